//! Text read off a page, which may be a secret: it never prints itself. And what in it is a word.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Text from a page. Whether it is a secret is known only after the page has been read, so its `Debug`
/// output gives the length alone.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PageText(String);

impl PageText {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for what words are made of: letters and digits of any script. Beyond ASCII it goes by blocks, not by Unicode's
/// own tables, which would be 1.5 kB of the extension: signs that are no letters there are those of Latin-1, punctuation,
/// arrows and pictures, and the wide forms of ASCII's.
#[must_use]
pub const fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{aa}' | '\u{b5}' | '\u{ba}' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{61c}' | '\u{180e}' => false,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' => false,
        '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{3190}'..='\u{319f}' | '\u{e000}'..='\u{f8ff}' => false,
        '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{fff0}'..='\u{ffff}' => false,
        '\u{1f000}'..='\u{1fbef}' | '\u{e0000}'..='\u{10ffff}' => false,
        _ => true,
    }
}

impl fmt::Debug for PageText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{} characters>", self.0.chars().count())
    }
}

impl From<&str> for PageText {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_words_and_signs_are_not() {
        for c in ['a', 'Z', '7', 'ß', 'é', 'я', 'あ', '連', '한', '٣', 'ａ'] {
            assert!(is_word(c), "{c}");
        }
        for c in
            [' ', '-', '*', '\u{a0}', '“', '…', '。', '「', '！', '→', '✓', '\u{200b}', '\u{202e}', '\u{feff}', '😀']
        {
            assert!(!is_word(c), "{c:?}");
        }
    }

    #[test]
    fn in_ascii_and_latin_it_is_what_unicode_says() {
        for c in '\0'..='\u{24f}' {
            // Superscripts and fractions are numbers by Unicode, and no part of a word.
            if !crate::search::has_char("²³¹¼½¾", c) {
                assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
            }
        }
    }
}
