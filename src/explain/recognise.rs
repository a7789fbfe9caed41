//! Which symptoms a text shows.

use super::plain::{first_bytes, squashed};
use super::{Symptom, SymptomText};

/// The longest name of a skill that is looked for, in bytes.
const LONGEST_NAME: usize = 300;

/// A symptom in a text.
#[derive(Debug, PartialEq)]
pub struct Match<'a> {
    /// The symptom.
    pub symptom: &'a Symptom,
    /// The text or code by which it was known.
    pub by: &'a SymptomText,
    /// Where it stands: the layer, and from where to where in it.
    place: (usize, usize, usize),
    /// How much of it there is to know it by.
    weight: usize,
}

/// The symptoms in the layers of a text, the most specific first. What is a part of a longer text is none of its own,
/// and a general symptom gives way to any other.
#[must_use]
pub fn symptoms<'a>(layers: &[String], all: &'a [Symptom]) -> Vec<Match<'a>> {
    let forms: Vec<(String, String)> = layers.iter().map(|layer| (squashed(layer), layer.to_lowercase())).collect();
    let mut found: Vec<Match> = Vec::new();
    for symptom in all {
        let texts = symptom.texts.iter().filter(|text| !text.hint).filter_map(|text| in_forms(&forms, symptom, text));
        let Some(best) = texts.reduce(|best, next| if next.weight > best.weight { next } else { best }) else {
            continue;
        };
        let at = found.iter().position(|other| other.weight < best.weight).unwrap_or(found.len());
        found.insert(at, best);
    }
    let mut kept: Vec<Match> = Vec::new();
    for one in found {
        if !kept.iter().any(|longer| longer.holds(&one)) {
            kept.push(one);
        }
    }
    if kept.iter().any(|one| !one.symptom.general) {
        kept.retain(|one| !one.symptom.general);
    }
    kept
}

impl Match<'_> {
    fn holds(&self, other: &Self) -> bool {
        let ((layer, from, to), (other_layer, other_from, other_to)) = (self.place, other.place);
        layer == other_layer
            && from <= other_from
            && other_to <= to
            && other.by.code.is_empty()
            && self.by.code.is_empty()
    }
}

/// A text or code in the first layer that has it.
fn in_forms<'a>(forms: &[(String, String)], symptom: &'a Symptom, by: &'a SymptomText) -> Option<Match<'a>> {
    forms.iter().enumerate().find_map(|(layer, (squashed, lower))| {
        let (from, to) = if by.code.is_empty() { text(squashed, &by.text)? } else { code(lower, &by.code)? };
        let weight = by.text.chars().count().max(by.code.len());
        Some(Match { symptom, by, place: (layer, from, to), weight })
    })
}

/// From where to where a text stands, with anything for the skill's name.
fn text(squashed_text: &str, wanted: &str) -> Option<(usize, usize)> {
    let (before, after) = wanted.split_once("{skill}").unwrap_or((wanted, ""));
    let [before, after] = [before, after].map(|part| squashed(part.trim_end_matches(['.', ' '])));
    if before.is_empty() {
        return squashed_text.find(&after).map(|from| (from, from + after.len()));
    }
    squashed_text.match_indices(&before).find_map(|(from, _)| {
        let end = from + before.len();
        let room = first_bytes(squashed_text.get(end..)?, LONGEST_NAME);
        room.find(&after).map(|gap| (from, end + gap + after.len()))
    })
}

/// From where to where a word stands that is a whole one.
fn code(lower_text: &str, wanted: &str) -> Option<(usize, usize)> {
    let wanted = wanted.to_ascii_lowercase();
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    lower_text.match_indices(&wanted).map(|(from, _)| (from, from + wanted.len())).find(|(from, to)| {
        let before = lower_text.get(..*from).and_then(|text| text.chars().next_back());
        let after = lower_text.get(*to..).and_then(|text| text.chars().next());
        !before.is_some_and(inside) && !after.is_some_and(inside)
    })
}
