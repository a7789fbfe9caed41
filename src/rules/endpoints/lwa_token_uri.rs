//! With Login with Amazon the access token URI is one of its three token endpoints, and not the authorization URI.
//!
//! ## Why it matters
//! Alexa exchanges the code there after the user has signed in. At any other address the user has signed in in vain:
//! "We were unable to link".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/O2/token"
//! ```
//! The authorization URI twice:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://www.amazon.com/ap/oa"
//! ```
//! Each in the other's field:
//! ```case
//! alexa.authorizationUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.accessTokenUrl = "https://www.amazon.com/ap/oa"
//! ```
//! An own server is a warning, because it might pass the request on:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Looks wrong, is right
//! Another region's token endpoint is in use and works:
//! ```case
//! alexa.authorizationUrl = "https://eu.account.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Sources
//! * tartanguru/alexa-assistant-instructions#18
//! * openiddict/openiddict-core#920
//! * developer.amazon.com/docs/amazon-data-portability/lwa-access-token.html

use super::finding::{Finding, Outcome, Place, alexa, filled};
use super::{FixSafety, Rule, Severity};
use super::lwa::{authorization_region, is_amazons, is_swapped, is_token_url, parsed, token_region};
use crate::console::{FieldKey, PageId};
use crate::provider::LWA_TOKEN_URLS;
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-token-uri",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let form = match alexa(seen) {
        // Swapped, neither host stands where Login with Amazon is recognised by it.
        Ok(form) if form.is_lwa() || is_swapped(form) => form,
        Ok(_) => return Outcome::NotApplicable,
        Err(outcome) => return outcome,
    };
    if let Err(outcome) = filled(FieldKey::AccessTokenUrl, form.access_token_url.as_ref()) {
        return outcome;
    }
    let authorization = parsed(form.authorization_url.as_ref());
    let token = parsed(form.access_token_url.as_ref());
    let region =
        token.as_ref().and_then(token_region).or_else(|| authorization.as_ref().and_then(authorization_region));
    let known = region.and_then(|region| LWA_TOKEN_URLS.get(region)).unwrap_or(&LWA_TOKEN_URLS[0]);
    let right = token.as_ref().is_some_and(is_token_url);
    let finding = |what: &str, cure: String| Finding::new(vec![Place::alexa(FieldKey::AccessTokenUrl)], what, cure);
    let found = if is_swapped(form) {
        finding(
            "The two URIs are swapped: the access token URI is the authorization page.",
            "Swap authorization URI and access token URI.".into(),
        )
    } else if token.is_some() && token == authorization {
        same(right, known)
    } else if right {
        return Outcome::Passes;
    } else if token.as_ref().and_then(|url| url.host_str()).is_some_and(|host| !is_amazons(host)) {
        let what = "The access token URI is not Login with Amazon's, while the authorization URI is.";
        let cure = format!("Change it to {known}, unless your server passes the request on to Login with Amazon.");
        finding(what, cure).severity(Severity::Warning)
    } else {
        finding(
            "The access token URI is not one of Login with Amazon's token endpoints.",
            format!("Change it to {known}."),
        )
    };
    Outcome::Fails(vec![found])
}

/// One address in both fields: shown where it does not belong.
fn same(token_is_right: bool, known: &str) -> Finding {
    let (field, cure) = match token_is_right {
        true => (FieldKey::AuthorizationUrl, super::lwa_auth_uri::CURE.to_owned()),
        false => (FieldKey::AccessTokenUrl, format!("Change the access token URI to {known}.")),
    };
    Finding::new(vec![Place::alexa(field)], "Authorization URI and access token URI are the same.", cure)
}
