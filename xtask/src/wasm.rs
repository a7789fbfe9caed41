//! The extension's crates as WebAssembly: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::binary;
use crate::run::{cargo, npm_program, quiet, show};
use crate::setup::WASM;

/// The crates, as `linkwright-<name>`; their output is called `<name>_wasm`.
pub const CRATES: [&str; 4] = ["background", "tools", "panel", "reports"];

/// What rustc lets LLVM use for this target since Rust 1.82, and nothing more: an optimiser that may use everything
/// would emit what older browsers refuse.
const WASM_OPT: &[&str] = &[
    // Not the smallest there is, but the smallest once compressed; the same goes for what follows it.
    "-Os",
    "--skip-pass=local-cse",
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-call-indirect-overlong",
    // Pulling single callers together makes fewer bytes, but of more kinds: 223 instead of 204 kB once compressed,
    // when it was tried on the background.
    "--one-caller-inline-max-function-size",
    "0",
    "--strip-producers",
    "--strip-target-features",
    // After the names were used, if they were.
    "--reorder-functions-by-name",
    "--strip-debug",
    // Until nothing changes any more.
    "--converge",
];

/// Change this when the way of making the output changes otherwise than by [`WASM_OPT`].
const RECIPE: &str = "6";

/// Builds the extension's crates and returns the folder with `<name>_wasm.js` and `<name>_wasm_bg.wasm`.
pub fn build(root: &Path) -> Result<PathBuf> {
    crates(root, &CRATES)
}

/// The same for what `cargo xtask bench` measures.
pub fn build_bench(root: &Path) -> Result<PathBuf> {
    crates(root, &["bench"])
}

fn crates(root: &Path, names: &[&str]) -> Result<PathBuf> {
    let target = root.join("target/wasm");
    let mut build = cargo(root, ["build", "--release", "--target", WASM, "--target-dir"]);
    build.arg(&target);
    for name in names {
        build.args(["-p", &format!("linkwright-{name}")]);
    }
    let mut flags = plain_paths()?;
    // Leptos's own way to one type of view for all components, instead of a type for each: an eleventh of the panel.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    show(build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))?;
    let output = root.join("target/extension/wasm");
    fs::create_dir_all(&output).context("cannot create target/extension/wasm")?;
    // One thread a crate: wasm-opt is most of the time.
    std::thread::scope(|scope| {
        let jobs: Vec<_> = names
            .iter()
            .map(|name| {
                let input = target.join(WASM).join(format!("release/linkwright_{name}.wasm"));
                let output = &output;
                scope.spawn(move || finish(root, name, &input, output))
            })
            .collect();
        jobs.into_iter().try_for_each(|job| job.join().map_err(|_| anyhow!("wasm-bindgen crashed"))?)
    })?;
    Ok(output)
}

/// Glue and optimised module of one crate, unless they were made from this very input.
fn finish(root: &Path, name: &str, input: &Path, output: &Path) -> Result<()> {
    let module = fs::read(input).with_context(|| format!("cargo made no {}", input.display()))?;
    let stem = format!("{name}_wasm");
    let (optimised, glue, stamp) = (
        output.join(format!("{stem}_bg.wasm")),
        output.join(format!("{stem}.js")),
        output.join(format!("{name}.stamp")),
    );
    let key = key(root, &module);
    if optimised.is_file() && glue.is_file() && fs::read_to_string(&stamp).is_ok_and(|now| now == key) {
        return Ok(());
    }
    println!("optimising {stem}");
    // A folder of its own: another build may run at the same time. Both rename the same bytes into place.
    let raw = output.join(format!("raw-{name}-{}", std::process::id()));
    Bindgen::new()
        .input_bytes(&stem, module)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        // The background and what it calls survive a crash with it (see background.js).
        .reset_state_function(matches!(name, "background" | "tools" | "reports"))
        .generate(&raw)
        .with_context(|| format!("wasm-bindgen could not read {stem}"))?;
    let small = raw.join(format!("{stem}_bg.wasm"));
    let module = fs::read(&small).with_context(|| format!("there is no {}", small.display()))?;
    let module = binary::without_last_words(&module).with_context(|| format!("{stem} is not what it should be"))?;
    fs::write(&small, module).with_context(|| format!("cannot write {}", small.display()))?;
    let optimise = || quiet(npm_program(root, "wasm-opt", WASM_OPT).arg(&small).arg("--output").arg(&small));
    optimise()?;
    // Again: the order that compresses well is known once the functions are what they will be.
    let module = fs::read(&small).with_context(|| format!("there is no {}", small.display()))?;
    let module = binary::named_by_likeness(&module).with_context(|| format!("{stem} is not what it should be"))?;
    fs::write(&small, module).with_context(|| format!("cannot write {}", small.display()))?;
    optimise()?;
    let script = raw.join(format!("{stem}.js"));
    let module = fs::read(&small).with_context(|| format!("there is no {}", small.display()))?;
    let text = fs::read_to_string(&script).with_context(|| format!("there is no {}", script.display()))?;
    let (module, text) = binary::with_short_imports(&module, &text)
        .with_context(|| format!("{stem} and its glue do not fit together"))?;
    let module = binary::without_locations(&module).with_context(|| format!("{stem} has unexpected data"))?;
    fs::write(&small, module).with_context(|| format!("cannot write {}", small.display()))?;
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    for (made, place) in [(small, &optimised), (script, &glue)] {
        fs::rename(made, place).with_context(|| format!("cannot write {}", place.display()))?;
    }
    fs::remove_dir_all(&raw).context("cannot remove a folder in target/extension/wasm")?;
    fs::write(&stamp, key).with_context(|| format!("cannot write {name}.stamp"))
}

/// Names an input and the tools: same key, same output.
fn key(root: &Path, module: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(module);
    hasher.write(&fs::read(root.join("node_modules/binaryen/package.json")).unwrap_or_default());
    format!("{RECIPE} {} {:016x}", WASM_OPT.join(" "), hasher.finish())
}

/// Compiler flags that keep this machine's folders out of panic messages, so that builds are the same everywhere.
fn plain_paths() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .context("there is no home folder; set CARGO_HOME")?;
    let Ok(registries) = fs::read_dir(home.join("registry/src")) else { return Ok(Vec::new()) };
    let mut folders: Vec<_> = registries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    Ok(folders.iter().map(|folder| format!("--remap-path-prefix={}=crates", folder.display())).collect())
}
