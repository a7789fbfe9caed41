//! Words on findings, rules and errors.

use linkwright::explain::Explanation;
use linkwright::report::OutcomeName;
use linkwright::report::words::elapsed;

use super::messages::*;

/// How old the other page is with which a finding compares.
pub fn compared_with(page: &str, age: &str, unsaved: bool) -> String {
    if unsaved { compared_unsaved(page, age) } else { compared(page, age) }
}

/// How long ago something was seen, as in "12 minutes ago".
pub fn age(now: u64, then: u64) -> String {
    match elapsed(now, then) {
        None => age_unknown().to_owned(),
        Some((0, _)) => age_now().to_owned(),
        Some((number, unit)) => ago(number, unit),
    }
}

/// A number of minutes, hours or days ago. The browser knows how each language says that.
fn ago(number: u64, unit: &str) -> String {
    if cfg!(target_family = "wasm") {
        return crate::browser::ago(language(), number, unit);
    }
    // In tests there is no browser: English.
    format!("{number} {unit}{} ago", if number == 1 { "" } else { "s" })
}

/// What became of a rule.
pub fn rule_outcome(outcome: OutcomeName) -> &'static str {
    match outcome {
        OutcomeName::Fails => rule_fails(),
        OutcomeName::Passes => rule_passes(),
        OutcomeName::CannotTell => rule_cannot_tell(),
        OutcomeName::NotApplicable => rule_not_applicable(),
        OutcomeName::Off => rule_off(),
    }
}

/// Said when an error was explained. Of a text in which none is known the first piece of advice says what it is.
pub fn explained_as(explanation: &Explanation) -> String {
    let failing = explanation.causes.iter().filter(|cause| cause.outcome == OutcomeName::Fails).count();
    match (explanation.is_known(), failing) {
        (true, 0) => explained_none().to_owned(),
        (true, _) => explained(failing),
        (false, _) => {
            let mut said = explanation.advice.first().cloned().unwrap_or_default();
            let disagreeing = explanation.details.iter().filter(|detail| detail.agrees == Some(false)).count();
            if disagreeing > 0 {
                said.push(' ');
                said.push_str(&explained_disagree(disagreeing));
            }
            said
        }
    }
}
