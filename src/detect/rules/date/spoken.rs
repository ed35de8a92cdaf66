//! Dates all in spoken numbers: `nineteen ninety nine`, `eight slash one slash twenty four`, and behind a label
//! `oh three twelve eighty eight`.

use super::{cues, holiday, ordinal};
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{self, push_tokens, same_line};
use crate::detect::rules::spoken::{cardinal, digit_row, ordinal as spoken_ordinal, year};
use crate::text::Document;

/// Reports the date that begins with the number word at token `i`.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    // Only the first word of a row of numbers is an anchor.
    if i > 0 && cardinal(doc, i - 1).is_some() && same_line(doc, i - 1, i) {
        return;
    }
    if doc.lower_word(i) == "three" && doc.lower_word(i + 1) == "kings" {
        return holiday::at(doc, i, &["kings day", "kings"], out);
    }
    if cues::labelled(doc, i)
        && let Some((4..=8, end)) = digit_row(doc, i)
    {
        return push_tokens(doc, out, i..end, Date, 85, "date.spoken");
    }
    if let Some(found) = year(doc, i).filter(|y| (1900..2045).contains(&y.value)) {
        let led = matches!(
            doc.lower_at(i, -1),
            "in" | "since" | "of" | "until" | "from" | "by" | "around" | "year" | "before" | "after"
        );
        let first = doc.lower_word(i);
        let confidence = match first {
            _ if scan::is_amount(doc, found.end) => 0,
            "nineteen" if led => 90,
            "nineteen" => 82,
            _ if led => 84,
            _ => 40,
        };
        // A longer row of digits is a number to call.
        let row = digit_row(doc, i).is_some_and(|(count, _)| count > 4);
        if confidence > 0 && !row {
            return push_tokens(doc, out, i..found.end, Date, confidence, "date.spoken");
        }
    }
    // `in ninety four`
    if matches!(doc.lower_at(i, -1), "in" | "since")
        && let Some(short) = cardinal(doc, i).filter(|y| y.value > 31 && y.value % 10 != 0 && y.end > i + 1)
        && !scan::is_amount(doc, short.end)
    {
        return push_tokens(doc, out, i..short.end, Date, 80, "date.spoken");
    }
    if let Some(end) = ordinals(doc, i) {
        return push_tokens(doc, out, i..end, Date, 86, "date.spoken");
    }
    ordinal::spoken_at(doc, i, out);
}

/// The end of `third of the eleventh forty nine`: day and month as ordinals.
fn ordinals(doc: &Document<'_>, i: usize) -> Option<usize> {
    let day = spoken_ordinal(doc, i).filter(|d| d.value <= 31)?;
    if doc.lower_word(day.end) != "of" || doc.lower_word(day.end + 1) != "the" {
        return None;
    }
    let month = spoken_ordinal(doc, day.end + 2).filter(|m| m.value <= 12)?;
    let after = year(doc, month.end).or_else(|| cardinal(doc, month.end).filter(|y| y.value > 31));
    Some(after.map_or(month.end, |y| y.end))
}

/// Reports the date around the first `slash` (token `i`): `eight slash one slash twenty four`, `eight slash one`.
pub(super) fn around_slash(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let from = i.saturating_sub(3);
    let Some((first, month)) = (from..i).find_map(|j| Some((j, cardinal(doc, j).filter(|c| c.end == i)?)))
    else {
        return;
    };
    if (first > 0 && doc.lower_word(first - 1) == "slash") || !same_line(doc, first, i) {
        return;
    }
    let Some(day) = cardinal(doc, i + 1) else { return };
    if !(1..=31).contains(&month.value) || !(1..=31).contains(&day.value) {
        return;
    }
    let (mut end, mut confidence) = (day.end, 62);
    if doc.lower_word(day.end) == "slash"
        && let Some(found) = year(doc, day.end + 1).or_else(|| cardinal(doc, day.end + 1))
    {
        (end, confidence) = (found.end, 90);
    }
    push_tokens(doc, out, first..end, Date, confidence, "date.spoken");
}
