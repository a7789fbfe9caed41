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

use crate::json::{from_text, record, to_text};
use crate::profile::Profile;
use crate::sync::{Items, digest};
use crate::words::said;

pub use read::{Problem, read};

/// Where [`InForce`] is kept in `storage.local`.
pub const IN_FORCE: &str = "policy";

/// Where the allowed domains are kept in `storage.local`: a list of texts as JSON. Nothing is there when every domain is
/// allowed.
pub const DOMAINS: &str = "allowedDomains";

/// Where [`Given`] is kept in `storage.local`.
pub const GIVEN: &str = "policyGiven";

const PROFILE: &str = "profile:";

/// With this the id of an organisation's profile begins; those of the user's are numbers.
const ORGANISATION: &str = "o-";

/// What is given, as [`keep`] needs it: profiles as the organisation wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The profiles.
    pub profiles: Vec<Profile>,
    /// The names of the fields that are locked; `None` for all that a profile gives.
    pub locked: Option<Vec<String>>,
}

record!(Given {
    need profiles = "profiles",
    need locked = "lockedFields",
});

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

record!(InForce {
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
}

record!(GivenProfile {
    need id = "id",
    need name = "name",
    need locked = "locked",
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
    let stored = |key: &str| local.iter().find(|(other, _)| other == key).map(|(_, text)| text.as_str());
    // What cannot be read was not written by this.
    let before: Given = stored(GIVEN).and_then(|text| from_text(text).ok()).unwrap_or_default();
    let base_of = |name: &str| before.profiles.iter().find(|profile| profile.name == name);
    let mut wanted = Items::new();
    let policy = match read(managed) {
        Ok(None) => return to(&wanted, local),
        Ok(Some(policy)) => policy,
        Err(problem) => {
            let last = stored(IN_FORCE).and_then(|text| from_text(text).ok()).unwrap_or_default();
            let now = InForce { problems: vec![problem.to_string()], ..last };
            wanted.extend(local.iter().filter(|(key, _)| is_ours(key) && key != IN_FORCE).cloned());
            wanted.push((IN_FORCE.into(), to_text(&now)));
            return to(&wanted, local);
        }
    };
    let mut given = Given { profiles: policy.profiles, locked: policy.locked };
    // One that cannot be read this time stays as it was given last: a slip in the policy must not cost the user what he
    // added to it.
    let unread = policy.unread.iter().filter_map(|name| base_of(name)).cloned();
    given.profiles.extend(unread.collect::<Vec<_>>());
    let mut now = InForce {
        profiles: Vec::new(),
        allowed_domains: policy.allowed_domains,
        problems: policy.problems.iter().map(ToString::to_string).collect(),
    };
    for profile in &given.profiles {
        let id = id_of(&profile.name);
        let key = format!("{PROFILE}{id}");
        let own = stored(&key).and_then(|text| from_text::<Profile>(text).ok());
        let locked = fields::locked(profile, given.locked.as_deref());
        let merged = match own {
            Some(own) => fields::merge(profile, base_of(&profile.name), &own, &locked),
            None => profile.clone(),
        };
        wanted.push((key, to_text(&merged)));
        let locked = locked.iter().map(|field| (*field).to_owned()).collect();
        now.profiles.push(GivenProfile { id, name: profile.name.clone(), locked });
    }
    if let Some(domains) = &now.allowed_domains {
        wanted.push((DOMAINS.into(), to_text(domains)));
    }
    wanted.push((GIVEN.into(), to_text(&given)));
    wanted.push((IN_FORCE.into(), to_text(&now)));
    to(&wanted, local)
}

/// What makes of our part of `local` what is wanted.
fn to(wanted: &Items, local: &Items) -> Changes {
    let new = wanted.iter().filter(|item| !local.contains(item)).cloned();
    let is_wanted = |key: &str| wanted.iter().any(|(other, _)| other == key);
    let gone = local.iter().map(|(key, _)| key).filter(|key| is_ours(key) && !is_wanted(key));
    Changes { local: new.collect(), gone: gone.cloned().collect() }
}

/// True for the keys that a policy writes and removes.
fn is_ours(key: &str) -> bool {
    matches!(key, IN_FORCE | DOMAINS | GIVEN) || key.strip_prefix(PROFILE).is_some_and(is_given)
}

/// An organisation's profile as it is to be kept when the user wants `content`: with every locked field as the
/// organisation has it. `given` is what [`apply`] wrote under [`GIVEN`].
///
/// # Errors
/// A sentence, when there is no such profile.
pub fn keep(given: &str, id: &str, content: &Profile) -> Result<Profile, String> {
    let given: Given = from_text(given).unwrap_or_default();
    let profile = given.profiles.iter().find(|profile| id_of(&profile.name) == id);
    let profile = profile.ok_or(said!(
        "Your organisation does not give this profile any more. Nothing was changed. Open the panel again."
    ))?;
    let locked = fields::locked(profile, given.locked.as_deref());
    Ok(fields::merge(profile, None, content, &locked))
}
