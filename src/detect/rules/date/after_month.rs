//! What stands to the right of a month: day, second day, year, in figures or words.

use super::anchors::{ANCHORS, Anchor};
use super::cues;
use super::written::Month;
use crate::detect::rules::scan::{self, Group, group, hash, is_alnum, same_line, skip_blanks};
use crate::detect::rules::spoken;
use crate::text::{Case, Document};

/// What stands to the right of a month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Right {
    /// After its last byte.
    pub(super) end: usize,
    pub(super) day: bool,
    pub(super) year: bool,
}

/// The day and year, or only one of them, behind a month that ends at byte `end`.
pub(super) fn right_side(doc: &Document<'_>, i: usize, end: usize, month: Month) -> Option<Right> {
    let text = doc.text().as_bytes();
    if let Some(right) = spoken_side(doc, i) {
        return Some(right);
    }
    if let Some(year) = right_year(doc, end, false) {
        return Some(year);
    }
    let mut at = end;
    // A full name's point ends the sentence.
    let short = doc.token(i).is_some_and(|t| t.len() <= 4);
    if matches!(text.get(at), Some(b'-' | b'/')) || short && text.get(at) == Some(&b'.') {
        at += 1;
    }
    at = skip_blanks(text, at);
    if at - end > 4 {
        return None;
    }
    if let Some(the) = text.get(at..at + 4).filter(|w| w.eq_ignore_ascii_case(b"the ")) {
        at += the.len();
    }
    if month == Month::Foreign && doc.lower_word(i) != "ctober" {
        return None;
    }
    let day = group(text, at)?;
    if day.len() > 2
        || !(1..=31).contains(&day.value)
        || !(day.start..day.end).any(|k| scan::is_digit(text, k))
    {
        return None;
    }
    let (mut end, ordinal) = after_ordinal(text, day.end);
    let next = doc.token_from(end);
    let glued = |set: &[u8]| text.get(end).is_some_and(|b| set.contains(b));
    let clock = glued(b":") && scan::is_digit(text, end + 1);
    let fraction =
        glued(b"./") && scan::is_digit(text, end + 1) && !matches!(text.get(day.start - 1), Some(b'/'));
    if clock || fraction || (is_alnum(text, end) && !ordinal) {
        return None;
    }
    // `may 2 mg`, `Oct 5 mm`: an amount, unless it is `March 3 day program`.
    if !ordinal
        && scan::is_amount(doc, next)
        && doc.token(next).is_some_and(|t| t.line == doc.token(i).map_or(0, |t| t.line))
    {
        return None;
    }
    if month == Month::Word && doc.token(i).is_some_and(|t| t.case == Case::Lower) && !ordinal {
        // `may 2`: only with a year or a cue.
        if right_year(doc, end, true).is_none() && cues::before(doc, i) <= 0 {
            return None;
        }
    }
    if let Some(last) = second_day(doc, end, day) {
        end = last;
    }
    match right_year(doc, end, true) {
        Some(year) => Some(Right { day: true, ..year }),
        None => Some(Right { end, day: true, year: false }),
    }
}

/// Where `st`, `nd`, `rd`, `th` behind a number end, if one is there.
fn after_ordinal(text: &[u8], at: usize) -> (usize, bool) {
    let suffix = text
        .get(at..at + 2)
        .is_some_and(|s| [b"st", b"nd", b"rd", b"th"].iter().any(|o| s.eq_ignore_ascii_case(*o)));
    if suffix && !is_alnum(text, at + 2) { (at + 2, true) } else { (at, false) }
}

/// The end of the second day of `March 3-5`, `October 3 and 4`.
fn second_day(doc: &Document<'_>, end: usize, first: Group) -> Option<usize> {
    let text = doc.text().as_bytes();
    let link = doc.token_from(end);
    let word = doc.lower_word(link);
    if !matches!(word, "-" | "–" | "—" | "/" | "and" | "or" | "&" | "to" | "through" | "thru") {
        return None;
    }
    let at = skip_blanks(text, doc.token(link)?.end as usize);
    let last = group(text, at)?;
    let (last_end, _) = after_ordinal(text, last.end);
    let next = doc.token_from(last_end);
    let plain =
        !is_alnum(text, last_end) && !matches!(text.get(last_end), Some(b':' | b'/' | b'.')) || next == link;
    let sentence_end = text.get(last_end) == Some(&b'.') && !scan::is_digit(text, last_end + 1);
    (last.len() <= 2
        && first.value < last.value
        && last.value <= 31
        && (plain || sentence_end)
        && !scan::is_amount(doc, next)
        && !scan::is_time(doc, doc.token_from(at)))
    .then_some(last_end)
}

/// A year behind byte `end`, over a comma, `of`, a hyphen or an apostrophe; two digits only behind a day.
pub(super) fn right_year(doc: &Document<'_>, end: usize, behind_day: bool) -> Option<Right> {
    let text = doc.text().as_bytes();
    let (mut at, _) = after_ordinal(text, end);
    let mut comma = false;
    for _ in 0..3 {
        match text.get(at) {
            // A column's gap ends the date.
            Some(b' ' | b'\t') if skip_blanks(text, at) - at <= 3 => at = skip_blanks(text, at),
            Some(b',' | b'.' | b'-' | b'/') => {
                comma = true;
                at += 1;
            }
            _ => break,
        }
    }
    if text.get(at..at + 3).is_some_and(|w| w.eq_ignore_ascii_case(b"of ") || w.eq_ignore_ascii_case(b"de "))
    {
        at += 3;
    }
    let apostrophe = match doc.slice(at, at + 3) {
        "’" | "‘" => 3,
        _ => usize::from(matches!(text.get(at), Some(b'\'' | b'`'))),
    };
    if at + apostrophe - end > 8 {
        return None;
    }
    let found = group(text, at + apostrophe)?;
    let next = doc.token_from(found.end);
    let digits = (found.start..found.end).any(|k| scan::is_digit(text, k));
    let time = matches!(text.get(found.end), Some(b':')) && scan::is_digit(text, found.end + 1);
    if !digits
        || time
        || is_alnum(text, found.end)
        || text.get(found.end) == Some(&b'%')
        || (text.get(found.end) == Some(&b'/') && found.len() != 2 && !scan::is_digit(text, found.end + 4))
    {
        return None;
    }
    let year = match found.len() {
        4 => (1850..2100).contains(&found.value),
        2 if apostrophe > 0 => true,
        // `3 October, 10 October`
        2 if matches!(ANCHORS.get(hash(doc, next)), Some(Anchor::Month(_)))
            && same_line(doc, next - 1, next) =>
        {
            false
        }
        // `March 68`
        2 if !behind_day && !comma && found.value > 31 => {
            let month = doc.token(next.saturating_sub(2));
            month.is_some_and(|m| m.case == Case::Title)
                && !scan::is_amount(doc, next)
                && !matches!(doc.word(next), "-" | "." | "%")
        }
        2 if behind_day => {
            let first = doc.token_from(found.start);
            !scan::is_amount(doc, next)
                && !scan::is_time(doc, first)
                && (comma || found.value < 40 || found.value > 40)
                && !(text.get(found.end) == Some(&b'.') && scan::is_digit(text, found.end + 1))
                && !(text.get(found.end) == Some(&b'-') && scan::is_digit(text, found.end + 1))
        }
        _ => false,
    };
    // `March 2000 mL`, `Oct 2000 units`
    (year && !(found.len() == 4 && scan::is_amount(doc, next))).then_some(Right {
        end: found.end,
        day: behind_day,
        year: true,
    })
}

/// A spoken year behind the month at token `i`.
pub(super) fn spoken_year(doc: &Document<'_>, i: usize) -> Option<Right> {
    let at = i + 1 + usize::from(matches!(doc.lower_word(i + 1), "," | "of"));
    let year = spoken::year(doc, at).filter(|_| same_line(doc, i, at))?;
    Some(Right { end: doc.token(year.end - 1)?.end as usize, day: false, year: true })
}

/// A spoken day and year behind the month at token `i`: `march third nineteen eighty eight`, `may of nineteen ninety`.
fn spoken_side(doc: &Document<'_>, i: usize) -> Option<Right> {
    let mut at = i + 1;
    if matches!(doc.lower_word(at), "the" | "of" | ",") {
        at += 1;
    }
    if !same_line(doc, i, at) {
        return None;
    }
    let byte = |end: usize| doc.token(end - 1).map_or(0, |t| t.end as usize);
    if let Some(year) = spoken::year(doc, at) {
        return Some(Right { end: byte(year.end), day: false, year: true });
    }
    let day = match spoken::ordinal(doc, at) {
        Some(day) => day,
        None => spoken::cardinal(doc, at).filter(|d| !scan::is_amount(doc, d.end))?,
    };
    if !(1..=31).contains(&day.value) {
        return None;
    }
    let mut after = day.end + usize::from(doc.word(day.end) == ",");
    after += usize::from(doc.lower_word(after) == "of");
    if !same_line(doc, i, after) {
        return Some(Right { end: byte(day.end), day: true, year: false });
    }
    let year = spoken::year(doc, after).or_else(|| spoken::cardinal(doc, after).filter(|y| y.value > 31));
    if let Some(year) = year {
        return Some(Right { end: byte(year.end), day: true, year: true });
    }
    right_year(doc, byte(day.end), true).or(Some(Right { end: byte(day.end), day: true, year: false }))
}
