//! The file *Console map*: an own map to keep, or to give to somebody with the same console.

use thiserror::Error;

use super::{MAX_ENTRIES, OwnEntry, OwnMap};
use crate::json::{self, Value, record};

/// The version that this Linkwright writes. It reads every version up to this one.
const FORMAT_VERSION: u32 = 1;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 256 * 1024;

struct MapFile {
    version: u32,
    entries: Vec<OwnEntry>,
}

record!(MapFile {
    need version = "linkwrightConsoleMap",
    need entries = "entries",
});

/// Why a console map was not read. Nothing was changed.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum MapFileError {
    /// Too large to be one.
    #[error("The file has {0} bytes; a console map has at most {MAX_BYTES}. Choose a file that Linkwright wrote.")]
    TooLarge(usize),
    /// Not JSON at all.
    #[error("The file is not JSON: {0}. Choose a file that Linkwright wrote.")]
    NotJson(String),
    /// JSON, but something else.
    #[error(
        "The file is no console map (\"linkwrightConsoleMap\": {FORMAT_VERSION}). A profile is imported at the top of the panel."
    )]
    NotAMap,
    /// Written by a newer Linkwright.
    #[error(
        "The file has format version {0}, and this Linkwright reads versions up to {FORMAT_VERSION}. Update Linkwright, or export the map again."
    )]
    UnknownVersion(u64),
    /// A value does not fit.
    #[error("{path}: {reason}. Mend it in the file and import it again.")]
    BadValue {
        /// Where, as in `entries[1].label`.
        path: String,
        /// Why it does not fit.
        reason: String,
    },
}

/// Adds a file's entries to a map, in place of what was kept for their fields. How many there were.
///
/// # Errors
/// [`MapFileError`] says path and reason, and then the map is as it was.
pub fn import(text: &str, own: &mut OwnMap) -> Result<usize, MapFileError> {
    if text.len() > MAX_BYTES {
        return Err(MapFileError::TooLarge(text.len()));
    }
    let json =
        Value::parse(text.trim_start_matches('\u{feff}')).map_err(|misfit| MapFileError::NotJson(misfit.reason))?;
    let version = json.get("linkwrightConsoleMap").ok_or(MapFileError::NotAMap)?;
    if let Some(other) = version.whole().filter(|whole| *whole != u64::from(FORMAT_VERSION)) {
        return Err(MapFileError::UnknownVersion(other));
    }
    let file: MapFile = json::from_value(&json).map_err(|misfit| bad(misfit.path, &misfit.reason))?;
    let count = file.entries.len();
    let mut merged = own.clone();
    for (place, entry) in file.entries.into_iter().enumerate() {
        if let Some((member, reason)) = entry.wrong() {
            return Err(bad(format!("entries[{place}].{member}"), reason));
        }
        if let Some(other) = merged.entries.iter().find(|other| entry.contradicts(other)) {
            let reason = format!("this is the label of \"{}\" already; one text cannot name two fields", other.field);
            return Err(bad(format!("entries[{place}].label"), &reason));
        }
        if !merged.keep(entry) {
            return Err(bad(format!("entries[{place}]"), &format!("a console map has at most {MAX_ENTRIES} entries")));
        }
    }
    *own = merged;
    Ok(count)
}

fn bad(path: String, reason: &str) -> MapFileError {
    MapFileError::BadValue { path, reason: reason.to_owned() }
}

/// A map's entries as a file's text.
#[must_use]
pub fn export(own: &OwnMap) -> String {
    json::to_pretty_text(&MapFile { version: FORMAT_VERSION, entries: own.entries.clone() }) + "\n"
}
