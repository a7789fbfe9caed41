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
//! ```

use super::finding::{Finding, FixSafety, Outcome, Place, Reason, Rule, Severity};
use super::lwa::host_or_text;
use super::near_miss::compare;
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-return-url-subset",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    source: "home-assistant/core#85321; tartanguru/alexa-assistant-instructions#18; microsoftarchive/api#132",
    why: "Alexa takes the redirect URL of the region of the user's account: without it linking fails there.",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let comparison = match compare(seen) {
        Ok(comparison) => comparison,
        Err(outcome) => return outcome,
    };
    if comparison.editing {
        return Outcome::CannotTell(Reason::Because("The Web Settings are being edited and not saved yet."));
    }
    if comparison.registered.is_empty() {
        return Outcome::NotApplicable;
    }
    let field = Place::alexa(FieldKey::AlexaRedirectUrls);
    let (place, what, cure) = match comparison.missing.as_slice() {
        [] => return Outcome::Passes,
        [url] => (
            field.row(url),
            format!("The Alexa redirect URL of {} is not among the Allowed Return URLs.", host_or_text(url)),
            format!("Add {url} to the Allowed Return URLs of the security profile, and save."),
        ),
        urls => {
            let hosts: Vec<String> = urls.iter().map(|url| host_or_text(url)).collect();
            let what =
                format!("The Alexa redirect URLs of {} are not among the Allowed Return URLs.", hosts.join(" and "));
            (
                field,
                what,
                format!("Add them to the Allowed Return URLs of the security profile, and save: {}", urls.join(" ")),
            )
        }
    };
    Outcome::Fails(vec![Finding::new(vec![place, Place::return_urls()], what, cure)])
}
