//! Authorization URI and access token URI are URLs with https.
//!
//! ## Why it matters
//! Alexa opens the first and calls the second with TLS only, whoever the identity provider is. At any other address
//! saving fails, or linking ends on "We were unable to link".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "http://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//! Without its beginning it is no URL:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "auth.example-app.test/token"
//! ```
//! A slash is missing:
//! ```case
//! alexa.authorizationUrl = "https:/www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! An invisible character in the name of the host:
//! ```case
//! alexa.authorizationUrl = "https://www.ama\u200Bzon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//! The implicit grant has no access token URI:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Looks wrong, is right
//! A scheme in capitals, the port that https has anyway, hosts with letters beyond ASCII:
//! ```case
//! alexa.authorizationUrl = "HTTPS://auth.example-app.test:443/authorize"
//! alexa.accessTokenUrl = "https://bücher.example-app.test/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://उदाहरण.परीक्षा/authorize"
//! alexa.accessTokenUrl = "https://xn--bcher-kva.example/token"
//! ```
//!
//! ## Cannot tell
//! Empty fields say nothing:
//! ```case
//! alexa.authorizationUrl = ""
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Sources
//! * developer.amazon.com: requirements for account linking for Alexa skills

use super::finding::{Check, Finding, finish};
use super::lwa::{AUTHORIZATION_URLS, near};
use super::uris::{Uri, each, shown, with_https};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::provider::LWA_TOKEN_URLS;
use crate::setup::address::parse;

/// The rule.
pub const RULE: Rule = Rule {
    id: "uri-not-https",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(each(seen, judge)),
};

fn judge(uri: &Uri) -> Check<Option<Finding>> {
    let name = uri.name;
    let url = parse(uri.text);
    let scheme = url.as_ref().map(|url| url.scheme()).unwrap_or_default();
    if scheme == "https" && has_two_slashes(uri.text) {
        return Ok(None);
    }
    let http = if scheme == "http" { with_https(uri.text) } else { None };
    if let Some(fixed) = http {
        let finding = uri.finding(
            format!("The {name} has http instead of https."),
            "Change http to https; the server must answer there.",
        );
        let finding = finding.compare(uri.text, &fixed);
        return Ok(Some(finding.fix(Fix::alexa("Use https", uri.field, Change::Text(fixed)))));
    }
    let known = if uri.field == FieldKey::AuthorizationUrl { AUTHORIZATION_URLS } else { LWA_TOKEN_URLS };
    if let Some((wanted, clause)) = near(uri.text, &known) {
        return Ok(Some(uri.should_be(wanted, format!("The {name} {clause}."))));
    }
    Ok(Some(uri.finding(
        format!("The {name} {} is not a URL that begins with https://.", shown(uri.text)),
        "Enter the whole address, beginning with https:// and the name of the server.",
    )))
}

/// Browsers forgive another number of slashes than two behind the scheme; a server that reads the address need not.
fn has_two_slashes(text: &str) -> bool {
    let rest = text.trim().get(..8).filter(|start| start.eq_ignore_ascii_case("https://"));
    rest.is_some() && !text.trim().get(8..).unwrap_or_default().starts_with(['/', '\\'])
}
