//! Macros for the sentences of the core. Each puts a token in the place of a sentence: a key that is made from the
//! English text, and what is put into it. `linkwright::words` says when these are used and when plain English is, and
//! takes tokens apart again.

mod literal;

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use literal::{key, placeholders, unescaped};

/// Where a token begins.
const START: char = '\u{2}';
/// Stands before each thing that is put in.
const NEXT: char = '\u{1f}';
/// Where a token ends.
const END: char = '\u{3}';

/// A sentence that nothing is put into, as a `&'static str`.
#[proc_macro]
pub fn said(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (text, span) = match sentence(tokens.next()) {
        Ok(found) => found,
        Err(error) => return error,
    };
    if tokens.next().is_some() || text.contains(['{', '}']) {
        return refused("said! takes one text without braces; words! puts something into a text", span);
    }
    literal(&token(&text), span).into()
}

/// A sentence that something is put into, as a `String`: what `format!` takes.
#[proc_macro]
pub fn words(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (text, span) = match sentence(tokens.next()) {
        Ok(found) => found,
        Err(error) => return error,
    };
    match placeholders(&text).len() {
        0 => return refused("nothing is put into this text; use said!", span),
        10.. => return refused("browsers put nine things into a message at most", span),
        _ => {}
    }
    let mut arguments = TokenStream::from(literal(&token(&text), span));
    arguments.extend(tokens);
    call("format", arguments, span)
}

/// The text that stands for a sentence, as `format!` takes it: the key, and each placeholder as it was.
fn token(text: &str) -> String {
    let mut token = format!("{START}{}", key(text));
    for inside in placeholders(text) {
        token.push_str(&format!("{NEXT}{{{inside}}}"));
    }
    token.push(END);
    token
}

/// The text of the literal that comes first.
fn sentence(first: Option<TokenTree>) -> Result<(String, Span), TokenStream> {
    let span = first.as_ref().map_or_else(Span::call_site, TokenTree::span);
    let source = match first {
        Some(TokenTree::Literal(literal)) => literal.to_string(),
        _ => String::new(),
    };
    unescaped(&source)
        .map(|text| (text, span))
        .ok_or_else(|| refused("a text in double quotes is expected first", span))
}

/// With the span of the text as it was written, so that names in braces are looked up where it stands.
fn literal(text: &str, span: Span) -> TokenTree {
    let mut literal = Literal::string(text);
    literal.set_span(span);
    literal.into()
}

fn refused(why: &str, span: Span) -> TokenStream {
    call("compile_error", literal(why, span).into(), span)
}

/// `::std::name!(…)`
fn call(name: &str, arguments: TokenStream, span: Span) -> TokenStream {
    let mut tokens = Vec::new();
    for word in ["std", name] {
        tokens.push(Punct::new(':', Spacing::Joint).into());
        tokens.push(Punct::new(':', Spacing::Alone).into());
        tokens.push(Ident::new(word, Span::call_site()).into());
    }
    tokens.push(Punct::new('!', Spacing::Alone).into());
    let mut group = Group::new(Delimiter::Parenthesis, arguments);
    group.set_span(span);
    tokens.push(TokenTree::Group(group));
    tokens.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_keeps_what_is_put_in() {
        let token = token("The {name} has {:04X}.");
        let key = key("The {} has {}.");
        assert_eq!(token, format!("\u{2}{key}\u{1f}{{name}}\u{1f}{{:04X}}\u{3}"));
    }
}
