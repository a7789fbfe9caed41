//! *Explain an error*: from the text or address that somebody saw to the causes, each checked against what was observed.
//!
//! What is known of errors is in the catalogue (`symptoms.toml`, checked by `build.rs`), not in here. `pasted` reads the
//! text, `recognise` finds symptoms in it, `near` the likeliest where it finds none, `details` compares what it says of the request.
//!
//! An [`Explanation`] repeats parts of what was pasted. It goes as JSON from one Wasm module to the other in the panel, and
//! nothing of it is stored.

mod details;
mod near;
mod pasted;
mod plain;
mod recognise;
mod symptom;
#[cfg(test)]
mod tests;

pub use details::Detail;
pub use symptom::{Symptom, SymptomText};

use crate::console::PageId;
use crate::json::record;
use crate::report::{FindingReport, OutcomeName, Report, RuleReport};
use crate::rules::{Catalogue, Place};
use crate::words::said;

#[cfg(any(test, feature = "docs"))]
include!(concat!(env!("OUT_DIR"), "/symptoms.rs"));

/// The most that is read of a pasted text, in bytes.
pub const MOST: usize = 100_000;

/// What to try when a text is not known.
const UNKNOWN: [&str; 4] = [
    said!("Linkwright does not know this text, so it can name no cause for it."),
    said!("On an error page of Amazon, show its details and copy everything, with Error Summary and Request Details."),
    said!("Copy the address of the page as well: it often names the error in error=, errorKey= or error_description=."),
    said!("Look into the log of your own server or of your provider: it says what it answered Alexa."),
];

/// What to try when an address has no error in it.
const NO_ERROR: [&str; 2] = [
    said!("There is no error in this text that Linkwright knows; what it says of the request is compared below."),
    said!("Paste the text of the error page as well, if there is one."),
];

/// What an error means here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// What was recognised, the most specific first.
    pub symptoms: Vec<Recognised>,
    /// Where to look: what fails first, then what cannot be told, then the rest; the likeliest of each first. Without a
    /// symptom these are the rules that fail.
    pub causes: Vec<Cause>,
    /// Causes that no form shows: sentences.
    pub beyond: Vec<String>,
    /// What the text says of the request, compared with what was observed.
    pub details: Vec<Detail>,
    /// What to try when nothing was recognised, as [`words`](crate::words) makes it; empty otherwise.
    pub advice: Vec<String>,
    /// True when the error says only that linking failed: worth remembering for this session.
    pub linking_failed: bool,
}

/// A symptom that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// Its id.
    pub id: String,
    /// What it means, in one sentence.
    pub title: String,
    /// The text or code by which it was known, as it is shown.
    pub text: String,
    /// Where that is shown.
    pub shown: String,
    /// True when the pasted text only looks like that one.
    pub near: bool,
}

/// A possible cause.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// The rule's id.
    pub rule: String,
    /// What the rule checks, in one sentence.
    pub title: String,
    /// What the rule says of this set-up.
    pub outcome: OutcomeName,
    /// Why it cannot tell, or why it is off; empty otherwise.
    pub reason: String,
    /// The page to open, when that is why it cannot tell.
    pub open_first: Option<PageId>,
    /// What is wrong, when it fails.
    pub findings: Vec<FindingReport>,
    /// The field to go to.
    pub place: Option<Place>,
}

record!(Explanation {
    need symptoms = "symptoms",
    need causes = "causes",
    need beyond = "beyond",
    need details = "details",
    need advice = "advice",
    need linking_failed = "linkingFailed",
});

record!(Recognised {
    need id = "id",
    need title = "title",
    need text = "text",
    need shown = "shown",
    need near = "near",
});

record!(Cause {
    need rule = "rule",
    need title = "title",
    need outcome = "outcome",
    need reason = "reason",
    need open_first = "openFirst",
    need findings = "findings",
    need place = "place",
});

record!(Detail {
    need name = "name",
    need value = "value",
    need agrees = "agrees",
    need says = "says",
    need place = "place",
});

impl Explanation {
    /// True when at least one symptom was recognised.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.symptoms.is_empty()
    }

    /// Nothing but what to try.
    fn advice(sentences: &[&str]) -> Self {
        Self { advice: sentences.iter().map(|&sentence| sentence.to_owned()).collect(), ..Self::default() }
    }
}

/// Explains a text or an address.
#[must_use]
pub fn explain(pasted: &str, catalogue: &Catalogue, report: &Report) -> Explanation {
    if pasted.trim().is_empty() {
        return Explanation::advice(&[said!("Paste the text or the address that was shown.")]);
    }
    if pasted.len() > MOST {
        return Explanation::advice(&[said!("This is more than 100 kB. Paste the message or the address alone.")]);
    }
    let read = pasted::Pasted::read(pasted);
    let mut matches: Vec<(&Symptom, &SymptomText)> =
        recognise::symptoms(&read.layers, &catalogue.symptoms).iter().map(|found| (found.symptom, found.by)).collect();
    let near = matches.is_empty();
    if near {
        matches.extend(near::nearest(&read.layers, &catalogue.symptoms));
    }
    let details = details::details(&read, &report.observed);
    let mut explanation = match (matches.is_empty(), details.is_empty()) {
        (false, _) => Explanation::default(),
        (true, false) => Explanation::advice(&NO_ERROR),
        (true, true) => Explanation::advice(&UNKNOWN),
    };
    let mut rules: Vec<&RuleReport> = Vec::new();
    for &(symptom, by) in &matches {
        explanation.symptoms.push(Recognised {
            id: symptom.id.clone(),
            title: symptom.title.clone(),
            text: if by.code.is_empty() { by.text.clone() } else { by.code.clone() },
            shown: by.shown.clone(),
            near,
        });
        explanation.linking_failed |= symptom.linking_failed;
        for id in &symptom.rules {
            let known = report.rules.iter().find(|rule| rule.rule == *id);
            rules.extend(known.filter(|rule| !rules.iter().any(|other| other.rule == rule.rule)));
        }
        for sentence in &symptom.beyond {
            if !explanation.beyond.contains(sentence) {
                explanation.beyond.push(sentence.clone());
            }
        }
    }
    if matches.is_empty() {
        rules.extend(report.with(OutcomeName::Fails));
    }
    for rank in 0..3 {
        let ranked = rules.iter().filter(|rule| rank_of(rule.outcome) == rank);
        explanation.causes.extend(ranked.map(|rule| cause(rule, catalogue)));
    }
    explanation.details = details;
    explanation
}

/// What fails is likelier a cause than what cannot be told, and that than what passes.
const fn rank_of(outcome: OutcomeName) -> u8 {
    match outcome {
        OutcomeName::Fails => 0,
        OutcomeName::CannotTell => 1,
        OutcomeName::Passes | OutcomeName::NotApplicable | OutcomeName::Off => 2,
    }
}

fn cause(rule: &RuleReport, catalogue: &Catalogue) -> Cause {
    let doc = catalogue.rule(&rule.rule);
    let found = rule.findings.iter().flat_map(|finding| &finding.places).next();
    Cause {
        rule: rule.rule.clone(),
        title: doc.map(|doc| doc.title.clone()).unwrap_or_default(),
        outcome: rule.outcome,
        reason: rule.reason.clone(),
        open_first: rule.open_first,
        findings: rule.findings.clone(),
        place: found.or_else(|| doc.and_then(|doc| doc.places.first())).cloned(),
    }
}

/// The table of symptoms.
#[cfg(any(test, feature = "docs"))]
#[must_use]
pub fn symptoms() -> Vec<Symptom> {
    crate::json::from_text(SYMPTOMS).unwrap_or_default()
}
