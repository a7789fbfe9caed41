//! When linking fails with Login with Amazon and nothing else is wrong, the other of its two profile scopes is tried.
//!
//! ## Why it matters
//! Some developers report "Linking unsuccessful" with `profile:user_id` alone, others with `profile` alone, and in both
//! groups the other one helped. Nobody has said why; trying costs a minute.
//!
//! ## Fails
//! ```case
//! linkingFailed = true
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile:user_id"]
//! ```
//! ```case
//! linkingFailed = true
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", ""]
//! ```
//!
//! ## Passes
//! ```case
//! linkingFailed = true
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", "postal_code"]
//! ```
//!
//! ## Looks wrong, is right
//! As long as nobody has reported that linking failed, either is right:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile"]
//! ```
//! Another provider has other scopes:
//! ```case
//! linkingFailed = true
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = ["profile"]
//! ```
//!
//! ## Sources
//! * mike-grant/haaska#130, #247 (and an answer there that contradicts)

use super::finding::{Check, Finding, Outcome, alexa_with_lwa, finish, rows};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::words;

/// The rule.
pub const RULE: Rule = Rule {
    id: "scope-profile-hint",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Info,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The two, each with the other.
const SCOPES: [(&str, &str); 2] = [("profile", "profile:user_id"), ("profile:user_id", "profile")];

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa_with_lwa(seen)?;
    if !seen.linking_failed {
        return Err(Outcome::NotApplicable);
    }
    let scopes = rows(FieldKey::Scopes, form.scopes.as_ref())?;
    let only = |scope: &str| !scopes.is_empty() && scopes.iter().all(|row| row.trim() == scope);
    let Some((own, other)) = SCOPES.iter().find(|(own, _)| only(own)) else {
        return Ok(Outcome::Passes);
    };
    let what = words!("Linking was reported to fail, and {own} is the only scope.");
    let cure = words!("If nothing else helps, try {other} instead.");
    Ok(Outcome::fails(Finding::alexa(FieldKey::Scopes, what, cure)))
}
