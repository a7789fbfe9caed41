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
//!
//! ## Cannot tell
//! With another provider it depends on the skill's kind:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = [" "]
//! ```
//! A form that nobody has begun to fill in:
//! ```case
//! skillType = "smartHome"
//! alexa.authorizationUrl = ""
//! alexa.scopes = []
//! ```
//!
//! ## Sources
//! * goruck/alexa-ip-cam#7 ("Account linking information is not valid.")
//! * SMAPI account-linking schemas

use super::finding::{Check, Finding, Outcome, Reason, alexa, finish, rows};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::SkillType;
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "scope-missing",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let lwa = form.is_lwa();
    if !lwa && seen.skill_type == Some(SkillType::Custom) {
        return Err(Outcome::NotApplicable);
    }
    if !rows(FieldKey::Scopes, form.scopes.as_ref())?.is_empty() {
        return Ok(Outcome::Passes);
    }
    if form.authorization_url.as_ref().is_some_and(|url| url.trim().is_empty()) && !lwa {
        return Err(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AuthorizationUrl)));
    }
    let severity = match seen.skill_type {
        None if !lwa => return Err(Outcome::CannotTell(Reason::UnknownSkillType)),
        None | Some(SkillType::Custom) => Severity::Warning,
        Some(_) => Severity::Error,
    };
    let cure = match lwa {
        true => said!("Add the scope profile."),
        false => said!("Add at least one scope that your identity provider knows."),
    };
    let mut finding = Finding::alexa(FieldKey::Scopes, said!("There is no scope."), cure).severity(severity);
    if lwa {
        finding = finding.fix(Fix::alexa(said!("Add profile"), FieldKey::Scopes, Change::Add(vec!["profile".to_owned()])));
    }
    Ok(Outcome::fails(finding))
}
