//! Days alone: `on the 15th`, `by the 20th`. An ordinal before a noun (`5th rib`) is no date.

use super::year;
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{self, is_alnum, number, push_tokens, same_line};
use crate::detect::rules::spoken;
use crate::text::{Document, TokenKind};

/// Reports the day that token `i`, one or two digits, begins.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    if !doc.glued(i) {
        return;
    }
    if !scan::is_ordinal_end(doc, i + 1) {
        return year::decade(doc, i, out);
    }
    let Some(token) = doc.token(i) else { return };
    let glued = token.start > 0 && is_alnum(doc.text().as_bytes(), token.start as usize - 1);
    if glued || !number(doc, i).is_some_and(|n| (1..=31).contains(&n)) {
        return;
    }
    report(doc, i, i + 2, false, out);
}

/// Reports the spoken ordinal at token `i`, such as `the twelfth`.
pub(super) fn spoken_at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    if let Some(day) = spoken::ordinal(doc, i).filter(|d| d.value <= 31) {
        report(doc, i, day.end, true, out);
    }
}

fn report(doc: &Document<'_>, first: usize, end: usize, spoken: bool, out: &mut Vec<Entity>) {
    let the = doc.lower_at(first, -1) == "the";
    let lead = if the { doc.lower_at(first, -2) } else { doc.lower_at(first, -1) };
    let led = matches!(
        lead,
        "on" | "by"
            | "until"
            | "til"
            | "till"
            | "since"
            | "from"
            | "before"
            | "after"
            | "around"
            | "through"
            | "thru"
    );
    // A noun right behind makes it an ordinal number.
    let ends = !same_line(doc, first, end)
        || doc.token(end).is_none_or(|t| t.kind == TokenKind::Punct && doc.word(end) != "-")
        || matches!(
            doc.lower_word(end),
            "at" | "and"
                | "or"
                | "with"
                | "for"
                | "w"
                | "but"
                | "to"
                | "if"
                | "when"
                | "then"
                | "please"
                | "period"
                | "comma"
                | "in"
                | "was"
                | "is"
                | "had"
                | "has"
                | "so"
                | "as"
                | "she"
                | "he"
                | "we"
                | "they"
                | "i"
        );
    let confidence = match (the, led, ends) {
        (true, true, true) => 84,
        (false, true, true)
            if !spoken && matches!(lead, "until" | "til" | "till" | "by" | "since" | "from") =>
        {
            82
        }
        // `21:00 20th`
        (false, false, true) if !spoken && scan::is_time(doc, first.saturating_sub(3)) => 84,
        (false, true, true) => 60,
        (true, false, true) => 50,
        _ => return,
    };
    push_tokens(doc, out, first..end, Date, confidence, "date.ordinal");
}
