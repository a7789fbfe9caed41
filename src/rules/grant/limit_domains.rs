//! There are no more domains than Alexa takes.
//!
//! ## Why it matters
//! Amazon's schema for account linking allows 15 domains, other places say 30. Beyond that the list is not valid, and
//! the sign-in page may lack what comes from the hosts that are left out.
//!
//! ## Fails
//! More than 15 is a warning:
//! ```case
//! alexa.domains = [
//!   "a.example-app.test", "b.example-app.test", "c.example-app.test", "d.example-app.test", "e.example-app.test",
//!   "f.example-app.test", "g.example-app.test", "h.example-app.test", "i.example-app.test", "j.example-app.test",
//!   "k.example-app.test", "l.example-app.test", "m.example-app.test", "n.example-app.test", "o.example-app.test",
//!   "p.example-app.test",
//! ]
//! ```
//! More than 30 is an error:
//! ```case
//! alexa.domains = [
//!   "a1.test", "a2.test", "a3.test", "a4.test", "a5.test", "a6.test", "a7.test", "a8.test", "a9.test", "a10.test",
//!   "b1.test", "b2.test", "b3.test", "b4.test", "b5.test", "b6.test", "b7.test", "b8.test", "b9.test", "b10.test",
//!   "c1.test", "c2.test", "c3.test", "c4.test", "c5.test", "c6.test", "c7.test", "c8.test", "c9.test", "c10.test",
//!   "d1.test",
//! ]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.domains = ["auth.example-app.test", "cdn.example-app.test"]
//! ```
//!
//! ## Looks wrong, is right
//! 15 domains and an empty row:
//! ```case
//! alexa.domains = [
//!   "a.example-app.test", "b.example-app.test", "c.example-app.test", "d.example-app.test", "e.example-app.test",
//!   "f.example-app.test", "g.example-app.test", "h.example-app.test", "i.example-app.test", "j.example-app.test",
//!   "k.example-app.test", "l.example-app.test", "m.example-app.test", "n.example-app.test", "o.example-app.test",
//!   "",
//! ]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: SMAPI account-linking schemas ("You can specify up to 15 domains")
//! * 30: wpdemo.convoworks.com and Voiceflow, probably from the console's own tooltip

use super::finding::{Check, Finding, Outcome, alexa, finish, rows};
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "limit-domains",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// So many are allowed by Amazon's own page.
const DOCUMENTED: usize = 15;

/// So many are allowed by anybody.
const MOST: usize = 30;

fn check(seen: &Observations) -> Check<Outcome> {
    let count = rows(FieldKey::Domains, alexa(seen)?.domains.as_ref())?.len();
    let (limit, severity) = match count {
        0..=DOCUMENTED => return Ok(Outcome::Passes),
        count if count <= MOST => (DOCUMENTED, Severity::Warning),
        _ => (MOST, Severity::Error),
    };
    let what = words!("There are {count} domains, and Alexa takes at most {limit}.");
    let cure = said!("Remove the domains from which the sign-in page fetches nothing.");
    Ok(Outcome::fails(Finding::alexa(FieldKey::Domains, what, cure).severity(severity)))
}
