//! What reports say, and what they must not.

mod leaks;
mod written;

use super::*;
use crate::rules::docs;

/// A time for tests: 2025-11-24, 19:30 UTC.
const NOW: u64 = 1_764_012_600_000;

/// The three reports of a set-up, by their names.
fn all_three(report: &Report) -> [(&'static str, String); 3] {
    // Documentation is the same for every set-up, and making it takes a while.
    static CATALOGUE: std::sync::LazyLock<crate::rules::Catalogue> = std::sync::LazyLock::new(docs::catalogue);
    [
        ("Markdown", markdown::write(report, &CATALOGUE)),
        ("SARIF", sarif::write(report, &CATALOGUE)),
        ("JSON", json::write(report, &CATALOGUE)),
    ]
}
