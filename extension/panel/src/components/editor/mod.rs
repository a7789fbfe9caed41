//! The profile editor. Every field may be left blank: what the profile does not say is left as it stands on the page.

mod alexa;
mod fields;
mod judged;
mod list;
mod platforms;
mod providers;
mod secret;

use leptos::prelude::*;
use linkwright::profile::SkillType;

use super::button::Button;
use super::confirm::Confirm;
use super::icon::Icon;
use super::live::{Views, chip, derived, live, memo, paragraph, when, words};
use crate::draft::Draft;
use crate::panel::panel;
use crate::text;

/// The id of a field's control, by the field's name.
pub fn field_id(name: &str) -> String {
    format!("field-{name}")
}

/// The card; nothing when no profile is selected.
pub fn editor_card() -> AnyView {
    let panel = panel();
    let some = derived(move || panel.draft.with(|draft| !draft.id.is_empty()));
    let saved = move || if panel.draft.with(Draft::is_saved) { text::saved() } else { text::saving() }.to_owned();
    let to_look_at = move || match panel.judged.with(Vec::len) {
        0 => String::new(),
        count => text::judged_fields(count),
    };
    let given = panel.is_given();
    let delete = Confirm {
        id: "delete-profile",
        label: text::delete_profile(),
        question: derived(move || panel.draft.with(|draft| text::delete_profile_ask(&draft.profile.name))),
        yes: text::delete_profile_yes(),
        act: Callback::new(move |()| panel.delete()),
        icon: Icon::Trash,
        class: "button quiet-danger",
        leads_away: true,
    };
    when(some, move || {
        view! {
            <section class="card card-editor" aria-labelledby="editor">
                <div class="page-head">
                    <h2 id="editor" class="card-title" tabindex="-1">{text::editor()}</h2>
                    <span class="judged-count">{words(to_look_at)}</span>
                    <span class="saved">{words(saved)}</span>
                </div>
                {paragraph("lead", text::editor_lead())}
                {when(given, || {
                    view! {
                        <p class="given">
                            {chip("chip given-mark", Some(Icon::Lock), text::given_mark())}
                            " "
                            <span id="given-what">{text::given_what()}</span>
                        </p>
                    }
                        .into_any()
                })}
                {section(true, text::section_skill(), ().into_any(), skill())}
                {section(true, text::section_alexa(), ().into_any(), alexa::needed())}
                {section(false, text::section_alexa_more(), ().into_any(), alexa::more())}
                {providers::lwa_section()}
                {providers::ixhello_section()}
                <div class="section-end">
                    {Button::new(text::duplicate(), move || panel.duplicate()).icon(Icon::Copy).view()}
                    {live(move || if given.get() { kept() } else { delete.view() })}
                </div>
            </section>
        }
        .into_any()
    })
}

/// The button in the place of *Delete*, for a profile that the user cannot delete.
fn kept() -> AnyView {
    Button::new(text::delete_profile(), || ())
        .class("button quiet-danger")
        .icon(Icon::Trash)
        .described_by(Some("given-what".to_owned()))
        .disabled(true)
        .view()
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
    let kinds: [(&str, SkillType); 4] = [
        (text::kind_custom(), SkillType::Custom),
        (text::kind_smart_home(), SkillType::SmartHome),
        (text::kind_video(), SkillType::Video),
        (text::kind_music(), SkillType::Music),
    ];
    let chosen = memo(move || panel.draft.with(|draft| draft.profile.skill_type));
    let value =
        move || chosen.get().and_then(|kind| kinds.iter().position(|(_, each)| *each == kind)).map(|at| at.to_string());
    let choose = move |value: String| {
        let kind = value.parse::<usize>().ok().and_then(|at| kinds.get(at)).map(|(_, kind)| *kind);
        panel.edit(|draft| draft.profile.skill_type = kind);
        panel.flush();
    };
    let locked = panel.is_locked("skillType".to_owned());
    let node = NodeRef::<leptos::html::Select>::new();
    Effect::new(move |_| {
        if let Some(select) = node.get() {
            select.set_value(&value().unwrap_or_default());
        }
    });
    view! {
        <fields::TextField
            about=fields::About { name: "name", json: "name", label: text::name(), hint: text::name_hint() }
            get=|profile| Some(profile.name.clone())
            set=|profile, typed| profile.name = typed.unwrap_or_default()
            plain=true
        />
        <div class="field">
            <label for="field-skillType" class="field-label">{text::kind()} " " <code>"skillType"</code></label>
            <select
                id="field-skillType"
                class="select"
                aria-describedby="hint-skillType lock-skillType"
                disabled=locked
                node_ref=node
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">{text::kind_none()}</option>
                {kinds
                    .iter()
                    .enumerate()
                    .map(|(at, (name, _))| view! { <option value=at.to_string()>{*name}</option> }.into_any())
                    .views()}
            </select>
            <p class="hint" id="hint-skillType">{text::kind_hint()}</p>
            {fields::lock("skillType", locked)}
        </div>
    }
    .into_any()
}
