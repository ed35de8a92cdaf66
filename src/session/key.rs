//! The keyed functions from which all consistency follows: HMAC-SHA-256 (RFC 2104), domain-separated.

use super::Cipher;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::cell::OnceCell;

/// A 256-bit key. The same key, domain and value give the same answer on every target.
#[derive(Clone)]
pub struct Key {
    bytes: [u8; 32],
    /// HMAC under it, ready for a message.
    mac: Hmac<Sha256>,
    cipher: OnceCell<Cipher>,
}

impl Key {
    /// Length of a key in bytes.
    pub const LEN: usize = 32;

    /// A key of these bytes.
    #[inline(never)]
    pub fn new(bytes: [u8; Self::LEN]) -> Self {
        let mut block = [0; 64];
        block.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        Self { bytes, mac: Hmac::new(&block.into()), cipher: OnceCell::new() }
    }

    /// A key for one purpose or scope, from which this one can't be learned.
    pub fn derive(&self, domain: &str, scope: &[u8]) -> Self {
        Self::new(self.mac(domain, scope))
    }

    /// A deterministic source of choices for `value` in `domain`.
    pub fn draw(&self, domain: &str, value: &[u8]) -> Draw {
        let block = [0; Self::LEN];
        Draw { mac: self.absorb(domain, value), block, used: Self::LEN, counter: 0, rest: 0, range: 0 }
    }

    /// The block cipher under a key of its own.
    pub(crate) fn cipher(&self) -> &Cipher {
        self.cipher.get_or_init(|| {
            let bytes = self.mac("cipher", &[]);
            Cipher::new(bytes.first_chunk().map_or(0, |half| u128::from_be_bytes(*half)))
        })
    }

    pub(super) const fn bytes(&self) -> &[u8; Self::LEN] {
        &self.bytes
    }

    pub(super) fn mac(&self, domain: &str, value: &[u8]) -> [u8; Self::LEN] {
        finish(self.absorb(domain, value), 0)
    }

    fn absorb(&self, domain: &str, value: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.mac.clone();
        mac.update(&(domain.len() as u64).to_le_bytes());
        mac.update(domain.as_bytes());
        mac.update(value);
        mac
    }
}

/// The answer to a message and a number behind it, 0 for what is no block of a stream.
fn finish(mut mac: Hmac<Sha256>, counter: u64) -> [u8; Key::LEN] {
    mac.update(&counter.to_le_bytes());
    mac.finalize().into_bytes().into()
}

/// A deterministic stream of choices: HMAC in counter mode (NIST SP 800-108).
pub struct Draw {
    mac: Hmac<Sha256>,
    block: [u8; Key::LEN],
    used: usize,
    counter: u64,
    /// What the last numbers left of their word, and how many values that can have.
    rest: u64,
    range: u64,
}

impl Draw {
    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        if self.used + 8 > Key::LEN {
            self.counter += 1;
            self.block = finish(self.mac.clone(), self.counter);
            self.used = 0;
        }
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(self.block.iter().skip(self.used)) {
            *to = *from;
        }
        self.used += 8;
        u64::from_le_bytes(word)
    }

    /// A number below `bound`, with a bias below 2^-32; 0 for a bound of 0. A word serves as many as it has bits for.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        if self.range >> 32 < bound {
            (self.rest, self.range) = (self.next_u64(), u64::MAX);
        }
        let below = self.rest % bound;
        self.rest /= bound;
        self.range /= bound;
        below as usize
    }

    /// One of `items`.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_depend_on_key_domain_and_value_and_nothing_else() {
        let first = |key: [u8; 32], domain: &str, value: &str| {
            Key::new(key).draw(domain, value.as_bytes()).next_u64()
        };
        let base = first([1; 32], "person", "smith");
        assert_eq!(base, first([1; 32], "person", "smith"));
        assert_ne!(base, first([2; 32], "person", "smith"));
        assert_ne!(base, first([1; 32], "place", "smith"));
        assert_ne!(base, first([1; 32], "person", "smyth"));
        let mut draw = Key::new([1; 32]).draw("person", b"smith");
        let stream: std::collections::BTreeSet<u64> = (0..100).map(|_| draw.next_u64()).collect();
        assert_eq!(stream.len(), 100);
    }
}
