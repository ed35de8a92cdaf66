//! Lists of names as they are committed: sorted, front-coded, read in place (see `data/refresh.py` for the form).

/// Lines between two marks; front coding starts afresh at each.
const STEP: usize = 16;

/// A sorted list. Entries are read where they stand; nothing is unpacked at start-up.
pub(super) struct List {
    text: &'static str,
    /// The byte offset of every 16th line.
    marks: &'static [u32],
    len: usize,
}

/// A line: its key (folded to lower-case letters) and what follows the key.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) tail: &'static str,
}

impl Entry {
    /// The mark of origin, or `=` for a name with short forms; a space for nothing.
    pub(super) fn mark(&self) -> u8 {
        self.tail.bytes().next().unwrap_or(b' ')
    }

    /// What is drawn for this entry.
    pub(super) fn drawn(&self) -> &str {
        let other = self.tail.split_once(' ').filter(|_| self.mark() != b'=');
        other.map_or(&self.key, |(_, drawn)| drawn)
    }
}

impl List {
    pub(super) const fn new(text: &'static str, marks: &'static [u32]) -> Self {
        Self { text, marks, len: count_lines(text) }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Line `i`.
    pub(super) fn entry(&self, i: usize) -> Option<Entry> {
        let mut reader = self.reader(i / STEP)?;
        let mut tail = reader.next()?;
        for _ in 0..i % STEP {
            tail = reader.next()?;
        }
        Some(Entry { key: reader.key, tail })
    }

    /// The line of this key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.from(key).filter(|(_, found)| found == key).map(|(i, _)| i)
    }

    /// The first line whose key is `key` or sorts behind it.
    fn from(&self, key: &str) -> Option<(usize, String)> {
        // Every 16th line holds its whole key behind the number, and a byte that sorts before letters behind that.
        let up_to_key = |&mark: &u32| {
            let line = self.text.as_bytes().get(mark as usize + 1..).unwrap_or(&[]).iter();
            line.map(|b| if b.is_ascii_lowercase() { *b } else { 0 })
                .take(key.len() + 1)
                .le(key.bytes().chain([0]))
        };
        let block = self.marks.partition_point(up_to_key).saturating_sub(1);
        let mut reader = self.reader(block)?;
        // The key may be the one behind the block.
        for i in 0..=STEP {
            reader.next()?;
            if reader.key.as_str() >= key {
                return Some((block * STEP + i, reader.key));
            }
        }
        None
    }

    /// Reads the lines from a mark on.
    fn reader(&self, mark: usize) -> Option<Reader> {
        Some(Reader {
            rest: self.text.get(*self.marks.get(mark)? as usize..)?,
            key: String::with_capacity(16),
        })
    }
}

/// Reads lines one by one.
struct Reader {
    rest: &'static str,
    /// The key of the line read last.
    key: String,
}

impl Reader {
    /// Turns the key into that of the next line, and returns what follows it there.
    fn next(&mut self) -> Option<&'static str> {
        let shared = usize::from(self.rest.bytes().next()?.wrapping_sub(b'0'));
        let line = self.rest.get(1..)?;
        let letters = line.bytes().position(|b| !b.is_ascii_lowercase()).unwrap_or(line.len());
        let (key, tail) = line.split_at_checked(letters)?;
        let end = tail.bytes().position(|b| b == b'\n').unwrap_or(tail.len());
        self.key.truncate(shared);
        self.key.push_str(key);
        self.rest = tail.get(end + 1..).unwrap_or("");
        tail.get(..end)
    }
}

/// The number of lines of a text without a last line break.
pub(super) const fn count_lines(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut count = if rest.is_empty() { 0 } else { 1 };
    while let [byte, tail @ ..] = rest {
        if *byte == b'\n' {
            count += 1;
        }
        rest = tail;
    }
    count
}

/// The number of marks a text needs.
pub(super) const fn count_marks(text: &str) -> usize {
    count_lines(text).div_ceil(STEP)
}

/// The byte offset of every 16th line.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
pub(super) const fn marks<const N: usize>(text: &str) -> [u32; N] {
    let mut marks = [0; N];
    let (mut at, mut line) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if line % STEP == 0 {
            marks[line / STEP] = at as u32;
        }
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
        line += 1;
    }
    marks
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
        static MARKS: [u32; $crate::replace::surrogate::list::count_marks(BLOCK)] =
            $crate::replace::surrogate::list::marks(BLOCK);
        $crate::replace::surrogate::list::List::new(BLOCK, &MARKS)
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
        assert_eq!(LIST.find("bo"), Some(3));
        assert_eq!((LIST.find("ann"), LIST.find("zed"), LIST.find("")), (None, None, None));
        assert_eq!((block(TEXT, 1), block(TEXT, 2), block(TEXT, 3)), ("", "0zed", ""));
    }
}
