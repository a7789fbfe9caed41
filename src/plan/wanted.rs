//! What a profile wants of each field of a page, with what other consoles gave.

use crate::console::{FieldKey, PageId};
use crate::message::Origin;
use crate::policy::domains;
use crate::profile::{AccessTokenScheme, GrantType, Profile, Secret, Switch};
use crate::setup::Observations;
use crate::words::said;

/// What is wanted of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The field.
    pub key: FieldKey,
    /// The value.
    pub value: WantedValue,
    /// Where it comes from.
    pub origin: Origin,
}

/// A wanted value.
#[derive(Debug, Clone, PartialEq)]
pub enum WantedValue {
    /// A text.
    Text(String),
    /// The client secret.
    Secret(Secret),
    /// On or off.
    Flag(bool),
    /// SMAPI's name of an alternative.
    Choice(&'static str),
    /// Exactly these rows, in any order.
    Exactly(Vec<String>),
    /// These rows beside whatever is there.
    Including(Vec<String>),
    /// The form needs a value, and only the user can give it.
    Missing {
        /// What to do, in one sentence.
        cure: &'static str,
    },
}

/// What the profile wants of a page, in page order. Fields that it says nothing of are left out.
#[must_use]
pub fn wanted(page: PageId, profile: &Profile, secret: Option<&Secret>, seen: &Observations) -> Vec<Wanted> {
    let mut list = List(Vec::new());
    match page {
        PageId::IxhelloPublish => {
            let flag = profile.ixhello.as_ref().and_then(|publish| publish.enable_account_linking);
            list.flag(FieldKey::EnableAccountLinking, flag);
        }
        PageId::LwaCreateProfile => {
            if let Some(lwa) = &profile.lwa {
                list.required(
                    FieldKey::SecurityProfileName,
                    lwa.name.as_deref(),
                    said!("Enter a name for the security profile, here or in the profile."),
                );
                list.required(
                    FieldKey::SecurityProfileDescription,
                    lwa.description.as_deref(),
                    said!("Enter a description, here or in the profile."),
                );
                list.required(
                    FieldKey::PrivacyNoticeUrl,
                    lwa.privacy_notice_url.as_deref(),
                    said!("Enter the address of your privacy notice, here or in the profile."),
                );
            }
        }
        PageId::LwaGeneral => {}
        PageId::LwaWebSettings => web_settings(&mut list, profile, seen),
        PageId::AlexaAccountLinking => alexa(&mut list, profile, secret, seen),
    }
    keep_out(&mut list.0, seen);
    list.0
}

/// Leaves to the user what the organisation does not allow: such a value is not filled, wherever it comes from.
pub fn keep_out(all: &mut [Wanted], seen: &Observations) {
    let Some(allowed) = &seen.allowed_domains else { return };
    for wanted in all {
        let is_allowed = match &wanted.value {
            _ if !domains::is_about(wanted.key) => true,
            WantedValue::Text(text) => domains::allows(allowed, text),
            WantedValue::Exactly(rows) | WantedValue::Including(rows) => {
                rows.iter().all(|row| domains::allows_row(allowed, row))
            }
            _ => true,
        };
        if !is_allowed {
            let cure = said!(
                "Your organisation does not allow this domain: it is not filled. Use one that it allows, or ask its administrator to allow this one."
            );
            wanted.value = WantedValue::Missing { cure };
            wanted.origin = Origin::Nowhere;
        }
    }
}

fn web_settings(list: &mut List, profile: &Profile, seen: &Observations) {
    let Some(lwa) = &profile.lwa else { return };
    if !lwa.allowed_origins.is_empty() && !seen.stray {
        list.rows(FieldKey::AllowedOrigins, lwa.allowed_origins.clone(), Origin::Profile);
    }
    let from_alexa = seen.redirect_urls();
    let mut urls = from_alexa.to_vec();
    urls.extend(lwa.additional_return_urls.iter().filter(|url| !from_alexa.contains(url)).cloned());
    let cure = if seen.stray {
        said!(
            "These are the Web Settings of another security profile than the one whose client ID your profile has: nothing is filled here. Open those of that one."
        )
    } else if seen.is_implicit() {
        said!(
            "On the Alexa page choose Auth Code Grant first: Login with Amazon no longer has the other one, and its redirect URLs are others."
        )
    } else if from_alexa.is_empty() {
        // Adding the profile's own URLs alone would look finished and still fail.
        said!(
            "Open the Account Linking page of the Alexa developer console once: it shows the redirect URLs that belong here."
        )
    } else {
        return list.rows(FieldKey::AllowedReturnUrls, urls, Origin::AlexaConsole);
    };
    list.add(FieldKey::AllowedReturnUrls, WantedValue::Missing { cure }, Origin::Nowhere);
}

fn alexa(list: &mut List, profile: &Profile, secret: Option<&Secret>, seen: &Observations) {
    let request = &profile.account_linking_request;
    list.flag(FieldKey::AccountLinking, Some(true));
    list.flag(FieldKey::SkipOnEnablement, request.skip_on_enablement);
    list.flag(FieldKey::AppToApp, request.redirect_urls.as_ref().map(|urls| !urls.is_empty()));
    list.flag(
        FieldKey::VoiceForwardAccountLinking,
        request.voice_forward_account_linking.map(|switch| switch == Switch::Enabled),
    );
    let code_grant = request.grant != Some(GrantType::Implicit);
    list.choice(FieldKey::Type, request.grant.map(GrantType::as_str));
    list.required(
        FieldKey::AuthorizationUrl,
        request.authorization_url.as_deref(),
        said!("Enter the authorization URI in the profile."),
    );
    if code_grant {
        list.required(
            FieldKey::AccessTokenUrl,
            request.access_token_url.as_deref(),
            said!("Enter the access token URI in the profile."),
        );
    }
    let known = request.client_id.as_deref().or_else(|| seen.lwa_client_id());
    match (&request.client_id, seen.lwa_client_id()) {
        (Some(id), _) => list.add(FieldKey::ClientId, WantedValue::Text(id.clone()), Origin::Profile),
        (None, Some(id)) if profile.lwa.is_some() => {
            list.add(FieldKey::ClientId, WantedValue::Text(id.to_owned()), Origin::LoginWithAmazon);
        }
        (None, _) => {
            let cure = match (profile.lwa.is_some(), seen.lwa_clients.len()) {
                (false, _) => said!("Enter the client ID in the profile."),
                (true, 0) => {
                    said!("Open the security profile in Login with Amazon once: Linkwright reads the client ID there.")
                }
                (true, _) => {
                    said!(
                        "The client IDs that were seen belong to other security profiles: enter the right one in the profile."
                    )
                }
            };
            list.add(FieldKey::ClientId, WantedValue::Missing { cure }, Origin::Nowhere);
        }
    }
    if code_grant {
        match secret {
            Some(secret) => list.add(FieldKey::ClientSecret, WantedValue::Secret(secret.clone()), Origin::Session),
            // What is saved with this client ID has its secret, unless it was saved without one.
            None if seen.alexa.as_ref().is_some_and(|form| {
                let id = form.client_id.as_deref();
                form.unsaved == Some(false) && !form.secretless && id.is_some() && id == known
            }) => {}
            None => {
                let cure = said!(
                    "Show the secret in Login with Amazon and press Keep for this session, or paste it into Client secret."
                );
                let elsewhere = said!("Paste the secret into Client secret: it is kept until the browser closes.");
                let cure = if profile.lwa.is_some() { cure } else { elsewhere };
                list.add(FieldKey::ClientSecret, WantedValue::Missing { cure }, Origin::Nowhere);
            }
        }
        list.choice(FieldKey::AccessTokenScheme, request.access_token_scheme.map(AccessTokenScheme::as_str));
    }
    list.exactly(FieldKey::Scopes, request.scopes.as_deref());
    list.exactly(FieldKey::Domains, request.domains.as_deref());
    if let (true, Some(seconds)) = (code_grant, request.default_token_expiration_in_seconds) {
        list.add(FieldKey::DefaultTokenExpirationInSeconds, WantedValue::Text(seconds.to_string()), Origin::Profile);
    }
    if let Some(urls) = request.redirect_urls.as_deref().filter(|urls| !urls.is_empty()) {
        list.exactly(FieldKey::RedirectUrls, Some(urls));
    }
}

/// Whether a list's other rows stay: what is allowed is added to, not replaced.
#[must_use]
pub const fn keeps_others(field: FieldKey) -> bool {
    matches!(field, FieldKey::AllowedOrigins | FieldKey::AllowedReturnUrls)
}

struct List(Vec<Wanted>);

impl List {
    fn add(&mut self, key: FieldKey, value: WantedValue, origin: Origin) {
        self.0.push(Wanted { key, value, origin });
    }

    fn flag(&mut self, key: FieldKey, flag: Option<bool>) {
        if let Some(flag) = flag {
            self.add(key, WantedValue::Flag(flag), Origin::Profile);
        }
    }

    fn choice(&mut self, key: FieldKey, choice: Option<&'static str>) {
        if let Some(choice) = choice {
            self.add(key, WantedValue::Choice(choice), Origin::Profile);
        }
    }

    fn required(&mut self, key: FieldKey, text: Option<&str>, cure: &'static str) {
        match text.filter(|text| !text.trim().is_empty()) {
            Some(text) => self.add(key, WantedValue::Text(text.to_owned()), Origin::Profile),
            None => self.add(key, WantedValue::Missing { cure }, Origin::Nowhere),
        }
    }

    fn exactly(&mut self, key: FieldKey, rows: Option<&[String]>) {
        if let Some(rows) = rows {
            let mut distinct: Vec<String> = Vec::new();
            for row in rows.iter().filter(|row| !row.is_empty()) {
                if !distinct.contains(row) {
                    distinct.push(row.clone());
                }
            }
            self.rows(key, distinct, Origin::Profile);
        }
    }

    fn rows(&mut self, key: FieldKey, rows: Vec<String>, origin: Origin) {
        let value = if keeps_others(key) { WantedValue::Including(rows) } else { WantedValue::Exactly(rows) };
        self.add(key, value, origin);
    }
}
