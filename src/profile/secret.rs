//! The client secret: a value that prints as `[redacted]` and is written to no file.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serializer};

/// What stands in for a secret wherever one would be printed.
pub const REDACTED: &str = "[redacted]";

/// A client secret. It can be read from input but implements no `Serialize`: whoever needs it outside of memory
/// must call [`Secret::expose`], and there are few places that may.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Wraps a secret.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The secret itself: for the form field that it belongs into and for comparing, nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// For `serialize_with` on the few messages and session records that carry a secret from memory to memory.
///
/// # Errors
/// Those of the serializer.
pub fn in_memory<S: Serializer>(secret: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret.expose())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_redacted() {
        let secret = Secret::new("fake-secret".into());
        assert_eq!(format!("{secret} {secret:?}"), "[redacted] [redacted]");
    }

    #[test]
    fn compares_by_value() {
        assert_eq!(Secret::new("fake-a".into()), Secret::new("fake-a".into()));
        assert_ne!(Secret::new("fake-a".into()), Secret::new("fake-b".into()));
    }
}
