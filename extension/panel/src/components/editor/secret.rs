//! The client secret: it goes to the background and is never shown again.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field_id;
use crate::browser;
use crate::components::button::Button;
use crate::components::confirm::Confirm;
use crate::components::credentials::secret_kept;
use crate::components::icon::{Icon, icon};
use crate::components::live::{buttons, derived, live, when};
use crate::panel::{Panel, panel};
use crate::text;

/// The id of the button that shows what is typed.
const REVEAL: &str = "secret-reveal";

/// The id of the button that keeps it.
const KEEP: &str = "secret-keep";

/// Whether the focus goes elsewhere than from the field to its buttons, or back. A pointer on *Keep* has decided, and
/// need not come up there.
fn leaves(event: &web_sys::FocusEvent) -> bool {
    let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
    !to.is_some_and(|to| {
        let id = to.id();
        id == REVEAL || id == field_id("clientSecret") || (id == KEEP && !browser::is_pointer_down())
    })
}

/// The password field. A value is kept on Enter, on leaving the field, or by its button.
pub fn secret_field() -> AnyView {
    let panel = panel();
    let node = NodeRef::<leptos::html::Input>::new();
    let kept = derived(move || {
        panel.state.with(|state| state.as_ref().is_some_and(|state| state.has_secret || state.other_secret))
    });
    let typed = RwSignal::new(false);
    let shown = RwSignal::new(false);
    // A pasted text of more than one line: the browser would make one of it with blanks inside.
    let broken = RwSignal::new(false);
    let paste = move |event: web_sys::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        let is_broken = text.trim().contains(['\n', '\r']);
        broken.set(is_broken);
        if is_broken {
            event.prevent_default();
        }
    };
    let keep = move || {
        let Some(input) = node.get_untracked() else { return };
        let secret = input.value().trim().to_owned();
        input.set_value("");
        typed.set(false);
        shown.set(false);
        if !secret.is_empty() {
            panel.set_secret(secret);
        }
    };
    // Two buttons, not one that changes: leaving the field keeps the secret, so the answer may come between the mouse
    // going down on *Keep* and coming up, and that click must not be one on *Clear*.
    let clears = derived(move || kept.get() && !typed.get());
    let keep_button = move || {
        let nothing = derived(move || !typed.get());
        Button::new(text::keep_secret(), keep).id(KEEP.to_owned()).disabled(nothing).view()
    };
    let clear_button = move || Button::new(text::clear_secret(), move || panel.set_secret(String::new())).view();
    let name = derived(move || if shown.get() { text::hide_typed() } else { text::show_typed() });
    let reveal = view! {
        <button
            type="button"
            class="button-icon"
            aria-label=name
            title=name
            aria-pressed=derived(move || shown.get().to_string())
            id=REVEAL
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            {icon(Icon::Eye)}
        </button>
    };
    let asked = RwSignal::new(false);
    view! {
        <div class="field">
            <div class="field-label">
                <label for=field_id("clientSecret")>{text::client_secret()}</label>
                " "
                <code>"clientSecret"</code>
                " "
                {secret_kept()}
            </div>
            <div class="with-button" on:focusout=move |event| if leaves(&event) { keep() }>
                <input
                    id=field_id("clientSecret")
                    class="input mono"
                    type=derived(move || if shown.get() { "text" } else { "password" })
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="hint-clientSecret broken-clientSecret"
                    aria-invalid=derived(move || broken.get().then_some("true"))
                    placeholder=derived(move || if kept.get() { text::secret_replace() } else { text::secret_paste() })
                    node_ref=node
                    on:paste=paste
                    on:input:target=move |event| {
                        broken.set(false);
                        typed.set(!event.target().value().is_empty());
                    }
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            event.prevent_default();
                            keep();
                        }
                    }
                />
                {reveal}
                {when(derived(move || !clears.get()), keep_button)}
                {when(clears, clear_button)}
            </div>
            <p class="hint" id="broken-clientSecret">
                {when(broken, || {
                    view! { <span class="hint-wrong" role="alert">{icon(Icon::Error)} " " {text::secret_one_line()}</span> }.into_any()
                })}
            </p>
            {when(clears, move || copy_secret(panel, asked))}
            <p class="hint" id="hint-clientSecret">{text::secret_hint()}</p>
        </div>
    }
    .into_any()
}

/// *Copy secret*: the first time after a question.
fn copy_secret(panel: Panel, asked: RwSignal<bool>) -> AnyView {
    live(move || {
        if asked.get() {
            let again = Button::new(text::copy_secret(), move || panel.ask_for_secret()).icon(Icon::Copy);
            let again = again.id("copy-secret".to_owned()).view();
            return buttons([again]);
        }
        let ask = Confirm {
            id: "copy-secret",
            label: text::copy_secret(),
            question: Signal::stored(text::copy_secret_ask().to_owned()),
            yes: text::copy_secret_yes(),
            act: Callback::new(move |()| {
                panel.ask_for_secret();
                asked.set(true);
            }),
            icon: Icon::Copy,
            class: "button",
            leads_away: false,
        };
        buttons([ask.view()])
    })
}
