//! How messages of the content script are read. The enums are told apart by a `kind` beside their fields; reading
//! them through one flat structure each spares the Wasm serde's buffering of tagged enums.

use serde::Deserialize;

use super::snapshot::{Control, ControlLabel, ControlRole, NodeContent, PageSnapshot, Region};
use super::step::{ContentEvent, ContentResponse, StepResult};
use super::text::PageText;

/// [`NodeContent`] as it comes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Content {
    kind: ContentKind,
    region: Option<Region>,
    label: Option<String>,
    text: Option<PageText>,
    role: Option<ControlRole>,
    labels: Option<Vec<ControlLabel>>,
    value: Option<PageText>,
    options: Option<Vec<String>>,
    checked: Option<bool>,
    expanded: Option<bool>,
    enabled: Option<bool>,
    read_only: Option<bool>,
    password: Option<bool>,
    submits: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum ContentKind {
    Group,
    Heading,
    Text,
    Control,
}

impl TryFrom<Content> for NodeContent {
    type Error = String;

    fn try_from(raw: Content) -> Result<Self, String> {
        Ok(match raw.kind {
            ContentKind::Group => Self::Group { region: raw.region, label: need(raw.label, "label")? },
            ContentKind::Heading => Self::Heading { text: need(raw.text, "text")? },
            ContentKind::Text => Self::Text { text: need(raw.text, "text")? },
            ContentKind::Control => Self::Control(Control {
                role: need(raw.role, "role")?,
                labels: need(raw.labels, "labels")?,
                value: need(raw.value, "value")?,
                options: need(raw.options, "options")?,
                checked: raw.checked,
                expanded: need(raw.expanded, "expanded")?,
                enabled: need(raw.enabled, "enabled")?,
                read_only: need(raw.read_only, "readOnly")?,
                password: need(raw.password, "password")?,
                submits: need(raw.submits, "submits")?,
            }),
        })
    }
}

/// [`ContentResponse`] as it comes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Response {
    kind: ResponseKind,
    snapshot: Option<PageSnapshot>,
    results: Option<Vec<StepResult>>,
    ok: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum ResponseKind {
    Snapshot,
    Executed,
    Copied,
    Done,
}

impl TryFrom<Response> for ContentResponse {
    type Error = String;

    fn try_from(raw: Response) -> Result<Self, String> {
        Ok(match raw.kind {
            ResponseKind::Snapshot => Self::Snapshot { snapshot: need(raw.snapshot, "snapshot")? },
            ResponseKind::Executed => Self::Executed { results: need(raw.results, "results")? },
            ResponseKind::Copied => Self::Copied { ok: need(raw.ok, "ok")? },
            ResponseKind::Done => Self::Done,
        })
    }
}

/// [`ContentEvent`] as it comes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Event {
    #[serde(rename = "kind")]
    _kind: EventKind,
    snapshot: PageSnapshot,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum EventKind {
    PageChanged,
}

impl From<Event> for ContentEvent {
    fn from(raw: Event) -> Self {
        Self::PageChanged { snapshot: raw.snapshot }
    }
}

/// A field that this kind has.
pub(crate) fn need<T>(field: Option<T>, name: &str) -> Result<T, String> {
    field.ok_or_else(|| format!("missing field `{name}`"))
}
