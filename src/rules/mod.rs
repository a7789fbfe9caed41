//! The rules: one file each, in folders by what they are about (`redirects`, `client`, `endpoints`, `grant`, `pages`),
//! with documentation, metadata, check, fix and examples. `build.rs` lists the files, so a new rule is a new file.
//!
//! A file has a `RULE`, and documentation with the headings *Why it matters*, *Fails*, *Passes*, *Looks wrong, is
//! right* and *Sources*; the examples in it are run as tests (see `case`), and `docs/rules/` is made from it.
//!
//! The other files are what rules share: [`finding`] (what a rule can say), [`fix`] (cures as data), [`text`] (how
//! values are quoted), [`near_miss`] (where two values part), [`lwa`] (Login with Amazon's endpoints), `uris` and `hosts`
//! (addresses as texts), `stand_ins` (samples of guides), `registration` (redirect URLs against Web Settings).
//! [`catalogue`] asks all rules and decides who speaks. [`doc`] is the documentation as the panel reads it, and `docs` makes
//! it from the files; `notes/` has what no rule can see, and `retired.txt` the ids that must not come back.

#[cfg(any(test, feature = "docs"))]
mod case;
pub mod catalogue;
pub mod doc;
#[cfg(any(test, feature = "docs"))]
pub mod docs;
pub mod finding;
pub mod fix;
pub(crate) mod hosts;
mod lwa;
pub mod near_miss;
mod registration;
mod rule;
mod stand_ins;
#[cfg(test)]
mod tests;
pub mod text;
pub mod unfinished;
mod uris;

#[cfg(test)]
pub use case::parse as case_of;
pub use catalogue::{Checked, check, check_all, rule};
pub use doc::{Catalogue, Example, Note, RuleDoc};
pub use finding::{Finding, Outcome, Place, Reason};
pub use fix::{Change, Edit, Fix};
pub use rule::{FixSafety, Rule, Severity};
pub use text::{is_invisible, is_small_hex, is_stand_in, without};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
