//! `extension/manifest.json5` becomes the manifest of one browser.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::run::Browser;

/// The manifest of a browser, as text.
pub fn generate(source: &str, browser: Browser) -> Result<String> {
    let source: Value = json5::from_str(source).context("extension/manifest.json5 is not JSON5")?;
    let manifest = transform(source, browser)?;
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// Takes `__<browser>__key` for `key` in that browser's manifest, leaves it out of the other's, and fills in what the
/// console maps and Cargo know.
fn transform(value: Value, browser: Browser) -> Result<Value> {
    Ok(match value {
        Value::Object(entries) => {
            let mut object = Map::new();
            for (key, value) in entries {
                if let Some(key) = key_for(&key, browser) {
                    let value = transform(value, browser)?;
                    if object.insert(key.to_owned(), value).is_some() {
                        bail!("extension/manifest.json5 has `{key}` twice for {}", browser.name());
                    }
                }
            }
            Value::Object(object)
        }
        Value::Array(items) => items.into_iter().map(|item| transform(item, browser)).collect::<Result<_>>()?,
        Value::String(text) => match text.as_str() {
            "@origins" => linkwright::console::origins().into(),
            "@matches" => linkwright::console::match_patterns().into(),
            "@version" => env!("CARGO_PKG_VERSION").into(),
            other if other.starts_with('@') => bail!("extension/manifest.json5 has an unknown placeholder: {other}"),
            _ => Value::String(text),
        },
        plain => plain,
    })
}

/// The key without its prefix; `None` when it is for the other browser.
fn key_for(key: &str, browser: Browser) -> Option<&str> {
    let Some((name, rest)) = key.strip_prefix("__").and_then(|rest| rest.split_once("__")) else { return Some(key) };
    match Browser::ALL.iter().find(|known| known.name() == name) {
        Some(known) => (*known == browser).then_some(rest),
        None => Some(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../../extension/manifest.json5");

    fn manifest(browser: Browser) -> Value {
        serde_json::from_str(&generate(SOURCE, browser).unwrap()).unwrap()
    }

    /// What the browsers get is reviewed as a whole: a change of permissions or patterns shows up here.
    #[test]
    fn both_manifests_are_as_reviewed() {
        for (browser, reviewed) in [
            (Browser::Chromium, include_str!("../tests/manifest.chromium.json")),
            (Browser::Firefox, include_str!("../tests/manifest.firefox.json")),
        ] {
            let now = generate(SOURCE, browser).unwrap().replace(env!("CARGO_PKG_VERSION"), "<version>");
            assert_eq!(now, reviewed, "xtask/tests/manifest.{}.json is what was reviewed", browser.name());
        }
    }

    #[test]
    fn no_permission_beyond_those_that_the_documentation_gives_a_reason_for() {
        let permissions = |browser| manifest(browser)["permissions"].clone();
        assert_eq!(
            permissions(Browser::Chromium),
            serde_json::json!(["storage", "scripting", "contextMenus", "activeTab", "sidePanel"])
        );
        assert_eq!(
            permissions(Browser::Firefox),
            serde_json::json!(["storage", "scripting", "contextMenus", "activeTab"])
        );
        for browser in Browser::ALL {
            let manifest = manifest(browser);
            assert_eq!(
                manifest["host_permissions"],
                serde_json::json!(["https://bots.ixhello.com/*", "https://developer.amazon.com/*"])
            );
            assert_eq!(manifest["content_scripts"].as_array().unwrap().len(), 1);
            assert_eq!(manifest["content_scripts"][0]["all_frames"], false);
            for absent in [
                "optional_permissions",
                "optional_host_permissions",
                "web_accessible_resources",
                "externally_connectable",
            ] {
                assert_eq!(manifest.get(absent), None, "{absent}");
            }
        }
    }

    #[test]
    fn prefixed_keys_go_to_one_browser_and_wrong_ones_are_errors() {
        let source = "{a: {__firefox__b: 1, c: '@version'}, __chromium__d: 2}";
        assert_eq!(
            generate(source, Browser::Firefox).unwrap().replace([' ', '\n'], ""),
            format!(r#"{{"a":{{"b":1,"c":"{}"}}}}"#, env!("CARGO_PKG_VERSION"))
        );
        assert!(generate("{a: '@nothing'}", Browser::Firefox).is_err());
        assert!(generate("{a: 1, __firefox__a: 2}", Browser::Firefox).is_err());
    }

    #[test]
    fn every_message_that_the_manifest_names_exists() {
        let messages: Value = serde_json::from_str(include_str!("../../extension/_locales/en/messages.json")).unwrap();
        for (at, _) in SOURCE.match_indices("__MSG_") {
            let name = SOURCE[at + 6..].split("__").next().unwrap();
            assert!(messages[name]["message"].is_string(), "{name}");
        }
    }
}
