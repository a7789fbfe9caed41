//! A policy as it comes from the administrator: read part by part, so that one that is wrong costs no other.

use thiserror::Error;

use super::{LOCKED, PROFILES, domains, fields, name_of, text_of};
use crate::json::{Value, shortened, to_text};
use crate::profile::{FileError, file};
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

const ALLOWED: &str = "allowedDomains";

/// What of a policy could be read.
#[derive(Debug, Default)]
pub struct Policy {
    /// The profiles, each field in its one form; no two have the same name.
    pub profiles: Vec<Value>,
    /// Names of profiles that could not be read.
    pub unread: Vec<String>,
    /// A list of the names of locked fields; `None` when the policy names none.
    pub locked: Option<Value>,
    /// A list of the domains that are allowed, as hosts are compared; `None` when all are.
    pub allowed_domains: Option<Value>,
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
    for (place, entry) in policy.list(&whole, PROFILES, MOST_PROFILES).unwrap_or_default().iter().enumerate() {
        if let Err(problem) = policy.take_profile(format!("{PROFILES}[{place}]"), entry) {
            policy.unread.push(text_of(entry.at("profile.name")).trim().to_owned());
            policy.problems.push(problem);
        }
    }
    // What is no list leaves everything locked that a profile gives.
    if let Some(named) = policy.list(&whole, LOCKED, MOST_NAMES) {
        let is_known = |name: &str| if fields::is_known(name) { Some(name.to_owned()) } else { None };
        policy.locked = Some(policy.names(named, LOCKED, &is_known));
    }
    // What is no list allows nothing: an organisation that wanted a limit does not want none.
    if whole.get(ALLOWED).is_some_and(|allowed| *allowed != Value::Null) {
        let named = policy.list(&whole, ALLOWED, MOST_NAMES).unwrap_or_default();
        policy.allowed_domains = Some(policy.names(named, ALLOWED, &domains::normal));
    }
    policy.problems.truncate(MOST_PROBLEMS);
    Ok(Some(policy))
}

impl Policy {
    /// A member that is a list.
    fn list<'a>(&mut self, whole: &'a Value, list: &'static str, most: usize) -> Option<&'a [Value]> {
        match whole.get(list) {
            None | Some(Value::Null) => None,
            Some(Value::List(entries)) => {
                if entries.len() > most {
                    self.problems.push(Problem::TooMany { list, most });
                }
                Some(&entries[..entries.len().min(most)])
            }
            Some(_) => {
                self.problems.push(Problem::NotAList(list));
                None
            }
        }
    }

    /// The names in a list, each once and as `meaning` has it.
    fn names(&mut self, entries: &[Value], list: &'static str, meaning: &dyn Fn(&str) -> Option<String>) -> Value {
        let mut right = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            match meaning(text_of(Some(entry))) {
                Some(name) => {
                    let name = Value::Text(name);
                    if !right.contains(&name) {
                        right.push(name);
                    }
                }
                None => {
                    let name = match entry {
                        Value::Text(text) => text.clone(),
                        other => shortened(&to_text(other), 20),
                    };
                    let path = format!("{list}[{place}]");
                    self.problems.push(match list {
                        LOCKED => Problem::UnknownField { path, name },
                        _ => Problem::NotADomain { path, name },
                    });
                }
            }
        }
        Value::List(right)
    }

    /// An entry of the list of profiles: what an exported file holds, and no other file, since those can hold a secret.
    fn take_profile(&mut self, path: String, entry: &Value) -> Result<(), Problem> {
        let (Some(_), Some(Value::Object(_))) = (entry.get("linkwrightProfile"), entry.get("profile")) else {
            return Err(Problem::NotAProfile(path));
        };
        let mut profile = match file::import(&to_text(entry)) {
            Ok(imported) => imported.profile,
            Err(FileError::BadValue { path: within, value, reason }) => {
                return Err(Problem::BadValue { path: format!("{path}.{within}"), value, reason });
            }
            Err(FileError::UnknownVersion(version)) => return Err(Problem::NewerProfile { path, version }),
            Err(_) => return Err(Problem::NotAProfile(path)),
        };
        profile.name = profile.name.trim().to_owned();
        if self.profiles.iter().any(|other| name_of(other) == profile.name) {
            return Err(Problem::SameName { path, name: profile.name });
        }
        self.profiles.push(Value::parse(&to_text(&profile)).unwrap_or(Value::Null));
        Ok(())
    }
}
