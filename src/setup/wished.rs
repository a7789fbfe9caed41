//! A profile as if the consoles held it: what the rules say of it while it is edited.

use super::forms::{AlexaForm, CreateProfileForm, WebSettings};
use super::observe::Observations;
use crate::profile::Profile;

impl Observations {
    /// The set-up that a profile asks for. What it leaves alone is not known, and neither is what only a page can show:
    /// the redirect URLs and the secret.
    #[must_use]
    pub fn wished(profile: &Profile) -> Self {
        let request = &profile.account_linking_request;
        let seconds = request.default_token_expiration_in_seconds;
        let form = AlexaForm {
            account_linking: Some(true),
            skip_on_enablement: request.skip_on_enablement,
            app_to_app: request.redirect_urls.as_ref().map(|urls| !urls.is_empty()),
            grant: request.grant,
            authorization_url: request.authorization_url.clone(),
            access_token_url: request.access_token_url.clone(),
            client_id: request.client_id.clone(),
            access_token_scheme: request.access_token_scheme,
            scopes: request.scopes.clone(),
            domains: request.domains.clone(),
            default_token_expiration_in_seconds: seconds.map(|seconds| seconds.to_string()),
            app_redirect_urls: request.redirect_urls.clone(),
            ..AlexaForm::default()
        };
        let lwa = profile.lwa.as_ref();
        Self {
            alexa: Some(form),
            web_settings: lwa.filter(|lwa| !lwa.allowed_origins.is_empty()).map(|lwa| WebSettings {
                allowed_origins: Some(lwa.allowed_origins.clone()),
                ..WebSettings::default()
            }),
            create_profile: lwa.map(|lwa| CreateProfileForm {
                privacy_notice_url: lwa.privacy_notice_url.clone(),
                ..CreateProfileForm::default()
            }),
            skill_type: profile.skill_type,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::AccountLinkingRequest;
    use crate::provider::PRESETS;
    use crate::report::{OutcomeName, Report};
    use crate::rules::Severity;

    fn failing(profile: &Profile) -> Vec<String> {
        let report = Report::of(&Observations::wished(profile), &[], 0);
        report.with(OutcomeName::Fails).map(|rule| rule.rule.clone()).collect()
    }

    #[test]
    fn an_empty_profile_is_not_blamed() {
        assert_eq!(failing(&Profile::default()), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_in_a_profile_is_found_before_any_page_is_open() {
        let request = AccountLinkingRequest {
            authorization_url: Some("http://auth.example-app.test/authorize".into()),
            client_id: Some("amzn1.application-ao2-client.0123456789abcdef0123456789abcdef".into()),
            scopes: Some(vec!["profile,postal_code".into()]),
            ..AccountLinkingRequest::default()
        };
        let profile = Profile { account_linking_request: request, ..Profile::default() };
        let failing = failing(&profile);
        for rule in ["uri-not-https", "scope-joined"] {
            assert!(failing.iter().any(|failed| failed == rule), "{rule} is not among {failing:?}");
        }
    }

    #[test]
    fn no_preset_begins_with_an_error_that_its_user_did_not_make() {
        for preset in PRESETS {
            let report = Report::of(&Observations::wished(&preset.profile()), &[], 0);
            let errors: Vec<_> = report.findings(Severity::Error).map(|(rule, _)| &rule.rule).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", preset.id);
        }
    }
}
