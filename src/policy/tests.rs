use proptest::prelude::*;

use super::fields::{FIELDS, SECTIONS, is_known};
use super::*;
use crate::json::from_text;
use crate::profile::{
    AccountLinkingRequest, DisabledRule, GrantType, Profile, PublishProfile, SecurityProfile, SkillType, export,
};

fn value(profile: &Profile) -> Value {
    Value::parse(&to_text(profile)).unwrap()
}

fn locked(given: &Profile, named: Option<&[String]>) -> Vec<&'static str> {
    let named = named.map(|named| Value::List(named.iter().cloned().map(Value::Text).collect()));
    fields::locked(&value(given), named.as_ref())
}

fn merge(given: &Profile, base: Option<&Profile>, own: &Profile, locked: &[&str]) -> Profile {
    let base = base.map(value);
    from_text(&to_text(&fields::merge(&value(given), base.as_ref(), value(own), locked))).unwrap()
}

fn keep(given: &str, id: &str, content: &Profile) -> Result<Profile, String> {
    super::keep(given, id, &to_text(content)).map(|text| from_text(&text).unwrap())
}

const POLICY: &str = r#"{
    "profiles": [
        {"linkwrightProfile": 1, "profile": {
            "name": "Lamps",
            "accountLinkingRequest": {"authorizationUrl": "https://auth.example-app.test/authorize", "scopes": ["lamps"]}
        }},
        {"linkwrightProfile": 1, "profile": {"name": "Locks"}}
    ],
    "allowedDomains": ["Example-App.test", "amazon.com"]
}"#;

fn item(key: &str, text: &str) -> (String, String) {
    (key.to_owned(), text.to_owned())
}

/// `storage.local` after these changes.
fn done(mut local: Items, changes: &Changes) -> Items {
    local.retain(|(key, _)| !changes.gone.contains(key) && !changes.local.iter().any(|(new, _)| new == key));
    local.extend(changes.local.iter().cloned());
    local.sort();
    local
}

fn after(managed: &str, local: Items) -> Items {
    let changes = apply(managed, &local);
    done(local, &changes)
}

fn profile_in(local: &Items, name: &str) -> Option<Profile> {
    let key = format!("profile:{}", id_of(name));
    local.iter().find(|(other, _)| *other == key).map(|(_, text)| from_text(text).unwrap())
}

fn in_force(local: &Items) -> InForce {
    let text = local.iter().find(|(key, _)| key == IN_FORCE).map(|(_, text)| text.as_str());
    text.map(|text| from_text(text).unwrap()).unwrap_or_default()
}

fn with(local: &mut Items, profile: &Profile) {
    let key = format!("profile:{}", id_of(&profile.name));
    local.retain(|(other, _)| *other != key);
    local.push((key, to_text(profile)));
}

/// A profile that has every field.
fn full() -> Profile {
    from_text(
        r#"{"name":"Full","skillType":"custom","accountLinkingRequest":{"type":"AUTH_CODE","authorizationUrl":"a",
        "accessTokenUrl":"b","clientId":"c","accessTokenScheme":"HTTP_BASIC","scopes":["d"],"domains":["e"],
        "defaultTokenExpirationInSeconds":1,"skipOnEnablement":true,"voiceForwardAccountLinking":"ENABLED",
        "redirectUrls":["f"],"reciprocalAccessTokenUrl":"g","authorizationUrlsByPlatform":
        [{"platformType":"iOS","platformAuthorizationUrl":"h"}]},"lwa":{"name":"i","description":"j",
        "privacyNoticeUrl":"k","allowedOrigins":["l"],"additionalReturnUrls":["m"]},
        "ixhello":{"enableAccountLinking":true},"disabledRules":[{"rule":"n","reason":"o"}]}"#,
    )
    .unwrap()
}

/// A new field of the profile would be locked by nothing if it were not in the list.
#[test]
fn every_field_of_a_profile_has_its_name() {
    let whole = Value::parse(&to_text(&full())).unwrap();
    let mut found = Vec::new();
    for (name, value) in whole.members() {
        match value {
            Value::Object(members) => found.extend(members.iter().map(|(inner, _)| format!("{name}.{inner}"))),
            _ => found.push(name.clone()),
        }
    }
    assert_eq!(found, FIELDS);
    // Were a field added to the model and not to the profile above, the file's schema would tell.
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/profile.schema.json")).unwrap();
    let members = |of: &str| schema["$defs"][of]["properties"].as_object().unwrap().len();
    let leaves = members("Profile") - 3
        + members("AccountLinkingRequest")
        + members("SecurityProfile")
        + members("PublishProfile");
    assert_eq!(leaves, FIELDS.len());
}

#[test]
fn a_policy_gives_profiles_and_domains() {
    let local = after(POLICY, vec![item("profile:1", r#"{"name":"Lamps"}"#), item("selected", "1")]);
    let request = profile_in(&local, "Lamps").unwrap().account_linking_request;
    assert_eq!(request.authorization_url.as_deref(), Some("https://auth.example-app.test/authorize"));
    assert!(local.contains(&item("profile:1", r#"{"name":"Lamps"}"#)), "the user's own of that name stays");
    assert!(local.contains(&item(DOMAINS, r#"["example-app.test","amazon.com"]"#)));
    let now = in_force(&local);
    assert!(now.problems.is_empty(), "{:?}", now.problems);
    assert_eq!(
        now.profiles[0].locked,
        ["name", "accountLinkingRequest.authorizationUrl", "accountLinkingRequest.scopes"]
    );
    assert_eq!(now.profiles[1].locked, ["name"]);
    // And without it all of that goes, and nothing else.
    assert_eq!(after("{}", local), [item("profile:1", r#"{"name":"Lamps"}"#), item("selected", "1")]);
}

#[test]
fn what_the_user_added_stays_and_the_rest_follows() {
    let mut local = after(POLICY, Items::new());
    let mut own = profile_in(&local, "Lamps").unwrap();
    own.account_linking_request.client_id = Some("my-own".into());
    with(&mut local, &own);
    let changed =
        POLICY.replace("/authorize", "/v2/authorize").replace(r#""scopes": ["lamps"]"#, r#""type": "AUTH_CODE""#);
    let request = profile_in(&after(&changed, local), "Lamps").unwrap().account_linking_request;
    assert_eq!(request.authorization_url.as_deref(), Some("https://auth.example-app.test/v2/authorize"));
    assert_eq!(request.client_id.as_deref(), Some("my-own"));
    assert_eq!((request.grant, request.scopes), (Some(GrantType::AuthCode), None), "what is not given any more goes");
}

#[test]
fn named_fields_are_locked_and_no_others() {
    let policy = POLICY
        .replace(r#""allowedDomains""#, r#""lockedFields": ["accountLinkingRequest.scopes", "lwa"], "allowedDomains""#);
    let local = after(&policy, Items::new());
    let given = local.iter().find(|(key, _)| key == GIVEN).map(|(_, text)| text.clone()).unwrap();
    let mut own = profile_in(&local, "Lamps").unwrap();
    own.account_linking_request.authorization_url = Some("https://other.test".into());
    own.account_linking_request.scopes = None;
    own.lwa = Some(SecurityProfile { name: Some("x".into()), ..SecurityProfile::default() });
    own.name = "Renamed".into();
    let kept = keep(&given, &id_of("Lamps"), &own).unwrap();
    assert_eq!(kept.name, "Lamps");
    assert_eq!(kept.account_linking_request.authorization_url.as_deref(), Some("https://other.test"));
    assert_eq!(kept.account_linking_request.scopes, Some(vec!["lamps".into()]));
    assert_eq!(kept.lwa, None, "a section that is locked and not given cannot be begun");
    assert!(keep(&given, "1", &own).is_err());
}

#[test]
fn which_rules_are_off_is_locked_with_their_field() {
    let ids = |text: &str| {
        let local = after(text, Items::new());
        local.into_iter().find(|(key, _)| key == RULES).map(|(_, ids)| from_text::<Vec<String>>(&ids).unwrap())
    };
    let off = r#""name": "Locks", "disabledRules": [{"rule": "a", "reason": "b"}]"#;
    let given = POLICY.replace(r#""name": "Locks""#, off);
    assert_eq!(ids(POLICY), None);
    assert_eq!(ids(&given), Some(vec![id_of("Locks")]), "what is given is locked");
    let named =
        |name: &str| given.replace(r#""allowedDomains""#, &format!(r#""lockedFields": ["{name}"], "allowedDomains""#));
    assert_eq!(ids(&named("accountLinkingRequest.scopes")), None);
    assert_eq!(ids(&named("disabledRules")), Some(vec![id_of("Lamps"), id_of("Locks")]), "also where none is off");
    let without = after("{}", after(&given, Items::new()));
    assert_eq!(without, Items::new());
}

#[test]
fn locked_fields_have_the_names_of_the_consoles() {
    let all = FIELDS.iter().chain(SECTIONS).map(|field| format!("{field}: {}", fields::label_of(field)));
    insta::assert_snapshot!(all.collect::<Vec<_>>().join("\n"));
    let lamps = &in_force(&after(POLICY, Items::new())).profiles[0];
    assert_eq!(lamps.labels, ["", "Your Web Authorization URI", "Scope"]);
}

#[test]
fn a_section_stays_with_a_field_in_it_that_is_locked() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let of = |given: &Profile, named: &[&str]| locked(given, Some(&names(named)));
    assert_eq!(of(&full(), &["lwa.name"]), ["name", "lwa.name", "lwa"]);
    let bare = Profile { lwa: None, ..full() };
    assert_eq!(of(&bare, &["lwa.name"]), ["name", "lwa.name"], "where none is given, the user may have one");
    assert_eq!(of(&bare, &["lwa"])[6..], ["lwa"]);
}

#[test]
fn a_section_is_the_users_or_the_organisations_as_a_whole() {
    let with = |lwa: Option<&str>| Profile { lwa: lwa.map(|text| from_text(text).unwrap()), ..full() };
    let before = with(Some(r#"{"name":"a"}"#));
    let own = with(Some(r#"{"name":"a","description":"mine"}"#));
    let renamed = with(Some(r#"{"name":"b","privacyNoticeUrl":"c"}"#));
    let both = with(Some(r#"{"name":"b","description":"mine","privacyNoticeUrl":"c"}"#));
    assert_eq!(merge(&renamed, Some(&before), &own, &[]), both);
    assert_eq!(
        merge(&with(None), Some(&before), &own, &[]),
        with(None),
        "what was added goes with what it was added to"
    );
    assert_eq!(merge(&with(None), Some(&with(None)), &own, &[]), own, "one that was never given is the user's");
    assert_eq!(merge(&renamed, Some(&before), &with(None), &[]), with(None), "switched off, it stays off");
    assert_eq!(merge(&renamed, Some(&before), &with(None), &["lwa.name", "lwa"]), renamed, "it begins as it is given");
}

#[test]
fn what_is_wrong_is_told_and_the_rest_holds() {
    let policy = r#"{
        "profiles": [
            {"linkwrightProfile": 1, "profile": {"name": "Right"}},
            {"linkwrightProfile": 1, "profile": {"name": "Wrong", "accountLinkingRequest": {"type": "CODE"}}},
            {"linkwrightProfile": 9, "profile": {"name": "Newer"}},
            {"linkwrightProfile": 1, "profile": {"name": "Right", "skillType": "custom"}},
            {"linkwrightProfile": 1, "profile": {"name": "Leak", "accountLinkingRequest": {"clientSecret": "fake-secret"}}},
            {"accountLinkingRequest": {"clientSecret": "fake-secret"}},
            7
        ],
        "lockedFields": ["lwa", "scopes", 3],
        "allowedDomains": ["*.example.com", "example.org", ["x"]],
        "color": "red"
    }"#;
    let local = after(policy, Items::new());
    insta::assert_snapshot!(in_force(&local).problems.join("\n"));
    assert!(!to_text(&Value::from(format!("{local:?}"))).contains("fake-secret"));
    assert!(profile_in(&local, "Right").is_some() && profile_in(&local, "Wrong").is_none());
    assert!(local.contains(&item(DOMAINS, r#"["example.org"]"#)));
}

#[test]
fn a_limit_that_cannot_be_read_allows_nothing_and_locks_everything_given() {
    let local = after(r#"{"allowedDomains": "example.com", "lockedFields": "name"}"#, Items::new());
    assert!(local.contains(&item(DOMAINS, "[]")));
    assert_eq!(in_force(&local).problems.len(), 2);
    let policy = POLICY.replace(r#""allowedDomains": ["Example-App.test", "amazon.com"]"#, r#""lockedFields": 1"#);
    assert!(
        in_force(&after(&policy, Items::new())).profiles[0].locked.contains(&"accountLinkingRequest.scopes".to_owned())
    );
}

#[test]
fn a_slip_in_a_later_policy_costs_nothing() {
    let mut local = after(POLICY, Items::new());
    let mut own = profile_in(&local, "Lamps").unwrap();
    own.account_linking_request.client_id = Some("my-own".into());
    with(&mut local, &own);
    let slip = POLICY.replace(r#"["lamps"]"#, r#""lamps""#);
    for policy in [&slip, "7", "", "[]", &"x".repeat(2_000_000)] {
        local = after(policy, local);
        assert_eq!(profile_in(&local, "Lamps"), Some(own.clone()));
        assert!(local.contains(&item(DOMAINS, r#"["example-app.test","amazon.com"]"#)));
        assert_eq!(in_force(&local).problems.len(), 1, "{:?}", in_force(&local).problems);
        let lamps = in_force(&local).profiles.into_iter().find(|profile| profile.name == "Lamps").unwrap();
        assert!(lamps.locked.contains(&"accountLinkingRequest.scopes".to_owned()));
    }
    local = after(POLICY, local);
    assert!(in_force(&local).problems.is_empty());
    assert_eq!(profile_in(&local, "Lamps"), Some(own));
}

#[test]
fn a_policy_without_end_is_cut() {
    let names: Vec<String> = (0..3000).map(|n| format!("\"*{n}\"")).collect();
    let local = after(&format!(r#"{{"allowedDomains":[{}]}}"#, names.join(",")), Items::new());
    assert_eq!(in_force(&local).problems.len(), 50);
}

fn text() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[ab]{1,2}")
}

/// Profiles that often agree in a field: that is where they could be mixed up.
fn any_profile() -> impl Strategy<Value = Profile> {
    let lists = (prop::option::of(prop::collection::vec("[ab]", 0..3)), prop::collection::vec("[ab]", 0..2));
    let choices = (prop::option::of(any::<bool>()), prop::option::of(any::<bool>()), any::<(bool, bool, bool)>());
    ("[AB]", [text(), text(), text(), text(), text()], lists, choices).prop_map(
        |(name, [authorization_url, client_id, lwa_name, privacy, token], (scopes, rows), (flag, is_code, has))| {
            let (has_lwa, has_ixhello, has_off) = has;
            let request = AccountLinkingRequest {
                grant: is_code.map(|code| if code { GrantType::AuthCode } else { GrantType::Implicit }),
                authorization_url,
                access_token_url: token,
                client_id,
                scopes,
                skip_on_enablement: flag,
                ..AccountLinkingRequest::default()
            };
            let lwa = SecurityProfile {
                name: lwa_name,
                privacy_notice_url: privacy,
                allowed_origins: rows,
                ..SecurityProfile::default()
            };
            Profile {
                name,
                skill_type: is_code.map(|_| SkillType::Custom),
                account_linking_request: request,
                lwa: has_lwa.then_some(lwa),
                ixhello: has_ixhello.then_some(PublishProfile { enable_account_linking: flag }),
                disabled_rules: if has_off { vec![DisabledRule::default()] } else { Vec::new() },
            }
        },
    )
}

fn any_names() -> impl Strategy<Value = Option<Vec<String>>> {
    let known: Vec<&str> = FIELDS.iter().chain(SECTIONS).copied().chain(["accountLinkingRequest"]).collect();
    let names = prop::collection::vec(prop::sample::select(known), 0..6);
    prop::option::of(names.prop_map(|names| names.into_iter().map(str::to_owned).collect()))
}

fn at(profile: &Profile, field: &str) -> Option<Value> {
    let value = Value::parse(&to_text(profile)).unwrap();
    if SECTIONS.contains(&field) { value.at(field).map(|_| Value::Null) } else { value.at(field).cloned() }
}

/// A policy as text, from what it says.
fn policy_text(profiles: &[Profile], named: Option<&[String]>) -> String {
    let files: Vec<String> = profiles.iter().map(export).collect();
    let locked = named.map(|named| format!(r#","lockedFields":{}"#, to_text(&named.to_vec()))).unwrap_or_default();
    format!(r#"{{"profiles":[{}]{locked}}}"#, files.join(","))
}

proptest! {
    #[test]
    fn a_locked_field_is_always_the_organisations(
        given in any_profile(), before in prop::option::of(any_profile()), own in any_profile(), named in any_names(),
    ) {
        let locked = locked(&given, named.as_deref());
        prop_assert!(locked.contains(&"name"));
        let merged = merge(&given, before.as_ref(), &own, &locked);
        for field in &locked {
            prop_assert_eq!(at(&merged, field), at(&given, field), "{}", field);
        }
        // Whatever the user wants of it then.
        prop_assert_eq!(&merge(&given, None, &merged, &locked), &merged, "done twice it is the same");
    }

    #[test]
    fn what_is_not_locked_is_the_users(given in any_profile(), own in any_profile(), named in any_names()) {
        let locked = locked(&given, named.as_deref());
        let merged = merge(&given, None, &own, &locked);
        for field in FIELDS.iter().filter(|field| !locked.contains(field)) {
            // What is in a section goes with the section.
            let section = field.split('.').next().unwrap_or_default();
            if !locked.contains(&section) || at(&own, section) == at(&given, section) {
                prop_assert_eq!(at(&merged, field), at(&own, field), "{}", field);
            }
        }
    }

    #[test]
    fn what_is_saved_is_what_a_policy_would_make_of_it(
        given in any_profile(), own in any_profile(), named in any_names(),
    ) {
        let mut local = after(&policy_text(std::slice::from_ref(&given), named.as_deref()), Items::new());
        let text = local.iter().find(|(key, _)| key == GIVEN).map(|(_, text)| text.clone()).unwrap();
        let kept = keep(&text, &id_of(&given.name), &own).unwrap();
        with(&mut local, &kept);
        prop_assert_eq!(apply(&policy_text(&[given], named.as_deref()), &local), Changes::default());
    }

    #[test]
    fn no_policy_touches_what_is_the_users(
        texts in prop::collection::vec(prop_oneof![
            "\\PC*",
            "(\\{|\\}|\\[|\\]|,|:|\"profiles\"|\"lockedFields\"|\"allowedDomains\"|\"a\"|1|null){0,12}",
            (any_profile(), any_profile(), any_names()).prop_map(|(one, other, named)| policy_text(&[one, other], named.as_deref())),
        ], 1..4),
        own in any_profile(),
    ) {
        let users = [item("profile:1", &to_text(&own)), item("selected", "1"), item("settings", "{}")];
        let mut local = users.to_vec();
        for text in &texts {
            let changes = apply(text, &local);
            local = done(local, &changes);
            for users in &users {
                prop_assert!(local.contains(users), "{:?} changed {:?}", text, users);
            }
            let again = apply(text, &local);
            prop_assert_eq!(again, Changes::default(), "{}", text);
        }
        local = after("{}", local);
        prop_assert_eq!(local, users);
    }
}

#[test]
fn names_in_a_policy_are_those_of_the_file() {
    for name in FIELDS.iter().chain(SECTIONS).chain(&["accountLinkingRequest"]) {
        assert!(is_known(name), "{name}");
    }
    for name in ["", "scopes", "lwa.", "accountLinkingRequest.", "accountLinkingRequest.clientSecret", "Name"] {
        assert!(!is_known(name), "{name}");
    }
}

/// Chromium drops what its schema does not know: a field that is not in it could not be given.
#[test]
fn the_schema_for_chromium_knows_every_field() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../extension/managed-schema.json")).unwrap();
    let members = |of: &serde_json::Value| of["properties"].as_object().unwrap().clone();
    let named: Vec<String> = members(&schema).into_iter().map(|(name, _)| name).collect();
    assert_eq!(named, ["allowedDomains", "lockedFields", "profiles"]);
    let mut found = Vec::new();
    for (name, field) in members(&schema["properties"]["profiles"]["items"]["properties"]["profile"]) {
        match field["type"].as_str() {
            Some("object") => found.extend(members(&field).into_iter().map(|(inner, _)| format!("{name}.{inner}"))),
            _ => found.push(name),
        }
    }
    let mut wanted: Vec<&str> = FIELDS.to_vec();
    wanted.sort_unstable();
    found.sort();
    assert_eq!(found, wanted);
}
