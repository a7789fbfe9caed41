//! The Alexa console's Account Linking form, in SMAPI's order of use.

use leptos::prelude::*;
use linkwright::profile::{AccessTokenScheme, GrantType, Switch};

use super::fields::{About, Choice, SecondsField, TextField};
use super::list::ListField;
use super::platforms::Platforms;
use super::secret::secret_field;
use crate::draft;
use crate::text;

fn about(name: &'static str, label: &'static str, hint: &'static str) -> About {
    About { name, json: name, label, hint }
}

fn grant() -> About {
    about("type", text::GRANT, text::grant_hint())
}
fn authorization() -> About {
    about("authorizationUrl", text::AUTHORIZATION, text::authorization_hint())
}
fn token() -> About {
    about("accessTokenUrl", text::TOKEN, text::token_hint())
}
fn client() -> About {
    about("clientId", text::CLIENT, text::client_hint())
}
fn scheme() -> About {
    about("accessTokenScheme", text::SCHEME, text::scheme_hint())
}
fn scopes() -> About {
    about("scopes", text::SCOPES, text::scopes_hint())
}
fn domains() -> About {
    about("domains", text::DOMAINS, text::domains_hint())
}
fn expiration() -> About {
    about("defaultTokenExpirationInSeconds", text::EXPIRATION, text::expiration_hint())
}
fn skip() -> About {
    about("skipOnEnablement", text::SKIP, text::skip_hint())
}
fn voice() -> About {
    about("voiceForwardAccountLinking", text::VOICE, text::voice_hint())
}
fn app_urls() -> About {
    about("redirectUrls", text::APP_URLS, text::app_urls_hint())
}
fn reciprocal() -> About {
    about("reciprocalAccessTokenUrl", text::reciprocal(), text::reciprocal_hint())
}
fn platforms() -> About {
    about("authorizationUrlsByPlatform", text::platforms(), text::platforms_hint())
}

/// What every set-up needs.
pub fn needed() -> AnyView {
    view! {
        <Choice
            about=grant()
            words=(text::grant_code(), text::grant_implicit())
            get=|profile| profile.account_linking_request.grant.map(|grant| grant == GrantType::AuthCode)
            set=|profile, code| {
                profile.account_linking_request.grant =
                    code.map(|code| if code { GrantType::AuthCode } else { GrantType::Implicit });
            }
        />
        <TextField
            about=authorization()
            get=|profile| profile.account_linking_request.authorization_url.clone()
            set=|profile, typed| profile.account_linking_request.authorization_url = typed
        />
        <TextField
            about=token()
            get=|profile| profile.account_linking_request.access_token_url.clone()
            set=|profile, typed| profile.account_linking_request.access_token_url = typed
        />
        <TextField
            about=client()
            get=|profile| profile.account_linking_request.client_id.clone()
            set=|profile, typed| profile.account_linking_request.client_id = typed
        />
        {secret_field()}
        <Choice
            about=scheme()
            words=(text::scheme_basic(), text::scheme_body())
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
            about=scopes()
            one=text::scope()
            get=|profile| profile.account_linking_request.scopes.clone().unwrap_or_default()
            set=|profile, rows| profile.account_linking_request.scopes = draft::list(rows)
        />
        <ListField
            about=domains()
            one=text::domain()
            get=|profile| profile.account_linking_request.domains.clone().unwrap_or_default()
            set=|profile, rows| profile.account_linking_request.domains = draft::list(rows)
        />
        <SecondsField about=expiration()/>
    }
    .into_any()
}

/// What few set-ups need.
pub fn more() -> AnyView {
    view! {
        <Choice
            about=skip()
            words=(text::on(), text::off())
            get=|profile| profile.account_linking_request.skip_on_enablement
            set=|profile, on| profile.account_linking_request.skip_on_enablement = on
        />
        <Choice
            about=voice()
            words=(text::on(), text::off())
            get=|profile| {
                profile.account_linking_request.voice_forward_account_linking.map(|switch| switch == Switch::Enabled)
            }
            set=|profile, on| {
                profile.account_linking_request.voice_forward_account_linking =
                    on.map(|on| if on { Switch::Enabled } else { Switch::Disabled });
            }
        />
        <ListField
            about=app_urls()
            one=text::url()
            get=|profile| profile.account_linking_request.redirect_urls.clone().unwrap_or_default()
            set=|profile, rows| profile.account_linking_request.redirect_urls = draft::list(rows)
        />
        <TextField
            about=reciprocal()
            get=|profile| profile.account_linking_request.reciprocal_access_token_url.clone()
            set=|profile, typed| profile.account_linking_request.reciprocal_access_token_url = typed
        />
        <Platforms about=platforms()/>
    }
    .into_any()
}
