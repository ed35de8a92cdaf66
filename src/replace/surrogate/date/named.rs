//! Moves weekdays, seasons and holidays.

use super::calendar::{civil, day_number};
use super::token::Kind;
use super::write::Writer;
use super::{last_resort, names};
use crate::replace::surrogate::case::recase;

impl Writer<'_> {
    /// Moves weekdays, seasons and holidays, and replaces words that no one knows.
    pub fn names(&mut self, year: Option<usize>) {
        let days = self.shift.days;
        let full = self.read.dates.iter().find_map(|d| {
            let (year, month, day) = (d.year?, *d.months.first()?, *d.days.first()?);
            Some(day_number((self.read.year(year), self.read.month(month), self.read.number(day))))
        });
        let mut unknown = false;
        for (i, token) in self.read.tokens.iter().enumerate() {
            let text = self.read.text(i);
            match token.kind {
                Kind::Weekday(found) => {
                    let step = if days % 7 == 0 && full.is_none() { days.signum() } else { days };
                    let index = (found.index as i32 + step).rem_euclid(7) as u32;
                    let name = names::weekday_like(found, index);
                    let plural = if names::weekday(text, self.shift.language).is_none() { "s" } else { "" };
                    self.set(i, recase(text, name) + plural);
                }
                Kind::Season(found) => {
                    let base = year.map_or(0, |y| self.read.year(y) * 4);
                    let count = base + found.index as i32 + self.shift.steps(4, 365, 4);
                    let name = names::season_like(found, count.rem_euclid(4) as u32);
                    self.set(i, recase(text, name));
                    if let Some(y) = year {
                        self.set_year(y, count.div_euclid(4));
                    }
                }
                Kind::Holiday(holiday) => {
                    let known = year.map(|y| self.read.year(y));
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
}
