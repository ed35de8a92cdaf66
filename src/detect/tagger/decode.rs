//! Label probabilities by forward-backward over a linear chain (Lafferty, McCallum and Pereira 2001).
//!
//! Most tokens are plainly nothing. They are taken as certain and cut the chain, which leaves the exact
//! computation to the short stretches where something may stand.

use super::evidence::Evidence;
use super::features::Features;
use super::label::LABELS;
use super::model::{Model, Scores, Sums, multiply};
use super::probabilities::{NOTHING, Probabilities};
use super::transition::{Transition, is_of_frame, read_step, tables};

/// Works out chains.
pub struct Decoder<'m, 'e, 'd, 't> {
    model: &'m Model,
    ev: &'e Evidence<'d, 't>,
    features: Features,
    known: Vec<Known>,
    /// Products of tables that hold together again and again.
    frames: [Frame; FRAMES],
    /// The other tables of a step.
    others: Vec<usize>,
}

/// Products kept.
const FRAMES: usize = 8;
/// Of all the factors of a step, before any is known.
const ONES: Transition = [[1.0; LABELS]; LABELS];

/// The product of some tables.
#[derive(Clone, Copy)]
struct Frame {
    /// These, as one number.
    tables: u64,
    product: Transition,
}

/// One token of a chain.
#[derive(Clone, Copy)]
pub struct Link {
    /// The sum of the weights of its features, for each label.
    sums: Sums,
    /// More than nothing may stand here.
    loud: bool,
}

/// Some neighbouring tokens.
#[derive(Clone, Copy)]
struct Stretch<'s> {
    /// The first token.
    first: usize,
    links: &'s [Link],
    /// A token that is nothing stands before.
    behind: bool,
    /// A token that is nothing follows.
    before: bool,
}

/// What is known of a token while its stretch is solved.
struct Known {
    /// How it is reached from the token before; ones if none stands there.
    transition: Transition,
    /// The likelihood of each label by the token's features.
    likelihoods: Scores,
    /// The same with what came before, their sum one.
    scores: Scores,
    /// What they were divided by for that.
    scale: f32,
}

impl<'m, 'e, 'd, 't> Decoder<'m, 'e, 'd, 't> {
    pub fn new(model: &'m Model, ev: &'e Evidence<'d, 't>) -> Self {
        let frames = [Frame { tables: 0, product: ONES }; FRAMES];
        Self { model, ev, features: Features::default(), known: Vec::new(), frames, others: Vec::new() }
    }

    /// Token `i`, whose features have these sums, behind the token `last`. It is loud if more than nothing may begin
    /// there, or go on.
    pub fn link(&self, i: usize, sums: Sums, last: Option<&Link>) -> Link {
        let goes_on = last.is_some_and(|last| last.loud) && self.model.is_loud(&sums);
        let mut behind_nothing = sums;
        if !goes_on {
            tables(self.ev, i, |table| self.model.enter(table, &mut behind_nothing));
        }
        Link { sums, loud: goes_on || self.model.is_loud(&behind_nothing) }
    }

    /// Appends the probabilities of a chain that begins with token `first` to `out`.
    pub fn probabilities(&mut self, first: usize, chain: &[Link], out: &mut Probabilities) {
        let loud = |link: &Link| link.loud;
        let mut done = 0;
        while let Some(rest) = chain.get(done..).filter(|rest| !rest.is_empty()) {
            // The quiet token before a loud one and the one behind it belong to its stretch.
            let skipped = rest.iter().position(loud).map_or(rest.len(), |loud| loud.saturating_sub(1));
            let (nothing, tail) = rest.split_at(skipped);
            nothing.iter().for_each(|_| out.push(NOTHING));
            let quiet = |three: &[Link]| !three.iter().any(loud);
            let length = tail.windows(3).skip(1).position(quiet).map_or(tail.len(), |at| at + 2);
            let (links, tail) = tail.split_at(length);
            let (first, behind) = (first + done + skipped, done + skipped > 0);
            let stretch = Stretch { first, links, behind, before: !tail.is_empty() };
            self.solve(stretch);
            self.known.iter().for_each(|known| out.push(known.scores));
            done += skipped + length;
        }
    }

    /// Forward-backward over a stretch, which leaves the probabilities in `known`.
    fn solve(&mut self, Stretch { first, links, behind, before }: Stretch<'_>) {
        self.known.clear();
        let mut last = behind.then_some(NOTHING);
        for (link, i) in links.iter().zip(first..) {
            let mut known = Known {
                transition: ONES,
                likelihoods: self.model.likelihoods(&link.sums),
                scores: NOTHING,
                scale: 1.0,
            };
            self.read_transition(i, &mut known.transition);
            let scores = last.map_or(known.likelihoods, |last| {
                multiply(&known.likelihoods, &through(&last, &known.transition))
            });
            known.scale = sum(&scores).max(f32::MIN_POSITIVE);
            known.scores = scores.map(|s| s / known.scale);
            last = Some(known.scores);
            self.known.push(known);
        }
        // Scaled by the same, what follows has as its sum over the labels, each by its probability so far, one again.
        let mut onward = [1.0; LABELS];
        if let Some(last) = last.filter(|_| before) {
            let mut transition = ONES;
            self.read_transition(first + links.len(), &mut transition);
            let end = transition.map(|[to_nothing, ..]| to_nothing);
            let scale = sum(&multiply(&last, &end)).max(f32::MIN_POSITIVE);
            onward = end.map(|s| s / scale);
        }
        for known in self.known.iter_mut().rev() {
            known.scores = multiply(&known.scores, &onward);
            let after = multiply(&known.likelihoods, &onward).map(|s| s / known.scale);
            onward = back(&known.transition, &after);
        }
    }

    /// How token `i` is reached.
    fn read_transition(&mut self, i: usize, product: &mut Transition) {
        let mut key = 0;
        self.others.clear();
        tables(self.ev, i, |table| {
            if is_of_frame(table) {
                key = key << 10 | (table as u64 + 1);
            } else {
                self.others.push(table);
            }
        });
        if let Some(frame) = self.frames.get_mut((key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 61) as usize) {
            if frame.tables != key {
                *frame = Frame { tables: key, product: ONES };
                let mut rest = key;
                while rest != 0 {
                    self.model.add_table((rest as usize & 1023) - 1, &mut frame.product);
                    rest >>= 10;
                }
            }
            *product = frame.product;
        }
        for table in &self.others {
            self.model.add_table(*table, product);
        }
        read_step(self.ev, i, &mut self.features);
        self.model.go_on(&self.model.sums(&mut self.features), product);
    }
}

/// What likelihoods become by a transition.
fn through(from: &Scores, transition: &Transition) -> Scores {
    let mut to = [0.0; LABELS];
    for (p, row) in from.iter().zip(transition) {
        for (to, factor) in to.iter_mut().zip(row) {
            *to += p * factor;
        }
    }
    to
}

/// The same, from what follows.
fn back(transition: &Transition, to: &Scores) -> Scores {
    let mut from = [0.0; LABELS];
    from.iter_mut().zip(transition).for_each(|(from, row)| *from = sum(&multiply(row, to)));
    from
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
