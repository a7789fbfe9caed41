//! The fields of a profile by their names in the file, and which of them are the organisation's.

use crate::json::{Value, from_text, to_text};
use crate::profile::Profile;

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
    "disabledRules",
];

/// What a profile may lack as a whole. Locked by its name, it is there or not as the organisation has it.
pub const SECTIONS: &[&str] = &["lwa", "ixhello"];

/// The section that is always there; its name stands for all of its fields.
const REQUEST: &str = "accountLinkingRequest";

const NAME: &str = "name";

/// True for what `lockedFields` may name: a field, or a section with all of its fields.
#[must_use]
pub fn is_known(name: &str) -> bool {
    name == REQUEST || FIELDS.contains(&name) || SECTIONS.contains(&name)
}

/// The fields and sections of a given profile that the user cannot change. `named` are the names in `lockedFields`;
/// without them it is everything that the profile gives. The name is always among them: by it the profile is known.
#[must_use]
pub fn locked(given: &Profile, named: Option<&[String]>) -> Vec<&'static str> {
    let given = value(given);
    let is_locked = |field: &&str| match named {
        _ if *field == NAME => true,
        Some(named) => named.iter().any(|name| field.strip_prefix(&**name).is_some_and(is_end)),
        None => given.at(field).is_some(),
    };
    FIELDS.iter().chain(SECTIONS).copied().filter(is_locked).collect()
}

/// True for what follows a name that stands for a field: nothing, or a field inside.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('.')
}

/// A given profile with what the user made of it. Locked fields are as given. Others are the user's, but for those that
/// he left as they were given before (`base`): they follow.
#[must_use]
pub fn merge(given: &Profile, base: Option<&Profile>, own: &Profile, locked: &[&str]) -> Profile {
    let (given_value, base, mut merged) = (value(given), base.map(value), value(own));
    let follows = |field: &str, merged: &Value| {
        let is_as_given_before = base.as_ref().is_some_and(|base| base.at(field) == merged.at(field));
        locked.contains(&field) || is_as_given_before
    };
    for section in SECTIONS {
        let is_there = |value: &Value| value.at(section).is_some();
        let base_is_same = base.as_ref().is_some_and(|base| is_there(base) == is_there(&merged));
        if !locked.contains(section) && !base_is_same {
            continue;
        }
        match (is_there(&given_value), is_there(&merged)) {
            (true, false) => put(&mut merged, section, Some(Value::Object(Vec::new()))),
            (false, true) => put(&mut merged, section, None),
            _ => {}
        }
    }
    for field in FIELDS {
        if follows(field, &merged) {
            put(&mut merged, field, given_value.at(field).cloned());
        }
    }
    // Both are profiles, and so is what has fields of either.
    from_text(&to_text(&merged)).unwrap_or_else(|_| given.clone())
}

fn value(profile: &Profile) -> Value {
    Value::parse(&to_text(profile)).unwrap_or(Value::Null)
}

/// Puts a value at a path of one or two names, or takes away what stands there.
fn put(object: &mut Value, path: &str, new: Option<Value>) {
    let (section, field) = path.split_once('.').unwrap_or(("", path));
    if !section.is_empty() && object.get(section).is_none() {
        if new.is_none() {
            return;
        }
        put(object, section, Some(Value::Object(Vec::new())));
    }
    let within = if section.is_empty() { Some(object) } else { object.get_mut(section) };
    let Some(within) = within else { return };
    within.take(field);
    if let (Value::Object(members), Some(new)) = (within, new) {
        members.push((field.to_owned(), new));
    }
}
