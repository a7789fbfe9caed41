//! Where public files are known to bend SMAPI's types, reading bends with them; writing never does.

use serde::{Deserialize, Deserializer};

/// A boolean, or the strings `"true"` / `"false"`: ask-cli's own fixture has `"skipOnEnablement": "true"`
/// (alexa/ask-cli `test/integration/fixtures/account-linking-request.json`).
pub fn optional_bool<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Flag(bool),
        Text(String),
    }
    match Option::<Either>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Either::Flag(flag)) => Ok(Some(flag)),
        Some(Either::Text(text)) => match text.as_str() {
            "true" => Ok(Some(true)),
            "false" => Ok(Some(false)),
            _ => Err(serde::de::Error::custom(format!("expected true or false, found \"{text}\""))),
        },
    }
}
