//! Views of one type. Every closure of its own type would be compiled anew with all of the framework's machinery
//! around it; boxed, they share it, which keeps the panel's Wasm small.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::text;

/// A part of the page that is drawn anew when what it read changes.
pub fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn boxed(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || draw()).into_any()
    }
    boxed(Box::new(draw))
}

/// Words that change.
pub fn words(say: impl Fn() -> String + Send + 'static) -> AnyView {
    fn boxed(say: Box<dyn Fn() -> String + Send>) -> AnyView {
        (move || say()).into_any()
    }
    boxed(Box::new(say))
}

/// A value that is worked out again when what it read changes, and of which one hears when it has become another.
pub fn memo<T: PartialEq + Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(work: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| work())
    }
    boxed(Box::new(work))
}

/// A value that is worked out whenever it is asked for.
pub fn derived<T: Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    fn boxed<T: Send + Sync + 'static>(work: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
        Signal::derive(work)
    }
    boxed(Box::new(work))
}

/// A part that is there as long as the condition holds.
pub fn when(condition: impl Into<Signal<bool>>, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let condition = condition.into();
    let condition = memo(move || condition.get());
    live(move || if condition.get() { draw() } else { ().into_any() })
}

/// Many views as one.
pub trait Views {
    /// Collects them.
    fn views(self) -> AnyView;
}

impl<I: Iterator<Item = AnyView>> Views for I {
    fn views(self) -> AnyView {
        self.collect::<Vec<_>>().into_any()
    }
}

/// A card with a title.
pub fn card(id: &'static str, title: impl Into<String>, lead: &str, content: AnyView) -> AnyView {
    let title: String = title.into();
    view! {
        <section class="card" aria-labelledby=id>
            <h2 id=id class="card-title">{title}</h2>
            {paragraph("lead", lead)}
            {content}
        </section>
    }
    .into_any()
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Into<String>) -> AnyView {
    fn of_text(class: &'static str, text: String) -> AnyView {
        view! { <p class=class>{text}</p> }.into_any()
    }
    of_text(class, text.into())
}

/// That a field of the profile is locked, and who can change it.
pub fn locked_note() -> AnyView {
    view! { <p class="hint locked">{icon(Icon::Lock)} " " {text::locked_by_organisation()}</p> }.into_any()
}

/// Buttons in a row.
pub fn buttons<const N: usize>(buttons: [AnyView; N]) -> AnyView {
    fn of_list(buttons: Vec<AnyView>) -> AnyView {
        view! { <div class="buttons">{buttons}</div> }.into_any()
    }
    of_list(buttons.into())
}

/// A short word on a coloured ground.
pub fn chip(class: &'static str, shape: Option<Icon>, word: &'static str) -> AnyView {
    view! { <span class=class>{shape.map(icon)} " " {word}</span> }.into_any()
}
