//! Numbers that point to a person: records, plans, accounts, licences, vehicles, devices, samples and the rest.
//!
//! A surrogate has the same separators, the same pattern of letters and digits, the same prefix, and a right
//! check character where the original had one, a wrong one where not. The same number in other spacing or in
//! words has the same surrogate in that spacing or in words. Two numbers of one shape never share a surrogate,
//! except where a kind has a range that was never issued and that is smaller than the kind itself (one leading
//! digit of ten: two numbers that differ in it meet once in 10^8 pairs for a social security number).

mod cycle;
mod ff1;
mod scheme;
mod shape;
mod udi;

pub use cycle::Cycle;
pub use shape::{Reading, Shape, misread};

use crate::Category;
use crate::session::Key;
use scheme::{CheckError, SCHEMES, Scheme, When};

/// The surrogate of an identifier. `category` decides which builds are looked for.
pub fn number(value: &str, category: Category, key: &Key) -> String {
    if category == Category::Device
        && let Some(udi) = udi::surrogate(value, key)
    {
        return udi;
    }
    // A password or a thing that can't be told reads as what it may have been.
    if category == Category::Unknown {
        return super::contact::contact(value, category, key);
    }
    let shape = Shape::read(value, Reading::Letters);
    if shape.symbols.is_empty() {
        return blank(value, key);
    }
    shape.write(&symbols(value, &shape.symbols, category, key))
}

/// Letters and digits for a value that has none: as many as it has characters.
pub fn blank(value: &str, key: &Key) -> String {
    let mut draw = key.draw("blank", value.as_bytes());
    let mut other = |c| loop {
        let new = char::from(b"23456789ACEHKMRTX".get(draw.below(17)).copied().unwrap_or(b'2'));
        if new != c {
            return new;
        }
    };
    value.chars().map(&mut other).collect()
}

/// The surrogate's symbols.
fn symbols(value: &str, symbols: &[u8], category: Category, key: &Key) -> Vec<u8> {
    let scheme = SCHEMES.iter().find(|s| s.fits(value, symbols, category));
    let plan = match scheme {
        Some(scheme) => Plan::of(scheme),
        None if is_iban(symbols, category) => Plan::iban(symbols),
        None => Plan::general(symbols, category),
    };
    plan.apply(symbols, category, key)
}

impl Scheme {
    /// Whether the number is built so, whatever its check character.
    fn is_like(&self, symbols: &[u8], category: Category) -> bool {
        (self.categories.is_empty() || self.categories.contains(&category))
            && self.like.len() == symbols.len()
            && self.like.bytes().zip(symbols).all(|(like, &s)| match like {
                b'9' => s.is_ascii_digit(),
                b'A' => s.is_ascii_uppercase() && self.letters.contains(&s),
                b'X' => s.is_ascii_digit() || self.letters.contains(&s),
                _ => like == s,
            })
    }

    fn fits(&self, value: &str, symbols: &[u8], category: Category) -> bool {
        self.is_like(symbols, category)
            && match self.when {
                When::Always => true,
                When::Valid => self.check.is_some_and(|check| check(symbols) == Some(0)),
                When::Grouped(sizes) => {
                    let groups = value.split(|c: char| !c.is_ascii_digit()).map(str::len);
                    groups.filter(|&len| len > 0).eq(sizes.iter().copied())
                }
            }
    }
}

fn is_iban(symbols: &[u8], category: Category) -> bool {
    let head = symbols.first_chunk::<4>();
    category == Category::Account
        && (15..=34).contains(&symbols.len())
        && head.is_some_and(|[a, b, c, d]| {
            [a, b].iter().all(|s| s.is_ascii_uppercase()) && [c, d].iter().all(|s| s.is_ascii_digit())
        })
}

/// What becomes of each symbol (see [`Scheme::mask`]).
struct Plan {
    mask: Vec<u8>,
    check: Option<CheckError>,
    letters: &'static [u8],
    /// Whether a first permuted digit stays zero or stays another.
    lead: bool,
}

impl Plan {
    fn of(scheme: &Scheme) -> Self {
        let mask = scheme.mask.as_bytes().to_vec();
        let lead = mask.first() == Some(&b'#');
        Self { mask, check: scheme.check, letters: scheme.letters, lead }
    }

    /// The country and the letters of the bank stay; the last four may stand alone elsewhere.
    fn iban(symbols: &[u8]) -> Self {
        let mut mask: Vec<u8> =
            symbols.iter().map(|s| if s.is_ascii_digit() { b'#' } else { b'.' }).collect();
        for (i, m) in mask.iter_mut().enumerate() {
            if (2..4).contains(&i) {
                *m = b'=';
            }
        }
        mark_tail(&mut mask, symbols);
        Self { mask, check: Some(scheme::iban), letters: b"", lead: false }
    }

    /// A number of no known build: a prefix of letters and leading zeros stay if enough is left to tell numbers
    /// apart.
    fn general(symbols: &[u8], category: Category) -> Self {
        let digits = symbols.iter().filter(|s| s.is_ascii_digit()).count();
        let prefix = symbols.iter().take_while(|s| s.is_ascii_uppercase()).count();
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
        Self { mask, check: None, letters: LETTERS, lead: digits >= 4 }
    }

    fn apply(&self, symbols: &[u8], category: Category, key: &Key) -> Vec<u8> {
        let mut out = symbols.to_vec();
        let cycle = Cycle::new(key);
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
            cycle.next("last four", 10, &[], &mut last_four);
            put(&mut out, &tail, &last_four, DIGITS);
            tweak.extend(&last_four);
        }
        let places = at(b'#', false);
        let mut letters = take(&out, &places, self.letters);
        cycle.next("letters", self.letters.len().max(1) as u8, &all_digits, &mut letters);
        put(&mut out, &places, &letters, self.letters);

        let places = at(b'#', true);
        let mut digits = take(&out, &places, DIGITS);
        let zero = digits.first() == Some(&0);
        let solved = |digits: &[u8]| {
            let mut out = out.clone();
            put(&mut out, &places, digits, DIGITS);
            self.solve(symbols, out)
        };
        let accept = |digits: &[u8]| {
            (!self.lead || (digits.first() == Some(&0)) == zero)
                && solved(digits)
                    .is_some_and(|out| self.check.is_some() || !falsely_valid(&out, symbols, category))
        };
        cycle.next_where("digits", 10, &tweak, &mut digits, accept);
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

/// Whether `out` passes a check that `symbols` did not.
fn falsely_valid(out: &[u8], symbols: &[u8], category: Category) -> bool {
    let valid = |scheme: &Scheme, s: &[u8]| scheme.check.is_some_and(|check| check(s) == Some(0));
    SCHEMES.iter().any(|s| s.is_like(symbols, category) && valid(s, out) && !valid(s, symbols))
}

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

#[cfg(test)]
mod tests;
