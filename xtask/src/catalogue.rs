//! What the extension says about rules, errors and presets, in every language: `catalogue.json` and its translations,
//! which lie beside the Wasm, so that none of these words are in a module.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use linkwright::rules::{Catalogue, docs};

use crate::build::list;

/// Where the translations are: a file a language, with the English text before each translation.
pub const FOLDER: &str = "extension/catalogue";

/// English text and translation.
type Translations = BTreeMap<String, String>;

/// The files of a build, by their names. What has no translation stays English.
///
/// # Errors
/// When a file of translations cannot be read.
pub fn files(root: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut add = |name: String, catalogue: &Catalogue| -> Result<()> {
        files.insert(name, serde_json::to_vec(catalogue).context("cannot write the catalogue as JSON")?);
        Ok(())
    };
    add("catalogue.json".into(), &docs::catalogue())?;
    for (language, known) in languages(root)? {
        let mut catalogue = short();
        for text in texts(&mut catalogue) {
            if let Some(theirs) = known.get(text.as_str()) {
                text.clone_from(theirs);
            }
        }
        add(format!("catalogue.{language}.json"), &catalogue)?;
    }
    Ok(files)
}

/// What is wrong with the translations, a line each.
///
/// # Errors
/// When a file of translations cannot be read.
pub fn faults(root: &Path) -> Result<Vec<String>> {
    let mut catalogue = short();
    let english: BTreeSet<String> = texts(&mut catalogue).into_iter().map(|text| text.clone()).collect();
    let all = languages(root)?.into_iter();
    Ok(all.flat_map(|(language, known)| differences(&english, &known, &format!("{FOLDER}/{language}.json"))).collect())
}

fn differences(english: &BTreeSet<String>, known: &Translations, file: &str) -> Vec<String> {
    let missing = english.iter().filter(|text| !known.contains_key(*text));
    let mut wrong: Vec<String> = missing.map(|text| format!("{file}: no translation of: {text}")).collect();
    for (text, theirs) in known {
        if !english.contains(text) {
            wrong.push(format!("{file}: this is said no more: {text}"));
        } else if theirs.trim().is_empty() {
            wrong.push(format!("{file}: the translation is empty of: {text}"));
        } else if code(text) != code(theirs) {
            wrong.push(format!("{file}: other words between backticks than in: {text}"));
        }
    }
    wrong
}

/// What stands between backticks, in any order: languages order words as they like.
fn code(text: &str) -> Vec<&str> {
    let mut code: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    code.sort_unstable();
    code
}

fn languages(root: &Path) -> Result<BTreeMap<String, Translations>> {
    let mut all = BTreeMap::new();
    for name in list(&root.join(FOLDER))? {
        let Some(language) = name.strip_suffix(".json") else { continue };
        let text = fs::read_to_string(root.join(FOLDER).join(&name))?;
        let known = serde_json::from_str(&text).with_context(|| format!("{FOLDER}/{name}"))?;
        all.insert(language.to_owned(), known);
    }
    Ok(all)
}

/// The catalogue without what no page of the extension shows, and without what a rule would say of an example: those
/// sentences are made from values, and the finding above them says them in the user's language.
fn short() -> Catalogue {
    let mut catalogue = docs::catalogue();
    for rule in &mut catalogue.rules {
        rule.cannot_tell.clear();
        let examples = [&mut rule.fails, &mut rule.passes, &mut rule.looks_wrong].into_iter().flatten();
        examples.for_each(|example| example.says.clear());
    }
    catalogue.notes.clear();
    catalogue
}

/// Every text for people. The consoles' labels, the texts by which errors are known, and sources stay as they are.
fn texts(catalogue: &mut Catalogue) -> Vec<&mut String> {
    let mut all = Vec::new();
    for rule in &mut catalogue.rules {
        all.extend([&mut rule.title, &mut rule.group]);
        all.extend(&mut rule.why);
        let examples = [&mut rule.fails, &mut rule.passes, &mut rule.looks_wrong].into_iter().flatten();
        all.extend(examples.map(|example| &mut example.text));
    }
    for symptom in &mut catalogue.symptoms {
        all.push(&mut symptom.title);
        all.extend(&mut symptom.beyond);
        all.extend(symptom.texts.iter_mut().map(|text| &mut text.shown));
    }
    for preset in &mut catalogue.presets {
        all.extend([&mut preset.name, &mut preset.description]);
        all.extend(&mut preset.hints);
    }
    all.retain(|text| !text.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_left_over_or_changed_is_said() {
        let english: BTreeSet<String> = ["One.", "Two `a` and `b`.", "Three `c`."].map(str::to_owned).into();
        let known: Translations =
            [("Two `a` and `b`.", "Zwei: `b`, `a`."), ("Three `c`.", "Drei."), ("Four.", "Vier.")]
                .map(|(text, theirs)| (text.to_owned(), theirs.to_owned()))
                .into();
        assert_eq!(
            differences(&english, &known, "de.json"),
            [
                "de.json: no translation of: One.",
                "de.json: this is said no more: Four.",
                "de.json: other words between backticks than in: Three `c`.",
            ]
        );
    }

    #[test]
    fn a_translated_catalogue_is_read_by_the_panel() {
        let mut catalogue = short();
        texts(&mut catalogue).into_iter().for_each(|text| text.insert(0, 'ü'));
        let text = serde_json::to_string(&catalogue).unwrap();
        let read = Catalogue::read(&text).unwrap();
        assert_eq!(read, catalogue);
        assert!(read.rules.iter().all(|rule| rule.title.starts_with('ü')));
    }
}
