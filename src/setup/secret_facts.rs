//! What rules may know of a secret: facts, none of them the secret.

use serde::{Deserialize, Serialize};

use crate::page::SecretSeen;
use crate::profile::Secret;

/// The beginning of both kinds of Login with Amazon's public identifiers.
const CLIENT_ID_START: &str = "amzn1.application";

/// The beginning of Login with Amazon's newer secrets. Source: several public samples.
const NEW_SECRET_START: &str = "amzn1.oa2-cs.v1.";

/// Quotes that are copied along with a value.
pub const QUOTES: [char; 9] = ['"', '\'', '“', '”', '‘', '’', '`', '«', '»'];

/// What rules may know of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SecretFacts {
    /// The field is empty.
    pub empty: bool,
    /// Masking characters stand in it.
    pub masked: bool,
    /// White space or an invisible character at an end.
    pub edge_space: bool,
    /// White space or an invisible character inside.
    pub inner_space: bool,
    /// One of these inside that is no plain blank, so that nobody can have typed it.
    pub inner_hidden: bool,
    /// Quotes around it.
    pub quoted: bool,
    /// Trimmed, it has one of the two known forms of Login with Amazon's secrets.
    pub lwa_format: bool,
    /// It begins as a Login with Amazon identifier does.
    pub like_client_id: bool,
    /// It is the client ID of the same form.
    pub equals_client_id: bool,
    /// It is, or holds as a word, a text that guides use as a stand-in.
    pub placeholder: bool,
    /// Whether it is the secret that is kept for this session; `None` when none is kept.
    pub same_as_kept: Option<bool>,
}

/// True for white space and for characters that nobody sees.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || crate::rules::is_invisible(c)
}

/// The secret without what was copied along: blanks, invisible characters and quotes at its ends.
#[must_use]
pub fn trimmed(secret: &str) -> &str {
    let mut plain = secret.trim_matches(is_blank);
    while is_quoted(plain) {
        plain = plain.trim_matches(QUOTES).trim_matches(is_blank);
    }
    plain
}

fn is_quoted(plain: &str) -> bool {
    plain.chars().count() > 1 && plain.starts_with(QUOTES) && plain.ends_with(QUOTES)
}

/// True for the two known forms of Login with Amazon's secrets: 64 hexadecimal digits, alone or behind
/// `amzn1.oa2-cs.v1.`. Source: Amazon's security-profile page (old form), several public samples (new form).
#[must_use]
pub fn is_lwa_secret(text: &str) -> bool {
    let digits = text.strip_prefix(NEW_SECRET_START).unwrap_or(text);
    digits.len() == 64 && crate::rules::is_small_hex(digits)
}

impl SecretFacts {
    /// Looks at a secret and keeps none of it. `client_id` is that of the same form, `kept` the secret that is kept
    /// for this session.
    #[must_use]
    pub fn of(seen: &SecretSeen, client_id: Option<&str>, kept: Option<&Secret>) -> Self {
        match seen {
            SecretSeen::Empty => Self { empty: true, ..Self::default() },
            SecretSeen::Masked(_) => Self { masked: true, ..Self::default() },
            SecretSeen::Shown(secret) => {
                let text = secret.expose();
                let plain = text.trim_matches(is_blank);
                let bare = trimmed(text);
                Self {
                    empty: bare.is_empty(),
                    masked: false,
                    edge_space: plain.len() != text.len(),
                    inner_space: plain.contains(is_blank),
                    inner_hidden: plain.contains(|c| c != ' ' && is_blank(c)),
                    quoted: is_quoted(plain),
                    lwa_format: is_lwa_secret(bare),
                    like_client_id: bare.starts_with(CLIENT_ID_START),
                    equals_client_id: client_id.is_some_and(|id| !bare.is_empty() && id.trim() == bare),
                    placeholder: crate::rules::is_stand_in(plain),
                    same_as_kept: kept.map(|kept| kept == secret),
                }
            }
        }
    }

    /// The facts as bits, in the order of the fields; the last two are whether a kept secret was compared, and equal.
    #[must_use]
    pub fn bits(&self) -> u16 {
        let flags = self.flags();
        flags.iter().zip(0..).map(|(flag, place)| u16::from(*flag) << place).sum()
    }

    fn flags(&self) -> [bool; 12] {
        [
            self.empty,
            self.masked,
            self.edge_space,
            self.inner_space,
            self.inner_hidden,
            self.quoted,
            self.lwa_format,
            self.like_client_id,
            self.equals_client_id,
            self.placeholder,
            self.same_as_kept.is_some(),
            self.same_as_kept == Some(true),
        ]
    }

    /// The facts from [`Self::bits`].
    #[must_use]
    pub fn from_bits(bits: u16) -> Self {
        let at = |place: u16| bits >> place & 1 == 1;
        Self {
            empty: at(0),
            masked: at(1),
            edge_space: at(2),
            inner_space: at(3),
            inner_hidden: at(4),
            quoted: at(5),
            lwa_format: at(6),
            like_client_id: at(7),
            equals_client_id: at(8),
            placeholder: at(9),
            same_as_kept: at(10).then_some(at(11)),
        }
    }

    /// True when there is a secret to be judged.
    #[must_use]
    pub const fn readable(&self) -> bool {
        !self.empty && !self.masked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_a_secret_keep_none_of_it() {
        let facts = SecretFacts::of(&SecretSeen::of(" \"fake secret\" "), None, None);
        assert_eq!(facts, SecretFacts { edge_space: true, inner_space: true, quoted: true, ..Default::default() });
        assert!(SecretFacts::of(&SecretSeen::of("••••"), None, None).masked);
        assert!(!format!("{facts:?}").contains("fake"));
    }

    #[test]
    fn bits_keep_every_fact() {
        for bits in 0..1 << 10 {
            assert_eq!(SecretFacts::from_bits(bits).bits(), bits);
        }
        for same_as_kept in [None, Some(false), Some(true)] {
            let facts = SecretFacts { lwa_format: true, same_as_kept, ..Default::default() };
            assert_eq!(SecretFacts::from_bits(facts.bits()), facts);
        }
    }

    #[test]
    fn forms_and_twins_are_told() {
        let digits = "fa4e".repeat(16);
        for secret in [digits.clone(), format!("amzn1.oa2-cs.v1.{digits}"), format!(" '{digits}'\n")] {
            assert!(SecretFacts::of(&SecretSeen::of(&secret), None, None).lwa_format, "{secret}");
        }
        for secret in [digits.to_uppercase(), digits[1..].to_owned(), format!("amzn1.oa2-cs.v2.{digits}")] {
            assert!(!SecretFacts::of(&SecretSeen::of(&secret), None, None).lwa_format, "{secret}");
        }
        let id = "amzn1.application-oa2-client.fake";
        let facts = SecretFacts::of(&SecretSeen::of(id), Some(id), Some(&Secret::new("fake-other".into())));
        assert!(facts.equals_client_id && facts.like_client_id && facts.same_as_kept == Some(false));
        let kept = Secret::new(id.into());
        assert_eq!(SecretFacts::of(&SecretSeen::of(id), None, Some(&kept)).same_as_kept, Some(true));
    }

    #[test]
    fn what_was_copied_along_is_dropped() {
        assert_eq!(trimmed(" “fake”\u{200b}\n"), "fake");
        assert_eq!(trimmed("fake'"), "fake'", "one quote may belong to it");
        assert_eq!((trimmed("\" 'fake' \""), trimmed("“”")), ("fake", ""));
        for (secret, space, hidden) in [("fa\u{200b}ke", true, true), ("fa\tke", true, true), (" fa ke\t", true, false)]
        {
            let facts = SecretFacts::of(&SecretSeen::of(secret), None, None);
            assert_eq!((facts.inner_space, facts.inner_hidden), (space, hidden), "{secret:?}");
        }
    }
}
