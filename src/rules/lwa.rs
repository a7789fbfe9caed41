//! What the rules on Login with Amazon's endpoints share.

use url::Url;

use super::near_miss;
use crate::provider::{LWA_AUTHORIZATION_HOSTS, LWA_TOKEN_URLS};
use crate::setup::AlexaForm;
use crate::setup::address::parse;

/// The path of Login with Amazon's authorization endpoint, on each of its hosts.
pub const AUTHORIZATION_PATH: &str = "/ap/oa";

/// Login with Amazon's authorization endpoints, in the order of [`LWA_AUTHORIZATION_HOSTS`].
pub const AUTHORIZATION_URLS: [&str; 3] =
    ["https://www.amazon.com/ap/oa", "https://eu.account.amazon.com/ap/oa", "https://apac.account.amazon.com/ap/oa"];

/// What stands behind `amazon.` in the names of Amazon's shops.
const SHOPS: [&str; 22] = [
    "com", "co.uk", "co.jp", "de", "fr", "it", "es", "nl", "se", "pl", "be", "ie", "ca", "in", "cn", "ae", "sa", "sg",
    "com.au", "com.br", "com.mx", "com.tr",
];

/// A URL as a browser would take it; blanks around it do not count.
pub fn parsed(text: Option<&String>) -> Option<Url> {
    parse(text?)
}

/// The host of a URL, or the whole text where it has none: short enough to name a URL by.
pub fn host_or_text(url: &str) -> String {
    let rest = crate::search::split(url.trim(), "://").map(|(_, rest)| rest);
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).filter(|host| !host.is_empty());
    host.unwrap_or(url).to_owned()
}

/// The region of an authorization endpoint's host, as an index into the lists of hosts and token URLs.
pub fn authorization_region(url: &Url) -> Option<usize> {
    LWA_AUTHORIZATION_HOSTS.iter().position(|host| url.host_str() == Some(host))
}

/// True for one of the authorization endpoints; port and query are not looked at.
pub fn is_authorization_url(url: &Url) -> bool {
    authorization_region(url).is_some() && url.path() == AUTHORIZATION_PATH
}

/// The endpoint of a region; that of North America, which all guides use, when it is not known.
pub fn endpoint(endpoints: &[&'static str; 3], region: Option<usize>) -> &'static str {
    region.and_then(|region| endpoints.get(region)).unwrap_or(&endpoints[0])
}

/// The region of a token endpoint's host.
pub fn token_region(url: &Url) -> Option<usize> {
    LWA_TOKEN_URLS.iter().position(|known| url.host_str() == known.split('/').nth(2))
}

/// The endpoint that a text was meant to be, and how it differs, as a clause that follows "it". A short piece of it,
/// such as `https://` or `token`, may be a piece of any other address.
pub fn near(text: &str, endpoints: &[&'static str; 3]) -> Option<(&'static str, String)> {
    let mut long = endpoints.iter().filter(|known| text.len() * 2 >= known.len());
    long.find_map(|known| Some((*known, near_miss::explain(text, known)?)))
}

/// True for one of the token endpoints; port and query are not looked at.
pub fn is_token_url(url: &Url) -> bool {
    let same =
        |known: Url| (known.scheme(), known.host_str(), known.path()) == (url.scheme(), url.host_str(), url.path());
    LWA_TOKEN_URLS.iter().any(|known| parse(known).is_some_and(same))
}

/// True for `amazon.` with an ending of Amazon's, and for every name below it; not for `amazonaws.com`, where anybody's
/// server may be.
pub fn is_amazons(host: &str) -> bool {
    SHOPS.iter().any(|shop| {
        let above = host.strip_suffix(shop).and_then(|name| name.strip_suffix("amazon."));
        above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
    })
}

/// True when each of the two URIs stands in the other's field.
pub fn is_swapped(form: &AlexaForm) -> bool {
    let authorization = parsed(form.authorization_url.as_ref());
    let token = parsed(form.access_token_url.as_ref());
    authorization.as_ref().and_then(token_region).is_some() && token.as_ref().and_then(authorization_region).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authorization_endpoint_is_a_known_host_with_the_path() {
        for (host, url) in LWA_AUTHORIZATION_HOSTS.iter().zip(AUTHORIZATION_URLS) {
            assert_eq!(url, format!("https://{host}{AUTHORIZATION_PATH}"));
        }
    }

    #[test]
    fn hosts_are_compared_whole() {
        for host in ["amazon.com", "api.amazon.com", "eu.account.amazon.com", "api.amazon.co.uk", "amazon.com.br"] {
            assert!(is_amazons(host), "{host}");
        }
        for host in ["x.amazonaws.com", "notamazon.com", "amazon.com.example-app.test", "amazon.test", "com", ""] {
            assert!(!is_amazons(host), "{host}");
        }
    }
}
