//! Telephone and fax numbers, into the ranges that a country keeps for fiction.
//!
//! North America has 100 fictional lines (555-0100 to -0199) in each area code: lines of one exchange and hundred
//! are permuted, and the area codes under each line, which makes 70,000 numbers; numbers of different exchanges
//! can meet, so a session keeps them apart (see [`crate::session::Apart`]) and has them draw another area code. Those say nothing of
//! where a number is. British ranges have 1,000 numbers each, French and Australian 10,000. A country without such
//! a range gets 555 01xx after a permuted beginning.

use crate::Category;
use crate::replace::surrogate::number::{Reading, Shape, derange, derange_digits, number};
use crate::session::Key;

/// A range kept for fiction.
struct Range {
    /// Country code.
    country: &'static str,
    /// How the national numbers begin that it stands for.
    from: &'static str,
    /// Digits of a national number, without the trunk zero.
    len: usize,
    /// How its own numbers begin; the rest is free.
    to: &'static [&'static str],
}

const fn range(country: &'static str, from: &'static str, len: usize, to: &'static [&'static str]) -> Range {
    Range { country, from, len, to }
}

/// Ofcom (UK), ACMA (Australia), ARCEP (France), BNetzA (Germany), ComReg (Ireland), PTS (Sweden).
#[rustfmt::skip]
static RANGES: &[Range] = &[
    range("44", "7", 10, &["7700900"]),
    range("44", "80", 10, &["8081570"]),
    range("44", "20", 10, &["2079460"]),
    range("44", "28", 10, &["2896496"]),
    range("44", "29", 10, &["2920180"]),
    range("44", "3", 10, &["3069990"]),
    range("44", "1", 10, &[
        "1134960", "1144960", "1154960", "1164960", "1174960", "1184960", "1214960", "1314960", "1414960",
        "1514960", "1614960", "1914980", "1632960",
    ]),
    range("61", "4", 9, &[
        "491570006", "491570110", "491570156", "491570157", "491570158", "491570159", "491570313",
        "491570737", "491571266", "491571491", "491571804", "491572549", "491572665", "491572983",
        "491573087", "491573770", "491574118", "491574632", "491575254", "491575789", "491576398",
        "491576801", "491577426", "491577644", "491578888", "491578957", "491579212", "491579455",
        "491579760",
    ]),
    range("61", "2", 9, &["25550", "27010"]),
    range("61", "3", 9, &["35550", "37010"]),
    range("61", "7", 9, &["75550", "77010"]),
    range("61", "8", 9, &["85550", "87010"]),
    range("33", "1", 9, &["19900"]),
    range("33", "2", 9, &["26191"]),
    range("33", "3", 9, &["35301"]),
    range("33", "4", 9, &["46571"]),
    range("33", "5", 9, &["53649"]),
    range("33", "6", 9, &["63998"]),
    range("33", "7", 9, &["63998"]),
    range("49", "15", 10, &["17139200"]),
    range("49", "16", 10, &["17139200"]),
    range("49", "17", 10, &["17139200"]),
    range("49", "", 10, &["3023125", "6990009", "4066969", "2214710", "8999998"]),
    range("353", "", 9, &["2091"]),
    range("46", "7", 9, &["7017406"]),
    range("46", "8", 9, &["84650041"]),
    range("46", "", 9, &["3139006"]),
];

/// Country codes of two digits start with these pairs; 1 and 7 stand alone and the rest has three.
const TWO_DIGIT_CODES: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 \
                               62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

/// The surrogate of a telephone number; its extension too. `again` is `key` or, for another draw, another key.
pub fn surrogate(value: &str, key: &Key, again: &Key) -> String {
    let lettered = keypad(value);
    let value = lettered.as_deref().unwrap_or(value);
    if let Some(at) = extension(value) {
        let (line, rest) = value.split_at_checked(at).unwrap_or((value, ""));
        return surrogate(line, key, again) + &extension_number(rest, key);
    }
    let shape = Shape::read(value, Reading::Digits);
    let digits = shape.symbols.as_slice();
    if digits.len() < 7 {
        return extension_number(value, key);
    }
    shape.write(&line(value, digits, key, again))
}

/// What a whole number is in any spelling: its country and its national digits.
pub fn identity(value: &str) -> Option<String> {
    let lettered = keypad(value);
    let value = lettered.as_deref().unwrap_or(value);
    let value = value.get(..extension(value).unwrap_or(value.len()))?;
    let digits = Shape::read(value, Reading::Digits).symbols;
    let (country, kept) = country(value, &digits);
    let national = digits.get(kept..).filter(|n| n.len() > 7)?;
    Some(format!("{} {}", country.unwrap_or(""), String::from_utf8_lossy(national)))
}

/// Short numbers are permuted as they are; words beside them stay.
fn extension_number(value: &str, key: &Key) -> String {
    let shape = Shape::read(value, Reading::Digits);
    let digits = String::from_utf8_lossy(&shape.symbols);
    if digits.is_empty() {
        return super::super::number::blank(value, key);
    }
    shape.write(number(&digits, Category::Phone, key).as_bytes())
}

/// Where an extension begins: at an `x`, `ext` or `#` after seven digits or more.
fn extension(value: &str) -> Option<usize> {
    let mut digits = 0;
    for (at, c) in value.char_indices() {
        match c {
            '0'..='9' => digits += 1,
            'x' | 'X' | '#' | 'e' | 'E' | ';' | ',' if digits >= 7 => {
                let rest = value.get(at..).unwrap_or("");
                return rest.bytes().any(|b| b.is_ascii_digit()).then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// A number given in letters (`1-800-GET-WELL`) in digits.
pub fn keypad(value: &str) -> Option<String> {
    let letters = value.bytes().filter(u8::is_ascii_uppercase).count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let plain = !value.bytes().any(|b| b.is_ascii_lowercase());
    if !plain || letters < 3 || !(3..7).contains(&digits) || letters + digits < 7 {
        return None;
    }
    let key = |c: char| match c {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => c,
    };
    Some(value.chars().map(key).collect())
}

/// The digits of the surrogate of a whole number.
fn line(value: &str, digits: &[u8], key: &Key, again: &Key) -> Vec<u8> {
    let (country, kept) = country(value, digits);
    let (head, national) = digits.split_at_checked(kept).unwrap_or((&[], digits));
    let range = RANGES.iter().find(|r| {
        Some(r.country) == country && r.len == national.len() && national.starts_with(r.from.as_bytes())
    });
    let new = match range {
        Some(range) => range.draw(national, again),
        None if country == Some("1") && matches!(national.len(), 7 | 10) => {
            north_america(national, key, again)
        }
        None => elsewhere(national, again),
    };
    [head, &new].concat()
}

/// The country code if it can be told, and how many digits stand before the national number.
fn country(value: &str, digits: &[u8]) -> (Option<&'static str>, usize) {
    // Country, digits, beginnings, and groups where they are needed to tell.
    const NATIONAL: &[(&str, usize, &[&str], &[usize])] = &[
        ("44", 11, &["01", "02", "07", "0800", "0808"], &[]),
        ("33", 10, &["01", "02", "03", "04", "05", "06", "07"], &[2, 2, 2, 2, 2]),
        ("61", 10, &["04"], &[4, 3, 3]),
        ("61", 10, &["02", "03", "04", "07", "08"], &[2, 4, 4]),
        ("353", 10, &["020"], &[]),
    ];
    let prefix = if digits.starts_with(b"00") { 2 } else { 0 };
    if prefix > 0 || value.trim_start().trim_start_matches('(').starts_with('+') {
        let number = digits.get(prefix..).unwrap_or(digits);
        let known = RANGES.iter().map(|r| r.country).chain(["1"]).find(|c| number.starts_with(c.as_bytes()));
        let two = |pair: &str| number.starts_with(pair.as_bytes());
        let code = match number.first() {
            Some(b'1' | b'7') => 1,
            _ if TWO_DIGIT_CODES.split(' ').any(two) => 2,
            _ => 3,
        };
        // "+44 (0)20": the zero is not dialled, but written.
        let zero = usize::from(number.get(code) == Some(&b'0'));
        return (known, prefix + code + zero);
    }
    match (digits.len(), digits.first()) {
        (7, _) | (10, Some(b'2'..=b'9')) => return (Some("1"), 0),
        (11, Some(b'1')) => return (Some("1"), 1),
        _ => {}
    }
    let groups = || value.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|l| *l > 0);
    let found = NATIONAL.iter().find(|(_, len, beginnings, shape)| {
        digits.len() == *len
            && beginnings.iter().any(|b| digits.starts_with(b.as_bytes()))
            && (shape.is_empty() || groups().eq(shape.iter().copied()))
    });
    (found.map(|(country, ..)| *country), usize::from(digits.first() == Some(&b'0')))
}

impl Range {
    fn draw(&self, national: &[u8], key: &Key) -> Vec<u8> {
        let others: Vec<&str> = self.to.iter().copied().filter(|to| to.as_bytes() != national).collect();
        let to = key.draw("range", national).pick(&others).copied().unwrap_or_default();
        let (tweak, free) = national.split_at_checked(to.len()).unwrap_or((national, &[]));
        [to.as_bytes(), &permuted(free, tweak, key, None, |_| true)].concat()
    }
}

/// An area code without the toll-free ones, or the seven digits alone. Both have the same line.
fn north_america(national: &[u8], key: &Key, again: &Key) -> Vec<u8> {
    const TOLL_FREE: [&[u8]; 8] = [b"800", b"833", b"844", b"855", b"866", b"877", b"888", b"900"];
    let (area, local) = national.split_at_checked(national.len() - 7).unwrap_or((&[], national));
    let (hundred, line) = local.split_at_checked(5).unwrap_or((local, &[]));
    let toll_free = TOLL_FREE.contains(&area);
    // Who writes a number without its area code means the same line.
    let line = permuted(line, hundred, if toll_free { again } else { key }, None, |_| true);
    let area = if toll_free {
        area.to_vec()
    } else {
        // Assignable codes: N[0-8]X, but not N11.
        const FORM: [(u8, u8); 3] = [(b'2', 8), (b'0', 9), (b'0', 10)];
        let places = area.iter().zip(FORM);
        let mut code: Vec<u8> = places.map(|(d, (low, radix))| d.wrapping_sub(low) % radix).collect();
        let written =
            |code: &[u8]| -> Vec<u8> { code.iter().zip(FORM).map(|(n, (low, _))| n + low).collect() };
        derange(again, "area code", &FORM.map(|place| place.1), local, &mut code, |code| {
            !code.ends_with(&[1, 1]) && !TOLL_FREE.contains(&written(code).as_slice())
        });
        written(&code)
    };
    [&area, b"55501".as_slice(), &line].concat()
}

fn elsewhere(national: &[u8], key: &Key) -> Vec<u8> {
    let Some(start) = national.len().checked_sub(7) else {
        return permuted(national, &[], key, None, |_| true);
    };
    let (beginning, rest) = national.split_at_checked(start).unwrap_or((&[], national));
    let (hundred, line) = rest.split_at_checked(5).unwrap_or((rest, &[]));
    let free = [line, beginning].concat();
    let new = permuted(&free, hundred, key, Some(line.len()), |_| true);
    let (line, beginning) = new.split_at_checked(2).unwrap_or((&new, &[]));
    [beginning, b"55501", line].concat()
}

/// ASCII digits, permuted under `tweak` among those whose values pass; the one at `lead` stays zero or stays another.
fn permuted(
    digits: &[u8],
    tweak: &[u8],
    key: &Key,
    lead: Option<usize>,
    accept: impl Fn(&[u8]) -> bool,
) -> Vec<u8> {
    let mut numerals: Vec<u8> = digits.iter().map(|d| d.wrapping_sub(b'0') % 10).collect();
    derange_digits(key, "phone", tweak, &mut numerals, lead, accept);
    numerals.iter().map(|n| n + b'0').collect()
}
