//! The panel's icons: strokes on a 24-unit grid, drawn for Linkwright.

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
    const fn strokes(self) -> &'static str {
        match self {
            Self::Add => "M12 5.5v13M5.5 12h13",
            Self::Arrow => "M4.5 12h14.5M13.5 6.5 19 12l-5.5 5.5",
            Self::Check => "M5 12.7l4.4 4.3L19 7.2",
            Self::Copy => {
                "M10 9h8.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H10a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5.5 15H5a.9.9 0 0 1-1-1V5a1 1 0 0 1 1-1h9a.9.9 0 0 1 1 1v.5"
            }
            Self::Dash => "M7 12h10",
            Self::Download => "M12 4v11M7.2 10.6 12 15.4l4.8-4.8M5 20h14",
            Self::Error => "M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6zM9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6",
            Self::Eye => {
                "M2.6 12S6 5.8 12 5.8 21.4 12 21.4 12 18 18.2 12 18.2 2.6 12 2.6 12zM12 9.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z"
            }
            Self::External => {
                "M14 4.5h5.5V10M19.5 4.5 11 13M18.5 14v4.5a1 1 0 0 1-1 1h-12a1 1 0 0 1-1-1v-12a1 1 0 0 1 1-1H10"
            }
            Self::Info => "M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6zM12 11.2v5M12 7.8v.1",
            Self::Key => "M8 11.5a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6zM11.2 12.6 19.5 4.3M15.6 8.2l3 3M18 5.8l2 2",
            Self::Pencil => "M4.5 19.5h3.8L19.6 8.2l-3.8-3.8L4.5 15.7zM13.2 7l3.8 3.8",
            Self::Question => {
                "M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6zM9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.7v.1"
            }
            Self::Refresh => "M19.6 13.2a7.8 7.8 0 1 1-1.7-6.5L20 9M20 4.2V9h-4.8",
            Self::Remove => "M6.8 6.8l10.4 10.4M17.2 6.8 6.8 17.2",
            Self::Shield => "M12 3.2l7 2.9v5.2c0 4.5-2.9 7.8-7 9.5-4.1-1.7-7-5-7-9.5V6.1zM9 12l2.2 2.2L15.2 10",
            Self::Target => {
                "M12 5.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM12 2.5v5.2M12 16.3v5.2M2.5 12h5.2M16.3 12h5.2"
            }
            Self::Trash => "M4.5 7h15M9.2 7V4.5h5.6V7M6.5 7l.9 12.5h9.2L17.5 7M10.3 10.5v5.6M13.7 10.5v5.6",
            Self::Undo => "M8.5 5 4.5 9l4 4M4.5 9h9.2a5.5 5.5 0 0 1 0 11H9",
            Self::Upload => "M12 15.4v-11M7.2 9.2 12 4.4l4.8 4.8M5 20h14",
            Self::Wrench => {
                "M14.6 6.6a4.6 4.6 0 0 1 5.6-2.2l-3 3 .5 2.3 2.3.5 3-3M14.6 6.6 4.9 16.3a1.9 1.9 0 0 0 2.7 2.7l9.7-9.7a4.6 4.6 0 0 0 5.7-5.6"
            }
            Self::Warning => "M12 4 2.8 19.6h18.4zM12 10v4.6M12 17.1v.1",
        }
    }
}

/// Draws an icon. It is decoration: a word always stands beside it.
pub fn icon(icon: Icon) -> AnyView {
    let class = if matches!(icon, Icon::Arrow | Icon::Undo) { "icon icon-along" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.strokes()></path>
        </svg>
    }
    .into_any()
}

/// The logo: two links of a chain, one wrought into the other.
pub fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="mark-ground" width="32" height="32" rx="8"></rect>
            <path class="mark-link" d="M17.5 10.5h-6a5.5 5.5 0 0 0 0 11h3"></path>
            <path class="mark-link" d="M14.5 21.5h6a5.5 5.5 0 0 0 0-11h-1"></path>
            <path class="mark-link" d="M12.5 16h7"></path>
        </svg>
    }
    .into_any()
}
