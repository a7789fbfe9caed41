//! The core's sentences: they come as tokens, since the core knows no language.

use linkwright::message::PanelResponse;
use linkwright::report::Report;
use linkwright::words::expanded;

use crate::background;

/// A sentence of the core in the user's language.
pub fn core(text: &str) -> String {
    expanded(text, &|key, put_in| background::message(&format!("core_{key}"), put_in))
}

/// A report with every sentence in the user's language.
pub fn spoken_report(report: &mut Report) {
    for sentence in report.sentences() {
        *sentence = core(sentence);
    }
}

/// What the background says, with every sentence of the core in the user's language, but for those of a report.
pub fn spoken(mut response: PanelResponse) -> PanelResponse {
    for sentence in response.sentences() {
        *sentence = core(sentence);
    }
    response
}
