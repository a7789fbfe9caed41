//! The default expiration time is blank, or a whole number of seconds, 360 or more.
//!
//! ## Why it matters
//! Alexa takes this time when the provider's answer has none. It asks that access tokens live for at least 360 seconds,
//! and text that is no number is no time at all.
//!
//! ## Fails
//! ```case
//! alexa.defaultTokenExpirationInSeconds = "1 hour"
//! ```
//! ```case
//! alexa.defaultTokenExpirationInSeconds = "300"
//! ```
//! ```case
//! alexa.defaultTokenExpirationInSeconds = "3600.5"
//! ```
//! ```case
//! alexa.defaultTokenExpirationInSeconds = "-1"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.defaultTokenExpirationInSeconds = "3600"
//! ```
//! ```case
//! alexa.defaultTokenExpirationInSeconds = "360"
//! ```
//!
//! ## Looks wrong, is right
//! Most set-ups leave it blank:
//! ```case
//! alexa.defaultTokenExpirationInSeconds = ""
//! ```
//! ```case
//! alexa.defaultTokenExpirationInSeconds = " 3600 "
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: account linking FAQ and smart-home requirements (expires_in of 360 or more)
//! * developer.amazon.com: SMAPI account-linking schemas (an integer)

use super::finding::{Check, Finding, Outcome, Reason, alexa, finish};
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "token-expiry-invalid",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The fewest seconds that Alexa takes.
const FEWEST: u64 = 360;

/// The default expiration time as it stands in the form, without blanks around it.
///
/// # Errors
/// `passes` when it is blank, `cannot tell` when it was not recognised.
pub fn written(form: &AlexaForm) -> Check<&str> {
    const FIELD: FieldKey = FieldKey::DefaultTokenExpirationInSeconds;
    let text = form.default_token_expiration_in_seconds.as_ref().ok_or(Outcome::CannotTell(Reason::FieldMissing(FIELD)))?;
    if text.trim().is_empty() { Err(Outcome::Passes) } else { Ok(text.trim()) }
}

/// So many seconds, when that is a time that Alexa takes. What is beyond all numbers is the greatest.
pub fn seconds(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    Some(text.parse().unwrap_or(u64::MAX)).filter(|seconds| digits && *seconds >= FEWEST)
}

/// A finding at the field, with the fix that leaves it blank.
pub fn finding(what: String, cure: &str) -> Outcome {
    const FIELD: FieldKey = FieldKey::DefaultTokenExpirationInSeconds;
    Outcome::fails(Finding::alexa(FIELD, what, cure).fix(Fix::alexa(said!("Clear the field"), FIELD, Change::text(""))))
}

fn check(seen: &Observations) -> Check<Outcome> {
    let text = written(alexa(seen)?)?;
    if seconds(text).is_some() {
        return Ok(Outcome::Passes);
    }
    let what = words!("The expiration time {} is not a whole number of seconds from {FEWEST} up.", quoted(text));
    Ok(finding(what, said!("Leave the field blank, or enter whole seconds, 360 or more.")))
}
