//! The tagger: a linear-chain conditional random field over hashed features with 4-bit weights.
//!
//! It sees rule hits and list bits as evidence ([`Evidence`]) and answers label probabilities by token.

#[cfg(feature = "lite")]
pub mod coded;
mod decode;
mod evidence;
mod features;
pub mod kind;
mod label;
mod model;
mod packed;
mod probabilities;
mod transition;

use decode::Decoder;
pub use evidence::Evidence;
pub use features::Features;
use features::word_key;
pub use label::{LABELS, Label};
use model::{CHAIN_MODEL, Model, Sums};
pub use model::{FINE, PART, Scores, bucket};
pub use packed::WAYS;
pub use probabilities::Probabilities;
pub use transition::{TABLES, read_step, tables};

use std::ops::Range;

/// Tokens after which a chain ends at the next line break.
const CHAIN: usize = 256;
/// Tokens after which a chain ends anywhere.
const LONGEST_CHAIN: usize = 2048;

/// The stretches of a document that are tagged on their own: whole lines where possible.
pub fn chains(ev: &Evidence<'_, '_>) -> Vec<Range<usize>> {
    let tokens = ev.doc.tokens();
    let mut chains = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate().skip(1) {
        let breaks = ev.doc.token(i - 1).is_some_and(|t| t.line != token.line);
        if i - start >= LONGEST_CHAIN || (breaks && i - start >= CHAIN) {
            chains.push(start..i);
            start = i;
        }
    }
    if start < tokens.len() {
        chains.push(start..tokens.len());
    }
    chains
}

/// The label probabilities of every token.
pub fn tag(ev: &Evidence<'_, '_>) -> Probabilities {
    let model = &*CHAIN_MODEL;
    let mut features = Features::default();
    let mut out = Probabilities::default();
    let mut decoder = Decoder::new(model, ev);
    let mut links = Vec::new();
    // What a word counts for wherever it stands, as it last stood.
    let mut words = vec![None; ev.doc.words()];
    for chain in chains(ev) {
        links.clear();
        for i in chain.clone() {
            let mut sums = word_sums(model, ev, i, &mut features, &mut words);
            features.read_place(ev, i);
            sums.iter_mut().zip(model.sums(&mut features)).for_each(|(sum, place)| *sum += place);
            let link = decoder.link(i, sums, links.last());
            links.push(link);
        }
        decoder.probabilities(chain.start, &links, &mut out);
    }
    out
}

/// The sums of what token `i` is by itself, from `words` if it stood there in the same form before.
fn word_sums(
    model: &Model,
    ev: &Evidence<'_, '_>,
    i: usize,
    features: &mut Features,
    words: &mut [Option<((u32, u32), Sums)>],
) -> Sums {
    let key = word_key(ev, i);
    let known = ev.doc.token(i).and_then(|t| words.get_mut(t.word as usize));
    match known {
        Some(Some((of, sums))) if *of == key => *sums,
        known => {
            features.read_word(ev, i);
            let sums = model.sums(features);
            known.into_iter().for_each(|slot| *slot = Some((key, sums)));
            sums
        }
    }
}
