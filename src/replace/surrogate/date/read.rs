//! Which numbers of a date expression are days, months and years.

use super::Language;
use super::calendar::day_number;
use super::order::{Order, compact, is_day};
use super::token::{Form, Kind, Number, Token, tokens};
use crate::text::{LetterCase, holds};

/// The parts of one date, as indices of tokens.
#[derive(Debug, Default, Clone)]
pub struct Parts {
    pub year: Option<usize>,
    /// Two if a month stands in two languages.
    pub months: Vec<usize>,
    /// More than one in `March 3-5`.
    pub days: Vec<usize>,
    /// `1990s`
    pub decade: Option<usize>,
    /// Eight digits or more, and in which order.
    pub compact: Option<(usize, Order)>,
}

/// A date expression taken apart.
#[derive(Debug)]
pub struct Expression<'t> {
    pub value: &'t str,
    pub tokens: Vec<Token>,
    pub dates: Vec<Parts>,
}

impl<'t> Expression<'t> {
    /// Reads `value`; `language` is looked up first.
    pub fn read(value: &'t str, language: Language, day_first: bool) -> Self {
        let mut tokens = tokens(value, language);
        let dates = Reader { text: value, tokens: &mut tokens, day_first }.read();
        Self { value, tokens, dates }
    }

    /// The first date with day, month and year, in days since 1970-01-01.
    pub fn full_date(&self) -> Option<i32> {
        self.dates.iter().find_map(|parts| {
            if let Some((i, order)) = parts.compact {
                let [year, month, day] = compact(self.text(i), order)?;
                return Some(day_number((self.century(year), month, day)));
            }
            let (year, month) = (parts.year?, *parts.months.first()?);
            Some(day_number((self.year(year), self.month(month), self.number(*parts.days.first()?))))
        })
    }

    pub fn text(&self, i: usize) -> &'t str {
        self.tokens.get(i).and_then(|t| self.value.get(t.start..t.end)).unwrap_or("")
    }

    pub fn number(&self, i: usize) -> u32 {
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
        self.century(self.number(i))
    }

    /// The month, from 1.
    pub fn month(&self, i: usize) -> u32 {
        match self.tokens.get(i).map(|t| t.kind) {
            Some(Kind::Month(found)) => found.index + 1,
            _ => self.number(i),
        }
    }
}

/// A reader of one expression.
pub struct Reader<'t> {
    pub text: &'t str,
    pub tokens: &'t mut Vec<Token>,
    pub day_first: bool,
}

impl Reader<'_> {
    /// The dates of the expression, in order.
    pub fn read(&mut self) -> Vec<Parts> {
        let named = self.tokens.iter().any(|t| matches!(t.kind, Kind::Month(_)));
        let season = self.tokens.iter().any(|t| matches!(t.kind, Kind::Season(_) | Kind::Holiday(_)));
        if named {
            self.join_split_days();
            self.named()
        } else {
            self.numeric(season)
        }
    }

    pub(super) fn number(&self, i: usize) -> Option<Number> {
        self.tokens.get(i)?.number()
    }

    fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    /// The text between two tokens.
    pub(super) fn between(&self, a: usize, b: usize) -> &str {
        let (Some(a), Some(b)) = (self.tokens.get(a), self.tokens.get(b)) else { return "" };
        self.text.get(a.end..b.start).unwrap_or("")
    }

    pub(super) fn apostrophe(&self, i: usize) -> bool {
        let start = self.tokens.get(i).map_or(0, |t| t.start);
        self.text.get(..start).is_some_and(|head| head.trim_end().ends_with(['\'', '’', '‘', '`']))
    }

    pub(super) fn followed_by(&self, i: usize, suffix: &str) -> bool {
        let next = self.tokens.get(i + 1).filter(|t| matches!(t.kind, Kind::Suffix));
        next.and_then(|t| self.text.get(t.start..t.end)).is_some_and(|s| s.eq_ignore_ascii_case(suffix))
    }

    pub(super) fn ordinal(&self, i: usize) -> bool {
        self.number(i).is_some_and(|n| n.form == Form::Ordinal)
            || matches!(self.kind(i + 1), Some(Kind::Suffix)) && !self.followed_by(i, "s")
    }

    pub(super) fn long(&self, i: usize) -> bool {
        self.number(i).is_some_and(|n| n.value > 31 || matches!(n.form, Form::Digits(3..)))
    }

    /// `JAN 0 9 2O24`: two single digits before a year are one day.
    fn join_split_days(&mut self) {
        let single = |t: &Token| t.number().is_some_and(|n| n.form == Form::Digits(1));
        for i in 0..self.tokens.len() {
            let [Some(a), Some(gap), Some(b)] = [i, i + 1, i + 2].map(|i| self.tokens.get(i).copied()) else {
                return;
            };
            let blank = self.text.get(gap.start..gap.end).is_some_and(|g| g.trim().is_empty());
            let year = (i + 3..self.tokens.len()).any(|i| self.long(i));
            if let (true, Some(x), Some(y)) =
                (single(&a) && single(&b) && blank && year, a.number(), b.number())
            {
                let number = Number { value: x.value * 10 + y.value, form: Form::Digits(2) };
                self.tokens.drain(i + 1..=i + 2);
                if let Some(token) = self.tokens.get_mut(i) {
                    *token = Token { start: a.start, end: b.end, kind: Kind::Number(number) };
                }
                return;
            }
        }
    }

    /// Dates with a month's name.
    fn named(&self) -> Vec<Parts> {
        let mut done = Vec::new();
        let mut parts = Parts::default();
        let significant = |i: &usize| matches!(self.kind(*i), Some(Kind::Number(_) | Kind::Month(_)));
        let places: Vec<usize> = (0..self.tokens.len()).filter(significant).collect();
        let day_first = places.first().is_some_and(|&i| self.number(i).is_some() && !self.long(i));
        for (nth, &i) in places.iter().enumerate() {
            let before = nth.checked_sub(1).and_then(|p| places.get(p)).copied();
            let Some(number) = self.number(i) else {
                let same = parts.months.first().is_some_and(|&m| match (self.kind(m), self.kind(i)) {
                    (Some(Kind::Month(a)), Some(Kind::Month(b))) => a.index == b.index,
                    _ => false,
                });
                let fresh = parts.months.is_empty() || same && before == parts.months.last().copied();
                if !fresh {
                    done.push(std::mem::take(&mut parts));
                }
                parts.months.push(i);
                continue;
            };
            if self.apostrophe(i) || self.long(i) || !is_day(number.value) {
                parts.year.get_or_insert(i);
                continue;
            }
            let later_month = places.iter().skip(nth).any(|&p| self.number(p).is_none());
            if day_first && !parts.months.is_empty() && later_month {
                done.push(std::mem::take(&mut parts));
            }
            let day = if day_first {
                parts.months.is_empty()
            } else {
                parts.days.is_empty() || before.is_some_and(|b| self.listed(b, i))
            };
            if day {
                parts.days.push(i);
            } else {
                parts.year.get_or_insert(i);
            }
        }
        done.push(parts);
        done
    }

    /// Whether a number goes on a list or range of days.
    fn listed(&self, before: usize, i: usize) -> bool {
        let between = self.between(before, i).small();
        let joined = ["-", "–", "—", "&", "/", "and", "to", "thru", "or", "und", "et", "bis"];
        joined.iter().any(|j| holds(&between, j))
            || between.contains(',') && self.number(i).is_some_and(|n| n.form == Form::Digits(1))
    }
}
