//! Causes, checked against the set-up.

use super::*;
use crate::console::FieldKey;
use crate::profile::DisabledRule;

const NOT_WHITELISTED: &str = "The redirect URI you provided has not been whitelisted for your application";

fn cause<'a>(explanation: &'a Explanation, rule: &str) -> &'a Cause {
    let found = explanation.causes.iter().find(|cause| cause.rule == rule);
    found.unwrap_or_else(|| panic!("{rule} is not among {:#?}", explanation.causes))
}

#[test]
fn what_fails_comes_first_with_its_finding_and_place() {
    let explanation = explain(NOT_WHITELISTED, &docs::catalogue(), &near());
    let first = &explanation.causes[0];
    assert_eq!((first.rule.as_str(), first.outcome), ("return-url-near-miss", OutcomeName::Fails));
    assert!(first.findings[0].what.contains("http instead of https"), "{first:?}");
    assert!(!first.title.is_empty() && first.place == first.findings[0].places.first().cloned());
    // The others keep the order of the table.
    let passes: Vec<&str> = explanation.causes[1..].iter().map(|cause| cause.rule.as_str()).collect();
    let table = symptoms().into_iter().find(|symptom| symptom.id == "return-url-not-whitelisted").unwrap().rules;
    let order: Vec<&str> = table.iter().map(String::as_str).filter(|rule| passes.contains(rule)).collect();
    assert_eq!(passes, order);
    assert!(passes.contains(&"lwa-return-url-missing") && passes.contains(&"client-id-mismatch"));
    assert_eq!(cause(&explanation, "client-id-mismatch").outcome, OutcomeName::Passes);
    assert!(explanation.beyond.iter().any(|sentence| sentence.contains("another Amazon account")));
    assert!(explanation.advice.is_empty() && !explanation.linking_failed);
}

#[test]
fn what_cannot_be_told_says_why_and_which_page_to_open() {
    let explanation = explain(NOT_WHITELISTED, &docs::catalogue(), &nothing_seen());
    let missing = cause(&explanation, "lwa-return-url-missing");
    assert_eq!((missing.outcome, missing.open_first), (OutcomeName::CannotTell, Some(PageId::AlexaAccountLinking)));
    assert!(missing.reason.contains("was not opened"), "{missing:?}");
    assert!(missing.place.is_some(), "the field is known from the rule's documentation");
}

#[test]
fn what_is_off_or_about_something_else_is_last_and_says_so() {
    let off = [DisabledRule { rule: "lwa-token-uri".into(), reason: "our own proxy".into() }];
    let seen = crate::rules::case_of(
        r#"
        alexa.authorizationUrl = "http://auth.example-app.test/a"
        alexa.accessTokenUrl = "https://auth.example-app.test/t"
        "#,
    );
    let report = Report::of(&seen, &off, 1);
    let explanation = explain("Unable to link the skill at this time.", &docs::catalogue(), &report);
    assert_eq!(explanation.causes[0].rule, "uri-not-https");
    assert_eq!(explanation.causes[0].place, Some(Place::alexa(FieldKey::AuthorizationUrl)));
    let proxy = cause(&explanation, "lwa-token-uri");
    assert_eq!((proxy.outcome, proxy.reason.as_str()), (OutcomeName::Off, "our own proxy"));
    assert!(explanation.beyond.iter().any(|sentence| sentence.contains("4.5 seconds")));
}

#[test]
fn a_cause_of_two_symptoms_is_named_once() {
    let both = "Unable to link the skill at this time. Linking unsuccessful. Client authentication failed.";
    let explanation = explain(both, &docs::catalogue(), &near());
    for (at, cause) in explanation.causes.iter().enumerate() {
        assert!(explanation.causes[at + 1..].iter().all(|other| other.rule != cause.rule), "{}", cause.rule);
    }
    for (at, sentence) in explanation.beyond.iter().enumerate() {
        assert!(!explanation.beyond[at + 1..].contains(sentence), "{sentence}");
    }
}

#[test]
fn errors_that_say_only_that_linking_failed_are_worth_remembering() {
    for (text, wanted) in [
        ("Unable to link the skill at this time.", true),
        ("We were unable to link Lamps at this time.", true),
        ("Linking unsuccessful", true),
        ("照明のアカウントリンクを完了できませんでした", true),
        ("リンクに失敗しました", true),
        (NOT_WHITELISTED, false),
        ("errorKey=missing-state", false),
        ("Hello", false),
    ] {
        assert_eq!(explain(text, &docs::catalogue(), &near()).linking_failed, wanted, "{text}");
    }
}
