//! What the preset or the import leaves to the user.

use leptos::prelude::*;
use linkwright::rules::Catalogue;

use super::live::{Views, derived, live, memo, words};
use crate::panel::panel;
use crate::text;

/// The card, folded; nothing when there is nothing to say.
pub fn hints_card() -> AnyView {
    let panel = panel();
    let hints = memo(move || {
        let preset = panel.state.with(|state| state.as_ref().map(|state| state.preset.clone()).unwrap_or_default());
        let hints = |all: &Catalogue| all.presets.iter().find(|one| one.id == preset).map(|one| one.hints.clone());
        panel.catalogue.with(|all| all.as_ref().and_then(hints).unwrap_or_default())
    });
    view! {
        <details class="card fold" hidden=derived(move || hints.with(Vec::is_empty))>
            <summary><h2 class="card-title">{text::hints()}</h2> " " <span class="tally">{words(move || hints.with(Vec::len).to_string())}</span></summary>
            <ul class="hints">
                {live(move || hints.get().into_iter().map(|hint| view! { <li>{hint}</li> }.into_any()).views())}
            </ul>
        </details>
    }
    .into_any()
}
