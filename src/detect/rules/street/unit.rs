//! The unit of an address, behind the street (`Apt 4B`, `#210`, `2nd fl. rear`) or before it (`Unit 5, 71 …`).

use crate::detect::rules::scan::{self, digits, hash, same_line};
use crate::detect::rules::spoken;
use crate::detect::rules::words::words;
use crate::text::{Case, Document, TokenKind};

words! {
    UNITS: () =
        "apt apartment appt ste suite unit lot fl floor flat bldg building rm room sp spc space trlr trailer villa no \
         qtr penthouse ph bsmt block blk house hse cabin tower shop office ranch " => ()
}

words! {
    /// Units without a number.
    ALONE: () = "rear lower upper front basement bsmt downstairs upstairs" => ()
}

/// The token after the units that follow a street ending before token `at`.
pub(super) fn behind(doc: &Document<'_>, at: usize) -> usize {
    let mut end = at;
    for _ in 0..2 {
        let comma = matches!(doc.word(end), "," | "^");
        let next = end + usize::from(comma);
        if end == 0 || !same_line(doc, end - 1, next) {
            return end;
        }
        match one(doc, next).or_else(|| (ALONE.has(hash(doc, next)) && comma).then_some(next + 1)) {
            Some(after) => end = after,
            None => return end,
        }
        if ALONE.has(hash(doc, end)) && same_line(doc, end - 1, end) {
            end += 1;
        }
    }
    end
}

/// The token after the unit at token `at`, if one is there.
fn one(doc: &Document<'_>, at: usize) -> Option<usize> {
    // `2nd fl.`
    if digits(doc, at) > 0 && scan::is_ordinal_end(doc, at + 1) {
        let floor = at + 2;
        let end = floor + 1 + usize::from(doc.word(floor + 1) == "." && doc.glued(floor));
        return matches!(doc.lower_word(floor), "fl" | "floor" | "flr").then_some(end);
    }
    let mut id = at;
    if UNITS.has(hash(doc, at)) {
        id += 1 + usize::from(doc.word(at + 1) == ".");
    }
    let named = id > at;
    let sign = doc.word(id) == "#";
    id += usize::from(sign);
    let token = doc.token(id).filter(|_| same_line(doc, at, id))?;
    match token.kind {
        TokenKind::Number if named || sign => Some(tail(doc, id + 1)),
        TokenKind::Word
            if (named || sign) && (token.len() == 1 || token.len() == 2 && token.case == Case::Upper) =>
        {
            Some(tail(doc, id + 1))
        }
        TokenKind::Word if named && matches!(doc.lower_word(at), "suite" | "apartment" | "unit") => {
            let number = spoken::digit_row(doc, id)?;
            Some(number.1)
        }
        _ => None,
    }
}

/// Over the rest of a unit's id: `4B`, `A-416`, `08-1033`.
fn tail(doc: &Document<'_>, mut at: usize) -> usize {
    for _ in 0..3 {
        let glued = at > 0 && doc.glued(at - 1);
        let part = match doc.token(at).map(|t| (t.kind, t.len())) {
            Some((TokenKind::Number, _)) => true,
            Some((TokenKind::Word, len)) => len <= 2,
            Some(_) => doc.word(at) == "-" && doc.glued(at),
            None => false,
        };
        if !glued || !part {
            break;
        }
        at += 1;
    }
    at
}

/// The token where an address begins whose house number is token `i`: over `Unit 5,`, `#1406 -`, `2/`.
pub(super) fn before(doc: &Document<'_>, i: usize) -> usize {
    let at = |by: usize| i.checked_sub(by);
    // `2/144`
    if let Some(first) = at(2)
        && doc.word(first + 1) == "/"
        && doc.glued(first)
        && doc.glued(first + 1)
        && (1..4).contains(&digits(doc, first))
    {
        return first;
    }
    let Some(last) = at(2).filter(|&j| matches!(doc.word(j + 1), "," | "-") && same_line(doc, j, i)) else {
        return i;
    };
    // The id may be `5`, `B` or `4B`.
    for first in [last, last.saturating_sub(1)] {
        let Some(word) = first.checked_sub(1) else { continue };
        let id = digits(doc, first) > 0
            || doc.token(first).is_some_and(|t| t.len() <= 2 && t.kind == TokenKind::Word);
        if id && same_line(doc, word, i) && (UNITS.has(hash(doc, word)) || doc.word(word) == "#") {
            return word;
        }
    }
    i
}
