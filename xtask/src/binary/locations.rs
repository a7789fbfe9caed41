//! Where in the source a panic happened: nobody reads that once its last words are gone (see
//! [`without_last_words`](super::without_last_words)), and it is a hundredth of a module.

use std::ops::Range;

use anyhow::{Context, Result, ensure};

use super::{Reader, module_of, sections};

const DATA: u8 = 11;

/// Kind of a segment that stands at a fixed address of the only memory.
const ACTIVE: usize = 0;

/// `i32.const`, and what ends an expression.
const CONST: u8 = 0x41;
const END: u8 = 0x0b;

/// The size of a `core::panic::Location` on this target: address and length of the file's name, line, column.
const SIZE: usize = 16;

/// A part of the memory, and where its bytes stand in the section.
struct Segment {
    address: u32,
    bytes: Range<usize>,
}

/// The same module with zeros for every source location and for the files' names, which nothing else mentions.
pub fn without_locations(module: &[u8]) -> Result<Vec<u8>> {
    let mut sections = sections(module)?;
    if let Some((_, content)) = sections.iter_mut().find(|(id, _)| *id == DATA) {
        let segments = segments(content)?;
        let mut dead: Vec<Range<usize>> = Vec::new();
        for segment in &segments {
            let first = segment.bytes.start + (segment.address.wrapping_neg() % 4) as usize;
            for at in (first..segment.bytes.end.saturating_sub(SIZE - 1)).step_by(4) {
                if let Some(name) = name_of(content, at, &segments) {
                    dead.extend([at..at + SIZE, name]);
                }
            }
        }
        dead.into_iter().for_each(|range| content[range].fill(0));
    }
    Ok(module_of(&sections))
}

/// Where the name of the file stands, when there is a location at this place.
fn name_of(content: &[u8], at: usize, segments: &[Segment]) -> Option<Range<usize>> {
    let word = |place: usize| {
        let bytes = content.get(at + place * 4..at + place * 4 + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    let (address, length, line, column) = (word(0)?, word(1)? as usize, word(2)?, word(3)?);
    if !(4..200).contains(&length) || !(1..100_000).contains(&line) || !(1..1_000).contains(&column) {
        return None;
    }
    let segment = segments.iter().find(|segment| {
        let inside = address.checked_sub(segment.address).map(|inside| inside as usize);
        inside.is_some_and(|inside| inside + length <= segment.bytes.len())
    })?;
    let start = segment.bytes.start + (address - segment.address) as usize;
    let name = &content[start..start + length];
    (name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic)).then_some(start..start + length)
}

fn segments(content: &[u8]) -> Result<Vec<Segment>> {
    let mut reader = Reader(content);
    let mut segments = Vec::new();
    for _ in 0..reader.number()? {
        ensure!(reader.number()? == ACTIVE && reader.byte()? == CONST, "a data segment has no fixed address");
        let address = reader.signed()?;
        ensure!(reader.byte()? == END, "a data segment's address is computed");
        let address = u32::try_from(address).context("a data segment stands below zero")?;
        let size = reader.number()?;
        let start = content.len() - reader.0.len();
        reader.skip(size)?;
        segments.push(Segment { address, bytes: start..start + size });
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::super::sized;
    use super::*;

    /// A module with one segment at this address.
    fn module(address: u8, bytes: &[u8]) -> Vec<u8> {
        module_of(&[(DATA, [vec![1, 0, CONST, address, END], sized(bytes)].concat())])
    }

    fn data(module: &[u8]) -> Vec<u8> {
        let sections = sections(module).unwrap();
        let segments = segments(&sections[0].1).unwrap();
        sections[0].1[segments[0].bytes.clone()].to_vec()
    }

    #[test]
    fn locations_are_zeros_and_nothing_else_is() {
        let name = b"src/a.rs";
        let location = |address: u32, line: u32| [address, 8, line, 5].map(u32::to_le_bytes).concat();
        let bytes = [name.as_slice(), &location(32, 7), b"kept.rs!", &location(32, 0)].concat();
        let changed = data(&without_locations(&module(32, &bytes)).unwrap());
        assert_eq!(changed, [&[0; 24], b"kept.rs!".as_slice(), &location(32, 0)].concat());
        // What points elsewhere, or is no name of a file, stays.
        let other = [b"no file!".as_slice(), &location(32, 7), &location(60, 7)].concat();
        assert_eq!(data(&without_locations(&module(32, &other)).unwrap()), other);
    }
}
