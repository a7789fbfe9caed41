//! What the background needs only now and then: a module of its own, loaded when one of these is asked for.
//!
//! Every function takes texts and gives texts, and remembers nothing. An error is thrown as a sentence for the user.

use linkwright::console::OwnMap;
use linkwright::console::own::Pointing;
use linkwright::json;
use linkwright::message::redact;
use linkwright::page::{ContentResponse, PageSnapshot, is_word};
use linkwright::profile;
use linkwright::sync::{items, merge};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A third of the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Carries out a change of the user's console map, or of what he is pointing at.
///
/// `own`, `pointing` and `change` are an [`OwnMap`], a [`Pointing`] (or nothing) and a
/// [`Change`](linkwright::console::own::Change) as JSON; `page` is the content script's answer with its snapshot, and
/// nothing without a page; `now` is in milliseconds since 1970. Gives map and pointing as they are now, and what the
/// page is to be asked.
///
/// # Errors
/// A sentence; nothing is to be kept then.
#[wasm_bindgen]
pub fn change(
    own: &str,
    pointing: &str,
    change: &str,
    address: &str,
    page: &str,
    now: &str,
) -> Result<Vec<String>, JsError> {
    let mut own: OwnMap = if own.is_empty() { OwnMap::default() } else { json::from_text(own)? };
    // What an older version left in this session and cannot be read is pointed at anew.
    let mut pointing: Option<Pointing> = json::from_text(pointing).ok();
    let snapshot = if page.is_empty() { None } else { Some(snapshot(page)?) };
    // A page that moved in between is not what was asked about.
    let here = snapshot.as_ref().filter(|snapshot| snapshot.url == address).map(|snapshot| (address, snapshot));
    let asked =
        own.change(&mut pointing, json::from_text(change)?, here, now.parse()?).map_err(|why| JsError::new(&why))?;
    let pointing = pointing.map(|pointing| json::to_text(&pointing)).unwrap_or_default();
    let asked = asked.map(|asked| json::to_text(&asked)).unwrap_or_default();
    Ok(vec![json::to_text(&own), pointing, asked])
}

/// A page's outline without its values. `page` is the content script's answer with its snapshot.
///
/// # Errors
/// A sentence, when there is no snapshot in the answer.
#[wasm_bindgen]
pub fn outline(page: &str) -> Result<Vec<String>, JsError> {
    Ok(vec![redact(&snapshot(page)?)])
}

/// Reads a profile file, or one of ask-cli: the profile as JSON, and the secret that stood in it, or nothing.
///
/// # Errors
/// A sentence that says path, value and reason.
#[wasm_bindgen]
pub fn import_profile(file: &str) -> Result<Vec<String>, JsError> {
    let imported = profile::import(file)?;
    let secret = imported.secret.map(|secret| secret.expose().to_owned()).unwrap_or_default();
    Ok(vec![json::to_text(&imported.profile), secret])
}

/// A profile as a file: its text, and its name.
///
/// # Errors
/// A sentence, when the stored profile cannot be read.
#[wasm_bindgen]
pub fn export_profile(stored: &str) -> Result<Vec<String>, JsError> {
    let profile = profile::file::read(stored)?;
    let safe: String = profile.name.chars().map(|c| if is_word(c) { c } else { '-' }).collect();
    Ok(vec![profile::export(&profile), format!("{safe}.linkwright.json")])
}

/// Makes one of the profiles on this device and those in `storage.sync`. Both storages are given as JSON objects, `now`
/// in milliseconds since 1970, `seed` is a text that no other device has. Gives what is to be written and removed, as
/// [`Merged::to_json`](linkwright::sync::Merged::to_json) has it.
///
/// # Errors
/// When one of the two is not JSON.
#[wasm_bindgen]
pub fn sync(local: &str, sync: &str, now: &str, seed: &str) -> Result<Vec<String>, JsError> {
    let mut made = 0;
    let mut fresh = || {
        made += 1;
        format!("{seed}-{made}")
    };
    let merged = merge(&items(local)?, &items(sync)?, now.parse()?, &mut fresh);
    Ok(vec![merged.to_json()])
}

fn snapshot(page: &str) -> Result<PageSnapshot, JsError> {
    match json::from_text(page)? {
        ContentResponse::Snapshot { snapshot } => Ok(snapshot),
        _ => Err(JsError::new("The page answered something else than was asked. Reload the page.")),
    }
}
