//! Values that a page only shows: tokens among the text beside a label.

use super::claim::{Hit, following};
use super::form::Form;
use super::outline::Outline;
use crate::page::SecretSeen;

/// Addresses that stand beside a label, in page order, each with its node.
pub fn addresses(outline: &Outline, form: &Form, hit: Hit) -> (Vec<String>, Vec<u32>) {
    let mut lines = Vec::new();
    let mut handles = Vec::new();
    for node in following(outline, &form.hits, hit) {
        let shown = outline.text(node).or_else(|| open_value(outline, form, hit, node)).unwrap_or_default();
        let before = lines.len();
        lines.extend(shown.split_whitespace().filter(|token| is_address(token)).map(str::to_owned));
        if lines.len() == before && outline.names(node) && !lines.is_empty() {
            break;
        }
        handles.resize(lines.len(), outline.handle(node));
    }
    (lines, handles)
}

/// The single word beside a label that looks like an identifier, with its node.
pub fn identifier(outline: &Outline, form: &Form, hit: Hit, claimed: &[usize]) -> Option<(String, u32)> {
    claimed.iter().copied().chain(following(outline, &form.hits, hit)).find_map(|node| {
        let shown = outline.text(node).or_else(|| open_value(outline, form, hit, node))?;
        let word = shown.trim();
        let like =
            word.len() >= 12 && !word.contains(char::is_whitespace) && word.contains(|c: char| c.is_ascii_digit());
        like.then(|| (word.to_owned(), outline.handle(node)))
    })
}

/// What can be seen of a secret beside a label: the secret, masking characters, or nothing.
pub fn secret(outline: &Outline, form: &Form, hit: Hit) -> (SecretSeen, Option<u32>) {
    for node in following(outline, &form.hits, hit) {
        let Some(shown) = outline.text(node).or_else(|| read_only_value(outline, form, hit, node)) else { continue };
        let word = shown.trim();
        if word.chars().count() < 8 || word.contains(char::is_whitespace) {
            continue;
        }
        match SecretSeen::of(word) {
            // A word without a digit is a word, not a secret: both known formats are full of them.
            SecretSeen::Shown(_) if word.len() < 16 || !word.contains(|c: char| c.is_ascii_digit()) => {}
            seen => return (seen, Some(outline.handle(node))),
        }
    }
    (SecretSeen::Masked(String::new()), None)
}

fn is_address(token: &str) -> bool {
    // `Note:` is a word; of the schemes without slashes only that of mail is typed into these forms.
    let mail = token.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:") && token.len() > 7);
    mail || token.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty() && !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// The same, of an input that does not hide what is in it.
fn open_value<'a>(outline: &Outline<'a>, form: &Form, hit: Hit, node: usize) -> Option<&'a str> {
    read_only_value(outline, form, hit, node).filter(|_| outline.control(node).is_none_or(|control| !control.password))
}

/// Consoles also show values in read-only inputs.
fn read_only_value<'a>(outline: &Outline<'a>, form: &Form, hit: Hit, node: usize) -> Option<&'a str> {
    let control = outline.control(node)?;
    let shown = super::claim::is_text_input(control) && (control.read_only || !control.enabled);
    // Where labels stand after their fields, what follows belongs to the next one.
    (shown && !form.is_named_otherwise(outline, node, hit.key)).then(|| control.value.as_str())
}
