//! Everything that CI runs, step by step.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::run::Run;
use crate::{build, docs, setup, sizes};

/// One thing to check.
struct Step {
    name: &'static str,
    what: &'static str,
    /// Needs browsers, so `--fast` leaves it out.
    slow: bool,
    check: fn(&Path) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", what: "rustfmt", slow: false, check: fmt },
    Step { name: "clippy", what: "clippy, warnings are errors", slow: false, check: clippy },
    Step { name: "purity", what: "the core depends on no browser crate", slow: false, check: purity },
    Step { name: "unit", what: "unit and property tests", slow: false, check: unit },
    Step { name: "docs", what: "generated files are up to date", slow: false, check: |root| docs::run(root, true) },
    Step { name: "tsc", what: "TypeScript, strict", slow: false, check: tsc },
    Step { name: "biome", what: "TypeScript and JavaScript linter", slow: false, check: biome },
    Step { name: "build", what: "the extension", slow: false, check: build::make },
    Step { name: "sizes", what: "size budgets", slow: false, check: |root| sizes::report(&root.join("dist/chromium")) },
    Step { name: "lint", what: "web-ext lint of the Firefox build", slow: false, check: lint },
    Step { name: "chromium", what: "end to end in Chromium", slow: true, check: |root| end_to_end(root, "chromium") },
    Step { name: "firefox", what: "end to end in Firefox", slow: true, check: |root| end_to_end(root, "firefox") },
];

/// Runs all steps, or those that the options name. Every step is run; the end says which failed.
pub fn run(root: &Path, options: &[&str]) -> Result<()> {
    let steps: Vec<&Step> = match options {
        [] => STEPS.iter().collect(),
        ["--fast"] => STEPS.iter().filter(|step| !step.slow).collect(),
        ["--only", name] if STEPS.iter().any(|step| step.name == *name) => STEPS.iter().filter(|step| step.name == *name).collect(),
        ["--only", ..] => {
            let names = STEPS.iter().map(|step| format!("  {:<9} {}", step.name, step.what)).collect::<Vec<_>>();
            println!("The steps:\n{}", names.join("\n"));
            return Ok(());
        }
        _ => bail!("I do not know these options: {}. There are --fast and --only <step>.", options.join(" ")),
    };
    setup::components(root)?;
    setup::to_build(root)?;
    if steps.iter().any(|step| step.slow) {
        setup::browsers(root, None)?;
    }
    let mut failed = Vec::new();
    for step in steps {
        println!("· {}: {}", step.name, step.what);
        let begin = Instant::now();
        match (step.check)(root) {
            Ok(()) => println!("✓ {} ({} s)", step.name, begin.elapsed().as_secs()),
            Err(error) => {
                println!("✗ {} ({} s)\n{error:#}", step.name, begin.elapsed().as_secs());
                failed.push(step.name);
            }
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}. Again alone: cargo xtask test --only {}", failed.join(", "), failed[0]);
    }
    println!("\nall passed");
    Ok(())
}

fn fmt(root: &Path) -> Result<()> {
    Run::cargo(root, &["fmt", "--all", "--check"]).quiet().map(drop)
}

fn clippy(root: &Path) -> Result<()> {
    let native = ["clippy", "--quiet", "--locked", "-p", "linkwright", "-p", "xtask", "--all-targets", "--", "-D", "warnings"];
    Run::cargo(root, &native).quiet()?;
    let wasm = ["clippy", "--quiet", "--locked", "-p", "linkwright-background", "-p", "linkwright-panel"];
    let target = ["--target", "wasm32-unknown-unknown", "--target-dir", "target/wasm", "--", "-D", "warnings"];
    Run::cargo(root, &[wasm.as_slice(), target.as_slice()].concat()).quiet().map(drop)
}

/// Law one of the architecture.
fn purity(root: &Path) -> Result<()> {
    let tree = Run::cargo(root, &["tree", "--locked", "-p", "linkwright", "-e", "normal", "--prefix", "none"]).quiet()?;
    let browser = ["wasm-bindgen", "web-sys", "js-sys", "gloo", "leptos"];
    match tree.lines().find(|line| browser.iter().any(|name| line.starts_with(name))) {
        Some(line) => bail!("the core depends on {line}"),
        None => Ok(()),
    }
}

fn unit(root: &Path) -> Result<()> {
    // A panel's helpers are tested natively too; the rest of the extension is tested in browsers.
    Run::cargo(root, &["test", "--quiet", "--locked", "--workspace"]).quiet().map(drop)
}

fn tsc(root: &Path) -> Result<()> {
    for project in ["extension/content", "tests/consoles"] {
        Run::npm_bin(root, "tsc", &["--noEmit", "-p", project]).quiet()?;
    }
    Ok(())
}

fn biome(root: &Path) -> Result<()> {
    Run::npm_bin(root, "biome", &["ci", "--error-on-warnings"]).quiet().map(drop)
}

fn lint(root: &Path) -> Result<()> {
    Run::npm_bin(root, "web-ext", &["lint", "--source-dir", "dist/firefox", "--no-config-discovery"]).quiet().map(drop)
}

fn end_to_end(root: &Path, browser: &str) -> Result<()> {
    let arguments = ["--test", "--test-concurrency=1", "--test-timeout=240000", "tests/e2e/"];
    Run::new(root, "node", &arguments).with("LINKWRIGHT_BROWSER", browser).shown()
}
