//! With Login with Amazon the client ID has the form `amzn1.application-oa2-client.` and 32 hexadecimal digits.
//!
//! ## Why it matters
//! Login with Amazon answers "400 Bad Request Unknown client_id" to any other text: one wrong letter, a label pasted
//! along, a part missing.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-ao2-client.0123456789abcdef0123456789abcdef"
//! ```
//! ```case
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.clientId = "Amazon. amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//! A shortened ID is a warning, because the length is known from samples only:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//!
//! ## Looks wrong, is right
//! Another provider has its own form:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.accessTokenUrl = "https://tenant.auth0.com/oauth/token"
//! alexa.clientId = "AbCdEf123456"
//! ```
//!
//! ## Sources
//! * alexa/alexa-avs-sample-app#779 and #198 ("Unknown client_id")
//! * form and length from public samples

use super::finding::{Finding, Outcome, Place, alexa_with_lwa, filled};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "client-id-lwa-format",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

/// What every client ID of Login with Amazon begins with.
pub const PREFIX: &str = "amzn1.application-oa2-client.";
const DIGITS: usize = 32;

/// True for the exact form.
pub fn is_well_formed(client_id: &str) -> bool {
    client_id.strip_prefix(PREFIX).is_some_and(|rest| rest.len() == DIGITS && is_hex(rest))
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn check(seen: &Observations) -> Outcome {
    let form = match alexa_with_lwa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let id = match filled(FieldKey::ClientId, form.client_id.as_ref()) {
        Ok(id) => id,
        Err(outcome) => return outcome,
    };
    if is_well_formed(id) {
        return Outcome::Passes;
    }
    let finding = |what: String, cure: &str| Finding::new(vec![Place::alexa(FieldKey::ClientId)], what, cure);
    let found = match id.strip_prefix(PREFIX) {
        Some(rest) if is_hex(rest) => finding(
            format!("The client ID ends in {} digits instead of {DIGITS}.", rest.len()),
            "Copy it again from the security profile in Login with Amazon: a part may be missing.",
        )
        .severity(Severity::Warning),
        Some(rest) if is_hex(&rest.to_ascii_lowercase()) => finding(
            "The client ID has capital letters.".into(),
            "Copy it again: Login with Amazon writes it in small letters.",
        ),
        _ if id.trim() != id => finding("White space stands around the client ID.".into(), "Remove the white space."),
        _ if id.contains("application-ao2-client") => {
            finding("The client ID has ao2 where oa2 belongs.".into(), "Change ao2 to oa2, or copy the ID again.")
        }
        None if id.contains(PREFIX) => finding(
            "Other text stands before the client ID.".into(),
            "Keep only what begins with amzn1.application-oa2-client.",
        ),
        _ => finding(
            "This is not a Login with Amazon client ID.".into(),
            "Copy the Client ID of the security profile: amzn1.application-oa2-client. and 32 digits.",
        ),
    };
    Outcome::Fails(vec![found])
}
