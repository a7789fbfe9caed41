//! One finding.

use leptos::prelude::*;
use linkwright::console::PageId;
use linkwright::console::map::map_of;
use linkwright::message::{Comparison, FindingView, OtherPage, PanelRequest, Parts};
use linkwright::report::words::field_name;
use linkwright::rules::Place;

use super::{Open, fix, looks, rule};
use crate::browser;
use crate::components::button::Button;
use crate::components::icon::{Icon, icon};
use crate::components::live::{derived, locked_note, paragraph, when};
use crate::components::page::console_link;
use crate::panel::panel;
use crate::text;

/// The finding with its buttons; of a page that is not in the tab, which one it is and the way there.
pub fn finding(finding: FindingView, elsewhere: Option<PageId>, open: Open) -> AnyView {
    let panel = panel();
    let (name, shape, word) = looks(finding.severity);
    let title = open.fresh_id();
    let show = finding.handle.map(|handle| {
        Button::new(text::show_on_page(), move || panel.with_tab(|tab| PanelRequest::Show { tab, handle }))
            .class("button small-button show")
            .icon(Icon::Target)
            .described_by(Signal::stored(Some(title.clone())))
            .view()
    });
    let safety = finding.fix.as_ref().map_or("none", |fix| fix.safety.as_str());
    let (fix, question) = fix::fix(&finding, &title, open);
    let explanation = rule::explanation(finding.key.clone(), finding.rule.clone(), open);
    // A list: with each child of its own, the type of the whole would be so much the larger.
    let mut rest = vec![locked_at_fault(&finding)];
    rest.extend(finding.other.as_ref().map(other));
    rest.extend(elsewhere.map(|page| way(page, &finding)));
    rest.extend([fix, question, explanation]);
    view! {
        <li
            class=format!("finding finding-{name}")
            data-rule=finding.rule.clone()
            data-severity=name
            data-field=finding.field.as_str()
            data-key=finding.key.clone()
            data-fix=safety
            data-elsewhere=elsewhere.map(PageId::as_str)
        >
            <div class="finding-head">
                <h3 id=title>
                    <span class="severity">{icon(shape)} " " {word}</span>
                    " "
                    <span>{finding.what.clone()}</span>
                </h3>
                {show}
            </div>
            {finding.compare.as_ref().map(comparison)}
            <p class="cure"><b>{text::what_to_do()}</b> " " {finding.cure.clone()}</p>
            {rest}
        </li>
    }
    .into_any()
}

/// Who can change it, when the fault is in the profile itself and its field there is the organisation's.
fn locked_at_fault(finding: &FindingView) -> AnyView {
    let panel = panel();
    let (rule, field) = (finding.rule.clone(), finding.field);
    let at_fault = derived(move || {
        panel.judged.with(|all| {
            let mut of_it = all.iter().filter(|one| one.rule == rule && one.field == field);
            of_it.any(|one| panel.is_locked_at((one.page, one.field)))
        })
    });
    when(at_fault, locked_note)
}

/// Where it is, and the way there.
fn way(page: PageId, finding: &FindingView) -> AnyView {
    let field = field_name(&Place::on(page, finding.field));
    view! { <p class="way"><span>{field}</span> " " {console_link(page)}</p> }.into_any()
}

/// What stands there above what belongs there, so that one sees where they part.
fn comparison(compare: &Comparison) -> AnyView {
    let side = |class: &'static str, title: &'static str, parts: &Parts| {
        view! {
            <div class=class>
                <dt>{title}</dt>
                <dd class="line">
                    {parts.before.clone()}
                    <mark class="part">{visible(&parts.part)}</mark>
                    {parts.after.clone()}
                </dd>
            </div>
        }
        .into_any()
    };
    let found = side("compare-found", text::stands_there(), &compare.found);
    let wanted = side("compare-right", text::belongs_there(), &compare.wanted);
    view! { <dl class="compare">{found} {wanted}</dl> }.into_any()
}

/// A part that can be seen: blanks and what takes no room become signs.
fn visible(part: &str) -> String {
    let sign = |c: char| match c {
        ' ' => '␣',
        '\t' => '⇥',
        '\n' | '\r' => '⏎',
        c if c.is_whitespace() || linkwright::rules::text::is_invisible(c) => '◌',
        c => c,
    };
    part.chars().map(sign).collect()
}

/// How old is what it compares with.
fn other(other: &OtherPage) -> AnyView {
    let title = map_of(other.page).map_or("", |map| map.title);
    paragraph("small", text::compared_with(title, &text::age(browser::now(), other.seen_at), other.unsaved))
}
