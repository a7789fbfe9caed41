//! `src/explain/symptoms.toml` → the text `SYMPTOMS`, as JSON. It is for the catalogue and for tests, not for the Wasm.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};
use toml::Spanned;

use super::Wrong;

/// What stands for the skill's name.
const SKILL: &str = "{skill}";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SymptomsFile {
    beyond: Vec<Beyond>,
    symptom: Vec<Symptom>,
}

/// A cause that no form shows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beyond {
    id: Spanned<String>,
    text: Spanned<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Symptom {
    id: Spanned<String>,
    title: Spanned<String>,
    #[serde(default)]
    general: bool,
    #[serde(default)]
    linking_failed: bool,
    rules: Vec<Spanned<String>>,
    #[serde(default)]
    beyond: Vec<Spanned<String>>,
    text: Vec<Spanned<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(default)]
    text: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    language: String,
    shown: String,
    source: String,
    #[serde(default)]
    hint: bool,
}

/// Reads and checks the table; the Rust source of the text, or all that is wrong. `rules` are the ids of all rules.
pub fn generate(file: &Path, rules: &BTreeSet<String>) -> Result<String, Vec<Wrong>> {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).unwrap_or_default();
    let table: SymptomsFile = toml::from_str(&text).map_err(|error| vec![Wrong::toml(file, &text, &error)])?;
    let mut wrongs = Vec::new();
    let mut wrong = |at: usize, what: String| wrongs.push(Wrong::at(file, &text, at, what));
    let beyond = check_beyond(&table, &mut wrong);
    check_symptoms(&table, rules, &beyond, &mut wrong);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let symptoms: Vec<Value> = table.symptom.iter().map(|symptom| value(symptom, &beyond)).collect();
    Ok(format!(
        "/// The table of symptoms, as JSON, checked when this was built.\nconst SYMPTOMS: &str = {:?};\n",
        Value::from(symptoms).to_string()
    ))
}

/// The causes by their ids.
fn check_beyond<'a>(table: &'a SymptomsFile, wrong: &mut impl FnMut(usize, String)) -> BTreeMap<&'a str, &'a str> {
    let mut found = BTreeMap::new();
    for cause in &table.beyond {
        let (id, at) = (cause.id.get_ref().as_str(), cause.id.span().start);
        if found.insert(id, cause.text.get_ref().as_str()).is_some() {
            wrong(at, format!("the cause \"{id}\" stands here twice"));
        }
        if !cause.text.get_ref().ends_with('.') || cause.source.is_empty() {
            wrong(
                cause.text.span().start,
                format!("the cause \"{id}\" is a sentence with a full stop, and has a source"),
            );
        }
        if !table.symptom.iter().any(|symptom| symptom.beyond.iter().any(|name| name.get_ref() == id)) {
            wrong(at, format!("no symptom names the cause \"{id}\""));
        }
    }
    found
}

fn check_symptoms(
    table: &SymptomsFile,
    rules: &BTreeSet<String>,
    beyond: &BTreeMap<&str, &str>,
    wrong: &mut impl FnMut(usize, String),
) {
    let mut ids = BTreeSet::new();
    let mut texts: BTreeMap<String, &str> = BTreeMap::new();
    for symptom in &table.symptom {
        let (id, at) = (symptom.id.get_ref().as_str(), symptom.id.span().start);
        if !ids.insert(id) {
            wrong(at, format!("the symptom \"{id}\" stands here twice"));
        }
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            wrong(at, format!("\"{id}\" is not kebab-case"));
        }
        if !symptom.title.get_ref().ends_with('.') {
            wrong(symptom.title.span().start, "a title is a sentence with a full stop".into());
        }
        if symptom.rules.is_empty() && symptom.beyond.is_empty() {
            wrong(at, format!("\"{id}\" leads nowhere: it needs rules, or causes beyond them"));
        }
        for (place, rule) in symptom.rules.iter().enumerate() {
            let (name, at) = (rule.get_ref().as_str(), rule.span().start);
            if !rules.contains(name) {
                wrong(at, format!("there is no rule \"{name}\""));
            }
            if symptom.rules.iter().take(place).any(|other| other.get_ref() == name) {
                wrong(at, format!("\"{name}\" stands here twice"));
            }
        }
        for name in &symptom.beyond {
            if !beyond.contains_key(name.get_ref().as_str()) {
                wrong(name.span().start, format!("there is no [[beyond]] with the id \"{}\"", name.get_ref()));
            }
        }
        for text in &symptom.text {
            let at = text.span().start;
            check_text(text.get_ref(), at, wrong);
            let plain = format!("{}{}", text.get_ref().text, text.get_ref().code).to_lowercase();
            if let Some(other) = texts.insert(plain.clone(), id) {
                wrong(at, format!("\"{plain}\" is a text of \"{other}\" already"));
            }
        }
    }
}

fn check_text(text: &Text, at: usize, wrong: &mut impl FnMut(usize, String)) {
    if text.text.is_empty() == text.code.is_empty() {
        wrong(at, "an entry has either a text or a code".into());
    }
    if text.text.is_empty() != text.language.is_empty() {
        wrong(at, "a text has a language, and a code has none".into());
    }
    if text.shown.is_empty() || text.source.is_empty() {
        wrong(at, "an entry says where it is shown, and has a source".into());
    }
    if text.hint && (text.text.is_empty() || text.text.contains(SKILL)) {
        wrong(at, format!("a hint has words, without {SKILL}"));
    }
    if text.text.replace(SKILL, "").contains(['{', '}']) || text.text.matches(SKILL).count() > 1 {
        wrong(at, format!("the only placeholder is {SKILL}, once in a text"));
    }
    if text.text.replace(SKILL, "").chars().filter(|c| c.is_alphanumeric()).count() < 8 && text.code.is_empty() {
        wrong(at, "this text is too short to know anything by".into());
    }
    if !text.code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        wrong(at, "a code is one word of letters, digits, _ and -".into());
    }
}

/// As `explain::Symptom` reads it.
fn value(symptom: &Symptom, beyond: &BTreeMap<&str, &str>) -> Value {
    let names = |names: &[Spanned<String>]| names.iter().map(|name| name.get_ref().clone()).collect::<Vec<_>>();
    let texts: Vec<Value> = symptom
        .text
        .iter()
        .map(Spanned::get_ref)
        .map(|text| {
            json!({
                "text": text.text,
                "code": text.code,
                "language": text.language,
                "shown": text.shown,
                "source": text.source,
                "hint": text.hint,
            })
        })
        .collect();
    let beyond: Vec<_> = symptom.beyond.iter().filter_map(|name| beyond.get(name.get_ref().as_str())).collect();
    json!({
        "id": symptom.id.get_ref(),
        "title": symptom.title.get_ref(),
        "general": symptom.general,
        "linkingFailed": symptom.linking_failed,
        "rules": names(&symptom.rules),
        "beyond": beyond,
        "texts": texts,
    })
}
