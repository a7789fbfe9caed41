//! Smart-home, video and music skills use the authorization code grant.
//!
//! ## Why it matters
//! Alexa takes the implicit grant for custom skills alone. The other kinds of skills act while nobody is there to sign
//! in again, and the console or the certification turns them down.
//!
//! ## Fails
//! ```case
//! skillType = "smartHome"
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//! ```case
//! skillType = "music"
//! alexa.type = "IMPLICIT"
//! ```
//!
//! ## Passes
//! ```case
//! skillType = "video"
//! alexa.type = "AUTH_CODE"
//! ```
//!
//! ## Looks wrong, is right
//! A custom skill may have it; that users must link again is the rule `implicit-no-refresh`'s:
//! ```case
//! skillType = "custom"
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//! The authorization code grant is right whatever the kind of the skill:
//! ```case
//! alexa.type = "AUTH_CODE"
//! ```
//!
//! ## Cannot tell
//! The kind of the skill was not read:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: requirements for account linking (implicit for custom skills only)
//! * developer.amazon.com: SMAPI account-linking schemas ("You must use AUTH_CODE with smart home skills")

use super::finding::{Check, Outcome, Reason, alexa, finish};
use super::implicit_with_lwa::{finding, is_implicit};
use super::{FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::profile::SkillType;
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "implicit-not-allowed",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    if !is_implicit(alexa(seen)?)? {
        return Ok(Outcome::Passes);
    }
    match seen.skill_type {
        None => Err(Outcome::CannotTell(Reason::UnknownSkillType)),
        Some(SkillType::Custom) => Ok(Outcome::Passes),
        Some(_) => Ok(finding(said!("The grant type is Implicit Grant, which only custom skills may have."))),
    }
}
