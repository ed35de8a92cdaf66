//! Moves what a date expression names and writes it in the form of the original.

use super::calendar::{Civil, civil, day_number, month_length};
use super::manner::Manner;
use super::read::{Order, Parts, compact, compact_lengths};
use super::token::{Form, Kind, Token};
use super::{DateShift, last_resort, names};
use crate::replace::surrogate::case::recase;

/// Writes what the tokens become.
pub struct Writer<'t> {
    value: &'t str,
    tokens: &'t [Token],
    shift: &'t DateShift,
    out: Vec<Option<String>>,
    manner: Manner,
}

impl<'t> Writer<'t> {
    pub fn new(value: &'t str, tokens: &'t [Token], dates: &[Parts], shift: &'t DateShift) -> Self {
        let manner = Manner::of(value, tokens, dates, shift);
        Self { value, tokens, shift, out: vec![None; tokens.len()], manner }
    }

    pub fn text(&self, i: usize) -> &'t str {
        self.tokens.get(i).and_then(|t| self.value.get(t.start..t.end)).unwrap_or("")
    }

    pub fn value(&self, i: usize) -> u32 {
        self.tokens.get(i).and_then(Token::number).map_or(0, |n| n.value.min(9999))
    }

    /// A year of two digits is one of 1940 to 2039.
    pub fn century(&self, year: u32) -> i32 {
        match year {
            0..40 => 2000 + year as i32,
            40..100 => 1900 + year as i32,
            _ => year as i32,
        }
    }

    pub fn year(&self, i: usize) -> i32 {
        self.century(self.value(i))
    }

    /// The month, from 1.
    pub fn month(&self, i: usize) -> u32 {
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
        let text = number.write(value, pad, self.manner.joint, self.text(i));
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
                let name = names::month_like(found, month - 1, self.manner.short);
                let plural = self.text(i).len() > 4 && self.text(i).ends_with('s') && !name.ends_with('s');
                let plural = plural && names::month(self.text(i), self.shift.language).is_none();
                recase(&self.text(i).replace('0', "O"), name) + if plural { "s" } else { "" }
            }
            _ => token.number()?.write(month, self.manner.pad, self.manner.joint, self.text(i)),
        })
    }

    fn set_month(&mut self, i: usize, month: u32) {
        let Some(text) = self.month_text(i, month) else { return };
        // No point behind a name that is no abbreviation: `Nov. 4`, but `May 4`.
        let gap = self.text(i + 1);
        let point = gap.strip_prefix('.').filter(|rest| rest.starts_with(' '));
        if let (Some(rest), Some(Kind::Month(found))) = (point, self.tokens.get(i).map(|t| t.kind))
            && names::is_full(names::month_like(found, month - 1, self.manner.short))
        {
            self.set(i + 1, rest.to_owned());
        }
        self.set(i, text);
    }

    /// Moves one date; `year` is where the expression names one.
    pub fn shift(&mut self, parts: &Parts, year: Option<usize>) {
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
                    self.set_number(i, day, self.manner.pad);
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
            self.set_number(i, day, self.manner.pad);
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
    pub fn names(&mut self, year: Option<usize>, dates: &[Parts]) {
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
    pub fn finish(self) -> String {
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
pub fn suffix_like(suffix: &str, value: u32) -> String {
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
