//! The client ID on the Alexa page is that of the security profile whose Web Settings hold the return URLs.
//!
//! ## Why it matters
//! Login with Amazon looks up return URLs and secret under the client ID. With the ID of another security profile,
//! whatever was entered in this one has no effect.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//! Of several, the one that belongs to this set-up:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! chosenSecurityProfile = "Lamps"
//! lwaClients = [
//!   { securityProfile = "Doors", clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef" },
//!   { securityProfile = "Lamps", clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" },
//! ]
//! ```
//!
//! One character; the panel shows which:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdee" }]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef" }]
//! ```
//!
//! ## Looks wrong, is right
//! The profile calls the security profile something else, but the client ID is the same:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210"
//! chosenSecurityProfile = "Lamps"
//! lwaClients = [
//!   { securityProfile = "Doors", clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" },
//! ]
//! ```
//! Home Assistant's client ID is one of Alexa's addresses, whatever security profile was opened:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://pitangui.amazon.com/"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//!
//! ## Cannot tell
//! A security profile that was opened later may be another skill's:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! lwaClients = [
//!   { securityProfile = "Lamps", clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef" },
//!   { securityProfile = "Doors", clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" },
//! ]
//! ```
//! The one that the profile names has not been opened:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! chosenSecurityProfile = "Lamps"
//! lwaClients = [
//!   { securityProfile = "Doors", clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" },
//! ]
//! ```
//!
//! ## Sources
//! * mike-grant/haaska#130
//! * miguelmota/alexa-voice-service.js#9

use super::client_id_lwa_format::{is_well_formed, is_whole};
use super::finding::{Check, Finding, Outcome, Place, Reason, alexa_with_lwa, finish};
use super::id_secret_swapped::client_id;
use super::near_miss::explain;
use super::registration::other_client;
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "client-id-mismatch",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaGeneral],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The client ID of the security profile that belongs to this set-up. Where the one that the profile names was not seen,
/// the one whose client ID the skill has is meant: a name is soon mistaken, a client ID is not.
///
/// # Errors
/// The outcome to give when it is not known for certain.
pub fn of_security_profile(seen: &Observations) -> Check<&str> {
    let used = || seen.chosen_security_profile.as_ref().and_then(|_| Some(seen.used_client()?.client_id.as_str()));
    match seen.lwa_client_id().or_else(used) {
        Some(id) if is_whole(id) => Ok(id),
        Some(_) => Err(Outcome::because(said!("The Client ID of the security profile could not be read whole."))),
        None if seen.lwa_clients.iter().any(|client| {
            seen.chosen_security_profile.is_none() || client.security_profile == seen.chosen_security_profile
        }) =>
        {
            Err(Outcome::because(said!("Several security profiles were seen, and none is chosen.")))
        }
        None => Err(Outcome::CannotTell(Reason::PageNotSeen(PageId::LwaGeneral))),
    }
}

/// The fix of this rule and of others about the client ID, where the right client ID is known.
pub fn copy(id: &str) -> Fix {
    Fix::alexa(said!("Copy from the security profile"), FieldKey::ClientId, Change::text(id))
}

/// A finding that something else than a client ID stands in its field: with the same fix, where the right one is known.
pub fn mended(finding: Finding, form: &AlexaForm, seen: &Observations) -> Finding {
    match of_security_profile(seen) {
        Ok(id) if form.is_lwa() => finding.fix(copy(id)),
        _ => finding,
    }
}

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa_with_lwa(seen)?;
    let own = client_id(form)?;
    if !is_well_formed(own) {
        return Ok(Outcome::NotApplicable);
    }
    of_security_profile(seen)?;
    let Some(wanted) = other_client(seen, form) else { return Ok(Outcome::Passes) };
    let name = seen.chosen_security_profile.as_deref().map(|name| format!(" {}", quoted(name))).unwrap_or_default();
    let what = match explain(own, wanted) {
        Some(clause) => words!("Unlike that of the security profile{name}, the client ID {clause}."),
        None => words!("The client ID is not that of the security profile{name}."),
    };
    let cure = said!("Copy Client ID and Client Secret of one security profile to the Alexa page, and set up its Web Settings.");
    let places = vec![Place::alexa(FieldKey::ClientId), Place::on(PageId::LwaGeneral, FieldKey::ClientId)];
    Ok(Outcome::fails(Finding::new(places, what, cure).compare(own, wanted).fix(copy(wanted))))
}
