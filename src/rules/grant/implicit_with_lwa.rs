//! With Login with Amazon the grant type is the authorization code grant.
//!
//! ## Why it matters
//! Login with Amazon ended the implicit grant on 30 April 2021, for old security profiles too. Nobody can link a skill
//! that still asks for it.
//!
//! ## Fails
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! ```
//! Its endpoints for Europe are no exception:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://eu.account.amazon.com/ap/oa"
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Passes
//! ```case
//! alexa.type = "AUTH_CODE"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! ```
//!
//! ## Looks wrong, is right
//! Another provider may still have the implicit grant; that it lacks refresh tokens is the rule
//! `implicit-no-refresh`'s:
//! ```case
//! skillType = "custom"
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Cannot tell
//! Without a grant type that could be read nothing is known:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: Login with Amazon, implicit grant (ended on 2021-04-30)

use super::finding::{Check, Finding, Outcome, Reason, alexa_with_lwa, finish};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::GrantType;
use crate::setup::{AlexaForm, Observations};
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "implicit-with-lwa",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// Whether the grant type is the implicit one.
///
/// # Errors
/// `cannot tell` when it could not be read.
pub fn is_implicit(form: &AlexaForm) -> Check<bool> {
    let grant = form.grant.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::Type)))?;
    Ok(grant == GrantType::Implicit)
}

/// The finding that the grant type must be the other one.
pub fn finding(what: &str) -> Outcome {
    let cure = said!("Choose Auth Code Grant, and fill in access token URI, secret and authentication scheme.");
    let fix = Fix::alexa(said!("Use Auth Code Grant"), FieldKey::Type, Change::Choose(GrantType::AuthCode.as_str()));
    Outcome::fails(Finding::alexa(FieldKey::Type, what, cure).fix(fix))
}

fn check(seen: &Observations) -> Check<Outcome> {
    if !is_implicit(alexa_with_lwa(seen)?)? {
        return Ok(Outcome::Passes);
    }
    Ok(finding(said!("The grant type is Implicit Grant, which Login with Amazon no longer has.")))
}
