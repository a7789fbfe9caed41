//! Texts about pointing at fields and the console map.

use linkwright::console::PageId;

pub const POINT_AT_IT: &str = "Point at it";
pub const POINT_LEAD: &str = "If this is the form, its labels have changed. Point at its fields yourself: each is kept \
    in your console map. Which form is it?";
pub const POINT_WAITING: &str = "Click the field on the page, or its label; the page notices nothing. By keyboard, there: \
    Tab, then Enter. Esc cancels.";
pub const POINT_ADD_WAITING: &str = "Click what adds a row on the page.";
pub const POINT_AGAIN: &str = "Point again";
pub const POINT_ADD: &str = "Point at what adds a row";
pub const POINT_NONE: &str = "There is none";
pub const KEEP_IT: &str = "Keep";
pub const NOT_KNOWN: &str = "not known; rows that are missing are left to you";
pub const OTHERS_WHAT: &str = "Not on the page now, or not recognised.";

pub const OFF_TITLE: &str = "Switched off";
pub const OFF_LEAD: &str = "You switched it off: nothing is read, filled or marked here.";
pub const SWITCH_ON: &str = "Switch on";
pub const SWITCH_OFF: &str = "Switch off";

pub const MAP: &str = "Your console map";
pub const MAP_LEAD: &str =
    "Labels that you pointed at. They go before those that Linkwright knows, and hold no values.";
pub const REMOVE: &str = "Remove";
pub const IMPORT_MAP: &str = "Import console map";
pub const EXPORT_MAP: &str = "Export console map";
pub const MAP_FILE: &str = "Console map file";
pub const MAP_NAME: &str = "console-map.linkwright.json";
pub const MAP_CHANGED: &str = "Your console map is changed.";

/// A page with its console, which comes first as the core calls it.
pub const fn page_name(page: PageId) -> &'static str {
    match page {
        PageId::IxhelloPublish => "ixHello portal, Publish profile",
        PageId::LwaCreateProfile => "Login with Amazon, Create a security profile",
        PageId::LwaGeneral => "Login with Amazon, Security profile",
        PageId::LwaWebSettings => "Login with Amazon, Web Settings",
        PageId::AlexaAccountLinking => "Alexa developer console, Account Linking",
    }
}

/// Whether Linkwright works on a page.
pub fn works_on(page: &str, on: bool) -> String {
    if on { format!("Works on {page}") } else { format!("Leaves {page} alone") }
}

/// What adds a row to a list.
pub fn adds_a_row(known: &str) -> String {
    format!("Adds a row: {known}")
}

/// What is asked about a choice.
pub fn alternatives(texts: &[String]) -> String {
    format!(
        "What can be chosen is called otherwise here. Enter each as it reads on the page; leave blank what is right \
         or not known. Seen there: {}",
        texts.join(", ")
    )
}

/// What a card is about while something is pointed at.
pub fn pointing_at(label: &str) -> String {
    format!("Point at {label}")
}

/// Name of the button that begins the pointing.
pub fn point_at(label: &str) -> String {
    format!("{POINT_AT_IT}: {label}")
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

#[cfg(test)]
mod tests {
    use linkwright::console::map::map_of;

    use super::*;

    #[test]
    fn pages_are_called_as_the_core_calls_them() {
        for page in PageId::ALL {
            let map = map_of(*page).unwrap();
            assert_eq!(page_name(*page), format!("{}, {}", map.console, map.title));
        }
    }
}
