//! A profile as if the consoles held it: what the rules say of it while it is edited.

use super::held::Held;
use super::memory::Memory;
use crate::console::{FieldKey, PageId};
use crate::profile::{AccessTokenScheme, GrantType, Profile};

impl Memory {
    /// The set-up that a profile asks for, as if it had been seen. What it leaves alone is not known, and neither is what
    /// only a page can show: the redirect URLs and the secret.
    #[must_use]
    pub fn wished(profile: &Profile) -> Self {
        let request = &profile.account_linking_request;
        let mut form = vec![Held { on: Some(true), ..Held::nothing(FieldKey::AccountLinking) }];
        let text = |key, text: &Option<String>| Held { text: text.clone(), ..Held::nothing(key) };
        let rows = |key, rows: &Option<Vec<String>>| Held { rows: rows.clone(), ..Held::nothing(key) };
        let choice = |key, name: Option<&str>| Held { choice: name.map(str::to_owned), ..Held::nothing(key) };
        form.push(Held { on: request.skip_on_enablement, ..Held::nothing(FieldKey::SkipOnEnablement) });
        form.push(choice(FieldKey::Type, request.grant.map(GrantType::as_str)));
        form.push(text(FieldKey::AuthorizationUrl, &request.authorization_url));
        form.push(text(FieldKey::AccessTokenUrl, &request.access_token_url));
        form.push(text(FieldKey::ClientId, &request.client_id));
        form.push(choice(FieldKey::AccessTokenScheme, request.access_token_scheme.map(AccessTokenScheme::as_str)));
        form.push(rows(FieldKey::Scopes, &request.scopes));
        form.push(rows(FieldKey::Domains, &request.domains));
        let seconds = request.default_token_expiration_in_seconds.map(|seconds| seconds.to_string());
        form.push(text(FieldKey::DefaultTokenExpirationInSeconds, &seconds));
        form.push(rows(FieldKey::RedirectUrls, &request.redirect_urls));
        let app_to_app = request.redirect_urls.as_ref().map(|urls| !urls.is_empty());
        form.push(Held { on: app_to_app, ..Held::nothing(FieldKey::AppToApp) });
        let mut pages = vec![(PageId::AlexaAccountLinking, form)];
        if let Some(lwa) = &profile.lwa {
            let origins = Some(lwa.allowed_origins.clone()).filter(|origins| !origins.is_empty());
            pages.push((PageId::LwaWebSettings, vec![rows(FieldKey::AllowedOrigins, &origins)]));
            pages.push((PageId::LwaCreateProfile, vec![text(FieldKey::PrivacyNoticeUrl, &lwa.privacy_notice_url)]));
        }
        Self::holding(pages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::AccountLinkingRequest;
    use crate::provider::PRESETS;
    use crate::report::{OutcomeName, Report};
    use crate::rules::Severity;
    use crate::setup::Observations;

    fn seen(profile: &Profile) -> Observations {
        Memory::wished(profile).view(None, Some(profile), false)
    }

    fn failing(profile: &Profile) -> Vec<String> {
        let report = Report::of(&seen(profile), &[], 0);
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
            let report = Report::of(&seen(&preset.profile()), &[], 0);
            let errors: Vec<_> = report.findings(Severity::Error).map(|(rule, _)| &rule.rule).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", preset.id);
        }
    }
}
