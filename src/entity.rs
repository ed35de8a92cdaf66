//! [`Entity`]: what was found and where. It carries no text.

use crate::Category;

/// One found stretch of protected health information. `start..end` are UTF-8 byte offsets on character
/// boundaries. The derived order (place first) makes every tie deterministic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What kind of PHI.
    pub category: Category,
    /// 0 to 100 per cent.
    pub confidence: u8,
    /// The rule that found it, such as `date.numeric` or `tagger`.
    pub rule: &'static str,
}

impl Entity {
    /// An entity over `start..end`.
    pub const fn new(
        start: usize,
        end: usize,
        category: Category,
        confidence: u8,
        rule: &'static str,
    ) -> Self {
        Self { start, end, category, confidence, rule }
    }

    /// The text it covers; empty if it does not fit `text`.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether the two share a byte.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
