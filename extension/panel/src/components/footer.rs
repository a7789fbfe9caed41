//! The footer: what Linkwright does not do, and a way to remove all of it.

use leptos::prelude::*;
use linkwright::message::PanelRequest;

use super::button::Button;
use super::confirm::Confirm;
use super::icon::{Icon, icon};
use crate::background;
use crate::panel::panel;
use crate::text;

/// The footer.
pub fn footer() -> AnyView {
    let panel = panel();
    let delete = Confirm {
        id: "delete-everything",
        label: text::delete_everything(),
        question: Signal::stored(text::delete_everything_ask().to_owned()),
        yes: text::delete_everything_yes(),
        act: Callback::new(move |()| panel.act(PanelRequest::DeleteEverything)),
        icon: Icon::Trash,
        class: "button quiet-danger",
        leads_away: false,
    };
    let settings = Button::new(text::open_settings(), background::open_settings).class("button small-button").view();
    view! {
        <footer class="footer">
            <p class="privacy">{icon(Icon::Shield)} " " {text::privacy()}</p>
            {settings} {delete.view()}
        </footer>
    }
    .into_any()
}
