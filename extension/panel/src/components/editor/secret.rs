//! The client secret: it goes to the background and is never shown again.

use leptos::prelude::*;

use super::field_id;
use crate::components::button::Button;
use crate::components::credentials::secret_kept;
use crate::components::live::when;
use crate::panel::panel;
use crate::text;

/// The password field. A value is kept on Enter, on leaving the field, or by its button.
pub fn secret_field() -> AnyView {
    let panel = panel();
    let node = NodeRef::<leptos::html::Input>::new();
    let kept = Signal::derive(move || panel.state.with(|state| state.as_ref().is_some_and(|state| state.has_secret)));
    let typed = RwSignal::new(false);
    let keep = move || {
        let Some(input) = node.get_untracked() else { return };
        let secret = input.value().trim().to_owned();
        input.set_value("");
        typed.set(false);
        if !secret.is_empty() {
            panel.set_secret(secret);
        }
    };
    // Two buttons, not one that changes: leaving the field keeps the secret, so the answer may come between the mouse
    // going down on *Keep* and coming up, and that click must not be one on *Clear*.
    let clears = Signal::derive(move || kept.get() && !typed.get());
    let keep_button =
        move || Button::new(text::keep_secret(), keep).disabled(Signal::derive(move || !typed.get())).view();
    let clear_button = move || Button::new(text::clear_secret(), move || panel.set_secret(String::new())).view();
    view! {
        <div class="field">
            <div class="field-label">
                <label for=field_id("clientSecret")>{text::client_secret()}</label>
                " "
                <code>"clientSecret"</code>
                " "
                {secret_kept()}
            </div>
            <div class="with-button">
                <input
                    id=field_id("clientSecret")
                    class="input mono"
                    type="password"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="hint-clientSecret"
                    placeholder=Signal::derive(move || if kept.get() { text::secret_replace() } else { text::secret_paste() })
                    node_ref=node
                    on:input:target=move |event| typed.set(!event.target().value().is_empty())
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            event.prevent_default();
                            keep();
                        }
                    }
                    on:change=move |_| keep()
                />
                {when(Signal::derive(move || !clears.get()), keep_button)}
                {when(clears, clear_button)}
            </div>
            <p class="hint" id="hint-clientSecret">{text::secret_hint()}</p>
        </div>
    }
    .into_any()
}
