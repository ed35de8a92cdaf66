//! Words, phrases and values, found in any letter case and with other separators or none.

use crate::lexicon::fold;
use crate::text::{ByName, Document, TokenKind};
use std::ops::Range;

/// How many marks may stand between two words of a phrase (`(555) - 0143`).
const SEPARATORS: usize = 3;
/// A phrase of this many letters and digits may go on in the next line.
const WRAPPED: usize = 8;

/// The letters and digits of every token, folded; empty for other tokens.
pub fn words(doc: &Document<'_>) -> Vec<String> {
    let tokens = doc.tokens().iter().enumerate();
    tokens
        .map(|(i, t)| if t.kind == TokenKind::Punct { String::new() } else { fold(doc.lower_word(i)) })
        .collect()
}

/// Phrases by their letters and digits.
#[derive(Debug)]
pub struct Phrases<T>(ByName<T>);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(ByName::default())
    }
}

impl<T> Phrases<T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a phrase; false if it has no letter or digit.
    pub fn add(&mut self, phrase: &str, value: T) -> bool {
        let key = words(&Document::new(phrase)).concat();
        let fits = !key.is_empty();
        if fits {
            self.0.insert(key, value);
        }
        fits
    }

    /// Where the phrases stand, as token ranges; the longest at each place.
    pub fn find<'a>(
        &'a self,
        doc: &'a Document<'_>,
        words: &'a [String],
    ) -> impl Iterator<Item = (Range<usize>, &'a T)> + use<'a, T> {
        let starts = (0..if self.is_empty() { 0 } else { words.len() }).filter(|&i| !joined(doc, i));
        starts.filter_map(move |i| {
            let word = words.get(i).filter(|w| !w.is_empty())?;
            let from_here = self.0.from(word).take_while(|(k, _)| k.starts_with(word.as_str()));
            from_here
                .filter_map(|(key, value)| Some((i..reach(doc, words, i, key)?, value)))
                .max_by_key(|(r, _)| r.end)
        })
    }
}

/// The token after the phrase `key` that begins at token `i`.
fn reach(doc: &Document<'_>, words: &[String], i: usize, key: &str) -> Option<usize> {
    let mut rest = key.strip_prefix(words.get(i)?.as_str())?;
    let (mut at, mut marks) = (i + 1, 0);
    while !rest.is_empty() {
        let word = words.get(at)?;
        let lines = doc.token(at)?.line - doc.token(at - 1)?.line;
        marks = if word.is_empty() { marks + 1 } else { 0 };
        if marks > SEPARATORS || lines > u32::from(key.len() >= WRAPPED) {
            return None;
        }
        rest = rest.strip_prefix(word.as_str())?;
        at += 1;
    }
    (!joined(doc, at)).then_some(at)
}

/// Whether token `i` goes on with a word or number right before it: `A` in `123A`. A possessive doesn't.
fn joined(doc: &Document<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let solid = |j: usize| doc.token(j).is_some_and(|t| t.kind != TokenKind::Punct);
    let possessive = doc.word(i).starts_with(|c: char| !c.is_alphanumeric());
    doc.glued(before) && solid(before) && solid(i) && !possessive
}
