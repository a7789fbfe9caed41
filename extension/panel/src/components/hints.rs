//! What the preset or the import leaves to the user.

use leptos::prelude::*;

use super::live::{Views, live, words};
use crate::panel::panel;
use crate::text;

/// The card, folded; nothing when there is nothing to say.
pub fn hints_card() -> AnyView {
    let panel = panel();
    let hints =
        Signal::derive(move || panel.state.with(|state| state.as_ref().map(|s| s.hints.clone()).unwrap_or_default()));
    view! {
        <details class="card fold" hidden=Signal::derive(move || hints.with(Vec::is_empty))>
            <summary><h2 class="card-title">{text::HINTS}</h2> " " <span class="tally">{words(move || hints.with(Vec::len).to_string())}</span></summary>
            <ul class="hints">
                {live(move || hints.get().into_iter().map(|hint| view! { <li>{hint}</li> }.into_any()).views())}
            </ul>
        </details>
    }
    .into_any()
}
