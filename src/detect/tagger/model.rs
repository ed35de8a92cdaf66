//! The trained weights. File layout, little endian: number of buckets `u32` · `f32` factor of one fine step · two
//! tables of 16 × 16 transition factors (within a line, across a line break), the upper halves of `f32` · the rows as
//! [`super::packed`] has them, four a bucket.
//!
//! A feature owns a row or has no weight: its hash gives the bucket, its lowest byte must be the row's. The most frequent
//! own a second row behind it, in steps [`FINE`] times finer, as rounding theirs would shift every score.

use super::features::Features;
use super::label::LABELS;
use super::packed::{BIAS, Row, WAYS, unpack};
use std::sync::LazyLock;

/// A weight file of this build.
#[cfg(not(feature = "lite"))]
macro_rules! file {
    ($stem:literal) => {
        include_bytes!(concat!($stem, ".bin"))
    };
}
#[cfg(feature = "lite")]
macro_rules! file {
    ($stem:literal) => {
        include_bytes!(concat!($stem, "-lite.bin"))
    };
}

/// One number for each label.
pub type Scores = [f32; LABELS];
/// A sum of weights for each label.
pub type Sums = [i16; LABELS];

/// The model of the chain.
pub static CHAIN_MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(file!("weights")));
/// The model that tells kinds of number apart.
pub static KINDS_OF_NUMBER: LazyLock<Model> = LazyLock::new(|| Model::read(file!("kinds")));
/// The model that tells names apart.
pub static KINDS_OF_NAME: LazyLock<Model> = LazyLock::new(|| Model::read(file!("names")));

/// The bucket of a feature among so many.
pub const fn bucket(hash: u32, buckets: usize) -> usize {
    ((hash as u64 * buckets as u64) >> 32) as usize
}

/// Bytes before the first bucket.
const HEADER: usize = 8 + 2 * LABELS * LABELS * 2;
/// A token is quiet when every other label is this much less likely by its features alone. One that is quiet between
/// quiet ones is plainly nothing.
const QUIET: f32 = 5e-2;
/// How many steps of a second row make one of a first.
pub const FINE: i16 = 16;
/// The score differences that count, in fine steps; beyond them the smaller is as nothing.
const STEPS: usize = 256 * FINE as usize;

/// A model ready to score.
#[derive(Debug)]
pub struct Model {
    owners: Vec<[u8; WAYS]>,
    rows: Vec<Row>,
    /// `factors[d]` is e to the power of minus d fine steps: only multiplications, so equal on every target.
    factors: Vec<f32>,
    /// A label other than nothing so many fine steps behind is quiet.
    quiet: i16,
    /// By the label left, then by the label reached; within a line, across a line break.
    transitions: [[Scores; LABELS]; 2],
    /// The same by the label reached, then by the label left.
    backward: [[Scores; LABELS]; 2],
}

impl Model {
    /// Unpacks a weight file. A file too short gives a model of zeros.
    fn read(file: &'static [u8]) -> Self {
        let buckets = file.first_chunk().map_or(0, |b| u32::from_le_bytes(*b)) as usize;
        let step = file.get(4..).and_then(|f| f.first_chunk()).map_or(0.0, |b| f32::from_le_bytes(*b));
        let mut factors = vec![0.0; STEPS];
        let mut factor = 1.0;
        for slot in factors.iter_mut().take(STEPS - 1) {
            *slot = factor;
            factor *= step;
        }
        let mut transitions = [[[0.0; LABELS]; LABELS]; 2];
        let (halves, _) = file.get(8..HEADER).unwrap_or_default().as_chunks();
        for (cell, &[low, high]) in transitions.iter_mut().flatten().flatten().zip(halves) {
            *cell = f32::from_le_bytes([0, 0, low, high]);
        }
        let backward = transitions.map(|table| {
            let mut turned = [[0.0; LABELS]; LABELS];
            for (from, row) in table.iter().enumerate() {
                for (cell, factor) in turned.iter_mut().filter_map(|r| r.get_mut(from)).zip(row) {
                    *cell = *factor;
                }
            }
            turned
        });
        let (owners, rows) = unpack(file.get(HEADER..).unwrap_or_default(), buckets);
        let quiet = factors.iter().position(|f| *f < QUIET).unwrap_or(STEPS) as i16;
        Self { owners, rows, factors, quiet, transitions, backward }
    }

    /// Factors of the transition from each label (outer) to each label (inner).
    pub fn transitions(&self, across_line_break: bool) -> &[Scores; LABELS] {
        let [within, across] = &self.transitions;
        if across_line_break { across } else { within }
    }

    /// Factors of the transition to each label (outer) from each label (inner).
    pub fn backward(&self, across_line_break: bool) -> &[Scores; LABELS] {
        let [within, across] = &self.backward;
        if across_line_break { across } else { within }
    }

    /// The sum of the weights of the features read, for each label.
    pub fn sums(&self, features: &mut Features) -> Sums {
        // First which rows count, without a branch to guess wrong; then their sum.
        let (found, finer) = features.take_with_room();
        let (mut rows, mut fine_rows) = (0, 0);
        for at in 0..found.len() {
            let hash = found.get(at).copied().unwrap_or(0);
            let bucket = bucket(hash, self.owners.len());
            let (way, fine) =
                self.owners.get(bucket).map_or((WAYS, false), |owners| way(*owners, hash as u8));
            let row = (bucket * WAYS + way) as u32;
            if let (Some(slot), Some(fine)) = (found.get_mut(rows), finer.get_mut(fine_rows)) {
                (*slot, *fine) = (row, row + 1);
            }
            rows += usize::from(way < WAYS);
            fine_rows += usize::from(fine);
        }
        let mut sums = self.sum_rows(found.get(..rows).unwrap_or_default());
        let finer = self.sum_rows(finer.get(..fine_rows).unwrap_or_default());
        sums.iter_mut().zip(finer).for_each(|(sum, fine)| *sum = *sum * FINE + fine);
        sums
    }

    fn sum_rows(&self, rows: &[u32]) -> Sums {
        let mut halves = [[0_i16; LABELS / 2]; 2];
        for row in rows.iter().filter_map(|row| self.rows.get(*row as usize)) {
            let [lower, upper] = &mut halves;
            for ((lower, upper), byte) in lower.iter_mut().zip(upper).zip(row) {
                *lower += i16::from(byte & 15);
                *upper += i16::from(byte >> 4);
            }
        }
        let mut sums = [0; LABELS];
        let bias = BIAS * rows.len() as i16;
        sums.iter_mut().zip(halves.as_flattened()).for_each(|(sum, half)| *sum = half - bias);
        sums
    }

    /// Whether more than nothing may stand where the sums are these.
    pub fn is_loud(&self, sums: &Sums) -> bool {
        let [nothing, rest @ ..] = sums;
        rest.iter().any(|sum| nothing - sum < self.quiet)
    }

    /// The unnormalised likelihood of each label: the best is 1.
    pub fn likelihoods(&self, sums: &Sums) -> Scores {
        let best = sums.iter().copied().max().unwrap_or(0);
        sums.map(|sum| self.factors.get((best - sum) as usize).copied().unwrap_or(0.0))
    }
}

/// The place of the first owner with this byte, [`WAYS`] if there is none; and whether the next has it as well.
const fn way(owners: [u8; WAYS], byte: u8) -> (usize, bool) {
    // A zero byte of the difference, and no other, has its high bit set (Warren, Hacker's Delight, 6-1).
    let difference = u32::from_le_bytes(owners) ^ u32::from_le_bytes([byte; WAYS]);
    let zero = !(((difference & 0x7f7f_7f7f) + 0x7f7f_7f7f) | difference | 0x7f7f_7f7f);
    (zero.trailing_zeros() as usize / 8, zero & (zero >> 8) != 0)
}
