//! Lists: rows of inputs, with the controls that add and remove one.

use super::claim::{Hit, Territory, beside, following, is_open_input};
use super::form::{Form, several};
use super::label::normalise;
use super::map::{FieldMap, Map};
use super::outline::Outline;
use super::own::OwnEntry;
use super::values;
use crate::order::first;
use crate::page::{Control, ControlLabel, ControlRole, FieldState, Row};

impl Form<'_> {
    pub(super) fn list(
        &self,
        map: &Map,
        field: &FieldMap,
        outline: &Outline,
        own: &[Hit],
        named: &[usize],
    ) -> FieldState {
        if let Some(area) = self.area(outline, own, named) {
            return area;
        }
        let kept = self.own(field.key);
        let adds = |control: &Control| self.adds_to(field, control);
        // A link "+ Your Redirect URLs" beside the label "Your Redirect URLs" is no second label.
        let [hit] = own else {
            return if own.is_empty() && !named.is_empty() {
                FieldState::Uncertain { why: "The rows are there, but no label stands beside them.".into() }
            } else {
                FieldState::Uncertain { why: several(own.len()) }
            };
        };
        let part = |control: &Control| is_open_input(control) || adds(control);
        let territory = beside(outline, &self.hits, *hit, &part);
        let mut rows: Vec<Row> = Vec::new();
        let mut add = Vec::new();
        for (place, node) in territory.controls.iter().enumerate() {
            let Some(control) = outline.control(*node) else { continue };
            if adds(control) {
                add.push(outline.handle(*node));
            } else if is_row_of(control, field, kept) {
                if !control.enabled || control.read_only {
                    return FieldState::Locked { handle: outline.handle(*node) };
                }
                rows.push(Row {
                    handle: outline.handle(*node),
                    value: control.value.as_str().to_owned(),
                    remove: remover(outline, &territory, place),
                });
            } else {
                return FieldState::Uncertain { why: "Another field stands among the rows.".into() };
            }
        }
        if add.is_empty() {
            add.extend(self.distant_add(map, field, outline, *hit));
        }
        match add.as_slice() {
            [] if rows.is_empty() => {
                let (lines, handles) = values::addresses(outline, self, *hit);
                FieldState::Lines { lines, handles }
            }
            [] => FieldState::List { rows, add: None },
            [one] => FieldState::List { rows, add: Some(*one) },
            _ => FieldState::Uncertain { why: "Several links add a row here.".into() },
        }
    }
}

impl Form<'_> {
    /// One text area in place of rows; `None` where there is none, or more.
    fn area(&self, outline: &Outline, own: &[Hit], named: &[usize]) -> Option<FieldState> {
        let found = self.claimed(outline, own, named, &is_open_input);
        let [node] = *found.as_slice() else { return None };
        let control = outline.control(node).filter(|control| control.role == ControlRole::Multiline)?;
        let handle = outline.handle(node);
        let value = control.value.as_str();
        let told = |label: &ControlLabel| normalise(&label.text).split(' ').any(|word| word.starts_with("comma"));
        let commas = value.contains(',') && !value.contains('\n');
        Some(if !control.enabled || control.read_only {
            FieldState::Locked { handle }
        } else if commas || control.labels.iter().any(told) {
            FieldState::Uncertain { why: "Its values may have to be divided by commas, not by lines.".into() }
        } else {
            FieldState::Area { handle, lines: value.split('\n').map(str::to_owned).collect() }
        })
    }

    /// True for a control that adds a row to a list, by the map or by the user's own.
    fn adds_to(&self, field: &FieldMap, control: &Control) -> bool {
        let reads = |label: &str| same_add(control.value.as_str(), label);
        let kept = self.own(field.key).and_then(|entry| entry.add.as_deref());
        matches!(control.role, ControlRole::Button | ControlRole::Link)
            && (field.add.iter().any(|label| reads(label.text)) || kept.is_some_and(reads))
    }

    /// The one control of the form that adds a row to this list and to no other, wherever it stands.
    fn distant_add(&self, map: &Map, field: &FieldMap, outline: &Outline, hit: Hit) -> Option<u32> {
        // Where other texts stand in the row, the rows may be there and not be known as such.
        let row = outline.parent(hit.node).map_or(outline.all(), |group| outline.subtree(group));
        if following(outline, &self.hits, hit).any(|node| row.contains(&node) && outline.names(node)) {
            return None;
        }
        let mut found = outline.all().filter(|&node| {
            outline.scope(node) == outline.scope(hit.node)
                && outline.control(node).is_some_and(|control| self.adds_to(field, control))
        });
        let node = found.next()?;
        let control = outline.control(node)?;
        let only =
            found.next().is_none() && map.fields.iter().filter(|other| self.adds_to(other, control)).count() == 1;
        only.then(|| outline.handle(node))
    }
}

/// A row has no name of its own, or the list's name, perhaps with a number ("Scope 2").
fn is_row_of(control: &Control, field: &FieldMap, kept: Option<&OwnEntry>) -> bool {
    control.labels.iter().filter(|label| label.source.names()).all(|label| {
        let name = normalise(&label.text);
        let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '#' || c.is_whitespace());
        plain.is_empty()
            || field.labels.iter().any(|known| normalise(known.text) == plain)
            || kept.is_some_and(|entry| normalise(&entry.label) == plain)
    })
}

/// "+ Add scope" is "Add scope".
fn same_add(text: &str, label: &str) -> bool {
    let plain = |text: &str| normalise(text.trim_start_matches(['+', '＋', ' ']));
    plain(text) == plain(label)
}

/// The button that removes a row: the only one right after it, without a name or with a known one.
fn remover(outline: &Outline, territory: &Territory, place: usize) -> Option<u32> {
    const NAMES: &[&str] = &["", "×", "✕", "✖", "x", "-", "−", "remove", "delete", "削除", "eliminar", "quitar"];
    let row = *territory.controls.get(place)?;
    let next = territory.controls.get(place + 1).copied().unwrap_or(usize::MAX);
    let first = first(territory.others.len(), &|place| territory.others[place] < row);
    let between = territory.others.iter().skip(first).copied().take_while(|&node| node < next);
    let mut buttons = between.filter_map(|node| Some((node, outline.control(node)?)));
    let (node, control) = buttons.next()?;
    let button = matches!(control.role, ControlRole::Button | ControlRole::Link) && control.enabled && !control.submits;
    let named = control.labels.iter().map(|label| label.text.as_str()).chain([control.value.as_str()]);
    let known = named.into_iter().all(|name| NAMES.contains(&normalise(name).as_str()) || name.trim() == "×");
    (button && known && buttons.next().is_none()).then(|| outline.handle(node))
}
