//! Texts without what copying does to them: entities and tags of HTML, line breaks, typographic quotes, letter case.

use crate::rules::is_invisible;

/// The longest tag that is taken for one.
const LONGEST_TAG: usize = 400;

/// The longest entity, as in `&thetasym;`.
const LONGEST_ENTITY: usize = 10;

/// A text without HTML: tags become a line break, entities what they stand for.
#[must_use]
pub fn without_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let (written, taken) = tag(after).or_else(|| entity(after)).unwrap_or_else(|| {
            let first = after.chars().next();
            (first, first.map_or(1, char::len_utf8))
        });
        out.extend(written);
        rest = after.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A tag at the beginning, as a line break and its length.
fn tag(text: &str) -> Option<(Option<char>, usize)> {
    let name = text.strip_prefix('<')?;
    let end = first_bytes(name, LONGEST_TAG).find('>')?;
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!').then_some((Some('\n'), end + 2))
}

/// An entity at the beginning, as its character and its length.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let name = text.strip_prefix('&')?;
    let end = first_bytes(name, LONGEST_ENTITY).find(';')?;
    let name = name.get(..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
        }
    };
    Some((Some(character), end + 2))
}

/// At most this many bytes, cut between characters.
pub fn first_bytes(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// What two texts have in common that differ only in letter case, white space, quotes, invisible characters and the
/// marks that addresses and JSON put for them.
#[must_use]
pub fn squashed(text: &str) -> String {
    let kept =
        |c: &char| !(c.is_whitespace() || c.is_control() || is_invisible(*c) || is_quote(*c) || "+\\".contains(*c));
    text.chars().filter(kept).flat_map(char::to_lowercase).collect()
}

/// Quotes of all kinds, and what is typed for them.
pub const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '‘'..='‟' | '′' | '″' | '«' | '»' | '「' | '」' | '＂' | '＇')
}

/// A text with `%2F` as `/`; `None` when there is nothing to decode, or the result would be no text.
#[must_use]
pub fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter();
    let mut decoded = false;
    while let Some(byte) = rest.next() {
        let digits = rest.as_slice().get(..2).filter(|_| *byte == b'%');
        let value = digits.and_then(|digits| Some(hex(*digits.first()?)? * 16 + hex(*digits.get(1)?)?));
        if let Some(value) = value {
            bytes.push(value);
            rest.nth(1);
            decoded = true;
        } else {
            bytes.push(*byte);
        }
    }
    decoded.then(|| String::from_utf8_lossy(&bytes).into_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_taken_away() {
        assert_eq!(
            without_html("400 Bad Request<br/>Unknown&nbsp;client_id</p>"),
            "400 Bad Request\nUnknown client_id\n"
        );
        assert_eq!(without_html("&quot;a&#39;&#x22;&amp;lt;"), "\"a'\"&lt;");
        for plain in ["a < b & c", "&;", "&#xd800;", "&nothing;", "<", "&", "1<2>1", "ä&ö<ü"] {
            assert_eq!(without_html(plain), plain);
        }
    }

    #[test]
    fn what_copying_changes_does_not_count() {
        let wanted = squashed("Please add it in the 'Allowed Return URLs' section");
        for text in [
            "Please add it in the ‘Allowed Return URLs’ section",
            "please ADD it\r\n in\u{a0}the \"Allowed  Return URLs\" section",
            "Please+add+it+in+the+'Allowed+Return+URLs'+section",
            "Please add it in the \\\"Allowed Return URLs\\\" sec\u{200b}tion",
        ] {
            assert_eq!(squashed(text), wanted, "{text}");
        }
        assert_eq!(squashed("リンクに\n失敗しました"), squashed("リンクに失敗しました"));
    }

    #[test]
    fn percent_signs_are_decoded_once() {
        assert_eq!(percent_decoded("https%3A%2F%2Fx%253D").as_deref(), Some("https://x%3D"));
        assert_eq!(percent_decoded("%e3%83%aa").as_deref(), Some("リ"));
        for plain in ["", "100 %", "%zz", "%", "%4", "ä%"] {
            assert_eq!(percent_decoded(plain), None, "{plain}");
        }
    }
}
