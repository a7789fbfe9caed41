//! The documentation in the rules' files, as data: for `docs/rules/`, for the panel, and for the tests that run its
//! examples. Not part of the extension's Wasm.

use serde::Serialize;

use super::rule::{FixSafety, Rule, Severity};
use super::{GROUPS, RULES, SOURCES};

/// The documentation of one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleDoc {
    /// Its id.
    pub id: &'static str,
    /// What it checks, in one sentence.
    pub title: String,
    /// The title of its group.
    pub group: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// Whether its fix could change what is meant.
    pub fix: FixSafety,
    /// The first version that has it.
    pub since: &'static str,
    /// The pages whose values it needs.
    pub pages: Vec<&'static str>,
    /// Why it matters: paragraphs.
    pub why: Vec<String>,
    /// Examples that fail.
    pub fails: Vec<Example>,
    /// Examples that pass.
    pub passes: Vec<Example>,
    /// Examples that look wrong and are right.
    pub looks_wrong: Vec<Example>,
    /// Examples of which nothing can be told.
    pub cannot_tell: Vec<Example>,
    /// Where the facts come from.
    pub sources: Vec<String>,
}

/// An example, with the words before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// What it shows; may be empty.
    pub text: String,
    /// The set-up, as TOML: paths of [`crate::setup::Observations`] with values.
    pub case: String,
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
    RuleDoc {
        id: rule.id,
        title: paragraphs(&head).into_iter().next().unwrap_or_default(),
        group,
        severity: rule.severity,
        fix: rule.fix,
        since: rule.since,
        pages: rule.pages.iter().map(|page| page.as_str()).collect(),
        why: paragraphs(&section("## Why it matters")),
        fails: examples(&section("## Fails")),
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
                found.push(Example { text: text.join(" ").trim().to_owned(), case: block.join("\n") });
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
            let id = doc.id;
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
        assert_eq!(found, [Example { text: "Before it:".into(), case: "alexa.type = \"IMPLICIT\"".into() }]);
        assert_eq!(items(&["* one", "  more", "* two"]), ["one more", "two"]);
        assert_eq!(paragraphs(&["a", "b", "", "c"]), ["a b", "c"]);
    }
}
