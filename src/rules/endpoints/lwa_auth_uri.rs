//! With Login with Amazon the authorization URI has the path `/ap/oa`, on a host that shows the sign-in page.
//!
//! ## Why it matters
//! Alexa opens this page for the user. Another path of the host is another page, and the `api.amazon` hosts answer
//! programs, not people.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oauth"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! A zero for an o, and a capital:
//! ```case
//! alexa.authorizationUrl = "https://eu.account.amazon.com/ap/0a"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/AP/oa"
//! ```
//! A host for programs:
//! ```case
//! alexa.authorizationUrl = "https://api.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! A Cyrillic letter in the host that looks like the right one:
//! ```case
//! alexa.authorizationUrl = "https://www.аmazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! A letter of the host is missing:
//! ```case
//! alexa.authorizationUrl = "https://www.amzon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Looks wrong, is right
//! The page for the Far East, and a query without anything in it:
//! ```case
//! alexa.authorizationUrl = "https://apac.account.amazon.com/ap/oa"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa?"
//! ```
//! Two swapped URIs are the rule `lwa-token-uri`'s:
//! ```case
//! alexa.authorizationUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.accessTokenUrl = "https://www.amazon.com/ap/oa"
//! ```
//!
//! ## Cannot tell
//! An own page in front of Login with Amazon, which may name it:
//! ```case
//! alexa.authorizationUrl = "https://bücher.example-app.test/login?next=https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! Another of Amazon's own hosts:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.ca/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Sources
//! * tartanguru/alexa-assistant-instructions#18
//! * openiddict/openiddict-core#920
//! * developer.amazon.com/docs/amazon-data-portability/lwa-access-token.html

use super::finding::{Check, Outcome, alexa, finish};
use super::lwa::{
    AUTHORIZATION_PATH, AUTHORIZATION_URLS, authorization_region, endpoint, is_amazons, is_authorization_url,
    is_swapped, near, parsed, token_region,
};
use super::near_miss::{FEW, explain};
use super::text::quoted;
use super::uris::authorization;
use super::{FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-auth-uri",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if !form.is_lwa() || is_swapped(form) {
        return Ok(Outcome::NotApplicable);
    }
    let uri = authorization(form)?;
    let url = uri.url()?;
    if is_authorization_url(&url) {
        return Ok(Outcome::Passes);
    }
    let region = authorization_region(&url);
    let meant = region.or_else(|| token_region(&url)).or_else(|| {
        let token = parsed(form.access_token_url.as_ref())?;
        token_region(&token)
    });
    let wanted = endpoint(&AUTHORIZATION_URLS, meant);
    let host = url.host_str().unwrap_or_default();
    let (wanted, what) = if host.starts_with("api.amazon.") && is_amazons(host) {
        (wanted, words!("has the host {}, which has no page to sign in", quoted(host)))
    } else if region.is_some() {
        let path = || words!("has the path {} instead of {AUTHORIZATION_PATH}", quoted(url.path()));
        (wanted, explain(uri.text, wanted).unwrap_or_else(path))
    } else {
        // Another host may be an own page before Login with Amazon, but not one that is Amazon's but for a letter or two.
        // What is longer may name Amazon's page in its own path or query.
        let slip = near(uri.text, &AUTHORIZATION_URLS).filter(|(page, _)| {
            uri.text.chars().count().abs_diff(page.len()) <= FEW && !is_amazons(host)
        });
        slip.ok_or(Outcome::because(said!("The authorization URI is not Login with Amazon's.")))?
    };
    Ok(Outcome::fails(uri.should_be(wanted, words!("The authorization URI {what}."))))
}
