//! Linkwright's core: reads the consoles of account linking, checks them, and plans how to fill them.
//!
//! No browser is in here: values come in, values go out. The types, in the order they flow:
//!
//! 1. [`profile::Profile`] is what the developer wants, in SMAPI's vocabulary; [`provider`] has presets to start from.
//! 2. [`page::PageSnapshot`] is what the content script saw: visible text and controls, no meaning yet.
//! 3. [`console`] says which page that is and which control is which field, from maps with evidence. The result is a
//!    [`page::PageReading`].
//! 4. [`setup::Observations`] remembers what was read on each console in this browser session (never a secret).
//! 5. [`plan`] says what is wanted of each field of a page, makes steps from the difference, and judges the outcome.
//! 6. [`rules`] find what would make linking fail.
//! 7. [`report`] is every rule's outcome, to be written down or to be asked: [`explain`] looks an error text up in it.
//! 8. [`message`] is what the panel shows and asks for.
//!
//! What it says is in [`words`]. [`json`] reads whatever comes from outside. `docs/architecture.md` says what to change where.

pub mod console;
pub mod explain;
pub mod json;
pub mod message;
mod order;
pub mod page;
pub mod plan;
pub mod policy;
pub mod profile;
pub mod provider;
pub mod report;
pub mod rules;
pub mod search;
pub mod settings;
pub mod setup;
pub mod sync;
pub mod words;
