use proptest::prelude::*;

use super::*;

/// A browser with its own `storage.local`, and what it sees of `storage.sync`.
#[derive(Debug, Clone, Default)]
struct Device {
    local: Items,
    made: u32,
    name: &'static str,
}

fn set(items: &mut Items, key: &str, text: &str) {
    items.retain(|(other, _)| other != key);
    items.push((key.to_owned(), text.to_owned()));
}

impl Device {
    fn named(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    fn merge(&mut self, sync: &mut Items, now: u64) -> Merged {
        let (name, made) = (self.name, &mut self.made);
        let merged = merge(&self.local, sync, now, &mut || {
            *made += 1;
            format!("{name}{made}")
        });
        for (items, changed, gone) in
            [(&mut self.local, &merged.local, &merged.local_gone), (sync, &merged.sync, &merged.sync_gone)]
        {
            changed.iter().for_each(|(key, text)| set(items, key, text));
            items.retain(|(key, _)| !gone.contains(key));
        }
        merged
    }

    /// Writes a profile, as the panel does.
    fn save(&mut self, id: &str, name: &str, description: &str) {
        let mut profile = Profile { name: name.to_owned(), ..Profile::default() };
        profile.account_linking_request.authorization_url = Some(description.to_owned());
        set(&mut self.local, &format!("{PROFILE}{id}"), &to_text(&profile));
    }

    fn delete(&mut self, id: &str) {
        let key = format!("{PROFILE}{id}");
        self.local.retain(|(other, _)| *other != key);
    }

    /// Name and text of every profile, sorted.
    fn profiles(&self) -> Vec<(String, String)> {
        let of = |(key, text): &(String, String)| {
            key.strip_prefix(PROFILE)?;
            let profile: Profile = from_text(text).ok()?;
            Some((profile.name, profile.account_linking_request.authorization_url.unwrap_or_default()))
        };
        let mut all: Vec<_> = self.local.iter().filter_map(of).collect();
        all.sort();
        all
    }
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_profile_reaches_the_other_device_and_comes_back_changed() {
    let (mut one, mut two, mut sync) = (Device::named("a"), Device::named("b"), Items::new());
    one.save("1", "Skill", "first");
    // The other has a profile with the same number: that is another one.
    two.save("1", "Other", "own");
    one.merge(&mut sync, 1);
    two.merge(&mut sync, 2);
    one.merge(&mut sync, 3);
    let both = pairs(&[("Other", "own"), ("Skill", "first")]);
    assert_eq!((one.profiles(), two.profiles()), (both.clone(), both));
    two.save("2", "Skill", "second");
    two.merge(&mut sync, 4);
    two.save("2", "Skill", "third");
    two.merge(&mut sync, 5);
    let merged = one.merge(&mut sync, 6);
    assert_eq!(merged.copies, Vec::<String>::new(), "who is behind has no version of his own");
    assert_eq!(one.profiles(), pairs(&[("Other", "own"), ("Skill", "third")]));
}

#[test]
fn of_two_changes_at_once_the_newest_wins_and_the_other_is_a_copy() {
    let (mut one, mut two, mut sync) = (Device::named("a"), Device::named("b"), Items::new());
    one.save("1", "Skill", "first");
    one.merge(&mut sync, 1);
    two.merge(&mut sync, 2);
    one.save("1", "Skill", "ours");
    two.save("1", "Skill", "theirs");
    one.merge(&mut sync, 3);
    let merged = two.merge(&mut sync, 4);
    assert_eq!(merged.copies, ["Skill 2"]);
    assert_eq!(two.profiles(), pairs(&[("Skill", "theirs"), ("Skill 2", "ours")]));
    two.merge(&mut sync, 5);
    one.merge(&mut sync, 6);
    assert_eq!(one.profiles(), two.profiles());
}

#[test]
fn what_the_browser_overwrote_is_kept_as_a_copy() {
    // Both wrote while one was offline; the browser let the later write win and told the other.
    let (mut one, mut two, mut sync) = (Device::named("a"), Device::named("b"), Items::new());
    one.save("1", "Skill", "first");
    one.merge(&mut sync, 1);
    two.merge(&mut sync, 2);
    let mut offline = sync.clone();
    one.save("1", "Skill", "ours");
    one.merge(&mut offline, 3);
    two.save("1", "Skill", "theirs");
    two.merge(&mut sync, 4);
    one.merge(&mut sync, 5);
    assert_eq!(one.profiles(), pairs(&[("Skill", "theirs"), ("Skill 2", "ours")]));
}

#[test]
fn deleting_reaches_the_other_unless_that_went_on_with_it() {
    let (mut one, mut two, mut sync) = (Device::named("a"), Device::named("b"), Items::new());
    one.save("1", "Skill", "first");
    one.save("2", "Kept", "first");
    one.merge(&mut sync, 1);
    two.merge(&mut sync, 2);
    one.delete("1");
    one.delete("2");
    two.save("2", "Kept", "went on");
    one.merge(&mut sync, 3);
    two.merge(&mut sync, 4);
    one.merge(&mut sync, 5);
    let kept = pairs(&[("Kept", "went on")]);
    assert_eq!((one.profiles(), two.profiles()), (kept.clone(), kept));
    assert!(sync.iter().any(|(_, text)| text.contains("\"gone\":true")), "who comes later must know");
}

#[test]
fn a_storage_that_was_emptied_is_filled_again() {
    let (mut one, mut sync) = (Device::named("a"), Items::new());
    one.save("1", "Skill", "first");
    one.merge(&mut sync, 1);
    sync.clear();
    one.merge(&mut sync, 2);
    assert_eq!(item::read(&sync).len(), 1);
    assert_eq!(one.profiles().len(), 1);
}

#[test]
fn what_has_no_room_is_named_and_stays_here() {
    let (mut one, mut sync) = (Device::named("a"), Items::new());
    for id in 1..=4 {
        one.save(&id.to_string(), &format!("Skill {id}"), &"<".repeat(6_000));
    }
    let merged = one.merge(&mut sync, 1);
    assert_eq!(merged.left_out.len(), 2);
    assert!(sync.iter().map(|(key, text)| size(key, text)).sum::<usize>() <= MOST_BYTES);
    assert_eq!(one.profiles().len(), 4);
}

#[test]
fn what_the_organisation_gives_stays_on_the_device() {
    let mut one = Device::named("a");
    one.save(&crate::policy::id_of("Given"), "Given", "first");
    let mut sync = Items::new();
    assert_eq!(one.merge(&mut sync, 1), Merged::default());
    one.save("1", "Skill", "first");
    one.merge(&mut sync, 2);
    assert!(!format!("{sync:?}").contains("Given"), "{sync:?}");
    assert_eq!(one.profiles(), pairs(&[("Given", "first"), ("Skill", "first")]));
}

#[test]
fn half_of_a_profile_is_waited_for() {
    let (mut one, mut two, mut sync) = (Device::named("a"), Device::named("b"), Items::new());
    one.save("1", "Skill", &"long ".repeat(4_000));
    one.merge(&mut sync, 1);
    assert!(sync.len() > 3);
    let last = sync.pop().unwrap();
    two.merge(&mut sync, 2);
    assert_eq!(two.profiles(), []);
    sync.push(last);
    two.merge(&mut sync, 3);
    assert_eq!(two.profiles(), one.profiles());
}

proptest! {
    /// Whatever two devices do, in the end they hold the same, nothing that was written last is lost, and then there is
    /// nothing left to do.
    #[test]
    fn two_devices_come_to_hold_the_same(acts in prop::collection::vec((any::<bool>(), 0_u8..4, 1_u8..4, "[a-z]{1,6}"), 1..24)) {
        let (mut one, mut two, mut sync) = (Device::named("a"), Device::named("b"), Items::new());
        let mut now = 0;
        for (is_first, act, id, text) in acts {
            now += 1;
            let device = if is_first { &mut one } else { &mut two };
            let id = id.to_string();
            match act {
                0 | 1 => device.save(&id, &format!("Skill {id}"), &text),
                2 => device.delete(&id),
                _ => drop(device.merge(&mut sync, now)),
            }
        }
        for _ in 0..6 {
            now += 1;
            one.merge(&mut sync, now);
            now += 1;
            two.merge(&mut sync, now);
        }
        prop_assert_eq!(one.profiles(), two.profiles());
        for device in [&mut one, &mut two] {
            prop_assert_eq!(device.merge(&mut sync, now + 1), Merged::default());
        }
    }

    #[test]
    fn every_item_fits(content in "\\PC{0,9000}|[<\"\\\\]{0,9000}") {
        let items = item::write("uid", Head::default(), &content);
        for (key, text) in items.iter().skip(1) {
            prop_assert!(size(key, text) <= 8_192);
        }
        prop_assert_eq!(items.iter().skip(1).map(|(_, text)| text.as_str()).collect::<String>(), content);
    }

    /// Whatever stands in `storage.sync`, it is no reason to crash or to lose what is here.
    #[test]
    fn strange_items_do_no_harm(items in prop::collection::vec(("p:[a-c](:[0-9])?", "\\PC{0,40}|\\{\"at\":1,\"digest\":\"x\",\"past\":\\[\\],\"parts\":[0-9]\\}"), 0..8)) {
        let mut one = Device::named("a");
        one.save("1", "Skill", "first");
        let mut sync = items;
        one.merge(&mut sync, 1);
        prop_assert_eq!(one.profiles(), pairs(&[("Skill", "first")]));
    }
}
