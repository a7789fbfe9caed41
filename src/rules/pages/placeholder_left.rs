//! No field still holds what a guide or a sample wrote in place of a value.
//!
//! ## Why it matters
//! Walk-throughs print `xxx`, `YOUR_CLIENT_ID` or `example.com` where a value of one's own belongs, and some tell to
//! enter such a text "for now". Whatever is left of it cannot work. A host of ngrok works as long as the tunnel is open.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://example.com/authorize"
//! alexa.accessTokenUrl = "https://auth.YOUR_DOMAIN/token"
//! alexa.clientId = "xxx"
//! alexa.secret = "<client secret>"
//! ```
//! What the documentation of a provider writes in braces:
//! ```case
//! alexa.authorizationUrl = "https://{yourOktaDomain}/oauth2/default/v1/authorize"
//! ```
//! ixHello's guide prints a shortened client ID. It is an error:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.clientId = "amzn1.application-oa2-client.2ec922f2fbfa435433892"
//! ```
//! Rows of lists, on Amazon's pages too:
//! ```case
//! alexa.domains = ["xxx.example-app.test", "fake1234.ngrok-free.app"]
//! webSettings.allowedOrigins = ["https://www.yourwebsite.com"]
//! webSettings.allowedReturnUrls = ["https://fake1234.eu.ngrok.io/cb"]
//! createProfile.privacyNoticeUrl = "https://www.example.com/privacy.html"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! alexa.clientId = "lamps"
//! alexa.secret = "fake-secret-0001"
//! webSettings.allowedReturnUrls = ["https://auth.example.org/cb"]
//! ```
//!
//! ## Looks wrong, is right
//! The letters inside of other text:
//! ```case
//! alexa.authorizationUrl = "https://axxxb.example-app.test/axxx"
//! alexa.clientId = "fa4exxxfa4e/xxx+fa4e=="
//! alexa.secret = "fakexxxfake"
//! ```
//! Other names:
//! ```case
//! alexa.authorizationUrl = "https://your-home.my-example.com/your_account"
//! alexa.accessTokenUrl = "https://bücher.example/token"
//! alexa.domains = ["example.org", "example.com.example-app.test"]
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.secret = "••••••••"
//! ```
//!
//! ## Sources
//! * the readme of a public skill for virtual devices (enter `xxx` for a while)
//! * docs.ixhello.com account-linking-setup (the shortened client ID)
//! * the placeholder of Login with Amazon's inputs, `https://www.yourwebsite.com`

use super::finding::{Check, Finding, Outcome, Place, Reason, alexa, finish};
use super::stand_ins::{StandIn, find};
use super::text::quoted;
use super::{FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::setup::Observations;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "placeholder-left",
    pages: &[PageId::AlexaAccountLinking, PageId::LwaWebSettings, PageId::LwaCreateProfile, PageId::LwaGeneral],
    severity: Severity::Warning,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

const CURE: &str = said!("Enter the value of your own set-up.");

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen);
    let mut looked = Looked::default();
    let secret = form.as_ref().ok().and_then(|form| form.client_secret).unwrap_or_default();
    if let Ok(form) = &form {
        let page = PageId::AlexaAccountLinking;
        looked.text(page, FieldKey::AuthorizationUrl, form.authorization_url.as_ref());
        looked.text(page, FieldKey::AccessTokenUrl, form.access_token_url.as_ref());
        looked.text(page, FieldKey::ClientId, form.client_id.as_ref());
        let expiration = form.default_token_expiration_in_seconds.as_ref();
        looked.text(page, FieldKey::DefaultTokenExpirationInSeconds, expiration);
        looked.rows(page, FieldKey::Scopes, form.scopes.as_ref());
        looked.rows(page, FieldKey::Domains, form.domains.as_ref());
        looked.rows(page, FieldKey::RedirectUrls, form.app_redirect_urls.as_ref());
        if secret.placeholder {
            let what = said!("What stands in place of the client secret is a stand-in from a guide.");
            looked.findings.push(Finding::alexa(FieldKey::ClientSecret, what, CURE));
        }
    }
    if let Some(settings) = &seen.web_settings {
        let page = PageId::LwaWebSettings;
        looked.rows(page, FieldKey::AllowedOrigins, settings.allowed_origins.as_ref());
        looked.rows(page, FieldKey::AllowedReturnUrls, settings.allowed_return_urls.as_ref());
    }
    if let Some(profile) = &seen.create_profile {
        let page = PageId::LwaCreateProfile;
        looked.text(page, FieldKey::SecurityProfileName, profile.security_profile_name.as_ref());
        looked.text(page, FieldKey::SecurityProfileDescription, profile.security_profile_description.as_ref());
        looked.text(page, FieldKey::PrivacyNoticeUrl, profile.privacy_notice_url.as_ref());
    }
    looked.text(PageId::LwaGeneral, FieldKey::PrivacyNoticeUrl, seen.shown_privacy_notice_url.as_ref());
    if !looked.findings.is_empty() {
        return Ok(Outcome::Fails(looked.findings));
    }
    match form {
        Err(Outcome::NotApplicable) => Ok(Outcome::NotApplicable),
        Err(outcome) if !looked.any => Err(outcome),
        _ if secret.masked => Err(Outcome::CannotTell(Reason::Masked)),
        _ if !looked.any => Err(Outcome::CannotTell(Reason::FieldMissing(FieldKey::ClientId))),
        _ => Ok(Outcome::Passes),
    }
}

/// What was looked at.
#[derive(Default)]
struct Looked {
    any: bool,
    findings: Vec<Finding>,
}

impl Looked {
    fn text(&mut self, page: PageId, field: FieldKey, text: Option<&String>) {
        if let Some(text) = text {
            self.look(Place::on(page, field), text);
        }
    }

    fn rows(&mut self, page: PageId, field: FieldKey, rows: Option<&Vec<String>>) {
        for row in rows.into_iter().flatten() {
            self.look(Place::on(page, field).row(row), row);
        }
    }

    fn look(&mut self, place: Place, text: &str) {
        self.any = true;
        let Some(found) = find(text, place.field == FieldKey::Domains) else { return };
        let finding = match found {
            StandIn::Word(word) => {
                Finding::new(vec![place], words!("{} is a stand-in, not a value of your own.", quoted(word)), CURE)
            }
            StandIn::Tunnel(host) => Finding::new(
                vec![place],
                words!("{} is an ngrok host, which is there only while the tunnel is open.", quoted(host)),
                said!("Use the host that will serve your users."),
            ),
            StandIn::Guide => Finding::new(
                vec![place],
                said!("This is the sample of ixHello's guide, and shortened too."),
                said!("Copy the Client ID of your own security profile from Login with Amazon."),
            )
            .severity(Severity::Error),
        };
        self.findings.push(finding);
    }
}
