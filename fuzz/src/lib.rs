//! What the targets share: a set-up made of a profile, and everything that looks at a set-up.

use linkwright::profile::Profile;
use linkwright::report::{Report, json, markdown, sarif};
use linkwright::rules::{Catalogue, Outcome, check};
use linkwright::setup::{AlexaForm, CreateProfileForm, IxhelloForm, LwaClient, Observations, WebSettings};

/// The Alexa redirect URLs of a made-up developer account.
pub const REDIRECT_URLS: [&str; 3] = [
    "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
    "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
    "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001",
];

/// The consoles just as a profile wants them.
pub fn set_up(profile: &Profile) -> Observations {
    let request = profile.account_linking_request.clone();
    let lwa = profile.lwa.clone().unwrap_or_default();
    Observations {
        alexa: Some(AlexaForm {
            account_linking: Some(true),
            grant: request.grant,
            authorization_url: request.authorization_url,
            access_token_url: request.access_token_url,
            client_id: request.client_id.clone(),
            access_token_scheme: request.access_token_scheme,
            scopes: request.scopes,
            domains: request.domains,
            default_token_expiration_in_seconds: request
                .default_token_expiration_in_seconds
                .map(|seconds| seconds.to_string()),
            app_redirect_urls: request.redirect_urls,
            redirect_urls: Some(REDIRECT_URLS.map(str::to_owned).to_vec()),
            ..AlexaForm::default()
        }),
        web_settings: Some(WebSettings {
            security_profile: lwa.name.clone(),
            allowed_origins: Some(lwa.allowed_origins),
            allowed_return_urls: Some(lwa.additional_return_urls),
            ..WebSettings::default()
        }),
        lwa_clients: request
            .client_id
            .into_iter()
            .map(|client_id| LwaClient { security_profile: lwa.name.clone(), client_id })
            .collect(),
        create_profile: Some(CreateProfileForm {
            security_profile_name: lwa.name.clone(),
            security_profile_description: lwa.description,
            privacy_notice_url: lwa.privacy_notice_url,
            ..CreateProfileForm::default()
        }),
        ixhello: profile.ixhello.as_ref().map(|publish| IxhelloForm {
            enable_account_linking: publish.enable_account_linking,
            ..IxhelloForm::default()
        }),
        chosen_security_profile: lwa.name,
        skill_type: profile.skill_type,
        ..Observations::default()
    }
}

/// Asks every rule, and writes all three reports.
pub fn judge(seen: &Observations, profile: &Profile, catalogue: &Catalogue) {
    for checked in check(seen, &profile.disabled_rules) {
        if let Outcome::Fails(findings) = &checked.outcome {
            assert!(!findings.is_empty(), "{} fails without a finding", checked.rule.id);
        }
        for (finding, _) in checked.findings() {
            assert!(!finding.what.is_empty() && !finding.places.is_empty(), "{}", checked.rule.id);
        }
    }
    let report = Report::of(seen, &profile.disabled_rules, 1);
    let written =
        (markdown::write(&report, catalogue), sarif::write(&report, catalogue), json::write(&report, catalogue));
    assert!(!written.0.is_empty() && !written.1.is_empty() && !written.2.is_empty());
}
