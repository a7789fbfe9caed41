//! The button of a fix; for an unsafe one before and after, and a question.

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::console::map::map_of;
use linkwright::message::{ChangeView, FindingView, FixView, PageView, PanelRequest};
use linkwright::rules::FixSafety;

use super::Open;
use crate::browser;
use crate::components::button::Button;
use crate::components::confirm::asked;
use crate::components::icon::Icon;
use crate::components::live::{Views, buttons, derived, paragraph, when};
use crate::components::rows;
use crate::panel::{Panel, panel};
use crate::text;

/// The button, and what it opens.
pub fn fix(finding: &FindingView, title: &str, open: Open) -> (AnyView, AnyView) {
    let Some(fix) = finding.fix.clone() else { return (().into_any(), ().into_any()) };
    let panel = panel();
    if !fix.possible {
        return (().into_any(), paragraph("small", impossible(panel, &fix)));
    }
    let key = finding.key.clone();
    let id = format!("{title}-fix");
    let button =
        |face: String| Button::new(face, || ()).icon(Icon::Wrench).id(id.clone()).disabled(panel.is_doubtful());
    if fix.safety == FixSafety::Safe {
        let button = button(fix.label).act(move || apply(panel, &key)).class("button small-button primary");
        let button = button.described_by(Signal::stored(Some(title.to_owned()))).view();
        return (actions(button), ().into_any());
    }
    let cancel = format!("{title}-cancel");
    let (own, focus) = (key.clone(), cancel.clone());
    let ask = move || {
        open.asked.set(Some(own.clone()));
        browser::focus_soon(focus.clone());
    };
    let button = button(format!("{}…", fix.label)).act(ask).class("button small-button");
    let button = button.described_by(Signal::stored(Some(title.to_owned()))).view();
    let own = key.clone();
    let is_open = derived(move || open.asked.with(|asking| asking.as_ref() == Some(&own)));
    let question = when(is_open, move || question(&fix, &key, [&id, &cancel], open));
    (actions(button), question)
}

fn actions(button: AnyView) -> AnyView {
    view! { <div class="finding-actions">{button}</div> }.into_any()
}

fn question(fix: &FixView, key: &str, [button, cancel]: [&String; 2], open: Open) -> AnyView {
    let panel = panel();
    let (key, button, name) = (key.to_owned(), button.clone(), format!("{cancel}-question"));
    let close = move || {
        open.asked.set(None);
        browser::focus_soon(button.clone());
    };
    let escape = close.clone();
    let yes = move || {
        open.asked.set(None);
        apply(panel, &key);
    };
    let yes = Button::new(text::apply(), yes).class("button primary").disabled(panel.is_doubtful()).view();
    let no = Button::new(text::cancel(), close).id(cancel.clone()).view();
    let content = view! {
        {fix.changes.iter().map(|one| change(fix.page, one)).views()}
        <p id=name.clone()>{text::fix_ask()}</p>
        {buttons([yes, no])}
    };
    asked("question", name, escape, content.into_any())
}

fn change(page: PageId, change: &ChangeView) -> AnyView {
    let place = (page, change.field);
    // Of rows one sees which are new; a single value is another one anyway.
    let is_list = change.before.len() + change.after.len() > 2;
    let after =
        if is_list { rows::new_lines(place, &change.after, &change.before) } else { rows::lines(place, &change.after) };
    view! {
        <p class="change-label">{change.label.clone()}</p>
        <dl class="diff">
            {rows::side("diff-page", text::before(), "", rows::lines(place, &change.before))}
            {rows::side("diff-wanted", text::after(), "", after)}
        </dl>
    }
    .into_any()
}

fn apply(panel: Panel, key: &str) {
    let finding = key.to_owned();
    panel.with_tab(|tab| PanelRequest::Fix { tab, finding });
}

/// Why a fix cannot be carried out now.
fn impossible(panel: Panel, fix: &FixView) -> String {
    let here = panel.state.with_untracked(|state| match state.as_ref().map(|state| &state.page) {
        Some(PageView::Recognised { page, .. }) => Some(*page),
        _ => None,
    });
    if here == Some(fix.page) {
        return text::fix_not_now().to_owned();
    }
    map_of(fix.page).map(|map| text::fix_elsewhere(map.title)).unwrap_or_default()
}
