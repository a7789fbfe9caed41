//! The console maps as tables. `build.rs` makes them from `maps/*.toml`, where each entry names its evidence.

use url::Url;

use super::key::{FieldKey, PageId};

/// One page of a console: where it is, how it is recognised, what stands on it.
#[derive(Debug)]
pub struct Map {
    /// The page.
    pub page: PageId,
    /// The console's name, for people.
    pub console: &'static str,
    /// The form's name, for people.
    pub title: &'static str,
    /// The console's start page, for people.
    pub start: &'static str,
    /// Addresses as WebExtensions match patterns: `https://host/path*`.
    pub matches: &'static [&'static str],
    /// Headings of the page; one of them must be there, unless the list is empty.
    pub headings: &'static [Label],
    /// Ends of the page's heading before which the security profile's name stands.
    pub name_suffixes: &'static [Label],
    /// Texts of the button that saves, when it can be pressed only while something is not saved.
    pub save: &'static [Label],
    /// Texts of that button while everything is saved.
    pub saved: &'static [Label],
    /// How many of the fields' labels must be there at least.
    pub min_labels: usize,
    /// Fields whose label makes the page known together with the heading alone.
    pub enough: &'static [FieldKey],
    /// The fields.
    pub fields: &'static [FieldMap],
}

/// One field of a page.
#[derive(Debug)]
pub struct FieldMap {
    /// The field.
    pub key: FieldKey,
    /// What kind of control it is.
    pub control: ControlKind,
    /// See [`FieldMap::name`].
    name: &'static str,
    /// All texts that were seen as its label.
    pub labels: &'static [Label],
    /// Texts of the control that adds a row, for lists.
    pub add: &'static [Label],
    /// True for a list whose rows have no button that removes them: a lone input in it is a row.
    pub bare_rows: bool,
    /// What can be chosen, for choices.
    pub options: &'static [OptionMap],
}

/// One alternative of a choice.
#[derive(Debug)]
pub struct OptionMap {
    /// SMAPI's name for it.
    pub value: &'static str,
    /// Its texts.
    pub labels: &'static [Label],
}

/// A text on a page, with its evidence.
#[derive(Debug)]
pub struct Label {
    /// As it reads on the page.
    pub text: &'static str,
    /// When it was seen: a year, or year and month. The maps have it, and more, for people and for tests; the extension
    /// does not carry it.
    #[cfg(test)]
    pub seen: &'static str,
    /// Where.
    #[cfg(test)]
    pub source: &'static str,
}

/// Kinds of fields, by what can be done with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlKind {
    /// A text to fill.
    Text,
    /// The client secret, to fill.
    Secret,
    /// On or off.
    Toggle,
    /// One of several: radios, select or drop-down.
    Choice,
    /// On or off, as a toggle or as one of two.
    Switch,
    /// Rows to fill; on pages that only show them, lines to read.
    List,
    /// A text to read.
    Read,
    /// Lines to read.
    ReadLines,
    /// A secret to read when the user asks for it.
    ReadSecret,
    /// Known, and not to be touched or read.
    Ignore,
}

include!(concat!(env!("OUT_DIR"), "/maps.rs"));

impl Map {
    /// The entry of a field.
    #[must_use]
    pub fn field(&self, key: FieldKey) -> Option<&FieldMap> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// True when this address can be this page: scheme, host, port and path fit one of the patterns.
    #[must_use]
    pub fn covers(&self, address: &str) -> bool {
        Url::parse(address).is_ok_and(|url| self.matches.iter().any(|pattern| covers(pattern, &url)))
    }
}

impl FieldMap {
    /// The label to show when the page shows none: the newest English one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// The map of a page.
#[must_use]
pub fn map_of(page: PageId) -> Option<&'static Map> {
    MAPS.iter().find(|map| map.page == page)
}

/// Name and start page of the console at this address, if it is one.
#[must_use]
pub fn console_at(address: &str) -> Option<&'static str> {
    MAPS.iter().find(|map| map.covers(address)).map(|map| map.console)
}

/// All addresses that the content script runs on, as match patterns, sorted, each once.
#[must_use]
pub fn match_patterns() -> Vec<&'static str> {
    sorted(MAPS.iter().flat_map(|map| map.matches.iter().copied()))
}

/// The hosts of the consoles, as match patterns, sorted, each once.
#[must_use]
pub fn origins() -> Vec<&'static str> {
    sorted(ORIGINS.iter().copied())
}

fn sorted<'a>(patterns: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all = Vec::new();
    for pattern in patterns {
        if let Err(place) = all.binary_search(&pattern) {
            all.insert(place, pattern);
        }
    }
    all
}

/// Whether a pattern of the form `https://host/path` or `https://host/path*` covers an address. Stricter than a
/// browser's matching: no user name, no port, nothing but https, and the host as written.
fn covers(pattern: &str, url: &Url) -> bool {
    let Some((host, path)) = pattern.strip_prefix("https://").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let bare = url.scheme() == "https" && url.port().is_none() && url.username().is_empty() && url.password().is_none();
    let here = url.path().strip_prefix('/').unwrap_or_default();
    bare && url.host_str() == Some(host) && path.strip_suffix('*').map_or(here == path, |start| here.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.x/development/en_US/account-linking";

    #[test]
    fn consoles_are_known_by_exact_origin_and_path() {
        assert_eq!(console_at(FORM), Some("Alexa developer console"));
        assert!(console_at("https://bots.ixhello.com/apps").is_some());
        for elsewhere in [
            "http://developer.amazon.com/alexa/console/ask",
            "https://developer.amazon.com:8443/alexa/console/ask",
            "https://developer.amazon.com.evil.test/alexa/console/ask",
            "https://developer-amazon.com/alexa/console/ask",
            "https://xn--developer-amazn-fsb.com/alexa/console/ask",
            "https://user@developer.amazon.com/alexa/console/ask",
            "https://developer.amazon.com/docs/alexa/console/ask",
            "https://developer.amazon.com/",
            "https://evil.test/?https://developer.amazon.com/alexa/console/ask",
            "about:blank",
            "",
        ] {
            assert_eq!(console_at(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn only_two_hosts_are_asked_for() {
        assert_eq!(origins(), ["https://bots.ixhello.com/*", "https://developer.amazon.com/*"]);
        for pattern in match_patterns() {
            assert!(origins().iter().any(|origin| pattern.starts_with(origin.trim_end_matches('*'))), "{pattern}");
        }
    }

    #[test]
    fn every_page_has_a_map_and_every_label_its_evidence() {
        for page in PageId::ALL {
            let map = map_of(*page).unwrap_or_else(|| panic!("{page} has no map"));
            for label in map.fields.iter().flat_map(|field| field.labels) {
                assert!(!label.source.is_empty() && !label.seen.is_empty(), "{page}: {}", label.text);
            }
        }
    }
}
