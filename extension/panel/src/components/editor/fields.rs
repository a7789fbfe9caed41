//! Controls of the editor: a text, whole seconds, and a choice that can be left open.

use leptos::prelude::*;
use linkwright::profile::Profile;

use super::field_id;
use super::judged::{judged, judged_id};
use crate::components::icon::{Icon, icon};
use crate::components::live::{Views, derived, memo, when, words};
use crate::draft;
use crate::panel::panel;
use crate::text;

/// What a field is called and what it is for.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Makes the control's id.
    pub name: &'static str,
    /// The name in the profile file.
    pub json: &'static str,
    /// The console's label.
    pub label: &'static str,
    /// One line of explanation.
    pub hint: &'static str,
}

impl About {
    /// Id of the explanation.
    pub fn hint_id(&self) -> String {
        format!("hint-{}", self.name)
    }

    /// Ids of what describes it: the explanation, whether it is locked, and what the rules say.
    pub fn described_by(&self) -> String {
        format!("{} {} {}", self.hint_id(), lock_id(self.name), judged_id(self.name))
    }

    /// True while the organisation has it locked.
    pub fn is_locked(&self) -> Memo<bool> {
        // The fields of the Alexa form go by their names alone.
        let is_whole = self.json == self.name && !matches!(self.name, "name" | "skillType");
        let path = if is_whole { format!("accountLinkingRequest.{}", self.json) } else { self.json.to_owned() };
        panel().is_locked(path)
    }

    /// Id of the label, where it names a group.
    pub fn label_id(&self) -> String {
        format!("label-{}", self.name)
    }
}

/// The id of the place where it says that a field is locked.
pub fn lock_id(name: &str) -> String {
    format!("lock-{name}")
}

/// Why a field cannot be changed, as long as it cannot.
pub fn lock(name: &str, locked: Memo<bool>) -> AnyView {
    let said = when(locked, || view! { {icon(Icon::Lock)} " " {text::locked_field()} }.into_any());
    view! { <p class="hint locked" id=lock_id(name)>{said}</p> }.into_any()
}

/// Fields that mean something else when they are blank than that the page is left as it is. Their hints say what.
const OWN_MEANING: [&str; 5] =
    ["name", "clientId", "securityProfileName", "securityProfileDescription", "privacyNoticeUrl"];

/// A line of text; blank means absent.
#[component]
pub fn TextField(
    /// What it is.
    about: About,
    /// Reads it.
    get: fn(&Profile) -> Option<String>,
    /// Writes it.
    set: fn(&mut Profile, Option<String>),
    /// Prose instead of an address or an ID.
    #[prop(optional)]
    plain: bool,
) -> AnyView {
    let panel = panel();
    let locked = about.is_locked();
    let value = memo(move || panel.draft.with(|draft| get(&draft.profile).unwrap_or_default()));
    view! {
        <div class="field">
            <label for=field_id(about.name) class="field-label">{about.label} " " <code>{about.json}</code></label>
            <input
                id=field_id(about.name)
                class="input"
                class:mono=!plain
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=about.described_by()
                placeholder=if OWN_MEANING.contains(&about.name) { "" } else { text::left_as_it_is() }
                readonly=locked
                prop:value=value
                on:input:target=move |event| {
                    let typed = draft::text(event.target().value());
                    panel.edit(|draft| set(&mut draft.profile, typed));
                }
                on:change=move |_| panel.flush()
            />
            <p class="hint" id=about.hint_id()>{about.hint}</p>
            {lock(about.name, locked)}
            {judged(about.name)}
        </div>
    }
    .into_any()
}

/// Whole seconds.
#[component]
pub fn SecondsField(
    /// What it is.
    about: About,
) -> AnyView {
    let panel = panel();
    let locked = about.is_locked();
    // What is typed while it is no number, for the profile of that id.
    let typed = RwSignal::new(None::<String>);
    let of = StoredValue::new(String::new());
    let wrong = move || typed.get().filter(|_| panel.draft.with(|draft| of.with_value(|of| draft.id == *of)));
    let is_wrong = derived(move || wrong().is_some());
    let value = memo(move || {
        panel.draft.with(|draft| draft.profile.account_linking_request.default_token_expiration_in_seconds)
    });
    // What was there when one began to type: of a text that is no number not even its first digits are kept.
    let before = StoredValue::new(None::<u64>);
    // Only what differs is written into the input: a blank at the end is one to go on from.
    let shown =
        memo(move || wrong().unwrap_or_else(|| value.get().map(|seconds| seconds.to_string()).unwrap_or_default()));
    let hint = move || if is_wrong.get() { text::seconds_wrong() } else { about.hint }.to_owned();
    view! {
        <div class="field">
            <label for=field_id(about.name) class="field-label">{about.label} " " <code>{about.json}</code></label>
            <input
                id=field_id(about.name)
                class="input mono"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=about.described_by()
                aria-invalid=derived(move || is_wrong.get().then_some("true"))
                placeholder=text::left_as_it_is()
                readonly=locked
                prop:value=shown
                on:focus=move |_| before.set_value(value.get_untracked())
                on:input:target=move |event| {
                    let text = event.target().value();
                    let seconds = draft::seconds(&text);
                    of.set_value(panel.draft.with_untracked(|draft| draft.id.clone()));
                    typed.set(seconds.is_err().then_some(text));
                    let seconds = seconds.unwrap_or_else(|()| before.get_value());
                    panel.edit(|draft| {
                        draft.profile.account_linking_request.default_token_expiration_in_seconds = seconds;
                    });
                }
                on:change=move |_| panel.flush()
            />
            <p class="hint" class:hint-wrong=is_wrong id=about.hint_id()>{words(hint)}</p>
            {lock(about.name, locked)}
            {judged(about.name)}
        </div>
    }
    .into_any()
}

/// One of two, or neither: then the page's own choice is left alone.
#[component]
pub fn Choice(
    /// What it is.
    about: About,
    /// The words for true and for false.
    words: (&'static str, &'static str),
    /// Reads it.
    get: fn(&Profile) -> Option<bool>,
    /// Writes it.
    set: fn(&mut Profile, Option<bool>),
) -> AnyView {
    let panel = panel();
    let locked = about.is_locked();
    let chosen = memo(move || panel.draft.with(|draft| get(&draft.profile)));
    let options = [(None, text::leave_alone()), (Some(true), words.0), (Some(false), words.1)];
    let first = field_id(about.name);
    view! {
        <div class="field" role="radiogroup" aria-labelledby=about.label_id() aria-describedby=about.described_by()>
            <div class="field-label">
                <span id=about.label_id()>{about.label}</span>
                " "
                <code>{about.json}</code>
            </div>
            <div class="segments">
                {options
                    .into_iter()
                    .map(|(value, word)| {
                        view! {
                            <label class="segment">
                                <input
                                    type="radio"
                                    name=about.name
                                    disabled=locked
                                    id=value.is_none().then(|| first.clone())
                                    prop:checked=derived(move || chosen.get() == value)
                                    on:change=move |_| {
                                        panel.edit(|draft| set(&mut draft.profile, value));
                                        panel.flush();
                                    }
                                />
                                <span>{word}</span>
                            </label>
                        }
                            .into_any()
                    })
                    .views()}
            </div>
            <p class="hint" id=about.hint_id()>{about.hint}</p>
            {lock(about.name, locked)}
            {judged(about.name)}
        </div>
    }
    .into_any()
}
