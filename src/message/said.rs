//! What the background has to say, as data: the panel has the words, in the user's language.

use serde::{Deserialize, Serialize};

use crate::json::{choices, record};
use crate::plan::{FieldOutcome, Outcome};

/// Something did not work. Nothing was changed unless its kind says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// What.
    pub kind: RefusalKind,
    /// What the core or the browser said of it, as sentences or a clause in English; may be empty.
    pub detail: String,
}

/// What did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RefusalKind {
    /// A message that the sender should not have sent.
    BadMessage,
    /// The tab is gone, or shows no console.
    NoConsole,
    /// No content script answers.
    Silent,
    /// The user switched the page's map off.
    SwitchedOff,
    /// The page is no known form; the detail says why.
    Unrecognised,
    /// The page changed while it was worked on. What was filled before stays.
    PageMoved,
    /// A second fill while the first is running.
    Busy,
    /// No profile is selected.
    NoProfile,
    /// The profile is gone.
    UnknownProfile,
    /// The profile is not what the panel had looked at when it asked to save it; `background.js` says so.
    ChangedMeanwhile,
    /// The profile is the organisation's: it cannot be deleted.
    Given,
    /// The page shows nothing that could be kept.
    NothingToKeep,
    /// The finding is gone, or its fix does not fit any more.
    FindingGone,
    /// Something that page or file does not allow; the detail says what.
    NotPossible,
    /// There is nothing to undo.
    NothingToUndo,
    /// Reading or writing storage failed; the detail is the browser's reason.
    Storage,
    /// What is stored cannot be read; the detail says where.
    Damaged,
}

/// What was done, for the panel's live region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// Numbers to it, as the kind says.
    pub counts: Vec<u32>,
    /// Of undoing, the fields that are not as they were before, and why.
    pub left: Vec<FieldOutcome>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoticeKind {
    /// Nothing worth saying.
    Nothing,
    /// A page was filled: how many fields came to each [`Outcome`], in the order of [`OUTCOMES`].
    Filled,
    /// A fix was applied, with everything right after it.
    Fixed,
    /// The last change was undone, but for what is left.
    Undone,
    /// The page was checked: how many findings it has.
    Checked,
    /// The page was looked at, and is none of the known forms.
    NotRecognised,
    /// A profile was made.
    ProfileCreated,
    /// A profile was read from a file.
    ProfileImported,
    /// A profile was deleted.
    ProfileDeleted,
    /// The secret is kept.
    SecretKept,
    /// The secret is not kept any more.
    SecretForgotten,
    /// Client ID and secret of the page: whether the ID was taken (1), is another than the profile's, so that nothing was
    /// kept (2), is locked by the organisation (3), or none of these (0); and whether the secret was kept (1) or not (0).
    Credentials,
    /// Everything that was stored is gone.
    EverythingDeleted,
}

/// The outcomes in the order in which [`NoticeKind::Filled`] counts them.
pub const OUTCOMES: [Outcome; 5] =
    [Outcome::Filled, Outcome::AlreadyRight, Outcome::RefusedByPage, Outcome::NotFound, Outcome::NeedsYou];

impl Notice {
    /// Nothing worth saying.
    pub const NOTHING: Self = Self::of(NoticeKind::Nothing);

    /// What was done, without numbers.
    #[must_use]
    pub const fn of(kind: NoticeKind) -> Self {
        Self { kind, counts: Vec::new(), left: Vec::new() }
    }

    /// How a page was filled.
    #[must_use]
    pub fn filled(outcomes: &[FieldOutcome]) -> Self {
        let mut counts = vec![0; OUTCOMES.len()];
        for field in outcomes {
            if let Some(place) = OUTCOMES.iter().position(|outcome| *outcome == field.outcome) {
                counts[place] += 1;
            }
        }
        Self { counts, ..Self::of(NoticeKind::Filled) }
    }
}

/// What only the user can do next on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NextStep {
    /// Nothing in particular.
    Nothing,
    /// Press *Edit*: only then there is something to fill.
    Edit,
    /// Press *Show Secret*, then keep it.
    ShowSecret,
    /// Look it over and press *Save*.
    Save,
    /// Press *Save*, then *Publish to Alexa*.
    Publish,
    /// Open the Web Settings of the security profile that is meant: these are another one's.
    OtherProfile,
}

record!(Refusal {
    need kind = "kind",
    need detail = "detail",
});

choices!(RefusalKind {
    BadMessage = "badMessage",
    NoConsole = "noConsole",
    Silent = "silent",
    SwitchedOff = "switchedOff",
    Unrecognised = "unrecognised",
    PageMoved = "pageMoved",
    Busy = "busy",
    NoProfile = "noProfile",
    UnknownProfile = "unknownProfile",
    ChangedMeanwhile = "changedMeanwhile",
    Given = "given",
    NothingToKeep = "nothingToKeep",
    FindingGone = "findingGone",
    NotPossible = "notPossible",
    NothingToUndo = "nothingToUndo",
    Storage = "storage",
    Damaged = "damaged",
});

record!(Notice {
    need kind = "kind",
    need counts = "counts",
    need left = "left",
});

choices!(NoticeKind {
    Nothing = "nothing",
    Filled = "filled",
    Fixed = "fixed",
    Undone = "undone",
    Checked = "checked",
    NotRecognised = "notRecognised",
    ProfileCreated = "profileCreated",
    ProfileImported = "profileImported",
    ProfileDeleted = "profileDeleted",
    SecretKept = "secretKept",
    SecretForgotten = "secretForgotten",
    Credentials = "credentials",
    EverythingDeleted = "everythingDeleted",
});

choices!(NextStep {
    Nothing = "nothing",
    Edit = "edit",
    ShowSecret = "showSecret",
    Save = "save",
    Publish = "publish",
    OtherProfile = "otherProfile",
});
