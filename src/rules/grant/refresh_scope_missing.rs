//! The identity provider is asked for a refresh token, where it wants to be asked.
//!
//! ## Why it matters
//! Some providers give a refresh token only to those who ask for one, with a scope or in the authorization URI. Without
//! it Alexa cannot renew the access token: linking succeeds, and some hours later the skill stops working.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.scopes = ["openid", "profile"]
//! ```
//! A slip in the scope:
//! ```case
//! alexa.authorizationUrl = "https://org.okta.com/oauth2/default/v1/authorize"
//! alexa.scopes = ["openid", "offline-access"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://tenant.logto.app/oidc/auth"
//! alexa.scopes = []
//! ```
//! Google is asked in the authorization URI:
//! ```case
//! alexa.authorizationUrl = "https://accounts.google.com/o/oauth2/v2/auth"
//! alexa.scopes = ["openid"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://accounts.google.com/o/oauth2/v2/auth?access_type=online&hl=de#x"
//! alexa.scopes = ["openid"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.scopes = ["openid", "offline_access"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://accounts.google.com/o/oauth2/auth?hl=de&access_type=offline"
//! alexa.scopes = ["openid"]
//! ```
//!
//! ## Looks wrong, is right
//! Login with Amazon gives a refresh token with every code:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile"]
//! ```
//! The scope is there, if not in a row of its own; that is the rule `scope-joined`'s:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.scopes = ["openid offline_access"]
//! ```
//! The implicit grant has no refresh tokens at all:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.scopes = ["openid"]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://skill.auth.eu-west-1.amazoncognito.com/oauth2/authorize"
//! alexa.scopes = ["openid"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize"
//! alexa.scopes = ["openid"]
//! ```
//!
//! ## Sources
//! * auth0.com and developer.okta.com: get a refresh token
//! * logto-io/logto#8155 (an Alexa skill whose link ended after two weeks)
//! * acucciniello/alexa-open-doc#1, actions-on-google/smart-home-nodejs#388 (Google)

use super::finding::{Check, Finding, Outcome, Place, alexa, filled, finish, rows};
use super::near_miss::explain;
use super::scope_joined::words;
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::GrantType;
use crate::provider::Refresh;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "refresh-scope-missing",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// Longer rows are no scope with a slip.
const LONGEST: usize = 100;

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if form.grant == Some(GrantType::Implicit) {
        return Err(Outcome::NotApplicable);
    }
    let finding = match form.provider().and_then(|provider| Some((provider.name, provider.refresh?))) {
        None => return Err(Outcome::because(said!("How this provider is asked for a refresh token is not known."))),
        Some((_, Refresh::Nothing)) => return Ok(Outcome::Passes),
        Some((name, Refresh::Scope(wanted))) => {
            let scopes = rows(FieldKey::Scopes, form.scopes.as_ref())?;
            if scopes.iter().any(|row| words(row).any(|word| word == wanted)) {
                return Ok(Outcome::Passes);
            }
            scope(name, wanted, &scopes)
        }
        Some((name, Refresh::Query(wanted))) => {
            let address = filled(FieldKey::AuthorizationUrl, form.authorization_url.as_ref())?.trim();
            if query(address).1.split('&').any(|pair| pair == wanted) {
                return Ok(Outcome::Passes);
            }
            let what = words!("The authorization URI lacks {wanted}, so {name} gives no refresh token.");
            let fix = Fix::alexa(said!("Ask for it"), FieldKey::AuthorizationUrl, Change::Text(with(address, wanted)));
            Finding::alexa(FieldKey::AuthorizationUrl, what, words!("Add {wanted} to its query.")).fix(fix)
        }
    };
    Ok(Outcome::fails(finding))
}

fn scope(name: &str, wanted: &str, scopes: &[&str]) -> Finding {
    let near = scopes.iter().filter(|row| row.len() < LONGEST).find_map(|row| Some((*row, explain(row, wanted)?)));
    match near {
        Some((row, clause)) => Finding::new(
            vec![Place::alexa(FieldKey::Scopes).row(row)],
            words!("The scope {} {clause}, so {name} gives no lasting refresh token.", quoted(row)),
            words!("Change it to {wanted}."),
        )
        .compare(row, wanted)
        .fix(Fix::alexa(said!("Correct the scope"), FieldKey::Scopes, Change::row(row, wanted))),
        None => Finding::alexa(
            FieldKey::Scopes,
            words!("No scope is {wanted}, so {name} gives no lasting refresh token."),
            words!("Add the scope {wanted}."),
        )
        .fix(Fix::alexa(said!("Add the scope"), FieldKey::Scopes, Change::Add(vec![wanted.to_owned()]))),
    }
}

/// An address in three parts: what stands before the query, the query, and what stands behind it.
fn query(address: &str) -> (&str, &str, &str) {
    let (rest, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
    let (start, query) = rest.split_once('?').unwrap_or((rest, ""));
    (start, query, fragment)
}

/// The address with this in its query, in place of another value of the same name.
fn with(address: &str, wanted: &str) -> String {
    let (start, query, fragment) = query(address);
    let name = wanted.split_once('=').map_or(wanted, |(name, _)| name);
    let mut text = format!("{start}?");
    for pair in query.split('&') {
        if !pair.is_empty() && pair.strip_prefix(name).is_none_or(|rest| !rest.is_empty() && !rest.starts_with('=')) {
            text.push_str(pair);
            text.push('&');
        }
    }
    text + wanted + fragment
}
