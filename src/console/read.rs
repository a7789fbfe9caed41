//! From a snapshot to a reading: which page it is, and which control is which field.

use std::collections::HashMap;

use super::claim::{Hit, OptionNames, Territory, beside, is_text_input, option_names};
use super::key::FieldKey;
use super::label::normalise;
use super::map::{ControlKind, FieldMap, Label, MAPS, Map};
use super::outline::Outline;
use super::values;
use crate::page::{
    ChoiceControl, Control, ControlRole, FieldReading, FieldState, LabelSource, PageReading, PageSnapshot, Row,
    SecretSeen,
};

/// Whether a page is one of the known forms.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognition {
    /// Not an address of a console.
    Elsewhere,
    /// A console, but none of its known forms for certain.
    Unknown {
        /// The console's name.
        console: &'static str,
        /// Why, in one sentence.
        why: String,
    },
    /// A known form.
    Page(Box<PageReading>),
}

/// Reads a page. `address` comes from the browser; what the snapshot says of its address is not asked.
#[must_use]
pub fn read(address: &str, snapshot: &PageSnapshot) -> Recognition {
    let maps: Vec<&Map> = MAPS.iter().filter(|map| map.covers(address)).collect();
    let Some(first) = maps.first() else { return Recognition::Elsewhere };
    let unknown = |why: String| Recognition::Unknown { console: first.console, why };
    if let Err(error) = snapshot.validate() {
        return unknown(error.to_string());
    }
    let outline = Outline::new(snapshot);
    let texts = outline.texts();
    let known: Vec<(usize, &Map, Form)> = maps
        .into_iter()
        .filter_map(|map| {
            let form = Form::find(map, &outline, &texts)?;
            Some((form.keys().len(), map, form))
        })
        .collect();
    let most = known.iter().map(|(labels, ..)| *labels).max();
    let mut best = known.iter().filter(|(labels, ..)| Some(*labels) == most);
    match (best.next(), best.next()) {
        (None, _) => unknown("None of the known forms of this console is on the page.".into()),
        (Some((_, one, _)), Some((_, other, _))) => {
            unknown(format!("The page looks like \"{}\" and like \"{}\".", one.title, other.title))
        }
        (Some((_, map, form)), None) => Recognition::Page(Box::new(form.reading(map, address, &outline, &texts))),
    }
}

/// The part of a page that is a known form.
struct Form {
    /// The labels in it.
    hits: Vec<Hit>,
    /// Controls that the markup itself names, with the field.
    named: Vec<Hit>,
}

impl Form {
    /// Finds the form of a map: heading, labels, and of several forms on the page the one with most of them.
    fn find(map: &Map, outline: &Outline, texts: &HashMap<String, Vec<usize>>) -> Option<Self> {
        let headed =
            map.headings.is_empty() || map.headings.iter().any(|label| texts.contains_key(&normalise(label.text)));
        if !headed {
            return None;
        }
        let labels: HashMap<String, FieldKey> = map
            .fields
            .iter()
            .flat_map(|field| field.labels.iter().map(|label| (normalise(label.text), field.key)))
            .collect();
        let mut hits = Vec::new();
        let mut named = Vec::new();
        for node in outline.all() {
            let text = outline.text(node).and_then(|text| labels.get(&normalise(text)));
            hits.extend(text.map(|&key| Hit { key, node }));
            let names = outline.control(node).map(|control| names_of(control, &labels)).unwrap_or_default();
            named.extend(names.into_iter().map(|key| Hit { key, node }));
        }
        // The form with the most different labels is the console's; a foreign form with a field "Scope" has one.
        let mut scopes: Vec<(Option<usize>, Vec<FieldKey>)> = Vec::new();
        for hit in hits.iter().chain(&named).filter(|hit| !outline.is_aside(outline.scope(hit.node))) {
            let scope = outline.scope(hit.node);
            match scopes.iter_mut().find(|(known, _)| *known == scope) {
                Some((_, keys)) => add_once(keys, hit.key),
                None => scopes.push((scope, vec![hit.key])),
            }
        }
        let most = scopes.iter().map(|(_, keys)| keys.len()).max()?;
        let mut best = scopes.into_iter().filter(|(_, keys)| keys.len() == most);
        let (scope, keys) = best.next()?;
        if best.next().is_some() {
            return None;
        }
        let telling = !map.headings.is_empty() && map.enough.iter().any(|key| keys.contains(key));
        if keys.len() < map.min_labels && !telling {
            return None;
        }
        hits.retain(|hit| outline.scope(hit.node) == scope);
        named.retain(|hit| outline.scope(hit.node) == scope);
        Some(Self { hits, named })
    }

    /// The fields of which something is there, each once.
    fn keys(&self) -> Vec<FieldKey> {
        let mut keys = Vec::new();
        self.hits.iter().chain(&self.named).for_each(|hit| add_once(&mut keys, hit.key));
        keys
    }

    fn reading(&self, map: &Map, address: &str, outline: &Outline, texts: &HashMap<String, Vec<usize>>) -> PageReading {
        let mut fields: Vec<FieldReading> = map.fields.iter().map(|field| self.field(field, outline)).collect();
        refuse_shared(&mut fields);
        PageReading {
            page: map.page,
            url: address.to_owned(),
            security_profile_name: profile_name(map.name_suffixes, outline, texts),
            fields,
        }
    }

    fn field(&self, field: &FieldMap, outline: &Outline) -> FieldReading {
        let own: Vec<Hit> = self.hits.iter().filter(|hit| hit.key == field.key).copied().collect();
        let named: Vec<usize> = self.named.iter().filter(|hit| hit.key == field.key).map(|hit| hit.node).collect();
        let named = named.as_slice();
        let anchor = own.first().map(|hit| outline.handle(hit.node));
        let label = own.first().and_then(|hit| outline.text(hit.node)).unwrap_or_default().to_owned();
        let state = if own.is_empty() && named.is_empty() && field.control != ControlKind::Choice {
            FieldState::Absent
        } else {
            match field.control {
                ControlKind::Ignore => FieldState::Ignored,
                ControlKind::Text => self.single(outline, &own, named, &is_text_input, |handle, control| {
                    FieldState::Text { handle, value: control.value.as_str().to_owned() }
                }),
                ControlKind::Secret => self.single(outline, &own, named, &is_text_input, |handle, control| {
                    FieldState::Secret { handle: Some(handle), seen: SecretSeen::of(control.value.as_str()) }
                }),
                ControlKind::Toggle => {
                    let toggle = |control: &Control| control.role == ControlRole::Toggle;
                    self.single(outline, &own, named, &toggle, |handle, control| FieldState::Toggle {
                        handle,
                        on: control.checked,
                    })
                }
                ControlKind::Choice => self.choice(field, outline, &own, named),
                ControlKind::List => self.list(field, outline, &own, named),
                ControlKind::Read => only(&own, |hit| {
                    let found = values::identifier(outline, &self.hits, hit);
                    let handle = found.as_ref().map(|(_, handle)| *handle);
                    FieldState::Lines { lines: found.map(|(value, _)| value).into_iter().collect(), handle }
                }),
                ControlKind::ReadLines => only(&own, |hit| {
                    let (lines, handle) = values::addresses(outline, &self.hits, hit);
                    FieldState::Lines { lines, handle }
                }),
                ControlKind::ReadSecret => only(&own, |hit| {
                    let (seen, handle) = values::secret(outline, &self.hits, hit);
                    FieldState::Secret { handle, seen }
                }),
            }
        };
        FieldReading { key: field.key, label, anchor, state }
    }

    /// The controls of a field, each once: those that the markup names, and those beside its labels.
    fn claimed(&self, outline: &Outline, own: &[Hit], named: &[usize], kind: &dyn Fn(&Control) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> =
            named.iter().copied().filter(|&node| outline.control(node).is_some_and(kind)).collect();
        for hit in own {
            let Territory { controls, .. } = beside(outline, &self.hits, *hit, kind);
            for node in controls {
                if !self.is_named_otherwise(outline, node, hit.key) {
                    add_once(&mut found, node);
                }
            }
        }
        found
    }

    /// True when the markup gives this control the name of another field.
    fn is_named_otherwise(&self, outline: &Outline, node: usize, key: FieldKey) -> bool {
        let names = self.named.iter().filter(|hit| hit.node == node).map(|hit| hit.key);
        let foreign = outline.control(node).is_some_and(|control| is_text_input(control) && has_own_name(control));
        let (mut own, mut other) = (false, false);
        names.for_each(|name| if name == key { own = true } else { other = true });
        !own && (foreign || other)
    }

    fn single(
        &self,
        outline: &Outline,
        own: &[Hit],
        named: &[usize],
        kind: &dyn Fn(&Control) -> bool,
        state: impl Fn(u32, &Control) -> FieldState,
    ) -> FieldState {
        let found = self.claimed(outline, own, named, kind);
        let mut found = found.into_iter().filter_map(|node| Some((outline.handle(node), outline.control(node)?)));
        match (found.next(), found.next()) {
            (None, _) => {
                FieldState::Uncertain { why: "The label is there, but no field stands clearly beside it.".into() }
            }
            (Some((handle, control)), None) if !control.enabled || control.read_only => FieldState::Locked { handle },
            (Some((handle, control)), None) => state(handle, control),
            (Some(_), Some(_)) => FieldState::Uncertain { why: several(2 + found.count()) },
        }
    }

    fn choice(&self, field: &FieldMap, outline: &Outline, own: &[Hit], named: &[usize]) -> FieldState {
        let boxes = |control: &Control| matches!(control.role, ControlRole::Select | ControlRole::Combobox);
        let found: Vec<usize> = self.claimed(outline, own, named, &boxes).into_iter().collect();
        if let [node] = found.as_slice() {
            return drop_down(field, outline, *node);
        }
        if found.len() > 1 {
            return FieldState::Uncertain { why: several(found.len()) };
        }
        let mut radios = Vec::new();
        let mut chosen = None;
        let mut shown = String::new();
        for (node, option, label) in self.radios(field, outline) {
            let Some(control) = outline.control(node) else { continue };
            if radios.iter().any(|(value, _)| *value == option) {
                return FieldState::Uncertain { why: format!("Two radio buttons read \"{label}\".") };
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
            (true, false) => {
                FieldState::Uncertain { why: "The label is there, but no choice stands clearly beside it.".into() }
            }
            (false, _) => FieldState::Choice { chosen, shown, control: ChoiceControl::Radios { radios } },
        }
    }

    /// The radios of this form that are known alternatives: position, SMAPI's name, label.
    fn radios(&self, field: &FieldMap, outline: &Outline) -> Vec<(usize, &'static str, &'static str)> {
        let known = |name: &str| {
            let fits = |label: &&Label| normalise(label.text) == name;
            field.options.iter().find_map(|option| Some((option.value, option.labels.iter().find(fits)?.text)))
        };
        let scope = self.hits.first().map(|hit| outline.scope(hit.node));
        let is_radio = |node: &usize| outline.control(*node).is_some_and(|control| control.role == ControlRole::Radio);
        let (mut certain, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for node in outline.all().filter(|&node| Some(outline.scope(node)) == scope).filter(is_radio) {
            let put =
                |list: &mut Vec<_>, name: &str| list.extend(known(name).map(|(value, label)| (node, value, label)));
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

    fn list(&self, field: &FieldMap, outline: &Outline, own: &[Hit], named: &[usize]) -> FieldState {
        let adds = |control: &Control| {
            matches!(control.role, ControlRole::Button | ControlRole::Link)
                && field.add.iter().any(|label| same_add(control.value.as_str(), label))
        };
        // A link "+ Your Redirect URLs" beside the label "Your Redirect URLs" is no second label.
        let [hit] = own else {
            return if own.is_empty() && !named.is_empty() {
                FieldState::Uncertain { why: "The rows are there, but no label stands beside them.".into() }
            } else {
                FieldState::Uncertain { why: several(own.len()) }
            };
        };
        let part = |control: &Control| is_text_input(control) || adds(control);
        let territory = beside(outline, &self.hits, *hit, &part);
        let mut rows: Vec<Row> = Vec::new();
        let mut add = Vec::new();
        for node in &territory.controls {
            let Some(control) = outline.control(*node) else { continue };
            if adds(control) {
                add.push(outline.handle(*node));
            } else if is_row_of(control, field) {
                if !control.enabled || control.read_only {
                    return FieldState::Locked { handle: outline.handle(*node) };
                }
                rows.push(Row {
                    handle: outline.handle(*node),
                    value: control.value.as_str().to_owned(),
                    remove: remover(outline, &territory, *node),
                });
            } else {
                return FieldState::Uncertain { why: "Another field stands among the rows.".into() };
            }
        }
        match add.as_slice() {
            [] if rows.is_empty() => {
                let (lines, handle) = values::addresses(outline, &self.hits, *hit);
                FieldState::Lines { lines, handle }
            }
            [] => FieldState::List { rows, add: None },
            [one] => FieldState::List { rows, add: Some(*one) },
            _ => FieldState::Uncertain { why: "Several links add a row here.".into() },
        }
    }
}

/// Keys whose labels the markup ties to a control. Placeholders do not count: they are hints.
fn names_of(control: &Control, labels: &HashMap<String, FieldKey>) -> Vec<FieldKey> {
    let mut keys = Vec::new();
    if matches!(control.role, ControlRole::Button | ControlRole::Link | ControlRole::Option | ControlRole::Other) {
        return keys;
    }
    for label in control.labels.iter().filter(|label| label.source.names()) {
        if let Some(key) = labels.get(&normalise(&label.text)) {
            add_once(&mut keys, *key);
        }
    }
    keys
}

/// A set of a few entries. Sets and maps of the standard library are large in Wasm, each kind anew.
fn add_once<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}

/// True when the markup names a control on purpose.
fn has_own_name(control: &Control) -> bool {
    control.labels.iter().any(|label| label.source != LabelSource::Placeholder && !label.text.trim().is_empty())
}

/// A row has no name of its own, or the list's name, perhaps with a number ("Scope 2").
fn is_row_of(control: &Control, field: &FieldMap) -> bool {
    control.labels.iter().filter(|label| label.source.names()).all(|label| {
        let name = normalise(&label.text);
        let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '#' || c.is_whitespace());
        plain.is_empty() || field.labels.iter().any(|known| normalise(known.text) == plain)
    })
}

/// "+ Add scope" is "Add scope".
fn same_add(text: &str, label: &Label) -> bool {
    normalise(text.trim_start_matches(['+', '＋', ' '])) == normalise(label.text)
}

/// The button that removes a row: the only one right after it, without a name or with a known one.
fn remover(outline: &Outline, territory: &Territory, row: usize) -> Option<u32> {
    const NAMES: &[&str] = &["", "×", "✕", "✖", "x", "-", "−", "remove", "delete", "削除", "eliminar", "quitar"];
    let next = territory.controls.iter().copied().find(|&node| node > row).unwrap_or(usize::MAX);
    let buttons = territory.others.iter().copied().filter(|&node| node > row && node < next);
    let mut buttons = buttons.filter_map(|node| Some((node, outline.control(node)?)));
    let (node, control) = buttons.next()?;
    let button = matches!(control.role, ControlRole::Button | ControlRole::Link) && control.enabled && !control.submits;
    let named = control.labels.iter().map(|label| label.text.as_str()).chain([control.value.as_str()]);
    let known = named.into_iter().all(|name| NAMES.contains(&normalise(name).as_str()) || name.trim() == "×");
    (button && known && buttons.next().is_none()).then(|| outline.handle(node))
}

fn drop_down(field: &FieldMap, outline: &Outline, node: usize) -> FieldState {
    let handle = outline.handle(node);
    let Some(control) = outline.control(node) else { return FieldState::Absent };
    if !control.enabled || control.read_only {
        return FieldState::Locked { handle };
    }
    let value_of = |text: &str| {
        let text = normalise(text);
        field
            .options
            .iter()
            .find(|option| option.labels.iter().any(|label| normalise(label.text) == text))
            .map(|option| option.value)
    };
    let shown = control.value.as_str().to_owned();
    let chosen = value_of(&shown);
    if control.role == ControlRole::Select {
        let options = control.options.iter().zip(0_u32..);
        let options = options.filter_map(|(text, index)| Some((value_of(text)?, index, text.clone()))).collect();
        return FieldState::Choice { chosen, shown, control: ChoiceControl::Select { handle, options } };
    }
    let lists = outline.open_lists();
    let mut options = Vec::new();
    // With two lists open nobody knows which is this one's: then none is used.
    if let ([list], true) = (lists.as_slice(), control.expanded) {
        for &entry in list {
            if let Some(value) = outline.control(entry).and_then(|option| value_of(option.value.as_str())) {
                options.push((value, outline.handle(entry)));
            }
        }
    }
    FieldState::Choice { chosen, shown, control: ChoiceControl::Combobox { handle, options, open: control.expanded } }
}

/// A control that two fields claim belongs to neither.
fn refuse_shared(fields: &mut [FieldReading]) {
    let handles = |state: &FieldState| -> Vec<u32> {
        match state {
            FieldState::Text { handle, .. } | FieldState::Toggle { handle, .. } | FieldState::Locked { handle } => {
                vec![*handle]
            }
            FieldState::Secret { handle, .. } => handle.iter().copied().collect(),
            FieldState::List { rows, add } => rows.iter().map(|row| row.handle).chain(*add).collect(),
            FieldState::Choice { control: ChoiceControl::Radios { radios }, .. } => {
                radios.iter().map(|(_, handle)| *handle).collect()
            }
            FieldState::Choice {
                control: ChoiceControl::Select { handle, .. } | ChoiceControl::Combobox { handle, .. },
                ..
            } => vec![*handle],
            _ => Vec::new(),
        }
    };
    let claims: Vec<u32> = fields.iter().flat_map(|field| handles(&field.state)).collect();
    for field in fields {
        let shared = |handle: &u32| claims.iter().filter(|claim| *claim == handle).count() > 1;
        if handles(&field.state).iter().any(shared) {
            field.state = FieldState::Uncertain { why: "Its control could also belong to another field.".into() };
        }
    }
}

/// For values that are only read: one label, or it cannot be told.
fn only(own: &[Hit], state: impl Fn(Hit) -> FieldState) -> FieldState {
    match own {
        [hit] => state(*hit),
        _ => FieldState::Uncertain { why: several(own.len()) },
    }
}

fn several(count: usize) -> String {
    format!("{count} places on the page could be this field.")
}

/// The name before "- Security Profile" in the page's heading.
fn profile_name(suffixes: &[Label], outline: &Outline, texts: &HashMap<String, Vec<usize>>) -> Option<String> {
    let mut found = texts.values().flatten().filter_map(|&node| outline.text(node)).filter_map(|text| {
        suffixes.iter().find_map(|suffix| text.trim().strip_suffix(suffix.text)).map(|name| name.trim().to_owned())
    });
    let name = found.next()?;
    found.next().is_none().then_some(name).filter(|name| !name.is_empty())
}
