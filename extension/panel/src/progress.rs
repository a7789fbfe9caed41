//! How far the set-up of a profile is, as it is kept on disk: steps that were done, and where its pages are.

use linkwright::console::PageId;
use linkwright::json::record;
use linkwright::setup::guide::{Step, StepState};
use linkwright::setup::plain_address;

/// What is kept of a profile's set-up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Steps that were done when they were last seen, by their names.
    pub done: Vec<String>,
    /// Where its pages were seen last.
    places: Vec<Place>,
}

/// Where a page was seen last.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    page: PageId,
    address: String,
}

record!(Progress {
    or_default done = "done",
    or_default places = "places",
});

record!(Place {
    need page = "page",
    need address = "address",
});

impl Progress {
    /// What is seen to be done, or not to be, is what is remembered. True when something has changed.
    pub fn take_steps(&mut self, found: &[Step]) -> bool {
        let before = self.done.len();
        let mut changed = false;
        for step in found {
            let name = step.id.as_str();
            match step.state {
                StepState::Done if !self.done.iter().any(|known| known == name) => {
                    self.done.push(name.to_owned());
                    changed = true;
                }
                StepState::Open(_) => self.done.retain(|known| known != name),
                _ => {}
            }
        }
        changed || self.done.len() != before
    }

    /// Takes in where pages were seen. True when something has changed.
    pub fn take_places(&mut self, places: Vec<(PageId, String)>) -> bool {
        let mut changed = false;
        for (page, address) in places {
            if self.address(page) != Some(&address) {
                self.places.retain(|place| place.page != page);
                self.places.push(Place { page, address });
                changed = true;
            }
        }
        changed
    }

    /// This with what was changed elsewhere, from `before` to `now`.
    pub fn with(&self, before: &Self, now: &Self) -> Self {
        let mut both = self.clone();
        both.done.retain(|name| now.done.contains(name) || !before.done.contains(name));
        let new = |name: &&String| !before.done.contains(name) && !self.done.contains(name);
        both.done.extend(now.done.iter().filter(new).cloned());
        for place in now.places.iter().filter(|place| !before.places.contains(place)) {
            both.places.retain(|other| other.page != place.page);
            both.places.push(place.clone());
        }
        both
    }

    /// Where a page was seen last. What is kept is looked at again: whatever may have become of it, it leads to a page of
    /// that console.
    pub fn address(&self, page: PageId) -> Option<&str> {
        let place = self.places.iter().find(|place| place.page == page)?;
        (plain_address(page, &place.address).as_ref() == Some(&place.address)).then_some(&*place.address)
    }
}

#[cfg(test)]
mod tests {
    use linkwright::json;
    use linkwright::setup::Memory;
    use linkwright::setup::guide::{Left, StepId};
    use proptest::prelude::*;

    use super::*;

    const ALEXA: PageId = PageId::AlexaAccountLinking;
    const FORM: &str = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.fake/development/de_DE/account-linking";

    fn memory(address: &str) -> Memory {
        let text = format!(r#"{{"pages":[{{"page":"alexa.account-linking","address":"{address}"}}]}}"#);
        json::from_text(&text).unwrap()
    }

    #[test]
    fn steps_are_remembered_until_they_are_seen_to_be_open() {
        let mut progress = Progress::default();
        let step = |state| [Step { id: StepId::Publish, state }];
        assert!(progress.take_steps(&step(StepState::Done)));
        assert!(!progress.take_steps(&step(StepState::Done)));
        assert!(!progress.take_steps(&step(StepState::Unseen)));
        assert_eq!(progress.done, ["publish"]);
        assert!(progress.take_steps(&step(StepState::Open(Left::Save))));
        assert!(progress.done.is_empty());
    }

    #[test]
    fn places_are_remembered_from_one_session_to_the_next() {
        let mut progress = Progress::default();
        assert!(progress.take_places(memory(FORM).whereabouts(None)));
        assert!(!progress.take_places(memory(FORM).whereabouts(None)), "nothing new");
        let mut again: Progress = json::from_text(&json::to_text(&progress)).unwrap();
        assert_eq!(again, progress);
        assert!(!again.take_places(Memory::default().whereabouts(None)), "what was not seen is where it was");
        assert_eq!(again.address(ALEXA), Some(FORM));
        assert_eq!(again.address(PageId::IxhelloPublish), None);
        let other = FORM.replace("de_DE", "en_US");
        assert!(again.take_places(memory(&other).whereabouts(None)));
        assert_eq!(again.address(ALEXA), Some(&*other));
    }

    fn progress(done: &[&str], places: &[(PageId, &str)]) -> Progress {
        let place = |(page, address): &(PageId, &str)| Place { page: *page, address: (*address).to_owned() };
        let done = done.iter().map(|name| (*name).to_owned()).collect();
        Progress { done, places: places.iter().map(place).collect() }
    }

    #[test]
    fn what_two_windows_saw_is_there() {
        let before = progress(&["publish", "credentials"], &[(ALEXA, "a"), (PageId::IxhelloPublish, "b")]);
        let mine = progress(&["publish", "check"], &[(ALEXA, "a"), (PageId::IxhelloPublish, "c")]);
        let theirs = progress(&["credentials", "enable"], &[(ALEXA, "d"), (PageId::LwaGeneral, "e")]);
        assert_eq!(
            theirs.with(&before, &mine),
            progress(&["enable", "check"], &[(ALEXA, "d"), (PageId::LwaGeneral, "e"), (PageId::IxhelloPublish, "c")])
        );
    }

    fn any_progress() -> impl Strategy<Value = Progress> {
        let page = prop::sample::select(vec![ALEXA, PageId::IxhelloPublish, PageId::LwaGeneral]);
        let places = prop::collection::vec((page, "[ab]"), 0..4);
        (prop::collection::vec("[abc]", 0..4), places).prop_map(|(mut done, mut places)| {
            done.sort();
            done.dedup();
            places.sort_by_key(|(page, _)| page.as_str());
            places.dedup_by_key(|(page, _)| *page);
            let places: Vec<_> = places.iter().map(|(page, address)| (*page, &**address)).collect();
            progress(&done.iter().map(String::as_str).collect::<Vec<_>>(), &places)
        })
    }

    proptest! {
        #[test]
        fn one_change_alone_stands(before in any_progress(), now in any_progress()) {
            prop_assert_eq!(&now.with(&before, &before), &now, "nothing was changed elsewhere");
            let mut changed = before.with(&before, &now);
            changed.done.sort();
            prop_assert_eq!(&changed.done, &now.done);
            for place in &now.places {
                prop_assert!(changed.places.contains(place));
            }
        }

        #[test]
        fn a_change_made_twice_is_made_once(
            before in any_progress(), now in any_progress(), theirs in any_progress(),
        ) {
            let once = theirs.with(&before, &now);
            prop_assert_eq!(&once.with(&before, &now), &once);
        }
    }

    #[test]
    fn nothing_on_disk_leads_elsewhere() {
        for address in ["https://evil.test/alexa/console/ask", "javascript:alert(1)", "https://bots.ixhello.com/apps"] {
            let text = format!(r#"{{"done":[],"places":[{{"page":"alexa.account-linking","address":"{address}"}}]}}"#);
            let progress: Progress = json::from_text(&text).unwrap();
            assert_eq!(progress.address(ALEXA), None, "{address}");
            assert!(!Progress::default().take_places(memory(address).whereabouts(None)), "{address}");
        }
    }
}
