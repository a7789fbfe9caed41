//! Looks for a text in another, place by place. The texts are short; the standard library's way, made for long ones, was
//! 5.7 kB of the panel and 1.1 kB of the background, compressed; also for a character that the compiler does not know.

/// Where a text begins in another, in bytes.
#[must_use]
pub fn position(text: &str, part: &str) -> Option<usize> {
    let part = part.as_bytes();
    (0..=text.len().checked_sub(part.len())?)
        .find(|at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

/// True when a text stands in another.
#[must_use]
pub fn has(text: &str, part: &str) -> bool {
    position(text, part).is_some()
}

/// True when a character stands in a text.
#[must_use]
pub fn has_char(text: &str, wanted: char) -> bool {
    text.chars().any(|c| c == wanted)
}

/// What stands before and behind the first of it.
#[must_use]
pub fn split<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = position(text, part)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_finds_what_the_standard_library_finds(text in "[abä:/]{0,12}", part in "[abä:/]{0,3}", c in "[abäx]") {
            prop_assert_eq!(position(&text, &part), text.find(&part));
            prop_assert_eq!(has(&text, &part), text.contains(&part));
            prop_assert_eq!(split(&text, &part), text.split_once(&part));
            let c = c.chars().next().unwrap_or_default();
            prop_assert_eq!(has_char(&text, c), text.contains(c));
        }
    }
}
