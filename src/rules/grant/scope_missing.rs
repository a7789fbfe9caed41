//! There is a scope where one is needed: in smart-home, video and music skills, and with Login with Amazon.
//!
//! ## Why it matters
//! For smart-home, video and music skills the console does not save account linking without a scope. Login with Amazon
//! needs one to know what the user is asked for.
//!
//! ## Fails
//! ```case
//! skillType = "smartHome"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = [""]
//! ```
//! In a custom skill with Login with Amazon it is a warning:
//! ```case
//! skillType = "custom"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = []
//! ```
//!
//! ## Passes
//! ```case
//! skillType = "smartHome"
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile"]
//! ```
//!
//! ## Looks wrong, is right
//! In a custom skill with another provider scopes are optional:
//! ```case
//! skillType = "custom"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = []
//! ```
//! With another provider it depends on the skill's kind:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = []
//! ```
//!
//! ## Sources
//! * goruck/alexa-ip-cam#7 ("Account linking information is not valid.")
//! * SMAPI account-linking schemas

use super::finding::{Finding, Outcome, Place, Reason, alexa};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::SkillType;
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "scope-missing",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let form = match alexa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let lwa = form.is_lwa();
    let severity = match seen.skill_type {
        Some(SkillType::SmartHome | SkillType::Video | SkillType::Music) => Severity::Error,
        Some(SkillType::Custom) | None if lwa => Severity::Warning,
        Some(SkillType::Custom) => return Outcome::NotApplicable,
        None => return Outcome::CannotTell(Reason::UnknownSkillType),
    };
    let Some(scopes) = &form.scopes else {
        return Outcome::CannotTell(Reason::FieldMissing(FieldKey::Scopes));
    };
    if scopes.iter().any(|scope| !scope.trim().is_empty()) {
        return Outcome::Passes;
    }
    let cure = match lwa {
        true => "Add the scope profile.",
        false => "Add at least one scope that your identity provider knows.",
    };
    let finding = Finding::new(vec![Place::alexa(FieldKey::Scopes)], "There is no scope.", cure);
    Outcome::Fails(vec![finding.severity(severity)])
}
