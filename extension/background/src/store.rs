//! What is kept, and where: profiles in `storage.local`; the secret, what was seen on the consoles, and what a fill
//! did in `storage.session`, which lives in memory and is closed to content scripts.

use linkwright::json::{self, record};
use linkwright::message::{RefusalKind, UndoKind};
use linkwright::plan::FieldOutcome;
use linkwright::plan::repair::Contents;
use linkwright::policy;
use linkwright::profile::{DisabledRule, Profile, Secret, name};
use linkwright::search::split;
use linkwright::settings::{self, Settings};
use linkwright::setup::Memory;

use crate::api::{self, Answer, Area, Items};
use crate::failure::Failure;

const PROFILE: &str = "profile:";
const PRESET: &str = "preset:";
const SELECTED: &str = "selected";
const MAP: &str = "consoleMap";

/// A profile with its id.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id: a number that only grows.
    pub id: String,
    /// The profile.
    pub profile: Box<Profile>,
}

/// What a fill did, kept as long as the tab shows the same load of the same address.
#[derive(Debug, Default)]
pub struct LastFill {
    /// The address.
    pub address: String,
    /// When that was loaded.
    pub loaded: u64,
    /// What became of the fields.
    pub outcomes: Vec<FieldOutcome>,
}

record!(LastFill {
    need address = "address",
    need loaded = "loaded",
    need outcomes = "outcomes",
});

/// What a fill or fix changed, kept as long as the tab shows the same load of the same address.
#[derive(Debug)]
pub struct Undo {
    /// The address.
    pub address: String,
    /// When that was loaded.
    pub loaded: u64,
    /// What changed it.
    pub kind: UndoKind,
    /// What the fields held before.
    pub before: Vec<Contents>,
    /// What they held right after; nothing is known of a fill that was cut off.
    pub after: Vec<Contents>,
}

record!(Undo {
    need address = "address",
    need loaded = "loaded",
    need kind = "kind",
    need before = "before",
    need after = "after",
});

/// What is kept on disk, as it was when it was read: all at once, because every question to the browser takes its time.
pub struct Disk(Items);

/// Reads what is kept on disk.
pub async fn disk() -> Result<Disk, Failure> {
    api::load_all(Area::Local).await.map(Disk)
}

impl Disk {
    /// All profiles, by name.
    pub fn profiles(&self) -> Result<Vec<Kept>, Failure> {
        let mut kept: Vec<Kept> = Vec::new();
        for (key, text) in self.0.all() {
            let Some(id) = key.strip_prefix(PROFILE) else { continue };
            let profile = json::from_text(&text).map_err(damaged)?;
            let one = Kept { id: id.to_owned(), profile: Box::new(profile) };
            let name = |kept: &Kept| (kept.profile.name.clone(), kept.id.clone());
            let place = kept.partition_point(|other| name(other) < name(&one));
            kept.insert(place, one);
        }
        Ok(kept)
    }

    /// What the user works with.
    pub fn current(&self) -> Result<Current, Failure> {
        self.current_of(&self.profiles()?)
    }

    /// The selected one of these profiles, with the settings.
    pub fn current_of(&self, kept: &[Kept]) -> Result<Current, Failure> {
        let id = self.0.text(SELECTED);
        let exists = kept.iter().find(|one| Some(&one.id) == id.as_ref());
        let kept = exists.or(kept.first()).cloned();
        // What was never set, or cannot be read, is as it was installed.
        let text = self.0.text(settings::KEY).unwrap_or_default();
        let Settings { marks_off, rules_off: mut off, .. } = json::from_text(&text).unwrap_or_default();
        if let Some(kept) = &kept {
            // In a profile whose rules it has locked, the organisation's word goes before what is off for all.
            let locked = self.0.text(policy::RULES).unwrap_or_default();
            if json::from_text::<Vec<String>>(&locked).unwrap_or_default().contains(&kept.id) {
                off.clear();
            }
            off.extend(kept.profile.disabled_rules.clone());
        }
        // What cannot be read allows nothing.
        let domains = self.0.text(policy::DOMAINS);
        let allowed_domains = domains.map(|domains| json::from_text(&domains).unwrap_or_default());
        Ok(Current { kept, off, marks_off, allowed_domains })
    }

    /// An error unless there is such a profile.
    fn know(&self, id: &str) -> Result<(), Failure> {
        self.profile(id).map(drop).ok_or(RefusalKind::UnknownProfile.into())
    }

    /// A profile as it is stored, in JSON.
    pub fn profile(&self, id: &str) -> Option<String> {
        self.0.text(&profile_key(id))
    }

    /// The id of the preset that a profile was made from, or an empty text.
    pub fn preset_of(&self, id: &str) -> String {
        self.0.text(&preset_key(id)).unwrap_or_default()
    }

    /// The organisation's policy in force, in JSON, or nothing.
    pub fn policy(&self) -> String {
        self.0.text(policy::IN_FORCE).unwrap_or_default()
    }

    /// The user's own console map in JSON, or nothing.
    pub fn own_map(&self) -> String {
        self.0.text(MAP).unwrap_or_default()
    }
}

/// What stands between a kept secret and its client ID: neither has one inside.
const OF: &str = "\n";

/// What is kept for this session about a profile and a tab, as it was when it was read.
pub struct Session {
    items: Items,
    id: String,
    client_id: String,
    tab: u32,
}

/// Reads what is kept for this session about a profile (none: about nobody in particular) and a tab.
pub async fn session(kept: Option<&Kept>, tab: u32) -> Result<Session, Failure> {
    let client_id = |kept: &Kept| kept.profile.account_linking_request.client_id.clone().unwrap_or_default();
    let (id, client_id) = kept.map(|kept| (kept.id.clone(), client_id(kept))).unwrap_or_default();
    let keys = [&*secret_key(&id), &seen_key(&id), &fill_key(tab), &undo_key(tab), &point_key(tab)];
    let items = api::load(Area::Session, &keys).await?;
    Ok(Session { items, id, client_id, tab })
}

impl Session {
    /// The secret kept for the profile; nothing when it belongs to another client ID than the profile has now.
    pub fn secret(&self) -> Option<Secret> {
        let (secret, of) = secret_in(&self.items, &self.id)?;
        let is_others = !self.client_id.is_empty() && !of.is_empty() && of != self.client_id;
        (!is_others).then_some(secret)
    }

    /// True when any is kept.
    pub fn keeps_secret(&self) -> bool {
        secret_in(&self.items, &self.id).is_some()
    }

    /// What was seen on the consoles.
    pub fn memory(&self) -> Memory {
        // What an older version left in this session and cannot be read is seen again on the next visit.
        json::from_text(&self.seen()).unwrap_or_default()
    }

    /// The same as JSON, or nothing.
    pub fn seen(&self) -> String {
        self.items.text(&seen_key(&self.id)).unwrap_or_default()
    }

    /// What the last fill did in the tab, if it still shows that load of that address.
    pub fn last_fill(&self, address: &str, loaded: u64) -> Vec<FieldOutcome> {
        let text = self.items.text(&fill_key(self.tab));
        let fill: LastFill = text.and_then(|text| json::from_text(&text).ok()).unwrap_or_default();
        if (fill.address.as_str(), fill.loaded) == (address, loaded) { fill.outcomes } else { Vec::new() }
    }

    /// What the last fill or fix of this load of a page changed. It can hold a secret: in session storage alone.
    pub fn undo(&self, address: &str, loaded: u64) -> Option<Undo> {
        let undo: Undo = json::from_text(&self.items.text(&undo_key(self.tab))?).ok()?;
        let is_here = (undo.address.as_str(), undo.loaded) == (address, loaded);
        if is_here && !undo.before.is_empty() { Some(undo) } else { None }
    }

    /// What the user is pointing at in the tab, in JSON, or nothing.
    pub fn pointing(&self) -> String {
        self.items.text(&point_key(self.tab)).unwrap_or_default()
    }
}

/// What the user works with: the selected profile, if there is one, and what he has set for all.
#[derive(Debug)]
pub struct Current {
    /// The selected profile.
    pub kept: Option<Kept>,
    /// The rules that are off, for the profile or for all.
    pub off: Vec<DisabledRule>,
    /// True when nothing is to be drawn on the consoles.
    pub marks_off: bool,
    /// The domains that the organisation allows; `None` when all are.
    pub allowed_domains: Option<Vec<String>>,
}

impl Current {
    /// The selected profile's content.
    pub fn profile(&self) -> Option<&Profile> {
        self.kept.as_ref().map(|kept| &*kept.profile)
    }
}

/// Selects a profile.
pub async fn select(id: &str) -> Result<(), Failure> {
    disk().await?.know(id)?;
    api::save(Area::Local, &[(SELECTED, id)]).await.map(drop)
}

/// Adds a profile under a new id, with a name that no other has, and selects it. `preset` is where it comes from.
pub async fn add(mut profile: Profile, preset: &str) -> Result<String, Failure> {
    let kept = disk().await?.profiles()?;
    profile.name = name::free(&profile.name, |name| kept.iter().any(|one| one.profile.name == name));
    let last = kept.iter().filter_map(|one| one.id.parse::<u64>().ok()).max().unwrap_or_default();
    let id = (last + 1).to_string();
    let text = json::to_text(&profile);
    let items = [(&*profile_key(&id), &*text), (&preset_key(&id), preset), (SELECTED, &id)];
    api::save(Area::Local, &items).await?;
    // An id is used again when the last profile was deleted; what was seen for that one must not reach this one.
    api::remove(Area::Session, &[&secret_key(&id), &seen_key(&id)]).await?;
    Ok(id)
}

/// Replaces a profile. Of one that the organisation gave, locked fields stay: false when that left anything out.
pub async fn replace(id: &str, profile: &Profile) -> Result<bool, Failure> {
    let disk = disk().await?;
    disk.know(id)?;
    let wanted = json::to_text(profile);
    let mut text = wanted.clone();
    if policy::is_given(id) {
        let given = disk.0.text(policy::GIVEN).unwrap_or_default();
        text = api::tool("keep_locked", &[&given, id, &wanted]).await?.concat();
    }
    api::save(Area::Local, &[(&profile_key(id), &text)]).await?;
    Ok(text == wanted)
}

/// What the panel keeps for a profile: how far the guide is, and which pages it was used on.
fn panel_keys(id: &str) -> [String; 2] {
    [key("progress:", id), key("about:", id)]
}

/// Removes a profile with all that was kept for it.
pub async fn delete(id: &str) -> Result<(), Failure> {
    disk().await?.know(id)?;
    if policy::is_given(id) {
        return Err(RefusalKind::Given.into());
    }
    api::remove(Area::Session, &[&secret_key(id), &seen_key(id)]).await?;
    let [progress, about] = panel_keys(id);
    let keys = [&*profile_key(id), &preset_key(id), &progress, &about];
    api::remove(Area::Local, &keys).await.map(drop)
}

/// Removes everything.
pub async fn delete_everything() -> Result<(), Failure> {
    api::clear(Area::Session).await?;
    api::clear(Area::Local).await.map(drop)
}

/// One function for all of them: formatting takes room.
fn key(kind: &str, of: &str) -> String {
    [kind, of].concat()
}

fn profile_key(id: &str) -> String {
    key(PROFILE, id)
}

fn preset_key(id: &str) -> String {
    key(PRESET, id)
}

fn secret_key(id: &str) -> String {
    key("secret:", id)
}

fn seen_key(id: &str) -> String {
    key("seen:", id)
}

fn fill_key(tab: u32) -> String {
    key("fill:", &tab.to_string())
}

fn undo_key(tab: u32) -> String {
    key("undo:", &tab.to_string())
}

fn point_key(tab: u32) -> String {
    key("point:", &tab.to_string())
}

/// The secret kept for a profile.
pub async fn secret(id: &str) -> Result<Option<Secret>, Failure> {
    let items = api::load(Area::Session, &[&secret_key(id)]).await?;
    Ok(secret_in(&items, id).map(|(secret, _)| secret))
}

/// The secret, and the client ID that it belongs to, if that is known.
fn secret_in(items: &Items, id: &str) -> Option<(Secret, String)> {
    let text = items.text(&secret_key(id))?;
    let (secret, of) = split(&text, OF).unwrap_or((&text, ""));
    if secret.is_empty() { None } else { Some((Secret::new(secret.to_owned()), of.to_owned())) }
}

/// Keeps a secret for this browser session, and which client ID it was seen with (empty: nobody knows); an empty one is
/// forgotten.
pub async fn keep_secret(id: &str, secret: &Secret, of: &str) -> Result<(), Failure> {
    disk().await?.know(id)?;
    let key = secret_key(id);
    if secret.expose().is_empty() {
        api::remove(Area::Session, &[&key]).await
    } else {
        let text = if of.is_empty() { secret.expose().to_owned() } else { [secret.expose(), of].join(OF) };
        api::save(Area::Session, &[(&key, &text)]).await
    }
    .map(drop)
}

/// Remembers what was seen: a [`Memory`] as JSON.
pub fn remember(kept: Option<&Kept>, memory: &str) -> Answer {
    let key = seen_key(kept.map_or("", |kept| &kept.id));
    api::save(Area::Session, &[(&key, memory)])
}

/// Keeps what a fill did.
pub fn keep_fill(tab: u32, fill: &LastFill) -> Answer {
    let text = json::to_text(fill);
    api::save(Area::Session, &[(&fill_key(tab), &text)])
}

/// Keeps what a fill or fix changed.
pub fn keep_undo(tab: u32, undo: &Undo) -> Answer {
    let text = json::to_text(undo);
    api::save(Area::Session, &[(&undo_key(tab), &text)])
}

/// Keeps the map, and what the user is pointing at in a tab.
pub async fn keep_map(own: &str, tab: u32, pointing: &str) -> Result<(), Failure> {
    api::save(Area::Local, &[(MAP, own)]).await?;
    api::save(Area::Session, &[(&point_key(tab), pointing)]).await.map(drop)
}

/// What is stored cannot be read.
pub fn damaged(error: impl ToString) -> Failure {
    Failure::because(RefusalKind::Damaged, error.to_string())
}

/// Forgets what was done in a tab.
pub fn forget_tab(tab: u32) -> Answer {
    api::remove(Area::Session, &[&fill_key(tab), &undo_key(tab), &point_key(tab)])
}
