//! Every rule's outcome as data: what reports are written from, and what explaining an error looks at.

use serde::{Deserialize, Serialize};

use crate::console::map::map_of;
use crate::console::{FieldKey, PageId};
use crate::profile::DisabledRule;
use crate::rules::{Checked, Outcome, Place, Reason, Severity, check};
use crate::setup::Observations;

/// A set-up, checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// When, in milliseconds since 1970.
    pub made_at: u64,
    /// What was seen of each page.
    pub pages: Vec<SeenPage>,
    /// Whether the secret on the Alexa page is the one that is kept for this session; `None` when that cannot be told.
    pub secrets_equal: Option<bool>,
    /// Every rule, in the order of precedence.
    pub rules: Vec<RuleReport>,
}

/// A page that a rule needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenPage {
    /// The page.
    pub page: PageId,
    /// When it was seen, in milliseconds since 1970; `None` when it was not.
    pub seen_at: Option<u64>,
    /// Whether it was saved then; `None` when the page does not tell.
    pub saved: Option<bool>,
}

/// What became of one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleReport {
    /// Its id.
    pub rule: String,
    /// What it said.
    pub outcome: OutcomeName,
    /// Why it cannot tell, or why it is off; empty otherwise.
    pub reason: String,
    /// The page that must be opened first, when that is why it cannot tell.
    pub open_first: Option<PageId>,
    /// What is wrong.
    pub findings: Vec<FindingReport>,
}

/// Outcomes by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OutcomeName {
    /// Something is wrong.
    Fails,
    /// Looked at, and right.
    Passes,
    /// It cannot be known from what was seen.
    CannotTell,
    /// The rule is about something else.
    NotApplicable,
    /// The rule is off for the profile.
    Off,
}

/// A finding, with its values: they are taken out when it is written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingReport {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub places: Vec<Place>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub cure: String,
}

impl Report {
    /// Checks a set-up.
    #[must_use]
    pub fn of(seen: &Observations, off: &[DisabledRule], made_at: u64) -> Self {
        Self {
            made_at,
            pages: pages(seen),
            secrets_equal: seen.alexa.as_ref().and_then(|form| form.client_secret).and_then(|facts| facts.same_as_kept),
            rules: check(seen, off).iter().map(RuleReport::of).collect(),
        }
    }
}

fn pages(seen: &Observations) -> Vec<SeenPage> {
    let page = |page, seen: Option<(u64, Option<bool>)>| SeenPage {
        page,
        seen_at: seen.map(|(at, _)| at),
        saved: seen.and_then(|(_, saved)| saved),
    };
    let settings = seen.web_settings.as_ref();
    vec![
        page(PageId::IxhelloPublish, seen.ixhello.as_ref().map(|form| (form.seen_at, None))),
        page(PageId::LwaWebSettings, settings.map(|settings| (settings.seen_at, Some(!settings.unsaved)))),
        page(
            PageId::AlexaAccountLinking,
            seen.alexa.as_ref().map(|form| (form.seen_at, form.unsaved.map(|unsaved| !unsaved))),
        ),
    ]
}

impl RuleReport {
    fn of(checked: &Checked) -> Self {
        let (outcome, reason, open_first) = match (&checked.outcome, checked.off) {
            (_, Some(reason)) => (OutcomeName::Off, reason.to_owned(), None),
            (Outcome::Fails(_), _) => (OutcomeName::Fails, String::new(), None),
            (Outcome::Passes, _) => (OutcomeName::Passes, String::new(), None),
            (Outcome::NotApplicable, _) => (OutcomeName::NotApplicable, String::new(), None),
            (Outcome::CannotTell(reason), _) => {
                let first = match reason {
                    Reason::PageNotSeen(page) | Reason::Stale(page) => Some(*page),
                    _ => None,
                };
                (OutcomeName::CannotTell, sentence(*reason), first)
            }
        };
        let finding = |(finding, severity): (&crate::rules::Finding, Severity)| FindingReport {
            severity,
            places: finding.places.clone(),
            what: finding.what.clone(),
            cure: finding.cure.clone(),
        };
        let findings = checked.findings().map(finding).collect();
        Self { rule: checked.rule.id.to_owned(), outcome, reason, open_first, findings }
    }
}

/// Why something cannot be told, in a sentence.
#[must_use]
pub fn sentence(reason: Reason) -> String {
    let title = |page: PageId| map_of(page).map_or("", |map| map.title);
    match reason {
        Reason::PageNotSeen(page) => format!("The page {} was not opened in this browser session.", title(page)),
        Reason::Stale(page) => format!("The page {} has changed and is not saved yet.", title(page)),
        Reason::FieldMissing(field) => format!("The field {} is empty, or was not recognised.", label(field)),
        Reason::Masked => "The secret is empty or hidden on the page.".into(),
        Reason::Collapsed => "The field is hidden by the toggle or by the grant type.".into(),
        Reason::UnknownSkillType => "The profile does not say what type of skill this is.".into(),
        Reason::Because(why) => why.into(),
    }
}

/// The console's own name of a field.
#[must_use]
pub fn label(field: FieldKey) -> &'static str {
    crate::console::map::MAPS.iter().find_map(|map| map.field(field)).map_or(field.as_str(), |field| field.name())
}
