//! Wrong client IDs and secrets: which rule speaks, and what its fix makes of them.

use super::*;
use crate::rules::Change as Edited;

const HOME: (&str, &str) = ("https://home.example-app.test/auth/authorize", "https://home.example-app.test/auth/token");
const OWN: (&str, &str) = ("https://auth.example-app.test/authorize", "https://auth.example-app.test/token");
const NEW_SECRET: &str = "amzn1.oa2-cs.v1.fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e";
const FORMAT: &str = "client-id-lwa-format";
const KIND: &str = "client-id-wrong-kind";
const SWAPPED: &str = "id-secret-swapped";
const SPACE: &str = "secret-whitespace";

/// Client ID and secret as they stand on the page.
fn pair(seen: &mut Observations, id: &str, text: &str) {
    let form = form(seen);
    form.client_id = Some(id.to_owned());
    form.client_secret = Some(SecretFacts::of(&SecretSeen::of(text), Some(id), None));
}

/// With Login with Amazon and nothing known of the security profile.
fn lwa(id: &str, text: &str) -> Observations {
    changed(|seen| {
        seen.lwa_clients.clear();
        pair(seen, id, text);
    })
}

fn other((page, token): (&str, &str), id: &str, text: &str) -> Observations {
    changed(|seen| {
        provider(seen, page, token, id, &["openid"]);
        pair(seen, id, text);
    })
}

/// What the fixes write into the fields, or what they do to the secret.
fn fixes(seen: &Observations) -> Vec<String> {
    let all = check_all(seen);
    let edits = all
        .iter()
        .flat_map(|checked| checked.findings())
        .filter_map(|(finding, _)| finding.fix.as_ref())
        .flat_map(|fix| &fix.edits);
    edits
        .map(|edit| match &edit.change {
            Edited::Text(text) => text.clone(),
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn every_slip_of_a_client_id_is_named_and_mended() {
    let digits = CLIENT_ID.strip_prefix("amzn1.application-oa2-client.").unwrap();
    let slips: &[(&str, String)] = &[
        ("ao2", CLIENT_ID.replace("oa2", "ao2")),
        ("0a2", CLIENT_ID.replace("oa2", "0a2")),
        ("amznl", CLIENT_ID.replace("amzn1", "amznl")),
        ("dot for hyphen", CLIENT_ID.replace("-client", ".client")),
        ("no hyphen", CLIENT_ID.replace("application-", "application")),
        ("capitals", CLIENT_ID.to_uppercase()),
        ("capital digits", CLIENT_ID.replace("abcdef", "ABCDEF")),
        ("blank before", format!(" {CLIENT_ID}")),
        ("blank behind", format!("{CLIENT_ID} ")),
        ("tab and line feed", format!("\t{CLIENT_ID}\r\n")),
        ("no-break space", format!("{CLIENT_ID}\u{a0}")),
        ("blank inside", CLIENT_ID.replace("client.", "client. ")),
        ("zero-width space", CLIENT_ID.replace("oa2", "oa2\u{200b}")),
        ("byte-order mark", format!("\u{feff}{CLIENT_ID}")),
        ("Cyrillic а", CLIENT_ID.replacen('a', "а", 1)),
        ("Cyrillic с in the digits", CLIENT_ID.replacen("abc", "abс", 1)),
        ("full-width 1", CLIENT_ID.replacen('1', "１", 1)),
        ("pasted label", format!("Client ID: {CLIENT_ID}")),
        ("label and line feed", format!("Client ID\n{CLIENT_ID}")),
        ("quotes", format!("\"{CLIENT_ID}\"")),
        ("curly quotes", format!("“{CLIENT_ID}”")),
        ("comma behind", format!("{CLIENT_ID},")),
        ("percent-encoded", CLIENT_ID.replace('.', "%2E")),
        ("the guide's Amazon.", format!("Amazon. {CLIENT_ID}")),
    ];
    for (name, slip) in slips {
        // Whether the right one is known from the security profile or only guessed from the text.
        for seen in [lwa(slip, SECRET), changed(|seen| pair(seen, slip, SECRET))] {
            assert_eq!(reported(&seen), [FORMAT], "{name}: {slip:?}");
            assert_eq!(fixes(&seen), [CLIENT_ID], "{name}: {slip:?}");
        }
    }
    for (name, text, wanted) in [
        ("a digit less", CLIENT_ID[..60].to_owned(), "client-id-lwa-format:warning"),
        ("a digit more", format!("{CLIENT_ID}0"), "client-id-lwa-format:warning"),
        ("no digits", CLIENT_ID.replace(digits, ""), FORMAT),
        ("the digits alone", digits.to_owned(), FORMAT),
        ("a letter that is no digit", CLIENT_ID.replace("abcdef", "abcdeg"), FORMAT),
        ("the beginning is missing", CLIENT_ID[6..].to_owned(), FORMAT),
        ("twice", format!("{CLIENT_ID}{CLIENT_ID}"), FORMAT),
        ("any word", "lamps".to_owned(), FORMAT),
        ("Home Assistant's", "https://pitangui.amazon.com/".to_owned(), FORMAT),
        ("an address of Amazon's", PAGE.to_owned(), FORMAT),
        ("a profile's name", "My security profile".to_owned(), FORMAT),
    ] {
        assert_eq!(reported(&lwa(&text, SECRET)), [wanted], "{name}: {text}");
    }
}

#[test]
fn ids_of_another_kind_are_told_apart() {
    let security_profile = CLIENT_ID.replace("-oa2-client", "");
    let table: &[(&str, &str, bool)] = &[
        ("security profile", &security_profile, true),
        ("security profile with blanks", &format!(" {security_profile}\n"), true),
        ("skill", "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef", true),
        ("skill, cut off", "amzn1.ask.skill.0123", true),
        ("own vendor", "M1FAKE0000001", true),
        ("another account's vendor", "M278T3HJB37YPD", false),
        ("13 characters", "M2FAKE0000002", false),
    ];
    for (name, id, everywhere) in table {
        assert_eq!(reported(&lwa(id, SECRET)), [KIND], "{name}");
        let wanted: &[&str] = if *everywhere { &[KIND] } else { &[] };
        assert_eq!(reported(&other(OWN, id, "fake-secret-0001")), wanted, "{name}");
    }
    for id in ["M1FAKE000001", "M1FAKE000000123", "m1fake0000001", "N1FAKE0000001"] {
        assert_eq!(reported(&lwa(id, SECRET)), [FORMAT], "{id} is no vendor ID");
    }
    let alexas = |own: &str, shown: &str| {
        changed(|seen| {
            seen.lwa_clients.clear();
            pair(seen, own, SECRET);
            form(seen).alexa_client_id = Some(shown.to_owned());
        })
    };
    assert_eq!(reported(&alexas(OTHER_ID, OTHER_ID)), [KIND]);
    assert_eq!(reported(&alexas(OTHER_ID, &format!("{OTHER_ID} "))), [KIND]);
    assert_eq!(reported(&alexas(CLIENT_ID, OTHER_ID)), Vec::<String>::new());
}

#[test]
fn home_assistants_client_id_is_exact() {
    let table: &[(&str, Option<&str>)] = &[
        ("https://pitangui.amazon.com", Some("https://pitangui.amazon.com/")),
        ("https://layla.amazon.com//", Some("https://layla.amazon.com/")),
        ("http://layla.amazon.com/", Some("https://layla.amazon.com/")),
        ("https://layla.amazon.co.uk/", Some("https://layla.amazon.com/")),
        ("https://layla.amazon.co.uk", Some("https://layla.amazon.com/")),
        ("https://Layla.amazon.com/", Some("https://layla.amazon.com/")),
        ("HTTPS://PITANGUI.AMAZON.COM/", Some("https://pitangui.amazon.com/")),
        (" https://alexa.amazon.co.jp/", Some("https://alexa.amazon.co.jp/")),
        ("https://alexa.amazon.co.jp/\n", Some("https://alexa.amazon.co.jp/")),
        ("\"https://alexa.amazon.co.jp/\"", Some("https://alexa.amazon.co.jp/")),
        ("https://alexa.amazon.co.jp\u{200b}/", Some("https://alexa.amazon.co.jp/")),
        ("https://lаyla.amazon.com/", Some("https://layla.amazon.com/")),
        ("https%3A%2F%2Flayla.amazon.com%2F", Some("https://layla.amazon.com/")),
        ("layla.amazon.com", Some("https://layla.amazon.com/")),
        ("https://pitangui.amazon.com/?x", Some("https://pitangui.amazon.com/")),
        (LAYLA, Some("https://layla.amazon.com/")),
        (PITANGUI, Some("https://pitangui.amazon.com/")),
        (JAPAN, Some("https://alexa.amazon.co.jp/")),
        ("https://alexa.amazon.com/", None),
        ("https://home.example-app.test/", None),
        ("home-assistant", None),
    ];
    for (id, wanted) in table {
        let seen = other(HOME, id, "fake");
        assert_eq!(reported(&seen), ["ha-client-id"], "{id:?}");
        assert_eq!(fixes(&seen), wanted.iter().copied().collect::<Vec<_>>(), "{id:?}");
    }
    // Before its own rule speaks those for what is no client ID at all.
    for (id, rule) in
        [("amzn1.ask.skill.0", KIND), ("M1FAKE0000001", KIND), ("YOUR_CLIENT_ID", "placeholder-left:warning")]
    {
        assert_eq!(reported(&other(HOME, id, "fake")), [rule], "{id}");
    }
}

#[test]
fn secrets_with_what_was_copied_along_are_named_and_trimmed() {
    let blank = |text: &str| reported(&lwa(CLIENT_ID, text));
    for secret in [SECRET, NEW_SECRET] {
        for (text, change) in [
            (format!(" {secret}"), "TrimSecret"),
            (format!("{secret} "), "TrimSecret"),
            (format!("{secret}\r\n"), "TrimSecret"),
            (format!("\t{secret}"), "TrimSecret"),
            (format!("{secret}\u{a0}"), "TrimSecret"),
            (format!("\u{feff}{secret}"), "TrimSecret"),
            (format!("{secret}\u{200b}"), "TrimSecret"),
            (format!("\"{secret}\""), "TrimSecret"),
            (format!("'{secret}'"), "TrimSecret"),
            (format!("“{secret}”"), "TrimSecret"),
            (format!(" `{secret}` "), "TrimSecret"),
            (secret.replacen("fa4e", "fa4e ", 1), "SqueezeSecret"),
            (secret.replacen("fa4e", "fa4e\n", 1), "SqueezeSecret"),
            (secret.replacen("fa4e", "fa4e\u{200b}", 1), "SqueezeSecret"),
            (secret.replacen("fa4e", "fa4e\u{ad}", 1), "SqueezeSecret"),
            (format!("Client Secret: {secret}"), "SqueezeSecret"),
        ] {
            assert_eq!(blank(&text), [SPACE], "{text:?}");
            assert_eq!(fixes(&lwa(CLIENT_ID, &text)), [change], "{text:?}");
        }
    }
    for text in [" fake", "fake\n", "'fake'", "fa\tke", "fa\u{200b}ke"] {
        assert_eq!(reported(&other(OWN, "lamps", text)), [SPACE], "{text:?}");
    }
    for text in [" fake", "any words\n"] {
        assert_eq!(reported(&other(HOME, "https://layla.amazon.com/", text)), [SPACE], "{text:?}");
    }
}

#[test]
fn secrets_of_another_form_are_a_warning_with_amazon_alone() {
    for text in [
        SECRET[..63].to_owned(),
        format!("{SECRET}0"),
        SECRET.to_uppercase(),
        SECRET.replacen('f', "g", 1),
        SECRET.replacen('a', "а", 1),
        NEW_SECRET.replace("v1", "v2"),
        NEW_SECRET.replace("oa2", "ao2"),
        NEW_SECRET.to_uppercase(),
        "amzn1.oa2-cs.v1.".to_owned(),
        "fake-secret-0001".to_owned(),
        "ClientSecret:fake".to_owned(),
    ] {
        assert_eq!(reported(&lwa(CLIENT_ID, &text)), ["secret-lwa-format:warning"], "{text}");
        assert_eq!(reported(&other(OWN, "lamps", &text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn id_and_secret_in_each_others_field_are_told() {
    let swap = "SwapWithSecret";
    let table: &[(&str, Observations, &[&str], &[&str])] = &[
        ("swapped", lwa(SECRET, CLIENT_ID), &[SWAPPED], &[swap]),
        ("swapped, the new form", lwa(NEW_SECRET, CLIENT_ID), &[SWAPPED], &[swap]),
        // The blanks stand at the secret's field, the swap at the client ID's.
        (
            "swapped, with blanks",
            lwa(&format!(" {SECRET}"), &format!("{CLIENT_ID}\n")),
            &[SWAPPED, SPACE],
            &["TrimSecret", swap],
        ),
        ("the secret in both", lwa(SECRET, SECRET), &[SWAPPED], &[]),
        ("the ID in both", lwa(CLIENT_ID, CLIENT_ID), &[SWAPPED], &[]),
        // At one field white space and quotes are named first.
        ("the ID in both, quoted", lwa(CLIENT_ID, &format!("\"{CLIENT_ID}\"")), &[SPACE], &["TrimSecret"]),
        ("another ID for the secret", lwa(CLIENT_ID, OTHER_ID), &[SWAPPED], &[]),
        ("the security profile's ID for the secret", lwa(CLIENT_ID, "amzn1.application.fake"), &[SWAPPED], &[]),
        ("the secret for the ID, the other masked", lwa(NEW_SECRET, "••••••••"), &[SWAPPED], &[]),
        ("the secret for the ID, the other empty", lwa(SECRET, ""), &[SWAPPED], &[]),
        ("another provider's ID in both", other(OWN, "fake-lamps", "fake-lamps"), &[SWAPPED], &[]),
        ("with another provider a new secret of Amazon's", other(OWN, NEW_SECRET, "fake"), &[SWAPPED], &[swap]),
    ];
    for (name, seen, wanted, mended) in table {
        assert_eq!(reported(seen), *wanted, "{name}");
        assert_eq!(fixes(seen), *mended, "{name}");
    }
}

#[test]
fn a_change_with_an_empty_secret_is_a_warning() {
    type Edit = fn(&mut AlexaForm);
    let changes: &[(&str, Edit)] = &[
        ("scopes", |form| form.scopes = rows(&["profile", "postal_code"])),
        ("domains", |form| form.domains = rows(&["a.test"])),
        ("token URI", |form| form.access_token_url = Some("https://api.amazon.co.uk/auth/o2/token".into())),
        ("client ID", |form| form.client_id = Some(OTHER_ID.into())),
        ("time", |form| form.default_token_expiration_in_seconds = Some("3600".into())),
        ("a toggle", |form| form.app_to_app = Some(false)),
        ("scheme", |form| form.access_token_scheme = Some(crate::profile::AccessTokenScheme::HttpBasic)),
    ];
    for (name, change) in changes {
        for unsaved in [None, Some(true)] {
            let mut seen = lwa(CLIENT_ID, "");
            let form = form(&mut seen);
            form.saved = Some(Box::new(form.clone()));
            form.unsaved = unsaved;
            change(form);
            let said = reported(&seen);
            assert!(said.contains(&"secret-empty-on-save:warning".to_owned()), "{name}: {said:?}");
            assert_eq!(fixes(&seen), Vec::<String>::new(), "{name}");
            seen.secret_kept = true;
            assert_eq!(fixes(&seen), ["KeptSecret"], "{name}");
        }
    }
}

#[test]
fn of_several_rules_at_one_field_the_first_speaks() {
    let table: &[(&str, &str, &str, &[&str])] = &[
        ("stand-in", "YOUR_CLIENT_ID", SECRET, &["placeholder-left:warning"]),
        ("stand-in in quotes", "\"<client id>\"", SECRET, &["placeholder-left:warning"]),
        ("both stand-ins", "<client-id>", "<client-secret>", &["placeholder-left:warning"; 2]),
        ("swapped before wrong kind", "amzn1.application.0123456789abcdef0123456789abcdef", CLIENT_ID, &[SWAPPED]),
        ("ID of a wrong form, secret with blanks", "lamps", &format!(" {SECRET}"), &[FORMAT, SPACE]),
        ("blanks before another form", CLIENT_ID, " fake ", &[SPACE]),
        ("wrong kind, secret of another form", "M1FAKE0000001", "fake", &[KIND, "secret-lwa-format:warning"]),
    ];
    for (name, id, text, wanted) in table {
        assert_eq!(reported(&lwa(id, text)), *wanted, "{name}");
    }
    let both = changed(|seen| pair(seen, &OTHER_ID.replace("oa2", "ao2"), SECRET));
    assert_eq!(reported(&both), [FORMAT], "the form before the mismatch");
}
