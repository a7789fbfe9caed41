//! Lists, toggles and pages of other consoles that are right, however odd they look.

use super::*;
use crate::setup::{CreateProfileForm, IxhelloForm};

/// ixHello on Login with Amazon with everything seen.
pub fn whole(seen: &mut Observations) {
    let form = form(seen);
    form.domains = rows(&["channeltest.voiceworx.ai", "channel.voiceworx.ai", ""]);
    form.access_token_scheme = Some(crate::profile::AccessTokenScheme::HttpBasic);
    form.default_token_expiration_in_seconds = Some(String::new());
    form.pkce = Some(false);
    form.app_to_app = Some(false);
    form.mobile_authentication = Some(false);
    form.saved = Some(Box::new(form.clone()));
    seen.web_settings.get_or_insert_default().allowed_origins = rows(&[]);
    seen.create_profile = Some(CreateProfileForm {
        security_profile_name: Some("Lamps".into()),
        security_profile_description: Some("Lights your lamps".into()),
        privacy_notice_url: Some("https://www.example-app.test/privacy".into()),
        ..Default::default()
    });
    seen.shown_privacy_notice_url = Some("http://www.example-app.test/privacy".into());
    seen.ixhello = Some(IxhelloForm { enable_account_linking: Some(true), ..Default::default() });
}

fn auth0(seen: &mut Observations, domains: &[&str]) {
    provider(
        seen,
        "https://lamps.auth0.com/authorize",
        "https://lamps.auth0.com/oauth/token",
        "AbC123",
        &["offline_access"],
    );
    form(seen).domains = rows(domains);
}

fn origins(seen: &mut Observations, origins: &[&str]) {
    seen.web_settings.get_or_insert_default().allowed_origins = rows(origins);
}

#[test]
fn right_pages_have_no_finding() {
    let table: &[(&str, Change)] = &[
        ("ixHello, all of it", whole),
        ("Auth0 with its CDN", |seen| auth0(seen, &["lamps.auth0.com", "cdn.auth0.com"])),
        ("Auth0, the CDN alone", |seen| auth0(seen, &["cdn.auth0.com"])),
        ("Auth0's name elsewhere", |seen| {
            let host = "https://auth0.com.example-app.test";
            provider(seen, &format!("{host}/a"), &format!("{host}/t"), "lamps", &["openid"]);
            form(seen).domains = rows(&["auth0.com.example-app.test"]);
        }),
        ("own server, no domains", |seen| {
            provider(seen, "https://auth.example-app.test/a", "https://auth.example-app.test/t", "lamps", &["a"]);
            form(seen).domains = rows(&[]);
        }),
        ("international domains", |seen| {
            let host = "https://login.bücher.example";
            provider(seen, &format!("{host}/a"), &format!("{host}/t"), "lamps", &["a"]);
            form(seen).domains =
                rows(&["bücher.example", "LOGIN.bücher.example", "xn--bcher-kva.example", "परीक्षा.example"]);
        }),
        ("an international parent written in another way", |seen| {
            let host = "https://login.bücher.example";
            provider(seen, &format!("{host}/a"), &format!("{host}/t"), "lamps", &["a"]);
            form(seen).domains = rows(&["bücher.example", "login.xn--bcher-kva.example"]);
        }),
        ("LWA with odd domains", |seen| form(seen).domains = rows(&["amazon.com", "m.media-amazon.com"])),
        ("an own app", |seen| {
            form(seen).app_to_app = Some(true);
            form(seen).app_redirect_urls = rows(&["", "https://app.example-app.test/linked", "lamps://linked"]);
        }),
        ("a mobile app, its URIs unknown", |seen| form(seen).mobile_authentication = Some(true)),
        ("a mobile app, its URIs seen", |seen| {
            form(seen).mobile_authentication = Some(true);
            form(seen).platform_urls = rows(&["", "https://app.example-app.test/a"]);
        }),
        ("return URLs of an own computer", |seen| {
            return_urls(
                seen,
                &[PITANGUI, LAYLA, JAPAN, "http://127.0.0.1:9090/cb", "http://localhost/cb", "https://bücher.example/"],
            );
        }),
        ("origins", |seen| {
            origins(
                seen,
                &["https://localhost:8080", "http://localhost:3000", "http://127.0.0.1", "https://a.test:443"],
            );
        }),
        ("international origins", |seen| {
            origins(seen, &["https://bücher.example", "https://xn--bcher-kva.example:8443", "https://例え.テスト"]);
        }),
        ("a bare Alexa origin", |seen| origins(seen, &["https://alexa.amazon.co.jp", ""])),
        ("both environments everywhere", |seen| {
            whole(seen);
            origins(seen, &["https://portaltest.voiceworx.ai", "https://portal.voiceworx.ai"]);
        }),
        ("one environment everywhere", |seen| {
            whole(seen);
            form(seen).domains = rows(&["channeltest.voiceworx.ai"]);
            origins(seen, &["https://portaltest.ixhello.com"]);
        }),
        ("neither side linked", |seen| {
            whole(seen);
            form(seen).account_linking = Some(false);
            seen.ixhello.get_or_insert_default().enable_account_linking = Some(false);
        }),
        ("off, and not ixHello's", |seen| form(seen).account_linking = Some(false)),
        ("names that samples do not own", |seen| {
            provider(
                seen,
                "https://your-home.my-example.com/your_account",
                "https://bücher.example/t",
                "fa4exxxfa4e",
                &["a"],
            );
            form(seen).domains = rows(&["example.org", "auth.example.net", "example-app.test", "xn--xxx-hoa.example"]);
            form(seen).client_secret = secret("fake/xxx+fake==");
        }),
    ];
    for (name, change) in table {
        assert_eq!(reported(&changed(change)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_whole_set_up_leaves_nothing_open() {
    for checked in check_all(&changed(whole)) {
        let settled = matches!(checked.outcome, Outcome::Passes | Outcome::NotApplicable);
        assert!(settled, "{}: {:?}", checked.rule.id, checked.outcome);
    }
}
