//! From readings to what the panel shows and what is marked on the page. Secrets end here.

use super::said::NextStep;
use super::view::{
    ChangeView, Comparison, FindingView, FixView, Origin, OtherPage, PageView, Parts, RowState, RowView,
};
use crate::console::map::{Map, map_of};
use crate::console::{FieldKey, FieldMap, PageId, Recognition};
use crate::order::{first, order};
use crate::page::{EMPTY, FieldReading, FieldState, Mark, MarkStyle, PageReading};
use crate::plan::repair;
use crate::plan::{Difference, FieldOutcome, Outcome, Unable, Wanted, WantedValue, difference, wanted};
use crate::profile::{DisabledRule, Profile, Secret};
use crate::rules::near_miss::parting;
use crate::rules::{Change, Checked, Finding, Fix, Place, Severity, check, unfinished};
use crate::setup::Observations;
use crate::words::said;

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
    /// The rules that are off, for the profile or for all.
    pub off: &'a [DisabledRule],
}

/// The page for the panel.
#[must_use]
pub fn page_view(recognition: &Recognition, desk: &Desk) -> PageView {
    match recognition {
        Recognition::Elsewhere => PageView::Elsewhere,
        Recognition::Unknown { console, why } => {
            PageView::Unrecognised { console: (*console).to_owned(), why: why.clone() }
        }
        Recognition::Off(page) => match map_of(*page) {
            Some(map) => PageView::Off { page: *page, console: map.console.to_owned(), title: map.title.to_owned() },
            None => PageView::Elsewhere,
        },
        Recognition::Page(reading) => {
            let Some(map) = map_of(reading.page) else { return PageView::Elsewhere };
            let rows = rows(map, reading, desk);
            // Into what is another security profile's nothing is filled.
            let is_closed = reading.page == PageId::LwaWebSettings && desk.seen.stray;
            let read_only = is_closed
                || reading.fields.iter().all(|field| {
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
                next: next_step(reading, read_only, &rows, desk),
                rows,
                findings: findings(reading, desk.seen, desk.off),
                can_keep: reading.page == PageId::LwaGeneral
                    && (reading.shown_secret().is_some() || reading.text(FieldKey::ClientId).is_some()),
            }
        }
    }
}

/// Findings that have a place on this page, worst first. What is being typed and could still become right is left out.
#[must_use]
pub fn findings(reading: &PageReading, seen: &Observations, off: &[DisabledRule]) -> Vec<FindingView> {
    let mut all: Vec<FindingView> = Vec::new();
    let checked_rules = check(seen, off);
    let lists = SortedList::all(reading);
    for wanted in [Severity::Error, Severity::Warning, Severity::Info] {
        for (checked, finding) in of_severity(&checked_rules, wanted) {
            let Some(place) = finding.places.iter().find(|place| place.page == reading.page) else { continue };
            if unfinished::is_unfinished(reading, place, seen) {
                continue;
            }
            let field = reading.field(place.field);
            all.push(FindingView {
                key: key_of(checked.rule.id, place),
                rule: checked.rule.id.to_owned(),
                severity: wanted,
                field: place.field,
                what: finding.what.clone(),
                cure: finding.cure.clone(),
                compare: finding.compare.as_ref().map(|(found, wanted)| comparison(found, wanted)),
                fix: finding.fix.as_ref().map(|fix| fix_view(fix, reading, &lists)),
                other: other_page(finding, reading, seen),
                handle: field.and_then(|field| handle_of(field, place.row.as_deref(), &lists)),
            });
        }
    }
    all
}

/// The findings that are as bad as this, each with its rule.
fn of_severity<'a>(all: &'a [Checked<'a>], wanted: Severity) -> Vec<(&'a Checked<'a>, &'a Finding)> {
    let mut found = Vec::new();
    for checked in all {
        for (finding, severity) in checked.findings() {
            if severity == wanted {
                found.push((checked, finding));
            }
        }
    }
    found
}

/// Names a finding from one reading to the next.
#[must_use]
pub fn key_of(rule: &str, place: &Place) -> String {
    format!("{rule}/{}/{}/{}", place.page, place.field, place.row.as_deref().unwrap_or_default())
}

/// The fixes of this page's findings, with their findings' keys.
#[must_use]
pub fn fixes(reading: &PageReading, seen: &Observations, off: &[DisabledRule]) -> Vec<(String, Fix)> {
    let mut all = Vec::new();
    for checked in check(seen, off) {
        for (finding, _) in checked.findings() {
            let place = finding.places.iter().find(|place| place.page == reading.page);
            if let (Some(place), Some(fix)) = (place, &finding.fix) {
                all.push((key_of(checked.rule.id, place), fix.clone()));
            }
        }
    }
    all
}

fn comparison(found: &str, wanted: &str) -> Comparison {
    let (from, found_part, wanted_part) = parting(found, wanted);
    let parts = |text: &str, part: &str| {
        let start: String = text.chars().take(from).collect();
        let end = text.get(start.len() + part.len()..).unwrap_or_default().to_owned();
        Parts { before: start, part: part.to_owned(), after: end }
    };
    Comparison { found: parts(found, &found_part), wanted: parts(wanted, &wanted_part) }
}

/// A list of a page with its rows or lines in the order of their texts: thousands of findings look for theirs.
struct SortedList<'a> {
    key: FieldKey,
    texts: Vec<&'a str>,
    handles: Vec<u32>,
    order: Vec<usize>,
}

impl<'a> SortedList<'a> {
    fn all(reading: &'a PageReading) -> Vec<Self> {
        let mut all = Vec::new();
        for field in &reading.fields {
            let (mut texts, mut handles) = (Vec::new(), Vec::new());
            match &field.state {
                FieldState::List { rows, .. } => {
                    for row in rows {
                        texts.push(row.value.as_str());
                        handles.push(row.handle);
                    }
                }
                FieldState::Area { lines, handle } => {
                    texts.extend(lines.iter().map(String::as_str));
                    handles.resize(lines.len(), *handle);
                }
                FieldState::Lines { lines, handles: own } => {
                    texts.extend(lines.iter().map(String::as_str));
                    handles.extend(own);
                }
                _ => continue,
            }
            let order = order(texts.len(), &|one, other| texts[one].cmp(texts[other]));
            all.push(Self { key: field.key, texts, handles, order });
        }
        all
    }

    /// The element of the first row with this text.
    fn handle(lists: &[Self], key: FieldKey, text: &str) -> Option<u32> {
        let list = lists.iter().find(|list| list.key == key)?;
        let first = first(list.order.len(), &|place| list.texts[list.order[place]] < text);
        let place = *list.order.get(first)?;
        if list.texts.get(place) == Some(&text) { list.handles.get(place).copied() } else { None }
    }
}

fn fix_view(fix: &Fix, reading: &PageReading, lists: &[SortedList]) -> FixView {
    let here = fix.page == reading.page;
    let changes = fix.edits.iter().filter(|_| here).map(|edit| {
        let field = reading.field(edit.field);
        // Of a list only what changes is shown.
        let list = matches!(edit.change, Change::Row { .. } | Change::Add(_));
        let is_held = |row: &String| SortedList::handle(lists, edit.field, row).is_some();
        let before = match (&edit.change, field) {
            (Change::Row { row, .. }, _) if is_held(row) => vec![row.clone()],
            (_, Some(field)) if !list => field.state.shown(),
            _ => Vec::new(),
        };
        let mut after = Vec::new();
        for row in repair::after(&edit.change) {
            if !list || !is_held(&row) {
                after.push(row);
            }
        }
        let label = field.map(|field| plain_label(&field.label).to_owned()).unwrap_or_default();
        ChangeView { field: edit.field, label, before, after }
    });
    FixView {
        safety: fix.safety,
        label: fix.label.to_owned(),
        page: fix.page,
        changes: changes.collect(),
        possible: here && fix.edits.iter().all(|edit| repair::possible(reading, edit)),
    }
}

/// The page that a finding compares with, as it stood when it was seen; nothing when it was not, and the profile says
/// what stands there.
fn other_page(finding: &Finding, reading: &PageReading, seen: &Observations) -> Option<OtherPage> {
    let page = finding.places.iter().map(|place| place.page).find(|page| *page != reading.page)?;
    let (seen_at, unsaved) = match page {
        PageId::AlexaAccountLinking => seen.alexa.as_ref().map(|form| (form.seen_at, form.unsaved == Some(true))),
        PageId::LwaWebSettings => seen.web_settings.as_ref().map(|settings| (settings.seen_at, settings.unsaved)),
        PageId::IxhelloPublish => seen.ixhello.as_ref().map(|form| (form.seen_at, form.unsaved)),
        PageId::LwaGeneral => seen.general_seen_at.map(|seen_at| (seen_at, false)),
        PageId::LwaCreateProfile => None,
    }?;
    Some(OtherPage { page, seen_at, unsaved })
}

/// Everything to mark on this page: findings, and the button that copies the redirect URLs.
#[must_use]
pub fn marks(reading: &PageReading, findings: Vec<FindingView>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for finding in findings {
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
        let text = said!("Copy redirect URLs").to_owned();
        marks.push(Mark { handle: anchor, style: MarkStyle::Copy, text, copy: lines.join("\n") });
    }
    marks
}

/// A row's or line's element, or the field's.
fn handle_of(field: &FieldReading, row: Option<&str>, lists: &[SortedList]) -> Option<u32> {
    row.and_then(|row| SortedList::handle(lists, field.key, row)).or_else(|| field.handle())
}

fn rows(map: &Map, reading: &PageReading, desk: &Desk) -> Vec<RowView> {
    let all = desk.profile.map(|profile| wanted(reading.page, profile, desk.secret, desk.seen)).unwrap_or_default();
    let shown = map.fields.iter().filter_map(|field| Some((field, reading.field(field.key)?)));
    let worth = |field: &FieldMap, seen: &FieldReading| {
        let listed = all.iter().any(|wanted| wanted.key == field.key);
        listed || !matches!(seen.state, FieldState::Absent | FieldState::Ignored | FieldState::Uncertain { .. })
    };
    let to_do = |key, value: &WantedValue| matches!(difference(reading.state(key), value), Difference::Steps(_));
    let closed = to_do(FieldKey::AccountLinking, &WantedValue::Flag(true));
    let grant = all.iter().position(|wanted| wanted.key == FieldKey::Type && to_do(wanted.key, &wanted.value));
    shown
        .filter(|(field, seen)| worth(field, seen))
        .map(|(field, seen)| {
            let place = all.iter().position(|wanted| wanted.key == field.key);
            let opens = match grant {
                _ if closed => {
                    said!("Account linking is off on the page: the field is filled once it is on and shows it.")
                }
                // What stands before the choice, and what comes with another switch, does not wait for it.
                Some(_) if place > grant && field.key != FieldKey::RedirectUrls => {
                    said!("The field is filled once the wanted grant type is chosen and the page shows it.")
                }
                _ => "",
            };
            row(reading.page, field, seen, place.and_then(|place| all.get(place)), opens, desk)
        })
        .collect()
}

/// `opens` says with what the field comes that a fill does first; empty where there is nothing of the kind.
fn row(
    page: PageId,
    field: &FieldMap,
    seen: &FieldReading,
    wanted: Option<&Wanted>,
    opens: &str,
    desk: &Desk,
) -> RowView {
    let (state, note) = match wanted {
        None if matches!(seen.state, FieldState::Lines { .. } | FieldState::Secret { .. }) => {
            (RowState::ReadOnly, String::new())
        }
        None => (RowState::LeftAlone, String::new()),
        Some(wanted) if !opens.is_empty() && matches!(seen.state, FieldState::Absent) => match wanted.value {
            WantedValue::Missing { cure } => (RowState::Missing, cure.to_owned()),
            _ => (RowState::Differs, opens.to_owned()),
        },
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
        label: plain_label(label).to_owned(),
        on_page: seen.state.shown(),
        wanted: wanted.map(|wanted| shown(&wanted.value)).unwrap_or_default(),
        origin: wanted.map_or(Origin::Nowhere, |wanted| wanted.origin),
        state,
        outcome: kept.map(|kept| kept.outcome),
        note: if note.is_empty() { kept.map(|kept| kept.note.clone()).unwrap_or_default() } else { note },
        handle: seen.handle(),
    }
}

/// A label without its mark of what is required.
fn plain_label(label: &str) -> &str {
    label.trim().trim_end_matches(['*', ' '])
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

/// True when the page is known to be saved as it stands: its button says so, or it holds what it was loaded with.
fn is_saved(reading: &PageReading, seen: &Observations) -> bool {
    match reading.page {
        PageId::LwaWebSettings => seen.web_settings.as_ref().is_some_and(|page| !page.unsaved),
        PageId::IxhelloPublish => seen.ixhello.as_ref().is_some_and(|page| !page.unsaved),
        _ => reading.unsaved == Some(false),
    }
}

/// True when no secret is kept, and the Alexa form is not known to be saved with it.
fn needs_secret(desk: &Desk) -> bool {
    let Some(profile) = desk.profile else { return desk.secret.is_none() };
    let all = wanted(PageId::AlexaAccountLinking, profile, desk.secret, desk.seen);
    all.iter().any(|one| one.key == FieldKey::ClientSecret && matches!(one.value, WantedValue::Missing { .. }))
}

/// What only the user can do next on this page.
fn next_step(reading: &PageReading, read_only: bool, rows: &[RowView], desk: &Desk) -> NextStep {
    let (mut differs, mut missing, mut lacking, mut filled) = (false, false, false, false);
    for row in rows {
        differs |= row.state == RowState::Differs;
        filled |= row.outcome == Some(Outcome::Filled);
        if row.state == RowState::Missing {
            missing = true;
            // What the user has entered on the page itself is missing only in the profile.
            lacking |= row.on_page.iter().all(|line| line.is_empty() || line == EMPTY);
        }
    }
    match reading.page {
        PageId::LwaWebSettings if read_only && desk.seen.stray => NextStep::OtherProfile,
        PageId::LwaWebSettings if read_only && (differs || missing) => NextStep::Edit,
        PageId::LwaGeneral if needs_secret(desk) => NextStep::ShowSecret,
        _ if !filled || is_saved(reading, desk.seen) || differs || lacking => NextStep::Nothing,
        PageId::IxhelloPublish => NextStep::Publish,
        _ => NextStep::Save,
    }
}
