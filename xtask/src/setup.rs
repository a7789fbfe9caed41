//! What building and testing need beside Rust: installed where that is safe, else the one command that does it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::{Browser, cargo, command, quiet, show, works};

/// The oldest Node that the tools run on.
const NODE: u32 = 20;

/// The target of the two extension crates.
pub const WASM: &str = "wasm32-unknown-unknown";

/// For `build`: the Wasm target, Node, and the npm packages.
pub fn for_build(root: &Path) -> Result<()> {
    wasm_target(root)?;
    npm_packages(root)
}

/// For `test`: rustfmt and clippy as well.
pub fn for_test(root: &Path) -> Result<()> {
    for_build(root)?;
    let missing: Vec<_> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(name, _)| quiet(&mut cargo(root, [name, "--version"])).is_err())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    rustup(root, &["component", "add"], &missing)
}

fn wasm_target(root: &Path) -> Result<()> {
    let folder = quiet(&mut command(root, "rustc", ["--print", "target-libdir", "--target", WASM]));
    if folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    rustup(root, &["target", "add"], &[WASM])
}

/// Adds something to the toolchain.
fn rustup(root: &Path, verb: &[&str], what: &[&str]) -> Result<()> {
    let what_text = what.join(" ");
    if !works("rustup", &["--version"]) {
        bail!(
            "Rust lacks {what_text}, and there is no rustup to add it. Install Rust with rustup (https://rustup.rs) and run this again."
        );
    }
    println!("adding {what_text} to the Rust toolchain");
    show(command(root, "rustup", verb).args(what))
}

/// `npm ci`, when the packages are not those of the lock file. A copy of the lock file remembers which they are.
fn npm_packages(root: &Path) -> Result<()> {
    node(root)?;
    let lock = root.join("package-lock.json");
    let installed = root.join("node_modules/.linkwright-lock");
    let wanted = fs::read(&lock).context("cannot read package-lock.json")?;
    if fs::read(&installed).is_ok_and(|now| now == wanted) {
        return Ok(());
    }
    println!("installing the npm packages of package-lock.json");
    show(&mut command(root, "npm", ["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, wanted).context("cannot write into node_modules")
}

/// Node is the one thing that has to be there already: distributions differ too much in how to get a new one.
fn node(root: &Path) -> Result<()> {
    let advice = format!("Install Node {NODE} or newer with npm (https://nodejs.org) and run this again.");
    let Ok(version) = quiet(&mut command(root, "node", ["--version"])) else {
        bail!("Node is not installed; it bundles the content script and drives the browsers. {advice}");
    };
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        bail!("Node is too old: {}. {advice}", version.trim());
    }
    if !works("npm", &["--version"]) {
        bail!("Node is installed, but npm is not. {advice}");
    }
    Ok(())
}

/// A browser for the end-to-end tests and the demo.
pub fn browser(root: &Path, browser: Browser) -> Result<()> {
    let (programs, package): (&[&str], _) = match browser {
        Browser::Chromium => (&["chromium", "chromium-browser"], "chromium"),
        Browser::Firefox => (&["firefox-esr", "firefox"], "firefox-esr"),
    };
    if programs.iter().any(|program| works(program, &["--version"])) {
        return Ok(());
    }
    let name = browser.name();
    if !is_debian() {
        bail!(
            "There is no {name} on the PATH, and the tests need it. On Ubuntu: `sudo snap install {name}`; elsewhere install the package of your distribution that brings the program `{}`.",
            programs[0]
        );
    }
    let install = ["install", "--yes", "--no-install-recommends", package];
    if !quiet(&mut command(root, "id", ["-u"])).is_ok_and(|id| id.trim() == "0") {
        bail!("There is no {name} on the PATH, and the tests need it. Run: sudo apt-get {}", install.join(" "));
    }
    println!("installing {package} with apt-get");
    let apt = |arguments: &[&str]| quiet(command(root, "apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["update"])?;
    apt(&install).map(drop)
}

/// Debian itself: Ubuntu's packages of both browsers only point at snap.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|release| release.lines().any(|line| line.trim() == "ID=debian"))
}
