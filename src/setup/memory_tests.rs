//! Two of a kind in two tabs are never mixed up, and what is saved is told from what is not.

use super::identity::Identity;
use super::memory::Memory;
use super::observe::Observations;
use crate::console::{FieldKey, OwnMap, PageId, Recognition, read};
use crate::page::sketch::{Sketch, alexa_form};
use crate::page::{ControlRole, NodeContent, PageReading, PageSnapshot};
use crate::plan::{WantedValue, wanted};
use crate::profile::{AccountLinkingRequest, Profile, SecurityProfile, SkillType};

mod judged;

const SETTINGS: &str = "https://developer.amazon.com/settings/console/securityprofile";
const ONE: &str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
const TWO: &str = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210";
const LAYLA: &str = "https://layla.amazon.com/api/skill/link/M1FAKE0000001";

fn reading(address: &str, page: &PageSnapshot) -> PageReading {
    match read(address, page, &OwnMap::default()) {
        Recognition::Page(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

fn skill(number: u8, client_id: &str, token: &str) -> PageReading {
    let mut page = alexa_form(&["profile"], &[]);
    for (label, value) in [
        ("Your Client ID*", client_id),
        ("Access Token URI*", token),
        ("Your Web Authorization URI*", "https://www.amazon.com/ap/oa"),
    ] {
        put(&mut page, label, value);
    }
    reading(&format!("https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.{number}/x"), &page)
}

fn put(page: &mut PageSnapshot, label: &str, value: &str) {
    let is_label =
        |node: &crate::page::Node| matches!(&node.content, NodeContent::Text { text } if text.as_str() == label);
    let at = page.nodes.iter().position(is_label).unwrap();
    let NodeContent::Control(control) = &mut page.nodes[at + 1].content else { panic!("{label}") };
    control.value = value.into();
}

fn save_button(page: &mut PageReading, unsaved: bool) {
    page.unsaved = Some(unsaved);
}

fn general(name: &str, id: &str, client_id: &str) -> PageReading {
    let page = Sketch::new()
        .heading(&format!("{name} - Security Profile"))
        .row("Security Profile ID", |row| row.text(&format!("amzn1.application.{id}")))
        .row("Client ID", |row| row.text(client_id))
        .row("Client Secret", |row| row.button("Show Secret"))
        .done();
    reading(&format!("{SETTINGS}/sp/view.html?identityAppFamilyId=amzn1.application.{id}"), &page)
}

fn web_settings(name: &str, id: &str, urls: &[&str]) -> PageReading {
    let page = Sketch::new()
        .heading(&format!("{name} - Security Profile"))
        .row("Allowed Origins", |row| row)
        .row("Allowed Return URLs", |row| urls.iter().fold(row, |row, url| row.text(url)))
        .done();
    reading(&format!("{SETTINGS}/web-settings/view.html?identityAppFamilyId=amzn1.application.{id}"), &page)
}

fn editing(id: &str, loaded: u64, urls: &[&str]) -> PageReading {
    let list = |row: Sketch, urls: &[&str]| urls.iter().fold(row, |row, url| row.input(url)).button("Add Another");
    let page = Sketch::new()
        .row("Allowed Origins", |row| list(row, &[]))
        .row("Allowed Return URLs", |row| list(row, urls))
        .control(ControlRole::Button, "Save", |_| ())
        .done();
    let mut page =
        reading(&format!("{SETTINGS}/web-settings/update.html?identityAppFamilyId=amzn1.application.{id}"), &page);
    page.loaded = loaded;
    page
}

fn seen(memory: &Memory, about: &PageReading) -> Observations {
    memory.view(Some(&Identity::of(about)), None, false)
}

fn token(seen: &Observations) -> Option<&str> {
    seen.alexa.as_ref()?.access_token_url.as_deref()
}

fn urls(seen: &Observations) -> Option<Vec<String>> {
    seen.web_settings.as_ref()?.allowed_return_urls.clone()
}

#[test]
fn two_skills_and_two_security_profiles_keep_apart() {
    let mut memory = Memory::default();
    let (lamps, doors) = (skill(1, ONE, "https://one.test/token"), skill(2, TWO, "https://two.test/token"));
    let (lamps_id, doors_id) = (general("Lamps", "1", ONE), general("Doors", "2", TWO));
    let (lamps_urls, doors_urls) =
        (web_settings("Lamps", "1", &[LAYLA]), web_settings("Doors", "2", &["https://a.test/cb"]));
    for page in [&lamps, &doors, &lamps_id, &doors_id, &doors_urls, &lamps_urls, &lamps, &doors] {
        memory.observe(page, 1_000, None);
    }
    for (page, own_token, own_urls) in [
        (&lamps, "https://one.test/token", LAYLA),
        (&lamps_urls, "https://one.test/token", LAYLA),
        (&lamps_id, "https://one.test/token", LAYLA),
        (&doors, "https://two.test/token", "https://a.test/cb"),
        (&doors_urls, "https://two.test/token", "https://a.test/cb"),
        (&doors_id, "https://two.test/token", "https://a.test/cb"),
    ] {
        let seen = seen(&memory, page);
        assert_eq!(token(&seen), Some(own_token), "{:?}", page.page);
        assert_eq!(urls(&seen), Some(vec![own_urls.to_owned()]), "{:?}", page.page);
    }
    let nowhere = memory.view(None, None, false);
    assert!(nowhere.alexa.is_none() && nowhere.web_settings.is_none() && nowhere.several);
    assert_eq!(nowhere.redirect_urls().len(), 3, "all skills of one developer have the same");
}

#[test]
fn without_client_ids_the_name_in_the_profile_decides_or_nothing_does() {
    let mut memory = Memory::default();
    let alexa = skill(1, "", "");
    let (lamps, doors) = (web_settings("Lamps", "1", &[LAYLA]), web_settings("Doors", "2", &[]));
    for page in [&alexa, &lamps, &doors] {
        memory.observe(page, 1_000, None);
    }
    let seen = seen(&memory, &alexa);
    assert!(seen.web_settings.is_none() && seen.several);
    let lwa = Some(SecurityProfile { name: Some("Doors".into()), ..Default::default() });
    let profile = Profile { lwa, ..Default::default() };
    let seen = memory.view(Some(&Identity::of(&alexa)), Some(&profile), false);
    assert_eq!(urls(&seen), Some(vec![]));
}

#[test]
fn what_was_saved_is_remembered_while_something_is_typed() {
    let mut memory = Memory::default();
    let mut page = skill(1, ONE, "https://api.amazon.com/auth/o2/token");
    save_button(&mut page, true);
    memory.observe(&page, 1_000, None);
    assert!(seen(&memory, &page).alexa.unwrap().saved.is_none(), "met with something unsaved");
    save_button(&mut page, false);
    memory.observe(&page, 2_000, None);
    let mut edited = skill(1, ONE, "https://api.amazon.co.uk/auth/o2/token");
    save_button(&mut edited, true);
    memory.observe(&edited, 3_000, None);
    let form = seen(&memory, &edited).alexa.unwrap();
    assert_eq!(form.access_token_url.as_deref(), Some("https://api.amazon.co.uk/auth/o2/token"));
    assert_eq!(form.saved.unwrap().access_token_url.as_deref(), Some("https://api.amazon.com/auth/o2/token"));
}

#[test]
fn what_was_saved_without_a_secret_is_known_until_one_is_saved() {
    let page = |id: &str, secret: &str, loaded: u64, unsaved: bool| {
        let mut page = alexa_form(&["profile"], &[]);
        put(&mut page, "Your Client ID*", id);
        put(&mut page, "Your Secret*", secret);
        let mut page =
            reading("https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.1/x", &page);
        page.loaded = loaded;
        save_button(&mut page, unsaved);
        page
    };
    let mut memory = Memory::default();
    let mut secretless = |id: &str, secret: &str, loaded: u64, unsaved: bool| {
        let page = page(id, secret, loaded, unsaved);
        memory.observe(&page, 1_000, None);
        seen(&memory, &page).alexa.unwrap().secretless
    };
    assert!(!secretless("", "", 1, false), "as it was loaded: what is saved it does not show");
    assert!(!secretless(ONE, "", 1, true));
    assert!(!secretless("", "", 1, false), "put back as it was, not saved");
    assert!(!secretless(ONE, "", 1, true));
    assert!(!secretless("", "", 2, false), "loaded anew without saving");
    assert!(!secretless(ONE, "", 2, true));
    assert!(secretless(ONE, "", 2, false), "saved");
    assert!(secretless(ONE, "", 3, false), "and loaded anew");
    assert!(secretless(ONE, "fake-secret", 3, true), "typed, and not saved yet");
    assert!(!secretless(ONE, "fake-secret", 3, false));
    assert!(!secretless(ONE, "", 4, false), "loaded anew");
    assert!(!secretless(TWO, "fake-secret", 4, true));
    assert!(!secretless(TWO, "", 4, false), "a page that empties the field when it has saved");
}

#[test]
fn rows_that_are_not_saved_are_told_from_those_that_are() {
    let mut memory = Memory::default();
    let unsaved = |memory: &Memory, page: &PageReading| seen(memory, page).web_settings.unwrap().unsaved;
    let page = editing("1", 1, &[]);
    memory.observe(&page, 1_000, None);
    assert!(!unsaved(&memory, &page), "as the server gave it");
    let typed = editing("1", 1, &[LAYLA]);
    memory.observe(&typed, 2_000, None);
    assert!(unsaved(&memory, &typed));
    memory.observe(&web_settings("Lamps", "1", &[LAYLA]), 3_000, None);
    assert!(!unsaved(&memory, &typed), "saved: the view shows it");
    let put_back = editing("1", 2, &[LAYLA, "https://a.test/cb"]);
    memory.observe(&put_back, 4_000, None);
    assert!(unsaved(&memory, &put_back), "the browser put back what had been typed");
}

#[test]
fn the_age_is_that_of_the_last_change_or_look() {
    let mut memory = Memory::default();
    let page = skill(1, ONE, "https://one.test/token");
    memory.observe(&page, 1_000, None);
    let first = memory.clone();
    memory.observe(&page, 5_000, None);
    assert_eq!(memory, first, "nothing to write anew");
    memory.observe(&page, 20_000, None);
    assert_eq!(seen(&memory, &page).alexa.unwrap().seen_at, 20_000);
}

#[test]
fn the_kind_of_skill_is_the_profiles_else_what_the_page_tells() {
    let mut memory = Memory::default();
    let page = skill(1, ONE, "");
    memory.observe(&page, 1, None);
    assert_eq!(
        seen(&memory, &page).skill_type,
        Some(SkillType::Custom),
        "it has the toggle that only custom skills have"
    );
    let profile = Profile { skill_type: Some(SkillType::Video), ..Default::default() };
    assert_eq!(memory.view(Some(&Identity::of(&page)), Some(&profile), false).skill_type, Some(SkillType::Video));
    assert!(matches!(page.state(FieldKey::SkipOnEnablement), crate::page::FieldState::Toggle { .. }));
}

#[test]
fn it_comes_back_as_it_went() {
    let mut memory = Memory::default();
    for page in [skill(1, ONE, "https://one.test/token"), general("Lamps", "1", ONE), editing("1", 1, &[LAYLA])] {
        memory.observe(&page, 1_000, None);
    }
    memory.linking_failed = true;
    let text = serde_json::to_string(&memory).unwrap();
    assert_eq!(crate::json::from_text::<Memory>(&text), Ok(memory));
}

#[test]
fn where_pages_are_is_known_from_where_they_were_seen() {
    let mut memory = Memory::default();
    assert!(memory.whereabouts(None).is_empty());
    memory.observe(&skill(1, ONE, "https://api.amazon.com/auth/o2/token"), 1, None);
    memory.observe(&general("Lamps", "0a", ONE), 2, None);
    let alexa = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.1/x".to_owned();
    let general_page = format!("{SETTINGS}/sp/view.html?identityAppFamilyId=amzn1.application.0a");
    let derived = format!("{SETTINGS}/web-settings/view.html?identityAppFamilyId=amzn1.application.0a");
    let places =
        [(PageId::AlexaAccountLinking, alexa), (PageId::LwaGeneral, general_page), (PageId::LwaWebSettings, derived)];
    assert_eq!(memory.whereabouts(None), places, "Web Settings are those of the security profile that was seen");
    // What was seen last counts, and what was seen before what is derived.
    memory.observe(&web_settings("Doors", "0b", &[LAYLA]), 3, None);
    memory.observe(&skill(2, ONE, "https://api.amazon.com/auth/o2/token"), 4, None);
    let last = memory.whereabouts(None);
    let of = |page: PageId| last.iter().find(|(other, _)| *other == page).map(|(_, address)| address.as_str());
    assert!(of(PageId::LwaWebSettings).unwrap().ends_with("=amzn1.application.0b"));
    assert!(of(PageId::AlexaAccountLinking).unwrap().ends_with("amzn1.ask.skill.2/x"));
}

#[test]
fn what_is_of_another_security_profile_than_the_profiles_is_known_as_such() {
    let request = AccountLinkingRequest { client_id: Some(ONE.into()), ..Default::default() };
    let lwa = Some(SecurityProfile::default());
    let profile = Profile { account_linking_request: request, lwa, ..Default::default() };
    let of = |pages: &[&PageReading], here: &PageReading| {
        let mut memory = Memory::default();
        pages.iter().for_each(|page| memory.observe(page, 1_000, None));
        let seen = memory.view(Some(&Identity::of(here)), Some(&profile), true);
        let stray = memory.stray(&mut seen.clone(), &profile);
        (seen, stray, memory)
    };
    let alexa = skill(1, ONE, "https://api.amazon.com/auth/o2/token");
    let (lamps, doors) = (general("Lamps", "1", ONE), general("Doors", "2", TWO));
    let (own, other) = (web_settings("Lamps", "1", &[LAYLA]), web_settings("Doors", "2", &[]));

    let (seen, stray, memory) = of(&[&lamps, &alexa, &other], &other);
    let stray = stray.expect("the one that has the client ID is known, and has another ID");
    assert_eq!(stray.names, Some(("Doors".to_owned(), "Lamps".to_owned())));
    assert!(stray.settings.is_none());
    let to_fill = wanted(PageId::LwaWebSettings, &profile, None, &seen);
    assert!(to_fill.iter().all(|one| matches!(one.value, WantedValue::Missing { .. })), "{to_fill:?}");
    let place = |client_id| {
        let places = memory.whereabouts(client_id);
        places.into_iter().find(|(page, _)| *page == PageId::LwaWebSettings).unwrap().1
    };
    assert!(place(None).ends_with("=amzn1.application.2"));
    assert!(place(Some(ONE)).ends_with("=amzn1.application.1"), "the link leads to the one that is meant");

    let (seen, stray, _) = of(&[&doors, &alexa, &other], &other);
    let stray = stray.expect("its own client ID is known");
    assert_eq!(stray.names, None);
    assert_eq!(reported(&seen, "lwa-return-url-missing"), 0);

    let settings = of(&[&lamps, &own, &other], &other).1.unwrap().settings.unwrap();
    assert_eq!(settings.allowed_return_urls.as_deref(), Some([LAYLA.to_owned()].as_slice()));

    for (pages, here) in [
        (vec![&lamps, &alexa, &own], &own),
        (vec![&alexa, &other], &other),
        (vec![&lamps, &doors, &alexa, &own, &other], &own),
        (vec![&lamps, &doors, &alexa, &own, &other], &alexa),
    ] {
        assert!(!of(&pages, here).0.stray, "it is the profile's, or that is not known");
    }
    let mut memory = Memory::default();
    [&lamps, &alexa, &other].iter().for_each(|page| memory.observe(page, 1_000, None));
    assert!(!memory.view(Some(&Identity::of(&other)), None, true).stray, "without a profile there is none");
}

/// How many findings a rule has.
fn reported(seen: &Observations, rule: &str) -> usize {
    let all = crate::rules::check(seen, &[]);
    all.iter().filter(|checked| checked.rule.id == rule).map(|checked| checked.findings().count()).sum()
}
