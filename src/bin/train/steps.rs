//! The steps between the tokens of a training chain, by the weights so far.

use crate::crf::Example;
use scrubjay::detect::tagger::{LABELS, Scores};
use std::collections::BTreeMap;

/// By the label left and the label reached.
pub type Transition = [Scores; LABELS];

/// How a token is reached from the one before.
#[derive(Default)]
pub struct Step {
    pub tables: Vec<usize>,
    /// What tells whether the label goes on.
    pub features: Vec<u32>,
}

/// The steps of a chain: those for which the same tables hold share what follows from these.
pub struct Steps {
    /// By token, the place of its tables.
    pub places: Vec<usize>,
    pub tables: Vec<Vec<usize>>,
    weights: Vec<Transition>,
    factors: Vec<Transition>,
    /// By token, the weight with which each label goes on.
    going_on: Vec<Scores>,
}

impl Steps {
    /// The steps of a chain, with the sum of the tables that hold for one and what its features say.
    pub fn new(chain: &[Example], sum: impl Fn(&[usize]) -> Transition, going_on: Vec<Scores>) -> Self {
        let mut known = BTreeMap::new();
        let mut tables = Vec::new();
        let mut place = |of: &Vec<usize>| {
            *known.entry(of.clone()).or_insert_with(|| {
                tables.push(of.clone());
                tables.len() - 1
            })
        };
        let places = chain.iter().map(|e| place(&e.step.tables)).collect();
        let weights: Vec<Transition> = tables.iter().map(|of| sum(of)).collect();
        let factors = weights.iter().map(|t| t.map(|row| row.map(exp))).collect();
        Self { places, tables, weights, factors, going_on }
    }

    /// The factors of the step to token `i`.
    pub fn factors(&self, i: usize) -> Transition {
        let mut factors = *of(&self.factors, &self.places, i).unwrap_or(&[[1.0; LABELS]; LABELS]);
        let going_on = self.going_on.get(i).copied().unwrap_or_default();
        for (label, (row, weight)) in factors.iter_mut().zip(going_on).enumerate() {
            row.get_mut(label).into_iter().for_each(|factor| *factor *= exp(weight));
        }
        factors
    }

    /// The weight of the step to token `i` from one label to another.
    pub fn weight(&self, i: usize, from: usize, to: usize) -> f32 {
        let table = of(&self.weights, &self.places, i).and_then(|t| t.get(from)).and_then(|row| row.get(to));
        let going_on = self.going_on.get(i).and_then(|w| w.get(to)).filter(|_| from == to);
        table.copied().unwrap_or(0.0) + going_on.copied().unwrap_or(0.0)
    }
}

/// What belongs to token `i`.
fn of<'t, T>(all: &'t [T], places: &[usize], i: usize) -> Option<&'t T> {
    all.get(*places.get(i)?)
}

pub fn add(sum: &mut Transition, more: &Transition) {
    sum.iter_mut().flatten().zip(more.iter().flatten()).for_each(|(sum, more)| *sum += more);
}

/// e to the power of `x`, to within 2e-7 of it (Cephes' polynomial). `libm`'s can't be taken four at a time.
pub fn exp(x: f32) -> f32 {
    /// Added and taken away again, this rounds to a whole number.
    const ROUND: f32 = 12_582_912.0;
    let x = x.clamp(-87.0, 87.0);
    let whole = x * std::f32::consts::LOG2_E + ROUND - ROUND;
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let series = [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
    let rest_power = series.iter().fold(1.987_569_1e-4, |sum, c| sum * rest + c) * rest * rest + rest + 1.0;
    rest_power * f32::from_bits(((whole as i32 + 127) << 23) as u32)
}
