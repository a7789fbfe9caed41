//! Runs the examples in the rules' documentation. An example is a TOML block marked `case`: paths of
//! [`Observations`] with values. A secret is written as `alexa.secret = "fake…"` and one that is kept for this session
//! as `keptSecret = "fake…"`; only their facts reach the rule. What was saved before is a table `alexa.saved`.

use crate::page::SecretSeen;
use crate::profile::Secret;
use crate::setup::{Observations, SecretFacts};

/// The set-up of an example.
///
/// # Errors
/// What does not fit, in a sentence.
pub fn read(text: &str) -> Result<Observations, String> {
    let wrong = |error: toml::de::Error| format!("{error}\n{text}");
    let mut table: toml::Table = toml::from_str(text).map_err(wrong)?;
    let take = |table: &mut toml::Table, key: &str| {
        table.remove(key).map(|value| value.as_str().unwrap_or_default().to_owned())
    };
    let kept = take(&mut table, "keptSecret").map(Secret::new);
    let secret = table.get_mut("alexa").and_then(toml::Value::as_table_mut).and_then(|alexa| take(alexa, "secret"));
    let mut seen: Observations = table.try_into().map_err(wrong)?;
    if let (Some(secret), Some(form)) = (secret, &mut seen.alexa) {
        form.client_secret = Some(SecretFacts::of(&SecretSeen::of(&secret), form.client_id.as_deref(), kept.as_ref()));
    }
    seen.secret_kept |= kept.is_some();
    Ok(seen)
}

/// The same, for tests.
#[cfg(test)]
pub fn parse(text: &str) -> Observations {
    read(text).unwrap_or_else(|wrong| panic!("{wrong}"))
}

#[cfg(test)]
#[test]
fn the_examples_of_every_rule_hold() {
    use super::doc::Example;
    use super::{Outcome, rule};

    for doc in super::docs::all() {
        let Some(rule) = rule(&doc.id) else { panic!("{}", doc.id) };
        let run = |example: &Example| (rule.check)(&parse(&example.case));
        for example in &doc.fails {
            let Outcome::Fails(findings) = run(example) else { panic!("{} does not fail:\n{example:#?}", doc.id) };
            assert!(!findings.is_empty(), "{}", doc.id);
            for finding in findings {
                assert!(finding.what.len() > 15 && finding.cure.len() > 15, "{}: {finding:?}", doc.id);
                assert!(finding.what.ends_with('.') && finding.cure.ends_with('.'), "{}: {finding:?}", doc.id);
                assert!(!finding.places.is_empty(), "{}: {finding:?}", doc.id);
            }
        }
        for example in &doc.passes {
            assert_eq!(run(example), Outcome::Passes, "{}:\n{example:#?}", doc.id);
        }
        for example in &doc.looks_wrong {
            assert!(!matches!(run(example), Outcome::Fails(_)), "{} fails:\n{example:#?}\n{:?}", doc.id, run(example));
        }
        for example in &doc.cannot_tell {
            assert!(matches!(run(example), Outcome::CannotTell(_)), "{}:\n{example:#?}\n{:?}", doc.id, run(example));
        }
    }
}
