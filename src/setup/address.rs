//! Addresses as people type them into the forms.

use std::borrow::Cow;

use url::Url;

use crate::page::is_word;
use crate::rules::is_invisible;
use crate::search;

/// The address that a browser would make of a text, if it is one; blanks around it do not count.
///
/// Letters beyond ASCII in a host are taken for valid and stand in the result as `x`: the tables that tell
/// would be some 40 kB (gzip) of the background, and no host that is known here has any.
#[must_use]
pub fn parse(text: &str) -> Option<Url> {
    Url::parse(&without_international_names(text.trim())?).ok()
}

/// `None` for a host with signs that no host has.
fn without_international_names(text: &str) -> Option<Cow<'_, str>> {
    let Some((scheme, rest)) = search::split(text, "://") else { return Some(Cow::Borrowed(text)) };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    let plain = authority.to_ascii_lowercase();
    // A host may be percent-encoded; what stands for more than ASCII there needs the tables too.
    let host = plain.rsplit('@').next().unwrap_or_default();
    if host.split('%').skip(1).any(|code| code.starts_with(|c: char| matches!(c, '8' | '9' | 'a'..='f'))) {
        return None;
    }
    if plain.is_ascii() && !search::has(&plain, "xn--") {
        return Some(Cow::Borrowed(text));
    }
    let mut plain = plain.replace(is_international, "x");
    while let Some((before, behind)) = search::split(&plain, "xn--") {
        plain = [before, "xx--", behind].concat();
    }
    plain.is_ascii().then(|| Cow::Owned(format!("{scheme}://{plain}{path}")))
}

/// True for what names in other scripts are made of: letters, digits, the marks that stand over, under or between letters.
fn is_international(c: char) -> bool {
    !c.is_ascii() && (is_word(c) || c == '\u{b7}') && !is_invisible(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn international_hosts_are_addresses_and_equal_to_no_known_host() {
        for text in [
            "https://bücher.example/cb?ü=1#ä",
            "https://bu\u{308}cher.example/",
            "https://例え.テスト/oauth",
            "https://उदाहरण.परीक्षा/",
            "https://ไก่.example/",
            "https://l·l.example/",
            "https://xn--bcher-kva.example:8443/",
            "https://XN--BCHER-KVA.Example/",
            "https://us%C3%BCer@BÜCHER.example/",
        ] {
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
        // Checks of the parser's own would end a debug build at capitals beside these.
        for text in ["https://A㆖.test", "https://A%C3%BC.test/", "https://A%E3%86%96", "https://Ü\u{ad}A/"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse(" HTTPS://WWW.Amazon.com/ap/oa ").as_ref().and_then(Url::host_str), Some("www.amazon.com"));
    }

    proptest! {
        #[test]
        fn no_host_crashes_it(host in "([a-zA-Z0-9.%@:-]|xn--|%[89A-F][0-9A-F]|\\PC){0,12}") {
            let _ = parse(&format!("https://{host}/"));
            let _ = parse(&host);
        }
    }
}
