//! No Allowed Return URL is an Alexa redirect URL but for a slip: http, a slash, a query, capital letters.
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

use super::finding::{Finding, FixSafety, Outcome, Place, Rule, Severity};
use super::near_miss::{NearMiss, compare};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "return-url-near-miss",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    source: "sammachin/alexaweb#26 and yadayada/acd_cli#228 (http); ChihChengLiang/meteor-accounts-amazon#3 (query); \
             home-assistant/home-assistant.io#10903 (.co.uk); slash and case follow from exact comparison",
    why: "Login with Amazon compares return URLs as text: one that differs in a single character does not count.",
    check,
};

fn check(seen: &Observations) -> Outcome {
    match compare(seen) {
        Ok(comparison) => Outcome::of(comparison.near.iter().map(finding).collect()),
        Err(outcome) => outcome,
    }
}

fn finding(near: &NearMiss) -> Finding {
    let places =
        vec![Place::alexa(FieldKey::AlexaRedirectUrls).row(near.expected), Place::return_urls().row(near.registered)];
    Finding::new(
        places,
        format!("The Allowed Return URL {} {}.", near.registered.trim(), near.difference),
        format!("Replace it in the Web Settings by {} and save.", near.expected),
    )
}
