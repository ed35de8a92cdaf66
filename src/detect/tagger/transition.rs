//! What the step from one token to the next depends on: tables of weights by what either is made of, which add up, and
//! features that speak for or against the same label going on.

use super::LABELS;
use super::evidence::Evidence;
use super::features::{Features, OUTSIDE, each_class, form, shape, value};
use super::model::Scores;
use crate::text::{Case, Document, Token, TokenKind};

/// By the label left (outer) and the label reached (inner).
pub type Transition = [Scores; LABELS];

/// Punctuation told apart.
const SIGNS: &[u8] = b",.-/:()|'#&";
/// Short words told apart, on either side of the step.
const SMALL_WORDS: &[&str] = &[
    "of", "the", "and", "at", "in", "for", "to", "on", "by", "with", "a", "is", "was", "s", "st", "de", "or",
    "from", "no", "x", "as", "c", "per", "mr", "dr", "ext",
];
/// Answers of [`made_of`].
const MADE_OF: usize = 13 + SIGNS.len();

/// Which tables answer a question: the first, and how many.
struct Group(usize, usize);

impl Group {
    /// The group behind this one.
    const fn then(&self, count: usize) -> Self {
        Self(self.0 + self.1, count)
    }

    fn table(&self, answer: usize) -> usize {
        self.0 + answer.min(self.1 - 1)
    }
}

const LINE_BEGINS: Group = Group(0, 2);
const REACHED: Group = LINE_BEGINS.then(2 * MADE_OF);
const LEFT: Group = REACHED.then(MADE_OF);
const CLASS_REACHED: Group = LEFT.then(32);
const CLASS_LEFT: Group = CLASS_REACHED.then(32);
const SAME_HIT: Group = CLASS_LEFT.then(5);
const HIT_REACHED: Group = SAME_HIT.then(30);
const HIT_LEFT: Group = HIT_REACHED.then(30);
const GAP: Group = HIT_LEFT.then(5);
const COLUMN: Group = GAP.then(3);
const SMALL_REACHED: Group = COLUMN.then(SMALL_WORDS.len());
const SMALL_LEFT: Group = SMALL_REACHED.then(SMALL_WORDS.len());
const SEEN: Group = SMALL_LEFT.then(32);
/// How many tables there are. The lite build does with the first three groups.
pub const TABLES: usize = if cfg!(feature = "lite") { CLASS_REACHED.0 } else { SEEN.0 + SEEN.1 };

/// Whether a table answers what seldom changes from step to step.
pub const fn is_of_frame(table: usize) -> bool {
    table < REACHED.0 || table >= SAME_HIT.0 && table < SMALL_REACHED.0
}

/// Calls `each` with the tables that hold for the step to token `i`.
pub fn tables(ev: &Evidence<'_, '_>, i: usize, mut each: impl FnMut(usize)) {
    let doc = ev.doc;
    let Some((at, left, token)) = i.checked_sub(1).and_then(|at| Some((at, doc.token(at)?, doc.token(i)?)))
    else {
        return;
    };
    each(LINE_BEGINS.table(usize::from(left.line != token.line)));
    each(REACHED.table(2 * made_of(doc, i) + usize::from(token.spaced)));
    each(LEFT.table(made_of(doc, at)));
    if cfg!(feature = "lite") {
        return;
    }
    let hit = |i: usize| ev.hits.get(i).copied().map_or(0, usize::from);
    let column = |i: usize| ev.columns.get(i).copied().unwrap_or(0);
    let (hit_left, hit_reached, column_left, column_reached) = (hit(at), hit(i), column(at), column(i));
    each(SAME_HIT.table(match (hit_left, hit_reached) {
        (0, 0) => 0,
        (0, _) => 1,
        (_, 0) => 2,
        (a, b) => 3 + usize::from(a == b),
    }));
    each(HIT_REACHED.table(hit_reached));
    each(HIT_LEFT.table(hit_left));
    each(GAP.table((token.start - left.end) as usize));
    each(COLUMN.table(usize::from(column_reached != 0) + usize::from(column_reached != column_left)));
    each(SEEN.table(ev.seen.get(i).copied().map_or(0, usize::from)));
    small_word(doc.lower_word(i)).into_iter().for_each(|word| each(SMALL_REACHED.table(word)));
    small_word(doc.lower_word(at)).into_iter().for_each(|word| each(SMALL_LEFT.table(word)));
    each_class(ev.mark_at(i, 0)).for_each(|class| each(CLASS_REACHED.table(class as usize)));
    each_class(ev.mark_at(at, 0)).for_each(|class| each(CLASS_LEFT.table(class as usize)));
}

fn small_word(word: &str) -> Option<usize> {
    if word.len() > 4 { None } else { SMALL_WORDS.iter().position(|w| *w == word) }
}

/// Kind, letter case and, roughly, length; which sign.
fn made_of(doc: &Document<'_>, i: usize) -> usize {
    let Some(token) = doc.token(i) else { return 0 };
    match (token.kind, token.case, token.len()) {
        (TokenKind::Word, Case::Lower, 1) => 1,
        (TokenKind::Word, _, 1) => 2,
        (TokenKind::Word, Case::Lower, _) => 3,
        (TokenKind::Word, Case::Title, _) => 4,
        (TokenKind::Word, Case::Upper, ..4) => 5,
        (TokenKind::Word, Case::Upper, _) => 6,
        (TokenKind::Word, ..) => 7,
        (TokenKind::Number, _, digits) => 7 + digits.min(5),
        (TokenKind::Punct, ..) => {
            let sign = doc.word(i).as_bytes().first();
            SIGNS.iter().position(|s| Some(s) == sign).map_or(0, |at| 13 + at)
        }
    }
}

/// Reads what tells whether a label goes on from the token before to token `i`.
pub fn read_step(ev: &Evidence<'_, '_>, i: usize, features: &mut Features) {
    let doc = ev.doc;
    let (Some(token), Some(at)) = (doc.token(i), i.checked_sub(1)) else { return };
    let Some(left) = doc.token(at) else { return };
    let breaks = u32::from(left.line != token.line);
    let known = |t: Option<&Token>| t.map_or((OUTSIDE, 63), |t| (value(t), form(t)));
    let (word, f) = known(Some(token));
    let (left_word, left_f) = known(Some(left));
    let (next_word, next_f) = known(doc.token(i + 1));
    let (before_word, before_f) = known(at.checked_sub(1).and_then(|k| doc.token(k)));
    let both = left_f | f << 6;
    features.add2(101, word, breaks);
    features.add2(102, left_word, breaks);
    features.add2(103, both | breaks << 12, 0);
    features.add2(104, shape(left) | breaks << 12, shape(token));
    features.add2(105, next_word, f);
    features.add2(106, both | breaks << 12, next_f);
    features.add2(107, before_word, f);
    features.add2(108, before_f | left_f << 6 | f << 12, breaks);
    let (mark, left_mark) = (ev.mark_at(i, 0), ev.mark_at(at, 0));
    features.add2(109, mark, breaks);
    features.add2(110, left_mark, breaks);
    features.add_each(111, mark, left_mark);
    features.add_each(116, left_mark, f);
    let hit = |k: usize| ev.hits.get(k).copied().map_or(0, u32::from);
    features.add2(112, hit(i) | hit(at) << 8, breaks);
    features.add2(113, word, left_f);
    features.add2(114, left_word, f);
    features.add2(115, left_word, word);
    features.add2(117, (token.start - left.end).min(6) | breaks << 8, both);
    features.add2(118, u32::from(ev.columns.get(i) != ev.columns.get(at)), f);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rules;

    fn found(ev: &Evidence<'_, '_>, i: usize) -> Vec<usize> {
        let mut found = Vec::new();
        tables(ev, i, |table| found.push(table));
        found
    }

    #[test]
    fn each_step_has_tables_of_its_own() {
        let doc = Document::new("Seen by Dr. O'Neil-Smith, RN\n| 12/3 | x  2024 |\nMRN: 00123456 “é” of the");
        let ev = Evidence::new(&doc, &rules::find(&doc));
        for i in 1..doc.tokens().len() {
            let found = found(&ev, i);
            let mut different = found.clone();
            different.sort_unstable();
            different.dedup();
            assert_eq!(different.len(), found.len(), "token {i}");
            assert!(found.iter().all(|table| *table < TABLES), "token {i}");
        }
        assert!(found(&ev, 0).is_empty());
        assert!(found(&ev, doc.tokens().len()).is_empty());
    }

    #[test]
    fn what_a_token_is_made_of() {
        let alike = [("smith", "jones"), ("RN", "NHS"), ("1234567", "12345"), ("“", "%")];
        let unlike =
            [("smith", "Smith"), ("Smith", "SMITH"), ("RN", "NURSE"), ("12", "123"), (",", "."), ("J", "j")];
        let made_of = |text: &str| super::made_of(&Document::new(text), 0);
        for (a, b) in alike {
            assert_eq!(made_of(a), made_of(b), "{a} {b}");
        }
        for (a, b) in unlike {
            assert_ne!(made_of(a), made_of(b), "{a} {b}");
        }
    }
}
