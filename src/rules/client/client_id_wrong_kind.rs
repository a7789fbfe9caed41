//! The client ID is not another kind of ID: security profile ID, skill ID, vendor ID, or Alexa's own client ID.
//!
//! ## Why it matters
//! The consoles show several IDs close together, and some look alike: the Security Profile ID stands right above the
//! Client ID. The identity provider knows its client by the client ID alone and answers "Unknown client_id" to any
//! other.
//!
//! ## Fails
//! The Security Profile ID:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application.0123456789abcdef0123456789abcdef"
//! ```
//! The same, with the right client ID known:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application.0123456789abcdef0123456789abcdef"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210" }]
//! ```
//! The skill ID:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.clientId = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
//! ```
//! The vendor ID:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "M1FAKE0000001"
//! ```
//! *Alexa Client Id*, which the same page shows for messages from the skill:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! alexa.alexaClientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! alexa.alexaClientId = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210"
//! ```
//!
//! ## Looks wrong, is right
//! Other providers' client IDs may be short, of capitals, and begin with M:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.clientId = "M1-client"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.clientId = "MYSKILLCLIENT1"
//! alexa.redirectUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = ""
//! ```
//!
//! ## Sources
//! * Security Profile ID above Client ID: a picture of the security profile in alexa/avs-sdk-workshop
//! * amazon.developer.forums.answerhub.com/articles/240817 (two pairs of client ID and secret)
//! * home-assistant.io/integrations/alexa.smart_home
//! * a public guide to NeoTwitch

use super::client_id_mismatch::mended;
use super::finding::{Check, Finding, Outcome, alexa, finish};
use super::id_secret_swapped::client_id;
use super::text::is_small_hex;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::identity::is_vendor_id;
use crate::setup::{AlexaForm, Observations, vendor_id};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "client-id-wrong-kind",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let Some(kind) = kind(client_id(form)?.trim(), form) else { return Ok(Outcome::Passes) };
    let cure = match form.is_lwa() {
        true => said!("Copy the Client ID of the security profile: it begins with amzn1.application-oa2-client."),
        false => said!("Enter the client ID that your identity provider has for the skill."),
    };
    let finding = Finding::alexa(FieldKey::ClientId, words!("This is {kind}, not the client ID."), cure);
    Ok(Outcome::fails(mended(finding, form, seen)))
}

fn kind(id: &str, form: &AlexaForm) -> Option<&'static str> {
    let digits = id.strip_prefix("amzn1.application.");
    // With other providers a client ID may have the form of a vendor ID by chance.
    let urls = form.redirect_urls.as_deref().unwrap_or_default();
    let own_vendor = || urls.iter().any(|url| vendor_id(url) == Some(id));
    let like_vendor = is_vendor_id(id) && (13..=14).contains(&id.len());
    if digits.is_some_and(|digits| digits.len() == 32 && is_small_hex(digits)) {
        Some(said!("the Security Profile ID"))
    } else if id.starts_with("amzn1.ask.skill.") {
        Some(said!("the skill ID"))
    } else if own_vendor() || (like_vendor && form.is_lwa()) {
        Some(said!("a vendor ID, the end of the Alexa redirect URLs"))
    } else if form.alexa_client_id.as_deref().is_some_and(|other| other.trim() == id) {
        Some(said!("the Alexa Client Id further down, for messages from the skill"))
    } else {
        None
    }
}
