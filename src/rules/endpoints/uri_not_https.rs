//! Authorization URI and access token URI are URLs with https.
//!
//! ## Why it matters
//! Alexa opens and calls these addresses with TLS only, whoever the identity provider is.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "http://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "auth.example-app.test/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Looks wrong, is right
//! A scheme in capitals, the port that https has anyway, a host with letters beyond ASCII:
//! ```case
//! alexa.authorizationUrl = "HTTPS://auth.example-app.test:443/authorize"
//! alexa.accessTokenUrl = "https://bücher.example-app.test/token"
//! ```
//! Empty fields say nothing:
//! ```case
//! alexa.authorizationUrl = ""
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Sources
//! * developer.amazon.com: requirements for account linking for Alexa skills

use super::finding::{Finding, Outcome, Place, alexa, filled};
use super::{FixSafety, Rule, Severity};
use super::lwa::parsed;
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "uri-not-https",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let form = match alexa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let fields = [
        (FieldKey::AuthorizationUrl, form.authorization_url.as_ref(), "authorization URI"),
        (FieldKey::AccessTokenUrl, form.access_token_url.as_ref(), "access token URI"),
    ];
    let there = fields.into_iter().filter(|(field, text, _)| filled(*field, *text).is_ok());
    let judged: Vec<Option<Finding>> = there.map(|(field, text, name)| finding(field, text, name)).collect();
    if judged.is_empty() {
        return Outcome::CannotTell(super::Reason::FieldMissing(FieldKey::AuthorizationUrl));
    }
    Outcome::of(judged.into_iter().flatten().collect())
}

fn finding(field: FieldKey, text: Option<&String>, name: &str) -> Option<Finding> {
    let place = vec![Place::alexa(field)];
    match parsed(text) {
        Some(url) if url.scheme() == "https" => None,
        Some(url) if url.scheme() == "http" => Some(Finding::new(
            place,
            format!("The {name} has http instead of https."),
            "Change http to https; the server must answer there.",
        )),
        _ => {
            let cure = "Enter the whole address, beginning with https:// and the name of the server.";
            Some(Finding::new(place, format!("The {name} is not a URL that begins with https://."), cure))
        }
    }
}
