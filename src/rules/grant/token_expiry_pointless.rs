//! With Login with Amazon the default expiration time is left to it.
//!
//! ## Why it matters
//! Login with Amazon sends the lifetime of each token itself, 3600 seconds, and Alexa takes that. Another number in the
//! form changes nothing and misleads whoever reads it.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.defaultTokenExpirationInSeconds = "80420"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.defaultTokenExpirationInSeconds = "3600"
//! ```
//!
//! ## Looks wrong, is right
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.defaultTokenExpirationInSeconds = ""
//! ```
//! Another provider may send no lifetime:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.defaultTokenExpirationInSeconds = "80420"
//! ```
//! What is no time is the rule `token-expiry-invalid`'s:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.defaultTokenExpirationInSeconds = "80420 s"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: SMAPI account-linking schemas (expires_in of the provider is used instead)
//! * docs.ixhello.com account-linking-setup (80420)

use super::finding::{Check, Outcome, alexa_with_lwa, finish};
use super::text::quoted;
use super::token_expiry_invalid::{finding, seconds, written};
use super::{FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "token-expiry-pointless",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Info,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// What Login with Amazon sends.
const SENT: u64 = 3600;

fn check(seen: &Observations) -> Check<Outcome> {
    let text = written(alexa_with_lwa(seen)?)?;
    match seconds(text) {
        None => Err(Outcome::NotApplicable),
        Some(SENT) => Ok(Outcome::Passes),
        Some(_) => {
            let what = words!("The expiration time {} has no effect: Login with Amazon sends its own.", quoted(text));
            Ok(finding(what, said!("Leave the field blank, or enter 3600, which is what it sends.")))
        }
    }
}
