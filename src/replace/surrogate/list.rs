//! Lists of names as they are committed: sorted, front-coded (see `data/refresh.py` for the form), unpacked when first
//! used.

use std::sync::OnceLock;

/// A sorted list.
pub(super) struct List {
    text: &'static str,
    read: OnceLock<Lines>,
}

/// A list as it is read.
struct Lines {
    /// The keys, one behind the other.
    keys: String,
    /// For each line where its key begins and ends, and what follows the key.
    lines: Vec<(u32, u32, &'static str)>,
    /// Lines by hash of their key, counted from 1, at the place of the hash or the next free one; 0 is free.
    slots: Vec<u16>,
}

/// A line: its key (folded to lower-case letters) and what follows the key.
#[derive(Clone, Copy)]
pub(super) struct Entry<'l> {
    pub(super) key: &'l str,
    pub(super) tail: &'static str,
}

impl<'l> Entry<'l> {
    /// The mark of origin, or `=` for a name with short forms; a space for nothing.
    pub(super) fn mark(&self) -> u8 {
        self.tail.bytes().next().unwrap_or(b' ')
    }

    /// What is drawn for this entry.
    pub(super) fn drawn(&self) -> &'l str {
        // Most have a mark at most.
        let named = self.tail.len() > 1 && self.mark() != b'=';
        let other = named.then(|| self.tail.split_once(' ')).flatten();
        other.map_or(self.key, |(_, drawn)| drawn)
    }
}

impl List {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, read: OnceLock::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.read().lines.len()
    }

    /// Line `i`.
    pub(super) fn entry(&self, i: usize) -> Option<Entry<'_>> {
        self.read().entry(i)
    }

    /// The line of this key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.find_hashed(key, hash(key))
    }

    /// The line of this key, which has this hash.
    pub(super) fn find_hashed(&self, key: &str, hash: usize) -> Option<usize> {
        let read = self.read();
        for slot in read.slots(hash) {
            let i = usize::from(*read.slots.get(slot)?).checked_sub(1)?;
            if read.entry(i)?.key == key {
                return Some(i);
            }
        }
        None
    }

    fn read(&self) -> &Lines {
        self.read.get_or_init(|| Lines::new(self.text))
    }
}

impl Lines {
    fn new(text: &'static str) -> Self {
        let count = text.lines().count();
        let (keys, lines) = (String::with_capacity(8 * count), Vec::with_capacity(count));
        let mut all = Self { keys, lines, slots: vec![0; (2 * count).next_power_of_two()] };
        let mut before = 0..0;
        // A line is the number of letters that its key shares with the one before, the others, and what follows.
        for line in text.lines() {
            let mut chars = line.chars();
            let shared = chars.next().map_or(0, |c| c as usize - '0' as usize);
            let rest = chars.as_str();
            let letters = rest.bytes().position(|b| !b.is_ascii_lowercase()).unwrap_or(rest.len());
            let (new, tail) = rest.split_at_checked(letters).unwrap_or((rest, ""));
            let from = all.keys.len();
            all.keys.extend_from_within(before.start..before.start + shared);
            all.keys.push_str(new);
            before = from..all.keys.len();
            all.lines.push((from as u32, all.keys.len() as u32, tail));
            let mut slots = all.slots(hash(all.keys.get(before.clone()).unwrap_or("")));
            let free = slots.find(|&slot| all.slots.get(slot) == Some(&0));
            if let Some(slot) = free.and_then(|slot| all.slots.get_mut(slot)) {
                *slot = all.lines.len() as u16;
            }
        }
        all
    }

    fn entry(&self, i: usize) -> Option<Entry<'_>> {
        let &(from, to, tail) = self.lines.get(i)?;
        Some(Entry { key: self.keys.get(from as usize..to as usize)?, tail })
    }

    /// The places where a key with this hash can be.
    fn slots(&self, hash: usize) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        (0..=mask).map(move |nth| hash.wrapping_add(nth) & mask)
    }
}

/// FNV-1a, which is enough for lists that nobody else writes.
pub(super) fn hash(key: &str) -> usize {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize
}

/// The `n`th of the blocks that blank lines part.
pub(super) const fn block(text: &'static str, n: usize) -> &'static str {
    let (mut rest, mut left) = (text, n);
    loop {
        let (block, after) = split_block(rest);
        if left == 0 {
            return block;
        }
        rest = after;
        left -= 1;
    }
}

/// The first block and what follows its blank line.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
const fn split_block(text: &'static str) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let blank = bytes[at] == b'\n' && (at + 1 == bytes.len() || bytes[at + 1] == b'\n');
        if blank {
            let (block, rest) = text.split_at(at);
            return (block, if rest.len() > 2 { rest.split_at(2).1 } else { "" });
        }
        at += 1;
    }
    (text, "")
}

/// The list that is block `$n` of the text of a file.
macro_rules! list {
    ($text:expr, $n:literal) => {{
        const BLOCK: &str = $crate::replace::surrogate::list::block($text, $n);
        $crate::replace::surrogate::list::List::new(BLOCK)
    }};
}
pub(super) use list;

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "0anna\n3e\n1bel* abelia\n0bo\n\n\n\n0zed";
    static LIST: List = list!(TEXT, 0);

    #[test]
    fn entries_are_read_in_place() {
        assert_eq!(LIST.len(), 4);
        let read = |i| LIST.entry(i).map(|e| format!("{} {} {}", e.key, e.drawn(), e.mark() as char));
        assert_eq!(read(1).unwrap(), "anne anne  ");
        assert_eq!(read(2).unwrap(), "abel abelia *");
        assert_eq!(read(4), None);
        assert_eq!((LIST.find("bo"), LIST.find("anna")), (Some(3), Some(0)));
        assert_eq!((LIST.find("ann"), LIST.find("zed"), LIST.find("")), (None, None, None));
        assert_eq!((block(TEXT, 1), block(TEXT, 2), block(TEXT, 3)), ("", "0zed", ""));
    }
}
