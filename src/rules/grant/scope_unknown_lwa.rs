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
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["Profile", "postal_code "]
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
//! A scope that Amazon enables on request; whether it has cannot be seen:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", "alexa::skills:account_linking"]
//! ```
//! Another provider has its own scopes:
//! ```case
//! alexa.authorizationUrl = "https://skill.auth.eu-west-1.amazoncognito.com/oauth2/authorize"
//! alexa.scopes = ["openid"]
//! ```
//!
//! ## Sources
//! * ndg63276/alexa-sky-hd#4 (user_id)
//! * "An unknown scope was requested": alexa/alexa-avs-sample-app#1213, alexa/ask-cli#398
//! * developer.amazon.com: Login with Amazon, customer profile

use super::finding::{Finding, Outcome, Place, Reason, alexa_with_lwa};
use super::text::quoted;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "scope-unknown-lwa",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

/// Every scope that is known by its whole name.
pub const ALL: [&str; 6] = [
    "profile", "profile:user_id", "postal_code", "alexa:all", "alexa::skills:account_linking",
    "advertising::campaign_management",
];

/// Open to every security profile.
const KNOWN: [&str; 3] = ["profile", "profile:user_id", "postal_code"];

/// Enabled by Amazon for a security profile, on request.
const ON_REQUEST: [&str; 3] = ["alexa:all", "alexa::skills:account_linking", "advertising::campaign_management"];
/// The scopes of the skill management API begin so; `alexa/ask-cli#398` has seven.
const SKILL_MANAGEMENT: &str = "alexa::ask:";

fn check(seen: &Observations) -> Outcome {
    let form = match alexa_with_lwa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let rows = form.scopes.as_deref().unwrap_or_default();
    let scopes: Vec<&str> = rows.iter().map(String::as_str).filter(|row| !row.trim().is_empty()).collect();
    if scopes.is_empty() {
        return Outcome::CannotTell(Reason::FieldMissing(FieldKey::Scopes));
    }
    let findings: Vec<Finding> =
        scopes.iter().filter(|scope| !is_known(scope) && !is_on_request(scope)).map(|scope| finding(scope)).collect();
    if findings.is_empty() && scopes.iter().any(|scope| is_on_request(scope)) {
        return Outcome::CannotTell(Reason::Because("Whether Amazon has enabled a scope on request cannot be seen."));
    }
    Outcome::of(findings)
}

fn is_known(scope: &str) -> bool {
    KNOWN.contains(&scope)
}

fn is_on_request(scope: &str) -> bool {
    ON_REQUEST.contains(&scope)
        || scope
            .strip_prefix(SKILL_MANAGEMENT)
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || ":_".contains(c)))
}

fn finding(scope: &str) -> Finding {
    let place = vec![Place::alexa(FieldKey::Scopes).row(scope)];
    let bare = scope.trim();
    let small = bare.to_ascii_lowercase();
    let words = || bare.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty());
    if is_known(bare) || is_on_request(bare) {
        return Finding::new(place, format!("White space stands around the scope {}.", quoted(bare)), "Remove the white space.");
    }
    if is_known(&small) || is_on_request(&small) {
        return Finding::new(place, format!("The scope {} has capital letters.", quoted(bare)), format!("Change it to {small}."));
    }
    if words().count() > 1 && words().all(|word| is_known(word) || is_on_request(word)) {
        let finding = Finding::new(
            place,
            format!("Several scopes stand in one row: {}.", quoted(bare)),
            "Give each scope a row of its own.",
        );
        // Login with Amazon separates scopes by blanks, so these may even arrive as meant.
        let blanks = bare.split_whitespace().all(is_known);
        return if blanks { finding.severity(Severity::Warning) } else { finding };
    }
    let cure = match bare {
        "user_id" => "Change it to profile, or to profile:user_id if the user ID is all that the skill needs.",
        _ => "Login with Amazon has profile, profile:user_id and postal_code; take one of these or remove the row.",
    };
    Finding::new(place, format!("Login with Amazon has no scope {}.", quoted(bare)), cure)
}
