//! What the developer wants: the set-up of one skill over three consoles, in SMAPI's vocabulary.

use serde::{Deserialize, Serialize};

/// One set-up. Every field is optional: what is absent is left as it stands on the page.
/// The client secret is not part of it (see [`super::Secret`]).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Profile {
    /// Name of the profile, shown in the panel; usually the skill's name.
    pub name: String,
    /// The skill's kind; some requirements depend on it (scopes, grant type).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill_type: Option<SkillType>,
    /// The Alexa console's Account Linking form, as SMAPI's `accountLinkingRequest` (without `clientSecret`).
    #[serde(default)]
    pub account_linking_request: AccountLinkingRequest,
    /// The Login with Amazon security profile; absent for other identity providers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lwa: Option<SecurityProfile>,
    /// The ixHello publish profile; absent when the skill is not made with ixHello.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ixhello: Option<PublishProfile>,
    /// Rules that are off for this profile, each with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disabled_rules: Vec<DisabledRule>,
}

impl Profile {
    /// The client ID that it has of Login with Amazon.
    #[must_use]
    pub fn lwa_client_id(&self) -> Option<&str> {
        self.lwa.as_ref()?;
        self.account_linking_request.client_id.as_deref().filter(|id| !id.is_empty())
    }
}

/// A rule that is off for a profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DisabledRule {
    /// The rule's id.
    pub rule: String,
    /// Why it is off, in the developer's words.
    #[serde(default)]
    pub reason: String,
}

/// Kinds of skills that differ in what account linking demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SkillType {
    /// Custom skill: linking is optional, scopes are optional.
    Custom,
    /// Smart-home skill: linking is required, with at least one scope and the authorization code grant.
    SmartHome,
    /// Video skill: as smart home.
    Video,
    /// Music skill: as smart home for scopes.
    Music,
}

/// SMAPI's `accountLinkingRequest`. Source: developer.amazon.com/en-US/docs/alexa/smapi/account-linking-schemas.html
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountLinkingRequest {
    /// The authorization grant type.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<GrantType>,
    /// Where users enter their credentials (console: *Your Web Authorization URI*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// Where Alexa exchanges codes and refresh tokens (console: *Access Token URI*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token_url: Option<String>,
    /// The OAuth 2.0 client ID (console: *Your Client ID*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// How the client authenticates at the token endpoint (console: *Your Authentication Scheme*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token_scheme: Option<AccessTokenScheme>,
    /// The scopes to request, one row each; order does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// Hosts that the login page fetches content from, one row each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domains: Option<Vec<String>>,
    /// Seconds, used when the token response has no `expires_in`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_token_expiration_in_seconds: Option<u64>,
    /// Whether users may enable the skill without linking.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "super::lenient::optional_bool")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub skip_on_enablement: Option<bool>,
    /// Whether users may link by voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice_forward_account_linking: Option<Switch>,
    /// App-to-app: URLs of *your* app or site (console: *Your Redirect URLs*); not the Alexa redirect URLs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_urls: Option<Vec<String>>,
    /// Reciprocal access token URL. Kept and exported; the console's control for it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reciprocal_access_token_url: Option<String>,
    /// App-to-app from the Alexa app. Kept and exported; the console's labels for it are unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_urls_by_platform: Option<Vec<PlatformAuthorizationUrl>>,
}

/// Grant types of account linking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum GrantType {
    /// Authorization code grant.
    AuthCode,
    /// Implicit grant; custom skills only.
    Implicit,
}

impl GrantType {
    /// SMAPI's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AuthCode => "AUTH_CODE",
            Self::Implicit => "IMPLICIT",
        }
    }

    /// The grant with SMAPI's name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::AuthCode, Self::Implicit].into_iter().find(|grant| grant.as_str() == name)
    }
}

/// Client authentication schemes of the token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AccessTokenScheme {
    /// Client ID and secret in the `Authorization` header.
    HttpBasic,
    /// Client ID and secret in the request's body.
    RequestBodyCredentials,
}

impl AccessTokenScheme {
    /// SMAPI's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HttpBasic => "HTTP_BASIC",
            Self::RequestBodyCredentials => "REQUEST_BODY_CREDENTIALS",
        }
    }

    /// The scheme with SMAPI's name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::HttpBasic, Self::RequestBodyCredentials].into_iter().find(|scheme| scheme.as_str() == name)
    }
}

/// `ENABLED` or `DISABLED`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Switch {
    /// On.
    Enabled,
    /// Off.
    Disabled,
}

/// An entry of `authorizationUrlsByPlatform`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlatformAuthorizationUrl {
    /// The platform; SMAPI compares case-sensitively.
    pub platform_type: Platform,
    /// The authorization URL on this platform.
    pub platform_authorization_url: String,
}

/// Mobile platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Platform {
    /// Apple's.
    #[serde(rename = "iOS")]
    Ios,
    /// Google's.
    Android,
}

/// A Login with Amazon security profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SecurityProfile {
    /// *Security Profile Name*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// *Security Profile Description*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// *Consent Privacy Notice URL*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy_notice_url: Option<String>,
    /// *Allowed Origins* that must be there; others on the page stay. The code grant needs none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_origins: Vec<String>,
    /// *Allowed Return URLs* that must be there beside the Alexa redirect URLs; others on the page stay.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub additional_return_urls: Vec<String>,
}

/// An ixHello publish profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublishProfile {
    /// The check box *Enable Account Linking*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_account_linking: Option<bool>,
}
