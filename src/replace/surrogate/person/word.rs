//! A word of a name.

use crate::replace::surrogate::case::folded;
use crate::replace::surrogate::names::Kind;
use std::rc::Rc;

/// A word of a name: bytes of the entity's text, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Folded, lower case.
    pub(super) norm: Rc<str>,
    pub(super) role: Role,
}

/// What a word is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Titles, particles, suffixes, credentials.
    Keep,
    Name(Kind),
    /// One letter for a name; a middle initial counts as given.
    Initial(Kind),
    /// Letters for a whole person, such as `JS` or `rbk`.
    Initials,
    /// The only word of a name: what it is, the document decides.
    Alone,
    /// Digits.
    Other,
}

impl Role {
    /// Which name it is, if it is one.
    pub(super) const fn name(self) -> Option<Kind> {
        if let Self::Name(kind) = self { Some(kind) } else { None }
    }
}

/// Words are letters, marks and digits with apostrophes between; a possessive `'s` is left out.
pub(super) fn split(name: &str) -> Vec<Word> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let apostrophe = |c: char| matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`');
    let mut words = Vec::new();
    let mut chars = name.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !part(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            if part(c) {
                end = at + c.len_utf8();
            } else if !(apostrophe(c) && name.get(at + c.len_utf8()..).is_some_and(|r| r.starts_with(part))) {
                break;
            }
            chars.next();
        }
        let mut word = name.get(start..end).unwrap_or("");
        for possessive in ["'s", "’s", "'S", "’S", "`s"] {
            word = word.strip_suffix(possessive).unwrap_or(word);
        }
        if !word.is_empty() {
            let end = start + word.len();
            words.push(Word { start, end, norm: folded(word).into(), role: Role::Alone });
        }
    }
    words
}
