//! Detection: rules, list bits and the tagger give evidence, `resolve` makes disjoint entities of it.
//! Nothing here knows how a text is replaced.

mod assemble;
pub mod eponym;
mod knowledge;
mod person;
mod repeat;
mod resolve;
pub mod rules;
pub mod tagger;

use crate::text::Document;
use crate::{Entity, Options};
pub use knowledge::Knowledge;
use tagger::{Evidence, Probabilities};

/// Rule hits below this confidence are evidence for the tagger alone.
const LIKELY: u8 = 80;
/// Rule hits from this confidence on stand unless the tagger is all but certain of the contrary.
const SURE: u8 = 95;
/// The probability of PHI by the tagger that a likely, and a sure, rule hit needs.
const AGREED: (f32, f32) = (0.2, 0.01);

/// What is PHI in a document: sorted and disjoint.
pub fn find(doc: &Document<'_>, options: &Options, knowledge: &Knowledge) -> Vec<Entity> {
    knowledge.apply(doc, detected(doc, options))
}

fn detected(doc: &Document<'_>, options: &Options) -> Vec<Entity> {
    let hits = rules::find(doc);
    let ev = Evidence::new(doc, &hits);
    let probabilities = tagger::tag(&ev);
    let mut found = assemble::entities(&ev, &probabilities, options);
    found.extend(hits.iter().filter(|h| stands(&ev, &probabilities, h)));
    let mut found = resolve::disjoint(doc, found);
    let covered = resolve::covered(doc, &found);
    let mut repeats = person::repeats(&ev, &probabilities, &found, &covered);
    repeats.extend(repeat::repeats(&ev, &probabilities, &found, &covered));
    if !repeats.is_empty() {
        found.extend(repeats);
        found = resolve::disjoint(doc, found);
    }
    person::settle_roles(&ev, &probabilities, &mut found);
    found
}

/// Whether a rule hit stands: the tagger has seen it as evidence and may still know better.
fn stands(ev: &Evidence<'_, '_>, probabilities: &Probabilities, hit: &Entity) -> bool {
    let needed = if hit.confidence >= SURE { AGREED.1 } else { AGREED.0 };
    let mut inside = ev.doc.tokens_in(hit.start..hit.end);
    hit.confidence >= LIKELY && inside.any(|i| probabilities.phi(i) >= needed)
}
