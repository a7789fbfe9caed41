//! Identity providers: presets, which a new profile can start from, and [`facts`], which rules judge by.

pub mod facts;

use serde::{Deserialize, Serialize};

use crate::json::record;
use crate::profile::{self, Profile};
pub use facts::{PROVIDERS, Provider, Refresh, provider_of};

/// A preset, as `presets/*.toml` has it.
#[derive(Debug)]
pub struct Preset {
    /// Its id.
    pub id: &'static str,
    /// Its name, for people.
    pub name: &'static str,
    /// The profile as JSON; `build.rs` has read it as a [`Profile`] before it came here.
    profile: &'static str,
    /// What it is for, in one sentence.
    #[cfg(any(test, feature = "docs"))]
    pub description: &'static str,
    /// What it leaves to the user, and why.
    #[cfg(any(test, feature = "docs"))]
    pub hints: &'static [&'static str],
    /// Where its values come from.
    #[cfg(any(test, feature = "docs"))]
    pub source: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

impl Preset {
    /// A new profile with the preset's values.
    #[must_use]
    pub fn profile(&self) -> Profile {
        profile::file::read(self.profile)
            .unwrap_or_else(|_| Profile { name: self.name.to_owned(), ..Profile::default() })
    }
}

/// What is said of a preset: in the catalogue that the panel fetches, and so in no Wasm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PresetDoc {
    /// The preset's id.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// What it is for, in one sentence.
    pub description: String,
    /// What it leaves to the user, and why: sentences.
    pub hints: Vec<String>,
}

record!(read PresetDoc {
    need id = "id",
    need name = "name",
    need description = "description",
    need hints = "hints",
});

/// What is said of every preset, in the order in which they are listed.
#[cfg(any(test, feature = "docs"))]
#[must_use]
pub fn docs() -> Vec<PresetDoc> {
    let doc = |preset: &Preset| PresetDoc {
        id: preset.id.to_owned(),
        name: preset.name.to_owned(),
        description: preset.description.to_owned(),
        hints: preset.hints.iter().map(|&hint| hint.to_owned()).collect(),
    };
    PRESETS.iter().map(doc).collect()
}

/// The preset with this id.
#[must_use]
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// Hosts of Login with Amazon's authorization endpoints (North America, Europe, Far East).
/// Source: developer.amazon.com/docs/amazon-data-portability/lwa-access-token.html and public repositories.
pub const LWA_AUTHORIZATION_HOSTS: [&str; 3] = ["www.amazon.com", "eu.account.amazon.com", "apac.account.amazon.com"];

/// Login with Amazon's token endpoints by region, in the order of [`LWA_AUTHORIZATION_HOSTS`].
pub const LWA_TOKEN_URLS: [&str; 3] = [
    "https://api.amazon.com/auth/o2/token",
    "https://api.amazon.co.uk/auth/o2/token",
    "https://api.amazon.co.jp/auth/o2/token",
];

/// The client IDs that Home Assistant takes: what stands before the path in the three Alexa redirect URLs.
/// Source: home-assistant.io/integrations/alexa.smart_home ("The trailing slash is important").
pub const HOME_ASSISTANT_IDS: [&str; 3] =
    ["https://pitangui.amazon.com/", "https://layla.amazon.com/", "https://alexa.amazon.co.jp/"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_hold_what_the_guide_says_and_nothing_doubtful() {
        let profile = preset("ixhello-lwa").unwrap().profile();
        insta::assert_json_snapshot!(profile);
        let text = serde_json::to_string(&PRESETS.iter().map(Preset::profile).collect::<Vec<_>>()).unwrap();
        assert!(!text.contains("M278T3HJB37YPD"), "the guide's sample vendor ID is never offered");
        assert!(!text.contains("80420"), "the guide's expiry is left blank");
    }

    #[test]
    fn every_preset_has_its_own_id_and_says_what_it_leaves_open() {
        for preset in PRESETS {
            assert_eq!(PRESETS.iter().filter(|other| other.id == preset.id).count(), 1);
            assert!(!preset.hints.is_empty() && preset.profile() != Profile::default());
        }
    }

    #[test]
    fn what_most_people_want_comes_first_and_no_preset_brings_a_host_of_its_users() {
        let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).take(2).collect();
        assert_eq!(names, ["Login with Amazon", "ixHello on Login with Amazon"]);
        for preset in PRESETS {
            let request = preset.profile().account_linking_request;
            let addresses = (request.authorization_url.as_deref(), request.access_token_url.as_deref());
            assert_eq!(addresses.0.is_some(), addresses.1.is_some(), "{}", preset.id);
            let known = provider_of(addresses.0, addresses.1).map(|provider| provider.id);
            if addresses.0.is_some() {
                assert!(matches!(known, Some("lwa" | "google" | "spotify")), "{}: {addresses:?}", preset.id);
            } else {
                assert!(preset.hints[0].contains("https"), "{} says what to enter", preset.id);
            }
            assert!(preset.source.len() > 5 && preset.description.ends_with('.'), "{}", preset.id);
        }
    }
}
