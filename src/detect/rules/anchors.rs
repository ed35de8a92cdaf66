//! Where the rules look: one scan finds the words and marks of their tables, the numbers, and what may be part of one.
//! It may say too much and never too little, so every rule still looks itself.

use super::RULES;
use super::words::FREE;
use crate::text::{Case, Document, Token, TokenKind};
use std::iter::Enumerate;
use std::slice::Iter;
use std::sync::OnceLock;

/// Numbers.
pub(super) const NUMBERS: u8 = 1;
/// Numbers of three digits and more, or with anything glued behind.
pub(super) const LONG: u8 = 2;
/// Words right before a number.
pub(super) const LEADS: u8 = 4;
/// Words and numbers with a word or number glued behind.
pub(super) const TIED: u8 = 8;
/// Words in capitals with anything glued behind.
pub(super) const CAPITALS: u8 = 16;
/// Words of letters that scanning makes of digits.
pub(super) const MISREAD: u8 = 32;

/// For each set of kinds a bit for each rule (counted through [`RULES`]) that looks at one of them.
static KINDS: [u32; 64] = kinds();

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn kinds() -> [u32; 64] {
    let mut sets = [0; 64];
    let mut set = 0;
    while set < sets.len() {
        let mut rule = 0;
        while rule < RULES.len() {
            sets[set] |= ((RULES[rule].kinds as usize & set != 0) as u32) << rule;
            rule += 1;
        }
        set += 1;
    }
    sets
}

/// Hashes are known by so many low bits.
const SLOTS: usize = 1 << 14;

/// For the low bits of a hash a bit for each rule that has such a word.
fn words() -> &'static [u32] {
    static WORDS: OnceLock<Vec<u32>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut slots = vec![0; SLOTS];
        for (i, rule) in RULES.iter().enumerate() {
            for print in rule.words.iter().copied().flatten().filter(|print| **print != FREE) {
                slots.get_mut(usize::from(*print) % SLOTS).into_iter().for_each(|slot| *slot |= 1 << i);
            }
        }
        slots
    })
}

/// How many tokens share a block.
const BLOCK: usize = 64;

/// The tokens that each rule looks at: for each block of tokens a set of bits for each rule.
pub(super) struct Scan<'d> {
    tokens: &'d [Token],
    blocks: Vec<[u64; RULES.len()]>,
}

impl<'d> Scan<'d> {
    pub fn new(doc: &'d Document<'_>) -> Self {
        let tokens = doc.tokens();
        let mut behind = tokens.iter().skip(1);
        let slots = words();
        let mut words = Vec::with_capacity(doc.words());
        let mut blocks = vec![[0; RULES.len()]; tokens.len().div_ceil(BLOCK)];
        for (block, tokens) in blocks.iter_mut().zip(tokens.chunks(BLOCK)) {
            for (at, token) in tokens.iter().enumerate() {
                // The words come in the order of their numbers.
                if token.word as usize == words.len() {
                    words.push(by_word(slots, doc, token));
                }
                let by_word = words.get(token.word as usize).copied().unwrap_or(0);
                let mut rules: u32 = by_word | by_place(token, behind.next());
                while rules != 0 {
                    if let Some(bits) = block.get_mut(rules.trailing_zeros() as usize) {
                        *bits |= 1_u64 << at;
                    }
                    rules &= rules - 1;
                }
            }
        }
        Self { tokens, blocks }
    }

    /// The tokens that rule number `rule` looks at.
    pub fn anchors(&self, rule: usize) -> Anchors<'_> {
        Anchors { tokens: self.tokens, blocks: self.blocks.iter().enumerate(), rule, first: 0, bits: 0 }
    }
}

/// The rules that look at a word wherever it stands.
fn by_word(words: &[u32], doc: &Document<'_>, token: &Token) -> u32 {
    let word = doc.lower().as_bytes().get(token.start as usize..token.end as usize).unwrap_or(&[]);
    let misread = word.len() <= 3 && word.iter().all(|b| matches!(b, b'o' | b'l' | b'i'));
    let words = words.get(token.hash as usize % SLOTS).copied().unwrap_or(0);
    words | looking_at(if misread { MISREAD } else { 0 })
}

/// The rules that look at a token for its kind and what stands behind it.
fn by_place(token: &Token, behind: Option<&Token>) -> u32 {
    let when = |is: bool, kind: u8| if is { kind } else { 0 };
    let glued = behind.is_some_and(|t| !t.spaced);
    let tied = || when(glued && behind.is_some_and(|t| t.kind != TokenKind::Punct), TIED);
    let kinds = match token.kind {
        TokenKind::Punct => return 0,
        TokenKind::Number => NUMBERS | when(glued || token.len() > 2, LONG) | tied(),
        TokenKind::Word => {
            let leads = behind.is_some_and(|t| t.kind == TokenKind::Number);
            when(leads, LEADS) | when(glued && token.case == Case::Upper, CAPITALS) | tied()
        }
    };
    looking_at(kinds)
}

fn looking_at(kinds: u8) -> u32 {
    KINDS.get(usize::from(kinds)).copied().unwrap_or(0)
}

/// The tokens that one rule looks at, in order.
pub struct Anchors<'a> {
    tokens: &'a [Token],
    blocks: Enumerate<Iter<'a, [u64; RULES.len()]>>,
    rule: usize,
    /// The first token of the block at hand, and what is left of it.
    first: usize,
    bits: u64,
}

impl<'a> Iterator for Anchors<'a> {
    type Item = (usize, &'a Token);

    fn next(&mut self) -> Option<Self::Item> {
        while self.bits == 0 {
            let (i, block) = self.blocks.next()?;
            (self.first, self.bits) = (i * BLOCK, *block.get(self.rule)?);
        }
        let at = self.first + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some((at, self.tokens.get(at)?))
    }
}
