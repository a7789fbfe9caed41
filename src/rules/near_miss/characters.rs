//! How a text differs from the one that was meant, character by character.

use super::confusables::confusable;
use super::slips;
use crate::rules::text::{is_invisible, quoted};

/// Texts that differ in more characters than this, and in more than a third of them, are not alike.
const FEW: usize = 2;

/// Says how `found` differs from `wanted`, as a clause that follows "it": "has a slash at its end", "has “о” (Cyrillic
/// small letter o, U+043E) instead of “o” at character 9". `None` when they are equal or not alike.
#[must_use]
pub fn explain(found: &str, wanted: &str) -> Option<String> {
    if found == wanted || found.is_empty() || wanted.is_empty() {
        return None;
    }
    if let Some(clause) = slips::difference(wanted, found) {
        return Some(clause);
    }
    let plain = found.trim();
    let edges = plain.len() != found.len();
    if let Some(clause) = hidden(plain, wanted).or_else(|| look_alike(plain, wanted)) {
        return Some(clause);
    }
    if edges && plain == wanted {
        return Some("has white space around it".into());
    }
    if plain.eq_ignore_ascii_case(wanted) {
        let at = plain.chars().zip(wanted.chars()).position(|(one, other)| one != other).unwrap_or_default();
        return Some(format!("has a letter of another case at character {}", at + 1));
    }
    cut_off(plain, wanted).or_else(|| additions(plain, wanted)).or_else(|| few(plain, wanted))
}

/// Invisible characters, and nothing else.
fn hidden(found: &str, wanted: &str) -> Option<String> {
    let (at, which) = found.chars().enumerate().find(|(_, c)| is_invisible(*c))?;
    let visible: String = found.chars().filter(|c| !is_invisible(*c)).collect();
    let name = name_of_invisible(which);
    (visible == wanted)
        .then(|| format!("has an invisible character ({name}, U+{:04X}) at character {}", which as u32, at + 1))
}

fn name_of_invisible(c: char) -> &'static str {
    match c {
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' | '\u{200d}' => "zero-width joiner",
        '\u{feff}' => "byte-order mark",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "direction mark",
        _ => "format character",
    }
}

/// Letters of other scripts that look the same, and nothing else.
fn look_alike(found: &str, wanted: &str) -> Option<String> {
    let plain: String = found.chars().map(|c| confusable(c).map_or(c, |twin| twin.plain)).collect();
    if plain != wanted || plain == found {
        return None;
    }
    let (at, twin) = found.chars().enumerate().find_map(|(at, c)| Some((at, confusable(c)?)))?;
    Some(format!(
        "has “{}” ({}, U+{:04X}) instead of “{}” at character {}",
        twin.looks,
        twin.name,
        twin.looks as u32,
        twin.plain,
        at + 1
    ))
}

/// The end or the beginning is missing.
fn cut_off(found: &str, wanted: &str) -> Option<String> {
    if found.chars().count() < 4 {
        return None;
    }
    let missing = wanted.chars().count().checked_sub(found.chars().count()).filter(|missing| *missing > 0)?;
    let characters = if missing == 1 { "1 character is".to_owned() } else { format!("{missing} characters are") };
    if wanted.starts_with(found) {
        return Some(format!("ends too early: {characters} missing at its end"));
    }
    wanted.ends_with(found).then(|| format!("begins too late: {characters} missing at its beginning"))
}

/// Something was copied along.
fn additions(found: &str, wanted: &str) -> Option<String> {
    let (before, after) = found.split_once(wanted)?;
    Some(match (before.trim(), after.trim()) {
        (before, "") => format!("has {} before it", quoted(before)),
        ("", after) => format!("has {} behind it", quoted(after)),
        (before, after) => format!("has {} before it and {} behind it", quoted(before), quoted(after)),
    })
}

/// A character or two are others.
fn few(found: &str, wanted: &str) -> Option<String> {
    let (from, found_part, wanted_part) = parting(found, wanted);
    let (out, lacks) = (found_part.chars().count(), wanted_part.chars().count());
    let length = wanted.chars().count();
    if out.max(lacks) > FEW || out.max(lacks) * 3 > length {
        return None;
    }
    let place = from + 1;
    Some(match (found_part.as_str(), wanted_part.as_str()) {
        ("", lacks) => format!("lacks {} at character {place}", quoted(lacks)),
        (extra, "") => format!("has {} too much at character {place}", quoted(extra)),
        (extra, lacks) => format!("has {} where {} belongs, at character {place}", quoted(extra), quoted(lacks)),
    })
}

/// Where two texts part: the number of characters that both begin with, and what lies between that and what both end
/// with.
#[must_use]
pub fn parting(found: &str, wanted: &str) -> (usize, String, String) {
    let (one, other): (Vec<char>, Vec<char>) = (found.chars().collect(), wanted.chars().collect());
    let start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    let part = |text: &[char]| text.get(start..text.len() - end).unwrap_or_default().iter().collect();
    (start, part(&one), part(&other))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";

    #[test]
    fn each_difference_is_named_at_its_character() {
        for (found, clause) in [
            (ID.replace("oa2", "ao2"), "has “ao” where “oa” belongs, at character 19"),
            (ID.replacen('o', "0", 1), "has “0” where “o” belongs, at character 16"),
            (ID.replacen('a', "а", 1), "has “а” (Cyrillic small letter a, U+0430) instead of “a” at character 1"),
            (
                format!("amzn1.\u{200b}{}", &ID[6..]),
                "has an invisible character (zero-width space, U+200B) at character 7",
            ),
            (ID[..50].to_owned(), "ends too early: 11 characters are missing at its end"),
            (ID[6..].to_owned(), "begins too late: 6 characters are missing at its beginning"),
            (format!("Client ID: {ID}"), "has “Client ID:” before it"),
            (format!("{ID} "), "has white space around it"),
            (ID.replace("client", "Client"), "has a letter of another case at character 23"),
            (ID.replace("-client", "client"), "lacks “-” at character 22"),
        ] {
            let said = explain(&found, ID).unwrap_or_default();
            assert!(said.starts_with(clause), "{found}: {said}");
        }
    }

    #[test]
    fn what_is_not_alike_is_not_explained() {
        for found in ["", ID, "amzn1.ask.skill.0", "profile", "abc"] {
            assert_eq!(explain(found, ID), None, "{found}");
        }
        assert_eq!(explain("cat", "dog"), None);
    }

    proptest! {
        #[test]
        fn parting_is_exact(one in any::<String>(), other in any::<String>()) {
            let (from, left, right) = parting(&one, &other);
            let start: String = one.chars().take(from).collect();
            let one_end = &one[start.len() + left.len()..];
            prop_assert_eq!(format!("{start}{right}{one_end}"), other.clone());
            let _ = explain(&one, &other);
            let _ = explain(&one, &format!("{one}{other}"));
        }
    }
}
