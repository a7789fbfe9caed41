//! The set-up as steps over the consoles, in the order that works, each as far as it was really seen.

use crate::console::{FieldKey, PageId};
use crate::plan::{Wanted, WantedValue, wanted};
use crate::profile::{AccessTokenScheme, GrantType, Profile};
use crate::provider::LWA_TOKEN_URLS;

use super::forms::{AlexaForm, WebSettings};
use super::observe::Observations;

/// A step of the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepId {
    /// ixHello's publish profile: tick *Enable Account Linking*, save, publish.
    Publish,
    /// A security profile in Login with Amazon.
    SecurityProfile,
    /// Client ID and secret.
    Credentials,
    /// The Account Linking form of the Alexa console.
    AccountLinking,
    /// Alexa's redirect URLs back in the security profile.
    ReturnUrls,
    /// Every rule over all consoles.
    Check,
    /// Enabling the skill in the Alexa app, which no console shows.
    Enable,
}

impl StepId {
    /// All, in their order.
    pub const ALL: [Self; 7] = [
        Self::Publish,
        Self::SecurityProfile,
        Self::Credentials,
        Self::AccountLinking,
        Self::ReturnUrls,
        Self::Check,
        Self::Enable,
    ];

    /// Its name, for storage and for scripts.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::SecurityProfile => "securityProfile",
            Self::Credentials => "credentials",
            Self::AccountLinking => "accountLinking",
            Self::ReturnUrls => "returnUrls",
            Self::Check => "check",
            Self::Enable => "enable",
        }
    }

    /// The form that it is about.
    #[must_use]
    pub const fn page(self) -> Option<PageId> {
        match self {
            Self::Publish => Some(PageId::IxhelloPublish),
            Self::SecurityProfile => Some(PageId::LwaCreateProfile),
            Self::Credentials => Some(PageId::LwaGeneral),
            Self::AccountLinking => Some(PageId::AlexaAccountLinking),
            Self::ReturnUrls => Some(PageId::LwaWebSettings),
            Self::Check | Self::Enable => None,
        }
    }
}

/// How far a step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepState {
    /// It is done, as far as that can be seen.
    Done,
    /// It was done when its page was last seen, in an earlier session of the browser.
    WasDone,
    /// Something is left to do.
    Open(Left),
    /// Another step comes first.
    Waiting(StepId),
    /// Its page was not seen in this session of the browser.
    Unseen,
}

impl StepState {
    /// True when nothing is left to do, as far as is known.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self, Self::Done | Self::WasDone)
    }
}

/// What is left to do of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// These fields differ from the profile, or are empty there.
    Fields(Vec<FieldKey>),
    /// Everything is right on the page; it must be saved there.
    Save,
    /// The box is ticked; it must be saved and published, and only the user can say that this was done.
    Publish,
    /// The client ID is not known, or the secret is not kept.
    Credentials {
        /// True when the client ID is missing.
        id: bool,
        /// True when the secret is missing.
        secret: bool,
    },
    /// The Alexa form has the grant that Login with Amazon no longer has: its redirect URLs are not the right ones.
    Grant,
    /// The redirect URLs are not known in this session of the browser: the Alexa form shows them.
    Redirects,
    /// The Web Settings that were seen are of another security profile than the one whose client ID the profile has. The
    /// names of both, where they are known.
    Stray(Option<(String, String)>),
    /// So many redirect URLs and origins are missing in the security profile.
    Urls(usize),
    /// So many errors are left.
    Errors(usize),
    /// Several skills, security profiles or apps were seen, and which one belongs here is not certain.
    Several,
    /// Only the user can say that it is done.
    Yours,
}

/// A step as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub id: StepId,
    /// How far it is.
    pub state: StepState,
}

impl Step {
    /// The page on which something is to be done, or to be seen, next.
    #[must_use]
    pub fn page(&self) -> Option<PageId> {
        match self.state {
            StepState::Open(Left::Grant | Left::Redirects) => Some(PageId::AlexaAccountLinking),
            _ => self.id.page(),
        }
    }
}

/// What the guide goes by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// What was seen in this session of the browser.
    pub seen: &'a Observations,
    /// What was seen of the profile's security profile, where that is not the one in `seen`; there it is not said any
    /// more.
    pub stray: Option<&'a Stray>,
    /// What is wanted.
    pub profile: &'a Profile,
    /// Steps that were done when they were last seen, by their names.
    pub done: &'a [String],
    /// How many errors all rules find; `None` when they were not asked.
    pub errors: Option<usize>,
}

/// Another security profile than the one whose client ID the user's profile has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stray {
    /// The names of the one that was seen and of the one that is meant, where they are known.
    pub names: Option<(String, String)>,
    /// The Web Settings of the one that is meant.
    pub settings: Option<WebSettings>,
}

/// The steps that a profile has, in order. Those of consoles that it does not use are left out.
#[must_use]
pub fn steps(known: Known) -> Vec<Step> {
    let Known { profile, done, .. } = known;
    let mut steps: Vec<Step> = Vec::new();
    for id in StepId::ALL {
        let used = match id {
            StepId::Publish => profile.ixhello.is_some(),
            StepId::SecurityProfile | StepId::ReturnUrls => profile.lwa.is_some(),
            _ => true,
        };
        if !used {
            continue;
        }
        let mut state = state(id, known, &steps);
        // Where several of a kind were seen, this one may have been among them.
        let one_of_several =
            known.seen.several && matches!(id, StepId::Publish | StepId::AccountLinking | StepId::ReturnUrls);
        if state == StepState::Unseen && done.iter().any(|name| name == id.as_str()) {
            state = StepState::WasDone;
        } else if state == StepState::Unseen && one_of_several {
            state = StepState::Open(Left::Several);
        }
        steps.push(Step { id, state });
    }
    steps
}

/// The first step at which something is to be done, or to be seen.
#[must_use]
pub fn next(steps: &[Step]) -> Option<StepId> {
    let to_do = |step: &&Step| matches!(step.state, StepState::Open(_) | StepState::Unseen);
    steps.iter().find(to_do).map(|step| step.id)
}

fn state(id: StepId, Known { seen, stray, profile, done, errors }: Known, before: &[Step]) -> StepState {
    let said = |id: StepId| done.iter().any(|name| name == id.as_str());
    match id {
        StepId::Publish => match seen.ixhello.as_ref().map(|form| form.enable_account_linking) {
            // What the user has said of it holds until the box is seen without its tick.
            Some(Some(true)) if seen.ixhello.as_ref().is_some_and(|form| form.unsaved) => {
                if said(id) {
                    StepState::Done
                } else {
                    StepState::Open(Left::Publish)
                }
            }
            Some(Some(true)) => StepState::Done,
            Some(Some(false)) => StepState::Open(Left::Fields(vec![FieldKey::EnableAccountLinking])),
            Some(None) | None => StepState::Unseen,
        },
        StepId::SecurityProfile => {
            let there = !seen.lwa_clients.is_empty() || seen.general_seen_at.is_some() || seen.web_settings.is_some();
            if there || is_given(profile.account_linking_request.client_id.as_deref()) {
                StepState::Done
            } else {
                StepState::Unseen
            }
        }
        StepId::Credentials => {
            let form = seen.alexa.as_ref();
            // What is saved on the Alexa page needs no secret here any more, unless it was saved without one.
            let saved =
                form.is_some_and(|form| differing(form, profile, seen).is_empty() && form.unsaved != Some(true));
            let no_id =
                !is_given(profile.account_linking_request.client_id.as_deref()) && seen.lwa_client_id().is_none();
            let no_secret = profile.account_linking_request.grant != Some(GrantType::Implicit) && !seen.secret_kept;
            if saved || !no_id && !no_secret {
                StepState::Done
            } else if form.is_none() && said(StepId::AccountLinking) && said(id) {
                StepState::WasDone
            } else {
                StepState::Open(Left::Credentials { id: no_id, secret: no_secret })
            }
        }
        StepId::AccountLinking => match &seen.alexa {
            None => StepState::Unseen,
            Some(form) => {
                let fields = differing(form, profile, seen);
                match form.unsaved {
                    _ if !fields.is_empty() => StepState::Open(Left::Fields(fields)),
                    Some(true) => StepState::Open(Left::Save),
                    _ => StepState::Done,
                }
            }
        },
        StepId::ReturnUrls => {
            let is_linked = before.iter().any(|step| step.id == StepId::AccountLinking && step.state.is_done());
            let first =
                |left| if is_linked { StepState::Open(left) } else { StepState::Waiting(StepId::AccountLinking) };
            if seen.is_implicit() {
                return first(Left::Grant);
            }
            if seen.redirect_urls().is_empty() {
                return if said(id) { StepState::Unseen } else { first(Left::Redirects) };
            }
            let shown = match stray {
                Some(Stray { settings: None, names }) if seen.web_settings.is_some() && !said(id) => {
                    return StepState::Open(Left::Stray(names.clone()));
                }
                Some(stray) => stray.settings.as_ref(),
                None => seen.web_settings.as_ref(),
            };
            let Some(settings) = shown else { return StepState::Unseen };
            let mut missing = 0;
            for Wanted { key, value, .. } in wanted(PageId::LwaWebSettings, profile, None, seen) {
                let rows = match key {
                    FieldKey::AllowedOrigins => settings.allowed_origins.as_deref(),
                    _ => settings.allowed_return_urls.as_deref(),
                };
                if let WantedValue::Including(urls) = value {
                    missing += urls.iter().filter(|url| !rows.unwrap_or_default().contains(url)).count();
                }
            }
            match missing {
                0 if settings.unsaved => StepState::Open(Left::Save),
                0 => StepState::Done,
                some => StepState::Open(Left::Urls(some)),
            }
        }
        StepId::Check => match (before.iter().find(|step| !step.state.is_done()), errors) {
            (Some(first), _) => StepState::Waiting(first.id),
            // Of pages that were not seen now nothing is known.
            (None, _) if before.iter().any(|step| step.state == StepState::WasDone) => StepState::Unseen,
            (None, Some(0)) => StepState::Done,
            (None, Some(errors)) => StepState::Open(Left::Errors(errors)),
            (None, None) => StepState::Unseen,
        },
        StepId::Enable => match before.iter().find(|step| !step.state.is_done()) {
            _ if said(id) => StepState::WasDone,
            Some(first) => StepState::Waiting(first.id),
            None => StepState::Open(Left::Yours),
        },
    }
}

fn is_given(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

/// The fields of the Alexa form that are not what the profile wants of them. The secret is among them only where it is
/// known to be missing: what is saved of it the page does not show.
fn differing(form: &AlexaForm, profile: &Profile, seen: &Observations) -> Vec<FieldKey> {
    let list = wanted(PageId::AlexaAccountLinking, profile, None, seen);
    let differs = |one: &Wanted| {
        if one.key.is_secret() { lacks_secret(form, seen) } else { !holds(form, one.key, &one.value) }
    };
    list.into_iter().filter(differs).map(|one| one.key).collect()
}

/// True when there has to be a secret, and the form has none: its field is empty while something is not saved, or was
/// when the form was saved. A public client has none, so only Login with Amazon's clients, all of which have one, and
/// those whose secret is kept are certain.
fn lacks_secret(form: &AlexaForm, seen: &Observations) -> bool {
    let is_empty = match form.unsaved {
        Some(true) => form.client_secret.is_some_and(|facts| facts.empty),
        _ => form.secretless,
    };
    let is_lwa = || form.access_token_url.as_deref().is_some_and(|url| LWA_TOKEN_URLS.contains(&url));
    is_empty && (seen.secret_kept || is_lwa())
}

fn holds(form: &AlexaForm, key: FieldKey, value: &WantedValue) -> bool {
    let text =
        |field: &Option<String>| matches!(value, WantedValue::Text(text) if field.as_deref() == Some(text.as_str()));
    let flag = |field: Option<bool>| matches!(value, WantedValue::Flag(flag) if field == Some(*flag));
    let choice = |field: Option<&'static str>| matches!(value, WantedValue::Choice(name) if field == Some(*name));
    let rows = |field: &Option<Vec<String>>| match (value, field) {
        (WantedValue::Exactly(wanted), Some(rows)) => {
            let mut rows = rows.iter().filter(|row| !row.is_empty());
            rows.clone().count() == wanted.len() && rows.all(|row| wanted.contains(row))
        }
        _ => false,
    };
    match key {
        FieldKey::AccountLinking => flag(form.account_linking),
        FieldKey::SkipOnEnablement => flag(form.skip_on_enablement),
        FieldKey::AppToApp => flag(form.app_to_app),
        FieldKey::Type => choice(form.grant.map(GrantType::as_str)),
        FieldKey::AuthorizationUrl => text(&form.authorization_url),
        FieldKey::AccessTokenUrl => text(&form.access_token_url),
        FieldKey::ClientId => text(&form.client_id),
        FieldKey::AccessTokenScheme => choice(form.access_token_scheme.map(AccessTokenScheme::as_str)),
        FieldKey::Scopes => rows(&form.scopes),
        FieldKey::Domains => rows(&form.domains),
        FieldKey::DefaultTokenExpirationInSeconds => text(&form.default_token_expiration_in_seconds),
        FieldKey::RedirectUrls => rows(&form.app_redirect_urls),
        // Nothing is remembered of the others.
        _ => true,
    }
}
