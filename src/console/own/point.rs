//! From a click to an entry: which text near the element names the field, so that it can be found again.
//!
//! Every text that comes into question is tried: read with it, the page must give exactly this element for exactly
//! this field, and leave all others as they were. So what is kept is certain in the same way as what is built in.

use thiserror::Error;

use super::super::claim::{OptionNames, option_names};
use super::super::label::normalise;
use super::super::map::{ControlKind, FieldMap, map_of};
use super::super::outline::Outline;
use super::super::read::{Recognition, read};
use super::{Here, MAX_LABEL, OwnEntry, OwnMap};
use crate::console::{FieldKey, PageId};
use crate::page::{ControlRole, FieldReading, FieldState, PageReading, PageSnapshot, is_word};
use crate::words::{inert, said, words};

/// Most texts on one side of an element that are tried.
const REACH: usize = 4;

/// Why a click means nothing that could be kept.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PointError {
    /// It left the page in between.
    #[error("{}", said!("This is no longer on the page. Point at it again."))]
    Gone,
    /// Another page by now.
    #[error("{}", said!("The page shows another form now. Point at a field of that one."))]
    OtherPage,
    /// A check box for a text, or the like.
    #[error("{}", words!("This field is {}, and that is none. Point at it, or at its label.", .0))]
    WrongKind(&'static str),
    /// Nothing to know it by.
    #[error("{}", said!("No text near it would tell it from the others later on. Point at the text that names it, or fill it by hand."))]
    NoLabel,
    /// Not the only one.
    #[error("{}", words!("\"{}\" stands at other places too. Point at a text that does not, or fill this field by hand.", inert(.0)))]
    Several(String),
    /// It is another field.
    #[error("{}", words!("That is \"{}\" already. Remove that from your console map first; a secret's field is never another.", inert(.0)))]
    Another(String),
}

/// What a click on an element means for a field, and what that field is then.
///
/// # Errors
/// [`PointError`] says why nothing is kept.
pub fn point(
    (address, snapshot): Here,
    own: &mut OwnMap,
    (page, field): (PageId, FieldKey),
    handle: u32,
) -> Result<(OwnEntry, FieldState), PointError> {
    let before = take(own, (page, field));
    let result = try_all(address, snapshot, own, (page, field), handle);
    own.entries.extend(before);
    result
}

fn try_all(
    address: &str,
    snapshot: &PageSnapshot,
    own: &mut OwnMap,
    (page, field): (PageId, FieldKey),
    handle: u32,
) -> Result<(OwnEntry, FieldState), PointError> {
    let map = map_of(page).filter(|map| map.covers(address)).ok_or(PointError::OtherPage)?;
    let known = map.field(field).filter(|known| known.control != ControlKind::Ignore).ok_or(PointError::OtherPage)?;
    snapshot.validate().map_err(|_| PointError::Gone)?;
    let outline = Outline::new(snapshot);
    let node = outline.find(handle).ok_or(PointError::Gone)?;
    fits(known, &outline, node)?;
    let before = match read(address, snapshot, own) {
        Recognition::Page(reading) if reading.page == page => Some(reading),
        Recognition::Unknown { .. } => None,
        _ => return Err(PointError::OtherPage),
    };
    for other in before.iter().flat_map(|reading| &reading.fields) {
        let there =
            other.key != field && other.state.is_found() && (other.anchor == Some(handle) || is_at(other, handle));
        // Another of the user's own labels, or a mix-up with the secret.
        if there && (own.entry(page, other.key).is_some() || other.key.is_secret() || field.is_secret()) {
            return Err(PointError::Another(other.label.clone()));
        }
    }
    let options = alternatives(known, &outline, node);
    // A list without rows has only what adds one.
    let pressed =
        outline.control(node).filter(|control| matches!(control.role, ControlRole::Button | ControlRole::Link));
    let add = pressed.map(|control| control.value.as_str().trim().to_owned());
    let mut error = PointError::NoLabel;
    for (label, at) in candidates(&outline, node) {
        for in_section in [false, true] {
            let section = if in_section { section(&outline, at) } else { None };
            let (label, add, options) = (label.trim().to_owned(), add.clone(), options.clone());
            let entry = OwnEntry { page, field, label, section, add, options, kept_at: 0 };
            if entry.wrong().is_some() || own.entries.iter().any(|other| entry.contradicts(other)) {
                continue;
            }
            own.entries.push(entry);
            let after = read(address, snapshot, own);
            let Some(entry) = own.entries.pop() else { continue };
            let Recognition::Page(mut after) = after else { continue };
            if after.page != page {
                continue;
            }
            let Some(place) = after.fields.iter().position(|found| found.key == field) else { continue };
            if is_meant(&after.fields[place], &outline, node) && undisturbed(before.as_deref(), &after, field, handle) {
                return Ok((entry, after.fields.swap_remove(place).state));
            }
            if error == PointError::NoLabel && stands_twice(&outline, &entry.label) {
                error = PointError::Several(entry.label);
            }
        }
    }
    Err(error)
}

/// What a click on the control that adds a row to a list means.
///
/// # Errors
/// [`PointError`] says why nothing is kept.
pub fn point_add(
    (address, snapshot): Here,
    own: &mut OwnMap,
    mut entry: OwnEntry,
    handle: u32,
) -> Result<OwnEntry, PointError> {
    let field = entry.field;
    let control = snapshot.control(handle).ok_or(PointError::WrongKind(ADD))?;
    if !matches!(control.role, ControlRole::Button | ControlRole::Link) || control.submits {
        return Err(PointError::WrongKind(ADD));
    }
    let text = control.value.as_str().trim();
    entry.add = Some(text.to_owned());
    let before = take(own, (entry.page, field));
    own.entries.push(entry);
    let found = match read(address, snapshot, own) {
        Recognition::Page(reading) => {
            matches!(reading.state(field), FieldState::List { add, .. } if *add == Some(handle))
        }
        _ => false,
    };
    let entry = own.entries.pop().filter(|entry| found && entry.wrong().is_none());
    own.entries.extend(before);
    entry.ok_or_else(|| PointError::Several(text.to_owned()))
}

/// Takes the entry of a field out of the map, while another is tried.
fn take(own: &mut OwnMap, (page, field): (PageId, FieldKey)) -> Option<OwnEntry> {
    let place = own.entries.iter().position(|entry| entry.is_of(page, field))?;
    Some(own.entries.remove(place))
}

const ADD: &str = said!("a list, and what adds a row to it a button or link");

/// Whether an element can be what a field is.
fn fits(field: &FieldMap, outline: &Outline, node: usize) -> Result<(), PointError> {
    use ControlRole::{Button, Combobox, Link, Multiline, Radio, Select, Text, Toggle};
    // A text is a label, or a value that is shown.
    let Some(control) = outline.control(node) else { return Ok(()) };
    let (roles, wanted): (&[ControlRole], _) = match field.control {
        ControlKind::Text => (&[Text, Multiline], said!("a text field that anybody may read")),
        ControlKind::Secret => (&[Text, Multiline], said!("a text field")),
        ControlKind::Toggle => (&[Toggle], said!("a switch or check box")),
        ControlKind::Choice => (&[Radio, Select, Combobox], said!("a choice")),
        ControlKind::Switch => (&[Toggle, Radio, Select, Combobox], said!("a switch or choice")),
        ControlKind::List => (&[Text, Multiline, Button, Link], ADD),
        ControlKind::Read | ControlKind::ReadLines | ControlKind::ReadSecret | ControlKind::Ignore => {
            (&[Text, Multiline], said!("a text that is shown"))
        }
    };
    let hidden = control.password && !matches!(field.control, ControlKind::Secret | ControlKind::ReadSecret);
    if roles.contains(&control.role) && !hidden { Ok(()) } else { Err(PointError::WrongKind(wanted)) }
}

/// Texts that can name an element, best first, each with the place that decides in which section it is: those that the
/// markup ties to it, those in its row, those before and after the row, and its placeholder.
fn candidates<'a>(outline: &Outline<'a>, node: usize) -> Vec<(&'a str, usize)> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    let labels = outline.control(node).map(|control| control.labels.as_slice()).unwrap_or_default();
    for label in labels.iter().filter(|label| label.source.names()) {
        add(&mut found, &label.text, node);
    }
    let mut row = outline.parent(node);
    while let Some(group) = row {
        if outline.subtree(group).any(|other| other != node && outline.names(other)) {
            break;
        }
        row = outline.parent(group);
    }
    let row = row.map_or(node..node + 1, |group| outline.subtree(group));
    // What names comes before what explains.
    for names in [true, false] {
        for range in [node..node + 1, row.clone(), outline.all()] {
            let (mut before, mut after) = (0, 0);
            for distance in 0..range.len() {
                for (place, count) in
                    [(node.checked_sub(distance), &mut before), (node.checked_add(distance), &mut after)]
                {
                    let Some(place) = place.filter(|place| range.contains(place)) else { continue };
                    let near = outline.names(place) == names && outline.scope(place) == outline.scope(node);
                    if let Some(text) = outline.text(place).filter(|_| near && *count < REACH) {
                        *count += 1;
                        add(&mut found, text, place);
                    }
                }
            }
        }
    }
    for label in labels {
        add(&mut found, &label.text, node);
    }
    found
}

/// Adds a text that can be a label: words, and not too many; and no value, as an address, an identifier or a secret is.
fn add<'a>(found: &mut Vec<(&'a str, usize)>, text: &'a str, place: usize) {
    let letters = text.chars().filter(|c| is_word(*c)).count();
    let word = text.trim();
    let one = !crate::search::has_char(word, ' ') && word.len() >= 12;
    let value = crate::search::has(word, "://")
        || one && (word.len() > 40 && word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()));
    if (2..=MAX_LABEL).contains(&letters) && !value && !found.contains(&(text, place)) {
        found.push((text, place));
    }
}

/// The heading before a node.
fn section(outline: &Outline, node: usize) -> Option<String> {
    let heading = (0..node).rev().find(|&before| outline.is_heading(before))?;
    outline.text(heading).map(|text| text.trim().to_owned())
}

fn stands_twice(outline: &Outline, label: &str) -> bool {
    let label = normalise(label);
    let mut count = 0;
    for node in outline.all() {
        if outline.text(node).is_some_and(|text| normalise(text) == label) {
            count += 1;
        }
    }
    count > 1
}

fn is_known(field: &FieldMap, name: &str) -> bool {
    let name = normalise(name);
    field.options.iter().flat_map(|option| option.labels).any(|label| normalise(label.text) == name)
}

/// Names of the radios around a radio when the built-in map knows none of them: taken in turn until the user says which
/// is which, so that the field can be found at all.
fn alternatives(field: &FieldMap, outline: &Outline, node: usize) -> Vec<String> {
    let mut options = Vec::new();
    if outline.control(node).is_some_and(|control| control.role == ControlRole::Radio) {
        let names = choices(outline, node);
        for (option, name) in field.options.iter().zip(&names) {
            options.push(format!("{}={name}", option.value));
        }
        if names.iter().any(|name| is_known(field, name)) {
            options.clear();
        }
    }
    options
}

/// What can be chosen at an element, as it reads on the page, when not all of it is known.
pub fn unknown_texts(snapshot: &PageSnapshot, page: PageId, field: FieldKey, handle: u32) -> Vec<String> {
    let outline = Outline::new(snapshot);
    let mut texts = outline.find(handle).map(|node| choices(&outline, node)).unwrap_or_default();
    let known = map_of(page).and_then(|map| map.field(field));
    if known.is_none_or(|known| texts.iter().all(|text| is_known(known, text))) {
        texts.clear();
    }
    texts
}

/// What can be chosen at a control; of a drop-down that the page built all of it while it is open, else what is chosen.
fn choices(outline: &Outline, node: usize) -> Vec<String> {
    let Some(control) = outline.control(node) else { return Vec::new() };
    let mut found = Vec::new();
    match control.role {
        ControlRole::Select => found.clone_from(&control.options),
        ControlRole::Combobox => match outline.open_list().filter(|_| control.expanded) {
            Some(list) => {
                found.extend(list.iter().filter_map(|&entry| Some(outline.control(entry)?.value.as_str().to_owned())));
            }
            None => found.push(control.value.as_str().to_owned()),
        },
        ControlRole::Radio => {
            let mut range = outline.all();
            let mut group = outline.parent(node);
            while let Some(around) = group {
                if outline.subtree(around).filter(|&other| outline.is_radio(other)).count() > 1 {
                    range = outline.subtree(around);
                    break;
                }
                group = outline.parent(around);
            }
            for radio in range.filter(|&other| outline.is_radio(other)) {
                found.extend(match option_names(outline, radio) {
                    OptionNames::Certain(mut names) => names.pop(),
                    OptionNames::Flat { after, .. } => after,
                });
            }
        }
        _ => {}
    }
    found
}

/// True when a field, as it is read, is the one that was pointed at.
fn is_meant(found: &FieldReading, outline: &Outline, node: usize) -> bool {
    let handle = outline.handle(node);
    // A text is its label, or a value below it.
    let label = outline.text(node).is_some() && found.anchor == Some(handle);
    found.state.is_found() && (label || is_at(found, handle))
}

/// True when a field is operated or shown by this element.
fn is_at(field: &FieldReading, handle: u32) -> bool {
    field.state.has(handle) || field.state.controls().contains(&handle)
}

/// True when every other field is where it was before, or was not found then. One that had this element itself may have
/// lost it.
fn undisturbed(before: Option<&PageReading>, after: &PageReading, field: FieldKey, handle: u32) -> bool {
    let Some(before) = before else { return true };
    before.fields.iter().all(|other| {
        let now = after.state(other.key);
        other.key == field || !other.state.is_found() || *now == other.state || is_at(other, handle) && !now.is_found()
    })
}
