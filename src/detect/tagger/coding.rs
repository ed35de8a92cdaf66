//! How the rows of a weight file are packed: an adaptive binary range coder (as in LZMA) that knows for each label how
//! often its weight is nothing, by what the labels before it weigh.

use super::label::LABELS;

/// One decision of two, coded by the chance that it is no: the encoder writes `bit`, the decoder answers what was written.
pub trait Coder {
    /// Codes one decision and learns from it.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;
}

/// The chance of a no, in 65536ths.
#[derive(Debug, Clone, Copy)]
pub struct Chance(u16);

impl Chance {
    const EVEN: Self = Self(1 << 15);

    /// The part of `range` that stands for a no.
    pub fn share(self, range: u32) -> u32 {
        (range >> 12) * u32::from(self.0 >> 4)
    }

    /// Learns how the decision went.
    pub fn learn(&mut self, bit: bool) {
        if bit {
            self.0 -= self.0 >> 5;
        } else {
            self.0 += (u16::MAX - self.0) >> 5;
        }
    }
}

/// The largest weight, in steps.
pub const MOST: i8 = 7;
/// Sums of the weights before a label that are told apart.
const SUMS: usize = 12;

/// What is known of the weights of one label.
#[derive(Debug, Clone, Copy)]
struct Chances {
    /// Whether there is one, by the sum of those before it and whether the last label has one.
    some: [[Chance; 2]; SUMS],
    negative: Chance,
    /// Whether it is more than 1, 2 …, if positive and if negative.
    more: [[Chance; MOST as usize - 1]; 2],
}

/// Codes rows one after another.
#[derive(Debug)]
pub struct Rows([Chances; LABELS]);

impl Default for Rows {
    fn default() -> Self {
        let even = Chance::EVEN;
        Self(
            [Chances { some: [[even; 2]; SUMS], negative: even, more: [[even; MOST as usize - 1]; 2] };
                LABELS],
        )
    }
}

impl Rows {
    /// Codes a row: the decoder fills it. Not inlined, so that an engine that compiles in the background can take up its
    /// faster code between rows.
    #[inline(never)]
    pub fn code(&mut self, coder: &mut impl Coder, row: &mut [i8; LABELS]) {
        let (mut sum, mut last) = (0, false);
        for (weight, chances) in row.iter_mut().zip(&mut self.0) {
            let Some([after_none, after_some]) = chances.some.get_mut(sum) else { return };
            last = coder.bit(if last { after_some } else { after_none }, *weight != 0);
            if !last {
                *weight = 0;
                continue;
            }
            let negative = coder.bit(&mut chances.negative, *weight < 0);
            let [positives, negatives] = &mut chances.more;
            let mut size = 1;
            for more in if negative { negatives } else { positives } {
                if !coder.bit(more, weight.unsigned_abs() > size) {
                    break;
                }
                size += 1;
            }
            *weight = if negative { -(size as i8) } else { size as i8 };
            sum = (sum + usize::from(size)).min(SUMS - 1);
        }
    }
}

/// Reads what an encoder wrote; zeros behind its end.
#[derive(Debug)]
pub struct Decoder<'b> {
    bytes: std::slice::Iter<'b, u8>,
    range: u32,
    code: u32,
}

impl<'b> Decoder<'b> {
    /// A decoder at the start of `bytes`.
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = Self { bytes: bytes.iter(), range: u32::MAX, code: 0 };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
    }
}

impl Coder for Decoder<'_> {
    #[inline]
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let share = chance.share(self.range);
        let bit = self.code >= share;
        if bit {
            self.code -= share;
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
