//! Small helpers for the panel's own document: timers, focus, clipboard, download.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A promise that is kept with `null` after some milliseconds.
pub fn timer(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve: Function, _reject: Function| {
        let keep = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        });
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(keep.unchecked_ref(), milliseconds);
    })
}

/// Whether a number counts as one in a language.
pub fn is_one(language: &str, count: usize) -> bool {
    let languages = Array::of1(&JsValue::from_str(language));
    #[allow(clippy::cast_precision_loss)]
    let kind = js_sys::Intl::PluralRules::new(&languages, &js_sys::Object::new()).select(count as f64);
    kind == "one"
}

/// A number of units of time ago, as a language says it.
pub fn ago(language: &str, number: u64, unit: &str) -> String {
    let languages = Array::of1(&JsValue::from_str(language));
    #[allow(clippy::cast_precision_loss)]
    let back = -(number as f64);
    js_sys::Intl::RelativeTimeFormat::new(&languages, &js_sys::Object::new()).format(back, unit).into()
}

/// Waits some milliseconds.
pub async fn sleep(milliseconds: i32) {
    let _ = JsFuture::from(timer(milliseconds)).await;
}

/// Removes an element by its id.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// Opens the sections around an element and puts the focus on it. False when it is not there or takes no focus.
fn go_to(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    let mut above = element.parent_element();
    while let Some(parent) = above {
        if let Some(section) = parent.dyn_ref::<web_sys::HtmlDetailsElement>() {
            section.set_open(true);
        }
        above = parent.parent_element();
    }
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
    document().active_element().is_some_and(|focused| focused == element)
}

/// Opens the sections around an element, scrolls to it and puts the focus on it. False when there is no such element.
pub fn reveal(id: &str) -> bool {
    go_to(id);
    let element = document().get_element_by_id(id);
    element.inspect(web_sys::Element::scroll_into_view).is_some()
}

/// Puts the focus on an element once the page has been drawn anew, unless somebody has gone elsewhere by then: a panel
/// that is out of sight is drawn when it is seen again.
pub fn focus_soon(id: String) {
    let before = document().active_element();
    leptos::prelude::request_animation_frame(move || {
        let now = document().active_element().filter(|element| element.tag_name() != "BODY");
        if now.is_none() || now == before {
            go_to(&id);
        }
    });
}

thread_local! {
    /// What had the focus last, unless the user has put it nowhere with the pointer.
    static FOCUSED: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
    /// What the panel gave the focus to, until the user does something.
    static GIVEN: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
}

/// Keeps track of what has the focus: what is drawn anew loses it without a word from the browser.
pub fn follow_focus() {
    for name in ["pointerdown", "wheel", "keydown", "focusin", "click"] {
        let _ = window_event_listener_untyped(name, |event| {
            let kind = event.type_();
            if kind != "focusin" {
                GIVEN.set(None);
            }
            let focused = document().active_element().filter(|element| element.tag_name() != "BODY");
            // What a click has taken away is gone before its event arrives here.
            if kind == "pointerdown" {
                FOCUSED.set(None);
            } else if focused.is_some() {
                FOCUSED.set(focused);
            }
        });
    }
    // What is drawn later above it must not push it out of sight.
    let resized = Closure::<dyn Fn()>::new(|| GIVEN.with_borrow(|given| given.iter().for_each(show)));
    if let (Ok(observer), Some(body)) =
        (web_sys::ResizeObserver::new(resized.into_js_value().unchecked_ref()), document().body())
    {
        observer.observe(&body);
    }
}

/// True between a press of the pointer and what takes the focus then.
pub fn is_pointer_down() -> bool {
    FOCUSED.with_borrow(Option::is_none)
}

/// True while the focus is where one types or chooses.
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|element| element.matches("input, select, textarea").unwrap_or_default())
}

/// Scrolls as far as it takes to see an element.
fn show(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// True when nothing has the focus because what had it is gone or cannot be used any more.
fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
        && FOCUSED.with_borrow(|focused| {
            let gone = |element: &web_sys::Element| {
                !element.is_connected() || element.matches(":disabled, [hidden], [hidden] *").unwrap_or_default()
            };
            focused.as_ref().is_some_and(gone)
        })
}

/// Puts the focus on the first of these elements that takes it, or on the title of the page's card or of the panel,
/// if what had it is gone.
pub fn refocus(ids: &'static [&'static str]) {
    leptos::prelude::request_animation_frame(move || {
        if is_focus_lost() {
            let _ = ids.iter().chain(&["page-title", "top"]).any(|id| go_to(id));
            GIVEN.set(document().active_element());
        }
    });
}

/// The text of a file of the extension.
pub async fn own_file(name: &str) -> Option<String> {
    let answer: web_sys::Response = JsFuture::from(window().fetch_with_str(name)).await.ok()?.dyn_into().ok()?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = useReports, catch)]
    fn use_reports(name: &str, texts: Array) -> Result<Promise, JsValue>;
}

/// Calls a function of `extension/reports/`, which `panel.js` loads for it. Nothing when that did not work.
pub async fn reports(name: &str, texts: &[&str]) -> Option<String> {
    let texts = texts.iter().map(|text| JsValue::from_str(text)).collect();
    JsFuture::from(use_reports(name, texts).ok()?).await.ok()?.as_string()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, held: &JsValue) -> Result<Promise, JsValue>;
}

/// A turn at something that only one page of the extension may do at a time; it ends when this is dropped.
pub struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(end) = &self.0 {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}

/// How long a turn is waited for, in milliseconds. A window that the browser has put to sleep may never end its own.
const PATIENCE: i32 = 30_000;

/// Waits for a turn; goes on without one when there is none in time. The browser ends it when the page is closed.
pub async fn turn(name: &str) -> Turn {
    let mut end = None;
    let held = Promise::new(&mut |resolve, _| end = Some(resolve));
    let granted = Promise::new(&mut |resolve: Function, _| {
        let (held, begin) = (held.clone(), resolve.clone());
        let granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            let _ = begin.call0(&JsValue::UNDEFINED);
            held.into()
        });
        if request_lock(name, &granted).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
    });
    let _ = JsFuture::from(granted).await;
    Turn(end)
}

/// Milliseconds since 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn now() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// What stands in an input.
pub fn entered(id: &str) -> String {
    let input =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value().trim().to_owned()).unwrap_or_default()
}

/// A time as a date in the user's own way of writing.
pub fn date(milliseconds: u64) -> String {
    #[allow(clippy::cast_precision_loss)]
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    date.to_locale_date_string("default", &JsValue::UNDEFINED).into()
}

/// The tab that the panel's own address names (`panel.html?tab=7`), if it names one.
pub fn tab_in_address() -> Option<u32> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get("tab")?.parse().ok()
}

/// Starts writing to the clipboard; must be called straight from a click. Nothing when there is no clipboard.
pub fn start_copy(text: &str) -> Option<Promise> {
    let navigator = window().navigator();
    let there = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|clipboard| clipboard.is_object());
    there.then(|| navigator.clipboard().write_text(text))
}

/// Waits for the clipboard. True when it took the text.
pub async fn finish_copy(started: Option<Promise>) -> bool {
    match started {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Saves text as a file. False when the browser refused.
pub fn download(text: &str, file_name: &str) -> bool {
    try_download(text, file_name).is_ok()
}

fn try_download(text: &str, file_name: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(if file_name.ends_with(".md") { "text/markdown" } else { "application/json" });
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let anchor: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(file_name);
    let body = document().body().ok_or(JsValue::NULL)?;
    body.append_child(&anchor)?;
    anchor.click();
    anchor.remove();
    // The browser reads the blob after the click has returned.
    wasm_bindgen_futures::spawn_local(async move {
        sleep(30_000).await;
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Ok(())
}

/// The text of a chosen file, unless it is larger than `limit` bytes.
///
/// # Errors
/// [`FileTrouble`].
pub async fn read_file(file: web_sys::File, limit: usize) -> Result<String, FileTrouble> {
    #[allow(clippy::cast_precision_loss)]
    if file.size() > limit as f64 {
        return Err(FileTrouble::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileTrouble::Unreadable)?;
    text.as_string().ok_or(FileTrouble::Unreadable)
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTrouble {
    /// Larger than the limit.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}
