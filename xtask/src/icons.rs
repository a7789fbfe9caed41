//! The icons of panel and pages: those of Lucide that they name, in each page.
//!
//! An icon is named where it is shown, as `#icon-name`. The drawings come with the npm package `lucide-static`. They are
//! put into the pages because a browser reads a file of drawings anew for each one that is shown of it.

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
const NAME: &str = "#icon-";

/// Where they are put into a page.
const PLACE: &str = "<body>\n";

/// Every icon that is named, as a part of a page in which nothing of it is seen.
///
/// # Errors
/// When an icon is named that the library does not have.
pub fn sheet(root: &Path) -> Result<String> {
    let mut sheet = String::from("    <svg display=\"none\"><!-- Icons of Lucide, LICENSE-LUCIDE. -->");
    for name in named(root)? {
        let place = format!("{LIBRARY}/icons/{name}.svg");
        let drawing = fs::read_to_string(root.join(&place))
            .with_context(|| format!("{NAME}{name} is shown, but there is no {place}"))?;
        let inner = inner(&drawing).with_context(|| format!("{place} is no drawing"))?;
        sheet.push_str(&format!("<symbol id=\"icon-{name}\" viewBox=\"0 0 24 24\">{inner}</symbol>"));
    }
    sheet.push_str("</svg>\n");
    Ok(sheet)
}

/// A page with its icons.
///
/// # Errors
/// When the page has no place for them.
pub fn put_into(page: &str, sheet: &str) -> Result<String> {
    let (head, body) = page.split_once(PLACE).context("a page without a line `<body>`")?;
    Ok([head, PLACE, sheet, body].concat())
}

/// The library's licence.
///
/// # Errors
/// When the library is not there.
pub fn licence(root: &Path) -> Result<(String, Vec<u8>)> {
    let text = fs::read(root.join(LIBRARY).join("LICENSE")).context("Lucide's licence is not there")?;
    Ok(("LICENSE-LUCIDE".into(), text))
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
    let names = text.split(NAME).skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default().to_owned());
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
        let text = r##"<use href="#icon-shield-check"/> "#icon-trash-2" #icon-"##;
        assert_eq!(in_text(text), ["shield-check", "trash-2"]);
    }

    #[test]
    fn icons_come_first_in_a_page() {
        assert_eq!(put_into("<html>\n<body>\n<p>", "<svg/>").unwrap(), "<html>\n<body>\n<svg/><p>");
        assert!(put_into("<p>", "<svg/>").is_err());
    }

    #[test]
    fn only_what_is_drawn_is_taken() {
        let drawing = "<!-- x -->\n<svg\n  class=\"a\"\n>\n  <path d=\"M1 2\" />\n  <circle r=\"1\" />\n</svg>\n";
        assert_eq!(inner(drawing).as_deref(), Some("<path d=\"M1 2\" /><circle r=\"1\" />"));
        assert_eq!(inner("nothing"), None);
    }
}
