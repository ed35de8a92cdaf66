//! The table of label phrases, packed at compile time: one probe a word says whether a label starts here.

use super::words::{Words, words};
use super::{account, bio_id, contact, device, health_plan, id_number, license, medical_record, secret};
use super::{scan, social_security, vehicle};
use crate::Category;
use crate::text::Document;
use crate::text::TokenKind;
use crate::text::hash::{hash_next, hash_word};

/// The label phrases of one category, separated by commas, in lower case, without points.
#[derive(Debug)]
pub(super) struct Labels {
    /// What the number behind them is.
    pub category: Category,
    /// Words that stand before an identifier and little else (`mrn`, `npi`).
    pub strong: &'static str,
    /// Words with other uses that a number of four digits settles (`chart`, `claim`).
    pub medium: &'static str,
    /// Everyday words that need a long number or a code behind them (`order`, `tag`).
    pub weak: &'static str,
    /// Words that tell the category of a number found otherwise, and find none themselves.
    pub near: &'static str,
}

/// How much a label says, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Near,
    Weak,
    Medium,
    Strong,
}

/// A label found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    /// First token.
    pub start: usize,
    /// After the last token.
    pub end: usize,
    pub category: Category,
    pub strength: Strength,
}

const ALL: &[Labels] = &[
    account::LABELS,
    bio_id::LABELS,
    device::LABELS,
    health_plan::LABELS,
    id_number::LABELS,
    license::LABELS,
    medical_record::LABELS,
    secret::LABELS,
    social_security::LABELS,
    vehicle::LABELS,
    contact::PHONE,
    contact::FAX,
    contact::EMAIL,
    contact::URL,
    contact::ADDRESS,
    contact::USERNAME,
    contact::STREET,
    contact::ZIP,
    contact::DATE,
    contact::AGE,
];

const SLOTS: usize = 4096;
/// The longest phrase, in words.
const WORDS: usize = 5;
/// A longer phrase begins with this one.
const PREFIX: u16 = 1 << 15;
/// The slot holds a phrase of its own: strength in the low bits, then the category.
const PHRASE: u16 = 1 << 14;

pub(super) static TABLE: Words<u16, SLOTS> = build();

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn build() -> Words<u16, SLOTS> {
    let mut table = Words::empty(0);
    let mut i = 0;
    while i < ALL.len() {
        let labels = &ALL[i];
        let category = (labels.category as u16) << 2;
        add(&mut table, labels.near, category | Strength::Near as u16);
        add(&mut table, labels.weak, category | Strength::Weak as u16);
        add(&mut table, labels.medium, category | Strength::Medium as u16);
        add(&mut table, labels.strong, category | Strength::Strong as u16);
        i += 1;
    }
    table
}

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it can only fail the build")]
const fn add(table: &mut Words<u16, SLOTS>, phrases: &str, value: u16) {
    let bytes = phrases.as_bytes();
    let (mut at, mut word_start, mut hash, mut words) = (0, 0, 0, 0);
    while at <= bytes.len() {
        let end = if at == bytes.len() { b',' } else { bytes[at] };
        if end == b',' || end == b' ' {
            if at > word_start {
                let (_, tail) = bytes.split_at(word_start);
                let (word, _) = tail.split_at(at - word_start);
                hash = if words == 0 { hash_word(word) } else { hash_next(hash, hash_word(word)) };
                words += 1;
                set(table, hash, if end == b',' { value | PHRASE } else { PREFIX });
            }
            word_start = at + 1;
            if end == b',' {
                words = 0;
            }
        }
        at += 1;
    }
}

/// A phrase that several categories claim keeps the last one set: no two rows should.
const fn set(table: &mut Words<u16, SLOTS>, hash: u32, value: u16) {
    if let Some(old) = table.set(hash, value) {
        table.set(hash, if value & PHRASE != 0 { value | (old & PREFIX) } else { old | PREFIX });
    }
}

words! {
    JOINTS: () = ". - / _ & 's ’s" => ()
}

/// The longest label that starts at token `i`; points, hyphens, slashes and underscores may join its words
/// (`hosp. no.`, `S/N`, `member_id`).
pub(super) fn label_at(doc: &Document<'_>, i: usize) -> Option<Label> {
    let token = doc.token(i).filter(|t| t.kind == TokenKind::Word)?;
    let mut hash = token.hash;
    let mut value = TABLE.get(hash)?;
    let mut at = i + 1;
    let mut found = None;
    for _ in 0..WORDS {
        if value & PHRASE != 0 {
            found = decode(value).map(|(category, strength)| Label { start: i, end: at, category, strength });
        }
        if value & PREFIX == 0 {
            break;
        }
        while JOINTS.has(scan::hash(doc, at)) {
            at += 1;
        }
        let Some(next) = doc.token(at).filter(|t| t.kind != TokenKind::Punct && t.line == token.line) else {
            break;
        };
        hash = hash_next(hash, next.hash);
        value = TABLE.get(hash).unwrap_or(0);
        at += 1;
    }
    found
}

fn decode(value: u16) -> Option<(Category, Strength)> {
    let strength = match value & 3 {
        0 => Strength::Near,
        1 => Strength::Weak,
        2 => Strength::Medium,
        _ => Strength::Strong,
    };
    let category = Category::ALL.get(usize::from((value & !(PHRASE | PREFIX)) >> 2))?;
    Some((*category, strength))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_punctuation_may_join_it() {
        for (text, category, words) in [
            ("MRN: 1", Category::MedicalRecord, 1),
            ("Medical Record No", Category::MedicalRecord, 2),
            ("S/N 4", Category::Device, 3),
            ("date_of_birth", Category::Date, 5),
            ("driver's license", Category::License, 3),
        ] {
            let doc = Document::new(text);
            let label = label_at(&doc, 0).unwrap();
            assert_eq!((label.category, label.end), (category, words), "{text}");
        }
        assert!(label_at(&Document::new("aspirin 81 mg"), 0).is_none());
    }

    /// A phrase in two categories would be decided by the order of the table.
    #[test]
    fn no_phrase_stands_twice() {
        let mut phrases: Vec<&str> = ALL
            .iter()
            .flat_map(|l| [l.strong, l.medium, l.weak, l.near])
            .flat_map(|row| row.split(','))
            .filter(|p| !p.is_empty())
            .collect();
        assert!(phrases.len() < SLOTS / 2);
        phrases.sort_unstable();
        for pair in phrases.windows(2) {
            assert_ne!(pair[0], pair[1]);
            assert!(
                pair[0].split(' ').all(|w| !w.is_empty()) && pair[0].split(' ').count() <= WORDS,
                "{}",
                pair[0]
            );
        }
    }
}
