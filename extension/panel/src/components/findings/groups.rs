//! Findings page by page, each page with how many there are of what.

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::console::map::map_of;
use linkwright::json;
use linkwright::message::{FindingView, PanelRequest};
use linkwright::rules::FixSafety;

use super::{Open, finding, is_open, tallies};
use crate::browser;
use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::components::live::{Views, buttons, chip, derived, live, memo, paragraph, when, words};
use crate::overview::{Group, counts, seen_at};
use crate::panel::panel;
use crate::text;

/// The page in the tab, open; then the others, folded until they are opened.
pub fn groups(
    here: impl Fn() -> Option<PageId> + Send + 'static,
    findings: Memo<Vec<FindingView>>,
    others: Memo<Vec<Group>>,
    open: Open,
) -> AnyView {
    [
        live(move || here().map_or_else(|| ().into_any(), |page| this_page(page, findings, open))),
        live(move || others.get().into_iter().map(|group| other_page(group, open)).views()),
    ]
    .into_iter()
    .views()
}

/// A group as it is drawn. In one place for both kinds, as each view is in the Wasm with all that draws it.
struct Fold {
    page: PageId,
    here: Option<&'static str>,
    open: bool,
    toggled: Box<dyn Fn(bool)>,
    /// What is said of the page beside its console.
    said: AnyView,
    counts: AnyView,
    content: AnyView,
}

impl Fold {
    fn view(self) -> AnyView {
        let Self { page, here, open, toggled, said, counts, content } = self;
        let (console, title) = map_of(page).map_or(("", ""), |map| (map.console, map.title));
        view! {
            <details
                class="group"
                data-group=page.as_str()
                data-here=here
                open=open
                on:toggle=move |event| toggled(is_open(&event))
            >
                <summary>
                    <span class="group-name">
                        <span class="group-title">{title}</span>
                        <span class="group-where">{console} " · " {said}</span>
                    </span>
                    {counts}
                </summary>
                {content}
            </details>
        }
        .into_any()
    }
}

/// That nothing is wrong here, after what the rules cannot tell of the redirect URLs where these stand.
fn nothing_here(page: PageId) -> AnyView {
    let panel = panel();
    let unclear = match page {
        PageId::LwaWebSettings | PageId::AlexaAccountLinking => live(move || {
            let why = panel.overview.unclear();
            if why.is_empty() { ().into_any() } else { paragraph("cannot-tell", why) }
        }),
        _ => ().into_any(),
    };
    [unclear, paragraph("small", text::nothing_wrong_here())].into_iter().views()
}

fn list(findings: AnyView) -> AnyView {
    view! { <ul class="findings">{findings}</ul> }.into_any()
}

fn this_page(page: PageId, findings: Memo<Vec<FindingView>>, open: Open) -> AnyView {
    let well = memo(move || findings.with(Vec::is_empty));
    let counts = live(move || match well.get() {
        true => chip("tallies all-well", Some(Icon::Check), ""),
        false => tallies(findings.with(|findings| counts(findings.iter()))),
    });
    // By all that they say: one that stays as it is keeps its place, its focus and what is open in it.
    let all = view! {
        <For each=move || findings.get() key=|one| json::to_text(one) let(one)>
            {finding::finding(one, None, open)}
        </For>
    };
    let content = [when(well, move || nothing_here(page)), fix_safe(findings), list(all.into_any())];
    Fold {
        page,
        here: Some("true"),
        open: !open.folded.get_untracked(),
        toggled: Box::new(move |now| open.folded.set(!now)),
        said: text::in_this_tab().into_any(),
        counts,
        content: content.into_iter().views(),
    }
    .view()
}

fn other_page(group: Group, open: Open) -> AnyView {
    let panel = panel();
    let Group { page, findings } = group;
    let shown = memo(move || open.groups.with(|groups| groups.contains(&page)));
    let toggled = move |now| {
        if now != shown.get_untracked() {
            open.groups.update(|groups| {
                groups.retain(|other| *other != page);
                if now {
                    groups.push(page);
                }
            });
        }
    };
    let said = words(move || {
        let then = panel.overview.report.with(|report| seen_at(report.as_ref()?, page));
        text::seen_when(&text::age(browser::now(), then.unwrap_or_default()))
    });
    let counts = tallies(counts(findings.iter()));
    let all = move || list(findings.iter().map(|one| finding::finding(one.clone(), Some(page), open)).views());
    let content = when(shown, all);
    let open = shown.get_untracked();
    Fold { page, here: None, open, toggled: Box::new(toggled), said, counts, content }.view()
}

/// *Fix all safe*, when there is more than one thing to fix so.
fn fix_safe(findings: Memo<Vec<FindingView>>) -> AnyView {
    let panel = panel();
    let safe = memo(move || {
        let is_safe = |finding: &&FindingView| {
            finding.fix.as_ref().is_some_and(|fix| fix.safety == FixSafety::Safe && fix.possible)
        };
        findings.with(|findings| findings.iter().filter(is_safe).count())
    });
    when(derived(move || safe.get() > 1), move || {
        let fix = move || panel.with_tab(|tab| PanelRequest::FixSafe { tab });
        let button = Button::new("", fix)
            .class("button primary")
            .icon(Icon::Wrench)
            .disabled(panel.is_doubtful())
            .face(words(move || text::fix_safe(safe.get())))
            .view();
        buttons([button, paragraph("small", text::fix_safe_what())])
    })
}
