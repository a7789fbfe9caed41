//! The build tool: `cargo xtask <command>`.

mod bench;
mod bench_browser;
mod binary;
mod build;
mod catalogue;
mod demo;
mod docs;
mod fixture;
mod fuzz;
mod icons;
mod locales;
mod manifest;
mod package;
mod pictures;
mod rule_pages;
mod run;
mod sarif;
mod setup;
mod sizes;
mod test;
mod wasm;
mod words;

use std::process::ExitCode;

use anyhow::{Result, bail};

use run::Browser;

const HELP: &str = "\
cargo xtask <command>

  setup                           install what building and testing need, or say how
  build                           the extension, in dist/chromium and dist/firefox
  test [--fast] [--only <step>]…  everything that CI runs; --fast leaves the browsers out
  demo [--headed] [--browser <name>]
                                  a whole set-up on the practice consoles; <name> is chromium or firefox
  fixture add <file> [--name <name>]
                                  a test from what Copy page outline put on the clipboard
  fuzz [<target>…] [--seconds <number>]
                                  the targets in fuzz/, each for a minute or so long
  bench                           what the budgets are held against, in Chromium and out of it: ratios and sizes
  docs [--check] [--pictures]     write the generated files; with --check fail when one is stale; with --pictures
                                  take those of docs/images/ anew
  package                         zips for the stores, in target/packages

Steps of test, for --only (a beginning of the name is enough):
 ";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let root = run::root()?;
    let mut words = arguments.iter().map(String::as_str);
    let Some(name) = words.next() else { return help() };
    let mut options = Options::default();
    while let Some(word) = words.next() {
        match (name, word) {
            ("test", "--fast") => options.fast = true,
            ("test", "--only") => options.words.push(value(word, words.next())?.to_owned()),
            ("fuzz", "--seconds") => {
                let wanted = value(word, words.next())?;
                let Ok(seconds) = wanted.parse() else { bail!("{wanted} is no number of seconds.") };
                options.seconds = seconds;
            }
            ("fuzz", target) if !target.starts_with('-') => options.words.push(target.to_owned()),
            ("fixture", "--name") => options.name = Some(value(word, words.next())?.to_owned()),
            ("fixture", other) if !other.starts_with('-') => options.words.push(other.to_owned()),
            ("docs", "--check") => options.check = true,
            ("docs", "--pictures") => options.pictures = true,
            ("demo", "--headed") => options.headed = true,
            ("demo", "--browser") => {
                let wanted = value(word, words.next())?;
                let Some(browser) = Browser::ALL.into_iter().find(|browser| browser.name() == wanted) else {
                    bail!("There is no browser called {wanted}; it is chromium or firefox.");
                };
                options.browser = browser;
            }
            (_, "--help" | "-h") => return help(),
            _ => bail!("`cargo xtask {name}` does not know {word}. `cargo xtask help` lists what there is."),
        }
    }
    match name {
        "setup" => {
            setup::for_test(&root)?;
            Browser::ALL.into_iter().try_for_each(|browser| setup::browser(&root, browser))
        }
        "build" => build::run(&root),
        "test" => test::run(&root, &options.words, options.fast),
        "demo" => demo::run(&root, options.browser, options.headed),
        "fuzz" => fuzz::run(&root, &options.words, options.seconds),
        "fixture" => fixture::run(&root, &options.words, options.name.as_deref()),
        "bench" => bench::run(&root),
        "docs" => {
            docs::run(&root, options.check)?;
            if options.pictures { pictures::run(&root) } else { Ok(()) }
        }
        "package" => package::run(&root),
        "help" | "--help" | "-h" => help(),
        _ => bail!("There is no command {name}. `cargo xtask help` lists them."),
    }
}

/// What stands behind the command.
struct Options {
    fast: bool,
    /// What was named: steps of `test`, targets of `fuzz`, what `fixture` is to do.
    words: Vec<String>,
    name: Option<String>,
    check: bool,
    pictures: bool,
    headed: bool,
    browser: Browser,
    seconds: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            fast: false,
            words: Vec::new(),
            name: None,
            check: false,
            pictures: false,
            headed: false,
            browser: Browser::Chromium,
            seconds: fuzz::SECONDS,
        }
    }
}

/// The word after an option that needs one.
fn value<'a>(option: &str, word: Option<&'a str>) -> Result<&'a str> {
    match word {
        Some(word) if !word.starts_with('-') => Ok(word),
        _ => bail!("{option} needs a word after it. `cargo xtask help` shows which."),
    }
}

fn help() -> Result<()> {
    println!("{HELP} {}", test::names().join(" "));
    Ok(())
}
