//! The part of a page that is a known form, and what each of its fields holds.

use super::claim::{Hit, Territory, beside, is_open_input, is_text_input};
use super::key::FieldKey;
use super::label::{is_noise, normalise};
use super::map::{ControlKind, FieldMap, Label, Map};
use super::names::{Found, Name, hits};
use super::outline::Outline;
use super::own::{OwnEntry, OwnMap};
use super::values;
use crate::order::{NOWHERE, first, nowhere, order};
use crate::page::{Control, ControlLabel, ControlRole, FieldReading, FieldState, LabelSource, PageReading, SecretSeen};
use crate::words::{inert, said, words};

/// The part of a page that is a known form.
pub struct Form<'a> {
    /// The labels in it.
    pub(super) hits: Vec<Hit>,
    /// Controls that the markup itself names, with the field.
    pub(super) named: Vec<Hit>,
    /// Controls without a name beside which a field's label is drawn, with the field.
    pub(super) placed: Vec<Hit>,
    /// The user's own entries whose labels stand on the page.
    own: Vec<&'a OwnEntry>,
    /// True when the built-in map alone would know it as well.
    pub(super) built_in: bool,
}

/// A form, dialog or the like, with the fields of which something is in it.
struct Scope {
    node: Option<usize>,
    keys: Vec<FieldKey>,
    own: Vec<FieldKey>,
}

impl<'a> Form<'a> {
    /// Finds the form of a map: heading, labels, and of several forms on the page the one with most of them.
    pub(super) fn find(map: &Map, outline: &Outline, texts: &[(String, usize)], own: &'a OwnMap) -> Option<Self> {
        let stands = |label: &Label| {
            let heading = normalise(label.text);
            texts.iter().any(|(text, _)| *text == heading)
        };
        let entries = own.of(map.page);
        let headed = map.headings.is_empty() || map.headings.iter().any(stands);
        if !headed && entries.is_empty() {
            return None;
        }
        let mut names: Vec<Name> = Vec::new();
        // A label in its section is more than the same label anywhere.
        for in_section in [true, false] {
            names.extend(entries.iter().filter(|entry| entry.section.is_some() == in_section).map(|entry| Name {
                text: normalise(&entry.label),
                section: entry.section.as_deref().map(normalise),
                key: entry.field,
                own: true,
            }));
        }
        let mut own_keys = Vec::new();
        if !names.is_empty() {
            let Found { texts, named, .. } = hits(outline, &names);
            texts.iter().chain(&named).for_each(|hit| add_once(&mut own_keys, hit.key));
        }
        let is_own = |key: FieldKey| own_keys.contains(&key);
        for field in map.fields.iter().filter(|field| !is_own(field.key)) {
            names.extend(field.labels.iter().map(|label| Name {
                text: normalise(label.text),
                section: None,
                key: field.key,
                own: false,
            }));
        }
        let Found { texts: mut hits, mut named, mut placed } = hits(outline, &names);
        // The form with the most different labels is the console's; a foreign form with a field "Scope" has one.
        let mut scopes: Vec<Scope> = Vec::new();
        // Where each scope stands among them; the page itself is the last.
        let mut places = nowhere(outline.all().end + 1);
        for hit in hits.iter().chain(&named).filter(|hit| !outline.is_aside(outline.scope(hit.node))) {
            let node = outline.scope(hit.node);
            let place = &mut places[node.unwrap_or(outline.all().end)];
            if *place == NOWHERE {
                *place = scopes.len();
                scopes.push(Scope { node, keys: Vec::new(), own: Vec::new() });
            }
            add_once(&mut scopes[*place].keys, hit.key);
            if is_own(hit.key) {
                add_once(&mut scopes[*place].own, hit.key);
            }
        }
        // A label that stands on this page alone tells more than any number of labels that stand elsewhere too.
        let titled = headed && !map.headings.is_empty();
        let tells = |keys: &[FieldKey]| map.enough.iter().any(|key| keys.contains(key));
        let needed = map.min_labels.min(entries.len());
        let built_in = |scope: &Scope| {
            let (with, without) = (scope.keys.len(), scope.keys.len() - scope.own.len());
            titled && tells(&scope.keys) && !tells(&scope.own) || headed && with > 0 && without >= map.min_labels
        };
        if scopes.iter().any(|scope| tells(if titled { &scope.keys } else { &scope.own })) {
            scopes.retain(|scope| tells(if titled { &scope.keys } else { &scope.own }));
        } else {
            // The user's own labels make up for a heading, and for those of the built-in labels that are gone.
            scopes.retain(|scope| built_in(scope) || !scope.own.is_empty() && scope.keys.len() >= needed);
        }
        let most = scopes.iter().map(|scope| scope.keys.len()).max()?;
        let mut best = scopes.into_iter().filter(|scope| scope.keys.len() == most);
        let scope = best.next()?;
        if best.next().is_some() {
            return None;
        }
        hits.retain(|hit| outline.scope(hit.node) == scope.node);
        named.retain(|hit| outline.scope(hit.node) == scope.node);
        // The label of a field that the markup names is not there for others, wherever it is drawn.
        placed.retain(|hit| outline.scope(hit.node) == scope.node && !named.iter().any(|other| other.key == hit.key));
        let own = entries.into_iter().filter(|entry| is_own(entry.field)).collect();
        Some(Self { hits, named, placed, own, built_in: built_in(&scope) })
    }

    /// A form of which no label is known, but one value for certain.
    pub(super) fn without_labels(map: &Map, outline: &Outline) -> Option<Self> {
        let known = map.fields.iter().any(|field| values::known_by_itself(field.key, outline).is_some());
        known.then_some(Self {
            hits: Vec::new(),
            named: Vec::new(),
            placed: Vec::new(),
            own: Vec::new(),
            built_in: false,
        })
    }

    /// The user's own entry of a field, if its label stands on the page.
    pub(super) fn own(&self, key: FieldKey) -> Option<&'a OwnEntry> {
        self.own.iter().find(|entry| entry.field == key).copied()
    }

    /// The fields of which something is there, each once.
    pub(super) fn keys(&self) -> Vec<FieldKey> {
        let mut keys = Vec::new();
        self.hits.iter().chain(&self.named).for_each(|hit| add_once(&mut keys, hit.key));
        keys
    }

    pub(super) fn reading(
        &self,
        map: &Map,
        address: &str,
        outline: &Outline,
        texts: &[(String, usize)],
    ) -> PageReading {
        let mut fields: Vec<FieldReading> = map.fields.iter().map(|field| self.field(map, field, outline)).collect();
        refuse_shared(&mut fields);
        let typing = outline.typing().and_then(|handle| fields.iter().find(|field| field.state.has(handle)));
        PageReading {
            page: map.page,
            url: address.to_owned(),
            security_profile_name: profile_name(map.name_suffixes, outline, texts),
            loaded: outline.loaded(),
            unsaved: self.unsaved(map, outline),
            typing: typing.map(|field| field.key),
            fields,
        }
    }

    /// Whether something is not saved, as the form's one Save button tells. With none or several it is not known.
    fn unsaved(&self, map: &Map, outline: &Outline) -> Option<bool> {
        let scope = self.hits.iter().chain(&self.named).map(|hit| outline.scope(hit.node)).next()?;
        let reads = |labels: &[Label], control: &Control| {
            let text = normalise(control.value.as_str());
            labels.iter().any(|label| normalise(label.text) == text)
        };
        let mut found = outline.all().filter(|&node| outline.scope(node) == scope).filter_map(|node| {
            let control = outline.control(node).filter(|control| control.role == ControlRole::Button)?;
            match (reads(map.saved, control), reads(map.save, control)) {
                (true, _) => Some(false),
                (false, true) => Some(control.enabled),
                (false, false) => None,
            }
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    fn field(&self, map: &Map, field: &FieldMap, outline: &Outline) -> FieldReading {
        let own: Vec<Hit> = self.hits.iter().filter(|hit| hit.key == field.key).copied().collect();
        let named: Vec<usize> = self.named.iter().filter(|hit| hit.key == field.key).map(|hit| hit.node).collect();
        let named = named.as_slice();
        let anchor = own.first().map(|hit| outline.handle(hit.node));
        let label = own.first().and_then(|hit| outline.text(hit.node)).unwrap_or_default().to_owned();
        let state = if own.is_empty() && named.is_empty() && !matches!(field.control, ControlKind::Choice) {
            values::known_by_itself(field.key, outline).unwrap_or(FieldState::Absent)
        } else {
            match field.control {
                ControlKind::Ignore => FieldState::Ignored,
                ControlKind::Text => self.single(outline, &own, named, &is_open_input, |handle, control| {
                    FieldState::Text { handle, value: control.value.as_str().to_owned() }
                }),
                ControlKind::Secret => self.single(outline, &own, named, &is_text_input, |handle, control| {
                    FieldState::Secret { handle: Some(handle), seen: SecretSeen::of(control.value.as_str()) }
                }),
                ControlKind::Toggle => self.toggle(outline, &own, named),
                // A toggle, else one of two.
                ControlKind::Switch => match self.toggle(outline, &own, named) {
                    FieldState::Uncertain { .. } => self.choice(field, outline, &own, named),
                    toggle => toggle,
                },
                ControlKind::Choice => self.choice(field, outline, &own, named),
                ControlKind::List => self.list(map, field, outline, &own, named),
                ControlKind::Read => self.only(outline, &own, |hit| {
                    let claimed = self.claimed(outline, &own, named, &is_text_input);
                    let (lines, handles) = values::identifier(outline, self, hit, &claimed).into_iter().unzip();
                    FieldState::Lines { lines, handles }
                }),
                ControlKind::ReadLines => self.only(outline, &own, |hit| {
                    let (lines, handles) = values::addresses(outline, self, hit);
                    FieldState::Lines { lines, handles }
                }),
                ControlKind::ReadSecret => self.only(outline, &own, |hit| {
                    let (seen, handle) = values::secret(outline, self, hit);
                    FieldState::Secret { handle, seen }
                }),
            }
        };
        FieldReading { key: field.key, label, anchor, state }
    }

    fn toggle(&self, outline: &Outline, own: &[Hit], named: &[usize]) -> FieldState {
        let toggle = |control: &Control| control.role == ControlRole::Toggle;
        self.single(outline, own, named, &toggle, |handle, control| FieldState::Toggle { handle, on: control.checked })
    }

    /// The controls of a field, each once: those that the markup names, and those that follow its labels. Where the
    /// order of the page leaves open what belongs together, it is what a person sees: the one control with the label
    /// beside it. Where the two contradict each other, both are here, and none is certain.
    pub(super) fn claimed(
        &self,
        outline: &Outline,
        own: &[Hit],
        named: &[usize],
        kind: &dyn Fn(&Control) -> bool,
    ) -> Vec<usize> {
        let mut found: Vec<usize> =
            named.iter().copied().filter(|&node| outline.control(node).is_some_and(kind)).collect();
        let mut known = nowhere(outline.all().end);
        found.iter().for_each(|&node| known[node] = node);
        for hit in own {
            let Territory { controls, alone, .. } = beside(outline, &self.hits, *hit, kind);
            for node in controls {
                let otherwise = self.is_named_otherwise(outline, node, hit.key)
                    || !alone && self.is_beside_another(outline, node, hit.key);
                if known[node] == NOWHERE && !otherwise {
                    known[node] = node;
                    found.push(node);
                }
            }
        }
        let [hit] = own else { return found };
        let mut placed: Vec<usize> = Vec::new();
        for other in self.placed.iter().filter(|other| other.key == hit.key) {
            let node = other.node;
            let otherwise =
                self.is_named_otherwise(outline, node, hit.key) || self.is_beside_another(outline, node, hit.key);
            if outline.control(node).is_some_and(kind) && !otherwise {
                placed.push(node);
            }
        }
        if found.len() != 1 && placed.len() == 1 {
            return placed;
        }
        placed.into_iter().for_each(|node| add_once(&mut found, node));
        found
    }

    /// True when the markup gives this control the name of another field, or leaves it without one and the label of
    /// another field is drawn beside it.
    pub(super) fn is_named_otherwise(&self, outline: &Outline, node: usize, key: FieldKey) -> bool {
        let foreign = outline.control(node).is_some_and(|control| is_text_input(control) && has_own_name(control));
        let (own, other) = keys_at(&self.named, node, key);
        own == 0 && (foreign || other > 0 || keys_at(&self.placed, node, key).1 > 0)
    }

    /// True when a text that is no label of this field is drawn beside a control. Above the first check box of several
    /// stands what names them all.
    fn is_beside_another(&self, outline: &Outline, node: usize, key: FieldKey) -> bool {
        let texts = outline.control(node).filter(|control| control.role != ControlRole::Toggle).map(|control| {
            let beside = |label: &&ControlLabel| label.source == LabelSource::Beside && !is_noise(&label.text);
            control.labels.iter().filter(beside).count()
        });
        texts.is_some_and(|texts| texts > keys_at(&self.placed, node, key).0)
    }

    pub(super) fn single(
        &self,
        outline: &Outline,
        own: &[Hit],
        named: &[usize],
        kind: &dyn Fn(&Control) -> bool,
        state: impl Fn(u32, &Control) -> FieldState,
    ) -> FieldState {
        let nodes = self.claimed(outline, own, named, kind);
        let mut found = nodes.iter().filter_map(|&node| Some((outline.handle(node), outline.control(node)?)));
        match (found.next(), found.next()) {
            (None, _) => FieldState::Uncertain {
                why: said!("The label is there, but no field stands clearly beside it.").into(),
            },
            (Some((handle, control)), None) if !control.enabled || control.read_only => FieldState::Locked { handle },
            (Some((handle, control)), None) => state(handle, control),
            (Some(_), Some(_)) => FieldState::Uncertain { why: self.several(outline, &nodes) },
        }
    }
}

impl Form<'_> {
    /// For values that are only read: one label, or it cannot be told.
    fn only(&self, outline: &Outline, own: &[Hit], state: impl Fn(Hit) -> FieldState) -> FieldState {
        match own {
            [hit] => state(*hit),
            _ => self.several_labels(outline, own),
        }
    }

    pub(super) fn several_labels(&self, outline: &Outline, own: &[Hit]) -> FieldState {
        let nodes: Vec<usize> = own.iter().map(|hit| hit.node).collect();
        FieldState::Uncertain { why: self.several(outline, &nodes) }
    }

    /// Why none of these places is used: what they are called, and under which headings. No value is in it.
    pub(super) fn several(&self, outline: &Outline, nodes: &[usize]) -> String {
        let mut places = String::new();
        for &node in nodes {
            let last = first(self.hits.len(), &|place| self.hits[place].node <= node).checked_sub(1);
            let beside = || outline.text(self.hits.get(last?)?.node);
            let named = outline.control(node).and_then(|control| control.labels.first());
            let name = named.filter(|label| label.source.names()).map(|label| label.text.as_str()).or_else(beside);
            let name = inert(name.unwrap_or_default());
            let heading = (0..node).rev().find(|&node| outline.is_heading(node)).and_then(|node| outline.text(node));
            let place = match heading.map(inert) {
                Some(heading) => words!("\"{name}\" under \"{heading}\""),
                None => words!("\"{name}\""),
            };
            places = if places.is_empty() { place } else { words!("{places}, and {place}") };
        }
        if places.is_empty() {
            return said!("0 places on the page could be this field.").to_owned();
        }
        let count = nodes.len();
        words!("{count} places on the page could be this field: {places}.")
    }
}

/// A set of a few entries. Sets and maps of the standard library are large in Wasm, each kind anew.
pub(super) fn add_once<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}

/// How many of these hits, in the order of the page, give a node this key, and how many give it another.
fn keys_at(hits: &[Hit], node: usize, key: FieldKey) -> (usize, usize) {
    let first = first(hits.len(), &|place| hits[place].node < node);
    let (mut own, mut other) = (0, 0);
    let here = hits.iter().skip(first).take_while(|hit| hit.node == node);
    here.for_each(|hit| *if hit.key == key { &mut own } else { &mut other } += 1);
    (own, other)
}

/// True when the markup names a control on purpose.
fn has_own_name(control: &Control) -> bool {
    control.labels.iter().any(|label| label.source.names() && !label.text.trim().is_empty())
}

/// A control that two fields claim belongs to neither.
fn refuse_shared(fields: &mut [FieldReading]) {
    let claims: Vec<u32> = fields.iter().flat_map(|field| field.state.controls()).collect();
    let order = order(claims.len(), &|one, other| claims[one].cmp(&claims[other]));
    for field in fields {
        let shared = |handle: &u32| {
            let first = first(order.len(), &|place| claims[order[place]] < *handle);
            order.get(first + 1).is_some_and(|&place| claims[place] == *handle)
        };
        if field.state.controls().iter().any(shared) {
            field.state =
                FieldState::Uncertain { why: said!("Its control could also belong to another field.").into() };
        }
    }
}

/// The name before "- Security Profile" in the page's heading.
fn profile_name(suffixes: &[Label], outline: &Outline, texts: &[(String, usize)]) -> Option<String> {
    let mut found = texts.iter().filter_map(|(_, node)| outline.text(*node)).filter_map(|text| {
        suffixes.iter().find_map(|suffix| text.trim().strip_suffix(suffix.text)).map(|name| name.trim().to_owned())
    });
    let name = found.next()?;
    found.next().is_none().then_some(name).filter(|name| !name.is_empty())
}
