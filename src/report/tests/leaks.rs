//! No value of a page is in any report.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::rules::{RULES, case_of};

/// What is planted: in any text, and where only hexadecimal digits or only digits look right.
const PLANTED: [&str; 3] = ["zqplantedqz", "5e471e15e471e1", "547154715471"];

/// Texts of all the forms that rules look for, with something planted in each. `@` is any text, `#` stands for
/// hexadecimal digits, `0` alone for digits.
const FORMS: [&str; 58] = [
    "@",
    " @ ",
    "“@”",
    "a”@“b",
    "\"@\"",
    "@\u{200b}",
    "@, @",
    "@ @",
    "@;@",
    "pr\u{43e}file@",
    "profile @",
    "user_id@",
    "YOUR_@",
    "<@>",
    "[@]",
    "xxx-@",
    "https://@.example-app.test/@?@=@#@",
    "https://@.example-app.test:8443/@",
    "http://@.example-app.test/@",
    "HTTP://@/@",
    "ftp://@/",
    "https://@.local/",
    "https://localhost/@",
    "https://192.168.0.1/@",
    "https://@.ngrok.io/@",
    "https://www.amazon.com/@",
    "https://www.amazon.com/ap/oa?state=@&client_id=@&redirect_uri=@",
    "https://www.amazon.com/ap/oa/@",
    "https://www.amaz\u{43e}n.com/ap/oa@",
    "https://eu.account.amazon.com/@",
    "https://api.amazon.com/auth/o2/token?client_secret=@&@=@",
    "https://api.amazon.com/@",
    "https://api.amazon.de/auth/o2/token@",
    "https://@.amazon.com/auth/o2/token",
    "https://@.auth0.com/authorize",
    "https://@.auth0.com/oauth/token",
    "https://@.okta.com/oauth2/default/v1/authorize",
    "https://accounts.google.com/o/oauth2/v2/auth?@",
    "https://@.example-app.test/auth/authorize",
    "https://@.example-app.test/auth/token",
    "https://layla.amazon.com/api/skill/link/M5E471E15E471E1",
    "http://layla.amazon.com/api/skill/link/M5E471E15E471E1/",
    "https://pitangui.amazon.com/api/skill/link/M5E471E15E471E2",
    "https://LAYLA.amazon.co.uk/api/skill/link/M5E471E15E471E1?@",
    "https%3A%2F%2Flayla.amazon.com%2Fapi%2Fskill%2Flink%2FM5E471E15E471E1",
    "https://pitangui.amazon.com/@",
    "https://alexa.amazon.co.jp@",
    "amzn1.application-oa2-client.#",
    "amzn1.application-ao2-client.#",
    "@ amzn1.application-oa2-client.#",
    "amzn1.application.#",
    "amzn1.ask.skill.#",
    "M5E471E15E471E1",
    "#",
    "0",
    "-0",
    "portaltest.@.voiceworx.ai",
    "*.@.example-app.test, @.ixhello.com/@",
];

/// Texts that are right somewhere, so that rules look further.
const RIGHT: [&str; 9] = [
    "",
    "profile",
    "https://www.amazon.com/ap/oa",
    "https://api.amazon.com/auth/o2/token",
    "https://pitangui.amazon.com/",
    "https://accounts.google.com/o/oauth2/v2/auth",
    "3600",
    "cdn.auth0.com",
    "openid",
];

/// A set-up with everything in it. Its texts are replaced.
const WHOLE: &str = r#"
    shownPrivacyNoticeUrl = "x"
    generalSeenAt = 1
    chosenSecurityProfile = "x"
    chosenClientId = "x"
    skillType = "custom"
    several = false
    commonRedirectUrls = ["x", "x"]
    secretKept = true
    linkingFailed = true
    allowedDomains = ["x"]
    lwaClients = [{ securityProfile = "x", clientId = "x" }, { securityProfile = "x", clientId = "x" }]
    createProfile = { securityProfileName = "x", securityProfileDescription = "x", privacyNoticeUrl = "x", seenAt = 1 }
    ixhello = { enableAccountLinking = true, seenAt = 1 }

    [webSettings]
    securityProfile = "x"
    allowedOrigins = ["x", "x", "x"]
    allowedReturnUrls = ["x", "x", "x", "x"]
    editing = false
    unsaved = false
    seenAt = 1

    [alexa]
    accountLinking = true
    skipOnEnablement = true
    appToApp = true
    mobileAuthentication = true
    type = "AUTH_CODE"
    pkce = true
    authorizationUrl = "x"
    accessTokenUrl = "x"
    clientId = "x"
    clientSecret = { edgeSpace = true, innerSpace = true, quoted = true, sameAsKept = false }
    accessTokenScheme = "HTTP_BASIC"
    scopes = ["x", "x", "x"]
    domains = ["x", "x", "x"]
    defaultTokenExpirationInSeconds = "x"
    redirectUrls = ["x", "x", "x"]
    appRedirectUrls = ["x", "x"]
    platformUrls = ["x", "x"]
    alexaClientId = "x"
    unsaved = true
    seenAt = 1

    [alexa.saved]
    accountLinking = true
    skipOnEnablement = true
    appToApp = true
    mobileAuthentication = true
    type = "AUTH_CODE"
    pkce = true
    authorizationUrl = "x"
    accessTokenUrl = "x"
    clientId = "x"
    clientSecret = { sameAsKept = true }
    accessTokenScheme = "HTTP_BASIC"
    scopes = ["x"]
    domains = ["x"]
    defaultTokenExpirationInSeconds = "x"
    redirectUrls = ["x"]
    appRedirectUrls = ["x"]
    platformUrls = ["x"]
    alexaClientId = "x"
    unsaved = false
    seenAt = 1
"#;

fn planted(form: &str) -> String {
    match form {
        "0" | "-0" => form.replace('0', PLANTED[2]),
        // 32 digits, as client IDs have them.
        _ => form.replace('#', "5e471e15e471e15e471e15e471e15e47").replace('@', PLANTED[0]),
    }
}

/// What makes rules look twice at a field.
fn likely(field: &str) -> &'static [&'static str] {
    match field {
        "redirectUrls" => &[
            "https://layla.amazon.com/api/skill/link/M5E471E15E471E1",
            "https://pitangui.amazon.com/api/skill/link/M5E471E15E471E1",
        ],
        "allowedReturnUrls" | "allowedOrigins" => &[
            "https://layla.amazon.com/api/skill/link/M5E471E15E471E1",
            "https://pitangui.amazon.com/api/skill/link/M5E471E15E471E1/",
            "https://layla.amazon.com/api/skill/link/M5E471E15E471E2",
        ],
        "clientId" => &[
            "amzn1.application-oa2-client.#",
            "amzn1.application-oa2-client.#",
            "amzn1.application-oa2-client.fa4e5e471e15e471e15e471e15e471e1",
            "amzn1.application.#",
        ],
        "authorizationUrl" => &["https://www.amazon.com/ap/oa", "https://www.amazon.com/ap/oa?@"],
        "accessTokenUrl" => &["https://api.amazon.com/auth/o2/token", "https://www.amazon.com/ap/oa"],
        _ => &[],
    }
}

/// Puts something into every place. `choice` gives a number for each.
fn fill(value: &mut Value, name: &str, choice: &mut impl FnMut() -> usize) {
    let one_of = |names: &[&str], at: usize| Value::from(names[at % names.len()]);
    match (name, &mut *value) {
        ("type", text) => *text = one_of(&["AUTH_CODE", "IMPLICIT"], choice()),
        ("accessTokenScheme", text) => *text = one_of(&["HTTP_BASIC", "REQUEST_BODY_CREDENTIALS"], choice()),
        ("skillType", text) => *text = one_of(&["custom", "smartHome", "video", "music"], choice()),
        ("accountLinking", flag) => *flag = Value::from(!choice().is_multiple_of(8)),
        // Where nothing is allowed, no other rule speaks of an address.
        ("allowedDomains", domains @ Value::Array(_)) if !choice().is_multiple_of(4) => *domains = Value::Null,
        (_, Value::Bool(flag)) => *flag = choice().is_multiple_of(2),
        (_, Value::String(text)) => {
            let (at, likely) = (choice(), likely(name));
            *text = match at % 4 {
                0 => RIGHT[at / 4 % RIGHT.len()].to_owned(),
                1 | 2 if !likely.is_empty() => planted(likely[at / 4 % likely.len()]),
                _ => planted(FORMS[at / 4 % FORMS.len()]),
            };
        }
        (_, Value::Array(entries)) => entries.iter_mut().for_each(|entry| fill(entry, name, choice)),
        (_, Value::Object(members)) => {
            members.iter_mut().for_each(|(name, member)| fill(member, name, choice));
            // Some fields were not seen.
            members.retain(|_, member| {
                !matches!(member, Value::String(_) | Value::Object(_)) || !choice().is_multiple_of(10)
            });
        }
        _ => {}
    }
}

fn whole() -> Value {
    serde_json::to_value(case_of(WHOLE)).unwrap()
}

/// Numbers from a seed; any will do.
fn numbers(seed: u64) -> impl FnMut() -> usize {
    let mut state = seed | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or_default()
    }
}

fn seen(seed: u64) -> Option<Observations> {
    let mut value = whole();
    fill(&mut value, "", &mut numbers(seed));
    serde_json::from_value(value).ok()
}

#[test]
fn the_set_up_leaves_nothing_out() {
    fn nothing(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Null if path != ".alexa.saved.saved" => found.push(path.to_owned()),
            Value::Array(entries) if entries.is_empty() => found.push(path.to_owned()),
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| nothing(value, &format!("{path}.{name}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    nothing(&whole(), "", &mut found);
    assert_eq!(found, Vec::<String>::new(), "WHOLE lacks these, so nothing is planted in them");
    assert!(PLANTED.iter().all(|text| FORMS.iter().any(|form| planted(form).to_lowercase().contains(text))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn nothing_that_was_planted_is_in_a_report(seed in any::<u64>()) {
        let Some(seen) = seen(seed) else { return Err(TestCaseError::fail("the set-up does not fit")) };
        let report = Report::of(&seen, &[], NOW);
        for (name, text) in all_three(&report) {
            let lower = text.to_lowercase();
            for planted in PLANTED {
                let around = lower.find(planted).map(|at| lower.chars().skip(at.saturating_sub(200)).take(400).collect::<String>());
                prop_assert_eq!(around, None, "{} has {}", name, planted);
            }
        }
    }
}

#[test]
fn what_is_planted_reaches_the_findings() {
    let mut failing = Vec::new();
    let mut speaking = Vec::new();
    for seed in 1..1500_u64 {
        let report = Report::of(&seen(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)).unwrap(), &[], NOW);
        for rule in report.with(OutcomeName::Fails) {
            if !failing.contains(&rule.rule) {
                failing.push(rule.rule.clone());
            }
            let said = format!("{:?}", rule.findings).to_lowercase();
            if PLANTED.iter().any(|planted| said.contains(planted)) && !speaking.contains(&rule.rule) {
                speaking.push(rule.rule.clone());
            }
        }
    }
    let silent: Vec<&str> =
        RULES.iter().map(|rule| rule.id).filter(|id| !failing.iter().any(|one| one == id)).collect();
    assert!(silent.len() * 4 < RULES.len(), "the set-ups hardly reach the rules: these never fail: {silent:?}");
    assert!(speaking.len() >= 5, "these rules spoke of something planted: {speaking:?}");
}

/// What a message may name although an example has it too: it is known to everybody.
const KNOWN: [&str; 18] = [
    "profile",
    "user_id",
    "profile:user_id",
    "postal_code",
    "offline_access",
    "AUTH_CODE",
    "IMPLICIT",
    "custom",
    "smartHome",
    "video",
    "music",
    "HTTP_BASIC",
    "REQUEST_BODY_CREDENTIALS",
    "cdn.auth0.com",
    "https://www.amazon.com/ap/oa",
    "https://api.amazon.com/auth/o2/token",
    "3600",
    // The beginning of an ID that Home Assistant wants of everybody.
    "https://pitangui.amazon.com",
];

#[test]
fn no_value_of_an_example_that_fails_is_in_a_report() {
    fn texts(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::String(text) => all.push(text.trim().to_owned()),
            Value::Array(entries) => entries.iter().for_each(|entry| texts(entry, all)),
            Value::Object(members) => members.values().for_each(|member| texts(member, all)),
            _ => {}
        }
    }
    for doc in docs::all() {
        for example in &doc.fails {
            let seen = case_of(&example.case);
            let mut values = Vec::new();
            texts(&serde_json::to_value(&seen).unwrap(), &mut values);
            values.retain(|value| value.len() > 3 && !KNOWN.contains(&value.as_str()));
            let report = Report::of(&seen, &[], NOW);
            let rule = report.rules.iter().find(|rule| rule.rule == doc.id).unwrap();
            for finding in &rule.findings {
                let said = words::message(finding);
                let repeated: Vec<&String> = values.iter().filter(|value| said.contains(value.as_str())).collect();
                assert_eq!(repeated, Vec::<&String>::new(), "{}: values go through text::quoted\n{said}", doc.id);
            }
        }
    }
}
