//! Identifiers spoken digit by digit: `m as in mary four seven dash oh two`.

use super::value::Value;
use crate::text::{Document, TokenKind};

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

fn piece(doc: &Document<'_>, i: usize) -> Option<Piece> {
    let token = doc.token(i)?;
    match token.kind {
        TokenKind::Number if token.len() <= 2 => return Some(Piece::Digits(token.len())),
        TokenKind::Word => {}
        _ => return None,
    }
    Some(match doc.lower_word(i) {
        "zero" | "oh" | "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine"
        | "niner" | "nought" => Piece::Digits(1),
        "ten" | "eleven" | "twelve" | "thirteen" | "fourteen" | "fifteen" | "sixteen" | "seventeen"
        | "eighteen" | "nineteen" | "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy"
        | "eighty" | "ninety" | "hundred" => Piece::Digits(2),
        "double" | "triple" => Piece::Repeat,
        "dash" | "slash" | "hyphen" | "point" | "dot" => Piece::Joint,
        "alpha" | "bravo" | "charlie" | "delta" | "echo" | "foxtrot" | "golf" | "hotel" | "india"
        | "juliet" | "kilo" | "lima" | "mike" | "november" | "oscar" | "papa" | "quebec" | "romeo"
        | "sierra" | "tango" | "uniform" | "victor" | "whiskey" | "yankee" | "zulu" => Piece::Letter,
        word if word.len() == 1 => Piece::Letter,
        _ => return None,
    })
}

/// The spoken identifier at token `k`: at least three digits said as words, or two with letters.
pub(super) fn value_at(doc: &Document<'_>, k: usize) -> Option<Value> {
    piece(doc, k).filter(|p| *p != Piece::Joint)?;
    let line = doc.token(k)?.line;
    let (mut at, mut end, mut digits, mut letters, mut words) = (k, k, 0, 0, 0);
    for _ in 0..WORDS {
        let on_line = doc.token(at).is_some_and(|t| t.line == line);
        match piece(doc, at).filter(|_| on_line) {
            Some(Piece::Digits(n)) => {
                digits += n;
                words += usize::from(doc.token(at).is_some_and(|t| t.kind == TokenKind::Word));
                at += 1;
                end = at;
            }
            Some(Piece::Letter) => {
                letters += 1;
                at += 1;
                if doc.lower_word(at) == "as" && doc.lower_word(at + 1) == "in" {
                    at += 3;
                }
                end = at;
            }
            Some(Piece::Joint | Piece::Repeat) => at += 1,
            None if doc.word(at) == "," && on_line && piece(doc, at + 1).is_some() => at += 1,
            None => break,
        }
    }
    // Letters alone at the end are the next words of the sentence ("a", "i"), unless they close a code.
    while end > k
        && doc.token(end - 1).is_some_and(|t| t.len() == 1)
        && matches!(doc.lower_word(end - 1), "a" | "i")
    {
        end -= 1;
        letters -= 1;
    }
    let enough = words >= 3 || (words >= 2 && letters >= 1 && digits + letters >= 4);
    (enough && digits >= 2).then_some(Value {
        start: k,
        end,
        digits,
        groups: 1,
        spoken: true,
        ..Value::default()
    })
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
