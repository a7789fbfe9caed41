//! The difference between what a page holds and what a profile wants, as steps; and what became of them.

mod difference;
#[cfg(test)]
mod lists_tests;
pub mod outcome;
pub mod repair;
mod session;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod undo_tests;
pub mod wanted;

pub use difference::{Difference, Unable, difference};
pub use outcome::Outcome;
pub use session::{FieldOutcome, FillSession};
pub use wanted::{Wanted, WantedValue, keep_out, keeps_others, wanted};
