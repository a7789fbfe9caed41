//! The core's sentences in the user's language.
//!
//! A sentence is written in English in a macro: `said!("There is no scope.")`, or `words!("There are {count} domains.")`
//! with the arguments of `format!`. Usually both are just that text. With the feature `short-words`, which the
//! extension's modules have in the browser, they are tokens instead: a key, and what is put in. `cargo xtask docs` puts
//! the texts into `extension/_locales/` under those keys, and [`expanded`] puts the sentence in the user's language in a
//! token's place, where people read. So the English texts are in no module, and every language is an equal.
//!
//! A token is made of three control characters: U+0002, key, U+001F and what is put in, U+001F and the next, U+0003. What
//! is put in can hold tokens itself: sentences are made of clauses. What comes from a page or a file must not: it goes
//! through [`quoted`](crate::rules::text::quoted) or [`inert`] on its way into a sentence.

/// In the browser: tokens.
#[cfg(feature = "short-words")]
pub(crate) use linkwright_words::{said, words};

/// Everywhere else: the sentences themselves.
#[cfg(not(feature = "short-words"))]
mod plain {
    /// A sentence that nothing is put into, as a `&'static str`.
    macro_rules! said {
        ($text:literal) => {
            $text
        };
    }
    pub(crate) use said;
    /// A sentence that something is put into, as a `String`.
    pub(crate) use std::format as words;
}
#[cfg(not(feature = "short-words"))]
pub(crate) use plain::{said, words};

use crate::json::{Misfit, Value};

const START: char = '\u{2}';
const NEXT: char = '\u{1f}';
const END: char = '\u{3}';

/// A text from outside that can begin and end no token: those characters become blanks.
#[must_use]
pub fn inert(text: &str) -> String {
    text.replace([START, NEXT, END], " ")
}

/// A text with sentences in the place of tokens, from the inside out. `look_up` gives the sentence of a key, with what
/// is put into it.
#[must_use]
pub fn expanded(text: &str, look_up: &dyn Fn(&str, &[&str]) -> String) -> String {
    // The parts of each token that has begun: its key, and what is put in. The first is the text itself.
    let mut open = vec![vec![String::new()]];
    for piece in text.split_inclusive([START, NEXT, END]) {
        let plain = piece.trim_end_matches([START, NEXT, END]);
        add(&mut open, plain);
        match piece.chars().next_back() {
            Some(START) => open.push(vec![String::new()]),
            Some(NEXT) => {
                if let Some(parts) = open.last_mut() {
                    parts.push(String::new());
                }
            }
            Some(END) if open.len() > 1 => close(&mut open, look_up),
            _ => {}
        }
    }
    // What has no end is looked up as it is: nothing that was said is lost.
    while open.len() > 1 {
        close(&mut open, look_up);
    }
    open.pop().map(|parts| parts.concat()).unwrap_or_default()
}

/// The core's sentences in one language: `_locales/<language>/messages.json`.
#[derive(Debug)]
pub struct Messages(Value);

impl Messages {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is not JSON.
    pub fn read(text: &str) -> Result<Self, Misfit> {
        Value::parse(text).map(Self)
    }

    /// A text with sentences in the place of tokens. Of a sentence that is not known, what is put in is left.
    #[must_use]
    pub fn expanded(&self, text: &str) -> String {
        expanded(text, &|key, put_in| {
            let entry = self.0.get(&format!("core_{key}")).and_then(|entry| entry.get("message"));
            match entry {
                Some(Value::Text(message)) => filled(message, put_in),
                _ => put_in.join(" "),
            }
        })
    }
}

/// A message with what is put in: `$P1$` is the first, `$$` is a `$`, as `cargo xtask docs` writes them.
fn filled(message: &str, put_in: &[&str]) -> String {
    let mut text = String::new();
    for (at, piece) in message.split('$').enumerate() {
        match piece.strip_prefix('P').and_then(|number| number.parse::<usize>().ok()) {
            Some(number) if at % 2 == 1 => text.push_str(put_in.get(number.wrapping_sub(1)).unwrap_or(&"")),
            _ if at % 2 == 1 && piece.is_empty() => text.push('$'),
            _ => text.push_str(piece),
        }
    }
    text
}

fn close(open: &mut Vec<Vec<String>>, look_up: &dyn Fn(&str, &[&str]) -> String) {
    let parts = open.pop().unwrap_or_default();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if let Some((key, put_in)) = parts.split_first() {
        add(open, &look_up(key, put_in));
    }
}

fn add(open: &mut [Vec<String>], text: &str) {
    if let Some(part) = open.last_mut().and_then(|parts| parts.last_mut()) {
        part.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        expanded(text, &|key, put_in| format!("[{key}:{}]", put_in.join("|")))
    }

    #[test]
    fn tokens_become_sentences_from_the_inside_out() {
        assert_eq!(shown("plain"), "plain");
        assert_eq!(shown("\u{2}ab12\u{3}"), "[ab12:]");
        assert_eq!(shown("a \u{2}k\u{1f}x\u{1f}\u{2}in\u{1f}y\u{3} z\u{3}."), "a [k:x|[in:y] z].");
        assert_eq!(shown("\u{2}a\u{1f}\u{3}"), "[a:]");
        assert_eq!(shown("\u{3}b\u{2}a\u{1f}c"), "b[a:c]");
    }

    #[test]
    fn messages_are_filled() {
        let messages = r#"{"core_a":{"message":"$P2$ costs $$5, not “$P1$”.","placeholders":{"p1":{"content":"$1"}}}}"#;
        let messages = Messages::read(messages).unwrap();
        assert_eq!(messages.expanded("\u{2}a\u{1f}one\u{1f}two\u{3} Plain."), "two costs $5, not “one”. Plain.");
        assert_eq!(messages.expanded("\u{2}b\u{1f}one\u{3}"), "one", "what is not known leaves nothing out");
        assert!(Messages::read("[").is_err());
    }

    proptest! {
        #[test]
        fn what_comes_from_outside_is_no_token(text in "[\u{1}-\u{4}\u{1e}-\u{20}ab]{0,20}|\\PC*") {
            let inert = inert(&text);
            prop_assert_eq!(inert.chars().count(), text.chars().count());
            prop_assert_eq!(shown(&format!("\u{2}k\u{1f}{inert}\u{3}")), format!("[k:{inert}]"));
            let quoted = crate::rules::text::quoted(&text);
            prop_assert_eq!(shown(&quoted), quoted);
        }

        #[test]
        fn no_text_is_too_odd(text in "[\u{2}\u{3}\u{1f}ab]{0,30}") {
            let shown = shown(&text);
            prop_assert!(!shown.contains([START, NEXT, END]), "{:?}", shown);
        }
    }
}
