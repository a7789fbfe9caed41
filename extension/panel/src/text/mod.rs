//! Every text of the panel. The sentences are in `extension/_locales/`; here is what chooses among them. A sentence says
//! what is, why, and what to do.

mod checks;
mod core;
mod guide;
mod labels;
mod maps;
mod messages;
mod said;
mod values;

use linkwright::plan::Outcome;

pub use checks::*;
pub use core::*;
pub use guide::*;
pub use labels::*;
pub use maps::*;
pub use messages::*;
pub use said::*;
pub use values::said_of;

/// What the rows amount to.
pub fn summary(differ: usize, missing: usize, not_found: usize, right: usize) -> String {
    let mut parts = Vec::new();
    if differ > 0 {
        parts.push(fields_differ(differ));
    }
    if missing > 0 {
        parts.push(need_value(missing));
    }
    if not_found > 0 {
        parts.push(count_not_found(not_found));
    }
    if parts.is_empty() {
        return match right {
            0 => wants_nothing().to_owned(),
            _ => all_right(right),
        };
    }
    if right > 0 {
        parts.push(count_right(right));
    }
    summary_whole(&parts.join(summary_joint()))
}

/// What became of a field.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Filled => outcome_filled(),
        Outcome::AlreadyRight => outcome_already_right(),
        Outcome::RefusedByPage => outcome_refused_by_page(),
        Outcome::NotFound => outcome_not_found(),
        Outcome::NeedsYou => outcome_needs_you(),
    }
}

/// Name of a list's row.
pub fn row_title(one: &str, number: usize) -> String {
    let mut letters = one.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    row_name(&first.chain(letters).collect::<String>(), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts() {
        assert_eq!(summary(3, 1, 0, 6), "3 fields differ, 1 needs a value, 6 right.");
        assert_eq!(summary(1, 0, 2, 0), "1 field differs, 2 not found.");
        assert_eq!(summary(0, 0, 0, 9), "All 9 fields that the profile wants are right.");
        assert_eq!(summary(0, 0, 0, 1), "The field that the profile wants is right.");
        assert_eq!(summary(0, 0, 0, 0), "The profile wants nothing of this page.");
    }

    #[test]
    fn rows_are_named() {
        assert_eq!(row_title("return URL", 2), "Return URL 2");
    }
}
