//! A recognised form: what can be done with it, and its fields.

use leptos::prelude::*;
use linkwright::message::{FindingView, NextStep, PageView, PanelRequest, RowState, RowView, UndoKind};
use linkwright::plan::Outcome;
use linkwright::rules::Severity;

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{chip, derived, live, memo, when, words};
use super::page::{Page, check_button, eyebrow};
use super::rows;
use crate::browser;
use crate::panel::panel;
use crate::text;

/// The cards of the form.
pub fn form(page: Page) -> AnyView {
    let rows = memo(move || {
        page.with(|page| match page {
            Some(PageView::Recognised { rows, .. }) => rows.clone(),
            _ => Vec::new(),
        })
    });
    let findings = memo(move || {
        page.with(|page| match page {
            Some(PageView::Recognised { findings, .. }) => findings.clone(),
            _ => Vec::new(),
        })
    });
    let complete = panel().complete;
    view! {
        {head(page, rows, findings)}
        {when(complete, move || rows::rows_card(page, rows))}
    }
    .into_any()
}

fn head(page: Page, rows: Memo<Vec<RowView>>, findings: Memo<Vec<FindingView>>) -> AnyView {
    let title = move || {
        page.with(|page| match page {
            Some(PageView::Recognised { title, .. }) => title.clone(),
            _ => String::new(),
        })
    };
    let steps = panel().guide.steps;
    let next = derived(move || {
        page.with(|page| match page {
            // The guide may know that this is done: by the user's word, or from an earlier session of the browser.
            Some(PageView::Recognised { page, next: NextStep::Publish | NextStep::ShowSecret, .. })
                if steps.with(|all| all.iter().any(|step| step.id.page() == Some(*page) && step.state.is_done())) =>
            {
                ""
            }
            Some(PageView::Recognised { next, .. }) => text::next_step(*next),
            _ => "",
        })
    });
    let is_shown_only =
        derived(move || page.with(|page| matches!(page, Some(PageView::Recognised { read_only: true, .. }))));
    let status = move || {
        if is_shown_only.get() {
            chip("chip", Some(Icon::Eye), text::view_only())
        } else {
            chip("chip chip-good", Some(Icon::Check), text::recognised())
        }
    };
    let panel = panel();
    let no_profile =
        derived(move || panel.state.with(|state| state.as_ref().is_none_or(|state| state.profile.is_none())));
    view! {
        <section class="card" aria-labelledby="page-title">
            <div class="page-head">
                <div>
                    {eyebrow(page)}
                    <h2 id="page-title" tabindex="-1">{words(title)}</h2>
                </div>
                {live(status)}
            </div>
            <p class="summary">
                {words(move || if no_profile.get() { String::new() } else { rows.with(|rows| summary(rows)) })}
                " "
                {live(move || findings.with(|findings| to_findings(findings)))}
            </p>
            {fill(rows, no_profile, is_shown_only)}
            <p class="next" id="next" hidden=derived(move || next.get().is_empty())>
                {icon(Icon::Arrow)}
                <span><b>{text::next()}</b> " " {words(move || next.get().to_owned())}</span>
            </p>
        </section>
    }
    .into_any()
}

fn count(rows: &[RowView], state: RowState) -> usize {
    rows.iter().filter(|row| row.state == state).count()
}

fn summary(rows: &[RowView]) -> String {
    let count = |state| count(rows, state);
    text::summary(count(RowState::Differs), count(RowState::Missing), count(RowState::NotFound), count(RowState::Right))
}

/// *Fill this page* with the number of fields that differ, and *Check this page*.
fn fill(rows: Memo<Vec<RowView>>, no_profile: Signal<bool>, is_shown_only: Signal<bool>) -> AnyView {
    let panel = panel();
    let is_doubtful = panel.is_doubtful();
    let differ = move || {
        if is_shown_only.get() || is_doubtful.get() {
            return 0;
        }
        let left_out = panel.left_out.get().1;
        let is_taken = |row: &&RowView| row.state == RowState::Differs && !left_out.contains(&row.field);
        rows.with(|rows| rows.iter().filter(is_taken).count())
    };
    let undo = memo(move || panel.state.with(|state| state.as_ref().and_then(|state| state.undo.clone())));
    let kind = memo(move || undo.with(|undo| undo.as_ref().map(|undo| undo.kind)));
    let undo_button = move || {
        let Some(kind) = kind.get() else { return ().into_any() };
        let name = if kind == UndoKind::Fill { text::undo_fill() } else { text::undo() };
        let act = move || panel.with_tab(|tab| PanelRequest::Undo { tab });
        Button::new(name, act).class("button grow").icon(Icon::Undo).view()
    };
    let lost = move || {
        let lost = undo.with(|undo| undo.as_ref().map(|undo| undo.lost.clone())).unwrap_or_default();
        let is_lost = |row: &&RowView| row.outcome == Some(Outcome::Filled) && lost.contains(&row.field);
        let labels: Vec<_> = rows.with(|rows| rows.iter().filter(is_lost).map(|row| row.label.clone()).collect());
        if labels.is_empty() { String::new() } else { text::undo_lost(&labels.join(text::summary_joint())) }
    };
    let lost = memo(lost);
    let fill = Button::new(text::fill(), move || panel.fill())
        .class("button primary")
        .described_by(derived(move || {
            let next = if is_shown_only.get() { Some("next") } else { is_doubtful.get().then_some("fill-why") };
            let why = if no_profile.get() { Some("fill-why") } else { next };
            why.map(str::to_owned)
        }))
        .disabled(derived(move || no_profile.get() || is_shown_only.get() || is_doubtful.get()))
        .view();
    view! {
        <div class="buttons">
            <div class="fill">
                {fill}
                <span class="count" aria-hidden="true" hidden=derived(move || differ() == 0)>
                    {words(move || differ().to_string())}
                </span>
            </div>
            {check_button()}
            {live(undo_button)}
        </div>
        <p class="small" hidden=derived(move || lost.with(String::is_empty))>{words(move || lost.get())}</p>
        <p class="small" id="fill-why" hidden=derived(move || !no_profile.get() && !is_doubtful.get())>
            {words(move || if no_profile.get() { text::fill_needs_profile() } else { text::fill_whose() }.to_owned())}
        </p>
    }
    .into_any()
}

/// The way down to the findings, when there are any.
fn to_findings(findings: &[FindingView]) -> AnyView {
    let shape = match findings.iter().map(|each| each.severity).min() {
        None => return ().into_any(),
        Some(Severity::Error) => Icon::Error,
        Some(Severity::Warning) => Icon::Warning,
        Some(Severity::Info) => Icon::Info,
    };
    let go = || {
        browser::reveal("findings-title");
    };
    Button::new(text::to_findings(findings.len()), go).class("to-findings").icon(shape).view()
}
