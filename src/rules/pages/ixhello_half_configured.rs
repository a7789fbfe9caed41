//! Account linking is on at both ixHello and Alexa, or at neither.
//!
//! ## Why it matters
//! ixHello's check box makes the app ask for a linked account; the form in the Alexa console is what links it. The
//! portal itself notes that the box alone is not enough. With one side only, the skill asks for what nobody can give, or
//! links what nobody asks for.
//!
//! ## Fails
//! ```case
//! ixhello.enableAccountLinking = true
//! alexa.accountLinking = false
//! ```
//! ```case
//! ixhello.enableAccountLinking = false
//! alexa.accountLinking = true
//! ```
//!
//! ## Passes
//! ```case
//! ixhello.enableAccountLinking = true
//! alexa.accountLinking = true
//! ```
//!
//! ## Looks wrong, is right
//! A skill without account linking:
//! ```case
//! ixhello.enableAccountLinking = false
//! alexa.accountLinking = false
//! ```
//!
//! ## Cannot tell
//! A skill that has nothing to do with ixHello, or whose page there was not opened:
//! ```case
//! alexa.accountLinking = false
//! ```
//! ```case
//! ixhello.enableAccountLinking = true
//! ```
//!
//! ## Sources
//! * docs.ixhello.com account-linking-setup (the note beside the check box)

use super::finding::{Check, Finding, Outcome, Place, Reason, alexa_page, finish, not_seen};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "ixhello-half-configured",
    pages: &[PageId::IxhelloPublish, PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let (here, there) = (FieldKey::EnableAccountLinking, FieldKey::AccountLinking);
    let app = seen.ixhello.as_ref().ok_or_else(|| not_seen(seen, PageId::IxhelloPublish))?;
    let form = alexa_page(seen)?;
    let missing = |field| Outcome::CannotTell(Reason::FieldMissing(field));
    let at_ixhello = app.enable_account_linking.ok_or(missing(here))?;
    if at_ixhello == form.account_linking.ok_or(missing(there))? {
        return Ok(Outcome::Passes);
    }
    let places = vec![Place::on(PageId::IxhelloPublish, here), Place::alexa(there)];
    let (what, cure, page, field) = match at_ixhello {
        true => (
            said!("Account linking is on at ixHello and off in the Alexa console."),
            said!("Switch it on in the Alexa console and fill the form there, or clear the check box at ixHello."),
            PageId::AlexaAccountLinking,
            there,
        ),
        false => (
            said!("Account linking is on in the Alexa console and off at ixHello."),
            said!("Tick Enable Account Linking in the publish profile, save and publish, or switch it off in the Alexa console."),
            PageId::IxhelloPublish,
            here,
        ),
    };
    let fix = Fix::on(page, said!("Switch it on there too"), field, Change::Switch(true));
    Ok(Outcome::fails(Finding::new(places, what, cure).fix(fix)))
}
