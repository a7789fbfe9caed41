//! Sorting and searching, in one form for all that needs it: the standard library's is in Wasm anew for each kind of
//! entry, a sort with 2 kB (gzip).

use std::cmp::Ordering;

/// The places `0..count`, sorted by what stands there; equal ones in their own order. A heap, so that no order that
/// comes from outside makes it slow.
#[must_use]
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let before = |one: usize, other: usize| compare(one, other).then(one.cmp(&other)) == Ordering::Less;
    for top in (0..count / 2).rev() {
        sink(&mut places, top, &before);
    }
    for end in (1..count).rev() {
        places.swap(0, end);
        if let Some(heap) = places.get_mut(..end) {
            sink(heap, 0, &before);
        }
    }
    places
}

/// The first of the places `0..count` that is not `before` any more: those that are come first.
#[must_use]
pub fn first(count: usize, before: &dyn Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = from.midpoint(to);
        if before(middle) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}

/// What stands for no place in [`nowhere`].
pub const NOWHERE: usize = usize::MAX;

/// As many entries, none with a place yet.
#[must_use]
pub fn nowhere(count: usize) -> Vec<usize> {
    vec![NOWHERE; count]
}

/// Lets an entry of a heap sink until none below it belongs behind it.
fn sink(heap: &mut [usize], mut top: usize, before: &dyn Fn(usize, usize) -> bool) {
    loop {
        let left = 2 * top + 1;
        let (Some(&one), Some(&here)) = (heap.get(left), heap.get(top)) else { return };
        let (next, below) = match heap.get(left + 1) {
            Some(&other) if before(one, other) => (left + 1, other),
            _ => (left, one),
        };
        if !before(here, below) {
            return;
        }
        heap.swap(top, next);
        top = next;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(entries in prop::collection::vec(0_u8..20, 0..200)) {
            let mut sorted: Vec<usize> = (0..entries.len()).collect();
            sorted.sort_by_key(|&place| entries[place]);
            let order = order(entries.len(), &|one, other| entries[one].cmp(&entries[other]));
            for wanted in 0..21 {
                let first = first(order.len(), &|place| entries[order[place]] < wanted);
                prop_assert_eq!(first, entries.iter().filter(|entry| **entry < wanted).count());
            }
            prop_assert_eq!(order, sorted);
        }
    }
}
