//! The report for programs: JSON, with a version of its form.

use serde::Serialize;

use super::words::{age, field_name, length, page_name, timestamp, title};
use super::{Counts, OutcomeName, Report, RuleReport, SeenPage};
use crate::console::PageId;
use crate::rules::text::redacted;
use crate::rules::{Catalogue, Place, Severity};

/// The version of the form. It goes up when something is taken away or means something else.
const FORMAT: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    format: u32,
    tool: Tool,
    made_at: String,
    counts: Counts,
    pages: Vec<Page>,
    secrets_equal: Option<bool>,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// A page, as SARIF has it too.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page {
    page: PageId,
    name: String,
    seen: bool,
    seen_at: Option<String>,
    age: Option<String>,
    saved: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    rule: &'a str,
    title: &'a str,
    outcome: OutcomeName,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_first: Option<PageId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    severity: Severity,
    what: String,
    cure: String,
    places: Vec<Where>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Where {
    page: PageId,
    field: &'static str,
    label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
}

/// The report as JSON.
#[must_use]
pub fn write(report: &Report, catalogue: &Catalogue) -> String {
    let document = Document {
        format: FORMAT,
        tool: Tool { name: "Linkwright", version: env!("CARGO_PKG_VERSION") },
        made_at: timestamp(report.made_at),
        counts: report.counts(),
        pages: report.pages.iter().map(|seen| page(seen, report.made_at)).collect(),
        secrets_equal: report.secrets_equal,
        rules: report.rules.iter().map(|one| rule(one, catalogue)).collect(),
    };
    // It holds nothing that JSON could not say.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

pub(super) fn page(seen: &SeenPage, now: u64) -> Page {
    let known = seen.seen_at.filter(|then| *then > 0);
    Page {
        page: seen.page,
        name: page_name(seen.page),
        seen: seen.seen_at.is_some(),
        seen_at: known.map(timestamp),
        age: known.map(|then| age(now, then)),
        saved: seen.saved,
    }
}

fn rule<'a>(rule: &'a RuleReport, catalogue: &'a Catalogue) -> Rule<'a> {
    let findings = rule.findings.iter().map(|finding| Finding {
        severity: finding.severity,
        what: redacted(&finding.what),
        cure: redacted(&finding.cure),
        places: finding.places.iter().map(place).collect(),
    });
    Rule {
        rule: &rule.rule,
        title: title(catalogue.rule(&rule.rule)),
        outcome: rule.outcome,
        reason: &rule.reason,
        open_first: rule.open_first,
        findings: findings.collect(),
    }
}

fn place(place: &Place) -> Where {
    Where {
        page: place.page,
        field: place.field.as_str(),
        label: field_name(place),
        row: place.row.as_deref().map(length),
    }
}
