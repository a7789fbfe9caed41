//! Right set-ups whose scopes, grant, scheme or expiration time look odd.

use super::*;
use crate::profile::AccessTokenScheme;

const AUTH0: (&str, &str) = ("https://tenant.auth0.com/authorize", "https://tenant.auth0.com/oauth/token");
const OWN: (&str, &str) = ("https://auth.example-app.test/authorize", "https://auth.example-app.test/token");
const ENTRA: &str = "https://login.microsoftonline.com/common/oauth2/v2.0";

fn own(seen: &mut Observations, (authorization, token): (&str, &str), scopes: &[&str]) {
    provider(seen, authorization, token, "AbC123", scopes);
}

fn expires(seen: &mut Observations, time: &str) {
    form(seen).default_token_expiration_in_seconds = Some(time.to_owned());
}

fn many(count: usize, ending: &str) -> Option<Vec<String>> {
    let numbered = (0..count).map(|number| format!("a{number}{ending}"));
    Some(numbered.chain([String::new(), " ".to_owned()]).collect())
}

#[test]
fn odd_but_right_set_ups_have_no_finding() {
    let table: &[(&str, Change)] = &[
        ("body with an own server", |seen| {
            own(seen, OWN, &["lamps"]);
            form(seen).access_token_scheme = Some(AccessTokenScheme::RequestBodyCredentials);
        }),
        ("body with Login with Amazon", |seen| {
            form(seen).access_token_scheme = Some(AccessTokenScheme::RequestBodyCredentials);
        }),
        ("body with Auth0", |seen| {
            own(seen, AUTH0, &["offline_access", "openid"]);
            form(seen).access_token_scheme = Some(AccessTokenScheme::RequestBodyCredentials);
        }),
        ("body with Spotify", |seen| {
            let host = "https://accounts.spotify.com";
            own(seen, (&format!("{host}/authorize"), &format!("{host}/api/token")), &["user-read-private"]);
            form(seen).access_token_scheme = Some(AccessTokenScheme::RequestBodyCredentials);
        }),
        ("HTTP Basic with LoginRadius", |seen| {
            let host = "https://cloud-api.loginradius.com/sso/oauth";
            own(seen, (&format!("{host}/redirect"), &format!("{host}/access_token")), &["r_basicprofile"]);
            form(seen).access_token_scheme = Some(AccessTokenScheme::HttpBasic);
        }),
        ("Auth0's page before an own token endpoint", |seen| {
            own(seen, (AUTH0.0, OWN.1), &["offline_access"]);
            form(seen).access_token_scheme = Some(AccessTokenScheme::HttpBasic);
        }),
        ("PKCE with Login with Amazon", |seen| form(seen).pkce = Some(true)),
        ("PKCE with Auth0", |seen| {
            own(seen, AUTH0, &["offline_access"]);
            form(seen).pkce = Some(true);
        }),
        ("PKCE with an own server", |seen| {
            own(seen, OWN, &["lamps"]);
            form(seen).pkce = Some(true);
        }),
        ("Entra without offline_access", |seen| {
            own(seen, (&format!("{ENTRA}/authorize"), &format!("{ENTRA}/token")), &["openid"]);
        }),
        ("Auth0 by name only", |seen| {
            own(seen, ("https://auth0.com.example-app.test/authorize", OWN.1), &["openid"]);
        }),
        ("Auth0 behind an own host", |seen| {
            own(seen, ("https://login.example-app.test/authorize", OWN.1), &["openid"])
        }),
        ("an own page before Google's token endpoint", |seen| {
            own(seen, (OWN.0, "https://oauth2.googleapis.com/token"), &["openid"]);
        }),
        ("Google's scopes", |seen| {
            let page = "https://accounts.google.com/o/oauth2/v2/auth?prompt=consent&access_type=offline";
            let scopes = ["https://www.googleapis.com/auth/userinfo.email", "openid"];
            own(seen, (page, "https://oauth2.googleapis.com/token"), &scopes);
        }),
        ("GitHub's scopes in a row", |seen| {
            let host = "https://github.com/login/oauth";
            own(seen, (&format!("{host}/authorize"), &format!("{host}/access_token")), &["repo,gist"]);
        }),
        ("scope of the skill management API", |seen| {
            form(seen).scopes = rows(&["alexa::ask:skills:readwrite", "profile"]);
        }),
        ("blanks around a scope of another provider", |seen| own(seen, OWN, &[" lamps ", "\t"])),
        ("linking failed with three scopes", |seen| {
            seen.linking_failed = true;
            form(seen).scopes = rows(&["profile", "profile:user_id", "postal_code"]);
        }),
        ("3600", |seen| expires(seen, " 3600 ")),
        ("blank expiration", |seen| expires(seen, " ")),
        ("a day elsewhere", |seen| {
            own(seen, OWN, &["lamps"]);
            expires(seen, "86400");
        }),
        ("80420 elsewhere", |seen| {
            own(seen, AUTH0, &["offline_access"]);
            expires(seen, "80420");
        }),
        ("15 of each", |seen| {
            own(seen, OWN, &[]);
            form(seen).scopes = many(15, "");
            form(seen).domains = many(15, ".example-app.test");
        }),
    ];
    for (name, change) in table {
        for skill in [None, Some(SkillType::Custom), Some(SkillType::SmartHome)] {
            let mut seen = changed(change);
            seen.skill_type = skill;
            assert_eq!(reported(&seen), Vec::<String>::new(), "{name}, {skill:?}");
        }
    }
}

#[test]
fn implicit_grant_hides_what_belongs_to_the_other() {
    let mut seen = changed(|seen| {
        own(seen, ("https://home.example-app.test/auth/authorize", "https://home.example-app.test/auth/token"), &["x"]);
        form(seen).grant = Some(GrantType::Implicit);
        form(seen).client_id = Some("https://layla.amazon.com/".into());
        form(seen).access_token_scheme = Some(AccessTokenScheme::HttpBasic);
        form(seen).pkce = Some(true);
    });
    assert_eq!(reported(&seen), ["implicit-no-refresh:warning"]);
    seen.skill_type = Some(SkillType::Video);
    assert_eq!(reported(&seen), ["implicit-not-allowed"]);
}
