//! A date expression cut into numbers, names and what stands between.

use super::Language;
use super::holiday::{self, Holiday};
use super::names::{self, Found, Style};
use crate::replace::surrogate::case::recase;
use crate::replace::surrogate::number::misread;
use crate::replace::surrogate::words::{cardinal, ordinal, ordinal_value, value};

/// A piece of a date expression: bytes `start..end` of it.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// What a piece is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Number(Number),
    Month(Found),
    Weekday(Found),
    Season(Found),
    /// The name of a holiday.
    Holiday(&'static Holiday),
    /// The letters of an ordinal: `th`, `er`.
    Suffix,
    /// A word that only joins: `of`, `early`, or a time of day and its parts.
    Joint,
    /// Any other word.
    Word,
    /// Blanks and punctuation.
    Gap,
}

/// A number and how it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: u32,
    pub form: Form,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// In this many digits.
    Digits(usize),
    /// `sixth`, `twenty-first`
    Ordinal,
    /// `six`, `twenty one`; `oh six` if padded.
    Cardinal { padded: bool },
    /// `nineteen eighty eight`, `two thousand nineteen`
    Year { thousand: bool },
}

const JOINTS: &[&str] = &[
    "of",
    "the",
    "and",
    "in",
    "on",
    "at",
    "to",
    "or",
    "a",
    "an",
    "by",
    "from",
    "through",
    "thru",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "middle",
    "end",
    "beginning",
    "start",
    "about",
    "around",
    "approximately",
    "approx",
    "circa",
    "ca",
    "since",
    "before",
    "after",
    "last",
    "next",
    "this",
    "every",
    "each",
    "week",
    "weekend",
    "weekends",
    "weeks",
    "day",
    "night",
    "morning",
    "afternoon",
    "evening",
    "am",
    "pm",
    "hrs",
    "hours",
    "hr",
    "ad",
    "bc",
    "utc",
    "gmt",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "o",
    "slash",
    "dash",
    "dot",
    "de",
    "del",
    "du",
    "des",
    "le",
    "la",
    "les",
    "el",
    "los",
    "las",
    "au",
    "aux",
    "et",
    "y",
    "und",
    "bis",
    "vom",
    "im",
    "den",
    "der",
    "dem",
    "das",
    "anfang",
    "ende",
    "mitte",
    "début",
    "fin",
    "finales",
    "principios",
    "mediados",
    "wk",
    "年",
    "月",
    "日",
    "년",
    "월",
    "일",
    "eve",
];

/// The pieces of `text`, without gaps between them.
pub fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = cut(text);
    let dated = tokens.iter().any(|t| {
        t.word(text).is_some_and(|w| w.len() > 2 && names::month(w, language).is_some())
            || t.word(text).is_none()
                && text.get(t.start..t.end).is_some_and(|r| r.bytes().any(|b| b.is_ascii_digit()))
    });
    for token in &mut tokens {
        let run = text.get(token.start..token.end).unwrap_or("");
        let glued =
            text.get(..token.start).and_then(|t| t.chars().next_back()).is_some_and(|c| c.is_ascii_digit());
        token.kind = classify(run, glued, dated, language);
    }
    spell(text, &mut tokens);
    times(text, &mut tokens);
    name_holiday(text, &mut tokens);
    tokens
}

/// Makes one piece of a holiday's name. A date in plain words and numbers is none.
fn name_holiday(text: &str, tokens: &mut Vec<Token>) {
    if !tokens.iter().any(|t| matches!(t.kind, Kind::Word)) {
        return;
    }
    let Some((holiday, start, end)) = holiday::find(text) else { return };
    let at = tokens.iter().position(|t| t.end > start).unwrap_or(0);
    tokens.retain(|t| t.end <= start || t.start >= end);
    tokens.insert(at.min(tokens.len()), Token { start, end, kind: Kind::Holiday(holiday) });
}

impl Token {
    /// The number, if it is one.
    pub fn number(&self) -> Option<Number> {
        if let Kind::Number(number) = self.kind { Some(number) } else { None }
    }

    /// The run of letters, if it is one.
    fn word<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start..self.end).filter(|run| run.chars().all(char::is_alphabetic))
    }
}

/// Runs of letters and digits, split where digits and letters meet unless together they can be one number or the
/// name of a month or season, and runs of anything else.
fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut push = |start: usize, end: usize| {
        if start < end {
            tokens.push(Token { start, end, kind: Kind::Gap });
        }
    };
    let mut start = 0;
    while let Some(first) = text.get(start..).and_then(|t| t.chars().next()) {
        let rest = text.get(start..).unwrap_or("");
        let inside = first.is_alphanumeric();
        let end = start + rest.find(|c: char| c.is_alphanumeric() != inside).unwrap_or(rest.len());
        let run = text.get(start..end).unwrap_or("");
        let mixed = run.bytes().any(|b| b.is_ascii_digit()) && run.chars().any(char::is_alphabetic);
        let season = run.len() == 2 && run.starts_with(['Q', 'q']);
        if !inside || !mixed || season || digits(run).is_some() || scanned_name(run).is_some() {
            push(start, end);
        } else {
            let mut from = start;
            let mut before = first.is_ascii_digit();
            for (at, c) in run.char_indices() {
                if c.is_ascii_digit() != before {
                    push(from, start + at);
                    from = start + at;
                    before = !before;
                }
            }
            push(from, end);
        }
        start = end;
    }
    tokens
}

/// The value of a run of digits and letters misread for digits, at least one a digit.
fn digits(run: &str) -> Option<u32> {
    let real = run.bytes().any(|b| b.is_ascii_digit());
    let value = |c: char| c.to_digit(10).or_else(|| misread(c));
    let sum = |sum: u32, c| Some(sum.saturating_mul(10).saturating_add(value(c)?));
    run.chars().try_fold(0, sum).filter(|_| real)
}

/// A month's name with misread letters (`0ctober`).
fn scanned_name(run: &str) -> Option<String> {
    let name = run.replace('0', "o").replace('1', "l").replace('5', "s");
    (run.len() > 2 && names::month(&name, Language::En).is_some()).then_some(name)
}

fn classify(run: &str, glued: bool, dated: bool, language: Language) -> Kind {
    let Some(first) = run.chars().next().filter(|c| c.is_alphanumeric()) else { return Kind::Gap };
    let number = |value: u32| Kind::Number(Number { value, form: Form::Digits(run.chars().count()) });
    if let Some(value) = digits(run) {
        return number(value);
    }
    let lower = run.to_lowercase();
    if glued && matches!(lower.as_str(), "st" | "nd" | "rd" | "th" | "er" | "ter" | "e" | "s") {
        return Kind::Suffix;
    }
    // "Mar l , l960": ones and zeros alone.
    if dated && run.len() <= 2 && run.chars().all(|c| matches!(c, 'l' | 'O' | 'I')) {
        let value = run.chars().filter_map(misread).fold(0, |sum, d| sum * 10 + d);
        return number(value);
    }
    let named = scanned_name(run).unwrap_or_else(|| run.to_owned());
    let stem = run.strip_suffix('s').filter(|_| run.len() > 4).unwrap_or(run);
    let weekday = |word: &str| {
        // A letter is a weekday only as a capital on its own.
        let one = |f: &Found| f.style != Style::One || first.is_uppercase() && !glued;
        names::weekday(word, language).filter(one).map(Kind::Weekday)
    };
    let month = |word: &str| names::month(word, language).map(Kind::Month);
    let season = |word: &str| names::season(word, language).map(Kind::Season);
    let find = |word: &str| month(word).or_else(|| weekday(word)).or_else(|| season(word));
    let name = find(&named).or_else(|| find(stem));
    name.unwrap_or(
        if JOINTS.contains(&lower.as_str())
            || run.chars().all(|c| c == 'x' || c == 'X' || c == 'T' || c == 'Z')
        {
            Kind::Joint
        } else {
            Kind::Word
        },
    )
}

/// Joins number words into numbers: `twenty first`, `oh three`, `nineteen eighty eight`, `two thousand nineteen`.
fn spell(text: &str, tokens: &mut Vec<Token>) {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    let word = |tokens: &[Token], i: usize| -> String {
        let token = tokens.get(i).filter(|t| matches!(t.kind, Kind::Word | Kind::Joint));
        token.and_then(|t| t.word(text)).map(str::to_lowercase).unwrap_or_default()
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

/// Marks times of day as joints: `14:30`, `T0712`, `8 am`, `0830 hrs`.
fn times(text: &str, tokens: &mut [Token]) {
    let part = |t: Option<&Token>| t.and_then(|t| text.get(t.start..t.end)).unwrap_or("").to_lowercase();
    let timed: Vec<bool> = (0..tokens.len())
        .map(|i| {
            let before = if i > 0 { part(tokens.get(i - 1)) } else { String::new() };
            let after = part(tokens.get(i + 1));
            let unit = if after == " " { part(tokens.get(i + 2)) } else { after.clone() };
            before == ":"
                || after == ":"
                || before == "t" && i > 1
                || matches!(unit.as_str(), "am" | "pm" | "hrs" | "hours" | "hr" | "h" | "uhr")
        })
        .collect();
    for (token, timed) in tokens.iter_mut().zip(timed) {
        if timed && token.number().is_some() {
            token.kind = Kind::Joint;
        }
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
