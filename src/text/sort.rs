//! Sorting, written once: every use of the library's own sorts is five kilobytes of code.

/// Sorts by a number each; equal ones stay as they stand.
pub fn sort_by_number<T: Copy>(items: &mut [T], number: impl FnMut(&T) -> u64) {
    let mut order: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    order.sort_unstable();
    let old = items.to_vec();
    for (slot, (_, from)) in items.iter_mut().zip(order) {
        *slot = old.get(from as usize).copied().unwrap_or(*slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_stand() {
        let mut words = ["bee", "a", "ox", "b", "at"];
        sort_by_number(&mut words, |w| w.len() as u64);
        assert_eq!(words, ["a", "b", "ox", "at", "bee"]);
    }
}
