//! Words about values: how they are quoted in messages and taken out of reports, and what kind of text they are.

use crate::words::words;

/// The most characters of a value that a message repeats.
const MOST: usize = 90;

/// A value for a message: between “ and ”, shortened, with anything in it that would end it replaced. Every value from
/// a page or file that a message repeats goes through here, so that [`redacted`] finds it.
#[must_use]
pub fn quoted(value: &str) -> String {
    let mut text = String::from("“");
    for (at, c) in value.chars().enumerate() {
        if at == MOST {
            text.push('…');
            break;
        }
        text.push(match c {
            '“' | '”' => '"',
            c if c.is_control() => ' ',
            c => c,
        });
    }
    text.push('”');
    text
}

/// A message without the values in it: each becomes its length.
#[must_use]
pub fn redacted(message: &str) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('“') {
        let (value, behind) = after.split_once('”').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(&format!("[{} characters]", value.chars().count()));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// True for characters that take no room and that nobody sees: zero-width and direction marks, soft hyphen, byte-order
/// mark, variation selectors, tags.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// A text without the characters of a kind.
#[must_use]
pub fn without(text: &str, kind: fn(char) -> bool) -> String {
    text.chars().filter(|c| !kind(*c)).collect()
}

/// True for hexadecimal digits, letters small.
#[must_use]
pub fn is_small_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// True for a secret that is a stand-in as a whole. Secrets may be any characters, so parts of them say nothing.
#[must_use]
pub fn is_stand_in(secret: &str) -> bool {
    let bracketed = [('<', '>'), ('[', ']'), ('{', '}')]
        .iter()
        .any(|(open, close)| secret.len() > 2 && secret.starts_with(*open) && secret.ends_with(*close));
    let plain = !secret.contains(char::is_whitespace);
    bracketed || is_crosses(secret) || (plain && starts_with_your(secret))
}

/// True for three or more x and nothing else.
#[must_use]
pub fn is_crosses(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|b| b == b'x' || b == b'X')
}

/// True for `YOUR_…`, `your_…` and `YOUR-…`. Names of hosts may well begin with `your-`.
#[must_use]
pub fn starts_with_your(text: &str) -> bool {
    text.starts_with("YOUR-") || text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("YOUR_"))
}

/// Several texts as in "a, b and c".
#[must_use]
pub fn listed(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => words!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_quoted_and_taken_out() {
        assert_eq!(quoted("a”b\n"), "“a\"b ”");
        assert_eq!(redacted("The client ID “fa4e” is not “x”."), "The client ID [4 characters] is not [1 characters].");
        assert_eq!(quoted(&"x".repeat(200)).chars().count(), MOST + 3);
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }

    #[test]
    fn stand_ins_for_secrets_are_whole() {
        for secret in ["xxx", "XXXXXXXX", "YOUR_SECRET", "your_client_secret", "<secret>", "[client secret]"] {
            assert!(is_stand_in(secret), "{secret}");
        }
        for secret in ["fake<a>b", "fakexxxfake", "your secret words", "xx", "fake-YOUR_"] {
            assert!(!is_stand_in(secret), "{secret}");
        }
    }

    proptest! {
        #[test]
        fn no_value_outlives_redaction(value in any::<String>()) {
            let message = redacted(&format!("The value {} is wrong.", quoted(&value)));
            prop_assert!(message.starts_with("The value [") && message.ends_with(" characters] is wrong."));
        }
    }
}
