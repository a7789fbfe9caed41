//! What can go wrong in the background. The panel has the words: what, why, what to do.

use linkwright::message::{Refusal, RefusalKind};

/// Something did not work. Nothing was changed unless its kind says so.
#[derive(Debug)]
pub struct Failure {
    /// What.
    pub kind: RefusalKind,
    detail: String,
}

impl Failure {
    /// With what was said of it.
    pub fn because(kind: RefusalKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    /// For the panel.
    pub fn refusal(self) -> Refusal {
        Refusal { kind: self.kind, detail: self.detail }
    }

    /// The same of a page that has answered before: that it does not now means that it has gone.
    pub fn meanwhile(self) -> Self {
        if matches!(self.kind, RefusalKind::Silent) { RefusalKind::PageMoved.into() } else { self }
    }

    /// What was said of it.
    pub fn detail(self) -> String {
        self.detail
    }
}

impl From<RefusalKind> for Failure {
    fn from(kind: RefusalKind) -> Self {
        Self { kind, detail: String::new() }
    }
}
