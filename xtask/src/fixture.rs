//! `cargo xtask fixture add <file>`: makes a test of a page outline that somebody copied with *Copy page outline*.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::run::{cargo, quiet};
use linkwright::console::{OwnMap, Recognition, describe, read};
use linkwright::message::read_outline;
use linkwright::page::PageSnapshot;

/// Where outlines and their snapshots lie; src/console/outlines_tests.rs reads the same folder.
const FOLDER: &str = "tests/fixtures/outlines";

/// The test that reads them all.
const TEST: &str = "console::outlines_tests";

/// Carries out what stands behind `fixture`.
pub fn run(root: &Path, words: &[String], name: Option<&str>) -> Result<()> {
    match words {
        [verb, file] if verb == "add" => add(root, file, name),
        _ => bail!("It is: cargo xtask fixture add <file> [--name <name>]"),
    }
}

fn add(root: &Path, file: &str, name: Option<&str>) -> Result<()> {
    let copied = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
    let page = read_outline(&copied).with_context(|| format!("{file} was not added"))?;
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {FOLDER}"))?;
    if let Some(twin) = twin(&folder, &copied)? {
        bail!("{FOLDER}/{twin} is the same outline already.");
    }
    let is_taken = |name: &str| folder.join(format!("{name}.json")).exists();
    let name = match name {
        Some(name) if !is_name(name) => bail!("{name} is no name: small letters, digits and hyphens."),
        Some(name) if is_taken(name) => bail!("{FOLDER}/{name}.json is there already. Choose another name."),
        Some(name) => name.to_owned(),
        None => free(&format!("{}-{}", page_name(&page), today()?), is_taken),
    };
    let place = format!("{FOLDER}/{name}.json");
    fs::write(root.join(&place), copied.trim_end().to_owned() + "\n")
        .with_context(|| format!("cannot write {place}"))?;
    println!("added {place}\n\n{}", describe(&page));
    // `unseen` writes the snapshot that is missing, and no other.
    let mut test = cargo(root, ["test", "--quiet", "-p", "linkwright", "--lib", TEST]);
    quiet(test.env("INSTA_UPDATE", "unseen"))
        .with_context(|| format!("{place} is there, but the test that reads the outlines fails"))?;
    println!("{}", next_steps(&name));
    Ok(())
}

fn next_steps(name: &str) -> String {
    format!(
        "Its test passes with what is understood now, in {FOLDER}/{name}.snap. Next:
  1. Read both files: they must hold no value of anybody, and say what a person would say of the page.
  2. A field that is not found: add the label that the page shows to src/console/maps/, with locale, month and source.
  3. INSTA_UPDATE=always cargo test -p linkwright {TEST}
     writes what is understood then. `git diff` shows what it changed: nothing on other pages.
  4. Commit map, outline and snapshot together."
    )
}

/// The outline that is there already with the same content.
fn twin(folder: &Path, copied: &str) -> Result<Option<String>> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {FOLDER}"))? {
        let entry = entry?;
        let other = fs::read_to_string(entry.path()).unwrap_or_default();
        if other.trim_end() == copied.trim_end() {
            return Ok(Some(entry.file_name().to_string_lossy().into_owned()));
        }
    }
    Ok(None)
}

/// The page that it is taken for, as part of a file's name.
fn page_name(page: &PageSnapshot) -> String {
    match read(&page.url, page, &OwnMap::default()) {
        Recognition::Page(reading) => reading.page.as_str().replace('.', "-"),
        Recognition::Unknown { console, .. } => console.to_lowercase().replace(|c: char| !c.is_ascii_lowercase(), "-"),
        Recognition::Elsewhere | Recognition::Off(_) => "elsewhere".to_owned(),
    }
}

/// The name, or the name with the first number that nobody has.
fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut names = std::iter::once(name.to_owned()).chain((2..).map(|number: u32| format!("{name}-{number}")));
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The date in UTC, as in 2025-01-31.
fn today() -> Result<String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?.as_secs();
    Ok(date(seconds / 86_400))
}

/// The date so many days after 1 January 1970.
fn date(mut days: u64) -> String {
    let is_leap = |year: u64| (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for (days, expected) in [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_088, "2024-12-31")]
        {
            assert_eq!(date(days), expected);
        }
    }

    #[test]
    fn names_are_free_and_of_one_kind() {
        assert_eq!(free("alexa", |name| ["alexa", "alexa-2"].contains(&name)), "alexa-3");
        assert!(is_name("alexa-ja-2") && !is_name("../x") && !is_name("") && !is_name("A"));
    }
}
