//! Which kind of number or contact a tagged span is: the same weights file and arithmetic as the chain, with
//! one link, sixteen categories for labels, and features of the words around the whole span.

use super::evidence::Evidence;
use super::features::Features;
use super::label::LABELS;
use super::model::Model;
use crate::Category;
use crate::detect::rules::category_near;
use crate::text::TokenKind;
use std::ops::Range;

/// The categories told apart; the place is the label's number.
pub const KINDS: [Category; LABELS] = [
    Category::Phone,
    Category::Fax,
    Category::Email,
    Category::Url,
    Category::IPAddress,
    Category::SocialSecurity,
    Category::MedicalRecord,
    Category::HealthPlan,
    Category::Account,
    Category::License,
    Category::Vehicle,
    Category::Device,
    Category::BioID,
    Category::IDNum,
    Category::Unknown,
    Category::Zip,
];

/// Words before the span that are read.
const BEFORE: usize = 10;
/// Words behind the span that are read.
const BEHIND: usize = 4;

/// The likeliest of `among` for the span of tokens `range`.
pub fn kind(ev: &Evidence<'_, '_>, range: Range<usize>, among: &[Category]) -> Option<Category> {
    let mut features = Features::default();
    read(ev, range, &mut features);
    let scores = Model::kinds().emission(features.as_slice());
    let likely = KINDS.iter().zip(scores).filter(|(c, _)| among.contains(c));
    likely.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(c, _)| *c)
}

/// Tokens on either side among which these words are looked for.
const REACH: usize = 256;

/// Reads the features of the span of tokens `range`.
pub fn read(ev: &Evidence<'_, '_>, range: Range<usize>, features: &mut Features) {
    let doc = ev.doc;
    features.clear();
    features.add(100, 0);
    let line = doc.token(range.start).map_or(0, |t| t.line);
    let mut words = 0;
    for i in (0..range.start).rev().take(REACH) {
        let Some(token) = doc.token(i).filter(|t| t.line + 1 >= line) else { break };
        if token.kind == TokenKind::Word {
            let same_line = u32::from(token.line == line);
            features.add2(101, token.hash, same_line);
            features.add2(102, token.hash, (words.min(3) << 1) | same_line);
            words += 1;
            if words as usize == BEFORE {
                break;
            }
        }
    }
    let behind = doc
        .tokens()
        .iter()
        .skip(range.end)
        .take(REACH)
        .take_while(|t| t.line == line)
        .filter(|t| t.kind == TokenKind::Word);
    for token in behind.take(BEHIND) {
        features.add(103, token.hash);
    }
    for i in doc.label_of(range.start) {
        features.add(104, doc.token(i).map_or(0, |t| t.hash));
    }
    features.add(105, ev.columns.get(range.start).copied().unwrap_or(0));
    features.add(106, ev.sections.get(line as usize).copied().unwrap_or(0));
    // The value's form: letters and digits by length, other characters as they are; its words and its length.
    let mut form = 0_u32;
    let mut digits = 0;
    for i in range.clone().take(16) {
        let Some(token) = doc.token(i) else { break };
        let part = match token.kind {
            TokenKind::Number => 1000 + token.len() as u32,
            TokenKind::Word => 2000 + token.len().min(9) as u32,
            TokenKind::Punct => token.hash,
        };
        digits += if token.kind == TokenKind::Number { token.len() as u32 } else { 0 };
        form = form.wrapping_mul(0x0100_0193) ^ part;
        if token.kind != TokenKind::Number {
            features.add(107, token.hash);
        }
        if i < range.start + 2 {
            features.add(108 + (i - range.start) as u32, part);
        }
    }
    features.add(110, form);
    features.add2(111, digits, range.len().min(9) as u32);
    let near = category_near(doc, range.clone());
    features.add2(112, near.map_or(99, |n| n.0 as u32), near.map_or(0, |n| u32::from(n.1) / 25));
    features.add(113, u32::from(ev.hits.get(range.start).copied().unwrap_or(0)));
}
