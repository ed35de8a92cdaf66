//! The caller's patterns, which the lite build does without.

use crate::text::{Document, Line};
use std::ops::Range;

#[cfg(feature = "lite")]
pub use none::Pattern;
#[cfg(not(feature = "lite"))]
pub use regex::Pattern;

#[cfg(feature = "lite")]
mod none {
    use super::*;

    /// None can be made.
    #[derive(Debug)]
    pub enum Pattern {}

    impl Pattern {
        pub const REFUSED: &str = "options.rules: scrubjay/lite has no patterns";

        pub fn new(_: &str) -> Option<Self> {
            None
        }

        pub fn find(&self, _: &Document<'_>, _: &Line, _: impl FnMut(Range<usize>)) {
            match *self {}
        }
    }
}

#[cfg(not(feature = "lite"))]
mod regex {
    use super::*;
    use regex_lite::Regex;

    /// Tokens that a pattern sees at once. Longer lines are seen in windows that half overlap, since matching
    /// can take the square of the length.
    const WINDOW: usize = 1024;

    #[derive(Debug)]
    pub struct Pattern(Regex);

    impl Pattern {
        pub const REFUSED: &str = "options.rules: a pattern can't be compiled";

        pub fn new(pattern: &str) -> Option<Self> {
            Regex::new(pattern).ok().map(Self)
        }

        /// Hands over the bytes of each match in a line.
        pub fn find(&self, doc: &Document<'_>, line: &Line, mut hit: impl FnMut(Range<usize>)) {
            for (start, end) in windows(doc, line) {
                let found = self.0.find_iter(doc.slice(start, end)).filter(|m| !m.is_empty());
                found.for_each(|m| hit(start + m.start()..start + m.end()));
            }
        }
    }

    /// The stretches of a line that a pattern sees, in bytes.
    fn windows(doc: &Document<'_>, line: &Line) -> Vec<(usize, usize)> {
        let tokens = line.tokens();
        if tokens.len() <= WINDOW {
            return vec![(line.start as usize, line.end as usize)];
        }
        let starts = tokens.clone().step_by(WINDOW / 2);
        starts.filter_map(|i| doc.span(i..(i + WINDOW).min(tokens.end)).map(|s| (s.start, s.end))).collect()
    }
}
