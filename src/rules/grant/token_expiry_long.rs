//! The default expiration time is no longer than a year.
//!
//! ## Why it matters
//! As long as Alexa takes a token for good it does not renew it. A time of more than a year is most often a slip, such
//! as milliseconds for seconds, and the skill then sends a token that has expired long ago.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.defaultTokenExpirationInSeconds = "86400000"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.defaultTokenExpirationInSeconds = "99999999999999999999999999"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.defaultTokenExpirationInSeconds = "3600"
//! ```
//!
//! ## Looks wrong, is right
//! A day, and a whole year:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.defaultTokenExpirationInSeconds = "86400"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.defaultTokenExpirationInSeconds = "31536000"
//! ```
//! With Login with Amazon the time has no effect:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.defaultTokenExpirationInSeconds = "86400000"
//! ```
//!
//! ## Sources
//! * follows from SMAPI account-linking schemas (seconds; used when the provider sends no expires_in)

use super::finding::{Check, Finding, Outcome, alexa, finish};
use super::text::quoted;
use super::token_expiry_invalid::{seconds, written};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "token-expiry-long",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The seconds of a year.
const YEAR: u64 = 31_536_000;

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if form.is_lwa() {
        return Err(Outcome::NotApplicable);
    }
    let text = written(form)?;
    if seconds(text).is_none_or(|seconds| seconds <= YEAR) {
        return Ok(Outcome::Passes);
    }
    let what = words!("The expiration time {} is more than a year.", quoted(text));
    let cure = said!("Enter the lifetime of the provider's access tokens in seconds, or leave the field blank.");
    Ok(Outcome::fails(Finding::alexa(FieldKey::DefaultTokenExpirationInSeconds, what, cure)))
}
