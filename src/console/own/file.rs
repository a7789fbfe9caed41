//! The file *Console map*: an own map to keep, or to give to somebody with the same console.

use super::{MAX_ENTRIES, OwnEntry, OwnMap};
use crate::json::{self, record};
use crate::profile::FileError;
use crate::profile::file::{fit, parse};
use crate::words::said;

/// The version that this Linkwright writes. It reads every version up to this one.
const FORMAT_VERSION: u32 = 1;

struct MapFile {
    version: u32,
    entries: Vec<OwnEntry>,
}

record!(MapFile {
    need version = "linkwrightConsoleMap",
    need entries = "entries",
});

/// Adds a file's entries to a map, in place of what was kept for their fields.
///
/// # Errors
/// [`FileError`] says path and reason, and then the map is as it was.
pub fn import(text: &str, own: &mut OwnMap) -> Result<(), FileError> {
    let json = parse(text)?;
    let version = json.get("linkwrightConsoleMap").ok_or(FileError::NotAMap)?;
    if let Some(other) = version.whole().filter(|whole| *whole != u64::from(FORMAT_VERSION)) {
        return Err(FileError::UnknownVersion(other));
    }
    let file: MapFile = fit(&json)?;
    let entries = file.entries.as_slice();
    for (place, entry) in entries.iter().enumerate() {
        let clash = |other: &OwnEntry| entry.contradicts(other);
        let mut wrong = entry.wrong();
        // What the file itself replaces is no hindrance.
        let stays = |kept: &&OwnEntry| !entries.iter().any(|new| new.is_of(kept.page, kept.field));
        if entries[..place].iter().any(clash) || own.entries.iter().filter(stays).any(clash) {
            wrong = Some(("label", said!("one text cannot name two fields")));
        }
        if place >= MAX_ENTRIES {
            wrong = Some(("label", said!("a console map has at most 200 entries")));
        }
        if let Some((member, reason)) = wrong {
            let (path, value) = (format!("entries[{place}].{member}"), json::to_text(&entry.label));
            return Err(FileError::BadValue { path, value, reason: reason.to_owned() });
        }
    }
    for entry in file.entries {
        own.keep(entry);
    }
    Ok(())
}

/// A map's entries as a file's text.
#[must_use]
pub fn export(own: &OwnMap) -> String {
    json::to_pretty_text(&MapFile { version: FORMAT_VERSION, entries: own.entries.clone() }) + "\n"
}
