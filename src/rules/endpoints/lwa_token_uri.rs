//! With Login with Amazon the access token URI is one of its three token endpoints, and not the authorization URI.
//!
//! ## Why it matters
//! Alexa exchanges the code there after the user has signed in. At any other address the user has signed in in vain:
//! "We were unable to link".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/O2/token"
//! ```
//! A zero for an o:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/02/token"
//! ```
//! The authorization URI twice:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://www.amazon.com/ap/oa"
//! ```
//! Each in the other's field:
//! ```case
//! alexa.authorizationUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.accessTokenUrl = "https://www.amazon.com/ap/oa"
//! ```
//! An own server is a warning, because it might pass the request on:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//!
//! ## Looks wrong, is right
//! Another region's token endpoint is in use and works:
//! ```case
//! alexa.authorizationUrl = "https://eu.account.amazon.com/ap/oa"
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! ```
//! An own page in front of Login with Amazon:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/login"
//! alexa.accessTokenUrl = "https://api.amazon.co.jp:443/auth/o2/token"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.accessTokenUrl = ""
//! ```
//!
//! ## Sources
//! * tartanguru/alexa-assistant-instructions#18
//! * openiddict/openiddict-core#920
//! * developer.amazon.com/docs/amazon-data-portability/lwa-access-token.html

use url::Url;

use super::finding::{Check, Finding, Outcome, alexa, finish};
use super::lwa::{
    AUTHORIZATION_URLS, authorization_region, endpoint, is_amazons, is_authorization_url, is_swapped, is_token_url,
    token_region,
};
use super::near_miss::explain;
use super::uris::{Uri, authorization, shown, token};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::provider::LWA_TOKEN_URLS;
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "lwa-token-uri",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let swapped = is_swapped(form);
    // Swapped, neither host stands where Login with Amazon is recognised by it.
    if !form.is_lwa() && !swapped {
        return Ok(Outcome::NotApplicable);
    }
    let uri = token(form)?;
    let other = authorization(form);
    let url = uri.url().ok();
    let page = other.as_ref().ok().and_then(|other| other.url().ok());
    if swapped {
        return Ok(Outcome::fails(swap(&uri, url.as_ref(), &other?, page.as_ref())));
    }
    let region = url.as_ref().and_then(token_region).or_else(|| page.as_ref().and_then(authorization_region));
    let known = endpoint(&LWA_TOKEN_URLS, region);
    let right = url.as_ref().is_some_and(is_token_url);
    if url.is_some() && url == page {
        // One address in both fields: shown where it does not belong.
        let what = said!("Authorization URI and access token URI are the same.").to_owned();
        return Ok(Outcome::fails(match right {
            true => other?.should_be(endpoint(&AUTHORIZATION_URLS, region), what),
            false => uri.should_be(known, what),
        }));
    }
    if right {
        return Ok(Outcome::Passes);
    }
    let foreign = url.as_ref().and_then(|url| url.host_str()).is_some_and(|host| !is_amazons(host));
    let what = match (explain(uri.text, known), foreign) {
        (Some(clause), _) => words!("The access token URI {clause}."),
        (None, true) => said!("The access token URI is not Login with Amazon's, while the authorization URI is.").to_owned(),
        (None, false) => words!("The access token URI {} is none of Login with Amazon's.", shown(uri.text)),
    };
    let mut finding = uri.should_be(known, what);
    if foreign {
        finding.cure = words!("Change it to {known}, unless your server passes the request on to Login with Amazon.");
        finding.severity = Some(Severity::Warning);
    }
    Ok(Outcome::fails(finding))
}

/// What stands there is kept when it is right where it goes; else it becomes the endpoint of its region.
fn swap(uri: &Uri, url: Option<&Url>, other: &Uri, page: Option<&Url>) -> Finding {
    let as_token = match page {
        Some(page) if is_token_url(page) => other.text,
        page => endpoint(&LWA_TOKEN_URLS, page.and_then(token_region)),
    };
    let as_page = match url {
        Some(url) if is_authorization_url(url) => uri.text,
        url => endpoint(&AUTHORIZATION_URLS, url.and_then(authorization_region)),
    };
    let finding = uri.finding(
        said!("The two URIs are swapped: the access token URI is the authorization page."),
        said!("Swap authorization URI and access token URI."),
    );
    let fix = Fix::alexa(said!("Swap the two"), other.field, Change::text(as_page));
    finding.fix(fix.and(uri.field, Change::text(as_token)))
}
