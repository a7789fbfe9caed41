//! The messages of `extension/_locales/`, each a function. `build.rs` makes them from the English ones, so that a key
//! that is wrong, or a message that nobody uses, does not compile.

use std::cell::RefCell;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

thread_local! {
    /// Messages without substitutions that were looked up already: the language does not change while a page is open.
    static KNOWN: RefCell<Vec<Option<&'static str>>> = const { RefCell::new(Vec::new()) };
}

/// A message that nothing is put into.
fn fixed(index: usize) -> &'static str {
    let known = KNOWN.with_borrow(|known| known.get(index).copied().flatten());
    known.unwrap_or_else(|| {
        let message: &'static str = look_up(KEYS[index], &[]).leak();
        KNOWN.with_borrow_mut(|known| {
            known.resize(KEYS.len(), None);
            known[index] = Some(message);
        });
        message
    })
}

/// A message with something put into it.
fn with(index: usize, substitutions: &[&str]) -> String {
    look_up(KEYS[index], substitutions)
}

/// A message about a number of things. Languages differ in which numbers count as one; the browser knows.
fn counted(one: usize, other: usize, count: usize, substitutions: &[&str]) -> String {
    with(if is_one(count) { one } else { other }, substitutions)
}

fn look_up(key: &str, substitutions: &[&str]) -> String {
    if cfg!(target_family = "wasm") {
        return crate::background::message(key, substitutions);
    }
    // In tests there is no browser: English.
    let index = KEYS.iter().position(|known| *known == key).unwrap_or_default();
    let mut message = ENGLISH[index].to_owned();
    for (number, text) in substitutions.iter().enumerate() {
        message = message.replace(&format!("\u{1}{number}"), text);
    }
    message
}

fn is_one(count: usize) -> bool {
    if cfg!(target_family = "wasm") { crate::browser::is_one(language(), count) } else { count == 1 }
}
