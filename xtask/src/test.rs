//! `cargo xtask test`: everything that CI runs, one line a step.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::run::{Browser, cargo, command, npm_program, quiet};
use crate::setup::{self, WASM};
use crate::{build, docs, locales, sarif, sizes};

/// The crates that only make sense in a browser.
const EXTENSION: [&str; 8] =
    ["-p", "linkwright-background", "-p", "linkwright-panel", "-p", "linkwright-reports", "-p", "linkwright-tools"];

/// What a step found.
enum Outcome {
    Passed,
    /// Passed, and worth showing.
    Note(String),
    /// There was nothing to do, and why.
    Skipped(&'static str),
}

/// One step of the whole.
struct Step {
    name: &'static str,
    /// What the step looks at must be built.
    built: bool,
    /// The browser that it needs. `--fast` leaves these steps out; they run side by side.
    browser: Option<Browser>,
    run: fn(&Path) -> Result<Outcome>,
}

const fn step(name: &'static str, run: fn(&Path) -> Result<Outcome>) -> Step {
    Step { name, built: false, browser: None, run }
}

const STEPS: [Step; 16] = [
    step("fmt", |root| passes(&mut cargo(root, ["fmt", "--all", "--check"]))),
    step("clippy", |root| {
        passes(&mut cargo(root, ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    }),
    step("clippy-wasm", clippy_wasm),
    step("unit", |root| passes(&mut cargo(root, ["test", "--quiet", "--workspace"]))),
    step("core-purity", core_purity),
    step("docs", |root| docs::run(root, true).map(|()| Outcome::Passed)),
    step("sarif", |root| sarif::check(root).map(Outcome::Note)),
    step("types", |root| {
        passes(&mut npm_program(root, "tsc", ["--noEmit", "-p", "extension/content/tsconfig.json"]))?;
        passes(&mut npm_program(root, "tsc", ["--noEmit", "-p", "extension/pages/tsconfig.json"]))
    }),
    step("types-consoles", |root| {
        passes(&mut npm_program(root, "tsc", ["--noEmit", "-p", "tests/consoles/tsconfig.json"]))
    }),
    step("biome", |root| passes(&mut npm_program(root, "biome", ["ci", "--error-on-warnings", "--colors=off"]))),
    step("locales", |root| locales::check(root).map(Outcome::Note)),
    step("build", |root| build::run(root).map(|()| Outcome::Passed)),
    Step { built: true, ..step("sizes", |root| sizes::check(root).map(Outcome::Note)) },
    Step { built: true, ..step("lint", lint) },
    Step { browser: Some(Browser::Chromium), ..step("e2e-chromium", |root| end_to_end(root, Browser::Chromium)) },
    Step { browser: Some(Browser::Firefox), ..step("e2e-firefox", |root| end_to_end(root, Browser::Firefox)) },
];

/// The names of the steps, in order.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs the steps: all of them, those that `only` names, or those without browsers.
pub fn run(root: &Path, only: &[String], fast: bool) -> Result<()> {
    if let Some(unknown) = only.iter().find(|word| !STEPS.iter().any(|step| chosen(step, word))) {
        bail!("There is no step {unknown}. The steps are: {}", names().join(", "));
    }
    setup::for_test(root)?;
    let wanted = |step: &&Step| {
        if only.is_empty() { !(fast && step.browser.is_some()) } else { only.iter().any(|word| chosen(step, word)) }
    };
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(wanted).filter(|step| step.browser.is_none()) {
        if step.built && failed.contains(&"build") {
            println!("✗ {:<15} not run: the build failed", step.name);
            failed.push(step.name);
        } else if !go(root, step) {
            failed.push(step.name);
        }
    }
    let in_browsers: Vec<&Step> = STEPS.iter().filter(wanted).filter(|step| step.browser.is_some()).collect();
    if failed.contains(&"build") {
        in_browsers.iter().for_each(|step| println!("✗ {:<15} not run: the build failed", step.name));
        failed.extend(in_browsers.iter().map(|step| step.name));
    } else {
        // One after the other: a package manager takes one order at a time.
        in_browsers.iter().filter_map(|step| step.browser).try_for_each(|browser| setup::browser(root, browser))?;
        std::thread::scope(|scope| {
            let jobs: Vec<_> = in_browsers.iter().map(|step| (step.name, scope.spawn(|| go(root, step)))).collect();
            failed.extend(jobs.into_iter().filter_map(|(name, job)| (!job.join().unwrap_or(false)).then_some(name)));
        });
    }
    if !failed.is_empty() {
        bail!("Failed: {}. One step alone: cargo xtask test --only {}", failed.join(", "), failed[0]);
    }
    Ok(())
}

/// Runs a step and prints what it found. True when it passed.
fn go(root: &Path, step: &Step) -> bool {
    let start = Instant::now();
    let outcome = (step.run)(root);
    let seconds = start.elapsed().as_secs_f32();
    match &outcome {
        Ok(Outcome::Passed) => println!("✓ {:<15} {seconds:>6.1} s", step.name),
        Ok(Outcome::Note(note)) => println!("✓ {:<15} {seconds:>6.1} s\n{}", step.name, indent(note)),
        Ok(Outcome::Skipped(why)) => println!("– {:<15} skipped: {why}", step.name),
        Err(error) => println!("✗ {:<15} {seconds:>6.1} s\n{}", step.name, indent(&format!("{error:#}"))),
    }
    outcome.is_ok()
}

/// Whether a word after `--only` means this step.
fn chosen(step: &Step, word: &str) -> bool {
    step.name.starts_with(word)
}

fn indent(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

fn passes(command: &mut Command) -> Result<Outcome> {
    quiet(command).map(|_| Outcome::Passed)
}

/// The extension crates for the target that they are made for.
fn clippy_wasm(root: &Path) -> Result<Outcome> {
    let mut clippy = cargo(root, ["clippy", "--quiet", "--target", WASM, "--target-dir", "target/wasm"]);
    passes(clippy.args(EXTENSION).args(["--", "-D", "warnings"]))
}

/// The first law of docs/architecture.md: the core knows no browser.
fn core_purity(root: &Path) -> Result<Outcome> {
    let tree = quiet(&mut cargo(
        root,
        ["tree", "-p", "linkwright", "--edges", "normal,build", "--prefix", "none", "--target", WASM],
    ))?;
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let browser =
        |name: &String| name.starts_with("wasm-bindgen") || ["web-sys", "js-sys", "gloo"].contains(&name.as_str());
    let found: Vec<_> = tree.lines().map(name).filter(browser).collect();
    if !found.is_empty() {
        bail!(
            "The core depends on {}. It must know no browser (docs/architecture.md); `cargo tree -p linkwright --target {WASM} -i {}` says through what.",
            found.join(", "),
            found[0]
        );
    }
    Ok(Outcome::Passed)
}

/// Mozilla's own check of the Firefox build. Its warnings are shown; only errors fail.
fn lint(root: &Path) -> Result<Outcome> {
    let said = quiet(&mut npm_program(
        root,
        "web-ext",
        ["lint", "--source-dir=dist/firefox", "--no-config-discovery", "--boring"],
    ))?;
    let counts: Vec<_> = said
        .lines()
        .filter(|line| ["errors", "notices", "warnings"].iter().any(|word| line.starts_with(word)))
        .collect();
    Ok(Outcome::Note(counts.join("  ")))
}

/// The built extension in a real browser.
fn end_to_end(root: &Path, browser: Browser) -> Result<Outcome> {
    let Ok(folder) = fs::read_dir(root.join("tests/e2e")) else { return Ok(Outcome::Skipped("there is no tests/e2e")) };
    let mut files: Vec<_> = folder.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    files.retain(|name| name.ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        return Ok(Outcome::Skipped("tests/e2e has no *.test.mjs"));
    }
    let files = files.iter().map(|name| format!("tests/e2e/{name}"));
    // Tests wait more than they work, so two files at a time. A browser that hangs must not hang everything else.
    let options = ["--test", "--test-concurrency=2", "--test-timeout=900000"].map(str::to_owned);
    let mut node = command(root, "node", options.into_iter().chain(files));
    let said = quiet(node.env("LINKWRIGHT_BROWSER", browser.name()))?;
    let counts = said.lines().filter_map(|line| line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")));
    let counts =
        counts.filter(|line| ["pass ", "fail ", "skipped ", "todo "].iter().any(|word| line.starts_with(word)));
    Ok(Outcome::Note(counts.collect::<Vec<_>>().join("  ")))
}
