//! How a text differs from the one that was meant, character by character.

use super::confusables::confusable;
use super::slips;
use crate::rules::text::{is_invisible, quoted};
use crate::setup::secret_facts::QUOTES;
use crate::words::{said, words};

/// Texts that differ in more characters than this, and in more than a third of them, are not alike.
pub const FEW: usize = 2;

/// The most bytes of a text that is looked at: nothing that is known here is nearly as long.
const LONGEST: usize = 4_096;

/// Says how `found` differs from `wanted`, as a clause that follows "it": "has a slash at its end", "has “о” (Cyrillic
/// small letter o, U+043E) instead of “o” at character 9". `None` when they are equal or not alike.
#[must_use]
pub fn explain(found: &str, wanted: &str) -> Option<String> {
    let mut peeled = Peeled::of(found, wanted)?;
    if let Some(clause) = slips::difference(wanted, found) {
        return Some(clause);
    }
    peeled.uncover();
    peeled.cut_out();
    peeled.lower();
    if !peeled.is_right() {
        let clause = peeled.cut_off().or_else(|| peeled.few())?;
        peeled.say(clause);
    }
    Some(peeled.said)
}

/// The same, if what differs is only what nobody sees: white space and quotes around it, invisible characters, letters
/// of other scripts.
#[must_use]
pub fn disguise(found: &str, wanted: &str) -> Option<String> {
    let mut peeled = Peeled::of(found, wanted)?;
    peeled.uncover();
    peeled.is_right().then_some(peeled.said)
}

/// A text from which one difference after the other is taken, and the words for those.
struct Peeled {
    /// Each character with its place in the whole.
    text: Vec<(usize, char)>,
    wanted: Vec<char>,
    said: String,
}

impl Peeled {
    fn of(found: &str, wanted: &str) -> Option<Self> {
        if found == wanted || found.is_empty() || wanted.is_empty() || found.len().max(wanted.len()) > LONGEST {
            return None;
        }
        let text = found.chars().enumerate().collect();
        Some(Self { text, wanted: wanted.chars().collect(), said: String::new() })
    }

    fn is_right(&self) -> bool {
        self.text.iter().map(|(_, c)| c).eq(&self.wanted)
    }

    fn say(&mut self, clause: String) {
        self.said = if self.said.is_empty() { clause } else { words!("{} and {clause}", self.said) };
    }

    /// Keeps the characters from one place up to another.
    fn keep(&mut self, from: usize, to: usize) {
        self.text.truncate(to);
        self.text.drain(..from.min(to));
    }

    /// Takes away white space around the text, characters that nobody sees and quotes, and puts plain letters for those
    /// that look like them.
    fn uncover(&mut self) {
        if self.trim() {
            self.say(said!("has white space around it").into());
        }
        if let Some((at, which)) = self.text.iter().copied().find(|(_, c)| is_invisible(*c)) {
            self.text.retain(|(_, c)| !is_invisible(*c));
            self.say(words!(
                "has an invisible character ({}, U+{:04X}) at character {}",
                name_of_invisible(which),
                which as u32,
                at + 1
            ));
        }
        let mut twins = self.text.iter().filter_map(|(at, c)| Some((*at, confusable(*c)?)));
        if let Some((at, twin)) = twins.next() {
            let clause = words!(
                "has “{}” ({}, U+{:04X}) instead of “{}” at character {}",
                twin.looks,
                twin.name,
                twin.looks as u32,
                twin.plain,
                at + 1
            );
            for (_, c) in &mut self.text {
                *c = confusable(*c).map_or(*c, |twin| twin.plain);
            }
            self.say(clause);
        }
        if let [(_, first), .., (_, last)] = self.text.as_slice()
            && QUOTES.contains(first)
            && QUOTES.contains(last)
            && self.wanted.first() != Some(first)
        {
            self.keep(1, self.text.len() - 1);
            self.trim();
            self.say(said!("has quotes around it").into());
        }
    }

    /// Takes away white space at both ends; true when there was some.
    fn trim(&mut self) -> bool {
        let long = self.text.len();
        let to = self.text.iter().rposition(|(_, c)| !c.is_whitespace()).map_or(0, |last| last + 1);
        let from = self.text.iter().position(|(_, c)| !c.is_whitespace()).unwrap_or_default();
        self.keep(from, to);
        self.text.len() != long
    }

    /// Takes away what was copied along: what stands around the wanted text, else around the longest word.
    fn cut_out(&mut self) {
        self.close_up();
        let (text, wanted) = (&self.text, &self.wanted);
        let same =
            |part: &[(usize, char)]| part.iter().zip(wanted).all(|((_, c), other)| c.eq_ignore_ascii_case(other));
        let whole = text.windows(wanted.len()).position(same).map(|from| (from, from + wanted.len()));
        let word = || {
            let mut from = 0;
            let words = text.split(|(_, c)| c.is_whitespace()).map(|word| {
                from += word.len() + 1;
                (from - 1 - word.len(), from - 1)
            });
            words.max_by_key(|(from, to)| to - from).filter(|_| !wanted.iter().any(|c| c.is_whitespace()))
        };
        let Some((from, to)) = whole.or_else(word) else { return };
        let part =
            |part: Option<&[(usize, char)]>| -> String { part.unwrap_or_default().iter().map(|(_, c)| c).collect() };
        let (before, after) = (part(text.get(..from)), part(text.get(to..)));
        let clause = match (before.trim(), after.trim()) {
            ("", "") => return,
            (before, "") => words!("has {} before it", quoted(before)),
            ("", after) => words!("has {} behind it", quoted(after)),
            (before, after) => words!("has {} before it and {} behind it", quoted(before), quoted(after)),
        };
        self.keep(from, to);
        self.say(clause);
    }

    /// Takes away white space inside, when the wanted text is what remains.
    fn close_up(&mut self) {
        let Some((gap, _)) = self.text.iter().copied().find(|(_, c)| c.is_whitespace()) else { return };
        let closed = self.text.iter().filter(|(_, c)| !c.is_whitespace());
        if closed.clone().map(|(_, c)| c).eq(&self.wanted) {
            self.text = closed.copied().collect();
            self.say(words!("has white space inside, behind character {gap}"));
        }
    }

    /// Takes away letters of another case, and nothing else.
    fn lower(&mut self) {
        let mut others = self.text.iter().zip(&self.wanted).filter(|((_, c), other)| c != *other);
        if self.text.len() == self.wanted.len()
            && let Some(((at, _), _)) = others.next()
            && self.text.iter().zip(&self.wanted).all(|((_, c), other)| c.eq_ignore_ascii_case(other))
        {
            self.say(words!("has a letter of another case at character {}", at + 1));
            for ((_, c), wanted) in self.text.iter_mut().zip(&self.wanted) {
                *c = *wanted;
            }
        }
    }

    /// The end or the beginning is missing.
    fn cut_off(&self) -> Option<String> {
        let text: Vec<char> = self.text.iter().map(|(_, c)| *c).collect();
        let missing = self.wanted.len().checked_sub(text.len()).filter(|missing| *missing > 0 && text.len() > 3)?;
        let characters =
            if missing == 1 { said!("1 character is").to_owned() } else { words!("{missing} characters are") };
        if self.wanted.starts_with(&text) {
            return Some(match self.wanted.last() {
                Some('/') if missing == 1 => said!("lacks the slash at its end").into(),
                _ => words!("ends too early: {characters} missing at its end"),
            });
        }
        self.wanted.ends_with(&text).then(|| words!("begins too late: {characters} missing at its beginning"))
    }

    /// A character or two are others.
    fn few(&self) -> Option<String> {
        let text: Vec<char> = self.text.iter().map(|(_, c)| *c).collect();
        let (from, end) = common(&text, &self.wanted);
        let part = |text: &[char]| -> String { text.get(from..text.len() - end).unwrap_or_default().iter().collect() };
        let (out, lacks) = (text.len() - end - from, self.wanted.len() - end - from);
        if out.max(lacks) > FEW || out.max(lacks) * 3 > self.wanted.len() {
            return None;
        }
        let place = self.text.get(from).or(self.text.last()).map_or(0, |(at, _)| at + 1);
        let (extra, lacking) = (quoted(&part(&text)), quoted(&part(&self.wanted)));
        Some(match (out, lacks) {
            (0, _) => words!("lacks {lacking} at character {place}"),
            (_, 0) => words!("has {extra} too much at character {place}"),
            _ => words!("has {extra} where {lacking} belongs, at character {place}"),
        })
    }
}

fn name_of_invisible(c: char) -> &'static str {
    match c {
        '\u{ad}' => said!("soft hyphen"),
        '\u{200b}' => said!("zero-width space"),
        '\u{200c}' => said!("zero-width non-joiner"),
        '\u{200d}' => said!("zero-width joiner"),
        '\u{2060}' => said!("word joiner"),
        '\u{feff}' => said!("byte-order mark"),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => said!("direction mark"),
        _ => said!("format character"),
    }
}

/// How many characters two texts both begin with, and how many of the rest they both end with.
fn common(one: &[char], other: &[char]) -> (usize, usize) {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    (start, end)
}

/// Where two texts part: the number of characters that both begin with, and what lies between that and what both end
/// with.
#[must_use]
pub fn parting(found: &str, wanted: &str) -> (usize, String, String) {
    let (one, other): (Vec<char>, Vec<char>) = (found.chars().collect(), wanted.chars().collect());
    let (start, end) = common(&one, &other);
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
            (format!("ClientID={ID},"), "has “ClientID=” before it and “,” behind it"),
            (format!("“{ID}”"), "has quotes around it"),
            (format!("{ID} "), "has white space around it"),
            (ID.replace("client.", "client. "), "has white space inside, behind character 29"),
            (ID.replace("client", "Client"), "has a letter of another case at character 23"),
            (ID.replace("-client", "client"), "lacks “-” at character 22"),
            (ID.replace('.', "%2E"), "is percent-encoded"),
        ] {
            assert_eq!(explain(&found, ID).as_deref(), Some(clause), "{found}");
        }
        assert_eq!(explain("https://a.test", "https://a.test/").as_deref(), Some("lacks the slash at its end"));
    }

    #[test]
    fn differences_stand_together_each_at_its_place_in_the_whole() {
        for (found, clause) in [
            (
                format!(" Client ID: {}", ID.replace("oa2", "ao2")),
                "has white space around it and has “Client ID:” before it and has “ao” where “oa” belongs, at character 31",
            ),
            (
                format!("\u{feff}{}", ID.replace("client", "сlient")),
                "has an invisible character (byte-order mark, U+FEFF) at character 1 and has “с” (Cyrillic small letter es, \
                 U+0441) instead of “c” at character 24",
            ),
            (format!("ID: {}", &ID[..60]), "has “ID:” before it and ends too early: 1 character is missing at its end"),
            (
                format!("'{}'", ID.to_uppercase()),
                "has quotes around it and has a letter of another case at character 2",
            ),
        ] {
            assert_eq!(explain(&found, ID).as_deref(), Some(clause), "{found}");
        }
    }

    #[test]
    fn what_is_not_alike_is_not_explained() {
        for found in ["", ID, "amzn1.ask.skill.0", "profile", "abc", "any words will do"] {
            assert_eq!(explain(found, ID), None, "{found}");
        }
        assert_eq!(explain("cat", "dog"), None);
        assert_eq!(explain(&format!("{ID}{}", " ".repeat(5_000)), ID), None, "too long to be looked at");
    }

    #[test]
    fn a_disguise_hides_the_very_text() {
        assert!(disguise(&format!("\"{ID}\u{200b}\""), ID).is_some());
        assert!(disguise(&ID.replace('e', "е"), ID).is_some());
        for other in [ID.replace("oa2", "ao2"), format!("ID: {ID}"), ID.to_uppercase(), ID[1..].to_owned()] {
            assert_eq!(disguise(&other, ID), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn parting_is_exact(one in any::<String>(), other in any::<String>()) {
            let (from, left, right) = parting(&one, &other);
            let start: String = one.chars().take(from).collect();
            let one_end = &one[start.len() + left.len()..];
            prop_assert_eq!(format!("{start}{right}{one_end}"), other.clone());
            let _ = explain(&one, &other);
            let _ = disguise(&one, &other);
            let _ = explain(&one, &format!("{one}{other}"));
            let _ = explain(&format!("{other} {one}"), &other);
        }
    }
}
