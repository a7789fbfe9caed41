//! The panel as a whole.

use leptos::ev;
use leptos::prelude::*;

use crate::browser;
use crate::components::button::Button;
use crate::components::live::{Views, buttons, derived, live, memo, paragraph, when};
use crate::components::{
    chooser, credentials, drop, editor, explain, files, findings, footer, guide, hints, hosts, maps, messages, page,
    pointing, proposal, redirects, reports,
};
use crate::panel::Panel;
use crate::text;

/// The panel.
#[component]
pub fn App() -> AnyView {
    let panel = Panel::new();
    provide_context(panel);
    browser::follow_focus();
    hosts::begin(panel);
    panel.begin();
    // A panel that is being closed may still have something unsaved.
    let _ = window_event_listener(ev::pagehide, move |_| panel.flush_at_once());
    let _ = window_event_listener(ev::visibilitychange, move |_| {
        if document().visibility_state() == web_sys::VisibilityState::Hidden {
            panel.flush_at_once();
        } else {
            panel.at_once.set_value(false);
        }
    });
    let busy = derived(move || if panel.busy.get() { "true" } else { "false" });
    let shown = memo(move || panel.state.with(Option::is_some));
    let no_profile =
        memo(move || panel.state.with(|state| state.as_ref().is_some_and(|state| state.profile.is_none())));
    view! {
        <div class="app" data-busy=busy aria-busy=busy>
            {chooser::header()}
            <main>
                {live(move || {
                    if shown.get() {
                        // A list, and not the children of a `view!`: each number of children is a type of its own.
                        [
                            // Before anything else: on the consoles nothing works without the hosts.
                            when(memo(hosts::asks(panel)), hosts::hosts_card),
                            when(no_profile, chooser::first_profile_card),
                            proposal::proposal_card(),
                            guide::guide_card(),
                            pointing::point_card(),
                            page::page_card(),
                            when(panel.complete, further_down),
                        ]
                        .into_iter()
                        .views()
                    } else {
                        waiting(panel)
                    }
                })}
            </main>
            {footer::footer()}
            {messages::messages()}
            {drop::drop_zone()}
        </div>
    }
    .into_any()
}

/// What one scrolls to.
fn further_down() -> AnyView {
    [
        findings::findings_card(),
        redirects::redirects_card(),
        credentials::credentials_card(),
        hints::hints_card(),
        findings::off_card(),
        explain::explain_card(),
        editor::editor_card(),
        reports::report_card(),
        files::files_card(),
        maps::map_card(),
    ]
    .into_iter()
    .views()
}

/// Before the first state: waiting, or what to do when it did not come.
fn waiting(panel: Panel) -> AnyView {
    live(move || {
        if panel.busy.get() {
            return view! { <section class="card waiting">{paragraph("lead", text::reading())}</section> }.into_any();
        }
        let again = move || {
            panel.error.set(None);
            panel.refresh();
            browser::refocus(&[]);
        };
        let again = Button::new(text::try_again(), again).class("button primary").view();
        let content = view! { {paragraph("lead", text::no_state_lead())} {buttons([again])} };
        view! {
            <section class="card">
                <h2>{text::no_state_title()}</h2>
                {content}
            </section>
        }
        .into_any()
    })
}
