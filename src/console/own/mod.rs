//! The user's own console map: labels that were pointed at, because the built-in maps do not know them.
//!
//! An entry is the user's word for what a text on a page means. It is used before the built-in map, and in the same
//! way: an exact label, visible, unambiguous, or the field is *not found*.

mod file;
mod point;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use file::{MapFileError, export, import};
pub use point::{PointError, point, point_add, texts};

use super::key::{FieldKey, PageId};
use super::label::normalise;
use super::map::{ControlKind, FieldMap, map_of};
use crate::json::record;
use crate::page::PageSnapshot;
use crate::page::snapshot::MAX_TEXT;

/// Most entries of an own map. All fields of all pages are not half as many.
pub const MAX_ENTRIES: usize = 200;

/// Longest label, in characters.
pub const MAX_LABEL: usize = MAX_TEXT / 16;

/// Most names of alternatives that an entry may have.
const MAX_OPTIONS: usize = 8;

/// The user's own map of the consoles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnMap {
    /// The entries, in the order in which they were kept; a field has one at most.
    pub entries: Vec<OwnEntry>,
    /// Pages that Linkwright does not touch, because the user switched their maps off.
    pub off: Vec<PageId>,
}

record!(OwnMap {
    or_default entries = "entries",
    or_default off = "off",
});

/// What a text on a page means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnEntry {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// Its label, as it reads on the page.
    pub label: String,
    /// The heading before it, when the label alone stands at several places.
    pub section: Option<String>,
    /// The text of the control that adds a row, for lists.
    pub add: Option<String>,
    /// The texts of alternatives, for choices.
    pub options: Vec<OwnOption>,
    /// When it was kept, in milliseconds since 1970.
    pub kept_at: u64,
}

record!(OwnEntry {
    need page = "page",
    need field = "field",
    need label = "label",
    may section = "section",
    may add = "add",
    may options = "options",
    or_default kept_at = "keptAt",
});

/// How a page calls one of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnOption {
    /// SMAPI's name for it.
    pub value: String,
    /// The text on the page.
    pub label: String,
}

record!(OwnOption {
    need value = "value",
    need label = "label",
});

/// What the user is pointing at in a tab, until he confirms it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointing {
    /// The address.
    pub address: String,
    /// When that was loaded.
    pub loaded: u64,
    /// The form that it is taken for.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// How far it is.
    pub step: PointingStep,
    /// What was understood.
    pub entry: Option<OwnEntry>,
    /// What can be chosen there, as it reads on the page.
    pub texts: Vec<String>,
    /// Why what was clicked last cannot be kept; empty when it can.
    pub error: String,
}

record!(Pointing {
    need address = "address",
    need loaded = "loaded",
    need page = "page",
    need field = "field",
    need step = "step",
    need entry = "entry",
    need texts = "texts",
    need error = "error",
});

/// How far the pointing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PointingStep {
    /// The field is to be clicked.
    Field,
    /// The control that adds a row to the list is to be clicked.
    Add,
    /// Something was clicked, and it waits for the user's word.
    Understood,
}

impl Pointing {
    /// Goes on with a click on an element of the page as it stands.
    pub fn picked(&mut self, address: &str, snapshot: &PageSnapshot, own: &OwnMap, handle: u32) {
        let result = match (self.step, &self.entry) {
            (PointingStep::Add, Some(entry)) => point_add(address, snapshot, own, entry, handle),
            _ => point(address, snapshot, own, (self.page, self.field), handle),
        };
        if self.step == PointingStep::Field {
            self.texts = texts(snapshot, handle);
            self.entry = None;
        }
        self.step = PointingStep::Understood;
        self.error.clear();
        match result {
            Ok(entry) => self.entry = Some(entry),
            Err(error) => self.error = error.to_string(),
        }
    }
}

impl OwnMap {
    /// The entries of a page.
    pub(super) fn of(&self, page: PageId) -> Vec<&OwnEntry> {
        self.entries.iter().filter(|entry| entry.page == page).collect()
    }

    /// The entry of a field.
    #[must_use]
    pub fn entry(&self, page: PageId, field: FieldKey) -> Option<&OwnEntry> {
        self.entries.iter().find(|entry| entry.is_of(page, field))
    }

    /// Forgets the entry of a field.
    pub fn forget(&mut self, page: PageId, field: FieldKey) {
        self.entries.retain(|entry| !entry.is_of(page, field));
    }

    /// Keeps an entry in place of what was kept for its field. False when it cannot be used, or the map is full.
    pub fn keep(&mut self, entry: OwnEntry) -> bool {
        self.forget(entry.page, entry.field);
        let room = self.entries.len() < MAX_ENTRIES && entry.wrong().is_none();
        if room {
            self.entries.push(entry);
        }
        room
    }

    /// Switches the map of a page on or off.
    pub fn switch(&mut self, page: PageId, on: bool) {
        self.off.retain(|other| *other != page);
        if !on {
            self.off.push(page);
        }
    }
}

impl OwnEntry {
    fn is_of(&self, page: PageId, field: FieldKey) -> bool {
        self.page == page && self.field == field
    }

    /// What the built-in map says of the field: `None` for fields that a page does not have, or that are left alone.
    fn field_map(&self) -> Option<&'static FieldMap> {
        map_of(self.page)?.field(self.field).filter(|field| field.control != ControlKind::Ignore)
    }

    /// True when both say where the same text stands, of two fields.
    fn contradicts(&self, other: &Self) -> bool {
        let section = |entry: &Self| entry.section.as_deref().map(normalise);
        self.page == other.page
            && self.field != other.field
            && normalise(&self.label) == normalise(&other.label)
            && section(self) == section(other)
    }

    /// Why an entry cannot be used, as a clause, with the member that it is about.
    fn wrong(&self) -> Option<(&'static str, &'static str)> {
        let fits = |text: &str| !normalise(text).is_empty() && text.chars().count() <= MAX_LABEL;
        let Some(field) = self.field_map() else { return Some(("field", "this page has no such field")) };
        let known = |option: &OwnOption| field.options.iter().any(|known| known.value == option.value);
        match self {
            _ if !fits(&self.label) => Some(("label", "a label has 1 to 256 characters")),
            Self { section: Some(text), .. } if !fits(text) => Some(("section", "a heading has 1 to 256 characters")),
            Self { add: Some(text), .. } if !fits(text) => Some(("add", "this text has 1 to 256 characters")),
            Self { add: Some(_), .. } if field.control != ControlKind::List => {
                Some(("add", "only a list has a control that adds a row"))
            }
            _ if self.options.len() > MAX_OPTIONS || !self.options.iter().all(|one| known(one) && fits(&one.label)) => {
                Some(("options", "these are no alternatives of the field"))
            }
            _ => None,
        }
    }
}
