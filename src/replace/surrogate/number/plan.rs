//! What becomes of each symbol of a number.

use super::scheme::{self, CheckError, SCHEMES, Scheme};
use super::{derange, derange_digits};
use crate::Category;
use crate::session::Key;

/// What becomes of each symbol (see [`Scheme::mask`]).
pub(super) struct Plan {
    mask: Vec<u8>,
    check: Option<CheckError>,
    /// Checks that are not to be passed.
    wrong: Vec<CheckError>,
    letters: &'static [u8],
    /// Whether a first permuted digit stays zero or stays another.
    lead: bool,
}

impl Plan {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mask = scheme.mask.as_bytes().to_vec();
        let lead = mask.first() == Some(&b'#');
        Self { mask, check: scheme.check, wrong: Vec::new(), letters: scheme.letters, lead }
    }

    /// The country and the letters of the bank stay; the last four may stand alone elsewhere.
    pub(super) fn iban(symbols: &[u8]) -> Self {
        let mut mask: Vec<u8> =
            symbols.iter().map(|s| if s.is_ascii_digit() { b'#' } else { b'.' }).collect();
        for (i, m) in mask.iter_mut().enumerate() {
            if (2..4).contains(&i) {
                *m = b'=';
            }
        }
        mark_tail(&mut mask, symbols);
        Self { mask, check: Some(scheme::iban), wrong: Vec::new(), letters: b"", lead: false }
    }

    /// A number of no known build: a prefix of letters and leading zeros stay if enough is left to tell numbers
    /// apart.
    pub(super) fn general(value: &str, symbols: &[u8], category: Category) -> Self {
        let digits = symbols.iter().filter(|s| s.is_ascii_digit()).count();
        // Letters of another case behind it are whose file it is: `AKM/jf/5133284`.
        let small = value.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        let alike = value.chars().filter(|c| c.is_alphabetic()).take_while(|c| c.is_lowercase() == small);
        let prefix = symbols.iter().take_while(|s| s.is_ascii_uppercase()).count().min(alike.count());
        // One letter before a licence number can be the holder's initial; plates have no prefix.
        let telling = match category {
            Category::Vehicle => true,
            Category::License => prefix == 1,
            _ => false,
        };
        let mut mask = vec![b'#'; symbols.len()];
        if digits >= 4 {
            let zeros = symbols.iter().skip(prefix).take_while(|s| **s == b'0').count().min(digits - 4);
            let skipped = if telling { prefix } else { 0 };
            mask.iter_mut().take(prefix + zeros).skip(skipped).for_each(|m| *m = b'.');
        }
        if matches!(category, Category::Account | Category::SocialSecurity) && (digits >= 8 || digits == 4) {
            mark_tail(&mut mask, symbols);
        }
        let like = SCHEMES.iter().filter(|s| s.is_like(symbols, category)).filter_map(|s| s.check);
        let wrong = like.filter(|check| check(symbols) != Some(0)).collect();
        Self { mask, check: None, wrong, letters: LETTERS, lead: digits >= 4 }
    }

    pub(super) fn apply(&self, symbols: &[u8], key: &Key) -> Vec<u8> {
        let mut out = symbols.to_vec();
        let at = |wanted: u8, digit: bool| -> Vec<usize> {
            let fits = |(m, s): (&u8, &u8)| *m == wanted && s.is_ascii_digit() == digit;
            self.mask.iter().zip(symbols).enumerate().filter(|(_, p)| fits(*p)).map(|(i, _)| i).collect()
        };
        let all_digits: Vec<u8> = symbols.iter().copied().filter(u8::is_ascii_digit).collect();

        // What a forced symbol was, and the last four, pick the permutation of the rest.
        let mut tweak = Vec::new();
        for ((o, m), s) in out.iter_mut().zip(&self.mask).zip(symbols) {
            if !matches!(m, b'.' | b'#' | b'T' | b'=') {
                tweak.push(*s);
                *o = *m;
            }
        }
        let tail = at(b'T', true);
        let mut last_four = take(&out, &tail, DIGITS);
        if !tail.is_empty() {
            derange_digits(key, "last four", &[], &mut last_four, None, |_| true);
            put(&mut out, &tail, &last_four, DIGITS);
            tweak.extend(&last_four);
        }
        let places = at(b'#', false);
        let mut letters = take(&out, &places, self.letters);
        let radices = vec![self.letters.len().max(1) as u8; letters.len()];
        derange(key, "letters", &radices, &all_digits, &mut letters, |_| true);
        put(&mut out, &places, &letters, self.letters);

        let places = at(b'#', true);
        let mut digits = take(&out, &places, DIGITS);
        let solved = |digits: &[u8]| {
            let mut out = out.clone();
            put(&mut out, &places, digits, DIGITS);
            self.solve(symbols, out)
        };
        let accept = |digits: &[u8]| {
            self.check.is_none() && self.wrong.is_empty()
                || solved(digits).is_some_and(|out| self.wrong.iter().all(|check| check(&out) != Some(0)))
        };
        derange_digits(key, "digits", &tweak, &mut digits, self.lead.then_some(0), accept);
        solved(&digits).unwrap_or_else(|| {
            put(&mut out, &places, &digits, DIGITS);
            out
        })
    }

    /// Sets the check characters so that they are as far from right as they were.
    fn solve(&self, symbols: &[u8], mut out: Vec<u8>) -> Option<Vec<u8>> {
        let Some(check) = self.check else { return Some(out) };
        let places: Vec<usize> =
            self.mask.iter().enumerate().filter(|(_, m)| **m == b'=').map(|(i, _)| i).collect();
        let error = check(symbols)?;
        // A vehicle's X stands for ten, so it comes before the other letters.
        let one = b"0123456789XABCDEFGHIJKLMNOPQRSTUVWYZ".iter().map(|&c| [c, c]);
        let two = (2..99_u8).map(|n| [b'0' + n / 10, b'0' + n % 10]);
        let candidates: Vec<[u8; 2]> = if places.len() == 2 { two.collect() } else { one.collect() };
        for candidate in candidates {
            for (&place, c) in places.iter().zip(candidate) {
                if let Some(o) = out.get_mut(place) {
                    *o = c;
                }
            }
            if check(&out) == Some(error) {
                return Some(out);
            }
        }
        None
    }
}

const DIGITS: &[u8] = b"0123456789";
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Marks the last four digits.
fn mark_tail(mask: &mut [u8], symbols: &[u8]) {
    let last = mask.iter_mut().zip(symbols).rev().filter(|(_, s)| s.is_ascii_digit());
    last.take(4).for_each(|(m, _)| *m = b'T');
}

/// The symbols at `places` as values of `alphabet`.
fn take(symbols: &[u8], places: &[usize], alphabet: &[u8]) -> Vec<u8> {
    let value = |s: &u8| alphabet.iter().position(|a| a == s).unwrap_or(0) as u8;
    places.iter().filter_map(|&i| symbols.get(i)).map(value).collect()
}

fn put(symbols: &mut [u8], places: &[usize], values: &[u8], alphabet: &[u8]) {
    for (&place, &value) in places.iter().zip(values) {
        if let (Some(symbol), Some(&a)) = (symbols.get_mut(place), alphabet.get(usize::from(value))) {
            *symbol = a;
        }
    }
}
