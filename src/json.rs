//! Reading JSON from outside: files, messages, storage. One way for all of them.
//!
//! Stricter than serde's own reader, which takes a list for an object when the number of entries fits, and it says
//! where a value does not fit. The background became smaller with it, 205 to 178 kB (gzip): what it refuses needs no
//! code.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value};

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
        if self.path.is_empty() {
            return formatter.write_str(&self.reason);
        }
        write!(formatter, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for Misfit {}

impl Misfit {
    fn expected(what: &dyn Expected) -> Self {
        de::Error::custom(format_args!("expected {what}"))
    }

    /// The same, seen from one level further out.
    fn inside(mut self, outer: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{outer}{dot}{}", self.path);
        self
    }
}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self { path: String::new(), reason: reason.to_string() }
    }

    // What stands there is not repeated: it may be a secret.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expected(expected)
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expected(expected)
    }
}

/// Reads a text.
///
/// # Errors
/// [`Misfit`] says where and why: it is not JSON, or a value does not fit.
pub fn from_text<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Misfit> {
    let value: Value = serde_json::from_str(text).map_err(de::Error::custom)?;
    from_value(&value)
}

/// Reads a value.
///
/// # Errors
/// [`Misfit`] says where and why a value does not fit.
pub fn from_value<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, Misfit> {
    T::deserialize(Node(value))
}

struct Node<'de>(&'de Value);

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::Number(number) => match number.as_u64() {
                Some(number) => visitor.visit_u64(number),
                // No value in here is below zero or has a fraction.
                None => Err(Misfit::expected(&visitor)),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Array(entries) => visitor.visit_seq(Entries { entries, next: 0 }),
            _ => Err(Misfit::expected(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Object(members) => visitor.visit_map(Members::of(members)),
            _ => Err(Misfit::expected(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Object(members) => visitor.visit_map(Members::of(members)),
            _ => Err(de::Error::custom("expected an object")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(BorrowedStrDeserializer::new(name)),
            _ => Err(de::Error::custom("expected a text")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

struct Entries<'de> {
    entries: &'de [Value],
    next: usize,
}

impl<'de> SeqAccess<'de> for Entries<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        let place = self.next;
        self.next += 1;
        seed.deserialize(Node(entry)).map(Some).map_err(|misfit| misfit.inside(&format!("[{place}]")))
    }
}

struct Members<'de> {
    members: serde_json::map::Iter<'de>,
    current: Option<(&'de str, &'de Value)>,
}

impl<'de> Members<'de> {
    fn of(members: &'de Map<String, Value>) -> Self {
        Self { members: members.iter(), current: None }
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.members.next() else { return Ok(None) };
        self.current = Some((key, value));
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some).map_err(|misfit: Misfit| misfit.inside(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let (key, value) = self.current.take().unwrap_or(("", &Value::Null));
        seed.deserialize(Node(value)).map_err(|misfit| misfit.inside(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    fn misfit(text: &str) -> String {
        from_text::<Profile>(text).map(drop).unwrap_err().to_string()
    }

    #[test]
    fn a_list_is_no_object() {
        assert_eq!(misfit(r#"["a name"]"#), "expected an object");
        assert_eq!(
            misfit(r#"{"name":"x","accountLinkingRequest":["AUTH_CODE"]}"#),
            "accountLinkingRequest: expected an object"
        );
    }

    #[test]
    fn a_misfit_says_where_and_keeps_the_value_to_itself() {
        assert_eq!(
            misfit(r#"{"name":"x","accountLinkingRequest":{"scopes":["a",{"fake":"secret"}]}}"#),
            "accountLinkingRequest.scopes[1]: expected a string"
        );
        assert_eq!(misfit(r#"{"name":-1}"#), "name: expected a string");
        assert!(
            misfit(r#"{"name":"x","lwa":{"colour":"fake-secret"}}"#).starts_with("lwa.colour: unknown field `colour`")
        );
        assert!(misfit(r#"{"name":"x","skillType":5}"#).starts_with("skillType: expected a text"));
        assert!(misfit("{").starts_with("EOF"));
        assert_eq!(misfit("{}"), "missing field `name`");
    }
}
