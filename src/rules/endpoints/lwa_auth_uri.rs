//! With Login with Amazon the authorization URI has the path `/ap/oa`, on a host that shows the sign-in page.
//!
//! ## Why it matters
//! Alexa opens this page for the user. Another path of the host is another page, and the `api.amazon` hosts answer
//! programs, not people.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oauth"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://api.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Looks wrong, is right
//! The page for the Far East, and a query without anything in it:
//! ```case
//! alexa.authorizationUrl = "https://apac.account.amazon.com/ap/oa"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa?"
//! ```
//! An own page in front of Login with Amazon:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/login"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! Two swapped URIs are the rule `lwa-token-uri`'s:
//! ```case
//! alexa.authorizationUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.accessTokenUrl = "https://www.amazon.com/ap/oa"
//! ```
//!
//! ## Sources
//! * tartanguru/alexa-assistant-instructions#18
//! * openiddict/openiddict-core#920
//! * developer.amazon.com/docs/amazon-data-portability/lwa-access-token.html

use super::finding::{Finding, Outcome, Place, Reason, alexa, filled};
use super::text::quoted;
use super::{FixSafety, Rule, Severity};
use super::lwa::{AUTHORIZATION_PATH, authorization_region, is_amazons, is_swapped, parsed};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-auth-uri",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

/// What to do, with the page that Amazon's guides use everywhere.
pub const CURE: &str = "Change the authorization URI to https://www.amazon.com/ap/oa.";

fn check(seen: &Observations) -> Outcome {
    let form = match alexa(seen) {
        Ok(form) if form.is_lwa() && !is_swapped(form) => form,
        Ok(_) => return Outcome::NotApplicable,
        Err(outcome) => return outcome,
    };
    if let Err(outcome) = filled(FieldKey::AuthorizationUrl, form.authorization_url.as_ref()) {
        return outcome;
    }
    let url = parsed(form.authorization_url.as_ref());
    let host = url.as_ref().and_then(|url| url.host_str()).unwrap_or_default();
    let what = match &url {
        Some(url) if authorization_region(url).is_some() && url.path() == AUTHORIZATION_PATH => return Outcome::Passes,
        Some(url) if authorization_region(url).is_some() => {
            format!("The authorization URI has the path {} instead of {AUTHORIZATION_PATH}.", quoted(url.path()))
        }
        Some(_) if host.starts_with("api.amazon.") && is_amazons(host) => {
            format!("The authorization URI has the host {}, which has no page to sign in.", quoted(host))
        }
        _ => return Outcome::CannotTell(Reason::Because("The authorization URI is not Login with Amazon's.")),
    };
    Outcome::Fails(vec![Finding::new(vec![Place::alexa(FieldKey::AuthorizationUrl)], what, CURE)])
}
