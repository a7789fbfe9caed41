//! Filling sketched pages to their fixpoint.

use proptest::prelude::*;

use super::difference::{Difference, difference};
use super::wanted::WantedValue;
use super::{FieldOutcome, FillSession, Outcome, repair, wanted};
use crate::console::{FieldKey, OwnMap, PageId, Recognition, read};
use crate::page::sketch::{alexa_form, execute};
use crate::page::{Action, ChoiceControl, FieldState, NodeContent, PageReading, PageSnapshot, Step};
use crate::profile::{AccessTokenScheme, GrantType, Profile, Secret};
use crate::provider::preset;
use crate::rules::{Change, Fix};
use crate::setup::Observations;

const ALEXA: &str = "https://developer.amazon.com/alexa/console/ask/x";
const CLIENT_ID: &str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";

pub(super) fn reading(snapshot: &PageSnapshot) -> PageReading {
    match read(ALEXA, snapshot, &OwnMap::default()) {
        Recognition::Page(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

pub(super) fn profile() -> Profile {
    let mut profile = preset("ixhello-lwa").unwrap().profile();
    profile.account_linking_request.client_id = Some(CLIENT_ID.into());
    profile
}

/// Fills a page whose behaviour is `page`; all steps and the outcomes.
fn fill(
    snapshot: &mut PageSnapshot,
    profile: &Profile,
    page: impl Fn(&mut PageSnapshot, &[Step]),
) -> (Vec<Step>, Vec<FieldOutcome>) {
    let secret = Secret::new("fake-secret-0001".into());
    let list = wanted(PageId::AlexaAccountLinking, profile, Some(&secret), &Observations::default());
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list);
    let mut all = Vec::new();
    loop {
        let steps = session.next(&reading(snapshot));
        if steps.is_empty() {
            break;
        }
        page(snapshot, &steps);
        all.extend(steps);
    }
    (all, session.finish(&reading(snapshot)))
}

pub(super) fn outcome(outcomes: &[FieldOutcome], key: FieldKey) -> Outcome {
    outcomes.iter().find(|field| field.key == key).unwrap().outcome
}

#[test]
fn an_empty_form_is_filled_and_the_second_time_nothing_is_done() {
    let mut page = alexa_form(&[], &[]);
    let (_, outcomes) = fill(&mut page, &profile(), execute);
    for field in &outcomes {
        let already = [FieldKey::AccountLinking, FieldKey::Type].contains(&field.key);
        assert_eq!(field.outcome, if already { Outcome::AlreadyRight } else { Outcome::Filled }, "{}", field.key);
    }
    let after = reading(&page);
    assert_eq!(
        after.lines(FieldKey::Domains),
        Some(vec!["channeltest.voiceworx.ai".into(), "channel.voiceworx.ai".into()])
    );
    assert_eq!(after.text(FieldKey::ClientId), Some(CLIENT_ID));
    let (steps, outcomes) = fill(&mut page, &profile(), execute);
    assert_eq!(steps, []);
    assert!(outcomes.iter().all(|field| field.outcome == Outcome::AlreadyRight));
}

#[test]
fn a_page_that_keeps_its_value_has_refused() {
    let stubborn = |page: &mut PageSnapshot, steps: &[Step]| {
        let steps: Vec<Step> = steps
            .iter()
            .filter(|step| !matches!(&step.action, Action::SetText { value, .. } if value.as_str() == CLIENT_ID))
            .cloned()
            .collect();
        execute(page, &steps);
    };
    let (steps, outcomes) = fill(&mut alexa_form(&[], &[]), &profile(), stubborn);
    assert_eq!(outcome(&outcomes, FieldKey::ClientId), Outcome::RefusedByPage);
    assert_eq!(outcome(&outcomes, FieldKey::AuthorizationUrl), Outcome::Filled);
    let tries: Vec<bool> = steps
        .iter()
        .filter(|step| matches!(&step.action, Action::SetText { value, .. } if value.as_str() == CLIENT_ID))
        .map(|step| step.again)
        .collect();
    assert_eq!(tries, [false, true], "tried once more in another way, then reported");
}

#[test]
fn rows_that_are_right_stay_and_wrong_ones_are_changed_or_removed() {
    let mut page =
        alexa_form(&["user_id", "profile", "postal_code"], &["channel.voiceworx.ai", "old.test", "older.test"]);
    let (steps, _) = fill(&mut page, &profile(), execute);
    let after = reading(&page);
    assert_eq!(after.lines(FieldKey::Scopes), Some(vec!["profile".into()]));
    assert_eq!(
        after.lines(FieldKey::Domains),
        Some(vec!["channel.voiceworx.ai".into(), "channeltest.voiceworx.ai".into()])
    );
    let kept = |step: &&Step| matches!(&step.action, Action::SetText { expected, .. } if ["profile", "channel.voiceworx.ai"].contains(&expected.as_str()));
    assert_eq!(steps.iter().find(kept), None, "a row that is right was written");
}

#[test]
fn a_fix_that_adds_rows_fills_blank_ones_first() {
    let page = reading(&alexa_form(&["", "profile", ""], &[]));
    let rows_after = |add: &[&str]| {
        let rows = add.iter().map(|row| (*row).to_owned()).collect();
        let fix = Fix::alexa("Add", FieldKey::Scopes, Change::Add(rows));
        match repair::wanted(&[&fix], &page, None).unwrap().remove(0).value {
            WantedValue::Exactly(rows) => rows,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(rows_after(&["profile"]), ["", "profile", ""]);
    assert_eq!(rows_after(&["a"]), ["profile", "", "a"]);
    assert_eq!(rows_after(&["a", "b", "c"]), ["profile", "a", "b", "c"]);
}

#[test]
fn without_a_secret_the_user_is_asked_and_the_field_stays() {
    let list = wanted(PageId::AlexaAccountLinking, &profile(), None, &Observations::default());
    let mut session = FillSession::new(PageId::AlexaAccountLinking, list);
    let mut page = alexa_form(&[], &[]);
    let steps = session.next(&reading(&page));
    execute(&mut page, &steps);
    let outcomes = session.finish(&reading(&page));
    assert_eq!(outcome(&outcomes, FieldKey::ClientSecret), Outcome::NeedsYou);
}

#[test]
fn no_plan_presses_anything_that_commits() {
    let mut page = alexa_form(&["a", "b"], &[]);
    let save = page
        .nodes
        .iter()
        .find(|node| matches!(&node.content, NodeContent::Control(control) if control.value.as_str() == "Save"))
        .unwrap()
        .handle;
    let (steps, _) = fill(&mut page, &profile(), execute);
    assert!(steps.iter().all(|step| step.handle != save));
}

#[test]
fn a_switch_may_be_a_toggle_or_two_alternatives() {
    let radios = ChoiceControl::Radios { radios: vec![("ENABLED", 7), ("DISABLED", 8)] };
    let choice = |chosen| FieldState::Choice { chosen, control: radios.clone(), shown: String::new() };
    let toggle = FieldState::Toggle { handle: 9, on: Some(true) };
    for (state, handle) in [(choice(Some("ENABLED")), 8), (choice(None), 8), (toggle, 9)] {
        match difference(&state, &WantedValue::Flag(false)) {
            Difference::Steps(steps) => assert_eq!(steps[0].handle, handle),
            other => panic!("{other:?}"),
        }
    }
    assert!(matches!(difference(&choice(Some("DISABLED")), &WantedValue::Flag(false)), Difference::None));
}

proptest! {
    /// After its own fill a plan is empty, from any start, for any wanted rows.
    #[test]
    fn a_plan_after_its_own_fill_is_empty(
        scopes in prop::collection::vec("[a-c]{0,2}", 0..5),
        domains in prop::collection::vec("[a-c]{0,2}", 0..5),
        wanted_scopes in prop::collection::vec("[a-c]{1,2}", 0..5),
        basic in any::<bool>(), implicit in any::<bool>(),
    ) {
        let rows = |rows: &[String]| rows.iter().map(String::as_str).collect::<Vec<_>>().into_iter().map(str::to_owned).collect::<Vec<_>>();
        let (scopes, domains) = (rows(&scopes), rows(&domains));
        let mut page = alexa_form(&scopes.iter().map(String::as_str).collect::<Vec<_>>(), &domains.iter().map(String::as_str).collect::<Vec<_>>());
        let mut wish = profile();
        let request = &mut wish.account_linking_request;
        request.scopes = Some(wanted_scopes.clone());
        request.access_token_scheme = Some(if basic { AccessTokenScheme::HttpBasic } else { AccessTokenScheme::RequestBodyCredentials });
        request.grant = Some(if implicit { GrantType::Implicit } else { GrantType::AuthCode });
        let (_, outcomes) = fill(&mut page, &wish, execute);
        prop_assert!(outcomes.iter().all(|field| matches!(field.outcome, Outcome::Filled | Outcome::AlreadyRight)), "{outcomes:?}");
        let mut held = reading(&page).lines(FieldKey::Scopes).unwrap();
        let mut distinct = wanted_scopes;
        held.sort();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(held, distinct);
        let (steps, _) = fill(&mut page, &wish, execute);
        prop_assert!(steps.is_empty());
    }
}
