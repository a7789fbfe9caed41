//! The profile editor. Every field may be left blank: what the profile does not say is left as it stands on the page.

mod alexa;
mod fields;
mod list;
mod platforms;
mod providers;
mod secret;

use leptos::prelude::*;
use linkwright::message::PanelRequest;
use linkwright::profile::SkillType;

use super::confirm::Confirm;
use super::live::{Views, paragraph, when, words};
use crate::panel::panel;
use crate::text;

/// The id of a field's control, by the field's name.
pub fn field_id(name: &str) -> String {
    format!("field-{name}")
}

/// The card; nothing when no profile is selected.
pub fn editor_card() -> AnyView {
    let panel = panel();
    let some = Signal::derive(move || panel.draft.with(|draft| !draft.id.is_empty()));
    let saved = move || if panel.draft.with(|draft| draft.dirty) { text::SAVING } else { text::SAVED }.to_owned();
    let delete = Confirm {
        id: "delete-profile",
        label: text::DELETE_PROFILE,
        question: Signal::derive(move || panel.draft.with(|draft| text::delete_profile_ask(&draft.profile.name))),
        yes: text::DELETE_PROFILE_YES,
        act: Callback::new(move |()| {
            let profile = panel.draft.with_untracked(|draft| draft.id.clone());
            panel.act(PanelRequest::Delete { profile });
        }),
    };
    when(some, move || {
        view! {
            <section class="card card-editor" aria-labelledby="editor">
                <div class="page-head">
                    <h2 id="editor" class="card-title" tabindex="-1">{text::EDITOR}</h2>
                    <span class="saved">{words(saved)}</span>
                </div>
                {paragraph("lead", text::EDITOR_LEAD)}
                {section(true, text::SECTION_SKILL, ().into_any(), skill())}
                {section(true, text::SECTION_ALEXA, ().into_any(), alexa::needed())}
                {section(false, text::SECTION_ALEXA_MORE, ().into_any(), alexa::more())}
                {providers::lwa_section()}
                {providers::ixhello_section()}
                <div class="section-end">{delete.view()}</div>
            </section>
        }
        .into_any()
    })
}

/// A part of the editor that can be folded.
fn section(open: bool, title: &'static str, note: AnyView, content: AnyView) -> AnyView {
    view! {
        <details class="section" open=open>
            <summary>
                <h3>{title}</h3>
                " "
                <span class="section-note">{note}</span>
            </summary>
            <div class="fields">{content}</div>
        </details>
    }
    .into_any()
}

/// Name and kind of the skill.
fn skill() -> AnyView {
    let panel = panel();
    const KINDS: [(&str, SkillType); 4] = [
        (text::KIND_CUSTOM, SkillType::Custom),
        (text::KIND_SMART_HOME, SkillType::SmartHome),
        (text::KIND_VIDEO, SkillType::Video),
        (text::KIND_MUSIC, SkillType::Music),
    ];
    let chosen = Memo::new(move |_| panel.draft.with(|draft| draft.profile.skill_type));
    let value =
        move || chosen.get().and_then(|kind| KINDS.iter().position(|(_, each)| *each == kind)).map(|at| at.to_string());
    let choose = move |value: String| {
        let kind = value.parse::<usize>().ok().and_then(|at| KINDS.get(at)).map(|(_, kind)| *kind);
        panel.edit(|draft| draft.profile.skill_type = kind);
        panel.flush();
    };
    let node = NodeRef::<leptos::html::Select>::new();
    Effect::new(move |_| {
        if let Some(select) = node.get() {
            select.set_value(&value().unwrap_or_default());
        }
    });
    view! {
        <fields::TextField
            about=fields::About { name: "name", json: "name", label: text::NAME, hint: text::NAME_HINT }
            get=|profile| Some(profile.name.clone())
            set=|profile, typed| profile.name = typed.unwrap_or_default()
            plain=true
        />
        <div class="field">
            <label for="field-skillType" class="field-label">{text::KIND} " " <code>"skillType"</code></label>
            <select
                id="field-skillType"
                class="select"
                aria-describedby="hint-skillType"
                node_ref=node
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">{text::KIND_NONE}</option>
                {KINDS
                    .iter()
                    .enumerate()
                    .map(|(at, (name, _))| view! { <option value=at.to_string()>{*name}</option> }.into_any())
                    .views()}
            </select>
            <p class="hint" id="hint-skillType">{text::KIND_HINT}</p>
        </div>
    }
    .into_any()
}
