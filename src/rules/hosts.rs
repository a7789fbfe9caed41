//! Hosts in texts as people type them. What they compare is the text, so that international names stay as they are
//! (`setup::address` does not keep them).

use crate::setup::secret_facts::is_blank;

/// The host that a text names: without blanks, scheme, user, port and path, and without the dot that ends a full name.
pub fn host_in(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    let (scheme, rest) = text.split_once(':').unwrap_or_default();
    let is_scheme = scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    let rest = rest.strip_prefix("//").filter(|_| is_scheme).unwrap_or(text);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => host,
    };
    host.strip_suffix('.').unwrap_or(host)
}

/// The hosts in one row of a list: one, unless several were put into it.
pub fn hosts_in(row: &str) -> impl Iterator<Item = &str> {
    row.split(is_separator).filter(|part| !part.is_empty()).map(host_in)
}

/// True for what stands between two entries that share a row.
pub fn is_separator(c: char) -> bool {
    is_blank(c) || matches!(c, ',' | ';' | '，' | '、' | '；')
}

/// True for the name of a host and nothing else. Letters beyond ASCII may stand in it; which of them is not looked at.
pub fn is_bare(text: &str) -> bool {
    let fits = |c: char| match c {
        '-' | '.' | '_' => true,
        '\u{2010}'..='\u{206f}' => false,
        c => c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_control() && !is_separator(c)),
    };
    let no_part_is_empty = !text.trim_end_matches('.').split('.').any(str::is_empty) && !text.ends_with("..");
    no_part_is_empty && text.chars().all(fits)
}

/// True when one host stands below the other: `login.app.test` below `app.test`.
pub fn is_below(host: &str, parent: &str) -> bool {
    !parent.is_empty() && host.strip_suffix(parent).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_host_is_found_in_whatever_stands_around_it() {
        for (text, host) in [
            ("https://user:word@auth.app.test:8443/a?b=c#d", "auth.app.test"),
            ("auth.app.test/path", "auth.app.test"),
            ("auth.app.test?u=https://other.test", "auth.app.test"),
            (" auth.app.test. ", "auth.app.test"),
            ("HTTPS://Bücher.example\\x", "Bücher.example"),
            ("https://[::1]:8443/", "[::1]"),
            ("https://[::1]/", "[::1]"),
            ("", ""),
            ("://", ""),
        ] {
            assert_eq!(host_in(text), host, "{text}");
        }
        let hosts: Vec<&str> = hosts_in("a.test, https://b.test/x;c.test\td.test").collect();
        assert_eq!(hosts, ["a.test", "b.test", "c.test", "d.test"]);
    }

    #[test]
    fn names_alone_are_bare() {
        for text in
            ["app.test", "a_b.app.test", "xn--bcher-kva.example", "bücher.example", "परीक्षा.example", "10.0.0.1"]
        {
            assert!(is_bare(text), "{text}");
        }
        for text in
            ["", ".app.test", "a..test", "*.app.test", "a b", "a,b", "a:1", "a/b", "“a.test”", "a\u{200b}b", "[::1]"]
        {
            assert!(!is_bare(text), "{text}");
        }
        assert!(is_below("login.app.test", "app.test") && !is_below("app.test", "app.test"));
        assert!(!is_below("myapp.test", "app.test") && !is_below(".app.test", "app.test") && !is_below("a", ""));
    }

    proptest! {
        #[test]
        fn a_bare_host_is_its_own_host(text in "\\PC*") {
            let host = host_in(&text);
            if is_bare(host) {
                prop_assert_eq!(host_in(host), host.strip_suffix('.').unwrap_or(host));
            }
        }
    }
}
