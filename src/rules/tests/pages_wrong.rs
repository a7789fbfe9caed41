//! Lists, toggles and pages of other consoles with a fault.

use super::pages_right::whole;
use super::*;
use crate::rules::stand_ins::GUIDE_CLIENT_ID;
use crate::rules::{Change as Edited, FixSafety};

fn domains(seen: &mut Observations, texts: &[&str]) {
    whole(seen);
    form(seen).domains = rows(texts);
    form(seen).saved = None;
}

fn own(seen: &mut Observations, host: &str, domains: &[&str]) {
    provider(seen, &format!("https://{host}/a"), &format!("https://{host}/t"), "lamps", &["offline_access"]);
    form(seen).domains = rows(domains);
}

fn origins(seen: &mut Observations, origins: &[&str]) {
    seen.web_settings.get_or_insert_default().allowed_origins = rows(origins);
}

#[test]
fn each_fault_has_its_rule() {
    let table: &[(&str, Change, &[&str])] = &[
        (
            "the guide's list",
            |seen| domains(seen, &["channeltest.voiceworx.ai, channel.voiceworx.ai"]),
            &["domain-list-format"],
        ),
        (
            "scheme, path, port, star, comma, blank",
            |seen| {
                domains(seen, &["https://a.test", "a.test/x", "a.test:1", "*.a.test", "a.test,b.test", "a.test b.test"])
            },
            &["domain-list-format"; 6],
        ),
        (
            "blank around",
            |seen| domains(seen, &["channel.voiceworx.ai ", "channeltest.voiceworx.ai"]),
            &["domain-list-format"],
        ),
        ("invisible", |seen| domains(seen, &["a\u{200b}.test"]), &["domain-list-format"]),
        (
            "the parent alone",
            |seen| own(seen, "oauth.sample.test", &["sample.test"]),
            &["domain-list-missing-host:warning"],
        ),
        (
            "an international parent",
            |seen| own(seen, "login.Bücher.example", &["bücher.example"]),
            &["domain-list-missing-host:warning"],
        ),
        ("Auth0 without CDN", |seen| own(seen, "t.auth0.com", &["t.auth0.com"]), &["domain-list-missing-cdn:warning"]),
        ("Auth0, empty list", |seen| own(seen, "t.auth0.com", &[]), &["domain-list-missing-cdn:warning"]),
        (
            "Auth0, the parent alone",
            |seen| own(seen, "t.auth0.com", &["auth0.com"]),
            &["domain-list-missing-cdn:warning", "domain-list-missing-host:warning"],
        ),
        (
            "a row that covers the host is wrong alone",
            |seen| own(seen, "t.auth0.com", &["https://t.auth0.com/, cdn.auth0.com", "auth0.com"]),
            &["domain-list-format"],
        ),
        (
            "app to app without URLs",
            |seen| {
                form(seen).app_to_app = Some(true);
                form(seen).app_redirect_urls = rows(&[" "]);
            },
            &["app2app-without-redirects"],
        ),
        (
            "mobile without URIs",
            |seen| {
                form(seen).mobile_authentication = Some(true);
                form(seen).platform_urls = rows(&[]);
            },
            &["mobile-auth-without-uri:warning"],
        ),
        (
            "http return URL",
            |seen| return_urls(seen, &[PITANGUI, LAYLA, JAPAN, "http://a.test/cb", "HTTP://[::1]/cb"]),
            &["return-url-http"; 2],
        ),
        (
            "http return URL of Alexa is a near miss",
            |seen| return_urls(seen, &[PITANGUI, &LAYLA.replace("https", "http"), JAPAN]),
            &["return-url-near-miss"],
        ),
        (
            "origins",
            |seen| {
                origins(
                    seen,
                    &[
                        "https://a.test/",
                        "https://a.test/x",
                        "https://a.test?x",
                        "https://a.test#",
                        " https://a.test",
                        "HTTPS://a.test",
                        "http://a.test",
                        "a.test",
                        "https://",
                        "https://*.a.test",
                        "http://localhost.a.test",
                    ],
                );
            },
            &["origin-format:warning"; 11],
        ),
        (
            "an origin that is a stand-in",
            |seen| origins(seen, &["http://www.example.com/"]),
            &["placeholder-left:warning"],
        ),
        (
            "privacy notice missing, and no address",
            |seen| {
                whole(seen);
                seen.create_profile.get_or_insert_default().privacy_notice_url = Some(" ".into());
                seen.shown_privacy_notice_url = Some("www.example-app.test".into());
            },
            &["privacy-url"; 2],
        ),
        (
            "ixHello on, Alexa off",
            |seen| {
                whole(seen);
                form(seen).account_linking = Some(false);
            },
            &["ixhello-half-configured"],
        ),
        (
            "ixHello off, Alexa on",
            |seen| {
                whole(seen);
                seen.ixhello.get_or_insert_default().enable_account_linking = Some(false);
            },
            &["ixhello-half-configured"],
        ),
        (
            "the older twin's",
            |seen| {
                origins(seen, &["https://portaltest.voiceworx.ai"]);
                return_urls(seen, &[PITANGUI, LAYLA, JAPAN, "https://portal.voiceworx.ai/OAuthCode/Redirect"]);
                form(seen).domains = rows(&["channeltest.voiceworx.ai", "channel.voiceworx.ai"]);
            },
            &["ixhello-env-mix:warning"],
        ),
        (
            "an environment that only another page has",
            |seen| {
                domains(seen, &["channel.ixhello.com"]);
                origins(seen, &["https://portaltest.voiceworx.ai", "https://portal.voiceworx.ai"]);
            },
            &["ixhello-env-mix:warning"],
        ),
        ("the guide's client ID", |seen| form(seen).client_id = Some(GUIDE_CLIENT_ID.into()), &["placeholder-left"]),
        (
            "stand-ins everywhere",
            |seen| {
                whole(seen);
                let form = form(seen);
                form.client_id = Some("YOUR_CLIENT_ID".into());
                form.client_secret = secret("xxxxxxxx");
                form.scopes = rows(&["profile", "<scope>"]);
                form.domains = rows(&["www.yourwebsite.com", "xxx, yyy"]);
                form.app_redirect_urls = rows(&["https://fake.ngrok.io/cb"]);
                origins(seen, &["https://example.com"]);
                return_urls(seen, &[PITANGUI, LAYLA, JAPAN, "http://[your host]/cb"]);
                seen.create_profile.get_or_insert_default().security_profile_name = Some("xxx".into());
            },
            &["placeholder-left:warning"; 9],
        ),
    ];
    for (name, change, wanted) in table {
        assert_eq!(reported(&changed(change)), *wanted, "{name}");
    }
}

/// Every fix of a set-up, with its safety and what becomes of the row.
fn fixes(change: Change) -> Vec<(FixSafety, Vec<String>)> {
    let seen = changed(change);
    let mut all = Vec::new();
    for checked in check_all(&seen) {
        for fix in checked.findings().filter_map(|(finding, _)| finding.fix.as_ref()) {
            let rows = fix.edits.iter().flat_map(|edit| match &edit.change {
                Edited::Row { with, .. } | Edited::Add(with) => with.clone(),
                Edited::Switch(on) => vec![format!("{} {on}", edit.field)],
                other => panic!("{other:?}"),
            });
            all.push((fix.safety, rows.collect()));
        }
    }
    all
}

#[test]
fn fixes_do_what_the_table_of_rules_says() {
    let unsafe_ = |rows: &[&str]| (FixSafety::Unsafe, rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>());
    let split = fixes(|seen| domains(seen, &["channeltest.voiceworx.ai, channel.voiceworx.ai"]));
    assert_eq!(split, [unsafe_(&["channeltest.voiceworx.ai", "channel.voiceworx.ai"])]);
    let cut = fixes(|seen| domains(seen, &["https://a.test:443/x", "*.a.test", "two words"]));
    assert_eq!(cut, [unsafe_(&["a.test"])]);
    let trim = fixes(|seen| domains(seen, &["\u{feff}a.test\t"]));
    assert_eq!(trim, [(FixSafety::Safe, vec!["a.test".to_owned()])]);
    let host = fixes(|seen| own(seen, "OAuth.sample.test:443", &["sample.test"]));
    assert_eq!(host, [unsafe_(&["oauth.sample.test"])]);
    let https = fixes(|seen| return_urls(seen, &[PITANGUI, LAYLA, JAPAN, "http://a.test:80/cb?x=:80"]));
    assert_eq!(https, [unsafe_(&["https://a.test/cb?x=:80"])]);
    let cut = fixes(|seen| origins(seen, &["Https://a.test:8443/x?y", "http://a.test/", "a.test/"]));
    assert_eq!(cut, [unsafe_(&["https://a.test:8443"])]);
    let off = fixes(|seen| {
        form(seen).app_to_app = Some(true);
        form(seen).app_redirect_urls = rows(&[]);
    });
    assert_eq!(off, [unsafe_(&["appToApp false"])]);
}

#[test]
fn a_mistake_that_spans_two_pages_shows_on_both() {
    let seen = changed(|seen| {
        whole(seen);
        seen.ixhello.get_or_insert_default().enable_account_linking = Some(false);
    });
    let all = check_all(&seen);
    let places = all.iter().flat_map(|checked| checked.findings()).flat_map(|(finding, _)| &finding.places);
    let pages: Vec<PageId> = places.map(|place| place.page).collect();
    assert_eq!(pages, [PageId::IxhelloPublish, PageId::AlexaAccountLinking]);
}

#[test]
fn no_stand_in_of_a_secret_is_repeated() {
    let seen = changed(|seen| form(seen).client_secret = secret("YOUR_SECRET"));
    assert_eq!(reported(&seen), ["placeholder-left:warning"]);
    assert!(!format!("{:?}", check_all(&seen)).contains("YOUR_SECRET"));
}

#[test]
fn with_the_toggle_off_other_pages_are_still_judged() {
    let seen = changed(|seen| {
        form(seen).account_linking = Some(false);
        form(seen).client_id = Some("xxx".into());
        origins(seen, &["https://example.com", "https://a.test/"]);
        return_urls(seen, &["http://a.test/cb"]);
    });
    assert_eq!(reported(&seen), ["origin-format:warning", "placeholder-left:warning", "return-url-http"]);
}

#[test]
fn ten_thousand_rows_and_long_texts_are_judged() {
    let seen = changed(|seen| {
        own(seen, "b.a.test", &[]);
        form(seen).domains = Some((0..10_000).map(|at| format!("https://a{at}.test/x")).collect());
    });
    let formats = reported(&seen).iter().filter(|id| *id == "domain-list-format").count();
    assert_eq!(formats, 10_000);
    // Texts in which a search that begins anew at each place would not end.
    for text in ["<", "[", "x-", "a,", "&state", "%41", "\u{301}"].map(|part| part.repeat(50_000)) {
        let seen = changed(|seen| {
            own(seen, "b.a.test", &[&text]);
            uris(seen, &format!("https://{text}"), &format!("https://a.test/?{text}"));
            origins(seen, &[&text]);
        });
        assert!(!reported(&seen).is_empty());
    }
}
