//! Nothing is saved with an empty client secret.
//!
//! ## Why it matters
//! After a reload the Alexa page shows the secret's field empty, although one is saved. Whoever changes another field
//! then has to enter the secret again; otherwise the next linking ends on "We were unable to link".
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", "postal_code"]
//! alexa.secret = ""
//! alexa.unsaved = true
//! alexa.saved.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.saved.scopes = ["profile"]
//! ```
//! A secret is kept for this session, so there is one:
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize?lang=de"
//! alexa.secret = ""
//! alexa.unsaved = true
//! alexa.saved.authorizationUrl = "https://auth.example-app.test/authorize"
//! keptSecret = "fake-secret-0001"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", "postal_code"]
//! alexa.secret = "fake-secret-0001"
//! alexa.unsaved = true
//! alexa.saved.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.saved.scopes = ["profile"]
//! ```
//!
//! ## Looks wrong, is right
//! Just loaded, with nothing changed; an empty row is no change:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.scopes = ["profile", ""]
//! alexa.secret = ""
//! alexa.saved.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.saved.scopes = ["profile"]
//! ```
//! The implicit grant has no secret:
//! ```case
//! alexa.type = "IMPLICIT"
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize?lang=de"
//! alexa.secret = ""
//! alexa.unsaved = true
//! alexa.saved.type = "IMPLICIT"
//! alexa.saved.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//! Home Assistant does not look at the secret:
//! ```case
//! alexa.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.accessTokenUrl = "https://home.example-app.test/auth/token"
//! alexa.scopes = ["smart_home"]
//! alexa.secret = ""
//! alexa.unsaved = true
//! alexa.saved.authorizationUrl = "https://home.example-app.test/auth/authorize"
//! alexa.saved.accessTokenUrl = "https://home.example-app.test/auth/token"
//! ```
//!
//! ## Cannot tell
//! A public client has no secret, and nothing shows whether this is one:
//! ```case
//! alexa.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.scopes = ["openid"]
//! alexa.secret = ""
//! alexa.unsaved = true
//! alexa.saved.authorizationUrl = "https://tenant.auth0.com/authorize"
//! alexa.saved.scopes = []
//! ```
//! What was saved has not been seen:
//! ```case
//! alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
//! alexa.secret = ""
//! alexa.unsaved = true
//! ```
//!
//! ## Sources
//! * the empty field with a saved secret: a picture in AceTheFace/mein-hoerspiel-skill
//! * a public repository's guide says to update the secret again
//! * developer.amazon.com: the skill management API does not return the secret either

use super::finding::{Check, Finding, Outcome, Reason, alexa, finish};
use super::ha_client_id::is_home_assistant;
use super::lwa::parsed;
use super::{Change, Fix, FixSafety, Rule, Severity};
use crate::console::{FieldKey, PageId};
use crate::profile::GrantType;
use crate::setup::{AlexaForm, Observations};
use crate::words::said;

/// The rule.
pub const RULE: Rule = Rule {
    id: "secret-empty-on-save",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Warning,
    fix: FixSafety::Unsafe,
    since: "0.1.0",
    check: |seen| finish(check(seen)),
};

fn check(seen: &Observations) -> Check<Outcome> {
    let form = alexa(seen)?;
    if form.grant == Some(GrantType::Implicit) || is_home_assistant(form) {
        return Ok(Outcome::NotApplicable);
    }
    let secret = form.client_secret.ok_or(Outcome::CannotTell(Reason::FieldMissing(FieldKey::ClientSecret)))?;
    if !secret.empty || form.unsaved == Some(false) {
        return Ok(Outcome::Passes);
    }
    let Some(saved) = &form.saved else {
        return Ok(Outcome::because(said!("What is saved has not been seen, so what has been changed is not known.")));
    };
    if typed(form) == typed(saved) {
        return Ok(Outcome::Passes);
    }
    if !seen.secret_kept && !form.is_lwa() && !has_confidential_clients(form) {
        return Ok(Outcome::because(said!("A public client has no secret, and whether this is one cannot be seen.")));
    }
    let finding = Finding::alexa(
        FieldKey::ClientSecret,
        said!("The client secret is empty while something else has been changed."),
        said!("Enter the secret again before you save: the page does not show the one that is saved."),
    );
    Ok(Outcome::fails(if seen.secret_kept {
        finding.fix(Fix::alexa(said!("Enter the kept secret"), FieldKey::ClientSecret, Change::KeptSecret))
    } else {
        finding
    }))
}

/// What a person can change on the form, without the secret and without empty rows.
fn typed(form: &AlexaForm) -> AlexaForm {
    let filled = |rows: &Option<Vec<String>>| {
        let rows = rows.as_deref().unwrap_or_default();
        Some(rows.iter().filter(|row| !row.trim().is_empty()).cloned().collect())
    };
    AlexaForm {
        account_linking: form.account_linking,
        skip_on_enablement: form.skip_on_enablement,
        app_to_app: form.app_to_app,
        mobile_authentication: form.mobile_authentication,
        grant: form.grant,
        pkce: form.pkce,
        authorization_url: form.authorization_url.clone(),
        access_token_url: form.access_token_url.clone(),
        client_id: form.client_id.clone(),
        access_token_scheme: form.access_token_scheme,
        scopes: filled(&form.scopes),
        domains: filled(&form.domains),
        app_redirect_urls: filled(&form.app_redirect_urls),
        default_token_expiration_in_seconds: form.default_token_expiration_in_seconds.clone(),
        ..AlexaForm::default()
    }
}

/// True when every client of the provider has a secret.
/// Source: docs.github.com, authorizing OAuth apps (`client_secret` is required).
fn has_confidential_clients(form: &AlexaForm) -> bool {
    parsed(form.access_token_url.as_ref()).is_some_and(|url| url.host_str() == Some("github.com"))
}
