//! Views and marks from readings: what the panel shows, and that no secret gets there.

use super::{Desk, NextStep, PageView, RowState, findings, marks, page_view};
use crate::console::{FieldKey, OwnMap, Recognition, read};
use crate::json::from_text;
use crate::page::sketch::{Sketch, alexa_form};
use crate::page::{Control, ControlRole, FieldState, MarkStyle, NodeContent, PageSnapshot};
use crate::plan::{FieldOutcome, Outcome};
use crate::profile::{AccountLinkingRequest, GrantType, Profile, Secret, SecurityProfile};
use crate::provider::preset;
use crate::setup::{AlexaForm, Identity, Memory, Observations};

const ALEXA: &str = "https://developer.amazon.com/alexa/console/ask/x";
const FAKE: &str = "fake-secret-fake-secret-0001";

/// Puts a value into the input that follows a label.
fn put(snapshot: &mut PageSnapshot, label: &str, value: &str) {
    let at = snapshot
        .nodes
        .iter()
        .position(|node| matches!(&node.content, NodeContent::Text { text } if text.as_str() == label))
        .unwrap();
    let NodeContent::Control(Control { value: held, .. }) = &mut snapshot.nodes[at + 1].content else {
        panic!("{label}")
    };
    *held = value.into();
}

fn seen(snapshot: &PageSnapshot) -> (Recognition, Observations) {
    let recognition = read(ALEXA, snapshot, &OwnMap::default());
    let mut seen = Observations::default();
    if let Recognition::Page(reading) = &recognition {
        let mut memory = Memory::default();
        memory.observe(reading, 1, None);
        seen = memory.view(Some(&Identity::of(reading)), None, false);
    }
    (recognition, seen)
}

#[test]
fn the_view_has_a_row_a_field_and_no_secret() {
    let mut page = alexa_form(&["profile"], &[]);
    put(&mut page, "Your Secret*", FAKE);
    let (recognition, seen) = seen(&page);
    let profile = preset("ixhello-lwa").unwrap().profile();
    let secret = Secret::new(FAKE.into());
    let outcomes = [FieldOutcome { key: FieldKey::ClientSecret, outcome: Outcome::Filled, note: String::new() }];
    let desk = Desk { profile: Some(&profile), secret: Some(&secret), seen: &seen, outcomes: &outcomes, off: &[] };
    let view = page_view(&recognition, &desk);
    let text = serde_json::to_string(&view).unwrap();
    assert!(
        !text.contains(FAKE)
            && !format!("{view:?}").contains(FAKE)
            && !format!("{seen:?}{recognition:?}").contains(FAKE)
    );
    insta::assert_json_snapshot!(view);
}

#[test]
fn an_outcome_goes_when_the_user_changes_the_field() {
    let mut page = alexa_form(&[], &[]);
    put(&mut page, "Your Web Authorization URI*", "https://other.test");
    let (recognition, seen) = seen(&page);
    let profile = preset("lwa").unwrap().profile();
    let outcomes = [FieldOutcome { key: FieldKey::AuthorizationUrl, outcome: Outcome::Filled, note: String::new() }];
    let desk = Desk { profile: Some(&profile), secret: None, seen: &seen, outcomes: &outcomes, off: &[] };
    let PageView::Recognised { rows, .. } = page_view(&recognition, &desk) else { panic!() };
    let row = rows.iter().find(|row| row.field == FieldKey::AuthorizationUrl).unwrap();
    assert_eq!((row.state, row.outcome), (RowState::Differs, None));
}

#[test]
fn nothing_is_to_be_saved_while_the_page_needs_a_value() {
    let next = |secret: &str, kept: Option<&Secret>| {
        let mut page = alexa_form(&[], &[]);
        let (authorize, token) = ("https://auth.example-app.test/authorize", "https://auth.example-app.test/token");
        put(&mut page, "Your Web Authorization URI*", authorize);
        put(&mut page, "Access Token URI*", token);
        put(&mut page, "Your Client ID*", "fake-id");
        put(&mut page, "Your Secret*", secret);
        let (recognition, seen) = seen(&page);
        let request = AccountLinkingRequest {
            client_id: Some("fake-id".into()),
            authorization_url: Some(authorize.into()),
            access_token_url: Some(token.into()),
            ..Default::default()
        };
        let profile = Profile { account_linking_request: request, ..Default::default() };
        let outcomes = [FieldOutcome { key: FieldKey::ClientId, outcome: Outcome::Filled, note: String::new() }];
        let desk = Desk { profile: Some(&profile), secret: kept, seen: &seen, outcomes: &outcomes, off: &[] };
        let PageView::Recognised { next, .. } = page_view(&recognition, &desk) else { panic!() };
        next
    };
    assert_eq!(next("", None), NextStep::Nothing);
    assert_eq!(next(FAKE, None), NextStep::Save, "entered on the page itself");
    assert_eq!(next(FAKE, Some(&Secret::new(FAKE.into()))), NextStep::Save);
}

#[test]
fn what_is_saved_is_not_to_be_saved() {
    let next = |page: &PageSnapshot, address: &str| {
        let recognition = read(address, page, &OwnMap::default());
        let Recognition::Page(reading) = &recognition else { panic!("{recognition:?}") };
        let mut memory = Memory::default();
        memory.observe(reading, 1, None);
        let seen = memory.view(Some(&Identity::of(reading)), None, false);
        let request = AccountLinkingRequest {
            authorization_url: Some("https://auth.example-app.test/".into()),
            client_id: Some("fake-id".into()),
            grant: Some(GrantType::Implicit),
            ..Default::default()
        };
        let lwa = SecurityProfile { allowed_origins: vec!["https://a.test".into()], ..Default::default() };
        let profile = Profile { account_linking_request: request, lwa: Some(lwa), ..Default::default() };
        let of = |key| FieldOutcome { key, outcome: Outcome::Filled, note: String::new() };
        let outcomes = [of(FieldKey::ClientId), of(FieldKey::AllowedOrigins)];
        let seen = Observations { common_redirect_urls: vec!["https://a.test/cb".into()], ..seen };
        let desk = Desk { profile: Some(&profile), secret: None, seen: &seen, outcomes: &outcomes, off: &[] };
        let PageView::Recognised { next, .. } = page_view(&recognition, &desk) else { panic!() };
        next
    };
    let form = |enabled: bool| {
        Sketch::new()
            .heading("Account Linking")
            .control(ControlRole::Button, "Save", |save| save.enabled = enabled)
            .text("Select an authorization grant type*")
            .group(|row| row.radio(true).text("Implicit Grant"))
            .group(|row| row.radio(false).text("Auth Code Grant"))
            .row("Your Web Authorization URI*", |row| row.input("https://auth.example-app.test/"))
            .row("Your Client ID*", |row| row.input("fake-id"))
            .done()
    };
    assert_eq!(next(&form(true), ALEXA), NextStep::Save);
    assert_eq!(next(&form(false), ALEXA), NextStep::Nothing, "saved");
    let settings = Sketch::new()
        .group(|row| row.text("Allowed Origins").text("https://a.test"))
        .group(|row| row.text("Allowed Return URLs").text("https://a.test/cb"))
        .done();
    let address = "https://developer.amazon.com/settings/console/securityprofile/web-settings/view.html";
    assert_eq!(next(&settings, address), NextStep::Nothing, "saved");
}

#[test]
fn what_comes_with_the_grant_type_is_filled_once_one_is_chosen() {
    let page = |code: bool| {
        Sketch::new()
            .heading("Account Linking")
            .row("Do you allow users to create an account or link to an existing account with you?", |row| {
                row.toggle(true)
            })
            .text("Select an authorization grant type*")
            .group(|row| row.radio(false).text("Implicit Grant"))
            .group(|row| row.radio(code).text("Auth Code Grant"))
            .done()
    };
    let state = |code: bool, key: FieldKey| {
        let (recognition, seen) = seen(&page(code));
        let mut profile = preset("lwa").unwrap().profile();
        profile.account_linking_request.skip_on_enablement = Some(true);
        let desk = Desk { profile: Some(&profile), secret: None, seen: &seen, outcomes: &[], off: &[] };
        let PageView::Recognised { rows, .. } = page_view(&recognition, &desk) else { panic!() };
        let row = rows.iter().find(|row| row.field == key).unwrap();
        (row.state, row.note.contains("grant type"))
    };
    assert_eq!(state(false, FieldKey::Type), (RowState::Differs, false));
    assert_eq!(state(false, FieldKey::AuthorizationUrl), (RowState::Differs, true));
    assert_eq!(state(false, FieldKey::ClientSecret), (RowState::Missing, false));
    assert_eq!(state(false, FieldKey::SkipOnEnablement), (RowState::NotFound, false), "it stands before the choice");
    assert_eq!(state(true, FieldKey::AuthorizationUrl), (RowState::NotFound, false), "chosen, and not there");
}

#[test]
fn behind_the_switch_a_row_says_what_filling_does() {
    let question = "Do you allow users to create an account or link to an existing account with you?";
    let page = |on| Sketch::new().heading("Account Linking").row(question, |row| row.toggle(on)).done();
    let state = |on: bool, kept: Option<&Secret>, key: FieldKey| {
        let (recognition, seen) = seen(&page(on));
        let profile = preset("lwa").unwrap().profile();
        let desk = Desk { profile: Some(&profile), secret: kept, seen: &seen, outcomes: &[], off: &[] };
        let PageView::Recognised { rows, .. } = page_view(&recognition, &desk) else { panic!() };
        let row = rows.iter().find(|row| row.field == key).unwrap();
        (row.state, row.note.contains("Account linking is off"))
    };
    let secret = Secret::new(FAKE.into());
    assert_eq!(state(false, None, FieldKey::AccountLinking), (RowState::Differs, false));
    assert_eq!(state(false, None, FieldKey::AuthorizationUrl), (RowState::Differs, true));
    assert_eq!(state(false, None, FieldKey::ClientSecret), (RowState::Missing, false));
    assert_eq!(state(false, Some(&secret), FieldKey::ClientSecret), (RowState::Differs, true));
    assert_eq!(state(true, None, FieldKey::AuthorizationUrl), (RowState::NotFound, false), "on, and not there");
}

#[test]
fn a_finding_is_marked_at_its_field_and_the_urls_get_a_copy_button() {
    let mut page = alexa_form(&["profile"], &[]);
    put(&mut page, "Your Web Authorization URI*", "https://www.amazon.com/ap/oa");
    put(&mut page, "Your Client ID*", "amzn1.application-ao2-client.0123456789abcdef0123456789abcdef");
    let (recognition, seen) = seen(&page);
    let Recognition::Page(reading) = &recognition else { panic!() };
    let found = findings(reading, &seen, &[]);
    assert!(found.iter().any(|finding| finding.rule == "client-id-lwa-format" && finding.field == FieldKey::ClientId));
    let drawn = marks(reading, found.clone());
    let handle = reading.field(FieldKey::ClientId).unwrap().handle();
    assert!(drawn.iter().any(|mark| Some(mark.handle) == handle && mark.style == MarkStyle::Error));
    let copy = drawn.iter().find(|mark| mark.style == MarkStyle::Copy).unwrap();
    assert_eq!(copy.copy.lines().count(), 3);
}

#[test]
fn a_finding_of_a_line_is_marked_at_that_line() {
    let view = Sketch::new()
        .group(|row| row.text("Allowed Origins"))
        .group(|row| row.text("Allowed Return URLs").text("https://a.test/cb").text("http://b.test/cb"))
        .done();
    let address = "https://developer.amazon.com/settings/console/securityprofile/web-settings/view.html";
    let Recognition::Page(reading) = read(address, &view, &OwnMap::default()) else { panic!() };
    let mut memory = Memory::default();
    memory.observe(&reading, 1, None);
    let seen = memory.view(Some(&Identity::of(&reading)), None, false);
    let found = findings(&reading, &seen, &[]);
    let FieldState::Lines { handles, .. } = reading.state(FieldKey::AllowedReturnUrls) else { panic!() };
    assert_eq!(found.iter().map(|finding| finding.handle).collect::<Vec<_>>(), [handles.last().copied()]);
    assert_ne!(handles.first(), handles.last());
}

#[test]
fn a_page_that_only_shows_says_what_to_press() {
    let view = Sketch::new()
        .group(|row| row.text("Allowed Origins"))
        .group(|row| row.text("Allowed Return URLs").text("https://a.test/cb"))
        .control(ControlRole::Button, "Edit", |_| ())
        .done();
    let address = "https://developer.amazon.com/settings/console/securityprofile/web-settings/view.html";
    let recognition = read(address, &view, &OwnMap::default());
    let profile = preset("lwa").unwrap().profile();
    let desk = Desk { profile: Some(&profile), secret: None, seen: &Observations::default(), outcomes: &[], off: &[] };
    let PageView::Recognised { next, read_only, .. } = page_view(&recognition, &desk) else { panic!() };
    assert_eq!((read_only, next), (true, NextStep::Edit));
}

#[test]
fn a_form_that_is_saved_with_this_client_id_needs_no_secret() {
    let row = |id: &str, unsaved: Option<bool>, secretless: bool| {
        let mut page = alexa_form(&["profile"], &[]);
        let url = "https://auth.example-app.test/";
        for (label, value) in
            [("Your Web Authorization URI*", url), ("Access Token URI*", url), ("Your Client ID*", "fake-id")]
        {
            put(&mut page, label, value);
        }
        let mut recognition = read(ALEXA, &page, &OwnMap::default());
        let Recognition::Page(reading) = &mut recognition else { panic!("{recognition:?}") };
        reading.unsaved = unsaved;
        let request = AccountLinkingRequest {
            authorization_url: reading.text(FieldKey::AuthorizationUrl).map(str::to_owned),
            access_token_url: reading.text(FieldKey::AccessTokenUrl).map(str::to_owned),
            client_id: Some(id.into()),
            ..Default::default()
        };
        let profile = Profile { account_linking_request: request, ..Default::default() };
        let alexa = Some(AlexaForm { secretless, unsaved, client_id: Some("fake-id".into()), ..Default::default() });
        let seen = Observations { alexa, ..Default::default() };
        let desk = Desk { profile: Some(&profile), secret: None, seen: &seen, outcomes: &[], off: &[] };
        let PageView::Recognised { rows, .. } = page_view(&recognition, &desk) else { panic!() };
        rows.into_iter().find(|row| row.field == FieldKey::ClientSecret).unwrap().state
    };
    assert_eq!(row("fake-id", Some(false), false), RowState::ReadOnly);
    assert_eq!(row("fake-id", Some(false), true), RowState::Missing, "it was saved without one");
    assert_eq!(row("fake-id", Some(true), false), RowState::Missing, "it is about to be saved");
    assert_eq!(row("other", Some(false), false), RowState::Missing, "it has to be changed");
}

#[test]
fn a_ticked_box_is_to_be_saved_and_published_until_the_page_is_loaded_anew() {
    let address = "https://bots.ixhello.com/apps/custom/practice-app-1/publish";
    let reading = |on: bool, loaded: u64| {
        let page = Sketch::new().row("Enable Account Linking", |row| row.toggle(on)).done();
        let Recognition::Page(mut reading) = read(address, &page, &OwnMap::default()) else { panic!() };
        reading.loaded = loaded;
        reading
    };
    let mut memory = Memory::default();
    let mut at = |on: bool, loaded: u64| {
        let reading = reading(on, loaded);
        memory.observe(&reading, 1, None);
        let profile = preset("ixhello-lwa").unwrap().profile();
        let seen = memory.view(Some(&Identity::of(&reading)), Some(&profile), false);
        let outcome =
            FieldOutcome { key: FieldKey::EnableAccountLinking, outcome: Outcome::Filled, note: String::new() };
        let outcomes = [outcome];
        let desk = Desk { profile: Some(&profile), secret: None, seen: &seen, outcomes: &outcomes, off: &[] };
        let PageView::Recognised { next, .. } = page_view(&Recognition::Page(reading), &desk) else { panic!() };
        (next, seen.ixhello.unwrap().unsaved)
    };
    assert_eq!(at(false, 1), (NextStep::Nothing, false), "nothing was filled yet");
    assert_eq!(at(true, 1), (NextStep::Publish, true));
    assert_eq!(at(true, 2), (NextStep::Nothing, false));
    assert_eq!(at(false, 2), (NextStep::Nothing, true), "the tick was taken away");
}

#[test]
fn of_another_security_profile_nothing_is_filled() {
    let edit = Sketch::new()
        .row("Allowed Return URLs", |row| row.input("https://a.test/cb").button("Add Another"))
        .control(ControlRole::Button, "Save", |_| ())
        .done();
    let address = "https://developer.amazon.com/settings/console/securityprofile/web-settings/update.html";
    let recognition = read(address, &edit, &OwnMap::default());
    let profile = preset("lwa").unwrap().profile();
    let state = |seen: &Observations| {
        let desk = Desk { profile: Some(&profile), secret: None, seen, outcomes: &[], off: &[] };
        let PageView::Recognised { next, rows, .. } = page_view(&recognition, &desk) else { panic!() };
        (next, rows.iter().find(|row| row.field == FieldKey::AllowedReturnUrls).unwrap().state)
    };
    let common_redirect_urls = vec!["https://layla.amazon.com/api/skill/link/M1FAKE0000001".to_owned()];
    let mut seen = Observations { common_redirect_urls, ..Default::default() };
    assert_eq!(state(&seen), (NextStep::Nothing, RowState::Differs));
    seen.stray = true;
    assert_eq!(state(&seen), (NextStep::OtherProfile, RowState::Missing));
    let (url, grant) = (Some("https://www.amazon.com/ap/oa".to_owned()), Some(GrantType::Implicit));
    let alexa = AlexaForm {
        redirect_urls: Some(seen.common_redirect_urls.clone()),
        authorization_url: url,
        grant,
        ..Default::default()
    };
    let seen = Observations { alexa: Some(alexa), ..Default::default() };
    assert_eq!(state(&seen), (NextStep::Nothing, RowState::Missing), "those of the grant that is gone are not wanted");
}

proptest::proptest! {
    /// Whatever stands in a message: it is read or refused, never a crash.
    #[test]
    fn no_message_crashes_the_core(text in "\\PC*", cut in 0_usize..4000, parent in proptest::option::of(0_u32..400), junk in "[\\[\\]{}\",:a-z0-9]{0,12}") {
        let _ = from_text::<super::PanelRequest>(&text);
        let _ = from_text::<crate::page::ContentEvent>(&text);
        let mut whole = serde_json::to_string(&alexa_form(&["profile"], &["a.test"])).unwrap();
        let at = whole.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or_default();
        whole.insert_str(at, &junk);
        let mut page = match from_text::<PageSnapshot>(&whole) {
            Ok(page) => page,
            Err(_) => alexa_form(&["profile"], &["a.test"]),
        };
        let count = page.nodes.len();
        page.nodes[cut % count].parent = parent;
        page.nodes[parent.unwrap_or_default() as usize % count].handle = 7;
        let (recognition, seen) = seen(&page);
        let profile = preset("lwa").unwrap().profile();
        let _ = page_view(&recognition, &Desk { profile: Some(&profile), secret: None, seen: &seen, outcomes: &[], off: &[] });
        let _ = super::redact(&page);
    }
}
