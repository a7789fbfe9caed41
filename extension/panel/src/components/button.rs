//! The panel's buttons. All are of one type, for the reason given in [`super::live`].

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// A button in the making.
pub struct Button {
    class: &'static str,
    icon: Option<Icon>,
    face: String,
    words: Option<AnyView>,
    name: Option<String>,
    id: Option<String>,
    described_by: Signal<Option<String>>,
    disabled: Signal<bool>,
    act: Box<dyn FnMut()>,
}

impl Button {
    /// A button with words on it.
    pub fn new(face: impl Into<String>, act: impl FnMut() + 'static) -> Self {
        Self {
            class: "button",
            icon: None,
            face: face.into(),
            words: None,
            name: None,
            id: None,
            described_by: Signal::stored(None),
            disabled: Signal::stored(false),
            act: Box::new(act),
        }
    }

    /// A button that shows only an icon; its name is also its tooltip.
    pub fn of_icon(icon: Icon, name: String, act: impl FnMut() + 'static) -> Self {
        Self { class: "button-icon", ..Self::new("", act) }.icon(icon).name(name)
    }

    /// Its classes.
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// The icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Words that change.
    pub fn face(mut self, words: AnyView) -> Self {
        self.words = Some(words);
        self
    }

    /// What it does.
    pub fn act(mut self, act: impl FnMut() + 'static) -> Self {
        self.act = Box::new(act);
        self
    }

    /// An accessible name that says more than the words.
    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// Its id, for the focus.
    pub fn id(mut self, id: String) -> Self {
        self.id = Some(id);
        self
    }

    /// The id of what explains it.
    pub fn described_by(mut self, id: impl Into<Signal<Option<String>>>) -> Self {
        self.described_by = id.into();
        self
    }

    /// When it cannot be pressed.
    pub fn disabled(mut self, disabled: impl Into<Signal<bool>>) -> Self {
        self.disabled = disabled.into();
        self
    }

    /// The finished button.
    pub fn view(self) -> AnyView {
        let Self { class, icon: shape, face, words, name, id, described_by, disabled, mut act } = self;
        let title = if face.is_empty() { name.clone() } else { None };
        view! {
            <button
                type="button"
                class=class
                id=id
                aria-label=name
                title=title
                aria-describedby=described_by
                disabled=disabled
                on:click=move |_| act()
            >
                {shape.map(icon)}
                {face}
                {words}
            </button>
        }
        .into_any()
    }
}
