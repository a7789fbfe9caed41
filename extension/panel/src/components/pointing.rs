//! Pointing at a field of the page: what is to be clicked, and what was understood.

use leptos::html;
use leptos::prelude::*;
use linkwright::console::own::{OwnOption, PointingStep};
use linkwright::console::{FieldKey, PageId};
use linkwright::message::{FieldName, OptionView, PanelRequest, PointView};

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{Views, buttons, live, paragraph};
use super::rows::lines;
use crate::browser;
use crate::panel::{Panel, panel};
use crate::text;

/// The button *Point at it* of a field.
pub fn point_button(page: PageId, field: FieldKey, label: &str) -> AnyView {
    let panel = panel();
    Button::new(text::POINT_AT_IT, move || point(panel, page, field, PointingStep::Field))
        .class("button small-button")
        .name(text::point_at(label))
        .view()
}

/// Fields that can be pointed at, one below the other.
pub fn fields(page: PageId, fields: Vec<FieldName>) -> AnyView {
    let field = |FieldName { field, label }: FieldName| {
        let button = point_button(page, field, &label);
        view! { <li><span>{label}</span> {button}</li> }.into_any()
    };
    view! { <ul class="map-list">{fields.into_iter().map(field).views()}</ul> }.into_any()
}

fn point(panel: Panel, page: PageId, field: FieldKey, step: PointingStep) {
    panel.with_tab(|tab| PanelRequest::Point { tab, page, field, step });
}

/// The card, while something is being pointed at.
pub fn point_card() -> AnyView {
    let panel = panel();
    let point = Memo::new(move |_| panel.state.with(|state| state.as_ref().and_then(|state| state.point.clone())));
    Effect::new(move |before: Option<bool>| {
        let (there, said) = point.with(|point| match point {
            Some(view) if view.step == PointingStep::Understood => (true, said(view)),
            other => (other.is_some(), String::new()),
        });
        if !said.is_empty() {
            panel.announce(said);
        }
        if there {
            browser::focus_soon("point-first".to_owned());
        } else if before == Some(true) {
            browser::refocus(&["page-title"]);
        }
        there
    });
    live(move || point.get().map_or(().into_any(), |view| card(panel, view)))
}

fn said(view: &PointView) -> String {
    if view.error.is_empty() {
        text::understood(&view.label, view.section.as_deref(), &view.name)
    } else {
        view.error.clone()
    }
}

fn card(panel: Panel, view: PointView) -> AnyView {
    let end = move || panel.with_tab(|tab| PanelRequest::EndPoint { tab });
    let cancel = |first: bool| {
        let id = if first { "point-first" } else { "point-cancel" };
        Button::new(text::CANCEL, end).id(id.to_owned()).view()
    };
    let title = text::point_at(&view.name);
    let content = match view.step {
        PointingStep::Field => view! { {paragraph("lead", text::POINT_WAITING)} {buttons([cancel(true)])} }.into_any(),
        PointingStep::Add => {
            let none = keep_button(panel, text::POINT_NONE, Vec::new());
            view! { {paragraph("lead", text::POINT_ADD_WAITING)} {buttons([none, cancel(false)])} }.into_any()
        }
        PointingStep::Understood => understood(panel, view, cancel(false)),
    };
    view! {
        <section
            class="card card-point"
            aria-labelledby="point-title"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    end();
                }
            }
        >
            <h2 id="point-title" class="card-title">{icon(Icon::Target)} " " {title}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn understood(panel: Panel, view: PointView, cancel: AnyView) -> AnyView {
    let (page, field) = (view.page, view.field);
    let error = (!view.error.is_empty()).then(|| paragraph("point-error", view.error.clone()));
    let again = |id: &str| {
        let act = move || point(panel, page, field, PointingStep::Field);
        Button::new(text::POINT_AGAIN, act).id(id.to_owned()).view()
    };
    if view.label.is_empty() {
        return view! { {error} {buttons([again("point-first"), cancel])} }.into_any();
    }
    let what = text::understood(&view.label, view.section.as_deref(), &view.name);
    let value = (!view.value.is_empty())
        .then(|| view! { <p class="small">{text::IT_HOLDS}</p> <div class="value">{lines(&view.value, None)}</div> });
    let add = view.add.map(|add| {
        let known = if add.is_empty() { text::NOT_KNOWN.to_owned() } else { format!("“{add}”") };
        let act = move || point(panel, page, field, PointingStep::Add);
        let name = text::point_add(&view.name);
        let button = Button::new(text::POINT_ADD, act).class("button small-button").name(name).view();
        view! { <div class="point-add"><p class="small"><b>{text::ADDS_A_ROW}</b> " " {known}</p> {button}</div> }
    });
    let inputs: Vec<_> = view.options.iter().map(|_| NodeRef::<html::Input>::new()).collect();
    let options = (!view.options.is_empty()).then(|| alternatives(&view.options, &view.texts, &inputs));
    let inputs = view.options.into_iter().map(|option| option.value).zip(inputs).collect();
    view! {
        {error}
        <p class="lead">{what}</p>
        {value}
        {add}
        {options}
        {buttons([keep_button(panel, text::KEEP_IT, inputs), again("point-again"), cancel])}
    }
    .into_any()
}

/// How the page calls what can be chosen: entered, with the page's own texts offered.
fn alternatives(options: &[OptionView], texts: &[String], inputs: &[NodeRef<html::Input>]) -> AnyView {
    let offered = texts.iter().map(|text| view! { <option value=text.clone()></option> }.into_any()).views();
    let fields = options.iter().zip(inputs).enumerate().map(|(number, (option, input))| {
        let id = format!("point-option-{number}");
        view! {
            <div class="field">
                <label for=id.clone() class="field-label">{text::called(&option.name)}</label>
                <input
                    id=id
                    class="input"
                    type="text"
                    autocomplete="off"
                    maxlength="256"
                    list="point-texts"
                    value=option.label.clone()
                    node_ref=*input
                />
            </div>
        }
        .into_any()
    });
    view! {
        <p class="small">{text::ALTERNATIVES}</p>
        <datalist id="point-texts">{offered}</datalist>
        {fields.views()}
    }
    .into_any()
}

fn keep_button(panel: Panel, face: &'static str, inputs: Vec<(String, NodeRef<html::Input>)>) -> AnyView {
    let keep = move || {
        let entered = inputs.iter().filter_map(|(value, input)| {
            let label = input.get_untracked()?.value().trim().to_owned();
            (!label.is_empty()).then(|| OwnOption { value: value.clone(), label })
        });
        let options = entered.collect();
        panel.with_tab(|tab| PanelRequest::KeepPoint { tab, options });
    };
    Button::new(face, keep).class("button primary").id("point-first".to_owned()).view()
}
