//! The Alexa redirect URLs among the Allowed Return URLs carry the vendor ID of the developer account that has the skill.
//!
//! ## Why it matters
//! The end of an Alexa redirect URL names the developer account. With another account's, as in the sample of a guide,
//! the list looks complete; but Alexa sends the URL with its own vendor ID, and Login with Amazon answers "400 Bad
//! Request".
//!
//! ## Fails
//! The sample of a guide:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M278T3HJB37YPD"]
//! ```
//! One letter is enough:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//!   "https://pitangui.amazon.com/api/skill/link/M1FAKEO000001",
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
//! Two developer accounts share one security profile, and every URL of this one is there:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! webSettings.allowedReturnUrls = [
//!   "https://layla.amazon.com/api/skill/link/M2FAKE0000002",
//!   "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
//! ]
//! ```
//! The guide's sample is somebody's own:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M278T3HJB37YPD"]
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M278T3HJB37YPD"]
//! ```
//!
//! ## Cannot tell
//! Whose the URLs are shows on the Alexa page alone:
//! ```case
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M278T3HJB37YPD"]
//! ```
//!
//! ## Sources
//! * docs.ixhello.com account-linking-setup prints one vendor ID for all its readers
//! * alexa-heroku-sales-assistant-sample: the redirect URLs are specific to the developer account

use super::finding::{Check, Finding, Outcome, Place, finish};
use super::registration::{Registration, registrations, saved};
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{Observations, vendor_id};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "vendor-id-mismatch",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The vendor ID in the URLs of the original guide.
const SAMPLE: &str = "M278T3HJB37YPD";

fn check(seen: &Observations) -> Check<Outcome> {
    let all = registrations(seen)?;
    // Then the other vendor's URLs may be another developer account's that shares the security profile.
    let shared = all.iter().any(|(_, state)| *state == Registration::Registered);
    let others = all.iter().filter_map(|(url, state)| match state {
        Registration::OtherVendor { registered } => Some(finding(url, registered, shared)),
        _ => None,
    });
    let found: Vec<Finding> = others.collect();
    if found.is_empty() {
        saved(seen)?;
    }
    Ok(Outcome::of(found))
}

fn finding(expected: &str, registered: &str, shared: bool) -> Finding {
    let vendor = |url| vendor_id(url).unwrap_or_default();
    let (own, other) = (vendor(expected), vendor(registered));
    let whose = if other == SAMPLE { said!("a guide's sample") } else { said!("another account's") };
    let url = quoted(expected);
    let (cure, label, change) = if shared {
        let add = Change::Add(vec![expected.to_owned()]);
        (words!("Add {url} in the Web Settings and save."), said!("Add Alexa's own"), add)
    } else {
        let replace = Change::row(registered, expected);
        (words!("Replace it by {url} in the Web Settings and save."), said!("Use Alexa's own"), replace)
    };
    Finding::new(
        vec![Place::alexa(FieldKey::AlexaRedirectUrls).row(expected), Place::return_urls().row(registered)],
        words!("The Allowed Return URL ends in {whose} vendor ID, {}; yours is {}.", quoted(other), quoted(own)),
        cure,
    )
    .compare(registered, expected)
    .fix(Fix::on(PageId::LwaWebSettings, label, FieldKey::AllowedReturnUrls, change))
}
