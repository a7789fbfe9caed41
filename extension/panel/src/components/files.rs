//! Profile files: import and export.

use leptos::prelude::*;
use linkwright::message::PanelRequest;
use linkwright::profile::file::MAX_BYTES;
use wasm_bindgen_futures::spawn_local;

use super::button::Button;
use super::icon::Icon;
use super::live::{buttons, card};
use crate::browser::{self, FileTrouble};
use crate::panel::panel;
use crate::text;

/// The card.
pub fn files_card() -> AnyView {
    let panel = panel();
    let no_profile =
        Signal::derive(move || panel.state.with(|state| state.as_ref().is_none_or(|s| s.profile.is_none())));
    let import =
        import_button(text::import(), text::profile_file(), move |text| panel.act(PanelRequest::Import { text }));
    let export = Button::new(text::export(), move || panel.export()).icon(Icon::Download).disabled(no_profile).view();
    card("files-title", text::files(), text::files_lead(), buttons([import, export]))
}

/// A button that lets the user choose a file, and what is done with its text.
pub fn import_button(face: &'static str, file: &'static str, take: impl Fn(String) + Copy + 'static) -> AnyView {
    let panel = panel();
    let input = NodeRef::<leptos::html::Input>::new();
    let import = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let read = browser::read_file(file, MAX_BYTES).await;
            // So that the same file can be chosen again after it was corrected.
            input.set_value("");
            match read {
                Ok(text) => take(text),
                Err(FileTrouble::TooLarge) => panel.error.set(Some(text::file_too_large().into())),
                Err(FileTrouble::Unreadable) => panel.error.set(Some(text::file_unreadable().into())),
            }
        });
    };
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let button = Button::new(face, choose).icon(Icon::Upload).view();
    view! {
        {button}
        <input
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            tabindex="-1"
            aria-label=file
            node_ref=input
            on:change=import
        />
    }
    .into_any()
}
