//! Which page is this, and which control is which field? Answered from maps with evidence, exactly or not at all.

mod choice;
mod claim;
mod describe;
mod form;
mod json;
pub mod key;
mod label;
#[cfg(test)]
mod large_tests;
mod list;
pub mod map;
mod names;
mod outline;
#[cfg(test)]
mod outlines_tests;
pub mod own;
#[cfg(test)]
mod placed_tests;
mod read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tokens_tests;
mod values;
#[cfg(test)]
mod variants_tests;

pub use describe::describe;
pub use key::{FieldKey, PageId};
pub use label::normalise;
pub use map::{ControlKind, FieldMap, Map, console_at, match_patterns, origins};
pub use own::{OwnEntry, OwnMap};
pub use read::{Recognition, read};
