//! E-mail addresses: `ann.lee@mail.example.org`, also dictated: `ann dot lee at mail dot com`.

use super::Rule;
use super::anchors::Anchors;
use super::scan::{hash, push, push_tokens, same_line};
use super::words::{prints, words};
use crate::lexicon::hash_word;
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};

/// Finds e-mail addresses.
pub(super) const RULE: Rule = Rule {
    name: "email",
    about: "E-mail addresses, also dictated ones",
    categories: &[Category::Email],
    words: &[&prints([AT, DOT])],
    kinds: 0,
    find,
};

/// The longest local part and the longest domain, as the mail standard has them.
const LOCAL: usize = 64;
const DOMAIN: usize = 253;

const AT: u32 = hash_word(b"@");
const DOT: u32 = hash_word(b"dot");

words! {
    /// Ends of dictated addresses.
    ENDS: () = "com org net edu gov mil co io uk ca au nz ie health" => ()
}

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    for (i, token) in anchors {
        match token.kind {
            TokenKind::Punct if token.hash == AT => written(doc, token.start as usize, out),
            TokenKind::Word if token.hash == DOT => spoken(doc, i, out),
            _ => {}
        }
    }
}

const fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%' | b'\'') || !b.is_ascii()
}

const fn is_domain(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-') || !b.is_ascii()
}

/// The address around the `@` at byte `at`.
fn written(doc: &Document<'_>, at: usize, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    let mut start = at;
    while start > 0 && at - start < LOCAL && text.get(start - 1).is_some_and(|&b| is_local(b)) {
        start -= 1;
    }
    while start < at && text.get(start).is_some_and(|&b| matches!(b, b'.' | b'-' | b'\'') || is_tail(b)) {
        start += 1;
    }
    let mut end = at + 1;
    while end - at < DOMAIN && text.get(end).is_some_and(|&b| is_domain(b)) {
        end += 1;
    }
    while end > at && text.get(end - 1).is_some_and(|&b| matches!(b, b'.' | b'-')) {
        end -= 1;
    }
    let domain = doc.slice(at + 1, end);
    let tld = domain.rsplit('.').next().unwrap_or("");
    let named = tld.chars().count() >= 2 && tld.chars().all(char::is_alphabetic);
    if start < at && domain.contains('.') && named {
        push(out, start..end, Category::Email, 97, "email");
    }
}

/// Whether a byte continues a character.
const fn is_tail(b: u8) -> bool {
    b & 0xc0 == 0x80
}

/// The dictated address whose last `dot` is token `i`: words and `dot`s, `at`, words and `dot`s.
fn spoken(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let ends = ENDS.has(hash(doc, i + 1)) && same_line(doc, i, i + 1);
    let goes_on = doc.lower_word(i + 2) == "dot" && ENDS.has(hash(doc, i + 3));
    if !ends || goes_on {
        return;
    }
    let Some(at) = (i.saturating_sub(8)..i).rev().find(|&j| doc.lower_word(j) == "at") else { return };
    // The local part: words joined by `dot`, `underscore`, `dash`.
    let Some(mut first) = at.checked_sub(1) else { return };
    while first > 1
        && at - first < 10
        && matches!(doc.lower_word(first - 1), "dot" | "underscore" | "dash" | "hyphen")
    {
        first -= 2;
    }
    if same_line(doc, first, i) && doc.token(first).is_some_and(|t| t.kind != TokenKind::Punct) {
        push_tokens(doc, out, first..i + 2, Category::Email, 88, "email.spoken");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_whole_and_nothing_else() {
        for (text, want) in [
            ("write <ann.lee+er@mail.example.org>, please", "ann.lee+er@mail.example.org"),
            ("mailto:josé@clínica.example.", "josé@clínica.example"),
            ("her email is ann dot lee at mail dot com period", "ann dot lee at mail dot com"),
            ("meds @ 10 mg, @home, O2@2L, a@b, a@b.1", ""), // amounts, no domain, no top-level domain
            ("see polka dot dress", ""),
        ] {
            let found = RULE.finds(text);
            let got: Vec<_> = found.iter().map(|e| e.text(text)).collect();
            assert_eq!(got.join("|"), want, "{text}");
        }
        RULE.finds(&"a@a@".repeat(50_000));
        RULE.finds(&"é@é.".repeat(50_000));
    }
}
