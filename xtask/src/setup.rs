//! What the other commands need, installed when it is missing, or the one command that installs it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::Run;

/// The oldest Node that the tools run on.
const NODE: u32 = 20;

/// Browsers: name, programs that are it, Debian's package.
const BROWSERS: &[(&str, &[&str], &str)] = &[
    ("chromium", &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], "chromium"),
    ("firefox", &["/usr/bin/firefox-esr", "/usr/bin/firefox"], "firefox-esr"),
];

/// What is needed to build.
pub fn to_build(root: &Path) -> Result<()> {
    wasm_target(root)?;
    npm_packages(root)
}

/// What is needed to check the sources.
pub fn components(root: &Path) -> Result<()> {
    for (name, program) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !Run::cargo(root, &[program, "--version"]).succeeds() {
            install(root, "rustup", &["component", "add", name])?;
        }
    }
    Ok(())
}

fn wasm_target(root: &Path) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let installed = Run::new(root, "rustup", &["target", "list", "--installed"]).quiet().unwrap_or_default();
    if installed.lines().any(|line| line.trim() == TARGET) {
        return Ok(());
    }
    install(root, "rustup", &["target", "add", TARGET])
}

/// `npm ci` when the packages are not those of the lock file.
fn npm_packages(root: &Path) -> Result<()> {
    let version = Run::new(root, "node", &["--version"]).quiet().unwrap_or_default();
    let major: u32 = version.trim().trim_start_matches('v').split('.').next().and_then(|part| part.parse().ok()).unwrap_or(0);
    if major < NODE {
        let found = if version.is_empty() { "none".to_owned() } else { version.trim().to_owned() };
        bail!("Node {NODE} or newer is needed (found: {found}). On Debian or Ubuntu: apt-get install -y nodejs npm, or see nodejs.org.");
    }
    let wanted = fs::read(root.join("package-lock.json")).context("cannot read package-lock.json")?;
    let stamp = root.join("node_modules/.linkwright-lock");
    if fs::read(&stamp).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    println!("· installing npm packages");
    Run::new(root, "npm", &["ci", "--no-progress"]).quiet()?;
    fs::write(&stamp, wanted).context("cannot write into node_modules")
}

/// Both browsers, or the one that is named.
pub fn browsers(root: &Path, only: Option<&str>) -> Result<()> {
    let missing: Vec<&str> = BROWSERS
        .iter()
        .filter(|(name, ..)| only.is_none_or(|only| only == *name))
        .filter(|(name, programs, _)| !given(name) && !programs.iter().any(|program| Path::new(program).exists()))
        .map(|(.., package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get update && apt-get install -y {}", missing.join(" "));
    let root_user = Run::new(root, "id", &["-u"]).quiet().is_ok_and(|id| id.trim() == "0");
    let debian = Path::new("/usr/bin/apt-get").exists();
    if !(root_user && debian) {
        bail!("A browser is missing. Run as root:\n\n    {line}\n\nor name the programs in LINKWRIGHT_CHROMIUM and LINKWRIGHT_FIREFOX.");
    }
    println!("· installing {}", missing.join(" and "));
    Run::new(root, "apt-get", &["update", "-qq"]).quiet()?;
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], missing.as_slice()].concat();
    Run::new(root, "apt-get", &install).with("DEBIAN_FRONTEND", "noninteractive").quiet().map(drop)
}

/// True when the user names the program of a browser.
fn given(name: &str) -> bool {
    std::env::var_os(format!("LINKWRIGHT_{}", name.to_uppercase())).is_some()
}

fn install(root: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let line = format!("{program} {}", arguments.join(" "));
    println!("· {line}");
    Run::new(root, program, arguments).quiet().map(drop).with_context(|| format!("Something that is needed could not be installed. Run `{line}` yourself, then try again"))
}
