//! What names a field on a page: texts, the markup of controls, and what is drawn beside them.

use super::claim::Hit;
use super::form::add_once;
use super::key::FieldKey;
use super::label::normalise;
use super::outline::Outline;
use crate::page::{Control, ControlRole, LabelSource};

/// A text that names a field.
pub struct Name {
    /// In its normalised form.
    pub text: String,
    /// The heading that must stand before it.
    pub section: Option<String>,
    /// The field.
    pub key: FieldKey,
    /// True for the user's own word, which goes before what is built in.
    pub own: bool,
}

/// Where the names of fields are on a page.
#[derive(Default)]
pub struct Found {
    /// Every text that names a field.
    pub texts: Vec<Hit>,
    /// Every control that the markup names so.
    pub named: Vec<Hit>,
    /// Every control beside which such a text is drawn.
    pub placed: Vec<Hit>,
}

/// Every place of these names.
pub fn hits(outline: &Outline, names: &[Name]) -> Found {
    let mut found = Found::default();
    let mut section = String::new();
    for node in outline.all() {
        if let Some(text) = outline.text(node) {
            let text = normalise(text);
            found.texts.extend(name_of(&text, &section, names).map(|name| Hit { key: name.key, node }));
            if outline.is_heading(node) {
                section = text;
            }
        }
        if let Some(control) = outline.control(node) {
            let keys = keys_of(control, &section, names, &mut |key| found.placed.push(Hit { key, node }));
            found.named.extend(keys.into_iter().map(|key| Hit { key, node }));
        }
    }
    found
}

/// Fields whose names the markup ties to a control. Placeholders are hints: they count only as the user's own word,
/// which goes before all others. What is drawn beside it is no name, and told apart.
fn keys_of(control: &Control, section: &str, names: &[Name], beside: &mut dyn FnMut(FieldKey)) -> Vec<FieldKey> {
    let (mut keys, mut own) = (Vec::new(), Vec::new());
    if matches!(control.role, ControlRole::Button | ControlRole::Link | ControlRole::Option | ControlRole::Other) {
        return keys;
    }
    for label in &control.labels {
        match name_of(&normalise(&label.text), section, names) {
            Some(name) if label.source == LabelSource::Beside => beside(name.key),
            Some(name) if name.own => add_once(&mut own, name.key),
            Some(name) if label.source.names() => add_once(&mut keys, name.key),
            _ => {}
        }
    }
    if own.is_empty() { keys } else { own }
}

/// The field that a text names, in its normalised form.
fn name_of<'n>(text: &str, section: &str, names: &'n [Name]) -> Option<&'n Name> {
    names.iter().find(|name| name.text == text && name.section.as_deref().is_none_or(|wanted| wanted == section))
}
