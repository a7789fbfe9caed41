//! Fixes as data. A fix becomes a plan like any other (see `crate::plan::repair`): executed, read back, undone.

use super::rule::FixSafety;
use crate::console::{FieldKey, PageId};

/// How to mend what a finding names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Safe or unsafe; never [`FixSafety::None`].
    pub safety: FixSafety,
    /// The page on which it is carried out.
    pub page: PageId,
    /// What it does, as the words of a button: "Use https", "Remove the quotes".
    pub label: &'static str,
    /// The edits, each of another field or row.
    pub edits: Vec<Edit>,
}

/// One change to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The field.
    pub field: FieldKey,
    /// The change.
    pub change: Change,
}

/// Changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The text becomes this one; empty clears it.
    Text(String),
    /// The first row with this text becomes these rows. Rows that the list has already are not added again.
    Row {
        /// The row as it stands.
        row: String,
        /// What takes its place; nothing removes it.
        with: Vec<String>,
    },
    /// These rows beside what is there.
    Add(Vec<String>),
    /// SMAPI's name of an alternative.
    Choose(&'static str),
    /// On or off.
    Switch(bool),
    /// The secret without blanks and quotes at its ends. Its text is not known here.
    TrimSecret,
    /// The secret without any white space.
    SqueezeSecret,
    /// The secret that is kept for this session.
    KeptSecret,
    /// Client ID and secret change places.
    SwapWithSecret,
}

impl Fix {
    /// A fix of one field of the Alexa form that could change what is meant.
    #[must_use]
    pub fn alexa(label: &'static str, field: FieldKey, change: Change) -> Self {
        Self::on(PageId::AlexaAccountLinking, label, field, change)
    }

    /// A fix of one field of a page that could change what is meant.
    #[must_use]
    pub fn on(page: PageId, label: &'static str, field: FieldKey, change: Change) -> Self {
        Self { safety: FixSafety::Unsafe, page, label, edits: vec![Edit { field, change }] }
    }

    /// The same, when the meaning cannot change.
    #[must_use]
    pub fn safe(mut self) -> Self {
        self.safety = FixSafety::Safe;
        self
    }

    /// The same, changing another field too.
    #[must_use]
    pub fn and(mut self, field: FieldKey, change: Change) -> Self {
        self.edits.push(Edit { field, change });
        self
    }
}

impl Fix {
    /// True when the order of two fixes makes no difference: they touch different fields, or different rows of one list.
    #[must_use]
    pub fn commutes(&self, other: &Self) -> bool {
        let meet = |one: &Edit, two: &Edit| match (&one.change, &two.change) {
            (Change::Row { row, with }, Change::Row { row: other, with: others }) => {
                row == other || with.iter().any(|one| others.contains(one) || one == other) || others.contains(row)
            }
            (Change::Row { row, .. }, Change::Add(rows)) | (Change::Add(rows), Change::Row { row, .. }) => {
                rows.contains(row)
            }
            (Change::Add(_), Change::Add(_)) => false,
            _ => true,
        };
        let secret = |edit: &Edit| edit.field == FieldKey::ClientSecret || edit.change == Change::SwapWithSecret;
        self.page != other.page
            || self.edits.iter().all(|one| {
                other
                    .edits
                    .iter()
                    .all(|two| !((one.field == two.field && meet(one, two)) || (secret(one) && secret(two))))
            })
    }
}

impl Change {
    /// The text becomes this one.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A row becomes another.
    #[must_use]
    pub fn row(row: &str, with: impl Into<String>) -> Self {
        Self::Row { row: row.to_owned(), with: vec![with.into()] }
    }

    /// Makes this change of rows; false when it is none, or when the row is not there.
    pub fn change(&self, rows: &mut Vec<String>) -> bool {
        let (mut at, fresh) = match self {
            Self::Row { row, with } => {
                let Some(place) = rows.iter().position(|held| held == row) else { return false };
                rows.remove(place);
                (place, with)
            }
            Self::Add(fresh) => (rows.len(), fresh),
            _ => return false,
        };
        for one in fresh {
            if !rows.contains(one) {
                rows.insert(at, one.clone());
                at += 1;
            }
        }
        true
    }

    /// The rows after this change of them.
    #[must_use]
    pub fn rows(&self, before: &[String]) -> Option<Vec<String>> {
        let mut rows = before.to_vec();
        self.change(&mut rows).then_some(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: &[&str]) -> Vec<String> {
        rows.iter().map(|row| (*row).to_owned()).collect()
    }

    #[test]
    fn rows_are_replaced_in_place_and_never_doubled() {
        let before = list(&["a, b", "c", ""]);
        let split = Change::Row { row: "a, b".into(), with: list(&["a", "b", "c"]) };
        assert_eq!(split.rows(&before), Some(list(&["a", "b", "c", ""])));
        assert_eq!(Change::Add(list(&["c", "d"])).rows(&before), Some(list(&["a, b", "c", "", "d"])));
        assert_eq!(Change::row("gone", "x").rows(&before), None);
        assert_eq!(Change::Row { row: "c".into(), with: vec![] }.rows(&before), Some(list(&["a, b", ""])));
    }
}
