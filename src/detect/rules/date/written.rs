//! Dates with a month's name: `March 3, 2021`, `3 Mar 21`, `04-FEB-1969`, `March 2021`, `third of may nineteen sixty`.

use super::anchors::{ANCHORS, Anchor};
use super::cues;
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{
    self, Group, group, group_before, hash, is_alnum, push, same_line, skip_blanks,
};
use crate::detect::rules::spoken;
use crate::detect::rules::words::words;
use crate::text::{Case, Document};

/// How surely a word is a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    /// `October`
    Sure,
    /// `Oct`: optical coherence tomography, names, other words
    Short,
    /// `May`, `March`: common words and names
    Word,
    /// `mayo`: a month only beside a number
    Foreign,
}

words! {
    /// Words before a month that stands alone.
    IN: () =
        "in since until til till last next this early late mid by before after through thru of during every each from around \
         about between following past previous prior end beginning ran started to due" => ()
}

words! {
    /// Words behind `may` and `march` when they are no month.
    VERB: () =
        "be have not need benefit require also represent reflect cause take use go return try eat bear resume \
         continue remain show include indicate increase decrease consider discharge contact or transfer present" => ()
}

/// Reports the date whose month is token `i`.
pub(super) fn at(doc: &Document<'_>, i: usize, month: Month, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    let Some(token) = doc.token(i) else { return };
    let (mut start, mut end) = (token.start as usize, token.end as usize);
    let after_digit = start > 0 && scan::is_digit(text, start - 1);
    if start > 0 && is_alnum(text, start - 1) && !after_digit {
        return;
    }
    // `…/nov99`, `x_may`: part of a path or a name.
    let path = !token.spaced
        && matches!(doc.lower_at(i, -1), "/" | "_" | "@" | "." | "\\")
        && doc.glued(i.saturating_sub(2));
    let day_left = left_day(doc, i, month);
    if path && day_left.is_none() {
        return;
    }
    if let Some((at, _)) = day_left {
        start = at;
    }
    let right = match day_left {
        Some(_) => spoken_year(doc, i).or_else(|| right_year(doc, end, true)),
        None => right_side(doc, i, end, month),
    };
    let full = right.is_some_and(|r| r.year) && (day_left.is_some() || right.is_some_and(|r| r.day));
    if let Some(right) = right {
        end = right.end;
    }
    if month == Month::Foreign && doc.lower_word(i) == "ctober" {
        // A `0` for the first letter.
        if day_left.is_none_or(|(at, value)| value != 0 || at + 1 != token.start as usize) && !after_digit {
            return;
        }
        start = token.start as usize - usize::from(after_digit);
    }
    // `1988 FEB 29`
    let year_left = i > 0
        && right.is_some_and(|r| r.day && !r.year)
        && same_line(doc, i - 1, i)
        && scan::digits(doc, i - 1) == 4
        && scan::number(doc, i - 1).is_some_and(|y| (1850..2100).contains(&y));
    if year_left {
        start = doc.token(i - 1).map_or(start, |t| t.start as usize);
    }
    let confidence = match (day_left, right) {
        _ if full || year_left => 96,
        (None, None) => alone(doc, i, month),
        _ => match month {
            Month::Sure | Month::Short => 92,
            Month::Word => 88,
            Month::Foreign => 82,
        },
    };
    if confidence > 0 {
        push(out, start..end, Date, confidence, "date.written");
    }
}

/// A month without a number.
fn alone(doc: &Document<'_>, i: usize, month: Month) -> u8 {
    let Some(token) = doc.token(i) else { return 0 };
    let next = hash(doc, i + 1);
    let cue = i > 0 && same_line(doc, i - 1, i) && IN.has(hash(doc, i - 1));
    let time = matches!(
        doc.lower_at(i, -1),
        "in" | "since" | "last" | "until" | "til" | "till" | "early" | "late" | "mid" | "every" | "each"
    );
    let upper = matches!(token.case, Case::Title | Case::Upper);
    // `Dr. April Ray`, `May Quach`: a name goes on with a capitalised word.
    let named = upper
        && doc.token(i + 1).is_some_and(|t| t.case == Case::Title && t.spaced && same_line(doc, i, i + 1))
        && !cue;
    let joined = doc.word(i + 1) == "-" && doc.glued(i);
    match month {
        Month::Foreign => 0,
        _ if joined && doc.token(i + 2).is_some_and(|t| t.case == Case::Title) => 25,
        Month::Sure if named => 60,
        Month::Sure => 86,
        Month::Word if VERB.has(next) || doc.lower_word(i + 1) == "," && !cue => 0,
        Month::Word if time && (upper || doc.lower_word(i) != "may" || doc.lower_at(i, -1) != "in") => 86,
        Month::Word if cue && upper && !named => 82,
        Month::Word if cue => 60,
        Month::Word if named => 0,
        Month::Word if doc.lower_word(i) == "may" || doc.lower_word(i) == "march" => 20,
        Month::Word => 50,
        Month::Short if doc.lower_word(i) == "oct" && !time => {
            if upper && token.case == Case::Title {
                60
            } else {
                20
            }
        }
        Month::Short if time => 86,
        Month::Short if cue => 82,
        Month::Short if named || doc.lower_word(i) == "jan" || doc.lower_word(i) == "mar" || joined => 25,
        Month::Short if token.case == Case::Title => 80,
        Month::Short if matches!(doc.lower_word(i), "sept" | "feb" | "nov") => 80,
        Month::Short => 62,
    }
}

/// The day before the month: where it begins and its value (`3`, `3rd of`, `third of`, `04-`).
fn left_day(doc: &Document<'_>, i: usize, month: Month) -> Option<(usize, u32)> {
    let text = doc.text().as_bytes();
    let token = doc.token(i)?;
    let mut at = token.start as usize;
    let mut j = i.checked_sub(1)?;
    if !same_line(doc, j, i) {
        return None;
    }
    let mut of = false;
    match doc.lower_word(j) {
        "of" | "de" => {
            of = true;
            if doc.lower_at(j, -1) == "day" {
                j -= 1;
            }
            at = doc.token(j)?.start as usize;
            j = j.checked_sub(1)?;
        }
        "-" | "/" | "." if !token.spaced || doc.lower_word(j) == "." => {
            at = doc.token(j)?.start as usize;
            j = j.checked_sub(1)?;
        }
        _ => {}
    }
    if let Some((first, value)) = spoken_day_before(doc, j) {
        let start = doc.token(first)?.start as usize;
        return (of || value > 0 && month != Month::Word).then_some((start, value));
    }
    let mut ordinal = false;
    if matches!(doc.lower_word(j), "st" | "nd" | "rd" | "th") && doc.token(j).is_some_and(|t| !t.spaced) {
        ordinal = true;
        at = doc.token(j)?.start as usize;
    }
    let mut end = at;
    while end > 0 && matches!(text.get(end - 1), Some(b' ' | b'\t')) {
        end -= 1;
    }
    if at - end > 3 || (of && !ordinal && month == Month::Word) {
        return None;
    }
    let found = group_before(text, end)?;
    let decimal = found.start > 0
        && matches!(text.get(found.start - 1), Some(b'.' | b'/' | b'-' | b':'))
        && found.start > 1
        && scan::is_digit(text, found.start - 2);
    let real = (found.start..found.end).any(|k| scan::is_digit(text, k));
    if found.len() > 2 || !(1..=31).contains(&found.value) || decimal || !real {
        return None;
    }
    // `pain 5 may` and `walked 10 march`: these need a capital or an ordinal.
    let capital = matches!(token.case, Case::Title | Case::Upper);
    (month != Month::Word && month != Month::Foreign || capital || ordinal || of)
        .then_some((found.start, found.value))
}

/// The spoken ordinal or cardinal whose last word is token `j`.
fn spoken_day_before(doc: &Document<'_>, j: usize) -> Option<(usize, u32)> {
    let back = j.saturating_sub(2);
    (back..=j).find_map(|first| {
        let found = spoken::ordinal(doc, first)?;
        (found.end == j + 1 && found.value <= 31 && same_line(doc, first, j)).then_some((first, found.value))
    })
}

/// What stands to the right of a month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Right {
    /// After its last byte.
    pub(super) end: usize,
    day: bool,
    year: bool,
}

/// The day and year, or only one of them, behind a month that ends at byte `end`.
fn right_side(doc: &Document<'_>, i: usize, end: usize, month: Month) -> Option<Right> {
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
fn spoken_year(doc: &Document<'_>, i: usize) -> Option<Right> {
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
