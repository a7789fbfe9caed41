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

use super::finding::{Check, Finding, Outcome, Place, finish};
use super::lwa::host_or_text;
use super::lwa_return_url_missing::add;
use super::registration::{Registration, registrations};
use super::text::{listed, quoted};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

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
    let of = |wanted: Registration| {
        all.iter().filter(move |(_, state)| *state == wanted).map(|(url, _)| *url).collect::<Vec<_>>()
    };
    let missing = of(Registration::Missing);
    if missing.is_empty() {
        return Ok(Outcome::Passes);
    }
    if of(Registration::Registered).is_empty() {
        return Ok(Outcome::NotApplicable);
    }
    let hosts: Vec<String> = missing.iter().map(|url| quoted(&host_or_text(url))).collect();
    let (subject, verb) = if missing.len() == 1 { ("URL", "is") } else { ("URLs", "are") };
    let field = Place::alexa(FieldKey::AlexaRedirectUrls);
    let place = if let [url] = missing.as_slice() { field.row(url) } else { field };
    let finding = Finding::new(
        vec![place, Place::return_urls()],
        format!("The Alexa redirect {subject} of {} {verb} not among the Allowed Return URLs.", listed(&hosts)),
        "Add every Alexa redirect URL to the Allowed Return URLs of the security profile, and save.",
    );
    Ok(Outcome::fails(finding.fix(add(&missing))))
}
