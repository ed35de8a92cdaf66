//! Overlapping findings become disjoint ones: rules before the tagger, then surer, then longer; what a
//! loser covers beyond the winner stays covered.

use crate::Entity;
use crate::text::{Document, TokenKind};

/// Sorted, disjoint entities that cover all that `found` covers, punctuation at cut edges aside.
pub fn disjoint(doc: &Document<'_>, mut found: Vec<Entity>) -> Vec<Entity> {
    found.sort_by_cached_key(|e| {
        (rank(e), std::cmp::Reverse(e.confidence), std::cmp::Reverse(e.end - e.start), *e)
    });
    let mut kept: std::collections::BTreeMap<usize, Entity> = std::collections::BTreeMap::new();
    for entity in found {
        for (start, end) in free(&kept, entity.start, entity.end) {
            if let Some((start, end)) = tighten(doc, start, end) {
                kept.insert(start, Entity { start, end, ..entity });
            }
        }
    }
    kept.into_values().collect()
}

/// Rules, then the tagger, then what only fills gaps.
fn rank(entity: &Entity) -> u8 {
    match entity.rule {
        "tagger" => 1,
        rule if rule.starts_with("repeat") => 2,
        _ => 0,
    }
}

/// The parts of `start..end` that no kept entity covers.
fn free(kept: &std::collections::BTreeMap<usize, Entity>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let before = kept.range(..start).next_back().map_or(start, |(_, e)| e.end.max(start));
    let mut at = before;
    for (from, e) in kept.range(start..end) {
        if at < *from {
            parts.push((at, *from));
        }
        at = at.max(e.end);
    }
    if at < end {
        parts.push((at, end));
    }
    parts
}

/// The part without white space and punctuation that a cut left at its edges; none if no word or number remains.
fn tighten(doc: &Document<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let tokens = doc.tokens();
    let first = doc.token_from(start);
    let inside = || {
        tokens
            .iter()
            .skip(first)
            .take_while(|t| (t.end as usize) <= end)
            .filter(|t| t.start as usize >= start)
    };
    inside().find(|t| t.kind != TokenKind::Punct)?;
    let whole = inside().next().zip(inside().last());
    whole.map(|(a, b)| (a.start as usize, b.end as usize))
}
