//! The report for programs: JSON, with a version of its form.

use super::words::{age, field_name, length, page_name, timestamp, title};
use super::{Counts, OutcomeName, Report, RuleReport, SeenPage};
use crate::console::PageId;
use crate::json::{Value, record, to_pretty_text};
use crate::rules::text::redacted;
use crate::rules::{Catalogue, Place, Severity};

/// The version of the form. It goes up when something is taken away or means something else.
const FORMAT: u32 = 1;

struct Document<'a> {
    format: u32,
    tool: Tool,
    made_at: String,
    counts: Counts,
    pages: Vec<Value>,
    secrets_equal: Option<bool>,
    rules: Vec<Rule<'a>>,
}

struct Tool {
    name: &'static str,
    version: &'static str,
}

struct Rule<'a> {
    rule: &'a str,
    title: &'a str,
    outcome: OutcomeName,
    /// Why it cannot tell, or why it is off.
    reason: Option<&'a str>,
    open_first: Option<PageId>,
    findings: Vec<Finding>,
}

struct Finding {
    severity: Severity,
    what: String,
    cure: String,
    places: Vec<Where>,
}

struct Where {
    page: PageId,
    field: &'static str,
    label: &'static str,
    row: Option<String>,
}

record!(write Document<'_> {
    need format = "format",
    need tool = "tool",
    need made_at = "madeAt",
    need counts = "counts",
    need pages = "pages",
    need secrets_equal = "secretsEqual",
    need rules = "rules",
});

record!(write Tool {
    need name = "name",
    need version = "version",
});

record!(write Counts {
    need errors = "errors",
    need warnings = "warnings",
    need infos = "infos",
    need cannot_tell = "cannotTell",
    need passes = "passes",
    need not_applicable = "notApplicable",
    need off = "off",
});

record!(write Rule<'_> {
    need rule = "rule",
    need title = "title",
    need outcome = "outcome",
    may reason = "reason",
    may open_first = "openFirst",
    may findings = "findings",
});

record!(write Finding {
    need severity = "severity",
    need what = "what",
    need cure = "cure",
    need places = "places",
});

record!(write Where {
    need page = "page",
    need field = "field",
    need label = "label",
    may row = "row",
});

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
    to_pretty_text(&document) + "\n"
}

/// A page, as SARIF has it too.
pub(super) fn page(seen: &SeenPage, now: u64) -> Value {
    let known = seen.seen_at.filter(|then| *then > 0);
    Value::from([
        ("page", seen.page.as_str().into()),
        ("name", page_name(seen.page).into()),
        ("seen", seen.seen_at.is_some().into()),
        ("seenAt", known.map(timestamp).into()),
        ("age", known.map(|then| age(now, then)).into()),
        ("saved", seen.saved.into()),
    ])
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
        reason: Some(rule.reason.as_str()).filter(|reason| !reason.is_empty()),
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
