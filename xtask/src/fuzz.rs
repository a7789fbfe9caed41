//! `cargo xtask fuzz`: the targets in fuzz/, each for a while. No part of `cargo xtask test`: what is found is mended,
//! and a unit test keeps it so.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::{cargo, quiet, show, works};

/// How long each target runs, in seconds, when nothing else is said.
pub const SECONDS: u32 = 60;

/// An input that takes longer is a finding, in seconds.
const HANG: u32 = 5;

/// Runs the targets that are named, or all, and prints what became of each.
pub fn run(root: &Path, only: &[String], seconds: u32) -> Result<()> {
    let targets = targets(root)?;
    if let Some(unknown) = only.iter().find(|name| !targets.contains(name)) {
        bail!("There is no fuzz target {unknown}. The targets are: {}", targets.join(", "));
    }
    tools(root)?;
    let mut failed = Vec::new();
    for target in targets.iter().filter(|target| only.is_empty() || only.contains(target)) {
        if !go(root, target, seconds)? {
            failed.push(target.as_str());
        }
    }
    if !failed.is_empty() {
        bail!(
            "Found something: {}. Once more with one input: cargo fuzz run --sanitizer none {} <file>",
            failed.join(", "),
            failed[0]
        );
    }
    Ok(())
}

/// The names of the files in fuzz/fuzz_targets, sorted.
fn targets(root: &Path) -> Result<Vec<String>> {
    let folder = fs::read_dir(root.join("fuzz/fuzz_targets")).context("cannot read fuzz/fuzz_targets")?;
    let names = folder.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut targets: Vec<String> = names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect();
    targets.sort();
    Ok(targets)
}

/// cargo-fuzz, and a C++ compiler for libFuzzer. Without a sanitizer no nightly toolchain is needed: the core forbids
/// unsafe code, so a sanitizer would find nothing and halve the number of runs.
fn tools(root: &Path) -> Result<()> {
    if !["c++", "g++", "clang++"].iter().any(|program| works(program, &["--version"])) {
        bail!("libFuzzer is C++, and there is no compiler for it. On Debian or Ubuntu: sudo apt-get install g++");
    }
    if quiet(&mut cargo(root, ["fuzz", "--version"])).is_err() {
        println!("installing cargo-fuzz");
        show(&mut cargo(root, ["install", "cargo-fuzz", "--locked"]))?;
    }
    Ok(())
}

/// Runs one target and prints a line. True when nothing was found.
fn go(root: &Path, target: &str, seconds: u32) -> Result<bool> {
    let (corpus, found) = (format!("fuzz/corpus/{target}"), format!("fuzz/artifacts/{target}"));
    for folder in [&corpus, &found] {
        fs::create_dir_all(root.join(folder)).with_context(|| format!("cannot create {folder}"))?;
    }
    let before = files(&root.join(&found));
    let options = ["fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", "none", target].map(str::to_owned);
    let mut fuzz = cargo(root, options);
    fuzz.args([corpus, format!("fuzz/seeds/{target}"), "--".into()]);
    fuzz.args(["-dict=fuzz/words.dict".to_owned(), "-print_final_stats=1".to_owned()]);
    fuzz.args([format!("-max_total_time={seconds}"), format!("-timeout={HANG}")]);
    let (passed, said) = match quiet(&mut fuzz) {
        Ok(said) => (true, said),
        Err(error) => (false, format!("{error:#}")),
    };
    let Some(runs) = number(&said, "stat::number_of_executed_units:") else {
        bail!("The target {target} did not run:\n{said}");
    };
    let coverage = number(&said, "DONE   cov:").map(|edges| format!(", {edges} edges covered")).unwrap_or_default();
    let new = files(&root.join(&found)).into_iter().filter(|file| !before.contains(file));
    let new: Vec<String> = new.map(|file| format!("{found}/{file}")).collect();
    let mark = if passed { '✓' } else { '✗' };
    println!("{mark} {target:<10} {runs:>10} runs in {seconds} s{coverage}, {} crashes or hangs", new.len());
    if !passed {
        let panic = said.lines().skip_while(|line| !line.contains("panicked at")).take(3);
        panic.chain(new.iter().map(String::as_str)).for_each(|line| println!("    {line}"));
    }
    Ok(passed)
}

/// The number behind some words, where they stand last.
fn number(said: &str, words: &str) -> Option<u64> {
    let (_, behind) = said.rsplit_once(words)?;
    behind.split_whitespace().next()?.parse().ok()
}

fn files(folder: &Path) -> Vec<String> {
    let Ok(folder) = fs::read_dir(folder) else { return Vec::new() };
    folder.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}
