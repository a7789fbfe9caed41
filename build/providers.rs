//! `src/provider/providers.toml` → the table `PROVIDERS`.

use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Wrong;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    provider: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    id: Spanned<String>,
    name: String,
    #[serde(default)]
    authorization: Vec<Spanned<String>>,
    #[serde(default)]
    token: Vec<Spanned<String>>,
    paths: Option<(String, String)>,
    source: Spanned<String>,
    http_basic: Option<Fact<bool>>,
    request_body: Option<Fact<bool>>,
    pkce: Option<Fact<bool>>,
    refresh: Option<Fact<Refresh>>,
    domains: Option<Fact<Vec<String>>>,
    scope_separator: Option<Fact<char>>,
    confidential: Option<Fact<bool>>,
}

/// A fact with its source; `word` is what asks for a refresh token.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact<T> {
    value: T,
    word: Option<String>,
    source: Spanned<String>,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Refresh {
    Nothing,
    Scope,
    Query,
}

/// The provider that is asked first.
const FIRST: &str = "lwa";

/// Reads and checks the file; the Rust source of the table, or all that is wrong.
pub fn generate(file: &Path) -> Result<String, Vec<Wrong>> {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).unwrap_or_default();
    let all = toml::from_str::<File>(&text).map_err(|error| vec![Wrong::toml(file, &text, &error)])?.provider;
    let mut wrongs = Vec::new();
    let mut wrong = |at: usize, what: &str| wrongs.push(Wrong::at(file, &text, at, what));
    let mut code =
        String::from("/// Every provider of which something is known.\npub static PROVIDERS: &[Provider] = &[\n");
    for (index, entry) in all.iter().enumerate() {
        let at = entry.id.span().start;
        if (index == 0) != (entry.id.get_ref() == FIRST) {
            wrong(at, "Login with Amazon, and nothing else, is the first provider: it wins");
        }
        if all.iter().skip(index + 1).any(|other| other.id.get_ref() == entry.id.get_ref()) {
            wrong(at, "another provider has this id");
        }
        if entry.paths.is_some() != (entry.authorization.is_empty() && entry.token.is_empty()) {
            wrong(at, "a provider is recognised by hosts or by paths");
        }
        for host in entry.authorization.iter().chain(&entry.token) {
            if !is_host(host.get_ref()) {
                wrong(host.span().start, "a host in small letters, or a dot and the domain above the hosts");
            }
        }
        if entry.refresh.as_ref().is_some_and(|fact| fact.word.is_none() != (fact.value == Refresh::Nothing)) {
            wrong(at, "`word` says what asks for a refresh token");
        }
        code.push_str(&entry.code(&mut wrong));
    }
    code.push_str("];\n");
    if wrongs.is_empty() { Ok(code) } else { Err(wrongs) }
}

/// True for `host.domain` and `.domain.top`: a suffix of one label would take in the whole world.
fn is_host(text: &str) -> bool {
    let labels = text.strip_prefix('.').unwrap_or(text);
    let fits = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    labels.contains('.') && labels.split('.').all(fits)
}

impl Entry {
    /// The entry as a Rust expression.
    fn code(&self, wrong: &mut impl FnMut(usize, &str)) -> String {
        let hosts = |hosts: &[Spanned<String>]| hosts.iter().map(|host| host.get_ref().clone()).collect::<Vec<_>>();
        let mut sources = vec![("hosts", &self.source)];
        let refresh = self.refresh.as_ref().map(|fact| {
            sources.push(("refresh", &fact.source));
            let word = fact.word.as_ref().map_or_else(String::new, |word| format!("({word:?})"));
            format!("Refresh::{:?}{word}", fact.value)
        });
        let domains = self.domains.as_ref().map(|fact| {
            sources.push(("domains", &fact.source));
            fact.value.clone()
        });
        let mut fields = vec![
            ("http_basic", said("http_basic", self.http_basic.as_ref(), &mut sources)),
            ("request_body", said("request_body", self.request_body.as_ref(), &mut sources)),
            ("pkce", said("pkce", self.pkce.as_ref(), &mut sources)),
            ("confidential", said("confidential", self.confidential.as_ref(), &mut sources)),
            ("scope_separator", said("scope_separator", self.scope_separator.as_ref(), &mut sources)),
        ];
        fields.push(("refresh", refresh.map_or_else(|| "None".to_owned(), |text| format!("Some({text})"))));
        for (_, source) in &sources {
            if source.get_ref().trim().len() < 8 {
                wrong(source.span().start, "a fact names its source");
            }
        }
        let mut code = format!(
            "    Provider {{ id: {:?}, name: {:?}, authorization: &{:?}, token: &{:?}, paths: {:?}, domains: &{:?}, ",
            self.id.get_ref(),
            self.name,
            hosts(&self.authorization),
            hosts(&self.token),
            self.paths,
            domains.unwrap_or_default(),
        );
        for (name, value) in fields {
            let _ = write!(code, "{name}: {value}, ");
        }
        let sources: Vec<_> = sources.iter().map(|(fact, source)| (fact, source.get_ref())).collect();
        let _ = writeln!(code, "#[cfg(any(test, feature = \"docs\"))] sources: &{sources:?} }},");
        code
    }
}

/// A fact as a Rust expression; its source is added to those of the provider.
fn said<'a, T: Debug>(
    name: &'static str,
    fact: Option<&'a Fact<T>>,
    sources: &mut Vec<(&'static str, &'a Spanned<String>)>,
) -> String {
    let Some(fact) = fact else { return "None".to_owned() };
    sources.push((name, &fact.source));
    format!("Some({:?})", fact.value)
}
