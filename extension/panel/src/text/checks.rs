//! Words on findings, fixes, rules, errors and reports.

use linkwright::explain::Explanation;
use linkwright::report::OutcomeName;

// Findings.
pub const FINDINGS: &str = "Findings";
pub const ERROR: &str = "Error";
pub const WARNING: &str = "Warning";
pub const INFO: &str = "Note";
pub const WHAT_TO_DO: &str = "What to do:";
pub const SHOW_ON_PAGE: &str = "Show on page";
pub const STANDS_THERE: &str = "Found";
pub const BELONGS_THERE: &str = "Right";

/// Name of the button that shows a field on the page.
pub fn show_on_page(label: &str) -> String {
    format!("{SHOW_ON_PAGE}: {label}")
}

/// The way from the page card to the findings.
pub fn to_findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

/// How old the other page is with which a finding compares.
pub fn compared(page: &str, age: &str, unsaved: bool) -> String {
    let unsaved = if unsaved { ", with changes that were not saved then" } else { "" };
    format!("Compared with {page}, seen {age}{unsaved}.")
}

// Fixes.
pub const FIX_SAFE: &str = "Fix all safe";
pub const FIX_SAFE_WHAT: &str = "A safe fix cannot change what is meant.";
pub const FIX_ASK: &str = "This could change what is meant. Apply it?";
pub const APPLY: &str = "Apply";
pub const BEFORE: &str = "Now";
pub const AFTER: &str = "Then";
pub const FIX_NOT_NOW: &str = "Linkwright can fix this as soon as the field can be edited.";

/// Name of the button that fixes all safe findings.
pub fn fix_safe(count: usize) -> String {
    format!("{FIX_SAFE} ({count})")
}

/// Where a fix is carried out when that is not this page.
pub fn fix_elsewhere(page: &str) -> String {
    format!("Linkwright can fix this on the page {page}.")
}

// Rules.
pub const WHY: &str = "Why it matters";
pub const FAILS: &str = "Fails";
pub const PASSES: &str = "Passes";
pub const LOOKS_WRONG: &str = "Looks wrong, is right";
pub const EXAMPLES: &str = "Examples";
pub const SOURCES: &str = "Sources";
pub const RULE: &str = "Rule";
pub const NO_CATALOGUE: &str = "Presets and the rules' texts could not be loaded. Close the panel and open it again; if that does \
    not help, reload Linkwright on the browser's extensions page.";
pub const TURN_OFF: &str = "Turn off";
pub const TURN_OFF_LEAD: &str = "Does not fit this skill? Turn the rule off for this profile.";
pub const TURN_OFF_NEEDS_PROFILE: &str = "Create a profile to turn the rule off for it.";
pub const REASON: &str = "Reason";
pub const REASON_HINT: &str = "why it does not fit";
pub const TURN_ON: &str = "Turn on";

/// Heading of the rules that are off.
pub fn off(count: usize) -> String {
    if count == 1 { "1 rule is off".to_owned() } else { format!("{count} rules are off") }
}

/// Name of the button that turns a rule off.
pub fn turn_off_rule(rule: &str) -> String {
    format!("{TURN_OFF} {rule}")
}

/// Name of the button that turns a rule on.
pub fn turn_on_rule(rule: &str) -> String {
    format!("{TURN_ON} {rule}")
}

/// Said when a rule was turned off.
pub fn turned_off(rule: &str) -> String {
    format!("{rule} is off for this profile.")
}

/// Said when a rule was turned on.
pub fn turned_on(rule: &str) -> String {
    format!("{rule} is on again.")
}

/// What became of a rule.
pub const fn rule_outcome(outcome: OutcomeName) -> &'static str {
    match outcome {
        OutcomeName::Fails => "Fails here",
        OutcomeName::Passes => "Passes here",
        OutcomeName::CannotTell => "Cannot tell",
        OutcomeName::NotApplicable => "Not the case here",
        OutcomeName::Off => "Turned off",
    }
}

// Explaining an error.
pub const EXPLAIN: &str = "Explain an error";
pub const EXPLAIN_LEAD: &str = "Paste what Alexa, the Alexa app or the error page of Amazon showed, or the address of \
    that page. It is compared with what was seen on the consoles, and is neither kept nor sent.";
pub const ERROR_TEXT: &str = "Error text or address";
pub const EXPLAIN_NOW: &str = "Explain";
pub const CAUSES: &str = "Where to look, the likeliest first";
pub const FAILING: &str = "What fails here";
pub const BEYOND: &str = "What no form shows";
pub const DETAILS: &str = "What it says of the request";
pub const CANNOT_COMPARE: &str = "Cannot be compared";
pub const AGREES: &str = "Agrees";
pub const DISAGREES: &str = "Disagrees";
pub const REMEMBERED: &str = "Remembered for this session: linking failed.";
pub const LINKING_WORKS: &str = "Linking works now";
pub const FORGOTTEN: &str = "Forgotten: linking is taken to work.";

/// Where a text is shown.
pub fn shown_in(shown: &str) -> String {
    format!("Shown: {shown}")
}

/// Said when a field is not on the page that is open now.
pub fn on_other_page(field: &str, page: &str) -> String {
    format!("{field} is not on this page. Open {page}.")
}

/// Name of the link to the console of a page that must be opened.
pub fn open_page(page: &str) -> String {
    format!("Open {page}")
}

/// Said when an error was explained.
pub fn explained(explanation: &Explanation) -> String {
    let failing = explanation.causes.iter().filter(|cause| cause.outcome == OutcomeName::Fails).count();
    match (explanation.is_known(), failing) {
        (true, 0) => "Explained. None of its causes was found on the pages that were seen.".to_owned(),
        (true, 1) => "Explained. 1 cause was found.".to_owned(),
        (true, _) => format!("Explained. {failing} causes were found."),
        (false, _) => "This error is not known.".to_owned(),
    }
}

// Reports.
pub const REPORT: &str = "Report";
pub const REPORT_LEAD: &str = "Every rule with what it says of this set-up, to paste into an issue or to keep with your \
    code. Values are left out.";
pub const COPY_REPORT: &str = "Copy report";
pub const REPORT_FORMAT: &str = "Report format";
pub const EXPORT_REPORT: &str = "Export report";
pub const REPORT_COPIED: &str = "Copied the report as Markdown, without any value.";
pub const REPORT_NOT_COPIED: &str =
    "The report was not copied, because the browser refused the clipboard. Press Copy report once more.";
pub const REPORT_NOT_EXPORTED: &str = "The report was not saved, because the browser refused the download. Allow \
    downloads for Linkwright, then press Export report again.";

/// Said when a report was saved.
pub fn report_exported(file_name: &str) -> String {
    format!("Exported {file_name}, without any value.")
}
