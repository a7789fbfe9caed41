//! How a profile lies in `storage.sync`: a head, and the content in parts that each fit into an item.
//!
//! Quotas, of Chromium and Firefox alike: 8,192 bytes an item (key and value as JSON), 102,400 bytes and 512 items in
//! all. Source: developer.chrome.com, `storage.sync`; MDN, `storage.sync`.

use super::{Items, digest};
use crate::json::{from_text, record, to_text};
use crate::profile::Profile;

const START: &str = "p:";

/// The most bytes that one item is given; below the quota, since browsers count a little differently.
const MOST_OF_ITEM: usize = 7_900;

/// The most bytes that all items are given.
pub const MOST_BYTES: usize = 100_000;

/// What is said of a profile beside its content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// When it was written, in milliseconds since 1970.
    pub at: u64,
    /// The content's digest.
    pub digest: String,
    /// Digests of what it was before.
    pub past: Vec<String>,
    /// In how many parts the content lies there.
    pub parts: u32,
    /// True when it was deleted.
    pub gone: bool,
}

record!(Head {
    need at = "at",
    need digest = "digest",
    need past = "past",
    need parts = "parts",
    or_default gone = "gone",
});

/// A profile in `storage.sync`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// Its id there.
    pub uid: String,
    /// What is said of it.
    pub head: Head,
    /// The content; nothing while parts are missing, of another version, or no profile.
    pub content: Option<String>,
    /// Its keys.
    pub keys: Vec<String>,
    /// Its bytes.
    pub bytes: usize,
}

/// What an item counts against the quotas: its key and its value as JSON. Some signs are written as six.
#[must_use]
pub fn size(key: &str, text: &str) -> usize {
    let of = |c: char| match c {
        '"' | '\\' => 2,
        '<' | '>' | '\u{2028}' | '\u{2029}' | '\u{0}'..='\u{1f}' | '\u{7f}' => 6,
        c => c.len_utf8(),
    };
    key.len() + 2 + text.chars().map(of).sum::<usize>()
}

/// Every profile that has a head which can be read.
pub fn read(sync: &Items) -> Vec<Remote> {
    let mut all = Vec::new();
    for (key, text) in sync {
        let Some(uid) = key.strip_prefix(START).filter(|uid| !uid.contains(':')) else { continue };
        let Ok(head) = from_text::<Head>(text) else { continue };
        let start = format!("{key}:");
        let own: Items = sync.iter().filter(|(other, _)| other == key || other.starts_with(&start)).cloned().collect();
        let part = |number: u32| {
            let name = format!("{start}{number}");
            own.iter().find(|(key, _)| *key == name).map(|(_, text)| text.as_str())
        };
        // An item holds a hundredth at least of what there can be.
        let content = (0..head.parts.min(512)).map(part).collect::<Option<String>>();
        let content = content
            .filter(|content| !head.gone && digest(content) == head.digest && from_text::<Profile>(content).is_ok());
        all.push(Remote {
            uid: uid.to_owned(),
            content,
            keys: own.iter().map(|(key, _)| key.clone()).collect(),
            bytes: own.iter().map(|(key, text)| size(key, text)).sum(),
            head,
        });
    }
    all
}

/// The items of a profile.
pub fn write(uid: &str, mut head: Head, content: &str) -> Items {
    let key = format!("{START}{uid}");
    let mut parts: Items = Vec::new();
    let mut rest = content;
    while !rest.is_empty() {
        let name = format!("{key}:{}", parts.len());
        let mut bytes = size(&name, "");
        let fits = |(_, c): &(usize, char)| {
            bytes += size("", c.encode_utf8(&mut [0; 4])) - 2;
            bytes <= MOST_OF_ITEM
        };
        let end = rest.char_indices().take_while(fits).last().map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (part, after) = rest.split_at(end);
        parts.push((name, part.to_owned()));
        rest = after;
    }
    head.parts = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let mut items = vec![(key, to_text(&head))];
    items.append(&mut parts);
    items
}
