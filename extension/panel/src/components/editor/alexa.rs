//! The Alexa console's Account Linking form, in SMAPI's order of use.

use leptos::prelude::*;
use linkwright::profile::{AccessTokenScheme, GrantType, Switch};

use super::fields::{About, Choice, SecondsField, TextField};
use super::list::ListField;
use super::platforms::Platforms;
use super::secret::secret_field;
use crate::draft;
use crate::text;

const fn about(name: &'static str, label: &'static str, hint: &'static str) -> About {
    About { name, json: name, label, hint }
}

const GRANT: About = about("type", text::GRANT, text::GRANT_HINT);
const AUTHORIZATION: About = about("authorizationUrl", text::AUTHORIZATION, text::AUTHORIZATION_HINT);
const TOKEN: About = about("accessTokenUrl", text::TOKEN, text::TOKEN_HINT);
const CLIENT: About = about("clientId", text::CLIENT, text::CLIENT_HINT);
const SCHEME: About = about("accessTokenScheme", text::SCHEME, text::SCHEME_HINT);
const SCOPES: About = about("scopes", text::SCOPES, text::SCOPES_HINT);
const DOMAINS: About = about("domains", text::DOMAINS, text::DOMAINS_HINT);
const EXPIRATION: About = about("defaultTokenExpirationInSeconds", text::EXPIRATION, text::EXPIRATION_HINT);
const SKIP: About = about("skipOnEnablement", text::SKIP, text::SKIP_HINT);
const VOICE: About = about("voiceForwardAccountLinking", text::VOICE, text::VOICE_HINT);
const APP_URLS: About = about("redirectUrls", text::APP_URLS, text::APP_URLS_HINT);
const RECIPROCAL: About = about("reciprocalAccessTokenUrl", text::RECIPROCAL, text::RECIPROCAL_HINT);
const PLATFORMS: About = about("authorizationUrlsByPlatform", text::PLATFORMS, text::PLATFORMS_HINT);

/// What every set-up needs.
pub fn needed() -> AnyView {
    view! {
        <Choice
            about=GRANT
            words=(text::GRANT_CODE, text::GRANT_IMPLICIT)
            get=|profile| profile.account_linking_request.grant.map(|grant| grant == GrantType::AuthCode)
            set=|profile, code| {
                profile.account_linking_request.grant =
                    code.map(|code| if code { GrantType::AuthCode } else { GrantType::Implicit });
            }
        />
        <TextField
            about=AUTHORIZATION
            get=|profile| profile.account_linking_request.authorization_url.clone()
            set=|profile, typed| profile.account_linking_request.authorization_url = typed
        />
        <TextField
            about=TOKEN
            get=|profile| profile.account_linking_request.access_token_url.clone()
            set=|profile, typed| profile.account_linking_request.access_token_url = typed
        />
        <TextField
            about=CLIENT
            get=|profile| profile.account_linking_request.client_id.clone()
            set=|profile, typed| profile.account_linking_request.client_id = typed
        />
        {secret_field()}
        <Choice
            about=SCHEME
            words=(text::SCHEME_BASIC, text::SCHEME_BODY)
            get=|profile| {
                profile.account_linking_request.access_token_scheme.map(|scheme| scheme == AccessTokenScheme::HttpBasic)
            }
            set=|profile, basic| {
                profile.account_linking_request.access_token_scheme = basic
                    .map(|basic| {
                        if basic { AccessTokenScheme::HttpBasic } else { AccessTokenScheme::RequestBodyCredentials }
                    });
            }
        />
        <ListField
            about=SCOPES
            one=text::SCOPE
            get=|profile| profile.account_linking_request.scopes.clone().unwrap_or_default()
            set=|profile, rows| profile.account_linking_request.scopes = draft::list(rows)
        />
        <ListField
            about=DOMAINS
            one=text::DOMAIN
            get=|profile| profile.account_linking_request.domains.clone().unwrap_or_default()
            set=|profile, rows| profile.account_linking_request.domains = draft::list(rows)
        />
        <SecondsField about=EXPIRATION/>
    }
    .into_any()
}

/// What few set-ups need.
pub fn more() -> AnyView {
    view! {
        <Choice
            about=SKIP
            words=(text::ON, text::OFF)
            get=|profile| profile.account_linking_request.skip_on_enablement
            set=|profile, on| profile.account_linking_request.skip_on_enablement = on
        />
        <Choice
            about=VOICE
            words=(text::ON, text::OFF)
            get=|profile| {
                profile.account_linking_request.voice_forward_account_linking.map(|switch| switch == Switch::Enabled)
            }
            set=|profile, on| {
                profile.account_linking_request.voice_forward_account_linking =
                    on.map(|on| if on { Switch::Enabled } else { Switch::Disabled });
            }
        />
        <ListField
            about=APP_URLS
            one=text::URL
            get=|profile| profile.account_linking_request.redirect_urls.clone().unwrap_or_default()
            set=|profile, rows| profile.account_linking_request.redirect_urls = draft::list(rows)
        />
        <TextField
            about=RECIPROCAL
            get=|profile| profile.account_linking_request.reciprocal_access_token_url.clone()
            set=|profile, typed| profile.account_linking_request.reciprocal_access_token_url = typed
        />
        <Platforms about=PLATFORMS/>
    }
    .into_any()
}
