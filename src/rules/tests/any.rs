//! Any text in any field.

use proptest::prelude::*;

use super::*;
use crate::profile::AccessTokenScheme;
use crate::setup::{CreateProfileForm, IxhelloForm};

/// Any text, and texts near those that the rules know.
pub fn text() -> impl Strategy<Value = String> {
    let known = [
        PAGE,
        TOKEN,
        "https://api.amazon.co.uk",
        CLIENT_ID,
        OTHER_ID,
        LAYLA,
        PITANGUI,
        "profile",
        "user_id",
        "alexa:all",
        "offline_access",
        "openid email",
        "https://tenant.auth0.com/authorize",
        "https://accounts.google.com/o/oauth2/v2/auth?access_type=online#x",
        "https://home.example-app.test/auth/authorize",
        "https://home.example-app.test/auth/token",
        "3600",
        "80420",
        "https://auth.example-app.test/x",
        "http://auth.example-app.test:80/x?state=1&p=q#z",
        "https://[fe80::1]:8443/token?client_secret=fake&grant_type=x",
        "lamps.auth0.com",
        "a.test, https://b.test/x",
        "https://portaltest.voiceworx.ai/",
        "channel.voiceworx.ai",
        "https://xxx.ngrok.io/<a>",
        "https://www.аmazon.com/ap/oa",
        "",
    ];
    let known = prop::sample::select(known.to_vec());
    prop_oneof![
        "\\PC*",
        any::<String>(),
        known.clone().prop_map(str::to_owned),
        (known.clone(), "\\PC{0,4}", "\\PC{0,4}").prop_map(|(known, before, after)| format!("{before}{known}{after}")),
        // What sentences are made of in the browser.
        (known, "[\u{2}\u{3}\u{1f}]{1,3}").prop_map(|(known, signs)| format!("{signs}{known}{signs}")),
    ]
}

fn texts() -> impl Strategy<Value = Option<Vec<String>>> {
    prop::option::of(prop_oneof![prop::collection::vec(text(), 0..6), prop::collection::vec(text(), 60..90)])
}

prop_compose! {
    fn any_form()(
        account_linking in any::<Option<bool>>(),
        grant in prop::option::of(prop::sample::select(vec![GrantType::AuthCode, GrantType::Implicit])),
        [authorization_url, access_token_url, client_id] in prop::array::uniform3(prop::option::of(text())),
        client_secret in prop::option::of(text().prop_map(|text| SecretFacts::of(&SecretSeen::of(&text), None, None))),
        (scopes, domains, redirect_urls) in (texts(), texts(), texts()),
        default_token_expiration_in_seconds in prop::option::of(text()),
        (app_to_app, mobile_authentication) in any::<(Option<bool>, Option<bool>)>(),
        (app_redirect_urls, platform_urls) in (texts(), texts()),
        saved_url in prop::option::of(text()),
        scheme in any::<Option<bool>>(),
        pkce in any::<Option<bool>>(),
    ) -> AlexaForm {
        AlexaForm {
            account_linking,
            grant,
            authorization_url,
            access_token_url,
            client_id,
            client_secret,
            access_token_scheme: scheme.map(|basic| match basic {
                true => AccessTokenScheme::HttpBasic,
                false => AccessTokenScheme::RequestBodyCredentials,
            }),
            pkce,
            scopes,
            domains,
            default_token_expiration_in_seconds,
            redirect_urls,
            app_to_app,
            mobile_authentication,
            app_redirect_urls,
            platform_urls,
            saved: saved_url.map(|url| Box::new(AlexaForm { access_token_url: Some(url), ..AlexaForm::default() })),
            ..AlexaForm::default()
        }
    }
}

prop_compose! {
    pub fn any_set_up()(
        alexa in prop::option::weighted(0.9, any_form()),
        web_settings in prop::option::weighted(0.9, (prop::option::of(text()), texts(), texts(), any::<bool>())),
        clients in prop::collection::vec((prop::option::of(text()), text()), 0..3),
        chosen_security_profile in prop::option::of(text()),
        skill_type in prop::sample::select(vec![None, Some(SkillType::Custom), Some(SkillType::SmartHome)]),
        ixhello in prop::option::of(any::<Option<bool>>()),
        (privacy_notice_url, shown_privacy_notice_url) in prop::array::uniform2(prop::option::of(text())).prop_map(<(_, _)>::from),
        linking_failed in any::<bool>(),
    ) -> Observations {
        let web_settings = web_settings.map(|(security_profile, allowed_origins, allowed_return_urls, editing)| {
            WebSettings { security_profile, allowed_origins, allowed_return_urls, editing, ..Default::default() }
        });
        let client = |(security_profile, client_id)| LwaClient { security_profile, client_id };
        let lwa_clients = clients.into_iter().map(client).collect();
        Observations {
            alexa,
            web_settings,
            lwa_clients,
            create_profile: Some(CreateProfileForm { privacy_notice_url, ..Default::default() }),
            shown_privacy_notice_url,
            ixhello: ixhello.map(|on| IxhelloForm { enable_account_linking: on, ..Default::default() }),
            chosen_security_profile,
            skill_type,
            linking_failed,
            ..Default::default()
        }
    }
}

proptest! {
    #[test]
    fn no_set_up_crashes_a_rule_and_asking_twice_changes_nothing(seen in any_set_up()) {
        let once = check_all(&seen);
        let twice = check_all(&seen);
        prop_assert_eq!(once.len(), twice.len());
        for (one, other) in once.iter().zip(&twice) {
            prop_assert_eq!(one.rule.id, other.rule.id);
            prop_assert_eq!(&one.outcome, &other.outcome);
        }
    }

    #[test]
    fn no_value_passes_for_a_sentence(seen in any_set_up()) {
        let signs = ['\u{2}', '\u{3}', '\u{1f}'];
        for checked in check_all(&seen) {
            for (finding, _) in checked.findings() {
                prop_assert!(!finding.what.contains(signs), "{:?}", finding.what);
                prop_assert!(!finding.cure.contains(signs), "{:?}", finding.cure);
            }
        }
    }

    #[test]
    fn of_several_findings_at_one_place_the_first_rule_has_its_own(seen in any_set_up()) {
        let mut taken = Vec::new();
        for checked in check_all(&seen) {
            let mut raw = (checked.rule.check)(&seen);
            if let Outcome::Fails(findings) = &mut raw {
                findings.retain(|finding| !finding.places.iter().any(|place| taken.contains(place)));
                taken.extend(findings.iter().flat_map(|finding| finding.places.iter().cloned()));
                if findings.is_empty() {
                    raw = Outcome::NotApplicable;
                }
            }
            prop_assert_eq!(&checked.outcome, &raw, "{}", checked.rule.id);
        }
    }
}
