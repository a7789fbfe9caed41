//! Profiles as a whole: duplicated, deleted and brought back, judged while they are edited, and proposed when the page
//! in the tab belongs to another one.

use leptos::prelude::*;
use linkwright::console::FieldKey;
use linkwright::json;
use linkwright::message::{PageView, PanelRequest, PanelState};
use linkwright::profile::Profile;
use linkwright::setup::Memory;
use linkwright::setup::identity::skill_id;
use wasm_bindgen_futures::spawn_local;

use crate::answers::Use;
use crate::background;
use crate::browser;
use crate::components::live::derived;
use crate::panel::Panel;
use crate::text;

/// A profile that was deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// Its name.
    pub name: String,
    preset: String,
    content: String,
}

/// Another profile for the page in the tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// True when its client ID stands on the page; false when it was used there before.
    pub by_client_id: bool,
    /// The page, and the profile that was selected: the user may want to stay with it.
    about: (String, String),
}

/// What the panel keeps of a profile: the pages on which it was filled in.
fn about_key(profile: &str) -> String {
    format!("about:{profile}")
}

/// The most pages that are kept for a profile. A profile is for one skill; the rest are copies and trials.
const MOST_PAGES: usize = 20;

impl Panel {
    /// Makes a copy of the profile as it is typed now. The background finds it a name of its own.
    pub fn duplicate(self) {
        let preset = self.state.with_untracked(|state| state.as_ref().map(|state| state.preset.clone()));
        let content = self.draft.with_untracked(|draft| json::to_text(&draft.content()));
        self.act(PanelRequest::CreateFromPreset { preset: preset.unwrap_or_default(), content });
    }

    /// Deletes the profile, and keeps it at hand.
    pub fn delete(self) {
        let preset = self.state.with_untracked(|state| state.as_ref().map(|state| state.preset.clone()));
        let (profile, content) = self.draft.with_untracked(|draft| (draft.id.clone(), draft.content()));
        let name = content.name.clone();
        let content = json::to_text(&content);
        self.act(PanelRequest::Delete { profile });
        self.deleted.set(Some(Deleted { name, preset: preset.unwrap_or_default(), content }));
        // At once: an answer that comes before must not lead elsewhere.
        browser::refocus(&["bring-back"]);
    }

    /// Brings the profile back that was deleted last.
    pub fn bring_back(self) {
        if let Some(Deleted { name, preset, content }) = self.deleted.get_untracked() {
            self.deleted.set(None);
            self.act_and(PanelRequest::CreateFromPreset { preset, content }, Use::Say(text::brought_back(&name)));
        }
    }

    /// Asks what the rules say of the profile as it is typed.
    pub fn judge(self) {
        let asked = self.draft.with_untracked(|draft| {
            let content = draft.content();
            (!draft.id.is_empty()).then(|| (json::to_text(&Memory::wished(&content)), json::to_text(&content)))
        });
        let Some((seen, content)) = asked else { return self.judged.set(Vec::new()) };
        if self.judged_content.with_value(|before| *before != content) {
            self.judged_content.set_value(content);
            self.request(PanelRequest::Judge { seen, page: None, about: String::new() }, Use::Judge);
        }
    }

    /// Remembers on which page the profile was used.
    pub fn remember_use(self, state: &PanelState) {
        let (Some(id), about) = (state.selected.clone(), state.about.clone()) else { return };
        if about.is_empty() {
            return;
        }
        spawn_local(async move {
            let key = about_key(&id);
            let _turn = browser::turn(&key).await;
            let mut pages = pages_of(background::kept(&key).await);
            if !pages.contains(&about) {
                pages.push(about);
                pages.drain(..pages.len().saturating_sub(MOST_PAGES));
                // Only a proposal is lost with it.
                let _ = background::keep(&key, &json::to_text(&pages)).await;
            }
        });
    }

    /// Looks for a profile that fits the page in the tab better than the selected one.
    pub fn propose(self) {
        let found = self.state.with_untracked(|state| {
            let state = state.as_ref()?;
            let client_id = client_id_of(state);
            if state.profiles.len() < 2 || (state.about.is_empty() && client_id.is_none()) {
                return None;
            }
            Some((state.selected.clone()?, state.about.clone(), client_id, state.profiles.clone()))
        });
        let Some((selected, about, client_id, profiles)) = found else { return self.proposal.set(None) };
        spawn_local(async move {
            let all = background::kept_all().await;
            let text_of = |key: &str| all.iter().find(|(other, _)| other == key).map(|(_, text)| text.clone());
            let fit = |id: &str| {
                let profile: Option<Profile> =
                    text_of(&format!("profile:{id}")).and_then(|text| json::from_text(&text).ok());
                let own = profile.and_then(|profile| profile.account_linking_request.client_id);
                Fit::of(&about, client_id.is_some() && own == client_id, &pages_of(text_of(&about_key(id))))
            };
            let own = fit(&selected);
            let mut best = 0;
            let mut found: Vec<Proposal> = Vec::new();
            for other in profiles.iter().filter(|profile| profile.id != selected) {
                let fit = fit(&other.id);
                let rank = fit.rank(own);
                if rank > best {
                    best = rank;
                    found.clear();
                }
                if rank > 0 && rank == best {
                    let about = (about.clone(), selected.clone());
                    let by_client_id = fit.has_id;
                    found.push(Proposal { id: other.id.clone(), name: other.name.clone(), by_client_id, about });
                }
            }
            // Of two that fit equally none is proposed.
            let only = if found.len() == 1 { found.pop() } else { None };
            let only =
                only.filter(|one| self.refused_proposal.with_value(|refused| *refused != Some(one.about.clone())));
            if self.proposal.with_untracked(|before| *before != only) {
                self.proposal.set(only);
            }
        });
    }

    /// True while it is not said whose page this is: what is filled in or fixed may be another profile's.
    pub fn is_doubtful(self) -> Signal<bool> {
        derived(move || self.proposal.with(Option::is_some))
    }

    /// The user stays with the selected profile on this page.
    pub fn refuse_proposal(self) {
        if let Some(proposal) = self.proposal.get_untracked() {
            self.refused_proposal.set_value(Some(proposal.about));
            self.proposal.set(None);
        }
    }
}

/// What is known of a profile and the page in the tab.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// True when the page is a skill's: its client ID was entered there by somebody, and may be the very mistake.
    of_skill: bool,
    /// Its client ID stands on the page.
    has_id: bool,
    /// It was used on the page.
    is_used: bool,
    /// It was used on another skill.
    is_elsewhere: bool,
}

impl Fit {
    fn of(about: &str, has_id: bool, pages: &[String]) -> Self {
        let is_other = |page: &String| page != about && skill_id(page).is_some();
        Self {
            of_skill: skill_id(about).is_some(),
            has_id,
            is_used: !about.is_empty() && pages.iter().any(|page| page == about),
            is_elsewhere: pages.iter().any(is_other),
        }
    }

    /// How much better it fits than the selected one; nothing when it does not. On a skill's page the skill says more,
    /// elsewhere the client ID, which the page itself gives.
    fn rank(self, own: Self) -> u8 {
        let (has_id, is_used) = (self.has_id && !own.has_id, self.is_used && !own.is_used);
        match (self.of_skill, has_id, is_used) {
            (true, _, true) if !own.has_id || own.is_elsewhere => 2 + u8::from(self.has_id),
            (true, true, _) if !own.is_used && !self.is_elsewhere => 1,
            (false, true, _) => 2 + u8::from(self.is_used),
            (false, false, true) if !own.has_id => 1,
            _ => 0,
        }
    }
}

/// The client ID that stands on the page.
pub fn client_id_of(state: &PanelState) -> Option<String> {
    let PageView::Recognised { rows, .. } = &state.page else { return None };
    let row = rows.iter().find(|row| row.field == FieldKey::ClientId)?;
    row.on_page.first().filter(|id| !id.is_empty()).cloned()
}

fn pages_of(text: Option<String>) -> Vec<String> {
    text.and_then(|text| json::from_text(&text).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Fit;

    const SKILL: &str = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001";
    const OTHER: &str = "amzn1.ask.skill.00000000-0000-4000-8000-000000000002";
    const SECURITY_PROFILE: &str = "amzn1.application.0123456789abcdef0123456789abcdef";

    /// Another profile's rank on a page, beside the selected one: whether its client ID stands there, and where it was used.
    fn rank(about: &str, other: (bool, &[&str]), own: (bool, &[&str])) -> u8 {
        let fit = |(has_id, pages): (bool, &[&str])| {
            Fit::of(about, has_id, &pages.iter().map(|&page| page.to_owned()).collect::<Vec<_>>())
        };
        fit(other).rank(fit(own))
    }

    #[test]
    fn on_a_page_of_a_skill_the_skill_goes_before_the_client_id() {
        assert_eq!(rank(SKILL, (true, &[]), (false, &[])), 1, "nothing else is known");
        assert_eq!(rank(SKILL, (true, &[]), (false, &[SKILL])), 0, "the selected one is this skill's");
        assert_eq!(rank(SKILL, (true, &[OTHER]), (false, &[])), 0, "the other is another skill's");
        assert_eq!(rank(SKILL, (false, &[SKILL]), (true, &[OTHER])), 2, "the selected one is another skill's");
        assert_eq!(rank(SKILL, (false, &[SKILL]), (true, &[])), 0, "a copy is worked with for the first time");
        assert_eq!(rank(SKILL, (false, &[SKILL]), (false, &[])), 2);
        assert!(rank(SKILL, (true, &[SKILL]), (false, &[])) > rank(SKILL, (false, &[SKILL]), (false, &[])));
        assert_eq!(rank(SKILL, (true, &[SKILL]), (true, &[SKILL])), 0, "they fit equally");
        assert_eq!(rank(SKILL, (false, &[]), (false, &[OTHER])), 0);
    }

    #[test]
    fn on_other_pages_the_client_id_goes_first() {
        let page = SECURITY_PROFILE;
        assert_eq!(rank(page, (true, &[SKILL]), (false, &[page])), 2);
        assert_eq!(rank(page, (false, &[page]), (false, &[])), 1);
        assert_eq!(rank(page, (false, &[page]), (true, &[])), 0);
        assert_eq!(rank("", (false, &[""]), (false, &[])), 0, "a page that does not tell is nobody's");
    }
}
