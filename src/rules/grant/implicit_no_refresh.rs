//! The grant type is one that gives refresh tokens.
//!
//! ## Why it matters
//! The implicit grant gives an access token and nothing to renew it with. When it expires, the skill stops working
//! until the user links again.
//!
//! ## Fails
//! ```case
//! skillType = "custom"
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Passes
//! ```case
//! skillType = "custom"
//! alexa.type = "AUTH_CODE"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Looks wrong, is right
//! With Login with Amazon, and in other skills than custom ones, the implicit grant is worse than that: the rules
//! `implicit-with-lwa` and `implicit-not-allowed` say so.
//! ```case
//! skillType = "custom"
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! ```
//! ```case
//! skillType = "smartHome"
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: requirements for account linking (code grant recommended for all skills)
//! * acucciniello/alexa-open-doc#1

use super::finding::{Check, Outcome, alexa, finish};
use super::implicit_with_lwa::{finding, is_implicit};
use super::{FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::profile::SkillType;
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "implicit-no-refresh",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if !is_implicit(form)? {
        return Ok(Outcome::Passes);
    }
    if form.is_lwa() || !matches!(seen.skill_type, None | Some(SkillType::Custom)) {
        return Err(Outcome::NotApplicable);
    }
    Ok(finding(said!("The grant type is Implicit Grant: users must link again whenever their token expires.")))
}
