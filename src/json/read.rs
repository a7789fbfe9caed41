//! From values to types. A type says which members it has; whatever else stands there is a misfit.
//!
//! Reading goes on after the first misfit, with empty values that nobody gets to see: without a way out at every
//! member the code is a fraction of the size.

use std::cell::OnceCell;

use super::value::Value;
use super::{MOST_OF_NAME, Misfit, is_longer, shortened};
use crate::words::inert;

/// What can be read.
pub trait Read: Sized {
    /// Reads what stands at a spot. What does not fit is noted there, and then the result means nothing.
    fn read(spot: &Spot<'_>) -> Self;
}

/// A place in a value.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    /// What stands there.
    pub value: Option<&'a Value>,
    step: Step<'a>,
    outer: Option<&'a Spot<'a>>,
    misfit: &'a OnceCell<Misfit>,
}

/// From a value to one inside.
#[derive(Clone, Copy)]
enum Step<'a> {
    Member(&'a str),
    Entry(usize),
}

/// Reads a value.
///
/// # Errors
/// [`Misfit`] says where and why a value does not fit.
pub fn from_value<T: Read>(value: &Value) -> Result<T, Misfit> {
    let misfit = OnceCell::new();
    let read = T::read(&Spot { value: Some(value), step: Step::Entry(0), outer: None, misfit: &misfit });
    misfit.into_inner().map_or(Ok(read), Err)
}

impl<'a> Spot<'a> {
    fn path(&self, path: &mut String) {
        let Some(outer) = self.outer else { return };
        outer.path(path);
        match self.step {
            Step::Entry(place) => *path += &format!("[{place}]"),
            Step::Member(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
        }
    }

    /// Notes why what stands here does not fit. The first misfit counts.
    pub fn misfit(&self, reason: &str) {
        let mut path = String::new();
        self.path(&mut path);
        // Both can hold names from outside.
        let _ = self.misfit.set(Misfit { path: inert(&path), reason: inert(reason) });
    }

    /// Notes what should stand here.
    pub fn expected(&self, what: &str) {
        match (self.value, self.step, self.outer) {
            (None, Step::Member(name), Some(outer)) => outer.misfit(&format!("missing field `{name}`")),
            // What stands there is not repeated: it may be a secret.
            _ => self.misfit(&format!("expected {what}")),
        }
    }

    /// A whole number up to `most`; `what` it is called.
    fn whole(&self, most: u64, what: &str) -> u64 {
        let whole = self.value.and_then(Value::whole).filter(|whole| *whole <= most);
        if whole.is_none() {
            self.expected(what);
        }
        whole.unwrap_or_default()
    }

    /// Which of these names stands here.
    pub fn choice(&self, names: &[&str]) -> usize {
        let Some(Value::Text(name)) = self.value else {
            self.expected("a text");
            return 0;
        };
        let place = names.iter().position(|known| known == name);
        if place.is_none() {
            // A long text is no name that was misspelt: it may be a secret that went astray.
            let quoted = if is_longer(name, MOST_OF_NAME) { String::new() } else { format!(" `{name}`") };
            self.misfit(&format!("unknown variant{quoted}, expected {}", one_of(names)));
        }
        place.unwrap_or_default()
    }

    /// The members of the object that stands here. It has no other than these.
    pub fn object<'n>(&'n self, names: &'n [&'n str]) -> Fields<'n> {
        self.tagged(&[], names)
    }

    /// The same with a member `kind`, which says what others there are: kinds with the names of their members.
    pub fn kind<'n>(&'n self, kinds: &'n [(&'n str, &'n [&'n str])]) -> (usize, Fields<'n>) {
        let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
        let kind = self.inside(Step::Member("kind"), self.value.and_then(|value| value.get("kind")));
        let place = if let Some(Value::Object(_)) = self.value { kind.choice(&names) } else { 0 };
        (place, self.tagged(&["kind"], kinds.get(place).map(|(_, names)| *names).unwrap_or_default()))
    }

    fn tagged<'n>(&'n self, tag: &[&str], names: &'n [&'n str]) -> Fields<'n> {
        let mut members = [].as_slice();
        match self.value {
            Some(Value::Object(all)) => {
                let known = |name: &str| names.contains(&name) || tag.contains(&name);
                match all.iter().find(|(name, _)| !known(name)) {
                    None => members = all.as_slice(),
                    Some((name, value)) => {
                        let all: Vec<&str> = tag.iter().chain(names).copied().collect();
                        let short = shortened(name, MOST_OF_NAME);
                        let reason = format!("unknown field `{short}`, expected {}", one_of(&all));
                        self.inside(Step::Member(name), Some(value)).misfit(&reason);
                    }
                }
            }
            _ => self.expected("an object"),
        }
        Fields { spot: self, members, names: names.iter() }
    }

    fn inside<'n>(&'n self, step: Step<'n>, value: Option<&'n Value>) -> Spot<'n>
    where
        'a: 'n,
    {
        Spot { value, step, outer: Some(self), misfit: self.misfit }
    }

    fn is_null(&self) -> bool {
        matches!(self.value, None | Some(Value::Null))
    }
}

/// "`a`", "`a` or `b`", "one of `a`, `b`, `c`".
fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.len() {
        0..=2 => quoted.join(" or "),
        _ => format!("one of {}", quoted.join(", ")),
    }
}

/// The members of an object, which are read one after the other in the order of their names.
pub struct Fields<'a> {
    spot: &'a Spot<'a>,
    members: &'a [(String, Value)],
    names: std::slice::Iter<'a, &'a str>,
}

impl<'a> Fields<'a> {
    /// Where the next member stands.
    pub fn spot(&mut self) -> Spot<'a> {
        let name = self.names.next().copied().unwrap_or_default();
        let value = self.members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value);
        self.spot.inside(Step::Member(name), value)
    }

    /// The next member. Only what can be nothing may be absent.
    #[inline(never)]
    pub fn need<T: Read>(&mut self) -> T {
        T::read(&self.spot())
    }

    /// The next member, or what it is by default.
    #[inline(never)]
    pub fn or_default<T: Read + Default>(&mut self) -> T {
        let spot = self.spot();
        if spot.value.is_none() { T::default() } else { T::read(&spot) }
    }

    /// The next member, or what it is by default; it is left out when written so.
    pub fn may<T: Read + Default>(&mut self) -> T {
        self.or_default()
    }
}

impl Read for String {
    fn read(spot: &Spot<'_>) -> Self {
        match spot.value {
            Some(Value::Text(text)) => text.clone(),
            _ => {
                spot.expected("a string");
                Self::new()
            }
        }
    }
}

impl Read for bool {
    fn read(spot: &Spot<'_>) -> Self {
        match spot.value {
            Some(Value::Flag(flag)) => *flag,
            _ => {
                spot.expected("a boolean");
                false
            }
        }
    }
}

impl Read for u16 {
    fn read(spot: &Spot<'_>) -> Self {
        Self::try_from(spot.whole(Self::MAX.into(), "u16")).unwrap_or_default()
    }
}

impl Read for u32 {
    fn read(spot: &Spot<'_>) -> Self {
        Self::try_from(spot.whole(Self::MAX.into(), "u32")).unwrap_or_default()
    }
}

impl Read for u64 {
    fn read(spot: &Spot<'_>) -> Self {
        spot.whole(Self::MAX, "u64")
    }
}

impl<T: Read> Read for Option<T> {
    fn read(spot: &Spot<'_>) -> Self {
        if spot.is_null() { None } else { Some(T::read(spot)) }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(spot: &Spot<'_>) -> Self {
        Self::new(T::read(spot))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(spot: &Spot<'_>) -> Self {
        let entries = match spot.value {
            Some(Value::List(entries)) => entries.as_slice(),
            _ => {
                spot.expected("a sequence");
                &[]
            }
        };
        let mut list = Self::with_capacity(entries.len());
        for (place, entry) in entries.iter().enumerate() {
            list.push(T::read(&spot.inside(Step::Entry(place), Some(entry))));
        }
        list
    }
}
