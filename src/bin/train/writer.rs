//! Writes what `detect::tagger::coded` reads.

use scrubjay::detect::tagger::coded::{Chances, Coder, EVEN, LEAST, learnt, part};

pub struct Writer {
    out: Vec<u8>,
    low: u64,
    range: u32,
    /// The byte that a carry can still change, and how many bytes of all ones follow it.
    held: u8,
    ones: usize,
    chances: Chances,
}

impl Default for Writer {
    fn default() -> Self {
        let chances = [EVEN; size_of::<Chances>() / size_of::<u16>()];
        Self { out: Vec::new(), low: 0, range: u32::MAX, held: 0, ones: 0, chances }
    }
}

impl Writer {
    pub fn finish(mut self) -> Vec<u8> {
        (0..5).for_each(|_| self.shift());
        self.out
    }

    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if carry != 0 || self.low < 0xff00_0000 {
            self.out.push(self.held.wrapping_add(carry));
            self.out.extend(std::iter::repeat_n(0xff_u8.wrapping_add(carry), self.ones));
            (self.held, self.ones) = ((self.low >> 24) as u8, 0);
        } else {
            self.ones += 1;
        }
        self.low = (self.low & 0x00ff_ffff) << 8;
    }
}

impl Coder for Writer {
    fn bit(&mut self, context: usize, bit: bool) -> bool {
        let Some(chance) = self.chances.get_mut(context) else { return bit };
        let part = part(self.range, *chance);
        *chance = learnt(*chance, bit);
        if bit {
            self.range = part;
        } else {
            self.low += u64::from(part);
            self.range -= part;
        }
        while self.range < LEAST {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scrubjay::detect::tagger::coded::{Reader, row};

    #[test]
    fn what_is_written_is_read() {
        let weight = |n: u32| ((n.wrapping_mul(2_654_435_769) >> 28) as i8 - 8).clamp(-7, 7);
        let rows: Vec<[i8; 16]> =
            (0..5000_u32).map(|i| std::array::from_fn(|label| weight(i * 16 + label as u32))).collect();
        let mut writer = Writer::default();
        rows.iter().for_each(|weights| row(&mut writer, &mut weights.clone()));
        let file = writer.finish();
        let mut reader = Reader::new(&file);
        for weights in rows {
            let mut read = [0; 16];
            row(&mut reader, &mut read);
            assert_eq!(read, weights);
        }
    }
}
