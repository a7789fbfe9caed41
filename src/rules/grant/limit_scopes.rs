//! There are at most 15 scopes.
//!
//! ## Why it matters
//! Amazon's schema for account linking allows 15 scopes. A longer list is not valid there, and what becomes of the rest
//! is not said.
//!
//! ## Fails
//! ```case
//! alexa.scopes = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.scopes = ["openid", "email", "profile"]
//! ```
//!
//! ## Looks wrong, is right
//! Exactly 15, and rows that are empty:
//! ```case
//! alexa.scopes = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "", " "]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: SMAPI account-linking schemas ("You can specify up to 15 scopes")

use super::finding::{Check, Finding, Outcome, alexa, finish, rows};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "limit-scopes",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// So many scopes are allowed.
pub const MOST: usize = 15;

fn check(seen: &Observations) -> Check<Outcome> {
    let count = rows(FieldKey::Scopes, alexa(seen)?.scopes.as_ref())?.len();
    if count <= MOST {
        return Ok(Outcome::Passes);
    }
    let what = words!("There are {count} scopes, and Alexa takes at most {MOST}.");
    Ok(Outcome::fails(Finding::alexa(FieldKey::Scopes, what, said!("Remove the scopes that the skill does not need."))))
}
