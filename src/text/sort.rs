//! Sorting, written once: every use of the library's own sorts is five kilobytes of code.

use std::cmp::Ordering;

/// Sorts by a number each; equal ones stay as they stand.
pub fn sort_by_number<T: Copy>(items: &mut [T], number: impl FnMut(&T) -> u64) {
    let mut order: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    order.sort_unstable();
    let old = items.to_vec();
    for (slot, (_, from)) in items.iter_mut().zip(order) {
        *slot = old.get(from as usize).copied().unwrap_or(*slot);
    }
}

/// Sorts in place.
pub fn sort<T: Ord + Clone>(items: &mut [T]) {
    let old = items.to_vec();
    let order = order(old.len(), &|a, b| old.get(a as usize).cmp(&old.get(b as usize)));
    for (slot, from) in items.iter_mut().zip(order) {
        old.get(from as usize).into_iter().for_each(|item| slot.clone_from(item));
    }
}

/// The numbers below `len` in the order of what they stand for.
fn order(len: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    order.sort_unstable_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_stand() {
        let mut words = ["bee", "a", "ox", "b", "at"];
        sort_by_number(&mut words, |w| w.len() as u64);
        assert_eq!(words, ["a", "b", "ox", "at", "bee"]);
        sort(&mut words);
        assert_eq!(words, ["a", "at", "b", "bee", "ox"]);
    }
}
