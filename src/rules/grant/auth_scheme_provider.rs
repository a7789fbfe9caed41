//! The authentication scheme is one that the identity provider takes.
//!
//! ## Why it matters
//! Alexa sends client ID and secret to the access token URI in the header or in the body of the request, as the drop-down
//! says. A provider that looks in the other place refuses the request after the user has signed in: "We were unable to
//! link".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.accessTokenScheme = "HTTP_BASIC"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.accessTokenScheme = "REQUEST_BODY_CREDENTIALS"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.accessTokenScheme = "HTTP_BASIC"
//! ```
//!
//! ## Looks wrong, is right
//! An own server may well want the scheme that is not recommended:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! alexa.accessTokenScheme = "REQUEST_BODY_CREDENTIALS"
//! ```
//! Paths like Home Assistant's, but for one:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/oauth/token"
//! alexa.accessTokenScheme = "HTTP_BASIC"
//! ```
//! The implicit grant has no token request:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.accessTokenScheme = "HTTP_BASIC"
//! ```
//!
//! ## Cannot tell
//! That Login with Amazon works with HTTP Basic does not prove that it fails without:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.accessTokenScheme = "REQUEST_BODY_CREDENTIALS"
//! ```
//! With Auth0 it is a setting of the application:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.accessTokenUrl = "https://tenant.auth0.com/oauth/token"
//! alexa.accessTokenScheme = "HTTP_BASIC"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://accounts.spotify.com/authorize"
//! alexa.accessTokenUrl = "https://accounts.spotify.com/api/token"
//! alexa.accessTokenScheme = "REQUEST_BODY_CREDENTIALS"
//! ```
//!
//! ## Sources
//! * home-assistant.io: Amazon Alexa smart home skill ("does not support HTTP Basic")
//! * acucciniello/alexa-open-doc#1 (Google with HTTP Basic)
//! * what is known of each provider, with its source: `src/provider/providers.toml`

use super::finding::{Check, Finding, Outcome, Reason, alexa, finish};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::AccessTokenScheme::{self, HttpBasic, RequestBodyCredentials};
use crate::profile::GrantType;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule. A warning, but for Home Assistant, where it is certain that linking fails.
pub const RULE: Rule = Rule {
    id: "auth-scheme-provider",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The provider whose own documentation says that the other scheme does not work.
const CERTAIN: &str = "home-assistant";

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if form.grant == Some(GrantType::Implicit) {
        return Err(Outcome::NotApplicable);
    }
    let scheme = form.access_token_scheme.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AccessTokenScheme)))?;
    let Some(provider) = form.provider().filter(|one| one.has_token_url(form.access_token_url.as_deref())) else {
        return Err(Outcome::because(said!("Which schemes this access token URI takes is not known.")));
    };
    let other = if scheme == HttpBasic { RequestBodyCredentials } else { HttpBasic };
    match (provider.accepts(scheme), provider.accepts(other)) {
        (Some(true), Some(true)) => {
            Err(Outcome::because(said!("This provider takes both schemes; which of them this client is set to cannot be seen.")))
        }
        (Some(true), _) => Ok(Outcome::Passes),
        (None, _) => Err(Outcome::because(said!("No source says whether this provider takes this scheme."))),
        (Some(false), _) => {
            let what = words!("{} does not take {}.", provider.name, name(scheme));
            let finding = Finding::alexa(FieldKey::AccessTokenScheme, what, words!("Choose {}.", name(other)))
                .severity(if provider.id == CERTAIN { Severity::Error } else { Severity::Warning })
                .fix(Fix::alexa(said!("Use the other scheme"), FieldKey::AccessTokenScheme, Change::Choose(other.as_str())));
            Ok(Outcome::fails(finding))
        }
    }
}

/// As the drop-down has it.
fn name(scheme: AccessTokenScheme) -> &'static str {
    if scheme == HttpBasic { "HTTP Basic" } else { "Credentials in request body" }
}
