//! What is needed only now and then, or by few: a report written down and an error explained, for the panel; an
//! organisation's policy put into force, for the background. A module of its own, loaded when one of these is asked for.
//!
//! The functions take texts and give texts, and remember nothing.

use linkwright::explain;
use linkwright::json;
use linkwright::policy;
use linkwright::report::{Report, json as program, markdown, sarif};
use linkwright::rules::Catalogue;
use linkwright::sync::{items, object};
use linkwright::words::Messages;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A third of the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Writes a [`Report`] (JSON) in a format: `markdown`, `sarif` or `json`. No value of a page is in it. Its sentences come
/// from `messages`, the messages of a language as they lie in `_locales/`.
///
/// # Errors
/// When report or catalogue are of another version.
#[wasm_bindgen]
pub fn write(format: &str, report: &str, catalogue: &str, messages: &str) -> Result<String, JsError> {
    let mut report: Report = json::from_text(report)?;
    let messages = Messages::read(messages)?;
    for sentence in report.sentences() {
        *sentence = messages.expanded(sentence);
    }
    let catalogue = Catalogue::read(catalogue)?;
    Ok(match format {
        "sarif" => sarif::write(&report, &catalogue),
        "json" => program::write(&report, &catalogue),
        _ => markdown::write(&report, &catalogue),
    })
}

/// Explains a pasted error or address: an [`Explanation`](explain::Explanation) as JSON. It repeats parts of what was
/// pasted: for showing, not for keeping.
///
/// # Errors
/// When report or catalogue are of another version.
#[wasm_bindgen]
pub fn explain(pasted: &str, report: &str, catalogue: &str) -> Result<String, JsError> {
    let report: Report = json::from_text(report)?;
    let catalogue = Catalogue::read(catalogue)?;
    Ok(json::to_text(&explain::explain(pasted, &catalogue, &report)))
}

/// Puts the organisation's policy into force. `managed` is what `storage.managed` has and `local` what `storage.local`
/// has, both as JSON objects. Gives what is to be written, as a JSON object, and the keys that are to be removed, as a
/// list.
///
/// # Errors
/// When `local` is not JSON.
#[wasm_bindgen]
pub fn apply_policy(managed: &str, local: &str) -> Result<Vec<String>, JsError> {
    let changes = policy::apply(managed, &items(local)?);
    Ok(vec![json::to_text(&object(&changes.local)), json::to_text(&changes.gone)])
}

/// One of the organisation's profiles as it is to be kept when the user wants it to be `content`. `given` is what
/// `apply_policy` had written under [`policy::GIVEN`].
///
/// # Errors
/// A sentence, when there is no such profile any more, or `content` cannot be read.
#[wasm_bindgen]
pub fn keep_locked(given: &str, id: &str, content: &str) -> Result<Vec<String>, JsError> {
    Ok(vec![policy::keep(given, id, content).map_err(|why| JsError::new(&why))?])
}
