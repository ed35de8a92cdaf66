//! Moves days, months and years.

use super::calendar::{Civil, civil, day_number, month_length};
use super::order::{Order, compact, compact_lengths};
use super::read::Parts;
use super::token::Kind;
use super::write::Writer;

impl Writer<'_> {
    /// Moves one date; `year` is where the expression names one.
    pub fn shift(&mut self, parts: &Parts, year: Option<usize>) {
        let days = self.shift.days;
        if let Some((i, order)) = parts.compact {
            self.shift_compact(i, order);
        }
        if let Some(i) = parts.decade {
            let decade = self.read.number(i) as i32 + 10 * days.signum();
            let len = self.read.text(i).len();
            let modulus = if len <= 2 { 100 } else { 10_000 };
            self.set(i, format!("{:0len$}", decade.rem_euclid(modulus)));
        }
        match (parts.days.is_empty(), parts.months.first()) {
            (false, Some(&month)) => self.shift_days_of(parts, month, parts.year.or(year)),
            (false, None) => {
                for &i in &parts.days {
                    let day = self.day_alone(self.read.number(i));
                    self.set_number(i, day, self.manner.pad);
                }
            }
            (true, Some(&month)) => {
                let count = match parts.year {
                    Some(i) => self.read.year(i) * 12,
                    None => 0,
                } + self.read.month(month) as i32
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
                    self.read.tokens.iter().any(|t| matches!(t.kind, Kind::Season(_) | Kind::Holiday(_)));
                if let Some(i) = parts.year.filter(|_| !seasonal) {
                    self.set_year(i, self.read.year(i) + self.shift.steps(1, 365, 1));
                }
            }
        }
    }

    /// Moves the days of one month.
    fn shift_days_of(&mut self, parts: &Parts, month: usize, year: Option<usize>) {
        let month_number = self.read.month(month);
        let moved: Vec<(usize, Civil)> = parts
            .days
            .iter()
            .map(|&i| {
                let day = self.read.number(i);
                let from = match year {
                    Some(y) => day_number((self.read.year(y), month_number, day)),
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
                    self.read
                        .value
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
        let run = self.read.text(i);
        let (Some([year, month, day]), Some(lengths)) = (compact(run, order), compact_lengths(run, order))
        else {
            return;
        };
        let (year, month, day) = civil(day_number((self.read.century(year), month, day)) + self.shift.days);
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
}
