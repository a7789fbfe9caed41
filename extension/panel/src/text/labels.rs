//! Names that are the same in every language: what the consoles call their fields, and names of products. A developer
//! looks for them on pages that have them in English.

pub const PRODUCT: &str = "Linkwright";
pub const IXHELLO: &str = "ixHello portal";
pub const LWA: &str = "Login with Amazon";
pub const ALEXA: &str = "Alexa developer console";
pub const SECTION_LWA: &str = "Login with Amazon";
pub const SECTION_IXHELLO: &str = "ixHello";

pub const GRANT: &str = "Authorization grant type";
pub const AUTHORIZATION: &str = "Your Web Authorization URI";
pub const TOKEN: &str = "Access Token URI";
pub const CLIENT: &str = "Your Client ID";
pub const SCHEME: &str = "Your Authentication Scheme";
pub const SCOPES: &str = "Scope";
pub const DOMAINS: &str = "Domain List";
pub const EXPIRATION: &str = "Default Access Token Expiration Time";
pub const SKIP: &str = "Allow users to enable skill without account linking";
pub const VOICE: &str = "Allow users to link their account to your skill using voice";
pub const APP_URLS: &str = "Your Redirect URLs";
pub const LWA_NAME: &str = "Security Profile Name";
pub const LWA_DESCRIPTION: &str = "Security Profile Description";
pub const LWA_PRIVACY: &str = "Consent Privacy Notice URL";
pub const LWA_ORIGINS: &str = "Allowed Origins";
pub const IXHELLO_ENABLE: &str = "Enable Account Linking";

pub const MAP_NAME: &str = "console-map.linkwright.json";

/// The one sentence that cannot be looked up: outside of the extension there are no messages.
pub const NO_EXTENSION: &str = "This page works only inside the extension. Open Linkwright from the browser's toolbar.";
