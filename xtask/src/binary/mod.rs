//! A change to WebAssembly binaries that wasm-opt does not make, for their size.

mod locations;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result, ensure};

pub use locations::without_locations;

/// What every binary begins with.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;

/// The same module with names for its functions, sorted by which functions beside each other are alike: compression
/// looks back only 32 kB. wasm-opt's `--reorder-functions-by-name` then puts them in this order.
pub fn named_by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let mut sections = sections(module)?;
    let first = imported_functions(&sections)?;
    let code = sections.iter().find(|(id, _)| *id == CODE).context("the module has no code")?;
    let order = by_likeness(&bodies(&code.1)?);
    let mut ranks = vec![0; order.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank;
    }
    let mut names = number(ranks.len());
    for (place, rank) in ranks.into_iter().enumerate() {
        names.extend(number(first + place));
        names.extend(sized(format!("{rank:08}").as_bytes()));
    }
    let mut content = sized(b"name");
    content.push(1);
    content.extend(sized(&names));
    sections.retain(|(id, _)| *id != CUSTOM);
    sections.push((CUSTOM, content));
    Ok(module_of(&sections))
}

/// Functions that only say why the program crashes, before it does. Nothing hears them: without a hook, the standard
/// library says nothing on this target. Parts of their names, without the crates' numbers.
const LAST_WORDS: [&str; 12] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_",
    "core::str::slice_error_fail",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "::assert_failed",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "rust_begin_unwind",
];

/// No locals; `unreachable`; `end`.
const TRAP: &[u8] = &[0, 0, 0x0b];

/// The same module, which crashes without last words. wasm-opt then finds that nobody reads them.
pub fn without_last_words(module: &[u8]) -> Result<Vec<u8>> {
    let mut sections = sections(module)?;
    let first = imported_functions(&sections)?;
    let names = names(&sections)?;
    let code = sections.iter_mut().find(|(id, _)| *id == CODE).context("the module has no code")?;
    let mut bodies = bodies(&code.1)?;
    for (place, body) in bodies.iter_mut().enumerate() {
        let name = names.get(&(first + place)).map(|name| plain(name)).unwrap_or_default();
        if LAST_WORDS.iter().any(|part| name.contains(part)) {
            *body = TRAP.to_vec();
        }
    }
    code.1 = list(&bodies);
    Ok(module_of(&sections))
}

/// A function's name without the numbers of crates: `core[c5930c85a12de822]::panicking::panic`.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_hexdigit()) => plain += rest,
            _ => plain.extend(["[", part]),
        }
    }
    plain
}

/// The names of functions, if the module has any.
fn names(sections: &[Section]) -> Result<HashMap<usize, String>> {
    let mut names = HashMap::new();
    for (_, content) in sections.iter().filter(|(id, _)| *id == CUSTOM) {
        let mut reader = Reader(content);
        if reader.sized()? != b"name" {
            continue;
        }
        while !reader.0.is_empty() {
            let kind = reader.byte()?;
            let mut part = Reader(reader.sized()?);
            for _ in 0..if kind == 1 { part.number()? } else { 0 } {
                names.insert(part.number()?, String::from_utf8_lossy(part.sized()?).into_owned());
            }
        }
    }
    Ok(names)
}

fn list(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = number(entries.len());
    entries.iter().for_each(|entry| bytes.extend(sized(entry)));
    bytes
}

/// How many bytes are taken as one word when functions are compared.
const WORD: usize = 6;

/// Words in more functions than this say nothing of likeness.
const COMMON: usize = 200;

/// Each function followed by that of the rest which has most in common with it, for its length.
fn by_likeness(bodies: &[Vec<u8>]) -> Vec<usize> {
    let words: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(WORD).collect()).collect();
    let mut places: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (place, words) in words.iter().enumerate() {
        for word in words {
            places.entry(word).or_default().push(place);
        }
    }
    let mut left = vec![true; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut sizes: Vec<usize> = (0..bodies.len()).collect();
    sizes.sort_by_key(|&place| (Reverse(words[place].len()), place));
    let mut sizes = sizes.into_iter();
    let mut next = sizes.next();
    while let Some(place) = next {
        left[place] = false;
        order.push(place);
        let mut common: BTreeMap<usize, u128> = BTreeMap::new();
        for word in &words[place] {
            let also = places.get(word).map(Vec::as_slice).unwrap_or_default();
            if also.len() <= COMMON {
                also.iter().filter(|&&other| left[other]).for_each(|&other| *common.entry(other).or_default() += 1);
            }
        }
        let score = |count: u128, other: usize| ((count * count) << 40) / (words[other].len() as u128 + 20);
        let most = common.iter().max_by_key(|&(&other, &count)| (score(count, other), Reverse(other)));
        next = most.map(|(other, _)| *other).or_else(|| sizes.find(|&other| left[other]));
    }
    order
}

type Section = (u8, Vec<u8>);

fn sections(module: &[u8]) -> Result<Vec<Section>> {
    let mut reader = Reader(module.strip_prefix(HEADER).context("this is no WebAssembly module")?);
    let mut sections = Vec::new();
    while !reader.0.is_empty() {
        sections.push((reader.byte()?, reader.sized()?.to_vec()));
    }
    Ok(sections)
}

fn module_of(sections: &[Section]) -> Vec<u8> {
    let mut module = HEADER.to_vec();
    for (id, content) in sections {
        module.push(*id);
        module.extend(sized(content));
    }
    module
}

fn bodies(code: &[u8]) -> Result<Vec<Vec<u8>>> {
    let mut reader = Reader(code);
    (0..reader.number()?).map(|_| Ok(reader.sized()?.to_vec())).collect()
}

/// What comes from outside: where from, under which name, and what it is.
type Import<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// Kind of an import that is a function.
const FUNCTION: u8 = 0;

/// How many functions come from outside: theirs are the first numbers.
fn imported_functions(sections: &[Section]) -> Result<usize> {
    let Some((_, content)) = sections.iter().find(|(id, _)| *id == IMPORT) else { return Ok(0) };
    Ok(imports(content)?.iter().filter(|(_, _, what)| what.first() == Some(&FUNCTION)).count())
}

fn imports(section: &[u8]) -> Result<Vec<Import<'_>>> {
    let mut reader = Reader(section);
    (0..reader.number()?)
        .map(|_| {
            let (from, name, what) = (reader.sized()?, reader.sized()?, reader.0);
            match reader.byte()? {
                FUNCTION => {
                    reader.number()?;
                }
                kind @ (1 | 2) => {
                    if kind == 1 {
                        reader.byte()?;
                    }
                    let with_end = reader.byte()? & 1 == 1;
                    reader.number()?;
                    if with_end {
                        reader.number()?;
                    }
                }
                3 => {
                    reader.byte()?;
                    reader.byte()?;
                }
                _ => {
                    reader.byte()?;
                    reader.number()?;
                }
            }
            Ok((from, name, &what[..what.len() - reader.0.len()]))
        })
        .collect()
}

/// How many hexadecimal digits wasm-bindgen puts at the end of a name, so that it is no other's.
const DIGITS: usize = 16;

/// The same module and its glue with short names between them. Those that wasm-bindgen makes end in digits by chance,
/// which no compression makes smaller.
pub fn with_short_imports(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (mut sections, mut glue) = (sections(module)?, glue.to_owned());
    let Some((_, content)) = sections.iter_mut().find(|(id, _)| *id == IMPORT) else {
        return Ok((module.to_vec(), glue));
    };
    let mut entries = Vec::new();
    for (place, (from, name, what)) in imports(content)?.into_iter().enumerate() {
        let mut name = String::from_utf8(name.to_vec()).context("an import's name is no text")?;
        let digits = name.bytes().rev().take_while(u8::is_ascii_hexdigit).count();
        if digits == DIGITS {
            let short = format!("i{place}");
            // Its place in the object of imports, and nothing else.
            ensure!(glue.matches(&name).count() == 1, "the glue does not name {name} once");
            glue = glue.replace(&name, &short);
            name = short;
        }
        entries.push([sized(from), sized(name.as_bytes()), what.to_vec()].concat());
    }
    let mut changed = number(entries.len());
    changed.extend(entries.concat());
    *content = changed;
    Ok((module_of(&sections), glue))
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the module ends early")?;
        self.0 = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        Ok(number)
    }

    /// A number that may be below zero.
    fn signed(&mut self) -> Result<i64> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= i64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(if byte & 0x40 == 0 { number } else { number - (1 << (shift + 7)) });
            }
        }
        Ok(number)
    }

    fn skip(&mut self, size: usize) -> Result<&'a [u8]> {
        ensure!(size <= self.0.len(), "the module ends early");
        let (content, rest) = self.0.split_at(size);
        self.0 = rest;
        Ok(content)
    }

    fn sized(&mut self) -> Result<&'a [u8]> {
        let size = self.number()?;
        self.skip(size)
    }
}

fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        bytes.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return bytes;
        }
    }
}

fn sized(content: &[u8]) -> Vec<u8> {
    let mut bytes = number(content.len());
    bytes.extend(content);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of functions with these names and bodies, after one imported function.
    fn module(functions: &[(&str, &[u8])]) -> Vec<u8> {
        let mut names = number(functions.len());
        for (place, (name, _)) in functions.iter().enumerate() {
            names.extend(number(place + 1));
            names.extend(sized(name.as_bytes()));
        }
        let mut custom = sized(b"name");
        custom.push(1);
        custom.extend(sized(&names));
        let bodies: Vec<Vec<u8>> = functions.iter().map(|(_, body)| body.to_vec()).collect();
        module_of(&[(IMPORT, b"\x01\x01a\x01b\0\0".to_vec()), (CODE, list(&bodies)), (CUSTOM, custom)])
    }

    fn code(module: &[u8]) -> Vec<Vec<u8>> {
        let sections = sections(module).unwrap();
        bodies(&sections.iter().find(|(id, _)| *id == CODE).unwrap().1).unwrap()
    }

    #[test]
    fn functions_that_are_alike_become_neighbours() {
        let (one, other): (Vec<u8>, Vec<u8>) = ((1..60).collect(), (100..150).collect());
        let (mut second, mut fourth) = (one.clone(), other.clone());
        second.truncate(50);
        fourth.truncate(40);
        let functions: [(&str, &[u8]); 4] = [("a", &one), ("b", &other), ("c", &second), ("d", &fourth)];
        let named = named_by_likeness(&module(&functions)).unwrap();
        let names = names(&sections(&named).unwrap()).unwrap();
        let mut order: Vec<usize> = (1..=4).collect();
        order.sort_by_key(|place| names[place].clone());
        assert_eq!(order, [1, 3, 2, 4]);
        assert_eq!(code(&named), [one, other, second, fourth]);
    }

    #[test]
    fn last_words_are_a_trap_and_nothing_else_is() {
        let body: &[u8] = &[0, 1, 0x0b];
        let functions = [
            ("core[c5930c85a12de822]::panicking::panic_fmt", body),
            ("linkwright::rules::check", body),
            ("<alloc[3ca501edff3f0c7c]::vec::Vec<_>>::remove::assert_failed", body),
            ("a[0]::core::panicking_but_not::it", body),
        ];
        let silent = without_last_words(&module(&functions)).unwrap();
        assert_eq!(code(&silent), [TRAP, body, TRAP, body]);
    }

    #[test]
    fn imports_get_short_names_on_both_sides() {
        let import = [sized(b"./x.js"), sized(b"__wbg_get_0123456789abcdef"), vec![0, 0]].concat();
        let plain = [sized(b"./x.js"), sized(b"__wbindgen_throw"), vec![0, 0]].concat();
        let module = module_of(&[(IMPORT, [number(2), import, plain].concat())]);
        let glue = "{ __wbg_get_0123456789abcdef: f, __wbindgen_throw: g }";
        let (module, glue) = with_short_imports(&module, glue).unwrap();
        assert_eq!(glue, "{ i0: f, __wbindgen_throw: g }");
        let sections = sections(&module).unwrap();
        let names: Vec<&[u8]> = imports(&sections[0].1).unwrap().into_iter().map(|(_, name, _)| name).collect();
        assert_eq!(names, [b"i0".as_slice(), b"__wbindgen_throw"]);
        assert!(with_short_imports(&self::module(&[]), "").is_ok());
    }

    #[test]
    fn a_broken_module_is_an_error() {
        let whole = module(&[("a", &[0, 0x0b])]);
        for end in [0, 4, 9, 12, whole.len() - 1] {
            assert!(named_by_likeness(&whole[..end]).is_err(), "{end}");
        }
    }
}
