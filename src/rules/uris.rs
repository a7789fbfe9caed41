//! Authorization URI and access token URI as texts: what the rules on either share.

use url::{Url, form_urlencoded};

use super::finding::{Check, Finding, Outcome, alexa, filled};
use super::near_miss::explain;
use super::text::quoted;
use super::{Change, Fix};
use crate::console::FieldKey;
use crate::profile::GrantType;
use crate::setup::address::parse;
use crate::setup::{AlexaForm, Observations};
use crate::words::{said, words};

/// One of the two.
pub struct Uri<'a> {
    /// Its field.
    pub field: FieldKey,
    /// Its name in messages.
    pub name: &'static str,
    /// Its text.
    pub text: &'a str,
}

/// Judges each of the two. One that is missing or empty cannot be told, unless the implicit grant does without it.
pub fn each(seen: &Observations, judge: fn(&Uri) -> Check<Option<Finding>>) -> Check<Outcome> {
    let form = alexa(seen)?;
    let mut findings = Vec::new();
    let mut missing = None;
    for uri in [authorization(form), token(form)] {
        match uri.and_then(|uri| judge(&uri)) {
            Ok(finding) => findings.extend(finding),
            Err(outcome) => missing = missing.or(Some(outcome)),
        }
    }
    let needless = form.grant == Some(GrantType::Implicit) && authorization(form).is_ok();
    match missing {
        Some(outcome) if findings.is_empty() && !needless => Err(outcome),
        _ => Ok(Outcome::of(findings)),
    }
}

/// The authorization URI.
///
/// # Errors
/// `cannot tell` when it is not there.
pub fn authorization(form: &AlexaForm) -> Check<Uri<'_>> {
    let field = FieldKey::AuthorizationUrl;
    Ok(Uri { field, name: said!("authorization URI"), text: filled(field, form.authorization_url.as_ref())? })
}

/// The access token URI.
///
/// # Errors
/// `cannot tell` when it is not there.
pub fn token(form: &AlexaForm) -> Check<Uri<'_>> {
    let field = FieldKey::AccessTokenUrl;
    Ok(Uri { field, name: said!("access token URI"), text: filled(field, form.access_token_url.as_ref())? })
}

impl Uri<'_> {
    /// A finding at its field.
    pub fn finding(&self, what: impl Into<String>, cure: impl Into<String>) -> Finding {
        Finding::alexa(self.field, what, cure)
    }

    /// A finding at its field whose cure is an endpoint of Login with Amazon's.
    pub fn should_be(&self, wanted: &'static str, what: String) -> Finding {
        let fix = Fix::alexa(said!("Use Login with Amazon's"), self.field, Change::text(wanted));
        let finding = self.finding(what, words!("Change the {} to {wanted}.", self.name)).fix(fix);
        if explain(self.text, wanted).is_some() { finding.compare(self.text, wanted) } else { finding }
    }

    /// Its address.
    ///
    /// # Errors
    /// `cannot tell` when it is none.
    pub fn url(&self) -> Check<Url> {
        parse(self.text).ok_or(Outcome::because(said!("What stands there is no address.")))
    }
}

/// A URL for a message, without its query: a secret may stand there.
pub fn shown(text: &str) -> String {
    quoted(text.trim().split(['?', '#']).next().unwrap_or_default())
}

/// An address with http as one with https; without the port 80, where https is never spoken.
pub fn with_https(text: &str) -> Option<String> {
    let (scheme, rest) = crate::search::split(text.trim(), "://")?;
    let https = scheme.eq_ignore_ascii_case("http").then(|| format!("https://{rest}"))?;
    match without_port(&https) {
        Some((plain, "80")) => Some(plain),
        _ => Some(https),
    }
}

/// An address without its port, and the port.
pub fn without_port(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = crate::search::split(text, "://")?;
    let (authority, tail) = rest.split_at_checked(rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len()))?;
    let (host, port) = authority.rsplit_once(':')?;
    let digits = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| (format!("{scheme}://{host}{tail}"), port))
}

/// Those of the names that the query of an address has, in the order of the names.
pub fn parameters<'a>(text: &str, names: &[&'a str]) -> Vec<&'a str> {
    let (_, query, _) = parts(text);
    let has = |name: &str| query.split('&').any(|pair| is_named(pair, name));
    names.iter().copied().filter(|name| has(name)).collect()
}

/// An address without the parameters of these names; everything else stays as it is written.
pub fn without_parameters(text: &str, names: &[&str]) -> String {
    let (before, query, after) = parts(text);
    let kept: Vec<&str> = query.split('&').filter(|pair| !names.iter().any(|name| is_named(pair, name))).collect();
    let query = kept.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{before}{mark}{query}{after}")
}

/// What stands before the query, the query, and the fragment with its mark.
fn parts(text: &str) -> (&str, &str, &str) {
    let text = text.trim();
    let (body, fragment) = text.split_at(text.find('#').unwrap_or(text.len()));
    let (before, query) = body.split_once('?').unwrap_or((body, ""));
    (before, query, fragment)
}

fn is_named(pair: &str, name: &str) -> bool {
    // Most names are written plainly; the decoder is for those that are not.
    let raw = pair.split('=').next().unwrap_or_default();
    raw == name
        || (crate::search::has_char(raw, '%') && form_urlencoded::parse(raw.as_bytes()).any(|(found, _)| found == name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 2] = ["state", "scope"];

    #[test]
    fn only_the_named_parameters_go() {
        for (text, found, left) in [
            ("https://a.test/o?state=1", vec!["state"], "https://a.test/o"),
            ("https://a.test/o?state", vec!["state"], "https://a.test/o"),
            ("https://a.test/o?a=%20b&state=1&&c", vec!["state"], "https://a.test/o?a=%20b&&c"),
            ("https://a.test/o?st%61te=1&x=y#state=2", vec!["state"], "https://a.test/o?x=y#state=2"),
            ("https://a.test/o?scope=b&state=c#d", vec!["state", "scope"], "https://a.test/o#d"),
            ("https://a.test/state?states=1&x=state", vec![], "https://a.test/state?states=1&x=state"),
            ("https://a.test/#?state=1", vec![], "https://a.test/#?state=1"),
        ] {
            assert_eq!(parameters(text, &NAMES), found, "{text}");
            assert_eq!(without_parameters(text, &NAMES), left, "{text}");
        }
    }

    #[test]
    fn ports_and_schemes_are_exchanged_and_nothing_else() {
        assert_eq!(with_https("HTTP://a.test:80/x:80?y"), Some("https://a.test/x:80?y".into()));
        assert_eq!(with_https("http://a.test:8080/"), Some("https://a.test:8080/".into()));
        assert_eq!(with_https("https://a.test/"), None);
        assert_eq!(without_port("https://[::1]:8443/a:1"), Some(("https://[::1]/a:1".into(), "8443")));
        for text in ["https://[::1]/", "https://a.test", "https://a.test:/", "a.test:80", "https://a.test?x:1"] {
            assert_eq!(without_port(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_removed_is_gone(text in "[a-z:/?&=#%6]{0,30}|\\PC*", query in "((state|scope|st%61te|x|%)=?[&#a]?){0,5}") {
            let left = without_parameters(&format!("{text}?{query}"), &NAMES);
            prop_assert!(parameters(&left, &NAMES).is_empty());
        }
    }
}
