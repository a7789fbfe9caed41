//! Stands in for the crate `idna` below `url`: names in ASCII, read as the URL Standard reads them; names with other
//! letters are refused, and `xn--` names are left as they stand.
//!
//! The crate itself is some 8 kB (gzip) of the background even with the tables of Unicode left out, for a case that no
//! console and no endpoint here has; `linkwright::setup::address` says how such addresses are read all the same.

use std::borrow::Cow;
use std::fmt;

/// Characters that a host must not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsciiDenyList(());

impl AsciiDenyList {
    /// Those of the URL Standard (forbidden domain code points).
    pub const URL: Self = Self(());

    fn has(self, byte: u8) -> bool {
        byte <= b' ' || byte == 0x7f || b"%#/:<>?@[\\]^|".contains(&byte)
    }
}

/// A name that is refused.
#[derive(Debug, Default)]
pub struct Errors {}

impl std::error::Error for Errors {}

impl fmt::Display for Errors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a name in ASCII")
    }
}

/// The name in small letters.
///
/// # Errors
/// It has a letter beyond ASCII or a forbidden character.
pub fn domain_to_ascii_from_cow(domain: Cow<'_, [u8]>, deny: AsciiDenyList) -> Result<Cow<'_, str>, Errors> {
    let mut name = String::with_capacity(domain.len());
    for &byte in domain.iter() {
        if !byte.is_ascii() || deny.has(byte) {
            return Err(Errors {});
        }
        name.push(char::from(byte.to_ascii_lowercase()));
    }
    Ok(Cow::Owned(name))
}

/// The name as it stands.
pub fn domain_to_unicode(domain: &str) -> (String, Result<(), Errors>) {
    (domain.to_owned(), Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(name: &str) -> Option<String> {
        domain_to_ascii_from_cow(Cow::Borrowed(name.as_bytes()), AsciiDenyList::URL).ok().map(Cow::into_owned)
    }

    #[test]
    fn names_become_small_and_others_are_refused() {
        assert_eq!(ascii("WWW.Amazon.com").as_deref(), Some("www.amazon.com"));
        assert_eq!(ascii("a_b-c.1.").as_deref(), Some("a_b-c.1."));
        assert_eq!(ascii("").as_deref(), Some(""));
        for name in ["www.аmazon.com", "bücher.example", "a\u{200b}.test", "a\u{ad}b.test", "Ａ.test"] {
            assert_eq!(ascii(name), None, "{name:?}");
        }
    }

    #[test]
    fn forbidden_are_the_code_points_of_the_url_standard() {
        let forbidden: String = ('\0'..='\u{7f}').filter(|c| ascii(&c.to_string()).is_none()).collect();
        let control: String = ('\0'..=' ').collect();
        assert_eq!(forbidden, control + "#%/:<>?@[\\]^|\u{7f}");
    }
}
