//! `cargo xtask demo`: the built extension does a whole set-up on the practice consoles.

use std::path::Path;

use anyhow::{Result, bail};

use crate::run::{Browser, command, show};
use crate::{build, setup};

/// Prepares everything and hands over to `tests/e2e/demo.mjs`.
pub fn run(root: &Path, browser: Browser, headed: bool) -> Result<()> {
    setup::browser(root, browser)?;
    build::run(root)?;
    if !root.join("tests/e2e/demo.mjs").is_file() {
        bail!("There is no tests/e2e/demo.mjs. The checkout is not whole; restore the file and run this again.");
    }
    let mut demo = command(root, "node", ["tests/e2e/demo.mjs", "--browser", browser.name()]);
    if headed {
        demo.arg("--headed");
    }
    show(&mut demo)
}
