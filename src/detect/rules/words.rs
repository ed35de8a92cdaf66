//! Trigger words with a meaning each, looked up by the hash a token already has. Spread over slots at compile time.

use crate::text::hash::hash_word;

/// A table from words to values. A word stands in the slot that its hash points to, or in the next that is free.
#[derive(Debug)]
pub struct Words<V: 'static, const SLOTS: usize> {
    /// The lower halves of the hashes; [`FREE`] in a free slot.
    pub prints: [u16; SLOTS],
    /// The bytes above. With the slot they leave no more than a bit or two of a hash open.
    above: [u8; SLOTS],
    values: [V; SLOTS],
}

/// No word's lower half.
pub const FREE: u16 = 0;

/// The lower half of a hash. That of [`FREE`] becomes one with the same lower bits, by which anchors know a word.
const fn print(hash: u32) -> u16 {
    if hash as u16 == FREE { 1 << 15 } else { hash as u16 }
}

/// The lower halves of these hashes.
#[allow(clippy::indexing_slicing, reason = "runs at compile time, where a fault stops the build")]
pub const fn prints<const N: usize>(hashes: [u32; N]) -> [u16; N] {
    let mut out = [FREE; N];
    let mut at = 0;
    while at < N {
        out[at] = print(hashes[at]);
        at += 1;
    }
    out
}

/// A static table: `words! { UNITS: u8 = "mg mcg" => 1, "ml" => 2 }`; a row gives many words one value.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis $name:ident: $value:ty = $($words:literal => $v:expr),+ $(,)?) => {
        $(#[$meta])*
        $vis static $name: $crate::detect::rules::words::Words<
            $value,
            { 2 * $crate::detect::rules::words::count(&[$($words),+]) },
        > = $crate::detect::rules::words::Words::new(&[$(($words, $v)),+]);
    };
}
pub(crate) use words;

/// The number of words in space-separated rows.
#[allow(clippy::indexing_slicing, reason = "runs at compile time, where a fault stops the build")]
pub const fn count(rows: &[&str]) -> usize {
    let (mut row, mut words) = (0, 0);
    while row < rows.len() {
        let bytes = rows[row].as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] != b' ' && (at == 0 || bytes[at - 1] == b' ') {
                words += 1;
            }
            at += 1;
        }
        row += 1;
    }
    words
}

impl<V: Copy, const SLOTS: usize> Words<V, SLOTS> {
    /// The table of these rows: words in lower case with spaces between, and their value.
    #[allow(clippy::indexing_slicing, reason = "runs at compile time, where a fault stops the build")]
    pub const fn new(rows: &[(&str, V)]) -> Self {
        let mut table = Self::empty(rows[0].1);
        let mut row = 0;
        while row < rows.len() {
            let mut rest = rows[row].0.as_bytes();
            while !rest.is_empty() {
                let mut end = 0;
                while end < rest.len() && rest[end] != b' ' {
                    end += 1;
                }
                let (word, tail) = rest.split_at(end);
                if !word.is_empty() {
                    assert!(table.set(hash_word(word), rows[row].1).is_none(), "a word stands twice");
                }
                rest = match tail {
                    [_, after @ ..] => after,
                    [] => tail,
                };
            }
            row += 1;
        }
        table
    }

    /// A table without words; free slots have this value.
    pub const fn empty(free: V) -> Self {
        Self { prints: [FREE; SLOTS], above: [0; SLOTS], values: [free; SLOTS] }
    }

    /// Sets the value of the word with this hash; the one it had, if any.
    #[allow(clippy::indexing_slicing, reason = "runs at compile time, where a fault stops the build")]
    pub const fn set(&mut self, hash: u32, value: V) -> Option<V> {
        let mut slot = Self::slot(hash);
        while self.prints[slot] != FREE {
            if self.prints[slot] == print(hash) && self.above[slot] == (hash >> 16) as u8 {
                let old = self.values[slot];
                self.values[slot] = value;
                return Some(old);
            }
            slot = (slot + 1) % SLOTS;
        }
        (self.prints[slot], self.above[slot], self.values[slot]) = (print(hash), (hash >> 16) as u8, value);
        None
    }

    /// The slot that a hash points to.
    const fn slot(hash: u32) -> usize {
        ((hash as u64 * SLOTS as u64) >> 32) as usize
    }

    /// The value of the word with this hash.
    pub fn get(&self, hash: u32) -> Option<V> {
        let mut slot = Self::slot(hash);
        loop {
            let print_here = *self.prints.get(slot)?;
            if print_here == FREE {
                return None;
            }
            if print_here == print(hash) && self.above.get(slot) == Some(&((hash >> 16) as u8)) {
                return self.values.get(slot).copied();
            }
            slot = if slot + 1 == SLOTS { 0 } else { slot + 1 };
        }
    }

    /// Whether the word with this hash is in the table.
    pub fn has(&self, hash: u32) -> bool {
        self.get(hash).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    words! { COLOURS: u8 = "red crimson" => 1, "green" => 2 }

    #[test]
    fn every_word_of_a_row_is_found_and_no_other() {
        for (word, want) in [("red", Some(1)), ("crimson", Some(1)), ("green", Some(2)), ("blue", None)] {
            assert_eq!(COLOURS.get(hash_word(word.as_bytes())), want, "{word}");
        }
    }
}
