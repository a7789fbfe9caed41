//! With Home Assistant the client ID is one of three Alexa addresses, written exactly as they are.
//!
//! ## Why it matters
//! Home Assistant has no list of clients: it takes a URL for the client ID and compares it with the redirect URL. A
//! missing slash, a path or an old host ends on "Error: invalid client id or redirect uri". Which of the three is right
//! depends on the region of the user's Alexa account, which no form shows.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://pitangui.amazon.com"
//! ```
//! The redirect URL instead of its beginning:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://layla.amazon.com/api/skill/link/M1FAKE0000001"
//! ```
//! The host that Alexa had in Europe before:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://layla.amazon.co.uk"
//! ```
//! No address at all:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "home-assistant"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test:443/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test:443/auth/token"
//! alexa.clientId = "https://alexa.amazon.co.jp/"
//! ```
//!
//! ## Looks wrong, is right
//! The region of the account counts, not the skill's language; an English skill may well have Europe's:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = "https://layla.amazon.com/"
//! ```
//! Another server at the same host, with other paths:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/oauth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/oauth/token"
//! alexa.clientId = "lamps"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.clientId = ""
//! ```
//!
//! ## Sources
//! * home-assistant.io/integrations/alexa.smart_home ("The trailing slash is important")
//! * keatontaylor/alexa-actions#1, #35 and #66
//! * home-assistant/core#85321

use super::finding::{Check, Finding, Outcome, alexa, finish};
use super::id_secret_swapped::client_id;
use super::lwa::parsed;
use super::near_miss::explain;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::provider::HOME_ASSISTANT_IDS;
use crate::setup::{AlexaForm, Observations};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ha-client-id",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// What tells the three hosts apart, in the order of [`HOME_ASSISTANT_IDS`].
const HOSTS: [&str; 3] = ["pitangui.amazon.", "layla.amazon.", "alexa.amazon.co.jp"];

/// True for Home Assistant: its endpoints have the same paths on every host.
pub fn is_home_assistant(form: &AlexaForm) -> bool {
    let has = |url: &Option<String>, path| parsed(url.as_ref()).is_some_and(|url| url.path() == path);
    has(&form.authorization_url, "/auth/authorize") && has(&form.access_token_url, "/auth/token") && !form.is_lwa()
}

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if !is_home_assistant(form) {
        return Ok(Outcome::NotApplicable);
    }
    let id = client_id(form)?;
    if HOME_ASSISTANT_IDS.contains(&id) {
        return Ok(Outcome::Passes);
    }
    let near = HOME_ASSISTANT_IDS.into_iter().find_map(|known| Some((known, explain(id, known)?)));
    let named = || {
        let small = id.to_ascii_lowercase();
        let (known, _) = HOME_ASSISTANT_IDS.into_iter().zip(HOSTS).find(|(_, host)| crate::search::has(&small, host))?;
        Some((known, words!("is not exactly {known}")))
    };
    let finding = |what: String, cure: String| Finding::alexa(FieldKey::ClientId, what, cure);
    Ok(Outcome::fails(match near.or_else(named) {
        Some((wanted, clause)) => finding(
            words!("The client ID {clause}."),
            words!("Change it to {wanted} with nothing before or behind it; the slash belongs to it."),
        )
        .compare(id, wanted)
        .fix(Fix::alexa(said!("Use the exact address"), FieldKey::ClientId, Change::text(wanted))),
        None => finding(
            said!("The client ID is none of the three addresses that Home Assistant takes from Alexa.").into(),
            said!("Enter https://pitangui.amazon.com/ for America, https://layla.amazon.com/ for Europe, \
             https://alexa.amazon.co.jp/ for Japan and Australia, with the slash.")
                .into(),
        ),
    }))
}
