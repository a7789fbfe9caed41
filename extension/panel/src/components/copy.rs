//! Buttons that copy.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::icon::{Icon, icon};
use super::live::live;
use crate::browser;
use crate::panel::panel;
use crate::text;

/// A button that puts text on the clipboard and says so. Without a `face` it shows only its icon.
pub fn copy_button(face: &'static str, name: String, value: Signal<String>, said: Signal<String>) -> AnyView {
    let panel = panel();
    let done = RwSignal::new(false);
    let copy = move |_| {
        // Straight from the click: the browser takes no text later.
        let started = browser::start_copy(&value.get_untracked());
        panel.error.set(None);
        spawn_local(async move {
            if browser::finish_copy(started).await {
                done.set(true);
                panel.announce(said.get_untracked());
                set_timeout(move || done.set(false), Duration::from_secs(2));
            } else {
                panel.error.set(Some(text::not_copied().into()));
            }
        });
    };
    let hint = face.is_empty().then(|| name.clone());
    let class = if face.is_empty() { "button-icon" } else { "button" };
    view! {
        <button type="button" class=class class:done=done aria-label=name title=hint on:click=copy>
            {live(move || icon(if done.get() { Icon::Check } else { Icon::Copy }))}
            {face}
        </button>
        <span class="copied" aria-hidden="true" class:shown=done>
            {text::copied()}
        </span>
    }
    .into_any()
}
