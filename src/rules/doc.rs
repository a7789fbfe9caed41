//! The rules' documentation, notes, presets and known error texts as data: the content of `catalogue.json`, which lies beside the
//! Wasm. The panel fetches it, so that none of these words are in a module.

use serde::{Deserialize, Serialize};

use super::finding::Place;
use super::rule::{FixSafety, Severity};
use crate::console::PageId;
use crate::explain::Symptom;
use crate::json::{Misfit, record};
use crate::message::FieldName;
use crate::provider::PresetDoc;

/// Everything that the extension says but does not compute.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// The documentation of every rule, group by group.
    pub rules: Vec<RuleDoc>,
    /// What is worth knowing and no rule can see.
    pub notes: Vec<Note>,
    /// Error texts, and where to look when they show.
    pub symptoms: Vec<Symptom>,
    /// What a new profile can start from.
    pub presets: Vec<PresetDoc>,
    /// Every field that can be pointed at, page by page.
    pub fields: Vec<FieldName>,
}

/// The documentation of one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleDoc {
    /// Its id.
    pub id: String,
    /// What it checks, in one sentence.
    pub title: String,
    /// The title of its group.
    pub group: String,
    /// How bad a finding is.
    pub severity: Severity,
    /// Whether its fix could change what is meant.
    pub fix: FixSafety,
    /// The first version that has it.
    pub since: String,
    /// The pages whose values it needs.
    pub pages: Vec<PageId>,
    /// The fields at which its findings show, as far as its examples have them.
    pub places: Vec<Place>,
    /// Why it matters: paragraphs.
    pub why: Vec<String>,
    /// Examples that fail.
    pub fails: Vec<Example>,
    /// Examples that pass.
    pub passes: Vec<Example>,
    /// Examples that look wrong and are right.
    pub looks_wrong: Vec<Example>,
    /// Examples of which nothing can be told.
    pub cannot_tell: Vec<Example>,
    /// Where the facts come from.
    pub sources: Vec<String>,
}

/// An example, with the words before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// What it shows; may be empty.
    pub text: String,
    /// The set-up, as TOML: paths of [`crate::setup::Observations`] with values.
    pub case: String,
    /// What the rule says of it: what is wrong and what to do, of each finding.
    pub says: Vec<String>,
}

/// Something worth knowing that no form shows, so that no rule can say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Its name, as in `docs/rules/<id>.md`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Paragraphs of Markdown; a heading or a list is a paragraph of its own.
    pub text: Vec<String>,
}

record!(read Catalogue {
    need fields = "fields",
    need rules = "rules",
    need notes = "notes",
    need symptoms = "symptoms",
    need presets = "presets",
});

record!(read RuleDoc {
    need id = "id",
    need title = "title",
    need group = "group",
    need severity = "severity",
    need fix = "fix",
    need since = "since",
    need pages = "pages",
    need places = "places",
    need why = "why",
    need fails = "fails",
    need passes = "passes",
    need looks_wrong = "looksWrong",
    need cannot_tell = "cannotTell",
    need sources = "sources",
});

record!(read Example {
    need text = "text",
    need case = "case",
    need says = "says",
});

record!(read Note {
    need id = "id",
    need title = "title",
    need text = "text",
});

impl Catalogue {
    /// Reads the content of `catalogue.json`.
    ///
    /// # Errors
    /// [`Misfit`] says where and why it does not fit.
    pub fn read(text: &str) -> Result<Self, Misfit> {
        crate::json::from_text(text)
    }

    /// The documentation of a rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&RuleDoc> {
        self.rules.iter().find(|doc| doc.id == id)
    }
}
