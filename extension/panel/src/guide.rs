//! How far the set-up is: worked out from what was seen, remembered a profile.

use leptos::prelude::*;
use linkwright::console::{FieldKey, PageId};
use linkwright::json;
use linkwright::message::{PageView, PanelState, RowState};
use linkwright::setup::guide::{Known, Left, Step, StepId, StepState, steps};
use linkwright::setup::{Identity, Memory, Observations, is_practice};
use wasm_bindgen_futures::spawn_local;

use crate::background;
use crate::browser;
use crate::panel::Panel;
use crate::progress::Progress;
use crate::text;

/// The guide's signals.
#[derive(Clone, Copy)]
pub struct Guide {
    /// The steps as they stand.
    pub steps: RwSignal<Vec<Step>>,
    /// How many errors all rules found, as the set-up is now; nothing before they were asked.
    pub errors: RwSignal<Option<usize>>,
    /// What is kept of the set-up, and of whose profile.
    kept: RwSignal<(String, Progress)>,
    /// What the browser has of whose set-up, when it refused to keep what came after that.
    refused: StoredValue<Option<(String, Progress)>>,
}

impl Guide {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            steps: RwSignal::new(Vec::new()),
            errors: RwSignal::new(None),
            kept: RwSignal::new((String::new(), Progress::default())),
            refused: StoredValue::new(None),
        }
    }

    /// Where a page of the set-up was seen last.
    pub fn address(self, page: PageId) -> Option<String> {
        self.kept.with(|(_, kept)| kept.address(page).map(str::to_owned))
    }
}

/// Counts of the form in the tab what its card counts: that form shows whether its secret is still to be filled in, which
/// is remembered of none.
fn count_as_shown(steps: &mut [Step], page: &PageView) {
    let PageView::Recognised { page: PageId::AlexaAccountLinking, rows, .. } = page else { return };
    let shown: Vec<_> = rows.iter().filter(|row| row.state == RowState::Differs).map(|row| row.field).collect();
    for step in steps {
        if let (StepId::AccountLinking, StepState::Open(Left::Fields(fields)), false) =
            (step.id, &mut step.state, shown.is_empty())
        {
            fields.clone_from(&shown);
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
        let Guide { kept, steps, .. } = self.guide;
        let Some(id) = self.guided() else {
            // The id of a profile that was deleted can be another one's later.
            kept.set((String::new(), Progress::default()));
            return steps.set(Vec::new());
        };
        if kept.with_untracked(|(of, _)| *of == id) {
            return self.work_out();
        }
        spawn_local(async move {
            let text = background::kept(&key(&id)).await.unwrap_or_default();
            // Where another profile was chosen meanwhile, that one's is on its way: what is seen now is not this one's.
            if self.guided().as_ref() == Some(&id) {
                kept.set((id, json::from_text(&text).unwrap_or_default()));
                self.work_out();
            }
        });
    }

    /// The profile whose set-up is guided. What is practised is no step of one.
    fn guided(self) -> Option<String> {
        if self.practises() {
            return None;
        }
        self.state.with_untracked(|state| state.as_ref()?.selected.clone())
    }

    fn work_out(self) {
        let Guide { steps: shown, errors, kept, .. } = self.guide;
        let found = self.state.with_untracked(|state| {
            let state = state.as_ref()?;
            let profile = state.profile.as_ref()?;
            let memory = memory(state);
            let mut seen = view(&memory, state);
            let stray = memory.stray(&mut seen, profile);
            let errors = errors.get_untracked();
            let mut found = kept.with_untracked(|(_, kept)| {
                steps(Known { seen: &seen, stray: stray.as_ref(), profile, done: &kept.done, errors })
            });
            count_as_shown(&mut found, &state.page);
            Some((found, memory.whereabouts(profile.lwa_client_id())))
        });
        let (found, places) = found.unwrap_or_default();
        self.change_progress(|kept| kept.take_steps(&found) | kept.take_places(places));
        shown.set(found);
    }

    /// Takes the number of errors that all rules found.
    pub fn count_errors(self, count: usize) {
        self.guide.errors.set(Some(count));
        self.follow_guide();
    }

    /// The user says that a step is done which no console shows, or that it is not.
    pub fn say_done(self, step: StepId, is_done: bool) {
        self.change_progress(|Progress { done, .. }| {
            done.retain(|name| name != step.as_str());
            if is_done {
                done.push(step.as_str().to_owned());
            }
            true
        });
        self.follow_guide();
        // The button that says the opposite stands where the pressed one was.
        browser::refocus(&["enable-done", "enable-undo", "guide-title"]);
    }

    /// Changes what is kept of the set-up. `change` says whether anything has changed.
    fn change_progress(self, change: impl FnOnce(&mut Progress) -> bool) {
        let (id, before) = self.guide.kept.get_untracked();
        let mut now = before.clone();
        if change(&mut now) {
            self.guide.kept.set((id.clone(), now.clone()));
            spawn_local(self.keep_progress(id, before, now));
        }
    }

    /// Keeps what was changed here, beside what other windows have kept meanwhile.
    async fn keep_progress(self, id: String, before: Progress, now: Progress) {
        let Guide { kept, refused, .. } = self.guide;
        let place = key(&id);
        let _turn = browser::turn(&place).await;
        if background::kept(&format!("profile:{id}")).await.is_none() {
            // Deleted meanwhile, and its id can be another one's later.
            return;
        }
        // What was refused the last time is to be kept as well.
        let waited = refused.try_update_value(|refused| refused.take_if(|(of, _)| *of == id)).flatten();
        let before = waited.map_or(before, |(_, before)| before);
        let stored = background::kept(&place).await.unwrap_or_default();
        let theirs: Progress = json::from_text(&stored).unwrap_or_default();
        let both = theirs.with(&before, &now);
        if both != theirs
            && let Err(why) = background::keep(&place, &json::to_text(&both)).await
        {
            // It holds as long as the panel is open.
            refused.set_value(Some((id, before)));
            return self.error.set(Some(text::refusal_storage(&why)));
        }
        // More may have changed here since, and another profile may be shown.
        let (of, shown) = kept.get_untracked();
        let news = both.with(&now, &shown);
        if of == id && news != shown {
            kept.set((id, news));
            self.work_out();
        }
    }
}

/// The Alexa redirect URLs of the set-up; on the practice page those that it shows, since nothing of it is remembered.
pub fn redirect_urls(state: &PanelState) -> Vec<String> {
    match &state.page {
        PageView::Recognised { rows, .. } if is_practice(&state.about) => {
            let shown = rows.iter().find(|row| row.field == FieldKey::AlexaRedirectUrls);
            shown.map(|row| row.on_page.clone()).unwrap_or_default()
        }
        _ => view(&memory(state), state).redirect_urls().to_vec(),
    }
}

/// True when several of a kind were seen, and it is not certain which of them the set-up is about.
pub fn is_uncertain(state: &PanelState) -> bool {
    !is_practice(&state.about) && view(&memory(state), state).several
}

/// All that was seen.
fn memory(state: &PanelState) -> Memory {
    json::from_text(&state.seen).unwrap_or_default()
}

/// The set-up as it was seen, from the page in the tab.
fn view(memory: &Memory, state: &PanelState) -> Observations {
    let about = match &state.page {
        PageView::Recognised { page, .. } => Some(Identity { page: *page, id: state.about.clone() }),
        _ => None,
    };
    memory.view(about.as_ref(), state.profile.as_ref(), state.has_secret)
}
