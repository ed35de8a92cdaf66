//! The trained weights. File layout, little endian: number of buckets `u32` · `f32` factor of one fine step · number of
//! tables of transitions `u32` · those tables, 16 × 16 weights as `i8` in parts of [`PART`] · the rows as
//! [`super::packed`] has them, four a bucket.
//!
//! A feature owns a row or has no weight: its hash gives the bucket, its lowest byte must be the row's. The most frequent
//! own a second row behind it, in steps [`FINE`] times finer, as rounding theirs would shift every score.

use super::features::Features;
use super::label::LABELS;
use super::packed::{BIAS, Row, WAYS, unpack};
use super::transition::Transition;
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

/// A weight of one in a table of transitions.
pub const PART: i8 = 8;
/// What a weight of one part counts: e to the power of 1 / [`PART`].
const ONE_PART: f32 = 1.133_148_5;
/// A token is quiet when every other label is this much less likely behind one that is nothing. One that is quiet between
/// quiet ones is plainly nothing.
const QUIET: f32 = 2e-2;
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
    tables: Vec<Transition>,
    /// By table, how much likelier than nothing it makes each label behind nothing, in fine steps.
    entries: Vec<Sums>,
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
        let (count, file) = file.get(8..).and_then(|f| f.split_first_chunk()).unwrap_or((&[0; 4], &[]));
        let (tables, file) =
            file.split_at_checked(u32::from_le_bytes(*count) as usize * LABELS * LABELS).unwrap_or_default();
        let (tables, _) = tables.as_chunks::<LABELS>().0.as_chunks();
        let (owners, rows) = unpack(file, buckets);
        let quiet = factors.iter().position(|f| *f < QUIET).unwrap_or(STEPS) as i16;
        // Eight parts are as many steps as it takes to fall to 1 / e.
        let steps = factors.iter().position(|f| *f * std::f32::consts::E < 1.0).unwrap_or(0) as i16;
        let entry = |[from_nothing, ..]: &[[u8; LABELS]; LABELS]| {
            let [nothing, ..] = *from_nothing;
            from_nothing.map(|w| {
                (i16::from(w as i8) - i16::from(nothing as i8)).saturating_mul(steps) / i16::from(PART)
            })
        };
        let entries = tables.iter().map(entry).collect();
        let tables = tables.iter().map(|t| t.map(|row| row.map(|w| power(ONE_PART, w as i8)))).collect();
        Self { owners, rows, factors, quiet, tables, entries }
    }

    /// Multiplies the factors of a step with those of a table.
    pub fn add_table(&self, table: usize, product: &mut Transition) {
        for (row, by) in product.iter_mut().zip(self.tables.get(table).into_iter().flatten()) {
            row.iter_mut().zip(by).for_each(|(cell, by)| *cell *= by);
        }
    }

    /// Multiplies the factors of a step on which each label goes on by so much.
    pub fn go_on(&self, sums: &Sums, product: &mut Transition) {
        for (label, (row, steps)) in product.iter_mut().zip(sums).enumerate() {
            row.get_mut(label).into_iter().for_each(|factor| *factor *= self.factor(*steps));
        }
    }

    /// What so many fine steps count.
    fn factor(&self, steps: i16) -> f32 {
        let at = (steps.unsigned_abs() as usize).min(STEPS / 4);
        let less = self.factors.get(at).copied().unwrap_or(1.0);
        if steps < 0 { less } else { 1.0 / less }
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

    /// Adds to the sums of a token what a table says if nothing stands before.
    pub fn enter(&self, table: usize, sums: &mut Sums) {
        let entry = self.entries.get(table).into_iter().flatten();
        sums.iter_mut().zip(entry).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
    }

    /// Whether more than nothing may stand where the sums are these.
    pub fn is_loud(&self, sums: &Sums) -> bool {
        let [nothing, rest @ ..] = sums;
        rest.iter().any(|sum| nothing.saturating_sub(*sum) < self.quiet)
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

/// A power by multiplication, equal on every target.
fn power(base: f32, exponent: i8) -> f32 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * base);
    if exponent < 0 { 1.0 / power } else { power }
}

/// Label by label.
pub fn multiply(a: &Scores, b: &Scores) -> Scores {
    let mut product = *a;
    product.iter_mut().zip(b).for_each(|(a, b)| *a *= b);
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers() {
        assert!((power(ONE_PART, PART) - std::f32::consts::E).abs() < 1e-5);
        assert!((power(ONE_PART, -PART) * std::f32::consts::E - 1.0).abs() < 1e-5);
        assert!(power(ONE_PART, i8::MAX).is_finite());
        assert!(power(ONE_PART, i8::MIN) > 0.0);
    }

    #[test]
    fn a_label_that_goes_on_counts_more() {
        let model = &*CHAIN_MODEL;
        let mut going_on = [0; LABELS];
        (going_on[1], going_on[2]) = (40, -40);
        let mut changed = [[1.0; LABELS]; LABELS];
        model.go_on(&going_on, &mut changed);
        assert!(changed[1][1] > 1.0 && changed[2][2] < 1.0);
        assert!((changed[1][1] * changed[2][2] - 1.0).abs() < 1e-5);
        assert_eq!((changed[1][2], changed[0][0]), (1.0, 1.0));
    }
}
