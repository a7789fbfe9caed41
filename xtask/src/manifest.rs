//! One source, two manifests: `extension/manifest.json5` with the version and the consoles' addresses filled in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// The browsers that the extension is built for.
pub const BROWSERS: &[&str] = &["chromium", "firefox"];

/// The manifest of one browser.
pub fn manifest(root: &Path, browser: &str) -> Result<Value> {
    let text = fs::read_to_string(root.join("extension/manifest.json5")).context("cannot read extension/manifest.json5")?;
    let source: Value = json5::from_str(&text).context("extension/manifest.json5 is not JSON5")?;
    fill_in(source, browser)
}

/// Keeps what is for this browser, and puts values where the source has a placeholder.
fn fill_in(value: Value, browser: &str) -> Result<Value> {
    Ok(match value {
        Value::Object(entries) => {
            let mut kept = Map::new();
            for (key, value) in entries {
                let key = match key.strip_prefix("__").and_then(|rest| rest.split_once("__")) {
                    Some((name, key)) if name == browser => key.to_owned(),
                    Some((name, _)) if BROWSERS.contains(&name) => continue,
                    Some((name, _)) => bail!("extension/manifest.json5 has a key for `{name}`, which is none of {BROWSERS:?}"),
                    None => key,
                };
                kept.insert(key, fill_in(value, browser)?);
            }
            Value::Object(kept)
        }
        Value::Array(entries) => {
            let mut kept = Vec::new();
            for entry in entries {
                let Some(rest) = entry.as_str().and_then(|text| text.strip_prefix("__")) else {
                    kept.push(fill_in(entry, browser)?);
                    continue;
                };
                if let Some((name, text)) = rest.split_once("__") {
                    if name == browser {
                        kept.push(json!(text));
                    }
                }
            }
            Value::Array(kept)
        }
        Value::String(text) => match text.as_str() {
            "@version" => json!(env!("CARGO_PKG_VERSION")),
            "@origins" => json!(linkwright::console::origins()),
            "@matches" => json!(linkwright::console::match_patterns()),
            unknown if unknown.starts_with('@') => bail!("extension/manifest.json5 has an unknown placeholder `{unknown}`"),
            _ => Value::String(text),
        },
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(browser: &str) -> Value {
        manifest(&crate::root(), browser).unwrap()
    }

    /// What a user is asked for. Each more one needs a reason in docs/security.md.
    #[test]
    fn the_permissions_are_these_and_no_more() {
        assert_eq!(shipped("chromium")["permissions"], json!(["storage", "contextMenus", "activeTab", "sidePanel"]));
        assert_eq!(shipped("firefox")["permissions"], json!(["storage", "contextMenus", "activeTab"]));
        for browser in BROWSERS {
            let manifest = shipped(browser);
            let hosts = json!(["https://bots.ixhello.com/*", "https://developer.amazon.com/*"]);
            assert_eq!(manifest["host_permissions"], hosts, "{browser}");
            for key in ["optional_permissions", "optional_host_permissions", "web_accessible_resources", "externally_connectable", "key"] {
                assert!(manifest.get(key).is_none(), "{browser} has {key}");
            }
            let [script] = manifest["content_scripts"].as_array().unwrap().as_slice() else { panic!("{browser}: one content script") };
            assert_eq!(script["matches"], json!(linkwright::console::match_patterns()));
            assert!(script.get("all_frames").is_none() && script.get("match_about_blank").is_none());
        }
    }

    #[test]
    fn the_manifests_are_pinned() {
        for browser in BROWSERS {
            let pinned = fs::read_to_string(crate::root().join(format!("xtask/manifests/{browser}.json"))).unwrap();
            let pinned: Value = serde_json::from_str(&pinned).unwrap();
            let now = serde_json::to_string_pretty(&shipped(browser)).unwrap();
            assert_eq!(shipped(browser), pinned, "if this change is meant, review it and put this into xtask/manifests/{browser}.json:\n{now}");
        }
    }
}
