//! [`Document`]: a text with its tokens, lines and fields.

use super::by_hash::ByHash;
use super::hash::hash_word;
use super::token::{Case, Token, TokenKind, is_apostrophe, is_word_char, lower_same_len};
use std::ops::Range;

/// How many words before a `:` can be a label.
const LABEL_WORDS: usize = 4;

/// A line: the tokens `first..last` and the bytes `start..end` (without the line break).
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// First byte.
    pub start: u32,
    /// After the last byte.
    pub end: u32,
    /// First token.
    pub first: u32,
    /// After the last token.
    pub last: u32,
}

impl Line {
    /// The indices of its tokens.
    pub const fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// A text with all that is computed once per call. Offsets are UTF-8 bytes; texts are below 4 GiB.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    lower: String,
    tokens: Vec<Token>,
    lines: Vec<Line>,
    words: usize,
}

impl<'t> Document<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let lower = lowered(text);
        let mut doc =
            Self { text, lower, tokens: Vec::with_capacity(text.len() / 4), lines: Vec::new(), words: 0 };
        doc.tokenize();
        doc.mark_fields();
        doc
    }

    /// The text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The text in lower case, every offset kept (letters whose lower-case form has another length stay).
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// How many different lower-cased tokens there are: [`Token::word`] is below.
    pub const fn words(&self) -> usize {
        self.words
    }

    /// All lines, in order; there is always one.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Token `i`, if there is one.
    pub fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// Token `i` moved by `by`, if there is one.
    pub fn token_at(&self, i: usize, by: isize) -> Option<&Token> {
        self.tokens.get(i.checked_add_signed(by)?)
    }

    /// The text of token `i`; empty beyond the ends.
    pub fn word(&self, i: usize) -> &'t str {
        self.token(i).map_or("", |t| self.slice(t.start as usize, t.end as usize))
    }

    /// The lower-cased text of token `i`; empty beyond the ends.
    pub fn lower_word(&self, i: usize) -> &str {
        self.token(i).and_then(|t| self.lower.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    /// The lower-cased text of the token `by` places from `i`; empty beyond the ends.
    pub fn lower_at(&self, i: usize, by: isize) -> &str {
        i.checked_add_signed(by).map_or("", |j| self.lower_word(j))
    }

    /// The bytes `start..end` of the text; empty if they do not fit.
    pub fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The bytes that the tokens `range` span, gaps included.
    pub fn span(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.token(range.start)?;
        let last = self.token(range.end.checked_sub(1)?)?;
        (first.start < last.end).then_some(first.start as usize..last.end as usize)
    }

    /// The index of the first token that ends after byte `at`.
    pub fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.end as usize <= at)
    }

    /// The tokens that share a byte with `bytes`.
    pub fn tokens_in(&self, bytes: Range<usize>) -> Range<usize> {
        self.token_from(bytes.start)..self.tokens.partition_point(|t| (t.start as usize) < bytes.end)
    }

    /// The line of token `i`.
    pub fn line_of(&self, i: usize) -> Option<&Line> {
        self.lines.get(self.token(i)?.line as usize)
    }

    /// Whether token `i` is the first of its line.
    pub fn starts_line(&self, i: usize) -> bool {
        self.line_of(i).is_some_and(|l| l.first as usize == i)
    }

    /// Whether tokens `i` and `i + 1` stand on one line with nothing between them.
    pub fn glued(&self, i: usize) -> bool {
        self.token(i + 1).is_some_and(|t| !t.spaced)
    }

    /// The label words of the field that token `i` belongs to, as a token range: at most four words
    /// right before its separator. Empty if `i` is in no field.
    pub fn label_of(&self, i: usize) -> Range<usize> {
        let separator = match self.token(i).map(|t| t.field as usize) {
            None | Some(0) => return 0..0,
            Some(field) => field - 1,
        };
        let line = self.token(separator).map(|t| t.line);
        let mut first = separator;
        let mut words = 0;
        while words < LABEL_WORDS && first > 0 {
            let Some(t) = self.token(first - 1) else { break };
            let part_of_label = match t.kind {
                TokenKind::Word => true,
                TokenKind::Number => false,
                TokenKind::Punct => {
                    matches!(self.word(first - 1), "#" | "." | "/" | "-" | "(" | ")" | "_" | "&" | "\"")
                }
            };
            if Some(t.line) != line || !part_of_label {
                break;
            }
            words += usize::from(t.kind == TokenKind::Word);
            first -= 1;
        }
        first..separator
    }

    fn tokenize(&mut self) {
        let mut words = ByHash::default();
        let mut end = 0;
        let mut line_start = 0;
        let mut line_first = 0;
        let mut spaced = true;
        while let Some(c) = self.text.get(end..).and_then(|rest| rest.chars().next()) {
            let start = end;
            end += c.len_utf8();
            if c == '\n' {
                self.end_line(line_start, start, line_first);
                line_start = end;
                line_first = self.tokens.len();
                spaced = true;
                continue;
            }
            if c.is_whitespace() || c == '\u{feff}' {
                spaced = true;
                continue;
            }
            let kind = if c.is_ascii_digit() {
                end += count(self.text, end, u8::is_ascii_digit);
                TokenKind::Number
            } else if is_word_char(c) {
                end = self.word_end(end);
                TokenKind::Word
            } else if is_apostrophe(c) && !spaced && self.is_possessive(start, end) {
                end += 1;
                TokenKind::Word
            } else {
                TokenKind::Punct
            };
            self.push(start, end, kind, spaced, &mut words);
            spaced = false;
        }
        self.end_line(line_start, self.text.len(), line_first);
        self.words = words.len();
    }

    /// Whether an apostrophe at `start..end` begins a possessive `'s` that ends a word.
    fn is_possessive(&self, start: usize, end: usize) -> bool {
        let after_word =
            self.tokens.last().is_some_and(|t| t.kind == TokenKind::Word && t.end as usize == start);
        let mut rest = self.text.get(end..).unwrap_or("").chars();
        after_word && matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(is_word_char)
    }

    /// Where the word that goes up to byte `end` at least ends; an apostrophe counts between letters unless it begins
    /// a possessive.
    fn word_end(&self, mut end: usize) -> usize {
        loop {
            end += count(self.text, end, u8::is_ascii_alphabetic);
            let mut rest = self.text.get(end..).unwrap_or("").chars();
            let Some(c) = rest.next() else { return end };
            let letter = |c: Option<char>| c.is_some_and(is_word_char);
            if !is_word_char(c) {
                let mut ahead = rest.clone();
                let possessive = matches!(ahead.next(), Some('s' | 'S')) && !letter(ahead.next());
                if !is_apostrophe(c) || !letter(rest.next()) || possessive {
                    return end;
                }
            }
            end += c.len_utf8();
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, spaced: bool, words: &mut ByHash<u32>) {
        let case = if kind == TokenKind::Word { case_of(self.slice(start, end)) } else { Case::None };
        let hash = hash_word(self.lower.as_bytes().get(start..end).unwrap_or(&[]));
        let next = words.len() as u32;
        let word = *words.entry(hash).or_insert(next);
        let line = self.lines.len() as u32;
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            hash,
            word,
            line,
            field: 0,
            kind,
            case,
            spaced,
        });
    }

    fn end_line(&mut self, start: usize, end: usize, first: usize) {
        self.lines.push(Line {
            start: start as u32,
            end: end as u32,
            first: first as u32,
            last: self.tokens.len() as u32,
        });
    }

    /// Gives each token the separator of its field: `:` and `=` govern what follows on the line, a pipe
    /// or tab ends a field (so `|MRN|123` has `|` as separator). A label that ends its line governs the next line.
    fn mark_fields(&mut self) {
        let mut carried = 0;
        for line in 0..self.lines.len() {
            let Some(&Line { first, last, .. }) = self.lines.get(line) else { break };
            let (first, last) = (first as usize, last as usize);
            let mut field = std::mem::take(&mut carried);
            for i in first..last {
                if self.after_tab(i) {
                    field = 0;
                }
                let separates = match self.word(i) {
                    ":" => !(self.digit_at(i, -1) && self.digit_at(i, 1)),
                    "=" => true,
                    "|" => i > first,
                    _ => false,
                };
                if let Some(t) = self.tokens.get_mut(i) {
                    t.field = field;
                }
                if separates {
                    field = i as u32 + 1;
                }
            }
            if last > first && field as usize == last {
                carried = field;
            }
        }
    }

    fn digit_at(&self, i: usize, by: isize) -> bool {
        self.token_at(i, by).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn after_tab(&self, i: usize) -> bool {
        let Some(t) = self.token(i).filter(|t| t.spaced && i > 0) else { return false };
        self.text.as_bytes().get(t.start as usize - 1) == Some(&b'\t')
    }
}

/// The text in lower case, of the same length.
fn lowered(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, tail)) =
        rest.bytes().position(|b| !b.is_ascii()).and_then(|at| rest.split_at_checked(at))
    {
        lower.push_str(plain);
        let mut chars = tail.chars();
        lower.extend(chars.next().map(lower_same_len));
        rest = chars.as_str();
    }
    lower.push_str(rest);
    lower.make_ascii_lowercase();
    lower
}

/// How many bytes from byte `at` on `belong`.
fn count(text: &str, at: usize, belong: impl Fn(&u8) -> bool) -> usize {
    text.as_bytes().get(at..).map_or(0, |rest| rest.iter().take_while(|b| belong(b)).count())
}

fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut first_upper) = (0_usize, 0_usize, false);
    for (i, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= i == 0;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (_, 0) => Case::Upper,
        (1, _) if first_upper => Case::Title,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let doc = Document::new(text);
        (0..doc.tokens().len()).map(|i| doc.word(i).to_owned()).collect()
    }

    #[test]
    fn tokens_split_letters_digits_and_the_rest() {
        for (text, want) in [
            ("Dr. O'Brien's pt", vec!["Dr", ".", "O'Brien", "'s", "pt"]),
            ("MRN#A-0012x", vec!["MRN", "#", "A", "-", "0012", "x"]),
            ("Ta’Quan don't", vec!["Ta’Quan", "don't"]),
            ("Jones' 'quoted'", vec!["Jones", "'", "'", "quoted", "'"]),
            ("Muñoz\u{a0}Kapi'olani", vec!["Muñoz", "Kapi'olani"]), // a no-break space separates
            ("", vec![]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn labels_are_the_words_before_the_separator() {
        let text = "Patient Name: Ann Lee  DOB: 1/2/1990\nPCP:\n  Bo Li at 10:30\n| MRN | 55";
        let doc = Document::new(text);
        let label = |needle: &str| {
            let i = doc.token_from(text.find(needle).unwrap());
            doc.span(doc.label_of(i)).map(|r| doc.slice(r.start, r.end))
        };
        assert_eq!(label("Ann"), Some("Patient Name"));
        assert_eq!(label("1990"), Some("Ann Lee  DOB")); // users look at the last words
        assert_eq!(label("Bo"), Some("PCP")); // a label at a line's end governs the next line
        assert_eq!(label("55"), Some("MRN"));
        assert_eq!(label("10"), Some("PCP")); // a time is no field
    }

    #[test]
    fn lower_keeps_offsets() {
        for text in ["ÉCOLE İstanbul ẞ", "ABC"] {
            assert_eq!(Document::new(text).lower().len(), text.len());
        }
    }
}
