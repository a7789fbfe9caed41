//! The panel's icons, and the logo.

use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Add,
    Arrow,
    Check,
    Copy,
    Dash,
    Download,
    Error,
    Eye,
    External,
    Info,
    Key,
    Lock,
    Pencil,
    Question,
    Refresh,
    Remove,
    Shield,
    Target,
    Trash,
    Undo,
    Upload,
    Warning,
    Wrench,
}

impl Icon {
    /// The drawing, by its name in Lucide; `xtask/src/icons.rs` puts those that are named here into the panel.
    const fn drawing(self) -> &'static str {
        match self {
            Self::Add => "#icon-plus",
            Self::Arrow => "#icon-arrow-right",
            Self::Check => "#icon-check",
            Self::Copy => "#icon-copy",
            Self::Dash => "#icon-minus",
            Self::Download => "#icon-download",
            Self::Error => "#icon-circle-x",
            Self::Eye => "#icon-eye",
            Self::External => "#icon-external-link",
            Self::Info => "#icon-info",
            Self::Key => "#icon-key-round",
            Self::Lock => "#icon-lock",
            Self::Pencil => "#icon-pencil",
            Self::Question => "#icon-circle-question-mark",
            Self::Refresh => "#icon-refresh-cw",
            Self::Remove => "#icon-x",
            Self::Shield => "#icon-shield-check",
            Self::Target => "#icon-crosshair",
            Self::Trash => "#icon-trash-2",
            Self::Undo => "#icon-undo-2",
            Self::Upload => "#icon-upload",
            Self::Warning => "#icon-triangle-alert",
            Self::Wrench => "#icon-wrench",
        }
    }
}

/// Draws an icon. It is decoration: a word always stands beside it.
pub fn icon(icon: Icon) -> AnyView {
    let class = if matches!(icon, Icon::Arrow | Icon::Undo) { "icon icon-along" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href=icon.drawing()></use>
        </svg>
    }
    .into_any()
}

/// The logo, as in the toolbar. It is decoration: the name stands beside it.
pub fn mark() -> AnyView {
    view! { <img class="mark" src="icons/48.png" width="26" height="26" alt=""/> }.into_any()
}
