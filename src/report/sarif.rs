//! The report for other tools: SARIF 2.1.0. A set-up has no files, so that places are logical: a page and a field.
//! `cargo xtask test` has it checked by Microsoft's validator.

use super::json::page;
use super::words::{field_name, length, message, page_name, timestamp, title};
use super::{FindingReport, OutcomeName, Report, RuleReport};
use crate::json::{Value, to_pretty_text};
use crate::rules::{Catalogue, Place, RuleDoc, Severity};

/// Where the standard keeps its schema.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Where the project lives.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// The report as SARIF.
#[must_use]
pub fn write(report: &Report, catalogue: &Catalogue) -> String {
    let rules: Vec<Value> = report.rules.iter().map(|rule| descriptor(rule, catalogue.rule(&rule.rule))).collect();
    let results = report.rules.iter().enumerate();
    let results: Vec<Value> = results.flat_map(|(index, rule)| results_of(rule, index, catalogue)).collect();
    let pages: Vec<Value> = report.pages.iter().map(|seen| page(seen, report.made_at)).collect();
    let driver = object([
        ("name", "Linkwright".into()),
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("semanticVersion", env!("CARGO_PKG_VERSION").into()),
        ("informationUri", HOME.into()),
        ("rules", rules.into()),
    ]);
    let invocation = object([("executionSuccessful", true.into()), ("endTimeUtc", timestamp(report.made_at).into())]);
    let run = object([
        ("tool", object([("driver", driver)])),
        ("invocations", vec![invocation].into()),
        ("results", results.into()),
        ("properties", object([("pages", pages.into()), ("secretsEqual", report.secrets_equal.into())])),
    ]);
    let log = object([("$schema", SCHEMA.into()), ("version", "2.1.0".into()), ("runs", vec![run].into())]);
    to_pretty_text(&log) + "\n"
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members.into()
}

/// A text as SARIF has messages.
fn said(text: impl Into<Value>) -> Value {
    object([("text", text.into())])
}

/// A rule with its documentation.
fn descriptor(rule: &RuleReport, doc: Option<&RuleDoc>) -> Value {
    let id = ("id", rule.rule.as_str().into());
    let name = ("name", pascal_case(&rule.rule).into());
    let Some(doc) = doc else { return object([id, name]) };
    let why = doc.why.join("\n\n");
    let sources: String = doc.sources.iter().map(|source| format!("\n* {source}")).collect();
    let help = object([
        ("text", plain(&format!("{why}\n\nSources:{sources}")).into()),
        ("markdown", format!("{why}\n\n**Sources**\n{sources}").into()),
    ]);
    let pages: Vec<Value> = doc.pages.iter().map(|page| page.as_str().into()).collect();
    object([
        id,
        name,
        ("shortDescription", said(plain(&doc.title))),
        ("fullDescription", said(plain(&why))),
        ("help", help),
        ("helpUri", format!("{HOME}/blob/main/docs/rules/{}.md", doc.id).into()),
        ("defaultConfiguration", object([("level", level(doc.severity).into())])),
        (
            "properties",
            object([
                ("pages", pages.into()),
                ("fix", doc.fix.as_str().into()),
                ("since", doc.since.as_str().into()),
                ("group", doc.group.as_str().into()),
            ]),
        ),
    ])
}

/// Every finding of a rule, or its one outcome.
fn results_of(rule: &RuleReport, index: usize, catalogue: &Catalogue) -> Vec<Value> {
    let doc = catalogue.rule(&rule.rule);
    let one = |kind: &str, level: &str, text: &str, places: &[Place], suppression: Option<Value>| {
        let mut result = vec![
            ("ruleId", rule.rule.as_str().into()),
            ("ruleIndex", index.into()),
            ("kind", kind.into()),
            ("level", level.into()),
            ("message", said(braced(text))),
        ];
        if !places.is_empty() {
            result.push(("locations", places.iter().map(location).collect::<Vec<Value>>().into()));
        }
        if let Some(suppression) = suppression {
            result.push(("suppressions", vec![suppression].into()));
        }
        Value::Object(result.into_iter().map(|(name, value): (&str, Value)| (name.to_owned(), value)).collect())
    };
    match rule.outcome {
        OutcomeName::Fails => {
            let finding = |finding: &FindingReport| {
                // What is only worth knowing is no problem, and SARIF has a kind for that.
                let (kind, level) = match finding.severity {
                    Severity::Info => ("informational", "none"),
                    severity => ("fail", level(severity)),
                };
                one(kind, level, &message(finding), &finding.places, None)
            };
            rule.findings.iter().map(finding).collect()
        }
        OutcomeName::Passes => {
            vec![one("pass", "none", &format!("As it should be: {}", plain(title(doc))), &[], None)]
        }
        OutcomeName::CannotTell => {
            let places = doc.map(|doc| doc.places.as_slice()).unwrap_or_default();
            vec![one("open", "none", &format!("It cannot be told: {}", rule.reason), places, None)]
        }
        OutcomeName::NotApplicable => {
            vec![one("notApplicable", "none", "It does not apply to this set-up.", &[], None)]
        }
        OutcomeName::Off => {
            let suppression = object([
                ("kind", "external".into()),
                ("status", "accepted".into()),
                ("justification", rule.reason.as_str().into()),
            ]);
            vec![one("notApplicable", "none", "The rule is off for this profile.", &[], Some(suppression))]
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A place: the page is the field's parent.
fn location(place: &Place) -> Value {
    let page = ("page", page_name(place.page).into());
    let properties = match &place.row {
        Some(row) => object([page, ("row", length(row).into())]),
        None => object([page]),
    };
    let logical = object([
        ("name", field_name(place).into()),
        ("fullyQualifiedName", format!("{}/{}", place.page, place.field).into()),
        ("kind", "property".into()),
        ("properties", properties),
    ]);
    object([("logicalLocations", vec![logical].into())])
}

/// `lwa-auth-uri` as `LwaAuthUri`.
fn pascal_case(id: &str) -> String {
    let mut name = String::new();
    for part in id.split('-') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// SARIF takes braces for placeholders unless they are doubled.
fn braced(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// Markdown's marks mean nothing in plain text.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
