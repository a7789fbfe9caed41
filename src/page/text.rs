//! Text read off a page, which may be a secret: it never prints itself.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Text from a page. Whether it is a secret is known only after the page has been read, so its `Debug`
/// output gives the length alone.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PageText(String);

impl PageText {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PageText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{} characters>", self.0.chars().count())
    }
}

impl From<&str> for PageText {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
