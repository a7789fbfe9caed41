//! The consoles' hosts, where the user has not allowed them or has taken them back. Without them the browser tells
//! nothing of a console's tab, not even its address.

use leptos::prelude::*;
use linkwright::setup::is_practice;
use wasm_bindgen_futures::spawn_local;

use super::button::Button;
use super::icon::Icon;
use super::live::{Views, buttons, memo, paragraph};
use crate::background;
use crate::browser;
use crate::panel::{Panel, panel};
use crate::text;

/// Whether the browser lets Linkwright work on the consoles.
#[derive(Clone, Copy)]
struct Hosts(RwSignal<bool>);

/// Finds out, and follows what the user decides in the browser. It is said once it is known that the page in the tab
/// needs them.
pub fn begin(panel: Panel) {
    // Allowed until the browser says otherwise: a card that is there for a moment would only alarm.
    let hosts = Hosts(RwSignal::new(true));
    provide_context(hosts);
    let asks = memo(asks(panel));
    Effect::new(move |_| {
        if asks.get() {
            panel.announce(text::hosts_title());
        }
    });
    let look = move || {
        spawn_local(async move {
            let granted = background::hosts_granted().await;
            if hosts.0.get_untracked() != granted {
                hosts.0.set(granted);
                panel.refresh();
                browser::refocus(&["page-title"]);
            }
        });
    };
    background::on_hosts_changed(look);
    look();
}

/// True while they are allowed, both.
pub fn granted() -> Signal<bool> {
    use_context::<Hosts>().map_or_else(|| Signal::stored(true), |hosts| hosts.0.into())
}

/// True while one of them is not allowed and is needed. The practice page, which is the extension's own, needs none.
pub fn asks(panel: Panel) -> impl Fn() -> bool + Send + Sync + 'static {
    let granted = granted();
    move || !granted.get() && panel.state.with(|state| state.as_ref().is_some_and(|state| !is_practice(&state.about)))
}

/// The card that asks for them.
pub fn hosts_card() -> AnyView {
    let panel = panel();
    let allow = move || {
        panel.error.set(None);
        // In the click itself, or the browser would not take it for one.
        let asked = background::request_hosts();
        spawn_local(async move {
            if !background::was_granted(asked).await {
                panel.error.set(Some(text::hosts_denied().into()));
            }
        });
    };
    let allow = Button::new(text::hosts_allow(), allow).class("button primary").icon(Icon::Shield).view();
    let host = |pattern: &'static str| {
        let name = pattern.strip_prefix("https://").and_then(|host| host.strip_suffix("/*")).unwrap_or(pattern);
        view! { <li><code>{name}</code></li> }.into_any()
    };
    view! {
        <section class="card" id="hosts" aria-labelledby="hosts-title">
            <h2 id="hosts-title" class="card-title">{text::hosts_title()}</h2>
            {paragraph("lead", text::hosts_lead())}
            <ul class="host-list">{linkwright::console::origins().into_iter().map(host).views()}</ul>
            {paragraph("lead", text::hosts_why())}
            {buttons([allow])}
        </section>
    }
    .into_any()
}
