//! The domains that a set-up may use. One that is allowed allows itself and every host below it: with `example.com`
//! there are `login.example.com` and `a.b.example.com`, and not `notexample.com`.

use crate::console::FieldKey;
use crate::rules::hosts::{host_in, hosts_in, is_bare, is_below};

/// A domain as the policy may name it, in the form in which hosts are compared; `None` when it is none.
#[must_use]
pub fn normal(text: &str) -> Option<String> {
    let plain = text.trim().to_ascii_lowercase();
    let plain = plain.strip_suffix('.').unwrap_or(&plain);
    is_bare(plain).then(|| plain.to_owned())
}

/// True for an address or a name whose host is one of these domains or below one. What is no host is not.
#[must_use]
pub fn allows(allowed: &[String], text: &str) -> bool {
    let host = host_in(text).to_ascii_lowercase();
    is_bare(&host) && allowed.iter().any(|domain| host == *domain || is_below(&host, domain))
}

/// True when every host in a row of a list is allowed.
#[must_use]
pub fn allows_row(allowed: &[String], row: &str) -> bool {
    hosts_in(row).all(|host| allows(allowed, host))
}

/// True for the fields whose hosts the policy is about.
#[must_use]
pub const fn is_about(field: FieldKey) -> bool {
    matches!(field, FieldKey::AuthorizationUrl | FieldKey::AccessTokenUrl | FieldKey::Domains)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_domain_allows_itself_and_what_is_below() {
        let allowed = ["example.com".to_owned(), "10.0.0.1".to_owned()];
        for text in [
            "https://example.com/oauth",
            "https://LOGIN.Example.com:8443/a?b#c",
            "https://user@a.b.example.com.",
            "example.com",
            "10.0.0.1",
        ] {
            assert!(allows(&allowed, text), "{text}");
        }
        for text in [
            "",
            "https://",
            "https://notexample.com/",
            "https://example.com.evil.test/",
            "https://evil.test/example.com",
            "https://evil.test\\@example.com",
            "https://evil.test#@example.com",
            "https://evil.test?.example.com",
            "https://example.com@evil.test/",
            "https:///evil.test/.example.com",
            "https://evil%2etest/.example.com",
            "https://evil.test\n.example.com",
            "https://[::1]/",
            "javascript:alert(1)//example.com",
        ] {
            assert!(!allows(&allowed, text), "{text}");
        }
        assert!(
            allows_row(&allowed, "a.example.com, https://example.com/x") && !allows_row(&allowed, "example.com a.test")
        );
    }

    #[test]
    fn a_policy_names_hosts_alone() {
        assert_eq!(normal(" Example.COM. ").as_deref(), Some("example.com"));
        for text in
            ["", "*.example.com", "https://example.com", "example.com/a", "a b", ".example.com", "example.com:8443"]
        {
            assert_eq!(normal(text), None, "{text}");
        }
    }

    proptest! {
        /// The browser's word for where an address leads is the one that counts.
        #[test]
        fn what_is_allowed_leads_to_an_allowed_host(
            text in "(https?:/{0,3})?([a-z.@:\\\\/?#%\\n\\t 0-9]|evil\\.test|example\\.com){0,12}"
        ) {
            let allowed = ["example.com".to_owned()];
            if allows(&allowed, &text) && let Ok(url) = url::Url::parse(&text) && let Some(host) = url.host_str() {
                let host = host.strip_suffix('.').unwrap_or(host);
                prop_assert!(host == "example.com" || host.ends_with(".example.com"), "{text:?} leads to {host}");
            }
        }
    }
}
