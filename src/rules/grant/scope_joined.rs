//! Each scope has a row of its own.
//!
//! ## Why it matters
//! A row stands for one scope. Several in one row with a comma between them arrive as one scope that no provider knows;
//! with a blank between them it is a matter of luck.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = ["openid email profile"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile, postal_code"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = ["read", "write;delete"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.scopes = ["openid", "email", ""]
//! ```
//!
//! ## Looks wrong, is right
//! One word with punctuation in it:
//! ```case
//! alexa.authorizationUrl = "https://accounts.google.com/o/oauth2/v2/auth?access_type=offline"
//! alexa.scopes = ["https://www.googleapis.com/auth/userinfo.email"]
//! ```
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile:user_id", " profile "]
//! ```
//!
//! ## Cannot tell
//! GitHub has scopes with commas between them:
//! ```case
//! alexa.authorizationUrl = "https://github.com/login/oauth/authorize"
//! alexa.scopes = ["repo,gist"]
//! ```
//!
//! ## Sources
//! * Bungie-net/api#824
//! * RFC 6749, section 3.3 (scopes are separated by blanks)

use super::finding::{Check, Finding, Outcome, Place, alexa, finish, rows};
use super::text::quoted;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "scope-joined",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// Rows with more scopes than the console takes are not split by a fix.
const MOST: usize = super::limit_scopes::MOST;

/// The scopes in a row.
pub fn words(row: &str) -> impl Iterator<Item = &str> {
    row.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty())
}

/// True when a row holds several scopes.
pub fn is_joined(row: &str) -> bool {
    words(row).nth(1).is_some()
}

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let mut joined = rows(FieldKey::Scopes, form.scopes.as_ref())?;
    joined.retain(|row| is_joined(row));
    if !joined.is_empty() && form.provider().and_then(|provider| provider.scope_separator).is_some_and(|c| c != ' ') {
        return Err(Outcome::because(said!("This provider is said to take scopes with another character between them.")));
    }
    Ok(Outcome::of(joined.into_iter().map(finding).collect()))
}

fn finding(row: &str) -> Finding {
    let finding = Finding::new(
        vec![Place::alexa(FieldKey::Scopes).row(row)],
        words!("Several scopes stand in one row: {}.", quoted(row)),
        said!("Give each scope a row of its own."),
    );
    let with: Vec<String> = words(row).take(MOST + 1).map(str::to_owned).collect();
    if with.len() > MOST {
        return finding;
    }
    finding.fix(Fix::alexa(said!("Split the row"), FieldKey::Scopes, Change::Row { row: row.to_owned(), with }))
}
