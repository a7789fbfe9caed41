//! The text of a profile file. Whatever is taken comes back from a file of its own the same, and its set-up can be
//! judged; what is refused is refused in a few words.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use linkwright::json;
use linkwright::profile::file::{export, import, read};
use linkwright::rules::{Catalogue, docs};
use linkwright_fuzz::{judge, set_up};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(docs::catalogue);

/// The longest sentence that says why a file is refused.
const LONGEST: usize = 700;

fuzz_target!(|text: &str| {
    let imported = match import(text) {
        Ok(imported) => imported,
        Err(error) => {
            let said = error.to_string();
            assert!(said.chars().count() <= LONGEST, "{said}");
            return;
        }
    };
    let profile = imported.profile;
    let file = export(&profile);
    match import(&file) {
        Ok(again) => assert!(again.profile == profile && again.secret.is_none(), "{file}"),
        Err(error) => panic!("{error}: {file}"),
    }
    assert_eq!(read(&json::to_text(&profile)).as_ref(), Ok(&profile));
    judge(&set_up(&profile), &profile, &CATALOGUE);
});
