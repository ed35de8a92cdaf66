//! Holidays: when they are, and the one nearest to a day.

use super::Language;
use super::calendar::{civil, day_number, easter, month_length, weekday};
use super::holidays::HOLIDAYS;
use crate::lexicon::fold;
use crate::text::{LetterCase, holds, small};
use Rule::{Easter, Fixed, Last, Nth};

/// When a holiday is. Feasts of moon calendars have the middle of their range.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, weekday (Monday is 0), which of them from 1.
    Nth(u32, u32, u32),
    /// Month and weekday: the last.
    Last(u32, u32),
    /// Days after Easter Sunday.
    Easter(i32),
}

/// A holiday.
#[derive(Debug)]
pub struct Holiday {
    pub(super) language: Language,
    pub(super) rule: Rule,
    /// How a surrogate names it; empty if none does.
    pub(super) name: &'static str,
    /// Its names in lower case, folded, without blanks and points.
    pub(super) known: &'static [&'static str],
}

/// The holiday named by whole words of `text`, the longest name first, and the bytes of its name.
pub fn find(text: &str) -> Option<(&'static Holiday, usize, usize)> {
    // Letters and digits with the byte where each begins; misread letters are read like the letters they look like.
    let mut plain = String::new();
    let mut starts = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        for folded in fold(&small(c).to_string()).chars() {
            plain.push(if folded == 'l' || folded == '1' { 'i' } else { folded });
            starts.resize(plain.len(), at);
        }
    }
    let edge = |at: usize| {
        let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !alphanumeric(text.get(..at).and_then(|t| t.chars().next_back()))
            || !alphanumeric(text.get(at..).and_then(|t| t.chars().next()))
    };
    // A name begins and ends at the edge of a word.
    let begins: Vec<usize> =
        (0..plain.len()).filter(|&from| starts.get(from).is_some_and(|&start| edge(start))).collect();
    let place = |name: &str| {
        let like = |from: usize| {
            let rest = plain.get(from..)?.bytes();
            let same = rest.zip(name.bytes()).all(|(p, n)| p == if n == b'l' { b'i' } else { n });
            let last = *starts.get(from + name.len() - 1).filter(|_| same)?;
            let end = last + text.get(last..)?.chars().next()?.len_utf8();
            edge(end).then_some((*starts.get(from)?, end))
        };
        begins.iter().find_map(|&from| like(from))
    };
    let known = HOLIDAYS.iter().flat_map(|h| h.known.iter().map(move |n| (h, *n)));
    let found = known.filter_map(|(h, name)| place(name).map(|(start, end)| (name.len(), h, start, end)));
    found.max_by_key(|f| f.0).map(|(_, h, start, end)| (h, start, end))
}

impl Holiday {
    /// Its day number in a year.
    pub fn in_year(&self, year: i32) -> i32 {
        match self.rule {
            Fixed(month, day) => day_number((year, month, day)),
            Nth(month, wanted, nth) => {
                let first = day_number((year, month, 1));
                first + ((wanted + 7 - weekday(first)) % 7 + 7 * (nth - 1)) as i32
            }
            Last(month, wanted) => {
                let last = day_number((year, month, month_length(year, month)));
                last - ((weekday(last) + 7 - wanted) % 7) as i32
            }
            Easter(days) => easter(year) + days,
        }
    }

    /// The name of the holiday nearest to a day, in this one's language, that does not hold the `original` name.
    pub fn near(&self, day: i32, original: &str) -> &'static str {
        let (year, ..) = civil(day);
        let original = original.small();
        let name = |h: &Holiday| {
            let distance = (year - 1..=year + 1).map(|y| (h.in_year(y) - day).abs()).min();
            (distance.unwrap_or(i32::MAX), h.name)
        };
        let others = HOLIDAYS.iter().filter(|h| {
            h.language == self.language
                && !h.name.is_empty()
                && !self.known.iter().any(|n| h.known.contains(n))
                && !holds(&h.name.small(), &original)
        });
        others.map(name).min().map_or("", |n| n.1)
    }
}

/// Some holiday in place of words that name none of the known.
pub fn pick(language: Language, choice: usize) -> &'static str {
    let named = || HOLIDAYS.iter().filter(|h| h.language == language && !h.name.is_empty());
    named().nth(choice % named().count().max(1)).map_or("", |h| h.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_are_found_by_whole_words() {
        for (text, name) in [
            ("Thanksgiving", "Thanksgiving"),
            ("New  Year's  Eve", "New  Year's  Eve"),
            ("Thanksglving", "Thanksglving"),
            ("Tu B'Shvat of 2021", "Tu B'Shvat"),
            ("Friday before Thanksgiving, 2021", "Thanksgiving"),
            ("en Navidad", "Navidad"),
            ("christmas eve", "christmas eve"),
            ("St. Nicholas", "St. Nicholas"),
        ] {
            let (_, start, end) = find(text).unwrap();
            assert_eq!(text.get(start..end), Some(name));
        }
        for text in ["Bluentines", "silent", "March", "", "é"] {
            assert!(find(text).is_none(), "{text}");
        }
    }

    #[test]
    fn days_and_neighbours() {
        let day = |text: &str, year| civil(find(text).unwrap().0.in_year(year));
        assert_eq!(day("Thanksgiving", 2024), (2024, 11, 28));
        assert_eq!(day("Memorial Day", 2024), (2024, 5, 27));
        assert_eq!(day("Labor Day", 2025), (2025, 9, 1));
        assert_eq!(day("Good Friday", 2024), (2024, 3, 29));
        let near = |text: &str, date| find(text).unwrap().0.near(day_number(date), text);
        assert_eq!(near("Christmas", (2024, 1, 2)), "New Year's Day");
        assert_eq!(near("Navidad", (2024, 12, 30)), "Nochevieja");
        assert_eq!(near("Halloween", (2024, 10, 31)), "Veterans Day");
        assert!(!pick(Language::De, 1_000_000).is_empty());
    }
}
