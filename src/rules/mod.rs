//! The rules: one file each, with documentation, metadata, check and examples. `build.rs` lists the files, so a new
//! rule is a new file. Numbers and evidence: the research notes on account linking that the sources name.
//!
//! A file has a `RULE`, and documentation with the headings *Why it matters*, *Fails*, *Passes* and *Looks wrong, is
//! right*; the examples under the last three are run as tests (see [`case`]).

#[cfg(test)]
mod case;
mod catalogue;
mod finding;
mod lwa;
mod near_miss;
#[cfg(test)]
mod tests;

pub use catalogue::{Checked, check_all, rule};
pub use finding::{Finding, FixSafety, Outcome, Place, Reason, Rule, Severity};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
