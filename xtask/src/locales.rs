//! The extension's messages: every language has each of them, with the same placeholders, and each is used. That the
//! panel uses its own is what the compiler says (`extension/panel/build.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::build::list;
use crate::{catalogue, words};

/// Where they are.
pub const FOLDER: &str = "extension/_locales";

/// The language that the others are measured by, and that the browser falls back to.
pub const SOURCE: &str = "en";

/// Where messages are used that the panel does not use, and the places in which the panel's functions are made.
const USERS: [&str; 3] = ["extension/manifest.json5", "extension", "extension/panel/build.rs"];

#[derive(Deserialize)]
struct Message {
    message: String,
    description: Option<String>,
    #[serde(default)]
    placeholders: BTreeMap<String, Placeholder>,
}

#[derive(Deserialize)]
struct Placeholder {
    content: String,
}

type Messages = BTreeMap<String, Message>;

impl Message {
    /// The placeholders that the text names.
    fn named(&self) -> BTreeSet<String> {
        let text = self.message.replace("$$", "");
        text.split('$').skip(1).step_by(2).map(str::to_lowercase).collect()
    }

    /// What the browser would put where.
    fn places(&self) -> BTreeMap<&str, &str> {
        self.placeholders.iter().map(|(name, place)| (name.as_str(), place.content.as_str())).collect()
    }
}

/// Checks all languages.
///
/// # Errors
/// Everything that is wrong, a line each.
pub fn check(root: &Path) -> Result<String> {
    let folder = root.join(FOLDER);
    let languages: BTreeSet<String> =
        list(&folder)?.iter().filter_map(|name| name.strip_suffix("/messages.json").map(str::to_owned)).collect();
    let read = |language: &str| -> Result<Messages> {
        let text = fs::read_to_string(folder.join(language).join("messages.json"))?;
        serde_json::from_str(&text).with_context(|| format!("{FOLDER}/{language}/messages.json"))
    };
    let source = read(SOURCE)?;
    let mut wrong = own_faults(&source);
    for language in languages.iter().filter(|language| *language != SOURCE) {
        wrong.extend(differences(&source, &read(language)?).into_iter().map(|fault| format!("{language}: {fault}")));
    }
    wrong.extend(catalogue::faults(root)?);
    let texts = users(root)?;
    let said = words::keys(root)?;
    for key in source.keys().filter(|key| is_elsewhere(&texts, key)) {
        if let Some(key) = key.strip_prefix(words::START) {
            if !said.iter().any(|said| said == key) {
                wrong.push(format!("{SOURCE}: the core no longer says {key}; run `cargo xtask docs`"));
            }
            continue;
        }
        let names = [format!("__MSG_{key}__"), format!("'{key}'"), format!("\"{key}\"")];
        if !texts.iter().any(|(_, text)| names.iter().any(|name| text.contains(name))) {
            wrong.push(format!("{SOURCE}: {key} is used nowhere"));
        }
    }
    if wrong.is_empty() {
        return Ok(format!("{} messages in {} languages", source.len(), languages.len()));
    }
    bail!("{}", wrong.join("\n"))
}

/// What is wrong with the source itself.
fn own_faults(source: &Messages) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, message) in source {
        if message.description.as_ref().is_none_or(|text| text.is_empty()) {
            wrong.push(format!("{SOURCE}: {key} has no description, which a translator needs"));
        }
        if message.named().iter().any(|name| !message.placeholders.contains_key(name)) {
            wrong.push(format!("{SOURCE}: {key} names a placeholder that it does not define"));
        }
    }
    wrong
}

/// What another language lacks, has too much, or puts elsewhere.
fn differences(source: &Messages, other: &Messages) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, message) in source {
        let Some(theirs) = other.get(key) else {
            wrong.push(format!("{key} is missing"));
            continue;
        };
        if message.places() != theirs.places() {
            wrong.push(format!("{key} has other placeholders"));
        }
        // The singular may do without its number.
        let is_one = key.ends_with("One");
        if message.named() != theirs.named() && !is_one {
            wrong.push(format!("{key} does not name the same placeholders"));
        }
        // Reports take out what stands between these.
        let quotes = |message: &Message| ["“", "”"].map(|quote| message.message.matches(quote).count());
        if key.starts_with(words::START) && quotes(message) != quotes(theirs) {
            wrong.push(format!("{key} has “ or ” where {SOURCE} has none, or lacks them; those are for values"));
        }
        if theirs.message.trim().is_empty() && !message.message.trim().is_empty() {
            wrong.push(format!("{key} is empty"));
        }
    }
    wrong.extend(other.keys().filter(|key| !source.contains_key(*key)).map(|key| format!("{key} is not in {SOURCE}")));
    wrong
}

/// The files in which messages that are not the panel's are used.
fn users(root: &Path) -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for place in USERS {
        let path = root.join(place);
        if path.is_file() {
            texts.push((place.to_owned(), fs::read_to_string(path)?));
            continue;
        }
        for name in list(&path)? {
            let is_user = [".js", ".ts", ".html", ".rs"].iter().any(|ending| name.ends_with(ending));
            if is_user && !name.starts_with("_locales") && name != "panel/build.rs" {
                texts.push((name.clone(), fs::read_to_string(path.join(&name))?));
            }
        }
    }
    Ok(texts)
}

/// Whether a message is none of the panel's: the panel's build script lists how those begin.
fn is_elsewhere(texts: &[(String, String)], key: &str) -> bool {
    let script = texts.iter().find(|(name, _)| name == "extension/panel/build.rs").map(|(_, text)| text.as_str());
    let starts =
        script.and_then(|text| text.split_once("ELSEWHERE: &[&str] = &[")).and_then(|(_, rest)| rest.split_once(']'));
    starts.is_some_and(|(starts, _)| starts.split('"').skip(1).step_by(2).any(|start| key.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Messages {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_missing_too_much_or_elsewhere_is_told() {
        let source = messages(
            r#"{"a":{"message":"A"},"b":{"message":"B $X$","placeholders":{"x":{"content":"$1"}}},
            "c":{"message":"C"},"core_e":{"message":"“$N$”","placeholders":{"n":{"content":"$1"}}},
            "dOne":{"message":"$N$ d","placeholders":{"n":{"content":"$1"}}}}"#,
        );
        let other = messages(
            r#"{"b":{"message":"B","placeholders":{"x":{"content":"$2"}}},"c":{"message":" "},"e":{"message":"E"},
            "core_e":{"message":"„$N$“","placeholders":{"n":{"content":"$1"}}},
            "dOne":{"message":"one d","placeholders":{"n":{"content":"$1"}}}}"#,
        );
        let wrong = differences(&source, &other);
        assert_eq!(
            wrong,
            [
                "a is missing",
                "b has other placeholders",
                "b does not name the same placeholders",
                "c is empty",
                "core_e has “ or ” where en has none, or lacks them; those are for values",
                "e is not in en"
            ]
        );
        assert!(differences(&source, &source).is_empty());
    }

    #[test]
    fn the_source_must_define_and_describe() {
        let wrong =
            own_faults(&messages(r#"{"a":{"message":"$X$ costs $$5","description":"A price."},"b":{"message":"B"}}"#));
        assert_eq!(wrong.len(), 2, "{wrong:?}");
    }
}
