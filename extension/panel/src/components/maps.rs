//! The user's own console map: what is in it, its file, and the pages that Linkwright works on.

use leptos::prelude::*;
use linkwright::message::{EntryView, MapView, PanelRequest, SwitchView};

use super::button::Button;
use super::files::import_button;
use super::icon::Icon;
use super::live::{Views, buttons, live, paragraph, words};
use crate::browser;
use crate::panel::panel;
use crate::text;

/// The card, folded.
pub fn map_card() -> AnyView {
    let panel = panel();
    let map = Memo::new(move |_| {
        panel.state.with(|state| state.as_ref().map_or_else(MapView::default, |state| state.map.clone()))
    });
    let count = move || map.with(|map| map.entries.len());
    let import = import_button(text::IMPORT_MAP, text::MAP_FILE, move |text| {
        panel.act(PanelRequest::ImportMap { tab: panel.tab.get_untracked(), text });
    });
    let none = Signal::derive(move || count() == 0);
    let export = Button::new(text::EXPORT_MAP, move || panel.export_map()).icon(Icon::Download).disabled(none).view();
    view! {
        <details class="card fold" id="map">
            <summary>
                <h2 class="card-title" id="map-title" tabindex="-1">{words(move || text::map(count()))}</h2>
            </summary>
            {paragraph("lead", text::MAP_LEAD)}
            <p class="small" hidden=Signal::derive(move || count() > 0)>{text::MAP_EMPTY}</p>
            <ul class="map-list">{live(move || map.get().entries.into_iter().map(entry).views())}</ul>
            {buttons([import, export])}
            <fieldset class="map-pages">
                <legend>{text::MAP_PAGES}</legend>
                {live(move || map.get().pages.into_iter().map(page).views())}
            </fieldset>
        </details>
    }
    .into_any()
}

fn entry(entry: EntryView) -> AnyView {
    let panel = panel();
    let EntryView { page, field, name, title, label, section, kept_at } = entry;
    let remove = move || {
        panel.act(PanelRequest::ForgetEntry { tab: panel.tab.get_untracked(), page, field });
        browser::focus_soon("map-title".to_owned());
    };
    let button = Button::new(text::REMOVE, remove).class("button small-button").name(text::remove_entry(&label, &name));
    view! {
        <li data-entry=format!("{page}/{field}")>
            <div>
                <p>{text::understood(&label, section.as_deref(), &name)}</p>
                <p class="small">{text::since(&title, &browser::date(kept_at))}</p>
            </div>
            {button.view()}
        </li>
    }
    .into_any()
}

fn page(switch: SwitchView) -> AnyView {
    let panel = panel();
    let SwitchView { page, name, on } = switch;
    let change = move |_| {
        panel.act(PanelRequest::SwitchMap { tab: panel.tab.get_untracked(), page, on: !on });
    };
    view! {
        <label class="map-page" data-map=page.as_str()>
            <input type="checkbox" prop:checked=on on:change=change />
            <span>{name}</span>
        </label>
    }
    .into_any()
}
