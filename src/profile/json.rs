//! The profile and its file, as JSON.

use super::model::{
    AccessTokenScheme, AccountLinkingRequest, DisabledRule, GrantType, Platform, PlatformAuthorizationUrl, Profile,
    PublishProfile, SecurityProfile, SkillType, Switch,
};
use super::secret::Secret;
use crate::json::{Fields, Read, Spot, Value, Writer, choices, record};

record!(Profile {
    need name = "name",
    may skill_type = "skillType",
    or_default account_linking_request = "accountLinkingRequest",
    may lwa = "lwa",
    may ixhello = "ixhello",
    may disabled_rules = "disabledRules",
});

record!(DisabledRule {
    need rule = "rule",
    or_default reason = "reason",
});

choices!(SkillType {
    Custom = "custom",
    SmartHome = "smartHome",
    Video = "video",
    Music = "music",
});

record!(AccountLinkingRequest {
    may grant = "type",
    may authorization_url = "authorizationUrl",
    may access_token_url = "accessTokenUrl",
    may client_id = "clientId",
    may access_token_scheme = "accessTokenScheme",
    may scopes = "scopes",
    may domains = "domains",
    may default_token_expiration_in_seconds = "defaultTokenExpirationInSeconds",
    lenient skip_on_enablement = "skipOnEnablement",
    may voice_forward_account_linking = "voiceForwardAccountLinking",
    may redirect_urls = "redirectUrls",
    may reciprocal_access_token_url = "reciprocalAccessTokenUrl",
    may authorization_urls_by_platform = "authorizationUrlsByPlatform",
});

impl Fields<'_> {
    /// A flag, or a word for it (see [`super::lenient`]).
    fn lenient(&mut self) -> Option<bool> {
        let spot = self.spot();
        match spot.value {
            None | Some(Value::Null) => return None,
            Some(Value::Flag(flag)) => return Some(*flag),
            Some(Value::Text(word)) if word == "true" => return Some(true),
            Some(Value::Text(word)) if word == "false" => return Some(false),
            _ => {}
        }
        spot.expected("true or false");
        None
    }
}

impl Writer {
    fn lenient(&mut self, name: &str, flag: &Option<bool>) {
        self.may(name, flag);
    }
}

choices!(GrantType {
    AuthCode = "AUTH_CODE",
    Implicit = "IMPLICIT",
});

choices!(AccessTokenScheme {
    HttpBasic = "HTTP_BASIC",
    RequestBodyCredentials = "REQUEST_BODY_CREDENTIALS",
});

choices!(Switch {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

record!(PlatformAuthorizationUrl {
    need platform_type = "platformType",
    need platform_authorization_url = "platformAuthorizationUrl",
});

choices!(Platform {
    Ios = "iOS",
    Android = "Android",
});

record!(SecurityProfile {
    may name = "name",
    may description = "description",
    may privacy_notice_url = "privacyNoticeUrl",
    may allowed_origins = "allowedOrigins",
    may additional_return_urls = "additionalReturnUrls",
});

record!(PublishProfile {
    may enable_account_linking = "enableAccountLinking",
});

impl Fields<'_> {
    /// The counterpart of [`Writer::in_memory`].
    pub(crate) fn in_memory<T: Read>(&mut self) -> T {
        self.need()
    }
}

impl Writer {
    /// A secret, for the few messages and session records that carry one from memory to memory.
    pub(crate) fn in_memory<'a>(&mut self, name: &str, secret: impl Into<Option<&'a Secret>>) {
        self.need(name, &secret.into().map(Secret::expose));
    }
}

// Read only: whoever writes a secret must say so.
impl Read for Secret {
    fn read(spot: &Spot<'_>) -> Self {
        Self::new(String::read(spot))
    }
}
