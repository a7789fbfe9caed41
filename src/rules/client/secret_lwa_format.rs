//! With Login with Amazon the client secret has one of its two known forms.
//!
//! ## Why it matters
//! Login with Amazon's secrets are 64 hexadecimal digits, alone or behind `amzn1.oa2-cs.v1.` with the newer ones. Another
//! text is most often half of a secret or another service's, and the token endpoint answers `invalid_client` to it. Amazon
//! has changed the form once, so this is a warning.
//!
//! ## Fails
//! A part of a secret:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "amzn1.oa2-cs.v1.fa4efa4efa4efa4efa4e"
//! ```
//! ```case
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.secret = "fake-secret-0001"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "amzn1.oa2-cs.v1.fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e"
//! ```
//!
//! ## Looks wrong, is right
//! Other providers' secrets are short, or of capitals, or words:
//! ```case
//! alexa.authorizationUrl = "https://accounts.spotify.com/authorize"
//! alexa.secret = "FAKE0001"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.secret = "fake words"
//! ```
//! White space around it is another rule's:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = " fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e "
//! ```
//!
//! ## Cannot tell
//! A masked secret says nothing:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "••••••••"
//! ```
//!
//! ## Sources
//! * 64 digits: Amazon's page on security profiles
//! * amzn1.oa2-cs.v1.: several public samples

use super::finding::{Check, Finding, Outcome, alexa_with_lwa, finish, readable_secret};
use super::id_secret_swapped::is_swapped;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "secret-lwa-format",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa_with_lwa(seen)?;
    let facts = readable_secret(form)?;
    if is_swapped(form) {
        return Ok(Outcome::NotApplicable);
    }
    if facts.lwa_format {
        return Ok(Outcome::Passes);
    }
    Ok(Outcome::fails(Finding::alexa(
        FieldKey::ClientSecret,
        said!("The client secret has neither of the two forms that Login with Amazon's secrets have."),
        said!("Copy the Client Secret of the security profile again, as a whole: 64 hexadecimal digits, with or without \
         amzn1.oa2-cs.v1. before them."),
    )))
}
