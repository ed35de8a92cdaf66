//! Tokens: runs of letters, runs of digits, and single other characters.

use super::letter_case::small;
/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes between letters (`O'Brien`, `don't`); a possessive `'s` is a word of its own.
    Word,
    /// ASCII digits.
    Number,
    /// One other character that is not white space.
    Punct,
}

/// The letter case of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No cased letter.
    None,
    /// `smith`
    Lower,
    /// `Smith`
    Title,
    /// `SMITH`, also a single capital
    Upper,
    /// `McDonald`, `iPhone`
    Mixed,
}

/// A token. Offsets are UTF-8 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// After the last byte.
    pub end: u32,
    /// `hash_word` of the lower-cased text.
    pub hash: u32,
    /// The number of its lower-cased text among the different ones of the document, in order of appearance.
    pub word: u32,
    /// The line it stands on.
    pub line: u32,
    /// Index + 1 of the separator token (`:`, `=`, `|`) of the field it belongs to; 0 for none.
    pub field: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its letter case.
    pub case: Case,
    /// White space (or the start of the text) stands before it.
    pub spaced: bool,
}

impl Token {
    /// Length in bytes.
    pub const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Never true for a token of a document.
    pub const fn is_empty(&self) -> bool {
        self.end == self.start
    }
}

/// The character's lower-case form if it takes the same number of bytes, else the character itself,
/// so that a lower-cased copy keeps every offset.
pub(super) fn lower_same_len(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let low = small(c);
    if low.len_utf8() == c.len_utf8() { low } else { c }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`')
}

/// Letters, marks and non-ASCII digits.
pub(super) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') // combining marks of decomposed names
    }
}
