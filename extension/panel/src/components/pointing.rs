//! Pointing at a field of the page: what is to be clicked, and what was understood.

use leptos::prelude::*;
use linkwright::console::own::{Change, Pointing};
use linkwright::console::{FieldKey, PageId};
use linkwright::json;
use linkwright::message::FieldName;

use super::button::Button;
use super::confirm::asked;
use super::live::{Views, buttons, live, memo, paragraph};
use super::rows::lines;
use crate::browser;
use crate::panel::{Panel, panel};
use crate::text;

/// An entry of a list: what it is, and what can be done with it.
pub fn item(entry: String, what: AnyView, button: AnyView) -> AnyView {
    view! { <li data-entry=entry><div>{what}</div> {button}</li> }.into_any()
}

/// The button *Point at it* of a field. None on the practice page: what is pointed at there would hold on the consoles.
pub fn point_button(page: PageId, field: FieldKey, label: &str) -> AnyView {
    let panel = panel();
    if panel.practises() {
        return ().into_any();
    }
    Button::new(text::point_at_it(), move || panel.change(Change::Point { page, field }))
        .class("button small-button")
        .name(text::point_at(label))
        .view()
}

/// Fields that can be pointed at, one below the other.
pub fn fields(fields: Vec<FieldName>) -> AnyView {
    let field = |known: FieldName| {
        let button = point_button(known.page, known.field, &known.label);
        item(String::new(), paragraph("", known.label), button)
    };
    view! { <ul class="map-list">{fields.into_iter().map(field).views()}</ul> }.into_any()
}

/// What is known of a field.
pub fn name_of(panel: Panel, page: PageId, field: FieldKey) -> Option<FieldName> {
    panel.fields_of(page).into_iter().find(|known| known.field == field)
}

/// The card, while something is being pointed at.
pub fn point_card() -> AnyView {
    let panel = panel();
    // As text: it is built anew when something of it changes, and what was typed into it stays when nothing does.
    let point =
        memo(move || panel.state.with(|state| state.as_ref().map(|state| state.point.clone()).unwrap_or_default()));
    let open = RwSignal::new(false);
    live(move || {
        let there = !point.with(String::is_empty);
        if there {
            browser::focus_soon("point-first".to_owned());
        } else if open.get_untracked() {
            browser::refocus(&["page-title"]);
        }
        open.set(there);
        let known = point.with(|text| {
            let mut point: Pointing = json::from_text(text).ok()?;
            point.error = text::core(&point.error);
            let name = name_of(panel, point.page, point.field)?;
            Some((point, name))
        });
        known.map_or(().into_any(), |(point, name)| shown(panel, point, &name))
    })
}

fn shown(panel: Panel, point: Pointing, name: &FieldName) -> AnyView {
    let cancel = |id: &str| Button::new(text::cancel(), move || panel.change(Change::End)).id(id.to_owned()).view();
    let content = match (&point.entry, point.waiting) {
        (None, true) => {
            view! { {paragraph("lead", text::point_waiting())} {buttons([cancel("point-first")])} }.into_any()
        }
        (Some(_), true) => {
            let none = keep_button(panel, text::point_none(), &[]);
            view! { {paragraph("lead", text::point_add_waiting())} {buttons([none, cancel("point-cancel")])} }
                .into_any()
        }
        _ => understood(panel, &point, name, cancel("point-cancel")),
    };
    let title = "point-title";
    let content = view! {
        <h2 id=title class="card-title">{text::pointing_at(&name.label)}</h2>
        {content}
    };
    asked("card", title.to_owned(), move || panel.change(Change::End), content.into_any())
}

fn understood(panel: Panel, point: &Pointing, name: &FieldName, cancel: AnyView) -> AnyView {
    let (page, field) = (point.page, point.field);
    let again = |id: &str| {
        let act = move || panel.change(Change::Point { page, field });
        Button::new(text::point_again(), act).id(id.to_owned()).view()
    };
    let error = paragraph("point-error", point.error.clone());
    let Some(entry) = &point.entry else {
        panel.announce(point.error.clone());
        return view! { {error} {buttons([again("point-first"), cancel])} }.into_any();
    };
    let what = text::understood_as(&entry.label, entry.section.as_deref(), &name.label);
    panel.announce(if point.error.is_empty() { what.clone() } else { point.error.clone() });
    let add = if name.list {
        let known = entry.add.clone().unwrap_or_else(|| text::not_known().to_owned());
        let act = move || panel.change(Change::PointAdd);
        let name = text::point_add_to(&name.label);
        let button = Button::new(text::point_add(), act).class("button small-button").name(name).view();
        view! { {paragraph("small", text::adds_a_row(&known))} {buttons([button])} }.into_any()
    } else {
        ().into_any()
    };
    let ask = !point.texts.is_empty() || !entry.options.is_empty();
    let values = if ask { name.options.as_slice() } else { &[] };
    let options = if ask {
        let fields = values.iter().map(|option| {
            let (value, label) = option.split_once('=').unwrap_or_default();
            let mut kept = entry.options.iter().filter_map(|kept| kept.split_once('='));
            let text = kept.find(|(known, _)| *known == value).map_or("", |(_, text)| text);
            alternative(value, label, text.to_owned())
        });
        view! { {paragraph("small", text::alternatives(&point.texts.join(", ")))} {fields.views()} }.into_any()
    } else {
        ().into_any()
    };
    let value = view! { <div class="value">{lines((point.page, point.field), &point.value)}</div> }.into_any();
    let buttons = buttons([keep_button(panel, text::keep_it(), values), again("point-again"), cancel]);
    [error, paragraph("lead", what), value, add, options, buttons].into_iter().views()
}

/// How the page calls one of several.
fn alternative(value: &str, label: &str, text: String) -> AnyView {
    let id = format!("point-{value}");
    view! {
        <div class="field">
            <label for=id.clone() class="field-label">{text::called(label)}</label>
            <input id=id class="input" type="text" autocomplete="off" value=text />
        </div>
    }
    .into_any()
}

fn keep_button(panel: Panel, face: &'static str, options: &[String]) -> AnyView {
    let values: Vec<String> = options.iter().filter_map(|one| Some(one.split_once('=')?.0.to_owned())).collect();
    let keep = move || {
        let mut options = Vec::new();
        for value in &values {
            let text = browser::entered(&format!("point-{value}"));
            if !text.is_empty() {
                options.push(format!("{value}={text}"));
            }
        }
        panel.change(Change::Keep { options });
    };
    Button::new(face, keep).class("button primary").id("point-first".to_owned()).view()
}
