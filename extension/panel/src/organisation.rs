//! What the organisation's policy means for the profile that is edited: which of its fields are locked.

use leptos::prelude::*;
use linkwright::console::{FieldKey, PageId};
use linkwright::json;
use linkwright::message::PanelState;
use linkwright::policy::fields::{RULES, place_of};
use linkwright::policy::{InForce, is_given};

use crate::components::live::memo;
use crate::panel::Panel;
use crate::text;

impl Panel {
    /// Takes the locked fields of the selected profile from the policy in force.
    pub fn take_policy(self, state: &PanelState) {
        let given = state.selected.as_deref().filter(|id| is_given(id));
        let locked = given.and_then(|id| {
            let policy: InForce = json::from_text(&state.policy).ok()?;
            policy.profiles.into_iter().find(|profile| profile.id == id).map(|profile| profile.locked)
        });
        let locked = locked.unwrap_or_default();
        if self.locked.with_untracked(|before| *before != locked) {
            self.locked.set(locked);
        }
    }

    /// True while the selected profile is the organisation's.
    pub fn is_given(self) -> Memo<bool> {
        memo(move || self.draft.with(|draft| is_given(&draft.id)))
    }

    /// True while a field cannot be changed; its name is that of the profile file.
    pub fn is_locked(self, field: String) -> Memo<bool> {
        memo(move || self.locked.with(|locked| locked.contains(&field)))
    }

    /// True while what the profile says of a console's field cannot be changed.
    pub fn is_locked_at(self, place: (PageId, FieldKey)) -> bool {
        self.locked.with(|locked| locked.iter().any(|field| place_of(field) == Some(place)))
    }

    /// True when rules can be turned off and on in the profile; otherwise that is said.
    pub fn may_change_rules(self) -> bool {
        let locked = self.locked.with_untracked(|locked| locked.iter().any(|field| field == RULES));
        if locked {
            self.error.set(Some(text::locked_rules().to_owned()));
        }
        !locked
    }
}
