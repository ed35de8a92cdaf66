//! Rules for the structured identifiers: one kind a file, tests inside.

mod account;
mod age;
mod anchors;
mod bare;
mod bio_id;
pub mod checksum;
mod code;
mod column;
mod confidence;
mod contact;
mod date;
mod device;
mod dictated;
mod email;
mod health_plan;
mod id_number;
mod ip;
mod label;
mod license;
mod link;
mod measure;
mod medical_record;
mod near;
mod phone;
mod plate;
mod run;
pub mod scan;
mod secret;
mod segment;
mod shape;
mod social_security;
pub mod spoken;
mod street;
mod table;
mod titled;
mod url;
mod username;
mod value;
mod vehicle;
pub mod words;
mod zip;

use crate::text::Document;
use crate::{Category, Entity};
use anchors::{Anchors, Scan};
pub(in crate::detect) use code::is_classified;
use std::ops::Range;

/// A rule: what it is called, what it finds, and how.
#[derive(Debug)]
pub struct Rule {
    /// The stem of the rule names it reports.
    pub name: &'static str,
    /// What it finds, for the demo and the docs.
    pub about: &'static str,
    /// The categories it can report.
    pub categories: &'static [Category],
    /// The words and marks at which it looks, by the lower halves of their hashes.
    words: &'static [&'static [u16]],
    /// At what else it looks.
    kinds: u8,
    /// Appends what it finds.
    find: fn(&Document<'_>, Anchors<'_>, &mut Vec<Entity>),
}

#[cfg(test)]
impl Rule {
    /// What this rule alone finds.
    fn finds(&self, text: &str) -> Vec<Entity> {
        let doc = Document::new(text);
        let mut found = Vec::new();
        let i = RULES.iter().position(|r| r.name == self.name).unwrap();
        (self.find)(&doc, Scan::new(&doc).anchors(i), &mut found);
        found
    }
}

/// Every rule, in the order they run.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    date::RULE,
    age::RULE,
    email::RULE,
    url::RULE,
    ip::RULE,
    username::RULE,
    phone::RULE,
    zip::RULE,
    street::RULE,
    titled::RULE,
    label::RULE,
    column::RULE,
    segment::RULE,
    code::RULE,
    shape::RULE,
    account::RULE,
    vehicle::RULE,
    device::RULE,
];

/// The categories of numbers that point to one person, case or thing.
const IDENTIFIERS: &[Category] = &[
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
];

/// Everything the rules find, overlapping and unsorted.
pub fn find(doc: &Document<'_>) -> Vec<Entity> {
    let scan = Scan::new(doc);
    let mut found = Vec::new();
    for (i, rule) in RULES.iter().enumerate() {
        (rule.find)(doc, scan.anchors(i), &mut found);
    }
    found
}

/// The category that the words around a number speak of (a label before it, its field, its column), and how
/// surely, 0 to 100. For numbers that no rule knows by their shape.
pub fn category_near(doc: &Document<'_>, tokens: Range<usize>) -> Option<(Category, u8)> {
    near::near(doc, tokens.start, tokens.end)
}
