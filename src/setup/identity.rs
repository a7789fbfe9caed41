//! Which skill, security profile or app a page is about, from its address.

use url::Url;

use crate::console::{FieldKey, PageId};
use crate::page::PageReading;
use crate::provider::HOME_ASSISTANT_IDS;

/// The address under which the extension's practice page is known: of a skill that cannot be, since the ID of a real one
/// ends in a UUID. `extension/background/tabs.js` gives it to that page alone.
pub const PRACTICE: &str = "https://developer.amazon.com/alexa/console/ask/amzn1.ask.skill.fake-practice";

/// True for the ID of the practice page's skill.
#[must_use]
pub fn is_practice(id: &str) -> bool {
    skill_id(PRACTICE) == Some(id)
}

/// What tells one skill, security profile or app from another. Two tabs with the same identity show the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The page.
    pub page: PageId,
    /// Skill ID, security profile ID or app; empty when the page does not tell.
    pub id: String,
}

impl Identity {
    /// The identity of a page.
    #[must_use]
    pub fn of(reading: &PageReading) -> Self {
        let id = match reading.page {
            PageId::AlexaAccountLinking => skill_id(&reading.url).map(str::to_owned),
            PageId::IxhelloPublish => app(&reading.url),
            PageId::LwaGeneral | PageId::LwaWebSettings => security_profile_id(reading),
            PageId::LwaCreateProfile => None,
        };
        Self { page: reading.page, id: id.unwrap_or_default() }
    }
}

/// The skill ID in an address of the Alexa console: `amzn1.ask.skill.` and a UUID.
#[must_use]
pub fn skill_id(address: &str) -> Option<&str> {
    const START: &str = "amzn1.ask.skill.";
    address.split(['/', '?', '#']).find(|part| part.starts_with(START) && part.len() > START.len())
}

/// True for addresses of the Alexa console that are a smart-home skill's. Source: a public repository has
/// `/build/prebuilts/config/<skillId>/development/en_GB/smartHome`.
#[must_use]
pub fn is_smart_home(address: &str) -> bool {
    address.split(['/', '?', '#']).any(|part| part == "smartHome")
}

/// The security profile's ID: what the page shows, else `identityAppFamilyId` in its address (seen on public guides'
/// addresses of Web Settings).
fn security_profile_id(reading: &PageReading) -> Option<String> {
    if let Some(shown) = reading.text(FieldKey::SecurityProfileId) {
        return Some(shown.to_owned());
    }
    let url = Url::parse(&reading.url).ok()?;
    url.query()?.split('&').find_map(|pair| pair.strip_prefix("identityAppFamilyId=")).map(str::to_owned)
}

/// The part of ixHello's address that names the app. The address's form is unknown, so the whole path stands for it.
fn app(address: &str) -> Option<String> {
    Url::parse(address).ok().map(|url| url.path().to_owned())
}

/// The vendor ID in an Alexa redirect URL: `M` and 11 to 15 capitals or digits, as 20 public samples have it.
#[must_use]
pub fn vendor_id(redirect_url: &str) -> Option<&str> {
    // Not by searching for texts: `crate::search` says why.
    let (head, tail) = redirect_url.split_at_checked(redirect_url.rfind(['/', '='])? + 1)?;
    ((head.ends_with("/api/skill/link/") || head.ends_with("?vendorId=")) && is_vendor_id(tail)).then_some(tail)
}

/// The host, as `https://host/`, and the vendor ID of a URL that has exactly the form of an Alexa redirect URL, be it of
/// the code grant or of the implicit grant.
#[must_use]
pub fn alexa_redirect(url: &str) -> Option<(&'static str, &str)> {
    let host = HOME_ASSISTANT_IDS.into_iter().find(|host| url.starts_with(host))?;
    let path = url.strip_prefix(host)?;
    let vendor = path
        .strip_prefix("api/skill/link/")
        .or_else(|| path.strip_prefix("spa/skill/account-linking-status.html?vendorId="))?;
    is_vendor_id(vendor).then_some((host, vendor))
}

/// True for the form of a vendor ID.
#[must_use]
pub fn is_vendor_id(text: &str) -> bool {
    text.strip_prefix('M').is_some_and(|rest| {
        (11..=15).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendor_id_is_read_from_both_kinds_of_redirect_url() {
        assert_eq!(vendor_id("https://layla.amazon.com/api/skill/link/M1FAKE0000001"), Some("M1FAKE0000001"));
        let implicit = "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=MFAKEJAF7R6NL";
        assert_eq!(vendor_id(implicit), Some("MFAKEJAF7R6NL"));
        assert_eq!(vendor_id("https://layla.amazon.com/api/skill/link/x"), None);
        assert_eq!(vendor_id(""), None);
    }

    #[test]
    fn the_form_of_a_redirect_url_is_exact() {
        let code = "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001";
        assert_eq!(alexa_redirect(code), Some(("https://alexa.amazon.co.jp/", "M1FAKE0000001")));
        let implicit = "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=MFAKEJAF7R6NL";
        assert_eq!(alexa_redirect(implicit), Some(("https://layla.amazon.com/", "MFAKEJAF7R6NL")));
        for other in [
            "https://alexa.amazon.co.jp",
            "https://layla.amazon.com/api/skill/link/",
            "https://layla.amazon.com/api/skill/link/M1FAKE0000001/",
            "https://layla.amazon.com/x/api/skill/link/M1FAKE0000001",
            "https://layla.amazon.com.example-app.test/api/skill/link/M1FAKE0000001",
            "https://www.amazon.com/api/skill/link/M1FAKE0000001",
            "http://layla.amazon.com/api/skill/link/M1FAKE0000001",
            "https://layla.amazon.com/api/skill/link/m1fake0000001",
            "",
        ] {
            assert_eq!(alexa_redirect(other), None, "{other}");
        }
    }

    #[test]
    fn the_practice_page_is_a_page_of_the_alexa_console_with_a_skill_of_its_own() {
        assert_eq!(crate::console::console_at(PRACTICE), Some("Alexa developer console"));
        assert!(is_practice("amzn1.ask.skill.fake-practice"));
        for other in ["", "amzn1.ask.skill.00000000-0000-4000-8000-000000000001", "amzn1.ask.skill.fake-practice2"] {
            assert!(!is_practice(other), "{other}");
        }
        let script = include_str!("../../extension/background/tabs.js");
        assert!(script.contains(&format!("'{PRACTICE}'")), "tabs.js has another address");
    }

    #[test]
    fn skills_are_told_apart_by_their_address() {
        let page = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.0-1/development/en_US/";
        assert_eq!(skill_id(page), Some("amzn1.ask.skill.0-1"));
        assert_eq!(skill_id("https://developer.amazon.com/alexa/console/ask"), None);
        assert!(is_smart_home("https://developer.amazon.com/alexa/console/ask/build/prebuilts/config/x/smartHome"));
        assert!(!is_smart_home(page));
    }
}
