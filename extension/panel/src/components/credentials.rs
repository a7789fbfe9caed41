//! Client ID and secret that the page shows, to be kept for this browser session.

use leptos::prelude::*;
use linkwright::message::{PageView, PanelRequest};

use super::button::Button;
use super::icon::Icon;
use super::live::{buttons, card, chip, derived, when};
use crate::panel::panel;
use crate::text;

/// The card; nothing when the page shows no credentials.
pub fn credentials_card() -> AnyView {
    let panel = panel();
    let can_keep = derived(move || {
        panel.state.with(|state| {
            matches!(state.as_ref().map(|state| &state.page), Some(PageView::Recognised { can_keep: true, .. }))
        })
    });
    when(can_keep, move || {
        let keep = Button::new(text::keep(), move || panel.with_tab(|tab| PanelRequest::KeepCredentials { tab }))
            .icon(Icon::Key)
            .view();
        let content = buttons([keep, secret_kept()]);
        card("credentials-title", text::credentials(), text::credentials_lead(), content)
    })
}

/// Says that a secret is kept, as long as one is.
pub fn secret_kept() -> AnyView {
    let panel = panel();
    let kept = derived(move || panel.state.with(|state| state.as_ref().is_some_and(|state| state.has_secret)));
    when(kept, || chip("chip chip-good", Some(Icon::Check), text::secret_kept()))
}
