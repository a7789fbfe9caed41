//! A set-up made from a preset, with what the preset leaves open filled in as a user would, is right.

use super::*;
use crate::profile::AccountLinkingRequest;
use crate::provider::{PRESETS, Preset};
use crate::setup::{CreateProfileForm, IxhelloForm};

/// What a user adds to a preset.
struct Own {
    preset: &'static str,
    /// The address of the provider up to the paths, where it is the user's own, and the two paths.
    address: Option<(&'static str, &'static str, &'static str)>,
    client_id: &'static str,
    secret: &'static str,
    /// Scopes and domains beside those of the preset.
    scopes: &'static [&'static str],
    domains: &'static [&'static str],
}

impl Own {
    const fn new(preset: &'static str, client_id: &'static str) -> Self {
        Self { preset, address: None, client_id, secret: "fake+secret/0001==", scopes: &[], domains: &[] }
    }

    const fn at(mut self, host: &'static str, authorization: &'static str, token: &'static str) -> Self {
        self.address = Some((host, authorization, token));
        self
    }
}

/// A secret of Login with Amazon's form.
const LWA_SECRET: &str = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e";

/// Every preset, some with several kinds of hosts.
const OWN: &[Own] = &[
    Own { secret: LWA_SECRET, ..Own::new("lwa", CLIENT_ID) },
    Own { secret: LWA_SECRET, ..Own::new("lwa-eu", CLIENT_ID) },
    Own { secret: LWA_SECRET, ..Own::new("lwa-fe", CLIENT_ID) },
    Own { secret: LWA_SECRET, ..Own::new("ixhello-lwa", CLIENT_ID) },
    Own { secret: "any words", ..Own::new("home-assistant", "https://layla.amazon.com/") }.at(
        "https://home.example-app.test",
        "/auth/authorize",
        "/auth/token",
    ),
    Own::new("home-assistant", "https://alexa.amazon.co.jp/").at(
        "https://häuschen.example-app.test:443",
        "/auth/authorize",
        "/auth/token",
    ),
    Own::new("auth0", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF").at(
        "https://lamps.eu.auth0.com",
        "/authorize",
        "/oauth/token",
    ),
    Own::new("cognito", "1h57kf5cpq17m0eml12fake").at(
        "https://lamps.auth.eu-west-1.amazoncognito.com",
        "/oauth2/authorize",
        "/oauth2/token",
    ),
    Own::new("google", "123456789012-fake4client.apps.googleusercontent.com"),
    Own::new("okta", "0oa1fake2client3id4").at(
        "https://dev-123456.okta.com",
        "/oauth2/default/v1/authorize",
        "/oauth2/default/v1/token",
    ),
    Own::new("entra", "11112222-bbbb-3333-cccc-4444dddd5555").at(
        "https://login.microsoftonline.com/common",
        "/oauth2/v2.0/authorize",
        "/oauth2/v2.0/token",
    ),
    Own { scopes: &["user-read-private"], ..Own::new("spotify", "0123456789abcdef0123456789abcdef") },
    Own {
        scopes: &["lamps:read", "lamps:write", "offline_access"],
        domains: &["auth.example-app.test", "cdn.example-app.test"],
        ..Own::new("own-server", "alexa-skill")
    }
    .at("https://auth.example-app.test", "/authorize?ui_locales=de", "/token?p=B2C_1_signin"),
    Own { scopes: &["lamps"], ..Own::new("own-server", "alexa") }.at(
        "https://例え.テスト:443",
        "/oauth/認可",
        "/token",
    ),
];

/// Everything seen, saved, and as the preset and the user want it.
fn set_up(preset: &Preset, own: &Own, skill_type: SkillType) -> Observations {
    let profile = preset.profile();
    let request = profile.account_linking_request;
    let mut alexa = form_of(&request, own);
    alexa.skip_on_enablement = (skill_type == SkillType::Custom).then_some(true);
    alexa.saved = Some(Box::new(alexa.clone()));
    let security_profile = Some("Lamps".to_owned());
    let return_urls = match profile.lwa {
        Some(_) => rows(&[LAYLA, JAPAN, PITANGUI, "https://example-app.test/cb"]),
        // Of another product that was opened before.
        None => rows(&["http://localhost:3000/cb"]),
    };
    let client = LwaClient { security_profile: security_profile.clone(), client_id: CLIENT_ID.into() };
    Observations {
        alexa: Some(alexa),
        web_settings: Some(WebSettings {
            security_profile: security_profile.clone(),
            allowed_origins: rows(&[]),
            allowed_return_urls: return_urls,
            ..Default::default()
        }),
        lwa_clients: vec![client],
        create_profile: Some(CreateProfileForm {
            security_profile_name: security_profile.clone(),
            security_profile_description: Some("Account linking of the lamps".into()),
            privacy_notice_url: Some("https://example-app.test/privacy".into()),
            ..Default::default()
        }),
        shown_privacy_notice_url: Some("https://example-app.test/privacy".into()),
        ixhello: profile.ixhello.map(|publish| IxhelloForm {
            enable_account_linking: publish.enable_account_linking,
            ..Default::default()
        }),
        chosen_security_profile: profile.lwa.and(security_profile),
        skill_type: Some(skill_type),
        secret_kept: true,
        ..Default::default()
    }
}

fn form_of(request: &AccountLinkingRequest, own: &Own) -> AlexaForm {
    let address = |path: fn(&(&str, &'static str, &'static str)) -> &'static str| {
        own.address.as_ref().map(|address| format!("{}{}", address.0, path(address)))
    };
    let list = |preset: &Option<Vec<String>>, own: &[&str]| {
        let mut rows = preset.clone().unwrap_or_default();
        rows.extend(own.iter().map(|row| (*row).to_owned()));
        Some(rows)
    };
    AlexaForm {
        account_linking: Some(true),
        app_to_app: Some(false),
        mobile_authentication: Some(false),
        grant: request.grant,
        pkce: Some(false),
        authorization_url: request.authorization_url.clone().or_else(|| address(|all| all.1)),
        access_token_url: request.access_token_url.clone().or_else(|| address(|all| all.2)),
        client_id: Some(own.client_id.to_owned()),
        client_secret: Some(SecretFacts::of(&SecretSeen::of(own.secret), Some(own.client_id), None)),
        access_token_scheme: request.access_token_scheme,
        scopes: list(&request.scopes, own.scopes),
        domains: list(&request.domains, own.domains),
        default_token_expiration_in_seconds: Some(String::new()),
        redirect_urls: rows(&[PITANGUI, JAPAN, LAYLA]),
        app_redirect_urls: rows(&[]),
        unsaved: Some(false),
        ..Default::default()
    }
}

#[test]
fn a_set_up_from_any_preset_has_no_error_and_no_warning() {
    for preset in PRESETS {
        assert!(OWN.iter().any(|own| own.preset == preset.id), "{}: say what a user adds to it", preset.id);
    }
    for own in OWN {
        let preset = crate::provider::preset(own.preset).unwrap();
        for skill in [SkillType::Custom, SkillType::SmartHome, SkillType::Video, SkillType::Music] {
            let seen = set_up(preset, own, skill);
            let form = seen.alexa.as_ref().unwrap();
            assert!(form.authorization_url.is_some() && form.access_token_url.is_some(), "{}", own.preset);
            let bad: Vec<String> = reported(&seen).into_iter().filter(|said| !said.ends_with(":info")).collect();
            assert_eq!(bad, Vec::<String>::new(), "{}, {skill:?}", own.preset);
        }
    }
}

#[test]
fn what_a_preset_lacks_is_seen() {
    let own = OWN.iter().find(|own| own.preset == "home-assistant").unwrap();
    let mut seen = set_up(crate::provider::preset("home-assistant").unwrap(), own, SkillType::SmartHome);
    form(&mut seen).scopes = rows(&[]);
    assert_eq!(reported(&seen), ["scope-missing"]);
}
