//! Addresses and domains are those that your organisation allows.
//!
//! ## Why it matters
//! An organisation can say by policy which domains a set-up may use for signing in. An address elsewhere was perhaps
//! copied from another set-up, or leads users' passwords and tokens to somebody who should not get them. Linkwright does
//! not fill it.
//!
//! ## Fails
//! ```case
//! allowedDomains = ["example-app.test"]
//! alexa.authorizationUrl = "https://auth.other-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//! Another name that ends alike:
//! ```case
//! allowedDomains = ["example-app.test"]
//! alexa.authorizationUrl = "https://my-example-app.test/authorize"
//! alexa.accessTokenUrl = "https://example-app.test.other-app.test/token"
//! ```
//! ```case
//! allowedDomains = ["example-app.test"]
//! alexa.domains = ["cdn.example-app.test", "cdn.other-app.test"]
//! ```
//!
//! ## Passes
//! ```case
//! allowedDomains = ["example-app.test"]
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://example-app.test/token"
//! alexa.domains = ["cdn.example-app.test"]
//! ```
//!
//! ## Looks wrong, is right
//! Capital letters, a port, and the dot that ends a full name:
//! ```case
//! allowedDomains = ["example-app.test"]
//! alexa.authorizationUrl = "https://AUTH.Example-App.test.:8443/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! alexa.domains = ["https://cdn.example-app.test/", ""]
//! ```
//! No policy at all:
//! ```case
//! alexa.authorizationUrl = "https://auth.other-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.other-app.test/token"
//! ```
//!
//! ## Cannot tell
//! ```case
//! allowedDomains = ["example-app.test"]
//! alexa.authorizationUrl = ""
//! ```
//!
//! ## Sources
//! * docs/policy.md: the organisation's own choice

use super::finding::{Check, Finding, Outcome, Place, Reason, alexa, finish, rows};
use super::text::quoted;
use super::uris::{authorization, token};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::policy::domains::{allows, allows_row};
use crate::rules::hosts::host_in;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "domain-not-allowed",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let Some(allowed) = &seen.allowed_domains else { return Err(Outcome::NotApplicable) };
    let form = alexa(seen)?;
    let cure = said!("Use a domain that your organisation allows, or ask its administrator to allow this one.");
    let mut findings = Vec::new();
    let mut looked_at = 0;
    for uri in [authorization(form), token(form)].into_iter().flatten() {
        looked_at += 1;
        if !allows(allowed, uri.text) {
            let host = quoted(host_in(uri.text));
            findings.push(
                uri.finding(words!("The {} has the host {host}, which your organisation does not allow.", uri.name), cure),
            );
        }
    }
    let domains = rows(FieldKey::Domains, form.domains.as_ref()).unwrap_or_default();
    looked_at += domains.len();
    for row in domains.into_iter().filter(|row| !allows_row(allowed, row)) {
        let place = Place::alexa(FieldKey::Domains).row(row);
        let what = words!("The domain {} is none that your organisation allows.", quoted(row));
        findings.push(Finding::new(vec![place], what, cure));
    }
    if looked_at == 0 {
        return Err(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AuthorizationUrl)));
    }
    Ok(Outcome::of(findings))
}
