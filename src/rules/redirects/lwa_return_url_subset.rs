//! When one of the Alexa redirect URLs stands among the Allowed Return URLs, all of them do.
//!
//! ## Why it matters
//! Alexa has a host for each part of the world and takes the one of the user's account. With one URL missing the
//! developer's own test succeeds, and users elsewhere see "400 Bad Request".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = ["https://pitangui.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//! One that was mistyped:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/api/skil/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = [
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001",
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! ```
//!
//! ## Looks wrong, is right
//! The implicit grant has two URLs, not three:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
//!   "https://pitangui.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
//!   "https://pitangui.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
//! ]
//! ```
//!
//! ## Cannot tell
//! What is being edited is not saved yet:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = ["https://pitangui.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.editing = true
//! webSettings.unsaved = true
//! ```
//!
//! ## Sources
//! * home-assistant/core#85321
//! * tartanguru/alexa-assistant-instructions#18
//! * microsoftarchive/api#132

use super::finding::{Check, Outcome, Place, finish};
use super::lwa::host_or_text;
use super::lwa_return_url_missing::finding;
use super::registration::{Registration, registrations, saved};
use super::text::{listed, quoted};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::words;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-return-url-subset",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let all = registrations(seen)?;
    saved(seen)?;
    let registered = all.iter().filter(|(_, state)| *state == Registration::Registered).count();
    let missing: Vec<&str> = all
        .iter()
        .filter(|(_, state)| matches!(state, Registration::Missing { .. }))
        .map(|(url, _)| *url)
        .collect();
    if registered == all.len() {
        return Ok(Outcome::Passes);
    }
    if registered == 0 || missing.is_empty() {
        return Ok(Outcome::NotApplicable);
    }
    let hosts: Vec<String> = missing.iter().map(|url| quoted(&host_or_text(url))).collect();
    let field = Place::alexa(FieldKey::AlexaRedirectUrls);
    let hosts = listed(&hosts);
    let (what, place) = match missing.as_slice() {
        [url] => (words!("The Alexa redirect URL of {hosts} is not among the Allowed Return URLs"), field.row(url)),
        _ => (words!("The Alexa redirect URLs of {hosts} are not among the Allowed Return URLs"), field),
    };
    Ok(Outcome::fails(finding(&all, &what, place)))
}
