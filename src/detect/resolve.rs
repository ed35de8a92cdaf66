//! Overlapping findings become disjoint ones: rules before the tagger, then surer, then longer; what a
//! loser covers beyond the winner stays covered.

use crate::Entity;
use crate::text::{Document, TokenKind};
use std::cmp::Reverse;
use std::ops::Range;

/// Sorted, disjoint entities that cover all that `found` covers, punctuation at cut edges aside.
pub fn disjoint(doc: &Document<'_>, mut found: Vec<Entity>) -> Vec<Entity> {
    found.sort_by_cached_key(|e| (rank(e), Reverse(e.confidence), Reverse(e.end - e.start), e.start));
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
    kept.sort_unstable_by_key(|e: &Entity| e.start);
    kept
}

/// Rules, then the tagger, then what only fills gaps.
fn rank(entity: &Entity) -> u8 {
    match entity.rule {
        "tagger" => 1,
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
