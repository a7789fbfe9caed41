//! Lists: rows of inputs, with the controls that add and remove one.

use std::ops::Range;

use super::claim::{Hit, Territory, beside, following, is_open_input};
use super::form::Form;
use super::label::normalise;
use super::map::{FieldMap, Map};
use super::outline::Outline;
use super::own::OwnEntry;
use super::values;
use crate::order::first;
use crate::page::{Control, ControlLabel, ControlRole, FieldState, Row};
use crate::words::said;

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
                FieldState::Uncertain { why: said!("The rows are there, but no label stands beside them.").into() }
            } else {
                self.several_labels(outline, own)
            };
        };
        if let Some(tokens) = self.tokens(field, outline, *hit) {
            return tokens;
        }
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
                return FieldState::Uncertain { why: said!("Another field stands among the rows.").into() };
            }
        }
        if add.is_empty() {
            add.extend(self.own_add(field, outline, *hit).or_else(|| self.distant_add(map, field, outline, *hit)));
        }
        if rows.is_empty() && self.placed.iter().any(|other| other.key == field.key) {
            return FieldState::Uncertain { why: "Its rows stand away from its label.".into() };
        }
        match add.as_slice() {
            [] if rows.is_empty() => {
                let takes = |control: &Control| is_open_input(control) || control.role == ControlRole::Combobox;
                let row = row(outline, *hit);
                let mut inside = following(outline, &self.hits, *hit)
                    .filter(|node| row.contains(node))
                    .filter_map(|node| outline.control(node));
                if inside.any(|control| takes(control) && !control.read_only && control.enabled) {
                    return FieldState::Uncertain {
                        why: said!("Its values are made in a way that Linkwright does not know. Enter them by hand.")
                            .into(),
                    };
                }
                let (lines, handles) = values::addresses(outline, self, *hit);
                FieldState::Lines { lines, handles }
            }
            [] => FieldState::List { rows, add: None, draft: None },
            [one] => {
                // Where each row has a button that removes it, a lone input without one is that for the next text.
                let lone = matches!(rows.as_slice(), [Row { remove: None, .. }]);
                let plain = territory.others.iter().all(|&node| outline.control(node).is_none());
                let draft = if lone && plain && !field.bare_rows { rows.pop() } else { None };
                FieldState::List { rows, add: Some(*one), draft }
            }
            _ => FieldState::Uncertain { why: said!("Several links add a row here.").into() },
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
        let commas = crate::search::has_char(value, ',') && !crate::search::has_char(value, '\n');
        Some(if !control.enabled || control.read_only {
            FieldState::Locked { handle }
        } else if commas || control.labels.iter().any(told) {
            FieldState::Uncertain { why: said!("Its values may have to be divided by commas, not by lines.").into() }
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

    /// The only control in the label's own row, which adds to the list; what is written there besides are sentences, as
    /// that there are no rows yet, and no values.
    fn own_add(&self, field: &FieldMap, outline: &Outline, hit: Hit) -> Option<u32> {
        let mut add = None;
        for node in row(outline, hit).filter(|&node| node != hit.node) {
            if outline.text(node).is_some_and(|text| !crate::search::has_char(text, ' '))
                || self.hits.iter().any(|hit| hit.node == node)
            {
                return None;
            }
            if let Some(control) = outline.control(node)
                && (!self.adds_to(field, control) || add.replace(outline.handle(node)).is_some())
            {
                return None;
            }
        }
        add
    }

    /// Values that stand as texts, each with the button that removes it, with one input for the next and the button that
    /// adds it; `None` unless all of that is there. Without a value yet it looks like a list of one row, and is one.
    fn tokens(&self, field: &FieldMap, outline: &Outline, hit: Hit) -> Option<FieldState> {
        let (mut rows, mut draft, mut add) = (Vec::new(), None, None);
        let mut shown: Option<usize> = None;
        for node in following(outline, &self.hits, hit) {
            if outline.text(node).is_some() {
                // Before a value may stand an explanation; of two names one is of something else.
                if shown.is_some_and(|before| outline.names(before)) {
                    break;
                }
                shown = Some(node);
                continue;
            }
            let Some(control) = outline.control(node) else { continue };
            let text = shown.take();
            let value = text.and_then(|text| outline.text(text)).unwrap_or_default();
            let handle = outline.handle(node);
            if let Some(text) = text.filter(|_| removes(control, &normalise(value))) {
                rows.push(Row { handle: outline.handle(text), value: value.to_owned(), remove: Some(handle) });
                continue;
            }
            let names = text.is_some_and(|text| outline.names(text));
            let takes = control.role == ControlRole::Text && is_open_input(control) && control.enabled;
            if names || add.is_some() {
                break;
            } else if takes && draft.is_none() && !control.read_only && is_row_of(control, field, self.own(field.key)) {
                draft = Some(Row { handle, value: control.value.as_str().to_owned(), remove: None });
            } else if draft.is_some() && self.adds_to(field, control) {
                add = Some(handle);
            } else {
                return None;
            }
        }
        (draft.is_some() && add.is_some() && !rows.is_empty()).then_some(FieldState::List { rows, add, draft })
    }

    /// The one control of the form that adds a row to this list and to no other, wherever it stands.
    fn distant_add(&self, map: &Map, field: &FieldMap, outline: &Outline, hit: Hit) -> Option<u32> {
        // Where other texts stand in the row, the rows may be there and not be known as such.
        let row = row(outline, hit);
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

/// The group that a label stands in.
fn row(outline: &Outline, hit: Hit) -> Range<usize> {
    outline.parent(hit.node).map_or(outline.all(), |group| outline.subtree(group))
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
    let row = *territory.controls.get(place)?;
    let next = territory.controls.get(place + 1).copied().unwrap_or(usize::MAX);
    let first = first(territory.others.len(), &|place| territory.others[place] < row);
    let between = territory.others.iter().skip(first).copied().take_while(|&node| node < next);
    let mut buttons = between.filter_map(|node| Some((node, outline.control(node)?)));
    let (node, control) = buttons.next()?;
    (removes(control, "") && buttons.next().is_none()).then(|| outline.handle(node))
}

/// True for a button that removes what stands before it: without a name, or with a known one, perhaps with the value
/// ("Remove profile").
fn removes(control: &Control, value: &str) -> bool {
    const NAMES: &[&str] = &["", "×", "✕", "✖", "x", "-", "−", "remove", "delete", "削除", "eliminar", "quitar"];
    let button = matches!(control.role, ControlRole::Button | ControlRole::Link) && control.enabled && !control.submits;
    let mut named = control.labels.iter().map(|label| label.text.as_str()).chain([control.value.as_str()]);
    button
        && named.all(|name| {
            let name = normalise(name);
            let word = name.strip_suffix(value).map_or(name.as_str(), str::trim_end);
            NAMES.contains(&word) && (!word.is_empty() || name.is_empty())
        })
}
