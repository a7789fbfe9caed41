//! *Explain an error*: from a pasted text or address to its causes, each with what it says of this set-up.

use leptos::prelude::*;
use linkwright::explain::{Cause, Detail, Explanation, Recognised};
use linkwright::message::{PageView, PanelRequest};
use linkwright::report::words::{field_name, page_name};
use linkwright::report::{FindingReport, OutcomeName};
use linkwright::rules::Place;

use super::button::Button;
use super::findings::{looks, prose};
use super::icon::{Icon, icon};
use super::live::{Views, buttons, chip, live, paragraph};
use super::page as page_card;
use crate::explaining::Asking;
use crate::panel::{Panel, panel};
use crate::text;

/// The card, folded.
pub fn explain_card() -> AnyView {
    let panel = panel();
    let node = NodeRef::<leptos::html::Textarea>::new();
    let explain = move || {
        let pasted = node.get_untracked().map(|area| area.value()).unwrap_or_default();
        panel.explaining.pasted.set(pasted.clone());
        panel.explain(pasted, Asking::First);
    };
    let button = Button::new(text::explain_now(), explain).class("button primary").view();
    view! {
        <details class="card fold" id="explain">
            <summary><h2 class="card-title">{text::explain()}</h2></summary>
            {paragraph("lead", text::explain_lead())}
            <label class="field-label" for="error-text">{text::error_text()}</label>
            <textarea
                id="error-text"
                class="input area"
                rows="4"
                spellcheck="false"
                autocomplete="off"
                node_ref=node
                prop:value=panel.explaining.pasted
                on:input:target=move |event| panel.explaining.pasted.set(event.target().value())
            ></textarea>
            {buttons([button])}
            {live(move || panel.explaining.explanation.with(|known| known.as_ref().map(|known| answer(panel, known))).into_any())}
        </details>
    }
    .into_any()
}

fn answer(panel: Panel, known: &Explanation) -> AnyView {
    let causes = if known.is_known() { text::causes() } else { text::failing() };
    view! {
        <div class="explanation" id="explanation" role="group" aria-label=text::explain() tabindex="-1">
            {known.symptoms.iter().map(recognised).views()}
            {sentences("", &known.advice)}
            {known.linking_failed.then(|| linking_failed(panel))}
            {part(causes, "causes", known.causes.iter().map(|one| cause(panel, one)).collect())}
            {part(text::details(), "details", known.details.iter().map(|one| detail(panel, one)).collect())}
            {sentences(text::beyond(), &known.beyond)}
        </div>
    }
    .into_any()
}

/// A titled list; nothing when it has no entries.
fn part(title: &'static str, class: &'static str, entries: Vec<AnyView>) -> AnyView {
    if entries.is_empty() {
        return ().into_any();
    }
    view! {
        <h3 hidden=title.is_empty()>{title}</h3>
        <ul class=class>{entries}</ul>
    }
    .into_any()
}

fn sentences(title: &'static str, all: &[String]) -> AnyView {
    part(title, "hints", all.iter().map(|one| view! { <li>{prose(one)}</li> }.into_any()).collect())
}

fn recognised(one: &Recognised) -> AnyView {
    view! {
        <div class="symptom" data-symptom=one.id.clone()>
            <p class="symptom-title">{prose(&one.title)}</p>
            <p class="small">"“" {one.text.clone()} "” · " {text::shown_in(&one.shown)}</p>
        </div>
    }
    .into_any()
}

/// That linking failed is remembered, and can be taken back.
fn linking_failed(panel: Panel) -> AnyView {
    let works = move || {
        panel.act(PanelRequest::LinkingFailed { failed: false });
        panel.explaining.close();
        panel.announce(text::forgotten());
    };
    let button = Button::new(text::linking_works(), works).class("button small-button").view();
    view! { <div class="remembered"><p class="small">{text::remembered()}</p> {button}</div> }.into_any()
}

fn cause(panel: Panel, cause: &Cause) -> AnyView {
    let (class, shape) = match cause.outcome {
        OutcomeName::Fails => ("chip chip-bad", Icon::Error),
        OutcomeName::Passes => ("chip chip-good", Icon::Check),
        OutcomeName::CannotTell => ("chip chip-warn", Icon::Question),
        OutcomeName::NotApplicable | OutcomeName::Off => ("chip", Icon::Dash),
    };
    let go = match (cause.open_first, &cause.place) {
        (Some(first), _) => Some(page_card::console_link(first)),
        (None, Some(place)) if matches!(cause.outcome, OutcomeName::Fails | OutcomeName::CannotTell) => {
            Some(go_to(panel, place, &cause.rule))
        }
        _ => None,
    };
    view! {
        <li data-cause=cause.rule.clone() data-outcome=text::rule_outcome(cause.outcome)>
            <p class="cause-head">{chip(class, Some(shape), text::rule_outcome(cause.outcome))} " " <code>{cause.rule.clone()}</code></p>
            <p>{prose(&cause.title)}</p>
            {cause.findings.iter().map(finding).views()}
            <p class="small" hidden=cause.reason.is_empty()>{cause.reason.clone()}</p>
            {go}
        </li>
    }
    .into_any()
}

fn finding(finding: &FindingReport) -> AnyView {
    let (name, shape, _) = looks(finding.severity);
    view! {
        <div class=format!("found found-{name}")>
            <p>{icon(shape)} " " {finding.what.clone()}</p>
            <p class="small"><b>{text::what_to_do()}</b> " " {finding.cure.clone()}</p>
        </div>
    }
    .into_any()
}

fn detail(panel: Panel, detail: &Detail) -> AnyView {
    let (class, shape, word) = match detail.agrees {
        Some(true) => ("chip chip-good", Icon::Check, text::agrees()),
        Some(false) => ("chip chip-bad", Icon::Error, text::disagrees()),
        None => ("chip", Icon::Question, text::cannot_compare()),
    };
    view! {
        <li data-detail=detail.name.clone()>
            <p class="cause-head"><code>{detail.name.clone()}</code> " " {chip(class, Some(shape), word)}</p>
            <p class="line">{detail.value.clone()}</p>
            <p class="small" hidden=detail.says.is_empty()>{detail.says.clone()}</p>
            {(detail.agrees != Some(true)).then(|| go_to(panel, &detail.place, ""))}
        </li>
    }
    .into_any()
}

/// The way to a field: on this page straight to it, else to its console.
fn go_to(panel: Panel, place: &Place, rule: &str) -> AnyView {
    let (target, rule) = (place.clone(), rule.to_owned());
    let find = move || {
        panel.state.with_untracked(|state| match state.as_ref().map(|state| &state.page) {
            Some(PageView::Recognised { page, rows, findings, .. }) if *page == target.page => {
                let found = findings.iter().find(|one| one.rule == rule && one.field == target.field);
                let row = rows.iter().find(|row| row.field == target.field);
                (true, found.and_then(|one| one.handle).or_else(|| row.and_then(|row| row.handle)))
            }
            _ => (false, None),
        })
    };
    let (here, handle) = find();
    let (field, page) = (field_name(place), page_name(place.page));
    match handle {
        Some(_) => {
            // The answer stands while the user goes to other pages: where the field is now is looked up on the click.
            let show = move || match find() {
                (_, Some(handle)) => panel.with_tab(|tab| PanelRequest::Show { tab, handle }),
                _ => panel.announce(text::on_other_page(field, &page)),
            };
            Button::new(text::show_on_page(), show)
                .class("button small-button")
                .icon(Icon::Target)
                .name(text::show_on_page_of(field))
                .view()
        }
        None if here => paragraph("small", field),
        None => view! { <p class="small">{field} ", " {page}</p> {page_card::console_link(place.page)} }.into_any(),
    }
}
