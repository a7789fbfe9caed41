//! Every page outline that was copied and kept in `tests/fixtures/outlines` is understood as the snapshot beside it says.

use std::fs;
use std::path::Path;

use super::describe;
use crate::message::read_outline;

#[test]
fn copied_outlines_are_understood_as_their_snapshots_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/outlines");
    let mut names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let stems = |end| names.iter().filter_map(move |name| name.strip_suffix(end)).collect::<Vec<&str>>();
    let outlines = stems(".json");
    assert!(!outlines.is_empty(), "tests/fixtures/outlines has no outline");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for name in &outlines {
        let copied = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let page = read_outline(&copied).unwrap_or_else(|error| panic!("{name}.json: {error}"));
        settings.bind(|| insta::assert_snapshot!(*name, describe(&page)));
    }
    for name in stems(".snap") {
        assert!(outlines.contains(&name), "{name}.snap has no outline beside it");
    }
}
