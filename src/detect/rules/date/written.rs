//! Dates with a month's name: `March 3, 2021`, `3 Mar 21`, `04-FEB-1969`, `March 2021`, `third of may nineteen sixty`.

use super::after_month::{right_side, right_year, spoken_year};
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{self, group_before, hash, is_alnum, push, same_line};
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
    if scan::is_ordinal_end(doc, j) && doc.token(j).is_some_and(|t| !t.spaced) {
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
