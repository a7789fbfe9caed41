//! The Alexa redirect URLs against what Login with Amazon has registered: for each what became of it, so that of all
//! rules that could speak of a missing one exactly one does.

use super::client_id_lwa_format::is_well_formed;
use super::client_id_mismatch::of_security_profile;
use super::finding::{Check, Outcome, Reason, alexa_with_lwa, not_seen};
use super::near_miss::{disguise, explain, slips};
use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations, WebSettings, alexa_redirect};
use crate::words::said;

/// More URLs than this are not the Alexa redirect URLs: there are three, and two with the implicit grant.
const MOST: usize = 12;

/// URLs that differ in length by more than this are not compared letter by letter.
const ALIKE: usize = 8;

/// What became of one Alexa redirect URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registration<'a> {
    /// It is among the Allowed Return URLs, byte for byte.
    Registered,
    /// It stands among the Allowed Origins instead.
    InOrigins,
    /// A registered URL was meant to be it.
    Near {
        /// That URL.
        registered: &'a str,
        /// How it differs, as a clause.
        difference: String,
    },
    /// A registered URL is one of Alexa's for the same host, but of another vendor ID.
    OtherVendor {
        /// That URL.
        registered: &'a str,
    },
    /// It is not there, in none of the ways above.
    Missing {
        /// A registered URL that may have been meant, and how it differs.
        like: Option<(&'a str, String)>,
    },
}

/// Every Alexa redirect URL with what became of it, when both pages were seen, belong together and Login with Amazon
/// is the provider.
///
/// # Errors
/// The outcome to give otherwise.
pub fn registrations(seen: &Observations) -> Check<Vec<(&str, Registration<'_>)>> {
    let form = alexa_with_lwa(seen)?;
    let expected = form.redirect_urls.as_deref().unwrap_or_default();
    if expected.is_empty() || expected.len() > MOST {
        return Err(Outcome::because(said!("The Alexa page does not show its redirect URLs.")));
    }
    if seen.is_implicit() {
        return Err(Outcome::because(OTHER_GRANT));
    }
    let page = web_settings_of(seen, form)?;
    let Some(registered) = page.allowed_return_urls.as_deref() else {
        return Err(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AllowedReturnUrls)));
    };
    let origins = page.allowed_origins.as_deref().unwrap_or_default();
    Ok(expected.iter().map(|url| (url.as_str(), of(url, registered, origins))).collect())
}

/// Nothing, when Web Settings are saved as they stand. What is missing may still be typed in, and what is there may still
/// be dropped; a row that is wrong is wrong either way.
///
/// # Errors
/// The outcome to give otherwise.
pub fn saved(seen: &Observations) -> Check<()> {
    match &seen.web_settings {
        Some(page) if page.unsaved => Err(Outcome::CannotTell(Reason::Stale(PageId::LwaWebSettings))),
        _ => Ok(()),
    }
}

/// Why nothing is said of return URLs while `implicit-with-lwa` speaks.
pub const OTHER_GRANT: &str = said!("The grant type is wrong, and with it the redirect URLs.");

/// Why nothing is said of return URLs while `client-id-mismatch` speaks.
pub const OTHER_CLIENT: &str = said!("The client IDs differ, so these may be another security profile's URLs.");

/// The client ID of the security profile, when that on the Alexa page is a proper one and another.
pub fn other_client<'a>(seen: &'a Observations, form: &AlexaForm) -> Option<&'a str> {
    let own = form.client_id.as_deref().filter(|own| form.is_lwa() && is_well_formed(own))?;
    of_security_profile(seen).ok().filter(|wanted| *wanted != own)
}

/// Web Settings, when they were seen and it is certain whose they are.
///
/// # Errors
/// The outcome to give otherwise.
pub fn web_settings(seen: &Observations) -> Check<&WebSettings> {
    seen.web_settings.as_ref().ok_or_else(|| not_seen(seen, PageId::LwaWebSettings))
}

/// The same, when nothing says that they are another security profile's than the one that this form uses. What the
/// profile calls that one does not count where its client ID stands on the Alexa page, or in the profile.
///
/// # Errors
/// The outcome to give otherwise.
pub fn web_settings_of<'a>(seen: &'a Observations, form: &AlexaForm) -> Check<&'a WebSettings> {
    let page = web_settings(seen)?;
    if let (Some(chosen), Some(shown)) = (&seen.chosen_security_profile, &page.security_profile)
        && chosen != shown
        && seen.used_client().is_none_or(|client| client.security_profile != page.security_profile)
    {
        return Err(Outcome::because(said!(
            "The Web Settings that were seen are of a security profile with another name than your profile gives: correct the name, or open the right ones."
        )));
    }
    // What is another security profile's than the user's profile means can still be this skill's.
    if seen.is_nobodys || other_client(seen, form).is_some() {
        return Err(Outcome::because(OTHER_CLIENT));
    }
    Ok(page)
}

fn of<'a>(url: &str, registered: &'a [String], origins: &[String]) -> Registration<'a> {
    if registered.iter().any(|one| one == url) {
        return Registration::Registered;
    }
    if origins.iter().any(|one| one.trim() == url) {
        return Registration::InOrigins;
    }
    let meant = |one: &str| slips::difference(url, one).or_else(|| disguise(one, url));
    if let Some((registered, difference)) = registered.iter().find_map(|one| Some((one.as_str(), meant(one)?))) {
        return Registration::Near { registered, difference };
    }
    if let Some((host, vendor)) = alexa_redirect(url) {
        let other = |one: &&String| alexa_redirect(one).is_some_and(|(at, other)| at == host && other != vendor);
        if let Some(registered) = registered.iter().find(other) {
            return Registration::OtherVendor { registered };
        }
    }
    let alike = |one: &str| one.len().abs_diff(url.len()) <= ALIKE || crate::search::has(one, url);
    let mut near = registered.iter().map(String::as_str).filter(|one| alike(one));
    Registration::Missing { like: near.find_map(|one| Some((one, explain(one, url)?))) }
}
