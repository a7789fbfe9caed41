//! What crosses to a page, as JSON: what the content script sends, read; what it is sent, written.

use super::snapshot::{Control, ControlLabel, ControlRole, LabelSource, Node, NodeContent, PageSnapshot, Region};
use super::step::{Action, ContentEvent, ContentRequest, ContentResponse, Mark, MarkStyle, Step, StepResult};
use super::text::PageText;
use crate::json::{Read, Spot, Write, Writer, choices, record, variants};

impl Read for PageText {
    fn read(spot: &Spot<'_>) -> Self {
        Self::new(String::read(spot))
    }
}

impl Write for PageText {
    fn write(&self, out: &mut Writer) {
        out.text(self.as_str());
    }
}

record!(read PageSnapshot {
    need url = "url",
    need loaded = "loaded",
    need title = "title",
    need lang = "lang",
    need nodes = "nodes",
    need truncated = "truncated",
    need typing = "typing",
});

record!(read Node {
    need handle = "handle",
    need parent = "parent",
    need content = "content",
});

impl Read for NodeContent {
    fn read(spot: &Spot<'_>) -> Self {
        const CONTROL: &[&str] = &[
            "role", "labels", "value", "options", "checked", "expanded", "enabled", "readOnly", "password", "submits",
        ];
        let kinds: &[(&str, &[&str])] =
            &[("text", &["text"]), ("heading", &["text"]), ("group", &["region", "label"]), ("control", CONTROL)];
        match spot.kind(kinds) {
            (1, mut fields) => Self::Heading { text: fields.need() },
            (2, mut fields) => Self::Group { region: fields.need(), label: fields.need() },
            (3, mut fields) => Self::Control(Control {
                role: fields.need(),
                labels: fields.need(),
                value: fields.need(),
                options: fields.need(),
                checked: fields.need(),
                expanded: fields.need(),
                enabled: fields.need(),
                read_only: fields.need(),
                password: fields.need(),
                submits: fields.need(),
            }),
            (_, mut fields) => Self::Text { text: fields.need() },
        }
    }
}

record!(read ControlLabel {
    need source = "source",
    need text = "text",
});

choices!(Region {
    Form = "form",
    Search = "search",
    Dialog = "dialog",
    Navigation = "navigation",
    Complementary = "complementary",
    Banner = "banner",
    Main = "main",
    Row = "row",
    Fieldset = "fieldset",
    Listbox = "listbox",
});

choices!(ControlRole {
    Text = "text",
    Multiline = "multiline",
    Select = "select",
    Combobox = "combobox",
    Option = "option",
    Toggle = "toggle",
    Radio = "radio",
    Button = "button",
    Link = "link",
    Other = "other",
});

choices!(LabelSource {
    LabelledBy = "labelledBy",
    AriaLabel = "ariaLabel",
    Label = "label",
    Placeholder = "placeholder",
    Beside = "beside",
});

choices!(StepResult {
    Done = "done",
    Stale = "stale",
    Refused = "refused",
    Covered = "covered",
});

choices!(MarkStyle {
    Error = "error",
    Warning = "warning",
    Info = "info",
    Copy = "copy",
});

variants!(read ContentResponse {
    Snapshot = "snapshot" { need snapshot = "snapshot" }
    Executed = "executed" { need results = "results" }
    Copied = "copied" { need ok = "ok" }
    Done = "done" {}
});

variants!(read ContentEvent {
    Picked = "picked" { need handle = "handle" }
    PageChanged = "pageChanged" { need snapshot = "snapshot" }
});

variants!(write ContentRequest {
    Collect = "collect" {}
    Execute = "execute" { need url = "url", need steps = "steps" }
    Mark = "mark" { need marks = "marks" }
    Show = "show" { need handle = "handle" }
    Pick = "pick" { need text = "text" }
    EndPick = "endPick" {}
    Copy = "copy" { need text = "text" }
});

record!(write Step {
    need handle = "handle",
    need action = "action",
    need again = "again",
});

variants!(write Action {
    SetText = "setText" { need expected = "expected", need value = "value" }
    SelectOption = "selectOption" { need index = "index", need text = "text" }
    SetChecked = "setChecked" { need checked = "checked" }
    Press = "press" {}
});

record!(write Mark {
    need handle = "handle",
    need style = "style",
    need text = "text",
    need copy = "copy",
});
