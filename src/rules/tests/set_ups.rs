//! Set-ups as developers have them, in `set_ups/*.txt`: the right ones, and those with a mistake or several.
//!
//! ```text
//! == name
//! use = what it begins with, from bases.txt; `lwa` when left out
//! path = value, as in the rules' own examples
//! -path, which is not there
//! -> rule severity field[row]; nothing else may be reported
//! => what is left of it when every fix has been applied
//! ->! both: nothing mends it but the developer
//! ```

use super::fixes::SetUp;
use super::*;
use crate::rules::case::parse;
use crate::rules::{FixSafety, Place};

const BASES: &str = include_str!("set_ups/bases.txt");

const RIGHT: [&str; 4] = [
    include_str!("set_ups/right_lwa.txt"),
    include_str!("set_ups/right_consoles.txt"),
    include_str!("set_ups/right_own.txt"),
    include_str!("set_ups/right_providers.txt"),
];

const WRONG: [&str; 11] = [
    include_str!("set_ups/wrong_redirects.txt"),
    include_str!("set_ups/wrong_client.txt"),
    include_str!("set_ups/wrong_secret.txt"),
    include_str!("set_ups/wrong_lwa_endpoints.txt"),
    include_str!("set_ups/wrong_endpoints.txt"),
    include_str!("set_ups/wrong_scopes.txt"),
    include_str!("set_ups/wrong_grant.txt"),
    include_str!("set_ups/wrong_pages.txt"),
    include_str!("set_ups/wrong_policy.txt"),
    include_str!("set_ups/wrong_stand_ins.txt"),
    include_str!("set_ups/wrong_several.txt"),
];

/// One set-up, and what is to be said of it.
struct Case {
    name: &'static str,
    lines: Vec<(&'static str, &'static str)>,
    found: Vec<&'static str>,
    left: Vec<&'static str>,
}

impl Case {
    /// The text behind `== `.
    fn of(text: &'static str) -> Self {
        let mut lines = text.lines().map(str::trim);
        let mut case =
            Self { name: lines.next().unwrap_or_default(), lines: Vec::new(), found: Vec::new(), left: Vec::new() };
        let mut base = (case.name != "lwa" && !BASES.contains(text)).then_some("lwa");
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(both) = line.strip_prefix("->! ") {
                case.found.push(both);
                case.left.push(both);
            } else if let Some(found) = line.strip_prefix("-> ") {
                case.found.push(found);
            } else if let Some(left) = line.strip_prefix("=> ") {
                case.left.push(left);
            } else if let Some(path) = line.strip_prefix('-') {
                case.lines.push((path, ""));
            } else if let Some(name) = line.strip_prefix("use = ") {
                base = Some(name);
            } else {
                case.lines.push(line.split_once(" = ").unwrap_or_else(|| panic!("{}: {line}", case.name)));
            }
        }
        if let Some(base) = base {
            let under = parts(BASES).find(|part| part.lines().next() == Some(base));
            let mut lines = Self::of(under.unwrap_or_else(|| panic!("no base {base}"))).lines;
            lines.append(&mut case.lines);
            case.lines = lines;
        }
        case
    }

    /// Its set-up. Of two lines with one path the later counts; a path that goes takes with it what is below.
    fn set_up(&self) -> SetUp {
        let mut lines: Vec<(&str, &str)> = Vec::new();
        for (path, value) in &self.lines {
            let below = format!("{path}.");
            lines.retain(|(known, _)| known != path && !(value.is_empty() && known.starts_with(&below)));
            if !value.is_empty() {
                lines.push((path, value));
            }
        }
        let text: Vec<String> = lines.iter().map(|(path, value)| format!("{path} = {}", filled(value))).collect();
        let secret = lines.iter().find(|(path, _)| *path == "alexa.secret").map(|(_, value)| {
            let table: toml::Table = toml::from_str(&format!("secret = {}", filled(value))).unwrap();
            table["secret"].as_str().unwrap().to_owned()
        });
        let seen = std::panic::catch_unwind(|| parse(&text.join("\n")));
        let seen = seen.unwrap_or_else(|_| panic!("{}", self.name));
        SetUp { seen, secret: secret.unwrap_or_default() }
    }
}

fn filled(value: &str) -> String {
    let short = [
        ("$P", PITANGUI),
        ("$L", LAYLA),
        ("$J", JAPAN),
        ("$ID", CLIENT_ID),
        ("$OTHER", OTHER_ID),
        ("$SECRET", SECRET),
        ("$V", "M1FAKE0000001"),
    ];
    short.iter().fold(value.to_owned(), |text, (name, long)| text.replace(name, long))
}

/// A file's parts, each beginning with its name.
fn parts(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split("\n== ").skip(1)
}

/// What is found, each as `rule severity field`, with every field where it shows.
fn found(set_up: &SetUp) -> Vec<String> {
    let mut all = Vec::new();
    for checked in check_all(&set_up.seen) {
        for (finding, severity) in checked.findings() {
            let at = |place: &Place| format!("{}[{}]", place.field, place.row.as_deref().unwrap_or_default());
            let places: Vec<String> = finding.places.iter().map(at).collect();
            all.push(format!("{} {} {}", checked.rule.id, severity.as_str(), places.join(" ")));
        }
    }
    all.sort();
    all
}

/// Applies one fix after the other until there is none, and gives what is found then.
fn mended(name: &str, mut set_up: SetUp) -> Vec<String> {
    for _ in 0..40 {
        let fix = set_up.findings().into_iter().find_map(|(_, finding)| finding.fix);
        let Some(fix) = fix else { return found(&set_up) };
        assert_ne!(fix.safety, FixSafety::None, "{name}");
        set_up.apply(&fix);
    }
    vec![format!("no end of fixes: {:?}", found(&set_up))]
}

/// True when this is what was wanted, neither more nor less.
fn fits(wanted: &[&str], found: &[String]) -> bool {
    let mut open = found.to_vec();
    let mut meets = |wanted: &str| {
        let (rule, place) = wanted.rsplit_once(' ').unwrap_or_default();
        let place = if place.ends_with(']') { place.to_owned() } else { format!("{place}[") };
        let meets = |one: &String| one.starts_with(&format!("{rule} ")) && one.contains(&format!(" {place}"));
        open.iter().position(meets).map(|at| open.remove(at)).is_some()
    };
    wanted.iter().all(|wanted| meets(&filled(wanted))) && open.is_empty()
}

fn judge(texts: &[&'static str]) {
    let mut differences = Vec::new();
    for case in texts.iter().copied().flat_map(parts).map(Case::of) {
        let set_up = case.set_up();
        let found = found(&set_up);
        if !fits(&case.found, &found) {
            differences.push(format!("{}\n  wanted {:?}\n  found  {found:?}", case.name, case.found));
        }
        let left = mended(case.name, set_up);
        if !fits(&case.left, &left) && !case.found.is_empty() {
            differences.push(format!("{}\n  left   {left:?}", case.name));
        }
    }
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn right_set_ups_have_no_error_and_no_warning() {
    judge(&RIGHT);
    let worth_knowing = |case: &Case| case.found.iter().all(|found| found.contains(" info "));
    assert!(RIGHT.into_iter().flat_map(parts).map(Case::of).all(|case| worth_knowing(&case)));
}

#[test]
fn mistakes_are_found_and_mended() {
    judge(&WRONG);
}

#[test]
fn every_rule_has_five_mistakes_of_its_own() {
    let all: Vec<Case> = WRONG.into_iter().flat_map(parts).map(Case::of).collect();
    for rule in crate::rules::RULES {
        let of_rule = |case: &&Case| case.found.iter().any(|found| found.split(' ').next() == Some(rule.id));
        assert!(all.iter().filter(of_rule).count() >= 5, "{}", rule.id);
    }
}
