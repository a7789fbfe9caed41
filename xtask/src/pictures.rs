//! `cargo xtask docs --pictures`: the pictures in `docs/images/`, taken anew of the built extension in Chromium.

use std::path::Path;

use anyhow::{Result, bail};

use crate::run::{Browser, command, quiet, show};
use crate::{build, setup};

/// The programs that take them: the README's, then panel and pages in every language.
const PROGRAMS: [&str; 2] = ["tests/e2e/demo/readme.mjs", "tests/e2e/demo/gallery.mjs"];

/// Builds, and takes the pictures.
///
/// # Errors
/// When a font for one of the languages is missing, or a picture cannot be taken.
pub fn run(root: &Path) -> Result<()> {
    setup::browser(root, Browser::Chromium)?;
    // A browser without such a font draws boxes, and nothing would fail.
    if !quiet(&mut command(root, "fc-list", [":lang=ja", "family"])).is_ok_and(|found| !found.trim().is_empty()) {
        bail!(
            "There is no font for Japanese, so its pictures would show boxes. On Debian: apt-get install fonts-noto-cjk"
        );
    }
    build::run(root)?;
    PROGRAMS.iter().try_for_each(|program| show(&mut command(root, "node", [program])))
}
