//! Dates in numbers alone.

use super::order::{Order, compact, is_day, is_month};
use super::read::{Parts, Reader};
use super::token::Form;
use crate::text::LetterCase;

impl Reader<'_> {
    /// Dates in numbers alone; a number beside a season or holiday is a year.
    pub(super) fn numeric(&self, season: bool) -> Vec<Parts> {
        let places: Vec<usize> = (0..self.tokens.len()).filter(|&i| self.number(i).is_some()).collect();
        let mut dates: Vec<Parts> = Vec::new();
        let mut rest = places.as_slice();
        while let Some((&first, tail)) = rest.split_first() {
            let triple = rest.first_chunk::<3>().and_then(|places| self.triple(*places));
            let pair = || rest.first_chunk::<2>().and_then(|[a, b]| self.pair(*a, *b));
            let (parts, used) = match triple {
                Some(parts) => (Some(parts), 3),
                None => pair().map_or((None, 1), |parts| (Some(parts), 2)),
            };
            rest = rest.get(used..).unwrap_or(tail);
            let value = self.number(first).map_or(0, |n| n.value);
            match (parts, dates.last_mut()) {
                (Some(parts), _) => dates.push(parts),
                // Month and day not known: "1952-00-00".
                (None, Some(_)) if value == 0 => {}
                // What stands alone behind a whole date is a time; "9/16-17" is a range.
                (None, Some(last)) if !last.days.is_empty() && !last.months.is_empty() => {
                    if last.year.is_none() && is_day(value) {
                        last.days.push(first);
                    }
                }
                (None, _) => dates.push(self.single(first, season)),
            }
        }
        dates
    }

    /// The separator between two numbers, if it is one of a date.
    fn separator(&self, a: usize, b: usize) -> Option<&str> {
        let between = self.between(a, b).trim();
        let word = matches!(between.small().as_str(), "slash" | "dash" | "dot");
        (word || between.chars().count() <= 1 && !matches!(between, "," | ":" | "&")).then_some(between)
    }

    fn triple(&self, places: [usize; 3]) -> Option<Parts> {
        let [a, b, c] = places;
        let (first, second) = (self.separator(a, b)?, self.separator(b, c)?);
        let numbers = [self.number(a)?, self.number(b)?, self.number(c)?];
        let values = numbers.map(|n| n.value);
        let [x, y, z] = values;
        let [wide_x, _, wide_z] = places.map(|i| self.long(i));
        if self.number(a).is_some_and(|n| matches!(n.form, Form::Digits(5..))) {
            return None;
        }
        let order = if wide_x {
            Order::YearMonthDay
        } else if first != second {
            return None;
        } else if is_day(x) && is_month(y) && (self.day_first || x > 12) {
            Order::DayMonthYear
        } else {
            Order::MonthDayYear
        };
        let short = matches!(numbers[2].form, Form::Digits(1)) && order != Order::YearMonthDay;
        let [_, month, day] = order.sort(values);
        let fits =
            is_month(month) && is_day(day) && !short && (order == Order::YearMonthDay || z < 100 || wide_z);
        fits.then(|| {
            let [year, month, day] = order.sort(places);
            Parts { year: Some(year), months: vec![month], days: vec![day], ..Parts::default() }
        })
    }

    fn pair(&self, a: usize, b: usize) -> Option<Parts> {
        self.separator(a, b).filter(|s| !s.is_empty() || self.spelled(a))?;
        let (x, y) = (self.number(a)?.value, self.number(b)?.value);
        let day_month = |day, month| Some(Parts { months: vec![month], days: vec![day], ..Parts::default() });
        let month_year =
            |month, year| Some(Parts { months: vec![month], year: Some(year), ..Parts::default() });
        match (self.long(a), self.long(b)) {
            (true, false) if is_month(y) && self.number(b)?.form != Form::Digits(1) => month_year(b, a),
            (false, true) if is_month(x) => month_year(a, b),
            (true, _) | (_, true) => None,
            _ if self.day_first && is_day(x) && is_month(y) => day_month(a, b),
            _ if is_month(x) && is_day(y) => day_month(b, a),
            _ if is_day(x) && is_month(y) => day_month(a, b),
            _ if is_month(x) && y == 0 => month_year(a, b),
            _ => None,
        }
    }

    fn spelled(&self, i: usize) -> bool {
        self.number(i).is_some_and(|n| !matches!(n.form, Form::Digits(_)))
    }

    fn single(&self, i: usize, season: bool) -> Parts {
        let Some(number) = self.number(i) else { return Parts::default() };
        let digits = if let Form::Digits(len) = number.form { len } else { 0 };
        if digits >= 6 {
            return Parts { compact: self.order(i).map(|order| (i, order)), ..Parts::default() };
        }
        if self.followed_by(i, "s") {
            return Parts { decade: Some(i), ..Parts::default() };
        }
        let padded = digits == 2 && number.value < 10;
        let year = self.apostrophe(i) || self.long(i) || season || padded || !is_day(number.value);
        if year && !self.ordinal(i) {
            return Parts { year: Some(i), ..Parts::default() };
        }
        Parts { days: vec![i], ..Parts::default() }
    }

    /// The order of the first eight or the only six digits of a number, if they can be a date.
    fn order(&self, i: usize) -> Option<Order> {
        let token = self.tokens.get(i)?;
        let run = self.text.get(token.start..token.end)?;
        let preferred = if self.day_first { Order::DayMonthYear } else { Order::MonthDayYear };
        let other = if self.day_first { Order::MonthDayYear } else { Order::DayMonthYear };
        [Order::YearMonthDay, preferred, other].into_iter().find(|&order| {
            compact(run, order).is_some_and(|[year, month, day]| {
                is_month(month) && is_day(day) && (run.len() == 6 || (1800..2200).contains(&year))
            })
        })
    }
}
