//! All rules at once, and who speaks first where several have something to say of one field.

use super::RULES;
use super::finding::{Finding, Outcome, Place};
use super::rule::{Rule, Severity};
use crate::order::{nowhere, order};
use crate::profile::DisabledRule;
use crate::setup::Observations;

/// Who speaks first at a field; a rule that is not listed speaks after those that are. One order serves every field,
/// since each field's own order is a part of it.
const PRECEDENCE: &[&str] = &[
    // What stands there is no value at all.
    "secret-empty-on-save",
    "placeholder-left",
    // Secret and client ID.
    "secret-whitespace",
    "id-secret-swapped",
    "client-id-wrong-kind",
    "ha-client-id",
    "client-id-lwa-format",
    "client-id-mismatch",
    "secret-lwa-format",
    // Endpoints, and domains that the organisation does not allow.
    "domain-not-allowed",
    "uri-not-https",
    "uri-private-host",
    "uri-port",
    "auth-uri-oauth-params",
    "token-uri-query",
    "lwa-token-uri",
    "lwa-auth-uri",
    // Return URLs and origins.
    "alexa-url-in-origins",
    "return-url-near-miss",
    "vendor-id-mismatch",
    "return-url-http",
    "lwa-return-url-subset",
    "lwa-return-url-missing",
    "origin-format",
    // Scopes, grant, domains.
    "scope-joined",
    "scope-unknown-lwa",
    "scope-missing",
    "implicit-with-lwa",
    "implicit-not-allowed",
    "implicit-no-refresh",
    "domain-list-format",
    "domain-list-missing-host",
    "domain-list-missing-cdn",
];

/// A rule with what it said.
#[derive(Debug)]
pub struct Checked<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// What it said, after precedence.
    pub outcome: Outcome,
    /// Why it is off, when it is: then its outcome is [`Outcome::NotApplicable`].
    pub off: Option<&'a str>,
}

impl Checked<'_> {
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

/// Asks every rule.
#[must_use]
pub fn check_all(seen: &Observations) -> Vec<Checked<'static>> {
    check(seen, &[])
}

/// Asks every rule but those that are off. Of several findings at one place the first by precedence stays.
#[must_use]
pub fn check<'a>(seen: &Observations, off: &'a [DisabledRule]) -> Vec<Checked<'a>> {
    let listed = PRECEDENCE.iter().filter_map(|id| rule(id));
    let others = RULES.iter().copied().filter(|rule| !PRECEDENCE.contains(&rule.id));
    let mut all: Vec<Checked> = listed.chain(others).map(|rule| ask(rule, seen, off)).collect();
    let numbers = numbers(&all);
    let mut rest = numbers.as_slice();
    // By number of a place the rule that has spoken there.
    let mut taken = nowhere(numbers.len());
    for (turn, checked) in all.iter_mut().enumerate() {
        let Outcome::Fails(findings) = &mut checked.outcome else { continue };
        findings.retain(|finding| {
            let (own, others) = rest.split_at(finding.places.len());
            rest = others;
            let free = own.iter().all(|&place| taken[place] >= turn);
            if free {
                own.iter().for_each(|&place| taken[place] = turn);
            }
            free
        });
        if findings.is_empty() {
            checked.outcome = Outcome::NotApplicable;
        }
    }
    all
}

/// For each place of each finding, one after the other, a number that equal places share.
fn numbers(all: &[Checked]) -> Vec<usize> {
    let mut places: Vec<&Place> = Vec::new();
    for checked in all {
        checked.findings().for_each(|(finding, _)| places.extend(&finding.places));
    }
    let mut numbers = nowhere(places.len());
    let mut first = 0;
    for place in order(places.len(), &|one, other| places[one].cmp(places[other])) {
        if places[first] != places[place] {
            first = place;
        }
        numbers[place] = first;
    }
    numbers
}

fn ask<'a>(rule: &'static Rule, seen: &Observations, off: &'a [DisabledRule]) -> Checked<'a> {
    match off.iter().find(|off| off.rule == rule.id) {
        Some(off) => Checked { rule, outcome: Outcome::NotApplicable, off: Some(&off.reason) },
        None => Checked { rule, outcome: (rule.check)(seen), off: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_kebab_case_and_every_rule_has_pages() {
        for (index, rule) in RULES.iter().enumerate() {
            assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", rule.id);
            assert!(RULES.iter().skip(index + 1).all(|other| other.id != rule.id), "{}", rule.id);
            assert!(!rule.pages.is_empty() && !rule.since.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn a_rule_that_is_off_says_nothing_but_its_reason() {
        let off = [DisabledRule { rule: "uri-not-https".into(), reason: "behind our own proxy".into() }];
        let checked = check(&Observations::default(), &off);
        let one = checked.iter().find(|checked| checked.rule.id == "uri-not-https").unwrap();
        assert_eq!((one.off, &one.outcome), (Some("behind our own proxy"), &Outcome::NotApplicable));
    }
}
