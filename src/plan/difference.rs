//! From one field's state and one wanted value to the next steps.

use super::wanted::WantedValue;
use crate::page::{Action, ChoiceControl, FieldState, PageText, Row, SecretSeen, Step};
use crate::words::said;

/// How a field compares with what is wanted.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// It holds what is wanted.
    None,
    /// These steps bring it nearer. Several rounds may be needed: a list opens first, a row is added first.
    Steps(Vec<Step>),
    /// It cannot be filled.
    Unable(Unable),
}

/// Why a field cannot be filled.
#[derive(Debug, Clone, PartialEq)]
pub enum Unable {
    /// It was not recognised.
    NotFound(String),
    /// The user must act first.
    NeedsUser(String),
}

/// The alternatives of a switch that has two controls instead of one.
const ENABLED: &str = "ENABLED";
const DISABLED: &str = "DISABLED";

/// Compares one field with what is wanted of it.
pub fn difference(state: &FieldState, value: &WantedValue) -> Difference {
    match (state, value) {
        (FieldState::Absent, _) => not_found(said!("Its label is not on the page.")),
        (FieldState::Uncertain { why }, _) => not_found(why),
        (FieldState::Ignored, _) => not_found(said!("Linkwright leaves this field alone.")),
        (_, WantedValue::Missing { cure }) => needs_user(cure),
        (FieldState::Locked { .. }, _) => needs_user(said!("The page has locked this field.")),
        (FieldState::Text { handle, value }, WantedValue::Text(wanted)) => set_text(*handle, value, wanted),
        (FieldState::Secret { handle: Some(handle), seen }, WantedValue::Secret(wanted)) => {
            secret(*handle, seen, wanted.expose())
        }
        (FieldState::Toggle { handle, on }, WantedValue::Flag(wanted)) => toggle(*handle, *on, *wanted),
        (FieldState::Choice { chosen, control, .. }, WantedValue::Choice(wanted)) => choice(*chosen, control, wanted),
        // A switch that the page shows as two alternatives.
        (FieldState::Choice { chosen, control, .. }, WantedValue::Flag(on)) => {
            choice(*chosen, control, if *on { ENABLED } else { DISABLED })
        }
        (
            FieldState::List { rows, add: Some(add), draft: Some(draft) },
            WantedValue::Exactly(wanted) | WantedValue::Including(wanted),
        ) => tokens(rows, *add, draft, wanted, matches!(value, WantedValue::Including(_))),
        (FieldState::List { rows, add, .. }, WantedValue::Exactly(wanted)) => exactly(rows, *add, wanted),
        (FieldState::List { rows, add, .. }, WantedValue::Including(wanted)) => including(rows, *add, wanted),
        (FieldState::Area { handle, lines }, WantedValue::Exactly(wanted)) => area(*handle, lines, wanted, false),
        (FieldState::Area { handle, lines }, WantedValue::Including(wanted)) => area(*handle, lines, wanted, true),
        (FieldState::Lines { lines, .. }, WantedValue::Exactly(wanted) | WantedValue::Including(wanted)) => {
            if wanted.iter().all(|line| lines.contains(line)) {
                Difference::None
            } else {
                needs_user(said!("The page only shows this. Press Edit on the page, then fill again."))
            }
        }
        _ => not_found(said!("The field is of another kind than expected.")),
    }
}

fn not_found(why: &str) -> Difference {
    Difference::Unable(Unable::NotFound(why.to_owned()))
}

fn needs_user(cure: &str) -> Difference {
    Difference::Unable(Unable::NeedsUser(cure.to_owned()))
}

fn step(handle: u32, action: Action) -> Difference {
    Difference::Steps(vec![Step::new(handle, action)])
}

fn write(handle: u32, held: &str, wanted: &str) -> Step {
    Step::new(handle, Action::SetText { expected: PageText::new(held), value: PageText::new(wanted) })
}

fn set_text(handle: u32, held: &str, wanted: &str) -> Difference {
    if held == wanted { Difference::None } else { Difference::Steps(vec![write(handle, held, wanted)]) }
}

fn secret(handle: u32, seen: &SecretSeen, wanted: &str) -> Difference {
    match seen {
        SecretSeen::Shown(shown) => set_text(handle, shown.expose(), wanted),
        SecretSeen::Empty => set_text(handle, "", wanted),
        // What a mask hides cannot be compared; entering the wanted secret makes it right either way.
        SecretSeen::Masked(mask) => set_text(handle, mask, wanted),
    }
}

fn toggle(handle: u32, on: Option<bool>, wanted: bool) -> Difference {
    match on {
        Some(on) if on == wanted => Difference::None,
        Some(_) => step(handle, Action::SetChecked { checked: wanted }),
        None => needs_user(said!("Whether this is on or off cannot be told. Set it on the page.")),
    }
}

fn choice(chosen: Option<&str>, control: &ChoiceControl, wanted: &str) -> Difference {
    if chosen == Some(wanted) {
        return Difference::None;
    }
    let absent = || not_found(said!("The wanted choice is not among those on the page."));
    match control {
        ChoiceControl::Radios { radios } => radios
            .iter()
            .find(|(value, _)| *value == wanted)
            .map_or_else(absent, |(_, handle)| step(*handle, Action::SetChecked { checked: true })),
        ChoiceControl::Select { handle, options } => {
            let mut fitting = options.iter().filter(|(value, ..)| *value == wanted);
            match (fitting.next(), fitting.next()) {
                (Some((_, index, text)), None) => {
                    step(*handle, Action::SelectOption { index: *index, text: text.clone() })
                }
                _ => absent(),
            }
        }
        ChoiceControl::Combobox { handle, open: false, .. } => step(*handle, Action::Press),
        ChoiceControl::Combobox { options, .. } => {
            let mut fitting = options.iter().filter(|(value, _)| *value == wanted);
            match (fitting.next(), fitting.next()) {
                (Some((_, entry)), None) => step(*entry, Action::Press),
                _ => absent(),
            }
        }
    }
}

/// Rows to exactly this set: right rows stay where they are, wrong ones take a missing value, the rest goes.
fn exactly(rows: &[Row], add: Option<u32>, wanted: &[String]) -> Difference {
    let mut missing: Vec<&String> = wanted.iter().collect();
    let mut spare: Vec<&Row> = Vec::new();
    for row in rows {
        match missing.iter().position(|value| **value == row.value) {
            Some(place) => drop(missing.remove(place)),
            None => spare.push(row),
        }
    }
    if missing.is_empty() && spare.is_empty() {
        return Difference::None;
    }
    let mut steps: Vec<Step> =
        spare.iter().zip(&missing).map(|(row, value)| write(row.handle, &row.value, value)).collect();
    let rest = spare.get(missing.len()..).unwrap_or_default();
    if !rest.is_empty() {
        // One removal a round: pages move the values of later rows up into the same inputs.
        let removable = rest.iter().rev().find_map(|row| row.remove);
        match (removable, rest.iter().find(|row| !row.value.is_empty())) {
            (Some(remove), _) => steps.push(Step::new(remove, Action::Press)),
            (None, Some(row)) => steps.push(write(row.handle, &row.value, "")),
            // Empty rows without a button to remove them count as no rows.
            (None, None) if steps.is_empty() => return Difference::None,
            (None, None) => {}
        }
        return Difference::Steps(steps);
    }
    grow(steps, missing.len() > spare.len(), add)
}

/// Of a list that holds what is wanted, in another order: writes each row over what stands in its place. Before all are
/// there what is moved would be lost where the page takes no more rows.
pub fn in_order(state: &FieldState, wanted: &[String]) -> Difference {
    match state {
        FieldState::List { rows, draft: None, .. } if rows.len() == wanted.len() => {
            let mut steps = Vec::new();
            for (row, value) in rows.iter().zip(wanted) {
                if row.value != *value {
                    steps.push(write(row.handle, &row.value, value));
                }
            }
            Difference::Steps(steps)
        }
        FieldState::Area { handle, lines } => set_text(*handle, &lines.join("\n"), &wanted.join("\n")),
        FieldState::List { draft: Some(_), .. } => {
            needs_user(said!("All of it is back, in another order than before."))
        }
        // Blank rows that nothing removes stand between.
        _ => Difference::None,
    }
}

/// Texts that can only be removed and added, one a round.
fn tokens(rows: &[Row], add: u32, draft: &Row, wanted: &[String], keep: bool) -> Difference {
    let surplus = rows.iter().find(|row| !keep && !wanted.contains(&row.value));
    if let Some(remove) = surplus.and_then(|row| row.remove) {
        return step(remove, Action::Press);
    }
    let Some(value) = wanted.iter().find(|value| !rows.iter().any(|row| row.value == **value)) else {
        return Difference::None;
    };
    let mut steps = Vec::new();
    if draft.value != *value {
        if !draft.value.is_empty() {
            return needs_user(said!(
                "Something is typed in this list and not added to it. Add or clear it, then fill again."
            ));
        }
        steps.push(write(draft.handle, "", value));
    }
    grow(steps, true, Some(add))
}

/// These rows beside what is there: empty rows first, then new ones; nothing else is changed.
fn including(rows: &[Row], add: Option<u32>, wanted: &[String]) -> Difference {
    let missing: Vec<&String> = wanted.iter().filter(|value| !rows.iter().any(|row| row.value == **value)).collect();
    if missing.is_empty() {
        return Difference::None;
    }
    let empty: Vec<&Row> = rows.iter().filter(|row| row.value.is_empty()).collect();
    let steps: Vec<Step> = empty.iter().zip(&missing).map(|(row, value)| write(row.handle, "", value)).collect();
    grow(steps, missing.len() > empty.len(), add)
}

/// The lines of a text area to this set: right lines stay in their order, and with `keep` the others too. Blank lines
/// count as no lines.
fn area(handle: u32, lines: &[String], wanted: &[String], keep: bool) -> Difference {
    let mut after = Vec::new();
    let mut same = true;
    for line in lines.iter().filter(|line| !line.is_empty()) {
        if keep || (wanted.contains(line) && !after.contains(line)) {
            after.push(line.clone());
        } else {
            same = false;
        }
    }
    for line in wanted {
        if !after.contains(line) {
            after.push(line.clone());
            same = false;
        }
    }
    if same { Difference::None } else { Difference::Steps(vec![write(handle, &lines.join("\n"), &after.join("\n"))]) }
}

/// Adds a row when rows are missing. One a round, after the writes: some pages add none while one is empty.
fn grow(mut steps: Vec<Step>, more: bool, add: Option<u32>) -> Difference {
    match (more, add) {
        (true, Some(add)) => steps.push(Step::new(add, Action::Press)),
        (true, None) if steps.is_empty() => return not_found(said!("The link that adds a row was not recognised.")),
        _ => {}
    }
    Difference::Steps(steps)
}
