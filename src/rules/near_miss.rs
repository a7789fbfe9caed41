//! Registered return URLs that are almost an Alexa redirect URL, with the reason.

use crate::console::PageId;
use crate::setup::{AlexaForm, Observations, WebSettings};

use super::finding::{Outcome, Reason, alexa};

/// The Alexa redirect URLs against the Allowed Return URLs.
pub struct Comparison<'a> {
    /// Every Alexa redirect URL.
    pub expected: &'a [String],
    /// Those that are registered, byte for byte.
    pub registered: Vec<&'a str>,
    /// Those that are not, and nothing like them is.
    pub missing: Vec<&'a str>,
    /// Those that are not, with the registered URL that was meant.
    pub near: Vec<NearMiss<'a>>,
    /// True when the URLs were read from the form that is being edited.
    pub editing: bool,
}

/// A registered URL that was meant to be an Alexa redirect URL.
#[derive(Debug, PartialEq, Eq)]
pub struct NearMiss<'a> {
    /// As Alexa sends it.
    pub expected: &'a str,
    /// As it is registered.
    pub registered: &'a str,
    /// How they differ, as a clause.
    pub difference: String,
}

/// Compares, when both pages were seen, belong together and Login with Amazon is the provider.
///
/// # Errors
/// The outcome to give otherwise.
pub fn compare(seen: &Observations) -> Result<Comparison<'_>, Outcome> {
    let form: &AlexaForm = alexa(seen)?;
    if !form.is_lwa() {
        return Err(Outcome::NotApplicable);
    }
    let expected = form.redirect_urls.as_deref().unwrap_or_default();
    if expected.is_empty() {
        return Err(Outcome::CannotTell(Reason::Because("The Alexa page does not show its redirect URLs.")));
    }
    let page: &WebSettings = seen.web_settings.as_ref().ok_or(Outcome::CannotTell(Reason::PageNotSeen(PageId::LwaWebSettings)))?;
    let Some(registered) = page.allowed_return_urls.as_deref() else {
        return Err(Outcome::CannotTell(Reason::FieldMissing(crate::console::FieldKey::AllowedReturnUrls)));
    };
    if let (Some(chosen), Some(shown)) = (&seen.chosen_security_profile, &page.security_profile) {
        if chosen != shown {
            return Err(Outcome::CannotTell(Reason::Because("The Web Settings that were seen belong to another security profile.")));
        }
    }
    if let (Some(id), Some(own)) = (seen.lwa_client_id(), &form.client_id) {
        if super::client_id_lwa_format::is_well_formed(own) && id != own {
            return Err(Outcome::CannotTell(Reason::Because("The client IDs differ, so these may be another security profile's URLs.")));
        }
    }
    let mut comparison =
        Comparison { expected, registered: Vec::new(), missing: Vec::new(), near: Vec::new(), editing: page.editing };
    for url in expected {
        if registered.contains(url) {
            comparison.registered.push(url);
        } else if let Some((other, difference)) = registered.iter().find_map(|other| Some((other, difference(url, other)?))) {
            comparison.near.push(NearMiss { expected: url, registered: other, difference });
        } else {
            comparison.missing.push(url);
        }
    }
    Ok(comparison)
}

/// How a registered URL differs from an expected one, if it is the same but for known slips.
fn difference(expected: &str, registered: &str) -> Option<String> {
    let mut slips: Vec<&str> = Vec::new();
    let mut text = registered.to_owned();
    let mut change = |slip: &'static str, new: String, text: &mut String| {
        if new != *text {
            slips.push(slip);
            *text = new;
        }
    };
    let trimmed = text.trim().to_owned();
    change("has white space around it", trimmed, &mut text);
    let decoded = percent_decoded(&text);
    change("is percent-encoded", decoded, &mut text);
    let lower = lower_start(&text);
    change("has capital letters in its host or path", lower, &mut text);
    let https = text.strip_prefix("http://").map_or_else(|| text.clone(), |rest| format!("https://{rest}"));
    change("has http instead of https", https, &mut text);
    let com = text.replacen("https://layla.amazon.co.uk/", "https://layla.amazon.com/", 1);
    change("has layla.amazon.co.uk, which Alexa no longer uses, instead of layla.amazon.com", com, &mut text);
    if !expected.contains('?') {
        let bare = text.split(['?', '#']).next().unwrap_or_default().to_owned();
        change("has a query at its end", bare, &mut text);
    }
    let unslashed = text.strip_suffix('/').unwrap_or(&text).to_owned();
    change("has a slash at its end", unslashed, &mut text);
    (text == expected && !slips.is_empty()).then(|| slips.join(" and "))
}

/// Lower-case up to the last slash: the vendor ID behind it has capitals.
fn lower_start(url: &str) -> String {
    let body = url.strip_suffix('/').unwrap_or(url);
    let cut = body.rfind(['/', '=']).map_or(0, |place| place + 1);
    let (start, rest) = url.split_at(cut);
    // Only ASCII can be a slip of letter case here; other capitals are other letters.
    start.to_ascii_lowercase().replace("vendorid=", "vendorId=") + rest
}

/// `%2F` is `/`. Only what stands for printable ASCII is decoded.
fn percent_decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(place) = rest.find('%') {
        let (before, after) = rest.split_at(place);
        out.push_str(before);
        let code = after.get(1..3).and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii_graphic);
        match code {
            Some(code) => {
                out.push(char::from(code));
                rest = after.get(3..).unwrap_or_default();
            }
            None => {
                out.push('%');
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const URL: &str = "https://layla.amazon.com/api/skill/link/M1FAKE0000001";

    #[test]
    fn known_slips_are_named() {
        for (registered, slip) in [
            ("http://layla.amazon.com/api/skill/link/M1FAKE0000001", "http instead of https"),
            ("https://layla.amazon.com/api/skill/link/M1FAKE0000001/", "slash"),
            (" https://layla.amazon.com/api/skill/link/M1FAKE0000001", "white space"),
            ("https://Layla.amazon.com/API/skill/link/M1FAKE0000001", "capital"),
            ("https://layla.amazon.co.uk/api/skill/link/M1FAKE0000001", "co.uk"),
            ("https://layla.amazon.com/api/skill/link/M1FAKE0000001?x=1", "query"),
            ("https%3A%2F%2Flayla.amazon.com%2Fapi%2Fskill%2Flink%2FM1FAKE0000001", "percent"),
        ] {
            assert!(difference(URL, registered).is_some_and(|text| text.contains(slip)), "{registered}");
        }
    }

    #[test]
    fn other_urls_are_not_near() {
        for other in [URL, "http://localhost:3000/cb", "https://example-app.test/cb/", "https://layla.amazon.com/api/skill/link/M1FAKE0000002", "%", "%e4", ""] {
            assert_eq!(difference(URL, other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_text_crashes_it(text in "\\PC*") {
            let _ = difference(URL, &text);
            let _ = difference(&text, &text);
        }
    }
}
