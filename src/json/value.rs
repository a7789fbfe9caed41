//! JSON text as a tree of values.
//!
//! Own code where a library would do, because of its size: serde and `serde_json` were 60 kB (gzip) of the background,
//! all of it for texts of this one kind. `serde_json` stays where size does not count, and a test reads whatever it
//! reads with both.

use super::Misfit;

/// How deep lists and objects may stand in one another.
const MAX_DEPTH: usize = 127;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, in the order of the text. Of two members with one name the later counts.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Reads a text.
    ///
    /// # Errors
    /// [`Misfit`] says why it is not JSON, with line and column.
    pub fn parse(text: &str) -> Result<Self, Misfit> {
        let misfit = |stop: Stop| {
            let Stop { why, line, column } = stop;
            Misfit { path: String::new(), reason: format!("{why} at line {line} column {column}") }
        };
        Self::parse_to(text).map_err(misfit)
    }

    /// The same for a person's file, which says where reading stopped.
    pub(crate) fn parse_to(text: &str) -> Result<Self, Stop> {
        let mut parser = Parser { text, at: 0, depth: 0 };
        let value = parser.value().and_then(|value| match parser.peek() {
            None => Ok(value),
            Some(_) => Err("trailing characters"),
        });
        value.map_err(|why| parser.stop(why))
    }

    /// Reads the value with which a text begins, and gives the bytes that it takes.
    #[must_use]
    pub fn first(text: &str) -> Option<(Self, usize)> {
        let mut parser = Parser { text, at: 0, depth: 0 };
        let value = parser.value().ok()?;
        Some((value, parser.at))
    }

    /// The members of an object; none for anything else.
    #[must_use]
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The member of an object with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(members) = self else { return None };
        members.iter_mut().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Takes a member out of an object.
    pub fn take(&mut self, name: &str) -> Option<Self> {
        let Self::Object(members) = self else { return None };
        let mut taken = None;
        for (key, value) in std::mem::take(members) {
            if key == name {
                taken = Some(value);
            } else {
                members.push((key, value));
            }
        }
        taken
    }

    /// The whole number that it is.
    #[must_use]
    pub fn whole(&self) -> Option<u64> {
        match self {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// What stands at a path as [`Misfit::path`] has it.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        let parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
        let mut here = self;
        for part in parts {
            here = match here {
                Self::List(entries) => entries.get(part.parse::<usize>().ok()?)?,
                _ => here.get(part)?,
            };
        }
        Some(here)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<Vec<Value>> for Value {
    fn from(entries: Vec<Value>) -> Self {
        Self::List(entries)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<const N: usize> From<[(&str, Value); N]> for Value {
    fn from(members: [(&str, Value); N]) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// Where a text is not JSON any more, counted from one, and why.
pub(crate) struct Stop {
    pub why: &'static str,
    pub line: usize,
    pub column: usize,
}

type Read<T> = Result<T, &'static str>;

struct Parser<'t> {
    text: &'t str,
    /// Always at the beginning of a character.
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    /// Line and column of the character at which reading stopped.
    fn stop(&self, why: &'static str) -> Stop {
        let read = self.text.as_bytes().get(..=self.at).unwrap_or(self.text.as_bytes());
        let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
        Stop { why, line, column }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn value(&mut self) -> Read<Value> {
        match self.peek() {
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Flag(true)),
            Some(b'f') => self.word("false", Value::Flag(false)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'[') => self.list(),
            Some(b'{') => self.object(),
            Some(_) => Err("expected value"),
            None => Err("EOF while parsing a value"),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Read<Value> {
        for wanted in word.bytes() {
            match self.byte() {
                Some(byte) if byte == wanted => self.at += 1,
                Some(_) => return Err("expected ident"),
                None => return Err("EOF while parsing a value"),
            }
        }
        Ok(value)
    }

    fn number(&mut self) -> Read<Value> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
            if let Some(b'0'..=b'9') = self.byte() {
                return Err("invalid number");
            }
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Value::Number(self.since(start).to_owned()))
    }

    /// One digit or more.
    fn digits(&mut self) -> Read<()> {
        match self.byte() {
            Some(b'0'..=b'9') => {}
            Some(_) => return Err("invalid number"),
            None => return Err("EOF while parsing a value"),
        }
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        Ok(())
    }

    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn string(&mut self) -> Read<String> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while self.byte().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            string.push_str(self.since(start));
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                Some(_) => return Err("control character (\\u0000-\\u001F) found while parsing a string"),
                None => return Err("EOF while parsing a string"),
            }
        }
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Read<char> {
        let byte = self.byte().ok_or("EOF while parsing a string")?;
        let plain = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err("invalid escape"),
        };
        self.at += 1;
        Ok(plain)
    }

    /// Four hexadecimal digits, or twice four with `\u` between them.
    fn unicode(&mut self) -> Read<char> {
        let first = self.unit()?;
        let code = if let 0xd800..=0xdbff = first {
            if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
                return Err("lone leading surrogate in hex escape");
            }
            self.at += 2;
            let second = self.unit()?;
            if !(0xdc00..=0xdfff).contains(&second) {
                return Err("lone leading surrogate in hex escape");
            }
            0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
        } else {
            first
        };
        char::from_u32(code).ok_or("lone leading surrogate in hex escape")
    }

    fn unit(&mut self) -> Read<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let byte = self.byte().ok_or("EOF while parsing a string")?;
            unit = unit * 16 + char::from(byte).to_digit(16).ok_or("invalid escape")?;
            self.at += 1;
        }
        Ok(unit)
    }

    fn list(&mut self) -> Read<Value> {
        let mut entries = Vec::new();
        self.inside(b']', "EOF while parsing a list", "expected `,` or `]`", |parser| {
            entries.push(parser.value()?);
            Ok(())
        })?;
        Ok(Value::List(entries))
    }

    fn object(&mut self) -> Read<Value> {
        let mut members = Vec::new();
        self.inside(b'}', "EOF while parsing an object", "expected `,` or `}`", |parser| {
            if parser.byte() != Some(b'"') {
                return Err("key must be a string");
            }
            let name = parser.string()?;
            match parser.peek() {
                Some(b':') => parser.at += 1,
                Some(_) => return Err("expected `:`"),
                None => return Err("EOF while parsing an object"),
            }
            members.push((name, parser.value()?));
            Ok(())
        })?;
        Ok(Value::Object(members))
    }

    /// What a list and an object have in common: entries with commas between them, up to the closing bracket.
    fn inside(
        &mut self,
        close: u8,
        end: &'static str,
        comma: &'static str,
        mut entry: impl FnMut(&mut Self) -> Read<()>,
    ) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("recursion limit exceeded");
        }
        self.at += 1;
        match self.peek() {
            None => return Err(end),
            Some(byte) if byte == close => {}
            Some(_) => loop {
                entry(self)?;
                match self.peek() {
                    Some(b',') => self.at += 1,
                    Some(byte) if byte == close => break,
                    Some(_) => return Err(comma),
                    None => return Err(end),
                }
                match self.peek() {
                    Some(byte) if byte == close => return Err("trailing comma"),
                    Some(_) => {}
                    None => return Err("EOF while parsing a value"),
                }
            },
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }
}
