//! `src/rules/<group>/*.rs` → the modules of the rules and the table `RULES`. Adding a rule is adding a file. Notes of
//! `src/rules/notes/` are listed beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::{Wrong, files};

/// The groups, in the order of the documentation: folder and title.
const GROUPS: [(&str, &str); 5] = [
    ("redirects", "Redirect URLs and client, across the consoles"),
    ("client", "Client ID and secret"),
    ("endpoints", "Endpoints"),
    ("grant", "Scope, grant type and authentication scheme"),
    ("pages", "Domains, app-to-app, Web Settings, stand-ins, ixHello"),
];

/// The rule files of every group.
pub fn folders() -> Result<Vec<(usize, PathBuf)>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/rules");
    let mut all = Vec::new();
    for (group, (folder, _)) in GROUPS.iter().enumerate() {
        all.extend(files(&format!("src/rules/{folder}"), "rs")?.into_iter().map(|file| (group, file)));
    }
    Ok(all)
}

/// The notes, if there are any.
pub fn notes() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    const FOLDER: &str = "src/rules/notes";
    if Path::new(FOLDER).is_dir() { files(FOLDER, "md") } else { Ok(Vec::new()) }
}

/// The ids of all rules.
pub fn ids(rules: &[(usize, PathBuf)]) -> BTreeSet<String> {
    rules.iter().map(|(_, file)| id(file)).collect()
}

/// A file's name is its id, with `_` for `-`.
fn id(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().replace('_', "-")).unwrap_or_default()
}

/// The Rust source of the list, or all that is wrong.
pub fn generate(rules: &[(usize, PathBuf)], notes: &[PathBuf]) -> Result<String, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    // By id, so that the table does not depend on the folders.
    let mut found: BTreeMap<String, (usize, String, String)> = BTreeMap::new();
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    for (group, file) in rules {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let id = id(file);
        let text = fs::read_to_string(file).unwrap_or_default();
        if !text.contains(&format!("id: \"{id}\"")) {
            wrongs.push(Wrong::at(file, &text, 0, format!("this file must hold the rule with id: \"{id}\"")));
        }
        let path = format!("{root}/{}", file.display());
        if found.insert(id.clone(), (*group, name, path)).is_some() {
            wrongs.push(Wrong::at(file, &text, 0, format!("the rule {id} has another file")));
        }
    }
    let mut modules = String::new();
    let mut table = String::from("/// Every rule, in the order of their ids.\npub static RULES: &[&Rule] = &[\n");
    let mut documentation = format!(
        "/// Titles of the groups of rules, in the order of the documentation.\n#[cfg(any(test, feature = \"docs\"))]\npub static GROUPS: [&str; {}] = {:?};\n\n\
         /// Of every rule its id, its group and the source text, for its documentation.\n#[cfg(any(test, feature = \"docs\"))]\n\
         pub static SOURCES: &[(&str, usize, &str)] = &[\n",
        GROUPS.len(),
        GROUPS.map(|(_, title)| title),
    );
    for (id, (group, name, path)) in &found {
        let _ = writeln!(modules, "#[path = {path:?}]\npub mod {name};");
        let _ = writeln!(table, "    &{name}::RULE,");
        let _ = writeln!(documentation, "    ({id:?}, {group}, include_str!({path:?})),");
    }
    documentation.push_str(
        "];\n\n/// Of every note its name and its text.\n#[cfg(any(test, feature = \"docs\"))]\npub static NOTES: &[(&str, &str)] = &[\n",
    );
    for file in notes {
        let id = id(file);
        let text = fs::read_to_string(file).unwrap_or_default();
        if !text.starts_with("# ") {
            wrongs.push(Wrong::at(file, &text, 0, "a note begins with its title: # and a line"));
        }
        if found.contains_key(&id) {
            wrongs.push(Wrong::at(file, &text, 0, format!("{id} is the id of a rule")));
        }
        let _ = writeln!(documentation, "    ({id:?}, include_str!({:?})),", format!("{root}/{}", file.display()));
    }
    if wrongs.is_empty() { Ok(format!("{modules}\n{table}];\n\n{documentation}];\n")) } else { Err(wrongs) }
}
