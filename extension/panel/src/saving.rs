//! Saving the profile while others may be at it: the panel of another window, or what came from another device.

use leptos::prelude::*;
use linkwright::json;
use linkwright::message::{PanelRequest, PanelResponse};
use linkwright::profile::Profile;
use linkwright::profile::merge::{Merged, merge};

use crate::background;
use crate::browser;
use crate::panel::Panel;
use crate::text;

/// The most characters of another's value that are repeated.
const MOST: usize = 200;

/// A profile from which another window has turned away while what was typed for it here waits to be saved.
#[derive(Debug, Clone)]
pub struct Left {
    id: String,
    /// What the background had when that was typed, or when the last of it was saved.
    base: Profile,
    /// How much of it waits.
    waiting: usize,
}

impl Panel {
    /// Remembers what is needed to save what waits for the shown profile, before another takes its place.
    pub(crate) fn leave(self) {
        let left = self.draft.with_untracked(|draft| {
            (draft.sent > 0).then(|| Left { id: draft.id.clone(), base: draft.base.clone(), waiting: draft.sent })
        });
        self.left.update_value(|all| all.extend(left));
    }

    /// Saves a profile. What others changed since it was read stays, unless it is the same value: then that is said.
    ///
    /// # Errors
    /// A sentence to show.
    pub(crate) async fn save(self, profile: &str, content: &str) -> Result<PanelResponse, String> {
        // One panel after the other, so that none writes between another's reading and writing.
        let at_once = self.at_once.get_value();
        let _turn = if at_once { None } else { Some(browser::turn(&format!("save:{profile}")).await) };
        // What was typed before it was left goes first, also when it is shown again.
        let left = self.left.with_value(|all| all.iter().find(|left| left.id == profile).map(|left| left.base.clone()));
        let is_left = left.is_some();
        let shown = self.draft.with_untracked(|draft| (draft.id == profile).then(|| draft.base.clone()));
        let theirs = if at_once {
            // What was heard of last has to do.
            let heard = self.state.with_untracked(|state| state.as_ref()?.profile.clone());
            heard.filter(|_| !is_left && shown.is_some())
        } else {
            let stored = background::kept(&format!("profile:{profile}")).await;
            stored.and_then(|text| json::from_text::<Profile>(&text).ok())
        };
        let mine = json::from_text::<Profile>(content).ok();
        let mut content = content.to_owned();
        let mut lost = Vec::new();
        let mut saved = mine.clone();
        if let (Some(mine), Some(theirs), Some(base)) = (mine, theirs, left.or(shown))
            && base != theirs
        {
            let joined = if is_left {
                Some(merge(&base, &mine, &theirs))
            } else {
                self.draft.try_update(|draft| draft.join(&mine, &theirs))
            };
            if let Some(Merged { profile: both, lost: not_taken }) = joined {
                self.join_waiting(profile, &base, &theirs);
                content = json::to_text(&both);
                saved = Some(both);
                lost = not_taken;
            }
        }
        let answer = background::ask(&PanelRequest::Save { profile: profile.to_owned(), content }).await;
        if matches!(answer, Ok(PanelResponse::State { .. })) {
            if let Some(saved) = saved {
                self.is_saved(profile, saved, is_left);
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

    /// The background has what was sent.
    fn is_saved(self, profile: &str, content: Profile, is_left: bool) {
        if is_left {
            return self.left.update_value(|all| {
                let Some(place) = all.iter().position(|left| left.id == profile) else { return };
                all[place].base = content;
                all[place].waiting -= 1;
                if all[place].waiting == 0 {
                    all.remove(place);
                }
            });
        }
        if self.draft.with_untracked(|draft| draft.id == profile) {
            self.draft.update(|draft| draft.saved(content));
        }
    }
}
