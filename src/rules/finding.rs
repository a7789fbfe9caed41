//! What a rule can say.

use serde::{Deserialize, Serialize};

use super::fix::Fix;
use super::rule::Severity;
use crate::console::{FieldKey, PageId};
use crate::profile::GrantType;
use crate::setup::{AlexaForm, Observations, SecretFacts};
use crate::words::said;

/// What a rule says of a set-up.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Something is wrong.
    Fails(Vec<Finding>),
    /// Looked at, and right.
    Passes,
    /// It cannot be known from what was seen; never shown as right.
    CannotTell(Reason),
    /// The rule is about something else.
    NotApplicable,
}

/// Why something cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A value of another page is needed and was not read in this browser session.
    PageNotSeen(PageId),
    /// Another page was read, but something on it has changed since and is not saved yet.
    Stale(PageId),
    /// The field was not recognised for certain, or is empty.
    FieldMissing(FieldKey),
    /// The secret is masked or empty.
    Masked,
    /// The toggle is off, or the fields of this grant type are hidden.
    Collapsed,
    /// The skill's kind is not known.
    UnknownSkillType,
    /// Another reason, in one sentence.
    Because(&'static str),
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// The row's text, for one row of a list.
    pub row: Option<String>,
}

/// Something wrong. The rule's documentation adds why it matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where it shows: at most one place a page.
    pub places: Vec<Place>,
    /// What is wrong, with the value in [`quoted`](super::text::quoted) form, in one sentence.
    pub what: String,
    /// What to do, in one or two sentences.
    pub cure: String,
    /// How bad it is here, where it differs from the rule's severity.
    pub severity: Option<Severity>,
    /// What stands there and what should stand there, when the two are alike: the panel shows where they differ.
    pub compare: Option<(String, String)>,
    /// The cure as data, when there is one.
    pub fix: Option<Fix>,
}

impl Place {
    /// A field of a page.
    #[must_use]
    pub fn on(page: PageId, field: FieldKey) -> Self {
        Self { page, field, row: None }
    }

    /// A field of the Alexa form.
    #[must_use]
    pub fn alexa(field: FieldKey) -> Self {
        Self::on(PageId::AlexaAccountLinking, field)
    }

    /// The list of Allowed Return URLs.
    #[must_use]
    pub fn return_urls() -> Self {
        Self::on(PageId::LwaWebSettings, FieldKey::AllowedReturnUrls)
    }

    /// This row of it.
    #[must_use]
    pub fn row(mut self, text: &str) -> Self {
        self.row = Some(text.to_owned());
        self
    }
}

impl Finding {
    /// A finding of the rule's own severity.
    #[must_use]
    pub fn new(places: Vec<Place>, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { places, what: what.into(), cure: cure.into(), severity: None, compare: None, fix: None }
    }

    /// The same at one field of the Alexa form.
    #[must_use]
    pub fn alexa(field: FieldKey, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::new(vec![Place::alexa(field)], what, cure)
    }

    /// The same, of another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// The same, showing where what stands there differs from what should.
    #[must_use]
    pub fn compare(mut self, found: &str, wanted: &str) -> Self {
        self.compare = Some((found.to_owned(), wanted.to_owned()));
        self
    }

    /// The same, with a fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

impl Outcome {
    /// `Fails` with these findings, or `Passes` without any.
    #[must_use]
    pub fn of(findings: Vec<Finding>) -> Self {
        if findings.is_empty() { Self::Passes } else { Self::Fails(findings) }
    }

    /// `Fails` with one finding.
    #[must_use]
    pub fn fails(finding: Finding) -> Self {
        Self::Fails(vec![finding])
    }

    /// `cannot tell`, in one sentence.
    #[must_use]
    pub const fn because(reason: &'static str) -> Self {
        Self::CannotTell(Reason::Because(reason))
    }
}

/// What a check is made of: `?` ends it with an outcome.
pub type Check<T> = Result<T, Outcome>;

/// The Alexa form, switched on or off.
///
/// # Errors
/// The outcome to give when there is no such form.
pub fn alexa_page(seen: &Observations) -> Check<&AlexaForm> {
    seen.alexa.as_ref().ok_or_else(|| not_seen(seen, PageId::AlexaAccountLinking))
}

/// The Alexa form, for rules about it: seen, and switched on.
///
/// # Errors
/// The outcome to give when there is no such form.
pub fn alexa(seen: &Observations) -> Check<&AlexaForm> {
    alexa_page(seen).and_then(|form| match form.account_linking {
        Some(false) => Err(Outcome::NotApplicable),
        _ => Ok(form),
    })
}

/// `cannot tell`, because a page was not seen, or because several were and it is not certain which one is meant.
pub fn not_seen(seen: &Observations, page: PageId) -> Outcome {
    if seen.several {
        Outcome::because(said!(
            "Several skills, security profiles or apps were seen; which belong together is not certain."
        ))
    } else {
        Outcome::CannotTell(Reason::PageNotSeen(page))
    }
}

/// The same, with Login with Amazon as its provider.
///
/// # Errors
/// The outcome to give otherwise.
pub fn alexa_with_lwa(seen: &Observations) -> Check<&AlexaForm> {
    alexa(seen).and_then(|form| if form.is_lwa() { Ok(form) } else { Err(Outcome::NotApplicable) })
}

/// The text of a field of the Alexa form, for rules about it.
///
/// # Errors
/// `cannot tell` when the field was not recognised or is empty.
pub fn filled(field: FieldKey, value: Option<&String>) -> Check<&str> {
    match value.map(String::as_str) {
        Some(text) if !text.trim().is_empty() => Ok(text),
        _ => Err(Outcome::CannotTell(Reason::FieldMissing(field))),
    }
}

/// The rows of a list of the Alexa form that are not empty.
///
/// # Errors
/// `cannot tell` when the list was not recognised.
pub fn rows(field: FieldKey, value: Option<&Vec<String>>) -> Check<Vec<&str>> {
    let rows = value.ok_or(Outcome::CannotTell(Reason::FieldMissing(field)))?;
    Ok(rows.iter().map(String::as_str).filter(|row| !row.trim().is_empty()).collect())
}

/// What is known of a secret that can be read.
///
/// # Errors
/// `cannot tell` when the field was not recognised, is empty or masked; `not applicable` with the implicit grant, which
/// has no secret.
pub fn readable_secret(form: &AlexaForm) -> Check<SecretFacts> {
    if form.grant == Some(GrantType::Implicit) {
        return Err(Outcome::NotApplicable);
    }
    let facts = form.client_secret.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::ClientSecret)))?;
    if facts.readable() { Ok(facts) } else { Err(Outcome::CannotTell(Reason::Masked)) }
}

/// A check written with `?`, as a rule's `check`.
pub fn finish(check: Check<Outcome>) -> Outcome {
    check.unwrap_or_else(|outcome| outcome)
}
