//! What reports look like.

use serde_json::Value;

use super::*;
use crate::console::FieldKey;
use crate::rules::{Catalogue, RuleDoc, case_of};

const MINUTE: u64 = 60_000;

fn doc(id: &str, title: &str, severity: Severity) -> RuleDoc {
    let mut doc = docs::all().remove(0);
    (doc.id, doc.title, doc.severity) = (id.to_owned(), title.to_owned(), severity);
    doc.places = vec![Place::alexa(FieldKey::ClientId)];
    doc
}

fn rule(id: &str, outcome: OutcomeName, reason: &str, findings: Vec<FindingReport>) -> RuleReport {
    RuleReport { rule: id.into(), outcome, reason: reason.into(), open_first: None, findings }
}

/// A report of made-up rules, so that it does not change with the rules.
fn made_up() -> (Report, Catalogue) {
    let error = FindingReport {
        severity: Severity::Error,
        places: vec![
            Place::alexa(FieldKey::AlexaRedirectUrls).row("https://layla.amazon.com/fake"),
            Place::return_urls().row("http://layla.amazon.com/fake"),
        ],
        what: "The Allowed Return URL “http://layla.amazon.com/fake” has http instead of https.".into(),
        cure: "Replace it by “https://layla.amazon.com/fake”.".into(),
    };
    let warning = FindingReport {
        severity: Severity::Warning,
        places: vec![Place::alexa(FieldKey::Domains)],
        what: "A row of the list has <b>two_words</b> and a {brace}.".into(),
        cure: "Split it.".into(),
    };
    let info = FindingReport { severity: Severity::Info, what: "It has no effect.".into(), ..warning.clone() };
    let seen = |page, seen_at, saved| SeenPage { page, seen_at, saved };
    let report = Report {
        made_at: NOW,
        pages: vec![
            seen(PageId::IxhelloPublish, None, None),
            seen(PageId::LwaGeneral, Some(0), None),
            seen(PageId::LwaWebSettings, Some(NOW - 12 * MINUTE), Some(false)),
            seen(PageId::AlexaAccountLinking, Some(NOW - 10), Some(true)),
        ],
        secrets_equal: Some(false),
        observed: Observed { client_id: Some("fake-id".into()), ..Default::default() },
        rules: vec![
            rule("one-fails", OutcomeName::Fails, "", vec![error.clone()]),
            rule("two-fails", OutcomeName::Fails, "", vec![warning, info]),
            RuleReport {
                open_first: Some(PageId::LwaWebSettings),
                ..rule("three-cannot-tell", OutcomeName::CannotTell, "The page Web Settings was not opened.", vec![])
            },
            rule("four-passes", OutcomeName::Passes, "", vec![]),
            rule("five-other", OutcomeName::NotApplicable, "", vec![]),
            rule("six-off", OutcomeName::Off, "our *own* [proxy](x)\nknows", vec![]),
        ],
    };
    let catalogue = Catalogue {
        rules: vec![
            doc("one-fails", "The first holds.", Severity::Error),
            doc("two-fails", "The second holds.", Severity::Warning),
            doc("three-cannot-tell", "The third holds.", Severity::Error),
            doc("four-passes", "The `fourth` holds.", Severity::Warning),
            doc("five-other", "The fifth holds.", Severity::Info),
            doc("six-off", "The sixth holds.", Severity::Error),
        ],
        ..Default::default()
    };
    (report, catalogue)
}

/// The version changes, and the snapshot should not.
fn unversioned(text: &str) -> String {
    text.replace(env!("CARGO_PKG_VERSION"), "<version>")
}

#[test]
fn markdown_is_for_people() {
    let (report, catalogue) = made_up();
    insta::assert_snapshot!(unversioned(&markdown::write(&report, &catalogue)));
}

#[test]
fn json_is_for_programs() {
    let (report, catalogue) = made_up();
    insta::assert_snapshot!(unversioned(&json::write(&report, &catalogue)));
}

#[test]
fn sarif_has_a_result_for_every_outcome() {
    let (report, catalogue) = made_up();
    let log: Value = serde_json::from_str(&sarif::write(&report, &catalogue)).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let kinds: Vec<(&str, &str)> =
        results.iter().map(|result| (result["kind"].as_str().unwrap(), result["level"].as_str().unwrap())).collect();
    assert_eq!(
        kinds,
        [
            ("fail", "error"),
            ("fail", "warning"),
            ("informational", "none"),
            ("open", "none"),
            ("pass", "none"),
            ("notApplicable", "none"),
            ("notApplicable", "none"),
        ]
    );
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert_eq!(rules[2]["name"], "ThreeCannotTell");
    assert_eq!(rules[3]["shortDescription"]["text"], "The fourth holds.");
    assert_eq!(rules[1]["defaultConfiguration"]["level"], "warning");
    assert_eq!(results[6]["suppressions"][0]["justification"], "our *own* [proxy](x)\nknows");
    assert!(results[1]["message"]["text"].as_str().unwrap().contains("{{brace}}"));
    let place = &results[0]["locations"][1]["logicalLocations"][0];
    assert_eq!(place["fullyQualifiedName"], "lwa.web-settings/allowedReturnUrls");
    assert_eq!(place["properties"]["row"], "[28 characters]");
    assert_eq!(results[3]["locations"][0]["logicalLocations"][0]["name"], "Your Client ID");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn a_report_of_a_set_up_counts_and_dates() {
    let seen = case_of(
        r#"
        alexa = { authorizationUrl = "http://www.amazon.com/ap/oa", unsaved = true, seenAt = 5, clientId = " " }
        webSettings = { allowedReturnUrls = [], seenAt = 7 }
        generalSeenAt = 6
        lwaClients = [{ clientId = "fake" }]
        "#,
    );
    let off = [DisabledRule { rule: "scope-missing".into(), reason: "none needed".into() }];
    let report = Report::of(&seen, &off, NOW);
    let pages: Vec<_> = report.pages.iter().map(|page| (page.page, page.seen_at, page.saved)).collect();
    assert_eq!(
        pages,
        [
            (PageId::IxhelloPublish, None, None),
            (PageId::LwaCreateProfile, None, None),
            (PageId::LwaGeneral, Some(6), None),
            (PageId::LwaWebSettings, Some(7), Some(true)),
            (PageId::AlexaAccountLinking, Some(5), Some(false)),
        ]
    );
    let counts = report.counts();
    assert_eq!(counts.off, 1);
    assert!(counts.errors > 0 && counts.cannot_tell > 0);
    let rules = counts.cannot_tell + counts.passes + counts.not_applicable + counts.off;
    assert_eq!(rules + report.with(OutcomeName::Fails).count(), report.rules.len());
    assert_eq!((report.observed.client_id.as_deref(), report.observed.lwa_client_id.as_deref()), (None, Some("fake")));
    // It crosses from the background to the panel.
    let text = serde_json::to_string(&report).unwrap();
    assert_eq!(crate::json::from_text::<Report>(&text), Ok(report));
}
