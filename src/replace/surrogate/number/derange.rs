//! A keyed permutation without fixed points, over all numerals of one form or over those that `accept` lets pass.
//!
//! Encrypting until a member of a set turns up permutes the set, so whatever must be kept (a valid check digit, an
//! area code that there is) is kept without a collision. A member that stays itself would show: it takes the image
//! of the next one that does not, and each behind it that of the one before. So the one before is encrypted too,
//! which costs nothing, since the cipher takes two blocks at once.

use super::ff1::{self, MAX_LEN};
use crate::session::Key;

/// Steps after which a set is given up that is far smaller than its domain.
const STEPS: usize = 4096;

/// Moves `numerals`, each below the radix of its place, among those that `accept` lets pass. `domain` and `tweak` pick
/// the permutation.
pub fn derange(
    key: &Key,
    domain: &str,
    radices: &[u8],
    tweak: &[u8],
    numerals: &mut [u8],
    accept: impl Fn(&[u8]) -> bool,
) {
    if numerals.is_empty() {
        return;
    }
    let tweak = [domain.as_bytes(), &[0], tweak].concat();
    let images = |pair: [&[u8]; 2]| {
        let mut pair = pair.map(<[u8]>::to_vec);
        encrypt(key, radices, &tweak, &mut pair);
        for _ in 0..STEPS {
            let [one, two] = [0, 1].map(|i| pair.get(i).is_some_and(|numerals| accept(numerals)));
            if one && two {
                break;
            }
            let [first, second] = pair.clone();
            encrypt(key, radices, &tweak, &mut pair);
            if one {
                pair[0] = first;
            } else if two {
                pair[1] = second;
            }
        }
        pair
    };
    let mut before = numerals.to_vec();
    neighbour(radices, &mut before, |n, radix| n.checked_sub(1).ok_or(radix - 1), &accept);
    let [mut image, of_before] = images([numerals, &before]);
    if of_before == before {
        return numerals.copy_from_slice(&before);
    }
    if image == numerals {
        let mut at = numerals.to_vec();
        while image == at {
            neighbour(radices, &mut at, |n, radix| (n + 1 < radix).then_some(n + 1).ok_or(0), &accept);
            [image, _] = images([&at, &at]);
        }
    }
    numerals.copy_from_slice(&image);
}

/// The same for decimal digits, of which the one at `lead` stays zero or stays another.
pub fn derange_digits(
    key: &Key,
    domain: &str,
    tweak: &[u8],
    digits: &mut [u8],
    lead: Option<usize>,
    accept: impl Fn(&[u8]) -> bool,
) {
    let mut radices = vec![10; digits.len()];
    let lead = lead.filter(|&at| at < digits.len()).unwrap_or(digits.len());
    let zero = digits.get(lead) == Some(&0);
    radices.iter_mut().skip(lead).take(1).for_each(|radix| *radix = if zero { 1 } else { 9 });
    // Nine is written 0 among the nine.
    let turn = |digits: &mut [u8], from: u8, to: u8| {
        let lead = digits.iter_mut().skip(lead).take(if zero { 0 } else { 1 });
        lead.filter(|digit| **digit == from).for_each(|digit| *digit = to);
    };
    turn(digits, 9, 0);
    derange(key, domain, &radices, tweak, digits, |numerals| {
        if !radices.contains(&9) {
            return accept(numerals);
        }
        let mut digits = numerals.to_vec();
        turn(&mut digits, 0, 9);
        accept(&digits)
    });
    turn(digits, 0, 9);
}

/// Counts down or up to the next member: `step` gives the next value of a place, or as an error that with a carry.
fn neighbour(
    radices: &[u8],
    numerals: &mut [u8],
    step: impl Fn(u8, u8) -> Result<u8, u8>,
    accept: impl Fn(&[u8]) -> bool,
) {
    for _ in 0..STEPS {
        for (numeral, &radix) in numerals.iter_mut().zip(radices).rev() {
            let next = step(*numeral, radix);
            *numeral = next.unwrap_or_else(|carried| carried);
            if next.is_ok() {
                break;
            }
        }
        if accept(numerals) {
            return;
        }
    }
}

/// Encrypts two inputs in place, long ones chunk by chunk.
fn encrypt(key: &Key, radices: &[u8], tweak: &[u8], [one, two]: &mut [Vec<u8>; 2]) {
    let mut chained = [Vec::new(), Vec::new()];
    let chunks = one.chunks_mut(MAX_LEN).zip(two.chunks_mut(MAX_LEN));
    for ((one, two), radices) in chunks.zip(radices.chunks(MAX_LEN)) {
        let tweaks = chained.each_ref().map(|chained| if chained.is_empty() { tweak } else { chained });
        if let ([a], [b], &[radix]) = (&mut *one, &mut *two, radices) {
            let [mine, other] = tweaks;
            let values = shuffled(key, radix, mine);
            let others = if mine == other { &values } else { &shuffled(key, radix, other) };
            for (numeral, values) in [(a, &values), (b, others)] {
                *numeral = values.get(usize::from(*numeral)).copied().unwrap_or(0);
            }
        } else {
            ff1::encrypt(key.cipher(), radices, tweaks, [one, two]);
        }
        // The one before is enough to tell repeated chunks apart; all before would take quadratic time.
        if one.len() == MAX_LEN {
            chained = [&*one, &*two].map(|chunk| [tweak, chunk].concat());
        }
    }
}

/// The values of a single numeral in keyed order.
fn shuffled(key: &Key, radix: u8, tweak: &[u8]) -> Vec<u8> {
    let mut draw = key.draw("shuffled", tweak);
    let mut values: Vec<u8> = (0..radix).collect();
    for i in (1..values.len()).rev() {
        values.swap(i, draw.below(i + 1));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn all_of_a_small_domain_is_permuted_without_a_fixed_point() {
        let count = |radices: &[u8]| radices.iter().map(|&r| usize::from(r)).product::<usize>();
        for secret in 0..50 {
            for radices in
                [&[10][..], &[2], &[3, 1], &[2, 2], &[10, 10], &[28, 5, 24], &[1, 5], &[7], &[2; 9]]
            {
                let mut at = vec![0; radices.len()];
                let mut seen = BTreeSet::new();
                for _ in 0..count(radices) {
                    let mut out = at.clone();
                    derange(&Key::new([secret; 32]), "test", radices, b"", &mut out, |_| true);
                    assert!(out != at && out.iter().zip(radices).all(|(n, r)| n < r) && seen.insert(out));
                    neighbour(radices, &mut at, |n, r| (n + 1 < r).then_some(n + 1).ok_or(0), |_| true);
                }
            }
        }
    }

    #[test]
    fn a_subset_maps_onto_itself() {
        let member = |d: &[u8]| d.iter().map(|&n| u32::from(n)).sum::<u32>() % 10 == 4;
        for secret in 0..20 {
            let mut seen = BTreeSet::new();
            for n in 0..1000_u32 {
                let digits: Vec<u8> = format!("{n:03}").bytes().map(|b| b - b'0').collect();
                if member(&digits) {
                    let mut out = digits.clone();
                    derange_digits(&Key::new([secret; 32]), "test", b"", &mut out, Some(0), member);
                    assert_eq!(out[0] == 0, digits[0] == 0);
                    assert!(member(&out) && out != digits && seen.insert(out));
                }
            }
            assert_eq!(seen.len(), 100);
        }
    }

    #[test]
    fn long_inputs_go_in_chunks() {
        let mut out = vec![0; MAX_LEN * 3 + 1];
        derange(&Key::new([3; 32]), "test", &[26; MAX_LEN * 3 + 1], b"", &mut out, |_| true);
        assert!(out.chunks(MAX_LEN).all(|c| c.iter().any(|&n| n != 0)));
    }
}
