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
    /// The likelihood of each label; becomes its probability.
    pub scores: Scores,
    /// The token begins a line.
    pub breaks: bool,
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
            let mut arriving = [0.0; LABELS];
            for (p, row) in before.iter().zip(model.transitions(link.breaks)).filter(|(p, _)| **p > 0.0) {
                for (to, factor) in arriving.iter_mut().zip(row) {
                    *to += p * factor;
                }
            }
            for (a, arriving) in link.scores.iter_mut().zip(&arriving) {
                *a *= arriving;
            }
        }
        normalize(&mut link.scores);
        before = Some(link.scores);
    }
    // Backward over the posteriors alone: what a label leads on to, as a share of how it came about.
    let mut beta = [1.0; LABELS];
    if let Some(breaks) = next_breaks {
        for (b, [nothing, ..]) in beta.iter_mut().zip(model.transitions(breaks)) {
            *b = *nothing;
        }
    }
    let mut after: Option<(Scores, bool)> = None;
    for link in stretch.iter_mut().rev() {
        let alpha = link.scores;
        if let Some((posterior, breaks)) = after {
            let table = model.transitions(breaks);
            let mut arrived = [f32::MIN_POSITIVE; LABELS];
            for (p, row) in alpha.iter().zip(table) {
                for (to, factor) in arrived.iter_mut().zip(row) {
                    *to += p * factor;
                }
            }
            let mut ratio = posterior;
            for (r, a) in ratio.iter_mut().zip(&arrived) {
                *r /= a;
            }
            for (b, row) in beta.iter_mut().zip(table) {
                *b = row.iter().zip(&ratio).map(|(f, r)| f * r).sum();
            }
        }
        for (p, b) in link.scores.iter_mut().zip(&beta) {
            *p *= b;
        }
        normalize(&mut link.scores);
        after = Some((link.scores, link.breaks));
    }
}

fn normalize(scores: &mut Scores) {
    let sum: f32 = scores.iter().sum();
    if sum > 0.0 {
        for s in scores {
            *s /= sum;
        }
    }
}
