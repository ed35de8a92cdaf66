//! Groups of digits with one separator between them, as scanners left them.

use crate::detect::rules::scan::{Group, group, is_alnum, is_digit, skip_blanks};

/// Groups of digits with one separator between them.
pub(super) struct Chain {
    pub(super) groups: [Group; 3],
    pub(super) len: usize,
    pub(super) separator: u8,
    /// Blanks stand around the separators.
    pub(super) spaced: bool,
}

pub(super) fn end_of_run(text: &[u8], mut at: usize) -> usize {
    while is_alnum(text, at) || (matches!(text.get(at), Some(b'/' | b'-' | b'.')) && is_alnum(text, at + 1)) {
        // Dots and hyphens in prose end the run: only digits may follow them.
        if !is_alnum(text, at) && !is_digit(text, at + 1) {
            break;
        }
        at += 1;
    }
    at
}

pub(super) fn read(text: &[u8], start: usize) -> Option<Chain> {
    let first = group(text, start)?;
    let mut chain = Chain { groups: [first; 3], len: 1, separator: 0, spaced: false };
    let mut at = first.end;
    loop {
        let sign = skip_blanks(text, at);
        let Some(&separator @ (b'/' | b'-' | b'.')) = text.get(sign) else { break };
        let next = skip_blanks(text, sign + 1);
        let (before, after) = (sign - at, next - sign - 1);
        let spaced = before + after > 0;
        // Another separator behind two groups (`3/4-3/9`) begins something else.
        let other = chain.len > 1 && separator != chain.separator;
        if before.max(after) > 3 || other {
            break;
        }
        let Some(found) = group(text, next) else { break };
        if chain.len == 3 {
            chain.len = 4;
            break;
        }
        if let Some(slot) = chain.groups.get_mut(chain.len) {
            *slot = found;
        }
        chain.len += 1;
        chain.separator = separator;
        chain.spaced |= spaced;
        at = found.end;
    }
    if chain.len < 2 {
        return None;
    }
    // `3/4x`, `1-2mg`: a letter glued behind; only a `T` may follow a full date.
    let [_, b, c] = chain.groups;
    let end = if chain.len == 3 { c.end } else { b.end };
    let glued_time = chain.len == 3 && matches!(text.get(end), Some(b'T' | b't')) && is_digit(text, end + 1);
    let letters = text.get(end..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_alphabetic()).count();
    (letters == 0 || glued_time || (chain.len == 3 && c.len() == 4) || (chain.len > 3)).then_some(chain)
}
