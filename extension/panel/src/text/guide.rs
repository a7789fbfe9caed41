//! What the guide says.

use linkwright::console::map::map_of;
use linkwright::console::{FieldKey, PageId};
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
        Left::Fields(fields) => {
            // Only the Alexa form has several.
            let map = map_of(PageId::AlexaAccountLinking);
            let names = fields.iter().filter_map(|key| Some(map?.field(*key)?.name()));
            let first = names.take(2).collect::<Vec<_>>().join(summary_joint());
            if fields.len() > 2 { left_fields_more(&first, fields.len() - 2) } else { left_fields(&first) }
        }
        Left::Save => left_save().into(),
        Left::Publish => left_publish().into(),
        Left::Credentials { id: true, secret: true } => left_credentials().into(),
        Left::Credentials { id: true, .. } => left_client_id().into(),
        Left::Credentials { .. } => left_secret().into(),
        Left::Stray(Some((shown, own))) if shown != own => left_stray(shown, own),
        Left::Stray(_) => left_stray_unnamed().into(),
        Left::Urls(count) => left_urls(*count),
        Left::Errors(count) => left_errors(*count),
        Left::Grant => left_grant().into(),
        Left::Redirects => left_redirects().into(),
        Left::Several => left_several().into(),
        Left::Yours => left_yours().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_named() {
        let all = [FieldKey::ClientSecret, FieldKey::Scopes, FieldKey::Domains, FieldKey::Type];
        let said = |count: usize| left(&Left::Fields(all[..count].to_vec()));
        assert_eq!(said(1), "Not as the profile wants: Your Secret.");
        assert_eq!(said(2), "Not as the profile wants: Your Secret, Scope.");
        assert_eq!(said(4), "Not as the profile wants: Your Secret, Scope and 2 more.");
        let stray = |own: &str| left(&Left::Stray(Some(("Doors".into(), own.into()))));
        assert!(stray("Lamps").contains("“Doors”") && stray("Lamps").contains("“Lamps”"));
        assert!(!stray("Doors").contains("Doors"), "two of the same name");
    }
}
