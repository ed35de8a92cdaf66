//! Ages right behind a name, a sex or a birth date: `Lorenzo Baca, 58,`, `F / 83`, `DOB 9-9-87 (37)`.

use super::before::FOLLOWS;
use super::family::KIN;
use super::{Candidate, Found};
use crate::detect::rules::scan::{hash, same_line, wide_gap, words_before};
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

/// Whether a listed name is no other word.
pub(super) fn is_name(doc: &Document<'_>, i: usize) -> bool {
    let bits = lookup(hash(doc, i));
    bits & (class::FIRST_TOP | class::FIRST | class::LAST_TOP) != 0
        && bits
            & (class::MONTH
                | class::EPONYM
                | class::COMMON_TOP
                | class::MEDICAL
                | class::DRUG
                | class::CITY_US)
            == 0
}

/// Whether children are spoken of before token `i` on its line.
fn children(doc: &Document<'_>, i: usize) -> bool {
    words_before(doc, i, 10).any(|j| KIN.has(hash(doc, j)) || matches!(doc.lower_word(j), "girls" | "boys"))
}

/// `Lorenzo Baca, 58,`, `Rice (67)`, `Thanh 66  GBS`: behind a name; `DOB 9-9-87 (37)`, `F / 83`: behind a birth date or a sex.
pub(super) fn named(doc: &Document<'_>, c: Candidate, before: usize) -> Found {
    let mark = doc.word(before);
    let closes = if same_line(doc, c.first, c.end) { doc.word(c.end) } else { "" };
    let gap = wide_gap(doc, c.end - 1);
    let apart = wide_gap(doc, before);
    let found = |confidence: u8| Some((c.first..c.end, confidence, "age.named"));
    if c.spoken {
        return None;
    }
    let sexed = |j: usize| {
        matches!(doc.word(j), "F" | "M")
            && doc.token(j).is_some_and(|t| t.spaced)
            && j.checked_sub(1).is_none_or(|p| wide_gap(doc, p) || doc.token(p).is_none_or(|t| t.len() > 2))
    };
    if sexed(before) && apart && gap && c.value > 0 {
        return found(84);
    }
    // `DOB 08-30-96   27`
    if doc.token(before).is_some_and(|t| t.kind == TokenKind::Number) {
        let born = (before.saturating_sub(8)..before).any(|j| {
            same_line(doc, j, c.first)
                && matches!(doc.lower_word(j), "dob" | "birth" | "born" | "d.o.b" | "bd")
        });
        return if apart && gap && born { found(86) } else { None };
    }
    let name_at = before.checked_sub(1).filter(|&j| same_line(doc, j, c.first))?;
    if mark == "/" && sexed(name_at) && gap {
        return found(86);
    }
    // `Tillery Sr., 78`
    let name_at = if doc.word(name_at) == "." && name_at > 0 { name_at - 1 } else { name_at };
    let name = doc.token(name_at)?;
    if mark == ","
        && matches!(doc.lower_word(name_at), "male" | "female" | "man" | "woman" | "m" | "f")
        && matches!(closes, "," | "." | ";" | "")
        && c.value > 2
    {
        return found(84);
    }
    let born = || {
        (name_at.saturating_sub(8)..name_at).any(|j| {
            same_line(doc, j, c.first) && matches!(doc.lower_word(j), "dob" | "birth" | "born" | "birthdate")
        })
    };
    if name.kind == TokenKind::Number
        && (mark == "(" && closes == ")" || matches!(mark, "," | "/") && gap && c.value > 12)
    {
        return if born() { found(86) } else { None };
    }
    let title =
        |j: usize| doc.token(j).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper) && t.len() > 1);
    let addressed = matches!(doc.lower_at(before, -1), "mr" | "mrs" | "ms" | "miss")
        || matches!(doc.lower_at(before, -2), "mr" | "mrs" | "ms" | "miss");
    if title(before) && (addressed || is_name(doc, before)) && gap && !apart && c.value > 9 {
        return found(if doc.token(before).is_some_and(|t| t.case == Case::Title) { 80 } else { 60 });
    }
    if !title(name_at) {
        return None;
    }
    let known = is_name(doc, name_at);
    let plain = |j: usize| {
        title(j)
            && lookup(hash(doc, j))
                & (class::COMMON_TOP
                    | class::COMMON
                    | class::STREET
                    | class::HOSPITAL
                    | class::ORG
                    | class::PLACE
                    | class::MEDICAL
                    | class::MONTH
                    | class::DRUG
                    | class::EPONYM
                    | class::STATE)
                == 0
    };
    // A full name, even if no list has it.
    let other = name_at.saturating_sub(if doc.lower_at(name_at, -1) == "-" { 2 } else { 1 });
    let titled = (name_at.saturating_sub(5)..name_at).any(|j| {
        same_line(doc, j, c.first)
            && lookup(hash(doc, j)) & class::TITLE != 0
            && !matches!(doc.lower_word(j), "dr" | "prof")
    });
    let first_name = |j: usize| lookup(hash(doc, j)) & (class::FIRST_TOP | class::FIRST) != 0;
    let full = other < name_at
        && same_line(doc, other, c.first)
        && title(other)
        && (plain(name_at) && plain(other) || titled || plain(name_at) && first_name(other));
    match (mark, closes) {
        ("(", ")") if known && (c.value > 9 || children(doc, name_at)) => found(84),
        ("(", ",") | ("|", "|") if known && c.value > 9 => found(82),
        ("(", ")" | ",") | ("|", "|") if known || full => found(if full && c.value > 9 { 82 } else { 60 }),
        (",", _) if titled && FOLLOWS.has(hash(doc, c.end)) && c.value > 12 => found(82),
        (",", "," | ";" | "." | "") if known && c.value > 9 || full && c.value > 17 => found(82),
        (",", ",") => found(55),
        _ => None,
    }
}
