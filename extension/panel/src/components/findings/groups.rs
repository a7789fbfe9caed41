//! Findings page by page, each page with how many there are of what.

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::console::map::map_of;
use linkwright::json;
use linkwright::message::{FindingView, PanelRequest};
use linkwright::rules::FixSafety;

use super::{Open, finding, is_open, tallies};
use crate::browser;
use crate::components::button::Button;
use crate::components::icon::{Icon, icon};
use crate::components::live::{Views, buttons, live, paragraph, when, words};
use crate::overview::{Group, counts, seen_at};
use crate::panel::panel;
use crate::text;

/// The page in the tab, open; then the others, folded until they are opened.
pub fn groups(
    here: Memo<Option<PageId>>,
    findings: Memo<Vec<FindingView>>,
    others: Memo<Vec<Group>>,
    open: Open,
) -> AnyView {
    let this = move || here.get().map(|page| this_page(page, findings, open));
    view! {
        {live(move || this().into_any())}
        {live(move || others.get().into_iter().map(|group| other_page(group, open)).views())}
    }
    .into_any()
}

/// What stands above a group: the page, its console and what else is said of it, and how many findings there are.
fn head(page: PageId, said: AnyView, counts: AnyView) -> AnyView {
    let (console, title) = map_of(page).map_or(("", ""), |map| (map.console, map.title));
    view! {
        <summary>
            <span class="group-name">
                <span class="group-title">{title}</span>
                <span class="group-where">{console} " · " {said}</span>
            </span>
            {counts}
        </summary>
    }
    .into_any()
}

fn this_page(page: PageId, findings: Memo<Vec<FindingView>>, open: Open) -> AnyView {
    let well = Memo::new(move |_| findings.with(Vec::is_empty));
    let counted = live(move || match well.get() {
        true => view! { <span class="tallies all-well">{icon(Icon::Check)}</span> }.into_any(),
        false => tallies(findings.with(|findings| counts(findings.iter()))),
    });
    view! {
        <details
            class="group"
            data-group=page.as_str()
            data-here="true"
            open=!open.folded.get_untracked()
            on:toggle=move |event| open.folded.set(!is_open(&event))
        >
            {head(page, text::in_this_tab().into_any(), counted)}
            {when(well, || paragraph("small", text::nothing_wrong_here()))}
            {fix_safe(findings)}
            <ul class="findings">
                // By all that they say: one that stays as it is keeps its place, its focus and what is open in it.
                <For each=move || findings.get() key=|one| json::to_text(one) let(one)>
                    {finding::finding(one, None, open)}
                </For>
            </ul>
        </details>
    }
    .into_any()
}

fn other_page(group: Group, open: Open) -> AnyView {
    let panel = panel();
    let Group { page, findings } = group;
    let shown = Memo::new(move |_| open.groups.with(|groups| groups.contains(&page)));
    let toggled = move |event: leptos::ev::Event| {
        let now = is_open(&event);
        if now != shown.get_untracked() {
            open.groups.update(|groups| {
                groups.retain(|other| *other != page);
                if now {
                    groups.push(page);
                }
            });
        }
    };
    let seen = words(move || {
        let then = panel.overview.report.with(|report| seen_at(report.as_ref()?, page));
        text::seen_when(&text::age(browser::now(), then.unwrap_or_default()))
    });
    let counted = tallies(counts(findings.iter()));
    let list = move || {
        let all = findings.iter().map(|one| finding::finding(one.clone(), Some(page), open));
        view! { <ul class="findings">{all.views()}</ul> }.into_any()
    };
    view! {
        <details class="group" data-group=page.as_str() open=shown.get_untracked() on:toggle=toggled>
            {head(page, seen, counted)}
            {when(shown, list)}
        </details>
    }
    .into_any()
}

/// *Fix all safe*, when there is more than one thing to fix so.
fn fix_safe(findings: Memo<Vec<FindingView>>) -> AnyView {
    let panel = panel();
    let safe = Memo::new(move |_| {
        let is_safe = |finding: &&FindingView| {
            finding.fix.as_ref().is_some_and(|fix| fix.safety == FixSafety::Safe && fix.possible)
        };
        findings.with(|findings| findings.iter().filter(is_safe).count())
    });
    when(Signal::derive(move || safe.get() > 1), move || {
        let fix = move || panel.with_tab(|tab| PanelRequest::FixSafe { tab });
        let button = Button::new("", fix)
            .class("button primary")
            .icon(Icon::Wrench)
            .face(words(move || text::fix_safe(safe.get())))
            .view();
        buttons([button, paragraph("small", text::fix_safe_what())])
    })
}
