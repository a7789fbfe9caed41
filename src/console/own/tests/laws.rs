//! What holds for every page, entry and click.

use super::*;
use proptest::prelude::*;

/// Any tree of known labels, unknown texts and controls.
fn any_page(parts: Vec<(u8, u8)>) -> PageSnapshot {
    let mut sketch = Sketch::new();
    for (kind, choice) in parts {
        let text = TEXTS[usize::from(kind.wrapping_mul(3) + choice) % TEXTS.len()];
        sketch = match kind {
            0..=2 => sketch.text(text),
            3 | 4 => sketch.heading(text),
            5..=7 => sketch.row(text, |row| row.input("v")),
            8 => sketch.control(ControlRole::Text, "v", named(text)),
            9 => sketch.group(|group| group.toggle(true).text(text)),
            10 => sketch.button("+ Add scope"),
            11 => sketch.region(Region::Form, |form| form.text(text).input("v")),
            12 => sketch.radio(true).text("Auth Code Grant"),
            13 => sketch.row(text, |row| row.control(ControlRole::Text, "hidden", |control| control.password = true)),
            _ => sketch.input("v"),
        };
    }
    sketch.done()
}

fn any_entry() -> impl Strategy<Value = OwnEntry> {
    let section = prop::option::of(prop::sample::select(TEXTS));
    (prop::sample::select(FieldKey::ALL), prop::sample::select(TEXTS), section)
        .prop_map(|(field, label, section)| OwnEntry { section: section.map(str::to_owned), ..entry(field, label) })
}

proptest! {
    /// Whatever somebody's map says: no control serves two fields, and what is typed unseen is no field's text.
    #[test]
    fn a_mapping_never_makes_a_control_serve_two_fields(
        parts in prop::collection::vec((0_u8..16, 0_u8..4), 0..40),
        entries in prop::collection::vec(any_entry(), 0..8),
    ) {
        let page = any_page(parts);
        if let Recognition::Page(reading) = read(ALEXA, &page, &OwnMap { entries: entries.clone(), off: vec![] }) {
            let mut used = Vec::new();
            for field in &reading.fields {
                for handle in field.state.controls() {
                    prop_assert!(!used.contains(&handle), "{} takes {handle} as well", field.key);
                    used.push(handle);
                    let hidden = page.control(handle).is_some_and(|control| control.password);
                    let own = entries.iter().any(|entry| {
                        entry.field == field.key && entry.label == field.label && entry.section.is_none()
                    });
                    let written = matches!(field.state, FieldState::Text { .. } | FieldState::List { .. });
                    prop_assert!(!(own && hidden && written), "{}", field.key);
                }
            }
        }
    }

    /// What is kept from a click is certain: the field is found, at what was clicked, and no other is lost.
    #[test]
    fn what_is_kept_is_certain(
        parts in prop::collection::vec((0_u8..16, 0_u8..4), 0..24),
        field in prop::sample::select(FieldKey::ALL),
        handle in 100_u32..160,
    ) {
        let page = any_page(parts);
        let mut own = OwnMap::default();
        if let Ok((entry, _)) = point((ALEXA, &page), &mut own, (PAGE, field), handle) {
            let before = read(ALEXA, &page, &own);
            prop_assert!(own.keep(entry));
            let after = reading(ALEXA, &page, &own);
            prop_assert!(after.state(field).is_found());
            if let Recognition::Page(before) = before {
                for other in before.fields.iter().filter(|other| other.key != field && other.state.is_found()) {
                    let had = other.state.controls().contains(&handle) || other.state.has(handle);
                    prop_assert!(had || *after.state(other.key) == other.state, "{}", other.key);
                }
            }
        }
    }

    #[test]
    fn no_text_crashes_the_import(text in "\\PC*") {
        let _ = import(&text, &mut OwnMap::default());
        let _ = import(&format!("{{\"linkwrightConsoleMap\":1,\"entries\":{text}}}"), &mut OwnMap::default());
    }
}
