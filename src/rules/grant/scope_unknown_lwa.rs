//! With Login with Amazon each scope is one that it knows.
//!
//! ## Why it matters
//! Login with Amazon answers "An unknown scope was requested" when a single one is not its own, and shows no page to
//! sign in.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["user_id"]
//! ```
//! A capital letter, and a blank at the end:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["Profile", "postal_code "]
//! ```
//! Another provider's scope:
//! ```case
//! alexa.accessTokenUrl = "https://api.amazon.co.uk/auth/o2/token"
//! alexa.scopes = ["profile", "openid"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", "postal_code", ""]
//! ```
//!
//! ## Looks wrong, is right
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile:user_id"]
//! ```
//! Another provider has its own scopes:
//! ```case
//! alexa.authorizationUrl = "https://skill.auth.eu-west-1.amazoncognito.com/oauth2/authorize"
//! alexa.scopes = ["openid"]
//! ```
//! A row with several scopes is the rule `scope-joined`'s:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile,openid"]
//! ```
//!
//! ## Cannot tell
//! A scope that Amazon enables on request; whether it has cannot be seen:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", "alexa::skills:account_linking"]
//! ```
//!
//! ## Sources
//! * ndg63276/alexa-sky-hd#4 (user_id)
//! * "An unknown scope was requested": alexa/alexa-avs-sample-app#1213, alexa/ask-cli#398
//! * developer.amazon.com: Login with Amazon, customer profile

use super::finding::{Check, Finding, Outcome, Place, alexa_with_lwa, finish, rows};
use super::near_miss::{explain, parting};
use super::scope_joined::is_joined;
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::setup::secret_facts::is_blank;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "scope-unknown-lwa",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// Every scope that is known by its whole name: three that are open to every security profile, then those that Amazon
/// enables on request.
pub const ALL: [&str; 6] = [
    "profile",
    "profile:user_id",
    "postal_code",
    "alexa:all",
    "alexa::skills:account_linking",
    "advertising::campaign_management",
];

/// So many of them are open to every security profile.
const OPEN: usize = 3;

/// The scopes of the skill management API begin so; `alexa/ask-cli#398` has seven.
const SKILL_MANAGEMENT: &str = "alexa::ask:";

/// Longer texts are no scope with a slip.
const LONGEST: usize = 100;

fn check(seen: &Observations) -> Check<Outcome> {
    let scopes = rows(FieldKey::Scopes, alexa_with_lwa(seen)?.scopes.as_ref())?;
    if scopes.is_empty() {
        return Err(Outcome::NotApplicable);
    }
    let unknown = |scope: &&str| !is_joined(scope) && !ALL.contains(scope) && !is_skill_management(scope);
    let findings: Vec<Finding> = scopes.iter().copied().filter(unknown).map(finding).collect();
    if findings.is_empty() && scopes.iter().any(|scope| !is_joined(scope) && !ALL[..OPEN].contains(scope)) {
        return Err(Outcome::because(said!("Whether Amazon has enabled a scope on request cannot be seen.")));
    }
    Ok(Outcome::of(findings))
}

fn is_skill_management(scope: &str) -> bool {
    let rest = scope.strip_prefix(SKILL_MANAGEMENT).unwrap_or_default();
    !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_'))
}

fn finding(scope: &str) -> Finding {
    let place = vec![Place::alexa(FieldKey::Scopes).row(scope)];
    let change = |to: &str| Fix::alexa(said!("Correct the scope"), FieldKey::Scopes, Change::row(scope, to));
    let bare = scope.trim_matches(is_blank);
    if ALL.contains(&bare) || is_skill_management(bare) {
        let what = words!("White space or an invisible character stands beside the scope {}.", quoted(bare));
        let fix = Fix::alexa(said!("Remove the white space"), FieldKey::Scopes, Change::row(scope, bare)).safe();
        return Finding::new(place, what, said!("Remove what stands beside it.")).compare(scope, bare).fix(fix);
    }
    if bare == "user_id" {
        let what = words!("Login with Amazon has no scope {}.", quoted(bare));
        let cure = said!("Change it to profile, or to profile:user_id if the user ID is all that the skill needs.");
        return Finding::new(place, what, cure).fix(change("profile"));
    }
    match meant(scope) {
        Some((to, clause)) => {
            let what = words!("The scope {} {clause}.", quoted(scope));
            Finding::new(place, what, words!("Change it to {to}.")).compare(scope, to).fix(change(to))
        }
        None => {
            let what = words!("Login with Amazon has no scope {}.", quoted(scope));
            let cure = said!("Take profile, profile:user_id or postal_code, or remove the row.");
            Finding::new(place, what, cure)
        }
    }
}

/// The known scope that is most like this text, and how they differ.
fn meant(scope: &str) -> Option<(&'static str, String)> {
    if scope.len() > LONGEST {
        return None;
    }
    let alike = ALL.iter().filter_map(|known| Some((*known, explain(scope, known)?)));
    alike.min_by_key(|(known, _)| {
        let (_, found, wanted) = parting(scope, known);
        found.len().max(wanted.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_scopes() {
        for (scope, wanted, clause) in [
            ("Profile", "profile", "has a letter of another case at character 1"),
            ("prоfile", "profile", "has “о” (Cyrillic small letter o, U+043E) instead of “o” at character 3"),
            ("profil", "profile", "ends too early: 1 character is missing at its end"),
            ("profile:user", "profile:user_id", "ends too early: 3 characters are missing at its end"),
            ("profile:userid", "profile:user_id", "lacks “_” at character 13"),
            ("postalcode", "postal_code", "lacks “_” at character 7"),
            ("postal-code", "postal_code", "has “-” where “_” belongs, at character 7"),
            ("“profile”", "profile", "has"),
        ] {
            let (to, said) = meant(scope).unwrap_or_else(|| panic!("{scope}"));
            assert_eq!(to, wanted, "{scope}");
            assert!(said.starts_with(clause), "{scope}: {said}");
        }
        for scope in ["openid", "email", "smart_home", "offline_access", "a", &"profile".repeat(50)] {
            assert_eq!(meant(scope), None, "{scope}");
        }
    }
}
