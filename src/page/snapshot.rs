//! What the content script saw on a page, before anybody says what it means.
//!
//! A snapshot is an outline: the visible text and the controls of the page in document order, with as much
//! nesting as is needed to tell which text stands beside which control. The content script makes it and knows
//! nothing of account linking. Everything in it is input, not truth: it comes from a web page.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::text::PageText;
use crate::words::words;

/// Most nodes that a snapshot may hold; the content script stops there and sets `truncated`.
pub const MAX_NODES: usize = 20_000;

/// Most characters (UTF-16 units at the page, bytes ×4 here) of one text or value.
pub const MAX_TEXT: usize = 4_096;

/// The visible outline of one page at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PageSnapshot {
    /// `location.href` as the page reports it. Used to notice that the page moved on; never to decide
    /// which site this is (that comes from the browser).
    pub url: String,
    /// When the document began to load, in milliseconds since 1970: it tells one load of an address from the next.
    pub loaded: u64,
    /// `document.title`.
    pub title: String,
    /// The `lang` attribute of the document element, or an empty string.
    pub lang: String,
    /// Nodes in document order; a parent stands before its children.
    pub nodes: Vec<Node>,
    /// True when the page held more than [`MAX_NODES`] nodes.
    pub truncated: bool,
    /// The control that is being typed into, until it is left: what stands in it may be half of what is meant.
    pub typing: Option<u32>,
}

/// One entry of the outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Node {
    /// Names this node in later steps and marks; stays the same for the same element while it is in the page.
    pub handle: u32,
    /// Index of the parent in [`PageSnapshot::nodes`]; `None` at the top.
    pub parent: Option<u32>,
    /// What the node is.
    pub content: NodeContent,
}

/// The kinds of nodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum NodeContent {
    /// An element that groups two or more nodes, or marks a region.
    Group {
        /// The region that the element opens, if it is one.
        region: Option<Region>,
        /// `aria-label` or the text that `aria-labelledby` names; empty when there is none.
        label: String,
    },
    /// A heading (`h1`–`h6`, `role=heading`, `legend`, `caption`).
    Heading {
        /// Its visible text, white space collapsed.
        text: PageText,
    },
    /// One run of visible text: what stands on one line of the markup without a control or a block in between.
    Text {
        /// The text, white space collapsed.
        text: PageText,
    },
    /// Something that a person can operate.
    Control(Control),
}

/// Elements that separate one form from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Region {
    /// `form` or `role=form`.
    Form,
    /// `role=search` or `search`.
    Search,
    /// `dialog`, `role=dialog`, `role=alertdialog`.
    Dialog,
    /// `nav` or `role=navigation`.
    Navigation,
    /// `aside` or `role=complementary`.
    Complementary,
    /// Page header or footer.
    Banner,
    /// `main` or `role=main`.
    Main,
    /// `tr` or `role=row`.
    Row,
    /// `role=radiogroup` or `fieldset`.
    Fieldset,
    /// `role=listbox` or `role=menu`: the open list of some combobox.
    Listbox,
}

/// A control as it stands on the page. Only visible controls are reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Control {
    /// What it is.
    pub role: ControlRole,
    /// Texts that the markup itself ties to this control, best first.
    pub labels: Vec<ControlLabel>,
    /// The value: typed text, the chosen option's text, the text of a button. Empty for check boxes and radios.
    pub value: PageText,
    /// Texts of a `select`'s options; empty otherwise.
    pub options: Vec<String>,
    /// State of a check box, switch, toggle or radio; `None` for all else, and where the state cannot be told.
    pub checked: Option<bool>,
    /// True while a combobox shows its list.
    pub expanded: bool,
    /// False for `disabled` and `aria-disabled`, on the control or around it.
    pub enabled: bool,
    /// True for `readonly` and `aria-readonly`.
    pub read_only: bool,
    /// True for `type=password`.
    pub password: bool,
    /// True when pressing it submits or resets a form (`type=submit`, `image`, `reset`).
    pub submits: bool,
}

/// What a control is, by its behaviour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ControlRole {
    /// One line of text (`input` of a text-like type, `role=textbox`).
    Text,
    /// Several lines of text (`textarea`).
    Multiline,
    /// A native `select`.
    Select,
    /// A drop-down built by the page (`role=combobox`, `aria-haspopup=listbox`).
    Combobox,
    /// An entry of an open list (`role=option`).
    Option,
    /// On or off: check box, switch, pressed button, bare toggle.
    Toggle,
    /// One of several (`input type=radio`, `role=radio`).
    Radio,
    /// A button, or an element that looks and behaves like one.
    Button,
    /// A link.
    Link,
    /// Anything else that takes input (file, date, range, editable region); never written to.
    Other,
}

/// A text that the markup ties to a control.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ControlLabel {
    /// Where the text comes from.
    pub source: LabelSource,
    /// The text, white space collapsed.
    pub text: String,
}

/// Where a label's text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum LabelSource {
    /// `aria-labelledby`.
    LabelledBy,
    /// `aria-label`.
    AriaLabel,
    /// A `label` element, around the control or pointing at it.
    Label,
    /// The `placeholder`; a hint, never enough to recognise a field by.
    Placeholder,
    /// The text that is drawn before a control or right above it, where the markup gives it no name. It counts where the
    /// order of the page leaves open what belongs together, and speaks against what the order says otherwise.
    Beside,
}

impl LabelSource {
    /// True for the sources that name a control on purpose.
    #[must_use]
    pub fn names(self) -> bool {
        !matches!(self, Self::Placeholder | Self::Beside)
    }
}

/// Why a snapshot was refused.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum SnapshotError {
    /// The page's description is larger than any console page can be.
    #[error("{}", words!("the page description has {} entries, more than the {MAX_NODES} that are read; reload the page and try again", .0))]
    TooManyNodes(usize),
    /// A text is longer than the content script would send.
    #[error("{}", words!("entry {} of the page description is longer than {MAX_TEXT} characters; reload the page and try again", .0))]
    TextTooLong(usize),
    /// The order of the entries makes no tree.
    #[error("{}", words!("entry {} of the page description names a parent that does not stand before it; reload the page and try again", .0))]
    BadParent(usize),
}

impl PageSnapshot {
    /// Checks the limits and the tree, so that later code can index without fear.
    ///
    /// # Errors
    /// [`SnapshotError`] names the first entry that breaks a limit.
    pub fn validate(&self) -> Result<(), SnapshotError> {
        if self.nodes.len() > MAX_NODES {
            return Err(SnapshotError::TooManyNodes(self.nodes.len()));
        }
        for (index, node) in self.nodes.iter().enumerate() {
            if node.parent.is_some_and(|parent| parent as usize >= index) {
                return Err(SnapshotError::BadParent(index));
            }
            let longest = match &node.content {
                NodeContent::Group { label, .. } => label.len(),
                NodeContent::Heading { text } | NodeContent::Text { text } => text.as_str().len(),
                NodeContent::Control(control) => control
                    .labels
                    .iter()
                    .map(|label| label.text.len())
                    .chain(control.options.iter().map(String::len))
                    .chain([control.value.as_str().len()])
                    .max()
                    .unwrap_or(0),
            };
            if longest > MAX_TEXT * 4 {
                return Err(SnapshotError::TextTooLong(index));
            }
        }
        Ok(())
    }

    /// The control with this handle, if the snapshot has one.
    #[must_use]
    pub fn control(&self, handle: u32) -> Option<&Control> {
        self.nodes.iter().find_map(|node| match &node.content {
            NodeContent::Control(control) if node.handle == handle => Some(control),
            _ => None,
        })
    }
}
