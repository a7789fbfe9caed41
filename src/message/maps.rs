//! The fields of the consoles, for whoever points at them.

use serde::{Deserialize, Serialize};

#[cfg(any(test, feature = "docs"))]
use crate::console::{ControlKind, map::MAPS};
use crate::console::{FieldKey, PageId};
use crate::json::record;

/// A field by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldName {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// The label that is known for it.
    pub label: String,
    /// True for lists.
    pub list: bool,
    /// What can be chosen, for choices: `HTTP_BASIC=HTTP Basic (Recommended)`.
    pub options: Vec<String>,
}

record!(FieldName {
    need page = "page",
    need field = "field",
    need label = "label",
    need list = "list",
    need options = "options",
});

/// Every field that can be pointed at, page by page: for the catalogue.
#[cfg(any(test, feature = "docs"))]
#[must_use]
pub fn field_names() -> Vec<FieldName> {
    let mut names = Vec::new();
    for map in MAPS {
        for field in map.fields.iter().filter(|field| field.control != ControlKind::Ignore) {
            let mut options = Vec::new();
            for option in field.options {
                options.push(format!("{}={}", option.value, option.labels.first().map_or("", |label| label.text)));
            }
            let label = field.name().to_owned();
            let list = field.control == ControlKind::List;
            names.push(FieldName { page: map.page, field: field.key, label, list, options });
        }
    }
    names
}
