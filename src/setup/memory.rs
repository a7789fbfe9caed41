//! What was seen in this browser session for one profile, kept apart by skill, security profile and app, so that two of
//! a kind in two tabs are never mixed up.

mod json;

use serde::{Deserialize, Serialize};

use super::forms::{AlexaForm, CreateProfileForm, IxhelloForm, LwaClient, WebSettings};
use super::guide::Stray;
use super::held::{self, Held, field};
use super::identity::{Identity, is_smart_home};
use super::observe::Observations;
use super::secret_facts::SecretFacts;
use crate::console::{FieldKey, PageId};
use crate::page::{FieldState, PageReading};
use crate::profile::{Profile, Secret, SkillType};

/// Most pages that are remembered; the one seen longest ago goes first.
const MOST: usize = 60;

/// What is the same but for its age is written anew only after this time, in milliseconds.
const FRESH: u64 = 10_000;

/// Everything that was seen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Memory {
    pages: Vec<Page>,
    /// True when the user has reported that linking ended on "Linking unsuccessful" or the like.
    pub linking_failed: bool,
}

/// A page of one skill, security profile or app, as it was seen last.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Page {
    page: Option<PageId>,
    /// Skill ID, security profile ID or app.
    id: String,
    /// Its address.
    address: String,
    /// The security profile's name.
    name: Option<String>,
    smart_home: bool,
    /// Which load of the page it was, and what it held when that began.
    loaded: u64,
    at_load: Vec<Held>,
    seen_at: u64,
    /// True when the lists had inputs.
    editing: bool,
    /// True when something is not saved; `None` when the page does not tell.
    unsaved: Option<bool>,
    held: Vec<Held>,
    /// What it held when the page last said that everything is saved.
    saved: Option<Vec<Held>>,
    /// True when it was saved while the secret's field was empty.
    secretless: bool,
}

impl Memory {
    /// As if these pages had been seen, each holding these fields.
    #[must_use]
    pub fn holding(pages: Vec<(PageId, Vec<Held>)>) -> Self {
        let pages = pages.into_iter().map(|(page, held)| Page { page: Some(page), held, ..Page::default() });
        Self { pages: pages.collect(), linking_failed: false }
    }

    /// Takes in what a page says at a time (milliseconds since 1970). `kept` is the secret that is kept for this
    /// session; only whether it equals the one on the page is remembered.
    pub fn observe(&mut self, reading: &PageReading, now: u64, kept: Option<&Secret>) {
        let Identity { page, id } = Identity::of(reading);
        let name = reading.security_profile_name.clone();
        let place = self.pages.iter().position(|seen| seen.page == Some(page) && seen.is_of(&id, name.as_deref()));
        let before = place.map(|place| self.pages.remove(place));
        let mut seen = Page {
            page: Some(page),
            id,
            address: reading.url.clone(),
            name,
            smart_home: is_smart_home(&reading.url),
            loaded: reading.loaded,
            at_load: Vec::new(),
            seen_at: now,
            editing: matches!(
                reading.state(FieldKey::AllowedReturnUrls),
                FieldState::List { .. } | FieldState::Area { .. }
            ),
            unsaved: reading.unsaved,
            held: held::all(reading, kept),
            saved: None,
            secretless: false,
        };
        if let Some(before) = before {
            seen.follow(before);
        } else if seen.can_change() {
            seen.at_load = seen.held.clone();
        }
        match page {
            PageId::LwaWebSettings => seen.unsaved = Some(seen.editing && seen.differs()),
            // It may have been saved since: that this page does not tell.
            PageId::IxhelloPublish if seen.differs() => seen.unsaved = Some(true),
            _ => {}
        }
        if seen.unsaved == Some(false) {
            seen.saved = Some(seen.held.clone());
        }
        if self.pages.len() >= MOST {
            self.pages.remove(0);
        }
        self.pages.push(seen);
    }

    /// Every page with its address and its identity, the one that was seen last at the end, but for what is known to be of
    /// another security profile than the one with this client ID.
    pub(super) fn places(&self, client_id: Option<&str>) -> impl Iterator<Item = (PageId, &str, &str)> {
        let is_lwa = |seen: &&Page| matches!(seen.page, Some(PageId::LwaGeneral | PageId::LwaWebSettings));
        let own = self.pages.iter().filter(move |seen| !(is_lwa(seen) && self.is_stray(seen, client_id)));
        own.filter_map(|seen| Some((seen.page?, seen.address.as_str(), seen.id.as_str())))
    }

    fn of(&self, page: PageId) -> impl DoubleEndedIterator<Item = &Page> {
        self.pages.iter().filter(move |seen| seen.page == Some(page))
    }

    fn only(&self, page: PageId) -> Option<&Page> {
        let mut all = self.of(page);
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }

    /// The set-up that a page belongs to, as far as it is certain; without a page the one that was seen, if there is
    /// only one.
    #[must_use]
    pub fn view(&self, about: Option<&Identity>, profile: Option<&Profile>, secret_kept: bool) -> Observations {
        let lwa = profile.and_then(|profile| profile.lwa.as_ref());
        let chosen = lwa.and_then(|lwa| lwa.name.as_deref());
        let here = about.and_then(|about| self.of(about.page).rev().find(|seen| seen.id == about.id));
        let on = |page: PageId| here.filter(|here| here.page == Some(page));
        let security_profile = on(PageId::LwaWebSettings).or(on(PageId::LwaGeneral));
        let skill = on(PageId::AlexaAccountLinking).or_else(|| self.skill_of(security_profile));
        let client_id = skill.and_then(|skill| held::text(&skill.held, FieldKey::ClientId));
        let settings = match security_profile {
            Some(here) => self.of(PageId::LwaWebSettings).rev().find(|seen| seen.is_of(&here.id, here.name.as_deref())),
            None => self.settings_of(client_id.as_deref(), chosen),
        };
        // Which of several skills an app has become is not certain.
        let one_skill = self.of(PageId::AlexaAccountLinking).nth(1).is_none();
        let app = on(PageId::IxhelloPublish).or_else(|| self.only(PageId::IxhelloPublish).filter(|_| one_skill));
        let more = |page: PageId, found: Option<&Page>| found.is_none() && self.of(page).nth(1).is_some();
        let create = self.of(PageId::LwaCreateProfile).next_back();
        let wanted = profile.and_then(Profile::lwa_client_id);
        let other = security_profile.or(settings).filter(|page| self.is_stray(page, wanted));
        Observations {
            skill_type: profile.and_then(|profile| profile.skill_type).or_else(|| skill.and_then(Page::kind)),
            alexa: skill.map(Page::alexa),
            web_settings: settings.map(Page::web_settings),
            stray: other.is_some(),
            is_nobodys: other.is_some_and(|other| self.client_of(other) != client_id),
            lwa_clients: self.clients(client_id.as_deref(), chosen),
            create_profile: create
                .map(|create| CreateProfileForm { seen_at: create.seen_at, ..CreateProfileForm::of(&create.held) }),
            general_seen_at: on(PageId::LwaGeneral)
                .or_else(|| self.general_of(client_id.as_deref()))
                .map(|general| general.seen_at),
            shown_privacy_notice_url: on(PageId::LwaGeneral)
                .and_then(|here| held::text(&here.held, FieldKey::PrivacyNoticeUrl)),
            ixhello: app.map(Page::ixhello),
            chosen_security_profile: chosen.map(str::to_owned),
            chosen_client_id: profile.and_then(|profile| profile.account_linking_request.client_id.clone()),
            several: (skill.is_none() && self.of(PageId::AlexaAccountLinking).next().is_some())
                || more(PageId::LwaWebSettings, settings)
                || (app.is_none() && self.of(PageId::IxhelloPublish).next().is_some()),
            common_redirect_urls: self.common_redirect_urls(),
            secret_kept,
            linking_failed: self.linking_failed,
            allowed_domains: None,
        }
    }

    /// What the guide has to know where a [view](Self::view) is of another security profile than the profile's, which is
    /// then said no more in the view.
    #[must_use]
    pub fn stray(&self, seen: &mut Observations, profile: &Profile) -> Option<Stray> {
        if !std::mem::take(&mut seen.stray) {
            return None;
        }
        let wanted = profile.lwa_client_id();
        let own = self.with_client(PageId::LwaGeneral, wanted);
        let shown = seen.web_settings.as_ref().and_then(|settings| settings.security_profile.clone());
        Some(Stray {
            names: shown.zip(own.and_then(|own| own.name.clone())),
            settings: own.and_then(|_| self.settings_of(wanted, None)).map(Page::web_settings),
        })
    }

    /// The skill that uses a security profile: by the client ID, else the only one that was seen.
    fn skill_of(&self, security_profile: Option<&Page>) -> Option<&Page> {
        let client_id = security_profile.and_then(|here| self.client_of(here));
        // Skills that share a security profile show the same redirect URLs: the one that was seen last speaks for them.
        self.with_client(PageId::AlexaAccountLinking, client_id.as_deref()).or_else(|| {
            let only = self.only(PageId::AlexaAccountLinking)?;
            // A skill that uses another security profile has nothing to do with this one.
            let own = held::text(&only.held, FieldKey::ClientId);
            match (self.with_client(PageId::LwaGeneral, own.as_deref()), security_profile) {
                (Some(other), Some(here)) if !other.is_of(&here.id, here.name.as_deref()) => None,
                _ => Some(only),
            }
        })
    }

    /// The page of this kind that has a client ID; of several the one that was seen last.
    fn with_client(&self, page: PageId, client_id: Option<&str>) -> Option<&Page> {
        let wanted = client_id.filter(|id| !id.is_empty())?;
        self.of(page).rev().find(|seen| held::text(&seen.held, FieldKey::ClientId).as_deref() == Some(wanted))
    }

    /// The client ID of the security profile that a page is of.
    fn client_of(&self, page: &Page) -> Option<String> {
        let mut all = self.of(PageId::LwaGeneral).rev();
        held::text(&all.find(|seen| seen.is_of(&page.id, page.name.as_deref()))?.held, FieldKey::ClientId)
    }

    /// True when a page of Login with Amazon is known to be of another security profile than the one with this client ID:
    /// its own is known, or the one that has this client ID.
    fn is_stray(&self, page: &Page, client_id: Option<&str>) -> bool {
        let Some(wanted) = client_id.filter(|_| !page.id.is_empty()) else { return false };
        self.of(PageId::LwaGeneral).any(|general| {
            let own = held::text(&general.held, FieldKey::ClientId).filter(|own| !own.is_empty());
            !general.id.is_empty() && own.is_some_and(|own| (own == wanted) != (general.id == page.id))
        })
    }

    /// The clients of the security profiles that were seen, but for those that another skill uses and this one does
    /// not, unless the user's profile names them.
    fn clients(&self, own: Option<&str>, chosen: Option<&str>) -> Vec<LwaClient> {
        let own = own.filter(|own| !own.is_empty());
        let is_meant = |client: &LwaClient| {
            own.is_none_or(|own| own == client.client_id)
                || (chosen.is_some() && client.security_profile.as_deref() == chosen)
                || self.with_client(PageId::AlexaAccountLinking, Some(&client.client_id)).is_none()
        };
        self.of(PageId::LwaGeneral).filter_map(|seen| seen.client().filter(is_meant)).collect()
    }

    /// The Web Settings of the security profile that a skill uses: by the client ID, else by the name in the user's
    /// profile, else the only ones that were seen.
    fn settings_of(&self, client_id: Option<&str>, chosen: Option<&str>) -> Option<&Page> {
        let all = || self.of(PageId::LwaWebSettings).rev();
        if let Some(using) = self.with_client(PageId::LwaGeneral, client_id) {
            let own = all().find(|seen| seen.is_of(&using.id, using.name.as_deref()));
            // Others are another security profile's, unless the page did not tell whose they are.
            return own.or_else(|| self.only(PageId::LwaWebSettings).filter(|seen| seen.id.is_empty()));
        }
        let mut named = all().filter(|seen| chosen.is_some() && seen.name.as_deref() == chosen);
        match (named.next(), named.next()) {
            (Some(one), None) => Some(one),
            _ => self.only(PageId::LwaWebSettings),
        }
    }

    /// The General tab of the security profile that a skill uses: by the client ID, else the only one that was seen.
    fn general_of(&self, client_id: Option<&str>) -> Option<&Page> {
        self.with_client(PageId::LwaGeneral, client_id).or_else(|| self.only(PageId::LwaGeneral))
    }

    fn common_redirect_urls(&self) -> Vec<String> {
        let urls = |skill: &Page| held::rows(&skill.held, FieldKey::AlexaRedirectUrls);
        let mut all = self.of(PageId::AlexaAccountLinking).filter_map(urls);
        match all.next() {
            Some(first) if all.all(|other| other == first) => first,
            _ => Vec::new(),
        }
    }
}

impl Page {
    /// True when both are of the same skill, security profile or app: by the ID, or by the name where one of the two
    /// pages does not tell the ID.
    fn is_of(&self, id: &str, name: Option<&str>) -> bool {
        if self.id.is_empty() || id.is_empty() {
            self.name.as_deref() == name && (name.is_some() || self.id == id)
        } else {
            self.id == id
        }
    }

    /// Takes over what was known of the page before.
    fn follow(&mut self, before: Self) {
        let was_empty = before.is_secret_empty() == Some(true);
        if self.name.is_none() {
            self.name = before.name;
        }
        if self.can_change() {
            // A page as it comes from the server holds what is saved.
            self.at_load = if before.loaded == self.loaded && !before.at_load.is_empty() {
                before.at_load
            } else {
                self.held.clone()
            };
        }
        // With the toggle off or another grant chosen the URLs are hidden, not gone.
        let urls = FieldKey::AlexaRedirectUrls;
        let hidden = field(&self.held, urls).and_then(|held| held.rows.as_ref()).is_none_or(Vec::is_empty);
        if hidden && let Some(known) = field(&before.held, urls) {
            self.held.retain(|held| held.key != urls);
            self.held.push(known.clone());
        }
        // A page that was loaded anew shows no secret, be one saved or not. Where the field was empty before saving and
        // after it, none was sent. What was put back as it had been was not saved.
        let was_saved = before.loaded == self.loaded
            && before.unsaved == Some(true)
            && self.unsaved == Some(false)
            && before.saved.as_ref() != Some(&self.held);
        self.secretless = match self.is_secret_empty() {
            Some(true) if was_saved && was_empty => true,
            Some(false) if self.unsaved == Some(false) => false,
            _ => before.secretless,
        };
        self.saved = before.saved;
        if before.held == self.held && before.unsaved == self.unsaved && self.seen_at.abs_diff(before.seen_at) < FRESH {
            self.seen_at = before.seen_at;
        }
    }

    /// True when what is saved can only be told from what it held when it was loaded.
    fn can_change(&self) -> bool {
        self.editing || self.page == Some(PageId::IxhelloPublish)
    }

    /// True when the lists, or the box to tick, hold something else than when the page was loaded, or than what was shown
    /// as saved: the browser may have put back what had been typed.
    fn differs(&self) -> bool {
        let lists = |held: &[Held]| {
            let settings = WebSettings::of(held);
            let ticked = held::flag(held, FieldKey::EnableAccountLinking);
            (settings.allowed_origins, settings.allowed_return_urls, ticked)
        };
        let now = lists(&self.held);
        lists(&self.at_load) != now || self.saved.as_ref().is_some_and(|saved| lists(saved) != now)
    }

    /// Whether the secret's field is empty; `None` where it is not on the page.
    fn is_secret_empty(&self) -> Option<bool> {
        field(&self.held, FieldKey::ClientSecret)?.facts.map(|facts| SecretFacts::from_bits(facts).empty)
    }

    fn alexa(&self) -> AlexaForm {
        AlexaForm {
            secretless: self.secretless,
            unsaved: self.unsaved,
            saved: self.saved.as_ref().map(|saved| Box::new(AlexaForm::of(saved))),
            seen_at: self.seen_at,
            ..AlexaForm::of(&self.held)
        }
    }

    fn web_settings(&self) -> WebSettings {
        WebSettings {
            security_profile: self.name.clone(),
            editing: self.editing,
            unsaved: self.unsaved == Some(true),
            seen_at: self.seen_at,
            ..WebSettings::of(&self.held)
        }
    }

    fn client(&self) -> Option<LwaClient> {
        let client_id = held::text(&self.held, FieldKey::ClientId)?;
        Some(LwaClient { security_profile: self.name.clone(), client_id })
    }

    fn ixhello(&self) -> IxhelloForm {
        let enable_account_linking = held::flag(&self.held, FieldKey::EnableAccountLinking);
        IxhelloForm { enable_account_linking, unsaved: self.unsaved == Some(true), seen_at: self.seen_at }
    }

    /// The kind of skill, where the page tells it: smart home by its address; custom by a toggle that only custom skills
    /// have. Source for the toggle: walk-throughs of smart-home skills do not show it.
    fn kind(&self) -> Option<SkillType> {
        if self.smart_home {
            return Some(SkillType::SmartHome);
        }
        held::flag(&self.held, FieldKey::SkipOnEnablement).map(|_| SkillType::Custom)
    }
}
