//! The client secret that was typed has no white space and no quotes around it.
//!
//! ## Why it matters
//! A blank or a quote that was copied along is part of the secret then. The token endpoint answers `invalid_client`,
//! and because the page hides the secret, nobody sees why.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fake-secret-0001 "
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = '"fake-secret-0001"'
//! ```
//! Login with Amazon's secrets have no white space inside either:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fake-secret 0001"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fake-secret-0001"
//! ```
//!
//! ## Looks wrong, is right
//! Other providers' secrets may have signs and even blanks inside:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = "fake+secret/0001=="
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = "any words will do"
//! ```
//! A masked secret says nothing:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "••••••••"
//! ```
//!
//! ## Sources
//! * tartanguru/alexa-assistant#48 (blanks around pasted values)

use super::finding::{Finding, Outcome, Place, Reason, alexa};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "secret-whitespace",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Safe,
    since: "0.1.0",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let form = match alexa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let Some(facts) = form.client_secret else {
        return Outcome::CannotTell(Reason::FieldMissing(FieldKey::ClientSecret));
    };
    if facts.masked || facts.empty {
        return Outcome::CannotTell(Reason::Masked);
    }
    let slips = [
        (facts.edge_space, "white space at an end"),
        (facts.quoted, "quotes around it"),
        (facts.inner_space && form.is_lwa(), "white space inside"),
    ];
    let slips: Vec<&str> = slips.into_iter().filter_map(|(there, slip)| there.then_some(slip)).collect();
    if slips.is_empty() {
        return Outcome::Passes;
    }
    Outcome::Fails(vec![Finding::new(
        vec![Place::alexa(FieldKey::ClientSecret)],
        format!("The client secret has {}.", slips.join(" and ")),
        "Enter the secret again without it, or copy it anew from the identity provider.",
    )])
}
