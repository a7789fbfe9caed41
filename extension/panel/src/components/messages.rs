//! What was done and what went wrong, for eyes and for screen readers.

use std::time::Duration;

use leptos::prelude::*;

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{live, words};
use crate::browser;
use crate::panel::{Panel, panel};
use crate::text;

/// How long a notice stays before the eye. It stays in the live region.
const SEEN: Duration = Duration::from_secs(6);

/// The one live region, and the errors.
pub fn messages() -> AnyView {
    let panel = panel();
    let seen = RwSignal::new(0_u32);
    let hidden = RwSignal::new(true);
    Effect::new(move |_| {
        let nothing = panel.notice.with(String::is_empty);
        hidden.set(nothing);
        if !nothing {
            let this = seen.get_untracked().wrapping_add(1);
            seen.set(this);
            set_timeout(
                move || {
                    if seen.get_untracked() == this {
                        hidden.set(true);
                    }
                },
                SEEN,
            );
        }
    });
    let close = move || {
        panel.error.set(None);
        browser::refocus(&[]);
    };
    let dismiss = move || Button::of_icon(Icon::Remove, text::dismiss().to_owned(), close).view();
    view! {
        <div class="messages">
            <p class="notice" role="status" aria-live="polite" class:visually-hidden=hidden>{words(move || panel.notice.get())}</p>
            {live(move || deleted(panel))}
            <div role="alert">
                {live(move || match panel.error.get() {
                    None => ().into_any(),
                    Some(message) => {
                        view! {
                            <div class="alert">
                                {icon(Icon::Error)}
                                <p>{message}</p>
                                {dismiss()}
                            </div>
                        }
                            .into_any()
                    }
                })}
            </div>
        </div>
    }
    .into_any()
}

/// The way back for a profile that was deleted; it stays until it is taken or another thing is deleted.
fn deleted(panel: Panel) -> AnyView {
    let Some(deleted) = panel.deleted.get() else { return ().into_any() };
    let back = Button::new(text::undo_delete(), move || panel.bring_back())
        .class("button small-button")
        .icon(Icon::Undo)
        .id("bring-back".to_owned())
        .view();
    let close = move || {
        panel.deleted.set(None);
        browser::refocus(&[]);
    };
    let dismiss = Button::of_icon(Icon::Remove, text::dismiss().to_owned(), close).view();
    view! {
        <div class="alert alert-quiet">
            <p>{text::deleted_profile(&deleted.name)}</p>
            {back}
            {dismiss}
        </div>
    }
    .into_any()
}
