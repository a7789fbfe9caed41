//! Another profile that fits the page in the tab better than the selected one.

use leptos::prelude::*;
use linkwright::message::PanelRequest;

use super::button::Button;
use super::icon::Icon;
use super::live::{buttons, card, live};
use crate::browser;
use crate::panel::panel;
use crate::text;

/// The card; nothing when the selected profile fits as well as any.
pub fn proposal_card() -> AnyView {
    let panel = panel();
    live(move || {
        let Some(proposal) = panel.proposal.get() else { return ().into_any() };
        let why = if proposal.by_client_id {
            text::proposal_by_id(&proposal.name)
        } else {
            text::proposal_by_use(&proposal.name)
        };
        let own = panel.draft.with_untracked(|draft| draft.profile.name.clone());
        let id = proposal.id.clone();
        let switch = move || panel.act(PanelRequest::Select { profile: id.clone() });
        let switch =
            Button::new(text::switch_to(&proposal.name), switch).class("button primary").icon(Icon::Arrow).view();
        let stay = move || {
            panel.refuse_proposal();
            browser::refocus(&[]);
        };
        let stay = Button::new(text::stay(&own), stay).view();
        card("proposal-title", text::proposal(), &why, buttons([switch, stay]))
    })
}
