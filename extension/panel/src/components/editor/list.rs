//! A list of the editor: one row a value.

use leptos::prelude::*;
use linkwright::profile::Profile;

use super::field_id;
use super::fields::{About, lock};
use super::judged::judged;
use crate::browser;
use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::components::live::{derived, memo};
use crate::draft;
use crate::panel::panel;
use crate::text;

/// One row a value. Enter adds a row; lines that are pasted together become rows of their own.
#[component]
pub fn ListField(
    /// What it is.
    about: About,
    /// What one value is called ("scope").
    one: &'static str,
    /// Reads the rows.
    get: fn(&Profile) -> Vec<String>,
    /// Writes the rows.
    set: fn(&mut Profile, Vec<String>),
) -> AnyView {
    let panel = panel();
    let locked = about.is_locked();
    let rows = memo(move || panel.draft.with(|draft| get(&draft.profile)));
    let count = memo(move || rows.with(Vec::len));
    let change = move |change: &dyn Fn(&mut Vec<String>)| {
        let mut changed = rows.get_untracked();
        change(&mut changed);
        panel.edit(|draft| set(&mut draft.profile, changed));
    };
    let row_id = move |at: usize| format!("row-{}-{at}", about.name);
    let add = move || {
        change(&|rows| rows.push(String::new()));
        browser::focus_soon(row_id(count.get_untracked().saturating_sub(1)));
    };
    let row = move |at: usize| {
        let value = move || rows.with(|rows| rows.get(at).cloned().unwrap_or_default());
        let paste = move |event: web_sys::ClipboardEvent| {
            let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            if pasted.trim().contains('\n') && !locked.get_untracked() {
                event.prevent_default();
                change(&|rows| *rows = draft::paste(rows, at, &pasted));
                panel.flush();
            }
        };
        let remove = move || {
            change(&|rows| {
                if at < rows.len() {
                    rows.remove(at);
                }
            });
            panel.flush();
            browser::focus_soon(field_id(about.name));
        };
        view! {
            <li class="list-row">
                <input
                    id=row_id(at)
                    class="input mono"
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-label=text::row_title(one, at + 1)
                    readonly=locked
                    prop:value=derived(value)
                    on:input:target=move |event| {
                        let typed = event.target().value();
                        change(
                            &|rows| {
                                if let Some(row) = rows.get_mut(at) {
                                    row.clone_from(&typed);
                                }
                            },
                        );
                    }
                    on:paste=paste
                    on:keydown=move |event| {
                        if event.key() == "Enter" && !event.is_composing() {
                            event.prevent_default();
                            if !locked.get_untracked() {
                                add();
                            }
                        }
                    }
                    on:change=move |_| panel.flush()
                />
                {Button::of_icon(Icon::Remove, text::remove_row(one, at + 1), remove).disabled(locked).view()}
            </li>
        }
        .into_any()
    };
    let add_button = Button::new(text::add_row(one), add)
        .class("button small-button")
        .icon(Icon::Add)
        .id(field_id(about.name))
        .disabled(locked)
        .view();
    view! {
        <div class="field" role="group" aria-labelledby=about.label_id() aria-describedby=about.described_by()>
            <div class="field-label">
                <span id=about.label_id()>{about.label}</span>
                " "
                <code>{about.json}</code>
            </div>
            <ul class="list" hidden=derived(move || count.get() == 0)>
                <For each=move || 0..count.get() key=|at| *at children=row/>
            </ul>
            {add_button}
            <p class="hint" id=about.hint_id()>{about.hint}</p>
            {lock(about.name, locked)}
            {judged(about.name)}
        </div>
    }
    .into_any()
}
