//! Detection: rules, list bits and the tagger give evidence, `resolve` makes disjoint entities of it.
//! Nothing here knows how a text is replaced.

mod assemble;
mod knowledge;
mod person;
mod repeat;
mod resolve;
pub mod rules;
pub mod tagger;

use crate::text::Document;
use crate::{Entity, Options};
pub use knowledge::Knowledge;
use tagger::Evidence;

/// Rule hits from this confidence on stand as they are; weaker ones are evidence for the tagger.
const FINAL: u8 = 80;

/// What is PHI in a document: sorted and disjoint.
pub fn find(doc: &Document<'_>, options: &Options, knowledge: &Knowledge) -> Vec<Entity> {
    knowledge.apply(doc, detected(doc, options))
}

fn detected(doc: &Document<'_>, options: &Options) -> Vec<Entity> {
    let hits = rules::find(doc);
    let ev = Evidence::new(doc, &hits);
    let probabilities = tagger::tag(&ev);
    let mut found = assemble::entities(&ev, &probabilities, options);
    found.extend(hits.iter().filter(|h| h.confidence >= FINAL));
    let mut found = resolve::disjoint(doc, found);
    let mut repeats = person::repeats(&ev, &probabilities, &found);
    repeats.extend(repeat::repeats(&ev, &probabilities, &found));
    if !repeats.is_empty() {
        found.extend(repeats);
        found = resolve::disjoint(doc, found);
    }
    person::settle_roles(&ev, &probabilities, &mut found);
    found
}
