//! Which numbers of a date expression are days, months and years.

use super::token::{Form, Kind, Number, Token};

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

/// The order of a date's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    YearMonthDay,
    MonthDayYear,
    DayMonthYear,
}

impl Order {
    /// Year, month and day of three numbers in this order.
    pub fn sort<T: Copy>(self, [a, b, c]: [T; 3]) -> [T; 3] {
        match self {
            Self::YearMonthDay => [a, b, c],
            Self::MonthDayYear => [c, a, b],
            Self::DayMonthYear => [c, b, a],
        }
    }
}

fn is_month(n: u32) -> bool {
    (1..=12).contains(&n)
}

fn is_day(n: u32) -> bool {
    (1..=31).contains(&n)
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

    fn number(&self, i: usize) -> Option<Number> {
        self.tokens.get(i)?.number()
    }

    fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    /// The text between two tokens.
    fn between(&self, a: usize, b: usize) -> &str {
        let (Some(a), Some(b)) = (self.tokens.get(a), self.tokens.get(b)) else { return "" };
        self.text.get(a.end..b.start).unwrap_or("")
    }

    fn apostrophe(&self, i: usize) -> bool {
        let start = self.tokens.get(i).map_or(0, |t| t.start);
        self.text.get(..start).is_some_and(|head| head.trim_end().ends_with(['\'', '’', '‘', '`']))
    }

    fn followed_by(&self, i: usize, suffix: &str) -> bool {
        let next = self.tokens.get(i + 1).filter(|t| matches!(t.kind, Kind::Suffix));
        next.and_then(|t| self.text.get(t.start..t.end)).is_some_and(|s| s.eq_ignore_ascii_case(suffix))
    }

    fn ordinal(&self, i: usize) -> bool {
        self.number(i).is_some_and(|n| n.form == Form::Ordinal)
            || matches!(self.kind(i + 1), Some(Kind::Suffix)) && !self.followed_by(i, "s")
    }

    fn long(&self, i: usize) -> bool {
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
        let between = self.between(before, i).to_lowercase();
        let joined = ["-", "–", "—", "&", "/", "and", "to", "thru", "or", "und", "et", "bis"];
        joined.iter().any(|j| between.contains(j))
            || between.contains(',') && self.number(i).is_some_and(|n| n.form == Form::Digits(1))
    }

    /// Dates in numbers alone; a number beside a season or holiday is a year.
    fn numeric(&self, season: bool) -> Vec<Parts> {
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
        let word = matches!(between.to_lowercase().as_str(), "slash" | "dash" | "dot");
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

/// Year, month and day of a run of digits in an order.
pub fn compact(run: &str, order: Order) -> Option<[u32; 3]> {
    let lengths = compact_lengths(run, order)?;
    let mut at = 0;
    let mut values = [0; 3];
    for (value, len) in values.iter_mut().zip(lengths) {
        *value = run.get(at..at + len)?.parse().ok()?;
        at += len;
    }
    Some(order.sort(values))
}

/// How many digits each of the three numbers of a run has.
pub fn compact_lengths(run: &str, order: Order) -> Option<[usize; 3]> {
    let year = match run.len() {
        6 => 2,
        8.. => 4,
        _ => return None,
    };
    Some(if order == Order::YearMonthDay { [year, 2, 2] } else { [2, 2, year] })
}
