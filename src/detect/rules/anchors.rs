//! Where the rules look: one scan finds the words and marks of their tables, the numbers, and what may be part of one.
//! It may say too much and never too little, so every rule still looks itself.

use super::RULES;
use crate::text::{Case, Document, Token, TokenKind};
use std::slice::Iter;

/// Numbers.
pub(super) const NUMBERS: u8 = 1;
/// Words in capitals.
pub(super) const CAPITALS: u8 = 2;
/// Words right before a number.
pub(super) const LEADS: u8 = 4;
/// Words of letters that scanning makes of digits.
pub(super) const MISREAD: u8 = 8;

/// Hashes are known by so many low bits.
const SLOTS: usize = 1 << 13;

/// For the low bits of a word's hash, a bit for each rule (counted through [`RULES`]) that has such a word.
static WORDS: [u32; SLOTS] = words();

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn words() -> [u32; SLOTS] {
    let mut slots = [0; SLOTS];
    let mut rule = 0;
    while rule < RULES.len() {
        let mut tables = RULES[rule].words;
        while let [table, more @ ..] = tables {
            let mut rest = *table;
            while let [hash, tail @ ..] = rest {
                slots[*hash as usize % SLOTS] |= 1 << rule;
                rest = tail;
            }
            tables = more;
        }
        rule += 1;
    }
    slots
}

/// A bit for each rule that looks at tokens of this kind.
#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn looking_at(kind: u8) -> u32 {
    let (mut rules, mut rule) = (0, 0);
    while rule < RULES.len() {
        if RULES[rule].kinds & kind != 0 {
            rules |= 1 << rule;
        }
        rule += 1;
    }
    rules
}

/// The tokens of a document that some rule looks at, and a bit for each such rule.
pub(super) struct Scan<'d> {
    tokens: &'d [Token],
    found: Vec<(u32, u32)>,
}

impl<'d> Scan<'d> {
    pub fn new(doc: &'d Document<'_>) -> Self {
        let tokens = doc.tokens();
        let mut words = Vec::with_capacity(doc.words());
        let mut found = Vec::with_capacity(tokens.len() / 2);
        for (i, token) in tokens.iter().enumerate() {
            // Words come in the order of their numbers.
            if token.word as usize == words.len() {
                let listed = WORDS.get(token.hash as usize % SLOTS).copied().unwrap_or(0);
                let misread =
                    token.len() <= 3 && doc.lower_word(i).bytes().all(|b| matches!(b, b'o' | b'l' | b'i'));
                words.push(listed | if misread { const { looking_at(MISREAD) } } else { 0 });
            }
            let mut rules = words.get(token.word as usize).copied().unwrap_or(0);
            match token.kind {
                TokenKind::Number => rules |= const { looking_at(NUMBERS) },
                TokenKind::Word => {
                    if token.case == Case::Upper {
                        rules |= const { looking_at(CAPITALS) };
                    }
                    if tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number) {
                        rules |= const { looking_at(LEADS) };
                    }
                }
                TokenKind::Punct => {}
            }
            if rules != 0 {
                found.push((i as u32, rules));
            }
        }
        Self { tokens, found }
    }

    /// The tokens that rule number `rule` looks at.
    pub fn anchors(&self, rule: usize) -> Anchors<'_> {
        Anchors { tokens: self.tokens, found: self.found.iter(), rule: 1 << rule }
    }
}

/// The tokens that one rule looks at, in order.
pub struct Anchors<'a> {
    tokens: &'a [Token],
    found: Iter<'a, (u32, u32)>,
    rule: u32,
}

impl<'a> Iterator for Anchors<'a> {
    type Item = (usize, &'a Token);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.found.find(|(_, rules)| rules & self.rule != 0)?.0 as usize;
        Some((at, self.tokens.get(at)?))
    }
}
