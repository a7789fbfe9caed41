//! The side panel: shows what the background found and asks it to act.
//!
//! - [`background`] is the one place that talks to the browser's extension API.
//! - [`panel`] holds the state; every change of it goes through the queue of requests ([`queue`]). [`answers`] uses what
//!   is no state: texts and reports.
//! - [`draft`] is the profile while it is being edited, without any browser.
//! - [`keeping`] deletes and brings back, duplicates, proposes another profile, and asks the rules about the profile.
//! - [`overview`] asks the rules about all pages that were seen.
//! - [`progress`] is what is kept on disk of a set-up.
//! - [`saving`] saves the profile beside other windows.
//! - [`text`] has every sentence of the interface.
//! - [`components`] are the parts of the page, from top to bottom.

mod answers;
mod app;
mod background;
mod browser;
mod components;
mod draft;
mod explaining;
mod guide;
mod keeping;
mod organisation;
mod overview;
mod panel;
mod progress;
mod queue;
mod saving;
mod text;

use wasm_bindgen::prelude::wasm_bindgen;

/// A third of the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Mounts the panel and takes the starting line away. `panel.js` calls it.
#[wasm_bindgen]
pub fn begin() {
    browser::remove("boot");
    leptos::mount::mount_to_body(app::App);
}
