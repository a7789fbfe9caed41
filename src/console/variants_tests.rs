//! Makes of the form that others would choose: text areas, cards, lists whose add link stands elsewhere.

use super::tests::{ALEXA, page, uncertain};
use super::{FieldKey, OwnMap, Recognition, read};
use crate::page::sketch::{Sketch, named};
use crate::page::{ChoiceControl, ControlLabel, ControlRole, FieldState, LabelSource};

/// A form with enough labels to be known, and what a test adds.
fn form(inside: impl FnOnce(Sketch) -> Sketch) -> Sketch {
    let known = Sketch::new()
        .heading("Account Linking")
        .row("Your Client ID*", |row| row.input("id"))
        .row("Access Token URI*", |row| row.input("https://t.test"))
        .row("Your Web Authorization URI*", |row| row.input("https://a.test"));
    inside(known)
}

#[test]
fn a_text_area_takes_a_value_a_line() {
    let area = |value: &str| form(|form| form.row("Scope", |row| row.control(ControlRole::Multiline, value, |_| ())));
    let reading = page(ALEXA, &area("profile\n\npostal_code\n").done());
    assert_eq!(reading.lines(FieldKey::Scopes), Some(vec!["profile".into(), "postal_code".into()]));
    assert!(matches!(reading.state(FieldKey::Scopes), FieldState::Area { lines, .. } if lines.len() == 4));
    assert!(uncertain(&page(ALEXA, &area("profile,postal_code").done()), FieldKey::Scopes), "commas may divide it");
    let told = form(|form| {
        form.row("Scope", |row| {
            row.control(ControlRole::Multiline, "", |control| {
                named("One or more, comma-separated")(control);
                control.labels[0].source = LabelSource::Placeholder;
            })
        })
    });
    assert!(uncertain(&page(ALEXA, &told.done()), FieldKey::Scopes));
}

#[test]
fn the_link_that_adds_a_row_may_stand_elsewhere_when_it_is_the_only_one() {
    let far = |links: usize| {
        let bar = |form: Sketch| (0..links).fold(form, |form, _| form.button("+ Add scope"));
        form(|form| form.group(bar).group(|row| row.text("Scope")).row("Domain List", |row| row.button("Add domain")))
    };
    assert!(
        matches!(page(ALEXA, &far(1).done()).state(FieldKey::Scopes), FieldState::List { rows, add: Some(_), .. } if rows.is_empty())
    );
    assert!(matches!(page(ALEXA, &far(2).done()).state(FieldKey::Scopes), FieldState::Lines { .. }));
    let chips = form(|form| {
        form.group(|bar| bar.button("Add scope")).row("Scope", |row| row.text("profile").button("×").input(""))
    });
    assert!(uncertain(&page(ALEXA, &chips.done()), FieldKey::Scopes), "rows of a kind unknown");
}

#[test]
fn cards_are_known_by_their_titles() {
    let card = |form: Sketch, title: &str, about: &str| {
        form.group(|card| {
            card.control(ControlRole::Radio, "", |control| {
                named(&format!("{title}{about}"))(control);
                control.checked = Some(false);
            })
            .text(title)
            .text(about)
        })
    };
    let cards = form(|form| {
        let form = form.text("Select an authorization grant type*");
        let form = card(form, "Implicit Grant", "Tokens at once.");
        card(form, "Auth Code Grant", "Not the Implicit Grant")
    });
    match page(ALEXA, &cards.done()).state(FieldKey::Type) {
        FieldState::Choice { control: ChoiceControl::Radios { radios }, .. } => {
            assert_eq!(radios.iter().map(|(value, _)| *value).collect::<Vec<_>>(), ["IMPLICIT", "AUTH_CODE"]);
        }
        other => panic!("{other:?}"),
    }
    let twins = form(|form| {
        let form = card(form, "Auth Code Grant", "with a secret");
        card(form, "Auth Code Grant", "with PKCE")
    });
    assert!(uncertain(&page(ALEXA, &twins.done()), FieldKey::Type), "two cards of one title");
}

#[test]
fn a_long_label_before_its_check_box_is_a_label() {
    let first = "Allow users to enable skill without account linking (Recommended).";
    let second = "Allow users to link their account to your skill using voice";
    let flat = form(|form| form.group(|rows| rows.text(first).toggle(true).text(second).toggle(false)));
    let reading = page(ALEXA, &flat.done());
    assert!(matches!(reading.state(FieldKey::SkipOnEnablement), FieldState::Toggle { on: Some(true), .. }));
    assert!(matches!(reading.state(FieldKey::VoiceForwardAccountLinking), FieldState::Toggle { on: Some(false), .. }));
}

#[test]
fn a_value_of_the_next_row_is_not_taken_for_this_one() {
    let shown = |form: Sketch, label: &str, value: &str| {
        form.group(|row| {
            row.control(ControlRole::Text, value, |control| {
                named(label)(control);
                control.read_only = true;
            })
            .text(label)
        })
    };
    let floating = form(|form| {
        let form = shown(form, "Alexa Client Id", "alexa-client-000001");
        shown(form, "Alexa Client Secret", "fake-alexa-secret-000001")
    });
    let Recognition::Page(reading) = read(ALEXA, &floating.done(), &OwnMap::default()) else { panic!("not known") };
    assert_eq!(reading.lines(FieldKey::AlexaClientId), Some(vec!["alexa-client-000001".into()]));
}

/// Labels in one column, fields in another: what the content script says of their places decides.
#[test]
fn what_is_drawn_beside_a_field_tells_where_the_order_of_the_page_does_not() {
    let columns = |beside: [&str; 3]| {
        let input = |column: Sketch, text: &str| {
            column.control(ControlRole::Text, text, |control| {
                control.labels.push(ControlLabel { source: LabelSource::Beside, text: text.to_owned() });
            })
        };
        let labels = ["Your Web Authorization URI*", "Access Token URI*", "Your Client ID*"];
        Sketch::new()
            .heading("Account Linking")
            .group(|column| {
                labels.into_iter().fold(column, |column, label| column.group(|cell| cell.text(label).text("?")))
            })
            .group(|column| {
                beside.into_iter().fold(column, |column, label| column.group(|cell| input(cell, label).text("!")))
            })
            .done()
    };
    let right = page(ALEXA, &columns(["Your Web Authorization URI*", "Access Token URI*", "Your Client ID*"]));
    assert_eq!(right.text(FieldKey::AuthorizationUrl), Some("Your Web Authorization URI*"));
    assert_eq!(right.text(FieldKey::AccessTokenUrl), Some("Access Token URI*"));
    assert_eq!(right.text(FieldKey::ClientId), Some("Your Client ID*"));
    // Two fields beside one label: neither.
    let twice = page(ALEXA, &columns(["Access Token URI*", "Access Token URI*", "Your Client ID*"]));
    assert_eq!(twice.text(FieldKey::AccessTokenUrl), None);
    assert_eq!(twice.text(FieldKey::AuthorizationUrl), None);
}
