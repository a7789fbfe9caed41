//! Names of pages and fields as JSON. Apart from their declaration, because `build.rs` reads that too.

use super::key::{FieldKey, PageId};
use crate::json::{Read, Spot, Write, Writer};

macro_rules! names {
    ($($type:ident)+) => {$(
        impl Read for $type {
            fn read(spot: &Spot<'_>) -> Self {
                let names: Vec<&str> = Self::ALL.iter().map(|name| name.as_str()).collect();
                Self::ALL.get(spot.choice(&names)).copied().unwrap_or(Self::ALL[0])
            }
        }

        impl Write for $type {
            fn write(&self, out: &mut Writer) {
                out.text(self.as_str());
            }
        }
    )+};
}

names!(PageId FieldKey);
