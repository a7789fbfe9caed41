//! A button whose action must be confirmed, in its own place instead of a dialog.

use leptos::prelude::*;

use super::button::Button;
use super::icon::Icon;
use super::live::{buttons, live};
use crate::browser;
use crate::text;

/// What is confirmed.
#[derive(Clone, Copy)]
pub struct Confirm {
    /// Its id, for the focus.
    pub id: &'static str,
    /// The button.
    pub label: &'static str,
    /// What is asked.
    pub question: Signal<String>,
    /// The button that acts.
    pub yes: &'static str,
    /// The action.
    pub act: Callback<()>,
    /// The button's icon.
    pub icon: Icon,
    /// The button's classes.
    pub class: &'static str,
    /// True when one goes on elsewhere after it.
    pub leads_away: bool,
}

impl Confirm {
    /// The button, and after a click the question. Opening puts the focus on *Cancel*; closing gives it back, unless what
    /// was done is undone elsewhere: the answer leads there.
    pub fn view(self) -> AnyView {
        let open = RwSignal::new(false);
        live(move || if open.get() { self.question(open) } else { self.button(open) })
    }

    fn button(self, open: RwSignal<bool>) -> AnyView {
        let ask = move || {
            open.set(true);
            browser::focus_soon(format!("{}-cancel", self.id));
        };
        Button::new(self.label, ask).class(self.class).icon(self.icon).id(self.id.to_owned()).view()
    }

    fn question(self, open: RwSignal<bool>) -> AnyView {
        let close = move || {
            open.set(false);
            browser::focus_soon(self.id.to_owned());
        };
        let act = move || {
            if self.leads_away {
                open.set(false);
            } else {
                close();
            }
            self.act.run(());
        };
        let question = format!("{}-question", self.id);
        let yes = if self.icon == Icon::Trash { "button danger" } else { "button primary" };
        let yes = Button::new(self.yes, act).class(yes).view();
        let cancel = Button::new(text::cancel(), close).id(format!("{}-cancel", self.id)).view();
        let content = view! {
            <p id=question.clone()>{self.question}</p>
            {buttons([yes, cancel])}
        };
        asked("confirm", question, close, content.into_any())
    }
}

/// A group that asks something, with the id of what is asked; *Escape* is its *Cancel*.
pub fn asked(class: &'static str, question: String, close: impl Fn() + 'static, content: AnyView) -> AnyView {
    fn boxed(class: &'static str, question: String, close: Box<dyn Fn()>, content: AnyView) -> AnyView {
        let escape = move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        };
        view! {
            <div class=class role="group" aria-labelledby=question on:keydown=escape>
                {content}
            </div>
        }
        .into_any()
    }
    boxed(class, question, Box::new(close), content)
}
