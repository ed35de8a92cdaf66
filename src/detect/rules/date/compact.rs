//! Dates without separators: `20240304`, the date part of `20240304071255`, and labelled `030481` or `12 2 1944`.

use super::cues;
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{digits, is_alnum, number, push, push_tokens, same_line};
use crate::text::Document;

/// Reports a date that token `i`, a number, begins with.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    let (start, text) = (token.start as usize, doc.text().as_bytes());
    let len = token.len();
    if len <= 2 {
        return spaced(doc, i, out);
    }
    let before = doc.token_at(i, -1).filter(|_| !token.spaced);
    let continues =
        before.is_some() && matches!(doc.lower_at(i, -1), "-" | "." | "/" | "_" | "#" | "+" | "$");
    let stuck = start > 0 && !token.spaced && is_alnum(text, start - 1);
    if continues || stuck && !cues::labelled(doc, i) {
        return;
    }
    let (end, glued) = (token.end as usize, text.get(token.end as usize));
    let confidence = match len {
        8 if year_first(doc.word(i)) => match glued {
            Some(b'T' | b't' | b'-' | b'_') => 92,
            _ if cues::labelled(doc, i) || cues::before(doc, i) > 0 => 95,
            _ if cues::numbered(doc, i) => 50, // an identifier may look the same
            _ => 82,
        },
        8 if year_last(doc.word(i)) && cues::labelled(doc, i) => 92,
        12 | 14 if year_first(doc.word(i)) && is_clock(doc.word(i)) => 95,
        6 if cues::labelled(doc, i) && two_digit_year(doc.word(i)) => 82,
        _ => 0,
    };
    if confidence > 0 {
        push(out, start..if len > 8 { start + 8 } else { end }, Date, confidence, "date.compact");
    }
}

fn part(word: &str, from: usize, to: usize) -> u32 {
    word.get(from..to).and_then(|s| s.parse().ok()).unwrap_or(0)
}

fn year_first(word: &str) -> bool {
    (1880..2100).contains(&part(word, 0, 4))
        && (1..=12).contains(&part(word, 4, 6))
        && (1..=31).contains(&part(word, 6, 8))
}

fn year_last(word: &str) -> bool {
    let (a, b) = (part(word, 0, 2), part(word, 2, 4));
    day_and_month(a, b) && (1880..2100).contains(&part(word, 4, 8))
}

fn two_digit_year(word: &str) -> bool {
    let (a, b, c) = (part(word, 0, 2), part(word, 2, 4), part(word, 4, 6));
    day_and_month(a, b) || day_and_month(c, b)
}

fn day_and_month(a: u32, b: u32) -> bool {
    ((1..=12).contains(&a) && (1..=31).contains(&b)) || ((1..=31).contains(&a) && (1..=12).contains(&b))
}

fn is_clock(word: &str) -> bool {
    part(word, 8, 10) < 24 && part(word, 10, 12) < 60
}

/// `12 2 1944`, `09 30 83` behind a label.
fn spaced(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let year = i + 2;
    if !same_line(doc, i, year) || digits(doc, i + 1) == 0 || !matches!(digits(doc, year), 2 | 4) {
        return;
    }
    let (Some(a), Some(b), Some(c)) = (number(doc, i), number(doc, i + 1), number(doc, year)) else { return };
    let plausible = day_and_month(a, b) && (c < 100 || (1880..2100).contains(&c)) && digits(doc, i + 1) <= 2;
    if plausible && digits(doc, i + 3) == 0 && (cues::labelled(doc, i) || cues::after_weekday(doc, i)) {
        push_tokens(doc, out, i..year + 1, Date, if c > 99 { 88 } else { 80 }, "date.compact");
    }
}
