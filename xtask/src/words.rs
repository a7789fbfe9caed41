//! The core's sentences: every text in `said!` and `words!` of `src/` is a message of `extension/_locales/`, under the
//! key that the macros put in its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde::Serialize;

use crate::build::list;
use crate::locales::{FOLDER, SOURCE};

#[path = "../../words/src/literal.rs"]
mod literal;

/// How the keys of these messages begin.
pub const START: &str = "core_";

/// A sentence of the core.
struct Sentence {
    /// The key of its message.
    key: String,
    /// As it stands in the source.
    text: String,
    /// The modules that say it.
    modules: Vec<String>,
}

#[derive(Serialize)]
struct Message {
    message: String,
    description: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    placeholders: BTreeMap<String, Placeholder>,
}

#[derive(Serialize)]
struct Placeholder {
    content: String,
}

/// Where the messages are that `cargo xtask docs` writes.
pub fn place() -> String {
    format!("{FOLDER}/{SOURCE}/messages.json")
}

/// The keys of the core's messages.
pub fn keys(root: &Path) -> Result<Vec<String>> {
    Ok(sentences(root)?.into_iter().map(|sentence| sentence.key).collect())
}

/// The file of English messages: what stands in it by hand, then the core's.
pub fn messages(root: &Path) -> Result<String> {
    let now = fs::read_to_string(root.join(place())).with_context(|| format!("cannot read {}", place()))?;
    let start = format!("\n  \"{START}");
    let own = now.find(&start).or_else(|| now.rfind("\n}")).context("the messages are no object")?;
    let mut text = now.get(..own).unwrap_or_default().trim_end_matches(',').to_owned();
    for sentence in sentences(root)? {
        let message = serde_json::to_string_pretty(&sentence.message()).context("cannot write a message")?;
        text.push_str(&format!(",\n  \"{START}{}\": {}", sentence.key, message.replace('\n', "\n  ")));
    }
    text.push_str("\n}\n");
    Ok(text)
}

impl Sentence {
    fn message(&self) -> Message {
        let mut message = String::new();
        let mut placeholders = BTreeMap::new();
        for piece in literal::pieces(&self.text) {
            match piece {
                Ok(text) => message.push_str(&text.replace('$', "$$")),
                Err(_) => {
                    let number = placeholders.len() + 1;
                    message.push_str(&format!("$P{number}$"));
                    placeholders.insert(format!("p{number}"), Placeholder { content: format!("${number}") });
                }
            }
        }
        // What is put in is told best by the names that the code has for it.
        let mut description = self.modules.join(", ");
        if literal::placeholders(&self.text).iter().any(|name| !name.is_empty()) {
            description.push_str(&format!(": {}", self.text));
        }
        Message { message, description, placeholders }
    }
}

/// Every sentence once, in the order of the files.
fn sentences(root: &Path) -> Result<Vec<Sentence>> {
    let folder = root.join("src");
    let mut all: Vec<Sentence> = Vec::new();
    for name in list(&folder)?.iter().filter(|name| name.ends_with(".rs")) {
        let source = fs::read_to_string(folder.join(name))?;
        for text in texts(&source).map_err(|line| anyhow!("src/{name}: a text is expected in `{line}`"))? {
            add(&mut all, text, &module(name))?;
        }
    }
    Ok(all)
}

fn add(all: &mut Vec<Sentence>, text: String, module: &str) -> Result<()> {
    let key = literal::key(&text);
    let Some(known) = all.iter_mut().find(|known| known.key == key) else {
        all.push(Sentence { key, text, modules: vec![module.to_owned()] });
        return Ok(());
    };
    if !is_same(&known.text, &text) {
        bail!("Two sentences have the key {key} by chance; word one of them otherwise.\n{}\n{text}", known.text);
    }
    if !known.modules.iter().any(|known| known == module) {
        known.modules.push(module.to_owned());
    }
    Ok(())
}

/// Whether two texts differ in the names of their placeholders at most.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text| -> Vec<_> { literal::pieces(text).into_iter().map(|piece| piece.map_err(|_| ())).collect() };
    plain(one) == plain(other)
}

/// `rules/grant/limit_scopes.rs` → `rules::grant::limit_scopes`.
fn module(name: &str) -> String {
    let name = name.trim_end_matches(".rs");
    name.strip_suffix("/mod").unwrap_or(name).replace('/', "::")
}

/// The texts in the macros of a file, or the line in which there is none.
fn texts(source: &str) -> Result<Vec<String>, String> {
    let code: String = source.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut texts = Vec::new();
    for macro_name in ["said!(", "words!("] {
        for (at, _) in code.match_indices(macro_name) {
            let behind = code.get(at + macro_name.len()..).unwrap_or_default().trim_start();
            let text = end(behind).and_then(|end| literal::unescaped(behind.get(..=end)?));
            texts.push((at, text.ok_or_else(|| behind.lines().next().unwrap_or_default().to_owned())?));
        }
    }
    texts.sort();
    Ok(texts.into_iter().map(|(_, text)| text).collect())
}

/// Where the string literal ends with which a text begins.
fn end(text: &str) -> Option<usize> {
    let mut escaped = !text.starts_with('"');
    text.bytes().enumerate().skip(1).find_map(|(at, byte)| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_the_macros_alone() {
        let source = r#"
            // said!("not this")
            let one = said!("One \"1\".");
            let other = format!("not this");
            words!(
                "Two {} \
                 and {name}.",
                2
            );
        "#;
        assert_eq!(texts(source).unwrap(), ["One \"1\".", "Two {} and {name}."]);
        assert_eq!(texts("said!(TEXT)"), Err("TEXT)".to_owned()));
    }

    #[test]
    fn a_message_has_placeholders_as_the_browsers_want_them() {
        let of = |text: &str| {
            let mut all = Vec::new();
            add(&mut all, text.to_owned(), "rules::x").unwrap();
            add(&mut all, text.replace("{name}", "{}"), "plan").unwrap();
            assert_eq!(all.len(), 1);
            serde_json::to_string(&all[0].message()).unwrap()
        };
        assert_eq!(of("It costs $5."), r#"{"message":"It costs $$5.","description":"rules::x, plan"}"#);
        assert_eq!(
            of("The {name} has {}."),
            r#"{"message":"The $P1$ has $P2$.","description":"rules::x, plan: The {name} has {}.","placeholders":{"p1":{"content":"$1"},"p2":{"content":"$2"}}}"#
        );
    }

    #[test]
    fn two_sentences_with_one_key_are_told() {
        let key = literal::key("There is no scope.");
        let mut all = vec![Sentence { key, text: "Another.".into(), modules: Vec::new() }];
        assert!(add(&mut all, "There is no scope.".into(), "rules").is_err());
    }
}
