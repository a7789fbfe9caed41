//! Near misses: a value that was meant to be another one, and the character at which they part.

mod characters;
mod confusables;
pub mod slips;

pub use characters::{FEW, disguise, explain, parting};
pub use confusables::{Confusable, confusable};
