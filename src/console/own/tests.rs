//! Pointing at fields of pages that nobody has seen, and what is left of it when those pages change.

mod laws;

use super::point::{point, point_add};
use super::{Change, OwnEntry, OwnMap, PointError, Pointing, export, import};
use crate::console::{FieldKey, PageId, Recognition, read};
use crate::page::sketch::{Sketch, alexa_form, named};
use crate::page::{ChoiceControl, ControlRole, FieldState, NodeContent, PageReading, PageSnapshot, Region};

const ALEXA: &str = "https://developer.amazon.com/alexa/console/ask/build/custom/x/development/en_US/account-linking";
const LWA: &str = "https://developer.amazon.com/settings/console/securityprofile/web-settings/update.html";
const PAGE: PageId = PageId::AlexaAccountLinking;
const ID: &str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";

/// The form with other words throughout, none of them known.
fn renamed() -> Sketch {
    let list = |row: Sketch| row.group(|one| one.input("").button("Drop")).button("One more");
    Sketch::new()
        .heading("Sign-in for your customers")
        .row("Customers sign in", |row| row.toggle(true))
        .heading("Identity provider")
        .row("Where to sign in *", |row| row.input("a"))
        .row("Where to get tokens *", |row| row.input("b"))
        .row("OAuth client *", |row| row.input("c").text("You find it at your provider."))
        .row("OAuth password *", |row| row.control(ControlRole::Text, "", |control| control.password = true))
        .row("Client check", |row| {
            row.control(ControlRole::Select, "In a header", |control| {
                control.options = vec!["In a header".into(), "In the body".into()];
            })
        })
        .row("Kind of grant", |row| {
            row.group(|one| one.radio(true).text("Code")).group(|one| one.radio(false).text("No code"))
        })
        .row("Permissions", list)
        .row("Return to", |row| {
            row.text("https://pitangui.amazon.com/api/skill/link/M1").text("https://layla.amazon.com/api/skill/link/M1")
        })
}

/// The handle of the text, or of the nth control after it.
fn at(snapshot: &PageSnapshot, text: &str, after: usize) -> u32 {
    let text = |content: &NodeContent| matches!(content, NodeContent::Text { text: held } if held.as_str() == text);
    let place = snapshot.nodes.iter().position(|node| text(&node.content)).unwrap();
    let controls = snapshot.nodes[place..].iter().filter(|node| matches!(node.content, NodeContent::Control(_)));
    after
        .checked_sub(1)
        .map_or(snapshot.nodes[place].handle, |nth| controls.skip(nth).map(|node| node.handle).next().unwrap())
}

fn keep(own: &mut OwnMap, snapshot: &PageSnapshot, field: FieldKey, handle: u32) -> OwnEntry {
    let (entry, found) =
        point((ALEXA, snapshot), own, (PAGE, field), handle).unwrap_or_else(|error| panic!("{field}: {error}"));
    assert!(found.is_found());
    assert!(own.keep(entry.clone()));
    entry
}

fn reading(address: &str, snapshot: &PageSnapshot, own: &OwnMap) -> PageReading {
    match read(address, snapshot, own) {
        Recognition::Page(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

fn error(own: &OwnMap, snapshot: &PageSnapshot, field: FieldKey, handle: u32) -> PointError {
    point((ALEXA, snapshot), &mut own.clone(), (PAGE, field), handle).unwrap_err()
}

fn entry(field: FieldKey, label: &str) -> OwnEntry {
    let label = label.to_owned();
    OwnEntry { page: PAGE, field, label, section: None, add: None, options: Vec::new(), kept_at: 7 }
}

/// Everything on the renamed page, pointed at.
fn whole() -> OwnMap {
    let page = renamed().done();
    let mut own = OwnMap::default();
    for (field, label, after) in [
        (FieldKey::ClientId, "OAuth client *", 1),
        (FieldKey::AccountLinking, "Customers sign in", 1),
        (FieldKey::AuthorizationUrl, "Where to sign in *", 1),
        (FieldKey::AccessTokenUrl, "Where to get tokens *", 0),
        (FieldKey::ClientSecret, "OAuth password *", 1),
        (FieldKey::AccessTokenScheme, "Client check", 1),
        (FieldKey::Type, "Kind of grant", 2),
        (FieldKey::Scopes, "Permissions", 1),
        (FieldKey::AlexaRedirectUrls, "https://layla.amazon.com/api/skill/link/M1", 0),
    ] {
        keep(&mut own, &page, field, at(&page, label, after));
    }
    own
}

#[test]
fn a_page_of_unknown_words_is_usable_after_pointing_at_its_fields() {
    let page = renamed().done();
    assert!(matches!(read(ALEXA, &page, &OwnMap::default()), Recognition::Unknown { .. }));
    let mut own = whole();
    let now = reading(ALEXA, &page, &own);
    assert_eq!(now.text(FieldKey::AuthorizationUrl), Some("a"));
    assert_eq!(now.text(FieldKey::AccessTokenUrl), Some("b"));
    assert_eq!(now.text(FieldKey::ClientId), Some("c"));
    assert!(matches!(now.state(FieldKey::AccountLinking), FieldState::Toggle { on: Some(true), .. }));
    assert!(matches!(now.state(FieldKey::ClientSecret), FieldState::Secret { .. }));
    assert_eq!(now.lines(FieldKey::AlexaRedirectUrls).map(|lines| lines.len()), Some(2));
    let FieldState::Choice { control: ChoiceControl::Radios { radios }, .. } = now.state(FieldKey::Type) else {
        panic!()
    };
    assert_eq!(radios.len(), 2, "{radios:?}");
    // The control that adds a row, and what the alternatives are called, come in a second step.
    assert!(matches!(now.state(FieldKey::Scopes), FieldState::List { add: None, .. }));
    let scopes = own.entry(PAGE, FieldKey::Scopes).unwrap().clone();
    let more = page
        .nodes
        .iter()
        .find(|node| matches!(&node.content, NodeContent::Control(control) if control.value.as_str() == "One more"));
    let scopes = point_add((ALEXA, &page), &mut own, scopes, more.unwrap().handle).unwrap();
    assert_eq!(scopes.add.as_deref(), Some("One more"));
    own.keep(scopes);
    let mut scheme = own.entry(PAGE, FieldKey::AccessTokenScheme).unwrap().clone();
    scheme.options = vec!["HTTP_BASIC=In a header".into()];
    own.keep(scheme);
    let now = reading(ALEXA, &page, &own);
    assert!(matches!(now.state(FieldKey::Scopes), FieldState::List { add: Some(_), rows, .. } if rows.len() == 1));
    assert!(matches!(now.state(FieldKey::AccessTokenScheme), FieldState::Choice { chosen: Some("HTTP_BASIC"), .. }));
}

#[test]
fn it_still_works_on_a_page_whose_order_and_values_changed() {
    let own = whole();
    let other = Sketch::new()
        .heading("Something else")
        .row("OAuth password", |row| row.control(ControlRole::Text, "", |control| control.password = true))
        .row("New here", |row| row.input("n"))
        .group(|all| all.row("OAUTH  CLIENT", |row| row.input("other")).row("Where to sign in", |row| row.input("x")))
        .done();
    let now = reading(ALEXA, &other, &own);
    assert_eq!(now.text(FieldKey::ClientId), Some("other"));
    assert_eq!(now.text(FieldKey::AuthorizationUrl), Some("x"));
    assert_eq!(*now.state(FieldKey::AccessTokenUrl), FieldState::Absent);
}

#[test]
fn a_label_that_is_gone_or_stands_twice_does_nothing() {
    let own = OwnMap { entries: vec![entry(FieldKey::ClientId, "OAuth client")], off: vec![] };
    let one = |label: &'static str| move |row: Sketch| row.row(label, |row| row.input("x"));
    let gone = Sketch::new().heading("Account Linking").group(one("Another client")).done();
    assert!(matches!(read(ALEXA, &gone, &own), Recognition::Unknown { .. }));
    let twice = Sketch::new().group(one("OAuth client")).group(one("OAuth client")).done();
    assert!(matches!(reading(ALEXA, &twice, &own).state(FieldKey::ClientId), FieldState::Uncertain { .. }));
    assert!(matches!(error(&own, &twice, FieldKey::ClientId, at(&twice, "OAuth client", 1)), PointError::Several(_)));
}

#[test]
fn a_heading_tells_equal_labels_apart() {
    let part = |title: &'static str, value: &'static str| {
        move |page: Sketch| page.heading(title).row("Address", |row| row.input(value))
    };
    let page = part("Tokens", "t")(part("Sign-in", "s")(Sketch::new())).done();
    let mut own = OwnMap::default();
    let handle = |value: &str| {
        page.nodes
            .iter()
            .find(|node| matches!(&node.content, NodeContent::Control(control) if control.value.as_str() == value))
            .unwrap()
            .handle
    };
    assert_eq!(keep(&mut own, &page, FieldKey::AccessTokenUrl, handle("t")).section.as_deref(), Some("Tokens"));
    keep(&mut own, &page, FieldKey::AuthorizationUrl, handle("s"));
    let now = reading(ALEXA, &page, &own);
    assert_eq!((now.text(FieldKey::AccessTokenUrl), now.text(FieldKey::AuthorizationUrl)), (Some("t"), Some("s")));
}

#[test]
fn an_own_label_goes_before_the_built_in_one_of_another_field() {
    let page = alexa_form(&[], &[]);
    let mut own = OwnMap::default();
    keep(&mut own, &page, FieldKey::ClientId, at(&page, "Access Token URI*", 1));
    let now = reading(ALEXA, &page, &own);
    assert_eq!(now.field(FieldKey::ClientId).map(|field| field.label.as_str()), Some("Access Token URI*"));
    assert_eq!(*now.state(FieldKey::AccessTokenUrl), FieldState::Absent);
    let taken = error(&own, &page, FieldKey::AuthorizationUrl, at(&page, "Access Token URI*", 1));
    assert!(matches!(taken, PointError::Another(_)), "the user's own word is taken back by removing it: {taken}");
}

#[test]
fn the_secret_is_never_given_to_another_field() {
    let page = alexa_form(&[], &[]);
    let secret = at(&page, "Your Secret*", 1);
    let none = OwnMap::default();
    assert!(matches!(error(&none, &page, FieldKey::ClientId, secret), PointError::WrongKind(_)));
    assert!(matches!(error(&none, &page, FieldKey::ClientId, at(&page, "Your Secret*", 0)), PointError::Another(_)));
    assert!(matches!(
        error(&none, &page, FieldKey::ClientSecret, at(&page, "Your Client ID*", 1)),
        PointError::Another(_)
    ));
    // Nor by a file.
    for field in [FieldKey::ClientId, FieldKey::Scopes] {
        let own = OwnMap { entries: vec![entry(field, "Your Secret")], off: vec![] };
        let now = reading(ALEXA, &page, &own);
        assert!(now.text(field).is_none() && now.lines(field).is_none_or(|lines| lines.is_empty()), "{field}");
        assert!(!now.state(field).controls().contains(&secret), "{field}: {:?}", now.state(field));
    }
}

#[test]
fn a_list_without_rows_is_pointed_at_by_what_adds_one() {
    let page = Sketch::new()
        .row("Permissions", |row| row.button("One more"))
        .row("Hosts", |row| row.button("One more"))
        .done();
    let mut own = OwnMap::default();
    let kept = keep(&mut own, &page, FieldKey::Scopes, at(&page, "Permissions", 1));
    assert_eq!((kept.label.as_str(), kept.add.as_deref()), ("Permissions", Some("One more")));
    keep(&mut own, &page, FieldKey::Domains, at(&page, "Hosts", 1));
    let now = reading(ALEXA, &page, &own);
    for (field, label) in [(FieldKey::Scopes, "Permissions"), (FieldKey::Domains, "Hosts")] {
        let add = at(&page, label, 1);
        assert!(matches!(now.state(field), FieldState::List { add: Some(found), .. } if *found == add), "{field}");
    }
}

#[test]
fn what_cannot_be_a_field_is_refused() {
    let page = renamed().done();
    let none = OwnMap::default();
    let wrong = |field, handle| matches!(error(&none, &page, field, handle), PointError::WrongKind(_));
    assert!(wrong(FieldKey::ClientId, at(&page, "Customers sign in", 1)));
    assert!(wrong(FieldKey::AccountLinking, at(&page, "OAuth client *", 1)));
    assert!(wrong(FieldKey::Scopes, at(&page, "Client check", 1)));
    assert_eq!(error(&none, &page, FieldKey::ClientId, 9999), PointError::Gone);
    assert_eq!(error(&none, &page, FieldKey::PrivacyPolicyUrl, 100), PointError::OtherPage);
    let bare = Sketch::new().input("x").input("y").done();
    assert_eq!(error(&none, &bare, FieldKey::ClientId, 100), PointError::NoLabel);
}

#[test]
fn a_placeholder_is_enough_when_the_user_says_so() {
    let page = Sketch::new()
        .group(|form| {
            let hint = |text| {
                move |control: &mut crate::page::Control| {
                    named(text)(control);
                    control.labels[0].source = crate::page::LabelSource::Placeholder;
                }
            };
            form.control(ControlRole::Text, "", hint("OAuth client")).control(
                ControlRole::Text,
                "",
                hint("Tokens from"),
            )
        })
        .done();
    let mut own = OwnMap::default();
    keep(&mut own, &page, FieldKey::ClientId, 101);
    assert!(matches!(reading(ALEXA, &page, &own).state(FieldKey::ClientId), FieldState::Text { handle: 101, .. }));
}

#[test]
fn a_shown_value_is_found_again_by_its_label_and_is_no_label() {
    let page = Sketch::new()
        .region(Region::Row, |row| row.text("App ID").text(ID))
        .region(Region::Row, |row| row.text("App password").text("•••••••••••••"))
        .done();
    let mut own = OwnMap::default();
    for (field, handle) in
        [(FieldKey::ClientId, at(&page, ID, 0)), (FieldKey::ClientSecret, at(&page, "•••••••••••••", 0))]
    {
        let (entry, _) = point((LWA, &page), &mut own, (PageId::LwaGeneral, field), handle).unwrap();
        own.keep(entry);
    }
    let labels: Vec<&str> = own.entries.iter().map(|entry| entry.label.as_str()).collect();
    assert_eq!(labels, ["App ID", "App password"]);
    assert_eq!(reading(LWA, &page, &own).text(FieldKey::ClientId), Some(ID));
}

#[test]
fn a_page_that_is_known_by_itself_is_not_taken_for_another() {
    let page = alexa_form(&[], &[]);
    let foreign = Sketch::new().heading("Account Linking").region(Region::Form, |form| {
        ["OAuth client", "Other", "More"]
            .into_iter()
            .fold(form, |form, label| form.row(label, |row| row.input("decoy")))
    });
    // One of many own labels in a foreign form does not make that form the console's.
    assert!(matches!(read(ALEXA, &foreign.done(), &whole()), Recognition::Unknown { .. }));
    let mut lwa = OwnMap::default();
    lwa.keep(OwnEntry {
        page: PageId::LwaWebSettings,
        field: FieldKey::AllowedOrigins,
        ..entry(FieldKey::ClientId, "Client ID")
    });
    let general = Sketch::new()
        .region(Region::Row, |row| row.text("Client ID").text(ID))
        .region(Region::Row, |row| row.text("Client Secret").text("•••••••••••••"))
        .done();
    assert_eq!(reading(LWA, &general, &lwa).page, PageId::LwaGeneral);
    assert_eq!(reading(ALEXA, &page, &lwa), reading(ALEXA, &page, &OwnMap::default()));
}

#[test]
fn a_page_that_is_switched_off_is_not_read() {
    let mut own = OwnMap::default();
    let mut switch = |on| own.change(&mut None, Change::Switch { page: PAGE, on }, None, 0).unwrap();
    switch(false);
    assert_eq!(read(ALEXA, &alexa_form(&[], &[]), &own), Recognition::Off(PAGE));
    own.change(&mut None, Change::Switch { page: PAGE, on: true }, None, 0).unwrap();
    assert!(matches!(read(ALEXA, &alexa_form(&[], &[]), &own), Recognition::Page(_)));
}

#[test]
fn a_file_comes_back_as_it_went_and_a_wrong_one_says_where() {
    let own = whole();
    let mut back = OwnMap::default();
    assert_eq!(import(&export(&own), &mut back), Ok(()));
    assert_eq!(back, own);
    let stored: OwnMap = crate::json::from_text(&crate::json::to_text(&own)).unwrap();
    assert_eq!(stored, own);
    let file = |entries: &str| format!(r#"{{"linkwrightConsoleMap": 1, "entries": [{entries}]}}"#);
    let one = |field: &str, label: &str, more: &str| {
        format!(r#"{{"page": "alexa.account-linking", "field": "{field}", "label": "{label}"{more}}}"#)
    };
    let many = |count| vec![one("clientId", "Same", ""); count].join(",");
    let mut later = OwnMap::default();
    assert_eq!((import(&file(&many(2)), &mut later), later.entries.len()), (Ok(()), 1), "the later counts");
    for (text, says) in [
        ("[]".to_owned(), "no console map"),
        ("x".to_owned(), "not JSON"),
        (file("").replace(": 1", ": 2"), "format version 2"),
        (file(&one("clientId", " ", "")), "entries[0].label"),
        (file(&one("clientId", &"x".repeat(300), "")), "entries[0].label"),
        (file(&one("privacyPolicyUrl", "x", "")), "entries[0].field"),
        (file(&one("allowedOrigins", "x", "")), "entries[0].field"),
        (file(&one("clientId", "x", r#", "add": "y""#)), "entries[0].add"),
        (file(&one("type", "x", r#", "options": ["NONE=y"]"#)), "entries[0].options"),
        (file(&one("clientId", "x", r#", "colour": "red""#)), "entries[0].colour"),
        (file(&format!("{},{}", one("clientId", "x", ""), one("scopes", "X *", ""))), "entries[1].label"),
        (file(&many(201)), "at most 200 entries"),
        ("x".repeat(2_000_000), "more than"),
    ] {
        let mut own = OwnMap::default();
        let error = import(&text, &mut own).unwrap_err().to_string();
        assert!(error.contains(says) && own == OwnMap::default(), "{error}");
    }
}

#[test]
fn what_is_kept_goes_through_the_users_word() {
    let page = renamed().done();
    let here = Some((ALEXA, &page));
    let (mut own, mut pointing) = (OwnMap::default(), None);
    let change = |own: &mut OwnMap, pointing: &mut Option<Pointing>, change| own.change(pointing, change, here, 5);
    let begin = || Change::Point { page: PAGE, field: FieldKey::Scopes };
    let asked = change(&mut own, &mut pointing, begin()).unwrap();
    assert!(matches!(asked, Some(crate::page::ContentRequest::Pick { .. })));
    change(&mut own, &mut pointing, Change::Picked { handle: Some(at(&page, "Client check", 1)) }).unwrap();
    assert!(pointing.as_ref().is_some_and(|pointing| !pointing.error.is_empty() && pointing.entry.is_none()));
    assert!(change(&mut own, &mut pointing, Change::Keep { options: vec![] }).is_err());
    change(&mut own, &mut pointing, begin()).unwrap();
    change(&mut own, &mut pointing, Change::Picked { handle: Some(at(&page, "Permissions", 1)) }).unwrap();
    assert_eq!(own, OwnMap::default(), "nothing is kept before it is confirmed");
    // Giving up what adds a row leaves what was understood before.
    change(&mut own, &mut pointing, Change::PointAdd).unwrap();
    change(&mut own, &mut pointing, Change::Picked { handle: None }).unwrap();
    change(&mut own, &mut pointing, Change::Keep { options: vec![] }).unwrap();
    assert_eq!((own.entries.len(), own.entries[0].kept_at, pointing.is_none()), (1, 5, true));
    change(&mut own, &mut pointing, begin()).unwrap();
    change(&mut own, &mut pointing, Change::Picked { handle: None }).unwrap();
    assert!(pointing.is_none(), "Esc");
    change(&mut own, &mut pointing, Change::Forget { page: PAGE, field: FieldKey::Scopes }).unwrap();
    assert_eq!(own, OwnMap::default());
}

const TEXTS: &[&str] = &[
    "Your Client ID*",
    "Your Secret*",
    "Access Token URI*",
    "Scope",
    "Client ID",
    "Something",
    "?",
    "OAuth client",
    "Alexa Redirect URLs",
];
