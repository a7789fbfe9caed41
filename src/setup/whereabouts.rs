//! Where the pages of a set-up are, as they were seen: what *Open page* leads to.

use super::memory::Memory;
use crate::console::PageId;
use crate::console::map::map_of;

/// The longest address that is kept.
const LONGEST: usize = 500;

/// The one part of a query that is needed: it names the security profile. Source: public guides' addresses of Web
/// Settings.
const SECURITY_PROFILE: &str = "identityAppFamilyId=";

/// Web Settings of the security profile whose ID follows. Source: the same.
const WEB_SETTINGS: &str = "https://developer.amazon.com/settings/console/securityprofile/web-settings/view.html?";

/// An address as it may be kept and opened: one that the page's console map covers, without fragment and query but for
/// the security profile's ID. `None` for all others, among them what a browser would read as another path than the one
/// that stands there.
#[must_use]
pub fn plain_address(page: PageId, address: &str) -> Option<String> {
    // Of the form for a new security profile there may be many, and none of them is the one that was made.
    if page == PageId::LwaCreateProfile {
        return None;
    }
    let address = address.split('#').next()?;
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let covered = |pattern: &&str| match pattern.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == *pattern,
    };
    let path_is_plain = path.bytes().all(|b| is_plain(b) || matches!(b, b':' | b'/'))
        && !path.split('/').any(|part| part == "." || part == "..");
    if address.len() > LONGEST || !path_is_plain || !map_of(page)?.matches.iter().any(covered) {
        return None;
    }
    let named = query.split('&').find(|pair| pair.starts_with(SECURITY_PROFILE) && pair.len() > SECURITY_PROFILE.len());
    let is_needed = matches!(page, PageId::LwaGeneral | PageId::LwaWebSettings);
    match named.filter(|_| is_needed) {
        None => Some(path.to_owned()),
        Some(pair) if pair.bytes().all(|b| is_plain(b) || b == b'=') => Some(format!("{path}?{pair}")),
        Some(_) => None,
    }
}

/// True for signs that stand for themselves wherever they are in an address.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The Web Settings of a security profile.
fn web_settings_of(id: &str) -> Option<String> {
    id.strip_prefix("amzn1.application.").filter(|id| !id.is_empty())?;
    plain_address(PageId::LwaWebSettings, &format!("{WEB_SETTINGS}{SECURITY_PROFILE}{id}"))
}

impl Memory {
    /// Where each page was seen last, as far as that can be kept. Web Settings that were not seen are where those of the
    /// security profile are that was. Of Login with Amazon nothing counts that is known not to be of this client ID.
    #[must_use]
    pub fn whereabouts(&self, client_id: Option<&str>) -> Vec<(PageId, String)> {
        let mut all: Vec<(PageId, String)> = Vec::new();
        let mut profile = None;
        for (page, address, id) in self.places(client_id) {
            if page == PageId::LwaGeneral {
                profile = Some(id);
            }
            if let Some(address) = plain_address(page, address) {
                all.retain(|(other, _)| *other != page);
                all.push((page, address));
            }
        }
        let unseen = !all.iter().any(|(page, _)| *page == PageId::LwaWebSettings);
        if let Some(address) = profile.filter(|_| unseen).and_then(web_settings_of) {
            all.push((PageId::LwaWebSettings, address));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::console::console_at;
    use crate::console::map::map_of;

    const FORM: &str = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.00000000-0000-4000-8000-000000000001/development/en_US/account-linking";
    const SETTINGS: &str = "https://developer.amazon.com/settings/console/securityprofile";
    const ALEXA: PageId = PageId::AlexaAccountLinking;

    #[test]
    fn an_address_is_kept_without_what_leads_nowhere() {
        assert_eq!(plain_address(ALEXA, FORM).as_deref(), Some(FORM));
        assert_eq!(plain_address(ALEXA, &format!("{FORM}?token=fake&x=1#part")).as_deref(), Some(FORM));
        let view = format!("{SETTINGS}/web-settings/view.html");
        let of = |query: &str| plain_address(PageId::LwaWebSettings, &format!("{view}?{query}"));
        let kept = format!("{view}?identityAppFamilyId=amzn1.application.0a");
        assert_eq!(of("showDeleted=false&identityAppFamilyId=amzn1.application.0a").as_ref(), Some(&kept));
        assert_eq!(of("identityAppFamilyId=amzn1.application.0a&code=fake").as_ref(), Some(&kept));
        assert_eq!(of("showDeleted=false").as_ref(), Some(&view));
        assert_eq!(of("identityAppFamilyId=").as_ref(), Some(&view));
        assert_eq!(of("identityAppFamilyId=%2e"), None);
        let app = "https://bots.ixhello.com/apps/custom/practice-app-1/publish";
        assert_eq!(
            plain_address(PageId::IxhelloPublish, &format!("{app}?identityAppFamilyId=x")).as_deref(),
            Some(app)
        );
    }

    #[test]
    fn what_is_no_page_of_the_console_is_not_kept() {
        for address in [
            "",
            "javascript:alert(1)",
            "http://developer.amazon.com/alexa/console/ask",
            "https://developer.amazon.com.evil.test/alexa/console/ask",
            "https://developer.amazon.com:8443/alexa/console/ask",
            "https://user@developer.amazon.com/alexa/console/ask",
            "https://developer.amazon.com/alexa/console/ask/../../../other",
            "https://developer.amazon.com/alexa/console/ask/%2e%2e/%2E./other",
            "https://developer.amazon.com/alexa/console/ask\\..\\other",
            "https://developer.amazon.com/alexa/console/ask/ x",
            "https://bots.ixhello.com/apps",
        ] {
            assert_eq!(plain_address(ALEXA, address), None, "{address}");
        }
        assert_eq!(plain_address(ALEXA, &format!("{FORM}/{}", "x".repeat(LONGEST))), None);
        let create = format!("{SETTINGS}/create-security-profile.html");
        assert_eq!(plain_address(PageId::LwaCreateProfile, &create), None, "it would make another one");
    }

    proptest! {
        #[test]
        fn what_is_kept_is_of_a_console_and_stays_as_it_is(tail in "[ -~]{0,40}", page in prop::sample::select(PageId::ALL)) {
            let starts = map_of(page).unwrap().matches.iter().map(|pattern| pattern.trim_end_matches('*'));
            for start in starts.chain(["https://"]) {
                let Some(kept) = plain_address(page, &format!("{start}{tail}")) else { continue };
                prop_assert!(map_of(page).unwrap().covers(&kept), "{}", kept);
                prop_assert!(console_at(&kept).is_some());
                let parsed = url::Url::parse(&kept).unwrap();
                prop_assert_eq!(parsed.as_str(), kept.as_str());
                let again = plain_address(page, &kept);
                prop_assert_eq!(again.as_ref(), Some(&kept));
            }
        }
    }
}
