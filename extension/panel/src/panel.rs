//! The panel's state, and the queue through which everything is asked of the background, one request at a time.

use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;
use linkwright::console::own::Change;
use linkwright::console::{FieldKey, PageId};
use linkwright::json;
use linkwright::message::{PanelRequest, PanelState};
use linkwright::profile::{DisabledRule, Secret};
use linkwright::rules::Catalogue;
use wasm_bindgen_futures::spawn_local;

use crate::answers::{Judged, Use};
use crate::background;
use crate::browser;
use crate::draft::Draft;
use crate::explaining::Explaining;
use crate::guide::Guide;
use crate::keeping::{Deleted, Proposal};
use crate::overview::Overview;
use crate::queue::Job;
use crate::saving::Left;
use crate::text;

/// How long typing rests before it is saved. Chromium's side panel is a third of a second in closing (measured), at the
/// end of which the page hears of it, and nobody listens to it any more.
const TYPING_RESTS: Duration = Duration::from_millis(200);
/// How long page events are gathered before the page is read anew.
const EVENTS_REST: Duration = Duration::from_millis(120);

/// Handle to the panel's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct Panel {
    /// What is shown; nothing before the first answer.
    pub state: RwSignal<Option<PanelState>>,
    /// The profile under the user's hands.
    pub draft: RwSignal<Draft>,
    /// The tab that is worked on.
    pub tab: RwSignal<Option<u32>>,
    /// True from the start to the first state, and while a request runs.
    pub busy: RwSignal<bool>,
    /// True once what lies further down is shown as well: the first picture is there sooner without it.
    pub complete: RwSignal<bool>,
    /// True while the page is being filled.
    pub filling: RwSignal<bool>,
    /// Fields of a page that are not filled this time.
    pub left_out: RwSignal<(Option<PageId>, Vec<FieldKey>)>,
    /// The line of the live region.
    pub notice: RwSignal<String>,
    /// What went wrong, until it is dismissed or the next action begins.
    pub error: RwSignal<Option<String>>,
    /// The rules' texts; nothing until they are loaded.
    pub catalogue: RwSignal<Option<Catalogue>>,
    /// How far the set-up is.
    pub guide: Guide,
    /// What the rules say of all pages that were seen.
    pub overview: Overview,
    /// What the rules say of the profile that is being edited.
    pub judged: RwSignal<Vec<Judged>>,
    /// The fields of that profile which the organisation has locked, by their names in the profile file.
    pub locked: RwSignal<Vec<String>>,
    /// The profile that was deleted last, as long as it can be brought back: its preset and its content.
    pub deleted: RwSignal<Option<Deleted>>,
    /// Another profile that fits the page in the tab better.
    pub proposal: RwSignal<Option<Proposal>>,
    /// What a pasted error means.
    pub explaining: Explaining,
    /// The profile about which the rules were asked last.
    pub judged_content: StoredValue<String>,
    /// The page and the profile with which the user wants to stay there.
    pub refused_proposal: StoredValue<Option<(String, String)>>,
    /// Ids of where one goes on after the last action, in case it took the focus with it.
    pub(crate) goes_on: StoredValue<&'static [&'static str]>,
    pub(crate) queue: StoredValue<VecDeque<Job>>,
    pub(crate) running: StoredValue<bool>,
    /// What is asked right now, when it is to be asked once (`queue.rs`); else an empty text.
    pub(crate) under_way: StoredValue<String>,
    pub(crate) sought_catalogue: StoredValue<bool>,
    /// True while the panel is out of sight: it may be closed.
    pub(crate) at_once: StoredValue<bool>,
    /// Profiles that are not shown any more and not saved yet.
    pub(crate) left: StoredValue<Vec<Left>>,
    save_timer: StoredValue<Option<TimeoutHandle>>,
    refresh_timer: StoredValue<Option<TimeoutHandle>>,
}

impl Panel {
    /// A panel that has not asked anything yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(None),
            draft: RwSignal::new(Draft::default()),
            tab: RwSignal::new(None),
            busy: RwSignal::new(true),
            complete: RwSignal::new(false),
            filling: RwSignal::new(false),
            left_out: RwSignal::new((None, Vec::new())),
            notice: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            catalogue: RwSignal::new(None),
            guide: Guide::new(),
            overview: Overview::new(),
            judged: RwSignal::new(Vec::new()),
            locked: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(None),
            proposal: RwSignal::new(None),
            explaining: Explaining::new(),
            judged_content: StoredValue::new(String::new()),
            refused_proposal: StoredValue::new(None),
            goes_on: StoredValue::new(&[]),
            queue: StoredValue::new(VecDeque::new()),
            running: StoredValue::new(false),
            under_way: StoredValue::new(String::new()),
            sought_catalogue: StoredValue::new(false),
            at_once: StoredValue::new(false),
            left: StoredValue::new(Vec::new()),
            save_timer: StoredValue::new(None),
            refresh_timer: StoredValue::new(None),
        }
    }

    /// Finds the tab, asks for the first state, and follows what happens in the browser.
    pub fn begin(self) {
        let own = browser::tab_in_address();
        self.tab.set(own);
        // Whoever takes the answer that panel.js has asked for must hear of all that happens from then on.
        background::on_tab_updated(move |tab| self.heard_of(tab));
        background::on_tab_changed(move |tab| self.heard_of(tab));
        background::on_kept_changed(move || {
            self.rules_changed();
            self.refresh_soon();
        });
        if own.is_some() {
            self.refresh();
        } else {
            background::on_tab_activated(move || self.find_tab());
            self.find_tab();
        }
    }

    fn find_tab(self) {
        spawn_local(async move {
            let tab = background::active_tab().await;
            if self.tab.get_untracked() != tab || self.state.with_untracked(Option::is_none) {
                self.tab.set(tab);
                // It was said of the page in the other tab; but for what is not saved, which is as true here.
                self.notice.set(String::new());
                if self.draft.with_untracked(Draft::is_saved) {
                    self.error.set(None);
                }
                self.refresh();
            }
        });
    }

    fn heard_of(self, tab: u32) {
        if self.tab.get_untracked() == Some(tab) {
            self.refresh_soon();
        }
    }

    fn refresh_soon(self) {
        self.refresh_timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(move || self.refresh(), EVENTS_REST).ok();
        });
    }

    /// Asks for the state anew.
    pub fn refresh(self) {
        self.ask(PanelRequest::State { tab: self.tab.get_untracked() });
    }

    /// Loads the tab anew; the page reports when it is there.
    pub fn reload_tab(self) {
        self.error.set(None);
        if let Some(tab) = self.tab.get_untracked() {
            spawn_local(async move {
                if !background::reload(tab).await {
                    self.error.set(Some(text::reload_failed().into()));
                }
            });
        }
    }

    /// Fills the page, once: a second click while it is being filled does nothing.
    pub fn fill(self) {
        if !self.filling.get_untracked() {
            self.with_tab(|tab| {
                self.filling.set(true);
                let without = self.left_out.with_untracked(|(_, fields)| fields.clone());
                PanelRequest::Fill { tab, without }
            });
        }
    }

    /// Takes a field into the next fill, or leaves it out.
    pub fn take(self, field: FieldKey, is_taken: bool) {
        self.left_out.update(|(_, fields)| {
            fields.retain(|other| *other != field);
            if !is_taken {
                fields.push(field);
            }
        });
    }

    /// Something that the user asked for: unsaved typing goes first, the last error goes away.
    pub fn act(self, request: PanelRequest) {
        self.act_and(request, Use::Nothing);
    }

    /// The same, with what is done with the answer.
    pub fn act_and(self, request: PanelRequest, then: Use) {
        self.error.set(None);
        self.flush();
        self.request(request, then);
    }

    /// [`Panel::act`] on the tab.
    pub fn with_tab(self, request: impl FnOnce(u32) -> PanelRequest) {
        if let Some(tab) = self.tab.get_untracked() {
            self.act(request(tab));
        }
    }

    /// Asks for the page's outline and copies it.
    pub fn copy_outline(self) {
        self.error.set(None);
        if let Some(tab) = self.tab.get_untracked() {
            self.request(PanelRequest::Outline { tab }, Use::CopyOutline);
        }
    }

    /// Asks for the profile file and saves it.
    pub fn export(self) {
        self.profile_file(Use::SaveProfile);
    }

    /// Asks for the profile file and copies its text.
    pub fn copy_profile(self) {
        self.profile_file(Use::CopyProfile);
    }

    fn profile_file(self, then: Use) {
        let profile = self.draft.with_untracked(|draft| draft.id.clone());
        self.act_and(PanelRequest::Export { profile }, then);
    }

    /// Changes the console map, or points at something for it.
    pub fn change(self, change: Change) {
        // What is done on the way there is seen on the page.
        let then = match change {
            Change::Keep { .. } | Change::Forget { .. } | Change::Switch { .. } | Change::Import { .. } => {
                Use::Say(text::map_changed().to_owned())
            }
            _ => Use::Nothing,
        };
        self.act_and(PanelRequest::Map { tab: self.tab.get_untracked(), change: json::to_text(&change) }, then);
    }

    /// Asks for every rule's outcome, as the set-up is seen from the tab.
    pub fn report(self, then: Use) {
        self.act_and(PanelRequest::Report { tab: self.tab.get_untracked() }, then);
    }

    /// Turns a rule off for the profile.
    pub fn turn_off(self, rule: String, reason: String) {
        if !self.may_change_rules() {
            return;
        }
        self.edit(|draft| {
            let off = &mut draft.profile.disabled_rules;
            off.retain(|other| other.rule != rule);
            off.push(DisabledRule { rule, reason });
        });
        self.flush();
    }

    /// Turns a rule on again.
    pub fn turn_on(self, rule: &str) {
        if !self.may_change_rules() {
            return;
        }
        self.edit(|draft| draft.profile.disabled_rules.retain(|other| other.rule != rule));
        self.flush();
    }

    /// Asks for the kept secret and copies it.
    pub fn ask_for_secret(self) {
        self.error.set(None);
        let profile = self.draft.with_untracked(|draft| draft.id.clone());
        self.request(PanelRequest::Secret { profile }, Use::Nothing);
    }

    /// Keeps (or with an empty text clears) the client secret.
    pub fn set_secret(self, secret: String) {
        let profile = self.draft.with_untracked(|draft| draft.id.clone());
        self.act(PanelRequest::SetSecret { profile, secret: Secret::new(secret) });
    }

    /// Changes the draft; it is saved when typing rests.
    pub fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(|draft| {
            change(draft);
            draft.dirty = true;
        });
        self.save_timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(move || self.flush(), TYPING_RESTS).ok();
        });
    }

    /// Saves what was typed and is not saved yet.
    pub fn flush(self) {
        self.save_timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
        if !self.draft.with_untracked(|draft| draft.dirty) {
            return;
        }
        let request = self.saving(false);
        self.draft.update(|draft| {
            draft.dirty = false;
            draft.sent += 1;
        });
        self.ask(request);
        self.save_also_soon();
    }

    /// The request to save the draft, over what is kept or only over what the draft was taken from.
    #[inline(never)]
    pub(crate) fn saving(self, carefully: bool) -> PanelRequest {
        self.draft.with_untracked(|draft| PanelRequest::Save {
            profile: draft.id.clone(),
            content: json::to_text(&draft.content()),
            over: carefully.then(|| json::to_text(&draft.base)),
        })
    }

    /// The same when the panel may be gone in a moment: without waiting for anything. Firefox hears it; Chromium may
    /// not, which is why it is told before (`save_also_soon`).
    pub fn flush_at_once(self) {
        if self.running.get_value() && self.draft.with_untracked(|draft| !draft.is_saved()) {
            background::tell(&self.saving(true));
        }
        self.at_once.set_value(true);
        self.flush();
    }

    /// Says something in the live region, also when it said the same just before.
    pub fn announce(self, words: impl Into<String>) {
        let words = words.into();
        self.notice.set(String::new());
        set_timeout(move || self.notice.set(words), Duration::from_millis(40));
    }

    pub(crate) fn ask(self, request: PanelRequest) {
        self.request(request, Use::Nothing);
    }
}

/// The panel's handle, from the context that the app provides.
pub fn panel() -> Panel {
    use_context::<Panel>().unwrap_or_else(Panel::new)
}
