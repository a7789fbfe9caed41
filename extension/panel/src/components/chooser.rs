//! The header: logo, profile chooser, presets.

use leptos::prelude::*;
use linkwright::message::PanelRequest;
use linkwright::policy::is_given;
use linkwright::profile::name;
use linkwright::provider::PresetDoc;
use linkwright::rules::Catalogue;

use super::button::Button;
use super::icon::{Icon, mark};
use super::live::{Views, derived, live, memo, when};
use crate::panel::{Panel, panel};
use crate::text;

/// The header.
pub fn header() -> AnyView {
    let panel = panel();
    view! {
        <header class="header">
            <div class="brand">
                {mark()}
                <h1 id="top" tabindex="-1">{text::PRODUCT}</h1>
                <span class="working" aria-hidden="true" class:shown=panel.busy>{text::working()}</span>
            </div>
            <div class="choosers">
                {profile_chooser()}
                {preset_chooser()}
            </div>
        </header>
    }
    .into_any()
}

/// Chooses the profile to work with.
fn profile_chooser() -> AnyView {
    let panel = panel();
    let node = NodeRef::<leptos::html::Select>::new();
    // The list is only drawn anew when it has changed.
    let profiles =
        memo(move || panel.state.with(|state| state.as_ref().map(|s| s.profiles.clone()).unwrap_or_default()));
    // After every answer, also a refusal, the select shows what the background has selected.
    Effect::new(move |_| {
        let selected = panel.state.with(|state| state.as_ref().and_then(|state| state.selected.clone()));
        profiles.track();
        request_animation_frame(move || {
            if let Some(select) = node.get_untracked() {
                select.set_value(selected.as_deref().unwrap_or_default());
            }
        });
    });
    let options = move || {
        let profiles = profiles.get();
        if profiles.is_empty() {
            return view! { <option value="">{text::no_profile()}</option> }.into_any();
        }
        let names = name::told_apart(profiles.iter().map(|profile| profile.name.as_str()));
        profiles
            .into_iter()
            .zip(names)
            .map(|(profile, name)| {
                let name = if is_given(&profile.id) { text::given_profile(&name) } else { name };
                view! { <option value=profile.id>{name}</option> }.into_any()
            })
            .views()
    };
    view! {
        <select
            class="select"
            id="profile"
            aria-label=text::profile()
            node_ref=node
            disabled=derived(move || profiles.with(Vec::is_empty))
            on:change:target=move |event| panel.act(PanelRequest::Select { profile: event.target().value() })
        >
            {live(options)}
        </select>
    }
    .into_any()
}

/// The presets, from the catalogue.
fn presets(panel: Panel) -> Signal<Vec<PresetDoc>> {
    derived(move || panel.catalogue.with(|all| all.as_ref().map(|all| all.presets.clone()).unwrap_or_default()))
}

/// Makes a profile from a preset. A choice by pointer acts at once; one by arrow keys, which passes over other
/// presets on its way, waits for Enter or for the button.
fn preset_chooser() -> AnyView {
    let panel = panel();
    let node = NodeRef::<leptos::html::Select>::new();
    let by_key = StoredValue::new(false);
    let waiting = RwSignal::new(String::new());
    let presets = presets(panel);
    let make = move || {
        let preset = node.get_untracked().map(|select| select.value()).unwrap_or_default();
        waiting.set(String::new());
        by_key.set_value(false);
        if let Some(select) = node.get_untracked() {
            select.set_value("");
        }
        create(panel, preset);
    };
    let pending = derived(move || !waiting.with(String::is_empty));
    view! {
        <div class="preset-chooser">
            <select
                class="select"
                aria-label=text::create_from_preset()
                node_ref=node
                on:pointerdown=move |_| by_key.set_value(false)
                on:keydown=move |event| {
                    if event.key() == "Enter" && !waiting.with_untracked(String::is_empty) {
                        event.prevent_default();
                        make();
                    } else {
                        by_key.set_value(true);
                    }
                }
                on:change:target=move |event| {
                    if by_key.get_value() { waiting.set(event.target().value()) } else { make() }
                }
            >
                <option value="">{text::new_from_preset()}</option>
                {live(move || {
                    presets
                        .get()
                        .into_iter()
                        .map(|preset| {
                            view! { <option value=preset.id title=preset.description>{preset.name}</option> }.into_any()
                        })
                        .views()
                })}
            </select>
            {when(pending, move || Button::new(text::create(), make).icon(Icon::Add).view())}
        </div>
    }
    .into_any()
}

/// Shown when there is no profile: every preset with what it is for.
pub fn first_profile_card() -> AnyView {
    let panel = panel();
    let presets = presets(panel);
    view! {
        <section class="card" aria-labelledby="first-title">
            <h2 id="first-title">{text::first_title()}</h2>
            <p class="lead">{text::first_lead()}</p>
            <ul class="presets">
                {live(move || {
                    presets
                        .get()
                        .into_iter()
                        .map(|preset| {
                            let id = preset.id;
                            view! {
                                <li>
                                    <button type="button" class="preset" on:click=move |_| create(panel, id.clone())>
                                        <span class="preset-name">{text::new_from(&preset.name)}</span>
                                        <span class="preset-what">{preset.description}</span>
                                    </button>
                                </li>
                            }
                                .into_any()
                        })
                        .views()
                })}
            </ul>
        </section>
    }
    .into_any()
}

fn create(panel: Panel, preset: String) {
    let content = |all: &Catalogue| all.presets.iter().find(|one| one.id == preset).map(|one| one.profile.clone());
    if let Some(content) = panel.catalogue.with_untracked(|all| all.as_ref().and_then(content)) {
        panel.act(PanelRequest::CreateFromPreset { preset, content });
    }
}
