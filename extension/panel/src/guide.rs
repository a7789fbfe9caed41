//! How far the set-up is: worked out from what was seen, remembered a profile.

use leptos::prelude::*;
use linkwright::console::FieldKey;
use linkwright::json;
use linkwright::message::{PageView, PanelRequest, PanelState};
use linkwright::profile::Profile;
use linkwright::setup::guide::{Known, Step, StepId, StepState, steps};
use linkwright::setup::{Identity, Memory, Observations, is_practice};
use wasm_bindgen_futures::spawn_local;

use crate::answers::Use;
use crate::background;
use crate::browser;
use crate::panel::Panel;
use crate::text;

/// The guide's signals.
#[derive(Clone, Copy)]
pub struct Guide {
    /// The steps as they stand.
    pub steps: RwSignal<Vec<Step>>,
    /// How many errors all rules found, as the set-up is now; nothing before they were asked.
    pub errors: RwSignal<Option<usize>>,
    /// Steps that were done when they were last seen, by their names, and whose profile they are of.
    done: RwSignal<(String, Vec<String>)>,
    /// What was seen, and of what, when the rules were asked.
    asked: RwSignal<String>,
}

impl Guide {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            steps: RwSignal::new(Vec::new()),
            errors: RwSignal::new(None),
            done: RwSignal::new((String::new(), Vec::new())),
            asked: RwSignal::new(String::new()),
        }
    }
}

fn key(profile: &str) -> String {
    format!("progress:{profile}")
}

impl Panel {
    /// True while the tab shows the practice page.
    pub fn practises(self) -> bool {
        self.state.with_untracked(|state| state.as_ref().is_some_and(|state| is_practice(&state.about)))
    }

    /// Works the steps out anew, after the state has changed.
    pub fn follow_guide(self) {
        let Guide { done, .. } = self.guide;
        // What is practised is no step of a set-up.
        let id = match self.practises() {
            true => None,
            false => self.state.with_untracked(|state| state.as_ref()?.selected.clone()),
        };
        let Some(id) = id else { return self.guide.steps.set(Vec::new()) };
        if done.with_untracked(|(of, _)| *of == id) {
            return self.work_out();
        }
        spawn_local(async move {
            let text = background::kept(&key(&id)).await.unwrap_or_default();
            done.set((id, json::from_text(&text).unwrap_or_default()));
            self.guide.errors.set(None);
            self.work_out();
        });
    }

    fn work_out(self) {
        let Guide { steps: shown, errors, done, asked } = self.guide;
        let found = self.state.with_untracked(|state| {
            let state = state.as_ref()?;
            let profile = state.profile.as_ref()?;
            let now = format!("{}{}", state.seen, json::to_text(profile));
            if asked.with_untracked(|asked| *asked != now) {
                errors.set(None);
                asked.set(now);
            }
            let done = done.get_untracked().1;
            Some(of_state(state, profile, &done, errors.get_untracked()))
        });
        let found = found.unwrap_or_default();
        // Every rule is asked once, when all that can be seen is done.
        let seen = |step: &Step| step.id == StepId::Check || step.state != StepState::WasDone;
        let ask = found.iter().all(seen)
            && found
                .iter()
                .any(|step| step.id == StepId::Check && matches!(step.state, StepState::Unseen | StepState::WasDone));
        self.remember(&found);
        shown.set(found);
        if ask && errors.with_untracked(Option::is_none) {
            self.request(PanelRequest::Report { tab: self.tab.get_untracked() }, Use::CountErrors);
        }
    }

    /// Takes the number of errors that all rules found.
    pub fn count_errors(self, count: usize) {
        self.guide.errors.set(Some(count));
        self.work_out();
    }

    /// The user says that a step is done which no console shows, or that it is not.
    pub fn say_done(self, step: StepId, is_done: bool) {
        self.guide.done.update(|(_, done)| {
            done.retain(|name| name != step.as_str());
            if is_done {
                done.push(step.as_str().to_owned());
            }
        });
        self.keep_done();
        self.work_out();
        // The button that says the opposite stands where the pressed one was.
        browser::refocus(&["enable-done", "enable-undo", "guide-title"]);
    }

    /// What is seen to be done, or not to be, is what is remembered.
    fn remember(self, found: &[Step]) {
        let Guide { done, .. } = self.guide;
        let mut now = done.get_untracked().1;
        for step in found {
            let known = now.iter().any(|name| name == step.id.as_str());
            match step.state {
                StepState::Done if !known => now.push(step.id.as_str().to_owned()),
                StepState::Open(_) if known => now.retain(|name| name != step.id.as_str()),
                _ => {}
            }
        }
        if done.with_untracked(|(_, before)| *before != now) {
            done.update(|(_, done)| *done = now);
            self.keep_done();
        }
    }

    fn keep_done(self) {
        let (id, done) = self.guide.done.get_untracked();
        spawn_local(async move {
            // What the browser refuses to keep holds as long as the panel is open.
            if let Err(why) = background::keep(&key(&id), &json::to_text(&done)).await {
                self.error.set(Some(text::refusal_storage(&why)));
            }
        });
    }
}

fn of_state(state: &PanelState, profile: &Profile, done: &[String], errors: Option<usize>) -> Vec<Step> {
    steps(Known { seen: &observed(state), profile, done, errors })
}

/// The Alexa redirect URLs of the set-up; on the practice page those that it shows, since nothing of it is remembered.
pub fn redirect_urls(state: &PanelState) -> Vec<String> {
    match &state.page {
        PageView::Recognised { rows, .. } if is_practice(&state.about) => {
            let shown = rows.iter().find(|row| row.field == FieldKey::AlexaRedirectUrls);
            shown.map(|row| row.on_page.clone()).unwrap_or_default()
        }
        _ => observed(state).redirect_urls().to_vec(),
    }
}

/// The set-up as it was seen, from the page in the tab.
fn observed(state: &PanelState) -> Observations {
    let memory: Memory = json::from_text(&state.seen).unwrap_or_default();
    let about = match &state.page {
        PageView::Recognised { page, .. } => Some(Identity { page: *page, id: state.about.clone() }),
        _ => None,
    };
    memory.view(about.as_ref(), state.profile.as_ref(), state.has_secret)
}
