//! Detection: rules, list bits and the tagger give evidence, `resolve` makes disjoint entities of it.
//! Nothing here knows how a text is replaced.

pub mod rules;
