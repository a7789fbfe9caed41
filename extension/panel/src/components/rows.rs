//! The fields of the page: what it holds, and what is wanted.

use leptos::prelude::*;
use linkwright::console::{FieldKey, PageId};
use linkwright::message::{Origin, PageView, PanelRequest, RowState, RowView};
use linkwright::plan::{Outcome, keeps_others};

use super::button::Button;
use super::copy::copy_button;
use super::editor::field_id;
use super::icon::{Icon, icon};
use super::live::{Views, chip, derived, live, locked_note, memo, paragraph, when, words};
use super::page::Page;
use super::pointing::{fields, point_button};
use crate::browser;
use crate::panel::panel;
use crate::text;

/// Name for `data-state`, icon and word.
fn looks(state: RowState) -> (&'static str, Icon, &'static str) {
    match state {
        RowState::Right => ("right", Icon::Check, text::right()),
        RowState::Differs => ("differs", Icon::Arrow, text::differs()),
        RowState::LeftAlone => ("leftAlone", Icon::Dash, text::left_alone()),
        RowState::ReadOnly => ("readOnly", Icon::Eye, text::read_only()),
        RowState::NotFound => ("notFound", Icon::Question, text::not_found()),
        RowState::Missing => ("missing", Icon::Pencil, text::missing()),
    }
}

/// The chip of an outcome, where it says more than the row's state.
fn outcome_chip(outcome: Option<Outcome>, state: RowState) -> Option<(&'static str, &'static str)> {
    let outcome = outcome?;
    let class = match (outcome, state) {
        (Outcome::AlreadyRight, _)
        | (Outcome::NotFound, RowState::NotFound)
        | (Outcome::NeedsYou, RowState::Missing) => {
            return None;
        }
        (Outcome::Filled, _) => "chip chip-good",
        (Outcome::RefusedByPage, _) => "chip chip-bad",
        (Outcome::NotFound | Outcome::NeedsYou, _) => "chip chip-warn",
    };
    Some((class, text::outcome(outcome)))
}

fn origin_words(origin: Origin) -> &'static str {
    match origin {
        // What is kept for the session says so itself, in place of the secret.
        Origin::Profile | Origin::Nowhere | Origin::Session => "",
        Origin::LoginWithAmazon => text::from_lwa(),
        Origin::AlexaConsole => text::from_alexa(),
    }
}

/// The card with the rows in page order. Those that the profile leaves alone are folded away.
pub fn rows_card(page: Page, rows: Memo<Vec<RowView>>) -> AnyView {
    let shown = move |alone: bool| {
        live(move || rows.get().into_iter().filter(|row| (row.state == RowState::LeftAlone) == alone).map(row).views())
    };
    let alone = move || rows.with(|rows| rows.iter().filter(|row| row.state == RowState::LeftAlone).count());
    let panel = panel();
    let others = move || {
        let here = page.with(|page| match page {
            Some(PageView::Recognised { page, .. }) => Some(*page),
            _ => None,
        });
        let mut all = here.map(|here| panel.fields_of(here)).unwrap_or_default();
        rows.with(|rows| all.retain(|known| !rows.iter().any(|row| row.field == known.field)));
        all
    };
    view! {
        <section class="card card-rows" aria-labelledby="rows-title">
            <h2 id="rows-title" class="card-title">{text::rows()}</h2>
            <ul class="rows">{shown(false)}</ul>
            <details class="left-alone" hidden=derived(move || alone() == 0)>
                <summary>{words(move || text::left_alone_count(alone()))}</summary>
                <p class="small">{text::left_alone_what()}</p>
                <ul class="rows">{shown(true)}</ul>
            </details>
            <details class="left-alone" hidden=derived(move || others().is_empty())>
                <summary>{words(move || text::others(others().len()))}</summary>
                <p class="small">{text::others_what()}</p>
                {live(move || fields(others()))}
            </details>
        </section>
    }
    .into_any()
}

fn row(row: RowView) -> AnyView {
    let (name, shape, word) = looks(row.state);
    let outcome = outcome_chip(row.outcome, row.state);
    let panel = panel();
    let field = row.field;
    let is_out = memo(move || panel.left_out.with(|(_, fields)| fields.contains(&field)));
    // "Filled" says "right" as well.
    let word = if row.state == RowState::Right && outcome.is_some() { "" } else { word };
    view! {
        <li
            class=format!("row row-{name}")
            data-page=row.page.as_str()
            data-field=row.field.as_str()
            data-on-page=row.on_page.join("\n")
            data-wanted=row.wanted.join("\n")
            data-outcome=row.outcome.map_or("", Outcome::as_str)
            data-state=name
            data-left-out=derived(move || is_out.get().then_some("true"))
        >
            <div class="row-head">
                <div class="row-title">
                    <h3 class="row-label">{row.label.clone()}</h3>
                    " "
                    <span class="row-state">{icon(shape)} " " {words(move || if is_out.get() { text::left_out() } else { word }.to_owned())}</span>
                    " "
                    {outcome.map(|(class, word)| chip(class, None, word))}
                </div>
                <div class="row-actions">{take(&row, is_out)} {actions(&row)}</div>
            </div>
            {values(&row)}
            <p class="note" hidden=row.note.is_empty()>{row.note.clone()}</p>
            {lacks_value(&row).then(|| when(locked_at(&row), locked_note))}
        </li>
    }
    .into_any()
}

/// True while the organisation has the field locked in the profile.
fn locked_at(row: &RowView) -> Signal<bool> {
    let (panel, place) = (panel(), (row.page, row.field));
    derived(move || panel.is_locked_at(place))
}

/// True where the value that is wanted has to come from the profile.
fn lacks_value(row: &RowView) -> bool {
    // Return URLs come from the Alexa console, and those of the profile stand beside them.
    row.state == RowState::Missing && row.field != FieldKey::AllowedReturnUrls
}

/// Whether the field is filled this time; nothing where there is nothing to fill.
fn take(row: &RowView, is_out: Memo<bool>) -> AnyView {
    if row.state != RowState::Differs {
        return ().into_any();
    }
    let (panel, field) = (panel(), row.field);
    view! {
        <label class="take">
            <input
                type="checkbox"
                aria-label=text::take(&row.label)
                prop:checked=derived(move || !is_out.get())
                on:change:target=move |event| panel.take(field, event.target().checked())
            />
            <span aria-hidden="true">{text::take_it()}</span>
        </label>
    }
    .into_any()
}

/// Values of a row: once where there is nothing to compare, else the page's and the wanted ones.
fn values(row: &RowView) -> AnyView {
    let place = (row.page, row.field);
    match row.state {
        RowState::Missing => ().into_any(),
        RowState::Right | RowState::ReadOnly | RowState::LeftAlone if row.on_page.is_empty() => ().into_any(),
        RowState::Right | RowState::ReadOnly | RowState::LeftAlone => {
            view! { <div class="value">{lines(place, &row.on_page)}</div> }.into_any()
        }
        RowState::Differs | RowState::NotFound => {
            let is_list = row.wanted.len().max(row.on_page.len()) > 1;
            let others_stay = is_list && keeps_others(row.field);
            let wanted_lines =
                if is_list { new_lines(place, &row.wanted, &row.on_page) } else { lines(place, &row.wanted) };
            let page_lines = if is_list && !others_stay {
                going_lines(place, &row.on_page, &row.wanted)
            } else {
                lines(place, &row.on_page)
            };
            let stay = if others_stay { paragraph("small", text::others_stay()) } else { ().into_any() };
            let wanted_lines = view! { {wanted_lines} {stay} }.into_any();
            let wanted = side("diff-wanted", text::wanted(), origin_words(row.origin), wanted_lines);
            let on_page = (row.state == RowState::Differs).then(|| side("diff-page", text::on_page(), "", page_lines));
            view! { <dl class="diff">{on_page} {wanted}</dl> }.into_any()
        }
    }
}

/// One side of a comparison, with its title and where it comes from.
pub fn side(class: &'static str, title: &'static str, origin: &'static str, lines: AnyView) -> AnyView {
    view! {
        <div class=class>
            <dt>{title} " " <span class="origin" hidden=origin.is_empty()>{origin}</span></dt>
            <dd>{lines}</dd>
        </div>
    }
    .into_any()
}

/// One line a value of a field of a page.
pub fn lines(place: (PageId, FieldKey), these: &[String]) -> AnyView {
    marked(place, these, |_| None)
}

/// One line a value; those that `before` lacks are marked as new.
pub fn new_lines(place: (PageId, FieldKey), these: &[String], before: &[String]) -> AnyView {
    marked(place, these, |line| (!before.contains(line)).then(|| ("line line-new", text::new_line())))
}

/// One line a value; those that `after` lacks are marked as going.
fn going_lines(place: (PageId, FieldKey), these: &[String], after: &[String]) -> AnyView {
    marked(place, these, |line| (!after.contains(line)).then(|| ("line line-gone", text::goes_line())))
}

/// One line a value, some of them with a class of their own and with what is said before them.
fn marked(
    (page, field): (PageId, FieldKey),
    these: &[String],
    mark: impl Fn(&String) -> Option<(&'static str, &'static str)>,
) -> AnyView {
    let of = |value: &String| {
        let words = text::said_of(page, field, value);
        let plain = if words.is_some() { "line line-said" } else { "line" };
        let (class, said) = mark(value).unwrap_or((plain, ""));
        line(class, said, words.map_or_else(|| value.clone(), str::to_owned))
    };
    if these.is_empty() { line("empty", "", text::nothing().to_owned()) } else { these.iter().map(of).views() }
}

fn line(class: &'static str, said: &'static str, value: String) -> AnyView {
    view! { <span class=class><span class="visually-hidden">{said}</span> {value}</span> }.into_any()
}

fn actions(row: &RowView) -> Vec<AnyView> {
    let panel = panel();
    let mut actions = Vec::new();
    if row.state == RowState::Missing {
        let (locked, id, label) = (locked_at(row), field_id(row.field.as_str()), row.label.clone());
        actions.push(when(derived(move || !locked.get()), move || {
            let id = id.clone();
            let enter = move || {
                if !browser::reveal(&id) {
                    browser::reveal("editor");
                }
            };
            let name = text::enter_value_for(&label);
            Button::new(text::enter_value(), enter).class("button small-button").name(name).view()
        }));
    }
    if row.state == RowState::NotFound {
        actions.push(point_button(row.page, row.field, &row.label));
    }
    let by_hand = row.state == RowState::NotFound || row.outcome == Some(Outcome::RefusedByPage);
    if by_hand && !row.wanted.is_empty() && !row.field.is_secret() {
        let value = Signal::stored(row.wanted.join("\n"));
        let said = Signal::stored(text::copied_value(&row.label));
        actions.push(copy_button("", text::copy_value(&row.label), value, said));
    }
    let quiet = matches!(row.state, RowState::Right | RowState::LeftAlone);
    if let Some(handle) = row.handle.filter(|_| !quiet) {
        let show = move || panel.with_tab(|tab| PanelRequest::Show { tab, handle });
        actions.push(Button::of_icon(Icon::Target, text::show(&row.label), show).view());
    }
    actions
}
