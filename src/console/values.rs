//! Values that a page only shows: tokens among the text beside a label.

use super::claim::{Hit, following, is_open_input};
use super::form::Form;
use super::key::FieldKey;
use super::outline::Outline;
use crate::page::{Control, FieldState, Row, SecretSeen};
use crate::setup::alexa_redirect;

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

/// What a field holds when its label is not known but nothing else holds what it does: Alexa's redirect URLs have a form
/// of their own, in every language.
pub fn known_by_itself(key: FieldKey, outline: &Outline) -> Option<FieldState> {
    match key {
        FieldKey::AlexaRedirectUrls => shown_redirects(outline),
        FieldKey::AllowedReturnUrls => rows_of_redirects(outline),
        _ => None,
    }
}

/// The redirect URLs that a page shows. Where one stands twice it is not known which place is theirs.
fn shown_redirects(outline: &Outline) -> Option<FieldState> {
    let (mut lines, mut handles) = (Vec::new(), Vec::new());
    for node in outline.all() {
        let fixed = |control: &&Control| is_open_input(control) && (control.read_only || !control.enabled);
        let value = || outline.control(node).filter(fixed).map(|control| control.value.as_str());
        let shown = outline.text(node).or_else(value).unwrap_or_default();
        for token in shown.split_whitespace().filter(|token| alexa_redirect(token).is_some()) {
            if lines.iter().any(|line| line == token) {
                return None;
            }
            lines.push(token.to_owned());
            handles.push(outline.handle(node));
        }
    }
    (!lines.is_empty()).then_some(FieldState::Lines { lines, handles })
}

/// As many redirect URLs as Alexa has, in inputs that have a part of the page to themselves.
fn rows_of_redirects(outline: &Outline) -> Option<FieldState> {
    const ALL: usize = 3;
    let value = |node: usize| outline.control(node).filter(|control| is_open_input(control));
    let holds = |node: &usize| value(*node).is_some_and(|control| alexa_redirect(control.value.as_str()).is_some());
    let nodes: Vec<usize> = outline.all().filter(holds).collect();
    let (first, last) = (*nodes.first()?, *nodes.last()?);
    let mut part = outline.parent(first);
    while part.is_some_and(|group| !outline.subtree(group).contains(&last)) {
        part = part.and_then(|group| outline.parent(group));
    }
    let part = part.map_or(outline.all(), |group| outline.subtree(group));
    let mut rows = Vec::new();
    for node in part {
        let Some(control) = value(node) else { continue };
        if !nodes.contains(&node) || control.read_only || !control.enabled {
            return None;
        }
        rows.push(Row { handle: outline.handle(node), value: control.value.as_str().to_owned(), remove: None });
    }
    (rows.len() >= ALL).then_some(FieldState::List { rows, add: None, draft: None })
}

fn is_address(token: &str) -> bool {
    // `Note:` is a word; of the schemes without slashes only that of mail is typed into these forms.
    let mail = token.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:") && token.len() > 7);
    mail || crate::search::split(token, "://").is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
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

#[cfg(test)]
mod tests {
    use crate::console::{FieldKey, OwnMap, PageId, Recognition, read};
    use crate::page::sketch::Sketch;
    use crate::page::{ControlRole, FieldState, PageReading, PageSnapshot};

    const ALEXA: &str = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.0/development/it_IT/account-linking";
    const LWA: &str = "https://developer.amazon.com/loginwithamazon/console/site/lwa/web-settings.html";
    const URLS: [&str; 3] = [
        "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
        "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
        "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001",
    ];

    fn page(address: &str, snapshot: &PageSnapshot) -> Option<Box<PageReading>> {
        match read(address, snapshot, &OwnMap::default()) {
            Recognition::Page(reading) => Some(reading),
            _ => None,
        }
    }

    #[test]
    fn redirect_urls_are_known_in_any_language() {
        let block = |texts: &[&str]| {
            let url = |row: Sketch| texts.iter().fold(row.text("URL di reindirizzamento"), |row, text| row.text(text));
            Sketch::new().heading("Collegamento dell'account").group(url).input("").done()
        };
        let reading = page(ALEXA, &block(&URLS)).unwrap();
        assert_eq!(reading.page, PageId::AlexaAccountLinking);
        assert_eq!(reading.lines(FieldKey::AlexaRedirectUrls), Some(URLS.map(str::to_owned).to_vec()));
        assert_eq!(*reading.state(FieldKey::ClientId), FieldState::Absent);
        // Twice on the page: which place is theirs?
        assert!(page(ALEXA, &block(&[URLS[0], URLS[1], URLS[0]])).is_none());
        assert!(page(ALEXA, &block(&["https://login.example.test/api/skill/link/M1FAKE0000001"])).is_none());
    }

    #[test]
    fn rows_of_redirect_urls_are_the_return_urls_in_any_language() {
        let list = |values: &[&str], locked: bool| {
            let rows = |cell: Sketch| {
                values.iter().fold(cell, |cell, value| {
                    cell.group(|row| row.control(ControlRole::Text, value, |control| control.read_only = locked))
                })
            };
            Sketch::new().input("https://elsewhere.test").group(|row| row.text("Indirizzi").group(rows)).done()
        };
        let reading = page(LWA, &list(&URLS, false)).unwrap();
        assert_eq!(reading.page, PageId::LwaWebSettings);
        assert_eq!(reading.lines(FieldKey::AllowedReturnUrls), Some(URLS.map(str::to_owned).to_vec()));
        for values in [&URLS[..2], &[URLS[0], "https://other.test/cb", URLS[1], URLS[2]]] {
            assert!(page(LWA, &list(values, false)).is_none(), "{values:?}");
        }
        assert!(page(LWA, &list(&URLS, true)).is_none());
    }
}
