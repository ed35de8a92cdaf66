//! Glued runs of letters and digits: the pieces that identifiers are made of.

use super::scan::mark;
use crate::text::{Case, Document, Token, TokenKind};

/// A run longer than this is no identifier, in tokens.
const LONGEST: usize = 40;

/// A glued run of letters and digits, joined by `-`, `/`, `_` or `.`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// After its last token.
    pub end: usize,
    pub digits: usize,
    pub letters: usize,
    pub lower: bool,
    pub upper: bool,
    /// It has inner hyphens, slashes or underscores.
    pub joined: bool,
    /// It has inner points.
    pub pointed: bool,
}

impl Run {
    /// Letters and digits.
    pub const fn size(&self) -> usize {
        self.digits + self.letters
    }
}

/// The bytes between token `k` and the one before it on the same line.
pub(super) fn gap(doc: &Document<'_>, k: usize) -> Option<usize> {
    let (before, token) = (doc.token(k.checked_sub(1)?)?, doc.token(k)?);
    (before.line == token.line).then_some((token.start - before.end) as usize)
}

/// The tokens that are glued behind token `i`, as many as a run has.
pub(super) fn glued_to<'a>(doc: &'a Document<'_>, i: usize) -> impl Iterator<Item = &'a Token> {
    doc.tokens().get(i + 1..).unwrap_or(&[]).iter().take_while(|t| !t.spaced).take(LONGEST)
}

/// Whether token `i` is a number.
pub(super) fn is_number(doc: &Document<'_>, i: usize) -> bool {
    doc.token(i).is_some_and(|t| t.kind == TokenKind::Number)
}

/// The run that starts at token `k`.
pub(super) fn run_at(doc: &Document<'_>, k: usize) -> Option<Run> {
    let first = doc.token(k)?;
    if first.kind == TokenKind::Punct {
        return None;
    }
    let mut run = Run { end: k, ..Run::default() };
    let mut at = k;
    for _ in 0..LONGEST {
        let Some(token) = doc.token(at).filter(|t| t.line == first.line && (at == k || !t.spaced)) else {
            break;
        };
        match token.kind {
            TokenKind::Number => run.digits += token.len(),
            TokenKind::Word if token.len() <= 2 && is_misread(doc, at, &run) => run.digits += token.len(),
            TokenKind::Word => {
                if !doc.word(at).bytes().all(|b| b.is_ascii_alphabetic()) {
                    break;
                }
                run.letters += token.len();
                run.lower |= token.case != Case::Upper;
                run.upper |= token.case != Case::Lower;
            }
            TokenKind::Punct => {
                if !joins(doc, at, &run) {
                    break;
                }
                run.joined |= mark(doc, at) != b'.';
                run.pointed |= mark(doc, at) == b'.';
                at += 1;
                continue;
            }
        }
        at += 1;
        run.end = at;
    }
    (run.end > k).then_some(run)
}

/// Whether the punctuation at token `at` stands inside an identifier: glued on both sides, and what follows
/// has digits or is short.
fn joins(doc: &Document<'_>, at: usize, run: &Run) -> bool {
    let Some(next) = doc.token(at + 1).filter(|t| !t.spaced && t.kind != TokenKind::Punct) else {
        return false;
    };
    let digit = next.kind == TokenKind::Number || (is_number(doc, at + 2) && doc.glued(at + 1));
    match doc.word(at) {
        "-" | "–" | "_" | "‑" => digit || next.len() <= 4 || run.digits == 0 || digits_ahead(doc, at + 1),
        "/" => digit || (next.len() <= 3 && (run.digits == 0 || next.case == Case::Upper)),
        "." => digit,
        _ => false,
    }
}

/// Whether the glued tokens from `at` on still hold a digit.
fn digits_ahead(doc: &Document<'_>, at: usize) -> bool {
    (at..at + 8).take_while(|&i| i == at || doc.glued(i - 1)).any(|i| is_number(doc, i))
}

/// One or two `O` and `l` among digits: 0 and 1 as scanning reads them.
fn is_misread(doc: &Document<'_>, at: usize, run: &Run) -> bool {
    let like = doc.word(at).bytes().all(|b| matches!(b, b'O' | b'l'));
    like && (run.digits > 0
        || run.letters == 0
            && doc.glued(at)
            && doc.token(at + 1).is_some_and(|t| t.len() > 1)
            && is_number(doc, at + 1))
}

/// Whether a word is a run of x, as masks have it.
pub(super) fn is_x(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'x' | b'X'))
}
