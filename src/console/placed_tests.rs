//! What is drawn beside a control: it decides where the order of the page does not, and never against the markup.

use proptest::prelude::*;

use super::map::map_of;
use super::tests::{ALEXA, page, uncertain};
use super::{FieldKey, OwnEntry, OwnMap, PageId, Recognition, normalise, read};
use crate::page::sketch::{Sketch, named};
use crate::page::{
    Control, ControlLabel, ControlRole, FieldState, LabelSource, NodeContent, PageReading, PageSnapshot,
};

const LABELS: [&str; 3] = ["Your Web Authorization URI*", "Access Token URI*", "Your Client ID*"];

/// What the content script says of a control beside which this text is drawn.
fn beside(text: &str) -> impl FnOnce(&mut Control) {
    let label = ControlLabel { source: LabelSource::Beside, text: text.to_owned() };
    move |control| control.labels.push(label)
}

/// An input with the texts that are drawn beside it; it holds them, so that a test can tell which it is.
fn input(sketch: Sketch, texts: &[&str]) -> Sketch {
    sketch.control(ControlRole::Text, &texts.join("/"), |control| texts.iter().for_each(|text| beside(text)(control)))
}

/// Labels in one column, fields in another.
fn columns(fields: &[&[&str]]) -> PageReading {
    let form = Sketch::new()
        .heading("Account Linking")
        .group(|column| LABELS.iter().fold(column, |column, label| column.group(|cell| cell.text(label).text("?"))))
        .group(|column| fields.iter().fold(column, |column, texts| column.group(|cell| input(cell, texts).text("!"))));
    page(ALEXA, &form.done())
}

fn texts(reading: &PageReading) -> [Option<&str>; 3] {
    [FieldKey::AuthorizationUrl, FieldKey::AccessTokenUrl, FieldKey::ClientId].map(|key| reading.text(key))
}

#[test]
fn what_is_drawn_beside_a_field_tells_where_the_order_of_the_page_does_not() {
    let [first, second, third] = LABELS;
    assert_eq!(texts(&columns(&[&[first], &[second], &[third]])), LABELS.map(Some));
    assert_eq!(texts(&columns(&[&[third], &[first], &[second]])), LABELS.map(Some), "in any order");
    assert_eq!(texts(&columns(&[&[], &[], &[]])), [None; 3]);
}

#[test]
fn two_fields_beside_one_label_or_two_names_beside_one_field_are_none() {
    let [first, second, third] = LABELS;
    let twice = columns(&[&[second], &[second], &[third]]);
    assert_eq!(texts(&twice), [None, None, Some(third)]);
    assert!(uncertain(&twice, FieldKey::AccessTokenUrl));
    assert_eq!(texts(&columns(&[&[first, second], &[], &[third]])), [None, None, Some(third)]);
    assert_eq!(texts(&columns(&[&[first, "Nickname"], &[second], &[third]])), [None, Some(second), Some(third)]);
    // An explanation names nothing.
    let said = "As it was given to you.";
    assert_eq!(columns(&[&[first, said], &[second], &[third]]).text(FieldKey::ClientId), Some(third));
}

/// In the page each label is followed by the field of another one: its order alone would fill the wrong fields.
#[test]
fn an_order_that_contradicts_what_is_seen_is_not_believed() {
    let flat = |fields: [&[&str]; 3]| {
        let form = Sketch::new()
            .heading("Account Linking")
            .group(|form| LABELS.iter().zip(fields).fold(form, |form, (label, texts)| input(form.text(label), texts)));
        page(ALEXA, &form.done())
    };
    let [first, second, third] = LABELS;
    assert_eq!(texts(&flat([&[second], &[third], &[first]])), LABELS.map(Some), "everything is seen");
    let other = flat([&["Nickname"], &[second], &[third]]);
    assert_eq!(texts(&other), [None, Some(second), Some(third)], "an unknown name");
    let row = |text: &str| {
        let row = |form: Sketch| form.row("Your Client ID*", |row| input(row, &[text]));
        let others = Sketch::new()
            .heading("Account Linking")
            .row("Access Token URI*", |row| row.input("https://t.test"))
            .row("Your Web Authorization URI*", |row| row.input("https://a.test"));
        page(ALEXA, &row(others).done())
    };
    assert_eq!(row("Menu").text(FieldKey::ClientId), Some("Menu"), "in a row of its own there is no order to mislead");
    assert_eq!(row(first).text(FieldKey::ClientId), None, "but another field is another field");
    let open = flat([&[], &[third], &[]]);
    assert_eq!(texts(&open), [Some(""), None, None], "client ID: followed by one, seen beside another");
    assert!(uncertain(&open, FieldKey::ClientId));
}

#[test]
fn the_label_of_a_field_that_the_markup_names_is_not_there_for_others() {
    let form = Sketch::new()
        .heading("Account Linking")
        .control(ControlRole::Text, "right", named("Your Client ID*"))
        .row("Access Token URI*", |row| row.input("https://t.test"))
        .row("Your Web Authorization URI*", |row| row.input("https://a.test"))
        .group(|group| input(group.text("Your Client ID*"), &["Your Client ID*"]));
    let reading = page(ALEXA, &form.done());
    assert!(reading.text(FieldKey::ClientId).is_none_or(|text| text == "right"));
    let fresh = Sketch::new()
        .heading("Account Linking")
        .group(|column| LABELS.iter().fold(column, |column, label| column.text(label)))
        .group(|column| {
            column
                .control(ControlRole::Text, "other", |control| {
                    named("Nickname")(control);
                    beside("Your Client ID*")(control);
                })
                .input("")
        });
    assert_eq!(page(ALEXA, &fresh.done()).text(FieldKey::ClientId), None, "the markup names it otherwise");
}

#[test]
fn rows_that_stand_away_from_the_label_of_their_list_are_no_empty_list() {
    let form = |first: &[&str]| {
        let form = Sketch::new()
            .heading("Account Linking")
            .row("Your Client ID*", |row| row.input("id"))
            .row("Access Token URI*", |row| row.input("https://t.test"))
            .group(|column| column.group(|cell| cell.text("Scope")).group(|cell| cell.text("Domain List")))
            .group(|column| {
                column
                    .group(|cell| input(cell, first).button("×").button("Add scope"))
                    .group(|cell| cell.input("").button("×").button("Add domain"))
            });
        page(ALEXA, &form.done())
    };
    let state = |first: &[&str]| form(first).state(FieldKey::Scopes).clone();
    assert!(matches!(state(&["Scope"]), FieldState::Uncertain { .. }));
}

/// What the user pointed at is found in columns as well; what is drawn is never more than the markup.
#[test]
fn a_label_of_the_users_own_counts_where_it_is_drawn() {
    let form = |role: LabelSource| {
        Sketch::new()
            .heading("Account Linking")
            .row("Access Token URI*", |row| row.input("https://t.test"))
            .row("Your Web Authorization URI*", |row| row.input("https://a.test"))
            .group(|column| column.text("App number").text("Nickname"))
            .group(|column| {
                column.input("").control(ControlRole::Text, "id", |control| {
                    beside("App number")(control);
                    control.labels[0].source = role;
                })
            })
            .done()
    };
    let entry = OwnEntry {
        page: PageId::AlexaAccountLinking,
        field: FieldKey::ClientId,
        label: "App number".into(),
        section: None,
        add: None,
        options: Vec::new(),
        kept_at: 0,
    };
    let own = OwnMap { entries: vec![entry], off: vec![] };
    for source in [LabelSource::Beside, LabelSource::Placeholder] {
        let Recognition::Page(reading) = read(ALEXA, &form(source), &own) else { panic!("not known") };
        assert_eq!(reading.text(FieldKey::ClientId), Some("id"), "{source:?}");
    }
}

/// Any page of known labels, unknown texts and controls, some of which the markup names.
fn any_page(parts: &[(u8, u8, u8)]) -> PageSnapshot {
    const TEXTS: [&str; 7] =
        ["Your Client ID*", "Your Secret*", "Access Token URI*", "Scope", "Something", "As said.", LABELS[0]];
    let text = |place: u8| TEXTS[usize::from(place) % TEXTS.len()];
    let mut sketch = Sketch::new().heading("Account Linking").text(LABELS[0]).text(LABELS[1]);
    for (number, (kind, one, other)) in parts.iter().enumerate() {
        let value = number.to_string();
        let drawn = |control: &mut Control| {
            if *other < 7 {
                beside(text(*other))(control);
            }
        };
        let role = if kind % 5 == 0 { ControlRole::Multiline } else { ControlRole::Text };
        sketch = match kind {
            0..=3 => sketch.text(text(*one)),
            4..=7 => sketch.control(role, &value, drawn),
            8..=9 => sketch.row(text(*one), |row| row.control(role, &value, drawn)),
            10 => sketch.button("Add scope"),
            _ => sketch.control(role, &value, |control| {
                named(text(*one))(control);
                drawn(control);
            }),
        };
    }
    sketch.done()
}

fn is_label(key: FieldKey, text: &str) -> bool {
    let field = map_of(PageId::AlexaAccountLinking).and_then(|map| map.field(key));
    field.is_some_and(|field| field.labels.iter().any(|label| normalise(label.text) == normalise(text)))
}

fn without_places(page: &PageSnapshot) -> PageSnapshot {
    let mut page = page.clone();
    for node in &mut page.nodes {
        if let NodeContent::Control(control) = &mut node.content {
            control.labels.retain(|label| label.source != LabelSource::Beside);
        }
    }
    page
}

proptest! {
    /// Wherever labels are drawn: a field that the markup names keeps its control, and no other gets it. Nor does a field
    /// that the order of the page gives one control ever get another, unless that is drawn beside another name.
    #[test]
    fn what_is_drawn_takes_nothing_from_the_markup(
        parts in prop::collection::vec((0_u8..14, 0_u8..7, 0_u8..12), 0..30),
    ) {
        let page = any_page(&parts);
        let (Recognition::Page(drawn), Recognition::Page(plain)) =
            (read(ALEXA, &page, &OwnMap::default()), read(ALEXA, &without_places(&page), &OwnMap::default()))
        else { return Ok(()) };
        let labels = |handle: u32| page.control(handle).map(|control| control.labels.clone()).unwrap_or_default();
        let is_named = |handle: u32| labels(handle).iter().any(|label| label.source.names());
        for (before, after) in plain.fields.iter().zip(&drawn.fields) {
            let (had, has) = (before.state.controls(), after.state.controls());
            if !had.is_empty() && had.iter().all(|handle| is_named(*handle)) {
                prop_assert_eq!(&before.state, &after.state, "{} had a name", before.key);
            }
            for handle in &has {
                let own = labels(*handle).iter().any(|label| label.source.names() && is_label(after.key, &label.text));
                prop_assert!(!is_named(*handle) || own || had.contains(handle), "{} takes {handle}", after.key);
            }
            // A text area in place of rows is seen where none stand.
            let list = matches!(before.state, FieldState::List { .. });
            if let ([one], [other], false) = (had.as_slice(), has.as_slice(), list) {
                let spoken = labels(*one).iter().any(|label| label.source == LabelSource::Beside);
                prop_assert!(one == other || spoken, "{} moved", after.key);
            }
        }
    }
}
