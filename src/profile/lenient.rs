//! Where public files are known to bend SMAPI's types, reading bends with them; writing never does.

use std::fmt;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// A boolean, or the strings `"true"` / `"false"`: ask-cli's own fixture has `"skipOnEnablement": "true"`
/// (alexa/ask-cli `test/integration/fixtures/account-linking-request.json`).
pub fn optional_bool<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    struct Bool;

    impl Visitor<'_> for Bool {
        type Value = Option<bool>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("true or false")
        }

        fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
            Ok(Some(flag))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            match text {
                "true" => Ok(Some(true)),
                "false" => Ok(Some(false)),
                _ => Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)),
            }
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_any(Bool)
}
