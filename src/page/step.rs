//! What the content script is asked to do, and what it answers.

use serde::{Deserialize, Serialize};

use super::snapshot::PageSnapshot;
use super::text::PageText;

/// One thing to do to one element. The content script carries it out only if the element is still in the page,
/// visible, enabled and holds what the plan was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Step {
    /// The element, by its handle in the snapshot that the plan was made from.
    pub handle: u32,
    /// What to do.
    pub action: Action,
    /// True when the page did not take it the first time: it is done in another way, as by keys in place of a pointer.
    pub again: bool,
}

impl Step {
    /// A step that is tried for the first time.
    #[must_use]
    pub const fn new(handle: u32, action: Action) -> Self {
        Self { handle, action, again: false }
    }
}

/// The things that can be done to an element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Action {
    /// Replace the text of an input or text area.
    SetText {
        /// What the element must hold now; otherwise the step is stale.
        expected: PageText,
        /// What it shall hold.
        value: PageText,
    },
    /// Choose an option of a native `select` by its position.
    SelectOption {
        /// Position among the options, from 0.
        index: u32,
        /// The option's text; another text there means that the step is stale.
        text: String,
    },
    /// Click a toggle or radio.
    SetChecked {
        /// The state wanted; an element that is already in it is left alone.
        checked: bool,
    },
    /// Press an element: open a drop-down, choose an entry of its open list, add or remove a row.
    Press,
}

/// What became of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum StepResult {
    /// Carried out. Whether the page kept it shows in the next snapshot.
    Done,
    /// The element is gone, hidden, disabled, or holds something else than expected. Nothing was done.
    Stale,
    /// The element would submit or reset a form. Nothing was done.
    Refused,
    /// Something lies over the element wherever it is scrolled to: nobody could click it. Nothing was done.
    Covered,
}

/// A mark to draw beside an element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mark {
    /// The element, by its handle.
    pub handle: u32,
    /// How it looks.
    pub style: MarkStyle,
    /// The short text shown at the element, or the button's name.
    pub text: String,
    /// What the button copies; empty for outlines. Never a secret: only what the page itself shows.
    pub copy: String,
}

/// How a mark looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum MarkStyle {
    /// Outline of a finding that makes linking or saving fail.
    Error,
    /// Outline of a finding that is probably wrong.
    Warning,
    /// Outline of something worth knowing.
    Info,
    /// A small button that copies text which the page already shows.
    Copy,
}

/// What the background asks of the content script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ContentRequest {
    /// Describe the page. Answered with [`ContentResponse::Snapshot`].
    Collect,
    /// Carry out steps, in order. Answered with [`ContentResponse::Executed`].
    Execute {
        /// The address that the plan was made for; on any other nothing is done.
        url: String,
        /// The steps.
        steps: Vec<Step>,
    },
    /// Draw exactly these marks and no others. Answered with [`ContentResponse::Done`].
    Mark {
        /// All marks that shall stand.
        marks: Vec<Mark>,
    },
    /// Scroll to an element, focus it and draw attention to it. Answered with [`ContentResponse::Done`].
    Show {
        /// The element.
        handle: u32,
    },
    /// Let the user pick an element with pointer or keys, of which the page notices nothing. Answered with
    /// [`ContentResponse::Done`] at once; [`ContentEvent::Picked`] tells what was picked.
    Pick {
        /// What to click, in a few words.
        text: String,
    },
    /// Stop that, without a word. Answered with [`ContentResponse::Done`].
    EndPick,
    /// Put text on the clipboard from the page. Answered with [`ContentResponse::Copied`].
    Copy {
        /// What to copy. Never a secret.
        text: String,
    },
}

/// What the content script answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ContentResponse {
    /// The page as it stands.
    Snapshot {
        /// The outline.
        snapshot: PageSnapshot,
    },
    /// The steps were gone through.
    Executed {
        /// One result a step, in order; shorter when the address had changed.
        results: Vec<StepResult>,
    },
    /// Whether the text is on the clipboard now (browsers refuse it without a recent gesture on the page).
    Copied {
        /// True when it is.
        ok: bool,
    },
    /// Done; nothing to say.
    Done,
}

/// What the content script sends of its own accord.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ContentEvent {
    /// The user picked an element, or gave it up.
    Picked {
        /// The element, by its handle; `None` when he gave it up.
        handle: Option<u32>,
    },
    /// The page settled after loading, a route change, a re-rendering or an edit.
    PageChanged {
        /// The page as it stands.
        snapshot: PageSnapshot,
    },
}
