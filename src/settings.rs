//! What the user has set for Linkwright as a whole, whichever profile is selected.

use crate::json::record;
use crate::profile::DisabledRule;

/// Where they are kept in `storage.local`.
pub const KEY: &str = "settings";

/// The settings. The settings page writes them, the background reads them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Nothing is drawn on the consoles.
    pub marks_off: bool,
    /// Rules that are off for every profile, with the reason.
    pub rules_off: Vec<DisabledRule>,
    /// Profiles go to `storage.sync`, without secrets.
    pub sync: bool,
}

record!(read Settings {
    or_default marks_off = "marksOff",
    or_default rules_off = "rulesOff",
    or_default sync = "sync",
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::from_text;

    #[test]
    fn what_is_not_set_is_as_it_was_installed() {
        assert_eq!(from_text::<Settings>("{}").unwrap(), Settings::default());
        let set: Settings =
            from_text(r#"{"marksOff":true,"rulesOff":[{"rule":"a","reason":"b"}],"sync":true}"#).unwrap();
        assert!(set.marks_off && set.sync);
        assert_eq!(set.rules_off[0].rule, "a");
    }
}
