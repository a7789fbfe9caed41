//! Letters of other scripts that look like an ASCII character. A part of Unicode's `confusables.txt` (UTS #39): those
//! that keyboards, fonts and word processors really bring. A test compares them with the whole of it.

/// A character that looks like another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confusable {
    /// The character.
    pub looks: char,
    /// The ASCII character that it looks like.
    pub plain: char,
    /// Its name, as Unicode has it.
    pub name: &'static str,
}

/// `(character, ASCII, name)`, names written small; "C" and "G" stand for Cyrillic and Greek.
const TABLE: &[(char, char, &str)] = &[
    ('а', 'a', "Cyrillic small letter a"),
    ('е', 'e', "Cyrillic small letter ie"),
    ('о', 'o', "Cyrillic small letter o"),
    ('р', 'p', "Cyrillic small letter er"),
    ('с', 'c', "Cyrillic small letter es"),
    ('у', 'y', "Cyrillic small letter u"),
    ('х', 'x', "Cyrillic small letter ha"),
    ('і', 'i', "Cyrillic small letter Byelorussian-Ukrainian i"),
    ('ј', 'j', "Cyrillic small letter je"),
    ('ѕ', 's', "Cyrillic small letter dze"),
    ('ԁ', 'd', "Cyrillic small letter komi de"),
    ('һ', 'h', "Cyrillic small letter shha"),
    ('ԛ', 'q', "Cyrillic small letter qa"),
    ('ԝ', 'w', "Cyrillic small letter we"),
    ('А', 'A', "Cyrillic capital letter a"),
    ('В', 'B', "Cyrillic capital letter ve"),
    ('Е', 'E', "Cyrillic capital letter ie"),
    ('К', 'K', "Cyrillic capital letter ka"),
    ('М', 'M', "Cyrillic capital letter em"),
    ('Н', 'H', "Cyrillic capital letter en"),
    ('О', 'O', "Cyrillic capital letter o"),
    ('Р', 'P', "Cyrillic capital letter er"),
    ('С', 'C', "Cyrillic capital letter es"),
    ('Т', 'T', "Cyrillic capital letter te"),
    ('Х', 'X', "Cyrillic capital letter ha"),
    ('ο', 'o', "Greek small letter omicron"),
    ('ν', 'v', "Greek small letter nu"),
    ('Α', 'A', "Greek capital letter alpha"),
    ('Β', 'B', "Greek capital letter beta"),
    ('Ε', 'E', "Greek capital letter epsilon"),
    ('Η', 'H', "Greek capital letter eta"),
    ('Ι', 'I', "Greek capital letter iota"),
    ('Κ', 'K', "Greek capital letter kappa"),
    ('Μ', 'M', "Greek capital letter mu"),
    ('Ν', 'N', "Greek capital letter nu"),
    ('Ο', 'O', "Greek capital letter omicron"),
    ('Ρ', 'P', "Greek capital letter rho"),
    ('Τ', 'T', "Greek capital letter tau"),
    ('Χ', 'X', "Greek capital letter chi"),
    ('ⅼ', 'l', "small roman numeral fifty"),
    ('ⅰ', 'i', "small roman numeral one"),
    ('‐', '-', "hyphen"),
    ('‑', '-', "non-breaking hyphen"),
    ('‒', '-', "figure dash"),
    ('–', '-', "en dash"),
    ('−', '-', "minus sign"),
    ('․', '.', "one dot leader"),
    ('∕', '/', "division slash"),
    ('⁄', '/', "fraction slash"),
    ('：', ':', "fullwidth colon"),
    ('։', ':', "Armenian full stop"),
    ('＿', '_', "fullwidth low line"),
];

/// What a character looks like, when that is an ASCII character and it is none.
#[must_use]
pub fn confusable(c: char) -> Option<Confusable> {
    if c.is_ascii() {
        return None;
    }
    if let Some((looks, plain, name)) = TABLE.iter().find(|(looks, ..)| *looks == c) {
        return Some(Confusable { looks: *looks, plain: *plain, name });
    }
    // The fullwidth forms stand in the order of ASCII.
    let plain = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).filter(char::is_ascii_graphic)?;
    Some(Confusable { looks: c, plain, name: "fullwidth form" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_is_once_there_and_is_no_ascii() {
        for (at, (looks, plain, name)) in TABLE.iter().enumerate() {
            assert!(!looks.is_ascii() && plain.is_ascii_graphic() && name.len() > 5, "{name}");
            assert!(TABLE.iter().skip(at + 1).all(|(other, ..)| other != looks), "{name}");
        }
        assert_eq!(confusable('ａ').map(|twin| twin.plain), Some('a'));
        assert_eq!(confusable('ü'), None);
        assert_eq!(confusable('語'), None);
    }
}
