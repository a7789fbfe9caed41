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
use super::{MAX_LABEL, MAX_OPTIONS, OwnEntry, OwnMap, OwnOption};
use crate::console::{FieldKey, PageId};
use crate::page::{ControlRole, FieldReading, FieldState, PageReading, PageSnapshot, is_word};

/// Most texts on one side of an element that are tried.
const REACH: usize = 4;

/// Why a click means nothing that could be kept.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PointError {
    /// It left the page in between.
    #[error("This is no longer on the page. Point at it again.")]
    Gone,
    /// Another page by now.
    #[error("The page shows another form now. Choose the form that it shows, and point again.")]
    OtherPage,
    /// A check box for a text, or the like.
    #[error("That is {found}, and this field is {wanted}. Point at {wanted}, or at its label.")]
    WrongKind {
        /// What was pointed at.
        found: &'static str,
        /// What the field is.
        wanted: &'static str,
    },
    /// Nothing to know it by.
    #[error(
        "There is no text near it that would tell it from the others when the page is loaded again. Point at the text that names it, or fill this field by hand."
    )]
    NoLabel,
    /// Not the only one.
    #[error("\"{0}\" does not stand at this field alone. Point at a text that does, or fill this field by hand.")]
    Several(String),
    /// It is another field.
    #[error(
        "That is \"{0}\". If it is not, remove it from your console map first; a secret's field cannot be given to another."
    )]
    Another(String),
}

/// What a click on an element means for a field.
///
/// # Errors
/// [`PointError`] says why nothing is kept.
pub fn point(
    address: &str,
    snapshot: &PageSnapshot,
    own: &OwnMap,
    (page, field): (PageId, FieldKey),
    handle: u32,
) -> Result<OwnEntry, PointError> {
    let map = map_of(page).filter(|map| map.covers(address)).ok_or(PointError::OtherPage)?;
    let known = map.field(field).filter(|known| known.control != ControlKind::Ignore).ok_or(PointError::OtherPage)?;
    snapshot.validate().map_err(|_| PointError::Gone)?;
    let outline = Outline::new(snapshot);
    let node = outline.find(handle).ok_or(PointError::Gone)?;
    fits(known, &outline, node)?;
    let mut trial = own.clone();
    trial.forget(page, field);
    let before = match read(address, snapshot, &trial) {
        Recognition::Page(reading) if reading.page == page => Some(reading),
        Recognition::Unknown { .. } => None,
        _ => return Err(PointError::OtherPage),
    };
    let others = before.iter().flat_map(|reading| &reading.fields).filter(|other| other.key != field);
    for other in others.filter(|other| other.state.is_found() && (other.anchor == Some(handle) || is_at(other, handle)))
    {
        // Another of the user's own labels, or a mix-up with the secret.
        if trial.entry(page, other.key).is_some() || other.key.is_secret() || field.is_secret() {
            return Err(PointError::Another(other.label.clone()));
        }
    }
    let provisional = alternatives(known, &outline, node);
    // A list without rows has only what adds one.
    let pressed =
        outline.control(node).filter(|control| matches!(control.role, ControlRole::Button | ControlRole::Link));
    let add = pressed.map(|control| control.value.as_str().trim().to_owned());
    let mut doubtful = None;
    for (label, at) in candidates(&outline, node) {
        for section in [None, section(&outline, at)] {
            let (label, add, options) = (label.trim().to_owned(), add.clone(), provisional.clone());
            let entry = OwnEntry { page, field, label, section, add, options, kept_at: 0 };
            if entry.wrong().is_some() || trial.entries.iter().any(|other| entry.contradicts(other)) {
                continue;
            }
            trial.entries.push(entry);
            let after = read(address, snapshot, &trial);
            let Some(entry) = trial.entries.pop() else { continue };
            let Recognition::Page(after) = after else { continue };
            if after.page != page {
                continue;
            }
            match after.field(field) {
                Some(found)
                    if is_meant(found, &outline, node) && undisturbed(before.as_deref(), &after, field, handle) =>
                {
                    return Ok(entry);
                }
                Some(FieldReading { state: FieldState::Uncertain { .. }, .. }) if doubtful.is_none() => {
                    doubtful = Some(entry.label);
                }
                _ => {}
            }
        }
    }
    Err(doubtful.map_or(PointError::NoLabel, PointError::Several))
}

/// What a click on the control that adds a row to a list means.
///
/// # Errors
/// [`PointError`] says why nothing is kept.
pub fn point_add(
    address: &str,
    snapshot: &PageSnapshot,
    own: &OwnMap,
    entry: &OwnEntry,
    handle: u32,
) -> Result<OwnEntry, PointError> {
    let wrong = PointError::WrongKind { found: "something else", wanted: "a button or link that adds a row" };
    let control = snapshot.control(handle).ok_or(PointError::Gone)?;
    if !matches!(control.role, ControlRole::Button | ControlRole::Link) || control.submits {
        return Err(wrong);
    }
    let entry = OwnEntry { add: Some(control.value.as_str().trim().to_owned()), ..entry.clone() };
    if entry.wrong().is_some() {
        return Err(PointError::NoLabel);
    }
    let mut trial = own.clone();
    trial.keep(entry.clone());
    match read(address, snapshot, &trial) {
        Recognition::Page(reading) if reading.page == entry.page => match reading.state(entry.field) {
            FieldState::List { add: Some(add), .. } if *add == handle => Ok(entry),
            _ => Err(PointError::Several(control.value.as_str().to_owned())),
        },
        _ => Err(PointError::OtherPage),
    }
}

/// Whether an element can be what a field is.
fn fits(field: &FieldMap, outline: &Outline, node: usize) -> Result<(), PointError> {
    use ControlRole::{Button, Combobox, Link, Multiline, Radio, Select, Text, Toggle};
    const LIST: &str = "a list of text fields, or the button that adds one";
    // A text is a label, or a value that is shown.
    let Some(control) = outline.control(node) else { return Ok(()) };
    let (roles, wanted): (&[ControlRole], _) = match field.control {
        ControlKind::Text => (&[Text, Multiline], "a text field"),
        ControlKind::Secret => (&[Text, Multiline], "the text field of the secret"),
        ControlKind::Toggle => (&[Toggle], "a switch or check box"),
        ControlKind::Choice => (&[Radio, Select, Combobox], "a choice"),
        ControlKind::Switch => (&[Toggle, Radio, Select, Combobox], "a switch or a choice"),
        ControlKind::List => (&[Text, Multiline, Button, Link], LIST),
        ControlKind::Read | ControlKind::ReadLines | ControlKind::ReadSecret | ControlKind::Ignore => {
            (&[Text, Multiline], "a text that the page shows")
        }
    };
    let found = match control.role {
        Text | Multiline if control.password => "a text field that hides what is typed",
        Text | Multiline => "a text field",
        Select | Combobox | Radio | ControlRole::Option => "a choice",
        Toggle => "a switch or check box",
        Button => "a button",
        Link => "a link",
        ControlRole::Other => "a control that Linkwright does not write to",
    };
    let hidden = control.password && !matches!(field.control, ControlKind::Secret | ControlKind::ReadSecret);
    if roles.contains(&control.role) && !hidden { Ok(()) } else { Err(PointError::WrongKind { found, wanted }) }
}

/// Texts that can name an element, best first, each with the place that decides in which section it is: those that the
/// markup ties to it, those in its row, those before and after the row, and its placeholder.
fn candidates<'a>(outline: &Outline<'a>, node: usize) -> Vec<(&'a str, usize)> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    let labels = outline.control(node).map(|control| control.labels.as_slice()).unwrap_or_default();
    found.extend(labels.iter().filter(|label| label.source.names()).map(|label| (label.text.as_str(), node)));
    found.extend(outline.text(node).map(|text| (text, node)));
    let scope = outline.scope(node);
    let texts = |node: &usize| outline.text(*node).is_some() && outline.scope(*node) == scope;
    let mut row = outline.parent(node);
    while let Some(group) = row {
        if outline.subtree(group).any(|other| other != node && outline.names(other)) {
            break;
        }
        row = outline.parent(group);
    }
    let row = row.map_or(node..node, |group| outline.subtree(group));
    // What names comes before what explains.
    for names in [true, false] {
        for range in [row.clone(), outline.all()] {
            let worth = |other: &usize| texts(other) && outline.names(*other) == names;
            let before = (range.start..node.max(range.start)).rev().filter(worth).take(REACH);
            let after = (node + 1..range.end.max(node + 1)).filter(worth).take(REACH);
            found.extend(before.chain(after).filter_map(|other| Some((outline.text(other)?, other))));
        }
    }
    found.extend(labels.iter().filter(|label| !label.source.names()).map(|label| (label.text.as_str(), node)));
    let mut kept: Vec<(&str, usize)> = Vec::new();
    for (text, at) in found {
        let letters = text.chars().filter(|c| is_word(*c)).count();
        if letters >= 2 && text.chars().count() <= MAX_LABEL && !is_value(text) && !kept.contains(&(text, at)) {
            kept.push((text, at));
        }
    }
    kept
}

/// True for a text that is somebody's value and no label: an address, an identifier, a secret.
fn is_value(text: &str) -> bool {
    let word = text.trim();
    let one = !word.contains(char::is_whitespace) && word.len() >= 12;
    word.contains("://")
        || one && word.contains(|c: char| c.is_ascii_digit())
        || one && word.is_ascii() && word.len() > 40
}

/// The heading before a node.
fn section(outline: &Outline, node: usize) -> Option<String> {
    let heading = (0..node).rev().find(|&before| outline.is_heading(before))?;
    outline.text(heading).map(|text| text.trim().to_owned())
}

/// Names of the radios around a radio when the built-in map knows none of them: taken in turn until the user says which
/// is which, so that the field can be found at all.
fn alternatives(field: &FieldMap, outline: &Outline, node: usize) -> Vec<OwnOption> {
    let names = choices(outline, node);
    let known = |name: &String| {
        let labels = field.options.iter().flat_map(|option| option.labels);
        labels.into_iter().any(|label| normalise(label.text) == normalise(name))
    };
    let radio = outline.control(node).is_some_and(|control| control.role == ControlRole::Radio);
    if !radio || names.iter().any(known) {
        return Vec::new();
    }
    let options = field.options.iter().zip(names).take(MAX_OPTIONS);
    options.map(|(option, label)| OwnOption { value: option.value.to_owned(), label }).collect()
}

/// What can be chosen at an element, as it reads on the page.
#[must_use]
pub fn texts(snapshot: &PageSnapshot, handle: u32) -> Vec<String> {
    if snapshot.validate().is_err() {
        return Vec::new();
    }
    let outline = Outline::new(snapshot);
    outline.find(handle).map(|node| choices(&outline, node)).unwrap_or_default()
}

/// What can be chosen at a control, as it reads on the page; of a drop-down that the page built all of it while it is open.
fn choices(outline: &Outline, node: usize) -> Vec<String> {
    let Some(control) = outline.control(node) else { return Vec::new() };
    let is_radio = |other: &usize| outline.control(*other).is_some_and(|other| other.role == ControlRole::Radio);
    let text = |other: usize| outline.control(other).map(|option| option.value.as_str().to_owned());
    match control.role {
        ControlRole::Select => control.options.clone(),
        ControlRole::Combobox => {
            let lists = outline.open_lists();
            let open: Vec<&usize> = lists.iter().flatten().filter(|_| lists.len() == 1 && control.expanded).collect();
            if open.is_empty() {
                // While it is closed it shows what is chosen.
                return text(node).filter(|text| !text.is_empty()).into_iter().collect();
            }
            open.into_iter().filter_map(|&entry| text(entry)).collect()
        }
        ControlRole::Radio => {
            let mut group = outline.parent(node);
            while let Some(around) = group {
                if outline.subtree(around).filter(is_radio).count() > 1 {
                    break;
                }
                group = outline.parent(around);
            }
            let range = group.map_or_else(|| outline.all(), |around| outline.subtree(around));
            let name = |radio: usize| match option_names(outline, radio) {
                OptionNames::Certain(names) => names.into_iter().next(),
                OptionNames::Flat { after, .. } => after,
            };
            range.filter(is_radio).filter_map(name).collect()
        }
        _ => Vec::new(),
    }
}

/// True when a field, as it is read, is the one that was pointed at.
fn is_meant(found: &FieldReading, outline: &Outline, node: usize) -> bool {
    if !found.state.is_found() {
        return false;
    }
    let handle = outline.handle(node);
    let shows = |text: &str| match &found.state {
        FieldState::Lines { lines, .. } => lines.iter().any(|line| text.contains(line.as_str())),
        _ => false,
    };
    match outline.text(node) {
        // Its label, or a value below it. A secret that is shown is no label.
        Some(text) => found.anchor == Some(handle) || is_at(found, handle) || shows(text),
        None => is_at(found, handle),
    }
}

/// True when a field is operated or shown by this element.
fn is_at(field: &FieldReading, handle: u32) -> bool {
    field.state.has(handle) || field.state.controls().contains(&handle)
}

/// True when every other field is as it was before, or was not found then. One that had this element itself may have
/// lost it.
fn undisturbed(before: Option<&PageReading>, after: &PageReading, field: FieldKey, handle: u32) -> bool {
    before.is_none_or(|before| {
        before.fields.iter().filter(|other| other.key != field && other.state.is_found()).all(|other| {
            let now = after.state(other.key);
            *now == other.state || is_at(other, handle) && !now.is_found()
        })
    })
}
