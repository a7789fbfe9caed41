//! Client IDs and secrets that are right, however odd they look.

use super::*;

const HOME: (&str, &str) = ("https://home.example-app.test/auth/authorize", "https://home.example-app.test/auth/token");
const OWN: (&str, &str) = ("https://auth.example-app.test/authorize", "https://auth.example-app.test/token");
const AUTH0: (&str, &str) = ("https://tenant.auth0.com/authorize", "https://tenant.auth0.com/oauth/token");
const DIGITS: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

type BoxedChange = Box<dyn Fn(&mut Observations)>;

/// Another provider's client ID and secret.
fn other(seen: &mut Observations, (page, token): (&str, &str), id: &str, text: &str) {
    provider(seen, page, token, id, &["openid", "offline_access"]);
    typed(seen, text);
}

/// The secret, with what the page knows of it beside the client ID.
fn typed(seen: &mut Observations, text: &str) {
    let form = form(seen);
    form.client_secret = Some(SecretFacts::of(&SecretSeen::of(text), form.client_id.as_deref(), None));
}

/// What is saved is what stands there, before `change`.
fn saved(seen: &mut Observations, unsaved: Option<bool>, change: impl FnOnce(&mut AlexaForm)) {
    let form = form(seen);
    form.saved = Some(Box::new(AlexaForm { saved: None, ..form.clone() }));
    form.unsaved = unsaved;
    change(form);
}

#[test]
fn right_client_ids_have_no_finding() {
    let own = |id: &'static str| move |seen: &mut Observations| other(seen, OWN, id, "fake-secret-0001");
    let home = |id: &'static str| move |seen: &mut Observations| other(seen, HOME, id, "fake");
    let table: Vec<(&str, BoxedChange)> = vec![
        ("twelve letters with Auth0", Box::new(|seen| other(seen, AUTH0, "AbCdEfGhIjKl", "fake-SECRET_0001"))),
        ("short, of capitals", Box::new(own("M1-client"))),
        ("as long as a vendor ID, with a hyphen", Box::new(own("M1FAKE-000001"))),
        ("of the form of a vendor ID by chance", Box::new(own("MYSKILLCLIENT1"))),
        ("a vendor ID of another account, by chance", Box::new(own("M2FAKE0000002"))),
        ("a short word", Box::new(own("lamps"))),
        ("an address", Box::new(own("https://lamps.example-app.test/"))),
        ("a number", Box::new(own("1234567890"))),
        ("letters of other scripts", Box::new(own("лампы-東京"))),
        ("x inside", Box::new(own("0xxx9f6c1a"))),
        ("64 hexadecimal digits", Box::new(own(DIGITS))),
        ("an ID of Amazon's with an own server before it", Box::new(own(CLIENT_ID))),
        (
            "a shortened one with an own server before it",
            Box::new(own("amzn1.application-oa2-client.0123456789abcdef")),
        ),
        (
            "Cognito, letters and digits both",
            Box::new(|seen| {
                let host = "https://lamps.auth.eu-west-1.amazoncognito.com/oauth2";
                other(
                    seen,
                    (&format!("{host}/authorize"), &format!("{host}/token")),
                    "1h57kf5cpq17m0eml12fake",
                    "fake1h57kf5cpq17m0eml12fake1h57kf5cpq17m0eml12fake1",
                );
            }),
        ),
        ("Home Assistant in America", Box::new(home("https://pitangui.amazon.com/"))),
        ("Home Assistant in Europe, for an American skill", Box::new(home("https://layla.amazon.com/"))),
        ("Home Assistant in Japan", Box::new(home("https://alexa.amazon.co.jp/"))),
        (
            "Home Assistant with a port",
            Box::new(|seen| {
                let host = "https://home.example-app.test:443/auth";
                other(
                    seen,
                    (&format!("{host}/authorize"), &format!("{host}/token")),
                    "https://layla.amazon.com/",
                    "fake",
                );
            }),
        ),
        (
            "Home Assistant's paths below others",
            Box::new(|seen| {
                let host = "https://home.example-app.test/oauth";
                other(seen, (&format!("{host}/auth/authorize"), &format!("{host}/auth/token")), "lamps", "fake");
            }),
        ),
        (
            "one of Home Assistant's paths alone",
            Box::new(|seen| {
                other(seen, (HOME.0, "https://home.example-app.test/token"), "lamps", "fake");
            }),
        ),
        ("another Alexa Client Id further down", Box::new(|seen| form(seen).alexa_client_id = Some(OTHER_ID.into()))),
        ("no Alexa Client Id", Box::new(|seen| form(seen).alexa_client_id = None)),
        (
            "another length, as the security profile itself shows it",
            Box::new(|seen| {
                let long = format!("{CLIENT_ID}01234567");
                form(seen).client_id = Some(long.clone());
                seen.lwa_clients[0].client_id = long;
            }),
        ),
    ];
    for (name, change) in table {
        let seen = changed(change);
        assert_eq!(reported(&seen), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn right_secrets_have_no_finding() {
    let with = |text: String| move |seen: &mut Observations| typed(seen, &text);
    let own = |text: &'static str| move |seen: &mut Observations| other(seen, OWN, "lamps", text);
    let table: Vec<(&str, BoxedChange)> = vec![
        ("the old form", Box::new(with(SECRET.into()))),
        ("the new form", Box::new(with(format!("amzn1.oa2-cs.v1.{SECRET}")))),
        ("masked", Box::new(with("••••••••••••".into()))),
        ("masked with stars", Box::new(with("************".into()))),
        ("signs inside", Box::new(own("fake+se/cret=="))),
        ("a quote at its end", Box::new(own("fake-secret-0001'"))),
        ("quotes inside", Box::new(own("fa\"ke\"-secret"))),
        ("blanks inside, which an own server may want", Box::new(own("fake secret of lamps"))),
        ("short", Box::new(own("fake"))),
        ("capitals, with Auth0", Box::new(|seen| other(seen, AUTH0, "AbC123", "FAKE_SECRET-0001"))),
        (
            "short, with Spotify",
            Box::new(|seen| {
                let host = "https://accounts.spotify.com";
                other(
                    seen,
                    (&format!("{host}/authorize"), &format!("{host}/api/token")),
                    "ABC",
                    "fake0123456789abcdef",
                );
            }),
        ),
        (
            "any words with Home Assistant",
            Box::new(|seen| other(seen, HOME, "https://layla.amazon.com/", "any words, \"quoted\"")),
        ),
        ("quotes with Home Assistant", Box::new(|seen| other(seen, HOME, "https://layla.amazon.com/", "\"fake\""))),
        (
            "the client ID with Home Assistant",
            Box::new(|seen| {
                other(seen, HOME, "https://layla.amazon.com/", "https://layla.amazon.com/");
            }),
        ),
        (
            "an identifier of Amazon's with Home Assistant",
            Box::new(|seen| {
                other(seen, HOME, "https://layla.amazon.com/", CLIENT_ID);
            }),
        ),
    ];
    for (name, change) in table {
        assert_eq!(reported(&changed(change)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn an_empty_secret_is_right_until_something_is_changed() {
    let another = |form: &mut AlexaForm| form.scopes = rows(&["profile", "postal_code"]);
    let table: Vec<(&str, BoxedChange)> = vec![
        ("just loaded", Box::new(|seen| saved(seen, Some(false), |_| {}))),
        ("nothing changed, and the page does not tell", Box::new(|seen| saved(seen, None, |_| {}))),
        (
            "an empty row more",
            Box::new(|seen| saved(seen, Some(true), |form| form.scopes = rows(&["profile", "", " "]))),
        ),
        (
            "changed, and what was saved is not known",
            Box::new(move |seen| {
                form(seen).unsaved = Some(true);
                another(form(seen));
            }),
        ),
        ("changed and saved", Box::new(move |seen| saved(seen, Some(false), another))),
        (
            "a public client of another provider",
            Box::new(|seen| {
                other(seen, AUTH0, "AbC123", "");
                saved(seen, Some(true), |form| form.scopes = rows(&["openid", "offline_access", "email"]));
            }),
        ),
        (
            "Home Assistant",
            Box::new(|seen| {
                other(seen, HOME, "https://layla.amazon.com/", "");
                saved(seen, Some(true), |form| form.scopes = rows(&["smart_home"]));
            }),
        ),
    ];
    for (name, change) in table {
        let seen = changed(|seen| {
            typed(seen, "");
            change(seen);
        });
        assert_eq!(reported(&seen), Vec::<String>::new(), "{name}");
    }
    let implicit = changed(|seen| {
        provider(seen, OWN.0, "", "lamps", &["x"]);
        form(seen).grant = Some(GrantType::Implicit);
        typed(seen, "");
        saved(seen, Some(true), |form| form.scopes = rows(&["y"]));
    });
    assert_eq!(reported(&implicit), ["implicit-no-refresh:warning"], "there is no secret");
}

#[test]
fn what_is_not_there_is_not_told() {
    let outcome = |id: &str, change: &dyn Fn(&mut Observations)| {
        let seen = changed(change);
        (crate::rules::rule(id).unwrap().check)(&seen)
    };
    for id in ["client-id-lwa-format", "client-id-wrong-kind", "client-id-mismatch"] {
        for text in [None, Some(""), Some(" \t")] {
            let outcome = outcome(id, &|seen| form(seen).client_id = text.map(Into::into));
            assert!(matches!(outcome, Outcome::CannotTell(_)), "{id}: {text:?}");
        }
    }
    let home = |id: &'static str| move |seen: &mut Observations| other(seen, HOME, id, "fake");
    assert!(matches!(outcome("ha-client-id", &home("")), Outcome::CannotTell(_)));
    for id in ["secret-whitespace", "secret-lwa-format", "id-secret-swapped"] {
        for text in ["", "••••••••", "********"] {
            assert!(matches!(outcome(id, &|seen| typed(seen, text)), Outcome::CannotTell(_)), "{id}: {text}");
        }
        assert!(matches!(outcome(id, &|seen| form(seen).client_secret = None), Outcome::CannotTell(_)), "{id}");
    }
    // The other half of a swap shows all the same.
    let masked = |seen: &mut Observations| {
        form(seen).client_id = Some(SECRET.into());
        typed(seen, "••••••••");
    };
    assert!(matches!(outcome("id-secret-swapped", &masked), Outcome::Fails(_)));
    assert_eq!(outcome("client-id-lwa-format", &|seen| other(seen, OWN, "lamps", "fake")), Outcome::NotApplicable);
    assert_eq!(outcome("secret-lwa-format", &|seen| other(seen, OWN, "lamps", "fake")), Outcome::NotApplicable);
}
