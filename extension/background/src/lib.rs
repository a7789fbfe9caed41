//! The extension's background: a message switch over the core, with storage, badge, menus and commands.
//!
//! `background.js` registers the listeners and calls the functions below. Nothing lives in memory from one call to
//! the next but what may be lost: the browser stops a background at will.

mod api;
mod failure;
mod fill;
mod maps;
mod panel;
mod store;
mod tab;

use std::pin::Pin;

use js_sys::Promise;
use linkwright::json::{self, Read, Value, Write};
use linkwright::message::{BackgroundEvent, PanelRequest, PanelResponse, RefusalKind};
use linkwright::page::{ContentEvent, ContentRequest};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

use failure::Failure;

/// A third of the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The largest message that is read, in UTF-16 units. A page of 20,000 nodes stays below it.
const MAX_MESSAGE: u32 = 16 * 1024 * 1024;

/// A message from a content script or from a page of the extension. Which of the two decides what it may ask;
/// the browser says who sent it.
#[wasm_bindgen]
pub fn on_message(message: JsValue, sender: JsValue) -> Promise {
    promise(Box::pin(answer(message, sender)))
}

/// A future for JavaScript. In one place, and not by `async` of the functions above and below: each kind of future
/// would be in the Wasm with all that runs it.
fn promise(work: Pin<Box<dyn Future<Output = JsValue>>>) -> Promise {
    future_to_promise(async { Ok(work.await) })
}

async fn answer(message: JsValue, sender: JsValue) -> JsValue {
    let (request, picked) = match api::Sender::of(&sender) {
        Some(api::Sender::ExtensionPage) => (parse::<PanelRequest>(&message), None),
        Some(api::Sender::Page { tab, address }) => match parse::<ContentEvent>(&message) {
            Ok(ContentEvent::PageChanged { snapshot }) => {
                let answer: Option<ContentRequest> = tab::page_changed(tab, &address, snapshot).await.ok();
                return to_js(&answer);
            }
            Ok(ContentEvent::Picked { handle }) => {
                (Ok(PanelRequest::Map { tab: Some(tab), change: maps::picked(handle) }), Some(tab))
            }
            Err(_) => return JsValue::NULL,
        },
        None => return JsValue::NULL,
    };
    // In one place, as all that is large: wherever it were, it would be in the Wasm again.
    let answer = match request {
        Ok(request) => panel::answer(request).await,
        Err(failure) => Err(failure),
    };
    if let Some(tab) = picked {
        // The panel asks itself how far it is; a page gets no answer.
        announce(tab);
        return JsValue::NULL;
    }
    to_js(&answer.unwrap_or_else(|failure| PanelResponse::Failed { refusal: failure.refusal() }))
}

/// A keyboard command.
#[wasm_bindgen]
pub fn on_command(name: String, tab: &JsValue) -> Promise {
    promise(Box::pin(run(name, api::tab_id(tab))))
}

/// An entry of the context menu.
#[wasm_bindgen]
pub fn on_menu(id: String, tab: &JsValue) -> Promise {
    promise(Box::pin(run(id, api::tab_id(tab))))
}

/// A tab was closed: what was kept for it goes.
#[wasm_bindgen]
pub fn on_tab_removed(tab: u32) -> Promise {
    promise(Box::pin(async move {
        let _ = store::forget_tab(tab).await;
        JsValue::UNDEFINED
    }))
}

/// Commands and menu entries have the same names.
async fn run(name: String, tab: Option<u32>) -> JsValue {
    let Some(tab) = tab else { return JsValue::UNDEFINED };
    let done = match &*name {
        "fill-page" => fill::run(tab, fill::Task::Fill(Vec::new())).await.map(|_| true),
        "copy-redirect-urls" => tab::copy_redirect_urls(tab).await,
        _ => return JsValue::UNDEFINED,
    };
    // There is no panel to speak through: the badge says that it did not work, and the panel says why.
    if !matches!(done, Ok(true)) {
        api::set_badge(tab, "!");
    }
    announce(tab);
    JsValue::UNDEFINED
}

/// Tells open panels that a tab has something new.
fn announce(tab: u32) {
    api::broadcast(&to_js(&BackgroundEvent::TabChanged { tab }));
}

/// A message as the type that it must be.
fn parse<T: Read>(message: &JsValue) -> Result<T, Failure> {
    json::from_value(&value(message)?).map_err(|misfit| Failure::because(RefusalKind::BadMessage, misfit.to_string()))
}

fn value(message: &JsValue) -> Result<Value, Failure> {
    Value::parse(&text(message)?).map_err(|misfit| Failure::because(RefusalKind::BadMessage, misfit.to_string()))
}

/// A message as JSON text, if it is not too long.
fn text(message: &JsValue) -> Result<String, Failure> {
    let text =
        js_sys::JSON::stringify(message).map_err(|_| Failure::because(RefusalKind::BadMessage, "it is not JSON"))?;
    if text.length() > MAX_MESSAGE {
        return Err(Failure::because(
            RefusalKind::BadMessage,
            format!("it has {} characters, more than {MAX_MESSAGE}", text.length()),
        ));
    }
    Ok(text.as_string().unwrap_or_default())
}

/// A value for the browser. Through JSON, because it is smaller than a second way and the values are plain.
fn to_js(value: &dyn Write) -> JsValue {
    api::from_json(&json::to_text(value))
}

/// A property of an object, if it is there.
fn get(object: &JsValue, name: &str) -> JsValue {
    if object.is_object() {
        js_sys::Reflect::get(object.unchecked_ref(), &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
    } else {
        JsValue::UNDEFINED
    }
}
