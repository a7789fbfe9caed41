//! Choices: radios, native drop-downs, and those that a page builds.

use super::claim::{Hit, OptionNames, option_names};
use super::form::Form;
use super::label::normalise;
use super::map::FieldMap;
use super::outline::Outline;
use crate::page::{ChoiceControl, Control, ControlRole, FieldState};
use crate::words::{inert, said, words};

impl Form<'_> {
    pub(super) fn choice(&self, field: &FieldMap, outline: &Outline, own: &[Hit], named: &[usize]) -> FieldState {
        let boxes = |control: &Control| matches!(control.role, ControlRole::Select | ControlRole::Combobox);
        let found: Vec<usize> = self.claimed(outline, own, named, &boxes);
        if let [node] = found.as_slice() {
            return self.drop_down(field, outline, *node);
        }
        if found.len() > 1 {
            return FieldState::Uncertain { why: self.several(outline, &found) };
        }
        let mut radios = Vec::new();
        let mut chosen = None;
        let mut shown = String::new();
        for (node, option, label) in self.radios(field, outline) {
            let Some(control) = outline.control(node) else { continue };
            if radios.iter().any(|(value, _)| *value == option) {
                return FieldState::Uncertain { why: words!("Two radio buttons read \"{}\".", inert(label)) };
            }
            if !control.enabled {
                return FieldState::Locked { handle: outline.handle(node) };
            }
            radios.push((option, outline.handle(node)));
            if control.checked == Some(true) {
                chosen = Some(option);
                shown = label.to_owned();
            }
        }
        match (radios.is_empty(), own.is_empty()) {
            (true, true) => FieldState::Absent,
            (true, false) => FieldState::Uncertain {
                why: said!("The label is there, but no choice stands clearly beside it.").into(),
            },
            (false, _) => FieldState::Choice { chosen, shown, control: ChoiceControl::Radios { radios } },
        }
    }

    /// The radios of this form that are known alternatives: position, SMAPI's name, label.
    fn radios(&self, field: &FieldMap, outline: &Outline) -> Vec<(usize, &'static str, &str)> {
        let scope = self.hits.first().map(|hit| outline.scope(hit.node));
        let (mut certain, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for node in
            outline.all().filter(|&node| Some(outline.scope(node)) == scope).filter(|&node| outline.is_radio(node))
        {
            let put = |list: &mut Vec<_>, name: &str| {
                list.extend(self.option(field, name).map(|(value, label)| (node, value, label)))
            };
            match option_names(outline, node) {
                OptionNames::Certain(names) => names.iter().for_each(|name| put(&mut certain, name)),
                OptionNames::Flat { before: one, after: other } => {
                    one.iter().for_each(|name| put(&mut before, name));
                    other.iter().for_each(|name| put(&mut after, name));
                }
            }
        }
        // In a row of radios and texts the right side is the one on which more of them have a known name.
        certain.extend(match before.len().cmp(&after.len()) {
            std::cmp::Ordering::Less => after,
            std::cmp::Ordering::Greater => before,
            std::cmp::Ordering::Equal => Vec::new(),
        });
        certain
    }

    /// The alternative that a text in its normalised form names: SMAPI's name, and the text as it was seen. For one that
    /// the user has named himself what is built in does not count.
    fn option(&self, field: &FieldMap, name: &str) -> Option<(&'static str, &str)> {
        let kept = self.own(field.key).map(|entry| entry.options.as_slice()).unwrap_or_default();
        for option in field.options {
            let mut own = None;
            for (value, label) in kept.iter().filter_map(|kept| kept.split_once('=')) {
                if value == option.value {
                    own = Some(label);
                }
            }
            match own {
                Some(label) if normalise(label) == name => return Some((option.value, label)),
                Some(_) => {}
                None => {
                    if let Some(label) = option.labels.iter().find(|label| normalise(label.text) == name) {
                        return Some((option.value, label.text));
                    }
                }
            }
        }
        None
    }

    fn drop_down(&self, field: &FieldMap, outline: &Outline, node: usize) -> FieldState {
        let handle = outline.handle(node);
        let Some(control) = outline.control(node) else { return FieldState::Absent };
        if !control.enabled || control.read_only {
            return FieldState::Locked { handle };
        }
        let value_of = |text: &str| self.option(field, &normalise(text)).map(|(value, _)| value);
        let shown = control.value.as_str().to_owned();
        let chosen = value_of(&shown);
        if control.role == ControlRole::Select {
            let options = control.options.iter().zip(0_u32..);
            let options = options.filter_map(|(text, index)| Some((value_of(text)?, index, text.clone()))).collect();
            return FieldState::Choice { chosen, shown, control: ChoiceControl::Select { handle, options } };
        }
        let mut options = Vec::new();
        // With two lists open nobody knows which is this one's: then none is used.
        if control.expanded {
            for entry in outline.open_list().unwrap_or_default() {
                if let Some(value) = outline.control(entry).and_then(|option| value_of(option.value.as_str())) {
                    options.push((value, outline.handle(entry)));
                }
            }
        }
        FieldState::Choice {
            chosen,
            shown,
            control: ChoiceControl::Combobox { handle, options, open: control.expanded },
        }
    }
}
