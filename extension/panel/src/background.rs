//! The one place that talks to the browser's extension API.

use js_sys::{Array, Function, Promise, Reflect};
use linkwright::json::{self, Read, Write};
use linkwright::message::{BackgroundEvent, PanelRequest, PanelResponse};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::browser;
use crate::text;

#[wasm_bindgen]
extern "C" {
    /// `browser` in Firefox, `chrome` in Chromium: the same promise-based functions.
    type Extension;
    #[wasm_bindgen(method, getter)]
    fn runtime(this: &Extension) -> Runtime;
    #[wasm_bindgen(method, getter)]
    fn tabs(this: &Extension) -> Tabs;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Extension) -> Storage;

    #[wasm_bindgen(method, getter)]
    fn i18n(this: &Extension) -> I18n;

    #[wasm_bindgen(method, getter)]
    fn permissions(this: &Extension) -> Permissions;

    type Permissions;
    #[wasm_bindgen(method, catch)]
    fn contains(this: &Permissions, what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Permissions, what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onAdded)]
    fn on_added(this: &Permissions) -> ExtensionEvent;
    #[wasm_bindgen(method, getter, js_name = onRemoved)]
    fn on_removed(this: &Permissions) -> ExtensionEvent;

    type I18n;
    #[wasm_bindgen(method, js_name = getMessage)]
    fn get_message(this: &I18n, name: &str, substitutions: &Array) -> String;

    type Storage;
    #[wasm_bindgen(method, getter)]
    fn local(this: &Storage) -> StorageArea;
    #[wasm_bindgen(method, getter, js_name = onChanged)]
    fn on_changed(this: &Storage) -> ExtensionEvent;

    type StorageArea;
    #[wasm_bindgen(method, catch)]
    fn get(this: &StorageArea, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = get)]
    fn get_all(this: &StorageArea, nothing: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set(this: &StorageArea, items: &JsValue) -> Result<Promise, JsValue>;

    type Runtime;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Runtime) -> Option<String>;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    fn send_message(this: &Runtime, message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onMessage)]
    fn on_message(this: &Runtime) -> ExtensionEvent;
    #[wasm_bindgen(method, js_name = openOptionsPage)]
    fn open_options_page(this: &Runtime) -> Promise;

    type Tabs;
    #[wasm_bindgen(method, catch)]
    fn query(this: &Tabs, what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn reload(this: &Tabs, tab: u32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onActivated)]
    fn on_activated(this: &Tabs) -> ExtensionEvent;
    #[wasm_bindgen(method, getter, js_name = onUpdated)]
    fn on_updated(this: &Tabs) -> ExtensionEvent;

    type ExtensionEvent;
    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &ExtensionEvent, listener: &Function);

    /// A tab, or the sender of a message.
    type Tab;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Tab) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn tab(this: &Tab) -> JsValue;

    /// What changed of a tab.
    type Change;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Change) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Change) -> Option<String>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = takeFirstAnswer, catch)]
    fn take_first_answer(tab: &JsValue) -> Result<JsValue, JsValue>;
}

/// How long a request may take before the panel stops waiting, in milliseconds.
fn patience(request: &PanelRequest) -> i32 {
    match request {
        PanelRequest::Fill { .. }
        | PanelRequest::Fix { .. }
        | PanelRequest::FixSafe { .. }
        | PanelRequest::Undo { .. } => 30_000,
        PanelRequest::Check { .. } => 15_000,
        _ => 8_000,
    }
}

/// The extension API, or nothing when the page was opened outside of the extension.
fn extension() -> Option<Extension> {
    ["browser", "chrome"]
        .into_iter()
        .filter_map(|name| Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok())
        .find(|api| Reflect::get(api, &JsValue::from_str("runtime")).is_ok_and(|runtime| runtime.is_object()))
        .map(JsCast::unchecked_into)
}

/// A message in the browser's language; empty outside of the extension.
pub fn message(key: &str, substitutions: &[&str]) -> String {
    let substitutions = substitutions.iter().map(|text| JsValue::from_str(text)).collect::<Array>();
    extension().map(|api| api.i18n().get_message(key, &substitutions)).unwrap_or_default()
}

/// Asks the background and waits for its answer, but not for ever.
///
/// # Errors
/// A sentence to show: what went wrong and what to do.
pub async fn ask(request: &PanelRequest) -> Result<PanelResponse, String> {
    let api = extension().ok_or(text::NO_EXTENSION)?;
    let message = to_js(request).ok_or(text::not_understood())?;
    let mut answer = match first_answer(request) {
        Some(asked) => wait(asked, patience(request)).await,
        None => attempt(&api, &message, patience(request)).await,
    };
    if matches!(answer, Err(Silence::NobodyListens)) {
        // The background was just starting: it got nothing, so asking again repeats nothing.
        browser::sleep(400).await;
        answer = attempt(&api, &message, patience(request)).await;
    }
    match answer {
        Ok(value) => of_js(&value).map(text::spoken).ok_or_else(|| text::not_understood().to_owned()),
        Err(Silence::TooLong) => Err(text::too_long().to_owned()),
        Err(Silence::NobodyListens | Silence::Broken) => Err(text::no_answer().to_owned()),
    }
}

/// Asks it and waits for nothing.
pub fn tell(request: &PanelRequest) {
    if let (Some(api), Some(message)) = (extension(), to_js(request)) {
        let _ = api.runtime().send_message(&message);
    }
}

/// The answer to the panel's first question, when `panel.js` has asked it and nothing has happened since.
fn first_answer(request: &PanelRequest) -> Option<Promise> {
    let PanelRequest::State { tab } = request else { return None };
    take_first_answer(&tab.map_or(JsValue::NULL, JsValue::from)).ok()?.dyn_into().ok()
}

/// As the browser carries it.
fn to_js(message: &impl Write) -> Option<JsValue> {
    js_sys::JSON::parse(&json::to_text(message)).ok()
}

/// What the browser carried, when it is what it should be.
fn of_js<T: Read>(message: &JsValue) -> Option<T> {
    json::from_text(&js_sys::JSON::stringify(message).ok()?.as_string()?).ok()
}

/// Why there is no answer.
enum Silence {
    NobodyListens,
    TooLong,
    Broken,
}

async fn attempt(api: &Extension, message: &JsValue, patience: i32) -> Result<JsValue, Silence> {
    let sent = api.runtime().send_message(message).map_err(|error| silence(&error))?;
    wait(sent, patience).await
}

async fn wait(sent: Promise, patience: i32) -> Result<JsValue, Silence> {
    // The timer answers with null, which no background does: undefined means that nobody answered.
    let raced = Promise::race(&Array::of2(&sent, &browser::timer(patience)));
    match JsFuture::from(raced).await {
        Ok(value) if value.is_null() => Err(Silence::TooLong),
        Ok(value) if value.is_undefined() => Err(Silence::Broken),
        Ok(value) => Ok(value),
        Err(error) => Err(silence(&error)),
    }
}

fn silence(error: &JsValue) -> Silence {
    let message = Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|message| message.as_string());
    if message.is_some_and(|message| message.ends_with("Receiving end does not exist.")) {
        Silence::NobodyListens
    } else {
        Silence::Broken
    }
}

/// The active tab of this window, or none when it cannot be told.
pub async fn active_tab() -> Option<u32> {
    let what = js_sys::Object::new();
    for key in ["active", "currentWindow"] {
        Reflect::set(&what, &JsValue::from_str(key), &JsValue::TRUE).ok()?;
    }
    let found = JsFuture::from(extension()?.tabs().query(&what).ok()?).await.ok()?;
    let first = Array::from(&found).get(0);
    if first.is_object() { tab_id(&first.unchecked_into()) } else { None }
}

/// Loads a tab anew.
pub async fn reload(tab: u32) -> bool {
    match extension().map(|api| api.tabs().reload(tab)) {
        Some(Ok(promise)) => JsFuture::from(promise).await.is_ok(),
        _ => false,
    }
}

/// A text that the panel itself keeps on disk; nothing when there is none.
pub async fn kept(key: &str) -> Option<String> {
    let items = JsFuture::from(extension()?.storage().local().get(key).ok()?).await.ok()?;
    Reflect::get(&items, &JsValue::from_str(key)).ok()?.as_string()
}

/// Opens the settings in a tab of their own.
pub fn open_settings() {
    if let Some(api) = extension() {
        let _ = api.runtime().open_options_page();
    }
}

/// Calls `heard` when profiles or settings have changed on disk: here, in another window, or on another device.
pub fn on_kept_changed(heard: impl Fn() + 'static) {
    let Some(api) = extension() else { return };
    let listener = Closure::<dyn Fn(JsValue, JsValue)>::new(move |changes: JsValue, area: JsValue| {
        let is_ours = |key: JsValue| -> bool {
            key.as_string().is_some_and(|key| {
                key.starts_with("profile:") || matches!(key.as_str(), "selected" | "settings" | "consoleMap" | "policy")
            })
        };
        if area.as_string().as_deref() == Some("local")
            && js_sys::Object::keys(changes.unchecked_ref::<js_sys::Object>()).iter().any(is_ours)
        {
            heard();
        }
    });
    api.storage().on_changed().add_listener(listener.into_js_value().unchecked_ref());
}

/// Every text that is kept on disk, with its key.
pub async fn kept_all() -> Vec<(String, String)> {
    let Some(api) = extension() else { return Vec::new() };
    let Ok(promise) = api.storage().local().get_all(&JsValue::NULL) else { return Vec::new() };
    let Ok(items) = JsFuture::from(promise).await else { return Vec::new() };
    let entries = js_sys::Object::entries(items.unchecked_ref());
    let texts = entries.iter().filter_map(|entry| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    texts.collect()
}

/// Keeps a text.
///
/// # Errors
/// Why the browser refused, in its own words.
pub async fn keep(key: &str, content: &str) -> Result<(), String> {
    let items = js_sys::Object::new();
    let _ = Reflect::set(&items, &JsValue::from_str(key), &JsValue::from_str(content));
    let reason =
        |error: JsValue| Reflect::get(&error, &JsValue::from_str("message")).ok().and_then(|why| why.as_string());
    let asked = extension().ok_or_else(|| text::NO_EXTENSION.to_owned())?.storage().local().set(&items);
    let kept = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    kept.map(drop).map_err(|error| reason(error).unwrap_or_default())
}

/// The consoles' hosts, as the permissions API takes them.
fn hosts() -> JsValue {
    let what = js_sys::Object::new();
    let origins = linkwright::console::origins().into_iter().map(JsValue::from_str).collect::<Array>();
    let _ = Reflect::set(&what, &JsValue::from_str("origins"), &origins);
    what.into()
}

/// Whether the user lets Linkwright work on the consoles' hosts, all of them.
pub async fn hosts_granted() -> bool {
    // A browser that cannot tell is no reason to ask.
    match extension().map(|api| api.permissions().contains(&hosts())) {
        Some(Ok(promise)) => JsFuture::from(promise).await.map_or(true, |granted| granted.is_truthy()),
        _ => true,
    }
}

/// Asks the user for them; must be called straight from a click.
pub fn request_hosts() -> Option<Promise> {
    extension()?.permissions().request(&hosts()).ok()
}

/// Waits for what the user says.
pub async fn was_granted(asked: Option<Promise>) -> bool {
    match asked {
        Some(promise) => JsFuture::from(promise).await.is_ok_and(|granted| granted.is_truthy()),
        None => false,
    }
}

/// Calls `heard` when the user has allowed something or taken it back.
pub fn on_hosts_changed(heard: impl Fn() + 'static) {
    let Some(api) = extension() else { return };
    let listener = Closure::<dyn Fn()>::new(heard).into_js_value();
    let permissions = api.permissions();
    permissions.on_added().add_listener(listener.unchecked_ref());
    permissions.on_removed().add_listener(listener.unchecked_ref());
}

fn tab_id(tab: &Tab) -> Option<u32> {
    whole(&tab.id())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: &JsValue) -> Option<u32> {
    value.as_f64().filter(|id| *id >= 0.0 && *id <= f64::from(u32::MAX) && id.fract() == 0.0).map(|id| id as u32)
}

/// Calls `heard` when the background says that a tab changed.
pub fn on_tab_changed(heard: impl Fn(u32) + 'static) {
    let Some(api) = extension() else { return };
    let own = api.runtime().id();
    let listener = Closure::<dyn Fn(JsValue, JsValue)>::new(move |message: JsValue, sender: JsValue| {
        // Content scripts reach this listener too; they have a tab, the background has none.
        let from_background = sender.is_object() && {
            let sender: Tab = sender.unchecked_into();
            sender.tab().is_undefined() && sender.id().as_string() == own
        };
        if !from_background {
            return;
        }
        if let Some(BackgroundEvent::TabChanged { tab }) = of_js(&message) {
            heard(tab);
        }
    });
    api.runtime().on_message().add_listener(listener.into_js_value().unchecked_ref());
}

/// Calls `heard` when another tab becomes active in some window.
pub fn on_tab_activated(heard: impl Fn() + 'static) {
    let Some(api) = extension() else { return };
    let listener = Closure::<dyn Fn()>::new(heard);
    api.tabs().on_activated().add_listener(listener.into_js_value().unchecked_ref());
}

/// Calls `heard` when a tab went to another address or has finished loading.
pub fn on_tab_updated(heard: impl Fn(u32) + 'static) {
    let Some(api) = extension() else { return };
    let listener = Closure::<dyn Fn(JsValue, JsValue)>::new(move |tab: JsValue, change: JsValue| {
        let Some(tab) = whole(&tab) else { return };
        if !change.is_object() {
            return;
        }
        let change: Change = change.unchecked_into();
        if change.url().is_some() || change.status().as_deref() == Some("complete") {
            heard(tab);
        }
    });
    api.tabs().on_updated().add_listener(listener.into_js_value().unchecked_ref());
}
