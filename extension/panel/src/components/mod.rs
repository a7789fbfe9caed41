//! The parts of the panel, from top to bottom.

pub mod button;
pub mod chooser;
mod confirm;
mod copy;
pub mod credentials;
pub mod drop;
pub mod editor;
pub mod explain;
pub mod files;
pub mod findings;
pub mod footer;
mod form;
pub mod guide;
pub mod hints;
pub mod hosts;
mod icon;
pub mod live;
pub mod maps;
pub mod messages;
pub mod page;
pub mod pointing;
pub mod proposal;
pub mod redirects;
pub mod reports;
mod rows;
