//! What a page says of itself, at every known address: read, remembered, judged, shown, filled, redacted.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use linkwright::console::{Recognition, read};
use linkwright::json;
use linkwright::message::{self, Desk};
use linkwright::page::PageSnapshot;
use linkwright::plan::{FillSession, repair, wanted};
use linkwright::profile::{Profile, Secret};
use linkwright::provider::PRESETS;
use linkwright::rules::{Catalogue, docs};
use linkwright::setup::{Identity, Memory};
use linkwright_fuzz::judge;

const ADDRESSES: [&str; 6] = [
    "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.00000000-0000-4000-8000-000000000001/development/en_US/account-linking",
    "https://developer.amazon.com/alexa/console/ask/build/smarthome/amzn1.ask.skill.0/development/de_DE/account-linking",
    "https://bots.ixhello.com/bots/1/publish",
    "https://developer.amazon.com/settings/console/securityprofile/web-settings/view.html?identityAppFamilyId=amzn1.application.0",
    "https://developer.amazon.com/loginwithamazon/console/site/lwa/create-security-profile.html",
    "https://example-app.test/",
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(docs::catalogue);

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| PRESETS.iter().map(|preset| preset.profile()).collect());

fuzz_target!(|text: &str| {
    let Ok(snapshot) = json::from_text::<PageSnapshot>(text) else { return };
    let kept = Secret::new("fake-kept-secret-0001".into());
    let outline = message::redact(&snapshot);
    assert!(json::Value::parse(&outline).is_ok(), "{outline}");
    // Each address after the other with one memory, as one session does.
    let mut memory = Memory::default();
    let profile = &PROFILES[snapshot.nodes.len() % PROFILES.len()];
    for (time, address) in (1..).zip(ADDRESSES) {
        let recognition = read(address, &snapshot);
        let about = match &recognition {
            Recognition::Page(reading) => {
                memory.observe(reading, time, Some(&kept));
                Some(Identity::of(reading))
            }
            _ => None,
        };
        let stored = json::to_text(&memory);
        assert_eq!(json::from_text::<Memory>(&stored).as_ref(), Ok(&memory), "{stored}");
        let seen = memory.view(about.as_ref(), Some(profile), true);
        let desk = Desk { profile: Some(profile), secret: Some(&kept), seen: &seen, outcomes: &[] };
        let view = message::page_view(&recognition, &desk);
        let shown = json::to_text(&view);
        assert_eq!(json::from_text(&shown).as_ref(), Ok(&view), "{shown}");
        judge(&seen, profile, &CATALOGUE);
        let Recognition::Page(reading) = recognition else { continue };
        let fields = wanted(reading.page, profile, Some(&kept), &seen);
        let mut session = FillSession::new(reading.page, fields);
        let steps = session.next(&reading);
        assert!(steps.iter().all(|step| snapshot.nodes.iter().any(|node| node.handle == step.handle)));
        let _ = session.finish(&reading);
        let _ = message::marks(&reading, message::findings(&reading, &seen, &[]));
        let fixes = message::fixes(&reading, &seen, &[]);
        for (_, fix) in &fixes {
            let _ = repair::wanted(&[fix], &reading, Some(&kept));
        }
        let all: Vec<_> = fixes.iter().map(|(_, fix)| fix).collect();
        let _ = repair::wanted(&all, &reading, Some(&kept));
    }
});
