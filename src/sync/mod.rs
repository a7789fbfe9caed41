//! Profiles on several devices, through `storage.sync`: what is on this device and what is there become one. Secrets are
//! in no profile, so none gets there.
//!
//! It is a function of two storages: keys and texts come in, and what is to be written and removed in each comes out
//! ([`merge`]). Done twice, it does nothing the second time. A profile has an id of its own there, since a device numbers
//! its own from one. Beside the content there stand digests of what it was before: who has one of those has an older
//! version and takes the new one; who has neither has changed it at the same time. Then the newest wins, and the other is
//! kept as a copy.

mod item;
#[cfg(test)]
mod tests;

use crate::json::{Misfit, Value, from_text, record, to_text};
use crate::policy::is_given;
use crate::profile::{Profile, name};
use item::{Head, Remote};

pub use item::{MOST_BYTES, size};

/// Keys and texts of a storage.
pub type Items = Vec<(String, String)>;

const PROFILE: &str = "profile:";
const MARK: &str = "sync:";

/// How many earlier versions are known by their digests.
const MOST_PAST: usize = 16;

/// What is to be done, and what could not be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// To write into `storage.local`.
    pub local: Items,
    /// To remove from `storage.local`.
    pub local_gone: Vec<String>,
    /// To write into `storage.sync`.
    pub sync: Items,
    /// To remove from `storage.sync`.
    pub sync_gone: Vec<String>,
    /// Names of profiles that have no room in `storage.sync`.
    pub left_out: Vec<String>,
    /// Names of the copies that were made of versions that did not win.
    pub copies: Vec<String>,
}

/// An object of texts, as the browser's storage gives it; members that are no text are no profile's.
///
/// # Errors
/// When it is not JSON.
pub fn items(text: &str) -> Result<Items, Misfit> {
    let all = Value::parse(text)?;
    let texts = all.members().iter().filter_map(|(key, value)| match value {
        Value::Text(text) => Some((key.clone(), text.clone())),
        _ => None,
    });
    Ok(texts.collect())
}

/// Keys and texts as an object, for the browser's storage.
#[must_use]
pub fn object(items: &Items) -> Value {
    Value::Object(items.iter().map(|(key, text)| (key.clone(), Value::Text(text.clone()))).collect())
}

impl Merged {
    /// What is to be done as JSON: `local` and `sync` are objects, the rest lists.
    #[must_use]
    pub fn to_json(&self) -> String {
        let list = |texts: &[String]| Value::List(texts.iter().cloned().map(Value::Text).collect());
        to_text(&Value::Object(vec![
            ("local".into(), object(&self.local)),
            ("localGone".into(), list(&self.local_gone)),
            ("sync".into(), object(&self.sync)),
            ("syncGone".into(), list(&self.sync_gone)),
            ("leftOut".into(), list(&self.left_out)),
            ("copies".into(), list(&self.copies)),
        ]))
    }
}

/// What this device knows of a profile in `storage.sync`, since it was last made one with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Mark {
    /// The profile's id there.
    uid: String,
    /// The digest of the content.
    digest: String,
    /// Digests of what it was before, the latest last.
    past: Vec<String>,
}

record!(Mark {
    need uid = "uid",
    need digest = "digest",
    need past = "past",
});

/// Makes one of what is on this device and what is in `storage.sync`.
///
/// `local` are the keys `profile:…` and `sync:…` of `storage.local`; other keys are not looked at. `now` is in
/// milliseconds since 1970. `fresh` makes an id that no other device makes.
#[must_use]
pub fn merge(local: &Items, sync: &Items, now: u64, fresh: &mut dyn FnMut() -> String) -> Merged {
    let mut work = Work { local, remotes: item::read(sync), now, fresh, merged: Merged::default(), last: 0, held: 0 };
    work.last = local.iter().filter_map(|(key, _)| key.strip_prefix(PROFILE)?.parse().ok()).max().unwrap_or_default();
    work.held = sync.iter().map(|(key, text)| size(key, text)).sum();
    work.run();
    work.merged
}

struct Work<'a> {
    local: &'a Items,
    remotes: Vec<Remote>,
    now: u64,
    fresh: &'a mut dyn FnMut() -> String,
    merged: Merged,
    /// The largest number of a profile on this device.
    last: u64,
    /// Bytes in `storage.sync` as it will be.
    held: usize,
}

impl Work<'_> {
    fn run(&mut self) {
        let local = self.local;
        let of =
            |start: &'static str| local.iter().filter_map(move |(key, text)| Some((key.strip_prefix(start)?, text)));
        let mut known: Vec<String> = Vec::new();
        for (id, content) in of(PROFILE) {
            if is_given(id) {
                // The organisation gives it on each device itself.
                continue;
            }
            let mark: Option<Mark> = of(MARK).find(|(of, _)| *of == id).and_then(|(_, text)| from_text(text).ok());
            match mark {
                None => {
                    let uid = (self.fresh)();
                    self.send(id, content, Mark { uid, ..Mark::default() });
                }
                Some(mark) => {
                    known.push(mark.uid.clone());
                    self.meet(id, content, mark);
                }
            }
        }
        for (id, text) in of(MARK) {
            if of(PROFILE).any(|(of, _)| of == id) {
                continue;
            }
            // It was deleted here.
            let Ok(mark) = from_text::<Mark>(text) else { continue };
            self.merged.local_gone.push(format!("{MARK}{id}"));
            known.push(mark.uid.clone());
            match self.remote(&mark.uid) {
                // Somebody else went on with it: that is the newer word.
                Some(remote) if !remote.head.gone && remote.head.digest != mark.digest => self.take_new(&remote),
                Some(remote) if !remote.head.gone => self.bury(&remote, &mark),
                _ => {}
            }
        }
        let new: Vec<Remote> = self.remotes.iter().filter(|remote| !known.contains(&remote.uid)).cloned().collect();
        for remote in &new {
            if !remote.head.gone {
                self.take_new(remote);
            }
        }
    }

    fn remote(&self, uid: &str) -> Option<Remote> {
        self.remotes.iter().find(|remote| remote.uid == uid).cloned()
    }

    /// A profile that is on this device and was in `storage.sync`.
    fn meet(&mut self, id: &str, content: &str, mark: Mark) {
        let own = digest(content);
        let is_changed = own != mark.digest;
        let Some(remote) = self.remote(&mark.uid) else {
            // Not there at all, not even as deleted: that storage was emptied.
            return self.send(id, content, mark);
        };
        if remote.head.digest == own && !remote.head.gone {
            // The same, however it came about.
            if is_changed {
                let past = remote.head.past.clone();
                self.keep_mark(id, Mark { uid: mark.uid, digest: own, past });
            }
            return;
        }
        let is_newer_there = remote.head.digest != mark.digest || remote.head.gone;
        match (is_changed, is_newer_there) {
            (true, false) => self.send(id, content, mark),
            (false, true) if remote.head.gone => {
                self.merged.local_gone.push(format!("{PROFILE}{id}"));
                self.merged.local_gone.push(format!("{MARK}{id}"));
            }
            (false, true) if remote.head.past.contains(&mark.digest) => self.take(id, &remote),
            (false, false) => {}
            // Both changed. Deleting is a change that keeps nothing.
            (_, true) if remote.head.gone => self.send(id, content, mark),
            (_, true) => self.settle(id, content, mark, &remote),
        }
    }

    /// Two versions of which neither came from the other: the newest wins, and the other is kept as a copy.
    fn settle(&mut self, id: &str, content: &str, mark: Mark, remote: &Remote) {
        let Some(theirs) = remote.content.clone() else { return };
        // What was changed here since is newer than what came from elsewhere before now.
        let changed_here = digest(content) != mark.digest;
        let is_ours_newer = changed_here && remote.head.at <= self.now;
        if is_ours_newer {
            self.copy(&theirs);
            let past = with(remote.head.past.clone(), remote.head.digest.clone());
            let past = with(past, mark.digest.clone());
            self.send(id, content, Mark { uid: mark.uid, digest: remote.head.digest.clone(), past });
        } else {
            self.copy(content);
            self.take(id, remote);
        }
    }

    /// A new profile on this device with this content, under a name that says what it is. It is sent next time.
    fn copy(&mut self, content: &str) {
        let Ok(mut profile) = from_text::<Profile>(content) else { return };
        profile.name = self.free_name(&profile.name);
        self.last += 1;
        self.merged.copies.push(profile.name.clone());
        self.merged.local.push((format!("{PROFILE}{}", self.last), to_text(&profile)));
    }

    /// A name that no profile of this device has.
    fn free_name(&self, name: &str) -> String {
        let all = self.local.iter().chain(&self.merged.local);
        let names: Vec<String> = all
            .filter(|(key, _)| key.starts_with(PROFILE))
            .filter_map(|(_, text)| Some(from_text::<Profile>(text).ok()?.name))
            .collect();
        name::free(name, |one| names.iter().any(|other| other == one))
    }

    /// Writes a profile into `storage.sync`, if there is room.
    fn send(&mut self, id: &str, content: &str, mark: Mark) {
        let own = digest(content);
        let past = if mark.digest.is_empty() { mark.past } else { with(mark.past, mark.digest) };
        let head = Head { at: self.now, digest: own.clone(), past: past.clone(), parts: 0, gone: false };
        let items = item::write(&mark.uid, head, content);
        let before = self.remote(&mark.uid).map_or(0, |remote| remote.bytes);
        let bytes: usize = items.iter().map(|(key, text)| size(key, text)).sum();
        if self.held.saturating_sub(before) + bytes > MOST_BYTES {
            let name = from_text::<Profile>(content).map(|profile| profile.name).unwrap_or_default();
            self.merged.left_out.push(name);
            return;
        }
        self.held = self.held.saturating_sub(before) + bytes;
        self.remove_other_parts(&mark.uid, &items);
        self.merged.sync.extend(items);
        self.keep_mark(id, Mark { uid: mark.uid, digest: own, past });
    }

    /// Parts of an earlier, longer version.
    fn remove_other_parts(&mut self, uid: &str, items: &Items) {
        let Some(remote) = self.remote(uid) else { return };
        let gone = remote.keys.iter().filter(|key| !items.iter().any(|(kept, _)| kept == *key));
        self.merged.sync_gone.extend(gone.cloned());
    }

    /// Leaves nothing in `storage.sync` but that it was deleted.
    fn bury(&mut self, remote: &Remote, mark: &Mark) {
        let past = with(mark.past.clone(), mark.digest.clone());
        let head = Head { at: self.now, digest: String::new(), past, parts: 0, gone: true };
        let items = item::write(&remote.uid, head, "");
        self.remove_other_parts(&remote.uid, &items);
        self.merged.sync.extend(items);
    }

    /// Takes a version from `storage.sync` for a profile that is here, once all of it has arrived.
    fn take(&mut self, id: &str, remote: &Remote) {
        let Some(content) = &remote.content else { return };
        self.merged.local.push((format!("{PROFILE}{id}"), content.clone()));
        let Head { digest, past, .. } = remote.head.clone();
        self.keep_mark(id, Mark { uid: remote.uid.clone(), digest, past });
    }

    /// Takes a profile that is not here.
    fn take_new(&mut self, remote: &Remote) {
        if remote.content.is_some() {
            self.last += 1;
            self.take(&self.last.to_string(), remote);
        }
    }

    fn keep_mark(&mut self, id: &str, mark: Mark) {
        self.merged.local.push((format!("{MARK}{id}"), to_text(&mark)));
    }
}

/// The past with one more digest.
fn with(mut past: Vec<String>, digest: String) -> Vec<String> {
    past.retain(|other| *other != digest);
    past.push(digest);
    past.drain(..past.len().saturating_sub(MOST_PAST));
    past
}

/// A short name for a content: FNV-1a of 64 bits. It tells versions of one profile apart, and guards nothing.
pub(crate) fn digest(content: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in content.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
