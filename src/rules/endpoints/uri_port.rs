//! Authorization URI and access token URI have no port but 443.
//!
//! ## Why it matters
//! Amazon's requirements for account linking name port 443, the one that https has anyway. Some people report that
//! another port worked for them; whoever depends on it has no promise to point to.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test:8443/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test:8123/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test:8123/auth/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Looks wrong, is right
//! Port 443 may be written:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test:443/authorize"
//! alexa.accessTokenUrl = "https://bücher.example-app.test:443/token"
//! ```
//! A colon in the path is no port:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/realms:8443/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Sources
//! * developer.amazon.com: requirements for account linking for Alexa skills (port 443)
//! * keatontaylor/alexa-actions#1 (another port worked)

use super::finding::{Check, Finding, finish};
use super::text::quoted;
use super::uris::{Uri, each, without_port};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "uri-port",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(each(seen, judge)),
};

fn judge(uri: &Uri) -> Check<Option<Finding>> {
    let Some(port) = uri.url()?.port().filter(|port| *port != 443) else { return Ok(None) };
    let finding = uri.finding(
        words!("The {} has the port {} instead of 443.", uri.name, quoted(&port.to_string())),
        said!("Let the server answer at port 443, and remove the port from the address."),
    );
    Ok(Some(match without_port(uri.text.trim()) {
        Some((plain, _)) => finding.fix(Fix::alexa(said!("Remove the port"), uri.field, Change::Text(plain))),
        None => finding,
    }))
}
