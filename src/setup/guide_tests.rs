//! Each step of the set-up, from nothing to everything.

use super::forms::AlexaForm;
use super::guide::{Known, Left, StepId, StepState, next, steps};
use super::observe::{Observations, Stray};
use super::{IxhelloForm, LwaClient, WebSettings};
use crate::console::FieldKey;
use crate::page::SecretSeen;
use crate::profile::{AccessTokenScheme, AccountLinkingRequest, GrantType, Profile, PublishProfile, SecurityProfile};
use crate::setup::secret_facts::SecretFacts;

fn profile() -> Profile {
    Profile {
        account_linking_request: AccountLinkingRequest {
            grant: Some(GrantType::AuthCode),
            authorization_url: Some("https://www.amazon.com/ap/oa".into()),
            access_token_url: Some("https://api.amazon.com/auth/o2/token".into()),
            access_token_scheme: Some(AccessTokenScheme::HttpBasic),
            scopes: Some(vec!["profile".into()]),
            ..Default::default()
        },
        lwa: Some(SecurityProfile::default()),
        ixhello: Some(PublishProfile { enable_account_linking: Some(true) }),
        ..Default::default()
    }
}

fn form() -> AlexaForm {
    AlexaForm {
        account_linking: Some(true),
        grant: Some(GrantType::AuthCode),
        authorization_url: Some("https://www.amazon.com/ap/oa".into()),
        access_token_url: Some("https://api.amazon.com/auth/o2/token".into()),
        client_id: Some("fake-id".into()),
        access_token_scheme: Some(AccessTokenScheme::HttpBasic),
        scopes: Some(vec!["profile".into(), String::new()]),
        redirect_urls: Some(vec!["https://layla.amazon.com/api/skill/link/M1FAKE0000001".into()]),
        unsaved: Some(false),
        ..Default::default()
    }
}

fn states(seen: &Observations, done: &[String], errors: Option<usize>) -> Vec<(StepId, StepState)> {
    let steps = steps(Known { seen, profile: &profile(), done, errors });
    steps.into_iter().map(|step| (step.id, step.state)).collect()
}

#[test]
fn from_nothing_to_everything() {
    let mut seen = Observations::default();
    let now = states(&seen, &[], None);
    assert_eq!(now[0], (StepId::Publish, StepState::Unseen));
    assert_eq!(now[2].1, StepState::Open(Left::Credentials { id: true, secret: true }));
    assert_eq!(now[4].1, StepState::Waiting(StepId::AccountLinking));
    assert_eq!(now[5].1, StepState::Waiting(StepId::Publish));
    seen.ixhello = Some(IxhelloForm { enable_account_linking: Some(true), seen_at: 1 });
    seen.lwa_clients = vec![LwaClient { security_profile: None, client_id: "fake-id".into() }];
    seen.secret_kept = true;
    seen.alexa = Some(AlexaForm { scopes: None, unsaved: Some(true), ..form() });
    let now = states(&seen, &[], None);
    assert_eq!(now[2].1, StepState::Done);
    assert_eq!(now[3].1, StepState::Open(Left::Fields(vec![FieldKey::Scopes])));
    assert_eq!(now[4].1, StepState::Unseen);
    seen.alexa = Some(AlexaForm { unsaved: Some(true), ..form() });
    assert_eq!(states(&seen, &[], None)[3].1, StepState::Open(Left::Save));
    seen.alexa = Some(form());
    seen.web_settings = Some(WebSettings { allowed_return_urls: Some(vec![]), editing: true, ..Default::default() });
    assert_eq!(states(&seen, &[], None)[4].1, StepState::Open(Left::Urls(1)));
    seen.web_settings = Some(WebSettings {
        allowed_return_urls: form().redirect_urls,
        editing: true,
        unsaved: true,
        ..Default::default()
    });
    assert_eq!(states(&seen, &[], None)[4].1, StepState::Open(Left::Save));
    seen.web_settings = Some(WebSettings { allowed_return_urls: form().redirect_urls, ..Default::default() });
    assert_eq!(states(&seen, &[], None)[5].1, StepState::Unseen);
    assert_eq!(states(&seen, &[], Some(2))[5].1, StepState::Open(Left::Errors(2)));
    let now = states(&seen, &[], Some(0));
    assert_eq!(now[5].1, StepState::Done);
    assert_eq!(now[6].1, StepState::Open(Left::Yours));
    assert_eq!(states(&seen, &["enable".into()], Some(0))[6].1, StepState::WasDone);
}

#[test]
fn after_a_restart_what_was_done_is_remembered_and_what_is_seen_goes_first() {
    let done: Vec<String> = StepId::ALL.iter().map(|id| id.as_str().to_owned()).collect();
    let mut seen = Observations::default();
    let now = states(&seen, &done, None);
    assert_eq!(now[0].1, StepState::WasDone);
    assert_eq!(now[2].1, StepState::WasDone);
    assert_eq!(states(&seen, &done, Some(0))[5].1, StepState::WasDone);
    assert_eq!(states(&seen, &done[..5], Some(0))[5].1, StepState::Unseen);
    assert_eq!(now[3].1, StepState::WasDone);
    assert_eq!(now[4].1, StepState::WasDone);
    seen.alexa = Some(AlexaForm { client_id: Some("other".into()), scopes: Some(vec![]), ..form() });
    let now = states(&seen, &done, None);
    assert!(matches!(&now[3].1, StepState::Open(Left::Fields(fields)) if fields.contains(&FieldKey::Scopes)));
}

#[test]
fn of_several_skills_that_were_seen_none_is_called_unseen() {
    let seen = Observations { several: true, ..Default::default() };
    let now = states(&seen, &[], None);
    for place in [0, 3] {
        assert_eq!(now[place].1, StepState::Open(Left::Several), "{:?}", now[place].0);
    }
    assert_eq!(now[1].1, StepState::Unseen, "no security profile was seen");
    assert_eq!(states(&seen, &["accountLinking".into()], None)[3].1, StepState::WasDone);
}

#[test]
fn consoles_that_a_profile_does_not_use_have_no_step() {
    let profile = Profile { lwa: None, ixhello: None, ..profile() };
    let steps = steps(Known { seen: &Observations::default(), profile: &profile, done: &[], errors: None });
    let ids: Vec<StepId> = steps.iter().map(|step| step.id).collect();
    assert_eq!(ids, [StepId::Credentials, StepId::AccountLinking, StepId::Check, StepId::Enable]);
    assert_eq!(next(&steps), Some(StepId::Credentials));
}

#[test]
fn a_form_that_was_saved_without_its_secret_is_not_done() {
    let seen = |form: AlexaForm, secret_kept: bool| Observations {
        alexa: Some(form),
        lwa_clients: vec![LwaClient { security_profile: None, client_id: "fake-id".into() }],
        secret_kept,
        ..Default::default()
    };
    let of = |form: AlexaForm, secret_kept: bool| {
        let now = states(&seen(form, secret_kept), &[], None);
        (now[2].1.clone(), now[3].1.clone())
    };
    let secret = || StepState::Open(Left::Credentials { id: false, secret: true });
    let field = || StepState::Open(Left::Fields(vec![FieldKey::ClientSecret]));
    let facts = |text: &str| Some(SecretFacts::of(&SecretSeen::of(text), None, None));
    let typed = |text: &str| AlexaForm { client_secret: facts(text), unsaved: Some(true), ..form() };
    assert_eq!(of(typed(""), false), (secret(), field()), "nothing to save yet");
    assert_eq!(of(typed(""), true), (StepState::Done, field()), "it can be filled");
    assert_eq!(of(typed("fake-secret"), false), (secret(), StepState::Open(Left::Save)));
    let saved = |secretless| AlexaForm { client_secret: facts(""), secretless, ..form() };
    assert_eq!(of(saved(true), false), (secret(), field()));
    assert_eq!(of(saved(false), false), (StepState::Done, StepState::Done), "the page does not show what is saved");
    let open = |secretless| {
        let url = |path: &str| Some(format!("https://auth.example-app.test/{path}"));
        AlexaForm { authorization_url: url("authorize"), access_token_url: url("token"), ..saved(secretless) }
    };
    let mut public = profile();
    public.account_linking_request.authorization_url = open(true).authorization_url;
    public.account_linking_request.access_token_url = open(true).access_token_url;
    let steps = steps(Known { seen: &seen(open(true), false), profile: &public, done: &[], errors: None });
    assert_eq!(steps[3].state, StepState::Done, "a public client has no secret");
}

#[test]
fn the_web_settings_of_another_security_profile_do_no_step() {
    let names = |settings: Option<WebSettings>| Stray {
        shown: Some("Doors".into()),
        client_id: Some("fake-other".into()),
        own: Some("Lamps".into()),
        settings,
    };
    let full = || WebSettings { allowed_return_urls: form().redirect_urls, ..Default::default() };
    let seen = |stray: Option<Stray>| Observations {
        alexa: Some(form()),
        web_settings: Some(full()),
        stray: stray.map(Box::new),
        ..Default::default()
    };
    let of = |seen: &Observations, done: &[String]| states(seen, done, None)[4].1.clone();
    assert_eq!(of(&seen(None), &[]), StepState::Done);
    let stray = StepState::Open(Left::Stray { shown: Some("Doors".into()), own: Some("Lamps".into()) });
    assert_eq!(of(&seen(Some(names(None))), &[]), stray);
    assert_eq!(of(&seen(Some(names(None))), &["returnUrls".into()]), StepState::WasDone);
    assert_eq!(of(&seen(Some(names(Some(full())))), &[]), StepState::Done);
    let empty = WebSettings { allowed_return_urls: Some(vec![]), ..Default::default() };
    assert_eq!(of(&seen(Some(names(Some(empty)))), &[]), StepState::Open(Left::Urls(1)));
    let unseen = Observations { web_settings: None, ..seen(Some(names(None))) };
    assert_eq!(of(&unseen, &[]), StepState::Unseen, "only its General tab was seen");
}
