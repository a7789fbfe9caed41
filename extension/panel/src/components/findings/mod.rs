//! What is misconfigured on the page, why it matters, and its cure.

mod finding;
mod fix;
mod off;
mod rule;

use leptos::prelude::*;
use linkwright::json;
use linkwright::message::{FindingView, PanelRequest};
use linkwright::rules::{FixSafety, Severity};

use super::button::Button;
use super::icon::Icon;
use super::live::{buttons, paragraph, when, words};
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

/// The card, worst finding first; nothing when all is well.
pub fn findings_card(findings: Memo<Vec<FindingView>>) -> AnyView {
    let some = Signal::derive(move || findings.with(|findings| !findings.is_empty()));
    let open = Open {
        explained: RwSignal::new(Vec::new()),
        asked: RwSignal::new(None),
        reason: RwSignal::new((String::new(), String::new())),
        drawn: StoredValue::new(0),
    };
    when(some, move || {
        view! {
            <section class="card" aria-labelledby="findings-title">
                <h2 id="findings-title" class="card-title" tabindex="-1">
                    {text::findings()}
                    " "
                    <span class="tally">{words(move || findings.with(Vec::len).to_string())}</span>
                </h2>
                {fix_safe(findings)}
                <ul class="findings">
                    // By all that they say: one that stays as it is keeps its place, its focus and what is open in it.
                    <For each=move || findings.get() key=|one| json::to_text(one) let(one)>
                        {finding::finding(one, open)}
                    </For>
                </ul>
            </section>
        }
        .into_any()
    })
}

/// *Fix all safe*, when there is more than one thing to fix so.
fn fix_safe(findings: Memo<Vec<FindingView>>) -> AnyView {
    let panel = panel();
    let safe = Memo::new(move |_| {
        let is_safe = |finding: &&FindingView| {
            finding.fix.as_ref().is_some_and(|fix| fix.safety == FixSafety::Safe && fix.possible)
        };
        findings.with(|findings| findings.iter().filter(is_safe).count())
    });
    when(Signal::derive(move || safe.get() > 1), move || {
        let fix = move || panel.with_tab(|tab| PanelRequest::FixSafe { tab });
        let button = Button::new("", fix)
            .class("button primary")
            .icon(Icon::Wrench)
            .face(words(move || text::fix_safe(safe.get())))
            .view();
        buttons([button, paragraph("small", text::fix_safe_what())])
    })
}
