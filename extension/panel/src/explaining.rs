//! What a pasted error means; and that it stays true while the set-up changes.

use leptos::prelude::*;
use linkwright::explain::Explanation;
use linkwright::message::{PageView, PanelRequest, PanelState};

use crate::answers::Use;
use crate::browser;
use crate::panel::Panel;
use crate::text;

/// Why an explanation is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// The user asks.
    First,
    /// The same, once it is remembered that linking failed.
    Again,
    /// What it was explained by has changed. Nobody waits for it: it is not said, and takes no focus.
    Anew,
}

/// A text and what it means.
#[derive(Clone, Copy)]
pub struct Explaining {
    /// What stands in the text area.
    pub pasted: RwSignal<String>,
    /// What was explained last; nothing before that.
    pub explanation: RwSignal<Option<Explanation>>,
    /// The text of which that is true.
    of: StoredValue<Option<String>>,
    /// By what it is explained now: the profile's id, and all that the rules go by.
    by: StoredValue<(Option<String>, String)>,
}

impl Explaining {
    /// Nothing was pasted yet.
    pub fn new() -> Self {
        Self {
            pasted: RwSignal::new(String::new()),
            explanation: RwSignal::new(None),
            of: StoredValue::new(None),
            by: StoredValue::new((None, String::new())),
        }
    }

    /// Takes the answer away, and no later one comes of itself.
    pub fn close(self) {
        self.of.set_value(None);
        self.explanation.set(None);
    }

    /// The text of which it was true goes as well: it was about a profile that is selected no more. What nobody has asked
    /// about yet stays, unless there is no profile: with everything deleted it goes, too.
    pub fn clear(self, is_nothing_left: bool) {
        if is_nothing_left
            || self.of.with_value(|of| of.as_ref().is_some_and(|of| self.pasted.with_untracked(|pasted| pasted == of)))
        {
            self.pasted.set(String::new());
        }
        self.close();
    }

    /// It is explained anew with the next state.
    pub fn is_stale(self) {
        self.by.update_value(|by| by.1.clear());
    }
}

impl Panel {
    /// Explains again what was explained, when something has changed by which it was. `by` is what all rules go by.
    pub(crate) fn explain_anew(self, state: &PanelState, mut by: String) {
        let Explaining { of, by: last, .. } = self.explaining;
        // On the practice page nothing is remembered: what changes there is found or is not.
        if let PageView::Recognised { findings, .. } = &state.page {
            for finding in findings {
                by.push_str(&finding.key);
                by.push_str(&finding.what);
            }
        }
        let now = (state.selected.clone(), by);
        if last.with_value(|last| *last == now) {
            return;
        }
        let is_nothing_left = now.0.is_none();
        let is_other = last.with_value(|last| last.0.is_some() && last.0 != now.0);
        last.set_value(now);
        if is_other {
            self.explaining.clear(is_nothing_left);
        } else if let Some(pasted) = of.get_value() {
            self.explain(pasted, Asking::Anew);
        }
    }

    /// Has a text explained.
    pub fn explain(self, pasted: String, asking: Asking) {
        let then = Use::Explain { pasted, asking };
        if asking == Asking::Anew {
            self.request(PanelRequest::Report { tab: self.tab.get_untracked() }, then);
        } else {
            self.report(then);
        }
    }

    /// Takes an explanation.
    pub(crate) fn explained(self, pasted: &str, asking: Asking, mut explanation: Explanation) {
        let Explaining { explanation: shown, of, .. } = self.explaining;
        if asking == Asking::Anew && of.with_value(|of| of.as_deref() != Some(pasted)) {
            // Another one was asked for meanwhile, or none is wanted any more.
            return;
        }
        let said = explanation.details.iter_mut().map(|detail| &mut detail.says);
        for says in said.chain(&mut explanation.advice) {
            *says = text::core(says);
        }
        if explanation.linking_failed && asking == Asking::First {
            // Rules may know more once they know that.
            self.request(PanelRequest::LinkingFailed { failed: true }, Use::Nothing);
            return self.explain(pasted.to_owned(), Asking::Again);
        }
        if asking == Asking::Anew {
            if shown.with_untracked(|shown| shown.as_ref() != Some(&explanation)) {
                shown.set(Some(explanation));
                browser::refocus(&["explanation"]);
            }
            return;
        }
        of.set_value(Some(pasted.to_owned()));
        self.announce(text::explained_as(&explanation));
        shown.set(Some(explanation));
        browser::focus_soon("explanation".to_owned());
    }
}
