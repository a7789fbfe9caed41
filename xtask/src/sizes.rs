//! How large the parts of the extension are, against their budgets.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// A file of the extension with what it may weigh.
struct Part {
    file: &'static str,
    what: &'static str,
    gzip: bool,
    /// What was planned, in kB (1,000 bytes).
    budget: usize,
    /// Above this the test fails, in kB.
    limit: usize,
}

const PARTS: &[Part] = &[
    Part { file: "content.js", what: "content script, minified", gzip: false, budget: 24, limit: 24 },
    Part { file: "background_wasm_bg.wasm", what: "background Wasm, gzip", gzip: true, budget: 160, limit: 270 },
    Part { file: "panel_wasm_bg.wasm", what: "panel Wasm, gzip", gzip: true, budget: 260, limit: 275 },
];

/// Prints the table; an error names what is above its limit.
pub fn report(dist: &Path) -> Result<()> {
    let mut above = Vec::new();
    for part in PARTS {
        let bytes = fs::read(dist.join(part.file)).with_context(|| format!("cannot read {}; run `cargo xtask build`", part.file))?;
        let size = if part.gzip { zipped(&bytes)? } else { bytes.len() };
        let tenths = size / 100;
        println!(
            "  {:<26} {:>4}.{} kB  {:>3} % of {} kB",
            part.what,
            tenths / 10,
            tenths % 10,
            size * 100 / (part.budget * 1000),
            part.budget
        );
        if size > part.limit * 1000 {
            above.push(format!("{} is above its limit of {} kB", part.what, part.limit));
        }
    }
    if !above.is_empty() {
        bail!("{}", above.join("; "));
    }
    Ok(())
}

fn zipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
