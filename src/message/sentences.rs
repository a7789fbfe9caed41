//! Where the core's own sentences stand in what the panel is told: only those are put into the user's language. Values of
//! a page or a file are in other members, and stay as they are.

use super::{PageView, PanelResponse, RefusalKind};
use crate::report::{OutcomeName, Report};

impl PanelResponse {
    /// Every sentence of the core, as [`words`](crate::words) makes it.
    pub fn sentences(&mut self) -> Vec<&mut String> {
        let mut all = Vec::new();
        match self {
            Self::State { state, notice } => {
                of_page(&mut state.page, &mut all);
                all.extend(notice.left.iter_mut().map(|field| &mut field.note));
            }
            // A report is spoken by who shows it: one that is written down is in English.
            Self::Report { .. } => {}
            // Of storage that fails the detail is the browser's.
            Self::Failed { refusal } if refusal.kind != RefusalKind::Storage => {
                all.push(&mut refusal.detail);
            }
            Self::Failed { .. } | Self::Text { .. } | Self::Secret { .. } => {}
        }
        all
    }
}

fn of_page<'a>(page: &'a mut PageView, all: &mut Vec<&'a mut String>) {
    match page {
        PageView::Unrecognised { why, .. } => all.push(why),
        PageView::Recognised { rows, findings, .. } => {
            all.extend(rows.iter_mut().map(|row| &mut row.note));
            for finding in findings {
                all.extend([&mut finding.what, &mut finding.cure]);
                all.extend(finding.fix.as_mut().map(|fix| &mut fix.label));
            }
        }
        _ => {}
    }
}

impl Report {
    /// Every sentence of the core, as [`words`](crate::words) makes it.
    pub fn sentences(&mut self) -> Vec<&mut String> {
        let mut all = Vec::new();
        for rule in &mut self.rules {
            // Why a rule is off is the user's own word.
            if rule.outcome == OutcomeName::CannotTell {
                all.push(&mut rule.reason);
            }
            for finding in &mut rule.findings {
                all.extend([&mut finding.what, &mut finding.cure]);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::FieldKey;
    use crate::message::{Notice, NoticeKind, PanelState, Refusal};
    use crate::plan::{FieldOutcome, Outcome};
    use crate::report::{FindingReport, Observed, RuleReport};
    use crate::rules::Severity;

    fn sentences(mut response: PanelResponse) -> Vec<String> {
        response.sentences().into_iter().map(|text| text.clone()).collect()
    }

    #[test]
    fn what_is_wrong_is_a_sentence_and_why_a_rule_is_off_is_none() {
        let finding = |text: &str| FindingReport {
            severity: Severity::Error,
            places: Vec::new(),
            what: format!("{text} what"),
            cure: format!("{text} cure"),
        };
        let rule = |outcome, reason: &str, findings| RuleReport {
            rule: "x".into(),
            outcome,
            reason: reason.into(),
            open_first: None,
            findings,
        };
        let mut report = Report {
            made_at: 0,
            pages: Vec::new(),
            secrets_equal: None,
            observed: Observed { client_id: Some("value".into()), ..Observed::default() },
            rules: vec![
                rule(OutcomeName::Fails, "", vec![finding("a"), finding("b")]),
                rule(OutcomeName::CannotTell, "not seen", Vec::new()),
                rule(OutcomeName::Off, "user's reason", Vec::new()),
            ],
        };
        assert_eq!(report.sentences(), ["a what", "a cure", "b what", "b cure", "not seen"]);
    }

    #[test]
    fn why_undoing_left_a_field_is_one() {
        let state = PanelState {
            profiles: Vec::new(),
            selected: None,
            profile: None,
            has_secret: false,
            other_secret: false,
            preset: String::new(),
            undo: None,
            point: String::new(),
            own: String::new(),
            policy: String::new(),
            seen: String::new(),
            about: String::new(),
            page: PageView::Elsewhere,
        };
        let left = FieldOutcome { key: FieldKey::Scopes, outcome: Outcome::NeedsYou, note: "why".into() };
        let notice = Notice { left: vec![left], ..Notice::of(NoticeKind::Undone) };
        assert_eq!(sentences(PanelResponse::State { state: Box::new(state), notice }), ["why"]);
    }

    #[test]
    fn what_the_browser_says_is_none() {
        let detail = |kind| sentences(PanelResponse::Failed { refusal: Refusal { kind, detail: "detail".into() } });
        assert_eq!(detail(RefusalKind::NotPossible), ["detail"]);
        assert_eq!(detail(RefusalKind::Unrecognised), ["detail"]);
        assert!(detail(RefusalKind::Storage).is_empty());
    }
}
