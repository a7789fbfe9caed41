//! Zip files for the stores: the same sources give the same bytes.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build;
use crate::manifest::BROWSERS;

/// Builds and packs.
pub fn run(root: &Path) -> Result<()> {
    build::run(root)?;
    let folder = root.join("target/packages");
    fs::create_dir_all(&folder).context("cannot create target/packages")?;
    for browser in BROWSERS {
        let name = format!("linkwright-{}-{browser}.zip", env!("CARGO_PKG_VERSION"));
        pack(&root.join("dist").join(browser), &folder.join(&name))?;
        println!("packed target/packages/{name}");
    }
    Ok(())
}

fn pack(dist: &Path, target: &Path) -> Result<()> {
    let mut files = Vec::new();
    list(dist, &mut files)?;
    files.sort();
    let file = File::create(target).with_context(|| format!("cannot write {}", target.display()))?;
    let mut zip = ZipWriter::new(file);
    // Names in order and one fixed time: nothing of the machine gets in.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in files {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        zip.start_file(name, options)?;
        zip.write_all(&fs::read(&path)?)?;
    }
    zip.finish()?;
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
