//! The whole set-up of the guide on the practice consoles, to be watched.

use std::path::Path;

use anyhow::{Result, bail};

use crate::run::Run;
use crate::{build, setup};

/// Installs what is missing, builds, and plays it.
pub fn run(root: &Path, options: &[&str]) -> Result<()> {
    let mut browser = "chromium";
    let mut headed = false;
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        match *option {
            "--headed" => headed = true,
            "--browser" => match rest.next() {
                Some(&name) if ["chromium", "firefox"].contains(&name) => browser = name,
                other => bail!("--browser needs chromium or firefox, not {}", other.unwrap_or(&"nothing")),
            },
            other => bail!("I do not know the option {other}. There are --headed and --browser <chromium|firefox>."),
        }
    }
    setup::to_build(root)?;
    setup::browsers(root, Some(browser))?;
    println!("· building the extension (the first time takes some minutes)");
    build::make(root)?;
    let mut arguments = vec!["tests/e2e/demo.mjs", "--browser", browser];
    if headed {
        arguments.push("--headed");
    }
    Run::new(root, "node", &arguments).shown()
}
