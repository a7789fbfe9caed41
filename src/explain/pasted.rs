//! Reading what was pasted: the texts in it, and the parameters that addresses, JSON and Login with Amazon's *Request
//! Details* name.

use super::plain::{percent_decoded, without_html};
use crate::json::Value;

/// The most readings of one text: as it is, what its JSON says, and each decoded once, twice.
const LAYERS: usize = 6;

/// How deep an address is looked for inside an address.
const NESTED: usize = 3;

/// The most beginnings of JSON that are tried.
const MOST_OBJECTS: usize = 100;

/// What is read out. Codes, tokens, secrets and the state are not.
pub const NAMES: [&str; 4] = ["redirect_uri", "client_id", "scope", "response_type"];

/// What was pasted, read.
#[derive(Debug, Default)]
pub struct Pasted {
    /// The text as it is, decoded once, twice; and the texts in its JSON.
    pub layers: Vec<String>,
    /// Names of [`NAMES`] with their first value.
    pub parameters: Vec<(&'static str, String)>,
    /// Names that one address has more than once.
    pub doubled: Vec<&'static str>,
    /// The address that has the parameters, up to its query.
    pub address: Option<String>,
}

impl Pasted {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut pasted = Self { layers: vec![joined(without_html(text))], ..Self::default() };
        let mut at = 0;
        while let Some(layer) = pasted.layers.get(at).cloned() {
            let said = pasted.take(&layer);
            for more in [said, percent_decoded(&layer)].into_iter().flatten() {
                if pasted.layers.len() < LAYERS && !pasted.layers.contains(&more) {
                    pasted.layers.push(more);
                }
            }
            at += 1;
        }
        pasted
    }

    /// The value of a parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Reads the parameters of one layer, and gives the texts of its JSON. What an earlier layer has is not taken
    /// again: decoding tears values apart.
    fn take(&mut self, layer: &str) -> Option<String> {
        let mut found = Vec::new();
        let mut texts = Vec::new();
        let mut doubled = Vec::new();
        objects(layer, &mut texts, &mut found);
        for token in layer.split(|c: char| c.is_whitespace() || "\"'<>`“”‘’".contains(c)) {
            let token = token.trim_matches([',', ';', '(', ')', '[', ']']);
            self.address(token, NESTED, &mut found, &mut doubled);
        }
        lines(layer, &mut found);
        if self.parameters.is_empty() {
            self.doubled = doubled;
        }
        for (name, value) in found {
            if !value.trim().is_empty() && self.parameter(name).is_none() {
                self.parameters.push((name, value.trim().to_owned()));
            }
        }
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// The pairs `name=value` in an address, in one inside it, or in a part of one.
    fn address(&mut self, token: &str, deep: usize, found: &mut Found, doubled: &mut Vec<&'static str>) {
        let begins_with_pair = token.split_once('=').is_some_and(|(name, _)| known(name).is_some());
        let (address, query) = match token.split_once(['?', '#']) {
            Some((address, query)) if !begins_with_pair => (address, query),
            _ => ("", token),
        };
        let mut here = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.replace('#', "&").as_bytes()) {
            let Some(name) = known(&name) else {
                if deep > 0 && value.contains("://") {
                    self.address(&value, deep - 1, found, doubled);
                }
                continue;
            };
            if !here.contains(&name) {
                here.push(name);
                found.push((name, value.into_owned()));
            } else if !doubled.contains(&name) {
                doubled.push(name);
            }
        }
        if address.contains("://") && !here.is_empty() && self.address.is_none() {
            self.address = Some(address.to_owned());
        }
    }
}

/// Parameters as they are found.
type Found = Vec<(&'static str, String)>;

/// An address that was broken into lines, in one piece.
fn joined(text: String) -> String {
    let plain = text.trim();
    let broken = plain.starts_with("http") && plain.contains('\n') && !plain.contains([' ', '\t']);
    if broken && plain.matches("://").count() == 1 { plain.replace(['\n', '\r'], "") } else { text }
}

fn known(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|known| name.eq_ignore_ascii_case(known))
}

/// The texts and parameters in every JSON object in a text.
fn objects(text: &str, texts: &mut Vec<String>, found: &mut Found) {
    let mut rest = text;
    for _ in 0..MOST_OBJECTS {
        let Some(at) = rest.find('{') else { return };
        rest = rest.get(at..).unwrap_or_default();
        let taken = match Value::first(rest) {
            Some((value, taken)) => {
                walk(&value, texts, found);
                taken
            }
            None => 1,
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
}

fn walk(value: &Value, texts: &mut Vec<String>, found: &mut Found) {
    match value {
        Value::Text(text) => texts.push(text.clone()),
        Value::List(entries) => entries.iter().for_each(|entry| walk(entry, texts, found)),
        Value::Object(members) => {
            for (name, value) in members {
                if let (Some(name), Value::Text(text)) = (known(name), value) {
                    found.push((name, text.clone()));
                }
                walk(value, texts, found);
            }
        }
        _ => {}
    }
}

/// Lines such as `client_id: …`, `scope = …`, or a name and its value in the next line, as tables are copied.
fn lines(text: &str, found: &mut Found) {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        let end = line.find(|c: char| !(c.is_ascii_alphabetic() || c == '_')).unwrap_or(line.len());
        let (name, behind) = line.split_at(end);
        let Some(name) = known(name) else { continue };
        let value = match behind.trim_start().strip_prefix([':', '=']) {
            Some(value) => value.trim(),
            None if behind.starts_with('\t') => behind.trim(),
            None if behind.is_empty() => "",
            None => continue,
        };
        let value = if value.is_empty() { lines.peek().copied().unwrap_or_default() } else { value };
        // With another pair behind it, it is a part of an address, and read as such.
        if !value.contains(['&', '{', '"']) {
            found.push((name, percent_decoded(value).unwrap_or_else(|| value.to_owned())));
        }
    }
}
