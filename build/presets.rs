//! `src/provider/presets/*.toml` → the table `PRESETS`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::Wrong;
use super::model::Profile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresetFile {
    id: Spanned<String>,
    /// Its place in lists: what most people want comes first.
    order: Spanned<u8>,
    name: String,
    description: String,
    source: Spanned<String>,
    hints: Vec<String>,
    profile: Spanned<Profile>,
}

/// Reads and checks every preset; the Rust source of the table, or all that is wrong.
pub fn generate(files: &[PathBuf]) -> Result<String, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let mut entries = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        let preset = match toml::from_str::<PresetFile>(&text) {
            Ok(preset) => preset,
            Err(error) => {
                wrongs.push(Wrong::toml(file, &text, &error));
                continue;
            }
        };
        let mut wrong = |at: usize, what: &str| wrongs.push(Wrong::at(file, &text, at, what));
        if file.file_stem().is_none_or(|stem| stem != preset.id.get_ref().as_str()) {
            wrong(preset.id.span().start, "the file has the name of the preset's id");
        }
        if preset.source.get_ref().trim().is_empty() {
            wrong(preset.source.span().start, "a preset names the source of its values");
        }
        if preset.profile.get_ref().account_linking_request.client_id.is_some() {
            wrong(preset.profile.span().start, "a preset never brings a client ID");
        }
        let profile = serde_json::to_string(preset.profile.get_ref()).unwrap_or_else(|error| {
            wrong(preset.profile.span().start, &error.to_string());
            String::new()
        });
        let code = format!(
            "    Preset {{ id: {:?}, name: {:?}, profile: {profile:?}, {docs} description: {:?}, {docs} hints: &{:?}, \
             {docs} source: {:?} }},\n",
            preset.id.get_ref(),
            preset.name,
            preset.description,
            preset.hints,
            preset.source.get_ref(),
            docs = "#[cfg(any(test, feature = \"docs\"))]",
        );
        if entries.insert(*preset.order.get_ref(), code).is_some() {
            wrong(preset.order.span().start, "another preset has this place");
        }
    }
    let table: String = entries.into_values().collect();
    let head = "/// Every preset, checked when this was built, in the order in which they are listed.";
    if wrongs.is_empty() { Ok(format!("{head}\npub static PRESETS: &[Preset] = &[\n{table}];\n")) } else { Err(wrongs) }
}
