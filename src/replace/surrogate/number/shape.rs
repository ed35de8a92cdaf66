//! The shape of an identifier: its digits and letters as symbols, and how each is written, so that other symbols
//! can be written the same way: plain, in another script, spelled ("two nine six"), in radio words ("charlie").

use super::spoken::{RADIO, runs};
use crate::replace::surrogate::case::recase;
use crate::replace::surrogate::words::{cardinal, value};
use crate::text::{LetterCase, holds};

/// What letters inside a number are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Letters of it.
    Letters,
    /// Misread digits (`5O3 555 Ol21`) if they touch a digit, else words around it.
    Digits,
}

/// An identifier taken apart.
pub struct Shape<'v> {
    /// Its symbols, `0` to `9` and `A` to `Z`.
    pub symbols: Vec<u8>,
    pub(super) pieces: Vec<Piece<'v>>,
    zero: &'static str,
}

#[derive(Clone, Copy)]
pub(super) enum Piece<'v> {
    /// Text that stays.
    Keep(&'v str),
    /// A digit, in the script with this zero.
    Digit(char),
    /// A letter, a capital or not.
    Letter(bool),
    /// A digit in a word.
    Word(&'v str),
    /// Two digits in words: `twelve`, `forty four`.
    Pair(&'v str, &'v str),
    /// A letter as a radio word.
    Radio(&'v str),
    /// The last symbol once more, as a radio word: `mary` in "m as in mary".
    Echo(&'v str),
}

/// The zeros of the decimal digits in use: ASCII, Arabic, Persian, Devanagari, Bengali, full width.
const ZEROS: [char; 6] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{FF10}'];

impl<'v> Shape<'v> {
    /// Takes `text` apart.
    pub fn read(text: &'v str, reading: Reading) -> Self {
        let mut shape = Self {
            symbols: Vec::with_capacity(text.len()),
            pieces: Vec::with_capacity(text.len()),
            zero: "oh",
        };
        let mut words = runs(text)
            .filter(|run| run.len() > 2 && run.starts_with(char::is_alphabetic))
            .map(LetterCase::small);
        let spoken = words.any(|run| run == "dash" || value(&run).is_some());
        if spoken {
            shape.zero = if holds(&text.small(), "zero") { "zero" } else { "oh" };
            shape.read_spoken(text);
        } else {
            shape.read_written(text, reading);
        }
        shape
    }

    /// A digit as it is said.
    fn word(&self, digit: u32) -> String {
        if digit == 0 { self.zero.to_owned() } else { cardinal(digit, "") }
    }

    /// Writes `symbols` in this shape; as many as it has.
    pub fn write(&self, symbols: &[u8]) -> String {
        let mut out = String::with_capacity(self.pieces.len());
        let mut symbols = symbols.iter().copied();
        let mut last = 0;
        for &piece in &self.pieces {
            if !matches!(piece, Piece::Keep(_) | Piece::Echo(_)) {
                last = symbols.next().unwrap_or(b'0');
            }
            let number = u32::from(last.wrapping_sub(b'0'));
            match piece {
                Piece::Keep(text) => out.push_str(text),
                Piece::Digit(zero) if last.is_ascii_digit() => {
                    out.push(char::from_u32(zero as u32 + number).unwrap_or('0'));
                }
                Piece::Letter(false) => out.push(char::from(last.to_ascii_lowercase())),
                Piece::Digit(_) | Piece::Letter(_) => out.push(char::from(last)),
                Piece::Word(original) => out.push_str(&recase(original, &self.word(number))),
                Piece::Pair(original, joint) => {
                    let unit = u32::from(symbols.next().unwrap_or(b'0') - b'0');
                    let words = match number {
                        0 => format!("{} {}", self.zero, self.word(unit)),
                        _ => cardinal(number * 10 + unit, joint),
                    };
                    out.push_str(&recase(original, &words));
                }
                Piece::Radio(original) | Piece::Echo(original) => {
                    let word = RADIO.get(usize::from(last.wrapping_sub(b'A'))).copied();
                    out.push_str(&recase(original, word.unwrap_or("zulu")));
                }
            }
        }
        out
    }

    pub(super) fn keep(&mut self, text: &'v str) {
        self.pieces.push(Piece::Keep(text));
    }

    pub(super) fn digit(&mut self, digit: u32, piece: Piece<'v>) {
        self.symbols.push(b'0' + (digit % 10) as u8);
        self.pieces.push(piece);
    }

    pub(super) fn letter(&mut self, c: char) {
        // A letter of another script takes some letter's place; what it was does not show.
        let symbol = if c.is_ascii() { c.to_ascii_uppercase() as u8 } else { b'A' + (c as u32 % 26) as u8 };
        self.symbols.push(symbol);
        self.pieces.push(Piece::Letter(c.is_uppercase()));
    }

    fn read_written(&mut self, text: &'v str, reading: Reading) {
        let mut before = ' ';
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (head, tail) = rest.split_at_checked(c.len_utf8()).unwrap_or((rest, ""));
            let after = tail.chars().next().unwrap_or(' ');
            let near = || {
                before.is_ascii_digit()
                    || tail.chars().find(|&c| misread(c).is_none()).is_some_and(|c| c.is_ascii_digit())
            };
            let misread = misread(c).filter(|_| reading == Reading::Digits && near());
            // Two or more x stand for digits that are not given.
            let hidden = matches!(c, 'x' | 'X') && (after == c || before == c);
            if let Some(zero) = ZEROS.into_iter().find(|&z| (z as u32..z as u32 + 10).contains(&(c as u32))) {
                self.digit(c as u32 - zero as u32, Piece::Digit(zero));
            } else if let Some(digit) = misread {
                self.digit(digit, Piece::Digit('0'));
            } else if c.is_alphabetic() && !hidden && reading == Reading::Letters {
                self.letter(c);
            } else {
                self.keep(head);
            }
            before = if misread.is_some() { '0' } else { c };
            rest = tail;
        }
    }
}

/// The digit for which a scanner or typist may have put this letter.
pub fn misread(c: char) -> Option<u32> {
    match c {
        'O' | 'o' => Some(0),
        'l' | 'I' | '|' => Some(1),
        'S' => Some(5),
        'B' => Some(8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(text: &str, reading: Reading) -> String {
        String::from_utf8(Shape::read(text, reading).symbols).unwrap()
    }

    #[test]
    fn shapes_write_back_what_they_read() {
        for (text, expected) in [
            ("S24-10293", "S2410293"),
            ("c64370", "C64370"),
            ("5569 04XX XXXX 7138", "5569047138"),
            ("٣٤٥", "345"),
            ("two nine six oh eight three", "296083"),
            ("oh three twelve eighty eight", "031288"),
            ("forty-four two", "442"),
            ("four four oh two charlie seven", "4402C7"),
            ("Two four oh, five", "2405"),
            ("zero one dash five five", "0155"),
            ("t o dash five five", "TO55"),
            ("PA dash 86730 dash 4 two", "PA8673042"),
        ] {
            let shape = Shape::read(text, Reading::Letters);
            assert_eq!(String::from_utf8_lossy(&shape.symbols), expected);
            assert_eq!(shape.write(&shape.symbols), text);
        }
        assert_eq!(symbols("5O3 555 Ol21 ext 4", Reading::Digits), "50355501214");
        assert_eq!(symbols("double seven two", Reading::Digits), "772");
        let shape = Shape::read("m as in mary four", Reading::Letters);
        assert_eq!(shape.write(b"T7"), "t as in tango seven");
    }
}
