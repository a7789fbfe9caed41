//! Lists whose values are texts, lists without a row yet, and fields that stand twice.

use super::FieldKey;
use super::tests::{ALEXA, LWA, page, uncertain};
use crate::page::sketch::{Sketch, named};
use crate::page::{ControlRole, FieldState, PageReading};

/// The reading of a form with enough labels to be known, and what a test adds.
fn form(inside: impl FnOnce(Sketch) -> Sketch) -> PageReading {
    let known = Sketch::new()
        .heading("Account Linking")
        .row("Your Client ID*", |row| row.input("id"))
        .row("Access Token URI*", |row| row.input("https://t.test"))
        .row("Your Web Authorization URI*", |row| row.input("https://a.test"));
    page(ALEXA, &inside(known).done())
}

/// The values of a list of texts, whether each can be removed, and what is typed for the next.
fn tokens(reading: &PageReading) -> Option<(Vec<&str>, bool, &str)> {
    match reading.state(FieldKey::Scopes) {
        FieldState::List { rows, add: Some(_), draft: Some(draft) } => Some((
            rows.iter().map(|row| row.value.as_str()).collect(),
            rows.iter().all(|row| row.remove.is_some()),
            &draft.value,
        )),
        _ => None,
    }
}

#[test]
fn values_may_be_texts_with_one_input_for_the_next() {
    let inside = form(|form| {
        form.row("Scope", |row| {
            row.text("Separate tokens, and press the button for each.")
                .text("profile")
                .button("×")
                .text("postal_code")
                .button("Remove postal_code")
                .input("user_id")
                .button("Add scope")
        })
    });
    assert_eq!(tokens(&inside), Some((vec!["profile", "postal_code"], true, "user_id")));
    let below = form(|form| {
        form.row("Scope", |row| row.input("").button("Add scope"))
            .group(|list| list.text("profile").control(ControlRole::Button, "", named("Remove profile")))
            .row("Domain List", |row| row.button("Add domain"))
    });
    assert_eq!(tokens(&below), Some((vec!["profile"], true, "")));
    let domains = below.state(FieldKey::Domains);
    assert!(matches!(domains, FieldState::List { rows, add: Some(_), draft: None } if rows.is_empty()));
}

#[test]
fn what_is_not_wholly_understood_is_no_list_of_texts() {
    for (what, reading) in [
        (
            "a button of another kind",
            form(|form| form.row("Scope", |row| row.text("profile").button("Edit").input("").button("Add scope"))),
        ),
        (
            "no button at a value",
            form(|form| {
                form.row("Scope", |row| row.text("profile").text("email").button("×").input("").button("Add scope"))
            }),
        ),
        (
            "two inputs",
            form(|form| {
                form.row("Scope", |row| row.text("profile").button("×").input("").input("").button("Add scope"))
            }),
        ),
        ("nothing that adds", form(|form| form.row("Scope", |row| row.text("profile").button("×").input("")))),
        (
            "a drop-down",
            form(|form| form.row("Scope", |row| row.button("profile").control(ControlRole::Combobox, "", |_| ()))),
        ),
    ] {
        assert_eq!(tokens(&reading), None, "{what}");
        let rows = |state: &FieldState| matches!(state, FieldState::List { rows, .. } if !rows.is_empty());
        assert!(uncertain(&reading, FieldKey::Scopes) && !rows(reading.state(FieldKey::Scopes)), "{what}");
    }
    let rows =
        form(|form| form.row("Scope", |row| row.input("a").button("×").input("").button("×").button("Add scope")));
    assert!(matches!(rows.state(FieldKey::Scopes), FieldState::List { rows, draft: None, .. } if rows.len() == 2));
}

#[test]
fn a_lone_input_without_a_button_is_where_the_next_text_is_typed() {
    for typed in ["", "profile"] {
        let lone = form(|form| form.row("Scope", |row| row.input(typed).button("Add scope")));
        assert_eq!(tokens(&lone), Some((vec![], true, typed)));
        assert_eq!(lone.lines(FieldKey::Scopes), Some(vec![]), "what is typed is no value yet");
    }
    let rows = |inside: fn(Sketch) -> Sketch| {
        let reading = form(|form| form.row("Scope", |row| inside(row).button("Add scope")));
        reading.rows(FieldKey::Scopes).map(|rows| rows.len())
    };
    assert_eq!(rows(|row| row.input("profile").button("×")), Some(1));
    assert_eq!(
        rows(|row| row.input("profile").control(ControlRole::Button, "×", |button| button.enabled = false)),
        Some(1)
    );
    assert_eq!(rows(|row| row.input("profile").button("Move")), Some(1), "a button that nobody knows");
    assert_eq!(rows(|row| row.input("profile").input("")), Some(2));
}

/// Its rows have no button: a lone one is a row.
#[test]
fn a_lone_url_of_login_with_amazon_is_a_row() {
    let edit = Sketch::new()
        .row("Allowed Origins", |row| row.input("https://origin.test").button("Add Another"))
        .row("Allowed Return URLs", |row| row.input("https://return.test").button("Add Another"));
    let reading = page(LWA, &edit.done());
    assert_eq!(reading.rows(FieldKey::AllowedOrigins), Some(vec!["https://origin.test".into()]));
    assert_eq!(reading.rows(FieldKey::AllowedReturnUrls), Some(vec!["https://return.test".into()]));
}

#[test]
fn a_list_without_a_row_is_known_by_the_only_button_in_its_own_row() {
    let empty = |said: &str, button: &str| {
        form(|form| {
            form.row("Scope", |row| row.text(said).button(button))
                .row("Domain List", |row| row.text(said).button(button))
        })
    };
    for reading in
        [empty("There are no values yet", "Add new item"), empty("None associated with this skill", "Add new item")]
    {
        for field in [FieldKey::Scopes, FieldKey::Domains] {
            assert!(matches!(reading.state(field), FieldState::List { rows, add: Some(_), .. } if rows.is_empty()));
        }
    }
    let unknown = |reading: &PageReading| !matches!(reading.state(FieldKey::Scopes), FieldState::List { .. });
    assert!(unknown(&empty("There are no values yet", "Create")), "a button that nobody knows");
    assert!(unknown(&empty("profile", "Add new item")), "a value that is only shown");
    let two = form(|form| {
        form.row("Scope", |row| row.text("There are no values yet").button("Add new item").button("Add new item"))
    });
    assert!(unknown(&two), "two buttons");
}

#[test]
fn a_field_that_stands_twice_is_named_with_where_it_stands() {
    let twice = form(|form| {
        form.heading("Web")
            .row("Your Secret*", |row| row.input("fake-one"))
            .heading("Mobile")
            .row("Client Secret", |row| row.control(ControlRole::Text, "fake-two", named("Client Secret")))
    });
    let FieldState::Uncertain { why } = twice.state(FieldKey::ClientSecret) else { panic!("not twice") };
    assert_eq!(
        why,
        "2 places on the page could be this field: \"Client Secret\" under \"Mobile\", and \"Your Secret*\" under \"Web\"."
    );
}

#[test]
fn nothing_on_a_page_passes_for_a_sentence() {
    let twice = form(|form| {
        form.heading("Web \u{2}abcd\u{3}")
            .row("Your Secret*", |row| row.input("fake-one"))
            .row("Client Secret", |row| row.control(ControlRole::Text, "fake-two", named("Client Secret")))
    });
    let FieldState::Uncertain { why } = twice.state(FieldKey::ClientSecret) else { panic!("not twice") };
    assert!(why.contains("under \"Web  abcd \"") && !why.contains(['\u{2}', '\u{3}']), "{why:?}");
}
