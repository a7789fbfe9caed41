//! Undoing: back to what was there, but for what was changed since, also where a switch takes its form along.

use proptest::prelude::*;

use super::repair::{self, Contents};
use super::tests::{profile, reading};
use super::{FieldOutcome, FillSession, Outcome, Wanted, WantedValue, wanted};
use crate::console::{FieldKey, PageId};
use crate::message::Origin;
use crate::page::sketch::{Sketch, alexa_form, execute};
use crate::page::{Action, ChoiceControl, FieldState, NodeContent, PageReading, PageSnapshot, Step};
use crate::profile::{GrantType, Secret};
use crate::setup::Observations;

/// Rows that only an authorization code needs.
const OF_CODE: [&str; 3] = ["Access Token URI*", "Your Secret*", "Your Authentication Scheme*"];

/// Every field of the sketched form.
const FIELDS: [FieldKey; 11] = [
    FieldKey::AccountLinking,
    FieldKey::SkipOnEnablement,
    FieldKey::Type,
    FieldKey::AuthorizationUrl,
    FieldKey::AccessTokenUrl,
    FieldKey::ClientId,
    FieldKey::ClientSecret,
    FieldKey::AccessTokenScheme,
    FieldKey::Scopes,
    FieldKey::Domains,
    FieldKey::DefaultTokenExpirationInSeconds,
];

/// What a person sees of the whole form: nothing but the switch while that is off, and what the grant type needs.
fn shown(whole: &PageSnapshot) -> PageSnapshot {
    let all = reading(whole);
    let off = matches!(all.state(FieldKey::AccountLinking), FieldState::Toggle { on: Some(false), .. });
    let implicit = matches!(all.state(FieldKey::Type), FieldState::Choice { chosen: Some("IMPLICIT"), .. });
    let switch = whole
        .nodes
        .iter()
        .position(|node| matches!(&node.content, NodeContent::Control(control) if control.checked.is_some()))
        .unwrap();
    let is_of_code = |parent: usize| {
        whole.nodes.iter().any(|node| {
            let text = if let NodeContent::Text { text } = &node.content { text.as_str() } else { "" };
            node.parent == Some(u32::try_from(parent).unwrap()) && OF_CODE.contains(&text)
        })
    };
    let mut page = PageSnapshot { nodes: Vec::new(), ..whole.clone() };
    let mut places: Vec<Option<u32>> = Vec::new();
    for (at, node) in whole.nodes.iter().enumerate() {
        let parent = node.parent.map(|parent| places[parent as usize]);
        let hidden = parent == Some(None) || off && at > switch || implicit && is_of_code(at);
        places.push((!hidden).then(|| u32::try_from(page.nodes.len()).unwrap()));
        if !hidden {
            page.nodes.push(crate::page::Node { parent: parent.flatten(), ..node.clone() });
        }
    }
    page
}

fn step(reading: &PageReading, key: FieldKey, value: &str) -> Vec<Step> {
    let write = |handle| vec![Step::new(handle, Action::SetText { expected: "".into(), value: value.into() })];
    match reading.state(key) {
        FieldState::Text { handle, .. } | FieldState::Secret { handle: Some(handle), .. } => write(*handle),
        FieldState::Toggle { handle, .. } => vec![Step::new(*handle, Action::SetChecked { checked: value == "on" })],
        FieldState::Choice { control: ChoiceControl::Radios { radios }, .. } => {
            let (_, handle) = radios.iter().find(|(name, _)| *name == value).unwrap();
            vec![Step::new(*handle, Action::SetChecked { checked: true })]
        }
        FieldState::Choice { control: ChoiceControl::Combobox { handle, .. }, .. } => write(*handle),
        _ => Vec::new(),
    }
}

/// Does what is wanted to a form of which only a part can be seen; what it held before and after.
fn run(whole: &mut PageSnapshot, session: &mut FillSession) -> (Vec<Contents>, Vec<Contents>, Vec<FieldOutcome>) {
    let mut before = Vec::new();
    loop {
        let now = reading(&shown(whole));
        let steps = session.next(&now);
        if steps.is_empty() {
            break;
        }
        repair::remember(&mut before, &now, session.touched());
        execute(whole, &steps);
    }
    let last = reading(&shown(whole));
    let after = before.iter().map(|old: &Contents| Contents::of(&last, old.held.key)).collect();
    (before, after, session.finish(&last))
}

fn fill(whole: &mut PageSnapshot, grant: GrantType) -> (Vec<Contents>, Vec<Contents>) {
    let mut wish = profile();
    wish.account_linking_request.grant = Some(grant);
    let secret = Secret::new("fake-secret-0001".into());
    let list = wanted(PageId::AlexaAccountLinking, &wish, Some(&secret), &Observations::default());
    let (before, after, outcomes) = run(whole, &mut FillSession::new(PageId::AlexaAccountLinking, list));
    assert!(outcomes.iter().all(FieldOutcome::is_right), "{outcomes:?}");
    (before, after)
}

/// Undoes; what was left, with why.
fn undo(whole: &mut PageSnapshot, before: &[Contents], after: &[Contents]) -> Vec<FieldOutcome> {
    let (list, left) = repair::undo(before, after, &reading(&shown(whole)));
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list).backwards();
    let (_, _, mut outcomes) = run(whole, &mut session);
    outcomes.retain(|field| !field.is_right());
    outcomes.extend(left);
    outcomes
}

/// What every field holds, seen or not.
fn contents(whole: &PageSnapshot) -> Vec<Contents> {
    FIELDS.iter().map(|key| Contents::of(&reading(whole), *key)).collect()
}

/// A form with these values.
fn form(values: &[(FieldKey, &str)], scopes: &[&str], domains: &[&str]) -> PageSnapshot {
    let mut whole = alexa_form(scopes, domains);
    for (key, value) in values {
        let steps = step(&reading(&whole), *key, value);
        assert!(!steps.is_empty(), "{key} is not there");
        execute(&mut whole, &steps);
    }
    whole
}

#[test]
fn a_form_that_was_switched_off_gets_its_values_back_before_it_is_switched_off_again() {
    let values = [
        (FieldKey::AccessTokenUrl, "https://old.test/token"),
        (FieldKey::AccessTokenScheme, "Credentials in request body"),
        (FieldKey::AccountLinking, "off"),
    ];
    let mut whole = form(&values, &["old"], &[]);
    let start = contents(&whole);
    let (before, after) = fill(&mut whole, GrantType::AuthCode);
    assert!(before.len() > 7, "the fields that came with the switch were filled");
    assert_eq!(undo(&mut whole, &before, &after), []);
    assert_eq!(contents(&whole), start);
}

#[test]
fn what_was_typed_since_stays_and_is_named() {
    let mut whole = form(&[(FieldKey::AccessTokenScheme, "Credentials in request body")], &[], &[]);
    let (before, after) = fill(&mut whole, GrantType::AuthCode);
    for (key, value) in [(FieldKey::AccessTokenUrl, "https://mine.test/token"), (FieldKey::ClientSecret, "fake-mine")] {
        let steps = step(&reading(&whole), key, value);
        execute(&mut whole, &steps);
    }
    let left = undo(&mut whole, &before, &after);
    let named: Vec<_> = left.iter().map(|field| (field.key, field.outcome)).collect();
    let needs_you = Outcome::NeedsYou;
    assert_eq!(named, [(FieldKey::ClientSecret, needs_you), (FieldKey::AccessTokenUrl, needs_you)]);
    assert!(left.iter().all(|field| field.note.starts_with("Changed on the page since")), "{left:?}");
    assert!(!format!("{before:?}{after:?}{left:?}").contains("fake-"), "no secret is printed");
    let now = reading(&whole);
    assert_eq!(now.text(FieldKey::AccessTokenUrl), Some("https://mine.test/token"));
    assert_eq!(now.shown_secret().map(Secret::expose), Some("fake-mine"));
    assert_eq!(now.text(FieldKey::ClientId), Some(""), "the others are put back");
}

#[test]
fn what_the_user_has_put_back_himself_is_not_named() {
    let mut whole = form(&[(FieldKey::AccessTokenScheme, "Credentials in request body")], &[], &[]);
    let start = contents(&whole);
    let (before, after) = fill(&mut whole, GrantType::AuthCode);
    let steps = step(&reading(&whole), FieldKey::AccessTokenUrl, "");
    execute(&mut whole, &steps);
    assert_eq!(undo(&mut whole, &before, &after), []);
    assert_eq!(contents(&whole), start);
}

#[test]
fn a_fill_that_was_cut_off_is_put_back_as_far_as_it_got() {
    let mut whole = form(&[(FieldKey::AccessTokenScheme, "Credentials in request body")], &[], &[]);
    let start = contents(&whole);
    let (before, _) = fill(&mut whole, GrantType::AuthCode);
    assert_eq!(undo(&mut whole, &before, &[]), []);
    assert_eq!(contents(&whole), start);
}

#[test]
fn what_the_page_did_not_show_is_lost_and_named() {
    let mut whole = alexa_form(&[], &[]);
    let (before, after) = fill(&mut whole, GrantType::AuthCode);
    assert_eq!(repair::lost(&before), [FieldKey::AccessTokenScheme], "nothing was chosen there");
    let left = undo(&mut whole, &before, &after);
    assert_eq!(left.iter().map(|field| field.key).collect::<Vec<_>>(), [FieldKey::AccessTokenScheme]);
    assert!(left[0].note.contains("did not show"), "{left:?}");
}

#[test]
fn a_value_that_the_page_refuses_is_named_though_it_goes_with_its_switch() {
    let mut whole = form(&[(FieldKey::AccountLinking, "off")], &[], &[]);
    let (before, after) = fill(&mut whole, GrantType::Implicit);
    let (list, _) = repair::undo(&before, &after, &reading(&shown(&whole)));
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list).backwards();
    let id = reading(&whole).field(FieldKey::ClientId).unwrap().handle().unwrap();
    loop {
        let steps = session.next(&reading(&shown(&whole)));
        if steps.is_empty() {
            break;
        }
        let taken: Vec<_> = steps.into_iter().filter(|step| step.handle != id).collect();
        execute(&mut whole, &taken);
    }
    let mut outcomes = session.finish(&reading(&shown(&whole)));
    outcomes.retain(|field| !field.is_right());
    let named: Vec<_> = outcomes.iter().map(|field| (field.key, field.outcome)).collect();
    assert_eq!(named, [(FieldKey::ClientId, Outcome::RefusedByPage)]);
    assert!(shown(&whole).nodes.len() < whole.nodes.len(), "the form is off again");
}

#[test]
fn a_text_area_that_was_empty_is_empty_again() {
    let page = |text: &str| {
        let sketch = Sketch::new()
            .heading("Account Linking")
            .row("Your Client ID*", |row| row.input(""))
            .row("Access Token URI*", |row| row.input(""))
            .row("Scope", |row| row.control(crate::page::ControlRole::Multiline, text, |_| ()));
        reading(&sketch.done())
    };
    let before = [Contents::of(&page(""), FieldKey::Scopes)];
    let after = [Contents::of(&page("profile"), FieldKey::Scopes)];
    let (list, left) = repair::undo(&before, &after, &page("profile"));
    assert_eq!(left, []);
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list).backwards();
    assert_eq!(session.next(&page("profile")).len(), 1);
    assert_eq!(session.next(&page("")), []);
    assert!(session.finish(&page("")).iter().all(FieldOutcome::is_right));
}

#[test]
fn rows_come_back_in_their_order() {
    let mut whole = form(&[], &["profile", " profile", "profile:user_id"], &[]);
    let start = Contents::of(&reading(&whole), FieldKey::Scopes);
    let fixed = WantedValue::Exactly(vec!["profile".into(), "profile:user_id".into()]);
    let list = vec![Wanted { key: FieldKey::Scopes, value: fixed, origin: Origin::Nowhere }];
    let (before, after, _) = run(&mut whole, &mut FillSession::new(PageId::AlexaAccountLinking, list));
    assert_eq!(undo(&mut whole, &before, &after), []);
    assert_eq!(Contents::of(&reading(&whole), FieldKey::Scopes), start);
}

proptest! {
    /// After a fill and undoing it a form is what it was, but for what was changed meanwhile, and that is named.
    #[test]
    fn a_form_is_what_it_was(
        on in any::<bool>(), code in any::<bool>(), wants_code in any::<bool>(), basic in any::<bool>(),
        texts in prop::collection::vec("[a-c]{0,2}", 5),
        scopes in prop::collection::vec("[a-c]{0,2}", 0..4),
        domains in prop::collection::vec("[a-c]{0,2}", 0..4),
        typed in prop::collection::vec(prop::option::of("[a-d]{0,2}"), 5),
    ) {
        let inputs = [
            FieldKey::AuthorizationUrl,
            FieldKey::AccessTokenUrl,
            FieldKey::ClientId,
            FieldKey::ClientSecret,
            FieldKey::DefaultTokenExpirationInSeconds,
        ];
        let mut values: Vec<(FieldKey, &str)> = inputs.iter().copied().zip(texts.iter().map(String::as_str)).collect();
        values.push((FieldKey::AccessTokenScheme, if basic { "HTTP Basic (Recommended)" } else { "Credentials in request body" }));
        values.push((FieldKey::Type, if code { "AUTH_CODE" } else { "IMPLICIT" }));
        values.push((FieldKey::AccountLinking, if on { "on" } else { "off" }));
        let scopes: Vec<_> = scopes.iter().map(String::as_str).collect();
        let domains: Vec<_> = domains.iter().map(String::as_str).collect();
        let mut whole = form(&values, &scopes, &domains);
        let start = contents(&whole);
        let (before, after) = fill(&mut whole, if wants_code { GrantType::AuthCode } else { GrantType::Implicit });
        let mut expected = start.clone();
        let filled = contents(&whole);
        let mut changed = Vec::new();
        for (key, text) in inputs.iter().zip(&typed) {
            let Some(text) = text else { continue };
            let steps = step(&reading(&shown(&whole)), *key, text);
            execute(&mut whole, &steps);
            let place = FIELDS.iter().position(|field| field == key).unwrap();
            let now = contents(&whole)[place].clone();
            if now != filled[place] {
                if now != start[place] && start[place] != filled[place] {
                    changed.push(*key);
                }
                expected[place] = now;
            }
        }
        let mut left: Vec<_> = undo(&mut whole, &before, &after).iter().map(|field| field.key).collect();
        prop_assert_eq!(contents(&whole), expected);
        left.sort_by_key(|key| inputs.iter().position(|input| input == key));
        prop_assert_eq!(left, changed);
    }
}
