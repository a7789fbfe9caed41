//! With Login with Amazon the client ID has the form `amzn1.application-oa2-client.` and 32 hexadecimal digits.
//!
//! ## Why it matters
//! Login with Amazon answers "400 Bad Request Unknown client_id" to any other text: one wrong letter, a label pasted
//! along, a part missing.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-ao2-client.0123456789abcdef0123456789abcdef"
//! ```
//! ```case
//! alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
//! alexa.clientId = "Amazon. amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//! A letter of another script looks right; the panel shows which it is:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "аmzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//! A shortened ID is a warning, because the length is known from samples only:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
//! ```
//!
//! ## Looks wrong, is right
//! Another provider has its own form:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.accessTokenUrl = "https://tenant.auth0.com/oauth/token"
//! alexa.clientId = "AbCdEf123456"
//! ```
//! So has an own server that passes on to Login with Amazon, whatever its client ID looks like:
//! ```case
//! alexa.authorizationUrl = "https://login.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://login.example-app.test/token"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef"
//! ```
//! An ID of another length is right when the security profile itself shows it:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef01234567"
//! lwaClients = [{ clientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef01234567" }]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = ""
//! ```
//!
//! ## Sources
//! * alexa/alexa-avs-sample-app#779 and #198 ("Unknown client_id")
//! * form and length from public samples

use super::client_id_mismatch::{copy, of_security_profile};
use super::finding::{Check, Finding, Outcome, alexa_with_lwa, finish};
use super::id_secret_swapped::client_id;
use super::near_miss::slips::percent_decoded;
use super::near_miss::{confusable, explain};
use super::text::{is_invisible, is_small_hex};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "client-id-lwa-format",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// What every client ID of Login with Amazon begins with.
pub const PREFIX: &str = "amzn1.application-oa2-client.";
const DIGITS: usize = 32;

/// The most bytes of a client ID that is looked at closely.
const LONGEST: usize = 4_096;

/// True for the exact form.
pub fn is_well_formed(client_id: &str) -> bool {
    client_id.len() == PREFIX.len() + DIGITS && is_whole(client_id)
}

/// True for the form of a client ID with any number of digits.
pub fn is_whole(client_id: &str) -> bool {
    client_id.strip_prefix(PREFIX).is_some_and(is_small_hex)
}

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa_with_lwa(seen)?;
    let id = client_id(form)?;
    let known = of_security_profile(seen).ok();
    if is_well_formed(id) || known == Some(id) {
        return Ok(Outcome::Passes);
    }
    let finding = |what: String, cure: &str| Finding::alexa(FieldKey::ClientId, what, cure);
    let again = said!("Copy the Client ID of the security profile in Login with Amazon again, as a whole.");
    let found = if let Some((wanted, clause)) = known.and_then(|known| Some((known, explain(id, known)?))) {
        finding(words!("The client ID {clause}."), again).compare(id, wanted).fix(copy(wanted))
    } else if is_whole(id) {
        let digits = id.len() - PREFIX.len();
        finding(words!("The client ID ends in {digits} hexadecimal digits instead of {DIGITS}."), again)
    } else if let Some((wanted, clause)) = mended(id).and_then(|wanted| explain(id, &wanted).map(|clause| (wanted, clause))) {
        let fix = Fix::alexa(said!("Correct the client ID"), FieldKey::ClientId, Change::text(wanted.as_str()));
        finding(words!("The client ID {clause}."), again).compare(id, &wanted).fix(fix)
    } else {
        let cure = said!("Copy the Client ID of the security profile: amzn1.application-oa2-client. and 32 digits.");
        finding(said!("This is not a Login with Amazon client ID.").into(), cure)
    };
    Ok(Outcome::fails(if is_whole(id) { found.severity(Severity::Warning) } else { found }))
}

/// The client ID that can be read out of a text: its digits, with the beginning that it should have.
fn mended(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let plain: String = percent_decoded(text)
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| confusable(c).map_or(c, |twin| twin.plain).to_ascii_lowercase())
        .collect();
    let joined: String = plain.split_whitespace().collect();
    let digits = |text: &str| -> Option<String> {
        let (_, behind) = crate::search::split(text, "client")?;
        let mut runs = behind.split(|c: char| !c.is_ascii_hexdigit());
        runs.find(|run| run.len() == DIGITS).map(|digits| [PREFIX, digits].concat())
    };
    digits(&plain).or_else(|| digits(&joined))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_id_is_read_out_of_what_was_pasted() {
        let digits = "0123456789abcdef0123456789abcdef";
        let whole = format!("{PREFIX}{digits}");
        for text in [
            format!(" {whole}\n"),
            whole.to_uppercase(),
            whole.replace("oa2", "ao2"),
            whole.replace('c', "с"),
            whole.replace("client.", "client. "),
            whole.replace('.', "\u{200b}."),
            format!("Client ID: {whole}"),
            format!("Amazon.%20{whole}"),
            format!("'{whole}',"),
            whole.replace('.', "%2E"),
            format!("amzn1.application-oa2-client.{} ", digits.to_uppercase()),
        ] {
            assert_eq!(mended(&text).as_deref(), Some(whole.as_str()), "{text}");
            assert!(explain(&text, &whole).is_some(), "{text}");
        }
        for text in [digits, &whole[..50], "amzn1.application.0123456789abcdef0123456789abcdef", "client", ""] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
