//! Runs the examples in the rules' documentation. An example is a TOML block marked `case`: paths of
//! [`Observations`] with values. A secret is written as `alexa.secret = "fake…"` and only its facts reach the rule.

use super::finding::Outcome;
use super::{RULES, SOURCES};
use crate::page::SecretSeen;
use crate::setup::{Observations, SecretFacts};

/// The cases under one heading of a rule's documentation.
fn cases(source: &str, heading: &str) -> Vec<Observations> {
    let doc: Vec<&str> = source
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let mut here = false;
    let mut block: Option<String> = None;
    let mut found = Vec::new();
    for line in doc {
        match (&mut block, line.trim()) {
            (None, "```case") if here => block = Some(String::new()),
            (Some(text), "```") => {
                found.push(parse(text));
                block = None;
            }
            (Some(text), _) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, title) if title.starts_with("## ") => here = title == heading,
            _ => {}
        }
    }
    found
}

fn parse(text: &str) -> Observations {
    let mut table: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let alexa = table.get_mut("alexa").and_then(toml::Value::as_table_mut);
    let secret =
        alexa.and_then(|alexa| alexa.remove("secret")).map(|value| value.as_str().unwrap_or_default().to_owned());
    let mut seen: Observations = table.try_into().unwrap_or_else(|error| panic!("{error}\n{text}"));
    if let (Some(secret), Some(form)) = (secret, &mut seen.alexa) {
        form.client_secret = Some(SecretFacts::of(&SecretSeen::of(&secret)));
    }
    seen
}

#[test]
fn the_examples_of_every_rule_hold() {
    for rule in RULES {
        let source = SOURCES.iter().find(|(id, _)| *id == rule.id).map(|(_, source)| *source).unwrap_or_default();
        for (heading, wanted) in [("## Fails", true), ("## Passes", false), ("## Looks wrong, is right", false)] {
            let cases = cases(source, heading);
            assert!(!cases.is_empty(), "{}: no case under {heading}", rule.id);
            for seen in cases {
                let outcome = (rule.check)(&seen);
                match (&outcome, wanted) {
                    (Outcome::Fails(findings), true) => {
                        assert!(!findings.is_empty(), "{}", rule.id);
                        for finding in findings {
                            assert!(finding.what.len() > 15 && finding.cure.len() > 15, "{}: {finding:?}", rule.id);
                            assert!(!finding.places.is_empty(), "{}: {finding:?}", rule.id);
                        }
                    }
                    (Outcome::Passes, false) => {}
                    (Outcome::NotApplicable | Outcome::CannotTell(_), false) if heading != "## Passes" => {}
                    _ => panic!("{} {heading}: {outcome:?}\n{seen:#?}", rule.id),
                }
            }
        }
    }
}
