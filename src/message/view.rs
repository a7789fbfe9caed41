//! The state that the panel shows, ready for display: no secret is in it.

use serde::{Deserialize, Serialize};

use super::said::NextStep;
use crate::console::{FieldKey, PageId};
use crate::plan::Outcome;
use crate::profile::Profile;
use crate::rules::{FixSafety, Severity};

/// Everything the panel shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PanelState {
    /// All profiles, by name.
    pub profiles: Vec<ProfileSummary>,
    /// The selected profile's id.
    pub selected: Option<String>,
    /// The selected profile.
    pub profile: Option<Profile>,
    /// Whether a client secret is kept for the selected profile in this browser session.
    pub has_secret: bool,
    /// Whether one is kept that belongs to another client ID than the profile's: it is not used then.
    pub other_secret: bool,
    /// The preset from which the selected profile was made; empty when there is none. The catalogue has what it leaves
    /// to the user.
    pub preset: String,
    /// The last fill or fix of the page in the tab, when it can be undone.
    pub undo: Option<UndoView>,
    /// What the user is pointing at in the tab: a [`Pointing`](crate::console::own::Pointing) as JSON, or nothing.
    pub point: String,
    /// The user's own [console map](crate::console::OwnMap) as JSON, or nothing.
    pub own: String,
    /// The organisation's policy: an [`InForce`](crate::policy::InForce) as JSON, or nothing.
    pub policy: String,
    /// Everything that was seen for the profile in this browser session: a [`Memory`](crate::setup::Memory) as JSON, or
    /// nothing.
    pub seen: String,
    /// Which skill, security profile or app the page in the tab is about; empty when that is not known.
    pub about: String,
    /// The page in the tab.
    pub page: PageView,
}

/// What can be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// What was done.
    pub kind: UndoKind,
    /// Fields that it may have changed and that cannot be put back: the page did not show what they held.
    pub lost: Vec<FieldKey>,
}

/// What changed a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UndoKind {
    /// A fill.
    Fill,
    /// A fix.
    Fix,
}

/// A profile in the chooser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileSummary {
    /// Storage id.
    pub id: String,
    /// Name to show.
    pub name: String,
}

/// The page in the tab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PageView {
    /// Not a page of the three consoles (or no tab at all).
    Elsewhere,
    /// A console, but no content script answers there (opened before Linkwright was installed, or still loading).
    Silent {
        /// The console's name.
        console: String,
    },
    /// A console, but none of its known forms.
    Unrecognised {
        /// The console's name.
        console: String,
        /// Why it was not recognised, in one sentence.
        why: String,
    },
    /// A known form that the user wants to be left alone.
    Off {
        /// Which one.
        page: PageId,
        /// The console's name.
        console: String,
        /// The form's name.
        title: String,
    },
    /// A known form.
    Recognised {
        /// Which one.
        page: PageId,
        /// The console's name ("Alexa developer console").
        console: String,
        /// The form's name ("Account Linking").
        title: String,
        /// True when it shows values only (LWA Web Settings before *Edit*).
        read_only: bool,
        /// One row a field, in page order.
        rows: Vec<RowView>,
        /// What is wrong, worst first.
        findings: Vec<FindingView>,
        /// True when the page shows a client ID or secret that can be kept (*Keep for this session*).
        can_keep: bool,
        /// What the user has to do himself next on this page.
        next: NextStep,
    },
}

/// One field: on page → wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// The console's own label as it reads on the page, or the known English one when the field was not found.
    pub label: String,
    /// What the page holds, a line each; for the secret only "(empty)", "(hidden)", "(set)".
    pub on_page: Vec<String>,
    /// What the profile wants, a line each; empty when it wants nothing; for the secret only "(kept for this session)".
    pub wanted: Vec<String>,
    /// Where the wanted value comes from.
    pub origin: Origin,
    /// How page and profile compare.
    pub state: RowState,
    /// What the last fill of this page did to it.
    pub outcome: Option<Outcome>,
    /// Why, or what to do; may be empty.
    pub note: String,
    /// The element to show, by its handle.
    pub handle: Option<u32>,
}

/// Where a wanted value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// The profile.
    Profile,
    /// Read on a Login with Amazon page in this browser session.
    LoginWithAmazon,
    /// Read on the Alexa page in this browser session.
    AlexaConsole,
    /// Kept in session storage.
    Session,
    /// Nowhere: the profile says nothing of this field.
    Nowhere,
}

/// How page and profile compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RowState {
    /// The page holds what is wanted.
    Right,
    /// The page holds something else.
    Differs,
    /// The profile wants nothing here; the field is left alone.
    LeftAlone,
    /// Shown by the page for reading only.
    ReadOnly,
    /// Wanted, but not recognised on the page for certain (or not shown yet).
    NotFound,
    /// Wanted by the form, but the profile has no value and the user must give one.
    Missing,
}

/// A finding of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Names it from one reading to the next.
    pub key: String,
    /// The rule's id; its documentation says why it matters.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The field.
    pub field: FieldKey,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub cure: String,
    /// Where what stands there and what should stand there part.
    pub compare: Option<Comparison>,
    /// What can be done about it with a click.
    pub fix: Option<FixView>,
    /// The other page that it was compared with.
    pub other: Option<OtherPage>,
    /// The element to show, by its handle.
    pub handle: Option<u32>,
}

/// Two texts that are alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// What stands there.
    pub found: Parts,
    /// What should stand there.
    pub wanted: Parts,
}

/// A text in the parts that it has in common with another, and the one between that it has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parts {
    /// In common.
    pub before: String,
    /// Not in common.
    pub part: String,
    /// In common.
    pub after: String,
}

/// A fix, before it is applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FixView {
    /// Safe, or unsafe: then before and after are shown first.
    pub safety: FixSafety,
    /// The words of its button.
    pub label: String,
    /// The page on which it is carried out.
    pub page: PageId,
    /// True when that is this page and its fields can be written now.
    pub possible: bool,
    /// What it changes, field by field; only on its own page.
    pub changes: Vec<ChangeView>,
}

/// What a fix changes of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// The field.
    pub field: FieldKey,
    /// The console's own label.
    pub label: String,
    /// What stands there, a line each; of a list only the row that changes; for the secret only words about it.
    pub before: Vec<String>,
    /// What will stand there instead; of a list only what is new.
    pub after: Vec<String>,
}

/// Another page that a finding needed, as it stood when it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OtherPage {
    /// The page.
    pub page: PageId,
    /// When it was seen, in milliseconds since 1970; 0 when that is not known.
    pub seen_at: u64,
    /// True when something on it was not saved then.
    pub unsaved: bool,
}
