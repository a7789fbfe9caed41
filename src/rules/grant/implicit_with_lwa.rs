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
//!
//! ## Passes
//! ```case
//! alexa.type = "AUTH_CODE"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! ```
//!
//! ## Looks wrong, is right
//! Another provider may still have the implicit grant:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//! Without a grant type that could be read nothing is known:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: Login with Amazon, implicit grant (ended on 2021-04-30)

use super::finding::{Finding, Outcome, Place, Reason, alexa_with_lwa};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::GrantType;
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "implicit-with-lwa",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let form = match alexa_with_lwa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    match form.grant {
        None => Outcome::CannotTell(Reason::FieldMissing(FieldKey::Type)),
        Some(GrantType::AuthCode) => Outcome::Passes,
        Some(GrantType::Implicit) => Outcome::Fails(vec![Finding::new(
            vec![Place::alexa(FieldKey::Type)],
            "The grant type is Implicit Grant, which Login with Amazon no longer has.",
            "Choose Auth Code Grant, and fill in access token URI, secret and authentication scheme.",
        )]),
    }
}
