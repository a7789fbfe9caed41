//! The Consent Privacy Notice URL is there, and begins with https:// or http://.
//!
//! ## Why it matters
//! Login with Amazon requires it for every security profile, and shows it to the users on the page where they agree.
//!
//! ## Fails
//! ```case
//! createProfile.securityProfileName = "Lamps"
//! createProfile.privacyNoticeUrl = ""
//! ```
//! ```case
//! createProfile.privacyNoticeUrl = "www.example-app.test/privacy"
//! ```
//! What the General tab shows:
//! ```case
//! shownPrivacyNoticeUrl = "mailto:lamps@example-app.test"
//! ```
//!
//! ## Passes
//! ```case
//! createProfile.privacyNoticeUrl = "https://www.example-app.test/privacy"
//! ```
//! ```case
//! shownPrivacyNoticeUrl = "https://www.example-app.test/privacy"
//! ```
//!
//! ## Looks wrong, is right
//! The form's own placeholder allows http:
//! ```case
//! createProfile.privacyNoticeUrl = "http://www.example-app.test/privacy"
//! ```
//! ```case
//! createProfile.privacyNoticeUrl = "HTTPS://bücher.example"
//! ```
//!
//! ## Cannot tell
//! ```case
//! createProfile.securityProfileName = "Lamps"
//! ```
//! A form that nobody has begun to fill in:
//! ```case
//! createProfile.securityProfileName = ""
//! createProfile.securityProfileDescription = ""
//! createProfile.privacyNoticeUrl = ""
//! ```
//!
//! ## Sources
//! * jovotech/learn-jovo, Login_With_Amazon_2.png (a required field, placeholder "https:// or http://")
//! * developer.amazon.com: register a website for Login with Amazon

use super::finding::{Check, Finding, Outcome, Place, Reason, finish};
use super::uris::shown;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{CreateProfileForm, Observations};
use crate::setup::address::parse;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy-url",
    pages: &[PageId::LwaCreateProfile, PageId::LwaGeneral],
    severity: Severity::Error,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let field = FieldKey::PrivacyNoticeUrl;
    let create = seen.create_profile.as_ref();
    let entered = create.filter(|form| !is_fresh(form)).and_then(|form| form.privacy_notice_url.as_ref()).map(|url| (PageId::LwaCreateProfile, url));
    let shown = seen.shown_privacy_notice_url.as_ref().map(|url| (PageId::LwaGeneral, url));
    if entered.is_none() && shown.is_none() {
        return Err(Outcome::CannotTell(match create {
            None => Reason::PageNotSeen(PageId::LwaCreateProfile),
            Some(_) => Reason::FieldMissing(field),
        }));
    }
    let wrong = entered.into_iter().chain(shown).filter(|(_, url)| !is_web_address(url));
    Ok(Outcome::of(wrong.map(|(page, url)| finding(Place::on(page, field), url)).collect()))
}

/// True for a form with nothing in any field.
fn is_fresh(form: &CreateProfileForm) -> bool {
    [&form.security_profile_name, &form.security_profile_description, &form.privacy_notice_url]
        .into_iter()
        .all(|field| field.as_ref().is_some_and(|text| text.trim().is_empty()))
}

fn is_web_address(text: &str) -> bool {
    crate::search::has(text, "://") && parse(text).is_some_and(|url| matches!(url.scheme(), "https" | "http"))
}

fn finding(place: Place, url: &str) -> Finding {
    let what = match url.trim() {
        "" => said!("The Consent Privacy Notice URL is empty.").to_owned(),
        url => words!("The Consent Privacy Notice URL {} does not begin with https:// or http://.", shown(url)),
    };
    Finding::new(vec![place], what, said!("Enter the address of your privacy notice, beginning with https://."))
}
