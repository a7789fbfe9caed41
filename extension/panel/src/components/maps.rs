//! The user's own console map: what is in it, its file, and the pages that Linkwright works on.

use leptos::prelude::*;
use linkwright::console::own::{Change, OwnEntry, export};
use linkwright::console::{OwnMap, PageId};
use linkwright::json;

use super::button::Button;
use super::files::import_button;
use super::icon::Icon;
use super::live::{Views, buttons, derived, live, memo, paragraph, words};
use super::pointing::{item, name_of};
use crate::browser;
use crate::panel::{Panel, panel};
use crate::text;

/// The card, folded.
pub fn map_card() -> AnyView {
    let panel = panel();
    let text =
        memo(move || panel.state.with(|state| state.as_ref().map(|state| state.own.clone()).unwrap_or_default()));
    let map = memo(move || text.with(|text| json::from_text::<OwnMap>(text).unwrap_or_default()));
    let count = move || map.with(|own| own.entries.len());
    let import = import_button(text::import_map(), text::map_file(), move |text| panel.change(Change::Import { text }));
    let save = move || {
        let content = map.with_untracked(export);
        panel.saved(&content, text::MAP_NAME, text::exported(text::MAP_NAME), text::not_exported());
    };
    let none = derived(move || count() == 0);
    let export = Button::new(text::export_map(), save).icon(Icon::Download).disabled(none).view();
    view! {
        <details class="card fold" id="map">
            <summary>
                <h2 class="card-title" id="map-title" tabindex="-1">{words(move || text::map_heading(count()))}</h2>
            </summary>
            {paragraph("lead", text::map_lead())}
            {live(move || map.with(|own| list(panel, own)))}
            {buttons([import, export])}
        </details>
    }
    .into_any()
}

/// The entries, and the pages.
fn list(panel: Panel, own: &OwnMap) -> AnyView {
    let mut items = Vec::new();
    for kept in &own.entries {
        let name = name_of(panel, kept.page, kept.field).map(|known| known.label).unwrap_or_default();
        items.push(entry(panel, kept, &name));
    }
    for page in PageId::ALL {
        let on = !own.off.iter().any(|off| off == page.as_str());
        items.push(switch(panel, *page, on));
    }
    view! { <ul class="map-list">{items.into_iter().views()}</ul> }.into_any()
}

fn entry(panel: Panel, kept: &OwnEntry, name: &str) -> AnyView {
    let (page, field) = (kept.page, kept.field);
    let remove = move || {
        panel.change(Change::Forget { page, field });
        browser::focus_soon("map-title".to_owned());
    };
    let button = Button::new(text::remove(), remove).class("button small-button");
    let button = button.name(text::remove_entry(&kept.label, name)).view();
    let what = paragraph("", text::understood_as(&kept.label, kept.section.as_deref(), name));
    let since = paragraph("small", text::since(text::page_name(page), &browser::date(kept.kept_at)));
    item(format!("{page}/{field}"), view! { {what} {since} }.into_any(), button)
}

fn switch(panel: Panel, page: PageId, on: bool) -> AnyView {
    let face = if on { text::switch_off() } else { text::switch_on() };
    let act = move || {
        panel.change(Change::Switch { page, on: !on });
        browser::focus_soon("map-title".to_owned());
    };
    let name = text::page_name(page);
    let button = Button::new(face, act).class("button small-button").name(format!("{face}: {name}")).view();
    item(String::new(), paragraph("", text::works_or_not(name, on)), button)
}
