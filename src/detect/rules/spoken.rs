//! Numbers in words, as people say and dictation writes them.

use super::scan::{hash, same_line};
use super::words::words;
use crate::text::Document;

/// A number word: what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Unit(u32),
    Teen(u32),
    Tens(u32),
    Hundred,
    Thousand,
    /// An ordinal below twenty.
    Ordinal(u32),
    /// Twentieth, thirtieth, …
    OrdinalTens(u32),
    /// `double`, `triple`: how many more.
    Repeat(u32),
}

words! {
    pub(super) NUMBERS: Word =
        "zero oh o" => Word::Unit(0), "one" => Word::Unit(1), "two" => Word::Unit(2), "three" => Word::Unit(3),
        "four" => Word::Unit(4), "five" => Word::Unit(5), "six" => Word::Unit(6), "seven" => Word::Unit(7),
        "eight" => Word::Unit(8), "nine" => Word::Unit(9),
        "ten" => Word::Teen(10), "eleven" => Word::Teen(11), "twelve" => Word::Teen(12), "thirteen" => Word::Teen(13),
        "fourteen" => Word::Teen(14), "fifteen" => Word::Teen(15), "sixteen" => Word::Teen(16),
        "seventeen" => Word::Teen(17), "eighteen" => Word::Teen(18), "nineteen" => Word::Teen(19),
        "twenty" => Word::Tens(20), "thirty" => Word::Tens(30), "forty" => Word::Tens(40), "fifty" => Word::Tens(50),
        "sixty" => Word::Tens(60), "seventy" => Word::Tens(70), "eighty" => Word::Tens(80), "ninety" => Word::Tens(90),
        "double" => Word::Repeat(1), "triple" => Word::Repeat(2), "hundred" => Word::Hundred, "thousand" => Word::Thousand,
        "first" => Word::Ordinal(1), "second" => Word::Ordinal(2), "third" => Word::Ordinal(3), "fourth" => Word::Ordinal(4),
        "fifth" => Word::Ordinal(5), "sixth" => Word::Ordinal(6), "seventh" => Word::Ordinal(7),
        "eighth" => Word::Ordinal(8), "ninth" => Word::Ordinal(9), "tenth" => Word::Ordinal(10),
        "eleventh" => Word::Ordinal(11), "twelfth" => Word::Ordinal(12), "thirteenth" => Word::Ordinal(13),
        "fourteenth" => Word::Ordinal(14), "fifteenth" => Word::Ordinal(15), "sixteenth" => Word::Ordinal(16),
        "seventeenth" => Word::Ordinal(17), "eighteenth" => Word::Ordinal(18), "nineteenth" => Word::Ordinal(19),
        "twentieth" => Word::OrdinalTens(20), "thirtieth" => Word::OrdinalTens(30),
}

words! {
    /// What may stand between digits that are said one by one.
    JOINTS: () = ", - dash hyphen" => ()
}

/// The most tokens of one row: every word of a text may begin one.
const LONGEST_ROW: usize = 64;

fn word(doc: &Document<'_>, i: usize) -> Option<Word> {
    NUMBERS.get(hash(doc, i))
}

/// A value in words and the token after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The value.
    pub value: u32,
    /// The token after the last word.
    pub end: usize,
}

/// The next word of a number, over a hyphen (`eighty-three`).
fn next(doc: &Document<'_>, i: usize) -> usize {
    i + 1 + usize::from(doc.word(i + 1) == "-" && doc.glued(i) && doc.glued(i + 1))
}

/// 0 to 99: `twelve`, `eighty three`, `eighty-three`.
pub fn cardinal(doc: &Document<'_>, i: usize) -> Option<Spoken> {
    match word(doc, i)? {
        Word::Unit(value) | Word::Teen(value) => Some(Spoken { value, end: i + 1 }),
        Word::Tens(tens) => {
            let unit = next(doc, i);
            match word(doc, unit) {
                Some(Word::Unit(u)) if u > 0 && same_line(doc, i, unit) => {
                    Some(Spoken { value: tens + u, end: unit + 1 })
                }
                _ => Some(Spoken { value: tens, end: i + 1 }),
            }
        }
        _ => None,
    }
}

/// 1st to 39th: `third`, `twenty first`, `twenty-first`.
pub fn ordinal(doc: &Document<'_>, i: usize) -> Option<Spoken> {
    match word(doc, i)? {
        Word::Ordinal(value) | Word::OrdinalTens(value) => Some(Spoken { value, end: i + 1 }),
        Word::Tens(tens @ (20 | 30)) => {
            let unit = next(doc, i);
            match word(doc, unit) {
                Some(Word::Ordinal(u)) if u < 10 => Some(Spoken { value: tens + u, end: unit + 1 }),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A year: `nineteen eighty eight`, `nineteen oh four`, `two thousand (and) nineteen`, `twenty twenty four`.
pub fn year(doc: &Document<'_>, i: usize) -> Option<Spoken> {
    let first = word(doc, i)?;
    if first == Word::Unit(2) && word(doc, i + 1) == Some(Word::Thousand) {
        let at = i + 2 + usize::from(doc.lower_word(i + 2) == "and");
        return match cardinal(doc, at) {
            Some(rest) if same_line(doc, i, at) => Some(Spoken { value: 2000 + rest.value, end: rest.end }),
            _ => Some(Spoken { value: 2000, end: i + 2 }),
        };
    }
    let century = match first {
        Word::Teen(value @ (18 | 19)) | Word::Tens(value @ 20) => value,
        _ => return None,
    };
    let at = next(doc, i);
    if !same_line(doc, i, at) {
        return None;
    }
    if word(doc, at) == Some(Word::Hundred) && century != 20 {
        return Some(Spoken { value: century * 100, end: at + 1 });
    }
    if word(doc, at) == Some(Word::Unit(0)) {
        let Some(Word::Unit(unit)) = word(doc, at + 1) else { return None };
        return Some(Spoken { value: century * 100 + unit, end: at + 2 });
    }
    let rest = cardinal(doc, at)?;
    (rest.value >= 10).then_some(Spoken { value: century * 100 + rest.value, end: rest.end })
}

/// A row of digits said one by one or in pairs, with commas or hyphens between: how many digits it stands for, and the
/// token after it. `double` and `triple` repeat the next digit.
pub fn digit_row(doc: &Document<'_>, i: usize) -> Option<(usize, usize)> {
    let (mut at, mut count, mut end) = (i, 0, i);
    while at < i + LONGEST_ROW {
        let found = word(doc, at).filter(|_| same_line(doc, i, at));
        count += match found {
            Some(Word::Unit(_)) => 1,
            Some(Word::Teen(_)) => 2,
            Some(Word::Tens(_)) => {
                let unit = next(doc, at);
                if matches!(word(doc, unit), Some(Word::Unit(u)) if u > 0) && same_line(doc, i, unit) {
                    at = unit;
                }
                2
            }
            Some(Word::Hundred) if count > 0 => 2,
            Some(Word::Repeat(more)) if matches!(word(doc, at + 1), Some(Word::Unit(_))) => more as usize,
            None if count > 0 && same_line(doc, i, at) && JOINTS.has(hash(doc, at)) => 0,
            _ => break,
        };
        at += 1;
        if found.is_some() {
            end = at;
        }
    }
    (count > 0).then_some((count, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_have_a_value_and_an_end() {
        for (text, want) in [
            ("eighty three years", Some((83, 2))),
            ("eighty-three", Some((83, 3))),
            ("twelve", Some((12, 1))),
            ("ninety", Some((90, 1))),
            ("twenty oh one", Some((20, 1))),
            ("first", None),
        ] {
            let doc = Document::new(text);
            assert_eq!(cardinal(&doc, 0).map(|s| (s.value, s.end)), want, "{text}");
        }
        for (text, want) in [("twenty first", Some(21)), ("third", Some(3)), ("twenty three", None)] {
            assert_eq!(ordinal(&Document::new(text), 0).map(|s| s.value), want, "{text}");
        }
    }

    #[test]
    fn years_in_words() {
        for (text, want) in [
            ("nineteen eighty eight", Some(1988)),
            ("nineteen oh four", Some(1904)),
            ("two thousand nineteen", Some(2019)),
            ("two thousand and four", Some(2004)),
            ("twenty twenty four", Some(2024)),
            ("twenty five", None),
            ("nineteen", None),
        ] {
            assert_eq!(year(&Document::new(text), 0).map(|s| s.value), want, "{text}");
        }
    }

    #[test]
    fn digits_said_one_by_one_are_counted() {
        for (text, want) in [
            ("two four oh, five five five, oh one eight five.", Some((10, 12))),
            ("four oh six five five five zero one eight eight stop", Some((10, 10))),
            ("seven double five twenty two", Some((5, 5))),
            ("eight hundred five", Some((4, 3))),
            ("pain", None),
        ] {
            assert_eq!(digit_row(&Document::new(text), 0), want, "{text}");
        }
    }
}
