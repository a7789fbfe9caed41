//! What is known of identity providers. `providers.toml` has the facts, each with its source; `build.rs` makes the table.

use url::Url;

use crate::profile::AccessTokenScheme;
use crate::setup::address::parse;

/// The id of Login with Amazon.
pub const LWA: &str = "lwa";

/// An identity provider. A fact that no source says is `None`: unknown, neither yes nor no.
#[derive(Debug)]
pub struct Provider {
    /// Its id.
    pub id: &'static str,
    /// Its name, for people.
    pub name: &'static str,
    /// Hosts of its authorization endpoint; one with a dot before it stands for every host below.
    authorization: &'static [&'static str],
    /// Hosts of its token endpoint, likewise.
    token: &'static [&'static str],
    /// Paths of the two endpoints, where it runs on its users' own hosts.
    paths: Option<(&'static str, &'static str)>,
    /// Hosts that its sign-in page fetches from, for the Domain List.
    pub domains: &'static [&'static str],
    /// Whether it takes client ID and secret in the `Authorization` header.
    pub http_basic: Option<bool>,
    /// Whether it takes them in the request's body.
    pub request_body: Option<bool>,
    /// Whether it supports PKCE.
    pub pkce: Option<bool>,
    /// Whether every client of it has a secret.
    pub confidential: Option<bool>,
    /// What stands between scopes in a request.
    pub scope_separator: Option<char>,
    /// How it is asked for a refresh token.
    pub refresh: Option<Refresh>,
    /// Where each fact comes from.
    #[cfg(any(test, feature = "docs"))]
    pub sources: &'static [(&'static str, &'static str)],
}

/// How a provider is asked for a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refresh {
    /// Not at all: it comes with every code.
    Nothing,
    /// By this scope.
    Scope(&'static str),
    /// By this in the query of the authorization URI.
    Query(&'static str),
}

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

impl Provider {
    /// Whether it takes this scheme.
    #[must_use]
    pub fn accepts(&self, scheme: AccessTokenScheme) -> Option<bool> {
        match scheme {
            AccessTokenScheme::HttpBasic => self.http_basic,
            AccessTokenScheme::RequestBodyCredentials => self.request_body,
        }
    }

    /// True when this is an address of its token endpoint. For a provider on its users' own hosts the path tells.
    #[must_use]
    pub fn has_token_url(&self, address: Option<&str>) -> bool {
        address.and_then(parse).is_some_and(|url| self.is_token_url(&url))
    }

    fn is_token_url(&self, url: &Url) -> bool {
        self.paths.is_some_and(|(_, path)| url.path() == path) || is_among(self.token, url)
    }

    fn is_at(&self, authorization: Option<&Url>, token: Option<&Url>) -> bool {
        let has_token = token.is_some_and(|url| self.is_token_url(url));
        match (self.paths, authorization) {
            (Some((path, _)), _) => has_token && authorization.is_some_and(|url| url.path() == path),
            (None, Some(url)) => is_among(self.authorization, url) || (has_token && self.id == LWA),
            (None, None) => has_token,
        }
    }
}

/// True when the host of a URL is one of these, or below one that begins with a dot.
fn is_among(hosts: &[&str], url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    hosts.iter().any(|known| if known.starts_with('.') { host.ends_with(known) } else { host == *known })
}

/// The provider of two endpoints: hosts are parsed and compared whole. The authorization URI decides, the token URI
/// where there is none. Login with Amazon is recognised by either, and wins; Home Assistant by the paths of both.
#[must_use]
pub fn provider_of(authorization_url: Option<&str>, access_token_url: Option<&str>) -> Option<&'static Provider> {
    let (authorization, token) = (authorization_url.and_then(parse), access_token_url.and_then(parse));
    PROVIDERS.iter().find(|provider| provider.is_at(authorization.as_ref(), token.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{LWA_AUTHORIZATION_HOSTS, LWA_TOKEN_URLS};

    fn of(authorization: &str, token: &str) -> Option<&'static str> {
        provider_of(Some(authorization), Some(token)).map(|provider| provider.id)
    }

    #[test]
    fn providers_are_recognised_by_whole_hosts() {
        for (authorization, token, id) in [
            ("https://www.amazon.com/ap/oa", "https://api.amazon.com/auth/o2/token", "lwa"),
            ("https://www.amazon.com/ap/oa", "", "lwa"),
            ("https://auth.example-app.test/a", "https://api.amazon.co.uk/auth/o2/token", "lwa"),
            ("https://accounts.google.com/o/oauth2/auth", "https://api.amazon.com/auth/o2/token", "lwa"),
            ("https://tenant.eu.auth0.com/authorize", "https://tenant.eu.auth0.com/oauth/token", "auth0"),
            ("HTTPS://Tenant.Auth0.com:443/authorize", "", "auth0"),
            ("https://tenant.auth0.com/authorize", "https://auth.example-app.test/token", "auth0"),
            ("", "https://tenant.auth0.com/oauth/token", "auth0"),
            ("https://a.auth.eu-west-1.amazoncognito.com/oauth2/authorize", "", "cognito"),
            ("https://org.okta.com/oauth2/default/v1/authorize", "", "okta"),
            (
                "https://home.example-app.test/auth/authorize",
                "https://home.example-app.test/auth/token",
                "home-assistant",
            ),
            (
                "https://häuschen.example-app.test/auth/authorize",
                "https://other.example-app.test/auth/token",
                "home-assistant",
            ),
            ("https://github.com/login/oauth/authorize", "https://github.com/login/oauth/access_token", "github"),
        ] {
            assert_eq!(of(authorization, token), Some(id), "{authorization} {token}");
        }
        for (authorization, token) in [
            ("https://auth0.com/authorize", ""),
            ("https://xauth0.com/authorize", ""),
            ("https://tenant.auth0.com.example-app.test/authorize", ""),
            ("https://auth.example-app.test/?next=tenant.auth0.com", ""),
            ("https://tenant.auth0.com@auth.example-app.test/", ""),
            ("https://auth.example-app.test/authorize", "https://oauth2.googleapis.com/token"),
            ("https://home.example-app.test/auth/authorize", ""),
            ("https://home.example-app.test/auth/authorize/", "https://home.example-app.test/auth/token"),
            ("https://home.example-app.test/x/auth/authorize", "https://home.example-app.test/x/auth/token"),
            ("www.amazon.com", "api.amazon.com"),
            ("https://www.аmazon.com/ap/oa", ""),
            ("https://gist.github.com/login/oauth/authorize", ""),
            ("", ""),
        ] {
            assert_eq!(of(authorization, token), None, "{authorization} {token}");
        }
        assert!(provider_of(None, None).is_none());
    }

    #[test]
    fn every_fact_has_a_source_and_login_with_amazons_hosts_stand_in_one_order() {
        for provider in PROVIDERS {
            let facts = [provider.http_basic, provider.request_body, provider.pkce, provider.confidential];
            let known = facts.iter().flatten().count()
                + usize::from(provider.refresh.is_some())
                + usize::from(provider.scope_separator.is_some())
                + usize::from(!provider.domains.is_empty());
            assert_eq!(provider.sources.len(), known + 1, "{}", provider.id);
        }
        let lwa = &PROVIDERS[0];
        assert_eq!((lwa.id, lwa.authorization), (LWA, LWA_AUTHORIZATION_HOSTS.as_slice()));
        assert!(lwa.token.iter().zip(LWA_TOKEN_URLS).all(|(host, url)| url.split('/').nth(2) == Some(host)));
    }

    #[test]
    fn only_what_a_source_refuses_is_refused() {
        use AccessTokenScheme::{HttpBasic, RequestBodyCredentials};
        let refused: Vec<_> = PROVIDERS
            .iter()
            .flat_map(|one| [HttpBasic, RequestBodyCredentials].map(|scheme| (one, scheme)))
            .filter(|(one, scheme)| one.accepts(*scheme) == Some(false))
            .map(|(one, scheme)| (one.id, scheme))
            .collect();
        assert_eq!(refused, [("home-assistant", HttpBasic)]);
        assert_eq!(PROVIDERS[0].accepts(RequestBodyCredentials), None, "Login with Amazon: not tried");
    }
}
