//! `cargo xtask package`: one zip a browser, the same bytes from the same sources.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build;
use crate::run::Browser;

/// Builds, and writes `target/packages/linkwright-<version>-<browser>.zip`.
pub fn run(root: &Path) -> Result<()> {
    build::run(root)?;
    let folder = root.join("target/packages");
    fs::create_dir_all(&folder).context("cannot create target/packages")?;
    for browser in Browser::ALL {
        let name = format!("linkwright-{}-{}.zip", env!("CARGO_PKG_VERSION"), browser.name());
        let bytes = zip(&root.join("dist").join(browser.name()))?;
        fs::write(folder.join(&name), &bytes).with_context(|| format!("cannot write target/packages/{name}"))?;
        println!("target/packages/{name}  {}.{} kB", bytes.len() / 1000, bytes.len() % 1000 / 100);
    }
    Ok(())
}

/// A folder's files in order of their names, without anything that differs from one machine or day to the next.
fn zip(folder: &Path) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in build::list(folder)? {
        let bytes = fs::read(folder.join(&name)).with_context(|| format!("cannot read {name} in dist"))?;
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_packages_of_the_same_files_are_the_same_bytes() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let first = zip(&folder).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2100)); // longer than a zip's clock ticks
        assert!(first == zip(&folder).unwrap());
    }
}
