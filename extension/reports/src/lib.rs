//! What the panel needs only now and then: a report written down, an error explained. A module of its own, loaded when
//! one of these is asked for.
//!
//! Both functions take texts and give a text, and remember nothing.

use linkwright::explain;
use linkwright::json;
use linkwright::report::{Report, json as program, markdown, sarif};
use linkwright::rules::Catalogue;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A third of the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Writes a [`Report`] (JSON) in a format: `markdown`, `sarif` or `json`. No value of a page is in it.
///
/// # Errors
/// When report or catalogue are of another version.
#[wasm_bindgen]
pub fn write(format: &str, report: &str, catalogue: &str) -> Result<String, JsError> {
    let report: Report = json::from_text(report)?;
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
