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
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef" }]
//! ```
//!
//! ## Looks wrong, is right
//! Home Assistant's client ID is one of Alexa's addresses, whatever security profile was opened:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://pitangui.amazon.com/"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//! A security profile that was opened later may be another skill's:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! lwaClients = [
//!   { securityProfile = "Lamps", clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef" },
//!   { securityProfile = "Doors", clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" },
//! ]
//! ```
//!
//! ## Sources
//! * mike-grant/haaska#130
//! * miguelmota/alexa-voice-service.js#9

use super::client_id_lwa_format::is_well_formed;
use super::finding::{Finding, Outcome, Place, Reason, alexa_with_lwa, filled};
use super::text::quoted;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;

/// The rule.
pub const RULE: Rule = Rule {
    id: "client-id-mismatch",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaGeneral],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check,
};

fn check(seen: &Observations) -> Outcome {
    let form = match alexa_with_lwa(seen) {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let own = match filled(FieldKey::ClientId, form.client_id.as_ref()) {
        Ok(own) if is_well_formed(own) => own,
        Ok(_) => return Outcome::NotApplicable,
        Err(outcome) => return outcome,
    };
    let Some(wanted) = seen.lwa_client_id() else {
        let undecided = seen.chosen_security_profile.is_none() && !seen.lwa_clients.is_empty();
        return Outcome::CannotTell(match undecided {
            true => Reason::Because("Several security profiles were seen, and none is chosen."),
            false => Reason::PageNotSeen(PageId::LwaGeneral),
        });
    };
    if own == wanted {
        return Outcome::Passes;
    }
    let general = Place { page: PageId::LwaGeneral, field: FieldKey::ClientId, row: None };
    let whose = seen.chosen_security_profile.as_deref().map_or_else(String::new, |name| format!(" {}", quoted(name)));
    Outcome::Fails(vec![Finding::new(
        vec![Place::alexa(FieldKey::ClientId), general],
        format!(
            "The client ID on the Alexa page, {}, is not that of the security profile{whose}: {}.",
            quoted(own),
            quoted(wanted)
        ),
        "Copy Client ID and Client Secret of one security profile to the Alexa page, and set up Web Settings there.",
    )])
}
