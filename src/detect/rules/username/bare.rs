//! Login names without a label: handles, names with an underscore, initial and surname with digits, who speaks in a chat.

use super::{Found, LABELS, chunk, inner};
use crate::detect::rules::scan::{self, hash, words_before};
use crate::lexicon::{class, hash_word, lookup};
use crate::text::{Case, Document, TokenKind};

/// The name in `[07:03] nurse.tsega: …`: behind a clock time, before a colon, with a mark or a digit inside.
pub(super) fn speaker(doc: &Document<'_>, first: usize, last: usize) -> Option<std::ops::Range<usize>> {
    let mut at = first + usize::from(doc.word(first) == "[");
    if at + 4 >= last || doc.word(at + 1) != ":" || !scan::is_time(doc, at) {
        return None;
    }
    at += if doc.word(at + 3) == ":" { 5 } else { 3 };
    at += usize::from(doc.word(at) == "]");
    let token = doc.token(at).filter(|t| t.case == Case::Lower && t.spaced)?;
    let span = chunk(doc.text(), token.start as usize)?;
    let name = doc.slice(span.start, span.end);
    let marked =
        inner(name, '.') || inner(name, '-') || inner(name, '_') || name.bytes().any(|b| b.is_ascii_digit());
    let speaks = matches!(doc.text().as_bytes().get(span.end), Some(b':' | b'>'));
    let marked = marked || is_initial_and_surname(doc, at);
    (marked && speaks && name.len() > 3 && span.start == token.start as usize).then_some(span)
}

/// Whether token `i` is an initial and a surname: `wfaulk`, `bpacheco`.
pub(super) fn is_initial_and_surname(doc: &Document<'_>, i: usize) -> bool {
    let word = doc.lower_word(i);
    let surname = word
        .get(1..)
        .filter(|s| s.len() > 3 && !s.contains('\''))
        .map_or(0, |s| lookup(hash_word(s.as_bytes())));
    surname & class::LAST_TOP != 0
        && surname & (class::COMMON_TOP | class::MEDICAL | class::DRUG) == 0
        && lookup(hash(doc, i)) == 0
}

/// `bpacheco2`, `jcruz03`: token `i` is a word with digits glued behind.
pub(super) fn numbered(doc: &Document<'_>, i: usize) -> Found {
    let token = doc.token(i)?;
    let ends = doc.token(i + 2).is_none_or(|t| {
        t.spaced || t.kind == TokenKind::Punct && !matches!(doc.word(i + 2), "-" | "." | "@" | "/" | "_")
    });
    let begins =
        token.spaced || matches!(doc.lower_at(i, -1), "," | "\"" | "(" | "'" | "|" | "=" | ":" | ">" | "*");
    if !begins || !ends || !(1..=4).contains(&scan::digits(doc, i + 1)) || !is_initial_and_surname(doc, i) {
        return None;
    }
    Some((token.start as usize..doc.token(i + 1)?.end as usize, 84))
}

/// The handle behind the `@` at token `i`.
pub(super) fn handle(doc: &Document<'_>, i: usize) -> Found {
    let token = doc.token(i + 1).filter(|t| !t.spaced && t.kind == TokenKind::Word)?;
    let before = doc.token(i)?;
    if !before.spaced && doc.token_at(i, -1).is_some_and(|t| t.kind != TokenKind::Punct) {
        return None; // an e-mail address or `2L@…`
    }
    let span = chunk(doc.text(), token.start as usize)?;
    let name = doc.slice(span.start, span.end);
    if name.len() < 3 || name.contains('@') {
        return None;
    }
    let joined =
        name.bytes().any(|b| b.is_ascii_digit() || b == b'_') || inner(name, '-') || inner(name, '.');
    let common = lookup(token.hash) & (class::COMMON_TOP | class::COMMON) != 0;
    Some((
        span,
        if joined {
            90
        } else if common || token.case == Case::Upper && name.len() < 5 {
            40
        } else {
            80
        },
    ))
}

/// The name that holds the underscore at token `i`.
pub(super) fn underscored(doc: &Document<'_>, i: usize) -> Found {
    if i == 0 || !doc.glued(i - 1) || !doc.glued(i) {
        return None;
    }
    let at = doc.token(i)?.start as usize;
    let span = chunk(doc.text(), at)?;
    let name = doc.slice(span.start, span.end);
    let text = doc.text().as_bytes();
    let quoted = span.start > 0 && text.get(span.start - 1) == Some(&b'"');
    let lower = name.bytes().all(|b| !b.is_ascii_uppercase());
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    let path = span.start > 0
        && matches!(text.get(span.start - 1), Some(b'/' | b'\\' | b'=' | b'&' | b'?' | b'<'))
        || matches!(text.get(span.end), Some(b'/' | b'=' | b'\\' | b'>'));
    if letters < 4 || name.contains('@') || path && !same_label(doc, i) {
        return None;
    }
    let first = doc.token_from(span.start);
    let signs =
        doc.lower_at(first, -1) != "," && words_before(doc, first, 1).any(|j| LABELS.has(hash(doc, j)));
    // `"ord_prov": …`, `…,ord_prov,…`: keys and column names.
    let key = quoted && doc.word(after_quote(doc, span.end)) == ":";
    let column = matches!(doc.lower_at(first, -1), "," | "\"")
        && matches!(doc.text().as_bytes().get(span.end), Some(b',' | b'"'));
    // `02:11  nrs_obrien: …`: who speaks in a chat.
    let after = doc.token_from(span.end);
    let clock = doc.token_at(first, -1).is_some_and(|t| t.kind == TokenKind::Number)
        || matches!(doc.lower_at(first, -1), "]" | "am" | "pm");
    let speaks = matches!(doc.word(after), ":" | ">") && !quoted && clock && !doc.starts_line(first);
    // A word of no list: `hvang_bb`, no `reason_text`.
    let unknown = !matches!(doc.word(after), "." | ":" | "=" | "[" | "(")
        && name.split('_').any(|part| {
            part.len() > 3
                && part.bytes().all(|b| b.is_ascii_lowercase())
                && lookup(hash_word(part.as_bytes())) == 0
        });
    let enclosed = doc.word(after) == ")" && doc.lower_at(first, -1) == "(";
    let confidence = match name.matches('_').count() {
        _ if signs => 90,
        _ if !lower => 30,
        3.. => 20,
        _ if key || quoted && !unknown => 20,
        _ if unknown && column => 66,
        _ if unknown => 82,
        _ if speaks || enclosed => 84,
        _ => 62,
    };
    Some((span, confidence))
}

/// The token behind the quote at byte `at`.
fn after_quote(doc: &Document<'_>, at: usize) -> usize {
    doc.token_from(at) + 1
}

/// Whether a label says that token `i` belongs to a login name (`user=bpaxton_rn`).
fn same_label(doc: &Document<'_>, i: usize) -> bool {
    doc.label_of(i).rev().take(2).any(|j| LABELS.has(hash(doc, j)))
}
