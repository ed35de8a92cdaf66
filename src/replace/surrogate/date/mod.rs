//! Dates: every date of a scope moves by the same number of days, so order and intervals stay.
//!
//! What is less than a date moves by the nearest whole step that is not none: months by months, seasons by
//! seasons, years by years, weekdays by the shift itself. A holiday becomes the one nearest to its shifted day.
//! Format, language, letter case and times of day stay.

mod calendar;
mod elder;
mod holiday;
mod holidays;
mod manner;
mod moved;
mod named;
mod names;
mod numeric;
mod order;
mod read;
mod spoken;
mod token;
mod write;

use super::case::recase;
use crate::session::Key;
use crate::text::sort;
pub(super) use elder::Elders;
use read::Expression;
use write::Writer;
pub(super) use write::suffix_like;

/// The languages surrogates are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English
    #[default]
    En,
    /// French
    Fr,
    /// German
    De,
    /// Spanish
    Es,
}

impl Language {
    /// The language of a locale such as `fr-CA`; English if it is another.
    pub fn of_locale(locale: &str) -> Self {
        match locale.get(..2) {
            Some("fr") => Self::Fr,
            Some("de") => Self::De,
            Some("es") => Self::Es,
            _ => Self::En,
        }
    }
}

/// How the dates of a document move.
#[derive(Debug, Clone, Copy)]
pub struct DateShift {
    /// By how many days; not 0, and less than 100,000 either way.
    pub days: i32,
    /// Whether `3/4` is the third of April.
    pub day_first: bool,
    /// The language in which names are looked up first.
    pub language: Language,
    /// Whether months and days below ten have a leading zero in the document's numeric dates, if they show it.
    pub padded: Option<bool>,
    /// The first full date of the document, in days since 1970-01-01: what names no year is near it.
    pub anchor: Option<i32>,
}

/// The shift of a scope: 1 to 363 days back or ahead, never whole weeks, so that a weekday changes too.
pub fn shift_days(key: &Key) -> i32 {
    let mut draw = key.draw("date shift", &[]);
    let nth = draw.below(312) as i32;
    let days = nth + nth / 6 + 1;
    if draw.below(2) == 0 { days } else { -days }
}

/// Whether the day stands first in the numeric dates of a document, if one of them shows it.
pub fn day_first_evidence(values: &[&str]) -> Option<bool> {
    majority(values, |first, second| match (first.parse::<u32>(), second.parse::<u32>()) {
        (Ok(13..=31), Ok(1..=12)) => 1,
        (Ok(1..=12), Ok(13..=31)) => -1,
        _ => 0,
    })
}

/// Whether the numeric dates of a document have leading zeros.
fn padded_evidence(values: &[&str]) -> Option<bool> {
    let vote = |part: &str| match part.as_bytes() {
        [b'0', _] => 1,
        [_] => -1,
        _ => 0,
    };
    majority(values, |first, second| vote(first) + vote(second))
}

/// The sign of the votes of the first two numbers of dates such as `3/4` and `03-04-2021`.
fn majority(values: &[&str], vote: impl Fn(&str, &str) -> i32) -> Option<bool> {
    let mut votes = 0;
    for value in values {
        let mut parts = value.splitn(4, ['/', '-', '.']).map(str::trim);
        let [first, second, _, more] = [(); 4].map(|()| parts.next());
        let pair = first.zip(second).filter(|_| more.is_none());
        if let Some((first, second)) = pair.filter(|(a, b)| [a, b].iter().all(|p| matches!(p.len(), 1..=2))) {
            votes += vote(first, second);
        }
    }
    (votes != 0).then_some(votes > 0)
}

impl DateShift {
    /// The shift of a document in a locale such as `en-GB` with these dates in it. Dates are month first in the
    /// United States and where nothing is known.
    pub fn of_document(days: i32, locale: &str, values: &[&str]) -> Self {
        let language = Language::of_locale(locale);
        let month_first = locale.len() < 2 || locale.ends_with("US") || locale == "en";
        let day_first = day_first_evidence(values).unwrap_or(!month_first);
        let shift = Self { days, day_first, language, padded: padded_evidence(values), anchor: None };
        Self { anchor: values.iter().find_map(|value| shift.read(value)?.full_date()), ..shift }
    }

    /// Takes a date apart, unless it is too long to be one.
    pub fn read<'v>(&self, value: &'v str) -> Option<Expression<'v>> {
        (value.len() <= super::LONGEST).then(|| Expression::read(value, self.language, self.day_first))
    }

    /// A step of so many days as the shift comes nearest to; not 0 and not a multiple of `cycle`.
    fn steps(&self, numerator: i32, denominator: i32, cycle: i32) -> i32 {
        let sign = self.days.signum();
        let steps = (self.days * numerator + sign * denominator / 2) / denominator;
        if steps == 0 {
            sign
        } else if cycle > 1 && steps % cycle == 0 {
            steps - sign
        } else {
            steps
        }
    }

    fn months(&self) -> i32 {
        self.steps(12, 365, 12)
    }
}

/// The surrogate of a date in any form. It is another text than the original.
pub fn date(read: &Expression<'_>, shift: &DateShift) -> String {
    let value = read.value;
    if let Some(days) = schedule(value, shift) {
        return days;
    }
    let mut writer = Writer::new(read, shift);
    let year = read.dates.iter().find_map(|d| d.year);
    for parts in &read.dates {
        writer.shift(parts, year);
    }
    writer.names(year);
    let out = writer.finish();
    if out == value { last_resort(value, shift) } else { out }
}

/// Weekdays in letters, as dialysis has them: `MWF`, `TTS`.
fn schedule(value: &str, shift: &DateShift) -> Option<String> {
    const LETTERS: [&str; 7] = ["M", "T", "W", "Th", "F", "S", "Su"];
    if !(2..=12).contains(&value.len()) || !value.starts_with(['M', 'T', 'W', 'F', 'S']) {
        return None;
    }
    if names::weekday(value, Language::En).is_some() {
        return None;
    }
    let mut days: Vec<u32> = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let seen = |day: u32| days.contains(&day);
        let (day, len) = match rest.get(..2) {
            Some("Tu") => (1, 2),
            Some("Th") => (3, 2),
            Some("Sa") => (5, 2),
            Some("Su") => (6, 2),
            _ => match rest.chars().next()? {
                'M' => (0, 1),
                'T' if seen(1) => (3, 1),
                'T' => (1, 1),
                'W' => (2, 1),
                'R' => (3, 1),
                'F' => (4, 1),
                'S' if seen(5) => (6, 1),
                'S' => (5, 1),
                _ => return None,
            },
        };
        days.push(day);
        rest = rest.get(len..)?;
    }
    let mut days: Vec<u32> = days.iter().map(|&d| (d as i32 + shift.days).rem_euclid(7) as u32).collect();
    sort(&mut days);
    if days == [1, 3, 5] {
        return Some("TTS".to_owned());
    }
    Some(days.iter().filter_map(|&d| LETTERS.get(d as usize).copied()).collect())
}

/// Other digits for a text that is no date, and a holiday for words that name none.
fn last_resort(value: &str, shift: &DateShift) -> String {
    let seed =
        value.bytes().fold(shift.days as u32, |sum, b| sum.wrapping_mul(31).wrapping_add(u32::from(b)));
    if value.bytes().any(|b| b.is_ascii_digit()) {
        let step = seed % 9 + 1;
        let other = |c: char| c.to_digit(10).map_or(c, |d| char::from(b'0' + ((d + step) % 10) as u8));
        return value.chars().map(other).collect();
    }
    let name = holiday::pick(shift.language, seed as usize);
    let name = if name == value { holiday::pick(shift.language, seed as usize + 1) } else { name };
    recase(value, name)
}

#[cfg(test)]
mod intervals;
#[cfg(test)]
mod tests;
