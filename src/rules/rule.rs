//! What a rule is.

use serde::{Deserialize, Serialize};

use super::finding::Outcome;
use crate::console::PageId;
use crate::setup::Observations;

/// A rule. Its documentation (title, why it matters, examples, sources) is that of its file; see [`super::docs`].
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, stable, never used again once retired.
    pub id: &'static str,
    /// The pages whose values it needs; on these it is shown.
    pub pages: &'static [PageId],
    /// How bad a finding is, unless the finding says otherwise.
    pub severity: Severity,
    /// Whether its fix could change what is meant.
    pub fix: FixSafety,
    /// The first version that has it.
    pub since: &'static str,
    /// The check.
    pub check: fn(&Observations) -> Outcome,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Linking or saving will fail.
    Error,
    /// Probably wrong.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// As in `data-severity`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Whether a fix can be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FixSafety {
    /// The meaning cannot change: one click.
    Safe,
    /// It changes a value or a choice: before and after are shown, and it asks.
    Unsafe,
    /// Advice only.
    None,
}

impl FixSafety {
    /// As in the documentation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::None => "none",
        }
    }
}
