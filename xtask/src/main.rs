//! The build tool: `cargo xtask <command>`.

mod build;
mod demo;
mod docs;
mod manifest;
mod package;
mod run;
mod setup;
mod sizes;
mod test;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  build     build the extension into dist/chromium and dist/firefox
  test      everything that CI runs
              --fast          without the browsers
              --only <step>   one step; `--only list` names them
  demo      the whole set-up on the practice consoles, with pictures in target/demo/
              --browser <chromium|firefox>
              --headed        leave the browser open to play
  docs      write the generated files; --check says which are stale
  package   build, and pack target/packages/*.zip

What is missing (wasm target, npm packages, browsers) is installed, or the command that does is printed.";

fn main() -> ExitCode {
    match dispatch(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let root = root();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => build::run(&root),
        ["test", options @ ..] => test::run(&root, options),
        ["demo", options @ ..] => demo::run(&root, options),
        ["docs"] => docs::run(&root, false),
        ["docs", "--check"] => docs::run(&root, true),
        ["package"] => package::run(&root),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("I do not know `cargo xtask {}`.\n\n{HELP}", words.join(" ")),
    }
}

/// The repository's root: the folder above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
