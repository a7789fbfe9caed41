//! The authorization URI has none of the parameters that Alexa adds itself.
//!
//! ## Why it matters
//! Alexa appends `client_id`, `response_type`, `scope`, `state` and `redirect_uri` to the address. A second one of the
//! same name wins at some providers and is refused by others; with a foreign `state` Alexa cannot match the answer and
//! shows an error page with `missing-state`. Some older walk-throughs still teach to add them.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize?state=1&response_type=code"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa?redirect_uri=https://layla.amazon.com/api/skill/link/M1FAKE0000001"
//! ```
//! The others are warnings:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize?ui_locales=de&client_id=lamps&scope=openid"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Looks wrong, is right
//! Parameters of the provider's own:
//! ```case
//! alexa.authorizationUrl = "https://accounts.google.com/o/oauth2/auth?access_type=offline"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize?ui_locales=de&estate=1&scopes=2"
//! ```
//! The same words in the path, or as a value:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/state/authorize?prompt=scope"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = ""
//! ```
//!
//! ## Sources
//! * developer.amazon.com: configure an authorization code grant (the parameters that Alexa passes)
//! * Bungie-net/api#824 (`errorKey=missing-state`)
//! * sppum/aws-bids-alexa-skill, README (teaches to add them)

use super::finding::{Check, Outcome, alexa, finish};
use super::text::listed;
use super::uris::{authorization, parameters, without_parameters};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "auth-uri-oauth-params",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// What Alexa adds, the names that break linking first.
const NAMES: [&str; 7] =
    ["state", "redirect_uri", "response_type", "redirect_url", "client_id", "scope", "code_challenge"];
const FATAL: usize = 3;

fn check(seen: &Observations) -> Check<Outcome> {
    let uri = authorization(alexa(seen)?)?;
    let found = parameters(uri.text, &NAMES);
    if found.is_empty() {
        return Ok(Outcome::Passes);
    }
    let names: Vec<String> = found.iter().map(|name| (*name).to_owned()).collect();
    let fix = Change::Text(without_parameters(uri.text, &NAMES));
    let finding = uri
        .finding(
            words!("The authorization URI has {}, which Alexa adds itself.", listed(&names)),
            said!("Remove these parameters; parameters of the provider's own can stay."),
        )
        .fix(Fix::alexa(said!("Remove these parameters"), uri.field, fix));
    let fatal = NAMES.iter().take(FATAL).any(|name| found.contains(name));
    Ok(Outcome::fails(if fatal { finding } else { finding.severity(Severity::Warning) }))
}
