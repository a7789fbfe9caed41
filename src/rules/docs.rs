//! Makes the catalogue from the rules' files, the notes and the table of symptoms: for `docs/rules/`, for
//! `catalogue.json`, and for the tests that run the examples. Not part of the extension's Wasm.

use super::case;
use super::doc::{Catalogue, Example, Note, RuleDoc};
use super::finding::{Outcome, Place};
use super::rule::Rule;
use super::{GROUPS, NOTES, RULES, SOURCES};
use crate::message::field_names;
use crate::{explain, provider};

/// Everything that the extension says but does not compute.
#[must_use]
pub fn catalogue() -> Catalogue {
    Catalogue {
        rules: all(),
        notes: notes(),
        symptoms: explain::symptoms(),
        presets: provider::docs(),
        fields: field_names(),
    }
}

/// The documentation of every rule, group by group.
#[must_use]
pub fn all() -> Vec<RuleDoc> {
    let mut docs: Vec<(usize, RuleDoc)> = RULES
        .iter()
        .filter_map(|rule| {
            let (_, group, source) = SOURCES.iter().find(|(id, ..)| *id == rule.id)?;
            Some((*group, of(rule, GROUPS.get(*group).copied().unwrap_or_default(), source)))
        })
        .collect();
    docs.sort_by_key(|(group, _)| *group);
    docs.into_iter().map(|(_, doc)| doc).collect()
}

/// The notes, by their names.
#[must_use]
pub fn notes() -> Vec<Note> {
    NOTES.iter().map(|(id, text)| note(id, text)).collect()
}

/// A note's file: `# Title`, then paragraphs.
fn note(id: &str, text: &str) -> Note {
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let lines: Vec<&str> = body.lines().map(str::trim_end).collect();
    let parts = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    Note {
        id: id.to_owned(),
        title: title.trim_start_matches('#').trim().to_owned(),
        text: parts.map(|lines| lines.join("\n")).collect(),
    }
}

/// The documentation in one file.
fn of(rule: &'static Rule, group: &'static str, source: &str) -> RuleDoc {
    let text: Vec<&str> = source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let section = |heading: &str| -> Vec<&str> {
        let mut lines = text.iter().skip_while(|line| **line != heading);
        if !heading.is_empty() {
            lines.next();
        }
        lines.take_while(|line| !line.starts_with("## ")).copied().collect()
    };
    let head: Vec<&str> = text.iter().take_while(|line| !line.starts_with("## ")).copied().collect();
    let mut fails = examples(&section("## Fails"));
    let mut places = Vec::new();
    for example in &mut fails {
        let Ok(Outcome::Fails(findings)) = case::read(&example.case).map(|seen| (rule.check)(&seen)) else { continue };
        for finding in findings {
            example.says.push(format!("{} {}", finding.what, finding.cure));
            for place in finding.places {
                let place = Place { row: None, ..place };
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
    }
    RuleDoc {
        id: rule.id.to_owned(),
        title: paragraphs(&head).into_iter().next().unwrap_or_default(),
        group: group.to_owned(),
        severity: rule.severity,
        fix: rule.fix,
        since: rule.since.to_owned(),
        pages: rule.pages.to_vec(),
        places,
        why: paragraphs(&section("## Why it matters")),
        fails,
        passes: examples(&section("## Passes")),
        looks_wrong: examples(&section("## Looks wrong, is right")),
        cannot_tell: examples(&section("## Cannot tell")),
        sources: items(&section("## Sources")),
    }
}

/// Lines that belong together, as one text each.
fn paragraphs(lines: &[&str]) -> Vec<String> {
    lines.split(|line| line.trim().is_empty()).map(|lines| lines.join(" ")).filter(|text| !text.is_empty()).collect()
}

/// Entries of a list, each of one or more lines.
fn items(lines: &[&str]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("* "), items.last_mut()) {
            (Some(text), _) => items.push(text.to_owned()),
            (None, Some(last)) => *last = format!("{last} {}", line.trim()),
            (None, None) => items.push((*line).to_owned()),
        }
    }
    items
}

/// Blocks marked `case`, with the text before each.
fn examples(lines: &[&str]) -> Vec<Example> {
    let mut found = Vec::new();
    let mut text = Vec::new();
    let mut case: Option<Vec<&str>> = None;
    for line in lines {
        match (&mut case, line.trim()) {
            (None, "```case") => case = Some(Vec::new()),
            (Some(block), "```") => {
                found.push(Example {
                    text: text.join(" ").trim().to_owned(),
                    case: block.join("\n"),
                    says: Vec::new(),
                });
                text.clear();
                case = None;
            }
            (Some(block), _) => block.push(line),
            (None, _) => text.push(*line),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file that was only copied still says.
    const LEFT_OVERS: [&str; 4] = ["TODO", "Lorem", "lorem", "placeholder text"];

    #[test]
    fn every_rule_is_documented_whole() {
        let docs = all();
        assert_eq!(docs.len(), RULES.len());
        for (at, doc) in docs.iter().enumerate() {
            let id = &doc.id;
            assert!(doc.title.len() > 20 && doc.title.ends_with('.'), "{id}: title {:?}", doc.title);
            assert!(doc.why.iter().map(String::len).sum::<usize>() > 60, "{id}: why it matters");
            assert!(!doc.fails.is_empty() && !doc.passes.is_empty() && !doc.looks_wrong.is_empty(), "{id}: examples");
            assert!(!doc.sources.is_empty() && doc.sources.iter().all(|source| source.len() > 5), "{id}: sources");
            let whole = serde_json::to_string(doc).unwrap_or_default();
            assert!(LEFT_OVERS.iter().all(|word| !whole.contains(word)), "{id}: left over");
            assert!(docs.iter().skip(at + 1).all(|other| other.title != doc.title), "{id}: another has its title");
        }
    }

    #[test]
    fn a_documentation_is_read_in_its_parts() {
        let lines = ["Before it:", "```case", "alexa.type = \"IMPLICIT\"", "```", "After."];
        let found = examples(&lines);
        assert_eq!(
            found,
            [Example { text: "Before it:".into(), case: "alexa.type = \"IMPLICIT\"".into(), says: vec![] }]
        );
        assert_eq!(items(&["* one", "  more", "* two"]), ["one more", "two"]);
        assert_eq!(paragraphs(&["a", "b", "", "c"]), ["a b", "c"]);
        let note = note("x", "# A title\n\nOne\nmore.\n\n* a\n* b\n");
        assert_eq!((note.title.as_str(), note.text), ("A title", vec!["One\nmore.".to_owned(), "* a\n* b".to_owned()]));
    }

    #[test]
    fn the_catalogue_is_read_as_it_was_written() {
        let catalogue = catalogue();
        let text = serde_json::to_string(&catalogue).unwrap();
        assert_eq!(Catalogue::read(&text), Ok(catalogue.clone()));
        assert!(catalogue.rules.iter().all(|doc| !doc.places.is_empty()), "each says at which field it shows");
        assert!(catalogue.rules.iter().flat_map(|doc| &doc.fails).all(|example| !example.says.is_empty()));
        assert!(catalogue.notes.iter().all(|note| catalogue.rule(&note.id).is_none()));
    }

    #[test]
    fn an_id_that_was_retired_is_never_used_again() {
        let retired: Vec<&str> = include_str!("retired.txt")
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let used = RULES.iter().map(|rule| rule.id).chain(NOTES.iter().map(|(id, _)| *id));
        let again: Vec<&str> = used.filter(|id| retired.contains(id)).collect();
        assert_eq!(again, Vec::<&str>::new(), "these ids stand in src/rules/retired.txt");
    }
}
