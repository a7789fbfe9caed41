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
    /// The drawing, by its name in Lucide; `xtask/src/icons.rs` puts those that are named here into `icons.svg`.
    const fn drawing(self) -> &'static str {
        match self {
            Self::Add => "icons.svg#plus",
            Self::Arrow => "icons.svg#arrow-right",
            Self::Check => "icons.svg#check",
            Self::Copy => "icons.svg#copy",
            Self::Dash => "icons.svg#minus",
            Self::Download => "icons.svg#download",
            Self::Error => "icons.svg#circle-x",
            Self::Eye => "icons.svg#eye",
            Self::External => "icons.svg#external-link",
            Self::Info => "icons.svg#info",
            Self::Key => "icons.svg#key-round",
            Self::Lock => "icons.svg#lock",
            Self::Pencil => "icons.svg#pencil",
            Self::Question => "icons.svg#circle-question-mark",
            Self::Refresh => "icons.svg#refresh-cw",
            Self::Remove => "icons.svg#x",
            Self::Shield => "icons.svg#shield-check",
            Self::Target => "icons.svg#crosshair",
            Self::Trash => "icons.svg#trash-2",
            Self::Undo => "icons.svg#undo-2",
            Self::Upload => "icons.svg#upload",
            Self::Warning => "icons.svg#triangle-alert",
            Self::Wrench => "icons.svg#wrench",
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
