//! The access token URI is the one that is saved.
//!
//! ## Why it matters
//! Whoever has linked an account goes on with the address of that time. A new access token URI reaches these users only
//! when they link again, so the old server has to answer until then.
//!
//! ## Fails
//! ```case
//! alexa.accessTokenUrl = "https://auth2.example-app.test/token"
//! alexa.saved.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! alexa.saved.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Looks wrong, is right
//! At the first set-up nobody has linked:
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! alexa.saved.accessTokenUrl = ""
//! ```
//!
//! ## Cannot tell
//! What is saved was not seen:
//! ```case
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Sources
//! * the console's own text under the field: AceTheFace/mein-hoerspiel-skill, assets/readme/account-linking.png

use super::finding::{Check, Outcome, Reason, alexa, finish};
use super::uris::{shown, token};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "relink-needed",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Info,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let uri = token(form)?;
    let saved = form.saved.as_ref().ok_or(Outcome::because(said!("What the page held when it was saved was not seen.")))?;
    let saved = saved.access_token_url.as_deref();
    let saved = saved.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::AccessTokenUrl)))?.trim();
    if saved.is_empty() || saved == uri.text.trim() {
        return Ok(Outcome::Passes);
    }
    Ok(Outcome::fails(uri.finding(
        said!("Users who have linked already keep the access token URI that was saved before."),
        words!("Let {} answer until all users have linked again.", shown(saved)),
    )))
}
