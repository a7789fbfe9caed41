//! The user's own console map: labels that were pointed at, because the built-in maps do not know them.
//!
//! An entry is the user's word for what a text on a page means. It is used before the built-in map, and in the same
//! way: an exact label, visible, unambiguous, or the field is *not found*.

mod file;
mod point;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use file::{export, import};
pub use point::PointError;
use point::{point, point_add, unknown_texts};

use super::key::{FieldKey, PageId};
use super::label::normalise;
use super::map::{ControlKind, FieldMap, map_of};
use crate::json::{record, variants};
use crate::page::snapshot::MAX_TEXT;
use crate::page::{ContentRequest, PageSnapshot};
use crate::words::{said, words};

/// Most entries of an own map. All fields of all pages are not half as many.
pub const MAX_ENTRIES: usize = 200;

/// Longest label, in characters.
pub const MAX_LABEL: usize = MAX_TEXT / 16;

/// Most names of alternatives that an entry may have.
const MAX_OPTIONS: usize = 8;

/// The user's own map of the consoles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnMap {
    /// The entries, in the order in which they were kept; a field has one at most.
    pub entries: Vec<OwnEntry>,
    /// Names of pages that Linkwright does not touch, because the user switched their maps off.
    pub off: Vec<String>,
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
    /// How the page calls what can be chosen, for choices: `HTTP_BASIC=In a header`.
    pub options: Vec<String>,
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

/// What the user is pointing at in a tab, until he confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pointing {
    /// The address.
    pub address: String,
    /// When that was loaded.
    pub loaded: u64,
    /// The form that it is taken for.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// True while a click on the page is waited for.
    pub waiting: bool,
    /// What was understood. While a click is waited for, it is to be one on what adds a row to this list.
    pub entry: Option<OwnEntry>,
    /// What the field holds, a line each; for a secret only words about it.
    pub value: Vec<String>,
    /// What can be chosen there, when some of it is not known.
    pub texts: Vec<String>,
    /// Why what was clicked last cannot be kept; empty when it can.
    pub error: String,
}

record!(Pointing {
    need address = "address",
    need loaded = "loaded",
    need page = "page",
    need field = "field",
    need waiting = "waiting",
    need entry = "entry",
    need value = "value",
    need texts = "texts",
    need error = "error",
});

/// What the user does to his map, or on the way to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Change {
    /// Points at a field.
    Point {
        /// The form that the page is taken for.
        page: PageId,
        /// The field.
        field: FieldKey,
    },
    /// Points at the control that adds a row to the list that was pointed at.
    PointAdd,
    /// Clicks an element of the page, or gives up the click.
    Picked {
        /// The element.
        handle: Option<u32>,
    },
    /// Keeps what was understood.
    Keep {
        /// How the page calls what can be chosen; empty for what is no choice, or where what is built in is right.
        options: Vec<String>,
    },
    /// Gives up the pointing.
    End,
    /// Removes an entry.
    Forget {
        /// The entry's page.
        page: PageId,
        /// The entry's field.
        field: FieldKey,
    },
    /// Switches the map of a page on or off.
    Switch {
        /// The page.
        page: PageId,
        /// Whether Linkwright shall work on it.
        on: bool,
    },
    /// Adds a file's entries.
    Import {
        /// The file's text.
        text: String,
    },
}

variants!(Change {
    Point = "point" { need page = "page", need field = "field" }
    PointAdd = "pointAdd" {}
    Picked = "picked" { need handle = "handle" }
    Keep = "keep" { need options = "options" }
    End = "end" {}
    Forget = "forget" { need page = "page", need field = "field" }
    Switch = "switch" { need page = "page", need on = "on" }
    Import = "import" { need text = "text" }
});

/// A page as it stands: its address, from the browser, and what is on it.
pub type Here<'a> = (&'a str, &'a PageSnapshot);

impl OwnMap {
    /// Carries out a change, on the page that is given. What the page is to be asked, if anything.
    ///
    /// # Errors
    /// Sentences that say what did not work, and why; then nothing was changed.
    pub fn change(
        &mut self,
        pointing: &mut Option<Pointing>,
        change: Change,
        here: Option<Here>,
        now: u64,
    ) -> Result<Option<ContentRequest>, String> {
        const NOTHING: &str = said!("There is nothing to keep: the page was loaded anew. Point at the field again.");
        match change {
            Change::Point { page, field } => {
                let (address, snapshot) = here.ok_or_else(|| PointError::Gone.to_string())?;
                *pointing = Some(Pointing {
                    address: address.to_owned(),
                    loaded: snapshot.loaded,
                    page,
                    field,
                    waiting: true,
                    entry: None,
                    value: Vec::new(),
                    texts: Vec::new(),
                    error: String::new(),
                });
                let name = map_of(page).and_then(|map| map.field(field)).map(FieldMap::name).unwrap_or_default();
                return Ok(Some(ContentRequest::Pick { text: words!("Click {name}, or its label") }));
            }
            Change::PointAdd => {
                let pointing = pointing.as_mut().ok_or(NOTHING)?;
                pointing.waiting = true;
                return Ok(Some(ContentRequest::Pick { text: said!("Click what adds a row").into() }));
            }
            Change::Picked { handle } => {
                let Some(known) = pointing.as_mut().filter(|known| known.waiting) else { return Ok(None) };
                let same =
                    here.filter(|(address, page)| (known.address.as_str(), known.loaded) == (*address, page.loaded));
                match (handle, same) {
                    (Some(handle), Some(here)) => known.picked(here, self, handle),
                    // What was understood before stays.
                    (None, Some(_)) if known.entry.is_some() => known.waiting = false,
                    _ => *pointing = None,
                }
                return Ok(None);
            }
            Change::Keep { options } => {
                let entry = pointing.as_ref().and_then(|pointing| pointing.entry.clone()).ok_or(NOTHING)?;
                if !self.keep(OwnEntry { options, kept_at: now, ..entry }) {
                    return Err(said!("It was not kept: a text has at most 256 characters, and a console map at most 200 entries. Remove what is not needed.").into());
                }
                *pointing = None;
            }
            Change::End => *pointing = None,
            Change::Forget { page, field } => {
                self.forget(page, field);
                return Ok(None);
            }
            Change::Switch { page, on } => {
                self.off.retain(|off| off != page.as_str());
                if !on {
                    self.off.push(page.as_str().to_owned());
                }
                return Ok(None);
            }
            Change::Import { text } => {
                import(&text, self).map_err(|error| error.to_string())?;
                return Ok(None);
            }
        }
        Ok(Some(ContentRequest::EndPick))
    }
}

impl Pointing {
    /// Goes on with a click on an element of the page as it stands.
    fn picked(&mut self, here: Here, own: &mut OwnMap, handle: u32) {
        self.waiting = false;
        self.error.clear();
        let result = match &self.entry {
            Some(entry) => point_add(here, own, entry.clone(), handle).map(|entry| (entry, None)),
            None => point(here, own, (self.page, self.field), handle).map(|(entry, found)| (entry, Some(found))),
        };
        match result {
            Ok((entry, found)) => {
                if let Some(found) = found {
                    self.value = found.shown();
                    self.texts = unknown_texts(here.1, self.page, self.field, handle);
                }
                self.entry = Some(entry);
            }
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
        let Some(field) = self.field_map() else { return Some(("field", said!("this page has no such field"))) };
        let known = |option: &String| {
            let named = option.split_once('=').filter(|(_, label)| fits(label));
            named.is_some_and(|(value, _)| field.options.iter().any(|known| known.value == value))
        };
        match self {
            _ if !fits(&self.label) => Some(("label", said!("a label has 1 to 256 characters"))),
            Self { section: Some(text), .. } if !fits(text) => {
                Some(("section", said!("a heading has 1 to 256 characters")))
            }
            Self { add: Some(text), .. } if !fits(text) => Some(("add", said!("this text has 1 to 256 characters"))),
            Self { add: Some(_), .. } if field.control != ControlKind::List => {
                Some(("add", said!("only a list has a control that adds a row")))
            }
            _ if self.options.len() > MAX_OPTIONS || !self.options.iter().all(known) => {
                Some(("options", said!("these are no alternatives of the field")))
            }
            _ => None,
        }
    }
}
