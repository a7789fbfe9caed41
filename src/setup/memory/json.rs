//! What is kept in session storage, as JSON.

use super::{Held, Memory, Page};
use crate::json::record;

record!(Memory {
    or_default pages = "pages",
    or_default linking_failed = "linkingFailed",
});

record!(Page {
    or_default page = "page",
    or_default id = "id",
    or_default address = "address",
    or_default name = "name",
    or_default smart_home = "smartHome",
    or_default loaded = "loaded",
    or_default at_load = "atLoad",
    or_default seen_at = "seenAt",
    or_default editing = "editing",
    or_default unsaved = "unsaved",
    or_default held = "held",
    or_default saved = "saved",
    or_default secretless = "secretless",
});

record!(Held {
    need key = "key",
    need text = "text",
    need on = "on",
    need choice = "choice",
    need rows = "rows",
    need facts = "facts",
});
