//! Texts about pointing at fields and the console map.

pub const POINT_AT_IT: &str = "Point at it";
pub const POINT_LEAD: &str = "If this is the form, its labels may have changed. Point at the fields yourself: what you \
    click is kept in your console map, and found again by its label.";
pub const WHICH_FORM: &str = "Which form is it?";
pub const POINT_WAITING: &str = "Click the field on the page, or its label. With the keyboard go to the page: Tab goes from \
    one to the next, Enter takes it. Esc cancels. The page notices nothing of it.";
pub const POINT_ADD_WAITING: &str = "Click the button or link on the page that adds a row. Esc goes back.";
pub const POINT_AGAIN: &str = "Point again";
pub const POINT_ADD: &str = "Point at what adds a row";
pub const POINT_NONE: &str = "There is none";
pub const KEEP_IT: &str = "Keep";
pub const IT_HOLDS: &str = "It holds:";
pub const ADDS_A_ROW: &str = "Adds a row:";
pub const NOT_KNOWN: &str = "not known yet; rows that are missing are then left to you";
pub const ALTERNATIVES: &str = "What can be chosen is not known here. Enter how the page calls it; what you leave blank is \
    left to you.";
pub const OTHERS_WHAT: &str = "Not on the page now, or not recognised. The profile says nothing of them.";

pub const OFF_TITLE: &str = "Switched off";
pub const OFF_LEAD: &str = "You switched this page's map off, so Linkwright reads, fills and marks nothing here.";
pub const SWITCH_ON: &str = "Switch on";

pub const MAP: &str = "Your console map";
pub const MAP_LEAD: &str =
    "Labels that you pointed at. They go before those that Linkwright knows, and hold no values.";
pub const MAP_EMPTY: &str = "Nothing yet. Where a field is not found, Point at it adds it here.";
pub const REMOVE: &str = "Remove";
pub const IMPORT_MAP: &str = "Import console map";
pub const EXPORT_MAP: &str = "Export console map";
pub const MAP_FILE: &str = "Console map file";
pub const MAP_NOT_EXPORTED: &str = "The console map was not saved, because the browser refused the download. Allow \
    downloads for Linkwright, then press Export console map again.";
pub const MAP_PAGES: &str = "Pages that Linkwright works on";

/// Name of the button that begins the pointing.
pub fn point_at(label: &str) -> String {
    format!("Point at {label}")
}

/// Name of the button for what adds a row.
pub fn point_add(label: &str) -> String {
    format!("{POINT_ADD} to {label}")
}

/// What was understood of a click.
pub fn understood(label: &str, section: Option<&str>, name: &str) -> String {
    match section {
        Some(section) => format!("“{label}” under “{section}” is {name}."),
        None => format!("“{label}” is {name}."),
    }
}

/// The field of an alternative.
pub fn called(name: &str) -> String {
    format!("{name} is called")
}

/// Heading of the fields that were not found.
pub fn others(count: usize) -> String {
    format!("Other fields, not found ({count})")
}

/// Heading of the card.
pub fn map(count: usize) -> String {
    if count == 0 { MAP.to_owned() } else { format!("{MAP} ({count})") }
}

/// Name of the button that removes an entry.
pub fn remove_entry(label: &str, name: &str) -> String {
    format!("Remove “{label}” for {name}")
}

/// Where an entry holds, and since when.
pub fn since(title: &str, date: &str) -> String {
    format!("{title}, since {date}")
}

/// Said when the map was saved.
pub fn map_exported(file_name: &str) -> String {
    format!("Exported {file_name}, without any value.")
}
