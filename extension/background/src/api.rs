//! The WebExtensions API, as far as it is used. Both browsers have it under `chrome` with promises in Manifest V3.

use std::pin::Pin;
use std::task::{Context, Poll};

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use linkwright::message::RefusalKind;

use crate::failure::Failure;
use crate::get;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    fn local_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    fn local_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    fn local_remove(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = clear, catch)]
    fn local_clear() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    fn session_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    fn session_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = remove, catch)]
    fn session_remove(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = clear, catch)]
    fn session_clear() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = addressOf, catch)]
    fn address_of(tab: u32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = askPage, catch)]
    fn ask_page(tab: u32, message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = readPage, catch)]
    fn read_page(tab: u32, message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    fn runtime_send(message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn runtime_url(path: &str) -> String;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = id, thread_local_v2)]
    static RUNTIME_ID: String;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    fn action_badge(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = useTool, catch)]
    fn use_tool(name: &str, arguments: Vec<JsValue>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(done: &JsValue, milliseconds: u32) -> JsValue;
}

/// Where something is stored.
#[derive(Debug, Clone, Copy)]
pub enum Area {
    /// `storage.local`: on disk, until it is deleted.
    Local,
    /// `storage.session`: in memory, until the browser closes. The only place for secrets.
    Session,
}

/// Who sent a message, as the browser says.
#[derive(Debug)]
pub enum Sender {
    /// The panel, or another page of this extension.
    ExtensionPage,
    /// The content script in the top frame of a tab.
    Page {
        /// The tab.
        tab: u32,
        /// The frame's address.
        address: String,
    },
}

impl Sender {
    /// Reads `runtime.MessageSender`; `None` for anything unexpected (another extension, a frame).
    pub fn of(sender: &JsValue) -> Option<Self> {
        if get(sender, "id").as_string()? != RUNTIME_ID.with(String::clone) {
            return None;
        }
        let address = get(sender, "url").as_string()?;
        if address.starts_with(&runtime_url("")) {
            return Some(Self::ExtensionPage);
        }
        let tab = tab_id(&get(sender, "tab"))?;
        (get(sender, "frameId").as_f64()? == 0.0).then_some(Self::Page { tab, address })
    }
}

/// The id of a `tabs.Tab`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn tab_id(tab: &JsValue) -> Option<u32> {
    let id = get(tab, "id").as_f64()?;
    (id >= 0.0 && id <= f64::from(u32::MAX)).then_some(id as u32)
}

/// An answer of the browser. One type of future for all of them, instead of one for each function below.
pub struct Answer(Result<JsFuture, Option<JsValue>>);

fn answer(promise: Result<Promise, JsValue>) -> Answer {
    Answer(promise.map(JsFuture::from).map_err(Some))
}

impl Future for Answer {
    type Output = Result<JsValue, Failure>;

    #[inline(never)]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let done = match &mut self.0 {
            Ok(future) => match Pin::new(future).poll(context) {
                Poll::Ready(done) => done,
                Poll::Pending => return Poll::Pending,
            },
            Err(error) => Err(error.take().unwrap_or_default()),
        };
        Poll::Ready(done.map_err(|error| {
            let reason = get(&error, "message").as_string();
            Failure::because(RefusalKind::Storage, reason.unwrap_or_else(|| "unknown reason".into()))
        }))
    }
}

/// A JSON text as a value for the browser.
pub fn from_json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap_or(JsValue::NULL)
}

/// Calls a function of `extension/tools/`, which `background.js` loads for it. Texts in, texts out; what it throws is
/// the user's to read.
pub async fn tool(name: &str, arguments: &[&str]) -> Result<Vec<String>, Failure> {
    let mut given = Vec::new();
    for argument in arguments {
        given.push(JsValue::from_str(argument));
    }
    match answer(use_tool(name, given)).await {
        Ok(texts) => Ok(js_sys::Array::from(&texts).iter().filter_map(|text| text.as_string()).collect()),
        Err(failure) => Err(Failure::because(RefusalKind::NotPossible, failure.detail())),
    }
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// Stored texts, as the browser gave them.
pub struct Items(JsValue);

impl Items {
    /// One of them.
    pub fn text(&self, key: &str) -> Option<String> {
        get(&self.0, key).as_string()
    }

    /// Each with its key.
    pub fn all(&self) -> Vec<(String, String)> {
        let Some(items) = self.0.dyn_ref::<Object>() else { return Vec::new() };
        let pairs = Object::entries(items).iter().map(|pair| js_sys::Array::from(&pair)).collect::<Vec<_>>();
        pairs.iter().filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1).as_string()?))).collect()
    }
}

/// The stored texts that have these keys.
pub async fn load(area: Area, keys: &[&str]) -> Result<Items, Failure> {
    items(area, &texts(keys)).await.map(Items)
}

/// Every stored text.
pub async fn load_all(area: Area) -> Result<Items, Failure> {
    items(area, &JsValue::NULL).await.map(Items)
}

fn items(area: Area, keys: &JsValue) -> Answer {
    answer(match area {
        Area::Local => local_get(keys),
        Area::Session => session_get(keys),
    })
}

fn texts(all: &[&str]) -> JsValue {
    all.iter().map(|text| JsValue::from_str(text)).collect::<js_sys::Array>().into()
}

/// Stores texts, all of them or none.
pub fn save(area: Area, items: &[(&str, &str)]) -> Answer {
    let items: Vec<_> = items.iter().map(|(key, value)| (*key, JsValue::from_str(value))).collect();
    let items = object(&items);
    answer(match area {
        Area::Local => local_set(&items),
        Area::Session => session_set(&items),
    })
}

/// Removes stored texts.
pub fn remove(area: Area, keys: &[&str]) -> Answer {
    let keys = texts(keys);
    answer(match area {
        Area::Local => local_remove(&keys),
        Area::Session => session_remove(&keys),
    })
}

/// Removes everything.
pub fn clear(area: Area) -> Answer {
    answer(match area {
        Area::Local => local_clear(),
        Area::Session => session_clear(),
    })
}

/// A tab's address, if the extension may know it: only the consoles' hosts are granted. `tabs.js` asks the browser.
pub async fn tab_address(tab: u32) -> Option<String> {
    answer(address_of(tab)).await.ok()?.as_string()
}

/// Asks the content script in the top frame of a tab. It is asked at once, and not only when its answer is waited for.
pub fn ask(tab: u32, message: &JsValue) -> Answer {
    answer(ask_page(tab, message))
}

/// What a content script answered. `None` when nobody did.
pub async fn heard(asked: Answer) -> Option<JsValue> {
    asked.await.ok().filter(|answer| answer.is_object())
}

/// The same as [`ask`], and where the tab is: `before` and `after` with `answer` in between.
pub fn ask_with_address(tab: u32, message: &JsValue) -> Answer {
    answer(read_page(tab, message))
}

/// Tells every open page of the extension. Nobody listening is fine.
pub fn broadcast(message: &JsValue) {
    forget(runtime_send(message));
}

/// Lets a promise end as it will, without complaints in the browser's console.
fn forget(promise: Result<Promise, JsValue>) {
    let answer = answer(promise);
    wasm_bindgen_futures::spawn_local(async {
        let _ = answer.await;
    });
}

/// The number on the toolbar icon for one tab; empty removes it.
pub fn set_badge(tab: u32, text: &str) {
    let details = object(&[("tabId", JsValue::from_f64(f64::from(tab))), ("text", JsValue::from_str(text))]);
    // The tab may be gone by now.
    forget(action_badge(&details));
}

/// The time, in milliseconds since 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Waits.
pub async fn sleep(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}
