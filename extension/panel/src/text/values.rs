//! Words that stand where a value would: of a secret, of a toggle, of what cannot be read. The core has them in English,
//! and so do attributes for scripts; people read them in their language.

use linkwright::console::map::{ControlKind, map_of};
use linkwright::console::{FieldKey, PageId};

use super::messages::*;

/// The words for what is no value of a field, but said of it; nothing for a value.
pub fn said_of(page: PageId, field: FieldKey, shown: &str) -> Option<&'static str> {
    let control = map_of(page)?.field(field)?.control;
    let words = match (control, shown) {
        (ControlKind::Toggle | ControlKind::Switch, "on") => value_on(),
        (ControlKind::Toggle | ControlKind::Switch, "off") => value_off(),
        (ControlKind::Toggle | ControlKind::Switch, "(cannot tell)") => value_cannot_tell(),
        (ControlKind::Secret | ControlKind::ReadSecret, "(empty)") | (_, "") => value_empty(),
        (ControlKind::Secret | ControlKind::ReadSecret, "(hidden)") => value_hidden(),
        (ControlKind::Secret | ControlKind::ReadSecret, "(set)") => value_set(),
        (ControlKind::Secret, "(kept for this session)") => from_session(),
        (ControlKind::Secret, "(the same without blanks and quotes at its ends)") => value_trimmed(),
        (ControlKind::Secret, "(the same without blanks)") => value_squeezed(),
        (_, "(what stands in the other field)") => value_other(),
        (_, "(locked)") => value_locked(),
        _ => return None,
    };
    Some(words)
}

#[cfg(test)]
mod tests {
    use linkwright::page::FieldState;
    use linkwright::plan::repair::after;
    use linkwright::rules::Change;

    use super::*;

    const ALEXA: PageId = PageId::AlexaAccountLinking;

    #[test]
    fn what_the_core_says_in_place_of_a_value_is_said_in_words() {
        for (field, change) in [
            (FieldKey::AccountLinking, Change::Switch(true)),
            (FieldKey::AccountLinking, Change::Switch(false)),
            (FieldKey::ClientSecret, Change::TrimSecret),
            (FieldKey::ClientSecret, Change::SqueezeSecret),
            (FieldKey::ClientSecret, Change::KeptSecret),
            (FieldKey::ClientSecret, Change::SwapWithSecret),
            (FieldKey::ClientId, Change::SwapWithSecret),
        ] {
            for line in after(&change) {
                let said = said_of(ALEXA, field, &line).unwrap_or_else(|| panic!("{line}"));
                assert_eq!(said, line.trim_matches(['(', ')']), "in English they are the same");
            }
        }
        for on in [Some(true), Some(false), None] {
            for line in (FieldState::Toggle { on, handle: 1 }).shown() {
                assert!(said_of(ALEXA, FieldKey::SkipOnEnablement, &line).is_some(), "{line}");
            }
        }
        let locked = FieldState::Locked { handle: 1 }.shown();
        assert_eq!(said_of(ALEXA, FieldKey::ClientId, &locked[0]), Some("locked"));
        for line in ["(empty)", "(hidden)", "(set)"] {
            assert!(said_of(ALEXA, FieldKey::ClientSecret, line).is_some(), "{line}");
            assert!(said_of(PageId::LwaGeneral, FieldKey::ClientSecret, line).is_some(), "{line}");
        }
    }

    #[test]
    fn a_value_stays_a_value() {
        for value in ["on", "off", "(empty)", "(hidden)", "AUTH_CODE"] {
            assert_eq!(said_of(ALEXA, FieldKey::ClientId, value), None, "{value}");
        }
        assert_eq!(said_of(ALEXA, FieldKey::ClientId, ""), Some("empty"), "one sees that there is none");
    }
}
