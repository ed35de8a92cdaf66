//! Trigger words with a meaning each, looked up by the hash a token already has. Sorted at compile time.

use crate::text::hash::hash_word;

/// A table from words to values.
#[derive(Debug)]
pub struct Words<V: 'static, const N: usize> {
    /// One bit for each residue of the hashes, so that most foreign words cost one look.
    filter: [u64; FILTER],
    /// The hashes of the words, sorted.
    pub hashes: [u32; N],
    values: [V; N],
}

const FILTER: usize = 32;

/// A static table: `words! { UNITS: u8 = "mg mcg" => 1, "ml" => 2 }`; a row gives many words one value.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis $name:ident: $value:ty = $($words:literal => $v:expr),+ $(,)?) => {
        $(#[$meta])*
        $vis static $name: $crate::detect::rules::words::Words<
            $value,
            { $crate::detect::rules::words::count(&[$($words),+]) },
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

impl<V: Copy, const N: usize> Words<V, N> {
    /// The table of these rows: words in lower case with spaces between, and their value.
    #[allow(clippy::indexing_slicing, reason = "runs at compile time, where a fault stops the build")]
    pub const fn new(rows: &[(&str, V)]) -> Self {
        let mut table = Self { filter: [0; FILTER], hashes: [0; N], values: [rows[0].1; N] };
        let (mut row, mut len) = (0, 0);
        while row < rows.len() {
            let mut rest = rows[row].0.as_bytes();
            while !rest.is_empty() {
                let mut end = 0;
                while end < rest.len() && rest[end] != b' ' {
                    end += 1;
                }
                let (word, tail) = rest.split_at(end);
                if !word.is_empty() {
                    let hash = hash_word(word);
                    table.filter[hash as usize / 64 % FILTER] |= 1 << (hash % 64);
                    let mut at = len;
                    while at > 0 && table.hashes[at - 1] > hash {
                        table.hashes[at] = table.hashes[at - 1];
                        table.values[at] = table.values[at - 1];
                        at -= 1;
                    }
                    assert!(at == 0 || table.hashes[at - 1] != hash, "a word stands twice");
                    table.hashes[at] = hash;
                    table.values[at] = rows[row].1;
                    len += 1;
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

    /// The value of the word with this hash.
    pub fn get(&self, hash: u32) -> Option<V> {
        let bits = self.filter.get(hash as usize / 64 % FILTER)?;
        if bits >> (hash % 64) & 1 == 0 {
            return None;
        }
        self.values.get(self.hashes.binary_search(&hash).ok()?).copied()
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
