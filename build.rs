//! Checks the data files and turns them into Rust: console maps, presets, facts about providers, symptoms, and the list of
//! rules.
//! A wrong entry fails the build with file and line.

#[path = "src/console/key.rs"]
#[allow(dead_code)]
mod key;
#[path = "src/profile/lenient.rs"]
#[allow(dead_code)]
mod lenient;
#[path = "src/profile/model.rs"]
#[allow(dead_code, unexpected_cfgs)]
mod model;

#[path = "build/maps.rs"]
mod maps;
#[path = "build/presets.rs"]
mod presets;
#[path = "build/providers.rs"]
mod providers;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/symptoms.rs"]
mod symptoms;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A wrong entry in a data file.
#[derive(Debug)]
struct Wrong {
    file: PathBuf,
    line: usize,
    what: String,
}

impl Wrong {
    fn at(file: &Path, text: &str, offset: usize, what: impl Into<String>) -> Self {
        let line = text.get(..offset).unwrap_or(text).matches('\n').count() + 1;
        Self { file: file.to_owned(), line, what: what.into() }
    }

    fn toml(file: &Path, text: &str, error: &toml::de::Error) -> Self {
        Self::at(file, text, error.span().map_or(0, |span| span.start), error.message())
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// The files of a folder with this ending, sorted by name so that the output is the same everywhere.
fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            println!("cargo::rerun-if-changed={}", path.display());
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/console/key.rs");
    println!("cargo::rerun-if-changed=src/profile/model.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let folders = rules::folders()?;
    let outputs = [
        ("maps.rs", maps::generate(&files("src/console/maps", "toml")?)),
        ("presets.rs", presets::generate(&files("src/provider/presets", "toml")?)),
        ("providers.rs", providers::generate(Path::new("src/provider/providers.toml"))),
        ("rules.rs", rules::generate(&folders, &rules::notes()?)),
        ("symptoms.rs", symptoms::generate(Path::new("src/explain/symptoms.toml"), &rules::ids(&folders))),
    ];
    let mut failed = false;
    for (name, output) in outputs {
        match output {
            Ok(code) => fs::write(out.join(name), code)?,
            Err(wrongs) => {
                failed = true;
                for wrong in wrongs {
                    println!("cargo::error={wrong}");
                }
            }
        }
    }
    if failed { Err("the data files above need mending".into()) } else { Ok(()) }
}
