//! A date expression cut into numbers, names and what stands between.

use super::Language;
use super::holiday::{self, Holiday};
use super::names::{self, Found, Style};
use super::spoken;
use crate::replace::surrogate::number::misread;
use crate::text::LetterCase;

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

/// Words that only join, or tell a time of day.
#[rustfmt::skip]
const JOINTS: &[&str] = &[
    "a", "about", "ad", "after", "afternoon", "am", "an", "and", "anfang", "approx", "approximately", "around",
    "at", "au", "aux", "bc", "before", "beginning", "bis", "by", "ca", "cdt", "circa", "cst", "das", "dash", "day",
    "de", "del", "dem", "den", "der", "des", "dot", "du", "début", "each", "early", "edt", "el", "end", "ende",
    "est", "et", "eve", "evening", "every", "fin", "finales", "from", "gmt", "hours", "hr", "hrs", "im", "in", "la",
    "las", "last", "late", "le", "les", "los", "mdt", "mediados", "mid", "middle", "mitte", "morning", "mst",
    "next", "night", "o", "of", "on", "or", "pdt", "pm", "principios", "pst", "since", "slash", "start", "the",
    "this", "through", "thru", "till", "to", "und", "until", "utc", "vom", "week", "weekend", "weekends", "weeks",
    "wk", "y", "年", "日", "月", "년", "월", "일",
];

/// The pieces of `text`, without gaps between them.
pub fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = cut(text);
    // "Mar l , l96O": ones and zeros alone, read as such where the rest is a date.
    let run = |t: &Token| text.get(t.start..t.end).unwrap_or("");
    let broken = |t: &Token| run(t).len() <= 2 && run(t).chars().all(|c| matches!(c, 'l' | 'O' | 'I'));
    let dated = tokens.iter().any(broken)
        && tokens.iter().any(|t| {
            run(t).bytes().any(|b| b.is_ascii_digit())
                || run(t).len() > 2 && names::month(run(t), language).is_some()
        });
    for token in &mut tokens {
        let glued =
            text.get(..token.start).and_then(|t| t.chars().next_back()).is_some_and(|c| c.is_ascii_digit());
        token.kind = classify(run(token), glued, dated && broken(token), language);
    }
    if tokens.iter().any(|t| matches!(t.kind, Kind::Word | Kind::Joint)) {
        spoken::join(text, &mut tokens);
    }
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
    pub fn word<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start..self.end).filter(|run| run.chars().all(char::is_alphabetic))
    }
}

/// Runs of letters and digits, split where digits and letters meet unless together they can be one number or the
/// name of a month or season, and runs of anything else.
fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(8);
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
    if !run.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let name = run.replace('0', "o").replace('1', "l").replace('5', "s");
    (run.len() > 2 && names::month(&name, Language::En).is_some()).then_some(name)
}

fn classify(run: &str, glued: bool, broken: bool, language: Language) -> Kind {
    let Some(first) = run.chars().next().filter(|c| c.is_alphanumeric()) else { return Kind::Gap };
    let number = |value: u32| Kind::Number(Number { value, form: Form::Digits(run.chars().count()) });
    if let Some(value) = digits(run) {
        return number(value);
    }
    if glued && matches!(run.small().as_str(), "st" | "nd" | "rd" | "th" | "er" | "ter" | "e" | "s") {
        return Kind::Suffix;
    }
    if broken {
        let value = run.chars().filter_map(misread).fold(0, |sum, d| sum * 10 + d);
        return number(value);
    }
    let scanned = scanned_name(run);
    let named = scanned.as_deref().unwrap_or(run);
    let stem = run.strip_suffix('s').filter(|_| run.len() > 4).unwrap_or(run);
    let weekday = |word: &str| {
        // A letter is a weekday only as a capital on its own.
        let one = |f: &Found| f.style != Style::One || first.is_uppercase() && !glued;
        names::weekday(word, language).filter(one).map(Kind::Weekday)
    };
    let month = |word: &str| names::month(word, language).map(Kind::Month);
    let season = |word: &str| names::season(word, language).map(Kind::Season);
    let find = |word: &str| month(word).or_else(|| weekday(word)).or_else(|| season(word));
    let name = find(named).or_else(|| if stem == named { None } else { find(stem) });
    name.unwrap_or_else(|| {
        if JOINTS.binary_search(&run.small().as_str()).is_ok()
            || run.chars().all(|c| c == 'x' || c == 'X' || c == 'T' || c == 'Z')
        {
            Kind::Joint
        } else {
            Kind::Word
        }
    })
}

/// Marks times of day as joints: `14:30`, `T0712`, `8 am`, `0830 hrs`.
fn times(text: &str, tokens: &mut [Token]) {
    let part = |t: Option<&Token>| t.and_then(|t| text.get(t.start..t.end)).unwrap_or("");
    let units = ["am", "pm", "hrs", "hours", "hr", "h", "uhr"];
    let timed: Vec<bool> = (0..tokens.len())
        .map(|i| {
            let before = if i > 0 { part(tokens.get(i - 1)) } else { "" };
            let after = part(tokens.get(i + 1));
            let unit = if after == " " { part(tokens.get(i + 2)) } else { after };
            tokens.get(i).is_some_and(|token| token.number().is_some())
                && (before == ":"
                    || after == ":"
                    || before.eq_ignore_ascii_case("t") && i > 1
                    || units.iter().any(|u| u.eq_ignore_ascii_case(unit)))
        })
        .collect();
    for (token, timed) in tokens.iter_mut().zip(timed) {
        if timed {
            token.kind = Kind::Joint;
        }
    }
}
