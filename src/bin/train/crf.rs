//! Training of the chain: AdaGrad (Duchi, Hazan and Singer 2011) on the exact gradient of the log-likelihood.

use crate::pack::{is_fine, kept, kept_part};
use crate::rng::Rng;
use crate::steps::{Step, Steps, Transition, add, exp};
use scrubjay::detect::tagger::{LABELS, Scores, TABLES, WAYS, bucket};
use std::collections::BTreeMap;

/// A weight and its accumulated squared gradient, for each label.
#[derive(Clone, Copy)]
struct Row {
    weight: Scores,
    squares: Scores,
}

/// A set of features, with few taken for others.
pub struct Known(Vec<bool>);

/// What a row stands for.
enum Owners {
    /// Every such feature that falls there.
    Shared(Known),
    /// One feature each, by bucket.
    Own(Vec<[u32; WAYS]>),
}

pub struct Crf {
    owners: Owners,
    counts: Vec<u32>,
    rows: Vec<Row>,
    /// The rows that are kept with fine steps.
    fine: Vec<bool>,
    transitions: Vec<[Row; LABELS]>,
    sums: Vec<Scores>,
    remembered: usize,
    /// Once set, weights count in whole steps of this size, while what lies between goes on learning.
    pub step: Option<f32>,
    pub rate: f32,
}

/// One token of a training chain.
pub struct Example {
    pub features: Vec<u32>,
    pub label: usize,
    pub step: Step,
}

impl Example {
    /// The features of the token and of the step to it.
    pub fn all_features(&self) -> impl Iterator<Item = &u32> {
        self.features.iter().chain(&self.step.features)
    }
}

/// What the pass from the front of a chain leaves.
struct Forward {
    alphas: Vec<Scores>,
    outs: Vec<Scores>,
    steps: Steps,
    likelihood: f64,
}

/// The pull of every weight towards zero, each time its feature is seen.
const SHRINK: f32 = 0.001;
/// A gradient that teaches nothing: most tokens are plainly nothing.
const NEGLIGIBLE: f32 = 4e-3;
const NEW: Row = Row { weight: [0.0; LABELS], squares: [1e-2; LABELS] };

impl Known {
    pub fn new(hashes: impl Iterator<Item = u32>) -> Self {
        let mut known = vec![false; 1 << 26];
        hashes.for_each(|h| known.get_mut(h as usize >> 6).into_iter().for_each(|k| *k = true));
        Self(known)
    }

    fn has(&self, hash: u32) -> bool {
        self.0.get(hash as usize >> 6).copied().unwrap_or(false)
    }
}

impl Row {
    fn step(&mut self, gradient: &Scores, rate: f32) {
        for ((w, s), g) in self.weight.iter_mut().zip(&mut self.squares).zip(gradient) {
            *s += g * g;
            *w += rate * (g - SHRINK * *w) / s.sqrt();
        }
    }
}

impl Crf {
    /// A table of rows that features share.
    pub fn shared(rows: usize, known: Known) -> Self {
        Self::new(rows, Owners::Shared(known))
    }

    /// A table with a row for each owner.
    pub fn owned(owners: Vec<[u32; WAYS]>) -> Self {
        Self::new(owners.len() * WAYS, Owners::Own(owners))
    }

    fn new(rows: usize, owners: Owners) -> Self {
        let sums = vec![[0.0; LABELS]; rows + TABLES * LABELS];
        let fine = match &owners {
            Owners::Shared(_) => Vec::new(),
            Owners::Own(owners) => {
                owners.iter().flat_map(|bucket| (0..WAYS).map(|way| is_fine(bucket, way))).collect()
            }
        };
        Self {
            owners,
            counts: vec![0; rows],
            rows: vec![NEW; rows],
            fine,
            transitions: vec![[NEW; LABELS]; TABLES],
            sums,
            remembered: 0,
            step: None,
            rate: 0.0,
        }
    }

    /// Takes the present weights into the average that [`Self::settle`] makes.
    pub fn remember(&mut self) {
        self.remembered += 1;
        let rows = self.rows.iter().chain(self.transitions.iter().flatten());
        for (sum, row) in self.sums.iter_mut().zip(rows) {
            for (s, w) in sum.iter_mut().zip(&row.weight) {
                *s += w;
            }
        }
    }

    /// The weights become the average of those remembered.
    pub fn settle(&mut self) {
        let n = self.remembered.max(1) as f32;
        let rows = self.rows.iter_mut().chain(self.transitions.iter_mut().flatten());
        for (sum, row) in self.sums.iter().zip(rows) {
            row.weight = sum.map(|s| s / n);
        }
        self.sums.fill([0.0; LABELS]);
        self.remembered = 0;
    }

    pub fn weights(&self) -> impl Iterator<Item = &Scores> {
        self.rows.iter().map(|r| &r.weight)
    }

    pub fn transition_weights(&self) -> impl Iterator<Item = &Scores> {
        self.transitions.iter().flatten().map(|r| &r.weight)
    }

    pub fn owners(&self) -> &[[u32; WAYS]] {
        match &self.owners {
            Owners::Shared(_) => &[],
            Owners::Own(owners) => owners,
        }
    }

    /// The row of a feature, if it has one.
    fn row(&self, hash: u32) -> Option<usize> {
        let owners = match &self.owners {
            Owners::Shared(known) => return known.has(hash).then(|| bucket(hash, self.rows.len())),
            Owners::Own(owners) => owners,
        };
        let at = bucket(hash, owners.len());
        let way = owners.get(at)?.iter().position(|owner| *owner == hash)?;
        Some(at * WAYS + way)
    }

    /// How much a feature matters: its largest weight, and how often it was seen.
    pub fn weight_of(&self, hash: u32) -> (f32, u32) {
        let Some(row) = self.row(hash) else { return (0.0, 0) };
        let largest =
            self.rows.get(row).map_or(0.0, |r| r.weight.iter().fold(0.0_f32, |a, w| a.max(w.abs())));
        (largest, self.counts.get(row).copied().unwrap_or(0))
    }

    /// One step on one chain; each feature is left out in `dropout` of 100 cases. Returns the log-likelihood.
    pub fn learn(&mut self, chain: &mut [Example], dropout: usize, rng: &mut Rng) -> f64 {
        for example in chain.iter_mut() {
            example.features.retain(|_| !rng.chance(dropout));
            example.step.features.retain(|_| !rng.chance(dropout));
        }
        let Forward { alphas, outs, steps, likelihood } = self.forward(chain);
        let mut of_tables = vec![None; steps.tables.len()];
        let mut beta = [1.0_f32; LABELS];
        for (i, ((example, alpha), out)) in chain.iter().zip(&alphas).zip(&outs).enumerate().rev() {
            // Probability of each label here, and its distance from the truth.
            let mut p: Scores = [0.0; LABELS];
            for ((p, a), b) in p.iter_mut().zip(alpha).zip(&beta) {
                *p = a * b;
            }
            let sum: f32 = p.iter().sum();
            self.step_rows(&example.features, &truth(p.map(|p| -p / sum), example.label));
            let Some((before, alpha)) = i.checked_sub(1).and_then(|j| Some((chain.get(j)?, alphas.get(j)?)))
            else {
                break;
            };
            // The same for each two labels, here and before.
            let factors = steps.factors(i);
            let mut joint = [[0.0_f32; LABELS]; LABELS];
            let mut leaving = [0.0_f32; LABELS];
            for (((a, row), cells), leaving) in alpha.iter().zip(&factors).zip(&mut joint).zip(&mut leaving) {
                for (((f, o), b), cell) in row.iter().zip(out).zip(&beta).zip(cells) {
                    *cell = f * o * b;
                    *leaving += *cell;
                    *cell *= a;
                }
            }
            let sum: f32 = joint.iter().flatten().sum();
            let mut gradient = joint.map(|row| row.map(|p| -p / sum));
            if let Some(row) = gradient.get_mut(before.label) {
                *row = truth(*row, example.label);
            }
            let mut going_on: Scores = [0.0; LABELS];
            for (label, (g, row)) in going_on.iter_mut().zip(&gradient).enumerate() {
                *g = row.get(label).copied().unwrap_or(0.0);
            }
            self.step_rows(&example.step.features, &going_on);
            if let Some(sum) = steps.places.get(i).and_then(|at| of_tables.get_mut(*at))
                && !gradient.iter().all(|row| is_below(row, NEGLIGIBLE / 4.0))
            {
                add(sum.get_or_insert_default(), &gradient);
            }
            let total: f32 = leaving.iter().sum();
            beta = leaving.map(|b| b / total * LABELS as f32);
        }
        self.step_tables(&steps.tables, &of_tables);
        likelihood / chain.len().max(1) as f64
    }

    fn step_rows(&mut self, rows: &[u32], gradient: &Scores) {
        if let Owners::Shared(_) = self.owners {
            for &row in rows {
                self.counts
                    .get_mut(row as usize)
                    .into_iter()
                    .for_each(|count| *count = count.saturating_add(1));
            }
        }
        if is_below(gradient, NEGLIGIBLE) {
            return;
        }
        for &row in rows {
            if let Some(row) = self.rows.get_mut(row as usize) {
                row.step(gradient, self.rate);
            }
        }
    }

    /// One step of each table, by the gradients of those it is part of.
    fn step_tables(&mut self, tables: &[Vec<usize>], gradients: &[Option<Transition>]) {
        let mut sums: BTreeMap<usize, Transition> = BTreeMap::new();
        for (tables, gradient) in tables.iter().zip(gradients).filter_map(|(t, g)| Some((t, g.as_ref()?))) {
            for table in tables {
                add(sums.entry(*table).or_insert([[0.0; LABELS]; LABELS]), gradient);
            }
        }
        for (table, gradient) in &sums {
            let rows = self.transitions.get_mut(*table).into_iter().flatten();
            rows.zip(gradient).for_each(|(row, gradient)| row.step(gradient, self.rate));
        }
    }

    /// The sum of some tables.
    fn transition(&self, tables: &[usize]) -> Transition {
        let mut sum = [[0.0; LABELS]; LABELS];
        for table in tables.iter().filter_map(|t| self.transitions.get(*t)) {
            add(&mut sum, &table.map(|row| row.weight.map(|w| self.step.map_or(w, |_| kept_part(w)))));
        }
        sum
    }

    /// The log-likelihood of a chain's labels.
    pub fn likelihood(&self, chain: &mut [Example]) -> f64 {
        self.forward(chain).likelihood
    }

    /// Probabilities from the front; the features become rows.
    fn forward(&self, chain: &mut [Example]) -> Forward {
        for example in chain.iter_mut() {
            for features in [&mut example.features, &mut example.step.features] {
                *features = features.iter().filter_map(|h| self.row(*h)).map(|r| r as u32).collect();
            }
        }
        let n = chain.len();
        let going_on = chain.iter().map(|e| self.score(&e.step.features)).collect();
        let steps = Steps::new(chain, |tables| self.transition(tables), going_on);
        let (mut alphas, mut likelihood): (Vec<Scores>, _) = (Vec::with_capacity(n), 0.0_f64);
        let mut outs = Vec::with_capacity(n);
        let mut previous: Option<usize> = None;
        for (i, example) in chain.iter().enumerate() {
            let emission = self.score(&example.features);
            let best = emission.iter().copied().fold(f32::MIN, f32::max);
            let out = emission.map(|s| exp(s - best));
            let mut alpha = out;
            if let Some(before) = alphas.last() {
                let arriving = arrive(before, &steps.factors(i));
                for (a, x) in alpha.iter_mut().zip(arriving) {
                    *a *= x;
                }
            }
            let sum: f32 = alpha.iter().sum();
            likelihood -= f64::from(libm::logf(sum) + best);
            likelihood += f64::from(emission.get(example.label).copied().unwrap_or(0.0));
            likelihood += previous.map_or(0.0, |p| f64::from(steps.weight(i, p, example.label)));
            previous = Some(example.label);
            alphas.push(alpha.map(|a| a / sum));
            outs.push(out);
        }
        Forward { alphas, outs, steps, likelihood }
    }

    fn score(&self, rows: &[u32]) -> Scores {
        let mut sums = [0.0; LABELS];
        for &row in rows {
            let fine = self.fine.get(row as usize).copied().unwrap_or(false);
            if let Some(row) = self.rows.get(row as usize) {
                for (sum, w) in sums.iter_mut().zip(&row.weight) {
                    *sum += self.step.map_or(*w, |step| kept(*w, step, fine));
                }
            }
        }
        sums
    }
}

fn is_below(gradient: &Scores, bound: f32) -> bool {
    gradient.iter().all(|g| g.abs() < bound)
}

/// The gradient where so much speaks against each label and `label` is true.
fn truth(mut against: Scores, label: usize) -> Scores {
    against.get_mut(label).into_iter().for_each(|g| *g += 1.0);
    against
}

fn arrive(before: &Scores, table: &Transition) -> Scores {
    let mut out = [0.0; LABELS];
    for (p, row) in before.iter().zip(table) {
        for (to, factor) in out.iter_mut().zip(row) {
            *to += p * factor;
        }
    }
    out
}
