//! What the panel and the background say to each other.

pub mod build;
mod json;
pub mod maps;
mod outline;
pub mod said;
mod sentences;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::console::{FieldKey, PageId};
use crate::profile::Secret;
use crate::report::Report;
pub use build::{Desk, findings, fixes, marks, page_view};
pub use maps::FieldName;
#[cfg(any(test, feature = "docs"))]
pub use maps::field_names;
pub use outline::{OutlineError, read_outline, redact};
pub use said::{NextStep, Notice, NoticeKind, Refusal, RefusalKind};
pub use view::{
    ChangeView, Comparison, FindingView, FixView, Origin, OtherPage, PageView, PanelState, Parts, ProfileSummary,
    RowState, RowView, UndoKind, UndoView,
};

/// What the panel asks of the background. Only the extension's own pages may send it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PanelRequest {
    /// The whole state to show for a tab (profiles, page, rows, findings). Reads the page anew.
    State {
        /// The tab, or none when no tab can be worked on.
        tab: Option<u32>,
    },
    /// Fill the page in this tab from the selected profile.
    Fill {
        /// The tab.
        tab: u32,
        /// Fields that are left as they are this time.
        without: Vec<FieldKey>,
    },
    /// Apply the fix of one finding.
    Fix {
        /// The tab.
        tab: u32,
        /// The finding's key.
        finding: String,
    },
    /// Apply every safe fix of the page.
    FixSafe {
        /// The tab.
        tab: u32,
    },
    /// Put back what the last fill or fix of this page changed.
    Undo {
        /// The tab.
        tab: u32,
    },
    /// Every rule's outcome, for the report and for explaining an error.
    Report {
        /// The tab whose page the set-up is seen from, or none.
        tab: Option<u32>,
    },
    /// Every rule's outcome without reading a page: for a profile as it is typed, before any page holds it, or for what
    /// was seen.
    Judge {
        /// The profile as if it had been seen: a [`Memory`](crate::setup::Memory) as JSON text; empty for what was seen.
        seen: String,
        /// The page from which the set-up is seen, or none.
        page: Option<PageId>,
        /// Which skill, security profile or app that page is about.
        about: String,
    },
    /// The secret that is kept for a profile, to be copied. It goes to the extension's own pages alone.
    Secret {
        /// The profile's id.
        profile: String,
    },
    /// Remember for this session whether linking ended on an error that says nothing.
    LinkingFailed {
        /// Whether it did.
        failed: bool,
    },
    /// Read the page anew, check it, draw the marks.
    Check {
        /// The tab.
        tab: u32,
    },
    /// Scroll the page to an element and focus it.
    Show {
        /// The tab.
        tab: u32,
        /// The element, by its handle.
        handle: u32,
    },
    /// Keep client ID and secret that the page shows, for this browser session.
    KeepCredentials {
        /// The tab.
        tab: u32,
        /// The client ID that may take the place of another one with its secret; empty when none may.
        take: String,
    },
    /// The page's structure and labels with every value redacted, as JSON text.
    Outline {
        /// The tab.
        tab: u32,
    },
    /// Work with this profile from now on.
    Select {
        /// Its id.
        profile: String,
    },
    /// Make a profile from a preset and select it.
    CreateFromPreset {
        /// The preset's id.
        preset: String,
        /// Its profile as JSON text, from the catalogue.
        content: String,
    },
    /// Replace a profile's content.
    Save {
        /// Its id.
        profile: String,
        /// The new content: the profile as JSON text.
        content: String,
        /// What was kept when that was put together. Where something else is kept by then, nothing is saved. Nothing
        /// when that was not looked at.
        #[serde(default)]
        over: Option<String>,
    },
    /// Set or clear (empty text) the client secret of a profile, in session storage.
    SetSecret {
        /// The profile's id.
        profile: String,
        /// The secret.
        #[serde(serialize_with = "crate::profile::secret::in_memory")]
        secret: Secret,
    },
    /// Remove a profile with its secret and what was observed for it.
    Delete {
        /// Its id.
        profile: String,
    },
    /// Read a profile file and select the new profile.
    Import {
        /// The file's text.
        text: String,
    },
    /// The selected profile as a file's text.
    Export {
        /// Its id.
        profile: String,
    },
    /// Change the user's own console map, or point at something for it.
    Map {
        /// The tab, or none.
        tab: Option<u32>,
        /// What is done: a [`Change`](crate::console::own::Change) as JSON, which the background hands on unread.
        change: String,
    },
    /// Remove everything that Linkwright has stored.
    DeleteEverything,
}

/// What the background answers to the panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PanelResponse {
    /// The state to show now. Answers everything that changes it.
    State {
        /// The state.
        state: Box<PanelState>,
        /// What was done, for the live region.
        notice: Notice,
    },
    /// Text to copy or to save.
    Text {
        /// The text.
        text: String,
        /// A file name for it.
        file_name: String,
    },
    /// The secret that was asked for.
    Secret {
        /// The secret.
        #[serde(serialize_with = "crate::profile::secret::in_memory")]
        secret: Secret,
    },
    /// Every rule's outcome.
    Report {
        /// The report.
        report: Box<Report>,
    },
    /// It did not work; nothing was changed.
    Failed {
        /// What went wrong, and why.
        refusal: Refusal,
    },
}

/// What the background tells open panels of its own accord.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BackgroundEvent {
    /// A page changed; a panel that shows this tab should ask for the state again.
    TabChanged {
        /// The tab.
        tab: u32,
    },
}
