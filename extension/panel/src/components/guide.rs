//! The set-up as a list of steps: what is done, what is next, and who must do it.

use leptos::prelude::*;
use linkwright::message::PageView;
use linkwright::setup::guide::{Left, Step, StepId, StepState, next};

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{Views, buttons, derived, live, memo, paragraph, words};
use super::page::console_link;
use crate::panel::{Panel, panel};
use crate::text;

/// The card; nothing without a profile.
pub fn guide_card() -> AnyView {
    let panel = panel();
    // The list is only drawn anew when it has changed, so that what has the focus in it keeps it.
    let steps = memo(move || panel.guide.steps.get());
    let count = move || steps.with(|steps| (steps.iter().filter(|step| step.state.is_done()).count(), steps.len()));
    let title = move || {
        let (done, all) = count();
        text::progress(&done.to_string(), &all.to_string())
    };
    view! {
        <details class="card fold guide" id="guide" open=true hidden=derived(move || count().1 == 0)>
            <summary>
                <h2 class="card-title" id="guide-title" tabindex="-1">{text::guide()}</h2>
                " "
                <span class="tally">{words(title)}</span>
            </summary>
            <progress
                class="progress"
                max=move || count().1.to_string()
                value=move || count().0.to_string()
                aria-labelledby="guide-title"
            ></progress>
            <ol class="steps">{live(move || steps.with(|steps| list(panel, steps)))}</ol>
        </details>
    }
    .into_any()
}

fn list(panel: Panel, steps: &[Step]) -> AnyView {
    let first = next(steps);
    let item = |step: &Step| {
        let is_next = first == Some(step.id);
        let (shape, name) = sign(&step.state, is_next);
        let class = if is_next { "step is-next" } else { "step" };
        let current = if is_next { Some("step") } else { None };
        view! {
            <li class=class data-step=step.id.as_str() data-state=name aria-current=current>
                <span class="step-sign">{icon(shape)}</span>
                <div class="step-what">
                    <p class="step-title">
                        {text::step_title(step.id)} " " <span class="step-state">{text::step_state(&step.state, is_next)}</span>
                    </p>
                    {what(panel, step, is_next)}
                </div>
            </li>
        }
        .into_any()
    };
    steps.iter().map(item).views()
}

/// The icon of a state, and its name for scripts.
const fn sign(state: &StepState, is_next: bool) -> (Icon, &'static str) {
    match state {
        StepState::Done | StepState::WasDone => (Icon::Check, "done"),
        StepState::Waiting(_) => (Icon::Dash, "waiting"),
        StepState::Unseen if !is_next => (Icon::Question, "unseen"),
        _ if is_next => (Icon::Arrow, "next"),
        _ => (Icon::Dash, "open"),
    }
}

/// What is to be said of a step beside its state: of the next one all, of the others only what can be taken back.
fn what(panel: Panel, step: &Step, is_next: bool) -> AnyView {
    if step.id == StepId::Enable && step.state == StepState::WasDone {
        let undo = move || panel.say_done(StepId::Enable, false);
        let button = Button::new(text::not_done(), undo).class("button small-button").id("enable-undo".to_owned());
        return buttons([button.view()]);
    }
    if !is_next {
        return ().into_any();
    }
    let note = match &step.state {
        StepState::Open(left) => text::left(left),
        _ => text::unseen(step.id).to_owned(),
    };
    let mut acts = Vec::new();
    if let Some(page) = step.page() {
        // One that is open needs no second copy, which would show what is saved.
        let is_other = matches!(step.state, StepState::Open(Left::Stray(_)));
        let is_here = derived(move || {
            panel.state.with(|state| {
                let here = state.as_ref().map(|state| &state.page);
                matches!(here, Some(PageView::Recognised { page: here, .. }) if *here == page && !is_other)
            })
        });
        acts.push(view! { <span hidden=is_here>{console_link(page)}</span> }.into_any());
    }
    let own = match step.state {
        StepState::Open(Left::Yours) => Some((text::mark_done(), "enable-done")),
        StepState::Open(Left::Publish) => Some((text::mark_published(), "publish-done")),
        _ => None,
    };
    if let Some((name, id)) = own {
        let of = step.id;
        let button = Button::new(name, move || panel.say_done(of, true)).class("button small-button");
        acts.push(button.id(id.to_owned()).view());
    }
    view! {
        {paragraph("", note)}
        {paragraph("small", text::step_linkwright(step.id))}
        {paragraph("small", text::step_you(step.id))}
        <div class="buttons">{acts}</div>
    }
    .into_any()
}
