//! The state that the panel shows, ready for display: no secret is in it.

use serde::{Deserialize, Serialize};

use crate::console::{FieldKey, PageId};
use crate::plan::Outcome;
use crate::profile::Profile;
use crate::rules::Severity;

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
    /// What a new profile can start from.
    pub presets: Vec<PresetSummary>,
    /// What the selected preset or import leaves to the user, a sentence each.
    pub hints: Vec<String>,
    /// The Alexa redirect URLs as last read on the Alexa page, for copying; empty when not read yet.
    pub redirect_urls: Vec<String>,
    /// The developer account's vendor ID, read from the redirect URLs.
    pub vendor_id: Option<String>,
    /// The page in the tab.
    pub page: PageView,
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

/// A preset in the chooser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PresetSummary {
    /// Its id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// One sentence on what it is for.
    pub description: String,
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
        /// What the user has to do himself next on this page ("Press Save on the page"), or empty.
        next: String,
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
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The field.
    pub field: FieldKey,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub cure: String,
    /// The element to show, by its handle.
    pub handle: Option<u32>,
}
