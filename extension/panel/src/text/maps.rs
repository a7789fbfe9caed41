//! Texts about pointing at fields and the console map.

use linkwright::console::PageId;

use super::messages::*;

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
pub fn works_or_not(page: &str, on: bool) -> String {
    if on { works_on(page) } else { leaves_alone(page) }
}

/// What was understood of a click.
pub fn understood_as(label: &str, section: Option<&str>, name: &str) -> String {
    match section {
        Some(section) => understood_under(label, section, name),
        None => understood(label, name),
    }
}

/// Heading of the card.
pub fn map_heading(count: usize) -> String {
    if count == 0 { map_title().to_owned() } else { map_count(count) }
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
