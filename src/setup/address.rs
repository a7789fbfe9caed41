//! Addresses as people type them into the forms.

use std::borrow::Cow;

use url::Url;

/// The address that a browser would make of a text, if it is one; blanks around it do not count.
///
/// Letters beyond ASCII in a host are taken for valid and stand in the result as `x`: the tables that tell
/// would be some 40 kB (gzip) of the background, and no host that is known here has any.
#[must_use]
pub fn parse(text: &str) -> Option<Url> {
    Url::parse(&without_international_names(text.trim())).ok()
}

fn without_international_names(text: &str) -> Cow<'_, str> {
    let Some((scheme, rest)) = text.split_once("://") else { return Cow::Borrowed(text) };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    if authority.is_ascii() && !authority.contains("xn--") {
        return Cow::Borrowed(text);
    }
    let plain =
        authority.replace("xn--", "xx--").replace(|letter: char| !letter.is_ascii() && letter.is_alphanumeric(), "x");
    Cow::Owned(format!("{scheme}://{plain}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn international_hosts_are_addresses_and_equal_to_no_known_host() {
        for text in
            ["https://bücher.example/cb?ü=1#ä", "https://例え.テスト/oauth", "https://xn--bcher-kva.example:8443/"]
        {
            let url = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(url.scheme(), "https", "{text}");
        }
        let twin = parse("https://www.аmazon.com/ap/oa");
        assert_ne!(twin.as_ref().and_then(Url::host_str), Some("www.amazon.com"), "a Cyrillic letter");
    }

    #[test]
    fn what_is_no_address_stays_none() {
        for text in ["", "www.amazon.com/ap/oa", "https://", "https://a b/", "https://\u{200b}.com", "://x"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse(" HTTPS://WWW.Amazon.com/ap/oa ").as_ref().and_then(Url::host_str), Some("www.amazon.com"));
    }
}
