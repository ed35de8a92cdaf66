//! A keyed permutation of `0..n`, for choosing without collisions and without a stored table.

use super::Key;
use crate::text::ByName;
use std::cell::RefCell;
use std::sync::Arc;

/// The permutations of a session, made once each.
#[derive(Default)]
pub(crate) struct Permutations(RefCell<ByName<Arc<Permutation>>>);

impl Permutations {
    /// The permutation of `0..n` that `key`, which is always the same, gives in `domain`, which goes with `n`.
    pub(crate) fn get(&self, key: &Key, domain: &str, n: usize) -> Arc<Permutation> {
        let mut made = self.0.borrow_mut();
        if let Some(known) = made.get(domain) {
            return known.clone();
        }
        let new = Arc::new(Permutation::new(key, domain, n));
        made.insert(domain.to_owned(), new.clone());
        new
    }
}

const ROUNDS: usize = 8;

/// An alternating Feistel network over `a × b ≥ n` with cycle walking, its round functions tables of keyed
/// random numbers.
pub(crate) struct Permutation {
    n: usize,
    a: usize,
    b: usize,
    rounds: [Vec<u16>; ROUNDS],
}

impl Permutation {
    /// The permutation of `0..n` (up to 2^32) that `key` gives in `domain`.
    fn new(key: &Key, domain: &str, n: usize) -> Self {
        let n = n.max(1);
        let a = n.isqrt();
        let b = n.div_ceil(a);
        let mut draw = key.draw("permutation", domain.as_bytes());
        let rounds = std::array::from_fn(|i| {
            let (len, modulus) = if i % 2 == 0 { (b, a) } else { (a, b) };
            (0..len).map(|_| draw.below(modulus) as u16).collect()
        });
        Self { n, a, b, rounds }
    }

    /// Where `x` goes.
    pub(crate) fn apply(&self, x: usize) -> usize {
        self.within(x, |mut left, mut right| {
            for (i, table) in self.rounds.iter().enumerate() {
                if i % 2 == 0 {
                    left = add(left, at(table, right), self.a);
                } else {
                    right = add(right, at(table, left), self.b);
                }
            }
            (left, right)
        })
    }

    /// What goes to `y`.
    pub(crate) fn invert(&self, y: usize) -> usize {
        self.within(y, |mut left, mut right| {
            for (i, table) in self.rounds.iter().enumerate().rev() {
                if i % 2 == 0 {
                    left = add(left, self.a - at(table, right), self.a);
                } else {
                    right = add(right, self.b - at(table, left), self.b);
                }
            }
            (left, right)
        })
    }

    /// Where `x` goes in a permutation of the members of its class that gives no member what it conflicts with, where
    /// that can be. Images that stand far apart exchange theirs, about `group` at a time.
    pub(crate) fn matched<T: Copy>(
        &self,
        x: usize,
        group: usize,
        in_class: &dyn Fn(usize) -> bool,
        entry: &dyn Fn(usize) -> T,
        conflict: &dyn Fn(T, T) -> bool,
    ) -> usize {
        let step = (self.n / group.max(1)).max(1);
        let image = walk(x, in_class, |x| self.apply(x));
        let images = (image % step..self.n).step_by(step).filter(|&y| in_class(y));
        // Each source with its image, and their entries.
        let mut pairs: Vec<(usize, T, usize, T)> = Vec::with_capacity(2 * group);
        pairs.extend(images.map(|y| {
            let source = walk(y, in_class, |y| self.invert(y));
            (source, entry(source), y, entry(y))
        }));
        for i in 1..=pairs.len() {
            let (done, rest) = pairs.split_at_mut(i);
            let Some((one, before)) = done.split_last_mut() else { break };
            if conflict(one.1, one.3)
                && let Some(other) = before
                    .iter_mut()
                    .chain(rest)
                    .find(|other| !conflict(one.1, other.3) && !conflict(other.1, one.3))
            {
                std::mem::swap(&mut one.2, &mut other.2);
                std::mem::swap(&mut one.3, &mut other.3);
            }
        }
        pairs.iter().find(|pair| pair.0 == x).map_or(image, |pair| pair.2)
    }

    /// Steps until the number is below `n` again, which it is after at most a whole cycle.
    fn within(&self, from: usize, step: impl Fn(usize, usize) -> (usize, usize)) -> usize {
        let mut x = from.min(self.n - 1);
        loop {
            let (left, right) = step(x / self.b, x % self.b);
            x = left * self.b + right;
            if x < self.n {
                return x;
            }
        }
    }
}

/// Steps until the number is of the class again.
fn walk(mut x: usize, in_class: &dyn Fn(usize) -> bool, step: impl Fn(usize) -> usize) -> usize {
    loop {
        x = step(x);
        if in_class(x) {
            return x;
        }
    }
}

/// The sum of two numbers up to `modulus`, without a division.
const fn add(a: usize, b: usize, modulus: usize) -> usize {
    let sum = a + b;
    if sum < modulus { sum } else { sum - modulus }
}

fn at(table: &[u16], i: usize) -> usize {
    table.get(i).copied().map_or(0, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_hit_once_and_found_again() {
        for n in [1, 2, 3, 24, 50, 257, 5000] {
            let p = Permutation::new(&Key::new([3; 32]), "test", n);
            let mut images: Vec<usize> = (0..n).map(|x| p.apply(x)).collect();
            assert!(images.iter().enumerate().all(|(x, &y)| p.invert(y) == x));
            images.sort_unstable();
            assert!(images.into_iter().eq(0..n), "{n}");
        }
        let of = |key: u8, domain: &str| {
            let p = Permutation::new(&Key::new([key; 32]), domain, 5000);
            (0..20).map(|x| p.apply(x)).collect::<Vec<_>>()
        };
        assert_ne!(of(3, "test"), of(4, "test"));
        assert_ne!(of(3, "test"), of(3, "other"));
    }

    #[test]
    fn matched_images_conflict_with_nothing_and_stay_in_class() {
        for n in [24, 50, 257] {
            let p = Permutation::new(&Key::new([5; 32]), "test", n);
            let class = |x: usize| x.is_multiple_of(3);
            let conflict = |x: usize, y: usize| x.abs_diff(y) < 2;
            let mut seen = std::collections::BTreeSet::new();
            for x in 0..n {
                let y = p.matched(x, 12, &|z| class(z) == class(x), &|z| z, &conflict);
                assert!(class(y) == class(x) && !conflict(x, y) && seen.insert(y), "{x} of {n}: {y}");
            }
        }
    }
}
