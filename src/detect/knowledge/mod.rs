//! What the caller knows: people and values that are always PHI, words that never are, rules, categories and
//! thresholds. Compiled once, with the options.

mod custom;
mod pattern;
mod person;
mod phrases;

use super::resolve;
use crate::text::Document;
use crate::{Category, Entity, Error, ErrorCode, Options};
use custom::Rules;
use person::People;
use phrases::{Phrases, words};

/// The caller's knowledge, ready for use. The default knows nothing and costs nothing.
#[derive(Debug, Default)]
pub struct Knowledge {
    people: People,
    values: Phrases<Category>,
    allow: Phrases<()>,
    rules: Rules,
    /// Confidence in per cent below which a category is dropped; none if no category ever is.
    least: Option<Vec<f64>>,
}

impl Knowledge {
    /// Reads the options; the error of a rule or value points at it.
    pub fn new(options: &Options) -> Result<Self, Error> {
        let mut known = Self { rules: Rules::new(&options.rules)?, least: least(options), ..Self::default() };
        for (i, item) in options.known.iter().enumerate() {
            let fits = if item.category.is_person() {
                known.people.add(item.category, &item.value)
            } else {
                known.values.add(&item.value, item.category)
            };
            if !fits {
                return Err(Error::new(
                    ErrorCode::InvalidOption,
                    "options.known: a value has no letter or digit",
                )
                .at(i));
            }
        }
        for (i, phrase) in options.allow.iter().enumerate() {
            if !known.allow.add(phrase, ()) {
                return Err(Error::new(
                    ErrorCode::InvalidOption,
                    "options.allow: an item has no letter or digit",
                )
                .at(i));
            }
        }
        Ok(known)
    }

    /// What is PHI by the caller's knowledge, given what was found without it; sorted and disjoint again.
    pub fn apply(&self, doc: &Document<'_>, mut found: Vec<Entity>) -> Vec<Entity> {
        let listed = !(self.people.is_empty() && self.values.is_empty() && self.allow.is_empty());
        let words = if listed || self.rules.need_words() { words(doc) } else { Vec::new() };
        if self.rules.find(doc, &words, &mut found) {
            found = resolve::disjoint(doc, found);
        }
        found.retain(|e| self.wanted(e.category, f64::from(e.confidence)));
        if !listed {
            return found;
        }
        if !self.allow.is_empty() {
            let mut allowed = vec![false; words.len()];
            for (range, ()) in self.allow.find(doc, &words) {
                allowed.iter_mut().take(range.end).skip(range.start).for_each(|a| *a = true);
            }
            found.retain(|e| !wholly(doc, &words, e, &allowed));
        }
        let mut known = Vec::new();
        self.people.find(doc, &words, &mut known);
        for (range, category) in self.values.find(doc, &words) {
            known.extend(doc.span(range).map(|s| Entity::new(s.start, s.end, *category, 100, "known.value")));
        }
        // Part of a longer finding (the surname in a wife's full name, a telephone number in an address) is PHI already.
        known.retain(|k| {
            let next = found.partition_point(|e| e.end < k.end);
            let around = found.get(next).filter(|e| e.start <= k.start && e.end - e.start > k.end - k.start);
            self.wanted(k.category, 100.0) && around.is_none()
        });
        if known.is_empty() {
            return found;
        }
        found.extend(known);
        resolve::disjoint(doc, found)
    }

    fn wanted(&self, category: Category, confidence: f64) -> bool {
        let least = self.least.as_ref().and_then(|l| l.get(category as usize));
        least.is_none_or(|least| confidence >= *least)
    }
}

/// The threshold of every category in per cent; beyond 100 for a category that is off.
fn least(options: &Options) -> Option<Vec<f64>> {
    if options.categories.is_none() && options.threshold.is_none() && options.thresholds.is_empty() {
        return None;
    }
    let of = |c: &Category| match &options.categories {
        Some(on) if !on.contains(c) => f64::INFINITY,
        _ => {
            let own = options.thresholds.iter().find(|(category, _)| category == c).map(|(_, n)| *n);
            own.or(options.threshold).unwrap_or(0.0) * 100.0
        }
    };
    Some(Category::ALL.iter().map(of).collect())
}

/// Whether every word of the entity is allowed.
fn wholly(doc: &Document<'_>, words: &[String], entity: &Entity, allowed: &[bool]) -> bool {
    doc.tokens_in(entity.start..entity.end)
        .filter(|i| words.get(*i).is_some_and(|w| !w.is_empty()))
        .all(|i| allowed.get(i) == Some(&true))
}

#[cfg(test)]
mod tests;
