//! Unique device identifiers as GS1 element strings: `(01)00389701012495(17)240331(10)33109474`. Each element keeps
//! its application identifier; a date stays a date.

use super::{derange_digits, number};
use crate::Category;
use crate::session::Key;

/// The surrogate of an element string; `None` if the value is none.
pub fn surrogate(value: &str, key: &Key) -> Option<String> {
    let mut out = String::with_capacity(value.len());
    let mut elements = value.split('(');
    out.push_str(elements.next().filter(|head| head.trim().is_empty())?);
    for element in elements {
        let (identifier, data) = element.split_once(')')?;
        if identifier.len() < 2 || !identifier.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        out.push('(');
        out.push_str(identifier);
        out.push(')');
        match identifier {
            "11" | "13" | "15" | "17" if data.trim().len() == 6 => out.push_str(&date(data, key)?),
            _ if data.trim().is_empty() => out.push_str(data),
            _ => out.push_str(&number(data, Category::Device, key)),
        }
    }
    (!out.trim().is_empty() && out != value).then_some(out)
}

/// Month and day of a six-digit date change; the day may be 00.
fn date(data: &str, key: &Key) -> Option<String> {
    let (year, rest) = data.split_at_checked(2)?;
    let (digits, blank) = rest.split_at_checked(4)?;
    let mut numerals: Vec<u8> = digits.bytes().map(|b| b.wrapping_sub(b'0')).collect();
    if numerals.iter().any(|n| *n > 9) {
        return None;
    }
    let real = |d: &[u8]| match d {
        [a, b, c, d] => {
            let (month, day) = (a * 10 + b, c * 10 + d);
            let last = match month {
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (1..=12).contains(&month) && day <= last
        }
        _ => false,
    };
    derange_digits(key, "udi date", year.as_bytes(), &mut numerals, None, real);
    let digits: String = numerals.iter().map(|n| char::from(b'0' + n)).collect();
    Some(format!("{year}{digits}{blank}"))
}
