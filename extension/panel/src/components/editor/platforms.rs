//! Authorization URLs by mobile platform: one row a platform.

use leptos::prelude::*;
use linkwright::profile::model::{Platform, PlatformAuthorizationUrl};

use super::fields::{About, lock, lock_id};
use crate::components::live::memo;
use crate::draft;
use crate::panel::panel;
use crate::text;

/// `authorizationUrlsByPlatform`, with a line for each platform there is.
#[component]
pub fn Platforms(
    /// What it is.
    about: About,
) -> AnyView {
    let locked = about.is_locked();
    let described_by = format!("{} {}", about.hint_id(), lock_id(about.name));
    view! {
        <div class="field" role="group" aria-labelledby=about.label_id() aria-describedby=described_by>
            <div class="field-label">
                <span id=about.label_id()>{about.label}</span>
                " "
                <code>{about.json}</code>
            </div>
            {row(Platform::Ios, "iOS", locked)}
            {row(Platform::Android, "Android", locked)}
            <p class="hint" id=about.hint_id()>{about.hint}</p>
            {lock(about.name, locked)}
        </div>
    }
    .into_any()
}

fn row(platform: Platform, name: &'static str, locked: Memo<bool>) -> AnyView {
    let panel = panel();
    let id = format!("field-platform-{name}");
    let value = memo(move || {
        panel.draft.with(|draft| {
            let entries = draft.profile.account_linking_request.authorization_urls_by_platform.as_deref();
            entries
                .and_then(|entries| entries.iter().find(|entry| entry.platform_type == platform))
                .map(|entry| entry.platform_authorization_url.clone())
                .unwrap_or_default()
        })
    });
    let typed = move |url: String| {
        panel.edit(|draft| {
            let kept = &mut draft.profile.account_linking_request.authorization_urls_by_platform;
            let mut entries = kept.take().unwrap_or_default();
            match entries.iter().position(|entry| entry.platform_type == platform) {
                Some(at) if url.is_empty() => {
                    entries.remove(at);
                }
                Some(at) => {
                    if let Some(entry) = entries.get_mut(at) {
                        entry.platform_authorization_url = url;
                    }
                }
                None if url.is_empty() => {}
                None => {
                    entries.push(PlatformAuthorizationUrl { platform_type: platform, platform_authorization_url: url });
                }
            }
            *kept = draft::entries(entries);
        });
    };
    view! {
        <div class="platform">
            <label for=id.clone()>{name}</label>
            <input
                id=id.clone()
                class="input mono"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=text::not_set()
                readonly=locked
                prop:value=value
                on:input:target=move |event| typed(event.target().value())
                on:change=move |_| panel.flush()
            />
        </div>
    }
    .into_any()
}
