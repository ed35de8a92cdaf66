//! What an expression shows of how its numbers and names are written beyond each by itself.

use super::DateShift;
use super::names::Style;
use super::read::Parts;
use super::token::{Form, Kind, Number, Token};

/// How the numbers and names of an expression are written.
pub struct Manner {
    /// Numbers below ten have a leading zero.
    pub pad: bool,
    /// What stands between tens and units in words.
    pub joint: &'static str,
    /// Names that are both full and short, such as `May`, are short.
    pub short: bool,
}

impl Manner {
    /// The manner of an expression.
    pub fn of(value: &str, tokens: &[Token], dates: &[Parts], shift: &DateShift) -> Self {
        let named = tokens.iter().find_map(|t| if let Kind::Month(f) = t.kind { Some(f) } else { None });
        let is_number = |t: Option<&Token>| t.is_some_and(|t| t.number().is_some());
        let joined = |i: usize, step: isize| {
            let at = |n: isize| i.checked_add_signed(step * n).and_then(|i| tokens.get(i));
            let hyphen = at(1).is_some_and(|t| value.get(t.start..t.end) == Some("-"));
            is_number(at(1)) || hyphen && is_number(at(2))
        };
        let months = || tokens.iter().enumerate().filter(|(_, t)| matches!(t.kind, Kind::Month(_)));
        let glued = months().any(|(i, _)| joined(i, 1) || joined(i, -1));
        let capital = !value.chars().any(char::is_lowercase);
        let short_day = tokens.iter().any(|t| matches!(t.kind, Kind::Weekday(f) if f.style != Style::Full));
        let field = |&i: &usize| match tokens.get(i)?.number()? {
            Number { form: Form::Digits(len @ 1..=2), value } => Some((value, len)),
            Number { form: Form::Cardinal { padded }, value } => Some((value, if padded { 2 } else { 1 })),
            _ => None,
        };
        let places = dates.iter().flat_map(|d| d.months.iter().chain(&d.days));
        let fields: Vec<(u32, usize)> = places.filter_map(field).collect();
        let zero = fields.iter().any(|&(value, len)| len == 2 && value < 10);
        let full_name = named.is_some_and(|f| f.style == Style::Full);
        let alone = named.is_none() && tokens.iter().filter(|t| t.number().is_some()).count() == 1;
        let leading = dates.first().is_some_and(|d| d.days.first() < d.months.first());
        let plain = if named.is_some() { glued || capital && !full_name && leading } else { !alone };
        let hyphen = value
            .as_bytes()
            .windows(3)
            .any(|w| matches!(w, [a, b'-', b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic()));
        let year_first =
            dates.first().is_some_and(|d| d.year.is_some() && d.year < d.months.first().copied());
        let usual = year_first || named.is_some() || shift.padded.unwrap_or(true);
        let pad = zero || plain && usual && fields.iter().all(|f| f.1 == 2);
        Self { pad, joint: if hyphen { "-" } else { " " }, short: glued || short_day || capital && zero }
    }
}
