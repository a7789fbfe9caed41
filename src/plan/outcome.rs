//! What became of a field when a page was filled.

use serde::{Deserialize, Serialize};

use crate::json::choices;

/// The outcome of filling one field, judged by what the page really held afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// The page held something else before and holds the wanted value now.
    #[serde(rename = "filled")]
    Filled,
    /// The page held the wanted value before; it was not touched.
    #[serde(rename = "already right")]
    AlreadyRight,
    /// The value was entered, and the page put another one there.
    #[serde(rename = "refused by page")]
    RefusedByPage,
    /// The field was not recognised on the page for certain.
    #[serde(rename = "not found")]
    NotFound,
    /// Only the user can go on: a value is missing, or the page must be brought to another state first.
    #[serde(rename = "needs you")]
    NeedsYou,
}

choices!(Outcome {
    Filled = "filled",
    AlreadyRight = "already right",
    RefusedByPage = "refused by page",
    NotFound = "not found",
    NeedsYou = "needs you",
});

impl Outcome {
    /// The words shown in the panel and in `data-outcome`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::AlreadyRight => "already right",
            Self::RefusedByPage => "refused by page",
            Self::NotFound => "not found",
            Self::NeedsYou => "needs you",
        }
    }
}
