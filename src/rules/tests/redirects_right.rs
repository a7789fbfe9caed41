//! Return URLs, origins and client IDs that are right across the consoles, however odd they look.

use super::*;

const IMPLICIT: [&str; 2] = [
    "https://pitangui.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
    "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001",
];
const GUIDES: &str = "https://layla.amazon.com/api/skill/link/M278T3HJB37YPD";

fn origins(seen: &mut Observations, rows_: &[&str]) {
    seen.web_settings.get_or_insert_default().allowed_origins = rows(rows_);
}

fn client(name: Option<&str>, id: &str) -> LwaClient {
    LwaClient { security_profile: name.map(Into::into), client_id: id.into() }
}

#[test]
fn right_registrations_have_no_finding() {
    let table: &[(&str, Change)] = &[
        ("another order, and ten unrelated ones", |seen| {
            let others: Vec<String> = (0..10).map(|at| format!("https://app{at}.example-app.test/cb/")).collect();
            let mut all: Vec<&str> = others.iter().map(String::as_str).collect();
            all.insert(2, LAYLA);
            all.insert(5, JAPAN);
            all.push(PITANGUI);
            return_urls(seen, &all);
        }),
        ("only two are shown, and both are there", |seen| {
            form(seen).redirect_urls = rows(&[PITANGUI, LAYLA]);
            return_urls(seen, &[LAYLA, PITANGUI]);
        }),
        ("one is shown", |seen| {
            form(seen).redirect_urls = rows(&[JAPAN]);
            return_urls(seen, &[JAPAN]);
        }),
        ("twice the same", |seen| return_urls(seen, &[LAYLA, PITANGUI, JAPAN, LAYLA])),
        ("a slip beside the right one", |seen| {
            return_urls(
                seen,
                &[LAYLA, &format!("{LAYLA}/"), &LAYLA.to_uppercase(), PITANGUI, JAPAN, &format!(" {JAPAN}")],
            );
        }),
        ("the old European host beside the new", |seen| {
            return_urls(seen, &[&LAYLA.replace(".com/", ".co.uk/"), LAYLA, PITANGUI, JAPAN]);
        }),
        ("another product's", |seen| {
            let others = [
                "http://localhost:3000/cb",
                "http://127.0.0.1:9090/cb",
                "https://example-app.test/",
                LAYLA,
                PITANGUI,
                JAPAN,
            ];
            return_urls(seen, &others);
        }),
        ("both flows'", |seen| return_urls(seen, &[IMPLICIT[0], IMPLICIT[1], LAYLA, PITANGUI, JAPAN])),
        ("two developer accounts", |seen| {
            let other = |url: &str| url.replace("M1FAKE0000001", "M2FAKE0000002");
            return_urls(seen, &[&other(LAYLA), LAYLA, &other(PITANGUI), PITANGUI, &other(JAPAN), JAPAN]);
        }),
        ("the guide's vendor ID beside the own", |seen| return_urls(seen, &[GUIDES, LAYLA, PITANGUI, JAPAN])),
        ("the guide's vendor ID is the own", |seen| {
            form(seen).redirect_urls = rows(&[GUIDES]);
            return_urls(seen, &[GUIDES]);
        }),
        ("one of Alexa's hosts as an origin", |seen| {
            origins(seen, &["https://alexa.amazon.co.jp", "https://layla.amazon.com"]);
        }),
        ("no origins", |seen| origins(seen, &[])),
        ("origins of one's own", |seen| {
            origins(seen, &["https://localhost:8080", "http://localhost:3000", "https://example-app.test"])
        }),
        ("saved edits", |seen| {
            let page = seen.web_settings.get_or_insert_default();
            (page.editing, page.unsaved) = (true, false);
        }),
        ("another security profile's Web Settings", |seen| {
            seen.web_settings.get_or_insert_default().security_profile = Some("Doors".into());
            return_urls(seen, &[&format!("{LAYLA}/")]);
        }),
        ("another skill's security profile visited later", |seen| {
            seen.lwa_clients.push(client(Some("Doors"), OTHER_ID));
        }),
        ("a security profile without a name", |seen| seen.lwa_clients = vec![client(None, CLIENT_ID)]),
        ("several security profiles, none chosen", |seen| {
            seen.chosen_security_profile = None;
            seen.lwa_clients = vec![client(Some("Doors"), OTHER_ID), client(Some("Lamps"), CLIENT_ID)];
        }),
        ("no security profile seen", |seen| seen.lwa_clients.clear()),
        ("Home Assistant after an unrelated security profile", |seen| {
            let host = "https://home.example-app.test/auth";
            let (page, token) = (format!("{host}/authorize"), format!("{host}/token"));
            provider(seen, &page, &token, "https://pitangui.amazon.com/", &["smart_home"]);
            seen.lwa_clients = vec![client(Some("Lamps"), OTHER_ID)];
        }),
        ("Auth0 with return URLs of another provider", |seen| {
            let host = "https://tenant.auth0.com";
            let scopes = ["openid", "offline_access"];
            provider(seen, &format!("{host}/authorize"), &format!("{host}/oauth/token"), "AbC123def456", &scopes);
            return_urls(seen, &["https://example-app.test/cb", &format!("{LAYLA}/")]);
        }),
    ];
    for (name, change) in table {
        assert_eq!(reported(&changed(change)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn of_the_grant_that_is_gone_only_the_grant_is_wrong() {
    let seen = changed(|seen| {
        form(seen).grant = Some(GrantType::Implicit);
        form(seen).redirect_urls = rows(&IMPLICIT);
        return_urls(seen, &[]);
    });
    assert_eq!(reported(&seen), ["implicit-with-lwa"], "its redirect URLs are not the right ones");
}

#[test]
fn the_implicit_grants_two_urls_are_enough() {
    let seen = changed(|seen| {
        form(seen).grant = Some(GrantType::Implicit);
        form(seen).redirect_urls = rows(&IMPLICIT);
        return_urls(seen, &IMPLICIT);
    });
    assert_eq!(reported(&seen), ["implicit-with-lwa"], "nothing about the URLs");
}

/// What becomes of each rule of this group.
fn outcomes(change: impl FnOnce(&mut Observations)) -> Vec<(&'static str, Outcome)> {
    let seen = changed(change);
    let ids = [
        "lwa-return-url-missing",
        "lwa-return-url-subset",
        "return-url-near-miss",
        "vendor-id-mismatch",
        "alexa-url-in-origins",
        "client-id-mismatch",
    ];
    ids.into_iter().map(|id| (id, (crate::rules::rule(id).unwrap().check)(&seen))).collect()
}

#[test]
fn what_was_not_seen_or_not_saved_is_not_told() {
    let cannot: &[(&str, Change, usize)] = &[
        ("Web Settings not seen", |seen| seen.web_settings = None, 5),
        ("the Alexa page not seen", |seen| seen.alexa = None, 5),
        ("return URLs not read", |seen| seen.web_settings.get_or_insert_default().allowed_return_urls = None, 4),
        ("redirect URLs not shown", |seen| form(seen).redirect_urls = None, 4),
        ("no redirect URLs", |seen| form(seen).redirect_urls = rows(&[]), 4),
        ("unsaved", |seen| seen.web_settings.get_or_insert_default().unsaved = true, 4),
        (
            "unsaved on both pages",
            |seen| {
                seen.web_settings.get_or_insert_default().unsaved = true;
                form(seen).unsaved = Some(true);
                return_urls(seen, &[]);
            },
            4,
        ),
        (
            "another security profile's",
            |seen| {
                seen.web_settings.get_or_insert_default().security_profile = Some("Doors".into());
            },
            4,
        ),
        (
            "another client",
            |seen| {
                form(seen).client_id = Some(OTHER_ID.into());
                return_urls(seen, &[]);
            },
            4,
        ),
        ("several seen, and which is not certain", |seen| (seen.several, seen.web_settings) = (true, None), 5),
    ];
    for (name, change, wanted) in cannot {
        let all = outcomes(change);
        assert!(
            all.iter().all(|(_, outcome)| name == &"another client" || !matches!(outcome, Outcome::Fails(_))),
            "{name}: {all:?}"
        );
        let told = all.iter().filter(|(_, outcome)| !matches!(outcome, Outcome::CannotTell(_))).count();
        assert!(all.len() - told >= *wanted, "{name}: {all:?}");
    }
    let of = |id: &str, change: Change| outcomes(change).into_iter().find(|(rule, _)| *rule == id).unwrap().1;
    let mismatch = |change| of("client-id-mismatch", change);
    assert!(matches!(mismatch(|seen| seen.lwa_clients.clear()), Outcome::CannotTell(_)));
    assert!(matches!(
        mismatch(|seen| {
            seen.chosen_security_profile = None;
            seen.lwa_clients.push(client(Some("Doors"), OTHER_ID));
        }),
        Outcome::CannotTell(_)
    ));
    assert!(matches!(mismatch(|seen| form(seen).client_id = Some(String::new())), Outcome::CannotTell(_)));
    // A client ID of another form is another rule's.
    assert_eq!(mismatch(|seen| form(seen).client_id = Some("lamps".into())), Outcome::NotApplicable);
    let guides = |seen: &mut Observations| {
        seen.alexa = None;
        return_urls(seen, &[GUIDES]);
    };
    assert!(matches!(of("vendor-id-mismatch", guides), Outcome::CannotTell(_)), "its owner may use it");
    let unseen = |seen: &mut Observations| seen.web_settings.get_or_insert_default().allowed_origins = None;
    assert!(matches!(of("alexa-url-in-origins", unseen), Outcome::CannotTell(_)));
}
