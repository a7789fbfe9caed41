//! How large the built extension may be.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bench::{Row, Verdict};

/// One file with a budget.
struct Budget {
    file: &'static str,
    /// Compressed, as it is downloaded; or as it is parsed.
    gzip: bool,
    /// What it should have at most, in bytes.
    budget: usize,
    /// What it must not exceed: `test` fails above. Lower it when a file shrinks for good.
    limit: usize,
}

/// A kB is 1000 bytes. The content script counts as it is parsed, since that happens on every page load (its second half,
/// `act.js`, when something is done); the modules count as they are downloaded. docs/architecture.md says what keeps the background small.
const BUDGETS: [Budget; 6] = [
    Budget { file: "content.js", gzip: false, budget: 24_000, limit: 24_000 },
    Budget { file: "act.js", gzip: false, budget: 16_000, limit: 16_000 },
    Budget { file: "background_wasm_bg.wasm", gzip: true, budget: 160_000, limit: 160_000 },
    Budget { file: "tools_wasm_bg.wasm", gzip: true, budget: 80_000, limit: 80_000 },
    Budget { file: "reports_wasm_bg.wasm", gzip: true, budget: 80_000, limit: 80_000 },
    Budget { file: "panel_wasm_bg.wasm", gzip: true, budget: 260_000, limit: 260_000 },
];

/// The size of one file.
pub struct Size {
    budget: &'static Budget,
    bytes: usize,
}

/// Measures what lies in `dist/chromium`; the same files are in `dist/firefox`.
pub fn measure(root: &Path) -> Result<Vec<Size>> {
    let measure = |budget: &'static Budget| {
        let bytes = fs::read(root.join("dist/chromium").join(budget.file));
        let bytes =
            bytes.with_context(|| format!("there is no {} in dist/chromium; run `cargo xtask build`", budget.file))?;
        Ok(Size { budget, bytes: if budget.gzip { gzip(&bytes)? } else { bytes.len() } })
    };
    BUDGETS.iter().map(measure).collect()
}

/// A table: file, size, share of the budget.
pub fn print(sizes: &[Size]) {
    print!("{}", table(sizes));
}

fn table(sizes: &[Size]) -> String {
    let line = |size: &Size| {
        let Budget { file, gzip, budget, .. } = size.budget;
        let how = if *gzip { "gzip" } else { "minified" };
        let (bytes, share) = (kilobytes(size.bytes), size.bytes * 100 / budget);
        format!("{file:<25} {bytes:>9} {how:<8}  {share:>3} % of {}\n", kilobytes(*budget))
    };
    sizes.iter().map(line).collect()
}

/// The same as a line of `cargo xtask bench`.
pub fn row(size: &Size) -> Row {
    let Budget { file, gzip, budget, .. } = size.budget;
    Row {
        what: format!("{file}, {}", if *gzip { "gzip" } else { "minified" }),
        budget: kilobytes(*budget),
        measured: kilobytes(size.bytes),
        verdict: Verdict::over(size.bytes > *budget),
    }
}

/// Fails when a file is above its limit.
pub fn check(root: &Path) -> Result<String> {
    let sizes = measure(root)?;
    let table = table(&sizes);
    if sizes.iter().any(|size| size.bytes > size.budget.limit) {
        bail!(
            "{table}A file is above its limit in xtask/src/sizes.rs. Find what made it grow (a new crate, a generic used with many types) before you raise the limit."
        );
    }
    Ok(table)
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
