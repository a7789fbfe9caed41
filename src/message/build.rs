//! From readings to what the panel shows and what is marked on the page. Secrets end here.

use super::view::{FindingView, Origin, PageView, RowState, RowView};
use crate::console::map::{Map, map_of};
use crate::console::{FieldKey, FieldMap, PageId, Recognition};
use crate::page::{FieldReading, FieldState, Mark, MarkStyle, PageReading, SecretSeen};
use crate::plan::{Difference, FieldOutcome, Outcome, Unable, Wanted, WantedValue, difference, wanted};
use crate::profile::{Profile, Secret};
use crate::rules::{Severity, check_all};
use crate::setup::Observations;

/// What the user has chosen and what was seen so far.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The selected profile.
    pub profile: Option<&'a Profile>,
    /// Its secret, when kept.
    pub secret: Option<&'a Secret>,
    /// What was seen on the consoles, this page included.
    pub seen: &'a Observations,
    /// What the last fill of this page did.
    pub outcomes: &'a [FieldOutcome],
}

/// The page for the panel.
#[must_use]
pub fn page_view(recognition: &Recognition, desk: &Desk) -> PageView {
    match recognition {
        Recognition::Elsewhere => PageView::Elsewhere,
        Recognition::Unknown { console, why } => {
            PageView::Unrecognised { console: (*console).to_owned(), why: why.clone() }
        }
        Recognition::Page(reading) => {
            let Some(map) = map_of(reading.page) else { return PageView::Elsewhere };
            let rows = rows(map, reading, desk);
            let read_only = reading.fields.iter().all(|field| {
                matches!(
                    field.state,
                    FieldState::Lines { .. }
                        | FieldState::Secret { .. }
                        | FieldState::Absent
                        | FieldState::Uncertain { .. }
                )
            });
            PageView::Recognised {
                page: reading.page,
                console: map.console.to_owned(),
                title: map.title.to_owned(),
                read_only,
                next: next_step(reading.page, read_only, &rows),
                rows,
                findings: findings(reading, desk.seen),
                can_keep: reading.page == PageId::LwaGeneral
                    && (reading.shown_secret().is_some() || reading.text(FieldKey::ClientId).is_some()),
            }
        }
    }
}

/// Findings that have a place on this page, worst first.
#[must_use]
pub fn findings(reading: &PageReading, seen: &Observations) -> Vec<FindingView> {
    let mut all: Vec<FindingView> = Vec::new();
    for checked in check_all(seen) {
        for (finding, severity) in checked.findings() {
            let Some(place) = finding.places.iter().find(|place| place.page == reading.page) else { continue };
            let field = reading.field(place.field);
            let place_in_list = all.partition_point(|other| other.severity <= severity);
            let view = FindingView {
                rule: checked.rule.id.to_owned(),
                severity,
                field: place.field,
                what: finding.what.clone(),
                why: checked.rule.why.to_owned(),
                cure: finding.cure.clone(),
                handle: field.and_then(|field| handle_of(field, place.row.as_deref())),
            };
            all.insert(place_in_list, view);
        }
    }
    all
}

/// Everything to mark on this page: findings, and the button that copies the redirect URLs.
#[must_use]
pub fn marks(reading: &PageReading, seen: &Observations) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for finding in findings(reading, seen) {
        let Some(handle) = finding.handle else { continue };
        let style = match finding.severity {
            Severity::Error => MarkStyle::Error,
            Severity::Warning => MarkStyle::Warning,
            Severity::Info => MarkStyle::Info,
        };
        marks.push(Mark { handle, style, text: finding.what, copy: String::new() });
    }
    if let Some(field) = reading.field(FieldKey::AlexaRedirectUrls)
        && let (FieldState::Lines { lines, .. }, Some(anchor)) = (&field.state, field.anchor)
        && !lines.is_empty()
    {
        let text = "Copy redirect URLs".to_owned();
        marks.push(Mark { handle: anchor, style: MarkStyle::Copy, text, copy: lines.join("\n") });
    }
    marks
}

/// A row's element, or the field's.
fn handle_of(field: &FieldReading, row: Option<&str>) -> Option<u32> {
    let rows = match &field.state {
        FieldState::List { rows, .. } => rows.as_slice(),
        _ => &[],
    };
    rows.iter().find(|held| Some(held.value.as_str()) == row).map(|held| held.handle).or_else(|| field.handle())
}

fn rows(map: &Map, reading: &PageReading, desk: &Desk) -> Vec<RowView> {
    let all = desk.profile.map(|profile| wanted(reading.page, profile, desk.secret, desk.seen)).unwrap_or_default();
    let shown = map.fields.iter().filter_map(|field| Some((field, reading.field(field.key)?)));
    let worth = |field: &FieldMap, seen: &FieldReading| {
        let listed = all.iter().any(|wanted| wanted.key == field.key);
        listed || !matches!(seen.state, FieldState::Absent | FieldState::Ignored | FieldState::Uncertain { .. })
    };
    shown
        .filter(|(field, seen)| worth(field, seen))
        .map(|(field, seen)| row(reading.page, field, seen, all.iter().find(|wanted| wanted.key == field.key), desk))
        .collect()
}

fn row(page: PageId, field: &FieldMap, seen: &FieldReading, wanted: Option<&Wanted>, desk: &Desk) -> RowView {
    let (state, note) = match wanted {
        None if matches!(seen.state, FieldState::Lines { .. } | FieldState::Secret { .. }) => {
            (RowState::ReadOnly, String::new())
        }
        None => (RowState::LeftAlone, String::new()),
        Some(wanted) => match (difference(&seen.state, &wanted.value), &wanted.value) {
            (Difference::None, _) => (RowState::Right, String::new()),
            (Difference::Steps(_), _) => (RowState::Differs, String::new()),
            (Difference::Unable(Unable::NotFound(why)), _) => (RowState::NotFound, why),
            (Difference::Unable(Unable::NeedsUser(cure)), WantedValue::Missing { .. }) => (RowState::Missing, cure),
            (Difference::Unable(Unable::NeedsUser(cure)), _) => (RowState::Differs, cure),
        },
    };
    let kept = desk.outcomes.iter().find(|outcome| outcome.key == field.key);
    // What the user changed since is no longer what the fill left.
    let kept = kept
        .filter(|kept| (state == RowState::Right) == matches!(kept.outcome, Outcome::Filled | Outcome::AlreadyRight));
    let label = if seen.label.is_empty() { field.name() } else { seen.label.trim() };
    RowView {
        page,
        field: field.key,
        label: label.trim_end_matches(['*', ' ']).to_owned(),
        on_page: on_page(&seen.state),
        wanted: wanted.map(|wanted| shown(&wanted.value)).unwrap_or_default(),
        origin: wanted.map_or(Origin::Nowhere, |wanted| wanted.origin),
        state,
        outcome: kept.map(|kept| kept.outcome),
        note: if note.is_empty() { kept.map(|kept| kept.note.clone()).unwrap_or_default() } else { note },
        handle: seen.handle(),
    }
}

fn on_page(state: &FieldState) -> Vec<String> {
    match state {
        FieldState::Absent | FieldState::Ignored | FieldState::Uncertain { .. } => Vec::new(),
        FieldState::Locked { .. } => vec!["(locked)".into()],
        FieldState::Text { value, .. } => vec![value.clone()],
        FieldState::Secret { seen, .. } => vec![match seen {
            SecretSeen::Empty => "(empty)".into(),
            SecretSeen::Masked(_) => "(hidden)".into(),
            SecretSeen::Shown(_) => "(set)".into(),
        }],
        FieldState::Toggle { on, .. } => vec![match on {
            Some(on) => flag(*on),
            None => "(cannot tell)".into(),
        }],
        FieldState::Choice { shown, chosen, .. } => match chosen {
            Some(chosen) => vec![(*chosen).to_owned()],
            None => vec![shown.clone()],
        },
        FieldState::List { rows, .. } => rows.iter().map(|row| row.value.clone()).collect(),
        FieldState::Lines { lines, .. } => lines.clone(),
    }
}

fn shown(value: &WantedValue) -> Vec<String> {
    match value {
        WantedValue::Text(text) => vec![text.clone()],
        WantedValue::Secret(_) => vec!["(kept for this session)".into()],
        WantedValue::Flag(on) => vec![flag(*on)],
        WantedValue::Choice(choice) => vec![(*choice).to_owned()],
        WantedValue::Exactly(rows) | WantedValue::Including(rows) => rows.clone(),
        WantedValue::Missing { .. } => Vec::new(),
    }
}

fn flag(on: bool) -> String {
    if on { "on".into() } else { "off".into() }
}

/// What only the user can do next on this page.
fn next_step(page: PageId, read_only: bool, rows: &[RowView]) -> String {
    let differs = rows.iter().any(|row| row.state == RowState::Differs);
    let missing = rows.iter().any(|row| row.state == RowState::Missing);
    let filled = rows.iter().any(|row| row.outcome == Some(Outcome::Filled));
    match page {
        PageId::LwaWebSettings if read_only && (differs || missing) => {
            "Press Edit on the page: only then there is something to fill.".into()
        }
        PageId::LwaGeneral => "Press Show Secret on the page, then Keep for this session here.".into(),
        _ if filled && !differs => "Look it over, then press Save on the page. Linkwright never does.".into(),
        _ => String::new(),
    }
}
