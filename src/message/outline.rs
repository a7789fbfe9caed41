//! *Copy page outline*: a page's structure and labels, with every value replaced by its kind and length.

use crate::json::{Write, Writer, to_pretty_text};
use crate::page::{Control, ControlLabel, ControlRole, Node, NodeContent, PageSnapshot};

/// The outline as JSON text. Texts that look like values (addresses, identifiers, anything with a digit or an @ in a
/// word of some length) are redacted too: view pages show values as plain text.
#[must_use]
pub fn redact(snapshot: &PageSnapshot) -> String {
    to_pretty_text(&Outline(snapshot))
}

/// The members of an object in the order of their names.
fn object(out: &mut Writer, members: &[(&str, &dyn Write)]) {
    out.open('{');
    for (name, value) in members {
        out.need(name, *value);
    }
    out.close('}');
}

struct Outline<'a>(&'a PageSnapshot);

impl Write for Outline<'_> {
    fn write(&self, out: &mut Writer) {
        let Self(snapshot) = self;
        let path = snapshot.url.split(['?', '#']).next().unwrap_or_default();
        let path: Vec<String> = path.split('/').map(text).collect();
        let nodes: Vec<Redacted<Node>> = snapshot.nodes.iter().map(Redacted).collect();
        let members: [(&str, &dyn Write); 5] = [
            ("lang", &snapshot.lang),
            ("linkwrightOutline", &1_u32),
            ("nodes", &nodes),
            ("truncated", &snapshot.truncated),
            ("url", &path.join("/")),
        ];
        object(out, &members);
    }
}

struct Redacted<'a, T>(&'a T);

impl Write for Redacted<'_, Node> {
    fn write(&self, out: &mut Writer) {
        let Self(node) = self;
        object(out, &[("content", &Redacted(&node.content)), ("handle", &node.handle), ("parent", &node.parent)]);
    }
}

impl Write for Redacted<'_, NodeContent> {
    fn write(&self, out: &mut Writer) {
        match self.0 {
            NodeContent::Group { region, label } => {
                object(out, &[("kind", &"group"), ("label", &text(label)), ("region", region)]);
            }
            NodeContent::Heading { text: shown } => {
                object(out, &[("kind", &"heading"), ("text", &text(shown.as_str()))]);
            }
            NodeContent::Text { text: shown } => object(out, &[("kind", &"text"), ("text", &text(shown.as_str()))]),
            NodeContent::Control(control) => Redacted(control).write(out),
        }
    }
}

impl Write for Redacted<'_, Control> {
    fn write(&self, out: &mut Writer) {
        let Self(control) = self;
        let labels: Vec<Redacted<ControlLabel>> = control.labels.iter().map(Redacted).collect();
        let options: Vec<String> = control.options.iter().map(|option| text(option)).collect();
        let value = match control.role {
            ControlRole::Button | ControlRole::Link | ControlRole::Option => text(control.value.as_str()),
            _ => length(control.value.as_str()),
        };
        let members: [(&str, &dyn Write); 11] = [
            ("checked", &control.checked),
            ("enabled", &control.enabled),
            ("expanded", &control.expanded),
            ("kind", &"control"),
            ("labels", &labels),
            ("options", &options),
            ("password", &control.password),
            ("readOnly", &control.read_only),
            ("role", &control.role),
            ("submits", &control.submits),
            ("value", &value),
        ];
        object(out, &members);
    }
}

impl Write for Redacted<'_, ControlLabel> {
    fn write(&self, out: &mut Writer) {
        object(out, &[("source", &self.0.source), ("text", &text(&self.0.text))]);
    }
}

/// A label stays; the words in it that could be values go.
fn text(shown: &str) -> String {
    shown
        .split(' ')
        .map(|word| if is_value(word) { length(word) } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_value(word: &str) -> bool {
    let long = word.chars().count() >= 6;
    let digit = word.contains(|c: char| c.is_ascii_digit());
    (long && digit) || word.contains('@') || word.contains("://") || word.chars().count() > 40
}

fn length(value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("[{} characters]", value.chars().count()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stay_and_values_go() {
        assert_eq!(text("Your Web Authorization URI*"), "Your Web Authorization URI*");
        assert_eq!(text("Client ID: amzn1.application-oa2-client.0123"), "Client ID: [33 characters]");
        assert_eq!(text("https://layla.amazon.com/api/skill/link/M1FAKE0000001"), "[53 characters]");
        assert_eq!(text("me@example.test"), "[15 characters]");
        assert_eq!(length("fake"), "[4 characters]");
    }
}
