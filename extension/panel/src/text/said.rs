//! Words for what the background says.

use linkwright::message::{NextStep, Notice, NoticeKind, PageView, Refusal, RefusalKind};
use linkwright::plan::FieldOutcome;

use super::messages::*;

/// Why something did not work, and what to do.
pub fn refused(refusal: &Refusal) -> String {
    let why = refusal.detail.as_str();
    let fixed = match refusal.kind {
        RefusalKind::BadMessage => return refusal_bad_message(why),
        RefusalKind::Unrecognised => return refusal_unrecognised(why),
        RefusalKind::Storage => return refusal_storage(why),
        RefusalKind::Damaged => return refusal_damaged(why),
        RefusalKind::NotPossible => why,
        RefusalKind::NoConsole => refusal_no_console(),
        RefusalKind::Silent => refusal_silent(),
        RefusalKind::SwitchedOff => refusal_switched_off(),
        RefusalKind::PageMoved => refusal_page_moved(),
        RefusalKind::Busy => refusal_busy(),
        RefusalKind::NoProfile => refusal_no_profile(),
        RefusalKind::UnknownProfile => refusal_unknown_profile(),
        RefusalKind::ChangedMeanwhile => refusal_changed_meanwhile(),
        RefusalKind::Given => refusal_given(),
        RefusalKind::NothingToKeep => refusal_nothing_to_keep(),
        RefusalKind::FindingGone => refusal_finding_gone(),
        RefusalKind::NothingToUndo => refusal_nothing_to_undo(),
    };
    fixed.to_owned()
}

/// What was done; empty when there is nothing worth saying. The fields have the names of the page.
pub fn noticed(notice: &Notice, page: &PageView) -> String {
    let count = |place: usize| notice.counts.get(place).copied().unwrap_or_default() as usize;
    let fixed = match notice.kind {
        NoticeKind::Filled => return filled(&count),
        NoticeKind::Checked if count(0) > 0 => return notice_checked(count(0)),
        NoticeKind::Undone if !notice.left.is_empty() => return notice_undone_but(&left(&notice.left, page)),
        NoticeKind::Credentials => {
            let secret = if count(1) > 0 { notice_page_secret_kept() } else { notice_page_secret_hidden() };
            return match count(0) {
                1 => format!("{} {secret}", notice_id_taken()),
                2 => notice_id_other().to_owned(),
                // Of another client than the locked one nothing is kept.
                3 if count(1) == 0 => notice_id_locked().to_owned(),
                3 => format!("{} {secret}", notice_id_locked()),
                _ => secret.to_owned(),
            };
        }
        NoticeKind::Nothing => "",
        NoticeKind::Checked => notice_checked_right(),
        NoticeKind::NotRecognised => notice_not_recognised(),
        NoticeKind::Fixed => notice_fixed(),
        NoticeKind::Undone => notice_undone(),
        NoticeKind::ProfileCreated => notice_profile_created(),
        NoticeKind::ProfileImported => notice_profile_imported(),
        NoticeKind::ProfileDeleted => notice_profile_deleted(),
        NoticeKind::SecretKept => notice_secret_kept(),
        NoticeKind::SecretForgotten => notice_secret_forgotten(),
        NoticeKind::EverythingDeleted => notice_everything_deleted(),
    };
    fixed.to_owned()
}

/// How many fields came to what, in the order of [`linkwright::message::said::OUTCOMES`].
fn filled(count: &dyn Fn(usize) -> usize) -> String {
    let words =
        [notice_filled(), notice_already_right(), notice_refused_by_page(), notice_not_found(), notice_needs_you()];
    let parts: Vec<_> = words
        .iter()
        .enumerate()
        .filter(|(place, _)| count(*place) > 0)
        .map(|(place, what)| notice_fields(count(place), what))
        .collect();
    if parts.is_empty() { notice_nothing_to_fill().to_owned() } else { summary_whole(&parts.join(summary_joint())) }
}

/// Which fields undoing left, those with the same reason together.
fn left(fields: &[FieldOutcome], page: &PageView) -> String {
    let rows = if let PageView::Recognised { rows, .. } = page { rows.as_slice() } else { &[] };
    let name = |field: &FieldOutcome| {
        let row = rows.iter().find(|row| row.field == field.key);
        row.map_or_else(|| field.key.to_string(), |row| row.label.clone())
    };
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for field in fields {
        match groups.iter_mut().find(|(why, _)| *why == field.note) {
            Some((_, names)) => names.push(name(field)),
            None => groups.push((&field.note, vec![name(field)])),
        }
    }
    let groups: Vec<_> = groups.iter().map(|(why, names)| notice_left(&names.join(summary_joint()), why)).collect();
    groups.join(" ")
}

/// What only the user can do next.
pub fn next_step(next: NextStep) -> &'static str {
    match next {
        NextStep::Nothing => "",
        NextStep::Edit => next_edit(),
        NextStep::ShowSecret => next_show_secret(),
        NextStep::Save => next_save(),
        NextStep::Publish => next_publish(),
        NextStep::OtherProfile => next_other_profile(),
    }
}

#[cfg(test)]
mod tests {
    use linkwright::console::FieldKey;
    use linkwright::plan::Outcome;

    use super::*;

    #[test]
    fn a_fill_is_counted() {
        let notice = |counts: &[u32]| {
            noticed(&Notice { counts: counts.to_vec(), ..Notice::of(NoticeKind::Filled) }, &PageView::Elsewhere)
        };
        assert_eq!(notice(&[9, 1, 0, 0, 2]), "9 fields filled, 1 field already right, 2 fields waiting for you.");
        assert_eq!(notice(&[0; 5]), "The profile has nothing for this page.");
    }

    #[test]
    fn what_undoing_left_is_named_with_its_reason_once() {
        let left = |key, why: &str| FieldOutcome { key, outcome: Outcome::NeedsYou, note: why.to_owned() };
        let all = vec![
            left(FieldKey::Scopes, "Changed."),
            left(FieldKey::ClientSecret, "Hidden."),
            left(FieldKey::Domains, "Changed."),
        ];
        let notice = |left| noticed(&Notice { left, ..Notice::of(NoticeKind::Undone) }, &PageView::Elsewhere);
        assert_eq!(
            notice(all),
            "Not everything was put back. scopes, domains: Changed. clientSecret: Hidden. Look the page over before you press Save."
        );
        assert_eq!(notice(Vec::new()), "Undone. Look it over, then press Save on the page.");
    }

    #[test]
    fn kept_credentials_are_told() {
        let notice = |counts: &[u32]| {
            noticed(&Notice { counts: counts.to_vec(), ..Notice::of(NoticeKind::Credentials) }, &PageView::Elsewhere)
        };
        assert_eq!(
            notice(&[1, 1]),
            "The client ID is in the profile now. The secret is kept until the browser closes."
        );
        assert_eq!(notice(&[0, 0]), "The page hides the secret: press Show Secret there, then keep it.");
        assert_eq!(notice(&[2, 0]), "This is the client of another security profile; nothing was kept.");
        assert!(notice(&[3, 0]).ends_with("it was left as it is."), "not that the secret is hidden");
        assert_eq!(
            notice(&[3, 1]),
            "The client ID of this profile is set by your organisation; it was left as it is. The secret is kept until the browser closes."
        );
    }
}
