//! Labels are compared after removing what does not belong to them.

/// Pieces that consoles append to a label without changing its meaning, lower-case.
const TAILS: &[&str] = &["(?)", "learn more", "*", ":", "：", "＊", ".", "?", "？"];

/// The form in which labels are compared: white space collapsed, lower-case, without a required mark, a colon, a
/// full stop or a help sign at the end. Evidence: `Authorization URI *` (2018) and `Authorization URI*` (2020) are
/// one label.
#[must_use]
pub fn normalise(text: &str) -> String {
    let lower = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut rest = lower.as_str();
    while let Some(shorter) = TAILS.iter().find_map(|tail| rest.strip_suffix(tail)) {
        rest = shorter.trim_end();
    }
    rest.to_owned()
}

/// True for text that names nothing: icons, punctuation, and the explanations that stand under a label.
/// Consoles explain in sentences, and label in a few words.
pub(super) fn is_noise(text: &str) -> bool {
    const ASIDES: &[&str] = &["learn more", "recommended", "optional", "required"];
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let plain = normalise(text);
    letters < 2
        || text.chars().count() > 80
        || text.trim_end().ends_with(['.', '。'])
        || ASIDES.contains(&plain.trim_matches(['(', ')']))
}

#[cfg(test)]
mod tests {
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
