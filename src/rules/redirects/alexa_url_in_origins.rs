//! No Alexa redirect URL stands among the Allowed Origins: its place is among the Allowed Return URLs.
//!
//! ## Why it matters
//! The two lists stand one above the other, and only the second is asked when Alexa sends a user. A redirect URL in the
//! first has no effect, and linking ends on "400 Bad Request". Origins have no path, and the code grant needs none.
//!
//! ## Fails
//! ```case
//! webSettings.allowedOrigins = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = []
//! ```
//! The implicit grant's form:
//! ```case
//! webSettings.allowedOrigins = [
//!   "https://pitangui.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
//! ]
//! ```
//!
//! ## Passes
//! ```case
//! webSettings.allowedOrigins = ["https://example-app.test"]
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//!
//! ## Looks wrong, is right
//! One of Alexa's hosts without a path is odd, but no return URL:
//! ```case
//! webSettings.allowedOrigins = ["https://alexa.amazon.co.jp"]
//! ```
//! The code grant needs no origin:
//! ```case
//! webSettings.allowedOrigins = []
//! ```
//!
//! ## Cannot tell
//! The page has not been seen, or does not show the list:
//! ```case
//! webSettings.allowedReturnUrls = []
//! ```
//! With another client ID this may be another skill's security profile:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! webSettings.allowedOrigins = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//!
//! ## Sources
//! * alexa-pi/AlexaPiDEPRECATED#43
//! * a guide by jshessen ("'Allowed Return URLs', NOT 'Allowed Origins'")

use super::finding::{Check, Finding, Outcome, Place, Reason, finish};
use super::registration::{OTHER_CLIENT, OTHER_GRANT, other_client, web_settings};
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{Observations, alexa_redirect};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "alexa-url-in-origins",
    pages: &[PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

const FIELD: FieldKey = FieldKey::AllowedOrigins;

fn check(seen: &Observations) -> Check<Outcome> {
    let page = web_settings(seen)?;
    let origins = page.allowed_origins.as_ref().ok_or(Outcome::CannotTell(Reason::FieldMissing(FIELD)))?;
    let own = seen.alexa.as_ref().filter(|form| form.account_linking != Some(false));
    if own.is_some_and(|form| seen.is_implicit() && form.is_lwa()) {
        return Err(Outcome::because(OTHER_GRANT));
    }
    if own.is_some_and(|form| other_client(seen, form).is_some()) {
        return Err(Outcome::because(OTHER_CLIENT));
    }
    let expected = own.and_then(|form| form.redirect_urls.as_deref()).unwrap_or_default();
    let is_alexas = |url: &str| alexa_redirect(url).is_some() || expected.iter().any(|one| one == url);
    Ok(Outcome::of(origins.iter().filter(|row| is_alexas(row.trim())).map(|row| finding(row, expected)).collect()))
}

fn finding(row: &str, expected: &[String]) -> Finding {
    let url = row.trim();
    let mut places = vec![Place::on(PageId::LwaWebSettings, FIELD).row(row)];
    if expected.iter().any(|one| one == url) {
        places.push(Place::alexa(FieldKey::AlexaRedirectUrls).row(url));
    }
    let removed = Change::Row { row: row.to_owned(), with: Vec::new() };
    let fix = Fix::on(PageId::LwaWebSettings, said!("Move to Allowed Return URLs"), FIELD, removed);
    Finding::new(
        places,
        words!("The Alexa redirect URL {} stands among the Allowed Origins.", quoted(url)),
        said!("Remove it there, add it to the Allowed Return URLs, and save."),
    )
    .fix(fix.and(FieldKey::AllowedReturnUrls, Change::Add(vec![url.to_owned()])))
}
