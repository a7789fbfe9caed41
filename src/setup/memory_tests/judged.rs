//! What the rules say of what was seen page by page: nothing of skills and security profiles that do not belong together.

use super::*;
use crate::rules::{Outcome, check_all};

const PITANGUI: &str = "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001";
const JAPAN: &str = "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001";
const ALL: [&str; 3] = [PITANGUI, LAYLA, JAPAN];
const TOKEN: &str = "https://api.amazon.com/auth/o2/token";

/// The rules that find something while this page is looked at.
fn found(memory: &Memory, about: &PageReading) -> Vec<&'static str> {
    let seen = seen(memory, about);
    let all = check_all(&seen).into_iter().filter(|checked| checked.findings().next().is_some());
    all.map(|checked| checked.rule.id).collect()
}

fn after(pages: &[&PageReading]) -> Memory {
    let mut memory = Memory::default();
    for (page, now) in pages.iter().zip(1_000..) {
        memory.observe(page, now, None);
    }
    memory
}

#[test]
fn what_belongs_together_is_judged_and_nothing_else() {
    let (lamps, doors) = (skill(1, ONE, TOKEN), skill(2, TWO, TOKEN));
    let (lamps_id, doors_id) = (general("Lamps", "1", ONE), general("Doors", "2", TWO));
    let (lamps_urls, doors_urls) =
        (web_settings("Lamps", "1", &ALL), web_settings("Doors", "2", &["https://a.test/cb"]));
    let twin = skill(3, ONE, TOKEN);
    let own = {
        let mut page = alexa_form(&["lamps"], &[]);
        for (label, value) in [
            ("Your Web Authorization URI*", "https://auth.example-app.test/authorize"),
            ("Access Token URI*", "https://auth.example-app.test/token"),
            ("Your Client ID*", "lamps"),
        ] {
            put(&mut page, label, value);
        }
        reading("https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.9/x", &page)
    };
    let off = {
        let linking = "Do you allow users to create an account or link to an existing account with you?";
        let page = Sketch::new().heading("Account Linking").row(linking, |row| row.toggle(false)).done();
        reading("https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.8/x", &page)
    };
    let app = {
        let page = Sketch::new().row("Enable Account Linking", |row| row.toggle(true)).done();
        reading("https://bots.ixhello.com/apps/1/publish", &page)
    };
    let none: &[&str] = &[];
    let table: &[(&str, &[&PageReading], &PageReading, &[&str])] = &[
        ("one of each", &[&lamps, &lamps_id, &lamps_urls], &lamps, none),
        ("another skill, whose security profile was not seen", &[&lamps, &lamps_id, &lamps_urls, &doors], &doors, none),
        ("the first skill then", &[&lamps, &lamps_id, &lamps_urls, &doors], &lamps, none),
        ("two skills share one security profile", &[&lamps, &twin, &lamps_id, &lamps_urls], &twin, none),
        ("their security profile", &[&lamps, &twin, &lamps_id, &lamps_urls], &lamps_urls, none),
        ("an unrelated security profile's URLs", &[&lamps, &lamps_id, &lamps_urls, &doors_urls], &doors_urls, none),
        ("the skill then", &[&lamps, &lamps_id, &lamps_urls, &doors_urls], &lamps, none),
        ("an unrelated one, both tabs", &[&lamps, &lamps_id, &lamps_urls, &doors_id, &doors_urls], &doors_urls, none),
        ("an unrelated one's first tab", &[&lamps, &lamps_id, &lamps_urls, &doors_id], &doors_id, none),
        ("the skill after both tabs", &[&lamps, &lamps_id, &lamps_urls, &doors_id, &doors_urls], &lamps, none),
        ("an unrelated one before the own", &[&doors_urls, &lamps, &lamps_id], &lamps, none),
        ("another provider", &[&own, &doors_id, &doors_urls], &own, none),
        ("another provider's skill beside", &[&own, &lamps, &lamps_id, &lamps_urls], &own, none),
        ("two skills, their URLs", &[&own, &lamps, &lamps_id, &lamps_urls], &lamps_urls, none),
        ("one skill's app", &[&app, &lamps], &lamps, none),
        ("one skill's app, and another skill that needs no linking", &[&app, &lamps, &off], &off, none),
        ("one app, off at Alexa", &[&app, &off], &off, &["ixhello-half-configured"]),
        ("one app, off at Alexa, seen there", &[&off, &app], &app, &["ixhello-half-configured"]),
        ("nothing registered", &[&doors, &doors_id, &doors_urls], &doors, &["lwa-return-url-missing"]),
        ("nothing registered, seen there", &[&doors, &doors_id, &doors_urls], &doors_urls, &["lwa-return-url-missing"]),
        (
            "nothing registered, another skill beside",
            &[&lamps, &lamps_id, &lamps_urls, &doors, &doors_id, &doors_urls],
            &doors,
            &["lwa-return-url-missing"],
        ),
        ("another security profile's client ID", &[&doors, &lamps_id, &lamps_urls], &doors, &["client-id-mismatch"]),
    ];
    let mut wrong = Vec::new();
    for (name, pages, about, wanted) in table {
        let found = found(&after(pages), about);
        if found != *wanted {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The form in the words that the Japanese console has, as far as they are known; the rest in English.
fn japanese() -> PageSnapshot {
    let mut page = alexa_form(&["profile"], &[]);
    let words = [
        ("Account Linking", "アカウントリンク"),
        ("Your Web Authorization URI*", "Web認証画面のURI*"),
        ("Access Token URI*", "アクセストークンのURI*"),
        ("Your Client ID*", "ユーザーのクライアントID*"),
        ("Your Secret*", "ユーザーのシークレット*"),
        ("Your Authentication Scheme*", "ユーザーの認可スキーム*"),
        ("Scope", "スコープ"),
        ("Alexa Redirect URLs", "Alexaのリダイレクト先のURL"),
    ];
    for node in &mut page.nodes {
        if let NodeContent::Text { text } | NodeContent::Heading { text } = &mut node.content
            && let Some((_, word)) = words.iter().find(|(known, _)| *known == text.as_str())
        {
            *text = (*word).into();
        }
    }
    page
}

fn at(number: u8, page: &PageSnapshot) -> PageReading {
    reading(&format!("https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.{number}/x"), page)
}

#[test]
fn forms_are_judged_as_they_are_filled_in_saved_and_loaded_again() {
    let none: &[&str] = &[];
    let put_all = |page: &mut PageSnapshot, labels: [&str; 4], values: [&str; 4]| {
        for (label, value) in labels.into_iter().zip(values) {
            put(page, label, value);
        }
    };
    let labels = ["Your Web Authorization URI*", "Access Token URI*", "Your Client ID*", "Your Secret*"];
    let right = ["https://www.amazon.com/ap/oa", TOKEN, ONE, &"fa4e".repeat(16)];

    let mut memory = Memory::default();
    let mut fresh = at(1, &alexa_form(&[], &[]));
    save_button(&mut fresh, false);
    memory.observe(&fresh, 1, None);
    assert_eq!(found(&memory, &fresh), none, "a fresh form");

    let mut page = alexa_form(&["profile"], &[]);
    put_all(&mut page, labels, right);
    let mut filled = at(1, &page);
    save_button(&mut filled, true);
    memory.observe(&filled, 2, None);
    assert_eq!(found(&memory, &filled), none, "filled in for the first time");

    put(&mut page, "Your Secret*", "");
    let mut loaded = at(1, &page);
    save_button(&mut loaded, false);
    memory.observe(&loaded, 3, None);
    assert_eq!(found(&memory, &loaded), none, "saved and loaded again: the secret is not shown");

    put(&mut page, "Access Token URI*", "https://api.amazon.co.uk/auth/o2/token");
    let mut edited = at(1, &page);
    save_button(&mut edited, true);
    memory.observe(&edited, 4, None);
    assert_eq!(found(&memory, &edited), ["secret-empty-on-save", "relink-needed"]);

    put(&mut page, "Your Secret*", "••••••••");
    let mut masked = at(1, &page);
    save_button(&mut masked, false);
    memory.observe(&masked, 5, None);
    assert_eq!(found(&memory, &masked), none, "saved, and masked as in 2018");

    let mut page = japanese();
    let labels =
        ["Web認証画面のURI*", "アクセストークンのURI*", "ユーザーのクライアントID*", "ユーザーのシークレット*"];
    put_all(&mut page, labels, right);
    let (right_one, urls) = (at(2, &page), web_settings("Lamps", "1", &ALL));
    assert_eq!(found(&after(&[&right_one, &general("Lamps", "1", ONE), &urls]), &right_one), none, "in Japanese");
    put(&mut page, "アクセストークンのURI*", "https://api.amazon.com/auth/02/token");
    put(&mut page, "ユーザーのシークレット*", &format!("{} ", right[3]));
    let wrong = at(2, &page);
    let some = web_settings("Lamps", "1", &[JAPAN]);
    assert_eq!(
        found(&after(&[&wrong, &general("Lamps", "1", ONE), &some]), &wrong),
        ["secret-whitespace", "lwa-token-uri", "lwa-return-url-subset"],
        "wrong in Japanese"
    );
}

#[test]
fn whose_web_settings_these_are_the_client_id_says_before_the_name() {
    let mut memory = Memory::default();
    let skill = skill(1, ONE, "https://api.amazon.com/auth/o2/token");
    let (general, slashed) = (general("Lamps", "1", ONE), format!("{LAYLA}/"));
    for page in [&skill, &general, &web_settings("Lamps", "1", &[&slashed])] {
        memory.observe(page, 1_000, None);
    }
    let lwa = Some(SecurityProfile { name: Some("Lamp skill".into()), ..Default::default() });
    let profile = Profile { lwa, ..Default::default() };
    let seen = memory.view(Some(&Identity::of(&skill)), Some(&profile), false);
    let all = check_all(&seen);
    let outcome = |id: &str| all.iter().find(|checked| checked.rule.id == id).map(|checked| checked.outcome.clone());
    assert!(
        matches!(outcome("return-url-near-miss"), Some(Outcome::Fails(_))),
        "{:?}",
        outcome("return-url-near-miss")
    );
    assert_eq!(outcome("client-id-mismatch"), Some(Outcome::Passes));
}
