//! What was seen in this browser session for one profile, kept apart by skill, security profile and app, so that two of
//! a kind in two tabs are never mixed up.

use serde::{Deserialize, Serialize};

use super::forms::{AlexaForm, CreateProfileForm, IxhelloForm, LwaClient, WebSettings};
use super::identity::{Identity, is_smart_home};
use super::observe::Observations;
use crate::console::{FieldKey, PageId};
use crate::page::PageReading;
use crate::profile::{Profile, Secret, SkillType};

/// Most skills, security profiles or apps that are remembered of a kind; the one seen longest ago goes first.
const MOST: usize = 20;

/// What is the same but for its age is written anew only after this time, in milliseconds.
const FRESH: u64 = 10_000;

/// Everything that was seen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Memory {
    skills: Vec<Skill>,
    security_profiles: Vec<SeenSecurityProfile>,
    apps: Vec<App>,
    create_profile: Option<CreateProfileForm>,
    /// True when the user has reported that linking ended on "Linking unsuccessful" or the like.
    pub linking_failed: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Skill {
    id: String,
    smart_home: bool,
    form: AlexaForm,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct SeenSecurityProfile {
    id: String,
    name: Option<String>,
    client_id: Option<String>,
    privacy_notice_url: Option<String>,
    web_settings: Option<WebSettings>,
    /// What Web Settings held when this load of the page began, and which load that was.
    at_load: Option<WebSettings>,
    loaded: u64,
    /// What Web Settings held when they were last only shown.
    shown: Option<WebSettings>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct App {
    id: String,
    form: IxhelloForm,
}

impl Memory {
    /// Takes in what a page says at a time (milliseconds since 1970). `kept` is the secret that is kept for this
    /// session; only whether it equals the one on the page is remembered.
    pub fn observe(&mut self, reading: &PageReading, now: u64, kept: Option<&Secret>) {
        let identity = Identity::of(reading);
        match reading.page {
            PageId::AlexaAccountLinking => self.alexa(identity.id, reading, now, kept),
            PageId::LwaWebSettings => self.web_settings(&identity.id, reading, now),
            PageId::LwaGeneral => {
                let seen = self.security_profile(&identity.id, reading.security_profile_name.as_deref());
                if let Some(client_id) = reading.text(FieldKey::ClientId) {
                    seen.client_id = Some(client_id.to_owned());
                }
                seen.privacy_notice_url = reading.text(FieldKey::PrivacyNoticeUrl).map(str::to_owned);
            }
            PageId::IxhelloPublish => {
                let mut form = IxhelloForm::of(reading);
                let before = take(&mut self.apps, |app| app.id == identity.id);
                form.seen_at = age(before.map(|app| (app.form.seen_at, app.form)), &form, now, |form| IxhelloForm {
                    seen_at: 0,
                    ..form.clone()
                });
                keep(&mut self.apps, App { id: identity.id, form });
            }
            PageId::LwaCreateProfile => self.create_profile = Some(CreateProfileForm::of(reading)),
        }
    }

    fn alexa(&mut self, id: String, reading: &PageReading, now: u64, kept: Option<&Secret>) {
        let before = take(&mut self.skills, |skill| skill.id == id).map(|skill| skill.form);
        let mut form = AlexaForm::of(reading, kept);
        if form.unsaved == Some(false) {
            form.saved = Some(Box::new(form.clone()));
        }
        if let Some(before) = before {
            // With the toggle off or another grant chosen the URLs are hidden, not gone.
            if form.redirect_urls.is_none() {
                form.redirect_urls = before.redirect_urls.clone();
            }
            if form.saved.is_none() {
                form.saved = before.saved.clone();
            }
            let seen_at = before.seen_at;
            form.seen_at = age(Some((seen_at, before)), &form, now, |form| AlexaForm { seen_at: 0, ..form.clone() });
        } else {
            form.seen_at = now;
        }
        keep(&mut self.skills, Skill { id, smart_home: is_smart_home(&reading.url), form });
    }

    fn web_settings(&mut self, id: &str, reading: &PageReading, now: u64) {
        let seen = self.security_profile(id, reading.security_profile_name.as_deref());
        let mut settings = WebSettings::of(reading);
        if !settings.editing {
            seen.shown = Some(settings.clone());
            seen.at_load = None;
        } else if seen.loaded != reading.loaded || seen.at_load.is_none() {
            // A page as it comes from the server holds what is saved, unless the browser put back what was typed: then
            // it differs from what was shown before.
            seen.at_load = Some(settings.clone());
        }
        seen.loaded = reading.loaded;
        if settings.editing {
            let differs =
                |saved: &Option<WebSettings>| saved.as_ref().is_some_and(|saved| !saved.holds_the_same(&settings));
            settings.unsaved = differs(&seen.at_load) || differs(&seen.shown);
        }
        let before = seen.web_settings.take();
        settings.seen_at = age(before.map(|before| (before.seen_at, before)), &settings, now, |settings| WebSettings {
            seen_at: 0,
            ..settings.clone()
        });
        seen.web_settings = Some(settings);
    }

    /// The entry of a security profile, moved to the end as the one seen last. Its ID tells it, else its name.
    fn security_profile(&mut self, id: &str, name: Option<&str>) -> &mut SeenSecurityProfile {
        let same = |seen: &SeenSecurityProfile| {
            if !id.is_empty() && !seen.id.is_empty() { seen.id == id } else { seen.name.as_deref() == name }
        };
        let mut seen = take(&mut self.security_profiles, same).unwrap_or_default();
        if !id.is_empty() {
            id.clone_into(&mut seen.id);
        }
        if name.is_some() {
            seen.name = name.map(str::to_owned);
        }
        keep(&mut self.security_profiles, seen)
    }

    /// The set-up that a page belongs to, as far as it is certain; without a page the one that was seen, if there is
    /// only one.
    #[must_use]
    pub fn view(&self, about: Option<&Identity>, profile: Option<&Profile>, secret_kept: bool) -> Observations {
        let lwa = profile.and_then(|profile| profile.lwa.as_ref());
        let chosen = lwa.and_then(|lwa| lwa.name.as_deref());
        let on = |page: PageId| about.filter(|identity| identity.page == page).map(|identity| identity.id.as_str());
        let here = about.and_then(|identity| match identity.page {
            PageId::LwaWebSettings | PageId::LwaGeneral => self.here(&identity.id),
            _ => None,
        });
        let skill = match on(PageId::AlexaAccountLinking) {
            Some(id) => self.skills.iter().find(|skill| skill.id == id),
            None => self.skill_of(here),
        };
        let security_profile = here.or_else(|| self.security_profile_of(skill, chosen));
        let app = match on(PageId::IxhelloPublish) {
            Some(id) => self.apps.iter().find(|app| app.id == id),
            None => only(&self.apps),
        };
        let form = skill.map(|skill| skill.form.clone());
        let several = (skill.is_none() && self.skills.len() > 1)
            || (security_profile.is_none() && self.security_profiles.len() > 1)
            || (app.is_none() && self.apps.len() > 1);
        Observations {
            skill_type: profile.and_then(|profile| profile.skill_type).or_else(|| skill.and_then(Skill::kind)),
            alexa: form,
            web_settings: security_profile.and_then(|seen| seen.web_settings.clone()),
            lwa_clients: self.security_profiles.iter().filter_map(SeenSecurityProfile::client).collect(),
            create_profile: self.create_profile.clone(),
            shown_privacy_notice_url: here.and_then(|seen| seen.privacy_notice_url.clone()),
            ixhello: app.map(|app| app.form.clone()),
            chosen_security_profile: chosen.map(str::to_owned),
            several,
            common_redirect_urls: self.common_redirect_urls(),
            secret_kept,
            linking_failed: self.linking_failed,
        }
    }

    /// The entry of the security profile whose page is open: the one that was seen last, when the page does not tell.
    fn here(&self, id: &str) -> Option<&SeenSecurityProfile> {
        match id {
            "" => self.security_profiles.last(),
            id => self.security_profiles.iter().find(|seen| seen.id == id),
        }
    }

    /// The skill that uses a security profile: by the client ID, else the only one that was seen.
    fn skill_of(&self, here: Option<&SeenSecurityProfile>) -> Option<&Skill> {
        let client_id = here.and_then(|seen| seen.client_id.as_ref());
        let using = |skill: &&Skill| client_id.is_some() && skill.form.client_id.as_ref() == client_id;
        // Skills that share a security profile show the same redirect URLs: the one that was seen last speaks for them.
        self.skills.iter().rev().find(using).or_else(|| only(&self.skills))
    }

    /// The security profile that a skill uses: by the client ID, else by the name in the user's profile, else the only
    /// one that was seen.
    fn security_profile_of(&self, skill: Option<&Skill>, chosen: Option<&str>) -> Option<&SeenSecurityProfile> {
        let all = &self.security_profiles;
        let client_id = skill.and_then(|skill| skill.form.client_id.as_ref());
        let using = all.iter().find(|seen| client_id.is_some() && seen.client_id.as_ref() == client_id);
        let named = || {
            let mut fitting = all.iter().filter(|seen| chosen.is_some() && seen.name.as_deref() == chosen);
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first)
        };
        using.or_else(named).or_else(|| only(all))
    }

    fn common_redirect_urls(&self) -> Vec<String> {
        let mut all = self.skills.iter().filter_map(|skill| skill.form.redirect_urls.as_ref());
        match all.next() {
            Some(first) if all.all(|other| other == first) => first.clone(),
            _ => Vec::new(),
        }
    }
}

impl Skill {
    /// The kind, where the page tells it: smart home by its address; custom by a toggle that only custom skills have.
    /// Source for the toggle: walk-throughs of smart-home skills do not show it.
    fn kind(&self) -> Option<SkillType> {
        match (self.smart_home, self.form.skip_on_enablement) {
            (true, _) => Some(SkillType::SmartHome),
            (false, Some(_)) => Some(SkillType::Custom),
            (false, None) => None,
        }
    }
}

impl SeenSecurityProfile {
    fn client(&self) -> Option<LwaClient> {
        Some(LwaClient { security_profile: self.name.clone(), client_id: self.client_id.clone()? })
    }
}

/// The only entry, when there is one.
fn only<T>(all: &[T]) -> Option<&T> {
    match all {
        [one] => Some(one),
        _ => None,
    }
}

fn take<T>(all: &mut Vec<T>, same: impl Fn(&T) -> bool) -> Option<T> {
    let place = all.iter().position(same)?;
    Some(all.remove(place))
}

/// Puts an entry at the end.
fn keep<T>(all: &mut Vec<T>, one: T) -> &mut T {
    if all.len() >= MOST {
        all.remove(0);
    }
    let last = all.len();
    all.insert(last, one);
    &mut all[last]
}

/// When something was seen: now, or a moment ago when it was the same then.
fn age<T: PartialEq>(before: Option<(u64, T)>, after: &T, now: u64, ageless: impl Fn(&T) -> T) -> u64 {
    match before {
        Some((then, before)) if now.abs_diff(then) < FRESH && ageless(&before) == ageless(after) => then,
        _ => now,
    }
}
