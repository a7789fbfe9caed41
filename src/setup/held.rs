//! What the fields of a page held, in one form for every page: what is remembered of a page, and what undoing needs.

use serde::{Deserialize, Serialize};

use super::secret_facts::SecretFacts;
use crate::console::FieldKey;
use crate::page::{FieldState, PageReading};
use crate::profile::Secret;

/// What one field held, by its kind. Never a secret: of that only facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Held {
    /// The field.
    pub key: FieldKey,
    /// A text.
    pub text: Option<String>,
    /// On or off.
    pub on: Option<bool>,
    /// SMAPI's name of what was chosen.
    pub choice: Option<String>,
    /// Rows or lines, empty rows included.
    pub rows: Option<Vec<String>>,
    /// Facts of a secret, see [`SecretFacts::bits`].
    pub facts: Option<u16>,
}

impl Held {
    /// A field of which nothing is known.
    #[must_use]
    pub const fn nothing(key: FieldKey) -> Self {
        Self { key, text: None, on: None, choice: None, rows: None, facts: None }
    }

    /// What a field holds; everything `None` when it was not recognised.
    #[must_use]
    pub fn of(key: FieldKey, state: &FieldState) -> Self {
        let mut held = Self::nothing(key);
        match state {
            FieldState::Text { value, .. } => held.text = Some(value.clone()),
            FieldState::Toggle { on, .. } => held.on = *on,
            FieldState::Choice { chosen, .. } => held.choice = chosen.map(str::to_owned),
            FieldState::List { rows, .. } => held.rows = Some(rows.iter().map(|row| row.value.clone()).collect()),
            FieldState::Area { lines, .. } | FieldState::Lines { lines, .. } => held.rows = Some(lines.clone()),
            _ => {}
        }
        held
    }

    /// True when nothing is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_none() && self.on.is_none() && self.choice.is_none() && self.rows.is_none() && self.facts.is_none()
    }
}

/// What every recognised field of a page holds.
#[must_use]
pub fn all(reading: &PageReading, kept: Option<&Secret>) -> Vec<Held> {
    let held = reading.fields.iter().map(|field| {
        let mut held = Held::of(field.key, &field.state);
        if let FieldState::Secret { seen, .. } = &field.state {
            held.facts = Some(SecretFacts::of(seen, reading.text(FieldKey::ClientId), kept).bits());
        }
        held
    });
    held.filter(|held| !held.is_empty()).collect()
}

/// One field among them.
#[must_use]
pub fn field(all: &[Held], key: FieldKey) -> Option<&Held> {
    all.iter().find(|held| held.key == key)
}

/// The text of a field, or the first line of a value that is only shown.
#[must_use]
pub fn text(all: &[Held], key: FieldKey) -> Option<String> {
    let held = field(all, key)?;
    held.text.clone().or_else(|| held.rows.as_ref()?.first().cloned())
}

/// The rows or lines of a field.
#[must_use]
pub fn rows(all: &[Held], key: FieldKey) -> Option<Vec<String>> {
    field(all, key)?.rows.clone()
}

/// Whether a field is on.
#[must_use]
pub fn flag(all: &[Held], key: FieldKey) -> Option<bool> {
    field(all, key)?.on
}
