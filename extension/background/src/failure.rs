//! What can go wrong in the background, in words for the user: what, why, what to do.

use thiserror::Error;

/// Something did not work. Nothing was changed unless the text says so.
#[derive(Debug, Error)]
pub enum Failure {
    /// A message that the sender should not have sent.
    #[error("A message could not be read: {0}. Close the panel and open it again.")]
    BadMessage(String),
    /// The tab is gone, or shows no console.
    #[error("This tab shows none of the three consoles. Open one of them, then try again.")]
    NoConsole,
    /// No content script answers.
    #[error(
        "The page does not answer. It was opened before Linkwright was installed or updated, or Linkwright may not run there. Reload the page."
    )]
    Silent,
    /// The user switched the page's map off.
    #[error("You switched this page's map off, so nothing was done. Switch it on under Your console map.")]
    SwitchedOff,
    /// The page is no known form.
    #[error(
        "This page was not recognised: {0} Nothing was filled. Copy page outline describes the page without its values, for a report."
    )]
    Unrecognised(String),
    /// The page changed while it was worked on.
    #[error("The page changed while it was filled. What was filled before stays. Look at the fields, then fill again.")]
    PageMoved,
    /// A second fill while the first is running.
    #[error("This page is being filled already. Wait until it is done.")]
    Busy,
    /// No profile is selected.
    #[error("No profile is selected. Create one from a preset, or import a file.")]
    NoProfile,
    /// The profile is gone.
    #[error("This profile no longer exists. Choose another.")]
    UnknownProfile,
    /// Nothing to keep.
    #[error("The page shows no client ID or secret that could be kept. Press Show Secret on the page first.")]
    NothingToKeep,
    /// The finding is gone, or its fix does not fit any more.
    #[error(
        "This finding is gone: the page has changed since. Nothing was changed. Look at the findings as they are now."
    )]
    FindingGone,
    /// A fix or undo that the page does not allow.
    #[error("{0}")]
    NotPossible(String),
    /// There is nothing to undo.
    #[error("There is nothing to undo: the page was loaded anew since the last fill, or nothing was filled.")]
    NothingToUndo,
    /// Reading or writing storage failed.
    #[error(
        "The browser's storage refused: {0}. Nothing was changed. Free some space, or delete a profile, then try again."
    )]
    Storage(String),
    /// What is stored cannot be read.
    #[error(
        "A stored profile cannot be read: {0}. It was left as it is; export the others, then use Delete everything."
    )]
    Damaged(String),
}
