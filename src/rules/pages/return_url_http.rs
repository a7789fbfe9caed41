//! Allowed Return URLs have https, but for those of one's own computer.
//!
//! ## Why it matters
//! Login with Amazon sends the authorization code to these addresses. It takes http only for `localhost` and
//! `127.0.0.1`, where nobody can listen in.
//!
//! ## Fails
//! ```case
//! webSettings.allowedReturnUrls = ["http://auth.example-app.test/cb"]
//! ```
//! ```case
//! webSettings.allowedReturnUrls = ["https://auth.example-app.test/cb", "http://localhost.example-app.test:80/cb"]
//! ```
//!
//! ## Passes
//! ```case
//! webSettings.allowedReturnUrls = ["https://auth.example-app.test/cb"]
//! ```
//!
//! ## Looks wrong, is right
//! ask-cli has one of its own on the developer's computer:
//! ```case
//! webSettings.allowedReturnUrls = ["http://127.0.0.1:9090/cb", "http://localhost:3000/cb", "HTTPS://bücher.example/"]
//! ```
//! ```case
//! webSettings.allowedReturnUrls = []
//! ```
//!
//! ## Cannot tell
//! The page did not show its list:
//! ```case
//! webSettings.allowedOrigins = ["https://auth.example-app.test"]
//! ```
//!
//! ## Sources
//! * the guide of convoworks for Login with Amazon (https alone)
//! * ChihChengLiang/meteor-accounts-amazon#3

use super::finding::{Check, Finding, Outcome, Place, Reason, finish};
use super::registration::web_settings;
use super::uris::{shown, with_https};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::setup::address::parse;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "return-url-http",
    pages: &[PageId::LwaWebSettings],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let field = FieldKey::AllowedReturnUrls;
    let rows = web_settings(seen)?.allowed_return_urls.as_deref();
    let rows = rows.ok_or(Outcome::CannotTell(Reason::FieldMissing(field)))?;
    Ok(Outcome::of(rows.iter().filter(|row| is_plain_http(row)).map(|row| finding(row)).collect()))
}

fn is_plain_http(row: &str) -> bool {
    parse(row).is_some_and(|url| url.scheme() == "http" && !url.host_str().is_some_and(is_own_computer))
}

/// True for the two names of one's own computer that Login with Amazon knows.
pub fn is_own_computer(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1")
}

fn finding(row: &str) -> Finding {
    let finding = Finding::new(
        vec![Place::return_urls().row(row)],
        words!("The Allowed Return URL {} has http instead of https.", shown(row)),
        said!("Change http to https; the server must answer there, and the client must send the new address."),
    );
    match with_https(row) {
        Some(fixed) => finding.compare(row, &fixed).fix(Fix::on(
            PageId::LwaWebSettings,
            said!("Use https"),
            FieldKey::AllowedReturnUrls,
            Change::row(row, fixed),
        )),
        None => finding,
    }
}
