//! Numbers as they are said: "four four oh two charlie seven".

use super::shape::{Piece, Shape};
use crate::replace::surrogate::words::value;
use crate::text::LetterCase;

#[rustfmt::skip]
pub(super) const RADIO: [&str; 26] = [
    "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo",
    "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor",
    "whiskey", "xray", "yankee", "zulu",
];

/// Words between spelled symbols that are no part of the number.
const JOINTS: [&str; 16] = [
    "dash",
    "hyphen",
    "slash",
    "dot",
    "point",
    "plus",
    "space",
    "and",
    "as",
    "in",
    "for",
    "like",
    "area",
    "code",
    "extension",
    "ext",
];

impl<'v> Shape<'v> {
    pub(super) fn read_spoken(&mut self, text: &'v str) {
        let mut repeat = 1;
        let mut echo = "";
        let mut runs = runs(text).peekable();
        while let Some(run) = runs.next() {
            let lower = run.small();
            let radio = RADIO.iter().position(|r| *r == lower);
            if run.chars().count() == 1 || !run.chars().all(char::is_alphabetic) {
                for (i, c) in run.char_indices() {
                    match c {
                        '0'..='9' => self.digit(c as u32 - '0' as u32, Piece::Digit('0')),
                        _ if c.is_alphabetic() => self.letter(c),
                        _ => self.keep(run.get(i..i + c.len_utf8()).unwrap_or("")),
                    }
                }
            } else if let Some(n) = value(&lower) {
                if n < 10 {
                    for i in 0..repeat {
                        if i > 0 {
                            self.keep(" ");
                        }
                        self.digit(n, Piece::Word(run));
                    }
                } else {
                    let mut ahead = runs.clone();
                    let joint = ahead.next().unwrap_or("");
                    let unit = ahead.next().and_then(|w| value(&w.small()));
                    let unit = unit.filter(|u| n >= 20 && (1..10).contains(u) && matches!(joint, " " | "-"));
                    self.symbols.push(b'0' + (n / 10) as u8);
                    self.symbols.push(b'0' + (n % 10 + unit.unwrap_or(0)) as u8);
                    self.pieces.push(Piece::Pair(run, if joint == "-" { "-" } else { " " }));
                    if unit.is_some() {
                        runs = ahead;
                    }
                }
            } else if lower == "hundred" {
                self.digit(0, Piece::Word(run));
                self.keep(" ");
                self.digit(0, Piece::Word(run));
            } else if lower == "double" || lower == "triple" {
                repeat = if lower == "double" { 2 } else { 3 };
                runs.next();
                continue;
            } else if echo == "in" || echo == "for" {
                self.pieces.push(Piece::Echo(run));
            } else if JOINTS.contains(&lower.as_str()) {
                self.keep(run);
            } else if let Some(letter) = radio {
                self.symbols.push(b'A' + letter as u8);
                self.pieces.push(Piece::Radio(run));
            } else {
                run.chars().for_each(|c| self.letter(c));
            }
            if run.chars().all(char::is_alphabetic) {
                repeat = 1;
                echo = run;
            }
        }
    }
}

/// The runs of letters and of other characters, single blanks and hyphens included.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.is_alphabetic();
        let end = rest.find(|c: char| c.is_alphabetic() != first).unwrap_or(rest.len());
        let (head, tail) = rest.split_at_checked(end)?;
        rest = tail;
        Some(head)
    })
}
