//! Numbers of dates in words: `twenty first`, `oh three`, `nineteen eighty eight`, `two thousand nineteen`.

use super::token::{Form, Kind, Number, Token};
use crate::replace::surrogate::case::recase;
use crate::replace::surrogate::words::{cardinal, ordinal, ordinal_value, value};
use crate::text::LetterCase;

/// Joins number words into numbers: `twenty first`, `oh three`, `nineteen eighty eight`, `two thousand nineteen`.
pub fn join(text: &str, tokens: &mut Vec<Token>) {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    let word = |tokens: &[Token], i: usize| -> String {
        let token = tokens.get(i).filter(|t| matches!(t.kind, Kind::Word | Kind::Joint));
        token.and_then(|t| t.word(text)).map(LetterCase::small).unwrap_or_default()
    };
    while let Some(&token) = tokens.get(i) {
        let near = tokens.get(i + 1).is_some_and(|t| matches!(text.get(t.start..t.end), Some(" " | "-")));
        let (this, next) = (word(tokens, i), if near { word(tokens, i + 2) } else { String::new() });
        let unit = |v: Option<u32>| v.filter(|v| (1..10).contains(v));
        let (value, form, used) = match (value(&this), ordinal_value(&this)) {
            (Some(0), _) if unit(value(&next)).is_some() => {
                (value(&next).unwrap_or(0), Form::Cardinal { padded: true }, 3)
            }
            (Some(2), _) if next == "thousand" => {
                let joint = if word(tokens, i + 4) == "and" { 2 } else { 0 };
                let (rest, used) = match value(&word(tokens, i + 4 + joint)) {
                    Some(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => {
                        match unit(value(&word(tokens, i + 6 + joint))) {
                            Some(one) => (tens + one, 7 + joint),
                            None => (tens, 5 + joint),
                        }
                    }
                    Some(n) => (n, 5 + joint),
                    None => (0, 3),
                };
                (2000 + rest, Form::Year { thousand: true }, used)
            }
            (Some(tens @ 20..), _) if unit(value(&next)).is_some() => {
                (tens + value(&next).unwrap_or(0), Form::Cardinal { padded: false }, 3)
            }
            (Some(tens @ 20..), _) if unit(ordinal_value(&next)).is_some() => {
                (tens + ordinal_value(&next).unwrap_or(0), Form::Ordinal, 3)
            }
            (Some(n), _) if this != "oh" => (n, Form::Cardinal { padded: false }, 1),
            (_, Some(n)) => (n, Form::Ordinal, 1),
            _ => {
                out.push(token);
                i += 1;
                continue;
            }
        };
        let end = tokens.get(i + used - 1).map_or(token.end, |t| t.end);
        out.push(Token { start: token.start, end, kind: Kind::Number(Number { value, form }) });
        i += used;
    }
    join_years(text, &mut out);
    *tokens = out;
}

/// Joins `nineteen` and `eighty eight`, if what is left can be a date.
fn join_years(text: &str, tokens: &mut Vec<Token>) {
    let spelled = |t: &Token| t.number().is_some_and(|n| !matches!(n.form, Form::Digits(_)));
    let places: Vec<usize> = tokens.iter().enumerate().filter(|(_, t)| spelled(t)).map(|(i, _)| i).collect();
    let named = tokens.iter().any(|t| matches!(t.kind, Kind::Month(_)));
    let [.., a, b] = places.as_slice() else { return };
    let (a, b) = (*a, *b);
    let (Some(first), Some(second)) = (tokens.get(a).copied(), tokens.get(b).copied()) else { return };
    let (Some(century), Some(rest)) = (first.number(), second.number()) else { return };
    let count = if named { places.len() == 2 || places.len() == 3 } else { matches!(places.len(), 2 | 4) };
    let adjacent = b == a + 2 && text.get(first.end..second.start) == Some(" ");
    let whole = matches!(rest.form, Form::Cardinal { padded } if padded || rest.value >= 10);
    if !count || !adjacent || !whole || !(18..=20).contains(&century.value) || century.form == Form::Ordinal {
        return;
    }
    let year = Number { value: century.value * 100 + rest.value, form: Form::Year { thousand: false } };
    tokens.drain(a + 1..=b);
    if let Some(token) = tokens.get_mut(a) {
        *token = Token { start: first.start, end: second.end, kind: Kind::Number(year) };
    }
}

impl Number {
    /// `value` in the manner of this number; with a leading zero if `pad`, tens and units in
    /// words joined by `joint`.
    pub fn write(self, value: u32, pad: bool, joint: &str, original: &str) -> String {
        let words = match self.form {
            Form::Digits(len) if pad || len > 2 => return format!("{value:0len$}"),
            Form::Digits(_) => return value.to_string(),
            Form::Ordinal => ordinal(value, joint),
            Form::Cardinal { .. } if pad && value == 0 => "oh oh".to_owned(),
            Form::Cardinal { .. } if pad && value < 10 => format!("oh {}", cardinal(value, joint)),
            Form::Cardinal { .. } => cardinal(value, joint),
            Form::Year { .. } => year_words(value, self.form, joint),
        };
        recase(original, &words)
    }
}

fn year_words(year: u32, form: Form, joint: &str) -> String {
    let (century, rest) = (year / 100 % 100, year % 100);
    match rest {
        0 if century == 20 => "two thousand".to_owned(),
        0 => format!("{} hundred", cardinal(century, joint)),
        _ if century == 20 && (rest < 10 || form == Form::Year { thousand: true }) => {
            format!("two thousand {}", cardinal(rest, joint))
        }
        1..10 => format!("{} oh {}", cardinal(century, joint), cardinal(rest, joint)),
        _ => format!("{} {}", cardinal(century, joint), cardinal(rest, joint)),
    }
}
