//! *Explain an error*: from a pasted text or address to its causes, each with what it says of this set-up.

use leptos::prelude::*;
use linkwright::console::PageId;
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
            {part(causes, "causes", all_causes(panel, &known.causes))}
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

/// A paragraph of several parts.
fn row(class: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <p class=class>{content}</p> }.into_any()
}

/// A group of paragraphs; `symptom` is the id of what they tell of.
fn block(class: String, symptom: Option<String>, content: Vec<AnyView>) -> AnyView {
    view! { <div class=class data-symptom=symptom>{content}</div> }.into_any()
}

/// An entry of a list: a cause with its outcome, a detail, or anything else.
fn entry(cause: Option<(String, &'static str)>, detail: Option<String>, content: Vec<AnyView>) -> AnyView {
    let (cause, outcome) = cause.unzip();
    view! { <li data-cause=cause data-outcome=outcome data-detail=detail>{content}</li> }.into_any()
}

fn code(text: &str) -> AnyView {
    view! { <code>{text.to_owned()}</code> }.into_any()
}

/// A small paragraph; nothing without words.
fn small(text: &str) -> AnyView {
    if text.is_empty() { ().into_any() } else { paragraph("small", text) }
}

fn sentences(title: &'static str, all: &[String]) -> AnyView {
    part(title, "hints", all.iter().map(|one| entry(None, None, vec![prose(one)])).collect())
}

fn recognised(one: &Recognised) -> AnyView {
    let near = if one.near { format!("{} ", text::looks_like()) } else { String::new() };
    let title = row("symptom-title", vec![near.into_any(), prose(&one.title)]);
    let known = paragraph("small", format!("“{}” · {}", one.text, text::shown_in(&one.shown)));
    block("symptom".to_owned(), Some(one.id.clone()), vec![title, known])
}

/// That linking failed is remembered, and can be taken back.
fn linking_failed(panel: Panel) -> AnyView {
    let works = move || {
        panel.act(PanelRequest::LinkingFailed { failed: false });
        panel.explaining.close();
        panel.announce(text::forgotten());
    };
    let button = Button::new(text::linking_works(), works).class("button small-button").view();
    block("remembered".to_owned(), None, vec![paragraph("small", text::remembered()), button])
}

/// The causes; those that wait for the same page together, with one way there.
fn all_causes(panel: Panel, all: &[Cause]) -> Vec<AnyView> {
    let mut shown: Vec<PageId> = Vec::new();
    let mut views = Vec::new();
    for one in all {
        let Some(first) = one.open_first else {
            views.push(cause(panel, one));
            continue;
        };
        if shown.contains(&first) {
            continue;
        }
        shown.push(first);
        let mut waiting = Vec::new();
        for other in all {
            if other.open_first == Some(first) {
                waiting.push(cause(panel, other));
            }
        }
        let content =
            vec![paragraph("small", one.reason.clone()), page_card::console_link(first), part("", "causes", waiting)];
        views.push(entry(None, None, content));
    }
    views
}

fn cause(panel: Panel, cause: &Cause) -> AnyView {
    let (class, shape) = match cause.outcome {
        OutcomeName::Fails => ("chip chip-bad", Icon::Error),
        OutcomeName::Passes => ("chip chip-good", Icon::Check),
        OutcomeName::CannotTell => ("chip chip-warn", Icon::Question),
        OutcomeName::NotApplicable | OutcomeName::Off => ("chip", Icon::Dash),
    };
    // What waits for a page has that said above it, and the way there.
    let waits = cause.open_first.is_some();
    let go = match &cause.place {
        Some(place) if !waits && matches!(cause.outcome, OutcomeName::Fails | OutcomeName::CannotTell) => {
            Some(go_to(panel, place, &cause.rule))
        }
        _ => None,
    };
    let outcome = text::rule_outcome(cause.outcome);
    let mut content = vec![
        row("cause-head", vec![chip(class, Some(shape), outcome), " ".into_any(), code(&cause.rule)]),
        row("", vec![prose(&cause.title)]),
    ];
    content.extend(cause.findings.iter().map(finding));
    content.extend((!waits).then(|| small(&cause.reason)));
    content.extend(go);
    entry(Some((cause.rule.clone(), outcome)), None, content)
}

fn finding(finding: &FindingReport) -> AnyView {
    let (name, shape, _) = looks(finding.severity);
    let what = row("", vec![icon(shape), format!(" {}", finding.what).into_any()]);
    let to_do = view! { <b>{text::what_to_do()}</b> }.into_any();
    let cure = row("small", vec![to_do, format!(" {}", finding.cure).into_any()]);
    block(format!("found found-{name}"), None, vec![what, cure])
}

fn detail(panel: Panel, detail: &Detail) -> AnyView {
    let (class, shape, word) = match detail.agrees {
        Some(true) => ("chip chip-good", Icon::Check, text::agrees()),
        Some(false) => ("chip chip-bad", Icon::Error, text::disagrees()),
        None => ("chip", Icon::Question, text::cannot_compare()),
    };
    let mut content = vec![
        row("cause-head", vec![code(&detail.name), " ".into_any(), chip(class, Some(shape), word)]),
        paragraph("line", detail.value.clone()),
        small(&detail.says),
    ];
    content.extend((detail.agrees != Some(true)).then(|| go_to(panel, &detail.place, "")));
    entry(None, Some(detail.name.clone()), content)
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
        None => {
            let content = vec![paragraph("small", format!("{field}, {page}")), page_card::console_link(place.page)];
            content.into_any()
        }
    }
}
