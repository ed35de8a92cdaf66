//! The order of year, month and day.

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

/// Whether it can be a month.
pub fn is_month(n: u32) -> bool {
    (1..=12).contains(&n)
}

/// Whether it can be a day of a month.
pub fn is_day(n: u32) -> bool {
    (1..=31).contains(&n)
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
