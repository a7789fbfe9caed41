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
//! Web Settings that were not opened say nothing:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//!
//! ## Sources
//! * yadayada/acd_cli#228
//! * alexa/alexa-avs-sample-app#410, #554, #744, #1025
//! * alexa/alexa-smarthome#22, #24

use super::finding::{Check, Finding, Outcome, Place, finish};
use super::registration::{Registration, registrations};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

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
    Fix::on(PageId::LwaWebSettings, "Add the redirect URLs", FieldKey::AllowedReturnUrls, Change::Add(urls))
}

fn check(seen: &Observations) -> Check<Outcome> {
    let all = registrations(seen)?;
    if all.iter().any(|(_, state)| *state != Registration::Missing) {
        return Ok(Outcome::Passes);
    }
    let urls: Vec<&str> = all.iter().map(|(url, _)| *url).collect();
    let what = match urls.len() {
        1 => "The Alexa redirect URL is not among the Allowed Return URLs.".to_owned(),
        count => format!("None of the {count} Alexa redirect URLs is among the Allowed Return URLs."),
    };
    let cure = "Fill the Web Settings of the security profile with Linkwright, or add every Alexa redirect URL there; \
                then save.";
    let places = vec![Place::alexa(FieldKey::AlexaRedirectUrls), Place::return_urls()];
    Ok(Outcome::fails(Finding::new(places, what, cure).fix(add(&urls))))
}
