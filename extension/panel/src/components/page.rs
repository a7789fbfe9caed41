//! The page in the tab, and what can be done where none of the known forms is open.

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::console::own::Change;
use linkwright::message::{PageView, PanelRequest};

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{Views, buttons, derived, live, memo, paragraph, words};
use super::{form, hosts, pointing};
use crate::panel::panel;
use crate::text;

/// A console's name, the address where it begins, and what is to be done there.
type Console = (&'static str, &'static str, fn() -> &'static str);

/// The three consoles.
const CONSOLES: [Console; 3] = [
    (text::IXHELLO, "https://bots.ixhello.com/", text::console_ixhello),
    (text::LWA, "https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html", text::console_lwa),
    (text::ALEXA, "https://developer.amazon.com/alexa/console/ask", text::console_alexa),
];

/// The link to a page: to where it was seen last, else to its console. Its address depends on skill or security profile.
pub fn console_link(page: PageId) -> AnyView {
    let console = match page {
        PageId::IxhelloPublish => 0,
        PageId::LwaCreateProfile | PageId::LwaGeneral | PageId::LwaWebSettings => 1,
        PageId::AlexaAccountLinking => 2,
    };
    let panel = panel();
    let (name, start, _) = CONSOLES[console];
    let address = derived(move || panel.guide.address(page).unwrap_or_else(|| start.to_owned()));
    view! {
        <a class="link" href=address target="_blank" rel="noopener noreferrer">
            {text::open_page(name)}
            " "
            {icon(Icon::External)}
        </a>
    }
    .into_any()
}

/// The page, as the last answer had it.
pub type Page = Memo<Option<PageView>>;

/// The card of the page. It is only built anew when the kind of page changes, so that focus stays where it is.
pub fn page_card() -> AnyView {
    let panel = panel();
    let page = memo(move || panel.state.with(|state| state.as_ref().map(|state| state.page.clone())));
    let kind = memo(move || page.with(|page| page.as_ref().map_or(0, kind)));
    // Without the hosts a console's tab looks like any other, or does not answer: the card above says what to do.
    let granted = hosts::granted();
    live(move || match kind.get() {
        0 | 1 if !granted.get() => ().into_any(),
        1 => silent(page),
        2 => unrecognised(page),
        3 => form::form(page),
        4 => off(page),
        _ => elsewhere(),
    })
}

const fn kind(page: &PageView) -> usize {
    match page {
        PageView::Elsewhere => 0,
        PageView::Silent { .. } => 1,
        PageView::Unrecognised { .. } => 2,
        PageView::Recognised { .. } => 3,
        PageView::Off { .. } => 4,
    }
}

/// The console's name, above the title.
pub fn eyebrow(page: Page) -> AnyView {
    let console = move || {
        page.with(|page| match page {
            None | Some(PageView::Elsewhere) => String::new(),
            Some(
                PageView::Silent { console }
                | PageView::Unrecognised { console, .. }
                | PageView::Off { console, .. }
                | PageView::Recognised { console, .. },
            ) => console.clone(),
        })
    };
    view! { <p class="eyebrow">{words(console)}</p> }.into_any()
}

/// The button *Check this page*.
pub fn check_button() -> AnyView {
    let panel = panel();
    Button::new(text::check(), move || panel.with_tab(|tab| PanelRequest::Check { tab })).class("button grow").view()
}

fn elsewhere() -> AnyView {
    let console = |(name, address, what): Console| {
        view! {
            <li>
                <a class="console" href=address target="_blank" rel="noopener noreferrer">
                    <span class="console-name">{name} " " {icon(Icon::External)}</span>
                    <span class="console-what">{what()}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let consoles = CONSOLES.into_iter().map(console).views();
    section(
        ().into_any(),
        text::elsewhere_title(),
        [
            paragraph("lead", text::elsewhere_lead()),
            view! { <ol class="consoles">{consoles}</ol> }.into_any(),
            practice(),
            ().into_any(),
        ],
    )
}

/// The way to the practice page.
fn practice() -> AnyView {
    view! {
        <p class="small">
            {text::elsewhere_practice()} " "
            <a class="link" href="practice.html" target="_blank">{text::elsewhere_practice_link()}</a>
        </p>
    }
    .into_any()
}

fn silent(page: Page) -> AnyView {
    let panel = panel();
    let reload =
        Button::new(text::reload(), move || panel.reload_tab()).class("button primary").icon(Icon::Refresh).view();
    section(
        eyebrow(page),
        text::silent_title(),
        [paragraph("lead", text::silent_lead()), buttons([reload]), ().into_any(), ().into_any()],
    )
}

fn unrecognised(page: Page) -> AnyView {
    let panel = panel();
    let why = words(move || {
        page.with(|page| match page {
            Some(PageView::Unrecognised { why, .. }) => why.clone(),
            _ => String::new(),
        })
    });
    let outline = Button::new(text::copy_outline(), move || panel.copy_outline()).icon(Icon::Copy).view();
    let what = words(move || {
        let console = page.with(|page| match page {
            Some(PageView::Unrecognised { console, .. }) => console.clone(),
            _ => String::new(),
        });
        CONSOLES.iter().find(|(name, ..)| *name == console).map(|(.., what)| what().to_owned()).unwrap_or_default()
    });
    section(
        eyebrow(page),
        text::unrecognised_title(),
        [
            view! { <p class="lead">{why}</p> }.into_any(),
            paragraph("lead", text::unrecognised_cure()),
            view! { <p class="small">{what}</p> }.into_any(),
            // Most pages of a console are none of its forms, and nothing is wrong with them.
            view! {
                <details class="fold" id="no-form">
                    <summary>{text::unrecognised_fold()}</summary>
                    {buttons([check_button(), outline])}
                    {paragraph("small", text::outline_what())}
                    {point(page)}
                </details>
            }
            .into_any(),
        ],
    )
}

/// Pointing at the fields of a page that was not recognised: first which form it is, then its fields.
fn point(page: Page) -> AnyView {
    let panel = panel();
    // Nothing, the forms of the console, or the fields of one of them.
    let chosen = RwSignal::new(String::new());
    let begin = Button::new(text::point_at_it(), move || chosen.set("?".to_owned())).icon(Icon::Target).view();
    let shown = move || {
        let chosen_page = chosen.get();
        let mut forms: Vec<&PageId> = Vec::new();
        page.with(|page| {
            let Some(PageView::Unrecognised { console, .. }) = page else { return };
            forms.extend(PageId::ALL.iter().filter(|form| text::page_name(**form).starts_with(console)));
        });
        if chosen_page.is_empty() {
            return ().into_any();
        }
        if let Some(form) = forms.iter().find(|form| forms.len() == 1 || form.as_str() == chosen_page) {
            return pointing::fields(panel.fields_of(**form));
        }
        let form = |page: &PageId| {
            let page = *page;
            let choose = move || chosen.set(page.as_str().to_owned());
            pointing::item(String::new(), ().into_any(), Button::new(text::page_name(page), choose).view())
        };
        view! { <ul class="map-list">{forms.into_iter().map(form).views()}</ul> }.into_any()
    };
    view! {
        {paragraph("lead", text::point_lead())}
        {buttons([begin])}
        {live(shown)}
    }
    .into_any()
}

fn off(page: Page) -> AnyView {
    let panel = panel();
    let on = move || {
        if let Some(PageView::Off { page, .. }) = page.get_untracked() {
            panel.change(Change::Switch { page, on: true });
        }
    };
    let on = Button::new(text::switch_on(), on).class("button primary").view();
    section(
        eyebrow(page),
        text::off_title(),
        [paragraph("lead", text::off_lead()), buttons([on]), ().into_any(), ().into_any()],
    )
}

fn section(eyebrow: AnyView, title: &'static str, content: [AnyView; 4]) -> AnyView {
    view! {
        <section class="card" aria-labelledby="page-title">
            {eyebrow}
            <h2 id="page-title" tabindex="-1">{title}</h2>
            {Vec::from(content)}
        </section>
    }
    .into_any()
}
