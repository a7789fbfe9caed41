//! With Auth0 the Domain List has the host from which Auth0's login page loads its scripts.
//!
//! ## Why it matters
//! Auth0's page fetches its login box from `cdn.auth0.com`. When Alexa does not let it, the user sees an empty page.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://lamps.eu.auth0.com/authorize"
//! alexa.domains = ["lamps.eu.auth0.com"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://lamps.auth0.com/authorize"
//! alexa.domains = []
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://lamps.auth0.com/authorize"
//! alexa.domains = ["lamps.auth0.com", "CDN.auth0.com"]
//! ```
//!
//! ## Looks wrong, is right
//! Auth0's name on another host:
//! ```case
//! alexa.authorizationUrl = "https://auth0.com.example-app.test/authorize"
//! alexa.domains = ["auth0.com.example-app.test"]
//! ```
//! A row that is written wrongly names the host all the same; the rule `domain-list-format` speaks of it:
//! ```case
//! alexa.authorizationUrl = "https://lamps.auth0.com/authorize"
//! alexa.domains = ["lamps.auth0.com, cdn.auth0.com"]
//! ```
//!
//! ## Cannot tell
//! Auth0 behind a domain of one's own may load from there:
//! ```case
//! alexa.authorizationUrl = "https://login.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://lamps.auth0.com/oauth/token"
//! alexa.domains = ["login.example-app.test"]
//! ```
//!
//! ## Sources
//! * jovotech/learn-jovo, alexa_accountlinking.png (a saved set-up with Auth0)

use super::domain_list_missing_host::{login_host, names};
use super::finding::{Check, Finding, Outcome, alexa, finish, rows};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::provider::provider_of;
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "domain-list-missing-cdn",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

const AUTH0: &str = ".auth0.com";
const CDN: &str = "cdn.auth0.com";

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if !login_host(form)?.ends_with(AUTH0) {
        let behind = provider_of(None, form.access_token_url.as_deref()).is_some_and(|token| token.id == "auth0");
        return Err(match behind {
            true => Outcome::because(said!("From where Auth0's page loads on a domain of your own is not known.")),
            false => Outcome::NotApplicable,
        });
    }
    if rows(FieldKey::Domains, form.domains.as_ref())?.iter().any(|row| names(row, CDN)) {
        return Ok(Outcome::Passes);
    }
    let finding = Finding::alexa(
        FieldKey::Domains,
        said!("The Domain List lacks cdn.auth0.com, from which Auth0's login page loads."),
        said!("Add cdn.auth0.com to the Domain List."),
    );
    Ok(Outcome::fails(finding.fix(Fix::alexa(said!("Add cdn.auth0.com"), FieldKey::Domains, Change::Add(vec![CDN.into()])))))
}
