//! Which controls stand beside which label. Only what is certain is claimed.
//!
//! A label claims what follows it in its row, up to the next text that names something. Where rows have no
//! structure of their own, a control that stands before the first text shows that this page puts labels after
//! their controls, and then nothing is claimed by position alone.

use std::ops::Range;

use super::key::FieldKey;
use super::label::normalise;
use super::outline::Outline;
use crate::order::first;
use crate::page::{Control, ControlRole};

/// A label of a known field, found on the page.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// The field.
    pub key: FieldKey,
    /// Position of the text.
    pub node: usize,
}

/// What a label claims by standing beside it.
#[derive(Debug, Default)]
pub struct Territory {
    /// Positions of matching controls, in order.
    pub controls: Vec<usize>,
    /// Positions of everything else between the label and the end of its territory.
    pub others: Vec<usize>,
    /// True for the only control in a row that has no other name: order does not matter there.
    pub alone: bool,
}

/// True for inputs that show what is in them: what is typed unseen is a secret, whatever stands beside it.
pub fn is_open_input(control: &Control) -> bool {
    is_text_input(control) && !control.password
}

/// True for inputs of a text.
pub fn is_text_input(control: &Control) -> bool {
    matches!(control.role, ControlRole::Text | ControlRole::Multiline)
}

/// The row of a label: the smallest group around it that also holds something `wanted`, cut at the labels of
/// other fields. The second value is true when the label shares the group with other labels.
fn row(outline: &Outline, hits: &[Hit], hit: Hit, wanted: &dyn Fn(usize) -> bool) -> Option<(Range<usize>, bool)> {
    let same = |node: usize| outline.scope(node) == outline.scope(hit.node) && wanted(node);
    let place = first(hits.len(), &|place| hits[place].node < hit.node);
    let neighbour = |place: Option<usize>| hits.get(place?).map(|other| other.node);
    let (before, next) = (neighbour(place.checked_sub(1)), neighbour(Some(place + 1)));
    let mut group = outline.parent(hit.node);
    // What was looked at before the group was left.
    let mut known = hit.node..hit.node;
    loop {
        let range = group.map_or_else(|| outline.all(), |group| outline.subtree(group));
        let next = next.filter(|node| *node < range.end);
        let shared = next.is_some() || before.is_some_and(|node| node >= range.start);
        let end = next.unwrap_or(range.end);
        let start = if shared { hit.node } else { range.start };
        if [start..known.start, known.end..end].into_iter().any(|fresh| fresh.into_iter().any(same)) {
            return Some((start..end, shared));
        }
        known = range;
        // Another label in the same group and nothing found up to it: this field has no control here.
        if shared {
            return None;
        }
        group = outline.parent(group?);
    }
}

/// The controls of a kind that belong to a label by position.
pub fn beside(outline: &Outline, hits: &[Hit], hit: Hit, kind: &dyn Fn(&Control) -> bool) -> Territory {
    let same_form = |node: usize| outline.scope(node) == outline.scope(hit.node);
    let wanted = |node: usize| outline.control(node).is_some_and(kind);
    let Some((range, shared)) = row(outline, hits, hit, &wanted) else { return Territory::default() };
    let inside: Vec<usize> =
        range.clone().filter(|&node| node != hit.node && same_form(node) && wanted(node)).collect();
    // A row of its own with a single control in it and no other name: before or after the label makes no difference.
    if let ([only], false) = (inside.as_slice(), shared) {
        let strangers =
            range.clone().any(|node| node != hit.node && node != *only && outline.names(node) && same_form(node));
        if !strangers {
            let only = *only;
            return Territory {
                controls: vec![only],
                others: range.filter(|&node| node != hit.node && node != only).collect(),
                alone: true,
            };
        }
    }
    if labels_follow(outline, hits, &range, hit, shared, &wanted) {
        return Territory::default();
    }
    let mut territory = Territory::default();
    for node in hit.node + 1..range.end {
        if outline.names(node) {
            break;
        }
        if same_form(node) && wanted(node) {
            territory.controls.push(node);
        } else {
            territory.others.push(node);
        }
    }
    territory
}

/// True when this part of the page puts labels after their controls: a control stands first.
fn labels_follow(
    outline: &Outline,
    hits: &[Hit],
    range: &Range<usize>,
    hit: Hit,
    shared: bool,
    wanted: &dyn Fn(usize) -> bool,
) -> bool {
    let whole = if shared {
        outline.parent(hit.node).map_or_else(|| outline.all(), |group| outline.subtree(group))
    } else {
        range.clone()
    };
    // The long sentences at the toggles are labels too.
    let label = |node: usize| outline.names(node) || hits.iter().any(|hit| hit.node == node);
    whole.into_iter().find(|&node| label(node) || wanted(node)).is_some_and(wanted)
}

/// What stands beside a label up to the next name or the next known label, for values that are only shown.
pub fn following<'a>(outline: &'a Outline, hits: &'a [Hit], hit: Hit) -> impl Iterator<Item = usize> + 'a {
    let place = first(hits.len(), &|place| hits[place].node <= hit.node);
    let next = hits.get(place).map_or(outline.all().end, |other| other.node);
    (hit.node + 1..next).filter(move |&node| outline.scope(node) == outline.scope(hit.node))
}

/// What can name a radio.
#[derive(Debug, PartialEq, Eq)]
pub enum OptionNames {
    /// The markup names it, or its text stands in a group with no second radio.
    Certain(Vec<String>),
    /// Radios and texts stand in one row: either the text before or the text after is its name.
    Flat {
        /// The text right before it.
        before: Option<String>,
        /// The text right after it.
        after: Option<String>,
    },
}

/// Names of a radio: what the markup ties to it, else the texts in the smallest group around it that holds no second
/// radio, else its neighbours in the row.
pub fn option_names(outline: &Outline, node: usize) -> OptionNames {
    let labels = outline.control(node).map(|control| control.labels.as_slice()).unwrap_or_default();
    let mut named: Vec<String> =
        labels.iter().filter(|label| label.source.names()).map(|label| normalise(&label.text)).collect();
    let mut group = outline.parent(node);
    if !named.is_empty() {
        // A card has a title and an explanation, and the markup names both in one.
        let inside = group.map(|group| outline.subtree(group)).filter(|range| outline.count_radios(range) == 1);
        let titles = inside.into_iter().flatten().filter_map(|other| outline.text(other)).map(normalise);
        for title in titles {
            if named.iter().any(|name| name.len() > title.len() && name.starts_with(&title)) {
                named.push(title);
            }
        }
        return OptionNames::Certain(named);
    }
    loop {
        let range = group.map_or_else(|| outline.all(), |group| outline.subtree(group));
        if outline.count_radios(&range) > 1 || group.is_none() {
            let stands = |other: &usize| outline.control(*other).is_some() || outline.names(*other);
            let text = |place: Option<usize>| outline.text(place?).map(normalise);
            return OptionNames::Flat {
                before: text((range.start..node).rev().find(stands)),
                after: text((node + 1..range.end).find(stands)),
            };
        }
        if outline.count_texts(&range) > 0 {
            return OptionNames::Certain(range.filter_map(|other| outline.text(other)).map(normalise).collect());
        }
        group = group.and_then(|group| outline.parent(group));
    }
}
