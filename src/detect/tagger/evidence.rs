//! What the tagger knows of a token besides its neighbours: list bits, rule hits, and where else in the
//! document the same word stands.

use crate::Entity;
use crate::lexicon::{class, hash_word, mark};
use crate::text::{Case, Document, Token, TokenKind};

/// The same word stands in lower case somewhere in the document.
const SEEN_LOWER: u8 = 1;
/// The same word stands right behind a title or right before a credential.
const SEEN_TITLED: u8 = 2;
/// The same word stands in a field whose label speaks of a person.
const SEEN_IN_NAME_FIELD: u8 = 4;
/// The same word stands right behind a word for a relative.
const SEEN_KIN: u8 = 8;
/// The same word stands at least three times.
const SEEN_OFTEN: u8 = 16;

/// Last words of the labels of fields that hold a person.
const NAME_LABELS: &[&str] = &[
    "attending",
    "by",
    "client",
    "doctor",
    "name",
    "patient",
    "pcp",
    "physician",
    "provider",
    "pt",
    "resident",
    "surgeon",
];

/// A document with all evidence by token.
#[derive(Debug)]
pub struct Evidence<'d, 't> {
    /// The document.
    pub doc: &'d Document<'t>,
    /// Class bits of the lists.
    pub marks: Vec<u32>,
    /// The cluster of every token's word: 0 for none.
    pub clusters: Vec<u8>,
    /// Category number + 1 of the rule hit that covers the token; 0 for none.
    pub hits: Vec<u8>,
    /// Where else the same word stands, as bits.
    pub seen: Vec<u8>,
    /// The hash of the heading of the token's column in a table; 0 outside of tables.
    pub columns: Vec<u32>,
    /// By line, the hash of the last heading at or above it; 0 for none.
    pub sections: Vec<u32>,
}

impl<'d, 't> Evidence<'d, 't> {
    /// Gathers the evidence; `rule_hits` are what the rules found.
    pub fn new(doc: &'d Document<'t>, rule_hits: &[Entity]) -> Self {
        let (marks, of_words) = mark(doc);
        let cluster = |t: &Token| of_words.get(t.word as usize).copied().unwrap_or(0);
        let clusters = doc.tokens().iter().map(cluster).collect();
        let mut hits = vec![0; doc.tokens().len()];
        for hit in rule_hits {
            if let Some(covered) = hits.get_mut(doc.tokens_in(hit.start..hit.end)) {
                covered.fill(hit.category as u8 + 1);
            }
        }
        let seen = seen(doc, &marks);
        Self { doc, marks, clusters, hits, seen, columns: columns(doc), sections: sections(doc) }
    }

    /// Class bits of the token `by` places from `i`; 0 beyond the ends.
    pub fn mark_at(&self, i: usize, by: isize) -> u32 {
        i.checked_add_signed(by).and_then(|j| self.marks.get(j)).copied().unwrap_or(0)
    }
}

/// Headings of columns: in consecutive lines with the same number (two or more) of `|`, tabs or commas, the
/// last word of each cell of the first line.
fn columns(doc: &Document<'_>) -> Vec<u32> {
    let mut out = vec![0; doc.tokens().len()];
    for separator in [b'|', b'\t', b','] {
        let separators = |from: usize, to: usize| {
            doc.text().as_bytes().get(from..to).map_or(0, |b| b.iter().filter(|b| **b == separator).count())
        };
        let mut headings: Vec<u32> = Vec::new();
        let mut cells_above = 0;
        for line in doc.lines() {
            let cells = separators(line.start as usize, line.end as usize) + 1;
            let goes_on = cells > 2 && cells == cells_above;
            cells_above = cells;
            if !goes_on {
                headings.clear();
            }
            if cells < 3 {
                continue;
            }
            let (mut cell, mut at) = (0, line.start as usize);
            for i in line.tokens() {
                let Some(token) = doc.token(i) else { break };
                cell += separators(at, token.start as usize);
                at = token.start as usize;
                if goes_on {
                    if let (Some(slot), Some(heading)) = (out.get_mut(i), headings.get(cell)) {
                        *slot = *heading;
                    }
                } else {
                    headings.resize(headings.len().max(cell + 1), 0);
                    if let Some(heading) = headings.get_mut(cell).filter(|_| token.kind == TokenKind::Word) {
                        *heading = token.hash;
                    }
                }
            }
        }
    }
    out
}

/// Headings: lines of at most six words that end in a colon or have no lower-case letter.
fn sections(doc: &Document<'_>) -> Vec<u32> {
    let mut section = 0;
    let heading = |line: &crate::text::Line| {
        let tokens = doc.tokens().get(line.tokens())?;
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
        let upper = words.clone().all(|t| matches!(t.case, Case::Upper | Case::None));
        let colon = doc.word((line.last as usize).checked_sub(1)?) == ":";
        let first = words.clone().next()?;
        (tokens.len() <= 8 && words.count() <= 6 && (upper || colon) && tokens.len() > 1
            || colon && tokens.len() == 2)
            .then_some(first.hash)
    };
    doc.lines()
        .iter()
        .map(|line| {
            section = heading(line).unwrap_or(section);
            section
        })
        .collect()
}

fn seen(doc: &Document<'_>, marks: &[u32]) -> Vec<u8> {
    let mut flags = vec![(0_u8, 0_u8); doc.words()];
    let mark_at =
        |i: usize, by: isize| i.checked_add_signed(by).and_then(|j| marks.get(j)).copied().unwrap_or(0);
    let (comma, point) = (hash_word(b","), hash_word(b"."));
    let hash = |i: Option<usize>| i.and_then(|i| doc.token(i)).map(|t| t.hash);
    for (i, token) in doc.tokens().iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word) {
        let before = if hash(i.checked_sub(1)) == Some(point) { mark_at(i, -2) } else { mark_at(i, -1) };
        let after = if hash(Some(i + 1)) == Some(comma) { mark_at(i, 2) } else { 0 };
        let label = doc.label_of(i);
        let named = !label.is_empty() && NAME_LABELS.contains(&doc.lower_word(label.end - 1));
        let Some((flags, count)) = flags.get_mut(token.word as usize) else { continue };
        *count = count.saturating_add(1);
        for (flag, holds) in [
            (SEEN_LOWER, token.case == Case::Lower),
            (SEEN_TITLED, before & class::TITLE != 0 || after & class::CREDENTIAL != 0),
            (SEEN_IN_NAME_FIELD, named),
            (SEEN_KIN, before & class::KIN != 0),
            (SEEN_OFTEN, *count >= 3),
        ] {
            if holds {
                *flags |= flag;
            }
        }
    }
    doc.tokens().iter().map(|t| flags.get(t.word as usize).map_or(0, |f| f.0)).collect()
}
