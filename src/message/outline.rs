//! *Copy page outline*: a page's structure and labels, with every value replaced by its kind and length.

use serde_json::{Value, json};

use crate::page::{NodeContent, PageSnapshot};

/// The outline as JSON text. Texts that look like values (addresses, identifiers, anything with a digit or an @ in a
/// word of some length) are redacted too: view pages show values as plain text.
#[must_use]
pub fn redact(snapshot: &PageSnapshot) -> String {
    let nodes: Vec<Value> = snapshot
        .nodes
        .iter()
        .map(|node| {
            let mut value = json!({ "handle": node.handle, "parent": node.parent });
            let content = match &node.content {
                NodeContent::Group { region, label } => json!({ "kind": "group", "region": region, "label": text(label) }),
                NodeContent::Heading { text: shown } => json!({ "kind": "heading", "text": text(shown.as_str()) }),
                NodeContent::Text { text: shown } => json!({ "kind": "text", "text": text(shown.as_str()) }),
                NodeContent::Control(control) => json!({
                    "kind": "control",
                    "role": control.role,
                    "labels": control.labels.iter().map(|label| json!({ "source": label.source, "text": text(&label.text) })).collect::<Vec<_>>(),
                    "value": match control.role {
                        crate::page::ControlRole::Button | crate::page::ControlRole::Link | crate::page::ControlRole::Option => text(control.value.as_str()),
                        _ => length(control.value.as_str()),
                    },
                    "options": control.options.iter().map(|option| text(option)).collect::<Vec<_>>(),
                    "checked": control.checked,
                    "expanded": control.expanded,
                    "enabled": control.enabled,
                    "readOnly": control.read_only,
                    "password": control.password,
                    "submits": control.submits,
                }),
            };
            value["content"] = content;
            value
        })
        .collect();
    let path = snapshot.url.split(['?', '#']).next().unwrap_or_default();
    let path: Vec<String> = path.split('/').map(text).collect();
    let outline = json!({
        "linkwrightOutline": 1,
        "url": path.join("/"),
        "lang": snapshot.lang,
        "truncated": snapshot.truncated,
        "nodes": nodes,
    });
    serde_json::to_string_pretty(&outline).unwrap_or_default()
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
