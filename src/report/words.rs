//! Words that the three kinds of reports share.

use crate::console::PageId;
use crate::console::map::map_of;
use crate::rules::text::redacted;
use crate::rules::{Place, RuleDoc};

use super::{FindingReport, SeenPage};

/// The last millisecond of the year 9999, the last that a timestamp has room for.
const LAST: u64 = 253_402_300_799_999;

/// A time in milliseconds since 1970 as in `2026-11-24T19:30:17Z`.
#[must_use]
pub fn timestamp(milliseconds: u64) -> String {
    let seconds = milliseconds.min(LAST) / 1000;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Year, month and day of a number of days since 1970.
fn date(days: u64) -> (u64, u64, u64) {
    // Counted from 0000-03-01, so that a leap day is the last of its year; 400 years are 146,097 days.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, day)
}

/// How long ago something was seen, as in "12 minutes ago".
#[must_use]
pub fn age(now: u64, then: u64) -> String {
    match elapsed(now, then) {
        None => "at an unknown time".into(),
        Some((0, _)) => "less than a minute ago".into(),
        Some((number, unit)) => format!("{number} {unit}{} ago", if number == 1 { "" } else { "s" }),
    }
}

/// How long ago something was seen, in whole minutes, hours or days; nothing when that is not known.
#[must_use]
pub const fn elapsed(now: u64, then: u64) -> Option<(u64, &'static str)> {
    if then == 0 {
        return None;
    }
    let minutes = now.saturating_sub(then) / 60_000;
    Some(match minutes {
        0..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    })
}

/// Whether and when a page was seen, and whether it was saved then.
#[must_use]
pub fn seen(page: &SeenPage, now: u64) -> (String, &'static str) {
    let when = page.seen_at.map_or_else(|| "not in this session".into(), |then| age(now, then));
    let saved = match page.saved {
        Some(true) => "yes",
        Some(false) => "no",
        None if page.seen_at.is_none() => "",
        None => "unknown",
    };
    (when, saved)
}

/// Console and page by their names.
#[must_use]
pub fn page_name(page: PageId) -> String {
    map_of(page).map_or_else(|| page.as_str().to_owned(), |map| format!("{}, {}", map.console, map.title))
}

/// A field by its name on its own page.
#[must_use]
pub fn field_name(place: &Place) -> &'static str {
    let field = map_of(place.page).and_then(|map| map.field(place.field));
    field.map_or_else(|| super::label(place.field), crate::console::map::FieldMap::name)
}

/// Where something is, without the row's text.
#[must_use]
pub fn place_name(place: &Place) -> String {
    let row = place.row.as_deref().map(|row| format!(", the row of {}", length(row))).unwrap_or_default();
    format!("{}: {}{row}", page_name(place.page), field_name(place))
}

/// What stands for a value.
#[must_use]
pub fn length(value: &str) -> String {
    format!("[{} characters]", value.chars().count())
}

/// What is wrong and what to do, without values.
#[must_use]
pub fn message(finding: &FindingReport) -> String {
    format!("{} {}", redacted(&finding.what), redacted(&finding.cure))
}

/// What a rule checks, in a sentence.
#[must_use]
pub fn title(doc: Option<&RuleDoc>) -> &str {
    doc.map_or("", |doc| doc.title.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar() {
        for (milliseconds, wanted) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_767_225_599_999, "2025-12-31T23:59:59Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (u64::MAX, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(timestamp(milliseconds), wanted);
        }
    }

    #[test]
    fn ages_are_rounded_down() {
        const MINUTE: u64 = 60_000;
        let now = 1_000_000 * MINUTE;
        for (before, wanted) in [
            (0, "less than a minute ago"),
            (MINUTE, "1 minute ago"),
            (12 * MINUTE + 59_000, "12 minutes ago"),
            (119 * MINUTE, "1 hour ago"),
            (47 * 60 * MINUTE, "1 day ago"),
            (now, "at an unknown time"),
        ] {
            assert_eq!(age(now, now - before), wanted);
        }
        assert_eq!(age(now, now + 5), "less than a minute ago", "clocks are set back");
    }
}
