//! The profile file: JSON, with a version, readable by people, without secrets.

use thiserror::Error;

use super::model::Profile;
use super::secret::Secret;
use crate::json::{self, MOST_OF_PATH, Read, Value, is_longer, record, shortened};
use crate::words::{said, words};

/// The version that this Linkwright writes. It reads every version up to this one.
pub const FORMAT_VERSION: u32 = 1;

/// The largest file that is read, in bytes. A profile has some 20 short values.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The most characters of a value that an error repeats: more could be a secret that stands in the wrong place.
const MOST_OF_VALUE: usize = 40;

/// The most characters of a reason.
const MOST_OF_REASON: usize = 160;

/// A profile file as written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct ProfileFile {
    /// The file format's version; this is version 1.
    pub linkwright_profile: u32,
    /// The profile.
    pub profile: Profile,
}

record!(read ProfileFile {
    need linkwright_profile = "linkwrightProfile",
    need profile = "profile",
});

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The profile.
    pub profile: Profile,
    /// A client secret that stood in an ask-cli file. It goes into session storage and nowhere else.
    pub secret: Option<Secret>,
}

/// Why a file was not read. Nothing was changed.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FileError {
    /// Too large to be a profile.
    #[error("{}", words!("The file has {} bytes, more than the {MAX_BYTES} that are read. Choose a file that Linkwright or ask-cli wrote.", .0))]
    TooLarge(usize),
    /// Not JSON at all.
    #[error("{}", words!(
        "The file is not JSON: it cannot be read on from line {line}, column {column}. Choose a file that Linkwright or \
         ask-cli wrote."
    ))]
    NotJson {
        /// The line at which reading stopped, from one.
        line: usize,
        /// The character in it, from one.
        column: usize,
    },
    /// JSON, but no profile.
    #[error("{}", words!(
        "The file is neither a Linkwright profile (\"linkwrightProfile\": {FORMAT_VERSION}) nor what ask-cli reads or writes \
         (\"accountLinkingRequest\": {{…}} or \"accountLinkingResponse\": {{…}}, with one field at least). Choose another file."
    ))]
    NotAProfile,
    /// JSON, but no console map.
    #[error("{}", said!("The file is no console map (\"linkwrightConsoleMap\": 1). Choose another file."))]
    NotAMap,
    /// Written by a newer Linkwright.
    #[error("{}", words!("The file has format version {}, and this Linkwright reads versions up to {FORMAT_VERSION}. Update Linkwright, or export the profile again.", .0))]
    UnknownVersion(u64),
    /// A value does not fit.
    #[error("{}", words!("{path}: {reason}. The value there is {value}. Mend it in the file and import it again."))]
    BadValue {
        /// Where, as in `profile.accountLinkingRequest.scopes[1]`.
        path: String,
        /// What stands there, when it is short and a single value; `[redacted]` for a secret.
        value: String,
        /// Why it does not fit.
        reason: String,
    },
}

/// What ask-cli calls the one object of a file: what it sends (`update-account-linking-info`), and what it got
/// (`get-account-linking-info`). Source: SMAPI's models `account_linking_request` and `account_linking_response`.
const ASK_CLI: [&str; 2] = ["accountLinkingRequest", "accountLinkingResponse"];

/// Members of that object by which one is known that stands alone: they are in every set-up that works.
const ASK_CLI_MEMBERS: [&str; 3] = ["authorizationUrl", "accessTokenUrl", "clientId"];

/// Reads a profile file, or one of ask-cli as a new profile: what it sends, what it got, or either without its wrapper.
///
/// # Errors
/// [`FileError`] says path, value and reason.
pub fn import(text: &str) -> Result<Imported, FileError> {
    let json = parse(text)?;
    let imported = match json.get("linkwrightProfile").map(Value::whole) {
        Some(Some(1)) => {
            let file: ProfileFile = fit(&json)?;
            Imported { profile: file.profile, secret: None }
        }
        Some(Some(other)) => return Err(FileError::UnknownVersion(other)),
        Some(None) => return Err(bad(&json, "linkwrightProfile", said!("expected a whole number"))),
        None => ask_cli(json)?,
    };
    check_length(&imported.profile)?;
    Ok(imported)
}

/// A profile as a file's text. It has no secret, because a profile has none.
#[must_use]
pub fn export(profile: &Profile) -> String {
    struct Exported<'a> {
        linkwright_profile: u32,
        profile: &'a Profile,
    }
    record!(write Exported<'_> {
        need linkwright_profile = "linkwrightProfile",
        need profile = "profile",
    });
    json::to_pretty_text(&Exported { linkwright_profile: FORMAT_VERSION, profile }) + "\n"
}

/// The one object of a file of ask-cli, with or without its name.
fn ask_cli(mut json: Value) -> Result<Imported, FileError> {
    let wrapper = ASK_CLI.into_iter().find(|name| json.get(name).is_some());
    let request = match wrapper {
        Some(name) => json.get_mut(name),
        None if ASK_CLI_MEMBERS.iter().any(|member| json.get(member).is_some()) => Some(&mut json),
        None => None,
    };
    let Some(request) = request else { return Err(FileError::NotAProfile) };
    let secret = request.take("clientSecret");
    let read = match &*request {
        Value::Object(members) if members.is_empty() && secret.is_none() => return Err(FileError::NotAProfile),
        request => json::from_value(request),
    };
    // Where it stands in the file.
    let place = |path: &str| [wrapper.unwrap_or_default(), path].join(".").trim_matches('.').to_owned();
    let account_linking_request = read.map_err(|misfit| bad(&json, &place(&misfit.path), &misfit.reason))?;
    let secret = match secret {
        None | Some(Value::Null) => None,
        Some(Value::Text(text)) => Some(Secret::new(text)),
        Some(_) => return Err(bad(&json, &place("clientSecret"), said!("expected a text"))),
    };
    let profile = Profile { name: "Imported from ask-cli".into(), account_linking_request, ..Profile::default() };
    Ok(Imported { profile, secret })
}

/// Reads a profile alone, as it is stored and as it is sent. Every profile goes through here, so that the reader is in
/// the Wasm once.
///
/// # Errors
/// [`FileError`] says path, value and reason.
pub fn read(text: &str) -> Result<Profile, FileError> {
    fit(&parse(text)?)
}

/// A file's text as JSON, if it is not too large.
pub(crate) fn parse(text: &str) -> Result<Value, FileError> {
    if text.len() > MAX_BYTES {
        return Err(FileError::TooLarge(text.len()));
    }
    Value::parse_to(text.trim_start_matches('\u{feff}'))
        .map_err(|stop| FileError::NotJson { line: stop.line, column: stop.column })
}

/// What a file holds, as a type.
pub(crate) fn fit<T: Read>(value: &Value) -> Result<T, FileError> {
    json::from_value(value).map_err(|misfit| bad(value, &misfit.path, &misfit.reason))
}

fn bad(json: &Value, path: &str, reason: &str) -> FileError {
    if path.is_empty() {
        return bad_whole(json, reason);
    }
    let value = match json.at(path) {
        _ if path.to_ascii_lowercase().contains("secret") => super::secret::REDACTED.to_owned(),
        Some(value) => shown(value),
        None => said!("missing").to_owned(),
    };
    FileError::BadValue { path: shortened(path, MOST_OF_PATH), value, reason: shortened(reason, MOST_OF_REASON) }
}

/// The whole is not repeated: it may hold a secret.
fn bad_whole(json: &Value, reason: &str) -> FileError {
    let value = match json {
        Value::List(_) | Value::Object(_) => shown(json),
        _ => said!("a single value").to_owned(),
    };
    FileError::BadValue { path: said!("The whole file").into(), value, reason: shortened(reason, MOST_OF_REASON) }
}

/// A value for an error. What is inside of lists and objects, and what is long, is not repeated.
fn shown(value: &Value) -> String {
    match value {
        Value::List(_) => said!("a list").into(),
        Value::Object(_) => said!("an object").into(),
        Value::Text(text) if is_longer(text, MOST_OF_VALUE) => {
            words!("a text of {} characters", text.chars().count())
        }
        Value::Number(text) if text.len() > MOST_OF_VALUE => said!("a long number").into(),
        single => json::to_text(single),
    }
}

/// The panel shows names in a chooser: one without a name could not be chosen.
fn check_length(profile: &Profile) -> Result<(), FileError> {
    let name = profile.name.trim();
    if name.is_empty() || name.chars().count() > 200 {
        let reason = said!("a profile has a name of 1 to 200 characters").to_owned();
        let value = shown(&Value::Text(profile.name.clone()));
        return Err(FileError::BadValue { path: "profile.name".into(), value, reason });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::profile::model::{AccountLinkingRequest, GrantType};

    fn error(text: &str) -> String {
        import(text).unwrap_err().to_string()
    }

    #[test]
    fn a_file_comes_back_as_it_went() {
        let profile = Profile {
            name: "Skill".into(),
            account_linking_request: AccountLinkingRequest {
                grant: Some(GrantType::AuthCode),
                scopes: Some(vec!["profile".into()]),
                ..Default::default()
            },
            ..Default::default()
        };
        assert_eq!(import(&export(&profile)), Ok(Imported { profile, secret: None }));
    }

    #[test]
    fn errors_say_path_value_and_reason() {
        insta::assert_snapshot!(error("hello"));
        insta::assert_snapshot!(error("{}"));
        insta::assert_snapshot!(error(r#"{"linkwrightProfile": 7, "profile": {"name": "x"}}"#));
        insta::assert_snapshot!(error(
            r#"{"linkwrightProfile": 1, "profile": {"name": "x", "accountLinkingRequest": {"scopes": ["profile", 3]}}}"#
        ));
        insta::assert_snapshot!(error(
            r#"{"linkwrightProfile": 1, "profile": {"name": "x", "accountLinkingRequest": {"type": "CODE"}}}"#
        ));
        insta::assert_snapshot!(error(r#"{"linkwrightProfile": 1, "profile": {"name": "x", "colour": "red"}}"#));
        insta::assert_snapshot!(error(r#"{"linkwrightProfile": 1, "profile": {"name": " "}}"#));
    }

    #[test]
    fn a_file_of_20_mb_is_refused_by_its_size() {
        assert_eq!(import(&"x".repeat(20_000_000)), Err(FileError::TooLarge(20_000_000)));
    }

    #[test]
    fn an_ask_cli_file_becomes_a_profile_and_its_secret_goes_its_own_way() {
        let text = r#"{"accountLinkingRequest": {"type": "AUTH_CODE", "clientSecret": "fake-secret", "skipOnEnablement": "true"}}"#;
        let imported = import(text).unwrap();
        assert_eq!(imported.secret, Some(Secret::new("fake-secret".into())));
        assert_eq!(imported.profile.account_linking_request.skip_on_enablement, Some(true));
        assert!(!export(&imported.profile).contains("fake-secret"));
        assert!(!format!("{imported:?}").contains("fake-secret"));
    }

    #[test]
    fn what_ask_cli_wrote_is_read_with_and_without_its_wrapper() {
        let set_up = r#"{"type": "AUTH_CODE", "authorizationUrl": "https://example.com/auth", "clientId": "id-1"}"#;
        let request = import(&format!(r#"{{"accountLinkingRequest": {set_up}}}"#)).unwrap();
        assert_eq!(request.profile.account_linking_request.client_id.as_deref(), Some("id-1"));
        assert_eq!(import(&format!(r#"{{"accountLinkingResponse": {set_up}}}"#)).as_ref(), Ok(&request));
        assert_eq!(import(set_up), Ok(request));
        let secret = import(r#"{"clientId": "id-1", "clientSecret": "fake-secret"}"#).unwrap().secret;
        assert_eq!(secret, Some(Secret::new("fake-secret".into())));
    }

    #[test]
    fn a_fault_in_what_ask_cli_wrote_is_named_where_it_stands_in_the_file() {
        insta::assert_snapshot!(
            [
                r#"{"accountLinkingResponse": {"scopes": ["profile", 3]}}"#,
                r#"{"accountLinkingRequest": {"clientSecret": 4}}"#,
                r#"{"accountLinkingRequest": []}"#,
                r#"{"clientId": "id-1", "type": "CODE"}"#,
                r#"{"accountLinkingRequest": {}}"#,
            ]
            .map(error)
            .join("\n")
        );
        for none in ["[]", "3", "null", r#"{"accountLinkingResponse": {}}"#, r#"{"name": "x"}"#] {
            assert_eq!(import(none), Err(FileError::NotAProfile), "{none}");
        }
    }

    #[test]
    fn a_secret_in_a_profile_file_is_refused_and_not_repeated() {
        let text = r#"{"linkwrightProfile": 1, "profile": {"name": "x", "accountLinkingRequest": {"clientSecret": "fake-secret"}}}"#;
        assert!(!error(text).contains("fake-secret"), "{}", error(text));
    }

    #[test]
    fn what_is_long_or_nested_is_not_repeated() {
        let profile = |content: &str| error(&format!(r#"{{"linkwrightProfile":1,"profile":{content}}}"#));
        for content in [
            r#"{"name":["fake-hidden-0001"]}"#,
            r#"{"name":{"a":{"b":"fake-hidden-0001"}}}"#,
            r#"{"name":"x","lwa":[{"name":"fake-hidden-0001"}]}"#,
            r#"{"name":"x","colours":{"fake-hidden-0001":1}}"#,
            r#"["fake-hidden-0001"]"#,
            &format!(r#"{{"name":"x","skillType":"{}fake-hidden-0001"}}"#, "x".repeat(30)),
            &format!(r#"{{"name":"x","skillType":"fake-hidden-0001{}"}}"#, "x".repeat(30)),
            &format!(r#"{{"name":"fake-hidden-0001{}"}}"#, "x".repeat(300)),
        ] {
            let said = profile(content);
            assert!(!said.contains("fake-hidden") && said.contains(". The value there is a"), "{said}");
        }
        let long = "n".repeat(100_000);
        for content in [
            format!(r#"{{"{long}":1}}"#),
            format!(r#"{{"name":"x","lwa":{{"{long}":"{long}"}}}}"#),
            format!(r#"{{"name":{}}}"#, "1".repeat(100_000)),
        ] {
            let said = profile(&content);
            assert!(said.len() < 600, "{said}");
        }
        assert!(json::from_text::<Profile>(&format!(r#"{{"{long}":1}}"#)).unwrap_err().to_string().len() < 400);
    }

    proptest! {
        #[test]
        fn no_text_crashes_import(text in "\\PC*") {
            let _ = import(&text);
            let _ = import(&format!("{{\"linkwrightProfile\":1,\"profile\":{text}}}"));
        }
    }
}
