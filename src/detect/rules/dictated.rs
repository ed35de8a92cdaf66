//! Identifiers spoken digit by digit: `m as in mary four seven dash oh two`.

use super::value::Value;
use super::words::words;
use crate::text::{Document, Token, TokenKind};

/// The most words of a spoken identifier.
const WORDS: usize = 48;

/// What a spoken word adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Digits(usize),
    Letter,
    Joint,
    /// `double`, `triple`: counts only with what follows.
    Repeat,
}

words! {
    PIECES: Piece =
        "zero oh one two three four five six seven eight nine niner nought" => Piece::Digits(1),
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty \
         sixty seventy eighty ninety hundred" => Piece::Digits(2),
        "double triple" => Piece::Repeat,
        "dash slash hyphen" => Piece::Joint,
        "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo \
         sierra tango uniform victor whiskey yankee zulu" => Piece::Letter,
}

fn piece(doc: &Document<'_>, i: usize) -> Option<Piece> {
    let token = doc.token(i)?;
    match token.kind {
        TokenKind::Number if token.len() <= 2 => return Some(Piece::Digits(token.len())),
        TokenKind::Word => {}
        _ => return None,
    }
    PIECES.get(token.hash).or((token.len() == 1).then_some(Piece::Letter))
}

/// Whether a spoken identifier can start at token `k`.
pub(super) fn may_start(doc: &Document<'_>, k: usize) -> bool {
    piece(doc, k).is_some()
}

/// What was heard.
#[derive(Debug, Clone, Copy, Default)]
struct Heard {
    end: usize,
    digits: usize,
    /// Digits said one by one.
    singles: usize,
    letters: usize,
    /// Digits that were words.
    words: usize,
    joined: bool,
}

/// Hears the pieces from token `k` on.
fn hear(doc: &Document<'_>, k: usize) -> Option<Heard> {
    piece(doc, k).filter(|p| *p != Piece::Joint)?;
    let line = doc.token(k)?.line;
    let mut at = k;
    let mut heard = Heard { end: k, ..Heard::default() };
    let mut joint = false;
    for _ in 0..WORDS {
        let on_line = doc.token(at).is_some_and(|t| t.line == line);
        match piece(doc, at).filter(|_| on_line) {
            Some(Piece::Digits(n)) => {
                heard.digits += n;
                heard.singles += usize::from(n == 1);
                heard.words += usize::from(doc.token(at).is_some_and(|t| t.kind == TokenKind::Word));
                heard.joined |= joint;
                at += 1;
                heard.end = at;
            }
            Some(Piece::Letter) => {
                heard.letters += 1;
                at += 1;
                if doc.lower_word(at) == "as" && doc.lower_word(at + 1) == "in" {
                    at += 3;
                }
                heard.end = at;
            }
            Some(Piece::Joint) => {
                joint = true;
                at += 1;
            }
            Some(Piece::Repeat) => at += 1,
            None if doc.word(at) == "," && on_line && piece(doc, at + 1).is_some() => at += 1,
            None => break,
        }
    }
    // Letters alone at the end are the next words of the sentence ("a", "i"), unless they close a code.
    while heard.end > k && heard.letters > 0 && matches!(doc.lower_word(heard.end - 1), "a" | "i") {
        heard.end -= 1;
        heard.letters -= 1;
    }
    Some(heard)
}

/// The spoken identifier at token `k`: at least three digits said as words, or two with letters.
pub(super) fn value_at(doc: &Document<'_>, k: usize) -> Option<Value> {
    let heard = hear(doc, k)?;
    let enough =
        heard.words >= 3 || (heard.words >= 2 && heard.letters >= 1 && heard.digits + heard.letters >= 4);
    (enough && heard.digits >= 2).then_some(Value {
        start: k,
        end: heard.end,
        digits: heard.digits,
        groups: 1,
        spoken: true,
        ..Value::default()
    })
}

/// A spoken identifier that no label announces: many digits one by one, with letters or a dash, or not as many as
/// a telephone number has. Answers its end.
pub(super) fn alone_at(doc: &Document<'_>, k: usize) -> Option<usize> {
    let heard = hear(doc, k)?;
    let code = heard.singles >= 4 && (heard.letters > 0 || heard.joined) && heard.words >= 4;
    let number = heard.singles >= 6 && !matches!(heard.digits, 7 | 10 | 11);
    (code || number).then_some(heard.end)
}

words! {
    /// The digits, as words.
    pub(super) DIGITS: () = "zero oh one two three four five six seven eight nine" => ()
}

/// Whether a token is a digit said as a word.
pub(super) fn is_digit(token: &Token) -> bool {
    DIGITS.has(token.hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken_identifiers_end_where_the_digits_end() {
        for (text, want) in [
            ("two nine six oh eight three he was seen", Some("two nine six oh eight three")),
            ("m as in mary four seven seven one and", Some("m as in mary four seven seven one")),
            ("zero one dash five five four nine sorry", Some("zero one dash five five four nine")),
            ("seven oh two double six one", Some("seven oh two double six one")),
            ("six six oh, one four nine, eight. Next", Some("six six oh, one four nine, eight")),
            ("one time", None),
            ("two tablets", None),
            ("D C seven seven I", Some("D C seven seven")),
            ("a one two", None),
        ] {
            let doc = Document::new(text);
            let found =
                value_at(&doc, 0).and_then(|v| doc.span(v.start..v.end)).map(|r| doc.slice(r.start, r.end));
            assert_eq!(found, want, "{text}");
        }
    }
}
