// What macros and build tool both know of a sentence: its text, its placeholders, its key. `xtask` takes this file in as
// a module of its own.

/// The text of a string literal as it stands in the source, with its quotes; `None` for other literals.
pub fn unescaped(source: &str) -> Option<String> {
    let inner = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut rest = inner.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next()? {
            'n' => text.push('\n'),
            'u' => {
                let code: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
            }
            // The text goes on in the next line, behind its indentation.
            '\n' => while rest.next_if(|c| c.is_whitespace()).is_some() {},
            c @ ('"' | '\\' | '\'') => text.push(c),
            _ => return None,
        }
    }
    Some(text)
}

/// What stands in braces, in order, without the braces. Doubled braces are braces.
pub fn placeholders(text: &str) -> Vec<&str> {
    pieces(text).into_iter().filter_map(|piece| piece.err()).collect()
}

/// A text in pieces: `Ok` what stands there, `Err` what is in braces.
pub fn pieces(text: &str) -> Vec<Result<&str, &str>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, behind) = rest.split_at(at);
        if behind.starts_with("{{") || behind.starts_with("}}") {
            all.push(Ok(&rest[..=at]));
            rest = &behind[2..];
        } else if let Some(end) = behind.find('}').filter(|_| behind.starts_with('{')) {
            all.push(Ok(before));
            all.push(Err(&behind[1..end]));
            rest = &behind[end + 1..];
        } else {
            break;
        }
    }
    all.push(Ok(rest));
    all
}

/// Four digits and letters that name a sentence, whatever its placeholders are called. The build tool says when two
/// sentences have the same, and then one of them must be worded otherwise.
pub fn key(text: &str) -> String {
    // FNV-1a.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for piece in pieces(text) {
        for byte in piece.unwrap_or("{}").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (0..4)
        .map(|_| {
            let digit = u32::try_from(hash % 36).unwrap_or_default();
            hash /= 36;
            char::from_digit(digit, 36).unwrap_or('0')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_read_as_the_compiler_reads_them() {
        let source = "\"a \\\"b\\\" \\u{201c}c\\\\ \\\n      d\"";
        assert_eq!(unescaped(source).as_deref(), Some("a \"b\" \u{201c}c\\ d"));
        for other in ["'a'", "r\"a\"", "3", "b\"a\"", "\"\\x41\""] {
            assert_eq!(unescaped(other), None, "{other}");
        }
    }

    #[test]
    fn placeholders_are_found_and_braces_are_braces() {
        assert_eq!(placeholders("The {name} at {:04X}, {{no}}, {0}."), ["name", ":04X", "0"]);
        assert_eq!(pieces("{{a}}{b}"), [Ok("{"), Ok("a}"), Ok(""), Err("b"), Ok("")]);
    }

    #[test]
    fn a_key_is_that_of_the_words_alone() {
        assert_eq!(key("The {name} is wrong."), key("The {} is wrong."));
        assert_ne!(key("The {} is wrong."), key("The {} is right."));
        assert_eq!(key("").len(), 4);
    }
}
