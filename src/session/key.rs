//! The keyed functions from which all consistency follows: HMAC-SHA-256 (RFC 2104), domain-separated.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// A 256-bit key. The same key, domain and value give the same answer on every target.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// Length of a key in bytes.
    pub const LEN: usize = 32;

    /// A key of these bytes.
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// A key for one purpose or scope, from which this one can't be learned.
    pub fn derive(&self, domain: &str, scope: &[u8]) -> Self {
        Self(self.mac(domain, scope, 0))
    }

    /// A deterministic source of choices for `value` in `domain`.
    pub fn draw(&self, domain: &str, value: &[u8]) -> Draw {
        Draw { key: self.derive(domain, value), block: [0; Self::LEN], used: Self::LEN, counter: 0 }
    }

    pub(super) const fn bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }

    pub(super) fn mac(&self, domain: &str, value: &[u8], counter: u64) -> [u8; Self::LEN] {
        // HMAC takes keys of every length, so the error can't occur; a zero key would be the fail-closed answer.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; Self::LEN] };
        mac.update(&(domain.len() as u64).to_le_bytes());
        mac.update(domain.as_bytes());
        mac.update(&counter.to_le_bytes());
        mac.update(value);
        mac.finalize().into_bytes().into()
    }
}

/// A deterministic stream of choices.
pub struct Draw {
    key: Key,
    block: [u8; Key::LEN],
    used: usize,
    counter: u64,
}

impl Draw {
    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        if self.used + 8 > Key::LEN {
            self.counter += 1;
            // The key is used for nothing else and the input has one length, so a plain hash is a good stream.
            let block = Sha256::new().chain_update(self.key.0).chain_update(self.counter.to_le_bytes());
            self.block = block.finalize().into();
            self.used = 0;
        }
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(self.block.iter().skip(self.used)) {
            *to = *from;
        }
        self.used += 8;
        u64::from_le_bytes(word)
    }

    /// A number below `bound`, without bias worth naming (the modulus of 64 bits); 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next_u64() % (bound.max(1) as u64)) as usize
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
