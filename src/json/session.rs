//! What `setup` keeps in session storage. `Memory` is read and written by serde: its fields are its own.

use std::fmt;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Read, Spot, Value, Write, Writer, record};
use crate::setup::Memory;
use crate::setup::held::Held;

record!(Held {
    need key = "key",
    need text = "text",
    need on = "on",
    need choice = "choice",
    need rows = "rows",
    need facts = "facts",
});

impl Read for Memory {
    fn read(spot: &Spot<'_>) -> Self {
        let memory = spot.value.map(|value| Self::deserialize(Node(value)));
        memory.and_then(Result::ok).unwrap_or_else(|| {
            spot.expected("what was remembered");
            Self::default()
        })
    }
}

impl Write for Memory {
    fn write(&self, out: &mut Writer) {
        out.plain(&serde_json::to_string(self).unwrap_or_default());
    }
}

/// It does not fit. Nobody asks why: then it is seen anew.
#[derive(Debug)]
struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Node<'a>(&'a Value);

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Number(_) => visitor.visit_u64(self.0.whole().ok_or(Unfit)?),
            Value::Text(text) => visitor.visit_str(text),
            Value::List(entries) => visitor.visit_seq(Entries(entries)),
            Value::Object(members) => visitor.visit_map(Members(members)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if matches!(self.0, Value::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Text(name) => visitor.visit_enum(StrDeserializer::new(name)),
            _ => Err(Unfit),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Entries<'a>(&'a [Value]);

impl<'de> SeqAccess<'de> for Entries<'_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(None) };
        self.0 = rest;
        seed.deserialize(Node(first)).map(Some)
    }
}

struct Members<'a>(&'a [(String, Value)]);

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some((name, _)) = self.0.first() else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        let ((_, value), rest) = self.0.split_first().ok_or(Unfit)?;
        self.0 = rest;
        seed.deserialize(Node(value))
    }
}
