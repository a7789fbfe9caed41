//! What the guide says.

use linkwright::console::FieldKey;
use linkwright::setup::guide::{Left, StepId, StepState};

pub const GUIDE: &str = "Set-up";
pub const MARK_DONE: &str = "It is linked";
pub const NOT_DONE: &str = "It is not linked";

/// How far it is.
pub fn progress(done: usize, all: usize) -> String {
    format!("{done} of {all}")
}

/// A step's title.
pub const fn step_title(step: StepId) -> &'static str {
    match step {
        StepId::Publish => "ixHello: publish with account linking",
        StepId::SecurityProfile => "Login with Amazon: security profile",
        StepId::Credentials => "Client ID and secret",
        StepId::AccountLinking => "Alexa: account linking form",
        StepId::ReturnUrls => "Login with Amazon: redirect URLs",
        StepId::Check => "Check across the consoles",
        StepId::Enable => "Enable the skill and link an account",
    }
}

/// What Linkwright does of a step.
pub const fn step_linkwright(step: StepId) -> &'static str {
    match step {
        StepId::Publish => "Linkwright ticks Enable Account Linking.",
        StepId::SecurityProfile => "Linkwright fills name, description and privacy notice from the profile.",
        StepId::Credentials => "Linkwright reads the client ID, and keeps the secret until the browser closes.",
        StepId::AccountLinking => "Linkwright fills the form from the profile, and reads the redirect URLs.",
        StepId::ReturnUrls => "Linkwright adds the redirect URLs that are missing; others stay.",
        StepId::Check => "Linkwright compares everything that it has seen.",
        StepId::Enable => "",
    }
}

/// What only the user can do of a step.
pub const fn step_you(step: StepId) -> &'static str {
    match step {
        StepId::Publish => "You press Save, then Publish to Alexa.",
        StepId::SecurityProfile => "You press Save. If there is a security profile already, just open it.",
        StepId::Credentials => "You press Show Secret on the page, then Keep for this session here.",
        StepId::AccountLinking => "You press Save on the page.",
        StepId::ReturnUrls => "You press Edit on Web Settings before, and Save after.",
        StepId::Check => "",
        StepId::Enable => {
            "You open the skill in the Alexa app, press Enable and sign in. No console shows how that ends."
        }
    }
}

/// How far a step is, in a few words.
pub fn step_state(state: &StepState, is_next: bool) -> String {
    match state {
        StepState::Done => "Done".into(),
        StepState::WasDone => "Done when last seen".into(),
        StepState::Waiting(other) => format!("Waits for “{}”", step_title(*other)),
        _ if is_next => "Next".into(),
        StepState::Unseen => "Cannot tell: not seen yet".into(),
        StepState::Open(left) => format!("To do: {}", self::left(left)),
    }
}

/// Why it cannot be told how far a step is.
pub const fn unseen(step: StepId) -> &'static str {
    match step {
        StepId::Publish => "Open the app's Publish tab: it was not seen in this browser session.",
        StepId::SecurityProfile => "Open or make the security profile: none was seen in this browser session.",
        StepId::AccountLinking => "Open the skill's Account Linking page: it was not seen in this browser session.",
        StepId::ReturnUrls => "Open the security profile's Web Settings: they were not seen in this browser session.",
        StepId::Check => "Open the pages above once more: the rules go by what was seen in this browser session.",
        StepId::Credentials | StepId::Enable => "",
    }
}

/// What is left to do of a step.
pub fn left(left: &Left) -> String {
    match left {
        Left::Fields(fields) if fields.as_slice() == [FieldKey::EnableAccountLinking] => {
            "Enable Account Linking is not ticked.".into()
        }
        Left::Fields(fields) if fields.len() == 1 => "One field differs from the profile.".into(),
        Left::Fields(fields) => format!("{} fields differ from the profile.", fields.len()),
        Left::Save => "All is right on the page, and not saved yet: press Save there.".into(),
        Left::Credentials { id: true, secret: true } => "Client ID and secret are not known yet.".into(),
        Left::Credentials { id: true, .. } => "The client ID is not known yet.".into(),
        Left::Credentials { .. } => "The secret is not kept in this browser session.".into(),
        Left::Urls(1) => "One URL is missing among the allowed ones.".into(),
        Left::Urls(count) => format!("{count} URLs are missing among the allowed ones."),
        Left::Errors(1) => "One error is left. It is marked on its page.".into(),
        Left::Errors(count) => format!("{count} errors are left. They are marked on their pages."),
        Left::Yours => "Everything that can be seen is right.".into(),
    }
}
