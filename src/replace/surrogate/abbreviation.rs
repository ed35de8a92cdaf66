//! Abbreviations of institutions.

use super::names::NameMap;
use super::place::normal;
use crate::text::capital;

/// Two to six capitals that can't be said: `MGH`, not `DUKE`.
pub(super) fn is_abbreviation(name: &str) -> bool {
    let vowel = |b: u8| b"AEIOUY".contains(&b);
    let said = name.len() > 3
        && name.bytes().any(vowel)
        && !name.as_bytes().windows(3).any(|w| w.iter().all(|b| !vowel(*b)) || w.iter().all(|b| vowel(*b)));
    (2..=6).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase()) && !said
}

/// The initials of a name of several words, with and without the small words.
pub(super) fn abbreviations(name: &str) -> Vec<String> {
    let norm = normal(name);
    let initials = |small: bool| -> String {
        let told = |w: &&str| small || !matches!(*w, "of" | "the" | "and" | "for" | "at" | "s");
        let words = norm.split(' ').filter(told);
        words.filter_map(|w| w.chars().next()).map(capital).collect()
    };
    let mut found = vec![initials(false), initials(true)];
    found.retain(|s| s.len() > 1);
    found
}

/// Other letters; an `H`, `C` or `U` at the end (hospital, center, university) stays.
pub(super) fn letters(name: &str, names: &NameMap<'_>) -> String {
    let last = name.len().saturating_sub(1);
    let letter = |(i, c): (usize, char)| {
        if i == last && i > 1 && matches!(c, 'H' | 'C' | 'U') {
            return c;
        }
        names.initial(c.to_ascii_lowercase()).to_ascii_uppercase()
    };
    name.chars().enumerate().map(letter).collect()
}
