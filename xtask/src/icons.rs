//! The icons of panel and pages: those of Lucide that they name, in one file.
//!
//! An icon is named where it is shown, as `icons.svg#name`. The drawings come with the npm package `lucide-static`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::list;

/// Where icons are named.
const ROOMS: [&str; 2] = ["extension/panel", "extension/pages"];

/// The library, below the root.
const LIBRARY: &str = "node_modules/lucide-static";

/// How an icon is named.
const FILE: &str = "icons.svg#";

/// `icons.svg` with every icon that is named, and the library's licence.
///
/// # Errors
/// When an icon is named that the library does not have.
pub fn files(root: &Path) -> Result<[(String, Vec<u8>); 2]> {
    let mut sheet =
        String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<!-- Icons of Lucide, LICENSE-LUCIDE. -->\n");
    for name in named(root)? {
        let place = format!("{LIBRARY}/icons/{name}.svg");
        let drawing = fs::read_to_string(root.join(&place))
            .with_context(|| format!("{FILE}{name} is shown, but there is no {place}"))?;
        let inner = inner(&drawing).with_context(|| format!("{place} is no drawing"))?;
        sheet.push_str(&format!("<symbol id=\"{name}\" viewBox=\"0 0 24 24\">{inner}</symbol>\n"));
    }
    sheet.push_str("</svg>\n");
    let licence = fs::read(root.join(LIBRARY).join("LICENSE")).context("Lucide's licence is not there")?;
    Ok([("icons.svg".into(), sheet.into_bytes()), ("LICENSE-LUCIDE".into(), licence)])
}

/// The names of all icons that are shown.
fn named(root: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for room in ROOMS {
        for file in
            list(&root.join(room))?.iter().filter(|name| [".rs", ".ts", ".html"].iter().any(|end| name.ends_with(end)))
        {
            names.extend(in_text(&fs::read_to_string(root.join(room).join(file))?));
        }
    }
    Ok(names)
}

fn in_text(text: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let names = text.split(FILE).skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// What is drawn, without the element around it.
fn inner(drawing: &str) -> Option<String> {
    let (_, rest) = drawing.split_once("<svg")?;
    let (_, rest) = rest.split_once('>')?;
    let (inner, _) = rest.split_once("</svg>")?;
    Some(inner.lines().map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_found_where_they_are_named() {
        let text = r#"<use href="icons.svg#shield-check"/> "icons.svg#trash-2" icons.svg#"#;
        assert_eq!(in_text(text), ["shield-check", "trash-2"]);
    }

    #[test]
    fn only_what_is_drawn_is_taken() {
        let drawing = "<!-- x -->\n<svg\n  class=\"a\"\n>\n  <path d=\"M1 2\" />\n  <circle r=\"1\" />\n</svg>\n";
        assert_eq!(inner(drawing).as_deref(), Some("<path d=\"M1 2\" /><circle r=\"1\" />"));
        assert_eq!(inner("nothing"), None);
    }
}
