//! Ages. Up to 89 they stay; 90 and over become 90, as 45 CFR 164.514(b)(2)(i)(C) has it, words in words.

use super::case::recase;
use super::number::misread;
use super::words;
use crate::text::{LetterCase, holds};

/// Ninety years in the unit that begins so; years where none does.
const UNITS: [(&str, u32); 6] =
    [("mo", 1080), ("me", 1080), ("w", 4696), ("d", 32_872), ("jo", 32_872), ("t", 32_872)];

/// The age to tell; the original if it is below 90.
pub fn age(value: &str) -> String {
    if value.bytes().any(|b| b.is_ascii_digit()) { in_digits(value) } else { in_words(value) }
}

fn in_digits(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((head, number, tail)) = next_number(rest) {
        out.push_str(head);
        let digits = number.chars().filter_map(|c| c.to_digit(10).or_else(|| misread(c)));
        let years = digits.fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(d));
        let unit = tail.trim_start_matches([' ', '-']).small();
        let limit = UNITS.iter().find(|(u, _)| unit.starts_with(u)).map_or(90, |u| u.1);
        if years >= limit {
            if unit.starts_with('s') {
                return "90s".to_owned();
            }
            let width = if number.starts_with('0') { number.len() } else { 0 };
            out.push_str(&format!("{limit:0width$}"));
            // Months beside the years would tell how far over it is.
            let end = next_number(tail).map_or(tail.len(), |(words, ..)| words.len());
            let words = tail.get(..end).unwrap_or("");
            let ended =
                if end < tail.len() { words.trim_end_matches([' ', ',', '-', '.', '/']) } else { words };
            out.push_str(ended);
            return out;
        }
        out.push_str(number);
        rest = tail;
    }
    out + rest
}

/// The text before the next number, the number (misread digits count), and the text behind it.
fn next_number(text: &str) -> Option<(&str, &str, &str)> {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'l' | 'I');
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(digit)?;
        let run = text.get(start..)?;
        let end = run.find(|c| !digit(c)).unwrap_or(run.len());
        let (number, tail) = run.split_at_checked(end)?;
        if number.bytes().any(|b| b.is_ascii_digit()) {
            return Some((text.get(..start)?, number, tail));
        }
        from = start + end;
    }
}

/// Number words by language, and its ninety.
#[rustfmt::skip]
const LANGUAGES: [(&str, &[(&str, u32)]); 3] = [
    ("ninety", &[
        ("hundred", 100),
    ]),
    ("quatre-vingt-dix", &[
        ("un", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7),
        ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12), ("treize", 13),
        ("quatorze", 14), ("quinze", 15), ("seize", 16), ("vingt", 20), ("nonante", 90), ("cent", 100),
    ]),
    ("noventa", &[
        ("uno", 1), ("un", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6),
        ("siete", 7), ("ocho", 8), ("nueve", 9), ("noventa", 90), ("cien", 100), ("ciento", 100),
    ]),
];

/// Words that tell an age of ninety or more without a number.
const OTHERS: [(&str, &str); 6] = [
    ("hundreds", "nineties"),
    ("centenarian", "nonagenarian"),
    ("supercentenarian", "nonagenarian"),
    ("centenaire", "nonagénaire"),
    ("centenario", "nonagenario"),
    ("centenaria", "nonagenaria"),
];

fn in_words(value: &str) -> String {
    let words: Vec<(usize, &str)> = value
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .map(|w| (w.as_ptr() as usize - value.as_ptr() as usize, w))
        .collect();
    let replaced = |from: usize, to: usize, word: &str| {
        let (head, rest) = value.split_at_checked(from).unwrap_or((value, ""));
        let (old, _) = rest.split_at_checked(to - from).unwrap_or((rest, ""));
        let tail = value.get(to..).unwrap_or("");
        let first = old.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        format!("{head}{}{tail}", recase(first, word))
    };
    for (at, word) in &words {
        let lower = word.small();
        let other = OTHERS.iter().find(|(w, _)| *w == lower).map(|o| o.1);
        let german = (lower.ends_with("neunzig") || holds(&lower, "hundert")).then_some("neunzig");
        if let Some(new) = other.or(german) {
            return replaced(*at, at + word.len(), new);
        }
        if lower == "nineties" {
            return word.to_string();
        }
    }
    for (ninety, table) in LANGUAGES {
        let number = |word: &str| {
            let lower = word.small();
            let other = (ninety == "ninety").then(|| words::value(&lower)).flatten();
            table
                .iter()
                .find(|(w, _)| *w == lower || lower.strip_suffix('s') == Some(w))
                .map(|w| w.1)
                .or(other)
        };
        let mut run = words.iter().skip_while(|w| number(w.1).is_none()).peekable();
        let Some(&&(start, _)) = run.peek() else { continue };
        let (mut sum, mut end) = (0_u32, start);
        for (at, word) in run {
            match number(word) {
                Some(100) => sum = sum.max(1).saturating_mul(100),
                Some(20) if sum == 4 => sum = 80,
                Some(n) => sum = sum.saturating_add(n),
                None if matches!(word.small().as_str(), "and" | "y" | "et") => continue,
                None => break,
            }
            end = at + word.len();
        }
        if sum >= 90 {
            return replaced(start, end, ninety);
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_and_over_become_ninety() {
        for (value, expected) in [
            ("92", "90"),
            ("97", "90"),
            ("103", "90"),
            ("9l", "90"),
            ("096", "090"),
            ("94y2m", "90y"),
            ("94 years, 4 months", "90 years"),
            ("93-year-old", "90-year-old"),
            ("96 ans", "90 ans"),
            ("94.5", "90"),
            ("88-92", "88-90"),
            ("92+", "90+"),
            ("1100 months", "1080 months"),
            ("mid-90s", "90s"),
            ("100s", "90s"),
            ("ninety-four", "ninety"),
            ("Ninety four", "Ninety"),
            ("NINETY-TWO", "NINETY"),
            ("one hundred and two", "ninety"),
            ("ninety odd", "ninety odd"),
            ("mid-nineties", "nineties"),
            ("centenarian", "nonagenarian"),
            ("quatre-vingt-douze ans", "quatre-vingt-dix ans"),
            ("zweiundneunzig", "neunzig"),
            ("noventa y dos", "noventa"),
        ] {
            assert_eq!(age(value), expected);
        }
    }

    #[test]
    fn younger_ages_stay() {
        for value in [
            "34",
            "89",
            "6 weeks",
            "5 y 6 m",
            "8/12",
            "13 mo",
            "30s",
            "mid-40s",
            "eighty-nine",
            "sixty odd",
            "quatre-vingt-un ans",
            "400 days",
            "11 j",
            "thirties",
            "",
            "l",
            "neunundachtzig",
            "97 weeks",
        ] {
            assert_eq!(age(value), value);
        }
    }
}
