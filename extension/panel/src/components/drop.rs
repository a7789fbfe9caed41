//! A file that is dragged onto the panel.

use leptos::ev;
use leptos::prelude::*;
use linkwright::console::own::Change;
use linkwright::message::PanelRequest;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::files::read;
use super::icon::{Icon, icon};
use super::live::derived;
use crate::answers::Use;
use crate::panel::{Panel, panel};
use crate::text;

/// What a console map file says of itself; everything else is taken for a profile.
const MAP_MARK: &str = "\"linkwrightConsoleMap\"";

/// Takes what is in a file, whichever of the two it is. True when it is a console map.
pub fn take(panel: Panel, content: String, then: Use) -> bool {
    // The browser's own search: the panel has no other (`src/search.rs` says why).
    let is_map = js_sys::JsString::from(content.as_str()).includes(MAP_MARK, 0);
    if is_map {
        panel.change(Change::Import { text: content });
    } else {
        panel.act_and(PanelRequest::Import { text: content }, then);
    }
    is_map
}

/// Shown over the panel while a file is over it; the whole panel takes it.
pub fn drop_zone() -> AnyView {
    let panel = panel();
    let over = RwSignal::new(false);
    let has_file = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
    };
    let listener = move |event: web_sys::Event| {
        let is_here = match event.type_().as_str() {
            // Where only moving is answered, and not coming in, a quick drop opens the file in a tab.
            "dragenter" | "dragover" => {
                let is_file = has_file(event.unchecked_ref());
                if is_file {
                    event.prevent_default();
                }
                is_file
            }
            // Leaving one element for another is no leaving: only outside of the window there is none.
            "dragleave" => {
                over.get_untracked() && event.unchecked_ref::<web_sys::DragEvent>().related_target().is_some()
            }
            // None of the others comes while something is dragged: wherever it was dropped, it is not here any more.
            _ => false,
        };
        if is_here != over.get_untracked() {
            over.set(is_here);
        }
    };
    for name in ["dragenter", "dragover", "dragleave", "dragend", "pointermove", "pointerdown", "keydown"] {
        let _ = window_event_listener_untyped(name, listener);
    }
    let _ = window_event_listener(ev::drop, move |event| {
        over.set(false);
        if !has_file(&event) {
            return;
        }
        event.prevent_default();
        let Some(files) = event.data_transfer().and_then(|data| data.files()) else { return };
        spawn_local(async move {
            // All are read before one is taken: what is wrong with one would be forgotten over the next.
            let mut contents = Vec::new();
            for file in (0..files.length()).filter_map(|place| files.get(place)) {
                let name = file.name();
                let Some(content) = read(panel, file).await else { return };
                contents.push((name, content));
            }
            for (name, content) in contents {
                take(panel, content, Use::File(name));
            }
        });
    });
    view! {
        <div class="drop" aria-hidden="true" hidden=derived(move || !over.get())>
            <p>{icon(Icon::Upload)} " " {text::drop_here()}</p>
        </div>
    }
    .into_any()
}
