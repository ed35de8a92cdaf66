//! Label probabilities by forward-backward over a linear chain (Lafferty, McCallum and Pereira 2001).
//!
//! Most tokens are plainly nothing. They are taken as certain and cut the chain, which leaves the exact
//! computation to the short stretches where something may stand.

use super::label::LABELS;
use super::model::{Model, Scores, Sums};
use super::probabilities::{NOTHING, Probabilities};

/// One token of a chain.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The sum of the weights of the token's features, for each label.
    pub sums: Sums,
    /// The token begins a line.
    pub breaks: bool,
}

/// What is known of a token while its stretch is solved.
struct Known {
    /// The likelihood of each label by the token's features.
    likelihoods: Scores,
    /// The same with what came before, their sum one.
    scores: Scores,
    /// What they were divided by for that.
    scale: f32,
}

/// Appends the probabilities of a chain to `out`.
pub fn probabilities(model: &Model, chain: &[Link], out: &mut Probabilities) {
    let loud = |link: &Link| model.is_loud(&link.sums);
    let mut rest = chain;
    let mut first = true;
    while !rest.is_empty() {
        // The quiet token before a loud one and the one behind it belong to its stretch.
        let skipped = rest.iter().position(loud).map_or(rest.len(), |loud| loud.saturating_sub(1));
        let (nothing, tail) = rest.split_at(skipped);
        nothing.iter().for_each(|_| out.push(NOTHING));
        let quiet = |three: &[Link]| !three.iter().any(loud);
        let length = tail.windows(3).skip(1).position(quiet).map_or(tail.len(), |at| at + 2);
        let (stretch, tail) = tail.split_at(length);
        let before = (!first || skipped > 0).then_some(NOTHING);
        solve(model, stretch, before, tail.first().map(|l| l.breaks)).into_iter().for_each(|s| out.push(s));
        first = false;
        rest = tail;
    }
}

/// Forward-backward over a stretch that stands behind `before` (if not at the chain's start) and before a token that
/// is nothing (if `next_breaks` says whether that begins a line).
fn solve(
    model: &Model,
    stretch: &[Link],
    mut before: Option<Scores>,
    next_breaks: Option<bool>,
) -> Vec<Scores> {
    let forward = stretch.iter().map(|link| {
        let likelihoods = model.likelihoods(&link.sums);
        let scores = before.as_ref().map_or(likelihoods, |before| {
            multiply(&likelihoods, &through(before, model.transitions(link.breaks)))
        });
        let scale = sum(&scores).max(f32::MIN_POSITIVE);
        let scores = scores.map(|s| s / scale);
        before = Some(scores);
        Known { likelihoods, scores, scale }
    });
    let known: Vec<_> = forward.collect();
    // Scaled by the same, what follows has as its sum over the labels, each by its probability so far, one again.
    let mut onward = [1.0; LABELS];
    if let (Some(breaks), Some(last)) = (next_breaks, known.last()) {
        let [end, ..] = model.backward(breaks);
        let scale = sum(&multiply(&last.scores, end)).max(f32::MIN_POSITIVE);
        onward = end.map(|s| s / scale);
    }
    let backward = stretch.iter().zip(&known).rev().map(|(link, known)| {
        let scores = multiply(&known.scores, &onward);
        let after = multiply(&known.likelihoods, &onward).map(|s| s / known.scale);
        onward = through(&after, model.backward(link.breaks));
        scores
    });
    let mut solved: Vec<_> = backward.collect();
    solved.reverse();
    solved
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
