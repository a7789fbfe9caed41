//! What is misconfigured on the page.

use leptos::prelude::*;
use linkwright::message::{FindingView, PanelRequest};
use linkwright::rules::Severity;

use super::button::Button;
use super::icon::{Icon, icon};
use super::live::{Views, live, when, words};
use crate::panel::panel;
use crate::text;

/// Name for `data-severity`, icon and word.
const fn looks(severity: Severity) -> (&'static str, Icon, &'static str) {
    match severity {
        Severity::Error => ("error", Icon::Error, text::ERROR),
        Severity::Warning => ("warning", Icon::Warning, text::WARNING),
        Severity::Info => ("info", Icon::Info, text::INFO),
    }
}

/// The card, worst finding first; nothing when all is well.
pub fn findings_card(findings: Memo<Vec<FindingView>>) -> AnyView {
    let some = Signal::derive(move || findings.with(|findings| !findings.is_empty()));
    when(some, move || {
        view! {
            <section class="card" aria-labelledby="findings-title">
                <h2 id="findings-title" class="card-title" tabindex="-1">
                    {text::FINDINGS}
                    " "
                    <span class="tally">{words(move || findings.with(Vec::len).to_string())}</span>
                </h2>
                <ul class="findings">{live(move || findings.get().into_iter().enumerate().map(finding).views())}</ul>
            </section>
        }
        .into_any()
    })
}

fn finding((at, finding): (usize, FindingView)) -> AnyView {
    let panel = panel();
    let (name, shape, word) = looks(finding.severity);
    let title = format!("finding-{at}");
    let show = finding.handle.map(|handle| {
        Button::new(text::SHOW_ON_PAGE, move || panel.with_tab(|tab| PanelRequest::Show { tab, handle }))
            .class("button small-button")
            .icon(Icon::Target)
            .described_by(Signal::stored(Some(title.clone())))
            .view()
    });
    view! {
        <li
            class=format!("finding finding-{name}")
            data-rule=finding.rule
            data-severity=name
            data-field=finding.field.as_str()
        >
            <h3 id=title>
                <span class="severity">{icon(shape)} " " {word}</span>
                " "
                {finding.what}
            </h3>
            <p class="cure"><b>{text::WHAT_TO_DO}</b> " " {finding.cure}</p>
            {show}
        </li>
    }
    .into_any()
}
