//! The queue through which everything is asked of the background, one request at a time, and what becomes of answers.

use std::collections::VecDeque;

use leptos::prelude::*;
use linkwright::json;
use linkwright::message::{NoticeKind, PageView, PanelRequest, PanelResponse, PanelState};
use linkwright::profile::Profile;
use linkwright::profile::merge::merge;
use wasm_bindgen_futures::spawn_local;

use crate::answers::Use;
use crate::background;
use crate::browser;
use crate::explaining::Asking;
use crate::panel::Panel;
use crate::text;

/// A request, and what is done with its answer.
pub struct Job {
    request: PanelRequest,
    then: Use,
}

impl Job {
    /// The request, when a second one like it would be a slip of the hand, as the second half of a double click is;
    /// otherwise nothing.
    fn once(&self) -> String {
        match &self.request {
            PanelRequest::Fill { .. }
            | PanelRequest::Fix { .. }
            | PanelRequest::FixSafe { .. }
            | PanelRequest::Undo { .. }
            | PanelRequest::CreateFromPreset { .. }
            | PanelRequest::Delete { .. } => json::to_text(&self.request),
            _ => String::new(),
        }
    }

    /// True when it is what was explained, explained anew.
    const fn is_anew(&self) -> bool {
        matches!(self.then, Use::Explain { asking: Asking::Anew, .. })
    }
}

impl Panel {
    /// Puts a request into the queue, with what is done with its answer when that is no state.
    pub fn request(self, request: PanelRequest, then: Use) {
        let job = Job { request, then };
        let own = job.once();
        let is_asked = !own.is_empty()
            && (self.under_way.with_value(|one| *one == own)
                || self.queue.with_value(|queue| queue.iter().any(|waiting| waiting.once() == own)));
        if is_asked {
            return;
        }
        self.queue.update_value(|queue| {
            // The newest question for the state is enough, and so is the newest for what was explained.
            if matches!(job.request, PanelRequest::State { .. }) {
                queue.retain(|waiting| !matches!(waiting.request, PanelRequest::State { .. }));
            }
            if job.is_anew() {
                queue.retain(|waiting| !waiting.is_anew());
            }
            queue.push_back(job);
        });
        if !self.running.get_value() {
            self.running.set_value(true);
            self.busy.set(true);
            spawn_local(self.work());
        }
    }

    /// Takes up what others made of a profile in what waits to be saved of it.
    pub(crate) fn join_waiting(self, profile: &str, base: &Profile, theirs: &Profile) {
        self.queue.update_value(|queue| {
            for job in queue {
                if let PanelRequest::Save { profile: of, content, .. } = &mut job.request
                    && of.as_str() == profile
                    && let Ok(mine) = json::from_text::<Profile>(content)
                {
                    *content = json::to_text(&merge(base, &mine, theirs).profile);
                }
            }
        });
    }

    async fn work(self) {
        while let Some(job) = self.queue.try_update_value(VecDeque::pop_front).flatten() {
            self.under_way.set_value(job.once());
            let answer = match &job.request {
                PanelRequest::Save { profile, content, .. } => self.save(profile, content).await,
                request => background::ask(request).await,
            };
            self.settle(&job, answer).await;
            self.under_way.update_value(String::clear);
            self.complete().await;
        }
        self.running.set_value(false);
        self.busy.set(false);
    }

    /// Once something is shown: what was left out so that it could be shown soon.
    async fn complete(self) {
        if self.complete.get_untracked() {
            return;
        }
        // The browser draws what is there first.
        browser::sleep(0).await;
        self.complete.set(true);
        self.need_catalogue().await;
    }

    async fn settle(self, job: &Job, answer: Result<PanelResponse, String>) {
        if matches!(job.request, PanelRequest::Fill { .. }) {
            self.filling.set(false);
        }
        match answer {
            Ok(PanelResponse::State { state, notice }) => {
                if state.profile.is_none() {
                    // Presets are what one begins with.
                    self.need_catalogue().await;
                }
                let is_right = notice.kind == NoticeKind::Checked && notice.counts.iter().all(|count| *count == 0);
                let noticed = text::noticed(&notice, &state.page);
                self.show(&job.request, *state);
                if is_right {
                    self.say_checked();
                } else if notice.kind != NoticeKind::Nothing {
                    self.overview.checked.set_value(false);
                    self.announce(noticed);
                }
                if let Use::Say(words) = &job.then {
                    self.announce(words.as_str());
                }
                // What was pressed may have gone with what it was for; or goes with the answer to the next question.
                if let Some(ids) = self.after(&job.request) {
                    self.goes_on.set_value(ids);
                }
                browser::refocus(self.goes_on.get_value());
            }
            Ok(PanelResponse::Report { report }) => self.use_report(&job.then, report).await,
            Ok(PanelResponse::Secret { secret }) => self.copy_secret(secret).await,
            Ok(PanelResponse::Text { text, file_name }) => self.use_text(&job.then, &text, &file_name).await,
            // Nobody asked for it; with the next state it is asked for again.
            Ok(PanelResponse::Failed { .. }) | Err(_) if job.is_anew() => self.explaining.is_stale(),
            Ok(PanelResponse::Failed { refusal }) => {
                let mut why = text::refused(&refusal);
                if let Use::File(name) = &job.then {
                    // Of several files each that was refused is named.
                    let before = self.error.get_untracked().map(|before| before + " ").unwrap_or_default();
                    why = format!("{before}{name}: {why}");
                }
                self.failed(&job.request, why);
            }
            Err(message) => self.failed(&job.request, message),
        }
    }

    /// Shows a state, unless it is of a tab that is not shown any more.
    fn show(self, request: &PanelRequest, mut state: PanelState) {
        match tab_of(request) {
            Some(tab) if tab == self.tab.get_untracked() => {}
            Some(_) => return,
            None => {
                // Such an answer is of no certain tab: keep the page as it was and ask for it.
                self.state.with_untracked(|before| {
                    let Some(before) = before else { return };
                    state.page = before.page.clone();
                    state.point.clone_from(&before.point);
                    state.about.clone_from(&before.about);
                });
                self.refresh();
            }
        }
        let page = match &state.page {
            PageView::Recognised { page, .. } => Some(*page),
            _ => None,
        };
        // What was left out was left out of that fill of that page.
        if matches!(request, PanelRequest::Fill { .. }) || self.left_out.with_untracked(|(of, _)| *of != page) {
            self.left_out.set((page, Vec::new()));
        }
        if matches!(request, PanelRequest::DeleteEverything) {
            self.explaining.clear(true);
        }
        self.take_policy(&state);
        // Another window has chosen another profile: what is typed here belongs to the one before.
        if self.draft.with_untracked(|draft| state.selected.as_ref().is_some_and(|id| draft.id != *id)) {
            self.flush();
            self.leave();
            let is_first = self.draft.with_untracked(|draft| draft.id.is_empty());
            if let (false, false, Some(profile)) = (is_first, chooses(request), &state.profile) {
                self.announce(text::chosen_elsewhere(&profile.name));
                self.goes_on.set_value(&["profile"]);
                // What is typed on would go into that one.
                if browser::is_typing() {
                    browser::focus_soon("profile".to_owned());
                }
            }
        }
        self.draft.update(|draft| draft.take(state.selected.as_deref(), state.profile.as_ref()));
        if matches!(request, PanelRequest::Fill { .. }) {
            self.remember_use(&state);
        }
        self.state.set(Some(state));
        self.look_over();
        self.follow_guide();
        self.judge();
        self.propose();
    }

    /// Where one goes on after something that the user asked for, in case it took the focus away with it; nothing
    /// after what the panel asks of its own accord.
    fn after(self, request: &PanelRequest) -> Option<&'static [&'static str]> {
        Some(match request {
            PanelRequest::State { .. } => return None,
            // Of a profile that is not shown any more nothing is here to go on with.
            PanelRequest::Save { profile, .. } if self.draft.with_untracked(|draft| draft.id != *profile) => {
                return None;
            }
            PanelRequest::Undo { .. } => &["page-title"],
            PanelRequest::Fix { .. } | PanelRequest::FixSafe { .. } | PanelRequest::Save { .. } => &["findings-title"],
            PanelRequest::CreateFromPreset { .. } | PanelRequest::Import { .. } => {
                self.draft.with_untracked(|draft| draft.first_blank())
            }
            PanelRequest::SetSecret { .. } => &["field-clientSecret"],
            // While something is pointed at, its card asks what comes next.
            PanelRequest::Map { .. } if self.points() => &["point-first"],
            _ => &[],
        })
    }

    /// True while something is pointed at.
    fn points(self) -> bool {
        self.state.with_untracked(|state| state.as_ref().is_some_and(|state| !state.point.is_empty()))
    }

    fn failed(self, request: &PanelRequest, message: String) {
        if matches!(request, PanelRequest::Save { .. } | PanelRequest::Judge { .. }) {
            self.rules_changed();
        }
        if matches!(request, PanelRequest::Save { .. }) {
            // What waits for the save goes with it: a page must not be filled from what the user has changed since,
            // and another profile must not take the place of what is not kept. Deleting makes room.
            self.draft.update(|draft| {
                draft.dirty |= draft.sent > 0;
                draft.sent = 0;
            });
            self.left.update_value(Vec::clear);
            self.queue.update_value(|queue| {
                queue.retain(|job| {
                    matches!(
                        job.request,
                        PanelRequest::State { .. } | PanelRequest::Delete { .. } | PanelRequest::DeleteEverything
                    )
                });
            });
            self.filling.set(false);
        }
        self.error.set(Some(message));
        // Inputs that ran ahead of the background go back to what it holds.
        self.state.update(|_| ());
    }
}

/// True for what changes by itself which profile is selected.
const fn chooses(request: &PanelRequest) -> bool {
    matches!(
        request,
        PanelRequest::Select { .. }
            | PanelRequest::CreateFromPreset { .. }
            | PanelRequest::Import { .. }
            | PanelRequest::Delete { .. }
            | PanelRequest::DeleteEverything
    )
}

/// The tab that a request is about, if it is about one.
fn tab_of(request: &PanelRequest) -> Option<Option<u32>> {
    match request {
        PanelRequest::State { tab } => Some(*tab),
        PanelRequest::Fill { tab, .. }
        | PanelRequest::Fix { tab, .. }
        | PanelRequest::FixSafe { tab }
        | PanelRequest::Undo { tab }
        | PanelRequest::Check { tab }
        | PanelRequest::Show { tab, .. }
        | PanelRequest::KeepCredentials { tab, .. }
        | PanelRequest::Outline { tab } => Some(Some(*tab)),
        PanelRequest::Map { tab, .. } => Some(*tab),
        PanelRequest::Report { .. }
        | PanelRequest::Judge { .. }
        | PanelRequest::Secret { .. }
        | PanelRequest::LinkingFailed { .. }
        | PanelRequest::Select { .. }
        | PanelRequest::CreateFromPreset { .. }
        | PanelRequest::Save { .. }
        | PanelRequest::SetSecret { .. }
        | PanelRequest::Delete { .. }
        | PanelRequest::Import { .. }
        | PanelRequest::Export { .. }
        | PanelRequest::DeleteEverything => None,
    }
}
