//! Lists, as features and never as verdicts: a name in no list must still be found, an eponym in a list must not be.
//!
//! One table answers for every list: a word or phrase has a mask of class bits ([`class`]). `compile.rs` packs it
//! from `data/*.txt`; looking a word up costs one hash and a few comparisons, with no start-up work.

mod fold;
mod table;

/// The lists and their class bits.
pub mod class {
    include!("class.rs");
}

pub use crate::text::hash::{hash_next, hash_word};
pub use fold::fold;
use table::entry;
pub use table::lookup;

use crate::text::{Document, TokenKind};
use class::PHRASE_START;

/// How many words a listed phrase can have.
const PHRASE_WORDS: usize = 4;

/// The class bits of every token of a document, and the cluster of each word by its number. Each word of a listed
/// phrase carries the phrase's bits too.
pub fn mark(doc: &Document<'_>) -> (Vec<u32>, Vec<u8>) {
    // Each different word is looked up once; the words come in the order of their numbers.
    let (mut masks, mut clusters) = (Vec::with_capacity(doc.words()), Vec::with_capacity(doc.words()));
    let mut marks = vec![0; doc.tokens().len()];
    for (i, token) in doc.tokens().iter().enumerate() {
        if token.word as usize == masks.len() {
            let (mask, cluster) = word_hash(doc, i).map_or((0, 0), entry);
            masks.push(mask);
            clusters.push(cluster);
        }
        let mask = masks.get(token.word as usize).copied().unwrap_or(0);
        if let Some(mark) = marks.get_mut(i) {
            *mark |= mask & !PHRASE_START;
        }
        if mask & PHRASE_START != 0 {
            mark_phrases(doc, i, &mut marks);
        }
    }
    (marks, clusters)
}

/// Marks the phrases that begin at token `i`; points and hyphens may stand between their words (`St. Paul`).
fn mark_phrases(doc: &Document<'_>, i: usize, marks: &mut [u32]) {
    let line = doc.token(i).map(|t| t.line);
    let Some(mut hash) = word_hash(doc, i) else { return };
    let mut at = i;
    for _ in 1..PHRASE_WORDS {
        at += 1;
        if matches!(doc.word(at), "." | "-") {
            at += 1;
        }
        if doc.token(at).map(|t| t.line) != line {
            return;
        }
        let Some(next) = word_hash(doc, at) else { return };
        hash = hash_next(hash, next);
        let mask = lookup(hash);
        if mask & !PHRASE_START != 0 {
            for mark in marks.iter_mut().take(at + 1).skip(i) {
                *mark |= mask & !PHRASE_START;
            }
        }
        if mask & PHRASE_START == 0 {
            return;
        }
    }
}

/// The hash by which the lists know token `i`, if it is a word.
fn word_hash(doc: &Document<'_>, i: usize) -> Option<u32> {
    let token = doc.token(i).filter(|t| t.kind == TokenKind::Word)?;
    let word = doc.lower_word(i);
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        Some(token.hash)
    } else {
        Some(hash_word(fold(word).as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use class::*;

    #[test]
    fn words_and_phrases_carry_their_classes() {
        let doc = Document::new("Dr. Muñoz of St. Paul, New York saw O'Brien for Graves disease xqzvv");
        let (marks, _) = mark(&doc);
        let mask = |w: &str| marks[(0..doc.tokens().len()).find(|&i| doc.word(i) == w).unwrap()];
        for (word, class) in [
            ("Dr", TITLE),
            ("Muñoz", LAST_TOP),
            ("St", CITY_US),
            ("York", STATE),
            ("O'Brien", LAST_TOP),
            ("Graves", EPONYM),
            ("disease", COMMON_TOP),
        ] {
            assert_ne!(mask(word) & class, 0, "{word}");
        }
        assert_eq!(mask("xqzvv"), 0);
    }
}
