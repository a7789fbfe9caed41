//! The extension: `dist/chromium` and `dist/firefox`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::manifest::{BROWSERS, manifest};
use crate::run::Run;
use crate::{setup, sizes, wasm};

/// Files and folders that go into the extension as they are: from, to.
const COPIED: &[(&str, &str)] = &[
    ("extension/background/background.js", "background.js"),
    ("extension/panel/panel.html", "panel.html"),
    ("extension/panel/panel.css", "panel.css"),
    ("extension/panel/panel.js", "panel.js"),
    ("extension/icons", "icons"),
    ("extension/_locales", "_locales"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Installs what is missing, builds, and says what came out.
pub fn run(root: &Path) -> Result<()> {
    setup::to_build(root)?;
    make(root)?;
    println!("built dist/chromium and dist/firefox");
    sizes::report(&root.join("dist/chromium"))
}

/// Builds.
pub fn make(root: &Path) -> Result<()> {
    let compiled = wasm::build(root)?;
    let script = root.join("target/wasm/content.js").to_string_lossy().into_owned();
    let bundle = [
        "extension/content/main.ts",
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=chrome120,firefox140",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        &format!("--outfile={script}"),
    ];
    Run::npm_bin(root, "esbuild", &bundle).shown()?;
    for browser in BROWSERS {
        let dist = root.join("dist").join(browser);
        // What an older build left must not ship.
        if dist.exists() {
            fs::remove_dir_all(&dist).with_context(|| format!("cannot empty dist/{browser}"))?;
        }
        for (from, to) in COPIED {
            copy(&root.join(from), &dist.join(to))?;
        }
        for name in ["background_wasm", "panel_wasm"] {
            for file in [format!("{name}.js"), format!("{name}_bg.wasm")] {
                copy(&compiled.join(&file), &dist.join(&file))?;
            }
        }
        copy(Path::new(&script), &dist.join("content.js"))?;
        let text = serde_json::to_string_pretty(&manifest(root, browser)?)? + "\n";
        fs::write(dist.join("manifest.json"), text).with_context(|| format!("cannot write dist/{browser}/manifest.json"))?;
    }
    Ok(())
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
