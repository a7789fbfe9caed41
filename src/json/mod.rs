//! JSON, read and written: files, messages, storage. One way for all of them.
//!
//! What is read comes from outside, and types say what they take: no member that they do not know, no list for an
//! object, no value out of range; a misfit says where it stands. [`record`], [`variants`] and [`choices`] list a type's
//! members once for reading and for writing. A new field that is not listed does not compile.

use std::fmt;

mod read;
mod value;
mod write;

pub use read::{Fields, Read, Spot, from_value};
pub use value::Value;
pub use write::{Write, Writer, to_pretty_text, to_text};

/// The most characters of a name that a misfit repeats.
const MOST_OF_NAME: usize = 40;

/// The most characters of a path that a message repeats: names in it come from outside.
pub const MOST_OF_PATH: usize = 160;

/// The beginning of a text.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// True for a text of more characters.
#[must_use]
pub fn is_longer(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

/// Where and why something does not fit.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// As in `profile.accountLinkingRequest.scopes[1]`; empty for the whole.
    pub path: String,
    /// Why, as a clause.
    pub reason: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            formatter.write_str(&shortened(&self.path, MOST_OF_PATH))?;
            formatter.write_str(": ")?;
        }
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for Misfit {}

/// Reads a text.
///
/// # Errors
/// [`Misfit`] says where and why: it is not JSON, or a value does not fit.
pub fn from_text<T: Read>(text: &str) -> Result<T, Misfit> {
    from_value(&Value::parse(text)?)
}

/// A structure, read and written as an object: for each field how it is read and written, and its name. `need` must be there, unless it can be `null`;
/// `or_default` may be absent; `may` is left out when it is nothing. With `read` or `write` before the type only that.
#[macro_export]
macro_rules! record {
    (read $type:ident { $($how:ident $field:ident = $name:literal,)+ }) => {
        impl $crate::json::Read for $type {
            fn read(spot: &$crate::json::Spot<'_>) -> Self {
                let mut fields = spot.object(&[$($name),+]);
                // In this order: each call reads the next name.
                Self { $($field: fields.$how(),)+ }
            }
        }
    };
    (write $type:ident $(<$life:lifetime>)? { $($how:ident $field:ident = $name:literal,)+ }) => {
        impl $crate::json::Write for $type $(<$life>)? {
            fn write(&self, out: &mut $crate::json::Writer) {
                let Self { $($field,)+ } = self;
                out.open('{');
                $(out.$how($name, $field);)+
                out.close('}');
            }
        }
    };
    ($type:ident $fields:tt) => {
        $crate::json::record!(read $type $fields);
        $crate::json::record!(write $type $fields);
    };
}

/// An enumeration with fields, told apart by `kind`: for each variant the kind's name, and the fields as in [`record`].
macro_rules! variants {
    (read $type:ident {
        $one:ident = $kind:literal { $($how:ident $field:ident = $name:literal),* $(,)? }
        $($other:ident = $others_kind:literal {
            $($others_how:ident $others_field:ident = $others_name:literal),* $(,)?
        })*
    }) => {
        impl $crate::json::Read for $type {
            fn read(spot: &$crate::json::Spot<'_>) -> Self {
                #[allow(dead_code)]
                enum Kind { $one, $($other),* }
                let (place, mut fields) =
                    spot.kind(&[($kind, &[$($name),*]), $(($others_kind, &[$($others_name),*])),*]);
                match place {
                    $(place if place == Kind::$other as usize => {
                        Self::$other { $($others_field: fields.$others_how()),* }
                    })*
                    _ => Self::$one { $($field: fields.$how()),* },
                }
            }
        }
    };
    (write $type:ident { $($variant:ident = $kind:literal { $($how:ident $field:ident = $name:literal),* $(,)? })+ }) => {
        impl $crate::json::Write for $type {
            fn write(&self, out: &mut $crate::json::Writer) {
                out.open('{');
                match self {
                    $(Self::$variant { $($field),* } => {
                        out.need("kind", &$kind);
                        $(out.$how($name, $field);)*
                    })+
                }
                out.close('}');
            }
        }
    };
    ($type:ident $variants:tt) => {
        $crate::json::variants!(read $type $variants);
        $crate::json::variants!(write $type $variants);
    };
}

/// An enumeration of names, each with its text.
macro_rules! choices {
    ($type:ident { $($variant:ident = $name:literal,)+ }) => {
        impl $crate::json::Read for $type {
            fn read(spot: &$crate::json::Spot<'_>) -> Self {
                const ALL: &[$type] = &[$($type::$variant),+];
                ALL.get(spot.choice(&[$($name),+])).copied().unwrap_or(ALL[0])
            }
        }

        impl $crate::json::Write for $type {
            fn write(&self, out: &mut $crate::json::Writer) {
                out.text(match self { $(Self::$variant => $name),+ });
            }
        }
    };
}

pub use crate::record;
pub(crate) use {choices, variants};

#[cfg(test)]
mod tests;
