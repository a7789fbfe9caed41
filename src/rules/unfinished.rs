//! What is being typed and could still become right. While the cursor is in a field, a half-typed value is no mistake:
//! its findings wait until the field is left (a developer looks values up in another window in the middle of typing,
//! so a pause says nothing). A value that nothing typed behind it could mend is named at once.

use super::client_id_lwa_format::PREFIX;
use super::finding::Place;
use super::text::is_small_hex;
use crate::console::FieldKey;
use crate::page::{PageReading, is_word};
use crate::profile::Secret;
use crate::provider::{HOME_ASSISTANT_IDS, LWA_AUTHORIZATION_HOSTS, LWA_TOKEN_URLS};
use crate::setup::Observations;
use crate::setup::secret_facts::is_blank;

/// Beginnings of right values, by field: what stands in a field may be the beginning of one of them.
const ADDRESSES: [&str; 3] = ["https://", "http://localhost", "http://127.0.0.1"];

/// True when the place of a finding is the field that is being typed into, and what stands there could become right by
/// typing on.
#[must_use]
pub fn is_unfinished(reading: &PageReading, place: &Place, seen: &Observations) -> bool {
    if reading.typing != Some(place.field) {
        return false;
    }
    let secret = reading.shown_secret().filter(|_| place.field == FieldKey::ClientSecret).map(Secret::expose);
    let text = place.row.as_deref().or(secret).or(reading.text(place.field)).unwrap_or_default();
    could_become_right(place.field, text, seen)
}

/// True when a right value of this field begins with the text.
#[must_use]
pub fn could_become_right(field: FieldKey, text: &str, seen: &Observations) -> bool {
    let begins = |whole: &str| whole.len() > text.len() && whole.starts_with(text);
    if text.is_empty() {
        return true;
    }
    match field {
        // A secret may have any form, so only leaving the field shows that it is whole; but what stands before it stays.
        FieldKey::ClientSecret => !text.starts_with(is_blank),
        FieldKey::ClientId => {
            let digits = text.strip_prefix(PREFIX);
            begins(PREFIX)
                || digits.is_some_and(|digits| digits.is_empty() || (digits.len() < 32 && is_small_hex(digits)))
                || HOME_ASSISTANT_IDS.iter().any(|id| begins(id))
        }
        FieldKey::AuthorizationUrl => {
            let page = |host: &&str| begins(&format!("https://{host}/ap/oa"));
            begins("https://") || is_open(text) || LWA_AUTHORIZATION_HOSTS.iter().any(page)
        }
        FieldKey::AccessTokenUrl => begins("https://") || is_open(text) || LWA_TOKEN_URLS.iter().any(|url| begins(url)),
        FieldKey::Scopes => super::scope_unknown_lwa::ALL.iter().any(|scope| begins(scope)),
        FieldKey::DefaultTokenExpirationInSeconds => text.bytes().all(|b| b.is_ascii_digit()),
        FieldKey::AllowedReturnUrls => {
            let known = seen.redirect_urls().iter().any(|url| begins(url));
            known || is_unfinished_host(text) || ADDRESSES.iter().any(|address| begins(address))
        }
        FieldKey::AllowedOrigins => ADDRESSES.iter().any(|address| begins(address)) || is_unfinished_host(text),
        FieldKey::RedirectUrls => is_unfinished_host(text),
        FieldKey::Domains => text.chars().all(is_of_host),
        FieldKey::PrivacyNoticeUrl => begins("https://") || begins("http://") || is_unfinished_host(text),
        _ => false,
    }
}

/// True for an address whose host could go on, `https://localhost` to `https://localhost.app.test`, or whose last
/// parameter could, `?state` to `?states=1`.
fn is_open(text: &str) -> bool {
    let name = text.rsplit_once(['?', '&']).map(|(_, name)| name);
    is_unfinished_host(text)
        || name.is_some_and(|name| crate::search::has_char(text, '?') && !name.contains(['=', '#']))
}

/// True for an address whose host could go on.
fn is_unfinished_host(text: &str) -> bool {
    text.strip_prefix("https://")
        .is_some_and(|host| !host.is_empty() && host.chars().all(|c| c == ':' || is_of_host(c)))
}

fn is_of_host(c: char) -> bool {
    is_word(c) || matches!(c, '.' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn could(field: FieldKey, text: &str) -> bool {
        could_become_right(field, text, &Observations::default())
    }

    #[test]
    fn beginnings_wait_and_slips_do_not() {
        use FieldKey::{
            AccessTokenUrl, AuthorizationUrl, ClientId, ClientSecret, DefaultTokenExpirationInSeconds, Scopes,
        };
        for (field, text) in [
            (ClientId, "amzn1.app"),
            (ClientId, "amzn1.application-oa2-client."),
            (ClientId, "amzn1.application-oa2-client.0123"),
            (ClientId, "https://layla.amazon.com"),
            (AuthorizationUrl, "ht"),
            (AuthorizationUrl, "https://www.amazon.com/a"),
            (AccessTokenUrl, "https://api.amazon.com/auth/o2"),
            (AuthorizationUrl, "https://localhost"),
            (AuthorizationUrl, "https://10"),
            (AccessTokenUrl, "https://auth.example-app.test:4"),
            (AuthorizationUrl, "https://auth.example-app.test/a?ui_locales=de&state"),
            (FieldKey::AllowedReturnUrls, "https://example.com"),
            (FieldKey::Domains, "example.com"),
            (Scopes, "prof"),
            (DefaultTokenExpirationInSeconds, "8"),
            (ClientSecret, "fake "),
        ] {
            assert!(could(field, text), "{text}");
        }
        for (field, text) in [
            (ClientId, "amzn1.application-ao2"),
            (ClientId, "amzn1.application-oa2-client.0123g"),
            (AuthorizationUrl, "http:"),
            (AccessTokenUrl, "https://api.amazon.com/auth/02"),
            (AuthorizationUrl, "https://localhost/"),
            (AccessTokenUrl, "https://auth.example-app.test:8443/t"),
            (AuthorizationUrl, "https://auth.example-app.test/a?state=1"),
            (AuthorizationUrl, "https://auth.example-app.test/a&b"),
            (FieldKey::Domains, "https://"),
            (Scopes, "openid"),
            (DefaultTokenExpirationInSeconds, "8s"),
            (ClientSecret, " fake"),
        ] {
            assert!(!could(field, text), "{text}");
        }
    }
}
