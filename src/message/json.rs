//! What panel and background say to each other, as JSON.

use super::view::{
    ChangeView, Comparison, FindingView, FixView, Origin, OtherPage, PageView, PanelState, Parts, ProfileSummary,
    RowState, RowView, UndoKind, UndoView,
};
use super::{BackgroundEvent, PanelRequest, PanelResponse};
use crate::json::{choices, record, variants};
use crate::report::{FindingReport, Observed, OutcomeName, Report, RuleReport, SeenPage};
use crate::rules::{FixSafety, Place, Severity};

variants!(PanelRequest {
    State = "state" { need tab = "tab" }
    Fill = "fill" { need tab = "tab", or_default without = "without" }
    Fix = "fix" { need tab = "tab", need finding = "finding" }
    FixSafe = "fixSafe" { need tab = "tab" }
    Undo = "undo" { need tab = "tab" }
    Report = "report" { need tab = "tab" }
    Judge = "judge" { need seen = "seen", or_default page = "page", or_default about = "about" }
    Secret = "secret" { need profile = "profile" }
    LinkingFailed = "linkingFailed" { need failed = "failed" }
    Check = "check" { need tab = "tab" }
    Show = "show" { need tab = "tab", need handle = "handle" }
    KeepCredentials = "keepCredentials" { need tab = "tab", or_default take = "take" }
    Outline = "outline" { need tab = "tab" }
    Select = "select" { need profile = "profile" }
    CreateFromPreset = "createFromPreset" { need preset = "preset", need content = "content" }
    Save = "save" { need profile = "profile", need content = "content", or_default over = "over" }
    SetSecret = "setSecret" { need profile = "profile", in_memory secret = "secret" }
    Delete = "delete" { need profile = "profile" }
    Import = "import" { need text = "text" }
    Export = "export" { need profile = "profile" }
    Map = "map" { need tab = "tab", need change = "change" }
    DeleteEverything = "deleteEverything" {}
});

variants!(PanelResponse {
    State = "state" { need state = "state", need notice = "notice" }
    Text = "text" { need text = "text", need file_name = "fileName" }
    Secret = "secret" { in_memory secret = "secret" }
    Report = "report" { need report = "report" }
    Failed = "failed" { need refusal = "refusal" }
});

variants!(BackgroundEvent {
    TabChanged = "tabChanged" { need tab = "tab" }
});

record!(PanelState {
    need profiles = "profiles",
    need selected = "selected",
    need profile = "profile",
    need has_secret = "hasSecret",
    need other_secret = "otherSecret",
    need preset = "preset",
    need undo = "undo",
    need point = "point",
    need own = "own",
    need policy = "policy",
    need seen = "seen",
    need about = "about",
    need page = "page",
});

record!(UndoView {
    need kind = "kind",
    need lost = "lost",
});

choices!(UndoKind {
    Fill = "fill",
    Fix = "fix",
});

record!(ProfileSummary {
    need id = "id",
    need name = "name",
});

variants!(PageView {
    Elsewhere = "elsewhere" {}
    Silent = "silent" { need console = "console" }
    Unrecognised = "unrecognised" { need console = "console", need why = "why" }
    Off = "off" { need page = "page", need console = "console", need title = "title" }
    Recognised = "recognised" {
        need page = "page",
        need console = "console",
        need title = "title",
        need read_only = "readOnly",
        need rows = "rows",
        need findings = "findings",
        need can_keep = "canKeep",
        need next = "next",
    }
});

record!(RowView {
    need page = "page",
    need field = "field",
    need label = "label",
    need on_page = "onPage",
    need wanted = "wanted",
    need origin = "origin",
    need state = "state",
    need outcome = "outcome",
    need note = "note",
    need handle = "handle",
});

choices!(Origin {
    Profile = "profile",
    LoginWithAmazon = "loginWithAmazon",
    AlexaConsole = "alexaConsole",
    Session = "session",
    Nowhere = "nowhere",
});

choices!(RowState {
    Right = "right",
    Differs = "differs",
    LeftAlone = "leftAlone",
    ReadOnly = "readOnly",
    NotFound = "notFound",
    Missing = "missing",
});

record!(FindingView {
    need key = "key",
    need rule = "rule",
    need severity = "severity",
    need field = "field",
    need what = "what",
    need cure = "cure",
    need compare = "compare",
    need fix = "fix",
    need other = "other",
    need handle = "handle",
});

record!(Comparison {
    need found = "found",
    need wanted = "wanted",
});

record!(Parts {
    need before = "before",
    need part = "part",
    need after = "after",
});

record!(FixView {
    need safety = "safety",
    need label = "label",
    need page = "page",
    need possible = "possible",
    need changes = "changes",
});

record!(ChangeView {
    need field = "field",
    need label = "label",
    need before = "before",
    need after = "after",
});

record!(OtherPage {
    need page = "page",
    need seen_at = "seenAt",
    need unsaved = "unsaved",
});

choices!(Severity {
    Error = "error",
    Warning = "warning",
    Info = "info",
});

choices!(FixSafety {
    Safe = "safe",
    Unsafe = "unsafe",
    None = "none",
});

record!(Place {
    need page = "page",
    need field = "field",
    need row = "row",
});

record!(Report {
    need made_at = "madeAt",
    need pages = "pages",
    need secrets_equal = "secretsEqual",
    need observed = "observed",
    need rules = "rules",
});

record!(Observed {
    need is_lwa = "isLwa",
    need grant = "grant",
    need authorization_url = "authorizationUrl",
    need client_id = "clientId",
    need lwa_client_id = "lwaClientId",
    need scopes = "scopes",
    need redirect_urls = "redirectUrls",
    need return_urls = "returnUrls",
});

record!(SeenPage {
    need page = "page",
    need seen_at = "seenAt",
    need saved = "saved",
});

record!(RuleReport {
    need rule = "rule",
    need outcome = "outcome",
    need reason = "reason",
    need open_first = "openFirst",
    need findings = "findings",
});

choices!(OutcomeName {
    Fails = "fails",
    Passes = "passes",
    CannotTell = "cannotTell",
    NotApplicable = "notApplicable",
    Off = "off",
});

record!(FindingReport {
    need severity = "severity",
    need places = "places",
    need what = "what",
    need cure = "cure",
});
