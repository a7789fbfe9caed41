//! `src/rules/*.rs` → the modules of the rules and the table `RULES`. Adding a rule is adding a file.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use super::Wrong;

/// Files of the folder that are the mechanism, not rules.
const MECHANISM: &[&str] = &["mod", "case", "catalogue", "finding", "lwa", "near_miss", "tests"];

/// The Rust source of the list, or all that is wrong. A file's name is its rule's id with `_` for `-`.
pub fn generate(files: &[PathBuf]) -> Result<String, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let mut modules = String::new();
    let mut table = String::from("/// Every rule, in the order of their ids.\npub static RULES: &[&Rule] = &[\n");
    let mut documentation = String::from(
        "/// The source text of every rule, for its documentation.\n#[cfg(test)]\npub static SOURCES: &[(&str, &str)] = &[\n",
    );
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    for file in files {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if MECHANISM.contains(&name.as_str()) {
            continue;
        }
        let id = name.replace('_', "-");
        let text = fs::read_to_string(file).unwrap_or_default();
        if !text.contains(&format!("id: \"{id}\"")) {
            wrongs.push(Wrong::at(file, &text, 0, format!("this file must hold the rule with id: \"{id}\"")));
        }
        let path = format!("{root}/{}", file.display());
        let _ = writeln!(modules, "#[path = {path:?}]\npub mod {name};");
        let _ = writeln!(table, "    &{name}::RULE,");
        let _ = writeln!(documentation, "    ({id:?}, include_str!({path:?})),");
    }
    if wrongs.is_empty() { Ok(format!("{modules}\n{table}];\n\n{documentation}];\n")) } else { Err(wrongs) }
}
