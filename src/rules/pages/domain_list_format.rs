//! Each row of the Domain List is the name of one host and nothing else.
//!
//! ## Why it matters
//! Alexa compares these rows with the hosts that the login page loads from. A row with a scheme, a path or a second
//! domain equals none of them, and the login page stays white on iOS. ixHello's guide prints its two domains as one text
//! with a comma; they are two rows.
//!
//! ## Fails
//! The guide's list, as it is printed:
//! ```case
//! alexa.domains = ["channeltest.voiceworx.ai, channel.voiceworx.ai"]
//! ```
//! ```case
//! alexa.domains = ["https://auth.example-app.test/login", "cdn.example-app.test:8443", "*.example-app.test"]
//! ```
//! White space around a name can be removed safely:
//! ```case
//! alexa.domains = [" auth.example-app.test"]
//! ```
//! A zero-width space inside of a name parts no names:
//! ```case
//! alexa.domains = ["auth.example\u200B-app.test"]
//! ```
//!
//! ## Passes
//! ```case
//! alexa.domains = ["auth.example-app.test", "cdn.example-app.test"]
//! ```
//!
//! ## Looks wrong, is right
//! International names, written either way, and an empty row:
//! ```case
//! alexa.domains = ["bücher.example", "xn--bcher-kva.example", "परीक्षा.example", "", " "]
//! ```
//! ```case
//! alexa.domains = ["AUTH.example-app.test.", "my_app.example-app.test"]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * developer.amazon.com: account linking schemas (the samples have bare hosts)
//! * docs.ixhello.com account-linking-setup (the list with a comma)

use super::finding::{Check, Finding, Outcome, Place, alexa, finish, rows};
use super::hosts::{host_in, hosts_in, is_bare, is_separator};
use super::text::{is_invisible, quoted, without};
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::setup::secret_facts::is_blank;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "domain-list-format",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let rows = rows(FieldKey::Domains, alexa(seen)?.domains.as_ref())?;
    let wrong = rows.into_iter().filter(|row| !is_bare(row));
    Ok(Outcome::of(wrong.map(finding).collect()))
}

fn finding(row: &str) -> Finding {
    // What nobody sees parts no domains.
    let plain = without(row, is_invisible);
    let trimmed = plain.trim();
    let hosts = meant(&plain);
    let several = hosts.len() > 1;
    let (what, cure) = match several {
        true => (said!("holds several domains"), said!("Enter each domain into a row of its own.")),
        false if is_invisible_inside(row, trimmed) => {
            (said!("has an invisible character in it"), said!("Enter the name again by hand, without what nobody sees."))
        }
        false => (slip(row, trimmed), said!("Enter the name of the host alone: no https://, no path, no port, no *.")),
    };
    let finding =
        Finding::new(vec![Place::alexa(FieldKey::Domains).row(row)], words!("The row {} {what}.", quoted(row)), cure);
    let fix = |label, with| Fix::alexa(label, FieldKey::Domains, Change::Row { row: row.to_owned(), with });
    if is_invisible_inside(row, trimmed) {
        finding.fix(fix(said!("Remove the invisible character"), vec![trimmed.to_owned()]))
    } else if is_bare(trimmed) {
        finding.fix(fix(said!("Remove the white space"), vec![trimmed.to_owned()]).safe())
    } else if several {
        finding.fix(fix(said!("Make a row of each"), hosts))
    } else if !hosts.is_empty() {
        finding.fix(fix(said!("Keep only the host"), hosts))
    } else {
        finding
    }
}

/// True when a row would be right but for a character that nobody sees within the name.
fn is_invisible_inside(row: &str, plain: &str) -> bool {
    is_bare(plain) && row.trim_matches(is_blank) != plain
}

/// The hosts that a row was meant to name; none when that is not certain.
fn meant(row: &str) -> Vec<String> {
    let named = |host: &&str| is_bare(host) && crate::search::has_char(host, '.');
    let all: Vec<&str> = hosts_in(row).collect();
    let hosts = match all.iter().all(named) {
        true => all,
        // A comma or a blank in a path does not part domains.
        false => Some(host_in(row)).filter(named).into_iter().collect(),
    };
    hosts.into_iter().map(str::to_owned).collect()
}

fn slip(row: &str, trimmed: &str) -> &'static str {
    let has = |mark: &str| crate::search::has(trimmed, mark);
    if is_bare(trimmed) {
        said!("has white space around it")
    } else if has("://") {
        said!("has a scheme")
    } else if has("*") {
        said!("has a *, which matches nothing here")
    } else if row.contains(is_separator) {
        said!("has a comma or white space in it")
    } else if has("/") || has("?") || has("#") {
        said!("has a path")
    } else if has(":") {
        said!("has a port")
    } else {
        said!("is not the name of a host")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hosts_of_a_row_are_kept_and_nothing_is_made_up() {
        for (row, hosts) in [
            ("a.test,b.test", vec!["a.test", "b.test"]),
            ("https://a.test/x, http://b.test:80;c.test", vec!["a.test", "b.test", "c.test"]),
            ("https://a.test/x,y", vec!["a.test"]),
            ("https://a.test/log in", vec!["a.test"]),
            ("a.test:443", vec!["a.test"]),
            ("a.test,", vec!["a.test"]),
            ("https://bücher.example/", vec!["bücher.example"]),
            ("*.a.test", vec![]),
            ("*.a.test, b.test", vec![]),
            ("all domains", vec![]),
            (",", vec![]),
        ] {
            assert_eq!(meant(row), hosts, "{row}");
        }
    }
}
