//! Text areas, drop-downs that close, and a form that is still closed.

use super::difference::{Difference, difference};
use super::tests::{outcome, profile, reading};
use super::wanted::WantedValue;
use super::{FillSession, Outcome, Wanted, wanted};
use crate::console::{FieldKey, PageId};
use crate::message::Origin;
use crate::page::sketch::{Sketch, execute};
use crate::page::{Action, ControlRole, FieldState, PageReading, Row, Step, StepResult};
use crate::setup::Observations;

fn lines(of: &[&str]) -> Vec<String> {
    of.iter().map(|line| (*line).to_owned()).collect()
}

/// What a text area with these lines is to hold; `None` when it is right.
fn area(held: &[&str], wanted: &WantedValue) -> Option<String> {
    match difference(&FieldState::Area { handle: 7, lines: lines(held) }, wanted) {
        Difference::None => None,
        Difference::Steps(steps) => match steps.as_slice() {
            [Step { handle: 7, action: Action::SetText { expected, value }, again: false }] => {
                assert_eq!(expected.as_str(), held.join("\n"));
                Some(value.as_str().to_owned())
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_text_area_is_brought_to_its_lines_in_one_step() {
    let exactly = WantedValue::Exactly(lines(&["a", "b"]));
    assert_eq!(area(&[], &exactly).as_deref(), Some("a\nb"));
    assert_eq!(area(&["b", "", "a", ""], &exactly), None, "order and blank lines do not count");
    assert_eq!(area(&["x", "b"], &exactly).as_deref(), Some("b\na"));
    assert_eq!(area(&["a", "a", "b"], &exactly).as_deref(), Some("a\nb"));
    let including = WantedValue::Including(lines(&["a", "b"]));
    assert_eq!(area(&["x", "b"], &including).as_deref(), Some("x\nb\na"));
    assert_eq!(area(&["x", "b", "a"], &including), None);
}

/// What is done next to a list of texts; `None` when nothing.
fn tokens(held: &[&str], typed: &str, wanted: &WantedValue) -> Option<Vec<(u32, String)>> {
    let row = |handle, value: &str, remove| Row { handle, value: value.to_owned(), remove };
    let rows = held.iter().zip(1..).map(|(value, handle)| row(handle, value, Some(10 + handle))).collect();
    let state = FieldState::List { rows, add: Some(8), draft: Some(row(7, typed, None)) };
    match difference(&state, wanted) {
        Difference::None => None,
        Difference::Steps(steps) => Some(
            steps
                .into_iter()
                .map(|Step { handle, action, .. }| match action {
                    Action::SetText { value, .. } => (handle, value.as_str().to_owned()),
                    _ => (handle, String::new()),
                })
                .collect(),
        ),
        Difference::Unable(why) => panic!("{why:?}"),
    }
}

#[test]
fn a_list_of_texts_is_brought_to_its_values_one_a_round() {
    let exactly = WantedValue::Exactly(lines(&["a", "b"]));
    let including = WantedValue::Including(lines(&["a", "b"]));
    let add = |value: &str| Some(vec![(7, value.to_owned()), (8, String::new())]);
    assert_eq!(tokens(&["b"], "", &exactly), add("a"));
    assert_eq!(tokens(&["a", "x"], "", &exactly), Some(vec![(12, String::new())]), "first what is not wanted goes");
    assert_eq!(tokens(&["a", "x"], "", &including), add("b"));
    assert_eq!(tokens(&["b", "a"], "half", &exactly), None);
    assert_eq!(tokens(&["a"], "b", &exactly), Some(vec![(8, String::new())]), "typed, and not added yet");
    let typed = FieldState::List {
        rows: vec![],
        add: Some(8),
        draft: Some(Row { handle: 7, value: "half".into(), remove: None }),
    };
    assert!(matches!(difference(&typed, &exactly), Difference::Unable(_)), "what a person types is not replaced");
}

#[test]
fn what_is_typed_for_the_first_value_is_added_before_it_counts() {
    for wanted in [WantedValue::Exactly(lines(&["a"])), WantedValue::Including(lines(&["a"]))] {
        assert_eq!(tokens(&[], "a", &wanted), Some(vec![(8, String::new())]), "typed, and not added yet");
        assert_eq!(tokens(&[], "", &wanted), Some(vec![(7, "a".to_owned()), (8, String::new())]));
    }
}

#[test]
fn a_step_that_came_too_late_is_no_try() {
    let mut session = session(FieldKey::Type, WantedValue::Choice("AUTH_CODE"));
    for _ in 0..5 {
        assert!(session.next(&drop_down(false)).iter().all(|step| !step.again));
        session.hear(&[StepResult::Stale]);
    }
    for _ in 0..100 {
        session.next(&drop_down(false));
        session.hear(&[StepResult::Stale]);
    }
    assert_eq!(session.next(&drop_down(false)), [], "a page that draws anew for ever is left");
}

#[test]
fn nothing_but_the_toggle_is_touched_while_the_form_is_closed() {
    let question = "Do you allow users to create an account or link to an existing account with you?";
    let mut page = Sketch::new()
        .heading("Account Linking")
        .row("Your Client ID*", |row| row.input(""))
        .row(question, |row| row.toggle(false))
        .done();
    let list = wanted(PageId::AlexaAccountLinking, &profile(), None, &Observations::default());
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list);
    let first = session.next(&reading(&page));
    assert!(matches!(first.as_slice(), [Step { action: Action::SetChecked { checked: true }, .. }]), "{first:?}");
    execute(&mut page, &first);
    let second = session.next(&reading(&page));
    assert!(second.iter().any(|step| matches!(step.action, Action::SetText { .. })));
}

/// A form with a drop-down, which is open or not.
fn drop_down(open: bool) -> PageReading {
    let page = Sketch::new()
        .heading("Account Linking")
        .row("Your Client ID*", |row| row.input(""))
        .row("Access Token URI*", |row| row.input(""))
        .row("Select an authorization grant type*", |row| {
            row.control(ControlRole::Combobox, "Select…", |control| control.expanded = open)
        })
        .region(crate::page::Region::Listbox, |list| {
            if open { list.control(ControlRole::Option, "Auth Code Grant", |_| ()) } else { list }
        });
    reading(&page.done())
}

fn session(key: FieldKey, value: WantedValue) -> FillSession {
    FillSession::new(PageId::AlexaAccountLinking, vec![Wanted { key, value, origin: Origin::Profile }])
}

#[test]
fn a_drop_down_that_closes_without_taking_its_entry_is_tried_once_more_in_another_way() {
    let mut session = session(FieldKey::Type, WantedValue::Choice("AUTH_CODE"));
    let mut again = Vec::new();
    for open in [false, true, false, true] {
        again.extend(session.next(&drop_down(open)).iter().map(|step| step.again));
    }
    assert_eq!(again, [false, false, true, true]);
    assert_eq!(session.next(&drop_down(false)), []);
    assert_eq!(outcome(&session.finish(&drop_down(false)), FieldKey::Type), Outcome::RefusedByPage);
}

#[test]
fn what_something_lies_over_is_left_to_the_user_and_not_asked_for_again() {
    let mut session = session(FieldKey::ClientId, WantedValue::Text("id".into()));
    assert_eq!(session.next(&drop_down(false)).len(), 1);
    session.hear(&[StepResult::Covered]);
    assert_eq!(session.next(&drop_down(false)), []);
    let outcomes = session.finish(&drop_down(false));
    assert_eq!(outcome(&outcomes, FieldKey::ClientId), Outcome::NeedsYou);
    assert!(outcomes[0].note.contains("lies over"), "{}", outcomes[0].note);
}

#[test]
fn one_drop_down_is_opened_at_a_time_and_last() {
    let page = |open: bool| {
        Sketch::new()
            .heading("Account Linking")
            .row("Your Client ID*", |row| row.input(""))
            .row("Access Token URI*", |row| row.input(""))
            .row("Select an authorization grant type*", |row| {
                row.control(ControlRole::Combobox, "Select…", |control| control.expanded = open)
            })
            .row("Your Authentication Scheme*", |row| row.control(ControlRole::Combobox, "Select…", |_| ()))
            .region(crate::page::Region::Listbox, |list| {
                if open { list.control(ControlRole::Option, "Auth Code Grant", |_| ()) } else { list }
            })
            .done()
    };
    let want = |key, value| Wanted { key, value, origin: Origin::Profile };
    let list = vec![
        want(FieldKey::Type, WantedValue::Choice("AUTH_CODE")),
        want(FieldKey::AccessTokenScheme, WantedValue::Choice("HTTP_BASIC")),
        want(FieldKey::ClientId, WantedValue::Text("id".into())),
    ];
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list);
    let kinds = |steps: &[Step]| steps.iter().map(|step| matches!(step.action, Action::Press)).collect::<Vec<_>>();
    assert_eq!(kinds(&session.next(&reading(&page(false)))), [false, true]);
    assert_eq!(kinds(&session.next(&reading(&page(true)))), [true], "an open list closes when anything else is used");
    assert_eq!(outcome(&session.finish(&reading(&page(false))), FieldKey::Type), Outcome::RefusedByPage);
}
