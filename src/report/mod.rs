//! Every rule's outcome as data: what reports are written from, and what explaining an error looks at.
//!
//! [`markdown`], [`sarif`] and [`json`] write it down, for an issue, for other tools and for programs. They repeat no
//! value from a page: what stands between “ and ” in a message, and a row of a list, becomes its length. A test plants a
//! known text in every field of every page and looks for it in all three.

use serde::{Deserialize, Serialize};

use crate::console::map::map_of;
use crate::console::{FieldKey, PageId};
use crate::profile::{DisabledRule, GrantType};
use crate::rules::{Checked, Outcome, Place, Reason, Severity, check};
use crate::setup::Observations;
use crate::words::{said, words};

pub mod json;
pub mod markdown;
pub mod sarif;
#[cfg(test)]
mod tests;
pub mod words;

/// A set-up, checked. It holds values from the pages, so that the panel can show them: it is not what is handed out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// When, in milliseconds since 1970.
    pub made_at: u64,
    /// What was seen of each page.
    pub pages: Vec<SeenPage>,
    /// Whether the secret on the Alexa page is the one that is kept for this session; `None` when that cannot be told.
    pub secrets_equal: Option<bool>,
    /// Values that explaining an error compares with what was pasted. No report has them.
    pub observed: Observed,
    /// Every rule, in the order of precedence.
    pub rules: Vec<RuleReport>,
}

/// A page, and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenPage {
    /// The page.
    pub page: PageId,
    /// When it was seen, in milliseconds since 1970 (0 when that is not known); `None` when it was not.
    pub seen_at: Option<u64>,
    /// Whether it was saved then; `None` when the page does not tell.
    pub saved: Option<bool>,
}

/// What was seen of the fields that an address or an error page names too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Observed {
    /// Whether Login with Amazon is the provider; `None` while the Alexa page was not seen.
    pub is_lwa: Option<bool>,
    /// The grant type on the Alexa page.
    pub grant: Option<GrantType>,
    /// *Your Web Authorization URI* on the Alexa page.
    pub authorization_url: Option<String>,
    /// *Your Client ID* on the Alexa page.
    pub client_id: Option<String>,
    /// The client ID of the security profile.
    pub lwa_client_id: Option<String>,
    /// The scopes on the Alexa page, without empty rows.
    pub scopes: Option<Vec<String>>,
    /// *Alexa Redirect URLs*; empty while they were not seen.
    pub redirect_urls: Vec<String>,
    /// *Allowed Return URLs* in Login with Amazon.
    pub return_urls: Option<Vec<String>>,
}

/// How many there are of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are worth knowing.
    pub infos: usize,
    /// Rules that cannot tell.
    pub cannot_tell: usize,
    /// Rules that pass.
    pub passes: usize,
    /// Rules about something else.
    pub not_applicable: usize,
    /// Rules that are off.
    pub off: usize,
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
            observed: Observed::of(seen),
            rules: check(seen, off).iter().map(RuleReport::of).collect(),
        }
    }

    /// The rules with this outcome.
    pub fn with(&self, outcome: OutcomeName) -> impl Iterator<Item = &RuleReport> {
        self.rules.iter().filter(move |rule| rule.outcome == outcome)
    }

    /// The findings of this severity, each with its rule.
    pub fn findings(&self, severity: Severity) -> impl Iterator<Item = (&RuleReport, &FindingReport)> {
        let all = self.rules.iter().flat_map(|rule| rule.findings.iter().map(move |finding| (rule, finding)));
        all.filter(move |(_, finding)| finding.severity == severity)
    }

    /// How many there are of what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let with = |outcome| self.with(outcome).count();
        let of = |severity| self.findings(severity).count();
        Counts {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            infos: of(Severity::Info),
            cannot_tell: with(OutcomeName::CannotTell),
            passes: with(OutcomeName::Passes),
            not_applicable: with(OutcomeName::NotApplicable),
            off: with(OutcomeName::Off),
        }
    }
}

impl Observed {
    fn of(seen: &Observations) -> Self {
        let form = seen.alexa.as_ref();
        let filled = |rows: &Vec<String>| rows.iter().filter(|row| !row.trim().is_empty()).cloned().collect();
        let filled_text = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        Self {
            is_lwa: form.map(crate::setup::AlexaForm::is_lwa),
            grant: form.and_then(|form| form.grant),
            authorization_url: form.and_then(|form| form.authorization_url.as_ref()).and_then(filled_text),
            client_id: form.and_then(|form| form.client_id.as_ref()).and_then(filled_text),
            lwa_client_id: seen.lwa_client_id().map(str::to_owned),
            scopes: form.and_then(|form| form.scopes.as_ref()).map(filled),
            redirect_urls: seen.redirect_urls().to_vec(),
            return_urls: seen.web_settings.as_ref().and_then(|page| page.allowed_return_urls.clone()),
        }
    }
}

fn pages(seen: &Observations) -> Vec<SeenPage> {
    let page = |page: &PageId| {
        let (seen_at, saved) = match page {
            PageId::IxhelloPublish => (seen.ixhello.as_ref().map(|form| form.seen_at), None),
            PageId::LwaCreateProfile => (seen.create_profile.as_ref().map(|form| form.seen_at), None),
            // It only shows; there is nothing to save.
            PageId::LwaGeneral => (seen.general_seen_at, None),
            PageId::LwaWebSettings => {
                let page = seen.web_settings.as_ref();
                (page.map(|page| page.seen_at), page.map(|page| !page.unsaved))
            }
            PageId::AlexaAccountLinking => {
                let form = seen.alexa.as_ref();
                (form.map(|form| form.seen_at), form.and_then(|form| form.unsaved).map(|unsaved| !unsaved))
            }
        };
        SeenPage { page: *page, seen_at, saved }
    };
    PageId::ALL.iter().map(page).collect()
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
        Reason::PageNotSeen(page) => words!("The page {} was not opened in this browser session.", title(page)),
        Reason::Stale(page) => words!(
            "The page {} has changed and is not saved yet: press Save there. If the page was left since then, open it again.",
            title(page)
        ),
        Reason::FieldMissing(field) => words!("The field {} is empty, or was not recognised.", label(field)),
        Reason::Masked => said!("The secret is empty or hidden on the page.").into(),
        Reason::Collapsed => said!("The field is hidden by the toggle or by the grant type.").into(),
        Reason::UnknownSkillType => said!("The profile does not say what type of skill this is.").into(),
        Reason::Because(why) => why.into(),
    }
}

/// The console's own name of a field.
#[must_use]
pub fn label(field: FieldKey) -> &'static str {
    crate::console::map::MAPS.iter().find_map(|map| map.field(field)).map_or(field.as_str(), |field| field.name())
}
