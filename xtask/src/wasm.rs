//! Rust → Wasm: compile, make the JavaScript glue, make it small.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::run::Run;

/// The crates that become Wasm, and the name of their files in the extension.
const CRATES: &[(&str, &str)] = &[("linkwright-background", "background_wasm"), ("linkwright-panel", "panel_wasm")];

/// What the compiler may use, named one by one: every feature at once would allow code that no browser loads.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds both. Returns the folder with `*_wasm.js` and `*_wasm_bg.wasm`.
pub fn build(root: &Path) -> Result<PathBuf> {
    let mut arguments = vec!["build", "--quiet", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--target-dir", "target/wasm"];
    for (name, _) in CRATES {
        arguments.extend(["-p", name]);
    }
    Run::cargo(root, &arguments).shown()?;
    let out = root.join("target/wasm/extension");
    fs::create_dir_all(&out).context("cannot create target/wasm/extension")?;
    for (name, file) in CRATES {
        let compiled = root.join(format!("target/wasm/wasm32-unknown-unknown/release/{}.wasm", name.replace('-', "_")));
        make_small(root, &compiled, &out, file)?;
    }
    Ok(out)
}

/// Glue and optimisation of one file; skipped when that was done for the same bytes before.
fn make_small(root: &Path, compiled: &Path, out: &Path, file: &str) -> Result<()> {
    let bytes = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let mut hasher = DefaultHasher::new();
    (bytes, FEATURES).hash(&mut hasher);
    let stamp = format!("{:x}", hasher.finish());
    let stamp_file = out.join(format!("{file}.stamp"));
    if fs::read_to_string(&stamp_file).is_ok_and(|have| have == stamp) {
        return Ok(());
    }
    Bindgen::new()
        .input_path(compiled)
        .out_name(file)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .with_context(|| format!("wasm-bindgen could not read {}", compiled.display()))?;
    let wasm = out.join(format!("{file}_bg.wasm")).to_string_lossy().into_owned();
    let arguments = [FEATURES, &["-Oz", "--strip-target-features", &wasm, "-o", &wasm]].concat();
    Run::npm_bin(root, "wasm-opt", &arguments).quiet()?;
    fs::write(&stamp_file, stamp).context("cannot write into target/wasm")
}
