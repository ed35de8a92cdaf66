//! Label probabilities by forward-backward over a linear chain (Lafferty, McCallum and Pereira 2001).
//!
//! Most tokens are plainly nothing. They are taken as certain and cut the chain, which leaves the exact
//! computation to the short stretches where something may stand.

use super::label::LABELS;
use super::model::{Model, Scores};
use super::probabilities::NOTHING;

/// A token is plainly nothing when every other label is this much less likely by its features alone.
const PLAIN: f32 = 1e-5;

/// One token of a chain.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The likelihood of each label by the token's features; becomes its probability.
    pub scores: Scores,
    /// The same before any probability was passed on.
    likelihoods: Scores,
    /// The token begins a line.
    breaks: bool,
}

impl Link {
    /// A token with these likelihoods.
    pub const fn new(likelihoods: Scores, breaks: bool) -> Self {
        Self { scores: likelihoods, likelihoods, breaks }
    }
}

/// Turns likelihoods into probabilities.
pub fn probabilities(model: &Model, chain: &mut [Link]) {
    let plain = |link: &Link| {
        let [_, rest @ ..] = &link.scores;
        rest.iter().all(|s| *s < PLAIN)
    };
    let mut rest = chain;
    let mut first = true;
    while !rest.is_empty() {
        let skipped = rest.iter().take_while(|l| plain(l)).count();
        let (nothing, tail) = rest.split_at_mut(skipped);
        nothing.iter_mut().for_each(|l| l.scores = NOTHING);
        let length = tail.iter().take_while(|l| !plain(l)).count();
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
        link.scores = normal(&link.scores);
        before = Some(link.scores);
    }
    let mut after = next_breaks.map(|breaks| (NOTHING, breaks));
    for link in stretch.iter_mut().rev() {
        let onward = after.map_or([1.0; LABELS], |(after, breaks)| through(&after, model.backward(breaks)));
        link.scores = normal(&multiply(&link.scores, &onward));
        after = Some((normal(&multiply(&link.likelihoods, &onward)), link.breaks));
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

/// With one as their sum, which is taken in four lanes.
fn normal(scores: &Scores) -> Scores {
    let mut lanes = [0.0; 4];
    for four in scores.as_chunks::<4>().0 {
        lanes.iter_mut().zip(four).for_each(|(lane, s)| *lane += s);
    }
    let [a, b, c, d] = lanes;
    let sum = (a + b) + (c + d);
    if sum > 0.0 { scores.map(|s| s / sum) } else { *scores }
}
