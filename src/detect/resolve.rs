//! Overlapping findings become disjoint ones: rules before the tagger, then surer, then longer; what a
//! loser covers beyond the winner stays covered.

use crate::Entity;
use crate::text::{Document, TokenKind, sort_by_number};
use std::ops::Range;

/// Bits that a place in a text takes: no text is longer.
const PLACE: u32 = 25;

/// Sorted, disjoint entities that cover all that `found` covers, punctuation at cut edges aside.
pub fn disjoint(doc: &Document<'_>, mut found: Vec<Entity>) -> Vec<Entity> {
    sort_by_number(&mut found, |e| {
        let short = (1 << PLACE) - 1 - (e.end - e.start) as u64;
        ((rank(e) << 8 | u64::from(u8::MAX - e.confidence)) << PLACE | short) << PLACE | e.start as u64
    });
    let mut taken = vec![false; doc.tokens().len()];
    let mut kept = Vec::with_capacity(found.len());
    for entity in found {
        let inside = whole_tokens(doc, &entity);
        let mut at = inside.start;
        while at < inside.end {
            let free = (at..inside.end).take_while(|&i| taken.get(i) == Some(&false)).count();
            let part = at..at + free;
            at = part.end + 1;
            if part.clone().any(|i| doc.token(i).is_some_and(|t| t.kind != TokenKind::Punct)) {
                taken.get_mut(part.clone()).into_iter().for_each(|t| t.fill(true));
                kept.extend(doc.span(part).map(|s| Entity { start: s.start, end: s.end, ..entity }));
            }
        }
    }
    sort_by_number(&mut kept, |e: &Entity| e.start as u64);
    kept
}

/// Which tokens lie wholly inside one of `found`.
pub fn covered(doc: &Document<'_>, found: &[Entity]) -> Vec<bool> {
    let mut covered = vec![false; doc.tokens().len()];
    for entity in found {
        covered.get_mut(whole_tokens(doc, entity)).into_iter().for_each(|c| c.fill(true));
    }
    covered
}

/// Rules, then the tagger, then what only fills gaps: of a name behind a title the tagger sees more than the first word.
fn rank(entity: &Entity) -> u64 {
    match entity.rule {
        "tagger" => 1,
        "title.name" => 2,
        rule if rule.starts_with("repeat") => 2,
        _ => 0,
    }
}

/// The tokens that lie wholly inside an entity.
fn whole_tokens(doc: &Document<'_>, entity: &Entity) -> Range<usize> {
    let Range { mut start, mut end } = doc.tokens_in(entity.start..entity.end);
    start += usize::from(doc.token(start).is_some_and(|t| (t.start as usize) < entity.start));
    end -= usize::from(start < end && doc.token(end - 1).is_some_and(|t| t.end as usize > entity.end));
    start..end
}
