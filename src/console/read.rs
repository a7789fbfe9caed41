//! From a snapshot to a reading: which page it is, and which control is which field.

use super::form::Form;
use super::key::PageId;
use super::map::{MAPS, Map};
use super::outline::Outline;
use super::own::OwnMap;
use crate::page::{PageReading, PageSnapshot};
use crate::words::{said, words};

/// Whether a page is one of the known forms.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognition {
    /// Not an address of a console.
    Elsewhere,
    /// A console, but none of its known forms for certain.
    Unknown {
        /// The console's name.
        console: &'static str,
        /// Why, in one sentence.
        why: String,
    },
    /// A known form, which the user wants to be left alone: nothing of it was read.
    Off(PageId),
    /// A known form.
    Page(Box<PageReading>),
}

/// Reads a page. `address` comes from the browser; what the snapshot says of its address is not asked. What the user
/// has pointed at goes before what is built in.
#[must_use]
pub fn read(address: &str, snapshot: &PageSnapshot, own: &OwnMap) -> Recognition {
    let maps: Vec<&Map> = MAPS.iter().filter(|map| map.covers(address)).collect();
    let Some(first) = maps.first() else { return Recognition::Elsewhere };
    let unknown = |why: String| Recognition::Unknown { console: first.console, why };
    if let Err(error) = snapshot.validate() {
        return unknown(error.to_string());
    }
    let outline = Outline::new(snapshot);
    let texts = outline.texts();
    let mut known: Vec<(usize, &Map, Form)> = Vec::new();
    for map in &maps {
        known.extend(Form::find(map, &outline, &texts, own).map(|form| (form.keys().len(), *map, form)));
    }
    if known.is_empty() {
        for map in &maps {
            known.extend(Form::without_labels(map, &outline).map(|form| (0, *map, form)));
        }
    }
    // A page that is known by itself is not taken for another because of the user's own labels for that one.
    if known.iter().any(|(_, _, form)| form.built_in) {
        known.retain(|(_, _, form)| form.built_in);
    }
    let most = known.iter().map(|(labels, ..)| *labels).max();
    let mut best = known.iter().filter(|(labels, ..)| Some(*labels) == most);
    match (best.next(), best.next()) {
        (None, _) => unknown(said!("None of the known forms of this console is on the page.").into()),
        (Some((_, one, _)), Some((_, other, _))) => {
            unknown(words!("The page looks like \"{}\" and like \"{}\".", one.title, other.title))
        }
        (Some((_, map, _)), None) if own.off.iter().any(|off| off == map.page.as_str()) => Recognition::Off(map.page),
        (Some((_, map, form)), None) => Recognition::Page(Box::new(form.reading(map, address, &outline, &texts))),
    }
}
