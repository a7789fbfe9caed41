//! What the guide says.

use linkwright::console::FieldKey;
use linkwright::setup::guide::{Left, StepId, StepState};

use super::messages::*;

/// A step's title.
pub fn step_title(step: StepId) -> &'static str {
    match step {
        StepId::Publish => step_publish(),
        StepId::SecurityProfile => step_security_profile(),
        StepId::Credentials => step_credentials(),
        StepId::AccountLinking => step_account_linking(),
        StepId::ReturnUrls => step_return_urls(),
        StepId::Check => step_check(),
        StepId::Enable => step_enable(),
    }
}

/// What Linkwright does of a step.
pub fn step_linkwright(step: StepId) -> &'static str {
    match step {
        StepId::Publish => does_publish(),
        StepId::SecurityProfile => does_security_profile(),
        StepId::Credentials => does_credentials(),
        StepId::AccountLinking => does_account_linking(),
        StepId::ReturnUrls => does_return_urls(),
        StepId::Check => does_check(),
        StepId::Enable => "",
    }
}

/// What only the user can do of a step.
pub fn step_you(step: StepId) -> &'static str {
    match step {
        StepId::Publish => you_publish(),
        StepId::SecurityProfile => you_security_profile(),
        StepId::Credentials => you_credentials(),
        StepId::AccountLinking => you_account_linking(),
        StepId::ReturnUrls => you_return_urls(),
        StepId::Check => "",
        StepId::Enable => you_enable(),
    }
}

/// How far a step is, in a few words.
pub fn step_state(state: &StepState, is_next: bool) -> String {
    match state {
        StepState::Done => state_done().into(),
        StepState::WasDone => state_was_done().into(),
        StepState::Waiting(other) => state_waiting(step_title(*other)),
        _ if is_next => state_next().into(),
        StepState::Unseen => state_unseen().into(),
        StepState::Open(left) => state_open(&self::left(left)),
    }
}

/// Why it cannot be told how far a step is.
pub fn unseen(step: StepId) -> &'static str {
    match step {
        StepId::Publish => unseen_publish(),
        StepId::SecurityProfile => unseen_security_profile(),
        StepId::AccountLinking => unseen_account_linking(),
        StepId::ReturnUrls => unseen_return_urls(),
        StepId::Check => unseen_check(),
        StepId::Credentials | StepId::Enable => "",
    }
}

/// What is left to do of a step.
pub fn left(left: &Left) -> String {
    match left {
        Left::Fields(fields) if fields.as_slice() == [FieldKey::EnableAccountLinking] => left_not_ticked().into(),
        Left::Fields(fields) => left_fields(fields.len()),
        Left::Save => left_save().into(),
        Left::Credentials { id: true, secret: true } => left_credentials().into(),
        Left::Credentials { id: true, .. } => left_client_id().into(),
        Left::Credentials { .. } => left_secret().into(),
        Left::Stray { shown: Some(shown), own: Some(own) } if shown != own => left_stray(shown, own),
        Left::Stray { .. } => left_stray_unnamed().into(),
        Left::Urls(count) => left_urls(*count),
        Left::Errors(count) => left_errors(*count),
        Left::Several => left_several().into(),
        Left::Yours => left_yours().into(),
    }
}
