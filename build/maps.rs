//! `src/console/maps/*.toml` → the table `MAPS`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::Wrong;
use super::key::{FieldKey, PageId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct MapFile {
    id: Spanned<PageId>,
    console: String,
    title: String,
    start: Spanned<String>,
    r#match: Vec<Spanned<String>>,
    #[serde(default)]
    heading: Vec<Text>,
    #[serde(default)]
    name_suffix: Vec<Text>,
    /// Texts of the button that saves, when it can be pressed only while something is not saved.
    #[serde(default)]
    save: Vec<Text>,
    /// Texts of that button while everything is saved.
    #[serde(default)]
    saved: Vec<Text>,
    min_labels: usize,
    #[serde(default)]
    enough: Vec<Spanned<FieldKey>>,
    field: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    key: Spanned<FieldKey>,
    control: Control,
    labels: Vec<Text>,
    #[serde(default)]
    add: Vec<Text>,
    /// True for a list whose rows have no button that removes them.
    #[serde(default, rename = "bare-rows")]
    bare_rows: bool,
    #[serde(default)]
    option: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    value: String,
    labels: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: Spanned<String>,
    locale: String,
    seen: String,
    source: Spanned<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "kebab-case")]
enum Control {
    Text,
    Secret,
    Toggle,
    Choice,
    Switch,
    List,
    Read,
    ReadLines,
    ReadSecret,
    Ignore,
}

/// Reads and checks every map; the Rust source of the tables, or all that is wrong.
pub fn generate(files: &[PathBuf]) -> Result<String, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let mut code = String::from("/// Every page that Linkwright knows.\npub static MAPS: &[Map] = &[\n");
    let mut origins = BTreeSet::new();
    let mut pages = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        match toml::from_str::<MapFile>(&text) {
            Ok(map) => {
                check(file, &text, &map, &mut pages, &mut wrongs);
                origins.extend(map.r#match.iter().filter_map(|pattern| origin(pattern.get_ref())));
                write_map(&mut code, &map);
            }
            Err(error) => wrongs.push(Wrong::toml(file, &text, &error)),
        }
    }
    let _ = writeln!(
        code,
        "];\n\n/// The hosts of all maps.\nconst ORIGINS: &[&str] = &{:?};",
        origins.iter().collect::<Vec<_>>()
    );
    if wrongs.is_empty() { Ok(code) } else { Err(wrongs) }
}

fn check(file: &Path, text: &str, map: &MapFile, pages: &mut BTreeMap<PageId, PathBuf>, wrongs: &mut Vec<Wrong>) {
    let mut wrong = |offset: usize, what: String| wrongs.push(Wrong::at(file, text, offset, what));
    if let Some(other) = pages.insert(*map.id.get_ref(), file.to_owned()) {
        wrong(map.id.span().start, format!("page \"{}\" has another map in {}", map.id.get_ref(), other.display()));
    }
    for pattern in map.r#match.iter().chain([&map.start]) {
        if origin(pattern.get_ref()).is_none() {
            let what = format!("\"{}\" is not of the form https://host/path", pattern.get_ref());
            wrong(pattern.span().start, what);
        }
    }
    for key in &map.enough {
        if !map.field.iter().any(|field| field.key.get_ref() == key.get_ref()) {
            wrong(key.span().start, format!("\"{}\" is not a field of this page", key.get_ref()));
        }
    }
    let mut keys = BTreeSet::new();
    let mut seen = BTreeMap::new();
    for field in &map.field {
        let key = field.key.get_ref();
        let at = field.key.span().start;
        if !keys.insert(*key) {
            wrong(at, format!("field \"{key}\" stands here twice"));
        }
        if field.labels.is_empty() {
            wrong(at, format!("field \"{key}\" has no label; a page shows nothing else to know it by"));
        }
        if matches!(field.control, Control::Choice | Control::Switch) == field.option.is_empty() {
            wrong(at, format!("field \"{key}\": a choice has options, and nothing else has"));
        }
        if field.bare_rows && field.control != Control::List {
            wrong(at, format!("field \"{key}\" is no list, so it has no rows"));
        }
        if !field.add.is_empty() && field.control != Control::List {
            wrong(at, format!("field \"{key}\" is no list, so nothing adds a row to it"));
        }
        for label in &field.labels {
            let plain = label.text.get_ref().trim_end_matches(['*', ' ']).to_lowercase();
            if let Some(other) = seen.insert(plain, *key).filter(|other| other != key) {
                let what = format!(
                    "\"{}\" is a label of \"{other}\" already; one text cannot name two fields",
                    label.text.get_ref()
                );
                wrong(label.text.span().start, what);
            }
        }
    }
    let labels = map.field.iter().flat_map(|field| {
        field.labels.iter().chain(&field.add).chain(field.option.iter().flat_map(|option| &option.labels))
    });
    for label in labels.chain(&map.heading).chain(&map.name_suffix).chain(&map.save).chain(&map.saved) {
        if label.text.get_ref().trim().is_empty() {
            wrong(label.text.span().start, "this text is empty".into());
        }
        if label.source.get_ref().trim().is_empty() || label.locale.is_empty() || label.seen.is_empty() {
            wrong(
                label.source.span().start,
                format!("\"{}\" lacks its evidence (locale, seen, source)", label.text.get_ref()),
            );
        }
    }
}

/// `https://host/*` of a pattern or address.
fn origin(pattern: &str) -> Option<String> {
    let (host, _) = pattern.strip_prefix("https://")?.split_once('/')?;
    let plain =
        !host.is_empty() && host.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c));
    plain.then(|| format!("https://{host}/*"))
}

fn write_map(code: &mut String, map: &MapFile) {
    let matches: Vec<_> = map.r#match.iter().map(Spanned::get_ref).collect();
    let enough: Vec<_> = map.enough.iter().map(|key| format!("FieldKey::{:?}", key.get_ref())).collect();
    let _ = writeln!(
        code,
        "    Map {{ page: PageId::{:?}, console: {:?}, title: {:?}, start: {:?}, matches: &{matches:?}, headings: {}, name_suffixes: {}, save: {}, saved: {}, \
         min_labels: {}, enough: &[{}], fields: &[",
        map.id.get_ref(),
        map.console,
        map.title,
        map.start.get_ref(),
        texts(&map.heading),
        texts(&map.name_suffix),
        texts(&map.save),
        texts(&map.saved),
        map.min_labels,
        enough.join(", "),
    );
    for field in &map.field {
        let options: Vec<_> = field
            .option
            .iter()
            .map(|option| format!("OptionMap {{ value: {:?}, labels: {} }}", option.value, texts(&option.labels)))
            .collect();
        let _ = writeln!(
            code,
            "        FieldMap {{ key: FieldKey::{:?}, control: ControlKind::{:?}, name: {:?}, labels: {}, add: {}, bare_rows: {}, options: &[{}] }},",
            field.key.get_ref(),
            field.control,
            name(&field.labels),
            texts(&field.labels),
            texts(&field.add),
            field.bare_rows,
            options.join(", "),
        );
    }
    code.push_str("    ] },\n");
}

/// The newest English label, which stands for the field when the page shows none.
fn name(labels: &[Text]) -> &str {
    let english = labels.iter().filter(|label| label.locale == "en").max_by_key(|label| &label.seen);
    english.or(labels.first()).map_or("", |label| label.text.get_ref())
}

fn texts(texts: &[Text]) -> String {
    let items: Vec<_> = texts
        .iter()
        .map(|label| {
            let (text, source) = (label.text.get_ref(), label.source.get_ref());
            format!("Label {{ text: {text:?}, #[cfg(test)] seen: {:?}, #[cfg(test)] source: {source:?} }}", label.seen)
        })
        .collect();
    format!("&[{}]", items.join(", "))
}
