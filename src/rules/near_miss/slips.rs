//! Known slips of URLs: how one that was copied or typed differs from the one that was meant.

use crate::words::{said, words};

/// A slip: how the registered URL looks, and the URL without it.
type Slip = (&'static str, fn(&str) -> String);

/// The known slips, in the order in which they are undone: what hides another slip comes before it.
const SLIPS: [Slip; 7] = [
    (said!("has white space around it"), |url| url.trim().to_owned()),
    (said!("is percent-encoded"), percent_decoded),
    (said!("has capital letters in its host or path"), lower_start),
    (said!("has http instead of https"), |url| exchange_start(url, "http://", "https://")),
    (said!("has layla.amazon.co.uk, which Alexa no longer uses, instead of layla.amazon.com"), |url| {
        exchange_start(url, "https://layla.amazon.co.uk/", "https://layla.amazon.com/")
    }),
    (said!("has a query or a fragment at its end"), |url| url.split(['?', '#']).next().unwrap_or_default().to_owned()),
    (said!("has a slash at its end"), |url| url.strip_suffix('/').unwrap_or(url).to_owned()),
];

/// How a registered URL differs from an expected one, if it is the same but for known slips. What the expected URL
/// has itself, such as the query of the implicit grant, is no slip.
pub fn difference(expected: &str, registered: &str) -> Option<String> {
    let mut said = None;
    let mut text = registered.to_owned();
    for (slip, undone) in SLIPS {
        let without = undone(&text);
        if without != text && undone(expected) == expected {
            said = Some(said.map_or_else(|| slip.to_owned(), |before: String| words!("{before} and {slip}")));
            text = without;
        }
    }
    said.filter(|_| text == expected)
}

fn exchange_start(url: &str, from: &str, to: &str) -> String {
    url.strip_prefix(from).map_or_else(|| url.to_owned(), |rest| format!("{to}{rest}"))
}

/// Lower-case up to the vendor ID, which has capitals: it stands behind the last slash of the path, or behind
/// `?vendorId=` with the implicit grant. A query is left as it is.
fn lower_start(url: &str) -> String {
    const VENDOR: &str = "?vendorId=";
    let (head, tail) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    if let Some((name, vendor)) = tail.split_at_checked(VENDOR.len())
        && name.eq_ignore_ascii_case(VENDOR)
    {
        return head.to_ascii_lowercase() + VENDOR + vendor;
    }
    let body = head.strip_suffix('/').unwrap_or(head);
    let (start, rest) = url.split_at(body.rfind('/').map_or(0, |place| place + 1));
    // Only ASCII can be a slip of letter case here; other capitals are other letters.
    start.to_ascii_lowercase() + rest
}

/// `%2F` is `/`. Only what stands for printable ASCII is decoded.
pub fn percent_decoded(text: &str) -> String {
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
    const IMPLICIT: &str = "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001";

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
    fn slips_of_the_implicit_grants_url_are_named() {
        for (registered, slip) in [
            (IMPLICIT.replace("https", "http"), "http instead of https"),
            (IMPLICIT.replace("vendorId", "vendorid"), "capital"),
            (IMPLICIT.replace("spa/skill", "SPA/Skill"), "capital"),
            (IMPLICIT.replace('=', "%3D"), "percent"),
            (IMPLICIT.replace(".com/", ".co.uk/"), "co.uk"),
            (format!("{IMPLICIT}\n"), "white space"),
        ] {
            assert!(difference(IMPLICIT, &registered).is_some_and(|text| text.contains(slip)), "{registered}");
        }
        assert_eq!(difference(IMPLICIT, &IMPLICIT.to_ascii_lowercase()), None, "another vendor ID");
    }

    #[test]
    fn every_slip_is_named_beside_every_other() {
        type Made = (&'static str, fn(String) -> String);
        let made: [Made; 7] = [
            ("slash", |url| url + "/"),
            ("query", |url| url + "?x=Y&z=/"),
            ("co.uk", |url| url.replace("amazon.com", "amazon.co.uk")),
            ("http instead", |url| url.replace("https", "http")),
            ("capital", |url| url.replace("layla", "Layla").replace("api", "API")),
            ("percent", |url| url.replace(':', "%3A").replace('/', "%2f")),
            ("white space", |url| format!(" {url}\t")),
        ];
        for (at, (one, first)) in made.iter().enumerate() {
            for (other, second) in made.iter().skip(at + 1) {
                let registered = second(first(URL.to_owned()));
                let named = difference(URL, &registered).unwrap_or_default();
                assert!(named.contains(one) && named.contains(other), "{registered}: {named}");
                assert_eq!(named.matches(" and ").count(), 1, "{registered}: {named}");
            }
        }
    }

    #[test]
    fn other_urls_are_not_near() {
        for other in [
            URL,
            "http://localhost:3000/cb",
            "https://example-app.test/cb/",
            "https://layla.amazon.com/api/skill/link/M1FAKE0000002",
            "%",
            "%e4",
            "",
        ] {
            assert_eq!(difference(URL, other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_text_crashes_it(text in "\\PC*") {
            let _ = difference(URL, &text);
            let _ = difference(IMPLICIT, &format!("{IMPLICIT}{text}"));
            prop_assert_eq!(difference(&text, &text), None);
        }
    }
}
