//! Training of the chain: AdaGrad (Duchi, Hazan and Singer 2011) on the exact gradient of the log-likelihood.

use crate::pack::{is_fine, kept};
use crate::rng::Rng;
use scrubjay::detect::tagger::{LABELS, Scores, WAYS, bucket};

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
    transitions: [[Row; LABELS]; 2],
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
    pub breaks: bool,
}

/// What the pass from the front of a chain leaves.
struct Forward {
    alphas: Vec<Scores>,
    outs: Vec<Scores>,
    likelihood: f64,
}

/// The pull of every weight towards zero, each time its feature is seen.
const SHRINK: f32 = 0.001;
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
        let sums = vec![[0.0; LABELS]; rows + 2 * LABELS];
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
            transitions: [[NEW; LABELS]; 2],
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
        }
        let factors = self.factors();
        let Forward { alphas, outs, likelihood } = self.forward(chain, &factors);
        let mut beta = [1.0_f32; LABELS];
        for ((example, alpha), out) in chain.iter().zip(&alphas).zip(&outs).rev() {
            // Probability of each label here, and its distance from the truth.
            let mut p: Scores = [0.0; LABELS];
            for ((p, a), b) in p.iter_mut().zip(alpha).zip(&beta) {
                *p = a * b;
            }
            let sum: f32 = p.iter().sum();
            let mut gradient = p.map(|p| -p / sum);
            if let Some(g) = gradient.get_mut(example.label) {
                *g += 1.0;
            }
            for &row in &example.features {
                if let Some(count) = self.counts.get_mut(row as usize) {
                    *count = count.saturating_add(1);
                }
                if let Some(row) = self.rows.get_mut(row as usize) {
                    row.step(&gradient, self.rate);
                }
            }
            let weighted: Vec<f32> = out.iter().zip(&beta).map(|(o, b)| o * b).collect();
            let mut before = [0.0_f32; LABELS];
            for (b, row) in before.iter_mut().zip(table(&factors, example.breaks)) {
                *b = row.iter().zip(&weighted).map(|(f, w)| f * w).sum();
            }
            let sum: f32 = before.iter().sum();
            beta = before.map(|b| b / sum * LABELS as f32);
        }
        self.learn_transitions(chain, &alphas, &outs, &factors);
        likelihood / chain.len().max(1) as f64
    }

    /// What each transition multiplies a likelihood by.
    fn factors(&self) -> [[Scores; LABELS]; 2] {
        self.transitions.map(|t| t.map(|row| row.weight.map(libm::expf)))
    }

    /// The log-likelihood of a chain's labels.
    pub fn likelihood(&self, chain: &mut [Example]) -> f64 {
        let factors = self.factors();
        self.forward(chain, &factors).likelihood
    }

    /// Probabilities from the front; the features become rows.
    fn forward(&self, chain: &mut [Example], factors: &[[Scores; LABELS]; 2]) -> Forward {
        for example in chain.iter_mut() {
            example.features =
                example.features.iter().filter_map(|h| self.row(*h)).map(|r| r as u32).collect();
        }
        let n = chain.len();
        let emissions: Vec<Scores> = chain.iter().map(|e| self.score(&e.features)).collect();
        let (mut alphas, mut likelihood) = (Vec::with_capacity(n), 0.0_f64);
        let mut outs = Vec::with_capacity(n);
        let mut previous: Option<usize> = None;
        for (example, emission) in chain.iter().zip(&emissions) {
            let best = emission.iter().copied().fold(f32::MIN, f32::max);
            let out = emission.map(|s| libm::expf(s - best));
            let mut alpha = out;
            if let Some(before) = alphas.last() {
                let arriving = arrive(before, table(factors, example.breaks));
                for (a, x) in alpha.iter_mut().zip(arriving) {
                    *a *= x;
                }
            }
            let sum: f32 = alpha.iter().sum();
            likelihood -= f64::from(libm::logf(sum) + best);
            likelihood += f64::from(emission.get(example.label).copied().unwrap_or(0.0));
            likelihood +=
                previous.map_or(0.0, |p| f64::from(self.transition(example.breaks, p, example.label)));
            previous = Some(example.label);
            alphas.push(alpha.map(|a| a / sum));
            outs.push(out);
        }
        Forward { alphas, outs, likelihood }
    }

    fn learn_transitions(
        &mut self,
        chain: &[Example],
        alphas: &[Scores],
        outs: &[Scores],
        factors: &[[Scores; LABELS]; 2],
    ) {
        let mut gradients = [[[0.0_f32; LABELS]; LABELS]; 2];
        let mut beta = [1.0_f32; LABELS];
        for i in (1..chain.len()).rev() {
            let (Some(example), Some(before), Some(alpha), Some(out)) =
                (chain.get(i), chain.get(i - 1), alphas.get(i - 1), outs.get(i))
            else {
                continue;
            };
            let table = table(factors, example.breaks);
            let mut joint = [[0.0_f32; LABELS]; LABELS];
            let mut sum = 0.0;
            let mut previous = [0.0_f32; LABELS];
            for (((a, row), cells), previous) in alpha.iter().zip(table).zip(&mut joint).zip(&mut previous) {
                for (((f, o), b), cell) in row.iter().zip(out).zip(&beta).zip(cells) {
                    let leaving = f * o * b;
                    *cell = a * leaving;
                    *previous += leaving;
                    sum += *cell;
                }
            }
            let [within, across] = &mut gradients;
            let gradient = if example.breaks { across } else { within };
            for (g, j) in gradient.iter_mut().flatten().zip(joint.iter().flatten()) {
                *g -= j / sum;
            }
            if let Some(g) = gradient.get_mut(before.label).and_then(|row| row.get_mut(example.label)) {
                *g += 1.0;
            }
            let total: f32 = previous.iter().sum();
            beta = previous.map(|b| b / total * LABELS as f32);
        }
        for (row, gradient) in self.transitions.iter_mut().flatten().zip(gradients.iter().flatten()) {
            row.step(gradient, self.rate);
        }
    }

    fn transition(&self, breaks: bool, from: usize, to: usize) -> f32 {
        let [within, across] = &self.transitions;
        let table = if breaks { across } else { within };
        table.get(from).and_then(|row| row.weight.get(to)).copied().unwrap_or(0.0)
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

fn table(factors: &[[Scores; LABELS]; 2], breaks: bool) -> &[Scores; LABELS] {
    let [within, across] = factors;
    if breaks { across } else { within }
}

fn arrive(before: &Scores, table: &[Scores; LABELS]) -> Scores {
    let mut out = [0.0; LABELS];
    for (p, row) in before.iter().zip(table) {
        for (to, factor) in out.iter_mut().zip(row) {
            *to += p * factor;
        }
    }
    out
}
