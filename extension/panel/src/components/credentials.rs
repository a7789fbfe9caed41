//! Client ID and secret that the page shows, to be kept for this browser session.

use leptos::prelude::*;
use linkwright::message::{PageView, PanelRequest, PanelState};

use super::button::Button;
use super::confirm::Confirm;
use super::icon::Icon;
use super::live::{Views, buttons, card, chip, derived, live, memo, when};
use crate::keeping::client_id_of;
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
    // The client ID of the page, when the profile has another one: its secret is another client's.
    let other = memo(move || {
        let other = panel.state.with(|state| {
            let state = state.as_ref()?;
            let own = state.profile.as_ref()?.account_linking_request.client_id.clone().unwrap_or_default();
            client_id_of(state).filter(|id| !own.is_empty() && *id != own)
        });
        other.unwrap_or_default()
    });
    when(can_keep, move || {
        let content = live(move || {
            let take = other.get();
            let keep = move || {
                let take = take.clone();
                panel.with_tab(|tab| PanelRequest::KeepCredentials { tab, take });
            };
            if other.with(String::is_empty) {
                return buttons([Button::new(text::keep(), keep).icon(Icon::Key).view(), secret_kept()]);
            }
            Confirm {
                id: "keep-other",
                label: text::keep(),
                question: Signal::stored(text::keep_other().to_owned()),
                yes: text::keep_other_yes(),
                act: Callback::new(move |()| keep()),
                icon: Icon::Key,
                class: "button",
                leads_away: true,
            }
            .view()
        });
        card("credentials-title", text::credentials(), text::credentials_lead(), content)
    })
}

/// Says that a secret is kept, as long as one is, and when it is of another client ID than the profile's.
pub fn secret_kept() -> AnyView {
    let panel = panel();
    let is_so = |of: fn(&PanelState) -> bool| derived(move || panel.state.with(|state| state.as_ref().is_some_and(of)));
    let kept = when(is_so(|state| state.has_secret), || chip("chip chip-good", Some(Icon::Check), text::secret_kept()));
    let of_other = when(is_so(|state| state.other_secret), || {
        chip("chip chip-warn", Some(Icon::Warning), text::secret_of_other())
    });
    [kept, of_other].into_iter().views()
}
