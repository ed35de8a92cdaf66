//! A keyed permutation without fixed points, over all numerals of one length or over those that `accept`s.
//!
//! The conjugate `decrypt(encrypt(x) + 1)` runs through all numerals in one cycle, so nothing stays itself. Going
//! on until a member of a set turns up runs through that set in one cycle, so whatever must be kept (a first
//! digit that is not zero, a valid check digit) is kept without a collision.

use super::ff1::{Ff1, MAX_LEN, Way};
use crate::session::Key;

/// Numerals of mixed radices that are permuted together; half of them stay below 2^64.
const MIXED_LEN: usize = 16;

/// The permutations under one key.
pub struct Cycle {
    key: Key,
    ff1: Ff1,
}

impl Cycle {
    /// The permutations under `key`.
    pub fn new(key: &Key) -> Self {
        let key = key.derive("cycle", &[]);
        Self { ff1: Ff1::new(&key), key }
    }

    /// Moves `numerals` (values below `radix`) on. `domain` and `tweak` pick the permutation.
    pub fn next(&self, domain: &str, radix: u8, tweak: &[u8], numerals: &mut [u8]) {
        self.next_where(domain, radix, tweak, numerals, |_| true);
    }

    /// The same within the numerals that `accept` lets pass. At most 4096 steps, so a set far smaller than
    /// its domain is not kept to.
    pub fn next_where(
        &self,
        domain: &str,
        radix: u8,
        tweak: &[u8],
        numerals: &mut [u8],
        accept: impl Fn(&[u8]) -> bool,
    ) {
        let tweak = [domain.as_bytes(), &[0], tweak].concat();
        for _ in 0..4096 {
            let mut chained = tweak.clone();
            for chunk in numerals.chunks_mut(MAX_LEN) {
                if let [one] = chunk {
                    *one = self.next_one(radix, &chained, *one);
                } else {
                    self.next_many(radix, &chained, chunk);
                }
                // The one before is enough to tell repeated chunks apart; all before would take quadratic time.
                chained.truncate(tweak.len());
                chained.extend_from_slice(chunk);
            }
            if accept(numerals) {
                return;
            }
        }
    }

    /// The same for numerals of which each has a radix of its own.
    pub fn next_mixed(
        &self,
        domain: &str,
        radices: &[u8],
        tweak: &[u8],
        numerals: &mut [u8],
        accept: impl Fn(&[u8]) -> bool,
    ) {
        let tweak = [domain.as_bytes(), &[0], tweak, &[0], radices].concat();
        for _ in 0..4096 {
            let mut chained = tweak.clone();
            for (chunk, radices) in numerals.chunks_mut(MIXED_LEN).zip(radices.chunks(MIXED_LEN)) {
                self.next_pair(radices, &chained, chunk);
                chained.truncate(tweak.len());
                chained.extend_from_slice(chunk);
            }
            if accept(numerals) {
                return;
            }
        }
    }

    fn next_pair(&self, radices: &[u8], tweak: &[u8], numerals: &mut [u8]) {
        let half = numerals.len() / 2;
        let parts = radices.split_at_checked(half).unwrap_or((radices, &[]));
        let moduli = <[&[u8]; 2]>::from(parts).map(|part| part.iter().map(|&r| u128::from(r)).product());
        let rounds = |way, pair| self.ff1.rounds(way, tweak.to_vec(), moduli, pair);
        let (left, right) = numerals.split_at_mut(half);
        let read = |numerals: &[u8], radices: &[u8]| {
            let places = numerals.iter().zip(radices);
            places.fold(0, |sum, (&n, &r)| sum * u128::from(r) + u128::from(n))
        };
        let [a, b] = rounds(Way::Encrypt, [read(left, parts.0), read(right, parts.1)]);
        let [first, second] = moduli;
        let next = if b + 1 < second { [a, b + 1] } else { [(a + 1) % first, 0] };
        let [a, b] = rounds(Way::Decrypt, next);
        let write = |mut value: u128, numerals: &mut [u8], radices: &[u8]| {
            for (n, &r) in numerals.iter_mut().zip(radices).rev() {
                *n = (value % u128::from(r)) as u8;
                value /= u128::from(r);
            }
        };
        write(a, left, parts.0);
        write(b, right, parts.1);
    }

    fn next_many(&self, radix: u8, tweak: &[u8], numerals: &mut [u8]) {
        self.ff1.encrypt(radix, tweak, numerals);
        for numeral in numerals.iter_mut().rev() {
            *numeral = (*numeral + 1) % radix;
            if *numeral != 0 {
                break;
            }
        }
        self.ff1.decrypt(radix, tweak, numerals);
    }

    /// A single numeral goes to its neighbour in a shuffled ring.
    fn next_one(&self, radix: u8, tweak: &[u8], numeral: u8) -> u8 {
        let mut draw = self.key.draw("ring", tweak);
        let mut ring: Vec<u8> = (0..radix).collect();
        for i in (1..ring.len()).rev() {
            ring.swap(i, draw.below(i + 1));
        }
        let at = ring.iter().position(|&n| n == numeral).unwrap_or(0);
        ring.iter().cycle().nth(at + 1).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn all_of_a_small_domain_is_permuted_without_a_fixed_point() {
        let cycle = Cycle::new(&Key::new([3; 32]));
        for (len, count) in [(1, 10), (2, 100), (3, 1000)] {
            let mut seen = BTreeSet::new();
            for n in 0..count {
                let digits = |n: u32| -> Vec<u8> { format!("{n:0len$}").bytes().map(|b| b - b'0').collect() };
                let mut out = digits(n);
                cycle.next("test", 10, b"", &mut out);
                assert_ne!(out, digits(n));
                assert!(seen.insert(out));
            }
        }
    }

    #[test]
    fn a_subset_maps_onto_itself() {
        let cycle = Cycle::new(&Key::new([3; 32]));
        let member = |d: &[u8]| d.iter().map(|&n| u32::from(n)).sum::<u32>() % 10 == 4;
        let mut seen = BTreeSet::new();
        for n in 0..1000_u32 {
            let digits: Vec<u8> = format!("{n:03}").bytes().map(|b| b - b'0').collect();
            if member(&digits) {
                let mut out = digits.clone();
                cycle.next_where("test", 10, b"", &mut out, member);
                assert!(member(&out) && out != digits && seen.insert(out));
            }
        }
        assert_eq!(seen.len(), 100);
    }

    #[test]
    fn mixed_radices_are_permuted_in_one_cycle() {
        let cycle = Cycle::new(&Key::new([3; 32]));
        for radices in [&[28, 5, 24][..], &[1, 5], &[7], &[2; 9]] {
            let count: usize = radices.iter().map(|&r| usize::from(r)).product();
            let mut at = vec![0; radices.len()];
            let mut seen = BTreeSet::new();
            while seen.insert(at.clone()) {
                cycle.next_mixed("test", radices, b"", &mut at, |_| true);
                assert!(at.iter().zip(radices).all(|(n, r)| n < r));
            }
            assert_eq!(seen.len(), count);
        }
    }

    #[test]
    fn long_inputs_go_in_chunks() {
        let cycle = Cycle::new(&Key::new([3; 32]));
        let mut out = vec![0; MAX_LEN * 3 + 1];
        cycle.next("test", 26, b"", &mut out);
        assert!(out.chunks(MAX_LEN).all(|c| c.iter().any(|&n| n != 0)));
    }
}
