//! Wrong endpoints: which rule speaks, what it points at, and what its fix makes of them.

use super::*;
use crate::rules::{Change as Edited, FixSafety};

/// The findings of a pair of endpoints: rule, what, and the texts of the fix.
fn found(authorization: &str, token: &str) -> Vec<(&'static str, String, Vec<String>)> {
    let seen = changed(|seen| uris(seen, authorization, token));
    let mut all = Vec::new();
    for checked in check_all(&seen) {
        for (finding, _) in checked.findings() {
            let fix = finding.fix.as_ref();
            assert!(fix.is_none_or(|fix| fix.safety == FixSafety::Unsafe));
            let edits = fix.map(|fix| fix.edits.as_slice()).unwrap_or_default();
            let text = |edit: &crate::rules::Edit| match &edit.change {
                Edited::Text(text) => text.clone(),
                other => panic!("{other:?}"),
            };
            all.push((checked.rule.id, finding.what.clone(), edits.iter().map(text).collect()));
        }
    }
    all
}

const OWN: (&str, &str) = ("https://auth.example-app.test/a", "https://auth.example-app.test/t");

#[test]
fn one_rule_speaks_of_each_endpoint() {
    let table: &[(&str, &str, &str, &[&str])] = &[
        ("no scheme", "auth.example-app.test/a", OWN.1, &["uri-not-https"]),
        ("another scheme", "ftp://auth.example-app.test/a", OWN.1, &["uri-not-https"]),
        ("one slash", "https:/auth.example-app.test/a", OWN.1, &["uri-not-https"]),
        ("three slashes", "https:///auth.example-app.test/a", OWN.1, &["uri-not-https"]),
        ("words", "see the guide", OWN.1, &["uri-not-https"]),
        ("blank in the host", "https://auth example-app.test/a", OWN.1, &["uri-not-https"]),
        ("a pasted label", "URI: https://auth.example-app.test/a", OWN.1, &["uri-not-https"]),
        ("both", "http://auth.example-app.test/a", "http://auth.example-app.test/t", &["uri-not-https"; 2]),
        ("port", "https://auth.example-app.test:8443/a", OWN.1, &["uri-port:warning"]),
        ("port of IDN", OWN.0, "https://bücher.example:8443/t", &["uri-port:warning"]),
        ("own computer", "https://localhost/a", OWN.1, &["uri-private-host"]),
        ("public address", "https://203.0.113.7/a", OWN.1, &["uri-private-host:warning"]),
        ("IPv6", "https://[::1]/a", "https://[2001:db8::7]/t", &["uri-private-host", "uri-private-host:warning"]),
        ("state", "https://auth.example-app.test/a?state=1", OWN.1, &["auth-uri-oauth-params"]),
        ("client_id", "https://auth.example-app.test/a?client_id=1", OWN.1, &["auth-uri-oauth-params:warning"]),
        ("PKCE", "https://auth.example-app.test/a?code_challenge=1", OWN.1, &["auth-uri-oauth-params:warning"]),
        ("grant_type", OWN.0, "https://auth.example-app.test/t?grant_type=x", &["token-uri-query:warning"]),
        ("scope", OWN.0, "https://auth.example-app.test/t?p=1&scope=x", &["token-uri-query:warning"]),
        // In the order of the field: stand-in, https, private host, port, parameters, Login with Amazon.
        ("stand-in first", "http://example.com:8443/a?state=1", OWN.1, &["placeholder-left:warning"]),
        ("https second", "http://localhost:8123/a?state=1", OWN.1, &["uri-not-https"]),
        ("host third", "https://192.168.1.2:8123/a?state=1", OWN.1, &["uri-private-host"]),
        ("port fourth", "https://auth.example-app.test:8123/a?state=1", OWN.1, &["uri-port:warning"]),
        ("parameters fifth", "https://www.amazon.com/ap/oauth?state=1", TOKEN, &["auth-uri-oauth-params"]),
        ("token: https", OWN.0, "http://localhost:8123/t?scope=1", &["uri-not-https"]),
        ("token: host", OWN.0, "https://nas.local:8123/t?scope=1", &["uri-private-host"]),
        ("token: port", OWN.0, "https://auth.example-app.test:8123/t?scope=1", &["uri-port:warning"]),
        ("token: query", PAGE, "https://api.amazon.com/auth/token?scope=1", &["token-uri-query:warning"]),
        ("token: LWA", PAGE, "https://api.amazon.com/auth/token", &["lwa-token-uri"]),
        ("swapped", TOKEN, PAGE, &["lwa-token-uri"]),
        ("a shop's API host", "https://api.amazon.de/ap/oa", TOKEN, &["lwa-auth-uri"]),
        ("look-alike host", "https://www.аmazon.com/ap/oa", TOKEN, &["lwa-auth-uri"]),
        ("look-alike token host", PAGE, "https://api.аmazon.com/auth/o2/token", &["lwa-token-uri:warning"]),
        ("own server for tokens", PAGE, OWN.1, &["lwa-token-uri:warning"]),
    ];
    for (name, authorization, token, wanted) in table {
        let mut seen = changed(|seen| uris(seen, authorization, token));
        if !seen.alexa.as_ref().unwrap().is_lwa() {
            form(&mut seen).client_id = Some("lamps".into());
        }
        assert_eq!(reported(&seen), *wanted, "{name}");
    }
}

#[test]
fn each_parameter_has_its_severity() {
    let said = |authorization: &str, token: &str| {
        reported(&changed(|seen| {
            uris(seen, authorization, token);
            form(seen).client_id = Some("lamps".into());
        }))
    };
    let shared = ["redirect_url", "client_id", "scope", "code_challenge"];
    for name in ["state", "redirect_uri", "response_type"] {
        assert_eq!(said(&format!("{}?x=1&{name}=2", OWN.0), OWN.1), ["auth-uri-oauth-params"], "{name}");
        assert_eq!(said(OWN.0, &format!("{}?{name}", OWN.1)), ["token-uri-query:warning"], "{name}");
    }
    for name in shared {
        assert_eq!(said(&format!("{}?{name}=2#x", OWN.0), OWN.1), ["auth-uri-oauth-params:warning"], "{name}");
        assert_eq!(said(OWN.0, &format!("{}?{name}=", OWN.1)), ["token-uri-query:warning"], "{name}");
    }
    for name in ["grant_type", "client_secret"] {
        assert_eq!(said(&format!("{}?{name}=2", OWN.0), OWN.1), Vec::<String>::new(), "{name}");
        assert_eq!(said(OWN.0, &format!("{}?{name}=2", OWN.1)), ["token-uri-query:warning"], "{name}");
    }
}

#[test]
fn a_new_token_uri_needs_users_to_link_again() {
    let seen = changed(|seen| {
        let saved = AlexaForm { access_token_url: Some("https://old.example-app.test/t".into()), ..Default::default() };
        form(seen).saved = Some(Box::new(saved));
    });
    assert_eq!(reported(&seen), ["relink-needed:info"]);
}

#[test]
fn the_character_is_pointed_at() {
    for (authorization, token, part) in [
        (PAGE, "https://api.amazon.com/auth/02/token", "“0” where “o” belongs, at character 29"),
        (PAGE, "https://api.amazon.com/Auth/o2/token", "capital letters"),
        (PAGE, "https://api.amazon.com/auth/o2/token/", "slash at its end"),
        (PAGE, "https://api.amazon.com/auth/o2/tok", "2 characters are missing at its end"),
        (PAGE, "https://api.аmazon.com/auth/o2/token", "Cyrillic small letter a, U+0430"),
        (PAGE, "api.amazon.com/auth/o2/token", "8 characters are missing at its beginning"),
        ("https://www.amazon.com/ap/0a", TOKEN, "“0” where “o” belongs, at character 27"),
        ("https://www.amazon.com/AP/oa", TOKEN, "capital letters in its host or path"),
        ("https://www.amazon.com/ap/oa\u{200b}", TOKEN, "zero-width space, U+200B) at character 29"),
        ("https://www.ama\u{ad}zon.com/ap/oa", TOKEN, "soft hyphen, U+00AD) at character 16"),
        ("https://eu.account.аmazon.com/ap/oa", TOKEN, "Cyrillic small letter a"),
        ("https:/www.amazon.com/ap/oa", TOKEN, "lacks “/” at character 8"),
        ("https://www.amazon.com/dp/x", TOKEN, "path “/dp/x” instead of /ap/oa"),
        ("https://api.amazon.com/ap/oa", TOKEN, "host “api.amazon.com”"),
        (PAGE, "https://auth.example-app.test/t?client_secret=fake-secret-0001", "has client_secret, which"),
        ("see ?client_secret=fake-secret-0001", TOKEN, "“see ”"),
    ] {
        let said = found(authorization, token);
        let whats: Vec<&str> = said.iter().map(|(_, what, _)| what.as_str()).collect();
        assert!(whats.len() == 1 && whats[0].contains(part), "{authorization} {token}: {whats:?}");
        assert!(!whats[0].contains("fake-secret") && whats[0].chars().count() < 130, "{whats:?}");
    }
}

#[test]
fn fixes_are_those_of_the_region_and_keep_what_is_right() {
    let eu = ("https://eu.account.amazon.com/ap/oa", "https://api.amazon.co.uk/auth/o2/token");
    for (authorization, token, fixes) in [
        ("http://a.example-app.test:80/a?b=%20#c", OWN.1, vec![vec!["https://a.example-app.test/a?b=%20#c"]]),
        ("http://a.example-app.test:8080/a", OWN.1, vec![vec!["https://a.example-app.test:8080/a"]]),
        ("https://a.example-app.test:8080/a:1?b", OWN.1, vec![vec!["https://a.example-app.test/a:1?b"]]),
        ("ftp://a.example-app.test/a", OWN.1, vec![vec![]]),
        ("https://10.0.0.1/a", OWN.1, vec![vec![]]),
        (
            "https://a.example-app.test/?state=1&a=+%2f&scope=x&b",
            OWN.1,
            vec![vec!["https://a.example-app.test/?a=+%2f&b"]],
        ),
        ("https://a.example-app.test/?state=1#d", OWN.1, vec![vec!["https://a.example-app.test/#d"]]),
        (OWN.0, "https://a.example-app.test/t?grant_type=1&p=B2C", vec![vec!["https://a.example-app.test/t?p=B2C"]]),
        (eu.0, "https://www.amazon.de/x", vec![vec![eu.1]]),
        (PAGE, "https://api.amazon.co.uk/auth/token", vec![vec![eu.1]]),
        ("https://eu.account.amazon.com/ap", eu.1, vec![vec![eu.0]]),
        ("https://api.amazon.co.uk/ap/oa", "https://auth.example-app.test/t", vec![]),
        ("https://api.amazon.co.uk/ap/oa", TOKEN, vec![vec![eu.0]]),
        (eu.0, eu.0, vec![vec![eu.1]]),
        (eu.1, eu.1, vec![vec![eu.0]]),
        (eu.1, eu.0, vec![vec![eu.0, eu.1]]),
        ("https://api.amazon.co.uk/auth/02/token", "https://eu.account.amazon.com/ap", vec![vec![eu.0, eu.1]]),
        (
            TOKEN,
            "https://www.amazon.com/ap/oa?ui_locales=de",
            vec![vec!["https://www.amazon.com/ap/oa?ui_locales=de", TOKEN]],
        ),
    ] {
        let seen = changed(|seen| uris(seen, authorization, token));
        let relevant = |(rule, ..): &(&str, String, Vec<String>)| *rule != "client-id-mismatch";
        let offered: Vec<Vec<String>> =
            found(authorization, token).into_iter().filter(relevant).map(|(_, _, texts)| texts).collect();
        assert_eq!(offered, fixes, "{authorization} {token} {:?}", reported(&seen));
    }
}
