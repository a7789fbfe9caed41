//! *Copy page outline*: a page's structure and labels, with every value replaced by its kind and length. It can be read
//! back, which the extension never does: a copied outline is a test of recognition (`cargo xtask fixture add`).

use thiserror::Error;

use crate::json::{Misfit, Write, Writer, from_text, record, to_pretty_text};
use crate::page::{Control, ControlLabel, ControlRole, Node, NodeContent, PageSnapshot, SnapshotError};

/// The format's number, `linkwrightOutline`.
const VERSION: u32 = 1;

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
        let nodes: Vec<Redacted<Node>> = snapshot.nodes.iter().map(Redacted).collect();
        let members: [(&str, &dyn Write); 5] = [
            ("lang", &snapshot.lang),
            ("linkwrightOutline", &VERSION),
            ("nodes", &nodes),
            ("truncated", &snapshot.truncated),
            ("url", &address(&snapshot.url)),
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
        let shown = control.value.as_str();
        let value = if shows_its_name(control.role) { text(shown) } else { length(shown) };
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

/// True for controls whose value is their own name.
fn shows_its_name(role: ControlRole) -> bool {
    matches!(role, ControlRole::Button | ControlRole::Link | ControlRole::Option)
}

/// Host and path, without the identifiers in it.
fn address(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.split('/').map(text).collect::<Vec<_>>().join("/")
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
    (long && digit) || word.contains('@') || crate::search::has(word, "://") || word.chars().count() > 40
}

fn length(value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("[{} characters]", value.chars().count()) }
}

/// An outline as it was copied.
struct Copied {
    version: u32,
    lang: String,
    nodes: Vec<Node>,
    truncated: bool,
    url: String,
}

record!(read Copied {
    need lang = "lang",
    need version = "linkwrightOutline",
    need nodes = "nodes",
    need truncated = "truncated",
    need url = "url",
});

/// Why a file is no outline that may be kept. No message repeats a value.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum OutlineError {
    /// Not the format.
    #[error("this is no page outline ({0}); take the text that Copy page outline puts on the clipboard, unchanged")]
    Format(Misfit),
    /// Made by another version.
    #[error("the outline's format is {0}, and this version reads {VERSION}")]
    Version(u32),
    /// No page could be like that.
    #[error("the outline describes no page: {0}")]
    Page(SnapshotError),
    /// The address has more than host and path, or an identifier.
    #[error(
        "\"url\" holds an identifier or a query; copy the outline again, or put its length in the place: [12 characters]"
    )]
    Address,
    /// A value that is not replaced.
    #[error(
        "nodes[{entry}].content.{member} holds something that may be a value; copy the outline again, or put its length in the place: [12 characters]"
    )]
    Value {
        /// The position in `nodes`.
        entry: usize,
        /// The member.
        member: &'static str,
    },
}

/// Reads an outline back, as the page it describes. What is not in it (the title, the time of loading) is empty.
///
/// # Errors
/// [`OutlineError`]: it is not the format, or holds what [`redact`] would have replaced.
pub fn read_outline(copied: &str) -> Result<PageSnapshot, OutlineError> {
    let Copied { version, lang, nodes, truncated, url } = from_text(copied).map_err(OutlineError::Format)?;
    if version != VERSION {
        return Err(OutlineError::Version(version));
    }
    if address(&url) != url {
        return Err(OutlineError::Address);
    }
    for (entry, node) in nodes.iter().enumerate() {
        if let Some(member) = unredacted(&node.content) {
            return Err(OutlineError::Value { entry, member });
        }
    }
    let snapshot = PageSnapshot { url, loaded: 0, title: String::new(), lang, nodes, truncated, typing: None };
    snapshot.validate().map_err(OutlineError::Page)?;
    Ok(snapshot)
}

/// The member of a node in which a value was left.
fn unredacted(content: &NodeContent) -> Option<&'static str> {
    let is_clean = |shown: &str| text(shown) == shown;
    match content {
        NodeContent::Group { label, .. } => (!is_clean(label)).then_some("label"),
        NodeContent::Heading { text } | NodeContent::Text { text } => (!is_clean(text.as_str())).then_some("text"),
        NodeContent::Control(control) => {
            let value = control.value.as_str();
            if !(if shows_its_name(control.role) { is_clean(value) } else { is_length(value) }) {
                Some("value")
            } else if !control.labels.iter().all(|label| is_clean(&label.text)) {
                Some("labels")
            } else {
                (!control.options.iter().all(|option| is_clean(option))).then_some("options")
            }
        }
    }
}

/// True for what [`length`] makes of values.
fn is_length(value: &str) -> bool {
    let number = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(" characters]"));
    value.is_empty() || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::sketch::alexa_form;

    #[test]
    fn labels_stay_and_values_go() {
        assert_eq!(text("Your Web Authorization URI*"), "Your Web Authorization URI*");
        assert_eq!(text("Client ID: amzn1.application-oa2-client.0123"), "Client ID: [33 characters]");
        assert_eq!(text("https://layla.amazon.com/api/skill/link/M1FAKE0000001"), "[53 characters]");
        assert_eq!(text("me@example.test"), "[15 characters]");
        assert_eq!(length("fake"), "[4 characters]");
    }

    #[test]
    fn what_is_copied_can_be_read_back_and_copied_again() {
        let mut page = alexa_form(&["profile"], &["login.example-app.test"]);
        page.url = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.0/x?y=1#z".into();
        let copied = redact(&page);
        let back = read_outline(&copied).unwrap();
        assert_eq!(back.nodes.len(), page.nodes.len());
        assert_eq!(back.url, "https://developer.amazon.com/alexa/console/ask/build/custom/[17 characters]/x");
        assert_eq!(redact(&back).lines().count(), copied.lines().count());
    }

    #[test]
    fn a_value_in_an_outline_is_refused_and_not_repeated() {
        let copied = redact(&alexa_form(&["profile"], &[]));
        let refused = |from: &str, to: &str| {
            assert!(copied.contains(from), "{from}");
            read_outline(&copied.replacen(from, to, 1)).unwrap_err()
        };
        let value = refused("\"value\": \"[7 characters]\"", "\"value\": \"profile\"");
        assert!(matches!(value, OutlineError::Value { member: "value", .. }), "{value}");
        let label = refused("\"text\": \"Scope\"", "\"text\": \"fake-0001-scope\"");
        assert!(!label.to_string().contains("fake-0001"), "{label}");
        let query = copied.replacen("\"url\": \"", "\"url\": \"https://developer.amazon.com/?x=", 1);
        assert_eq!(read_outline(&query).unwrap_err(), OutlineError::Address);
        assert_eq!(
            read_outline(&copied.replace("Outline\": 1", "Outline\": 2")).unwrap_err(),
            OutlineError::Version(2)
        );
        assert!(matches!(read_outline("{}").unwrap_err(), OutlineError::Format(_)));
    }
}
