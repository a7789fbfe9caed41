//! What every rule says of the set-up as a whole: the findings of pages that are not in the tab, and how many errors the
//! guide has left. Those of the page in the tab come with the state.

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::json;
use linkwright::message::build::key_of;
use linkwright::message::{FindingView, PageView, PanelRequest, PanelState};
use linkwright::report::{OutcomeName, Report, RuleReport};
use linkwright::rules::Severity;
use linkwright::setup::is_practice;

use crate::answers::Use;
use crate::panel::Panel;
use crate::text;

/// Every severity, worst first.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// Every rule's outcome, and what was asked to know it.
#[derive(Clone, Copy)]
pub struct Overview {
    /// The last answer; nothing before it, or where nothing was seen.
    pub report: RwSignal<Option<Box<Report>>>,
    /// What was asked about last: the profile's id, and all that the rules go by.
    asked: StoredValue<(Option<String>, String)>,
    /// The number of the last question.
    number: StoredValue<u32>,
    /// The number of the last question that was answered.
    answered: StoredValue<u32>,
    /// True when checking found nothing on the page, and that is said with the answer to the last question.
    pub checked: StoredValue<bool>,
}

impl Overview {
    /// Nothing was asked yet.
    pub fn new() -> Self {
        Self {
            report: RwSignal::new(None),
            asked: StoredValue::new((None, String::new())),
            number: StoredValue::new(0),
            answered: StoredValue::new(0),
            checked: StoredValue::new(false),
        }
    }

    /// Why the rules cannot tell it; see [`unclear`].
    pub fn unclear(self) -> String {
        self.report.with(|report| report.as_ref().map(|all| unclear(all)).unwrap_or_default())
    }
}

/// The findings of one page that is not in the tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The page.
    pub page: PageId,
    /// Its findings, worst first; without what only a page in a tab can have.
    pub findings: Vec<FindingView>,
}

/// The page that a state shows, when it is a known form.
pub const fn page_of(state: &PanelState) -> Option<PageId> {
    match &state.page {
        PageView::Recognised { page, .. } => Some(*page),
        _ => None,
    }
}

impl Panel {
    /// Asks every rule, when something has changed that they go by.
    pub fn look_over(self) {
        let Overview { report, asked, number, answered, .. } = self.overview;
        let question = self.state.with_untracked(|state| {
            let state = state.as_ref()?;
            let page = page_of(state);
            let profile = state.profile.as_ref().map(|profile| json::to_text(profile)).unwrap_or_default();
            let place = page.map_or("", PageId::as_str);
            let by = format!("{place} {} {} {profile} {}", state.about, state.has_secret, state.seen);
            self.explain_anew(state, by.clone());
            // What is practised is no part of a set-up.
            if state.seen.is_empty() || is_practice(&state.about) {
                return None;
            }
            Some(((state.selected.clone(), by), page, state.about.clone()))
        });
        let Some((now, page, about)) = question else {
            asked.set_value((None, String::new()));
            // An answer that is on its way is to a question of before.
            number.update_value(|number| *number = number.wrapping_add(1));
            answered.set_value(number.get_value());
            report.set(None);
            return;
        };
        if asked.with_value(|before| *before == now) {
            return;
        }
        if asked.with_value(|before| before.0 != now.0) {
            report.set(None);
        }
        asked.set_value(now);
        number.update_value(|number| *number = number.wrapping_add(1));
        self.guide.errors.set(None);
        self.request(PanelRequest::Judge { seen: String::new(), page, about }, Use::Overview(number.get_value()));
    }

    /// Every rule is asked anew with the next state, and what was explained by them: rules may have been turned off or on for all profiles, other domains
    /// may be allowed, or what was asked is never answered.
    pub fn rules_changed(self) {
        self.overview.asked.update_value(|asked| asked.1.clear());
        self.judged_content.update_value(String::clear);
        self.explaining.is_stale();
    }

    /// Takes the answer to a question, unless another one was asked since.
    pub fn looked_over(self, number: u32, report: Box<Report>) {
        if self.overview.number.get_value() == number {
            let errors = report.counts().errors;
            self.overview.report.set(Some(report));
            self.overview.answered.set_value(number);
            self.count_errors(errors);
            if self.overview.checked.get_value() {
                self.say_checked();
            }
        }
    }

    /// Says that checking found nothing, and what cannot be told: once the rules have answered for what was checked.
    pub fn say_checked(self) {
        let Overview { number, answered, checked, .. } = self.overview;
        let is_answered = number.get_value() == answered.get_value();
        checked.set_value(!is_answered);
        if !is_answered {
            return;
        }
        let why = untrack(|| self.overview.unclear());
        let right = || text::notice_checked_right().to_owned();
        self.announce(if why.is_empty() { right() } else { text::notice_checked_so_far(&why) });
    }
}

/// The findings of other pages than the one in the tab, by page in the order of the set-up. A finding that has a place
/// on the page in the tab is told there, and any other once: at the first of its places that was seen.
pub fn others(report: &Report, here: Option<PageId>) -> Vec<Group> {
    let was_seen = |page: PageId| seen_at(report, page).is_some();
    let mut groups: Vec<Group> = PageId::ALL.iter().map(|page| Group { page: *page, findings: Vec::new() }).collect();
    for severity in SEVERITIES {
        for (rule, finding) in report.findings(severity) {
            let places = &finding.places;
            if places.iter().any(|place| Some(place.page) == here) {
                continue;
            }
            let place = places.iter().find(|place| was_seen(place.page)).or(places.first());
            let Some(place) = place else { continue };
            let Some(group) = groups.iter_mut().find(|group| group.page == place.page) else { continue };
            group.findings.push(FindingView {
                key: key_of(&rule.rule, place),
                rule: rule.rule.clone(),
                severity,
                field: place.field,
                what: finding.what.clone(),
                cure: finding.cure.clone(),
                compare: None,
                fix: None,
                other: None,
                handle: None,
            });
        }
    }
    groups.retain(|group| !group.findings.is_empty());
    groups
}

/// Why the rules cannot tell whether the redirect URLs are registered, though every page that tells it was seen: nobody
/// would look for that. Empty where they can, or where a page is missing: which were seen is said anyway.
fn unclear(report: &Report) -> String {
    let is_it = |rule: &&RuleReport| {
        rule.rule == "return-url-near-miss"
            && rule.outcome == OutcomeName::CannotTell
            && rule.open_first.is_none_or(|page| seen_at(report, page).is_some())
    };
    report.rules.iter().find(is_it).map(|rule| rule.reason.clone()).unwrap_or_default()
}

/// When a page was seen, in milliseconds since 1970.
pub fn seen_at(report: &Report, page: PageId) -> Option<u64> {
    report.pages.iter().find(|seen| seen.page == page)?.seen_at
}

/// How many findings there are of each severity, worst first.
pub fn counts<'a>(findings: impl Iterator<Item = &'a FindingView>) -> [usize; 3] {
    let mut counts = [0; 3];
    for finding in findings {
        counts[finding.severity as usize] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use linkwright::console::FieldKey;
    use linkwright::report::{FindingReport, Observed, SeenPage};
    use linkwright::rules::Place;

    use super::*;

    const ALEXA: PageId = PageId::AlexaAccountLinking;
    const SETTINGS: PageId = PageId::LwaWebSettings;
    const PUBLISH: PageId = PageId::IxhelloPublish;

    fn finding(severity: Severity, what: &str, pages: &[PageId]) -> FindingReport {
        let places = pages.iter().map(|page| Place::on(*page, FieldKey::ClientId)).collect();
        FindingReport { severity, places, what: what.into(), cure: String::new() }
    }

    fn report(seen: &[PageId], findings: Vec<FindingReport>) -> Report {
        let page = |page: &PageId| SeenPage { page: *page, seen_at: seen.contains(page).then_some(7), saved: None };
        let rule = |(number, finding)| RuleReport {
            rule: format!("rule-{number}"),
            outcome: OutcomeName::Fails,
            reason: String::new(),
            open_first: None,
            findings: vec![finding],
        };
        Report {
            made_at: 0,
            pages: PageId::ALL.iter().map(page).collect(),
            secrets_equal: None,
            observed: Observed::default(),
            rules: findings.into_iter().enumerate().map(rule).collect(),
        }
    }

    fn told(report: &Report, here: Option<PageId>) -> Vec<(PageId, Vec<String>)> {
        let told = |group: Group| (group.page, group.findings.into_iter().map(|one| one.what).collect());
        others(report, here).into_iter().map(told).collect()
    }

    #[test]
    fn findings_are_grouped_by_page_and_worst_first() {
        let found = vec![
            finding(Severity::Info, "note", &[ALEXA]),
            finding(Severity::Error, "error", &[PUBLISH]),
            finding(Severity::Warning, "warning", &[ALEXA]),
            finding(Severity::Error, "error too", &[ALEXA]),
        ];
        let report = report(&[ALEXA, PUBLISH], found);
        let alexa = (ALEXA, ["error too", "warning", "note"].map(String::from).to_vec());
        assert_eq!(told(&report, Some(SETTINGS)), [(PUBLISH, vec!["error".into()]), alexa.clone()]);
        assert_eq!(told(&report, Some(PUBLISH)), [alexa]);
        assert_eq!(told(&report, Some(ALEXA)), [(PUBLISH, vec!["error".into()])]);
    }

    #[test]
    fn a_finding_of_two_pages_is_told_once() {
        let report = report(&[ALEXA, SETTINGS], vec![finding(Severity::Error, "both", &[SETTINGS, ALEXA])]);
        assert_eq!(told(&report, None), [(SETTINGS, vec!["both".into()])]);
        assert!(told(&report, Some(SETTINGS)).is_empty(), "it is told with the page in the tab");
        assert!(told(&report, Some(ALEXA)).is_empty(), "it is told with the page in the tab");
    }

    /// What is open of a finding is kept by its key: of two pages, one would open with the other.
    #[test]
    fn findings_of_one_rule_on_one_field_of_two_pages_have_two_keys() {
        let mut report = report(&[ALEXA, SETTINGS], vec![finding(Severity::Error, "here", &[ALEXA])]);
        report.rules[0].findings.push(finding(Severity::Error, "there", &[SETTINGS]));
        let keys: Vec<String> =
            others(&report, None).into_iter().flat_map(|group| group.findings).map(|one| one.key).collect();
        assert_eq!(keys.len(), 2);
        assert_ne!(keys[0], keys[1]);
    }

    #[test]
    fn a_finding_is_told_where_something_was_seen() {
        let both = || vec![finding(Severity::Error, "both", &[SETTINGS, ALEXA])];
        assert_eq!(told(&report(&[ALEXA], both()), None), [(ALEXA, vec!["both".into()])]);
        assert_eq!(told(&report(&[], both()), None), [(SETTINGS, vec!["both".into()])], "nothing is kept back");
    }

    #[test]
    fn what_cannot_be_told_is_said_where_no_page_is_missing() {
        let why = |rule: &str, outcome, open_first| {
            let mut report = report(&[ALEXA], vec![finding(Severity::Error, "", &[ALEXA])]);
            let one = RuleReport { outcome, open_first, reason: "why".into(), ..report.rules[0].clone() };
            report.rules.push(RuleReport { rule: rule.into(), ..one });
            unclear(&report)
        };
        let near = "return-url-near-miss";
        assert_eq!(why(near, OutcomeName::CannotTell, None), "why");
        assert_eq!(why(near, OutcomeName::CannotTell, Some(ALEXA)), "why", "it was seen, and has changed since");
        assert_eq!(why(near, OutcomeName::CannotTell, Some(SETTINGS)), "", "it was not seen");
        assert_eq!(why(near, OutcomeName::Passes, None), "");
        assert_eq!(why("placeholder-left", OutcomeName::CannotTell, None), "", "as good as always");
    }

    #[test]
    fn severities_are_counted() {
        let found = vec![
            finding(Severity::Info, "note", &[ALEXA]),
            finding(Severity::Error, "error", &[ALEXA]),
            finding(Severity::Info, "note too", &[ALEXA]),
        ];
        let groups = others(&report(&[ALEXA], found), None);
        assert_eq!(counts(groups.iter().flat_map(|group| &group.findings)), [1, 0, 2]);
    }
}
