//! From readings to observations: values as rules and plans want them, never a secret.

use serde::{Deserialize, Serialize};

use super::address::parse;
use crate::console::{FieldKey, PageId};
use crate::page::{FieldState, PageReading, SecretSeen};
use crate::profile::{AccessTokenScheme, GrantType, SkillType};
use crate::provider::{LWA_AUTHORIZATION_HOSTS, LWA_TOKEN_URLS};

/// What is known of one set-up. A field is `None` when it was not recognised on its page; a page is `None` when it
/// has not been seen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Observations {
    /// The Alexa console's Account Linking form.
    pub alexa: Option<AlexaForm>,
    /// The Web Settings of the security profile.
    pub web_settings: Option<WebSettings>,
    /// The security profiles whose client ID was seen. More than one, and none is taken without asking.
    pub lwa_clients: Vec<LwaClient>,
    /// The ixHello publish profile.
    pub ixhello: Option<IxhelloForm>,
    /// The security profile that the user's profile names.
    pub chosen_security_profile: Option<String>,
    /// The skill's kind, from the user's profile.
    pub skill_type: Option<SkillType>,
}

/// The Account Linking form.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AlexaForm {
    /// The toggle that opens the form.
    pub account_linking: Option<bool>,
    /// The grant type.
    #[serde(rename = "type")]
    pub grant: Option<GrantType>,
    /// *Your Web Authorization URI*.
    pub authorization_url: Option<String>,
    /// *Access Token URI*.
    pub access_token_url: Option<String>,
    /// *Your Client ID*.
    pub client_id: Option<String>,
    /// What can be said of the typed secret.
    pub client_secret: Option<SecretFacts>,
    /// *Your Authentication Scheme*.
    pub access_token_scheme: Option<AccessTokenScheme>,
    /// *Scope*, empty rows included.
    pub scopes: Option<Vec<String>>,
    /// *Domain List*, empty rows included.
    pub domains: Option<Vec<String>>,
    /// *Default Access Token Expiration Time*.
    pub default_token_expiration_in_seconds: Option<String>,
    /// *Alexa Redirect URLs*.
    pub redirect_urls: Option<Vec<String>>,
}

/// What rules may know of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SecretFacts {
    /// The field is empty.
    pub empty: bool,
    /// Masking characters stand in it.
    pub masked: bool,
    /// White space at an end.
    pub edge_space: bool,
    /// White space inside.
    pub inner_space: bool,
    /// Quotes around it.
    pub quoted: bool,
}

/// Web Settings of a security profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WebSettings {
    /// The security profile's name, where the page shows it.
    pub security_profile: Option<String>,
    /// *Allowed Origins*, empty rows left out.
    pub allowed_origins: Option<Vec<String>>,
    /// *Allowed Return URLs*, empty rows left out.
    pub allowed_return_urls: Option<Vec<String>>,
    /// True when the inputs were seen, not the saved view.
    pub editing: bool,
}

/// A security profile's client.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LwaClient {
    /// The security profile's name, where the page shows it.
    pub security_profile: Option<String>,
    /// *Client ID*.
    pub client_id: String,
}

/// The publish profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct IxhelloForm {
    /// *Enable Account Linking*.
    pub enable_account_linking: Option<bool>,
}

impl SecretFacts {
    /// Looks at a secret and keeps none of it.
    #[must_use]
    pub fn of(seen: &SecretSeen) -> Self {
        match seen {
            SecretSeen::Empty => Self { empty: true, ..Self::default() },
            SecretSeen::Masked(_) => Self { masked: true, ..Self::default() },
            SecretSeen::Shown(secret) => {
                let text = secret.expose();
                let trimmed = text.trim();
                let quotes = ['"', '\'', '“', '”', '‘', '’', '`', '«', '»'];
                Self {
                    empty: trimmed.is_empty(),
                    masked: false,
                    edge_space: trimmed.len() != text.len(),
                    inner_space: trimmed.contains(char::is_whitespace),
                    quoted: trimmed.chars().count() > 1 && trimmed.starts_with(quotes) && trimmed.ends_with(quotes),
                }
            }
        }
    }
}

impl Observations {
    /// Takes in what a page says now.
    pub fn observe(&mut self, reading: &PageReading) {
        match reading.page {
            PageId::AlexaAccountLinking => {
                let mut form = AlexaForm::of(reading);
                // With the toggle off or another grant chosen the URLs are hidden, not gone.
                if form.redirect_urls.as_ref().is_none_or(Vec::is_empty) {
                    form.redirect_urls = self.alexa.take().and_then(|before| before.redirect_urls);
                }
                self.alexa = Some(form);
            }
            PageId::LwaWebSettings => self.web_settings = Some(WebSettings::of(reading)),
            PageId::LwaGeneral => {
                if let Some(client_id) = reading.text(FieldKey::ClientId) {
                    let security_profile = reading.security_profile_name.clone();
                    self.lwa_clients.retain(|client| client.client_id != client_id);
                    self.lwa_clients.push(LwaClient { security_profile, client_id: client_id.to_owned() });
                }
            }
            PageId::IxhelloPublish => {
                self.ixhello =
                    Some(IxhelloForm { enable_account_linking: toggle(reading, FieldKey::EnableAccountLinking) })
            }
            PageId::LwaCreateProfile => {}
        }
    }

    /// The Alexa redirect URLs as last seen; empty when they were not.
    #[must_use]
    pub fn redirect_urls(&self) -> &[String] {
        self.alexa.as_ref().and_then(|form| form.redirect_urls.as_deref()).unwrap_or_default()
    }

    /// The client ID of the security profile that belongs to this set-up: the one that the profile names, or the
    /// only one that was seen. With several and no name it is not guessed.
    #[must_use]
    pub fn lwa_client_id(&self) -> Option<&str> {
        let named = self.chosen_security_profile.as_deref().and_then(|name| {
            let mut fitting = self.lwa_clients.iter().filter(|client| client.security_profile.as_deref() == Some(name));
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first)
        });
        let only = match self.lwa_clients.as_slice() {
            // A page that shows another name is another profile.
            [one] if self.chosen_security_profile.is_none() || one.security_profile.is_none() => Some(one),
            _ => None,
        };
        named.or(only).map(|client| client.client_id.as_str())
    }
}

impl AlexaForm {
    /// True when either endpoint is Login with Amazon's: parsed hosts, compared exactly.
    #[must_use]
    pub fn is_lwa(&self) -> bool {
        let host = |url: &Option<String>| {
            parse(url.as_deref().unwrap_or_default()).and_then(|url| url.host_str().map(str::to_owned))
        };
        let authorization = host(&self.authorization_url);
        let token = host(&self.access_token_url);
        authorization.is_some_and(|host| LWA_AUTHORIZATION_HOSTS.contains(&host.as_str()))
            || token.is_some_and(|host| LWA_TOKEN_URLS.iter().any(|url| url.split('/').nth(2) == Some(host.as_str())))
    }

    /// What the form says.
    #[must_use]
    pub fn of(reading: &PageReading) -> Self {
        let text = |key| reading.text(key).map(str::to_owned);
        let rows = |key| match reading.state(key) {
            FieldState::List { rows, .. } => Some(rows.iter().map(|row| row.value.clone()).collect()),
            _ => None,
        };
        Self {
            account_linking: toggle(reading, FieldKey::AccountLinking),
            grant: match reading.state(FieldKey::Type) {
                FieldState::Choice { chosen: Some("AUTH_CODE"), .. } => Some(GrantType::AuthCode),
                FieldState::Choice { chosen: Some("IMPLICIT"), .. } => Some(GrantType::Implicit),
                _ => None,
            },
            authorization_url: text(FieldKey::AuthorizationUrl),
            access_token_url: text(FieldKey::AccessTokenUrl),
            client_id: text(FieldKey::ClientId),
            client_secret: match reading.state(FieldKey::ClientSecret) {
                FieldState::Secret { seen, .. } => Some(SecretFacts::of(seen)),
                _ => None,
            },
            access_token_scheme: match reading.state(FieldKey::AccessTokenScheme) {
                FieldState::Choice { chosen: Some("HTTP_BASIC"), .. } => Some(AccessTokenScheme::HttpBasic),
                FieldState::Choice { chosen: Some("REQUEST_BODY_CREDENTIALS"), .. } => {
                    Some(AccessTokenScheme::RequestBodyCredentials)
                }
                _ => None,
            },
            scopes: rows(FieldKey::Scopes),
            domains: rows(FieldKey::Domains),
            default_token_expiration_in_seconds: text(FieldKey::DefaultTokenExpirationInSeconds),
            redirect_urls: reading.lines(FieldKey::AlexaRedirectUrls).filter(|lines| !lines.is_empty()),
        }
    }
}

impl WebSettings {
    /// What the page says.
    #[must_use]
    pub fn of(reading: &PageReading) -> Self {
        Self {
            security_profile: reading.security_profile_name.clone(),
            allowed_origins: reading.lines(FieldKey::AllowedOrigins),
            allowed_return_urls: reading.lines(FieldKey::AllowedReturnUrls),
            editing: matches!(reading.state(FieldKey::AllowedReturnUrls), FieldState::List { .. }),
        }
    }
}

fn toggle(reading: &PageReading, key: FieldKey) -> Option<bool> {
    match reading.state(key) {
        FieldState::Toggle { on, .. } => *on,
        _ => None,
    }
}

/// The vendor ID in an Alexa redirect URL: `M` and 11 to 15 capitals or digits, as 20 public samples have it.
#[must_use]
pub fn vendor_id(redirect_url: &str) -> Option<&str> {
    let tail = redirect_url.rsplit_once("/api/skill/link/").or_else(|| redirect_url.rsplit_once("?vendorId="))?.1;
    let rest = tail.strip_prefix('M')?;
    let fits = (11..=15).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    fits.then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendor_id_is_read_from_both_kinds_of_redirect_url() {
        assert_eq!(vendor_id("https://layla.amazon.com/api/skill/link/M1FAKE0000001"), Some("M1FAKE0000001"));
        let implicit = "https://layla.amazon.com/spa/skill/account-linking-status.html?vendorId=MFAKEJAF7R6NL";
        assert_eq!(vendor_id(implicit), Some("MFAKEJAF7R6NL"));
        assert_eq!(vendor_id("https://layla.amazon.com/api/skill/link/x"), None);
        assert_eq!(vendor_id(""), None);
    }

    #[test]
    fn of_several_security_profiles_none_is_guessed() {
        let client =
            |name: Option<&str>, id: &str| LwaClient { security_profile: name.map(Into::into), client_id: id.into() };
        let mut seen = Observations { lwa_clients: vec![client(Some("One"), "a")], ..Default::default() };
        assert_eq!(seen.lwa_client_id(), Some("a"));
        seen.lwa_clients.push(client(Some("Two"), "b"));
        assert_eq!(seen.lwa_client_id(), None);
        seen.chosen_security_profile = Some("Two".into());
        assert_eq!(seen.lwa_client_id(), Some("b"));
        seen.chosen_security_profile = Some("Three".into());
        assert_eq!(seen.lwa_client_id(), None);
        seen.lwa_clients.truncate(1);
        assert_eq!(seen.lwa_client_id(), None, "the only one seen has another name");
    }

    #[test]
    fn facts_of_a_secret_keep_none_of_it() {
        let facts = SecretFacts::of(&SecretSeen::of(" \"fake secret\" "));
        assert_eq!(facts, SecretFacts { edge_space: true, inner_space: true, quoted: true, ..Default::default() });
        assert!(SecretFacts::of(&SecretSeen::of("••••")).masked);
    }
}
