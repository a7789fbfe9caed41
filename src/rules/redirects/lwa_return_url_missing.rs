//! At least one of the Alexa redirect URLs stands among the security profile's Allowed Return URLs.
//!
//! ## Why it matters
//! Alexa sends the user to Login with Amazon with one of these URLs, chosen by the region of the user's account. One
//! that is not listed, byte for byte, ends on a page "400 Bad Request" that says that the redirect URI has not been
//! whitelisted.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["https://example-app.test/cb"]
//! ```
//!
//! ## Passes
//! The order does not matter, nor what else is there:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = [
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://example-app.test/cb",
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! ```
//!
//! ## Looks wrong, is right
//! With another provider the URLs belong there:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = []
//! ```
//! A URL that is explained by another mistake is named by the rule for that one:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = []
//! webSettings.allowedOrigins = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//! Home Assistant gets no return URLs in Login with Amazon:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["http://localhost:3000/cb"]
//! ```
//!
//! ## Cannot tell
//! Web Settings that were not opened say nothing:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//! What is being edited is not saved yet:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = []
//! webSettings.editing = true
//! webSettings.unsaved = true
//! ```
//! With another client ID these may be another security profile's URLs:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = []
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//! With the grant that Login with Amazon no longer has, the URLs are those of that grant:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001"]
//! webSettings.allowedReturnUrls = []
//! ```
//! The Alexa page does not show its URLs while it is collapsed:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! webSettings.allowedReturnUrls = []
//! ```
//!
//! ## Sources
//! * yadayada/acd_cli#228
//! * alexa/alexa-avs-sample-app#410, #554, #744, #1025
//! * alexa/alexa-smarthome#22, #24

use super::finding::{Check, Finding, Outcome, Place, finish};
use super::registration::{Registration, registrations, saved};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-return-url-missing",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The fix of this rule and of `lwa-return-url-subset`.
pub fn add(urls: &[&str]) -> Fix {
    let urls = urls.iter().map(|url| (*url).to_owned()).collect();
    Fix::on(PageId::LwaWebSettings, said!("Add the redirect URLs"), FieldKey::AllowedReturnUrls, Change::Add(urls))
}

/// The finding of both rules, with what is missing, as a sentence without its end. Where a registered URL is nearly one
/// of them, it says how.
pub fn finding(all: &[(&str, Registration)], what: &str, place: Place) -> Finding {
    let missing = || all.iter().filter(|(_, state)| matches!(state, Registration::Missing { .. }));
    let urls: Vec<&str> = missing().map(|(url, _)| *url).collect();
    let like = missing().find_map(|(url, state)| match state {
        Registration::Missing { like: Some((registered, difference)) } => Some((*url, *registered, difference)),
        _ => None,
    });
    let what = match like {
        Some((_, _, difference)) => words!("{what}: one there {difference}."),
        None => words!("{what}."),
    };
    let finding = Finding::new(
        vec![place, Place::return_urls()],
        what,
        said!("Add every Alexa redirect URL to the Allowed Return URLs of the security profile, and save."),
    )
    .fix(add(&urls));
    match like {
        Some((url, registered, _)) => finding.compare(registered, url),
        None => finding,
    }
}

fn check(seen: &Observations) -> Check<Outcome> {
    let all = registrations(seen)?;
    saved(seen)?;
    if all.iter().any(|(_, state)| *state == Registration::Registered) {
        return Ok(Outcome::Passes);
    }
    if !all.iter().all(|(_, state)| matches!(state, Registration::Missing { .. })) {
        return Ok(Outcome::NotApplicable);
    }
    let what = match all.len() {
        1 => said!("The Alexa redirect URL is not among the Allowed Return URLs").to_owned(),
        count => words!("None of the {count} Alexa redirect URLs is among the Allowed Return URLs"),
    };
    Ok(Outcome::fails(finding(&all, &what, Place::alexa(FieldKey::AlexaRedirectUrls))))
}
