//! Each of the Allowed Origins is a scheme and a host, with a port perhaps, and nothing behind it.
//!
//! ## Why it matters
//! Browsers name a page's origin without path and without a slash at its end, and Login with Amazon compares the text.
//! An origin with more behind it equals none; one with http is for tests on one's own computer.
//!
//! ## Fails
//! ```case
//! webSettings.allowedOrigins = ["https://portal.example-app.test/"]
//! ```
//! ```case
//! webSettings.allowedOrigins = ["https://portal.example-app.test/OAuthCode/Redirect", "https://app.example-app.test?x=1"]
//! ```
//! ```case
//! webSettings.allowedOrigins = ["http://portal.example-app.test", "portal.example-app.test", "https://*.example-app.test"]
//! ```
//!
//! ## Passes
//! ```case
//! webSettings.allowedOrigins = ["https://portal.example-app.test"]
//! ```
//!
//! ## Looks wrong, is right
//! Ports, and http on one's own computer:
//! ```case
//! webSettings.allowedOrigins = ["https://localhost:8080", "http://localhost:3000", "http://127.0.0.1"]
//! ```
//! ```case
//! webSettings.allowedOrigins = ["https://bücher.example:443", "https://xn--bcher-kva.example", "https://[2001:db8::7]"]
//! ```
//! One of Alexa's own as an origin is odd, but well formed:
//! ```case
//! webSettings.allowedOrigins = ["https://alexa.amazon.co.jp"]
//! ```
//! The code grant needs no origin:
//! ```case
//! webSettings.allowedOrigins = []
//! ```
//!
//! ## Cannot tell
//! ```case
//! webSettings.allowedReturnUrls = ["https://auth.example-app.test/cb"]
//! ```
//!
//! ## Sources
//! * developer.amazon.com: glossary of Login with Amazon (shows an http origin, so this is a warning)
//! * Amazon Pay's page on allowed origins (https in production)

use super::finding::{Check, Finding, Outcome, Place, Reason, finish};
use super::hosts::{host_in, is_bare};
use super::registration::web_settings;
use super::return_url_http::is_own_computer;
use super::text::quoted;
use super::uris::shown;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::setup::address::parse;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "origin-format",
    pages: &[PageId::LwaWebSettings],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let rows = web_settings(seen)?.allowed_origins.as_deref();
    let rows = rows.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AllowedOrigins)))?;
    let wrong = rows.iter().filter(|row| !row.trim().is_empty() && !is_origin(row));
    Ok(Outcome::of(wrong.map(|row| finding(row)).collect()))
}

/// True for the exact form.
fn is_origin(row: &str) -> bool {
    let authority = row.strip_prefix("https://").or_else(|| {
        let authority = row.strip_prefix("http://")?;
        is_own_computer(host_in(authority)).then_some(authority)
    });
    authority.is_some_and(|authority| {
        let host = host_in(authority);
        let alone = !authority.contains(|c: char| c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '@'));
        alone && !authority.ends_with(':') && (is_bare(host) || host.starts_with('[')) && parse(row).is_some()
    })
}

/// The beginning of an address, up to its path.
fn cut(row: &str) -> Option<(String, &str)> {
    let (scheme, rest) = crate::search::split(row.trim(), "://")?;
    let (authority, behind) = rest.split_at_checked(rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len()))?;
    Some((format!("{}://{authority}", scheme.to_ascii_lowercase()), behind))
}

fn finding(row: &str) -> Finding {
    let fixed = cut(row).filter(|(origin, _)| is_origin(origin));
    let http = parse(row).is_some_and(|url| url.scheme() == "http");
    let (what, cure) = match &fixed {
        Some((_, behind)) if !behind.is_empty() => {
            (words!("has {} behind the host", quoted(behind)), said!("Keep the scheme and the host, with its port."))
        }
        Some(_) => (said!("is not written as browsers write it").to_owned(), said!("Keep the scheme and the host, with its port.")),
        None if http => (said!("has http instead of https").to_owned(), said!("Use https; http is for tests on your own computer.")),
        None => (said!("is not a scheme and a host").to_owned(), said!("Enter https:// and the name of the host.")),
    };
    let place = Place::on(PageId::LwaWebSettings, FieldKey::AllowedOrigins).row(row);
    let finding = Finding::new(vec![place], words!("The Allowed Origin {} {what}.", shown(row)), cure);
    match fixed {
        Some((origin, _)) => finding.compare(row, &origin).fix(Fix::on(
            PageId::LwaWebSettings,
            said!("Keep the origin alone"),
            FieldKey::AllowedOrigins,
            Change::row(row, origin),
        )),
        None => finding,
    }
}
