//! When linking from the developer's own app or site is on, Your Redirect URLs has one.
//!
//! ## Why it matters
//! With this toggle on Alexa wants to know where to send the user back to. It is meant for people who have an app of
//! their own; others need it off, and with it on and no URL the form cannot be saved.
//!
//! ## Fails
//! ```case
//! alexa.appToApp = true
//! alexa.appRedirectUrls = []
//! ```
//! ```case
//! alexa.appToApp = true
//! alexa.appRedirectUrls = ["", " "]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.appToApp = false
//! ```
//!
//! ## Looks wrong, is right
//! An app of one's own:
//! ```case
//! alexa.appToApp = true
//! alexa.appRedirectUrls = ["https://app.example-app.test/linked", ""]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.appToApp = true
//! ```
//!
//! ## Sources
//! * home-assistant.io, integration `alexa.smart_home` ("will require a Redirect URI, which won't work")
//! * ndg63276/alexa-sky-hd#14

use super::finding::{Check, Finding, Outcome, Reason, alexa, finish, rows};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "app2app-without-redirects",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let what = said!("Linking from your own application is on, and Your Redirect URLs is empty.");
    let cure = said!("Switch it off, unless you have such an application: then enter the URL that Alexa returns to.");
    switched(FieldKey::AppToApp, form.app_to_app, || {
        let urls = rows(FieldKey::RedirectUrls, form.app_redirect_urls.as_ref())?;
        Ok(urls.is_empty().then(|| Finding::alexa(FieldKey::AppToApp, what, cure)))
    })
}

/// The outcome for a toggle: off is right, and on, what is found. The fix switches it off.
pub fn switched(
    toggle: FieldKey,
    on: Option<bool>,
    find: impl FnOnce() -> Check<Option<Finding>>,
) -> Check<Outcome> {
    if !on.ok_or(Outcome::CannotTell(Reason::FieldMissing(toggle)))? {
        return Ok(Outcome::Passes);
    }
    let fix = |finding: Finding| finding.fix(Fix::alexa(said!("Switch it off"), toggle, Change::Switch(false)));
    Ok(Outcome::of(find()?.map(fix).into_iter().collect()))
}
