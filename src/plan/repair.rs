//! From fixes, and from what was there before, to what is wanted: both are carried out as any other fill.

use super::outcome::Outcome;
use super::session::FieldOutcome;
use super::wanted::{Wanted, WantedValue};
use crate::console::FieldKey;
use crate::json::record;
use crate::message::Origin;
use crate::page::{FieldState, PageReading, SecretSeen};
use crate::profile::{AccessTokenScheme, GrantType, Secret};
use crate::rules::{Change, Edit, Fix, without};
use crate::setup::held::Held;
use crate::setup::secret_facts::{is_blank, trimmed};
use crate::words::{inert, said, words};

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

/// What a field held at one time: before it was filled or fixed, or right after. In session storage alone: it can be a
/// secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What it held.
    pub held: Held,
    /// The secret that stood there.
    secret: Option<Secret>,
}

record!(Contents {
    need held = "held",
    in_memory secret = "secret",
});

impl Contents {
    /// What a field holds now.
    #[must_use]
    pub fn of(reading: &PageReading, key: FieldKey) -> Self {
        let state = reading.state(key);
        let secret = match state {
            FieldState::Secret { seen: SecretSeen::Shown(secret), .. } => Some(secret.clone()),
            FieldState::Secret { seen: SecretSeen::Empty, .. } => Some(Secret::new(String::new())),
            _ => None,
        };
        let mut held = Held::of(key, state);
        if let (FieldState::Area { .. }, Some(lines)) = (state, &mut held.rows) {
            // Nobody can ask for a blank line.
            lines.retain(|line| !line.is_empty());
        }
        Self { held, secret }
    }

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

/// Adds what these fields hold now, but for those that were there already. True when there was anything to add.
pub fn remember(before: &mut Vec<Contents>, reading: &PageReading, fields: &[FieldKey]) -> bool {
    let known = before.len();
    for key in fields {
        if before.iter().all(|old| old.held.key != *key) {
            before.push(Contents::of(reading, *key));
        }
    }
    before.len() > known
}

/// What undoing wants of the page, the last change first; and the fields that it leaves as they are, with the reason.
///
/// What is not known in `after`, because the fill was cut off, is put back whatever stands there.
#[must_use]
pub fn undo(before: &[Contents], after: &[Contents], reading: &PageReading) -> (Vec<Wanted>, Vec<FieldOutcome>) {
    let (mut wanted, mut left) = (Vec::new(), Vec::new());
    for old in before.iter().rev() {
        let key = old.held.key;
        let now = Contents::of(reading, key);
        let is_ours = || after.iter().all(|after| after.held.key != key || *after == now);
        let why = match old.value() {
            None => said!("The page did not show what stood there before, so it cannot be put back."),
            Some(_) if *old == now => continue,
            Some(value) if is_ours() => {
                wanted.push(Wanted { key, value, origin: Origin::Nowhere });
                continue;
            }
            Some(_) => said!("Changed on the page since, and so left as it is."),
        };
        left.push(FieldOutcome { key, outcome: Outcome::NeedsYou, note: why.to_owned() });
    }
    (wanted, left)
}

/// The fields that cannot be put back.
#[must_use]
pub fn lost(before: &[Contents]) -> Vec<FieldKey> {
    before.iter().filter(|held| held.value().is_none()).map(|held| held.held.key).collect()
}
