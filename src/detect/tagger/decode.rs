//! Label probabilities by forward-backward over a linear chain (Lafferty, McCallum and Pereira 2001).
//!
//! Most tokens are plainly nothing. They are taken as certain and cut the chain, which leaves the exact
//! computation to the short stretches where something may stand.

use super::label::LABELS;
use super::model::{Model, Scores};
use super::probabilities::NOTHING;

/// A token is quiet when every other label is this much less likely by its features alone. One that is quiet between
/// quiet ones is plainly nothing.
const QUIET: f32 = 5e-2;

/// One token of a chain.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The likelihood of each label by the token's features; becomes its probability.
    pub scores: Scores,
    /// The same before any probability was passed on.
    likelihoods: Scores,
    /// What the probabilities so far were divided by to have one as their sum.
    scale: f32,
    /// The token begins a line.
    breaks: bool,
}

impl Link {
    /// A token with these likelihoods.
    pub const fn new(likelihoods: Scores, breaks: bool) -> Self {
        Self { scores: likelihoods, likelihoods, scale: 1.0, breaks }
    }
}

/// Turns likelihoods into probabilities.
pub fn probabilities(model: &Model, chain: &mut [Link]) {
    let loud = |link: &Link| {
        let [_, rest @ ..] = &link.scores;
        rest.iter().any(|s| *s >= QUIET)
    };
    let mut rest = chain;
    let mut first = true;
    while !rest.is_empty() {
        // The quiet token before a loud one and the one behind it belong to its stretch.
        let skipped = rest.iter().position(loud).map_or(rest.len(), |loud| loud.saturating_sub(1));
        let (nothing, tail) = rest.split_at_mut(skipped);
        nothing.iter_mut().for_each(|l| l.scores = NOTHING);
        let quiet = |three: &[Link]| !three.iter().any(loud);
        let length = tail.windows(3).skip(1).position(quiet).map_or(tail.len(), |at| at + 2);
        let (stretch, tail) = tail.split_at_mut(length);
        solve(model, stretch, (!first || skipped > 0).then_some(NOTHING), tail.first().map(|l| l.breaks));
        first = false;
        rest = tail;
    }
}

/// Forward-backward over a stretch that stands behind `before` (if not at the chain's start) and before a token that
/// is nothing (if `next_breaks` says whether that begins a line).
fn solve(model: &Model, stretch: &mut [Link], mut before: Option<Scores>, next_breaks: Option<bool>) {
    for link in stretch.iter_mut() {
        if let Some(before) = before {
            link.scores = multiply(&link.scores, &through(&before, model.transitions(link.breaks)));
        }
        link.scale = sum(&link.scores).max(f32::MIN_POSITIVE);
        link.scores = link.scores.map(|s| s / link.scale);
        before = Some(link.scores);
    }
    // Scaled by the same, what follows has as its sum over the labels, each by its probability so far, one again.
    let mut onward = [1.0; LABELS];
    if let (Some(breaks), Some(last)) = (next_breaks, stretch.last()) {
        let [end, ..] = model.backward(breaks);
        let scale = sum(&multiply(&last.scores, end)).max(f32::MIN_POSITIVE);
        onward = end.map(|s| s / scale);
    }
    for link in stretch.iter_mut().rev() {
        link.scores = multiply(&link.scores, &onward);
        let after = multiply(&link.likelihoods, &onward).map(|s| s / link.scale);
        onward = through(&after, model.backward(link.breaks));
    }
}

/// What a row of likelihoods becomes by a table of transitions, a row for each label left.
fn through(from: &Scores, table: &[Scores; LABELS]) -> Scores {
    let mut to = [0.0; LABELS];
    for (p, row) in from.iter().zip(table) {
        for (to, factor) in to.iter_mut().zip(row) {
            *to += p * factor;
        }
    }
    to
}

fn multiply(a: &Scores, b: &Scores) -> Scores {
    let mut product = *a;
    product.iter_mut().zip(b).for_each(|(a, b)| *a *= b);
    product
}

/// The sum, taken in four lanes.
fn sum(scores: &Scores) -> f32 {
    let mut lanes = [0.0; 4];
    for four in scores.as_chunks::<4>().0 {
        lanes.iter_mut().zip(four).for_each(|(lane, s)| *lane += s);
    }
    let [a, b, c, d] = lanes;
    (a + b) + (c + d)
}
