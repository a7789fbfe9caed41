//! The footer: what Linkwright does not do, and a way to remove all of it.

use leptos::prelude::*;
use linkwright::message::PanelRequest;

use super::confirm::Confirm;
use super::icon::{Icon, icon};
use crate::panel::panel;
use crate::text;

/// The footer.
pub fn footer() -> AnyView {
    let panel = panel();
    let delete = Confirm {
        id: "delete-everything",
        label: text::DELETE_EVERYTHING,
        question: Signal::stored(text::DELETE_EVERYTHING_ASK.to_owned()),
        yes: text::DELETE_EVERYTHING_YES,
        act: Callback::new(move |()| panel.act(PanelRequest::DeleteEverything)),
    };
    view! {
        <footer class="footer">
            <p class="privacy">{icon(Icon::Shield)} " " {text::PRIVACY}</p>
            {delete.view()}
        </footer>
    }
    .into_any()
}
