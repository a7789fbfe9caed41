//! `src/provider/presets/*.toml` → the table `PRESETS`.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::Wrong;
use super::model::Profile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresetFile {
    id: String,
    name: String,
    description: String,
    source: Spanned<String>,
    hints: Vec<String>,
    profile: Spanned<Profile>,
}

/// Reads and checks every preset; the Rust source of the table, or all that is wrong.
pub fn generate(files: &[PathBuf]) -> Result<String, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let mut code = String::from("/// Every preset, checked when this was built.\npub static PRESETS: &[Preset] = &[\n");
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        match toml::from_str::<PresetFile>(&text) {
            Ok(preset) => {
                if preset.source.get_ref().trim().is_empty() {
                    wrongs.push(Wrong::at(
                        file,
                        &text,
                        preset.source.span().start,
                        "a preset names the source of its values",
                    ));
                }
                if preset.profile.get_ref().account_linking_request.client_id.is_some() {
                    wrongs.push(Wrong::at(
                        file,
                        &text,
                        preset.profile.span().start,
                        "a preset never brings a client ID",
                    ));
                }
                match serde_json::to_string(preset.profile.get_ref()) {
                    Ok(profile) => {
                        let _ = writeln!(
                            code,
                            "    Preset {{ id: {:?}, name: {:?}, description: {:?}, source: {:?}, hints: &{:?}, profile: {profile:?} }},",
                            preset.id,
                            preset.name,
                            preset.description,
                            preset.source.get_ref(),
                            preset.hints
                        );
                    }
                    Err(error) => wrongs.push(Wrong::at(file, &text, preset.profile.span().start, error.to_string())),
                }
            }
            Err(error) => wrongs.push(Wrong::toml(file, &text, &error)),
        }
    }
    code.push_str("];\n");
    if wrongs.is_empty() { Ok(code) } else { Err(wrongs) }
}
