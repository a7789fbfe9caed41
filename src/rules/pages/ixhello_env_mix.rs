//! Allowed Origins, Allowed Return URLs and Domain List name the same environments of ixHello: test, production or both.
//!
//! ## Why it matters
//! ixHello's hosts come in pairs, such as `channeltest` and `channel`. Where one list has only one of an environment and
//! another list the other, users of one environment get past one check and fail at the next. The guide and its older
//! twin mix them.
//!
//! ## Fails
//! The older twin's values:
//! ```case
//! webSettings.allowedOrigins = ["https://portaltest.voiceworx.ai"]
//! webSettings.allowedReturnUrls = ["https://portal.voiceworx.ai/OAuthCode/Redirect"]
//! alexa.domains = []
//! ```
//! ```case
//! webSettings.allowedOrigins = []
//! webSettings.allowedReturnUrls = ["https://portal.voiceworx.ai/OAuthCode/Redirect"]
//! alexa.domains = ["channeltest.voiceworx.ai", "channel.voiceworx.ai"]
//! ```
//!
//! ## Passes
//! ```case
//! webSettings.allowedOrigins = ["https://portaltest.voiceworx.ai", "https://portal.ixhello.com"]
//! webSettings.allowedReturnUrls = []
//! alexa.domains = ["channeltest.voiceworx.ai", "channel.voiceworx.ai"]
//! ```
//!
//! ## Looks wrong, is right
//! One list with both, which is ixHello's preset, written as the guide prints it too:
//! ```case
//! webSettings.allowedOrigins = []
//! webSettings.allowedReturnUrls = ["https://layla.amazon.com/api/skill/link/M1FAKE0000001"]
//! alexa.domains = ["channeltest.voiceworx.ai", "channel.voiceworx.ai"]
//! ```
//! ```case
//! webSettings.allowedOrigins = ["https://portaltest.voiceworx.ai", "https://portal.voiceworx.ai"]
//! webSettings.allowedReturnUrls = []
//! alexa.domains = ["channeltest.voiceworx.ai, channel.voiceworx.ai"]
//! ```
//! Hosts that only look like ixHello's:
//! ```case
//! webSettings.allowedOrigins = ["https://portaltest.voiceworx.ai.example-app.test", "https://latest.example-app.test"]
//! webSettings.allowedReturnUrls = ["https://portal.voiceworx.ai/cb"]
//! alexa.domains = ["notvoiceworx.ai"]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.domains = ["channeltest.voiceworx.ai"]
//! ```
//!
//! ## Sources
//! * docs.ixhello.com account-linking-setup (domains of both)
//! * docs.voiceworx.ai account-linking-setup (an origin for tests beside a return URL of production)

use super::finding::{Check, Finding, Outcome, Place, Reason, alexa, finish};
use super::hosts::hosts_in;
use super::registration::web_settings_of;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ixhello-env-mix",
    pages: &[PageId::LwaWebSettings, PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

/// A list with hosts of ixHello's.
struct List {
    page: PageId,
    field: FieldKey,
    name: &'static str,
    /// Whether it has hosts for tests, and for production.
    has: [bool; 2],
}

const ENVIRONMENTS: [&str; 2] = ["test", "production"];

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    let settings = web_settings_of(seen, form)?;
    let web = PageId::LwaWebSettings;
    let lists = [
        (web, FieldKey::AllowedOrigins, "Allowed Origins", &settings.allowed_origins),
        (web, FieldKey::AllowedReturnUrls, "Allowed Return URLs", &settings.allowed_return_urls),
        (PageId::AlexaAccountLinking, FieldKey::Domains, "Domain List", &form.domains),
    ];
    let mut unknown = None;
    let mut with: Vec<List> = Vec::new();
    for (page, field, name, rows) in lists {
        match rows {
            None => unknown = Some(field),
            Some(rows) => with.extend(environments(rows).map(|has| List { page, field, name, has })),
        }
    }
    match (with.iter().find_map(|list| lacking(list, &with)), unknown) {
        (Some(finding), _) => Ok(Outcome::fails(finding)),
        (None, Some(field)) => Err(Outcome::CannotTell(Reason::FieldMissing(field))),
        (None, None) => Ok(Outcome::Passes),
    }
}

/// Which environments the rows name; `None` when they name no host of ixHello's.
fn environments(rows: &[String]) -> Option<[bool; 2]> {
    let mut has = [false; 2];
    for host in rows.iter().flat_map(|row| hosts_in(row)) {
        let host = host.to_ascii_lowercase();
        let above = host.strip_suffix(".voiceworx.ai").or_else(|| host.strip_suffix(".ixhello.com"));
        if let Some(first) = above.and_then(|above| above.split('.').next()).filter(|first| !first.is_empty()) {
            has[usize::from(!first.ends_with("test"))] = true;
        }
    }
    (has != [false; 2]).then_some(has)
}

/// What a list lacks that another has.
fn lacking(list: &List, all: &[List]) -> Option<Finding> {
    ENVIRONMENTS.iter().enumerate().find_map(|(at, environment)| {
        let has = |list: &List| list.has.get(at).copied().unwrap_or_default();
        let other = all.iter().find(|other| !has(list) && has(other))?;
        let mut places = vec![Place::on(list.page, list.field)];
        if other.page != list.page {
            places.push(Place::on(other.page, other.field));
        }
        Some(Finding::new(
            places,
            words!("ixHello's {environment} host is in the {}, but not in the {}.", other.name, list.name),
            said!("Enter ixHello's hosts of the same environments in each list."),
        ))
    })
}
