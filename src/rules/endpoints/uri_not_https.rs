//! Authorization URI and access token URI are URLs with https.
//!
//! ## Why it matters
//! Alexa opens the authorization URI and calls the access token URI with TLS only, whoever the identity provider is. At
//! any other address saving fails, or linking ends on "We were unable to link".
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
//! No address has white space inside, and one field holds one address:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize, https://auth.example-app.test/token"
//! alexa.accessTokenUrl = "https://auth.example-app.test/oauth /token"
//! ```
//! The scheme was pasted before an address that has one:
//! ```case
//! alexa.authorizationUrl = "https://https://auth.example-app.test/authorize"
//! ```
//! White space around it is worth knowing of: the console may take it away, or keep it:
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token "
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
use super::text::without;
use super::uris::{Uri, each, shown, with_https};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::provider::LWA_TOKEN_URLS;
use crate::search;
use crate::setup::address::parse;
use crate::setup::secret_facts::is_blank;
use crate::words::{said, words};

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
    let mut slip = None;
    if let ("https", Some(rest)) = (scheme, behind_scheme(uri.text)) {
        let host = url.as_ref().and_then(|url| url.host_str()).unwrap_or_default();
        slip = forgiven(uri, rest, host);
        if slip.as_ref().is_none_or(|slip| slip.severity.is_some()) {
            return Ok(slip);
        }
    }
    let http = if scheme == "http" { with_https(uri.text) } else { None };
    if let Some(fixed) = http {
        let finding = uri.finding(
            words!("The {name} has http instead of https."),
            said!("Change http to https; the server must answer there."),
        );
        let finding = finding.compare(uri.text, &fixed);
        return Ok(Some(finding.fix(Fix::alexa(said!("Use https"), uri.field, Change::Text(fixed)))));
    }
    let known = if uri.field == FieldKey::AuthorizationUrl { AUTHORIZATION_URLS } else { LWA_TOKEN_URLS };
    if let Some((wanted, clause)) = near(uri.text, &known) {
        return Ok(Some(uri.should_be(wanted, words!("The {name} {clause}."))));
    }
    Ok(Some(slip.unwrap_or_else(|| {
        uri.finding(
            words!("The {name} {} is not a URL that begins with https://.", shown(uri.text)),
            said!("Enter the whole address, beginning with https:// and the name of the server."),
        )
    })))
}

/// What stands behind `https://`. Browsers forgive another number of slashes than two; a server that reads the address
/// need not.
fn behind_scheme(text: &str) -> Option<&str> {
    let (start, rest) = text.trim().split_at_checked(8)?;
    (start.eq_ignore_ascii_case("https://") && !rest.starts_with(['/', '\\'])).then_some(rest)
}

/// What else a browser forgives: white space, and a second scheme, which it takes for the host.
fn forgiven(uri: &Uri, rest: &str, host: &str) -> Option<Finding> {
    let whole = uri.text.trim();
    let (what, cure, fixed) = if let "http" | "https" = host {
        let plain = rest.get(host.len()..)?.trim_start_matches([':', '/']);
        (said!("begins with two schemes"), said!("Keep one https:// and what stands behind it."), format!("https://{plain}"))
    } else if whole.contains(is_blank) {
        let closed = without(whole, is_blank);
        (said!("has white space or an unseen character inside"), said!("Enter one address, without white space."), closed)
    } else if whole != uri.text {
        let cure = said!("Remove the white space before and behind it.");
        (said!("has white space around it"), cure, whole.to_owned())
    } else {
        return None;
    };
    let finding = uri.finding(words!("The {} {what}.", uri.name), cure);
    // Two addresses in one field do not become one.
    let single = !search::split(&fixed, "://").is_some_and(|(_, rest)| search::has(rest, "://")) && parse(&fixed).is_some();
    let fix = Fix::alexa(said!("Correct the address"), uri.field, Change::Text(fixed.clone()));
    Some(match single {
        _ if fixed == whole => finding.severity(Severity::Info).fix(fix.safe()),
        true => finding.compare(uri.text, &fixed).fix(fix),
        false => finding,
    })
}
