//! Where a parent domain stands in the Domain List, the exact host of the authorization URI stands there too.
//!
//! ## Why it matters
//! Alexa wants the names of the hosts that the login page uses, each in full: `oauth.sample.com` is not covered by
//! `sample.com`. Without it the page stays white on iOS, and opens in another browser on Android.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://oauth.example-app.test/authorize"
//! alexa.domains = ["example-app.test"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://oauth.example-app.test/authorize"
//! alexa.domains = ["example-app.test", "OAuth.example-app.test"]
//! ```
//!
//! ## Looks wrong, is right
//! A list of other hosts only, as in a published Auth0 set-up that works:
//! ```case
//! alexa.authorizationUrl = "https://jovotest.auth0.com/authorize"
//! alexa.domains = ["cdn.auth0.com"]
//! ```
//! Login with Amazon needs no domains:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.domains = ["amazon.com"]
//! ```
//! A row that is written wrongly names the host all the same; the rule `domain-list-format` speaks of it:
//! ```case
//! alexa.authorizationUrl = "https://oauth.example-app.test/authorize"
//! alexa.domains = ["example-app.test", "https://oauth.example-app.test/login"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://login.bücher.example/authorize"
//! alexa.domains = ["bücher.example", "Login.Bücher.example"]
//! ```
//!
//! ## Cannot tell
//! Which hosts the page loads from is not to be seen:
//! ```case
//! alexa.authorizationUrl = "https://oauth.example-app.test/authorize"
//! alexa.domains = []
//! ```
//!
//! ## Sources
//! * Ben@Amazon, amazon.developer.forums.answerhub.com/articles/94969

use super::finding::{Check, Finding, Outcome, Place, alexa, finish, rows};
use super::hosts::{host_in, hosts_in, is_bare, is_below};
use super::text::quoted;
use super::uris::authorization;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "domain-list-missing-host",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// The host of the authorization URI, for providers other than Login with Amazon.
///
/// # Errors
/// The outcome to give otherwise.
pub fn login_host(form: &AlexaForm) -> Check<String> {
    if form.is_lwa() {
        return Err(Outcome::NotApplicable);
    }
    let uri = authorization(form)?;
    uri.url()?;
    let host = host_in(uri.text).to_ascii_lowercase();
    if is_bare(&host) { Ok(host) } else { Err(Outcome::because(said!("The authorization URI has no host name."))) }
}

/// True when a row names this host, whatever else stands in it.
pub fn names(row: &str, host: &str) -> bool {
    hosts_in(row).any(|named| named.to_ascii_lowercase() == host)
}

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let host = login_host(form)?;
    let rows = rows(FieldKey::Domains, form.domains.as_ref())?;
    if rows.is_empty() {
        return Err(Outcome::because(said!("The Domain List is empty, and what the login page loads cannot be seen.")));
    }
    // The two ways to write an international name are not compared.
    let ways = |is: fn(&str) -> bool| is(&host) || rows.iter().any(|row| is(row));
    if ways(|name| crate::search::has(name, "xn--")) && ways(|name| !name.is_ascii()) {
        return Err(Outcome::because(said!("International names are written in two ways.")));
    }
    let parent = rows.iter().find(|row| hosts_in(row).any(|named| is_below(&host, &named.to_ascii_lowercase())));
    let Some(parent) = parent.filter(|_| !rows.iter().any(|row| names(row, &host))) else {
        return Ok(Outcome::Passes);
    };
    let finding = Finding::new(
        vec![Place::alexa(FieldKey::Domains).row(parent)],
        words!("The row {} does not cover the host of the login page, {}.", quoted(parent), quoted(&host)),
        words!("Add {} to the Domain List.", quoted(&host)),
    );
    Ok(Outcome::fails(finding.fix(Fix::alexa(said!("Add the host"), FieldKey::Domains, Change::Add(vec![host])))))
}
