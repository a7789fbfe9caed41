//! One set-up over the consoles, as the rules see it.

use serde::{Deserialize, Serialize};

use super::forms::{AlexaForm, CreateProfileForm, IxhelloForm, LwaClient, WebSettings};
use crate::profile::{GrantType, SkillType};

/// What is known of one set-up. A page is `None` when it has not been seen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Observations {
    /// The Alexa console's Account Linking form.
    pub alexa: Option<AlexaForm>,
    /// The Web Settings of the security profile.
    pub web_settings: Option<WebSettings>,
    /// True when the page in the tab, or `web_settings`, is known to be of another security profile than the one whose
    /// client ID the user's profile has.
    #[serde(skip)]
    pub stray: bool,
    /// True when it is not known to be of the one whose client ID the Alexa form has either.
    #[serde(skip)]
    pub is_nobodys: bool,
    /// The security profiles whose client ID was seen. More than one, and none is taken without asking.
    pub lwa_clients: Vec<LwaClient>,
    /// The form that makes a security profile.
    pub create_profile: Option<CreateProfileForm>,
    /// *Consent Privacy Notice URL*, where a security profile's General tab shows it.
    pub shown_privacy_notice_url: Option<String>,
    /// When the security profile's General tab was seen, in milliseconds since 1970; `None` when it was not.
    pub general_seen_at: Option<u64>,
    /// The ixHello publish profile.
    pub ixhello: Option<IxhelloForm>,
    /// The security profile that the user's profile names.
    pub chosen_security_profile: Option<String>,
    /// The client ID in the user's profile.
    pub chosen_client_id: Option<String>,
    /// The skill's kind, from the user's profile or from the page.
    pub skill_type: Option<SkillType>,
    /// True when several skills, security profiles or apps were seen and it is not certain which belong together: then
    /// a page that is `None` above may have been seen.
    pub several: bool,
    /// Redirect URLs that all skills have which were seen, when it is not certain which skill this is about.
    pub common_redirect_urls: Vec<String>,
    /// True when a client secret is kept for this session.
    pub secret_kept: bool,
    /// True when the user has reported that linking ended on "Linking unsuccessful" or the like.
    pub linking_failed: bool,
    /// The domains that the organisation allows, as [`crate::policy::domains`] compares them; `None` when all are.
    pub allowed_domains: Option<Vec<String>>,
}

impl Observations {
    /// The Alexa redirect URLs as last seen; empty when they were not.
    #[must_use]
    pub fn redirect_urls(&self) -> &[String] {
        let own = self.alexa.as_ref().and_then(|form| form.redirect_urls.as_deref());
        own.unwrap_or(&self.common_redirect_urls)
    }

    /// True when the Alexa form has the grant that Login with Amazon no longer has: the redirect URLs of that grant are
    /// others than those that are needed there.
    #[must_use]
    pub fn is_implicit(&self) -> bool {
        self.alexa.as_ref().is_some_and(|form| form.grant == Some(GrantType::Implicit))
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

    /// The security profile whose client ID stands on the Alexa page, else the one whose client ID the user's profile
    /// has: it has not come to the page yet, or something else stands there.
    #[must_use]
    pub fn used_client(&self) -> Option<&LwaClient> {
        let on_page = self.alexa.as_ref().and_then(|form| form.client_id.as_ref());
        let has = |id: &String| self.lwa_clients.iter().find(|client| client.client_id == *id);
        on_page.and_then(has).or_else(|| self.chosen_client_id.as_ref().and_then(has))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        seen.alexa = Some(AlexaForm { client_id: Some("a".into()), ..Default::default() });
        assert_eq!(seen.used_client().map(|used| used.client_id.as_str()), Some("a"), "whatever the profile calls it");
        assert_eq!(seen.lwa_client_id(), None, "nothing is filled on such grounds");
        seen.lwa_clients.push(client(Some("Two"), "b"));
        seen.chosen_client_id = Some("b".into());
        assert_eq!(seen.used_client().map(|used| used.client_id.as_str()), Some("a"), "the page says more");
        seen.alexa = None;
        assert_eq!(seen.used_client().map(|used| used.client_id.as_str()), Some("b"), "it is yet to come to the page");
    }
}
