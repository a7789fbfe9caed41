//! Recognition on sketched pages: what must be read, and what must not.

use proptest::prelude::*;

use super::{FieldKey, OwnMap, PageId, Recognition, read};
use crate::page::sketch::{Sketch, alexa_form, named};
use crate::page::{Control, ControlRole, FieldState, PageReading, PageSnapshot, Region};

pub(super) const ALEXA: &str =
    "https://developer.amazon.com/alexa/console/ask/build/custom/x/development/en_US/account-linking";
pub(super) const LWA: &str = "https://developer.amazon.com/settings/console/securityprofile/web-settings/update.html";

pub(super) fn page(address: &str, snapshot: &PageSnapshot) -> PageReading {
    match read(address, snapshot, &OwnMap::default()) {
        Recognition::Page(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

pub(super) fn uncertain(reading: &PageReading, key: FieldKey) -> bool {
    matches!(reading.state(key), FieldState::Uncertain { .. })
}

#[test]
fn the_form_of_2024_is_read_whole() {
    let reading = page(ALEXA, &alexa_form(&["profile"], &[]));
    insta::assert_json_snapshot!(reading);
}

#[test]
fn the_flat_form_of_2018_is_read() {
    let form = Sketch::new()
        .heading("Account Linking")
        .group(|form| {
            form.text("Authorization URI *")
                .input("https://a.test")
                .text("Client ID *")
                .input("id")
                .text("Domain List")
                .button("+ Add domain")
                .text("Scope")
                .input("one")
                .button("×")
                .input("two")
                .button("×")
                .button("+ Add scope")
                .text("Redirect URLs")
                .text("https://layla.amazon.com/api/skill/link/M1FAKE0000001")
                .text("Authorization Grant Type *")
                .radio(false)
                .text("Implicit Grant")
                .radio(true)
                .text("Auth Code Grant")
                .text("Access Token URI *")
                .input("https://t.test")
                .text("Client Secret *")
                .input("••••••••")
                .text("Client Authentication Scheme *")
                .control(ControlRole::Select, "HTTP Basic (Recommended)", |control| {
                    control.options = vec!["HTTP Basic (Recommended)".into(), "Credentials in request body".into()];
                })
                .text("Privacy Policy URL *")
                .input("https://p.test")
        })
        .done();
    let reading = page(ALEXA, &form);
    assert_eq!(reading.text(FieldKey::AuthorizationUrl), Some("https://a.test"));
    assert_eq!(reading.text(FieldKey::ClientId), Some("id"));
    assert_eq!(reading.text(FieldKey::AccessTokenUrl), Some("https://t.test"));
    assert_eq!(reading.lines(FieldKey::Scopes), Some(vec!["one".into(), "two".into()]));
    assert_eq!(reading.lines(FieldKey::Domains), Some(vec![]));
    assert_eq!(reading.lines(FieldKey::AlexaRedirectUrls).map(|lines| lines.len()), Some(1));
    assert!(matches!(reading.state(FieldKey::Type), FieldState::Choice { chosen: Some("AUTH_CODE"), .. }));
    assert!(matches!(
        reading.state(FieldKey::AccessTokenScheme),
        FieldState::Choice { chosen: Some("HTTP_BASIC"), .. }
    ));
}

#[test]
fn with_the_toggle_off_heading_and_question_are_enough() {
    let question = "Do you allow users to create an account or link to an existing account with you?";
    let form = Sketch::new().heading("Account Linking").row(question, |row| row.toggle(false)).button("Save").done();
    let reading = page(ALEXA, &form);
    assert!(matches!(reading.state(FieldKey::AccountLinking), FieldState::Toggle { on: Some(false), .. }));
    assert_eq!(*reading.state(FieldKey::ClientId), FieldState::Absent);
}

#[test]
fn a_foreign_form_with_more_labels_is_not_taken_for_a_form_that_is_still_closed() {
    let question = "Do you allow users to create an account or link to an existing account with you?";
    let feedback = |form: Sketch| {
        let labels = ["Scope", "Your Client ID", "Your Secret", "Access Token URI"];
        labels.into_iter().fold(form, |form, label| form.row(label, |row| row.input("")))
    };
    let closed = || Sketch::new().heading("Account Linking").row(question, |row| row.toggle(false));
    let beside = closed().region(Region::Form, feedback).done();
    let aside = closed().region(Region::Complementary, |aside| aside.region(Region::Form, feedback)).done();
    for form in [beside, aside] {
        let reading = page(ALEXA, &form);
        assert!(matches!(reading.state(FieldKey::AccountLinking), FieldState::Toggle { on: Some(false), .. }));
        assert_eq!(*reading.state(FieldKey::ClientId), FieldState::Absent);
    }
    let alone = Sketch::new()
        .heading("Account Linking")
        .region(Region::Complementary, |aside| aside.region(Region::Form, feedback));
    assert!(
        matches!(read(ALEXA, &alone.done(), &OwnMap::default()), Recognition::Unknown { .. }),
        "what stands aside is no console"
    );
}

#[test]
fn other_addresses_and_other_pages_are_not_read() {
    let form = alexa_form(&[], &[]);
    assert_eq!(
        read("https://developer.amazon.com.evil.test/alexa/console/ask/x", &form, &OwnMap::default()),
        Recognition::Elsewhere
    );
    assert_eq!(
        read("https://developer.amazon.com/docs/account-linking", &form, &OwnMap::default()),
        Recognition::Elsewhere
    );
    let dashboard = Sketch::new().heading("Dashboard").row("Skill name", |row| row.input("x")).done();
    assert!(matches!(read(ALEXA, &dashboard, &OwnMap::default()), Recognition::Unknown { .. }));
    assert!(
        matches!(read(LWA, &form, &OwnMap::default()), Recognition::Unknown { .. }),
        "the form of one console at the address of another"
    );
}

#[test]
fn decoys_are_left_alone() {
    let mut sketch = Sketch::new()
        .region(Region::Search, |search| search.text("Client ID").input("search"))
        .heading("Account Linking")
        .row("Your Web Authorization URI*", |row| row.input("right"))
        .row("Your Client ID*", |row| row.input("right"))
        .row("Alexa Client Id", |row| row.input("decoy"))
        .row("Your Redirect URLs", |row| row.input("decoy").button("×").button("+ Your Redirect URLs"))
        .row("Scope", |row| row.button("+ Add scope"));
    sketch = sketch.region(Region::Form, |form| {
        form.row("Scope", |row| row.input("decoy")).row("Client ID", |row| row.input("decoy"))
    });
    let reading = page(ALEXA, &sketch.done());
    assert_eq!(reading.text(FieldKey::ClientId), Some("right"));
    assert_eq!(reading.lines(FieldKey::Scopes), Some(vec![]));
    assert!(matches!(reading.state(FieldKey::AlexaClientId), FieldState::Lines { .. }), "read, and never filled");
}

#[test]
fn two_equal_candidates_are_none() {
    let form = Sketch::new()
        .heading("Account Linking")
        .row("Your Web Authorization URI*", |row| row.input("a"))
        .row("Your Client ID*", |row| row.input("a"))
        .row("Client ID", |row| row.input("b"))
        .row("Access Token URI", |row| row.input("a").input("b"))
        .done();
    let reading = page(ALEXA, &form);
    assert!(uncertain(&reading, FieldKey::ClientId) && uncertain(&reading, FieldKey::AccessTokenUrl));
}

#[test]
fn a_label_never_reaches_into_the_row_of_an_unknown_one() {
    let flat = Sketch::new()
        .heading("Account Linking")
        .group(|form| {
            form.text("Your Client ID*")
                .input("x")
                .text("Access Token URI*")
                .input("y")
                .text("Default Access Token Expiration Time")
                .text("Something new")
                .input("z")
        })
        .done();
    let reading = page(ALEXA, &flat);
    assert!(uncertain(&reading, FieldKey::DefaultTokenExpirationInSeconds));
    let rows = Sketch::new()
        .heading("Account Linking")
        .row("Your Client ID*", |row| row.input("x"))
        .row("Access Token URI*", |row| row.input("y"))
        .group(|row| row.text("Default Access Token Expiration Time"))
        .row("Something new", |row| row.input("z"))
        .done();
    assert!(uncertain(&page(ALEXA, &rows), FieldKey::DefaultTokenExpirationInSeconds));
}

#[test]
fn controls_before_their_labels_are_not_taken_for_the_next_row() {
    let flat = Sketch::new()
        .heading("Account Linking")
        .group(|form| {
            form.input("x")
                .text("Your Client ID*")
                .input("y")
                .text("Access Token URI*")
                .input("z")
                .text("Your Web Authorization URI*")
        })
        .done();
    let reading = page(ALEXA, &flat);
    for key in [FieldKey::ClientId, FieldKey::AccessTokenUrl, FieldKey::AuthorizationUrl] {
        assert!(uncertain(&reading, key), "{key}");
    }
}

#[test]
fn markup_names_win_and_foreign_names_are_respected() {
    let form = Sketch::new()
        .heading("Account Linking")
        .group(|all| {
            all.control(ControlRole::Text, "named", named("Your Client ID"))
                .control(ControlRole::Text, "t", named("Access Token URI"))
                .control(ControlRole::Text, "a", named("Your Web Authorization URI *"))
        })
        .row("Default Access Token Expiration Time", |row| {
            row.control(ControlRole::Text, "q", named("Search")).text("seconds or so")
        })
        .done();
    let reading = page(ALEXA, &form);
    assert_eq!(reading.text(FieldKey::ClientId), Some("named"));
    assert!(uncertain(&reading, FieldKey::DefaultTokenExpirationInSeconds));
}

#[test]
fn a_disabled_field_is_locked() {
    let mut form = alexa_form(&[], &[]);
    lock(&mut form, "Your Client ID*");
    assert!(matches!(page(ALEXA, &form).state(FieldKey::ClientId), FieldState::Locked { .. }));
}

fn lock(snapshot: &mut PageSnapshot, label: &str) {
    let at = snapshot
        .nodes
        .iter()
        .position(|node| matches!(&node.content, crate::page::NodeContent::Text { text } if text.as_str() == label))
        .unwrap();
    if let crate::page::NodeContent::Control(control) = &mut snapshot.nodes[at + 1].content {
        control.enabled = false;
    }
}

#[test]
fn web_settings_are_read_in_view_and_in_edit() {
    let view = Sketch::new()
        .heading("My app - Security Profile")
        .region(Region::Row, |row| row.text("Allowed Origins").text("?"))
        .region(Region::Row, |row| row.text("Allowed Return URLs").text("https://a.test/cb").text("https://b.test/cb"))
        .button("Edit")
        .done();
    let reading = page(LWA, &view);
    assert_eq!(reading.page, PageId::LwaWebSettings);
    assert_eq!(reading.security_profile_name.as_deref(), Some("My app"));
    assert_eq!(reading.lines(FieldKey::AllowedOrigins), Some(vec![]));
    assert_eq!(
        reading.lines(FieldKey::AllowedReturnUrls),
        Some(vec!["https://a.test/cb".into(), "https://b.test/cb".into()])
    );
    let edit = Sketch::new()
        .region(Region::Form, |form| {
            form.region(Region::Row, |row| {
                row.text("Allowed Origins").group(|cell| cell.input("").button("Add Another"))
            })
            .region(Region::Row, |row| {
                row.text("Allowed Return URLs")
                    .group(|cell| cell.input("https://a.test/cb").input("").button("Add Another"))
            })
            .button("Save")
        })
        .done();
    let reading = page(LWA, &edit);
    assert_eq!(reading.lines(FieldKey::AllowedReturnUrls), Some(vec!["https://a.test/cb".into()]));
    assert!(
        matches!(reading.state(FieldKey::AllowedReturnUrls), FieldState::List { rows, add: Some(_), .. } if rows.len() == 2)
    );
}

#[test]
fn client_id_and_shown_secret_are_read_and_not_the_profile_id() {
    let id = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
    let general = |secret: &str| {
        Sketch::new()
            .heading("My app - Security Profile")
            .region(Region::Row, |row| {
                row.text("Security Profile ID")
                    .text("This ID will identify your security profile in Amazon services.")
                    .text("amzn1.application.0123456789abcdef0123456789abcdef")
            })
            .region(Region::Row, |row| row.text("Client ID").text("?").text(id))
            .region(Region::Row, |row| row.text("Client Secret").text(secret).button("Show Secret"))
            .done()
    };
    let address = "https://developer.amazon.com/settings/console/securityprofile/sp/view.html";
    let reading = page(address, &general("•••••••••••••"));
    assert_eq!(reading.page, PageId::LwaGeneral);
    assert_eq!(reading.text(FieldKey::ClientId), Some(id));
    assert_eq!(reading.shown_secret(), None);
    let fake = "amzn1.oa2-cs.v1.fa4e0000fa4e0000fa4e0000fa4e0000fa4e0000fa4e0000fa4e0000fa4e0000";
    let reading = page(address, &general(fake));
    assert_eq!(reading.shown_secret().map(crate::profile::Secret::expose), Some(fake));
    assert!(!format!("{reading:?}").contains(fake) && !serde_json::to_string(&reading).unwrap().contains(fake));
}

#[test]
fn an_open_list_is_read_only_when_it_is_the_only_one() {
    let open = |lists: usize| {
        let mut sketch = Sketch::new()
            .heading("Account Linking")
            .row("Your Client ID*", |row| row.input(""))
            .row("Access Token URI*", |row| row.input(""));
        sketch = sketch.row("Your Authentication Scheme*", |row| {
            row.control(ControlRole::Combobox, "", |control: &mut Control| control.expanded = true)
        });
        for _ in 0..lists {
            sketch = sketch
                .region(Region::Listbox, |list| list.control(ControlRole::Option, "HTTP Basic (Recommended)", |_| ()));
        }
        match page(ALEXA, &sketch.done()).state(FieldKey::AccessTokenScheme) {
            FieldState::Choice { control: crate::page::ChoiceControl::Combobox { options, .. }, .. } => options.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((open(1), open(2)), (1, 0));
}

proptest! {
    /// Any tree of known labels, unknown texts and controls: reading never panics, and no control serves two fields.
    #[test]
    fn no_control_serves_two_fields(parts in prop::collection::vec((0_u8..14, 0_u8..4), 0..60)) {
        const TEXTS: &[&str] = &["Your Client ID*", "Your Secret*", "Access Token URI*", "Scope", "Domain List", "Client ID", "Something", "?", "Alexa Redirect URLs"];
        let mut sketch = Sketch::new().heading("Account Linking");
        for (kind, choice) in parts {
            let text = TEXTS[usize::from(kind.wrapping_mul(3) + choice) % TEXTS.len()];
            sketch = match kind {
                0..=4 => sketch.text(text),
                5..=7 => sketch.row(text, |row| row.input("v").input("w")),
                8 => sketch.control(ControlRole::Text, "v", named(text)),
                9 => sketch.group(|group| group.toggle(true).text(text)),
                10 => sketch.button("+ Add scope"),
                11 => sketch.region(Region::Form, |form| form.text(text).input("v")),
                12 => sketch.radio(true).text("Auth Code Grant"),
                _ => sketch.input("v"),
            };
        }
        if let Recognition::Page(reading) = read(ALEXA, &sketch.done(), &OwnMap::default()) {
            let mut used = std::collections::HashSet::new();
            for field in &reading.fields {
                let own: Vec<u32> = match &field.state {
                    FieldState::Text { handle, .. } | FieldState::Toggle { handle, .. } => vec![*handle],
                    FieldState::Secret { handle: Some(handle), .. } => vec![*handle],
                    FieldState::List { rows, .. } => rows.iter().map(|row| row.handle).collect(),
                    _ => vec![],
                };
                for handle in own {
                    prop_assert!(used.insert(handle), "{} takes {handle} twice", field.key);
                }
            }
        }
    }
}
