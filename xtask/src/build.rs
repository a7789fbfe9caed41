//! `cargo xtask build`: the extension for both browsers, in `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::run::{Browser, npm_program, quiet};
use crate::{catalogue, icons, locales, manifest, setup, sizes, wasm};

/// The extension's files that are taken as they are, from `extension/`.
const PLAIN: [&str; 9] = [
    "managed-schema.json",
    "background/background.js",
    "background/hosts.js",
    "background/menus.js",
    "background/policy.js",
    "background/sync.js",
    "background/tabs.js",
    "background/turn.js",
    "panel/panel.js",
];

/// The extension's pages, from `extension/`. They get their icons.
const PAGES: [&str; 4] = ["panel/panel.html", "pages/welcome.html", "pages/practice.html", "pages/settings.html"];

/// What is made of several files, in `extension/`, and the one file that it becomes.
const BUNDLES: [(&str, &str); 9] = [
    ("content/main.ts", "content.js"),
    ("content/act.ts", "act.js"),
    ("pages/welcome.ts", "welcome.js"),
    ("pages/practice.ts", "practice.js"),
    ("pages/settings.ts", "settings.js"),
    ("panel/panel.css", "panel.css"),
    ("pages/welcome.css", "welcome.css"),
    ("pages/practice.css", "practice.css"),
    ("pages/settings.css", "settings.css"),
];

/// Icons by their sizes in pixels.
const ICONS: [u32; 4] = [16, 32, 48, 128];

/// The files of a build: where they go, and what is in them.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds `dist/chromium` and `dist/firefox`, and prints the sizes.
pub fn run(root: &Path) -> Result<()> {
    setup::for_build(root)?;
    let wasm = wasm::build(root)?;
    let mut common = Files::new();
    for (entry, name) in BUNDLES {
        common.insert(name.into(), bundle(root, entry, name)?);
    }
    for name in wasm::CRATES {
        for file in [format!("{name}_wasm.js"), format!("{name}_wasm_bg.wasm")] {
            let bytes = fs::read(wasm.join(&file)).with_context(|| format!("{file} was not made"))?;
            common.insert(file, bytes);
        }
    }
    for place in PLAIN {
        common.insert(name_of(place), read(root, &format!("extension/{place}"))?);
    }
    let icons = icons::sheet(root)?;
    for place in PAGES {
        let page = String::from_utf8(read(root, &format!("extension/{place}"))?)?;
        let page = icons::put_into(&page, &icons).with_context(|| format!("{place} cannot have icons"))?;
        common.insert(name_of(place), page.into_bytes());
    }
    for name in list(&root.join(locales::FOLDER))? {
        common.insert(format!("_locales/{name}"), read(root, &format!("{}/{name}", locales::FOLDER))?);
    }
    for size in ICONS {
        let place = format!("icons/{size}.png");
        let bytes = read(root, &format!("extension/{place}"))?;
        common.insert(place, bytes);
    }
    // What the panel says about rules and errors: beside the Wasm, so that it is no part of it.
    common.extend(catalogue::files(root)?);
    common.extend([icons::licence(root)?]);
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        common.insert(licence.into(), read(root, licence)?);
    }
    let source = String::from_utf8(read(root, "extension/manifest.json5")?).context("manifest.json5 is not UTF-8")?;
    for browser in Browser::ALL {
        let mut files = common.clone();
        files.insert("manifest.json".into(), manifest::generate(&source, browser)?.into_bytes());
        write(&root.join("dist").join(browser.name()), &files)?;
    }
    sizes::print(&sizes::measure(root)?);
    Ok(())
}

/// The name of a file in the build.
fn name_of(place: &str) -> String {
    place.rsplit('/').next().unwrap_or(place).into()
}

/// A style sheet in one file, or a script, as a classic script: that is what both browsers run in pages.
fn bundle(root: &Path, entry: &str, name: &str) -> Result<Vec<u8>> {
    let output = root.join("target/extension").join(name);
    let entry = format!("extension/{entry}");
    let mut esbuild = npm_program(
        root,
        "esbuild",
        [
            entry.as_str(),
            "--bundle",
            "--format=iife",
            "--minify",
            "--target=chrome120,firefox140",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ],
    );
    quiet(esbuild.arg(format!("--outfile={}", output.display())))?;
    fs::read(&output).with_context(|| format!("esbuild wrote no {name}"))
}

fn read(root: &Path, place: &str) -> Result<Vec<u8>> {
    fs::read(root.join(place)).with_context(|| format!("cannot read {place}"))
}

/// Makes a folder hold exactly these files. What is right already is left alone, so that a browser which has the
/// folder loaded never finds a half of it.
fn write(folder: &Path, files: &Files) -> Result<()> {
    for (name, bytes) in files {
        let file = folder.join(name);
        if fs::read(&file).is_ok_and(|now| now == *bytes) {
            continue;
        }
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&file, bytes))
            .with_context(|| format!("cannot write {name} into dist"))?;
    }
    for name in list(folder)? {
        if !files.contains_key(&name) {
            fs::remove_file(folder.join(&name)).with_context(|| format!("cannot remove the old {name} from dist"))?;
        }
    }
    Ok(())
}

/// The files under a folder, by their paths in it with `/`, sorted.
pub fn list(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            names.extend(list(&entry.path())?.into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
