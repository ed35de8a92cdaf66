//! Numbers that point to a person: records, plans, accounts, licences, vehicles, devices, samples and the rest.
//!
//! A surrogate has the same separators, the same pattern of letters and digits, the same prefix, and a right
//! check character where the original had one, a wrong one where not. The same number in other spacing or in
//! words has the same surrogate in that spacing or in words. Two numbers of one shape never share a surrogate,
//! except where a kind has a range that was never issued and that is smaller than the kind itself (one leading
//! digit of ten: two numbers that differ in it meet once in 10^8 pairs for a social security number).

mod derange;
mod ff1;
mod plan;
mod scheme;
mod shape;
mod spoken;
mod udi;

pub use derange::{derange, derange_digits};
pub use shape::{Reading, Shape, misread};

use crate::Category;
use crate::session::Key;
use plan::Plan;
use scheme::{SCHEMES, Scheme, When};

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
        None => Plan::general(value, symbols, category),
    };
    plan.apply(symbols, key)
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

#[cfg(test)]
mod tests;
