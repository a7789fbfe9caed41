//! The fields of a profile by their names in the file, and which of them are the organisation's.

use super::{canonical, list_of, text_of};
use crate::console::{FieldKey, PageId};
use crate::json::{Value, to_text};
use crate::profile::merge::merge_values;
use crate::report::words::field_name;
use crate::rules::Place;

/// Every field of a profile, by its path in the profile file.
pub const FIELDS: &[&str] = &[
    NAME,
    "skillType",
    "accountLinkingRequest.type",
    "accountLinkingRequest.authorizationUrl",
    "accountLinkingRequest.accessTokenUrl",
    "accountLinkingRequest.clientId",
    "accountLinkingRequest.accessTokenScheme",
    "accountLinkingRequest.scopes",
    "accountLinkingRequest.domains",
    "accountLinkingRequest.defaultTokenExpirationInSeconds",
    "accountLinkingRequest.skipOnEnablement",
    "accountLinkingRequest.voiceForwardAccountLinking",
    "accountLinkingRequest.redirectUrls",
    "accountLinkingRequest.reciprocalAccessTokenUrl",
    "accountLinkingRequest.authorizationUrlsByPlatform",
    "lwa.name",
    "lwa.description",
    "lwa.privacyNoticeUrl",
    "lwa.allowedOrigins",
    "lwa.additionalReturnUrls",
    "ixhello.enableAccountLinking",
    RULES,
];

/// What a profile may lack as a whole. Locked by its name, it is there or not as the organisation has it.
pub const SECTIONS: &[&str] = &["lwa", "ixhello"];

/// The section that is always there; its name stands for all of its fields.
const REQUEST: &str = "accountLinkingRequest";

const NAME: &str = "name";

/// The field that says which rules are off.
pub const RULES: &str = "disabledRules";

/// Where a field of a profile stands on the consoles; nothing for what no form has.
#[must_use]
pub fn place_of(field: &str) -> Option<(PageId, FieldKey)> {
    if let Some(name) = field.strip_prefix("accountLinkingRequest.") {
        // The form's fields go by SMAPI's names, and so does the profile file.
        let key = FieldKey::ALL.iter().find(|key| key.as_str() == name)?;
        return Some((PageId::AlexaAccountLinking, *key));
    }
    Some(match field {
        "lwa.name" => (PageId::LwaCreateProfile, FieldKey::SecurityProfileName),
        "lwa.description" => (PageId::LwaCreateProfile, FieldKey::SecurityProfileDescription),
        "lwa.privacyNoticeUrl" => (PageId::LwaCreateProfile, FieldKey::PrivacyNoticeUrl),
        "lwa.allowedOrigins" => (PageId::LwaWebSettings, FieldKey::AllowedOrigins),
        "lwa.additionalReturnUrls" => (PageId::LwaWebSettings, FieldKey::AllowedReturnUrls),
        "ixhello.enableAccountLinking" => (PageId::IxhelloPublish, FieldKey::EnableAccountLinking),
        _ => return None,
    })
}

/// What the console calls a field; nothing for what no form has.
#[must_use]
pub fn label_of(field: &str) -> &'static str {
    place_of(field).map_or("", |(page, key)| field_name(&Place::on(page, key)))
}

/// True for what `lockedFields` may name: a field, or a section with all of its fields.
#[must_use]
pub fn is_known(name: &str) -> bool {
    name == REQUEST || FIELDS.contains(&name) || SECTIONS.contains(&name)
}

/// The fields and sections of a given profile that the user cannot change. `named` are the names in `lockedFields`;
/// without them it is everything that the profile gives. The name is always among them: by it the profile is known.
#[must_use]
pub fn locked(given: &Value, named: Option<&Value>) -> Vec<&'static str> {
    let is_locked = |field: &&str| match named {
        _ if *field == NAME => true,
        Some(named) => {
            list_of(Some(named)).iter().any(|name| field.strip_prefix(text_of(Some(name))).is_some_and(is_end))
        }
        None => given.at(field).is_some(),
    };
    let mut all: Vec<&'static str> = FIELDS.iter().copied().filter(is_locked).collect();
    // A section cannot go as long as a field in it has to stay.
    let has_to_stay = |section: &str| {
        let is_inside = |field: &str| field.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'));
        all.iter().any(|field| is_inside(field) && given.at(field).is_some())
    };
    let sections = SECTIONS.iter().copied().filter(|section| is_locked(section) || has_to_stay(section));
    let sections: Vec<&'static str> = sections.collect();
    all.extend(sections);
    all
}

/// True for what follows a name that stands for a field: nothing, or a field inside.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('.')
}

/// A given profile with what the user made of it. Locked fields are as given. Others are the user's, but for those that
/// he left as they were given before (`base`): they follow.
#[must_use]
pub fn merge(given: &Value, base: Option<&Value>, mut own: Value, locked: &[&str]) -> Value {
    // When nothing was given before, nothing follows.
    let base = base.unwrap_or(given);
    for section in SECTIONS {
        // A section that is not given any more goes as a whole: what the user added was added to it.
        if given.get(section).is_none() && base.get(section).is_some() {
            own.take(section);
        }
    }
    let (mut merged, _) = merge_values(base, &own, given);
    for section in SECTIONS.iter().filter(|section| locked.contains(section)) {
        let section_given = given.get(section);
        if section_given.is_none() || merged.get(section).is_none() {
            put(&mut merged, section, section_given.cloned());
        }
    }
    for field in FIELDS.iter().filter(|field| locked.contains(field)) {
        put(&mut merged, field, given.at(field).cloned());
    }
    // Both are profiles, and so is what has fields of either; each member goes to its place.
    canonical(&to_text(&merged)).unwrap_or_else(|_| given.clone())
}

/// Puts a value at a path of one or two names, or takes away what stands there. A section that is not there gets none.
fn put(object: &mut Value, path: &str, new: Option<Value>) {
    let (within, field) = match path.split_once('.') {
        Some((section, field)) => (object.get_mut(section), field),
        None => (Some(object), path),
    };
    let Some(within) = within else { return };
    within.take(field);
    if let (Value::Object(members), Some(new)) = (within, new) {
        members.push((field.to_owned(), new));
    }
}
