//! What a rule is, and what it can say.

use serde::{Deserialize, Serialize};

use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, stable, never used again once retired.
    pub id: &'static str,
    /// The pages whose values it needs; on these it is shown.
    pub pages: &'static [PageId],
    /// How bad a finding is, unless the finding says otherwise.
    pub severity: Severity,
    /// Whether its cure could change what is meant.
    pub fix: FixSafety,
    /// The first version that has it.
    pub since: &'static str,
    /// Where the fact comes from.
    pub source: &'static str,
    /// Why it matters, in one or two sentences, for the panel.
    pub why: &'static str,
    /// The check.
    pub check: fn(&Observations) -> Outcome,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Linking or saving will fail.
    Error,
    /// Probably wrong.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// As in `data-severity`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Whether a cure can be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixSafety {
    /// The meaning cannot change.
    Safe,
    /// It changes a value or a choice.
    Unsafe,
    /// Advice only.
    None,
}

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// The row's text, for one row of a list.
    pub row: Option<String>,
}

/// Something wrong. Its rule adds why it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it shows: at most one place a page.
    pub places: Vec<Place>,
    /// What is wrong, with the value, in one sentence.
    pub what: String,
    /// What to do, in one or two sentences.
    pub cure: String,
    /// How bad it is here, where it differs from the rule's severity.
    pub severity: Option<Severity>,
}

impl Place {
    /// A field of the Alexa form.
    #[must_use]
    pub fn alexa(field: FieldKey) -> Self {
        Self { page: PageId::AlexaAccountLinking, field, row: None }
    }

    /// The list of Allowed Return URLs.
    #[must_use]
    pub fn return_urls() -> Self {
        Self { page: PageId::LwaWebSettings, field: FieldKey::AllowedReturnUrls, row: None }
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
        Self { places, what: what.into(), cure: cure.into(), severity: None }
    }

    /// The same, of another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

impl Outcome {
    /// `Fails` with these findings, or `Passes` without any.
    #[must_use]
    pub fn of(findings: Vec<Finding>) -> Self {
        if findings.is_empty() { Self::Passes } else { Self::Fails(findings) }
    }
}

/// The Alexa form, for rules about it: seen, and switched on.
///
/// # Errors
/// The outcome to give when there is no such form.
pub fn alexa(seen: &Observations) -> Result<&AlexaForm, Outcome> {
    match &seen.alexa {
        None => Err(Outcome::CannotTell(Reason::PageNotSeen(PageId::AlexaAccountLinking))),
        Some(form) if form.account_linking == Some(false) => Err(Outcome::NotApplicable),
        Some(form) => Ok(form),
    }
}

/// The same, with Login with Amazon as its provider.
///
/// # Errors
/// The outcome to give otherwise.
pub fn alexa_with_lwa(seen: &Observations) -> Result<&AlexaForm, Outcome> {
    alexa(seen).and_then(|form| if form.is_lwa() { Ok(form) } else { Err(Outcome::NotApplicable) })
}

/// The text of a field of the Alexa form, for rules about it.
///
/// # Errors
/// `cannot tell` when the field was not recognised or is empty.
pub fn filled(field: FieldKey, value: Option<&String>) -> Result<&str, Outcome> {
    match value.map(String::as_str) {
        Some(text) if !text.trim().is_empty() => Ok(text),
        _ => Err(Outcome::CannotTell(Reason::FieldMissing(field))),
    }
}
