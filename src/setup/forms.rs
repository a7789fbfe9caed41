//! The forms of the consoles as values: what a page says, as rules and plans want it.

use serde::{Deserialize, Serialize};

use super::held::{Held, field, flag, rows, text};
use super::secret_facts::SecretFacts;
use crate::console::FieldKey;
use crate::profile::{AccessTokenScheme, GrantType};
use crate::provider::facts::LWA;
use crate::provider::{Provider, provider_of};

/// The Account Linking form. A field is `None` when it was not recognised on the page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AlexaForm {
    /// The toggle that opens the form.
    pub account_linking: Option<bool>,
    /// *Allow users to enable skill without account linking*; only custom skills have it.
    pub skip_on_enablement: Option<bool>,
    /// *Allow users to link their account to your skill from within your application or website*.
    pub app_to_app: Option<bool>,
    /// *Allow users to authenticate using your mobile application*.
    pub mobile_authentication: Option<bool>,
    /// The grant type.
    #[serde(rename = "type")]
    pub grant: Option<GrantType>,
    /// *PKCE Authorization*.
    pub pkce: Option<bool>,
    /// *Your Web Authorization URI*.
    pub authorization_url: Option<String>,
    /// *Access Token URI*.
    pub access_token_url: Option<String>,
    /// *Your Client ID*.
    pub client_id: Option<String>,
    /// What can be said of the typed secret.
    pub client_secret: Option<SecretFacts>,
    /// *Your Authentication Scheme*.
    pub access_token_scheme: Option<AccessTokenScheme>,
    /// *Scope*, empty rows included.
    pub scopes: Option<Vec<String>>,
    /// *Domain List*, empty rows included.
    pub domains: Option<Vec<String>>,
    /// *Default Access Token Expiration Time*.
    pub default_token_expiration_in_seconds: Option<String>,
    /// *Alexa Redirect URLs*.
    pub redirect_urls: Option<Vec<String>>,
    /// *Your Redirect URLs*: SMAPI's `redirectUrls`, for linking from the developer's own app. Empty rows included.
    pub app_redirect_urls: Option<Vec<String>>,
    /// The URIs for iOS and Android: SMAPI's `authorizationUrlsByPlatform`. `None` always: nobody has published how the
    /// page labels them, so no map has them.
    pub platform_urls: Option<Vec<String>>,
    /// *Alexa Client Id*: the other pair of ID and secret, for messages from the skill. Never its secret.
    pub alexa_client_id: Option<String>,
    /// True when the page says that something on it is not saved; `None` when it does not tell.
    pub unsaved: Option<bool>,
    /// The form as it was when the page last said that it is saved.
    pub saved: Option<Box<AlexaForm>>,
    /// True when it was saved while the secret's field was empty.
    pub secretless: bool,
    /// When it was seen, in milliseconds since 1970; 0 when that is not known.
    pub seen_at: u64,
}

/// Web Settings of a security profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WebSettings {
    /// The security profile's name, where the page shows it.
    pub security_profile: Option<String>,
    /// *Allowed Origins*, empty rows left out.
    pub allowed_origins: Option<Vec<String>>,
    /// *Allowed Return URLs*, empty rows left out.
    pub allowed_return_urls: Option<Vec<String>>,
    /// True when the inputs were seen, not the saved view.
    pub editing: bool,
    /// True when something in the inputs differs from what is saved.
    pub unsaved: bool,
    /// When it was seen, in milliseconds since 1970; 0 when that is not known.
    pub seen_at: u64,
}

/// A security profile's client.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LwaClient {
    /// The security profile's name, where the page shows it.
    pub security_profile: Option<String>,
    /// *Client ID*.
    pub client_id: String,
}

/// The form that makes a security profile, or the tab that shows one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CreateProfileForm {
    /// *Security Profile Name*.
    pub security_profile_name: Option<String>,
    /// *Security Profile Description*.
    pub security_profile_description: Option<String>,
    /// *Consent Privacy Notice URL*.
    pub privacy_notice_url: Option<String>,
    /// When it was seen, in milliseconds since 1970; 0 when that is not known.
    pub seen_at: u64,
}

/// The publish profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct IxhelloForm {
    /// *Enable Account Linking*.
    pub enable_account_linking: Option<bool>,
    /// True when the box was changed since the page was loaded: whether that was saved the page does not tell.
    pub unsaved: bool,
    /// When it was seen, in milliseconds since 1970; 0 when that is not known.
    pub seen_at: u64,
}

impl AlexaForm {
    /// The identity provider, where it is a known one.
    #[must_use]
    pub fn provider(&self) -> Option<&'static Provider> {
        provider_of(self.authorization_url.as_deref(), self.access_token_url.as_deref())
    }

    /// True when either endpoint is Login with Amazon's: parsed hosts, compared exactly.
    #[must_use]
    pub fn is_lwa(&self) -> bool {
        self.provider().is_some_and(|provider| provider.id == LWA)
    }

    /// What the fields of the form held.
    #[must_use]
    pub fn of(all: &[Held]) -> Self {
        let chosen = |key| field(all, key).and_then(|held| held.choice.as_deref());
        Self {
            account_linking: flag(all, FieldKey::AccountLinking),
            skip_on_enablement: flag(all, FieldKey::SkipOnEnablement),
            app_to_app: flag(all, FieldKey::AppToApp),
            mobile_authentication: flag(all, FieldKey::MobileAuthentication),
            grant: chosen(FieldKey::Type).and_then(GrantType::of),
            pkce: chosen(FieldKey::Pkce).map(|switch| switch == "ENABLED").or_else(|| flag(all, FieldKey::Pkce)),
            authorization_url: text(all, FieldKey::AuthorizationUrl),
            access_token_url: text(all, FieldKey::AccessTokenUrl),
            client_id: text(all, FieldKey::ClientId),
            client_secret: field(all, FieldKey::ClientSecret).and_then(|held| held.facts).map(SecretFacts::from_bits),
            access_token_scheme: chosen(FieldKey::AccessTokenScheme).and_then(AccessTokenScheme::of),
            scopes: rows(all, FieldKey::Scopes),
            domains: rows(all, FieldKey::Domains),
            default_token_expiration_in_seconds: text(all, FieldKey::DefaultTokenExpirationInSeconds),
            redirect_urls: rows(all, FieldKey::AlexaRedirectUrls).filter(|lines| !lines.is_empty()),
            app_redirect_urls: rows(all, FieldKey::RedirectUrls),
            alexa_client_id: text(all, FieldKey::AlexaClientId),
            ..Self::default()
        }
    }
}

impl WebSettings {
    /// What the lists of the page held.
    #[must_use]
    pub fn of(all: &[Held]) -> Self {
        let entries = |key| rows(all, key).map(|rows| rows.into_iter().filter(|row| !row.is_empty()).collect());
        Self {
            allowed_origins: entries(FieldKey::AllowedOrigins),
            allowed_return_urls: entries(FieldKey::AllowedReturnUrls),
            ..Self::default()
        }
    }
}

impl CreateProfileForm {
    /// What the fields of the form held.
    #[must_use]
    pub fn of(all: &[Held]) -> Self {
        Self {
            security_profile_name: text(all, FieldKey::SecurityProfileName),
            security_profile_description: text(all, FieldKey::SecurityProfileDescription),
            privacy_notice_url: text(all, FieldKey::PrivacyNoticeUrl),
            ..Self::default()
        }
    }
}
