//! The access token URI has none of the parameters that belong into the body of Alexa's request.
//!
//! ## Why it matters
//! Alexa posts the code, the redirect URI and, by the chosen scheme, the client's credentials. The same parameters in
//! the address are at best ignored; a client secret there ends up in the logs of every server on the way.
//!
//! ## Fails
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token?grant_type=authorization_code&client_id=lamps"
//! ```
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token?p=signin&client_secret=fake-secret-0001"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Looks wrong, is right
//! A policy, as Microsoft's B2C has it:
//! ```case
//! alexa.accessTokenUrl = "https://login.example-app.test/oauth2/v2.0/token?p=B2C_1_signin"
//! ```
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/grant_type/token?tenant=state"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Sources
//! * Bungie-net/api#824
//! * sppum/aws-bids-alexa-skill, README
//! * RFC 6749, section 2.3.1 (no credentials in the request URI)

use super::finding::{Check, Outcome, alexa, finish};
use super::text::listed;
use super::uris::{parameters, token, without_parameters};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "token-uri-query",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

const NAMES: [&str; 9] = [
    "client_secret",
    "grant_type",
    "redirect_uri",
    "redirect_url",
    "state",
    "response_type",
    "client_id",
    "scope",
    "code_challenge",
];

fn check(seen: &Observations) -> Check<Outcome> {
    let uri = token(alexa(seen)?)?;
    let found = parameters(uri.text, &NAMES);
    if found.is_empty() {
        return Ok(Outcome::Passes);
    }
    let names: Vec<String> = found.iter().map(|name| (*name).to_owned()).collect();
    let fix = Change::Text(without_parameters(uri.text, &NAMES));
    let finding = uri.finding(
        words!("The access token URI has {}, which Alexa sends in the body.", listed(&names)),
        said!("Remove these parameters; parameters of the provider's own can stay."),
    );
    Ok(Outcome::fails(finding.fix(Fix::alexa(said!("Remove these parameters"), uri.field, fix))))
}
