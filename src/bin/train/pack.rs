//! Weights as a few steps each: one step for the whole table, small weights pruned to zero. The layout is that of
//! `detect::tagger::model`.

use crate::crf::Crf;
use scrubjay::detect::tagger::coding::{Chance, Coder, MOST, Rows};

/// Weights below this many steps become zero.
const PRUNE: f32 = if cfg!(feature = "lite") { 1.0 } else { 0.55 };

/// The weight file of weights in whole steps.
pub fn pack(crf: &Crf) -> Vec<u8> {
    let step = crf.step.unwrap_or(1.0);
    let mut out = (crf.owners().len() as u32).to_le_bytes().to_vec();
    out.extend(libm::expf(-step).to_le_bytes());
    // The upper half of a float, rounded.
    let half = |w: &f32| ((libm::expf(*w).to_bits() + (1 << 15)) >> 16) as u16;
    out.extend(crf.transition_weights().flatten().flat_map(|w| half(w).to_le_bytes()));
    let rows: Vec<_> = crf.weights().map(|row| row.map(|w| whole(w, step))).collect();
    // A row of nothing needs no owner, and zeros pack well.
    let owners = crf.owners().iter().flatten().zip(&rows);
    out.extend(owners.map(|(hash, row)| if row.iter().all(|w| *w == 0) { 0 } else { *hash as u8 }));
    let (mut encoder, mut coding) = (Encoder::default(), Rows::default());
    for mut row in rows {
        coding.code(&mut encoder, &mut row);
    }
    out.extend(encoder.finish());
    out
}

/// A weight in whole steps.
pub fn whole(weight: f32, step: f32) -> i8 {
    let steps = weight / step;
    let most = f32::from(MOST);
    // Added and taken away again, as a cast cuts off towards zero.
    if steps.abs() < PRUNE { 0 } else { (steps.clamp(-most, most) + most + 0.5) as i8 - MOST }
}

/// Writes what `coding::Decoder` reads.
struct Encoder {
    out: Vec<u8>,
    low: u64,
    range: u32,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { out: Vec::new(), low: 0, range: u32::MAX }
    }
}

impl Encoder {
    /// Writes the top byte; a carry goes into the bytes before.
    fn shift(&mut self) {
        if self.low >> 32 != 0 {
            for byte in self.out.iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
        }
        self.out.push((self.low >> 24) as u8);
        self.low = self.low << 8 & 0xffff_ffff;
    }

    fn finish(mut self) -> Vec<u8> {
        for _ in 0..4 {
            self.shift();
        }
        self.out
    }
}

impl Coder for Encoder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let share = chance.share(self.range);
        if bit {
            self.low += u64::from(share);
            self.range -= share;
        } else {
            self.range = share;
        }
        chance.learn(bit);
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}

/// The step of which the thousandth largest weight has `reach`: fewer than the seven there are, as most weights are
/// small.
pub fn step(crf: &Crf, reach: f32) -> f32 {
    let mut sizes: Vec<f32> = crf.weights().flatten().map(|w| w.abs()).filter(|w| *w > 0.05).collect();
    sizes.sort_by(f32::total_cmp);
    let at = sizes.len().saturating_sub(1 + sizes.len() / 1000);
    sizes.get(at).copied().unwrap_or(1.0).max(0.1) / reach
}
