//! Client ID and client secret stand each in its own field.
//!
//! ## Why it matters
//! The two are copied one after the other, and the secret's field hides what was pasted. Swapped, the client ID is
//! "Unknown client_id"; with the ID in both, the token endpoint answers `invalid_client` after the user has signed in.
//! A secret in the client ID's field is worse: Alexa sends the client ID in the address of a page, where anybody who
//! sees the address can read it.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! alexa.secret = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//! The client ID in both fields:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.clientId = "fake-lamps"
//! alexa.secret = "fake-lamps"
//! ```
//! A secret of Login with Amazon as client ID, whatever stands in the secret's field:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.oa2-cs.v1.fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! alexa.secret = "••••••••"
//! ```
//! The same, with the right client ID known:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.oa2-cs.v1.fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! alexa.secret = "••••••••"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! alexa.secret = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! ```
//!
//! ## Looks wrong, is right
//! With Cognito both are letters and digits:
//! ```case
//! alexa.authorizationUrl = "https://lamps.auth.eu-west-1.amazoncognito.com/oauth2/authorize"
//! alexa.clientId = "1h57kf5cpq17m0eml12fake"
//! alexa.secret = "fake1h57kf5cpq17m0eml12fake1h57kf5cpq17m0eml12fake1"
//! ```
//! Some servers' client IDs have 64 hexadecimal digits, as the secrets of Login with Amazon have:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/oauth/authorize"
//! alexa.clientId = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
//! alexa.secret = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! ```
//! Home Assistant does not look at the secret:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://layla.amazon.com/"
//! alexa.secret = "https://layla.amazon.com/"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! alexa.secret = "••••••••"
//! ```
//!
//! ## Sources
//! * alexa/alexa-avs-sample-app#744
//! * tartanguru/alexa-assistant-instructions#48
//! * form of the secrets: Amazon's page on security profiles, public samples

use super::client_id_mismatch::mended;
use super::finding::{Check, Finding, Outcome, alexa, filled, finish, readable_secret};
use super::ha_client_id::is_home_assistant;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::secret_facts::is_lwa_secret;
use crate::setup::{AlexaForm, Observations, SecretFacts};
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "id-secret-swapped",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The client ID, for rules about it.
///
/// # Errors
/// `cannot tell` when it was not recognised or is empty, `not applicable` when this rule speaks of it.
pub fn client_id(form: &AlexaForm) -> Check<&str> {
    let id = filled(FieldKey::ClientId, form.client_id.as_ref())?;
    if is_swapped(form) { Err(Outcome::NotApplicable) } else { Ok(id) }
}

/// True when this rule fails.
pub fn is_swapped(form: &AlexaForm) -> bool {
    id_is_secret(form) || secret_is_id(form).is_some()
}

/// True when the client ID has the form of a secret of Login with Amazon. The older form is 64 hexadecimal digits, which
/// other providers have for client IDs.
fn id_is_secret(form: &AlexaForm) -> bool {
    let id = form.client_id.as_deref().unwrap_or_default().trim();
    is_lwa_secret(id) && (id.starts_with("amzn1.") || form.is_lwa())
}

/// What is known of the secret, when it is a client ID.
fn secret_is_id(form: &AlexaForm) -> Option<SecretFacts> {
    let secret = form.client_secret.filter(|facts| facts.like_client_id || facts.equals_client_id)?;
    (!is_home_assistant(form)).then_some(secret)
}

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let (field, what) = match (id_is_secret(form), secret_is_id(form)) {
        (true, Some(facts)) if !facts.equals_client_id => {
            (FieldKey::ClientId, said!("Client ID and client secret stand in each other's field."))
        }
        (true, _) => (FieldKey::ClientId, said!("A client secret stands in the field of the client ID.")),
        (false, Some(facts)) if facts.equals_client_id => {
            (FieldKey::ClientSecret, said!("The client ID stands in the field of the client secret too."))
        }
        (false, Some(_)) => (FieldKey::ClientSecret, said!("A client ID stands in the field of the client secret.")),
        (false, None) => {
            readable_secret(form)?;
            filled(FieldKey::ClientId, form.client_id.as_ref())?;
            return Ok(Outcome::Passes);
        }
    };
    let cure = said!("Give each its own field. If one of the two is missing then, copy it again from the identity provider.");
    let finding = Finding::alexa(field, what, cure);
    Ok(Outcome::fails(if swapping_helps(form) {
        finding.fix(Fix::alexa(said!("Swap them"), FieldKey::ClientId, Change::SwapWithSecret))
    } else if field == FieldKey::ClientId {
        mended(finding, form, seen)
    } else {
        finding
    }))
}

/// True when the secret can be read and, changing places, neither of the two stands in the wrong field.
fn swapping_helps(form: &AlexaForm) -> bool {
    let id = form.client_id.as_deref();
    form.client_secret.is_some_and(|facts| facts.readable() && !facts.equals_client_id && !facts.lwa_format)
        && id.is_some_and(|id| !id.trim().starts_with("amzn1.application"))
}
