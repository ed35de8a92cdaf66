//! The label probabilities of every token of a document. Most tokens are plainly nothing and share one row.

use super::label::LABELS;
use super::model::Scores;
use std::ops::Range;

/// The probabilities of a token that is plainly nothing.
pub(super) const NOTHING: Scores = {
    let mut scores = [0.0; _];
    scores[0] = 1.0;
    scores
};

/// From this probability of being nothing on, a token counts as certain to be: no decision asks for less.
const PLAIN: f32 = 0.996;

/// What a probability of one is kept as.
const WHOLE: f32 = 65_535.0;

/// The label probabilities of every token.
#[derive(Debug, Default)]
pub struct Probabilities {
    /// By token, the place + 1 of its row; 0 for [`NOTHING`].
    places: Vec<u32>,
    /// In parts of [`WHOLE`].
    rows: Vec<[u16; LABELS]>,
}

impl Probabilities {
    pub(super) fn push(&mut self, scores: Scores) {
        let [other, ..] = scores;
        if other > PLAIN {
            self.places.push(0);
        } else {
            self.rows.push(scores.map(|s| (s * WHOLE + 0.5) as u16));
            self.places.push(self.rows.len() as u32);
        }
    }

    /// The probabilities of token `i`.
    pub fn get(&self, i: usize) -> Scores {
        self.row(i).map_or(NOTHING, |row| row.map(|part| f32::from(part) / WHOLE))
    }

    fn row(&self, i: usize) -> Option<&[u16; LABELS]> {
        self.rows.get((*self.places.get(i)? as usize).checked_sub(1)?)
    }

    /// How likely token `i` is PHI of any kind.
    pub fn phi(&self, i: usize) -> f32 {
        self.row(i).map_or(0.0, |[other, ..]| 1.0 - f32::from(*other) / WHOLE)
    }

    /// The probabilities of some tokens.
    pub fn range(&self, tokens: Range<usize>) -> impl Iterator<Item = Scores> + Clone {
        tokens.map(|i| self.get(i))
    }

    /// How many tokens there are.
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no token.
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}
