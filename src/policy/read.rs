//! A policy as it comes from the administrator: read part by part, so that one that is wrong costs no other.

use thiserror::Error;

use super::{domains, fields};
use crate::json::{Value, shortened, to_text};
use crate::profile::{FileError, Profile, file};
use crate::rules::text::quoted;
use crate::words::{said, words};

/// The largest policy that is read, in bytes.
const MAX_BYTES: usize = file::MAX_BYTES;

/// The most profiles that are taken.
const MOST_PROFILES: usize = 200;

/// The most names of fields or domains that are taken.
const MOST_NAMES: usize = 1000;

/// The most problems that are told.
const MOST_PROBLEMS: usize = 50;

const PROFILES: &str = "profiles";
const LOCKED: &str = "lockedFields";
const ALLOWED: &str = "allowedDomains";

/// What of a policy could be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// The profiles; no two have the same name.
    pub profiles: Vec<Profile>,
    /// Names of profiles that could not be read, and are not among those that could.
    pub unread: Vec<String>,
    /// The names of locked fields; `None` when the policy names none.
    pub locked: Option<Vec<String>>,
    /// The domains that are allowed, as hosts are compared; `None` when all are.
    pub allowed_domains: Option<Vec<String>>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// What is wrong of a policy. Everything else of it holds.
#[derive(Debug, Clone, Error, PartialEq, Eq)]
pub enum Problem {
    /// Too large to be read.
    #[error("{}", words!("The policy has {} bytes, more than the {MAX_BYTES} that are read. What it said before stays in force. Make it smaller.", .0))]
    TooLarge(usize),
    /// Nothing that could have members.
    #[error("{}", said!("The policy is no JSON object. What it said before stays in force. Mend it."))]
    NotAnObject,
    /// A member that no policy has.
    #[error("{}", words!("{}: a policy has no such member. It is ignored. The members are profiles, lockedFields and allowedDomains.", quoted(.0)))]
    UnknownMember(String),
    /// A member that is no list.
    #[error("{}", words!("{}: a list is expected. What stands there is ignored. Make a list of it.", .0))]
    NotAList(&'static str),
    /// A list with too many entries.
    #[error("{}", words!("{list}: there are more than {most} entries. Those after that are ignored. Remove some."))]
    TooMany {
        /// The list.
        list: &'static str,
        /// How many are taken.
        most: usize,
    },
    /// An entry that is no profile file's content.
    #[error("{}", words!("{}: this is no profile. It is left out. Put the whole content of an exported file there (\"linkwrightProfile\": {}, \"profile\": …).", .0, file::FORMAT_VERSION))]
    NotAProfile(String),
    /// A profile of a newer Linkwright.
    #[error("{}", words!("{path}: the profile has format version {version}, and this Linkwright reads versions up to {}. It is left out. Update Linkwright, or export the profile again.", file::FORMAT_VERSION))]
    NewerProfile {
        /// Where.
        path: String,
        /// Its version.
        version: u64,
    },
    /// A value in a profile does not fit.
    #[error("{}", words!("{path}: {reason}. The value there is {value}. The profile is left out, or stays as it was given before. Mend the value."))]
    BadValue {
        /// Where.
        path: String,
        /// What stands there, as [`FileError::BadValue`] tells it.
        value: String,
        /// Why it does not fit.
        reason: String,
    },
    /// Two profiles of one name.
    #[error("{}", words!("{path}: there is another profile with the name {}. This one is left out. Give each a name of its own.", quoted(name)))]
    SameName {
        /// Where the second one stands.
        path: String,
        /// The name.
        name: String,
    },
    /// Not the name of a field.
    #[error("{}", words!("{path}: there is no field {}. It is ignored. Use the names in a profile file, as in accountLinkingRequest.scopes.", quoted(name)))]
    UnknownField {
        /// Where.
        path: String,
        /// What stands there.
        name: String,
    },
    /// Not the name of a domain.
    #[error("{}", words!("{path}: {} is no domain. It is ignored. Use the name alone, as in example.com: hosts below it are allowed with it.", quoted(name)))]
    NotADomain {
        /// Where.
        path: String,
        /// What stands there.
        name: String,
    },
}

/// Reads what `storage.managed` has, as JSON. `None` when there is no policy.
///
/// # Errors
/// When nothing of it can be read.
pub fn read(text: &str) -> Result<Option<Policy>, Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::TooLarge(text.len()));
    }
    let Ok(whole @ Value::Object(_)) = Value::parse(text) else { return Err(Problem::NotAnObject) };
    if whole.members().is_empty() {
        return Ok(None);
    }
    let mut policy = Policy::default();
    for (name, _) in whole.members() {
        if !matches!(&**name, PROFILES | LOCKED | ALLOWED) {
            policy.problems.push(Problem::UnknownMember(name.clone()));
        }
    }
    let profiles = list(&whole, PROFILES, MOST_PROFILES, &mut policy.problems).flatten();
    for (place, entry) in profiles.unwrap_or_default().iter().enumerate() {
        policy.take_profile(&format!("{PROFILES}[{place}]"), entry);
    }
    let read = |policy: &Policy, name: &String| policy.profiles.iter().any(|profile| profile.name == *name);
    let unread = std::mem::take(&mut policy.unread);
    policy.unread = unread.into_iter().filter(|name| !read(&policy, name)).collect();
    // What is no list leaves everything locked that a profile gives.
    if let Some(Some(named)) = list(&whole, LOCKED, MOST_NAMES, &mut policy.problems) {
        let locked = names(named, LOCKED, &|name| fields::is_known(name).then(|| name.to_owned()));
        policy.locked = Some(policy.sort_out(locked, |path, name| Problem::UnknownField { path, name }));
    }
    // What cannot be read allows nothing: an organisation that wanted a limit does not want none.
    if let Some(named) = list(&whole, ALLOWED, MOST_NAMES, &mut policy.problems) {
        let domains = names(named.unwrap_or_default(), ALLOWED, &domains::normal);
        policy.allowed_domains = Some(policy.sort_out(domains, |path, name| Problem::NotADomain { path, name }));
    }
    policy.problems.truncate(MOST_PROBLEMS);
    Ok(Some(policy))
}

/// A member that is a list. The outer `None` when it is not there, the inner when it is something else.
fn list<'a>(
    whole: &'a Value,
    name: &'static str,
    most: usize,
    problems: &mut Vec<Problem>,
) -> Option<Option<&'a [Value]>> {
    match whole.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::List(entries)) if entries.len() > most => {
            problems.push(Problem::TooMany { list: name, most });
            Some(entries.get(..most))
        }
        Some(Value::List(entries)) => Some(Some(entries)),
        Some(_) => {
            problems.push(Problem::NotAList(name));
            Some(None)
        }
    }
}

/// Each entry of a list of names as what it means, or where and what stands there.
fn names(
    entries: &[Value],
    list: &str,
    meaning: &dyn Fn(&str) -> Option<String>,
) -> Vec<Result<String, (String, String)>> {
    let one = |(place, entry): (usize, &Value)| {
        let path = || format!("{list}[{place}]");
        match entry {
            Value::Text(text) => meaning(text).ok_or_else(|| (path(), text.clone())),
            other => Err((path(), shortened(&to_text(other), 20))),
        }
    };
    entries.iter().enumerate().map(one).collect()
}

impl Policy {
    fn sort_out(
        &mut self,
        all: Vec<Result<String, (String, String)>>,
        problem: fn(String, String) -> Problem,
    ) -> Vec<String> {
        let mut right: Vec<String> = Vec::new();
        for one in all {
            match one {
                Ok(name) if right.contains(&name) => {}
                Ok(name) => right.push(name),
                Err((path, name)) => self.problems.push(problem(path, name)),
            }
        }
        right
    }

    fn take_profile(&mut self, path: &str, entry: &Value) {
        match profile_of(path, entry) {
            Ok(profile) if self.profiles.iter().any(|other| other.name == profile.name) => {
                self.problems.push(Problem::SameName { path: path.to_owned(), name: profile.name });
            }
            Ok(profile) => self.profiles.push(profile),
            Err(problem) => {
                self.problems.push(problem);
                if let Some(Value::Text(name)) = entry.at("profile.name") {
                    self.unread.push(name.trim().to_owned());
                }
            }
        }
    }
}

/// An entry of the list of profiles: what an exported file holds, and no other file, since those can hold a secret.
fn profile_of(path: &str, entry: &Value) -> Result<Profile, Problem> {
    let (Some(_), Some(Value::Object(_))) = (entry.get("linkwrightProfile"), entry.get("profile")) else {
        return Err(Problem::NotAProfile(path.to_owned()));
    };
    match file::import(&to_text(entry)) {
        Ok(mut imported) => {
            imported.profile.name = imported.profile.name.trim().to_owned();
            Ok(imported.profile)
        }
        Err(FileError::BadValue { path: within, value, reason }) => {
            Err(Problem::BadValue { path: format!("{path}.{within}"), value, reason })
        }
        Err(FileError::UnknownVersion(version)) => Err(Problem::NewerProfile { path: path.to_owned(), version }),
        Err(_) => Err(Problem::NotAProfile(path.to_owned())),
    }
}
