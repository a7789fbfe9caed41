//! Reports: every rule's outcome, copied or saved.

use leptos::prelude::*;

use super::button::Button;
use super::icon::Icon;
use super::live::{Views, buttons, card};
use crate::answers::{Format, Use};
use crate::panel::panel;
use crate::text;

/// The card.
pub fn report_card() -> AnyView {
    let panel = panel();
    let node = NodeRef::<leptos::html::Select>::new();
    let copy = Button::new(text::copy_report(), move || panel.report(Use::CopyReport)).icon(Icon::Copy).view();
    let save = move || {
        let chosen = node.get_untracked().map(|select| select.value()).unwrap_or_default();
        let format = Format::ALL.into_iter().find(|format| format.name() == chosen).unwrap_or(Format::Markdown);
        panel.report(Use::SaveReport(format));
    };
    let save = Button::new(text::export_report(), save).icon(Icon::Download).view();
    let formats = Format::ALL.map(|format| view! { <option value=format.name()>{format.name()}</option> }.into_any());
    let choose = view! {
        <select class="select format" aria-label=text::report_format() node_ref=node>
            {formats.into_iter().views()}
        </select>
    };
    card("report-title", text::report(), text::report_lead(), buttons([copy, choose.into_any(), save]))
}
