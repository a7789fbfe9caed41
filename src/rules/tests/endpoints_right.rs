//! Endpoints that are right, however odd they look.

use super::*;

#[test]
fn right_endpoints_have_no_finding() {
    let table: &[(&str, &str, &str)] = &[
        ("own server", "https://auth.example-app.test/authorize", "https://auth.example-app.test/token"),
        ("scheme in capitals", "HTTPS://auth.example-app.test/a", "Https://AUTH.example-app.test/t"),
        ("port 443", "https://auth.example-app.test:443/a", "https://bücher.example:443/t"),
        ("international hosts", "https://例え.テスト/oauth", "https://xn--bcher-kva.example/token"),
        ("marks", "https://उदाहरण.परीक्षा/authorize", "https://ไก่.example/token"),
        ("Greek, and separate dots", "https://παράδειγμα.example/a", "https://bu\u{308}cher.example/t"),
        ("Arabic, Hebrew", "https://مثال.example/a", "https://דוגמה.example/t"),
        (
            "names that begin like private ones",
            "https://localhost.example-app.test/a",
            "https://local.example-app.test/t",
        ),
        ("names with digits", "https://10-0-0-1.example-app.test/a", "https://127.0.0.1.example-app.test/t"),
        (
            "the provider's own parameters",
            "https://accounts.google.com/o/oauth2/auth?access_type=offline&prompt=consent",
            "https://login.example-app.test/token?p=B2C_1_signin",
        ),
        (
            "words of OAuth in the path",
            "https://auth.example-app.test/state/scope?x=state",
            "https://auth.example-app.test/t#state=1",
        ),
        ("empty query", "https://auth.example-app.test/a?", "https://auth.example-app.test/t?#"),
        ("another region's token", "https://eu.account.amazon.com/ap/oa?", TOKEN),
        ("own page before LWA", "https://login.example-app.test/", "https://api.amazon.co.jp/auth/o2/token"),
        ("Amazon's shop before LWA", "https://www.amazon.de/ap/oa", TOKEN),
        (
            "a name like Amazon's",
            "https://www.amazon.com.example-app.test/a",
            "https://api.amazon.com.example-app.test/t",
        ),
    ];
    for (name, authorization, token) in table {
        let seen = changed(|seen| {
            uris(seen, authorization, token);
            form(seen).client_id = Some(if form(seen).is_lwa() { CLIENT_ID.into() } else { "lamps".into() });
        });
        assert_eq!(reported(&seen), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_is_not_there_is_not_right_either() {
    let outcome = |id: &str, change: Change| {
        let seen = changed(change);
        (crate::rules::rule(id).unwrap().check)(&seen)
    };
    for id in ["uri-not-https", "uri-port", "uri-private-host"] {
        assert!(matches!(outcome(id, |seen| uris(seen, PAGE, "")), Outcome::CannotTell(_)), "{id}");
        assert!(matches!(outcome(id, |seen| form(seen).authorization_url = None), Outcome::CannotTell(_)), "{id}");
        let implicit: Change = |seen| {
            uris(seen, "https://auth.example-app.test/a", "");
            form(seen).grant = Some(GrantType::Implicit);
        };
        assert_eq!(outcome(id, implicit), Outcome::Passes, "{id}");
    }
    for id in ["uri-port", "uri-private-host"] {
        assert!(matches!(outcome(id, |seen| uris(seen, PAGE, "no address")), Outcome::CannotTell(_)), "{id}");
    }
    let saved = |seen: &mut Observations, url: Option<&str>| {
        form(seen).saved = Some(Box::new(AlexaForm { access_token_url: url.map(Into::into), ..Default::default() }));
    };
    let relink = |url| {
        let seen = changed(|seen| saved(seen, url));
        (crate::rules::rule("relink-needed").unwrap().check)(&seen)
    };
    assert!(matches!(relink(None), Outcome::CannotTell(_)));
    assert_eq!((relink(Some("")), relink(Some(TOKEN))), (Outcome::Passes, Outcome::Passes));
}
