//! All rules at once, and who speaks first where several have something to say of one field.

use super::finding::{Finding, Outcome, Rule};
use super::{RULES, Severity};
use crate::setup::Observations;

/// Who speaks first at a field; a rule that is not listed speaks after those that are.
/// Order: the more specific explanation before the more general one.
const PRECEDENCE: &[&str] = &[
    // Client ID.
    "client-id-lwa-format",
    "client-id-mismatch",
    // Secret.
    "secret-whitespace",
    // Endpoints.
    "uri-not-https",
    "lwa-token-uri",
    "lwa-auth-uri",
    // Return URLs.
    "return-url-near-miss",
    "lwa-return-url-subset",
    "lwa-return-url-missing",
    // Scopes and grant.
    "scope-unknown-lwa",
    "scope-missing",
    "implicit-with-lwa",
];

/// A rule with what it said.
#[derive(Debug)]
pub struct Checked {
    /// The rule.
    pub rule: &'static Rule,
    /// What it said, after precedence.
    pub outcome: Outcome,
}

impl Checked {
    /// The findings, each with its severity.
    pub fn findings(&self) -> impl Iterator<Item = (&Finding, Severity)> {
        let findings = match &self.outcome {
            Outcome::Fails(findings) => findings.as_slice(),
            _ => &[],
        };
        findings.iter().map(|finding| (finding, finding.severity.unwrap_or(self.rule.severity)))
    }
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Asks every rule. Of several findings at one place the first by precedence stays.
#[must_use]
pub fn check_all(seen: &Observations) -> Vec<Checked> {
    let listed = PRECEDENCE.iter().filter_map(|id| rule(id));
    let others = RULES.iter().copied().filter(|rule| !PRECEDENCE.contains(&rule.id));
    let mut all: Vec<Checked> =
        listed.chain(others).map(|rule| Checked { rule, outcome: (rule.check)(seen) }).collect();
    let mut taken = Vec::new();
    for checked in &mut all {
        let Outcome::Fails(findings) = &mut checked.outcome else { continue };
        findings.retain(|finding| !finding.places.iter().any(|place| taken.contains(place)));
        taken.extend(findings.iter().flat_map(|finding| finding.places.iter().cloned()));
        if findings.is_empty() {
            checked.outcome = Outcome::NotApplicable;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::SOURCES;
    use super::*;

    #[test]
    fn ids_are_unique_kebab_case_and_every_rule_says_what_why_and_whence() {
        for (index, rule) in RULES.iter().enumerate() {
            assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", rule.id);
            assert!(RULES.iter().skip(index + 1).all(|other| other.id != rule.id), "{}", rule.id);
            assert!(rule.why.len() > 30 && rule.source.len() > 10 && !rule.pages.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn precedence_names_only_rules_that_exist() {
        for id in PRECEDENCE {
            assert!(rule(id).is_some(), "{id}");
        }
    }

    #[test]
    fn every_file_has_the_four_headings() {
        for (id, source) in SOURCES {
            for heading in ["## Why it matters", "## Fails", "## Passes", "## Looks wrong, is right"] {
                assert!(source.contains(heading), "{id} lacks {heading}");
            }
        }
    }
}
