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
