//! PKCE is on only with an identity provider that supports it.
//!
//! ## Why it matters
//! With PKCE Alexa sends a challenge to the sign-in page and its solution to the access token URI. A provider that does
//! not know it may refuse either, and linking ends on "We were unable to link".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.pkce = true
//! ```
//! A Home Assistant that supports PKCE looks the same from here. It says so at
//! `/.well-known/oauth-authorization-server`; then turn this rule off for the profile.
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.pkce = false
//! ```
//!
//! ## Looks wrong, is right
//! Login with Amazon supports it:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.pkce = true
//! ```
//!
//! ## Cannot tell
//! An older console has no such control:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! ```
//! Of an own server nothing is known:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! alexa.pkce = true
//! ```
//!
//! ## Sources
//! * home-assistant/core#181957 (support proposed in September 2026)
//! * two public guides of 2025/26 that say to leave it off
//! * developer.amazon.com: Login with Amazon, authorization code grant (code_challenge)

use super::finding::{Check, Finding, Outcome, Reason, alexa, finish};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::GrantType;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "pkce-unsupported",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if form.grant == Some(GrantType::Implicit) {
        return Err(Outcome::NotApplicable);
    }
    if !form.pkce.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::Pkce)))? {
        return Ok(Outcome::Passes);
    }
    match form.provider().map(|provider| (provider, provider.pkce)) {
        Some((_, Some(true))) => Ok(Outcome::Passes),
        Some((provider, Some(false))) => {
            let what = words!("PKCE is on, and {} is not known to support it.", provider.name);
            let cure = said!("Switch it off, unless your version of the provider says that it supports PKCE.");
            let fix = Fix::alexa(said!("Switch PKCE off"), FieldKey::Pkce, Change::Switch(false));
            Ok(Outcome::fails(Finding::alexa(FieldKey::Pkce, what, cure).fix(fix)))
        }
        _ => Err(Outcome::because(said!("Whether this provider supports PKCE is not known."))),
    }
}
