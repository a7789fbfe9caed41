//! What was understood of a page, in lines for people: for the tests of copied outlines, and for whoever adds one.
//! Nothing in the extension calls this.

use std::fmt::{self, Write as _};

use super::own::OwnMap;
use super::read::{Recognition, read};
use crate::page::{
    ChoiceControl, Control, ControlRole, FieldReading, FieldState, LabelSource, NodeContent, PageReading, PageSnapshot,
    SecretSeen,
};

/// A page and its fields, without any value. The address is the snapshot's own: it comes from a file, not from a page.
#[must_use]
pub fn describe(snapshot: &PageSnapshot) -> String {
    let mut out = format!("address: {}\n", snapshot.url);
    // Writing to a `String` does not fail.
    let _ = match read(&snapshot.url, snapshot, &OwnMap::default()) {
        Recognition::Elsewhere | Recognition::Off(_) => out.write_str("page: no console\n"),
        Recognition::Unknown { console, why } => {
            writeln!(out, "page: {console}, not recognised. {why}").and_then(|()| others(&mut out, snapshot, None))
        }
        Recognition::Page(reading) => {
            fields(&mut out, &reading).and_then(|()| others(&mut out, snapshot, Some(&reading)))
        }
    };
    out
}

fn fields(out: &mut String, reading: &PageReading) -> fmt::Result {
    writeln!(out, "page: {}", reading.page)?;
    let widest = reading.fields.iter().map(|field| field.key.as_str().len()).max().unwrap_or(0);
    for FieldReading { key, label, state, .. } in &reading.fields {
        write!(out, "  {:<widest$}  {}", key.as_str(), state_of(state))?;
        writeln!(out, "{}", if label.is_empty() { String::new() } else { format!(" — \"{label}\"") })?;
    }
    Ok(())
}

/// What could be filled and is no field: where a label has changed, it is here.
fn others(out: &mut String, snapshot: &PageSnapshot, reading: Option<&PageReading>) -> fmt::Result {
    let mut before = "";
    let mut title = "controls that are no field:\n";
    for node in &snapshot.nodes {
        match &node.content {
            NodeContent::Heading { text } | NodeContent::Text { text } => before = text.as_str(),
            NodeContent::Control(control) if takes_input(control.role) => {
                let known = reading.is_some_and(|reading| reading.fields.iter().any(|field| holds(field, node.handle)));
                if !known {
                    out.write_str(std::mem::take(&mut title))?;
                    writeln!(out, "  {} — {}", role(control.role), name(control, before))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn takes_input(role: ControlRole) -> bool {
    !matches!(role, ControlRole::Button | ControlRole::Link | ControlRole::Option)
}

/// What the markup calls a control, or else the text that stands before it.
fn name(control: &Control, before: &str) -> String {
    match control.labels.iter().find(|label| label.source != LabelSource::Beside) {
        Some(label) if label.source.names() => format!("\"{}\"", label.text),
        Some(label) => format!("\"{}\" as its placeholder", label.text),
        None if before.is_empty() => "no name".to_owned(),
        None => format!("no name, after \"{before}\""),
    }
}

fn role(role: ControlRole) -> &'static str {
    match role {
        ControlRole::Text => "text",
        ControlRole::Multiline => "text area",
        ControlRole::Select => "select",
        ControlRole::Combobox => "drop-down",
        ControlRole::Option => "option",
        ControlRole::Toggle => "toggle",
        ControlRole::Radio => "radio",
        ControlRole::Button => "button",
        ControlRole::Link => "link",
        ControlRole::Other => "other",
    }
}

fn holds(field: &FieldReading, handle: u32) -> bool {
    field.state.has(handle) || field.state.controls().contains(&handle)
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn state_of(state: &FieldState) -> String {
    let filled = |value: &str| if value.is_empty() { "empty" } else { "filled" };
    match state {
        FieldState::Absent => "not on the page".into(),
        FieldState::Uncertain { why } => format!("not found: {why}"),
        FieldState::Locked { .. } => "disabled or read-only".into(),
        FieldState::Text { value, .. } => format!("text, {}", filled(value)),
        FieldState::Secret { handle, seen } => {
            let place = if handle.is_some() { "secret" } else { "secret, not shown" };
            let seen = match seen {
                SecretSeen::Empty => "empty",
                SecretSeen::Masked(_) => "masked",
                SecretSeen::Shown(_) => "filled",
            };
            format!("{place}, {seen}")
        }
        FieldState::Toggle { on, .. } => match on {
            Some(true) => "toggle, on".into(),
            Some(false) => "toggle, off".into(),
            None => "toggle, state unknown".into(),
        },
        FieldState::Choice { chosen, control, .. } => {
            let (kind, options): (_, Vec<&str>) = match control {
                ChoiceControl::Radios { radios } => ("radios", radios.iter().map(|(value, _)| *value).collect()),
                ChoiceControl::Select { options, .. } => ("select", options.iter().map(|(value, ..)| *value).collect()),
                ChoiceControl::Combobox { options, .. } => {
                    ("drop-down", options.iter().map(|(value, _)| *value).collect())
                }
            };
            format!("{kind} of [{}], chosen: {}", options.join(", "), chosen.unwrap_or("nothing known"))
        }
        FieldState::List { rows, add, .. } => {
            let more = if add.is_some() { "with" } else { "without" };
            format!("list, {}, {more} a control that adds one", count(rows.len(), "row"))
        }
        FieldState::Area { lines, .. } => format!("text area, {}", count(lines.len(), "line")),
        FieldState::Lines { lines, .. } => format!("to read, {}", count(lines.len(), "line")),
        FieldState::Ignored => "known, and left alone".into(),
    }
}
