//! How the lite build packs its rows: by a binary range coder, in a sixth less room than planes of bytes, and slower to
//! unpack (Martin 1979; the arithmetic is that of LZMA).

use super::label::LABELS;

/// What stands for one bit after the other, to write or to read them.
pub trait Coder {
    /// Writes `bit` or reads another; the one that stands in the file.
    fn bit(&mut self, context: usize, bit: bool) -> bool;
}

/// How likely a bit is set in each context, of [`ONE`].
pub type Chances = [u16; CONTEXTS];
/// As likely as not.
pub const EVEN: u16 = ONE / 2;
const ONE: u16 = 1 << 12;
const CONTEXTS: usize = SIZES + 3 * 4 * 4;
/// Contexts of whether there is a weight: label, how many there are before, whether right before, sign of the first.
const SIGNS: usize = LABELS * 6 * 2 * 3;
/// Of signs: label and sign of the first. Behind them those of sizes: the size, its sign, the largest before.
const SIZES: usize = SIGNS + LABELS * 3;
/// No range is smaller.
pub const LEAST: u32 = 1 << 24;

/// The part of a range that a set bit takes.
pub fn part(range: u32, chance: u16) -> u32 {
    (range >> 12) * u32::from(chance)
}

/// The chance after a bit.
pub fn learnt(chance: u16, bit: bool) -> u16 {
    if bit { chance + ((ONE - chance) >> 5) } else { chance - (chance >> 5) }
}

/// Writes or reads the weights of a row.
pub fn row(coder: &mut impl Coder, weights: &mut [i8; LABELS]) {
    let (mut count, mut before, mut most, mut first) = (0, 0, 0, 0);
    for (label, weight) in weights.iter_mut().enumerate() {
        let there = coder.bit(((label * 6 + count) * 2 + before) * 3 + first, *weight != 0);
        before = usize::from(there);
        if !there {
            *weight = 0;
            continue;
        }
        count = (count + 1).min(5);
        let negative = coder.bit(SIGNS + label * 3 + first, *weight < 0);
        let mut size = 1;
        while size < 7 {
            let context =
                (size.min(3) as usize - 1) * 4 + usize::from(negative) * 2 + usize::from(label == 0);
            if !coder.bit(SIZES + context * 4 + most, weight.abs() > size) {
                break;
            }
            size += 1;
        }
        most = most.max(size as usize / 2).min(3);
        *weight = if negative { -size } else { size };
        if label == 0 {
            first = if negative { 1 } else { 2 };
        }
    }
}

/// Reads what was written.
pub struct Reader<'f> {
    file: &'f [u8],
    range: u32,
    code: u32,
    chances: Chances,
}

impl<'f> Reader<'f> {
    /// A reader of `file`, which gives zeros behind its end.
    pub fn new(file: &'f [u8]) -> Self {
        let mut reader = Self { file, range: u32::MAX, code: 0, chances: [EVEN; CONTEXTS] };
        // The first byte is that of a carry, which never comes.
        (0..5).for_each(|_| reader.shift());
        reader
    }

    fn shift(&mut self) {
        let (byte, rest) = self.file.split_first().unwrap_or((&0, &[]));
        (self.file, self.code) = (rest, self.code << 8 | u32::from(*byte));
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, context: usize, _: bool) -> bool {
        let Some(chance) = self.chances.get_mut(context) else { return false };
        let part = part(self.range, *chance);
        let bit = self.code < part;
        *chance = learnt(*chance, bit);
        if bit {
            self.range = part;
        } else {
            self.code -= part;
            self.range -= part;
        }
        while self.range < LEAST {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}
