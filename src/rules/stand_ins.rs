//! Stand-ins: what guides and samples write where a value of one's own belongs. Names that are only reserved, such as
//! `example.org` or `app.test`, are none: people use them in tests of their own.

use super::hosts::host_in;
use super::text::{is_crosses, starts_with_your};
use crate::page::is_word;

/// The client ID that ixHello's guide prints: 21 digits where real ones have 32.
pub const GUIDE_CLIENT_ID: &str = "amzn1.application-oa2-client.2ec922f2fbfa435433892";

/// Hosts of samples, with every name below them.
const SAMPLE_HOSTS: [&str; 2] = ["example.com", "yourwebsite.com"];

/// What it is that stands in a value.
#[derive(Debug, PartialEq, Eq)]
pub enum StandIn<'a> {
    /// The guide's client ID.
    Guide,
    /// A word that stands for another.
    Word(&'a str),
    /// The host of a tunnel to somebody's own computer.
    Tunnel(&'a str),
}

/// The stand-in in a value, as a whole word of it. `is_host` is true for rows that hold hosts, not addresses.
pub fn find(text: &str, is_host: bool) -> Option<StandIn<'_>> {
    let text = text.trim();
    if text == GUIDE_CLIENT_ID {
        return Some(StandIn::Guide);
    }
    let host = host_in(text);
    let word = bracketed(text)
        .or_else(|| text.split(|c| !is_name(c)).map(|word| word.trim_matches('.')).find(|word| is_sample_host(word)))
        .or_else(|| if is_host || crate::search::has(text, "://") { in_address(text, host) } else { in_text(text) });
    word.map(StandIn::Word).or_else(|| is_tunnel(host).then_some(StandIn::Tunnel(host)))
}

/// In an address labels of the host count, and the parts of path and query.
fn in_address<'a>(text: &'a str, host: &'a str) -> Option<&'a str> {
    let part = |label: &&str| label.split('-').any(is_crosses) && !label.starts_with("xn--");
    let label = host.split('.').find(|label| part(label) || starts_with_your(label));
    // Small letters there may be a real path: `/your_account`.
    let word = |word: &&str| is_all_crosses(word) || (word.starts_with("YOUR") && starts_with_your(word));
    label.or_else(|| text.split(|c| !(is_token(c) || c == '+')).find(word))
}

/// Elsewhere the signs of base64 belong to a word, so that `ab/xxx+cd==` is one.
fn in_text(text: &str) -> Option<&str> {
    let word = |word: &&str| is_all_crosses(word) || starts_with_your(word);
    text.split(|c| !(is_token(c) || matches!(c, '+' | '/' | '='))).find(word)
}

fn is_token(c: char) -> bool {
    is_word(c) || matches!(c, '-' | '_')
}

fn is_name(c: char) -> bool {
    is_token(c) || c == '.'
}

/// `xxx`, and `xxxxxxxx-xxxx-xxxx`.
fn is_all_crosses(word: &str) -> bool {
    let mut parts = word.split(['-', '_']);
    word.contains(['x', 'X'])
        && parts.clone().all(|part| part.bytes().all(|b| matches!(b, b'x' | b'X')))
        && parts.any(is_crosses)
}

fn is_sample_host(word: &str) -> bool {
    SAMPLE_HOSTS.iter().any(|sample| {
        let place = word.len().checked_sub(sample.len());
        let halves = place.and_then(|place| word.split_at_checked(place));
        halves.is_some_and(|(above, name)| {
            name.eq_ignore_ascii_case(sample) && (above.is_empty() || above.ends_with('.'))
        })
    })
}

fn is_tunnel(host: &str) -> bool {
    let is = |label: &str| label.eq_ignore_ascii_case("ngrok") || label.eq_ignore_ascii_case("ngrok-free");
    crate::search::has_char(host, '.') && host.rsplit('.').take(3).any(is)
}

/// `<...>`, `[...]` and `{...}` around words.
fn bracketed(text: &str) -> Option<&str> {
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('<', _) => open = Some((at, '>')),
            ('{', _) => open = Some((at, '}')),
            // `list[name]` is a parameter's name.
            ('[', _) => open = (!is_word(before)).then_some((at, ']')),
            (c, Some((from, close))) if c == close => {
                let whole = text.get(from..=at).unwrap_or_default();
                if is_words(whole) {
                    return Some(whole);
                }
                open = None;
            }
            _ => {}
        }
        before = c;
    }
    None
}

/// True when letters stand between the brackets, or the dots that stand for them; not for an IPv6 address.
fn is_words(whole: &str) -> bool {
    let inner = whole.get(1..whole.len() - 1).unwrap_or_default();
    let address =
        crate::search::has_char(inner, ':') && inner.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'));
    let words = inner.contains(|c| is_word(c) && !c.is_ascii_digit()) || matches!(inner, "..." | "…");
    // A query may hold JSON, and an ID may be a number in braces.
    let name = !whole.starts_with('{') || inner.chars().all(|c| is_token(c) && !c.is_ascii_digit());
    words && !address && name && inner.trim() == inner
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word(text: &str) -> Option<&str> {
        match find(text, false)? {
            StandIn::Word(word) => Some(word),
            _ => None,
        }
    }

    #[test]
    fn stand_ins_are_found_as_whole_words() {
        for (text, found) in [
            ("xxx", "xxx"),
            (" XXXXXXXX ", "XXXXXXXX"),
            ("xxxxxxxx-xxxx-xxxx", "xxxxxxxx-xxxx-xxxx"),
            ("amzn1.application-oa2-client.xxxxxxxxxxxx", "xxxxxxxxxxxx"),
            ("amzn1.application-oa2-client.<32 hex>", "<32 hex>"),
            ("xxx.apps.example-app.test", "xxx"),
            ("https://xxx.auth.eu-west-1.amazoncognito.com/oauth2/token", "xxx"),
            ("https://my-xxx.example-app.test/", "my-xxx"),
            ("https://auth.example-app.test/xxx/token", "xxx"),
            ("https://auth.example-app.test/token?tenant=xxx&a=b", "xxx"),
            ("https://example.com/authorize", "example.com"),
            ("https://auth.Example.com:8443/authorize", "auth.Example.com"),
            ("example.com", "example.com"),
            ("https://www.yourwebsite.com", "www.yourwebsite.com"),
            ("Ask me@example.com.", "example.com"),
            ("https://YOUR_TENANT.auth0.com/authorize", "YOUR_TENANT"),
            ("https://YOUR-TENANT.auth0.com/authorize", "YOUR-TENANT"),
            ("https://your_domain/authorize", "your_domain"),
            ("https://auth.example-app.test/YOUR_PATH", "YOUR_PATH"),
            ("your_client_id", "your_client_id"),
            ("https://<tenant>.auth0.com/authorize", "<tenant>"),
            ("https://{yourOktaDomain}/oauth2/default/v1/authorize", "{yourOktaDomain}"),
            ("{{client-id}}", "{client-id}"),
            ("https://[your domain]/authorize", "[your domain]"),
            ("[Client ID]", "[Client ID]"),
            ("<...>", "<...>"),
        ] {
            assert_eq!(word(text), Some(found), "{text}");
        }
        assert_eq!(find(&format!("{GUIDE_CLIENT_ID}\n"), false), Some(StandIn::Guide));
        for host in ["fake.ngrok.io", "fake.eu.ngrok.io", "fake.ngrok-free.app", "NGROK.app"] {
            assert_eq!(find(host, true), Some(StandIn::Tunnel(host)));
            assert_eq!(find(&format!("https://{host}/oauth"), false), Some(StandIn::Tunnel(host)));
        }
    }

    #[test]
    fn values_that_only_look_like_them_are_none() {
        for text in [
            "",
            "fa4exxxfa4e",
            "ab/xxx+cd==",
            "xxx==",
            "a-xxx_b",
            "xx",
            "x-x",
            "---",
            "https://auth.example.org/",
            "https://auth.example-app.test/",
            "https://bücher.example/",
            "https://my-example.com/",
            "https://notexample.com/",
            "https://example.company/",
            "https://example.com.example-app.test/",
            "https://your-home.example-app.test/your_account/login",
            "https://xn--xxx-hoa.example/",
            "https://auth.example-app.test/ngrok.html",
            "https://notngrok.io",
            "We use ngrok",
            "https://[2001:db8::1]:8443/",
            "https://[fe80::1]/",
            "https://auth.example-app.test/cb?list[name]=1",
            "0 < 1 and 2 > 1",
            "[1]",
            "<>",
            "]a[",
            "https://axxxb.example-app.test/axxx/xxxb",
            "AxxxB.c",
            "yourself",
            "Your lamps",
        ] {
            assert_eq!(find(text, false), None, "{text}");
        }
        assert_eq!(find("your-home.example-app.test", true), None);
        assert_eq!(find(&GUIDE_CLIENT_ID.replace('2', "3"), false), None);
    }

    proptest! {
        #[test]
        fn no_text_crashes_it(text in "(\\PC|[<\\[\\]>.xX_ -]|ngrok|YOUR_|example.com){0,20}", is_host in any::<bool>()) {
            let _ = find(&text, is_host);
        }
    }
}
