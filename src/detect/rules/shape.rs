//! Identifiers known by their shape alone, mostly with a check digit: rows of patterns, matched at tokens.
//!
//! In a pattern `9` is a digit, `A` a capital, `N` either, `~` a space, a hyphen or nothing; anything else
//! stands for itself.

use super::anchors::{Anchors, CAPITALS, LEADS, LONG};
use super::{IDENTIFIERS, Rule};
use super::{account, health_plan, id_number, license, medical_record, social_security, vehicle};
use crate::text::{Case, Document, TokenKind};
use crate::{Category, Entity};

/// A row: what an identifier looks like and what else must hold.
#[derive(Debug)]
pub(super) struct Shape {
    pub pattern: &'static str,
    /// Decides on the ASCII letters and digits alone.
    pub check: fn(&[u8]) -> bool,
    pub category: Category,
    pub confidence: u8,
    pub rule: &'static str,
}

pub(super) const RULE: Rule = Rule {
    name: "shape",
    about: "Numbers known by their shape and check digit: SSN, MBI, NRIC, cards, blood units",
    categories: IDENTIFIERS,
    words: &[],
    kinds: LONG | LEADS | CAPITALS,
    find,
};

const ALL: &[&[Shape]] = &[
    account::SHAPES,
    health_plan::SHAPES,
    id_number::SHAPES,
    license::SHAPES,
    medical_record::SHAPES,
    social_security::SHAPES,
    vehicle::SHAPES,
];

/// How many rows there are; each has a bit.
const ROWS: usize = {
    let (mut rows, mut rest) = (0, ALL);
    while let [group, tail @ ..] = rest {
        rows += group.len();
        rest = tail;
    }
    assert!(rows <= 64);
    rows
};

/// The rows of all groups.
static FLAT: [&Shape; ROWS] = flat();

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn flat() -> [&'static Shape; ROWS] {
    let mut flat = [&ALL[0][0]; ROWS];
    let (mut group, mut i) = (0, 0);
    while group < ALL.len() {
        let mut row = 0;
        while row < ALL[group].len() {
            flat[i] = &ALL[group][row];
            i += 1;
            row += 1;
        }
        group += 1;
    }
    flat
}

/// Longest pattern, in letters and digits.
const LONGEST: usize = 32;
/// Longest first token of a pattern.
const FIRST: usize = 20;

/// For the kind and length of a token, a bit for each row (counted through `ALL`) whose pattern can start there.
static STARTS: [[u64; FIRST]; 2] = starts().0;
/// For each [`class`] of byte, a bit for each row whose pattern can go on with it behind the first token.
static GOES_ON: [u64; 4] = starts().1;

/// What a byte is to a pattern.
const fn class(byte: u8) -> usize {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' => 0,
        b' ' => 1,
        b'-' => 2,
        _ => 3,
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn starts() -> ([[u64; FIRST]; 2], [u64; 4]) {
    let (mut table, mut goes_on) = ([[0; FIRST]; 2], [0; 4]);
    let mut bit = 0;
    while bit < ROWS {
        let pattern = FLAT[bit].pattern.as_bytes();
        let digits = pattern[0].is_ascii_digit();
        let mut len = 0;
        while len < pattern.len()
            && match pattern[0] {
                b'9' | b'A' => pattern[len] == pattern[0],
                b'0'..=b'8' => pattern[len].is_ascii_digit(),
                _ => pattern[len].is_ascii_uppercase() && pattern[len] != b'A',
            }
        {
            len += 1;
        }
        // Short numbers with nothing glued behind are no anchors.
        assert!(!digits || len > 2 || !matches!(pattern[len], b' ' | b'~'));
        table[if digits { 0 } else { 1 }][len] |= 1 << bit;
        let mut next = 0;
        while next < goes_on.len() {
            // A whole pattern may have anything behind, `~` anything but a mark.
            let fits =
                len == pattern.len() || pattern[len] == b'~' && next < 3 || class(pattern[len]) == next;
            goes_on[next] |= (fits as u64) << bit;
            next += 1;
        }
        bit += 1;
    }
    (table, goes_on)
}

/// Appends every shape found; of several at one place the longest.
fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    for (i, token) in anchors {
        let kind = match token.kind {
            TokenKind::Number => 0,
            TokenKind::Word if token.case == Case::Upper => 1,
            _ => continue,
        };
        let next = class(text.get(token.end as usize).copied().unwrap_or(b'.'));
        let mut bits = STARTS.get(kind).and_then(|t| t.get(token.len())).copied().unwrap_or(0)
            & GOES_ON.get(next).copied().unwrap_or(0);
        if bits == 0 || !opens(doc, i) {
            continue;
        }
        let mut best: Option<Entity> = None;
        while bits != 0 {
            let bit = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let Some(shape) = FLAT.get(bit) else { break };
            if let Some(end) = matches(text, token.start as usize, shape)
                && best.is_none_or(|b| (b.end, b.confidence) < (end, shape.confidence))
            {
                best = Some(Entity::new(
                    token.start as usize,
                    end,
                    shape.category,
                    shape.confidence,
                    shape.rule,
                ));
            }
        }
        out.extend(best);
    }
}

/// Whether nothing before token `i` makes it the tail of something longer.
fn opens(doc: &Document<'_>, i: usize) -> bool {
    let Some(token) = doc.token(i) else { return false };
    token.spaced
        || i == 0
        || doc.token(i - 1).is_none_or(|t| {
            t.kind == TokenKind::Punct && !matches!(doc.word(i - 1), "-" | "." | "/" | "+" | "$" | "_" | "@")
        })
}

/// Where the shape that starts at byte `at` ends.
fn matches(text: &[u8], at: usize, shape: &Shape) -> Option<usize> {
    let mut compact = [0; LONGEST];
    let (mut end, mut len) = (at, 0);
    for want in shape.pattern.bytes() {
        let byte = text.get(end).copied();
        let fits = match want {
            b'9' => byte.is_some_and(|b| b.is_ascii_digit()),
            b'A' => byte.is_some_and(|b| b.is_ascii_uppercase()),
            b'N' => byte.is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit()),
            b'~' if !matches!(byte, Some(b' ' | b'-')) => continue,
            b'~' => true,
            literal => byte == Some(literal),
        };
        if !fits {
            return None;
        }
        if let Some(b) = byte.filter(u8::is_ascii_alphanumeric) {
            *compact.get_mut(len)? = b;
            len += 1;
        }
        end += 1;
    }
    let closed = match text.get(end..).unwrap_or(&[]) {
        [b, ..] if b.is_ascii_alphanumeric() => false,
        [b'-' | b'/' | b'.' | b':' | b'@' | b'_', b, ..] => !b.is_ascii_alphanumeric(),
        _ => true,
    };
    (closed && (shape.check)(compact.get(..len)?)).then_some(end)
}

/// For patterns that need no check.
pub(super) fn any(_: &[u8]) -> bool {
    true
}

/// Whether the last character is what `scheme` computes from those before.
pub(super) fn checked(value: &[u8], scheme: fn(&[u8]) -> Option<u8>) -> bool {
    value.split_last().is_some_and(|(&check, payload)| scheme(payload) == Some(check))
}

/// Whether six digits are a date in the order year, month, day.
pub(super) fn is_ymd(digits: &[u8]) -> bool {
    matches!(digits, [_, _, m, n, d, e, ..] if is_month_day([*m, *n], [*d, *e]))
}

/// Whether six digits are a date in the order day, month, year.
pub(super) fn is_dmy(digits: &[u8]) -> bool {
    matches!(digits, [d, e, m, n, ..] if is_month_day([*m, *n], [*d, *e]))
}

fn is_month_day(month: [u8; 2], day: [u8; 2]) -> bool {
    (*b"01"..=*b"12").contains(&month) && (*b"01"..=*b"31").contains(&day)
}

/// The entities that `find` makes of a text, as text and category: for the tests of the rules.
#[cfg(test)]
pub(super) fn found(text: &str) -> Vec<(String, Category)> {
    let out = RULE.finds(text);
    out.iter().filter(|e| e.confidence >= 80).map(|e| (e.text(text).to_owned(), e.category)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_stand_alone() {
        let ssn = vec![("219-09-9999".to_owned(), Category::SocialSecurity)];
        for text in ["219-09-9999", "(219-09-9999).", "SSN:219-09-9999,"] {
            assert_eq!(found(text), ssn, "{text}");
        }
        for text in ["1-219-09-9999", "219-09-9999-1", "219-09-99991", "A219-09-9999", "000-09-9999"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
