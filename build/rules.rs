//! `src/rules/<group>/*.rs` → the modules of the rules and the table `RULES`. Adding a rule is adding a file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
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

/// The Rust source of the list, or all that is wrong. A file's name is its rule's id with `_` for `-`.
pub fn generate(rules: &[(usize, PathBuf)]) -> Result<String, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    // By id, so that the table does not depend on the folders.
    let mut found: BTreeMap<String, (usize, String, String)> = BTreeMap::new();
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    for (group, file) in rules {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let id = name.replace('_', "-");
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
    if wrongs.is_empty() { Ok(format!("{modules}\n{table}];\n\n{documentation}];\n")) } else { Err(wrongs) }
}
