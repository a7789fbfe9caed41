//! Names of consoles, pages and fields, as they stand in maps, messages and the panel's `data-` attributes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have one fixed name each, and the list of them all.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}

names! {
    /// A page of a console that Linkwright knows.
    PageId {
        /// ixHello: publish profile.
        IxhelloPublish = "ixhello.publish",
        /// Login with Amazon: create a security profile.
        LwaCreateProfile = "lwa.create-profile",
        /// Login with Amazon: a security profile's General tab, where client ID and secret stand.
        LwaGeneral = "lwa.general",
        /// Login with Amazon: a security profile's Web Settings, viewing or editing.
        LwaWebSettings = "lwa.web-settings",
        /// Alexa developer console: Account Linking.
        AlexaAccountLinking = "alexa.account-linking",
    }
}

names! {
    /// A field of a console page. SMAPI's names where SMAPI has one.
    FieldKey {
        /// ixHello's check box *Enable Account Linking*.
        EnableAccountLinking = "enableAccountLinking",
        /// LWA: *Security Profile Name*.
        SecurityProfileName = "securityProfileName",
        /// LWA: *Security Profile Description*.
        SecurityProfileDescription = "securityProfileDescription",
        /// LWA: *Consent Privacy Notice URL*.
        PrivacyNoticeUrl = "privacyNoticeUrl",
        /// LWA: *Security Profile ID*; read so that it is not taken for the client ID.
        SecurityProfileId = "securityProfileId",
        /// LWA: *Allowed Origins*.
        AllowedOrigins = "allowedOrigins",
        /// LWA: *Allowed Return URLs*.
        AllowedReturnUrls = "allowedReturnUrls",
        /// Alexa: the toggle that opens the form.
        AccountLinking = "accountLinking",
        /// SMAPI `skipOnEnablement`.
        SkipOnEnablement = "skipOnEnablement",
        /// Alexa: the toggle for linking from the developer's own app or site.
        AppToApp = "appToApp",
        /// Alexa: the toggle for authenticating in the developer's mobile app.
        MobileAuthentication = "mobileAuthentication",
        /// SMAPI `voiceForwardAccountLinking`.
        VoiceForwardAccountLinking = "voiceForwardAccountLinking",
        /// SMAPI `type`: the authorization grant type.
        Type = "type",
        /// Alexa: PKCE, which SMAPI has no name for.
        Pkce = "pkce",
        /// SMAPI `authorizationUrl`.
        AuthorizationUrl = "authorizationUrl",
        /// SMAPI `accessTokenUrl`.
        AccessTokenUrl = "accessTokenUrl",
        /// SMAPI `clientId`; on LWA's pages the OAuth2 client ID.
        ClientId = "clientId",
        /// SMAPI `clientSecret`; on LWA's pages the client secret.
        ClientSecret = "clientSecret",
        /// SMAPI `accessTokenScheme`.
        AccessTokenScheme = "accessTokenScheme",
        /// SMAPI `scopes`.
        Scopes = "scopes",
        /// SMAPI `domains`.
        Domains = "domains",
        /// SMAPI `defaultTokenExpirationInSeconds`.
        DefaultTokenExpirationInSeconds = "defaultTokenExpirationInSeconds",
        /// SMAPI `redirectUrls` (*Your Redirect URLs*, app-to-app).
        RedirectUrls = "redirectUrls",
        /// Alexa: *Alexa Client Id*, read-only; not the OAuth client ID.
        AlexaClientId = "alexaClientId",
        /// Alexa: *Alexa Client Secret*, read-only; never read.
        AlexaClientSecret = "alexaClientSecret",
        /// Alexa: *Privacy Policy URL* of the 2018 form.
        PrivacyPolicyUrl = "privacyPolicyUrl",
        /// Alexa: *Alexa Redirect URLs*, which the identity provider must know.
        AlexaRedirectUrls = "alexaRedirectUrls",
    }
}

impl FieldKey {
    /// True for values that must never leave memory.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::ClientSecret | Self::AlexaClientSecret)
    }
}
