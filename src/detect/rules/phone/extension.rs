//! Extensions, pagers and bleeps: `ext. 4417`, `x4182`, `bleep 6252`, `pgr 3567`.

use super::shape;
use crate::Category::Phone;
use crate::Entity;
use crate::detect::rules::scan::{digits, is_amount, is_time, push_tokens, same_line};
use crate::detect::rules::words::words;
use crate::text::{Document, TokenKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// `ext`: any number behind it is one.
    Extension,
    /// `pager`: a number of three to six digits behind it is one.
    Pager,
    /// `page`, `phone`: a number of four or five digits that is no time.
    Verb,
    /// `call`: a number like `5-8830`.
    Call,
    /// `x`, `p`: only glued, or right behind a telephone number.
    Cross,
}

words! {
    pub(super) CUES: Cue =
        "ext extn xtn extension poste xt" => Cue::Extension,
        "pager pgr beeper bleep blp vocera spectralink ascom dect pagette cordless mailbox" => Cue::Pager,
        "page paged beep phone dial extensions desk" => Cue::Verb,
        "call calls cb unit police charge security" => Cue::Call,
        "x p" => Cue::Cross
}

words! {
    /// Words before `x4434` that make it a card or an account.
    CARDS: () = "visa mc mastercard amex discover card acct account ending check chk ssn ss" => ()
}

/// Reports the extension whose cue is token `i`; returns its end.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let cue = CUES.get(doc.token(i)?.hash)?;
    let mut at = i + 1;
    while matches!(
        doc.lower_word(at),
        "." | ":" | "=" | "#" | "no" | "number" | "is" | "-" | "(" | "at" | "\""
    ) && at < i + 5
    {
        at += 1;
    }
    let number = doc.token(at)?;
    let len = digits(doc, at);
    let end = end_of(doc, at, cue);
    let joined = end > at + 1;
    if !same_line(doc, i, at) || len == 0 || is_amount(doc, end) || !joined && goes_on(doc, at) {
        return None;
    }
    let whole = shape::read(doc.text().as_bytes(), number.start as usize, false);
    if whole.is_some_and(|s| s.end > number.end as usize) && !joined {
        return None;
    }
    let before = doc.token_at(i, -1).filter(|t| t.line == number.line);
    let apart = doc.token(i)?.spaced
        || before.is_none_or(|t| t.kind == TokenKind::Punct && doc.lower_at(i, -1) != "_");
    let glued = at == i + 1 && doc.glued(i) && apart;
    let card = before.is_some_and(|t| CARDS.has(t.hash));
    // `G3 P1011`: pregnancies and births.
    let parity = doc.lower_word(i) == "p" && (doc.word(i) == "P" || doc.lower_at(i, -2) == "g");
    let cross = !card && !parity;
    let confidence = match cue {
        // `extension 14 degrees`, of a joint
        Cue::Extension if len < 3 && doc.lower_word(i) == "extension" => 60,
        Cue::Extension if len <= 6 => 92,
        Cue::Pager if (3..=6).contains(&len) || joined => 90,
        Cue::Verb | Cue::Call if joined && doc.word(at + 1) == "-" => 84,
        Cue::Verb if (4..=5).contains(&len) && !is_time(doc, at) => 80,
        // `x14`, `x 2`: times and counts.
        Cue::Cross if glued && cross && ((4..=5).contains(&len) || joined) => 86,
        Cue::Cross if glued && cross && len == 3 && doc.lower_word(i) == "x" => 62,
        Cue::Cross if at == i + 1 && (4..=5).contains(&len) && doc.word(i) == "X" && apart && cross => 82,
        _ => return None,
    };
    push_tokens(doc, out, at..end, Phone, confidence, "phone.extension");
    doc.token(end - 1).map(|t| t.end as usize)
}

/// After the last token of the number at token `at`: `2-0182` is one, behind `x` and `ext` also `7 4410`.
fn end_of(doc: &Document<'_>, at: usize, cue: Cue) -> usize {
    let hyphen = doc.word(at + 1) == "-" && doc.glued(at) && doc.glued(at + 1);
    let spaced = matches!(cue, Cue::Cross | Cue::Extension | Cue::Pager)
        && digits(doc, at) == 1
        && digits(doc, at + 1) == 4
        && !is_time(doc, at + 1);
    match () {
        () if hyphen && (3..=4).contains(&digits(doc, at + 2)) && digits(doc, at) <= 2 => at + 3,
        () if spaced && same_line(doc, at, at + 1) && !is_amount(doc, at + 2) => at + 2,
        () => at + 1,
    }
}

/// Whether the number at token `at` is the beginning of something longer.
fn goes_on(doc: &Document<'_>, at: usize) -> bool {
    let glued = doc.glued(at);
    let next = doc.word(at + 1);
    glued
        && (matches!(next, "/" | "-" | "." | ":") && doc.glued(at + 1) && digits(doc, at + 2) > 0
            || next.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Reports the extension right behind a telephone number, at token `i`: `x 560`, `x21`; returns its end.
pub(super) fn behind(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let cue = i + usize::from(doc.word(i) == ",");
    let found = doc.lower_word(cue) == "x"
        && same_line(doc, i, cue + 1)
        && (2..=6).contains(&digits(doc, cue + 1))
        && !goes_on(doc, cue + 1);
    if !found {
        return None;
    }
    push_tokens(doc, out, cue + 1..cue + 2, Phone, 90, "phone.extension");
    doc.token(cue + 1).map(|t| t.end as usize)
}
