//! Wrong scopes, grants, schemes and expiration times.

use super::*;
use crate::profile::AccessTokenScheme;

const AUTH0: (&str, &str) = ("https://tenant.auth0.com/authorize", "https://tenant.auth0.com/oauth/token");
const OWN: (&str, &str) = ("https://auth.example-app.test/authorize", "https://auth.example-app.test/token");
const HOME: (&str, &str) =
    ("https://home.example-app.test:443/auth/authorize", "https://home.example-app.test/auth/token");

fn own(seen: &mut Observations, (authorization, token): (&str, &str), scopes: &[&str]) {
    provider(seen, authorization, token, "AbC123", scopes);
}

fn home(seen: &mut Observations) {
    provider(seen, HOME.0, HOME.1, "https://pitangui.amazon.com/", &["smart_home"]);
}

fn expires(seen: &mut Observations, time: &str) {
    form(seen).default_token_expiration_in_seconds = Some(time.to_owned());
}

fn many(count: usize, ending: &str) -> Option<Vec<String>> {
    Some((0..count).map(|number| format!("a{number}{ending}")).collect())
}

#[test]
fn wrong_scopes_grants_and_schemes_have_exactly_these_findings() {
    let table: &[(&str, Change, &[&str])] = &[
        ("implicit", |seen| form(seen).grant = Some(GrantType::Implicit), &["implicit-with-lwa"]),
        (
            "implicit, smart home, Login with Amazon",
            |seen| {
                form(seen).grant = Some(GrantType::Implicit);
                seen.skill_type = Some(SkillType::SmartHome);
            },
            &["implicit-with-lwa"],
        ),
        (
            "implicit, smart home",
            |seen| {
                own(seen, OWN, &["lamps"]);
                form(seen).grant = Some(GrantType::Implicit);
                seen.skill_type = Some(SkillType::SmartHome);
            },
            &["implicit-not-allowed"],
        ),
        (
            "implicit, custom",
            |seen| {
                own(seen, OWN, &[]);
                form(seen).grant = Some(GrantType::Implicit);
            },
            &["implicit-no-refresh:warning"],
        ),
        (
            "implicit, kind of skill not known",
            |seen| {
                own(seen, OWN, &[]);
                form(seen).grant = Some(GrantType::Implicit);
                seen.skill_type = None;
            },
            &["implicit-no-refresh:warning"],
        ),
        ("no scope", |seen| form(seen).scopes = rows(&["", " "]), &["scope-missing:warning"]),
        (
            "no scope, smart home",
            |seen| {
                form(seen).scopes = rows(&[]);
                seen.skill_type = Some(SkillType::SmartHome);
            },
            &["scope-missing"],
        ),
        (
            "no scope, video, another provider",
            |seen| {
                own(seen, AUTH0, &[""]);
                seen.skill_type = Some(SkillType::Video);
            },
            &["scope-missing"],
        ),
        ("no scope, custom, Auth0", |seen| own(seen, AUTH0, &[""]), &["refresh-scope-missing:warning"]),
        (
            "unknown scopes",
            |seen| {
                form(seen).scopes =
                    rows(&["profile", "user_id", "Profile", " profile", "openid", "prоfile", "profile,", "profile,x"])
            },
            &[
                "scope-joined:warning",
                "scope-unknown-lwa",
                "scope-unknown-lwa",
                "scope-unknown-lwa",
                "scope-unknown-lwa",
                "scope-unknown-lwa",
                "scope-unknown-lwa",
            ],
        ),
        (
            "unknown beside on request",
            |seen| form(seen).scopes = rows(&["alexa:all", "openid", "alexa::ask:"]),
            &["scope-unknown-lwa", "scope-unknown-lwa"],
        ),
        ("scopes in a row", |seen| form(seen).scopes = rows(&["profile postal_code"]), &["scope-joined:warning"]),
        (
            "scopes in rows, elsewhere",
            |seen| own(seen, OWN, &["a,b", "c; d", "e\u{a0}f", "g"]),
            &["scope-joined:warning", "scope-joined:warning", "scope-joined:warning"],
        ),
        ("all scopes in a row, Auth0", |seen| own(seen, AUTH0, &["openid,offline_access"]), &["scope-joined:warning"]),
        ("Auth0", |seen| own(seen, AUTH0, &["openid", "offline"]), &["refresh-scope-missing:warning"]),
        (
            "Okta",
            |seen| own(seen, ("https://org.okta.com/oauth2/default/v1/authorize", ""), &["openid", "Offline_access"]),
            &["refresh-scope-missing:warning"],
        ),
        (
            "Logto",
            |seen| own(seen, ("https://x.logto.app/oidc/auth", "https://x.logto.app/oidc/token"), &["openid"]),
            &["refresh-scope-missing:warning"],
        ),
        (
            "Google",
            |seen| {
                let page = "https://accounts.google.com/o/oauth2/auth?xaccess_type=offline";
                own(seen, (page, "https://oauth2.googleapis.com/token"), &["openid"]);
            },
            &["refresh-scope-missing:warning"],
        ),
        (
            "Home Assistant with HTTP Basic",
            |seen| {
                home(seen);
                form(seen).access_token_scheme = Some(AccessTokenScheme::HttpBasic);
            },
            &["auth-scheme-provider"],
        ),
        (
            "Home Assistant with PKCE",
            |seen| {
                home(seen);
                form(seen).access_token_scheme = Some(AccessTokenScheme::RequestBodyCredentials);
                form(seen).pkce = Some(true);
            },
            &["pkce-unsupported:warning"],
        ),
        ("linking failed", |seen| seen.linking_failed = true, &["scope-profile-hint:info"]),
        (
            "linking failed, the other scope",
            |seen| {
                seen.linking_failed = true;
                form(seen).scopes = rows(&["", "profile:user_id"]);
            },
            &["scope-profile-hint:info"],
        ),
        ("expires never", |seen| expires(seen, "0"), &["token-expiry-invalid"]),
        ("expires too soon", |seen| expires(seen, "359"), &["token-expiry-invalid"]),
        ("expires with a sign", |seen| expires(seen, "+3600"), &["token-expiry-invalid"]),
        ("expires in words", |seen| expires(seen, "one hour"), &["token-expiry-invalid"]),
        ("expires with other digits", |seen| expires(seen, "٣٦٠٠"), &["token-expiry-invalid"]),
        ("80420", |seen| expires(seen, " 80420"), &["token-expiry-pointless:info"]),
        ("more than a year, Login with Amazon", |seen| expires(seen, "31536001"), &["token-expiry-pointless:info"]),
        (
            "more than a year",
            |seen| {
                own(seen, OWN, &[]);
                expires(seen, "31536001");
            },
            &["token-expiry-long:warning"],
        ),
        (
            "16 of each",
            |seen| {
                own(seen, OWN, &[]);
                form(seen).scopes = many(16, "");
                form(seen).domains = many(16, ".example-app.test");
            },
            &["limit-domains:warning", "limit-scopes"],
        ),
        ("30 domains", |seen| form(seen).domains = many(30, ".example-app.test"), &["limit-domains:warning"]),
        ("31 domains", |seen| form(seen).domains = many(31, ".example-app.test"), &["limit-domains"]),
    ];
    for (name, change, wanted) in table {
        assert_eq!(reported(&changed(change)), *wanted, "{name}");
    }
}

#[test]
fn fixes_have_the_meant_value() {
    let fixes = |change: fn(&mut Observations)| {
        let mut found = Vec::new();
        for checked in check_all(&changed(change)) {
            found.extend(checked.findings().filter_map(|(finding, _)| finding.fix.clone()));
        }
        format!("{found:?}")
    };
    for (change, wanted) in [
        ((|seen| form(seen).scopes = rows(&["prоfile"])) as fn(&mut Observations), "with: [\"profile\"]"),
        (|seen| form(seen).scopes = rows(&["a;b"]), "with: [\"a\", \"b\"]"),
        (|seen| form(seen).scopes = rows(&[" profile\u{200b}"]), "safety: Safe"),
        (
            |seen| own(seen, ("https://accounts.google.com/o?access_type=online&hl=de#x", ""), &[]),
            "https://accounts.google.com/o?hl=de&access_type=offline#x",
        ),
        (
            |seen| own(seen, ("https://accounts.google.com/o?", ""), &[]),
            "Text(\"https://accounts.google.com/o?access_type=offline\")",
        ),
        (|seen| own(seen, AUTH0, &["openid", "offline-access"]), "row: \"offline-access\", with: [\"offline_access\"]"),
        (|seen| own(seen, AUTH0, &["openid"]), "Add([\"offline_access\"])"),
    ] {
        let text = fixes(change);
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}
