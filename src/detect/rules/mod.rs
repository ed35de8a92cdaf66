//! Rules for the structured identifiers: one kind a file, tests inside.

pub mod checksum;
mod date;
pub mod scan;
pub mod spoken;
pub mod words;

use crate::text::Document;
use crate::{Category, Entity};

/// A rule: what it is called, what it finds, and how.
#[derive(Debug)]
pub struct Rule {
    /// The stem of the rule names it reports.
    pub name: &'static str,
    /// What it finds, for the demo and the docs.
    pub about: &'static str,
    /// The categories it can report.
    pub categories: &'static [Category],
    /// Appends what it finds.
    pub find: fn(&Document<'_>, &mut Vec<Entity>),
}

/// Every rule, in the order they run.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    date::RULE,
];

/// Everything the rules find, overlapping and unsorted.
pub fn find(doc: &Document<'_>) -> Vec<Entity> {
    let mut found = Vec::new();
    for rule in RULES {
        (rule.find)(doc, &mut found);
    }
    found
}
