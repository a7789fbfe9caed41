//! What an organisation says for everybody in it: profiles, which of their fields are locked, and the domains that a
//! set-up may use. It comes through `storage.managed`; `docs/policy.md` is its documentation for administrators.
//!
//! As with [`sync`](crate::sync), it is a function of storages: the policy and what is kept come in, and what is to be
//! written and removed comes out ([`apply`]). The organisation's profiles are kept beside the user's own under ids that
//! no profile of the user's has ([`is_given`]), so that everything which works with a profile works with them. Whoever
//! writes one of them has it go through [`keep`]: then a locked field is as the organisation wants it, whatever asked.
//!
//! A policy never crashes anything and never touches a profile of the user's. What is wrong of it is ignored and told
//! ([`Problem`]); the rest holds.

pub mod domains;
pub mod fields;
mod read;
#[cfg(test)]
mod tests;

use crate::json::{Value, record, to_text};
use crate::profile::{FileError, file};
use crate::sync::{Items, digest};
use crate::words::said;

pub use read::{Problem, read};

/// Where [`InForce`] is kept in `storage.local`.
pub const IN_FORCE: &str = "policy";

/// Where the allowed domains are kept in `storage.local`: a list of texts as JSON. Nothing is there when every domain is
/// allowed.
pub const DOMAINS: &str = "allowedDomains";

/// Where the ids of the organisation's profiles are kept in `storage.local` in which it has locked which rules are off: a
/// list of texts as JSON. In these no setting of the user's turns a rule off. Nothing is there when there are none.
pub const RULES: &str = "policyRules";

/// Where it is kept in `storage.local` what the organisation gave, for [`keep`]: an object with `profiles`, as the
/// organisation wrote them, and `lockedFields`.
pub const GIVEN: &str = "policyGiven";

const PROFILES: &str = "profiles";
const LOCKED: &str = "lockedFields";
const PROBLEMS: &str = "problems";

const PROFILE: &str = "profile:";

/// With this the id of an organisation's profile begins; those of the user's are numbers.
const ORGANISATION: &str = "o-";

/// The policy in force, as panel and settings page show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InForce {
    /// The organisation's profiles.
    pub profiles: Vec<GivenProfile>,
    /// The domains that are allowed; `None` when all are.
    pub allowed_domains: Option<Vec<String>>,
    /// What is wrong of the policy, a sentence each.
    pub problems: Vec<String>,
}

record!(read InForce {
    need profiles = "profiles",
    need allowed_domains = "allowedDomains",
    need problems = "problems",
});

/// One of the organisation's profiles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GivenProfile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The fields that the user cannot change, by their names in the profile file.
    pub locked: Vec<String>,
    /// What the consoles call each of them, in the same order; empty for what no form has.
    pub labels: Vec<String>,
}

record!(read GivenProfile {
    need id = "id",
    need name = "name",
    need locked = "locked",
    or_default labels = "labels",
});

/// True for the id of a profile that the organisation gave.
#[must_use]
pub fn is_given(id: &str) -> bool {
    id.starts_with(ORGANISATION)
}

/// The id of the organisation's profile with this name: the same as long as the name is.
#[must_use]
pub fn id_of(name: &str) -> String {
    format!("{ORGANISATION}{}", digest(name))
}

/// What is to be done in `storage.local`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// To write.
    pub local: Items,
    /// Keys to remove.
    pub gone: Vec<String>,
}

/// Puts a policy into force. `managed` is what `storage.managed` has, as JSON; `local` are the texts of
/// `storage.local`. Done twice, it does nothing the second time.
#[must_use]
pub fn apply(managed: &str, local: &Items) -> Changes {
    let stored = |key: &str| local.iter().find(|(other, _)| other == key).map_or("", |(_, text)| text);
    let mut wanted = Items::new();
    match read(managed) {
        Ok(None) => {}
        Ok(Some(policy)) => in_force(policy, &stored, &mut wanted),
        Err(problem) => {
            // All stays as it was, but for what is said of it.
            wanted.extend(local.iter().filter(|(key, _)| is_ours(key) && key != IN_FORCE).cloned());
            let mut now = Value::parse(stored(IN_FORCE)).unwrap_or_else(|_| shown(Vec::new(), Value::Null, Vec::new()));
            if let Some(problems) = now.get_mut(PROBLEMS) {
                *problems = Value::List(vec![problem.to_string().into()]);
            }
            wanted.push((IN_FORCE.into(), to_text(&now)));
        }
    }
    let is_wanted = |key: &str| wanted.iter().any(|(other, _)| other == key);
    let gone = local.iter().map(|(key, _)| key).filter(|key| is_ours(key) && !is_wanted(key)).cloned().collect();
    wanted.retain(|item| !local.contains(item));
    Changes { local: wanted, gone }
}

/// What is to be kept of a policy.
fn in_force<'a>(policy: read::Policy, stored: &dyn Fn(&str) -> &'a str, wanted: &mut Items) {
    // What cannot be read was not written by this.
    let before = Value::parse(stored(GIVEN)).unwrap_or(Value::Null);
    let mut profiles = policy.profiles;
    for name in &policy.unread {
        // One that cannot be read this time stays as it was given last: a slip in the policy must not cost the user what
        // he added to it.
        if !profiles.iter().any(|profile| name_of(profile) == name) {
            profiles.extend(given_as(&before, &id_of(name)).cloned());
        }
    }
    let (mut given, mut rules) = (Vec::new(), Vec::new());
    for profile in &profiles {
        let name = name_of(profile);
        let id = id_of(name);
        let key = format!("{PROFILE}{id}");
        let locked = fields::locked(profile, policy.locked.as_ref());
        let merged = match canonical(stored(&key)) {
            Ok(own) => fields::merge(profile, given_as(&before, &id), own, &locked),
            Err(_) => profile.clone(),
        };
        wanted.push((key, to_text(&merged)));
        if locked.contains(&fields::RULES) {
            rules.push(Value::from(id.as_str()));
        }
        let labels = locked.iter().map(|field| Value::from(fields::label_of(field))).collect();
        let locked = locked.iter().map(|field| Value::from(*field)).collect();
        given.push(Value::Object(vec![
            ("id".into(), id.into()),
            ("name".into(), name.into()),
            ("locked".into(), Value::List(locked)),
            ("labels".into(), Value::List(labels)),
        ]));
    }
    if !rules.is_empty() {
        wanted.push((RULES.into(), to_text(&Value::List(rules))));
    }
    let domains = policy.allowed_domains.unwrap_or(Value::Null);
    if domains != Value::Null {
        wanted.push((DOMAINS.into(), to_text(&domains)));
    }
    let problems = policy.problems.iter().map(|problem| problem.to_string().into()).collect();
    wanted.push((IN_FORCE.into(), to_text(&shown(given, domains, problems))));
    let given = vec![(PROFILES.into(), Value::List(profiles)), (LOCKED.into(), policy.locked.unwrap_or(Value::Null))];
    wanted.push((GIVEN.into(), to_text(&Value::Object(given))));
}

/// An [`InForce`].
fn shown(profiles: Vec<Value>, domains: Value, problems: Vec<Value>) -> Value {
    Value::Object(vec![
        (PROFILES.into(), Value::List(profiles)),
        (DOMAINS.into(), domains),
        (PROBLEMS.into(), Value::List(problems)),
    ])
}

/// True for the keys that a policy writes and removes.
fn is_ours(key: &str) -> bool {
    matches!(key, IN_FORCE | DOMAINS | GIVEN | RULES) || key.strip_prefix(PROFILE).is_some_and(is_given)
}

/// A profile that was read, as a value in which each field has its one form.
fn canonical(text: &str) -> Result<Value, FileError> {
    let profile = file::read(text)?;
    Ok(Value::parse(&to_text(&profile)).unwrap_or(Value::Null))
}

fn name_of(profile: &Value) -> &str {
    text_of(profile.get("name"))
}

/// A text; nothing for anything else.
fn text_of(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// A list; an empty one for anything else.
fn list_of(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(entries)) => entries,
        _ => &[],
    }
}

/// The profile with this id as the organisation gave it.
fn given_as<'a>(given: &'a Value, id: &str) -> Option<&'a Value> {
    list_of(given.get(PROFILES)).iter().find(|profile| id_of(name_of(profile)) == id)
}

/// An organisation's profile as it is to be kept when the user wants `content`: with every locked field as the
/// organisation has it. `given` is what [`apply`] wrote under [`GIVEN`].
///
/// # Errors
/// A sentence, when there is no such profile, or `content` cannot be read.
pub fn keep(given: &str, id: &str, content: &str) -> Result<String, String> {
    let given = Value::parse(given).unwrap_or(Value::Null);
    let profile = given_as(&given, id).ok_or(said!(
        "Your organisation does not give this profile any more. Nothing was changed. Open the panel again."
    ))?;
    let locked = fields::locked(profile, given.get(LOCKED).filter(|named| **named != Value::Null));
    let own = canonical(content).map_err(|why| why.to_string())?;
    Ok(to_text(&fields::merge(profile, None, own, &locked)))
}
