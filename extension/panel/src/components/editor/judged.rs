//! What the rules say of a field as it is typed.

use leptos::prelude::*;

use crate::answers::Judged;
use crate::components::findings::looks;
use crate::components::icon::icon;
use crate::components::live::{Views, live, memo};
use crate::panel::panel;

/// The id of the place where a field's findings are, for its description.
pub fn judged_id(name: &str) -> String {
    format!("judged-{name}")
}

/// The findings about a field; its name is also the core's.
pub fn judged(name: &'static str) -> AnyView {
    let panel = panel();
    let found = memo(move || {
        let of_field = |one: &&Judged| one.field.as_str() == name;
        panel.judged.with(|all| all.iter().filter(of_field).cloned().collect::<Vec<_>>())
    });
    let draw = move || found.get().into_iter().map(one).views();
    view! { <ul class="judged" id=judged_id(name)>{live(draw)}</ul> }.into_any()
}

fn one(judged: Judged) -> AnyView {
    let (name, shape, word) = looks(judged.severity);
    view! {
        <li class=format!("judged-one finding-{name}") data-judged=judged.rule>
            <span class="severity">{icon(shape)} " " {word}</span>
            " "
            {judged.what}
            " "
            {judged.cure}
        </li>
    }
    .into_any()
}
