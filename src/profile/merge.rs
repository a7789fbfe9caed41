//! One profile, changed in two places at once.

use super::Profile;
use crate::json::{self, Value};

/// What became of two changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The profile with both changes; where both changed the same value, with mine.
    pub profile: Profile,
    /// What the others had put where mine stands: the value's name in the profile file, and the value.
    pub lost: Vec<(String, String)>,
}

/// Puts together what I and others made of `base`. A value that only one side changed is as that side has it; a list is
/// one value.
#[must_use]
pub fn merge(base: &Profile, mine: &Profile, theirs: &Profile) -> Merged {
    let value = |profile: &Profile| Value::parse(&json::to_text(profile)).unwrap_or(Value::Null);
    let (both, lost) = merge_values(&value(base), &value(mine), &value(theirs));
    // Every part comes from a profile, so the whole is one.
    let profile = json::from_value(&both).unwrap_or_else(|_| mine.clone());
    Merged { profile, lost }
}

/// The same for profiles as values, and what of theirs has no place.
#[must_use]
pub fn merge_values(base: &Value, mine: &Value, theirs: &Value) -> (Value, Vec<(String, String)>) {
    let mut lost = Vec::new();
    let both = members("", base, mine, theirs, &mut lost);
    (both, lost)
}

fn members(path: &str, base: &Value, mine: &Value, theirs: &Value, lost: &mut Vec<(String, String)>) -> Value {
    let mut all = Vec::new();
    let new = theirs.members().iter().filter(|(name, _)| mine.get(name).is_none());
    for (name, _) in mine.members().iter().chain(new) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        if let Some(value) = one(&path, base.get(name), mine.get(name), theirs.get(name), lost) {
            all.push((name.clone(), value));
        }
    }
    Value::Object(all)
}

fn one(
    path: &str,
    base: Option<&Value>,
    mine: Option<&Value>,
    theirs: Option<&Value>,
    lost: &mut Vec<(String, String)>,
) -> Option<Value> {
    if mine == theirs || theirs == base {
        return mine.cloned();
    }
    if mine == base {
        return theirs.cloned();
    }
    if let (Some(mine @ Value::Object(_)), Some(theirs @ Value::Object(_))) = (mine, theirs) {
        return Some(members(path, base.unwrap_or(&Value::Null), mine, theirs, lost));
    }
    let text = match theirs {
        None => String::new(),
        Some(Value::Text(text)) => text.clone(),
        Some(other) => json::to_text(other),
    };
    lost.push((path.to_owned(), text));
    mine.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::SecurityProfile;
    use proptest::prelude::*;

    fn named(name: &str) -> Profile {
        Profile { name: name.to_owned(), ..Profile::default() }
    }

    #[test]
    fn what_each_changed_is_there() {
        let base = named("Skill");
        let mut mine = base.clone();
        mine.account_linking_request.client_id = Some("fake-id".into());
        let mut theirs = named("Renamed");
        theirs.lwa = Some(SecurityProfile { name: Some("Fake".into()), ..SecurityProfile::default() });
        let Merged { profile, lost } = merge(&base, &mine, &theirs);
        assert_eq!(profile.name, "Renamed");
        assert_eq!(profile.account_linking_request.client_id.as_deref(), Some("fake-id"));
        assert_eq!(profile.lwa, theirs.lwa);
        assert!(lost.is_empty());
    }

    #[test]
    fn of_one_value_mine_stands_and_theirs_is_told() {
        let base = named("Skill");
        let (mut mine, mut theirs) = (named("Mine"), named("Theirs"));
        mine.account_linking_request.scopes = Some(vec!["profile".into()]);
        theirs.account_linking_request.scopes = Some(vec!["email".into()]);
        let Merged { profile, lost } = merge(&base, &mine, &theirs);
        assert_eq!(profile, mine);
        assert_eq!(
            lost,
            [
                ("name".to_owned(), "Theirs".to_owned()),
                ("accountLinkingRequest.scopes".to_owned(), r#"["email"]"#.to_owned())
            ]
        );
    }

    #[test]
    fn what_one_switched_off_and_the_other_changed_is_told() {
        let mut base = named("Skill");
        base.lwa = Some(SecurityProfile { name: Some("Fake".into()), ..SecurityProfile::default() });
        let mine = named("Skill");
        let mut theirs = base.clone();
        theirs.lwa = Some(SecurityProfile { name: Some("Other".into()), ..SecurityProfile::default() });
        let Merged { profile, lost } = merge(&base, &mine, &theirs);
        assert_eq!(profile, mine);
        assert_eq!(lost.len(), 1);
        assert_eq!(lost[0].0, "lwa");
    }

    fn profiles() -> impl Strategy<Value = Profile> {
        let text = || proptest::option::of("[ab]{0,2}");
        ("[ab]{1,2}", text(), text(), proptest::option::of(proptest::collection::vec("[ab]", 0..3))).prop_map(
            |(name, client_id, description, scopes)| {
                let mut profile = named(&name);
                profile.account_linking_request.client_id = client_id;
                profile.account_linking_request.scopes = scopes;
                profile.lwa =
                    description.map(|text| SecurityProfile { description: Some(text), ..SecurityProfile::default() });
                profile
            },
        )
    }

    proptest! {
        #[test]
        fn one_change_alone_stands(base in profiles(), changed in profiles()) {
            let mine = merge(&base, &changed, &base);
            prop_assert_eq!((&mine.profile, mine.lost.len()), (&changed, 0));
            let theirs = merge(&base, &base, &changed);
            prop_assert_eq!((&theirs.profile, theirs.lost.len()), (&changed, 0));
        }

        #[test]
        fn nothing_goes_unsaid(base in profiles(), mine in profiles(), theirs in profiles()) {
            let merged = merge(&base, &mine, &theirs);
            // Whatever they changed is in the profile, or is told.
            let told = |path: &str| merged.lost.iter().any(|(name, _)| name == path || path.starts_with(&format!("{name}.")));
            if theirs.name != base.name {
                prop_assert!(merged.profile.name == theirs.name || told("name"));
            }
            let id = |profile: &Profile| profile.account_linking_request.client_id.clone();
            if id(&theirs) != id(&base) {
                prop_assert!(id(&merged.profile) == id(&theirs) || told("accountLinkingRequest.clientId"));
            }
            if theirs.lwa != base.lwa {
                prop_assert!(merged.profile.lwa == theirs.lwa || told("lwa.description"));
            }
            // And whatever I changed stands.
            if mine.name != base.name {
                prop_assert_eq!(&merged.profile.name, &mine.name);
            }
        }
    }
}
