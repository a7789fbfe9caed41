//! What the readers take and say, and that they agree with `serde_json` wherever both read or write.

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::*;
use crate::page::sketch::alexa_form;
use crate::page::{Action, ContentEvent, ContentRequest, ContentResponse, Mark, MarkStyle, PageSnapshot, Step};
use crate::profile::Profile;
use crate::provider::PRESETS;

fn misfit(text: &str) -> String {
    from_text::<Profile>(text).map(drop).unwrap_err().to_string()
}

#[test]
fn a_list_is_no_object() {
    assert_eq!(misfit(r#"["a name"]"#), "expected an object");
    assert_eq!(
        misfit(r#"{"name":"x","accountLinkingRequest":["AUTH_CODE"]}"#),
        "accountLinkingRequest: expected an object"
    );
}

#[test]
fn a_misfit_says_where_and_keeps_the_value_to_itself() {
    assert_eq!(
        misfit(r#"{"name":"x","accountLinkingRequest":{"scopes":["a",{"fake":"secret"}]}}"#),
        "accountLinkingRequest.scopes[1]: expected a string"
    );
    assert_eq!(misfit(r#"{"name":-1}"#), "name: expected a string");
    assert!(misfit(r#"{"name":"x","lwa":{"colour":"fake-secret"}}"#).starts_with("lwa.colour: unknown field `colour`"));
    assert!(misfit(r#"{"name":"x","skillType":5}"#).starts_with("skillType: expected a text"));
    assert!(misfit("{").starts_with("EOF"));
    assert_eq!(misfit("{}"), "missing field `name`");
    assert_eq!(misfit(r#"{"name":null}"#), "name: expected a string");
    assert_eq!(misfit(r#"{"name":"x","lwa":{"allowedOrigins":null}}"#), "lwa.allowedOrigins: expected a sequence");
    assert_eq!(misfit(r#"{"name":"x","disabledRules":[{}]}"#), "disabledRules[0]: missing field `rule`");
}

#[test]
fn the_first_misfit_counts() {
    assert_eq!(misfit(r#"{"name":1,"skillType":2,"lwa":3}"#), "name: expected a string");
}

#[test]
fn kinds_have_their_own_members() {
    let text = r#"{"kind":"copied","ok":true}"#;
    assert_eq!(from_text::<ContentResponse>(text), Ok(ContentResponse::Copied { ok: true }));
    for (text, reason) in [
        (r#"{"ok":true}"#, "missing field `kind`"),
        (r#"{"kind":"copied"}"#, "missing field `ok`"),
        (r#"{"kind":"done","ok":true}"#, "ok: unknown field `ok`, expected `kind`"),
        (r#"{"kind":"copied","ok":1}"#, "ok: expected a boolean"),
        (r#"{"kind":7}"#, "kind: expected a text"),
        (r#"["copied",true]"#, "expected an object"),
        ("null", "expected an object"),
    ] {
        assert_eq!(from_text::<ContentResponse>(text).unwrap_err().to_string(), reason, "{text}");
    }
    let error = from_text::<ContentResponse>(r#"{"kind":"other"}"#).unwrap_err().to_string();
    assert_eq!(error, "kind: unknown variant `other`, expected one of `snapshot`, `executed`, `copied`, `done`");
}

#[test]
fn numbers_are_whole_and_in_range() {
    for (text, fits) in [
        ("4294967295", true),
        ("0", true),
        ("4294967296", false),
        ("-1", false),
        ("1.0", false),
        ("1e3", false),
        ("\"1\"", false),
    ] {
        assert_eq!(from_text::<u32>(text).is_ok(), fits, "{text}");
    }
    assert_eq!(from_text::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert!(from_text::<u64>("18446744073709551616").is_err());
}

#[test]
fn the_later_of_two_members_counts() {
    assert_eq!(from_text::<Profile>(r#"{"name":1,"name":"b"}"#).map(|profile| profile.name), Ok("b".into()));
}

#[test]
fn a_member_that_stands_there_many_times_is_taken_whole() {
    let text = format!("{{{}\"b\":2}}", "\"a\":1,".repeat(50_000) + "\"a\":7,");
    let mut value = Value::parse(&text).unwrap();
    assert_eq!(value.take("a"), Some(Value::Number("7".into())));
    assert_eq!(value.members().len(), 1);
    assert_eq!(value.take("a"), None);
}

#[test]
fn nesting_ends_somewhere() {
    for (depth, fits) in [(127, true), (128, false), (100_000, false)] {
        assert_eq!(Value::parse(&("[".repeat(depth) + &"]".repeat(depth))).is_ok(), fits, "{depth}");
    }
}

/// Written by serde and by the writer here: the same text; and read back the same.
fn agree<T: Write + Serialize + ?Sized>(value: &T) -> String {
    let mut out = Writer::default();
    value.write(&mut out);
    let text = out.into_text();
    assert_eq!(text, serde_json::to_string(value).unwrap());
    text
}

fn comes_back<T: Read + Write + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = agree(value);
    assert_eq!(from_text::<T>(&text).as_ref(), Ok(value));
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
}

#[test]
fn profiles_are_written_as_serde_does() {
    for preset in PRESETS {
        comes_back(&preset.profile());
        let profile = preset.profile();
        assert_eq!(to_pretty_text(&profile), serde_json::to_string_pretty(&profile).unwrap());
    }
    let full = r#"{"name":"\u0001\"\\/ü\t\u2028","skillType":"smartHome","accountLinkingRequest":{"type":"IMPLICIT",
        "authorizationUrl":"a","accessTokenUrl":"b","clientId":"c","accessTokenScheme":"REQUEST_BODY_CREDENTIALS",
        "scopes":[],"domains":["d"],"defaultTokenExpirationInSeconds":3600,"skipOnEnablement":"true",
        "voiceForwardAccountLinking":"DISABLED","redirectUrls":["e"],"reciprocalAccessTokenUrl":"f",
        "authorizationUrlsByPlatform":[{"platformType":"iOS","platformAuthorizationUrl":"g"}]},
        "lwa":{"name":"h","description":"i","privacyNoticeUrl":"j","allowedOrigins":["k"],"additionalReturnUrls":["l"]},
        "ixhello":{"enableAccountLinking":false},"disabledRules":[{"rule":"m","reason":"n"}]}"#;
    let profile: Profile = from_text(full).unwrap();
    assert_eq!(profile, serde_json::from_str(full).unwrap());
    comes_back(&profile);
}

#[test]
fn requests_are_written_as_serde_does() {
    agree(&ContentRequest::Collect);
    let step = |action| Step::new(7, action);
    let steps = vec![
        step(Action::SetText { expected: "a".into(), value: "b".into() }),
        step(Action::SelectOption { index: 1, text: "c".into() }),
        step(Action::SetChecked { checked: true }),
        step(Action::Press),
    ];
    agree(&ContentRequest::Execute { url: "d".into(), steps });
    let mark = Mark { handle: 1, style: MarkStyle::Warning, text: "e".into(), copy: String::new() };
    agree(&ContentRequest::Mark { marks: vec![mark] });
}

#[test]
fn snapshots_are_read_as_serde_does() {
    let page = alexa_form(&["profile"], &["a.test"]);
    let text = serde_json::to_string(&page).unwrap();
    assert_eq!(from_text::<PageSnapshot>(&text), Ok(page.clone()));
    let event = ContentEvent::PageChanged { snapshot: page };
    assert_eq!(from_text(&serde_json::to_string(&event).unwrap()), Ok(event));
}

/// `serde_json` reads these texts to the same values, or refuses them with the same words.
fn same(text: &str) {
    fn like(own: &Value, other: &serde_json::Value) -> bool {
        match (own, other) {
            (Value::Null, serde_json::Value::Null) => true,
            (Value::Flag(own), serde_json::Value::Bool(other)) => own == other,
            (Value::Number(own), serde_json::Value::Number(other)) => {
                own.parse::<f64>().ok() == other.as_f64() && own.parse::<u64>().ok() == other.as_u64()
            }
            (Value::Text(own), serde_json::Value::String(other)) => own == other,
            (Value::List(own), serde_json::Value::Array(other)) => {
                own.len() == other.len() && own.iter().zip(other).all(|(own, other)| like(own, other))
            }
            (Value::Object(_), serde_json::Value::Object(other)) => {
                own.members().iter().all(|(name, _)| other.contains_key(name))
                    && other.iter().all(|(name, other)| own.get(name).is_some_and(|own| like(own, other)))
            }
            _ => false,
        }
    }
    match (Value::parse(text), serde_json::from_str::<serde_json::Value>(text)) {
        (Ok(own), Ok(other)) => assert!(like(&own, &other), "{text:?}: {own:?} {other}"),
        // A number can be too large for `serde_json`; here its text is kept.
        (_, Err(other)) if other.to_string().starts_with("number out of range") => {}
        // Of a broken `\\u` the words differ: `serde_json` looks at four characters at once.
        (Err(own), Err(other)) => {
            assert!(own.reason == other.to_string() || text.contains("\\u"), "{text:?}: {own} {other}")
        }
        (own, other) => panic!("{text:?}: {own:?} {other:?}"),
    }
}

#[test]
fn known_slips_are_refused_with_the_same_words() {
    for text in [
        "",
        " ",
        "\n\n x",
        "nul",
        "nulx",
        "tru",
        "falsy",
        "-",
        "-a",
        "01",
        "-01",
        "1.",
        "1.x",
        "1e",
        "1e+",
        "1ex",
        "1.5e-3",
        "-0",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[1 2]",
        "[,",
        "{",
        "{\"a",
        "{\"a\"",
        "{\"a\" 1}",
        "{\"a\":",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{1:2}",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12",
        "\"\\ud800\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u0041\"",
        "\"\\ud83d\\ude00\"",
        "\"\\udc00\"",
        "\"a\nb\"",
        "1 1",
        "[]]",
        "é",
        "[1,\n  é]",
        "\"é\"x",
        "1e999",
    ] {
        same(text);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_as_serde_json_reads_it(text in "\\PC{0,40}") {
        same(&text);
    }

    #[test]
    fn what_looks_like_json_is_read_as_serde_json_reads_it(
        text in "([\\[\\]{}:,\"]|\"[a-c]{0,2}\"|\"[a-c]\":|[ \n]|-?[0-9]{1,2}(\\.[0-9])?([eE][+-]?[0-9])?|true|false|null|\\\\[nu\"]){0,24}"
    ) {
        same(&text);
    }

    #[test]
    fn texts_are_written_as_serde_json_does(text in ".*") {
        agree(&text);
    }
}
