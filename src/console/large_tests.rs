//! Pages of some ten thousand controls: the time that reading takes grows with them, not with their square.

use crate::console::{FieldKey, OwnMap, Recognition, read};
use crate::message;
use crate::page::sketch::{Sketch, named};
use crate::page::{ControlRole, FieldState, PageReading, Region};
use crate::setup::{Identity, Memory};

const ALEXA: &str = "https://developer.amazon.com/alexa/console/ask/x";
const MANY: usize = 6_000;

/// The heading and the four fields by which the form is known, and what `more` adds.
fn reading(more: impl FnOnce(Sketch) -> Sketch) -> PageReading {
    let page = Sketch::new()
        .heading("Account Linking")
        .row("Your Web Authorization URI*", |row| row.input("https://auth.example-app.test/authorize"))
        .row("Access Token URI*", |row| row.input("https://auth.example-app.test/token"))
        .row("Your Client ID*", |row| row.input("lamps"))
        .row("Your Secret*", |row| row.input("fake-secret-0001"));
    match read(ALEXA, &more(page).done(), &OwnMap::default()) {
        Recognition::Page(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

fn times(page: Sketch, count: usize, each: impl Fn(Sketch, usize) -> Sketch) -> Sketch {
    (0..count).fold(page, each)
}

#[test]
fn every_row_of_a_long_list_has_its_own_button_and_its_own_finding() {
    let reading = reading(|page| {
        page.row("Domain List", |row| {
            times(row, MANY, |row, at| row.input(&format!("https://d{at}.test/")).button("×")).button("+ Add domain")
        })
    });
    let FieldState::List { rows, add: Some(_), .. } = reading.state(FieldKey::Domains) else { panic!("no list") };
    assert_eq!(rows.len(), MANY);
    assert!(rows.iter().all(|row| row.remove == Some(row.handle + 1)));
    let mut memory = Memory::default();
    memory.observe(&reading, 1, None);
    let seen = memory.view(Some(&Identity::of(&reading)), None, false);
    let findings = message::findings(&reading, &seen, &[]);
    let of_rows = findings.iter().filter(|finding| finding.rule == "domain-list-format");
    let handles: Vec<Option<u32>> = of_rows.clone().map(|finding| finding.handle).collect();
    assert_eq!(handles, rows.iter().map(|row| Some(row.handle)).collect::<Vec<_>>());
    for (finding, at) in of_rows.zip(0..) {
        let change = &finding.fix.as_ref().unwrap().changes[0];
        assert_eq!(
            (change.before.as_slice(), change.after.as_slice()),
            ([format!("https://d{at}.test/")].as_slice(), [format!("d{at}.test")].as_slice())
        );
    }
}

#[test]
fn many_radios_many_labels_and_deep_groups_are_read() {
    let radios = reading(|page| {
        times(page.text("Select an authorization grant type"), MANY, |page, at| {
            page.radio(false).text(&format!("Grant {at}"))
        })
        .radio(true)
        .text("Auth Code Grant")
    });
    assert!(matches!(radios.state(FieldKey::Type), FieldState::Choice { chosen: Some("AUTH_CODE"), .. }));
    let labels = reading(|page| times(page, MANY, |page, _| page.text("×").text("Domain List").input("x")));
    assert!(matches!(labels.state(FieldKey::Domains), FieldState::Uncertain { .. }));
    let names = reading(|page| {
        page.row("Default Access Token Expiration Time", |row| {
            let name = "Default Access Token Expiration Time";
            times(row, MANY, |row, _| row.control(ControlRole::Text, "1", named(name)))
        })
    });
    let state = names.state(FieldKey::DefaultTokenExpirationInSeconds);
    assert!(matches!(state, FieldState::Uncertain { why } if why.starts_with("6000 ")), "{state:?}");
}

#[test]
fn nesting_as_deep_as_a_page_may_be_is_read() {
    // By hand: what `Sketch` does with closures would need a stack as deep.
    let nested = |region: Option<Region>, inside: &dyn Fn(Sketch) -> Sketch| {
        reading(|mut page| {
            for _ in 0..MANY {
                page = page.open(region);
            }
            inside(page)
        })
    };
    let alone = nested(None, &|page| page.text("Default Access Token Expiration Time"));
    let state = alone.state(FieldKey::DefaultTokenExpirationInSeconds);
    assert!(matches!(state, FieldState::Uncertain { .. }), "{state:?}");
    let lists = nested(Some(Region::Listbox), &|page| page.control(ControlRole::Option, "HTTP Basic", |_| ()));
    assert_eq!(lists.text(FieldKey::ClientId), Some("lamps"));
    let forms = nested(Some(Region::Form), &|page| page.row("Scope", |row| row.input("profile")));
    assert_eq!(*forms.state(FieldKey::Scopes), FieldState::Absent);
}
