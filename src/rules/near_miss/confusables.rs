//! Letters of other scripts that look like an ASCII character. A part of Unicode's `confusables.txt` (UTS #39): those
//! that keyboards, fonts and word processors really bring. The tests compare them and their names with Unicode's own.

/// A character that looks like another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confusable {
    /// The character.
    pub looks: char,
    /// The ASCII character that it looks like.
    pub plain: char,
    /// Its name, as Unicode has it but for the case of letters.
    pub name: String,
}

/// How names begin, and for each name with that beginning the character, the ASCII character and the rest of the name.
const TABLE: [(&str, &str); 12] = [
    (
        "Cyrillic small letter ",
        "аa a,еe ie,оo o,рp er,сc es,уy u,хx ha,іi Byelorussian-Ukrainian i,јj je,ѕs dze,ԁd Komi de,һh shha,ԛq qa,\
         ԝw we,ѵv izhitsa,үy straight u,ӏl palochka,б6 be,ᲂo narrow o,ᲃc wide es",
    ),
    (
        "Cyrillic capital letter ",
        "АA a,ВB ve,ЕE ie,КK ka,МM em,НH en,ОO o,РP er,СC es,ТT te,УY u,ХX ha,ІI Byelorussian-Ukrainian i,ЈJ je,\
         ЅS dze,ԌG Komi sje,ԚQ qa,ԜW we,ѴV izhitsa,ҮY straight u,З3 ze,Ьb soft sign,Һh shha",
    ),
    ("Cyrillic letter ", "ӀI palochka"),
    ("Greek small letter ", "αa alpha,γy gamma,ιi iota,νv nu,οo omicron,ρp rho,υu upsilon"),
    (
        "Greek capital letter ",
        "ΑA alpha,ΒB beta,ΕE epsilon,ΖZ zeta,ΗH eta,ΙI iota,ΚK kappa,ΜM mu,ΝN nu,ΟO omicron,ΡP rho,ΤT tau,ΥY upsilon,\
         ΧX chi,ͿJ yot",
    ),
    ("Greek ", "ϲc lunate sigma symbol,ϹC capital lunate sigma symbol,ϳj letter yot"),
    ("Armenian small letter ", "օo oh,հh ho,ոn vo,ռn ra,սu seh,ցg co,յj yi,գq gim,զq za"),
    ("Armenian ", "ՍU capital letter seh,ՏS capital letter tiwn,ՕO capital letter oh,։: full stop"),
    ("Latin small letter ", "ıi dotless i,ȷj dotless j,ɑa alpha,ɡg script g"),
    ("small Roman numeral ", "ⅰi one,ⅴv five,ⅹx ten,ⅼl fifty,ⅽc one hundred,ⅾd five hundred,ⅿm one thousand"),
    (
        "fullwidth ",
        "０0 digit zero,１1 digit one,２2 digit two,３3 digit three,４4 digit four,５5 digit five,６6 digit six,\
         ７7 digit seven,８8 digit eight,９9 digit nine,－- hyphen-minus,．. full stop,／/ solidus,：: colon,\
         ＿_ low line,？? question mark,＝= equals sign,＆& ampersand,％% percent sign,＃# number sign",
    ),
    (
        "",
        "‐- hyphen,‑- non-breaking hyphen,‒- figure dash,–- en dash,−- minus sign,⁃- hyphen bullet,․. one dot leader,\
         ∕/ division slash,⁄/ fraction slash,∶: ratio,×x multiplication sign,KK Kelvin sign",
    ),
];

/// What a character looks like, when that is an ASCII character and it is none.
#[must_use]
pub fn confusable(looks: char) -> Option<Confusable> {
    if looks.is_ascii() {
        return None;
    }
    for (start, entries) in TABLE {
        // Nothing but the characters themselves lies beyond ASCII there.
        let Some((_, behind)) = entries.split_once(looks) else { continue };
        let entry = behind.split(',').next().unwrap_or_default();
        let plain = entry.chars().next()?;
        return Some(Confusable { looks, plain, name: [start, entry.get(2..).unwrap_or_default()].concat() });
    }
    // The fullwidth letters stand in the order of ASCII.
    let plain = u32::from(looks).checked_sub(0xfee0).and_then(char::from_u32).filter(char::is_ascii_alphabetic)?;
    let start =
        if plain.is_ascii_lowercase() { "fullwidth Latin small letter " } else { "fullwidth Latin capital letter " };
    Some(Confusable { looks, plain, name: [start, plain.encode_utf8(&mut [0; 4])].concat() })
}

#[cfg(test)]
mod tests {
    use unicode_security::confusable_detection::skeleton;

    use super::*;

    /// What may stand in IDs and addresses.
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./:_";

    /// What Unicode lists beside them and a reader would tell apart: other shapes, or letters of the dead.
    const TOLD_APART: &str = "σϒϜϨϬϭϱϸϺгшѡҽӠՅՠաւք";

    fn same(one: char, other: char) -> bool {
        skeleton(&one.to_string()).eq(skeleton(&other.to_string()))
    }

    fn entries() -> impl Iterator<Item = char> {
        let listed = TABLE.iter().flat_map(|(_, entries)| entries.chars().filter(|c| !c.is_ascii()));
        listed.chain('Ａ'..='Ｚ').chain('ａ'..='ｚ')
    }

    #[test]
    fn each_looks_as_unicode_says_and_has_its_name() {
        for (at, looks) in entries().enumerate() {
            let twin = confusable(looks).unwrap_or_else(|| panic!("{looks}"));
            assert!(twin.looks == looks && twin.plain.is_ascii_graphic(), "{twin:?}");
            // Unicode has a katakana sign for the fullwidth hyphen; the name says what it is.
            assert!(same(looks, twin.plain) || looks == '－', "{twin:?}");
            let name = unicode_names2::name(looks).map(|name| name.to_string()).unwrap_or_default();
            assert!(name.eq_ignore_ascii_case(&twin.name), "{twin:?}: {name}");
            assert!(entries().skip(at + 1).all(|other| other != looks), "{twin:?} twice");
        }
        for c in ['ü', '語', 'a', '-', 'ﾉ', '＠', '\u{ff5f}'] {
            assert_eq!(confusable(c), None, "{c}");
        }
    }

    #[test]
    fn no_look_alike_of_the_neighbouring_scripts_is_missing() {
        let plain: Vec<Vec<char>> = PLAIN.chars().map(|c| skeleton(&c.to_string()).collect()).collect();
        let scripts = ('\u{370}'..='\u{3ff}').chain('\u{400}'..='\u{58f}').chain('\u{1c80}'..='\u{1c83}');
        for looks in scripts.chain('\u{ff01}'..='\u{ff5e}') {
            let shape: Vec<char> = skeleton(&looks.to_string()).collect();
            if plain.contains(&shape) && !['｜'].contains(&looks) {
                assert_ne!(confusable(looks).is_some(), TOLD_APART.contains(looks), "{looks} U+{:04X}", looks as u32);
            }
        }
    }
}
