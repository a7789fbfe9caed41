//! Labels are compared after removing what does not belong to them.

use crate::page::is_word;

/// Pieces that consoles append to a label without changing its meaning, lower-case.
const TAILS: &[&str] = &["(?)", "learn more", "*", ":", "：", "＊", ".", "?", "？"];

/// The form in which labels are compared: white space collapsed, lower-case, without a required mark, a colon, a
/// full stop or a help sign at the end. Evidence: `Authorization URI *` (2018) and `Authorization URI*` (2020) are
/// one label.
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !lower.is_empty() {
            lower.push(' ');
        }
        lower.extend(word.chars().map(small));
    }
    let mut rest = lower.as_str();
    while let Some(shorter) = TAILS.iter().find_map(|tail| rest.strip_suffix(tail)) {
        rest = shorter.trim_end();
    }
    rest.to_owned()
}

/// A letter of the languages that the maps have, small. The standard library's tables for all of Unicode are 6 kB (gzip)
/// in the background; a test sees to it that the maps do not need them.
fn small(c: char) -> char {
    match c {
        '\u{d7}' => c,
        'À'..='Þ' | 'Ａ'..='Ｚ' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        // Kelvin and Ångström.
        '\u{212a}' => 'k',
        '\u{212b}' => 'å',
        _ => c.to_ascii_lowercase(),
    }
}

/// True for text that names nothing: icons, punctuation, and the explanations that stand under a label.
/// Consoles explain in sentences, and label in a few words.
pub(super) fn is_noise(text: &str) -> bool {
    const ASIDES: &[&str] = &["learn more", "recommended", "optional", "required"];
    let letters = text.chars().filter(|c| is_word(*c)).count();
    let plain = normalise(text);
    letters < 2
        || text.chars().count() > 80
        || text.trim_end().ends_with(['.', '。'])
        || ASIDES.contains(&plain.trim_matches(['(', ')']))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::map::MAPS;
    use super::*;

    #[test]
    fn vintages_of_one_label_are_equal() {
        for label in
            ["Authorization URI *", "Authorization URI*", " authorization  uri\u{a0}*", "Authorization URI * (?)"]
        {
            assert_eq!(normalise(label), "authorization uri", "{label:?}");
        }
        assert_eq!(normalise("Client ID:"), "client id");
        assert_eq!(
            normalise("Allow users to enable skill without account linking (Recommended). Learn more"),
            "allow users to enable skill without account linking (recommended)"
        );
    }

    #[test]
    fn the_letters_of_the_maps_are_known() {
        let fields = MAPS.iter().flat_map(|map| map.fields);
        let options = fields.clone().flat_map(|field| field.options).flat_map(|option| option.labels);
        let pages = MAPS.iter().flat_map(|map| [map.headings, map.name_suffixes, map.save, map.saved]).flatten();
        let labels = fields.flat_map(|field| field.labels.iter().chain(field.add)).chain(options).chain(pages);
        let letters: HashSet<char> = labels.flat_map(|label| label.text.chars()).flat_map(char::to_lowercase).collect();
        for capital in '\0'..=char::MAX {
            let mut lower = capital.to_lowercase();
            if let (Some(letter), None) = (lower.next(), lower.next())
                && letters.contains(&letter)
            {
                assert_eq!(small(capital), letter, "add the capital letter {capital}");
            }
        }
    }

    #[test]
    fn a_longer_label_stays_another_label() {
        assert_ne!(normalise("Alexa Client Id"), normalise("Client ID"));
        assert_ne!(normalise("Your Redirect URLs"), normalise("Redirect URLs"));
    }

    #[test]
    fn explanations_are_noise_and_labels_are_not() {
        assert!(is_noise("?") && is_noise("(Recommended)") && is_noise("×"));
        assert!(is_noise("This is a value specific to you that is assigned to you when you register."));
        assert!(!is_noise("Privacy Policy URL *") && !is_noise("スコープ"));
    }
}
