//! Unique device identifiers as GS1 element strings: `(01)00389701012495(17)240331(10)33109474`. Each element keeps
//! its application identifier; a date stays a date.

use super::{derange, number};
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
            _ if data.trim().is_empty() => out.push_str(data),
            "11" | "13" | "15" | "17" if data.trim().len() == 6 => {
                out.push_str(&date(data, key).unwrap_or_else(|| number(data, Category::Device, key)));
            }
            _ => out.push_str(&number(data, Category::Device, key)),
        }
    }
    (!out.trim().is_empty() && out != value).then_some(out)
}

/// Month and day of a real six-digit date change; the day may be 00.
fn date(data: &str, key: &Key) -> Option<String> {
    let (year, rest) = data.split_at_checked(2)?;
    let (digits, blank) = rest.split_at_checked(4)?;
    let (month, day) = digits.split_at_checked(2)?;
    let real = |numerals: &[u8]| match numerals {
        [1, day] => *day <= 28,
        [3 | 5 | 8 | 10, day] => *day <= 30,
        [month, day] => *month < 12 && *day <= 31,
        _ => false,
    };
    let mut numerals = [month.parse::<u8>().ok()?.checked_sub(1)?, day.parse().ok()?];
    if !real(&numerals) {
        return None;
    }
    derange(key, "udi date", &[12, 32], year.as_bytes(), &mut numerals, real);
    let [month, day] = numerals;
    Some(format!("{year}{:02}{day:02}{blank}", month + 1))
}
