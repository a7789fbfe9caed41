//! Saving the profile while others may be at it: the panel of another window, or what came from another device.

use std::time::Duration;

use leptos::prelude::*;
use linkwright::json;
use linkwright::message::{PanelRequest, PanelResponse, RefusalKind};
use linkwright::profile::Profile;
use linkwright::profile::merge::{Merged, merge};

use crate::background;
use crate::browser;
use crate::panel::Panel;
use crate::text;

/// The most characters of another's value that are repeated.
const MOST: usize = 200;

/// How many times what is to be saved is put together with what others have made of it.
const MOST_TRIES: usize = 5;

/// How long a save may wait before what is to be saved goes ahead of it.
const SOON: Duration = Duration::from_millis(100);

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

    /// Sends what is to be saved ahead, if it has to wait for its turn or for something else: should the panel be closed
    /// before, it would be lost. Should another window have changed the profile, it is not written over that.
    pub(crate) fn save_also_soon(self) {
        let id = self.draft.with_untracked(|draft| draft.id.clone());
        set_timeout(
            move || {
                // Of two that wait the first must not find the second already there: it would be another's change.
                if self.draft.with_untracked(|draft| draft.id == id && !draft.dirty && draft.sent == 1) {
                    background::tell(&self.saving(true));
                }
            },
            SOON,
        );
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
        let is_left = self.left.with_value(|all| all.iter().any(|left| left.id == profile));
        let mut content = content.to_owned();
        let mut lost = Vec::new();
        let mut tries = 0;
        let answer = loop {
            let over = if at_once { None } else { background::kept(&format!("profile:{profile}")).await };
            let theirs = if at_once {
                // What was heard of last has to do.
                let heard = self.state.with_untracked(|state| state.as_ref()?.profile.clone());
                heard.filter(|_| !is_left)
            } else {
                over.as_ref().and_then(|text| json::from_text(text).ok())
            };
            if let Some(joined) = theirs.and_then(|theirs| self.joined(profile, is_left, &content, &theirs)) {
                content = json::to_text(&joined.profile);
                lost.extend(joined.lost);
            }
            let request = PanelRequest::Save { profile: profile.to_owned(), content: content.clone(), over };
            let answer = background::ask(&request).await;
            tries += 1;
            // A policy or another device can come between: they wait for no panel.
            let is_outdated = matches!(&answer, Ok(PanelResponse::Failed { refusal })
                if refusal.kind == RefusalKind::ChangedMeanwhile);
            if !is_outdated || tries == MOST_TRIES {
                break answer;
            }
        };
        if matches!(answer, Ok(PanelResponse::State { .. })) {
            if let Ok(saved) = json::from_text(&content) {
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

    /// What is to be saved together with what others made of the profile; nothing when they made nothing of it.
    fn joined(self, profile: &str, is_left: bool, content: &str, theirs: &Profile) -> Option<Merged> {
        let mine: Profile = json::from_text(content).ok()?;
        let base = if is_left {
            self.left.with_value(|all| all.iter().find(|left| left.id == profile).map(|left| left.base.clone()))
        } else {
            self.draft.with_untracked(|draft| (draft.id == profile).then(|| draft.base.clone()))
        };
        let base = base.filter(|base| base != theirs)?;
        let joined = if is_left {
            self.set_base(profile, theirs.clone());
            merge(&base, &mine, theirs)
        } else {
            self.draft.try_update(|draft| draft.join(&mine, theirs))?
        };
        self.join_waiting(profile, &base, theirs);
        Some(joined)
    }

    /// What the background has now of a profile that was left.
    fn set_base(self, profile: &str, base: Profile) {
        self.left.update_value(|all| {
            if let Some(left) = all.iter_mut().find(|left| left.id == profile) {
                left.base = base;
            }
        });
    }

    /// The background has what was sent.
    fn is_saved(self, profile: &str, content: Profile, is_left: bool) {
        if is_left {
            self.set_base(profile, content);
            self.left.update_value(|all| {
                if let Some(place) = all.iter().position(|left| left.id == profile) {
                    all[place].waiting -= 1;
                    if all[place].waiting == 0 {
                        all.remove(place);
                    }
                }
            });
        } else if self.draft.with_untracked(|draft| draft.id == profile) {
            self.draft.update(|draft| draft.saved(content));
        }
    }
}
