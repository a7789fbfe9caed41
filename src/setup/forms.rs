//! The forms of the consoles as values: what a page says, as rules and plans want it.

use serde::{Deserialize, Serialize};

use super::address::parse;
use super::secret_facts::SecretFacts;
use crate::console::FieldKey;
use crate::page::{FieldState, PageReading};
use crate::profile::{AccessTokenScheme, GrantType, Secret};
use crate::provider::{LWA_AUTHORIZATION_HOSTS, LWA_TOKEN_URLS};

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
    /// *Alexa Client Id*: the other pair of ID and secret, for messages from the skill. Never its secret.
    pub alexa_client_id: Option<String>,
    /// True when the page says that something on it is not saved; `None` when it does not tell.
    pub unsaved: Option<bool>,
    /// The form as it was when the page last said that it is saved.
    pub saved: Option<Box<AlexaForm>>,
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
}

/// The publish profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct IxhelloForm {
    /// *Enable Account Linking*.
    pub enable_account_linking: Option<bool>,
    /// When it was seen, in milliseconds since 1970; 0 when that is not known.
    pub seen_at: u64,
}

impl AlexaForm {
    /// True when either endpoint is Login with Amazon's: parsed hosts, compared exactly.
    #[must_use]
    pub fn is_lwa(&self) -> bool {
        let authorization = host(self.authorization_url.as_deref());
        let token = host(self.access_token_url.as_deref());
        authorization.is_some_and(|host| LWA_AUTHORIZATION_HOSTS.contains(&host.as_str()))
            || token.is_some_and(|host| LWA_TOKEN_URLS.iter().any(|url| url.split('/').nth(2) == Some(host.as_str())))
    }

    /// What the form says. `kept` is the secret that is kept for this session.
    #[must_use]
    pub fn of(reading: &PageReading, kept: Option<&Secret>) -> Self {
        let text = |key| reading.text(key).map(str::to_owned);
        let chosen = |key| match reading.state(key) {
            FieldState::Choice { chosen, .. } => *chosen,
            _ => None,
        };
        Self {
            account_linking: toggle(reading, FieldKey::AccountLinking),
            skip_on_enablement: toggle(reading, FieldKey::SkipOnEnablement),
            app_to_app: toggle(reading, FieldKey::AppToApp),
            mobile_authentication: toggle(reading, FieldKey::MobileAuthentication),
            grant: chosen(FieldKey::Type).and_then(GrantType::of),
            pkce: chosen(FieldKey::Pkce).map(|switch| switch == "ENABLED").or_else(|| toggle(reading, FieldKey::Pkce)),
            authorization_url: text(FieldKey::AuthorizationUrl),
            access_token_url: text(FieldKey::AccessTokenUrl),
            client_secret: match reading.state(FieldKey::ClientSecret) {
                FieldState::Secret { seen, .. } => Some(SecretFacts::of(seen, reading.text(FieldKey::ClientId), kept)),
                _ => None,
            },
            client_id: text(FieldKey::ClientId),
            access_token_scheme: chosen(FieldKey::AccessTokenScheme).and_then(AccessTokenScheme::of),
            scopes: reading.rows(FieldKey::Scopes),
            domains: reading.rows(FieldKey::Domains),
            default_token_expiration_in_seconds: text(FieldKey::DefaultTokenExpirationInSeconds),
            redirect_urls: reading.lines(FieldKey::AlexaRedirectUrls).filter(|lines| !lines.is_empty()),
            app_redirect_urls: reading.rows(FieldKey::RedirectUrls),
            alexa_client_id: text(FieldKey::AlexaClientId),
            unsaved: reading.unsaved,
            saved: None,
            seen_at: 0,
        }
    }
}

impl WebSettings {
    /// What the page says.
    #[must_use]
    pub fn of(reading: &PageReading) -> Self {
        Self {
            security_profile: reading.security_profile_name.clone(),
            allowed_origins: reading.lines(FieldKey::AllowedOrigins),
            allowed_return_urls: reading.lines(FieldKey::AllowedReturnUrls),
            editing: matches!(reading.state(FieldKey::AllowedReturnUrls), FieldState::List { .. }),
            unsaved: false,
            seen_at: 0,
        }
    }

    /// True when both hold the same entries.
    #[must_use]
    pub fn holds_the_same(&self, other: &Self) -> bool {
        (&self.allowed_origins, &self.allowed_return_urls) == (&other.allowed_origins, &other.allowed_return_urls)
    }
}

impl CreateProfileForm {
    /// What the page says.
    #[must_use]
    pub fn of(reading: &PageReading) -> Self {
        let text = |key| reading.text(key).map(str::to_owned);
        Self {
            security_profile_name: text(FieldKey::SecurityProfileName),
            security_profile_description: text(FieldKey::SecurityProfileDescription),
            privacy_notice_url: text(FieldKey::PrivacyNoticeUrl),
        }
    }
}

impl IxhelloForm {
    /// What the page says.
    #[must_use]
    pub fn of(reading: &PageReading) -> Self {
        Self { enable_account_linking: toggle(reading, FieldKey::EnableAccountLinking), seen_at: 0 }
    }
}

/// The host of an address, as a browser would take it.
#[must_use]
pub fn host(address: Option<&str>) -> Option<String> {
    parse(address?).and_then(|url| url.host_str().map(str::to_owned))
}

fn toggle(reading: &PageReading, key: FieldKey) -> Option<bool> {
    match reading.state(key) {
        FieldState::Toggle { on, .. } => *on,
        _ => None,
    }
}
