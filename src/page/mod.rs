//! What crosses between the core and a page: what was seen, what to do, what to mark.

mod json;
pub mod reading;
#[cfg(test)]
pub mod sketch;
pub mod snapshot;
pub mod step;
pub mod text;

pub use reading::{ChoiceControl, EMPTY, FieldReading, FieldState, PageReading, Row, SecretSeen};
pub use snapshot::{
    Control, ControlLabel, ControlRole, LabelSource, Node, NodeContent, PageSnapshot, Region, SnapshotError,
};
pub use step::{Action, ContentEvent, ContentRequest, ContentResponse, Mark, MarkStyle, Step, StepResult};
pub use text::{PageText, is_word};
