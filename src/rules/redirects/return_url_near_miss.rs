//! No Allowed Return URL is an Alexa redirect URL but for a slip: http, a slash, a query, capitals, an unseen character.
//!
//! ## Why it matters
//! Login with Amazon compares the whole text. A URL that only looks like the one that Alexa sends does not count, and
//! the user sees "400 Bad Request" although the list seems to be complete.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["http://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001/",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! ```
//!
//! The host that Alexa had in Europe until 2016:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["https://layla.amazon.co.uk/api/skill/link/M1FAKE0000001"]
//! ```
//! A letter of another script; the panel shows which:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["https://layla.аmazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//!
//! ## Looks wrong, is right
//! Return URLs of other products, with http on the own computer or with a slash at the end:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "http://localhost:3000/cb",
//!   "https://example-app.test/cb/",
//! ]
//! ```
//! A slip does no harm beside the right URL:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001/",
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! ```
//!
//! The implicit grant's URLs have a query of their own:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001"]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
//! ]
//! ```
//!
//! ## Cannot tell
//! Rows that are right, and not saved yet:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.editing = true
//! webSettings.unsaved = true
//! ```
//!
//! ## Sources
//! * sammachin/alexaweb#26 and yadayada/acd_cli#228 (http)
//! * ChihChengLiang/meteor-accounts-amazon#3 (query)
//! * home-assistant/home-assistant.io#10903 (.co.uk)
//! * slash and case follow from exact comparison

use super::finding::{Check, Finding, Outcome, Place, finish};
use super::registration::{Registration, registrations, saved};
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "return-url-near-miss",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let all = registrations(seen)?;
    let near = all.iter().filter_map(|(url, state)| match state {
        Registration::Near { registered, difference } => Some(finding(url, registered, difference)),
        _ => None,
    });
    let found: Vec<Finding> = near.collect();
    if found.is_empty() {
        saved(seen)?;
    }
    Ok(Outcome::of(found))
}

fn finding(expected: &str, registered: &str, difference: &str) -> Finding {
    let places = vec![Place::alexa(FieldKey::AlexaRedirectUrls).row(expected), Place::return_urls().row(registered)];
    let change = Change::row(registered, expected);
    Finding::new(
        places,
        words!("The Allowed Return URL {} {difference}.", quoted(registered.trim())),
        words!("Replace it in the Web Settings by {} and save.", quoted(expected)),
    )
    .compare(registered, expected)
    .fix(Fix::on(PageId::LwaWebSettings, said!("Use Alexa's own"), FieldKey::AllowedReturnUrls, change))
}
