//! The report for other tools: SARIF 2.1.0. A set-up has no files, so that places are logical: a page and a field.
//! `cargo xtask test` has it checked by Microsoft's validator.

use serde_json::{Value, json};

use super::json::{Page, page};
use super::words::{field_name, length, message, page_name, timestamp, title};
use super::{FindingReport, OutcomeName, Report, RuleReport};
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
    let pages: Vec<Page> = report.pages.iter().map(|seen| page(seen, report.made_at)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Linkwright",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": HOME,
                "rules": rules,
            } },
            "invocations": [{ "executionSuccessful": true, "endTimeUtc": timestamp(report.made_at) }],
            "results": results,
            "properties": { "pages": pages, "secretsEqual": report.secrets_equal },
        }],
    });
    // It holds nothing that JSON could not say.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// A rule with its documentation.
fn descriptor(rule: &RuleReport, doc: Option<&RuleDoc>) -> Value {
    let mut descriptor = json!({ "id": rule.rule, "name": pascal_case(&rule.rule) });
    if let Some(doc) = doc {
        let why = doc.why.join("\n\n");
        let sources: String = doc.sources.iter().map(|source| format!("\n* {source}")).collect();
        let more = json!({
            "shortDescription": { "text": plain(&doc.title) },
            "fullDescription": { "text": plain(&why) },
            "help": {
                "text": plain(&format!("{why}\n\nSources:{sources}")),
                "markdown": format!("{why}\n\n**Sources**\n{sources}"),
            },
            "helpUri": format!("{HOME}/blob/main/docs/rules/{}.md", doc.id),
            "defaultConfiguration": { "level": level(doc.severity) },
            "properties": {
                "pages": doc.pages,
                "fix": doc.fix,
                "since": doc.since,
                "group": doc.group,
            },
        });
        if let (Some(descriptor), Value::Object(more)) = (descriptor.as_object_mut(), more) {
            descriptor.extend(more);
        }
    }
    descriptor
}

/// Every finding of a rule, or its one outcome.
fn results_of(rule: &RuleReport, index: usize, catalogue: &Catalogue) -> Vec<Value> {
    let doc = catalogue.rule(&rule.rule);
    let one = |kind: &str, level: &str, text: &str, places: &[Place]| {
        let mut result = json!({
            "ruleId": rule.rule,
            "ruleIndex": index,
            "kind": kind,
            "level": level,
            "message": { "text": braced(text) },
        });
        if !places.is_empty() {
            result["locations"] = places.iter().map(location).collect();
        }
        result
    };
    match rule.outcome {
        OutcomeName::Fails => {
            let finding = |finding: &FindingReport| {
                // What is only worth knowing is no problem, and SARIF has a kind for that.
                let (kind, level) = match finding.severity {
                    Severity::Info => ("informational", "none"),
                    severity => ("fail", level(severity)),
                };
                one(kind, level, &message(finding), &finding.places)
            };
            rule.findings.iter().map(finding).collect()
        }
        OutcomeName::Passes => vec![one("pass", "none", &format!("As it should be: {}", plain(title(doc))), &[])],
        OutcomeName::CannotTell => {
            let places = doc.map(|doc| doc.places.as_slice()).unwrap_or_default();
            vec![one("open", "none", &format!("It cannot be told: {}", rule.reason), places)]
        }
        OutcomeName::NotApplicable => vec![one("notApplicable", "none", "It does not apply to this set-up.", &[])],
        OutcomeName::Off => {
            let mut result = one("notApplicable", "none", "The rule is off for this profile.", &[]);
            result["suppressions"] =
                json!([{ "kind": "external", "status": "accepted", "justification": rule.reason }]);
            vec![result]
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
    let mut properties = json!({ "page": page_name(place.page) });
    if let Some(row) = &place.row {
        properties["row"] = length(row).into();
    }
    json!({ "logicalLocations": [{
        "name": field_name(place),
        "fullyQualifiedName": format!("{}/{}", place.page, place.field),
        "kind": "property",
        "properties": properties,
    }] })
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
