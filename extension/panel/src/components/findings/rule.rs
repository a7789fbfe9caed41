//! A rule's own text, from the catalogue that comes with the extension; and turning the rule off.

use leptos::prelude::*;
use linkwright::rules::{Example, RuleDoc};

use super::Open;
use crate::components::button::Button;
use crate::components::live::{Views, derived, live, memo, paragraph, when};
use crate::panel::panel;
use crate::text;

/// The fold below a finding. Its content is drawn when it is opened.
pub fn explanation(key: String, rule: String, open: Open) -> AnyView {
    let own = key.clone();
    let is_open = memo(move || open.explained.with(|open| open.contains(&own)));
    let toggled = move |event: leptos::ev::Event| {
        let now = super::is_open(&event);
        if now != is_open.get_untracked() {
            open.explained.update(|all| {
                all.retain(|other| *other != key);
                if now {
                    all.push(key.clone());
                }
            });
        }
    };
    view! {
        <details class="rule" open=is_open.get_untracked() on:toggle=toggled>
            <summary>{text::why()}</summary>
            {when(is_open, move || content(rule.clone(), open))}
        </details>
    }
    .into_any()
}

fn content(rule: String, open: Open) -> AnyView {
    let panel = panel();
    let id = rule.clone();
    let text = live(move || {
        panel.catalogue.with(|catalogue| match catalogue {
            Some(catalogue) => catalogue.rule(&id).map_or_else(|| ().into_any(), doc),
            None => paragraph("small", text::no_catalogue()),
        })
    });
    view! {
        <div class="rule-text">
            {text}
            {turn_off(rule, open)}
        </div>
    }
    .into_any()
}

/// Why it matters, the examples, the sources.
fn doc(doc: &RuleDoc) -> AnyView {
    let examples =
        [(text::fails(), &doc.fails), (text::passes(), &doc.passes), (text::looks_wrong(), &doc.looks_wrong)];
    let examples = examples.into_iter().filter(|(_, all)| !all.is_empty()).map(|(heading, all)| {
        view! {
            <h4>{heading}</h4>
            {all.iter().map(example).views()}
        }
        .into_any()
    });
    let sources = doc.sources.iter().map(|source| view! { <li>{prose(source)}</li> }.into_any());
    view! {
        {doc.why.iter().map(|why| view! { <p>{prose(why)}</p> }.into_any()).views()}
        <p class="small">{text::rule()} " " <code>{doc.id.clone()}</code> ": " {prose(&doc.title)}</p>
        <details class="examples">
            <summary>{text::examples()}</summary>
            {examples.views()}
        </details>
        <h4>{text::sources()}</h4>
        <ul class="sources">{sources.views()}</ul>
    }
    .into_any()
}

fn example(example: &Example) -> AnyView {
    let says = example.says.iter().map(|says| paragraph("small", says.clone()));
    view! {
        <p hidden=example.text.is_empty()>{prose(&example.text)}</p>
        <pre class="case">{example.case.clone()}</pre>
        {says.views()}
    }
    .into_any()
}

/// Text in which what stands between backticks is code.
pub fn prose(text: &str) -> AnyView {
    let part = |(at, part): (usize, &str)| {
        let part = part.to_owned();
        if at % 2 == 1 { view! { <code>{part}</code> }.into_any() } else { part.into_any() }
    };
    text.split('`').enumerate().map(part).views()
}

/// The reason, and the button that turns the rule off.
fn turn_off(rule: String, open: Open) -> AnyView {
    let panel = panel();
    let profile = derived(move || panel.state.with(|state| state.as_ref().is_some_and(|s| s.profile.is_some())));
    let none = when(derived(move || !profile.get()), || paragraph("small", text::turn_off_needs_profile()));
    let form = when(profile, move || {
        let id = format!("{}-reason", open.fresh_id());
        let own = rule.clone();
        let typed = derived(move || {
            open.reason.with(|(rule, reason)| if *rule == own { reason.clone() } else { String::new() })
        });
        let (off, own) = (rule.clone(), rule.clone());
        let act = move || {
            panel.turn_off(off.clone(), typed.get_untracked().trim().to_owned());
            panel.announce(text::turned_off(&off));
            open.reason.set((String::new(), String::new()));
        };
        let blank = derived(move || typed.with(|reason| reason.trim().is_empty()));
        let by_key = act.clone();
        let button = Button::new(text::turn_off(), act).name(text::turn_off_rule(&rule)).disabled(blank).view();
        view! {
            <p>{text::turn_off_lead()}</p>
            <label class="field-label" for=id.clone()>{text::reason()}</label>
            <div class="with-button">
                <input
                    id=id.clone()
                    class="input"
                    maxlength="300"
                    placeholder=text::reason_hint()
                    prop:value=typed
                    on:keydown=move |event| {
                        if event.key() == "Enter" && !event.is_composing() && !blank.get_untracked() {
                            event.prevent_default();
                            by_key();
                        }
                    }
                    on:input:target=move |event| open.reason.set((own.clone(), event.target().value()))
                />
                {button}
            </div>
        }
        .into_any()
    });
    view! { <div class="turn-off">{none} {form}</div> }.into_any()
}
