//! The client secret that was typed has no white space and no quotes around it.
//!
//! ## Why it matters
//! A blank or a quote that was copied along is part of the secret then. The token endpoint answers `invalid_client`,
//! and because the page hides the secret, nobody sees why.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fake-secret-0001 "
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = '"fake-secret-0001"'
//! ```
//! Login with Amazon's secrets have no white space inside either, nor have those of other known providers:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fake-secret 0001"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.secret = "fake-secret 0001"
//! ```
//! Nobody can have typed a zero-width space:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = "fake-secret\u200B-0001"
//! ```
//! What stands around a secret is no part of it with Home Assistant either:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.secret = " fake words"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "fake-secret-0001"
//! ```
//!
//! ## Looks wrong, is right
//! Other providers' secrets may have signs inside:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = "fake+secret/0001=="
//! ```
//! Home Assistant does not look at the secret, so any words will do, with quotes too:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.secret = '"fake words"'
//! ```
//!
//! ## Cannot tell
//! An own server's secret may be words, as OAuth allows:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = "fake words will do"
//! ```
//! A masked secret says nothing:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = "••••••••"
//! ```
//!
//! ## Sources
//! * tartanguru/alexa-assistant-instructions#48 (blanks around pasted values)
//! * a public guide to NeoTwitch (no quotes, blanks, line breaks)
//! * which characters a secret may have: RFC 6749, appendix A.2

use super::finding::{Check, Finding, Outcome, alexa, finish, readable_secret};
use super::ha_client_id::is_home_assistant;
use super::lwa::parsed;
use super::text::listed;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::{AlexaForm, Observations};
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "secret-whitespace",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let facts = readable_secret(form)?;
    let any_text = is_home_assistant(form);
    let inner = facts.inner_space && !any_text;
    let surely = inner && (facts.inner_hidden || form.is_lwa() || makes_secrets(form));
    let slips = [
        (facts.edge_space, said!("white space at an end")),
        (facts.quoted && !any_text, said!("quotes around it")),
        (surely, said!("white space or an unseen character inside")),
    ];
    let slips: Vec<String> = slips.iter().filter(|(there, _)| *there).map(|(_, slip)| (*slip).to_owned()).collect();
    if slips.is_empty() && inner {
        return Ok(Outcome::because(said!("Whether the blanks inside belong to the secret is known to your server alone.")));
    }
    if slips.is_empty() {
        return Ok(Outcome::Passes);
    }
    let (label, change) = match surely {
        true => (said!("Remove all white space"), Change::SqueezeSecret),
        false => (said!("Remove what stands around it"), Change::TrimSecret),
    };
    let fix = Fix::alexa(label, FieldKey::ClientSecret, change);
    Ok(Outcome::fails(
        Finding::alexa(
            FieldKey::ClientSecret,
            words!("The client secret has {}.", listed(&slips)),
            said!("Enter the secret again without it, or copy it anew from the identity provider."),
        )
        .fix(if surely { fix } else { fix.safe() }),
    ))
}

/// True when the provider makes the secrets itself, and they have no white space.
fn makes_secrets(form: &AlexaForm) -> bool {
    const HOSTS: [&str; 8] = [
        ".auth0.com", ".amazoncognito.com", ".okta.com", "accounts.spotify.com", "accounts.google.com",
        "login.microsoftonline.com", "github.com", "www.fitbit.com",
    ];
    let url = parsed(form.authorization_url.as_ref());
    let host = url.as_ref().and_then(|url| url.host_str()).unwrap_or_default();
    HOSTS.iter().any(|known| if known.starts_with('.') { host.ends_with(known) } else { host == *known })
}
