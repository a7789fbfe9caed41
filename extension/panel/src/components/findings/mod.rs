//! What is misconfigured, page by page, why it matters, and its cure.

mod finding;
mod fix;
mod groups;
mod off;
mod rule;

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::console::map::map_of;
use linkwright::message::PageView;
use linkwright::rules::Severity;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::icon::{Icon, icon};
use super::live::{Views, derived, live, memo, paragraph, when};
use crate::guide::is_uncertain;
use crate::overview::{SEVERITIES, counts, others, page_of, seen_at};
use crate::panel::panel;
use crate::text;

pub use off::off_card;
pub use rule::prose;

/// Name for `data-severity`, icon and word.
pub fn looks(severity: Severity) -> (&'static str, Icon, &'static str) {
    match severity {
        Severity::Error => ("error", Icon::Error, text::error()),
        Severity::Warning => ("warning", Icon::Warning, text::warning()),
        Severity::Info => ("info", Icon::Info, text::info()),
    }
}

/// What the user has opened. It outlives the finding's own part of the page, which is drawn anew when it changes.
#[derive(Clone, Copy)]
struct Open {
    /// The keys of findings whose explanation is open.
    explained: RwSignal<Vec<String>>,
    /// The key of the finding whose fix is being asked for.
    asked: RwSignal<Option<String>>,
    /// A rule, and the reason for turning it off as far as it is typed.
    reason: RwSignal<(String, String)>,
    /// True when the findings of the page in the tab are folded away.
    folded: RwSignal<bool>,
    /// The other pages whose findings are open.
    groups: RwSignal<Vec<PageId>>,
    /// How many were drawn: makes ids.
    drawn: StoredValue<u32>,
}

impl Open {
    /// An id that no other element has.
    fn fresh_id(self) -> String {
        self.drawn.update_value(|drawn| *drawn = drawn.wrapping_add(1));
        format!("finding-{}", self.drawn.get_value())
    }
}

/// The card: the page in the tab first, then the others that were seen. Nothing before any was.
pub fn findings_card() -> AnyView {
    let panel = panel();
    // A number, since each type of memo is in the Wasm with all of the framework's machinery around it.
    let place = memo(move || panel.state.with(|state| place_of(state.as_ref().and_then(page_of))));
    let here = move || PageId::ALL.get(place.get()).copied();
    let findings = memo(move || {
        panel.state.with(|state| match state.as_ref().map(|state| &state.page) {
            Some(PageView::Recognised { findings, .. }) => findings.clone(),
            _ => Vec::new(),
        })
    });
    let others = memo(move || {
        panel.overview.report.with(|report| report.as_ref().map(|all| others(all, here())).unwrap_or_default())
    });
    let seen = move || {
        let mut pages: Vec<PageId> = here().into_iter().collect();
        panel.overview.report.with(|report| {
            let report = report.iter();
            let was_seen = |page: &&PageId| report.clone().any(|report| seen_at(report, **page).is_some());
            pages.extend(PageId::ALL.iter().filter(was_seen).filter(|page| Some(**page) != here()));
        });
        pages
    };
    let some = derived(move || !seen().is_empty());
    let none = memo(move || findings.with(Vec::is_empty) && others.with(Vec::is_empty));
    let uncertain = memo(move || panel.state.with(|state| state.as_ref().is_some_and(is_uncertain)));
    let unclear = memo(move || panel.overview.unclear());
    let all = move || {
        let mut all = findings.with(|findings| counts(findings.iter()));
        let more = others.with(|others| counts(others.iter().flat_map(|group| &group.findings)));
        all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        all
    };
    let open = Open {
        explained: RwSignal::new(Vec::new()),
        asked: RwSignal::new(None),
        reason: RwSignal::new((String::new(), String::new())),
        folded: RwSignal::new(false),
        groups: RwSignal::new(Vec::new()),
        drawn: StoredValue::new(0),
    };
    when(some, move || {
        view! {
            <section class="card" aria-labelledby="findings-title">
                <div class="findings-head">
                    <h2 id="findings-title" class="card-title" tabindex="-1">{text::findings()}</h2>
                    {live(move || tallies(all()))}
                </div>
                {live(move || {
                    if none.get() { all_well(&seen(), uncertain.get(), unclear.get()) } else { groups::groups(here, findings, others, open) }
                })}
            </section>
        }
        .into_any()
    })
}

/// The place of a page among all; that of none is behind them.
fn place_of(page: Option<PageId>) -> usize {
    PageId::ALL.iter().position(|one| Some(*one) == page).unwrap_or(PageId::ALL.len())
}

/// That there is nothing, and of which pages that is said; before it what cannot be told, and that alone where it is
/// not certain whose pages these are.
fn all_well(seen: &[PageId], uncertain: bool, unclear: String) -> AnyView {
    if uncertain {
        return paragraph("cannot-tell", text::left_several());
    }
    let titles: Vec<_> = seen.iter().filter_map(|page| map_of(*page)).map(|map| map.title).collect();
    let well = paragraph("all-well", text::nothing_wrong(&titles.join(text::summary_joint())));
    if unclear.is_empty() { well } else { [paragraph("cannot-tell", unclear), well].into_iter().views() }
}

/// How many there are of each severity, worst first; those of which there are none are left out.
fn tallies(counts: [usize; 3]) -> AnyView {
    let tally = |(severity, count): (Severity, usize)| {
        let (name, shape, _) = looks(severity);
        let words = match severity {
            Severity::Error => text::count_errors(count),
            Severity::Warning => text::count_warnings(count),
            Severity::Info => text::count_notes(count),
        };
        view! {
            <span class=format!("tally found-{name}") data-tally=name>
                {icon(shape)}
                <span aria-hidden="true">{count.to_string()}</span>
                <span class="visually-hidden">{words}</span>
            </span>
        }
        .into_any()
    };
    let some = SEVERITIES.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    view! { <span class="tallies">{some.map(tally).views()}</span> }.into_any()
}

/// Whether the fold that was toggled is open now.
fn is_open(event: &leptos::ev::Event) -> bool {
    let fold = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
    fold.is_some_and(|fold| fold.open())
}
