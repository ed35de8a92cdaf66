//! Dates: every date of a scope moves by the same number of days, so order and intervals stay.
//!
//! What is less than a date moves by the nearest whole step that is not none: months by months, seasons by
//! seasons, years by years, weekdays by the shift itself. A holiday becomes the one nearest to its shifted day.
//! Format, language, letter case and times of day stay.

mod calendar;
mod holiday;
mod names;
mod read;
mod token;

use super::case::recase;
use crate::session::Key;
use calendar::{Civil, civil, day_number, month_length};
use read::{Order, Parts, Reader, compact, compact_lengths};
use token::{Form, Kind, Number, Token, tokens};

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
    /// By how many days; not 0.
    pub days: i32,
    /// Whether `3/4` is the third of April.
    pub day_first: bool,
    /// The language in which names are looked up first.
    pub language: Language,
    /// The first full date of the document, in days since 1970-01-01: what names no year is near it.
    pub anchor: Option<i32>,
}

/// The shift of a scope: 1 to 364 days back or ahead, never whole weeks, so that a weekday changes too.
pub fn shift_days(key: &Key) -> i32 {
    let mut draw = key.draw("date shift", &[]);
    let nth = draw.below(312) as i32;
    let days = nth + nth / 6 + 1;
    if draw.below(2) == 0 { days } else { -days }
}

/// Whether the day stands first in the numeric dates of a document, if one of them shows it.
pub fn day_first_evidence(values: &[&str]) -> Option<bool> {
    let mut votes = 0;
    for value in values {
        let numbers: Vec<&str> = value.split(['/', '-', '.']).map(str::trim).collect();
        let [first, second, ..] = numbers.as_slice() else { continue };
        if first.len() > 2 || second.len() > 2 || numbers.len() > 3 {
            continue;
        }
        let (Ok(first), Ok(second)) = (first.parse::<u32>(), second.parse::<u32>()) else { continue };
        votes += match (first, second) {
            (13..=31, 1..=12) => 1,
            (1..=12, 13..=31) => -1,
            _ => 0,
        };
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
        let shift = Self { days, day_first, language, anchor: None };
        Self { anchor: values.iter().find_map(|value| shift.full_date(value)), ..shift }
    }

    /// The first date with day, month and year in a value.
    fn full_date(&self, value: &str) -> Option<i32> {
        let mut tokens = tokens(value, self.language);
        let dates = Reader { text: value, tokens: &mut tokens, day_first: self.day_first }.read();
        let writer = Writer::new(value, &tokens, &dates, self);
        dates.iter().find_map(|parts| {
            if let Some((i, order)) = parts.compact {
                let [year, month, day] = compact(writer.text(i), order)?;
                return Some(day_number((writer.century(year), month, day)));
            }
            let (year, month) = (parts.year?, *parts.months.first()?);
            Some(day_number((writer.year(year), writer.month(month), writer.value(*parts.days.first()?))))
        })
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

/// The surrogate of a date in any form. It is another text than `value`.
pub fn date(value: &str, shift: &DateShift) -> String {
    if let Some(days) = schedule(value, shift) {
        return days;
    }
    let mut tokens = tokens(value, shift.language);
    let dates = Reader { text: value, tokens: &mut tokens, day_first: shift.day_first }.read();
    let mut writer = Writer::new(value, &tokens, &dates, shift);
    let year = dates.iter().find_map(|d| d.year);
    for parts in &dates {
        writer.shift(parts, year);
    }
    writer.names(year, &dates);
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
    days.sort_unstable();
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

/// Writes what the tokens become.
struct Writer<'t> {
    value: &'t str,
    tokens: &'t [Token],
    shift: &'t DateShift,
    out: Vec<Option<String>>,
    /// Whether numbers below ten have a leading zero.
    pad: bool,
    /// What stands between tens and units in words.
    joint: &'static str,
    /// Whether names that are both full and short are short.
    short: bool,
}

impl<'t> Writer<'t> {
    fn new(value: &'t str, tokens: &'t [Token], dates: &[Parts], shift: &'t DateShift) -> Self {
        let named = tokens.iter().find_map(|t| if let Kind::Month(f) = t.kind { Some(f) } else { None });
        let is_number = |t: Option<&Token>| t.is_some_and(|t| t.number().is_some());
        let joined = |i: usize, step: isize| {
            let at = |n: isize| i.checked_add_signed(step * n).and_then(|i| tokens.get(i));
            let hyphen = at(1).is_some_and(|t| value.get(t.start..t.end) == Some("-"));
            is_number(at(1)) || hyphen && is_number(at(2))
        };
        let months = || tokens.iter().enumerate().filter(|(_, t)| matches!(t.kind, Kind::Month(_)));
        let glued = months().any(|(i, _)| joined(i, 1) || joined(i, -1));
        let capital = !value.chars().any(char::is_lowercase);
        let short_day =
            tokens.iter().any(|t| matches!(t.kind, Kind::Weekday(f) if f.style != names::Style::Full));
        let field = |&i: &usize| match tokens.get(i)?.number()? {
            Number { form: Form::Digits(len @ 1..=2), value } => Some((value, len)),
            Number { form: Form::Cardinal { padded }, value } => Some((value, if padded { 2 } else { 1 })),
            _ => None,
        };
        let places = dates.iter().flat_map(|d| d.months.iter().chain(&d.days));
        let fields: Vec<(u32, usize)> = places.filter_map(field).collect();
        let zero = fields.iter().any(|&(value, len)| len == 2 && value < 10);
        let full_name = named.is_some_and(|f| f.style == names::Style::Full);
        let alone = named.is_none() && tokens.iter().filter(|t| t.number().is_some()).count() == 1;
        let leading = dates.first().is_some_and(|d| d.days.first() < d.months.first());
        let plain = if named.is_some() { glued || capital && !full_name && leading } else { !alone };
        let hyphen = value
            .as_bytes()
            .windows(3)
            .any(|w| matches!(w, [a, b'-', b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic()));
        let pad = zero || plain && fields.iter().all(|f| f.1 == 2);
        Self {
            value,
            tokens,
            shift,
            out: vec![None; tokens.len()],
            pad,
            joint: if hyphen { "-" } else { " " },
            short: glued || short_day || capital && zero,
        }
    }

    fn text(&self, i: usize) -> &'t str {
        self.tokens.get(i).and_then(|t| self.value.get(t.start..t.end)).unwrap_or("")
    }

    fn value(&self, i: usize) -> u32 {
        self.tokens.get(i).and_then(Token::number).map_or(0, |n| n.value)
    }

    /// A year of two digits is one of 1940 to 2039.
    fn century(&self, year: u32) -> i32 {
        match year {
            0..40 => 2000 + year as i32,
            40..100 => 1900 + year as i32,
            _ => year as i32,
        }
    }

    fn year(&self, i: usize) -> i32 {
        self.century(self.value(i))
    }

    /// The month, from 1.
    fn month(&self, i: usize) -> u32 {
        match self.tokens.get(i).map(|t| t.kind) {
            Some(Kind::Month(found)) => found.index + 1,
            _ => self.value(i),
        }
    }

    fn set(&mut self, i: usize, text: String) {
        if let Some(out) = self.out.get_mut(i) {
            *out = Some(text);
        }
    }

    fn set_number(&mut self, i: usize, value: u32, pad: bool) {
        let Some(number) = self.tokens.get(i).and_then(Token::number) else { return };
        let text = number.write(value, pad, self.joint, self.text(i));
        self.set(i, text);
        // The suffix of an ordinal goes with its number.
        if let Some(Kind::Suffix) = self.tokens.get(i + 1).map(|t| t.kind) {
            let suffix = suffix_like(self.text(i + 1), value);
            self.set(i + 1, suffix);
        }
    }

    fn set_year(&mut self, i: usize, year: i32) {
        let Some(number) = self.tokens.get(i).and_then(Token::number) else { return };
        let year = match number.form {
            Form::Digits(..=2) | Form::Ordinal | Form::Cardinal { .. } => year.rem_euclid(100),
            _ => year.rem_euclid(10_000),
        };
        self.set_number(i, year as u32, true);
    }

    fn month_text(&self, i: usize, month: u32) -> Option<String> {
        let token = self.tokens.get(i)?;
        Some(match token.kind {
            Kind::Month(found) => {
                let name = names::month_like(found, month - 1, self.short);
                let plural = self.text(i).len() > 4 && self.text(i).ends_with('s') && !name.ends_with('s');
                let plural = plural && names::month(self.text(i), self.shift.language).is_none();
                recase(&self.text(i).replace('0', "O"), name) + if plural { "s" } else { "" }
            }
            _ => token.number()?.write(month, self.pad, self.joint, self.text(i)),
        })
    }

    fn set_month(&mut self, i: usize, month: u32) {
        let Some(text) = self.month_text(i, month) else { return };
        // No point behind a name that is no abbreviation: `Nov. 4`, but `May 4`.
        let gap = self.text(i + 1);
        let point = gap.strip_prefix('.').filter(|rest| rest.starts_with(' '));
        if let (Some(rest), Some(Kind::Month(found))) = (point, self.tokens.get(i).map(|t| t.kind))
            && names::is_full(names::month_like(found, month - 1, self.short))
        {
            self.set(i + 1, rest.to_owned());
        }
        self.set(i, text);
    }

    /// Moves one date; `year` is where the expression names one.
    fn shift(&mut self, parts: &Parts, year: Option<usize>) {
        let days = self.shift.days;
        if let Some((i, order)) = parts.compact {
            self.shift_compact(i, order);
        }
        if let Some(i) = parts.decade {
            let decade = self.value(i) as i32 + 10 * days.signum();
            let len = self.text(i).len();
            let modulus = if len <= 2 { 100 } else { 10_000 };
            self.set(i, format!("{:0len$}", decade.rem_euclid(modulus)));
        }
        match (parts.days.is_empty(), parts.months.first()) {
            (false, Some(&month)) => self.shift_days_of(parts, month, parts.year.or(year)),
            (false, None) => {
                for &i in &parts.days {
                    let day = self.day_alone(self.value(i));
                    self.set_number(i, day, self.pad);
                }
            }
            (true, Some(&month)) => {
                let count = match parts.year {
                    Some(i) => self.year(i) * 12,
                    None => 0,
                } + self.month(month) as i32
                    - 1
                    + self.shift.months();
                for &i in &parts.months {
                    self.set_month(i, count.rem_euclid(12) as u32 + 1);
                }
                if let Some(i) = parts.year {
                    self.set_year(i, count.div_euclid(12));
                }
            }
            (true, None) => {
                let seasonal =
                    self.tokens.iter().any(|t| matches!(t.kind, Kind::Season(_) | Kind::Holiday(_)));
                if let Some(i) = parts.year.filter(|_| !seasonal) {
                    self.set_year(i, self.year(i) + self.shift.steps(1, 365, 1));
                }
            }
        }
    }

    /// Moves the days of one month.
    fn shift_days_of(&mut self, parts: &Parts, month: usize, year: Option<usize>) {
        let month_number = self.month(month);
        let moved: Vec<(usize, Civil)> = parts
            .days
            .iter()
            .map(|&i| {
                let day = self.value(i);
                let from = match year {
                    Some(y) => day_number((self.year(y), month_number, day)),
                    None => self.near_anchor(month_number, day),
                };
                (i, civil(from + self.shift.days))
            })
            .collect();
        let day_first = parts.days.first() < parts.months.first();
        let leading = if day_first { moved.last() } else { moved.first() };
        let Some(&(_, (_, main_month, _))) = leading else { return };
        for &i in &parts.months {
            self.set_month(i, main_month);
        }
        let mut previous = main_month;
        for &(i, (_, month_now, day)) in &moved {
            self.set_number(i, day, self.pad);
            // Of a range over the end of a month, each end names its own.
            let Some(name) = self.month_text(month, month_now).filter(|_| month_now != previous) else {
                continue;
            };
            if let Some(Some(text)) = self.out.get_mut(i) {
                let numeric = name.bytes().all(|b| b.is_ascii_digit());
                let joint = if numeric {
                    self.value
                        .trim_matches(|c: char| c.is_alphanumeric())
                        .chars()
                        .find(|c| !c.is_alphanumeric())
                        .unwrap_or('/')
                } else {
                    ' '
                };
                *text =
                    if day_first { format!("{text}{joint}{name}") } else { format!("{name}{joint}{text}") };
            }
            if !day_first {
                previous = month_now;
            }
        }
        if let (Some(i), Some(&(_, (year, ..)))) = (parts.year, moved.last()) {
            self.set_year(i, year);
        }
    }

    /// The day number of a month and day nearest to the anchor.
    fn near_anchor(&self, month: u32, day: u32) -> i32 {
        let Some(anchor) = self.shift.anchor else {
            // A common year, unless the day is a leap day.
            return day_number((if (month, day) == (2, 29) { 2024 } else { 2023 }, month, day));
        };
        let (year, ..) = civil(anchor);
        let real = |y: &i32| day <= month_length(*y, month);
        let years = [year, year - 1, year + 1].into_iter().filter(real).map(|y| day_number((y, month, day)));
        years.min_by_key(|d| (d - anchor).abs()).unwrap_or_else(|| day_number((year, month, day)))
    }

    /// A day of an unnamed month.
    fn day_alone(&self, day: u32) -> u32 {
        let days = self.shift.days;
        let moved = match self.shift.anchor {
            Some(anchor) => {
                let (year, month, _) = civil(anchor);
                let first = year * 12 + month as i32 - 1;
                let at = |m: i32| (m.div_euclid(12), m.rem_euclid(12) as u32 + 1);
                let real = |&(y, m): &(i32, u32)| day <= month_length(y, m);
                let near = [first, first - 1, first + 1].into_iter().map(at).filter(real);
                let from = near.map(|(y, m)| day_number((y, m, day))).min_by_key(|d| (d - anchor).abs());
                civil(from.unwrap_or(anchor) + days).2
            }
            None => (day as i32 - 1 + days % 31).rem_euclid(31) as u32 + 1,
        };
        if moved == day { moved % 28 + 1 } else { moved }
    }

    fn shift_compact(&mut self, i: usize, order: Order) {
        let run = self.text(i);
        let (Some([year, month, day]), Some(lengths)) = (compact(run, order), compact_lengths(run, order))
        else {
            return;
        };
        let (year, month, day) = civil(day_number((self.century(year), month, day)) + self.shift.days);
        let year = year.rem_euclid(if run.len() == 6 { 100 } else { 10_000 }) as u32;
        let numbers = match order {
            Order::YearMonthDay => [year, month, day],
            Order::MonthDayYear => [month, day, year],
            Order::DayMonthYear => [day, month, year],
        };
        let mut text: String = numbers.iter().zip(lengths).map(|(n, len)| format!("{n:0len$}")).collect();
        // A time behind the date stays.
        text.push_str(run.get(text.len()..).unwrap_or(""));
        self.set(i, text);
    }

    /// Moves weekdays, seasons and holidays, and replaces words that no one knows.
    fn names(&mut self, year: Option<usize>, dates: &[Parts]) {
        let days = self.shift.days;
        let full = dates.iter().find_map(|d| {
            let (year, month, day) = (d.year?, *d.months.first()?, *d.days.first()?);
            Some(day_number((self.year(year), self.month(month), self.value(day))))
        });
        let mut unknown = false;
        for (i, token) in self.tokens.iter().enumerate() {
            let text = self.text(i);
            match token.kind {
                Kind::Weekday(found) => {
                    let step = if days % 7 == 0 && full.is_none() { days.signum() } else { days };
                    let index = (found.index as i32 + step).rem_euclid(7) as u32;
                    let name = names::weekday_like(found, index);
                    let plural = if names::weekday(text, self.shift.language).is_none() { "s" } else { "" };
                    self.set(i, recase(text, name) + plural);
                }
                Kind::Season(found) => {
                    let base = year.map_or(0, |y| self.year(y) * 4);
                    let count = base + found.index as i32 + self.shift.steps(4, 365, 4);
                    let name = names::season_like(found, count.rem_euclid(4) as u32);
                    self.set(i, recase(text, name));
                    if let Some(y) = year {
                        self.set_year(y, count.div_euclid(4));
                    }
                }
                Kind::Holiday(holiday) => {
                    let known = year.map(|y| self.year(y));
                    let from = full.unwrap_or_else(|| {
                        let near = known.or(self.shift.anchor.map(|a| civil(a).0)).unwrap_or(2023);
                        holiday.in_year(near)
                    });
                    let name = holiday.near(from + days, text);
                    self.set(i, recase(text, name));
                    if let (Some(y), None) = (year, full) {
                        self.set_year(y, civil(from + days).0);
                    }
                }
                Kind::Word => {
                    // A run of unknown words may be a feast no list has.
                    let stand_in = if unknown { String::new() } else { last_resort(text, self.shift) };
                    self.set(i, stand_in);
                    unknown = true;
                }
                _ => {}
            }
        }
    }

    /// The whole expression.
    fn finish(self) -> String {
        let mut out = String::with_capacity(self.value.len() + 8);
        let mut at = 0;
        for (token, new) in self.tokens.iter().zip(&self.out) {
            out.push_str(self.value.get(at..token.start).unwrap_or(""));
            let old = self.value.get(token.start..token.end).unwrap_or("");
            match new.as_deref() {
                // The gap behind a word that was dropped goes with it.
                Some("") => out.truncate(out.trim_end().len()),
                Some(new) => out.push_str(new),
                None => out.push_str(old),
            }
            at = token.end;
        }
        out + self.value.get(at..).unwrap_or("")
    }
}

/// The suffix that makes an ordinal of `value` where `suffix` made one of another number.
fn suffix_like(suffix: &str, value: u32) -> String {
    let new = match suffix.to_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => match (value % 10, value / 10 % 10) {
            (1, tens) if tens != 1 => "st",
            (2, tens) if tens != 1 => "nd",
            (3, tens) if tens != 1 => "rd",
            _ => "th",
        },
        "er" if value != 1 => "",
        _ => return suffix.to_owned(),
    };
    if suffix.chars().all(char::is_uppercase) { new.to_uppercase() } else { new.to_owned() }
}

#[cfg(test)]
mod tests;
