//! Which category a tagged span has, where the label leaves it open or may be wrong: the same weights file and
//! arithmetic as the chain, with one link, sixteen categories for labels, and features of the whole span.
//! One model tells numbers and contacts apart, another people, places and organisations.

use super::evidence::Evidence;
use super::features::{Features, each_class};
use super::label::LABELS;
use super::model::{KINDS_OF_NAME, KINDS_OF_NUMBER, Scores};
use crate::Category;
use crate::detect::rules::category_near;
use crate::text::TokenKind;
use std::ops::Range;

/// The numbers and contacts told apart; the place is the label's number.
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

/// The names told apart; the place is the label's number.
pub const NAMES: [Category; 11] = [
    Category::Patient,
    Category::Doctor,
    Category::Hospital,
    Category::Organization,
    Category::City,
    Category::State,
    Category::CountryOrRegion,
    Category::LocationOther,
    Category::Profession,
    Category::Username,
    Category::Street,
];

/// Words before the span that are read.
const BEFORE: usize = 10;
/// Tokens on either side among which these words are looked for.
const REACH: usize = 256;
/// Words behind the span that are read.
const BEHIND: usize = 4;

/// The likeliest of `among` for the span of tokens `range`.
pub fn kind(ev: &Evidence<'_, '_>, range: Range<usize>, among: &[Category]) -> Option<Category> {
    let mut features = Features::default();
    read_number(ev, range, &mut features);
    let model = &*KINDS_OF_NUMBER;
    let scores = model.likelihoods(&model.sums(&mut features));
    let likely = KINDS.iter().zip(scores).filter(|(c, _)| among.contains(c));
    likely.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(c, _)| *c)
}

/// The likelihood of each of [`NAMES`] for the span of tokens `range`: the best is 1.
pub fn name_scores(ev: &Evidence<'_, '_>, range: Range<usize>) -> Scores {
    let mut features = Features::default();
    read_name(ev, range, &mut features);
    let model = &*KINDS_OF_NAME;
    model.likelihoods(&model.sums(&mut features))
}

/// Reads the words around the span of tokens `range`, its label, column and section.
fn read_context(ev: &Evidence<'_, '_>, range: &Range<usize>, features: &mut Features) {
    let doc = ev.doc;
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
}

/// Reads the features of the number or contact in the tokens `range`.
pub fn read_number(ev: &Evidence<'_, '_>, range: Range<usize>, features: &mut Features) {
    let doc = ev.doc;
    read_context(ev, &range, features);
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

/// Reads the features of the name in the tokens `range`.
pub fn read_name(ev: &Evidence<'_, '_>, range: Range<usize>, features: &mut Features) {
    let doc = ev.doc;
    read_context(ev, &range, features);
    let hash = |i: Option<usize>| i.and_then(|i| doc.token(i)).map_or(1, |t| t.hash);
    let (first, last) = (range.start, range.end.saturating_sub(1));
    let (before, behind) = (first.checked_sub(1), Some(range.end));
    let (mut words, mut seen, mut all) = (0_u32, 0, u32::MAX);
    for i in range.clone().take(12) {
        let Some(token) = doc.token(i).filter(|t| t.kind == TokenKind::Word) else { continue };
        words += 1;
        seen |= ev.seen.get(i).copied().unwrap_or(0);
        features.add(120, token.hash);
        let mark = ev.mark_at(i, 0);
        all &= mark;
        each_class(mark).for_each(|class| features.add(121, class));
        let tail: u32 = doc.lower_word(i).bytes().rev().take(3).fold(7, |h, b| h * 31 + u32::from(b));
        features.add(122, tail);
    }
    let case = doc.token(first).map_or(0, |t| t.case as u32);
    features.add2(123, words.min(6), case);
    features.add(124, all);
    features.add(125, hash(Some(first)));
    features.add(126, hash(Some(last)));
    features.add2(127, words.min(3), ev.mark_at(last, 0));
    features.add(128, hash(before));
    features.add2(129, hash(before), hash(first.checked_sub(2)));
    features.add(130, hash(behind));
    features.add2(131, hash(behind), hash(Some(range.end + 1)));
    features.add(132, ev.mark_at(first, -1));
    features.add(133, ev.mark_at(range.end, 0));
    features.add2(134, ev.mark_at(range.end, 0), ev.mark_at(range.end, 1));
    features.add2(135, u32::from(seen), words.min(3));
    features.add2(136, words.min(3), u32::from(ev.hits.get(first).copied().unwrap_or(0)));
    let Some(line) = doc.line_of(first) else { return };
    features.add2(137, hash(Some(line.first as usize)), u32::from(first == line.first as usize));
    features.add2(138, u32::from(first == line.first as usize), u32::from(range.end == line.last as usize));
    let lines = doc.lines().len().max(1);
    let place = doc.token(first).map_or(0, |t| t.line as usize * 8 / lines);
    features.add2(139, place as u32, words.min(3));
}
