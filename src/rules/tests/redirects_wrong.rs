//! Return URLs, origins and client IDs that do not fit each other: which rule speaks, and what its fix makes of them.

use super::*;
use crate::report::sentence;
use crate::rules::{Change as Edited, FixSafety, Reason};

const NEAR: &str = "return-url-near-miss";

fn origins(seen: &mut Observations, rows_: &[&str]) {
    seen.web_settings.get_or_insert_default().allowed_origins = rows(rows_);
}

/// With the other two registered, one that differs from Layla's.
fn instead(one: &str) -> Observations {
    changed(|seen| return_urls(seen, &[PITANGUI, JAPAN, one]))
}

#[test]
fn every_slip_of_one_return_url_is_a_near_miss() {
    let path = LAYLA.strip_prefix("https://layla.amazon.com/").unwrap();
    let slips: &[(&str, String)] = &[
        ("http", LAYLA.replace("https", "http")),
        ("slash", format!("{LAYLA}/")),
        ("query", format!("{LAYLA}?state=x")),
        ("fragment", format!("{LAYLA}#")),
        ("blank before", format!(" {LAYLA}")),
        ("line feed behind", format!("{LAYLA}\n")),
        ("no-break space", format!("{LAYLA}\u{a0}")),
        ("host in capitals", LAYLA.replace("layla", "Layla")),
        ("path in capitals", LAYLA.replace("api/skill", "API/Skill")),
        ("scheme in capitals", LAYLA.replace("https", "HTTPS")),
        ("percent-encoded", LAYLA.replace(':', "%3A").replace('/', "%2F")),
        ("old European host", format!("https://layla.amazon.co.uk/{path}")),
        ("old host, http and slash", format!("http://layla.amazon.co.uk/{path}/")),
        ("zero-width space", LAYLA.replace("link/", "link/\u{200b}")),
        ("byte-order mark", format!("\u{feff}{LAYLA}")),
        ("soft hyphen", LAYLA.replace("skill", "ski\u{ad}ll")),
        ("Cyrillic а in the host", LAYLA.replacen("amazon", "аmazon", 1)),
        ("Cyrillic М in the vendor ID", LAYLA.replace("/M1", "/М1")),
        ("full-width digit", LAYLA.replace("M1", "M１")),
        ("quotes", format!("\"{LAYLA}\"")),
        ("curly quotes", format!("“{LAYLA}”")),
    ];
    for (name, slip) in slips {
        let seen = instead(slip);
        assert_eq!(reported(&seen), [NEAR], "{name}: {slip:?}");
        // The fix puts Alexa's own in the row's place.
        let all = check_all(&seen);
        let fix = all.iter().flat_map(|checked| checked.findings()).find_map(|(finding, _)| finding.fix.as_ref());
        let Some(Edited::Row { row, with }) = fix.map(|fix| &fix.edits[0].change) else { panic!("{name}: {fix:?}") };
        assert_eq!((row, with.as_slice()), (slip, [LAYLA.to_owned()].as_slice()), "{name}");
        assert_eq!(fix.map(|fix| fix.safety), Some(FixSafety::Unsafe), "{name}");
    }
}

#[test]
fn of_web_settings_that_are_not_certain_or_not_saved_nothing_is_told() {
    let why = |change: Change| {
        let all = check_all(&changed(change));
        let outcome = all.into_iter().find(|checked| checked.rule.id == NEAR).map(|checked| checked.outcome);
        if let Some(Outcome::CannotTell(reason)) = outcome { Some(reason) } else { None }
    };
    assert_eq!(why(|_| ()), None);
    let renamed = |seen: &mut Observations| {
        seen.web_settings.get_or_insert_default().security_profile = Some("Doors".into());
    };
    assert!(matches!(why(renamed), Some(Reason::Because(_))), "another security profile's");
    let used = |seen: &mut Observations| {
        seen.web_settings.get_or_insert_default().security_profile = Some("Doors".into());
        seen.lwa_clients[0].security_profile = Some("Doors".into());
    };
    assert_eq!(why(used), None, "the skill has its client ID");
    let wanted = |seen: &mut Observations| {
        seen.web_settings.get_or_insert_default().security_profile = Some("Doors".into());
        seen.lwa_clients[0].security_profile = Some("Doors".into());
        let form = seen.alexa.get_or_insert_default();
        seen.chosen_client_id = form.client_id.take();
    };
    assert_eq!(why(wanted), None, "it is to have it");
    let stale = why(|seen| seen.web_settings.get_or_insert_default().unsaved = true);
    assert_eq!(stale, Some(Reason::Stale(PageId::LwaWebSettings)));
    let said = stale.map(sentence).unwrap_or_default();
    assert!(said.ends_with("If the page was left since then, open it again."), "{said}");
}

#[test]
fn what_is_no_slip_is_missing() {
    for (name, one) in [
        ("another host of Amazon's", LAYLA.replace("layla", "www")),
        ("another path", "https://layla.amazon.com/auth/o2/callback".to_owned()),
        ("a part", LAYLA[..50].to_owned()),
        ("a letter less in the vendor ID's place", LAYLA.replace("/M1FAKE0000001", "/")),
        ("a letter too much in the host", LAYLA.replace("layla", "laylaa")),
        ("a pasted label", format!("URL 2: {LAYLA}")),
        ("both in one row", format!("{PITANGUI},{LAYLA}")),
        ("a small vendor ID", LAYLA.replace("M1FAKE0000001", "m1fake0000001")),
        ("another product's", "https://example-app.test/cb".to_owned()),
        ("nothing", String::new()),
    ] {
        assert_eq!(reported(&instead(&one)), ["lwa-return-url-subset"], "{name}: {one}");
        let alone = changed(|seen| return_urls(seen, &[&one]));
        assert_eq!(reported(&alone), ["lwa-return-url-missing"], "{name}: {one}");
    }
    let vendor = |id: &str| LAYLA.replace("M1FAKE0000001", id);
    for id in ["M278T3HJB37YPD", "M2FAKE0000002", "M1FAKEO000001", "M1FAKE00000012"] {
        assert_eq!(reported(&instead(&vendor(id))), ["vendor-id-mismatch"], "{id}");
    }
}

#[test]
fn wrong_registrations_have_exactly_these_findings() {
    let table: &[(&str, Change, &[&str])] = &[
        ("none", |seen| return_urls(seen, &[]), &["lwa-return-url-missing"]),
        ("the first alone", |seen| return_urls(seen, &[PITANGUI]), &["lwa-return-url-subset"]),
        ("the last is missing", |seen| return_urls(seen, &[LAYLA, PITANGUI]), &["lwa-return-url-subset"]),
        ("one right twice", |seen| return_urls(seen, &[LAYLA, LAYLA, LAYLA]), &["lwa-return-url-subset"]),
        (
            "all with http",
            |seen| {
                return_urls(
                    seen,
                    &[PITANGUI, LAYLA, JAPAN].map(|url| url.replace("https", "http")).each_ref().map(String::as_str),
                )
            },
            &[NEAR; 3],
        ),
        (
            "all of another account",
            |seen| {
                let other = |url: &str| url.replace("M1FAKE0000001", "M278T3HJB37YPD");
                return_urls(seen, &[&other(PITANGUI), &other(LAYLA), &other(JAPAN)]);
            },
            &["vendor-id-mismatch"; 3],
        ),
        (
            "a slip, another account's, and a gap",
            |seen| {
                let other = LAYLA.replace("M1FAKE0000001", "M2FAKE0000002");
                return_urls(seen, &[&format!("{PITANGUI}/"), &other]);
            },
            &[NEAR, "vendor-id-mismatch"],
        ),
        (
            "a slip, a gap, and one that is right",
            |seen| return_urls(seen, &[PITANGUI, &format!("{LAYLA}/")]),
            &["lwa-return-url-subset", NEAR],
        ),
        (
            "a slip that is another account's too",
            |seen| {
                return_urls(
                    seen,
                    &[PITANGUI, JAPAN, &LAYLA.replace("M1FAKE0000001", "M2FAKE0000002").replace("https", "http")],
                )
            },
            &["lwa-return-url-subset", "return-url-http"],
        ),
        (
            "the implicit grant's instead of the code grant's",
            |seen| {
                let spa =
                    |host: &str| format!("https://{host}/spa/skill/account-linking-status.html?vendorId=M1FAKE0000001");
                return_urls(seen, &[&spa("layla.amazon.com"), &spa("pitangui.amazon.com")]);
            },
            &["lwa-return-url-missing"],
        ),
        (
            "one among the origins",
            |seen| {
                origins(seen, &[LAYLA]);
                return_urls(seen, &[PITANGUI, JAPAN]);
            },
            &["alexa-url-in-origins"],
        ),
        (
            "all among the origins",
            |seen| {
                origins(seen, &[LAYLA, PITANGUI, JAPAN]);
                return_urls(seen, &[]);
            },
            &["alexa-url-in-origins"; 3],
        ),
        ("in both lists", |seen| origins(seen, &["https://example-app.test", LAYLA]), &["alexa-url-in-origins"]),
        (
            "another account's among the origins",
            |seen| origins(seen, &[&LAYLA.replace("M1FAKE0000001", "M2FAKE0000002")]),
            &["alexa-url-in-origins"],
        ),
        (
            "blanks around it among the origins",
            |seen| origins(seen, &[&format!(" {LAYLA}\n")]),
            &["alexa-url-in-origins"],
        ),
        (
            "a slip among the origins is an origin of a wrong form",
            |seen| origins(seen, &[&format!("{LAYLA}/"), "https://layla.amazon.com/"]),
            &["origin-format:warning"; 2],
        ),
        (
            "among the origins and with a slip",
            |seen| {
                origins(seen, &[LAYLA]);
                return_urls(seen, &[PITANGUI, JAPAN, &format!("{LAYLA}/")]);
            },
            &["alexa-url-in-origins"],
        ),
        (
            "a wrong row that is not saved yet",
            |seen| {
                return_urls(seen, &[PITANGUI, JAPAN, &format!("{LAYLA}/")]);
                let page = seen.web_settings.get_or_insert_default();
                (page.editing, page.unsaved) = (true, true);
            },
            &[NEAR],
        ),
        (
            "an unsaved gap is nothing yet",
            |seen| {
                return_urls(seen, &[PITANGUI]);
                let page = seen.web_settings.get_or_insert_default();
                (page.editing, page.unsaved) = (true, true);
            },
            &[],
        ),
        (
            "the client of another security profile",
            |seen| form(seen).client_id = Some(OTHER_ID.into()),
            &["client-id-mismatch"],
        ),
        (
            "one digit of the client ID",
            |seen| form(seen).client_id = Some(CLIENT_ID.replacen("0123", "0124", 1)),
            &["client-id-mismatch"],
        ),
        (
            "another client and nothing right in Web Settings",
            |seen| {
                form(seen).client_id = Some(OTHER_ID.into());
                return_urls(seen, &[&format!("{LAYLA}/")]);
                origins(seen, &[PITANGUI]);
            },
            &["client-id-mismatch", "origin-format:warning"],
        ),
        (
            "another client, the only one seen",
            |seen| {
                seen.chosen_security_profile = None;
                seen.lwa_clients = vec![LwaClient { security_profile: None, client_id: OTHER_ID.into() }];
            },
            &["client-id-mismatch"],
        ),
        (
            "of several the chosen one has another",
            |seen| {
                seen.lwa_clients
                    .insert(0, LwaClient { security_profile: Some("Doors".into()), client_id: CLIENT_ID.into() });
                seen.lwa_clients[1].client_id = OTHER_ID.into();
            },
            &["client-id-mismatch"],
        ),
        (
            "with only the token endpoint Amazon's",
            |seen| {
                uris(seen, "https://login.example-app.test/", TOKEN);
                return_urls(seen, &[PITANGUI, LAYLA]);
            },
            &["lwa-return-url-subset"],
        ),
    ];
    for (name, change, wanted) in table {
        assert_eq!(reported(&changed(change)), *wanted, "{name}");
    }
}

#[test]
fn fixes_leave_what_is_right_and_add_what_is_missing() {
    let added = |change: Change| -> Vec<String> {
        let seen = changed(change);
        let all = check_all(&seen);
        let edits = all
            .iter()
            .flat_map(|checked| checked.findings())
            .filter_map(|(finding, _)| finding.fix.as_ref())
            .flat_map(|fix| &fix.edits);
        let rows = edits.flat_map(|edit| match &edit.change {
            Edited::Add(rows) => rows.iter().map(|row| format!("+{row}")).collect(),
            Edited::Row { row, with } => vec![format!("{row}>{}", with.join(","))],
            Edited::Text(text) => vec![format!("={text}")],
            other => panic!("{other:?}"),
        });
        rows.collect()
    };
    assert_eq!(added(|seen| return_urls(seen, &[])), [PITANGUI, LAYLA, JAPAN].map(|url| format!("+{url}")));
    assert_eq!(added(|seen| return_urls(seen, &[LAYLA])), [PITANGUI, JAPAN].map(|url| format!("+{url}")));
    assert_eq!(added(|seen| origins(seen, &[LAYLA])), [format!("{LAYLA}>"), format!("+{LAYLA}")]);
    assert_eq!(added(|seen| form(seen).client_id = Some(OTHER_ID.into())), [format!("={CLIENT_ID}")]);
    let other = LAYLA.replace("M1FAKE0000001", "M2FAKE0000002");
    // Where one of the own is there already, the other vendor's may be another account's that shares the profile.
    let shared = changed(|seen| return_urls(seen, &[PITANGUI, JAPAN, &other]));
    assert!(format!("{:?}", check_all(&shared)).contains("Add Alexa's own"));
    let alone = changed(|seen| return_urls(seen, &[&other]));
    assert!(format!("{:?}", check_all(&alone)).contains("Use Alexa's own"));
}
