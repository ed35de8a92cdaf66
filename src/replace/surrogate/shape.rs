//! The last resort: another text of the same shape, letter for letter and digit for digit.

use crate::session::Key;

/// A text of the shape of `value` that is another one.
pub(super) fn shape(value: &str, domain: &str, key: &Key) -> String {
    let mut draw = key.draw(domain, value.as_bytes());
    let mut out = String::new();
    for _ in 0..16 {
        let draw = |c: char| {
            let (from, size) = match c {
                '0'..='9' => (b'0', 10),
                _ if c.is_uppercase() => (b'A', 26),
                _ if c.is_alphabetic() => (b'a', 26),
                _ => return c,
            };
            char::from(from + draw.below(size) as u8)
        };
        out = value.chars().map(draw).collect();
        if out != value {
            return out;
        }
    }
    // Nothing in it to change: its length in stars.
    out.chars().map(|c| if c == '*' { '#' } else { '*' }).collect()
}
