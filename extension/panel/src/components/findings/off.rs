//! The rules that are off for the profile, with the reasons.

use leptos::prelude::*;
use linkwright::profile::DisabledRule;

use super::rule::prose;
use crate::components::button::Button;
use crate::components::live::{Views, derived, live, memo, words};
use crate::panel::panel;
use crate::text;

/// The card, folded; nothing when every rule is on.
pub fn off_card() -> AnyView {
    let panel = panel();
    let off = memo(move || {
        let rules = |state: &linkwright::message::PanelState| state.profile.as_ref().map(|p| p.disabled_rules.clone());
        panel.state.with(|state| state.as_ref().and_then(rules).unwrap_or_default())
    });
    view! {
        <details class="card fold" hidden=derived(move || off.with(Vec::is_empty))>
            <summary>
                <h2 class="card-title" id="off-title" tabindex="-1">
                    {words(move || text::rules_off(off.with(Vec::len)))}
                </h2>
            </summary>
            <ul class="off">{live(move || off.get().into_iter().map(rule).views())}</ul>
        </details>
    }
    .into_any()
}

fn rule(off: DisabledRule) -> AnyView {
    let panel = panel();
    let DisabledRule { rule, reason } = off;
    let (id, on) = (rule.clone(), rule.clone());
    let title = live(move || {
        panel.catalogue.with(|all| all.as_ref().and_then(|all| all.rule(&id)).map(|doc| prose(&doc.title))).into_any()
    });
    let act = move || {
        panel.turn_on(&on);
        panel.announce(text::turned_on(&on));
    };
    let button = Button::new(text::turn_on(), act).class("button small-button").name(text::turn_on_rule(&rule)).view();
    view! {
        <li data-off=rule.clone()>
            <div>
                <code>{rule.clone()}</code>
                <p>{title}</p>
                <p class="small"><b>{text::reason()}</b> ": " {reason}</p>
            </div>
            {button}
        </li>
    }
    .into_any()
}
