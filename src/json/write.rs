//! From types to JSON text.

use super::value::Value;

/// What can be written.
pub trait Write {
    /// Writes it.
    fn write(&self, out: &mut Writer);

    /// True for what an object may as well leave out.
    fn is_nothing(&self) -> bool {
        false
    }
}

/// A text that is being written.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    /// Lines and indents, for people.
    pretty: bool,
    depth: usize,
    /// True once the list or object that is being written has an entry.
    begun: bool,
}

/// A value as JSON.
#[must_use]
pub fn to_text(value: &dyn Write) -> String {
    written(value, false)
}

/// A value as JSON for people.
#[must_use]
pub fn to_pretty_text(value: &dyn Write) -> String {
    written(value, true)
}

fn written(value: &dyn Write, pretty: bool) -> String {
    let mut out = Writer { pretty, ..Writer::default() };
    value.write(&mut out);
    out.into_text()
}

impl Writer {
    /// What was written.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            let short = match c {
                '"' | '\\' => c,
                '\u{8}' => 'b',
                '\t' => 't',
                '\n' => 'n',
                '\u{c}' => 'f',
                '\r' => 'r',
                '\0'..' ' => {
                    self.text += &format!("\\u{:04x}", u32::from(c));
                    continue;
                }
                _ => {
                    self.text.push(c);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(short);
        }
        self.text.push('"');
    }

    /// Writes what needs no quotes.
    pub fn plain(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Begins a list or an object with its bracket.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.begun = false;
    }

    /// Ends it.
    pub fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if self.begun {
            self.line();
        }
        self.text.push(bracket);
        self.begun = true;
    }

    fn line(&mut self) {
        if self.pretty {
            self.text.push('\n');
            self.text += &"  ".repeat(self.depth);
        }
    }

    /// What stands before an entry of a list.
    fn entry(&mut self) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        self.line();
    }

    /// Writes a member of an object.
    pub fn need(&mut self, name: &str, value: &dyn Write) {
        self.entry();
        self.text(name);
        self.text.push_str(if self.pretty { ": " } else { ":" });
        value.write(self);
    }

    /// The same: what is absent when read is written like any other.
    pub fn or_default(&mut self, name: &str, value: &dyn Write) {
        self.need(name, value);
    }

    /// Writes a member of an object, unless it is nothing.
    pub fn may(&mut self, name: &str, value: &dyn Write) {
        if !value.is_nothing() {
            self.need(name, value);
        }
    }
}

impl Write for str {
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Write for String {
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Write for bool {
    fn write(&self, out: &mut Writer) {
        out.plain(if *self { "true" } else { "false" });
    }
}

impl Write for u16 {
    fn write(&self, out: &mut Writer) {
        out.plain(&self.to_string());
    }
}

impl Write for u32 {
    fn write(&self, out: &mut Writer) {
        out.plain(&self.to_string());
    }
}

impl Write for usize {
    fn write(&self, out: &mut Writer) {
        out.plain(&self.to_string());
    }
}

impl Write for u64 {
    fn write(&self, out: &mut Writer) {
        out.plain(&self.to_string());
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, out: &mut Writer) {
        (**self).write(out);
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, out: &mut Writer) {
        (**self).write(out);
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.plain("null"),
        }
    }

    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut Writer) {
        self.as_slice().write(out);
    }

    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Write> Write for [T] {
    fn write(&self, out: &mut Writer) {
        out.open('[');
        for entry in self {
            out.entry();
            entry.write(out);
        }
        out.close(']');
    }
}

impl Write for Value {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Null => out.plain("null"),
            Self::Flag(flag) => flag.write(out),
            Self::Number(number) => out.plain(number),
            Self::Text(text) => out.text(text),
            Self::List(entries) => entries.write(out),
            Self::Object(members) => {
                out.open('{');
                for (name, value) in members {
                    out.need(name, value);
                }
                out.close('}');
            }
        }
    }
}
