//! Label probabilities by forward-backward over a linear chain (Lafferty, McCallum and Pereira 2001).

use super::label::LABELS;
use super::model::{Model, Scores};

/// One token of a chain.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The likelihood of each label; becomes its probability.
    pub scores: Scores,
    /// The token begins a line.
    pub breaks: bool,
}

/// Turns likelihoods into probabilities.
pub fn probabilities(model: &Model, chain: &mut [Link], forward: &mut Vec<Scores>) {
    forward.clear();
    let mut before: Option<Scores> = None;
    for link in chain.iter() {
        let mut alpha = link.scores;
        if let Some(before) = before {
            let mut arriving = [0.0; LABELS];
            for (p, row) in before.iter().zip(model.transitions(link.breaks)) {
                for (to, factor) in arriving.iter_mut().zip(row) {
                    *to += p * factor;
                }
            }
            for (a, arriving) in alpha.iter_mut().zip(&arriving) {
                *a *= arriving;
            }
        }
        normalize(&mut alpha);
        forward.push(alpha);
        before = Some(alpha);
    }
    let mut beta = [1.0 / LABELS as f32; LABELS];
    for (link, alpha) in chain.iter_mut().zip(forward.iter()).rev() {
        let mut next = [0.0; LABELS];
        for (leaving, row) in next.iter_mut().zip(model.transitions(link.breaks)) {
            for ((factor, score), b) in row.iter().zip(&link.scores).zip(&beta) {
                *leaving += factor * score * b;
            }
        }
        for ((p, a), b) in link.scores.iter_mut().zip(alpha).zip(&beta) {
            *p = a * b;
        }
        normalize(&mut link.scores);
        normalize(&mut next);
        beta = next;
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
