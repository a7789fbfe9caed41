//! A set-up with many mistakes on a page of any size, and the steps that the background takes with it.

mod page;

use linkwright::console::{OwnMap, Recognition, read};
use linkwright::message;
use linkwright::page::{PageReading, PageSnapshot};
use linkwright::rules::check_all;
use linkwright::setup::{Identity, Memory, Observations};
use wasm_bindgen::prelude::wasm_bindgen;

use page::{ADDRESS, SETTINGS_ADDRESS, account_linking, web_settings};

/// A page, read and remembered, with Web Settings that were seen before. The mistakes on both grow with the controls.
#[wasm_bindgen]
pub struct SetUp {
    text: String,
    memory: Memory,
    reading: Option<Box<PageReading>>,
    seen: Observations,
}

#[wasm_bindgen]
impl SetUp {
    /// A form with this many controls; the number that it really has is [`SetUp::controls`].
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(controls: usize) -> Self {
        let snapshot = account_linking(controls);
        let mut memory = Memory::default();
        if let Recognition::Page(settings) = read(SETTINGS_ADDRESS, &web_settings(controls), &OwnMap::default()) {
            memory.observe(&settings, 1, None);
        }
        let text = serde_json::to_string(&snapshot).unwrap_or_default();
        let mut set_up = Self { text, memory, reading: None, seen: Observations::default() };
        set_up.read();
        set_up
    }

    /// How many controls the page has.
    #[must_use]
    pub fn controls(&self) -> usize {
        let snapshot: PageSnapshot = linkwright::json::from_text(&self.text).unwrap_or_else(|_| account_linking(0));
        page::controls(&snapshot)
    }

    /// Parses the page's description, reads it and remembers it, as for every message of the content script. The number
    /// of recognised fields.
    pub fn read(&mut self) -> usize {
        let Ok(snapshot) = linkwright::json::from_text::<PageSnapshot>(&self.text) else { return 0 };
        let Recognition::Page(reading) = read(ADDRESS, &snapshot, &OwnMap::default()) else { return 0 };
        self.memory.observe(&reading, 1, None);
        self.seen = self.memory.view(Some(&Identity::of(&reading)), None, false);
        let fields = reading.fields.len();
        self.reading = Some(reading);
        fields
    }

    /// Asks every rule. The number of findings.
    #[must_use]
    pub fn check(&self) -> usize {
        check_all(&self.seen).iter().map(|checked| checked.findings().count()).sum()
    }

    /// Asks every rule and finds the places on the page, as for every message of the content script. The number of
    /// marks.
    #[must_use]
    pub fn marks(&self) -> usize {
        let Some(reading) = &self.reading else { return 0 };
        message::marks(reading, message::findings(reading, &self.seen, &[])).len()
    }
}

/// Reads a page as the content script describes it. The number of recognised fields.
#[wasm_bindgen]
#[must_use]
pub fn read_page(address: &str, text: &str) -> usize {
    let Ok(snapshot) = linkwright::json::from_text::<PageSnapshot>(text) else { return 0 };
    match read(address, &snapshot, &OwnMap::default()) {
        Recognition::Page(reading) => reading.fields.len(),
        _ => 0,
    }
}
