//! When users may authenticate in a mobile application, there is a URI for iOS or Android.
//!
//! ## Why it matters
//! With this toggle on, Alexa wants to open an app on the user's phone, and needs its address for each platform. Without
//! one nothing opens.
//!
//! How the console labels these addresses is not known, so none of Linkwright's maps has them. Until an outline of the
//! page shows it, this rule says *cannot tell* whenever the toggle is on.
//!
//! ## Fails
//! ```case
//! alexa.mobileAuthentication = true
//! alexa.platformUrls = ["", ""]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.mobileAuthentication = false
//! ```
//! ```case
//! alexa.mobileAuthentication = true
//! alexa.platformUrls = ["https://app.example-app.test/authorize", ""]
//! ```
//!
//! ## Looks wrong, is right
//! Values that are left from before, with the toggle off:
//! ```case
//! alexa.mobileAuthentication = false
//! alexa.platformUrls = [""]
//! ```
//!
//! ## Cannot tell
//! The toggle is on, and the page does not show what Linkwright could recognise:
//! ```case
//! alexa.mobileAuthentication = true
//! ```
//!
//! ## Sources
//! * developer.amazon.com: account linking schemas (`platformType` and `platformAuthorizationUrl` are both required)

use super::app2app_without_redirects::switched;
use super::finding::{Check, Finding, Outcome, alexa, finish};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "mobile-auth-without-uri",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let field = FieldKey::MobileAuthentication;
    let what = said!("Authenticating in your mobile application is on, and no URI for iOS or Android is there.");
    let cure = said!("Switch it off, unless you have such an application: then enter its URIs.");
    switched(field, form.mobile_authentication, || {
        let unknown = Outcome::because(said!("How the page labels the URIs for iOS and Android is not known."));
        let urls = form.platform_urls.as_ref().ok_or(unknown)?;
        Ok(urls.iter().all(|url| url.trim().is_empty()).then(|| Finding::alexa(field, what, cure)))
    })
}
