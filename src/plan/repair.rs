//! From fixes, and from what was there before, to what is wanted: both are carried out as any other fill.

use super::wanted::{Wanted, WantedValue};
use crate::console::FieldKey;
use crate::json::record;
use crate::message::Origin;
use crate::page::{FieldState, PageReading, SecretSeen};
use crate::profile::{AccessTokenScheme, GrantType, Secret};
use crate::rules::{Change, Edit, Fix, without};
use crate::setup::held::Held;
use crate::setup::secret_facts::{is_blank, trimmed};
use crate::words::{inert, words};

/// What the fixes want of a page, all together. Edits of one list are made one after the other.
///
/// # Errors
/// Says which edit the page does not allow, and what to do.
pub fn wanted(fixes: &[&Fix], reading: &PageReading, kept: Option<&Secret>) -> Result<Vec<Wanted>, String> {
    let mut all: Vec<Wanted> = Vec::new();
    for edit in fixes.iter().flat_map(|fix| &fix.edits) {
        let before = all.iter().position(|wanted| wanted.key == edit.field).map(|place| all.remove(place).value);
        let value = match (&edit.change, before) {
            (change @ (Change::Row { .. } | Change::Add(_)), Some(WantedValue::Exactly(mut rows))) => {
                change.change(&mut rows);
                Some(WantedValue::Exactly(rows))
            }
            (change, _) => value(change, edit.field, reading, kept),
        };
        let Some(value) = value else {
            let label = inert(reading.field(edit.field).map(|field| field.label.as_str()).unwrap_or_default());
            return Err(words!(
                "The field {label} does not hold what it held before, or cannot be written now. Nothing was changed. Look at the page, then try again."
            ));
        };
        all.push(Wanted { key: edit.field, value, origin: Origin::Nowhere });
        if edit.change == Change::SwapWithSecret {
            // The secret's half of the exchange.
            let id = reading.text(FieldKey::ClientId).map(|id| Secret::new(id.to_owned()));
            let value = WantedValue::Secret(id.unwrap_or_else(|| Secret::new(String::new())));
            all.push(Wanted { key: FieldKey::ClientSecret, value, origin: Origin::Nowhere });
        }
    }
    for Wanted { key, value, .. } in &mut all {
        if let WantedValue::Exactly(rows) = value {
            fill_blank(rows, reading.rows(*key).unwrap_or_default().len());
        }
    }
    Ok(all)
}

/// A blank row waits to be filled: beside it none is added, which some pages do not even do.
fn fill_blank(rows: &mut Vec<String>, held: usize) {
    while rows.len() > held {
        let Some(blank) = rows.iter().position(|row| row.trim().is_empty()) else { return };
        rows.remove(blank);
    }
}

fn value(change: &Change, field: FieldKey, reading: &PageReading, kept: Option<&Secret>) -> Option<WantedValue> {
    let shown = || reading.shown_secret().map(Secret::expose);
    let secret = |text: String| WantedValue::Secret(Secret::new(text));
    match change {
        Change::Text(text) => Some(WantedValue::Text(text.clone())),
        Change::Row { .. } | Change::Add(_) => change.rows(&reading.rows(field)?).map(WantedValue::Exactly),
        Change::Choose(choice) => Some(WantedValue::Choice(choice)),
        Change::Switch(on) => Some(WantedValue::Flag(*on)),
        Change::TrimSecret => shown().map(|text| secret(trimmed(text).to_owned())),
        Change::SqueezeSecret => shown().map(|text| secret(without(trimmed(text), is_blank))),
        Change::KeptSecret => kept.map(|kept| WantedValue::Secret(kept.clone())),
        Change::SwapWithSecret => shown().map(|text| WantedValue::Text(trimmed(text).to_owned())),
    }
}

/// What a field will hold after a change, for people.
#[must_use]
pub fn after(change: &Change) -> Vec<String> {
    let say = |words: &str| vec![words.to_owned()];
    match change {
        Change::Text(text) if text.is_empty() => Vec::new(),
        Change::Text(text) => vec![text.clone()],
        Change::Row { with: rows, .. } | Change::Add(rows) => rows.clone(),
        Change::Choose(choice) => say(choice),
        Change::Switch(on) => say(if *on { "on" } else { "off" }),
        Change::TrimSecret => say("(the same without blanks and quotes at its ends)"),
        Change::SqueezeSecret => say("(the same without blanks)"),
        Change::KeptSecret => say("(kept for this session)"),
        Change::SwapWithSecret => say("(what stands in the other field)"),
    }
}

/// True when the page can take an edit as it stands.
#[must_use]
pub fn possible(reading: &PageReading, edit: &Edit) -> bool {
    match (&edit.change, reading.state(edit.field)) {
        (Change::Text(_), FieldState::Text { .. })
        | (Change::Row { .. } | Change::Add(_), FieldState::List { .. } | FieldState::Area { .. })
        | (Change::Choose(_), FieldState::Choice { .. })
        | (Change::Switch(_), FieldState::Toggle { .. } | FieldState::Choice { .. })
        | (Change::KeptSecret, FieldState::Secret { handle: Some(_), .. }) => true,
        (Change::TrimSecret | Change::SqueezeSecret | Change::SwapWithSecret, _) => reading.shown_secret().is_some(),
        _ => false,
    }
}

/// What a field held before it was filled or fixed. In session storage alone: it can be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// What it held.
    pub held: Held,
    /// The secret that stood there.
    secret: Option<Secret>,
}

record!(Before {
    need held = "held",
    in_memory secret = "secret",
});

/// What these fields hold now.
#[must_use]
pub fn before(reading: &PageReading, keys: impl Iterator<Item = FieldKey>) -> Vec<Before> {
    let of = |key| {
        let state = reading.state(key);
        let secret = match state {
            FieldState::Secret { seen: SecretSeen::Shown(secret), .. } => Some(secret.clone()),
            FieldState::Secret { seen: SecretSeen::Empty, .. } => Some(Secret::new(String::new())),
            _ => None,
        };
        Before { held: Held::of(key, state), secret }
    };
    keys.map(of).collect()
}

/// What undoing wants of the page: every field that can be put back. What was masked or not known cannot.
#[must_use]
pub fn undo(before: &[Before]) -> Vec<Wanted> {
    let wanted =
        |held: &Before| held.value().map(|value| Wanted { key: held.held.key, value, origin: Origin::Nowhere });
    before.iter().filter_map(wanted).collect()
}

/// The fields that cannot be put back.
#[must_use]
pub fn lost(before: &[Before]) -> Vec<FieldKey> {
    before.iter().filter(|held| held.value().is_none()).map(|held| held.held.key).collect()
}

impl Before {
    fn value(&self) -> Option<WantedValue> {
        let held = &self.held;
        let choice = |name: &String| {
            GrantType::of(name).map(GrantType::as_str).or(AccessTokenScheme::of(name).map(AccessTokenScheme::as_str))
        };
        None.or_else(|| held.text.clone().map(WantedValue::Text))
            .or_else(|| held.on.map(WantedValue::Flag))
            .or_else(|| held.choice.as_ref().and_then(choice).map(WantedValue::Choice))
            .or_else(|| held.choice.as_ref().map(|name| WantedValue::Flag(name == "ENABLED")))
            .or_else(|| held.rows.clone().map(WantedValue::Exactly))
            .or_else(|| self.secret.clone().map(WantedValue::Secret))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_did_not_show_is_lost() {
        let of = |secret: Option<Secret>| Before { held: Held::nothing(FieldKey::ClientSecret), secret };
        assert_eq!(lost(&[of(None)]), [FieldKey::ClientSecret]);
        assert_eq!(lost(&[of(Some(Secret::new("fake".into())))]), []);
    }
}
