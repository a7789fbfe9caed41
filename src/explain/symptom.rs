//! What is known of an error text.

use serde::{Deserialize, Serialize};

use crate::json::record;

/// An error as somebody meets it, and where to look. The table is `symptoms.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Symptom {
    /// Its id.
    pub id: String,
    /// What it means, in one sentence.
    pub title: String,
    /// True when it says little: it gives way to a symptom that says more.
    pub general: bool,
    /// True when it says only that linking failed.
    pub linking_failed: bool,
    /// The rules to look at, the likeliest first.
    pub rules: Vec<String>,
    /// Causes that no form shows: sentences.
    pub beyond: Vec<String>,
    /// What it is known by.
    pub texts: Vec<SymptomText>,
}

/// One text or code that an error shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SymptomText {
    /// As it is shown, with `{skill}` for the skill's name; empty for a code.
    pub text: String,
    /// A word that stands by itself, such as `invalid_scope`; empty for a text.
    pub code: String,
    /// The text's language; empty for a code.
    pub language: String,
    /// Where it is shown.
    pub shown: String,
    /// Who reports it.
    pub source: String,
    /// True when nobody has seen the text: all its words, or nearly the same ones, in their order make it likely.
    pub hint: bool,
}

record!(read Symptom {
    need id = "id",
    need title = "title",
    need general = "general",
    need linking_failed = "linkingFailed",
    need rules = "rules",
    need beyond = "beyond",
    need texts = "texts",
});

record!(read SymptomText {
    need text = "text",
    need code = "code",
    need language = "language",
    need shown = "shown",
    need source = "source",
    need hint = "hint",
});
