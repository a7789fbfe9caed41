//! What a page means: which form it is, and for each field where it stands and what it holds.

use serde::{Serialize, Serializer};

use crate::console::{FieldKey, PageId};
use crate::profile::Secret;

/// What is shown of a secret's field in which nothing stands.
pub const EMPTY: &str = "(empty)";

/// A console page, understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageReading {
    /// Which page.
    pub page: PageId,
    /// Its address, as the browser gave it.
    pub url: String,
    /// The security profile's name, where the heading shows it.
    pub security_profile_name: Option<String>,
    /// When the page was loaded, in milliseconds since 1970: it tells one load from the next.
    #[serde(skip)]
    pub loaded: u64,
    /// True when the page's Save button can be pressed, which says that something is not saved; `None` when the page
    /// has no such button, or none that tells.
    pub unsaved: Option<bool>,
    /// The field that is being typed into at this moment.
    #[serde(skip)]
    pub typing: Option<FieldKey>,
    /// One entry a field of the map, in map order.
    pub fields: Vec<FieldReading>,
}

/// One field of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldReading {
    /// The field.
    pub key: FieldKey,
    /// Its label as it reads on the page; empty when it was not found.
    pub label: String,
    /// The label's own handle, to point at when there is no control.
    pub anchor: Option<u32>,
    /// Where it is and what it holds.
    pub state: FieldState,
}

/// Where a field is and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FieldState {
    /// Its label is not on the page.
    Absent,
    /// It cannot be told for certain; nothing is filled.
    Uncertain {
        /// Why, in one sentence.
        why: String,
    },
    /// Recognised, but disabled or read-only.
    Locked {
        /// The control.
        handle: u32,
    },
    /// An input for one text.
    Text {
        /// The control.
        handle: u32,
        /// What it holds.
        value: String,
    },
    /// The secret's input, or the place where a page shows the secret.
    Secret {
        /// The control, or the text that shows it.
        handle: Option<u32>,
        /// What can be seen of it.
        seen: SecretSeen,
    },
    /// On or off.
    Toggle {
        /// The control.
        handle: u32,
        /// Its state, where it can be told.
        on: Option<bool>,
    },
    /// One of several.
    Choice {
        /// SMAPI's name of what is chosen; `None` when nothing is, or something unknown.
        chosen: Option<&'static str>,
        /// The chosen text as it reads on the page.
        shown: String,
        /// How to choose another.
        control: ChoiceControl,
    },
    /// Rows of inputs.
    List {
        /// The rows, in page order.
        rows: Vec<Row>,
        /// The control that adds a row.
        add: Option<u32>,
        /// Where the rows are texts that cannot be edited: the input for the next one. What is typed there counts once
        /// the control that adds it was pressed.
        #[serde(skip_serializing_if = "Option::is_none")]
        draft: Option<Row>,
    },
    /// One text area that takes a value a line.
    Area {
        /// The control.
        handle: u32,
        /// Its lines, blank ones included.
        lines: Vec<String>,
    },
    /// Lines that the page only shows.
    Lines {
        /// The lines.
        lines: Vec<String>,
        /// The element that shows each.
        handles: Vec<u32>,
    },
    /// Known, and left alone.
    Ignored,
}

/// How a choice is made.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ChoiceControl {
    /// One radio a known alternative.
    Radios {
        /// SMAPI's name and the control.
        radios: Vec<(&'static str, u32)>,
    },
    /// A native `select`.
    Select {
        /// The control.
        handle: u32,
        /// SMAPI's name, position, and text of each known option.
        options: Vec<(&'static str, u32, String)>,
    },
    /// A drop-down that the page built.
    Combobox {
        /// The control.
        handle: u32,
        /// SMAPI's name and the entry, while the list is open.
        options: Vec<(&'static str, u32)>,
        /// True while the list is open.
        open: bool,
    },
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The input, or the text.
    pub handle: u32,
    /// What it holds.
    pub value: String,
    /// The control that removes the row.
    pub remove: Option<u32>,
}

/// What can be seen of a secret on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretSeen {
    /// The field is empty. On the Alexa page that says nothing of what is saved.
    Empty,
    /// Masking characters (these), or nothing shown at all (empty).
    Masked(String),
    /// The secret.
    Shown(Secret),
}

impl Serialize for SecretSeen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Empty => "empty",
            Self::Masked(_) => "masked",
            Self::Shown(_) => crate::profile::secret::REDACTED,
        })
    }
}

impl SecretSeen {
    /// Tells a secret from nothing and from masking characters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else if text.chars().all(|c| crate::search::has_char("•●∙·*＊⁎◦", c)) {
            Self::Masked(text.to_owned())
        } else {
            Self::Shown(Secret::new(text.to_owned()))
        }
    }
}

impl FieldState {
    /// The handles of everything that a field is operated by.
    #[must_use]
    pub fn controls(&self) -> Vec<u32> {
        match self {
            Self::Text { handle, .. }
            | Self::Toggle { handle, .. }
            | Self::Locked { handle }
            | Self::Area { handle, .. } => vec![*handle],
            Self::Secret { handle, .. } => handle.iter().copied().collect(),
            Self::List { rows, add, draft } => rows.iter().chain(draft).map(|row| row.handle).chain(*add).collect(),
            Self::Choice { control: ChoiceControl::Radios { radios }, .. } => {
                radios.iter().map(|(_, handle)| *handle).collect()
            }
            Self::Choice {
                control: ChoiceControl::Select { handle, .. } | ChoiceControl::Combobox { handle, .. },
                ..
            } => vec![*handle],
            Self::Lines { .. } | Self::Absent | Self::Uncertain { .. } | Self::Ignored => Vec::new(),
        }
    }

    /// What the field holds, for people, a line each; for a secret only words about it.
    #[must_use]
    pub fn shown(&self) -> Vec<String> {
        match self {
            Self::Absent | Self::Ignored | Self::Uncertain { .. } => Vec::new(),
            Self::Locked { .. } => vec!["(locked)".into()],
            Self::Text { value, .. } => vec![value.clone()],
            Self::Secret { seen, .. } => vec![match seen {
                SecretSeen::Empty => EMPTY.into(),
                SecretSeen::Masked(_) => "(hidden)".into(),
                SecretSeen::Shown(_) => "(set)".into(),
            }],
            Self::Toggle { on, .. } => vec![match on {
                Some(true) => "on".into(),
                Some(false) => "off".into(),
                None => "(cannot tell)".into(),
            }],
            Self::Choice { shown, chosen, .. } => match chosen {
                Some(chosen) => vec![(*chosen).to_owned()],
                None => vec![shown.clone()],
            },
            Self::List { rows, .. } => rows.iter().map(|row| row.value.clone()).collect(),
            Self::Area { lines, .. } => lines.iter().filter(|line| !line.is_empty()).cloned().collect(),
            Self::Lines { lines, .. } => lines.clone(),
        }
    }

    /// True when the field is on the page for certain.
    #[must_use]
    pub fn is_found(&self) -> bool {
        !matches!(self, Self::Absent | Self::Uncertain { .. } | Self::Ignored)
    }

    /// True when the field's control, or one of its rows, has this handle.
    #[must_use]
    pub fn has(&self, wanted: u32) -> bool {
        match self {
            Self::Text { handle, .. }
            | Self::Toggle { handle, .. }
            | Self::Locked { handle }
            | Self::Area { handle, .. } => *handle == wanted,
            Self::Secret { handle, .. } => *handle == Some(wanted),
            Self::Lines { handles, .. } => handles.contains(&wanted),
            Self::List { rows, draft, .. } => rows.iter().chain(draft).any(|row| row.handle == wanted),
            Self::Choice { .. } | Self::Absent | Self::Uncertain { .. } | Self::Ignored => false,
        }
    }
}

impl PageReading {
    /// The state of a field; `Absent` for fields that the page's map does not have.
    #[must_use]
    pub fn state(&self, key: FieldKey) -> &FieldState {
        self.field(key).map_or(&FieldState::Absent, |field| &field.state)
    }

    /// A field of this page's map.
    #[must_use]
    pub fn field(&self, key: FieldKey) -> Option<&FieldReading> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The lines of a list or of a read-only block, empty rows left out; `None` when it was not found.
    #[must_use]
    pub fn lines(&self, key: FieldKey) -> Option<Vec<String>> {
        match self.state(key) {
            FieldState::List { rows, .. } => {
                Some(rows.iter().map(|row| row.value.clone()).filter(|value| !value.is_empty()).collect())
            }
            FieldState::Area { lines, .. } => Some(lines.iter().filter(|line| !line.is_empty()).cloned().collect()),
            FieldState::Lines { lines, .. } => Some(lines.clone()),
            _ => None,
        }
    }

    /// The rows of a list, empty ones included; `None` when its inputs were not found.
    #[must_use]
    pub fn rows(&self, key: FieldKey) -> Option<Vec<String>> {
        match self.state(key) {
            FieldState::List { rows, .. } => Some(rows.iter().map(|row| row.value.clone()).collect()),
            FieldState::Area { lines, .. } => Some(lines.clone()),
            _ => None,
        }
    }

    /// The text of an input, or the only line of a read-only value.
    #[must_use]
    pub fn text(&self, key: FieldKey) -> Option<&str> {
        match self.state(key) {
            FieldState::Text { value, .. } => Some(value),
            FieldState::Lines { lines, .. } => lines.first().map(String::as_str),
            _ => None,
        }
    }

    /// The secret, where the page shows one.
    #[must_use]
    pub fn shown_secret(&self) -> Option<&Secret> {
        match self.state(FieldKey::ClientSecret) {
            FieldState::Secret { seen: SecretSeen::Shown(secret), .. } => Some(secret),
            _ => None,
        }
    }
}

impl FieldReading {
    /// The element to point at: the control, else the label.
    #[must_use]
    pub fn handle(&self) -> Option<u32> {
        let own = match &self.state {
            FieldState::Text { handle, .. }
            | FieldState::Toggle { handle, .. }
            | FieldState::Locked { handle }
            | FieldState::Area { handle, .. } => Some(*handle),
            FieldState::Secret { handle, .. } => *handle,
            FieldState::Lines { handles, .. } => handles.first().copied(),
            FieldState::Choice { control, .. } => match control {
                ChoiceControl::Radios { radios } => radios.first().map(|(_, handle)| *handle),
                ChoiceControl::Select { handle, .. } | ChoiceControl::Combobox { handle, .. } => Some(*handle),
            },
            FieldState::List { rows, draft, .. } => rows.iter().chain(draft).next().map(|row| row.handle),
            FieldState::Absent | FieldState::Uncertain { .. } | FieldState::Ignored => None,
        };
        own.or(self.anchor)
    }
}
