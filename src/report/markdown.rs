//! The report for people: Markdown to paste into an issue.

use super::words::{message, page_name, place_name, seen, timestamp, title};
use super::{OutcomeName, Report, RuleReport};
use crate::rules::{Catalogue, Severity};

/// The report as Markdown.
#[must_use]
pub fn write(report: &Report, catalogue: &Catalogue) -> String {
    let mut text = String::from("# Linkwright report\n\n");
    head(&mut text, report);
    for (heading, severity) in
        [("Errors", Severity::Error), ("Warnings", Severity::Warning), ("Worth knowing", Severity::Info)]
    {
        findings(&mut text, report, heading, severity);
    }
    let line = |text: &mut String, rule: &RuleReport, words: &str| {
        text.push_str(&format!("- `{}`: {words}\n", rule.rule));
    };
    if report.with(OutcomeName::CannotTell).next().is_some() {
        text.push_str("\n## Cannot tell\n\n");
        report.with(OutcomeName::CannotTell).for_each(|rule| line(&mut text, rule, &escaped(&rule.reason)));
    }
    if report.with(OutcomeName::Off).next().is_some() {
        text.push_str("\n## Off, with the reason in the profile\n\n");
        report.with(OutcomeName::Off).for_each(|rule| line(&mut text, rule, &escaped(&rule.reason)));
    }
    for (heading, outcome) in [("Passes", OutcomeName::Passes), ("Not applicable", OutcomeName::NotApplicable)] {
        let number = report.with(outcome).count();
        if number > 0 {
            text.push_str(&format!("\n<details>\n<summary>{heading} ({number})</summary>\n\n"));
            report.with(outcome).for_each(|rule| line(&mut text, rule, title(catalogue.rule(&rule.rule))));
            text.push_str("\n</details>\n");
        }
    }
    text
}

fn head(text: &mut String, report: &Report) {
    let counts = report.counts();
    let parts = [
        counted(counts.errors, "error", "errors"),
        counted(counts.warnings, "warning", "warnings"),
        format!("{} worth knowing", counts.infos),
    ];
    text.push_str(&format!(
        "**{}**; {} cannot tell, {} pass, {} not applicable, {} off.\n\n",
        parts.join(", "),
        counts.cannot_tell,
        counts.passes,
        counts.not_applicable,
        counts.off
    ));
    text.push_str(&format!(
        "Linkwright {}, {}. Values are left out; [33 characters] stands for one.\n\n",
        env!("CARGO_PKG_VERSION"),
        timestamp(report.made_at)
    ));
    text.push_str("| page | seen | saved |\n|---|---|---|\n");
    for page in &report.pages {
        let (when, saved) = seen(page, report.made_at);
        text.push_str(&format!("| {} | {when} | {saved} |\n", page_name(page.page)));
    }
    let secrets = match report.secrets_equal {
        Some(true) => "is the one",
        Some(false) => "is not the one",
        None => return,
    };
    text.push_str(&format!("\nThe secret on the Alexa page {secrets} that is kept for this session.\n"));
}

fn findings(text: &mut String, report: &Report, heading: &str, severity: Severity) {
    if report.findings(severity).next().is_none() {
        return;
    }
    text.push_str(&format!("\n## {heading}\n\n"));
    for (rule, finding) in report.findings(severity) {
        text.push_str(&format!("- `{}`: {}\n", rule.rule, escaped(&message(finding))));
        for place in &finding.places {
            text.push_str(&format!("  - {}\n", escaped(&place_name(place))));
        }
    }
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Text that Markdown leaves as it is, on one line. Brackets are left: what stands for a value has them.
fn escaped(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '<' | '|' | '~' | '#' | '@' => plain.extend(['\\', c]),
            // No link and no picture.
            '(' if plain.ends_with(']') => plain.push_str("\\("),
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}
