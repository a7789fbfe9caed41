//! The Alexa redirect URLs against what Login with Amazon has registered: for each what became of it.

use super::finding::{Check, Outcome, Reason, alexa_with_lwa, not_seen};
use super::near_miss::slips;
use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations, WebSettings, vendor_id};

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
    /// A registered URL is the same but for the vendor ID.
    OtherVendor {
        /// That URL.
        registered: &'a str,
    },
    /// Nothing like it is there.
    Missing,
}

/// Every Alexa redirect URL with what became of it, when both pages were seen, belong together and Login with Amazon
/// is the provider.
///
/// # Errors
/// The outcome to give otherwise.
pub fn registrations(seen: &Observations) -> Check<Vec<(&str, Registration<'_>)>> {
    let form = alexa_with_lwa(seen)?;
    let expected = form.redirect_urls.as_deref().unwrap_or_default();
    if expected.is_empty() {
        return Err(Outcome::because("The Alexa page does not show its redirect URLs."));
    }
    let page = web_settings_of(seen, form)?;
    let Some(registered) = page.allowed_return_urls.as_deref() else {
        return Err(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AllowedReturnUrls)));
    };
    if page.unsaved {
        return Err(Outcome::CannotTell(Reason::Stale(PageId::LwaWebSettings)));
    }
    let origins = page.allowed_origins.as_deref().unwrap_or_default();
    Ok(expected.iter().map(|url| (url.as_str(), of(url, registered, origins))).collect())
}

/// Web Settings, when they were seen and it is certain whose they are.
///
/// # Errors
/// The outcome to give otherwise.
pub fn web_settings(seen: &Observations) -> Check<&WebSettings> {
    seen.web_settings.as_ref().ok_or_else(|| not_seen(seen, PageId::LwaWebSettings))
}

/// The same, when nothing says that they are another security profile's than the one that this form uses.
///
/// # Errors
/// The outcome to give otherwise.
pub fn web_settings_of<'a>(seen: &'a Observations, form: &AlexaForm) -> Check<&'a WebSettings> {
    let page = web_settings(seen)?;
    if let (Some(chosen), Some(shown)) = (&seen.chosen_security_profile, &page.security_profile)
        && chosen != shown
    {
        return Err(Outcome::because("The Web Settings that were seen belong to another security profile."));
    }
    if let (Some(id), Some(own)) = (seen.lwa_client_id(), &form.client_id)
        && super::client_id_lwa_format::is_well_formed(own)
        && id != own
    {
        return Err(Outcome::because("The client IDs differ, so these may be another security profile's URLs."));
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
    let near = registered.iter().find_map(|one| Some((one, slips::difference(url, one)?)));
    if let Some((one, difference)) = near {
        return Registration::Near { registered: one, difference };
    }
    let stem = |url: &str| vendor_id(url).and_then(|id| url.strip_suffix(id)).map(str::to_owned);
    match registered.iter().find(|one| stem(one).is_some() && stem(one) == stem(url)) {
        Some(one) => Registration::OtherVendor { registered: one },
        None => Registration::Missing,
    }
}
