//! All rules together: right set-ups, wrong ones, nothing seen, and any text at all.

mod any;
mod client_right;
mod client_wrong;
mod endpoints_right;
mod endpoints_wrong;
mod fixes;
mod grant_right;
mod grant_wrong;
mod pages_right;
mod pages_wrong;
mod presets_right;
mod redirects_right;
mod redirects_wrong;
mod right;
mod set_ups;
mod wrong;

use super::{Outcome, Severity, check_all};
use crate::console::PageId;
use crate::page::SecretSeen;
use crate::profile::{GrantType, SkillType};
use crate::setup::{AlexaForm, LwaClient, Observations, SecretFacts, WebSettings};

const PAGE: &str = "https://www.amazon.com/ap/oa";
const TOKEN: &str = "https://api.amazon.com/auth/o2/token";
const CLIENT_ID: &str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
const OTHER_ID: &str = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210";
const SECRET: &str = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e";
const LAYLA: &str = "https://layla.amazon.com/api/skill/link/M1FAKE0000001";
const PITANGUI: &str = "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001";
const JAPAN: &str = "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001";

type Change = fn(&mut Observations);

fn rows(texts: &[&str]) -> Option<Vec<String>> {
    Some(texts.iter().map(|text| (*text).to_owned()).collect())
}

fn secret(text: &str) -> Option<SecretFacts> {
    Some(SecretFacts::of(&SecretSeen::of(text), None, None))
}

/// A custom skill on Login with Amazon, everything seen, everything right.
fn right() -> Observations {
    Observations {
        alexa: Some(AlexaForm {
            account_linking: Some(true),
            grant: Some(GrantType::AuthCode),
            authorization_url: Some(PAGE.into()),
            access_token_url: Some(TOKEN.into()),
            client_id: Some(CLIENT_ID.into()),
            client_secret: secret(SECRET),
            scopes: rows(&["profile"]),
            redirect_urls: rows(&[PITANGUI, LAYLA, JAPAN]),
            ..Default::default()
        }),
        web_settings: Some(WebSettings {
            security_profile: Some("Lamps".into()),
            allowed_return_urls: rows(&[JAPAN, "https://example-app.test/cb/", LAYLA, PITANGUI]),
            ..Default::default()
        }),
        lwa_clients: vec![LwaClient { security_profile: Some("Lamps".into()), client_id: CLIENT_ID.into() }],
        chosen_security_profile: Some("Lamps".into()),
        skill_type: Some(SkillType::Custom),
        ..Default::default()
    }
}

fn changed(change: impl FnOnce(&mut Observations)) -> Observations {
    let mut seen = right();
    change(&mut seen);
    seen
}

fn form(seen: &mut Observations) -> &mut AlexaForm {
    seen.alexa.get_or_insert_default()
}

fn uris(seen: &mut Observations, authorization: &str, token: &str) {
    form(seen).authorization_url = Some(authorization.to_owned());
    form(seen).access_token_url = Some(token.to_owned());
}

/// Another provider, with Web Settings of an unrelated security profile seen before.
fn provider(seen: &mut Observations, authorization: &str, token: &str, client_id: &str, scopes: &[&str]) {
    uris(seen, authorization, token);
    form(seen).client_id = Some(client_id.to_owned());
    form(seen).scopes = rows(scopes);
    seen.web_settings =
        Some(WebSettings { allowed_return_urls: rows(&["http://localhost:3000/cb"]), ..Default::default() });
}

fn return_urls(seen: &mut Observations, urls: &[&str]) {
    seen.web_settings.get_or_insert_default().allowed_return_urls = rows(urls);
}

/// What is reported, as `rule` or `rule:warning`, sorted.
fn reported(seen: &Observations) -> Vec<String> {
    let mut all = Vec::new();
    for checked in check_all(seen) {
        all.extend(checked.findings().map(|(_, severity)| match severity {
            Severity::Error => checked.rule.id.to_owned(),
            _ => format!("{}:{}", checked.rule.id, severity.as_str()),
        }));
    }
    all.sort();
    all
}

#[test]
fn findings_name_what_is_wrong_and_where() {
    let texts = |change: Change| {
        let found: Vec<String> = check_all(&changed(change))
            .iter()
            .flat_map(|checked| checked.findings().map(|(finding, _)| format!("{finding:?}")).collect::<Vec<_>>())
            .collect();
        found.join("\n")
    };
    let subset = texts(|seen| return_urls(seen, &[PITANGUI]));
    assert!(
        subset.contains("“layla.amazon.com” and “alexa.amazon.co.jp”")
            && subset.contains(LAYLA)
            && subset.contains(JAPAN)
    );
    let near = texts(|seen| return_urls(seen, &[PITANGUI, JAPAN, &format!("{LAYLA}/")]));
    assert!(
        near.contains(&format!("row: Some(\"{LAYLA}\")")) && near.contains(&format!("row: Some(\"{LAYLA}/\")")),
        "{near}"
    );
    assert!(texts(|seen| form(seen).scopes = rows(&["user_id"])).contains("profile:user_id"));
    let region = texts(|seen| uris(seen, "https://eu.account.amazon.com/ap/oa", "https://www.amazon.de/x"));
    assert!(region.contains("https://api.amazon.co.uk/auth/o2/token"), "{region}");
    assert!(!texts(|seen| form(seen).client_secret = secret("\"fake-secret-0001\"")).contains("fake-secret"));
}

#[test]
fn what_was_not_seen_is_neither_right_nor_wrong() {
    // Without a policy there is nothing to tell about one.
    let not_seen = Observations { allowed_domains: Some(vec!["example-app.test".into()]), ..Observations::default() };
    for checked in check_all(&not_seen) {
        assert!(matches!(checked.outcome, Outcome::CannotTell(_)), "{}: {:?}", checked.rule.id, checked.outcome);
    }
    let empty = Observations {
        alexa: Some(AlexaForm::default()),
        web_settings: Some(WebSettings::default()),
        ..Default::default()
    };
    for checked in check_all(&empty) {
        let silent = matches!(checked.outcome, Outcome::CannotTell(_) | Outcome::NotApplicable);
        assert!(silent, "{}: {:?}", checked.rule.id, checked.outcome);
    }
    let editing = changed(|seen| {
        return_urls(seen, &[PITANGUI]);
        seen.web_settings.get_or_insert_default().unsaved = true;
    });
    assert_eq!(reported(&editing), Vec::<String>::new());
}

#[test]
fn with_the_toggle_off_no_rule_on_the_alexa_page_applies() {
    let mut seen =
        Observations { alexa: Some(AlexaForm { account_linking: Some(false), ..Default::default() }), ..right() };
    for form in [seen.alexa.clone(), changed(|seen| form(seen).account_linking = Some(false)).alexa] {
        seen.alexa = form;
        for checked in
            check_all(&seen).iter().filter(|checked| checked.rule.pages.contains(&PageId::AlexaAccountLinking))
        {
            // The one rule that is about the toggle itself.
            if checked.rule.id == "ixhello-half-configured" {
                continue;
            }
            assert_eq!(checked.outcome, Outcome::NotApplicable, "{}", checked.rule.id);
        }
    }
}
