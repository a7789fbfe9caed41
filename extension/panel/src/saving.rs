//! Saving the profile while others may be at it: the panel of another window, or what came from another device.

use leptos::prelude::*;
use linkwright::json;
use linkwright::message::{PanelRequest, PanelResponse};
use linkwright::profile::Profile;
use linkwright::profile::merge::Merged;

use crate::background;
use crate::browser;
use crate::panel::Panel;
use crate::text;

/// The most characters of another's value that are repeated.
const MOST: usize = 200;

impl Panel {
    /// Saves a profile. What others changed since it was read stays, unless it is the same value: then that is said.
    ///
    /// # Errors
    /// A sentence to show.
    pub(crate) async fn save(self, profile: &str, content: &str) -> Result<PanelResponse, String> {
        // One panel after the other, so that none writes between another's reading and writing.
        let at_once = self.at_once.get_value();
        let _turn = if at_once { None } else { Some(browser::turn(&format!("save:{profile}")).await) };
        let theirs = if at_once {
            // What was heard of last has to do.
            self.state.with_untracked(|state| state.as_ref()?.profile.clone())
        } else {
            let stored = background::kept(&format!("profile:{profile}")).await;
            stored.and_then(|text| json::from_text::<Profile>(&text).ok())
        };
        let is_shown = self.draft.with_untracked(|draft| draft.id == profile);
        let mine = json::from_text::<Profile>(content).ok().filter(|_| is_shown);
        let mut content = content.to_owned();
        let mut lost = Vec::new();
        let mut saved = mine.clone();
        if let (Some(mine), Some(theirs)) = (mine, theirs)
            && self.draft.with_untracked(|draft| draft.base != theirs)
        {
            let base = self.draft.with_untracked(|draft| draft.base.clone());
            let joined = self.draft.try_update(|draft| draft.join(&mine, &theirs));
            if let Some(Merged { profile: both, lost: not_taken }) = joined {
                self.join_waiting(profile, &base, &theirs);
                content = json::to_text(&both);
                saved = Some(both);
                lost = not_taken;
            }
        }
        let answer = background::ask(&PanelRequest::Save { profile: profile.to_owned(), content }).await;
        if matches!(answer, Ok(PanelResponse::State { .. })) {
            if let Some(saved) = saved.filter(|_| self.draft.with_untracked(|draft| draft.id == profile)) {
                self.draft.update(|draft| draft.saved(saved));
            }
            if !lost.is_empty() {
                let value = |(name, value): (String, String)| {
                    let value =
                        if value.is_empty() { text::nothing().to_owned() } else { json::shortened(&value, MOST) };
                    format!("{name}: {value}")
                };
                let all: Vec<_> = lost.into_iter().map(value).collect();
                self.error.set(Some(text::changed_elsewhere(&all.join(text::summary_joint()))));
            }
        }
        answer
    }
}
