//! What the macros make.

use linkwright_words::{said, words};

const PLAIN: &str = said!("The grant type is \"Implicit Grant\".");

#[test]
fn a_plain_sentence_is_a_constant_token() {
    assert!(PLAIN.starts_with('\u{2}') && PLAIN.ends_with('\u{3}') && PLAIN.len() == 6, "{PLAIN:?}");
    assert_eq!(
        PLAIN,
        said!(
            "The grant type is \"Implicit \
                             Grant\"."
        )
    );
}

#[test]
fn what_is_put_in_comes_in_order() {
    let name = "URI";
    let token = words!("The {name} has {:04X} in place of {}.", 0xfe, "b");
    let (key, rest) = token.split_at(5);
    assert!(key.starts_with('\u{2}'), "{token:?}");
    assert_eq!(rest, "\u{1f}URI\u{1f}00FE\u{1f}b\u{3}");
}

#[test]
fn tokens_are_put_into_tokens() {
    let clause = said!("has white space around it");
    assert_eq!(words!("The {} {clause}.", "URI").matches(['\u{2}', '\u{3}']).count(), 4);
}
