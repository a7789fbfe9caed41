//! Turns the English messages of `extension/_locales/` into functions: `"show": "Show $LABEL$"` becomes
//! `show(label: &str) -> String`. Two messages that end in `One` and `Other` become one function of the number.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use serde::Deserialize;

const SOURCE: &str = "../_locales/en/messages.json";
/// What begins so is used elsewhere: in the manifest, the background, and the other pages. `cargo xtask test` looks there.
const ELSEWHERE: &[&str] = &[
    "action",
    "background",
    "boot",
    "command",
    "content",
    "core_",
    "extension",
    "menu",
    "practice",
    "settings",
    "welcome",
];

#[derive(Deserialize)]
struct Message {
    message: String,
    #[serde(default)]
    placeholders: BTreeMap<String, Placeholder>,
}

#[derive(Deserialize)]
struct Placeholder {
    content: String,
}

impl Message {
    /// The names of what is put in, in the order of their numbers.
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.placeholders.iter().map(|(name, at)| (&*at.content, &**name)).collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// The text with `\u{1}` and a number for each placeholder, for tests.
    fn english(&self) -> String {
        let mut text = self.message.clone();
        for (number, name) in self.names().iter().enumerate() {
            text = text.replace(&format!("${}$", name.to_uppercase()), &format!("\u{1}{number}"));
        }
        text.replace("$$", "$")
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed=build.rs");
    let all: BTreeMap<String, Message> = serde_json::from_str(&fs::read_to_string(SOURCE)?)?;
    let ours: Vec<_> = all.iter().filter(|(key, _)| !ELSEWHERE.iter().any(|start| key.starts_with(start))).collect();
    let place = |key: &str| ours.iter().position(|(other, _)| *other == key);
    let mut out = String::new();
    let keys: Vec<_> = ours.iter().map(|(key, _)| key).collect();
    writeln!(out, "const KEYS: &[&str] = &{keys:?};")?;
    let english: Vec<_> = ours.iter().map(|(_, message)| message.english()).collect();
    writeln!(out, "const ENGLISH: &[&str] = &{english:?};")?;
    for (index, (key, message)) in ours.iter().enumerate() {
        let base = key.strip_suffix("Other").filter(|base| place(&format!("{base}One")).is_some());
        let is_one = key.strip_suffix("One").is_some_and(|base| place(&format!("{base}Other")).is_some());
        if is_one {
            continue;
        }
        let names = message.names();
        let mut parameters = Vec::new();
        let mut given = Vec::new();
        for name in &names {
            let is_number = matches!(*name, "count" | "number");
            parameters.push(format!("{name}: {}", if is_number { "usize" } else { "&str" }));
            given.push(if is_number { format!("&{name}.to_string()") } else { (*name).to_owned() });
        }
        let (parameters, given) = (parameters.join(", "), given.join(", "));
        let name = snake(base.unwrap_or(key));
        let doc = format!("{:?}", message.message);
        match base {
            Some(base) => {
                let one = place(&format!("{base}One")).ok_or("a plural without a singular")?;
                writeln!(
                    out,
                    "#[doc = {doc}]\npub fn {name}({parameters}) -> String {{ counted({one}, {index}, count, &[{given}]) }}"
                )?;
            }
            None if names.is_empty() => {
                writeln!(out, "#[doc = {doc}]\npub fn {name}() -> &'static str {{ fixed({index}) }}")?;
            }
            None => {
                writeln!(out, "#[doc = {doc}]\npub fn {name}({parameters}) -> String {{ with({index}, &[{given}]) }}")?;
            }
        }
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("messages.rs"), out)?;
    Ok(())
}

/// `fixSafe` → `fix_safe`.
fn snake(key: &str) -> String {
    let mut name = String::new();
    for letter in key.chars() {
        if letter.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
