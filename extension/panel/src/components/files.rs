//! Profile files: import and export.

use leptos::prelude::*;
use linkwright::message::PanelRequest;
use linkwright::profile::file::MAX_BYTES;
use wasm_bindgen_futures::spawn_local;

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{buttons, card, derived, live};
use crate::answers::Use;
use crate::browser::{self, FileTrouble};
use crate::panel::{Panel, panel};
use crate::text;

/// The card.
pub fn files_card() -> AnyView {
    let panel = panel();
    let no_profile = derived(move || panel.state.with(|state| state.as_ref().is_none_or(|s| s.profile.is_none())));
    let import =
        import_button(text::import(), text::profile_file(), move |text| panel.act(PanelRequest::Import { text }));
    let export = Button::new(text::export(), move || panel.export()).icon(Icon::Download).disabled(no_profile).view();
    let copy =
        Button::new(text::copy_profile(), move || panel.copy_profile()).icon(Icon::Copy).disabled(no_profile).view();
    let content = view! { {buttons([import, export, copy])} {paste_field(panel)} };
    card("files-title", text::files(), text::files_lead(), content.into_any())
}

/// Reads a file; nothing when it cannot be read, and then that is said.
pub async fn read(panel: Panel, file: web_sys::File) -> Option<String> {
    match browser::read_file(file, MAX_BYTES).await {
        Ok(text) => return Some(text),
        Err(FileTrouble::TooLarge) => panel.error.set(Some(text::file_too_large().into())),
        Err(FileTrouble::Unreadable) => panel.error.set(Some(text::file_unreadable().into())),
    }
    None
}

/// What became of a text that was pasted.
#[derive(Clone)]
enum Became {
    /// None was.
    Nothing,
    /// It was taken; what is said of it.
    Taken(String),
    /// It was not, and why.
    Refused(String),
}

/// A profile file's text, pasted. Its own field, so that no permission is needed to read the clipboard.
fn paste_field(panel: Panel) -> AnyView {
    // True for a console map, as long as nothing is known of it.
    let pasted = RwSignal::new(None::<bool>);
    let became = RwSignal::new(Became::Nothing);
    Effect::new(move |_| {
        if let (Some(is_map), false) = (pasted.get(), panel.busy.get()) {
            pasted.set(None);
            became.set(match panel.error.get_untracked() {
                Some(why) => Became::Refused(why),
                None if is_map => Became::Taken(text::map_changed().to_owned()),
                None => Became::Taken(text::pasted(&panel.draft.with_untracked(|draft| draft.profile.name.clone()))),
            });
            // It is said here, and once.
            panel.error.set(None);
        }
    });
    let paste = move |event: web_sys::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if !text.trim().is_empty() {
            event.prevent_default();
            pasted.set(Some(super::drop::take(panel, text, Use::Nothing)));
        }
    };
    let refused = derived(move || became.with(|became| matches!(became, Became::Refused(_))));
    let hint = live(move || match became.get() {
        Became::Nothing => text::paste_hint().into_any(),
        Became::Taken(what) => view! { <span class="hint-good">{icon(Icon::Check)} " " {what}</span> }.into_any(),
        Became::Refused(what) => {
            view! { <span class="hint-wrong" role="alert">{icon(Icon::Error)} " " {what}</span> }.into_any()
        }
    });
    view! {
        <div class="field">
            <label class="field-label" for="paste-profile">{text::paste_profile()}</label>
            <textarea
                id="paste-profile"
                class="input mono"
                rows="1"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="paste-hint"
                aria-invalid=derived(move || refused.get().then_some("true"))
                on:paste=paste
            ></textarea>
            <p class="hint" id="paste-hint">{hint}</p>
        </div>
    }
    .into_any()
}

/// A button that lets the user choose a file, and what is done with its text.
pub fn import_button(face: &'static str, file: &'static str, take: impl Fn(String) + Copy + 'static) -> AnyView {
    let panel = panel();
    let input = NodeRef::<leptos::html::Input>::new();
    let import = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let read = read(panel, file).await;
            // So that the same file can be chosen again after it was corrected.
            input.set_value("");
            if let Some(text) = read {
                take(text);
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
