//! Format-preserving encryption FF1 (NIST SP 800-38G) with AES-256. Written out because the maintained crate
//! (`fpe`) computes lengths in floats and refuses domains below a million, and a four-digit number needs a
//! surrogate too: there the permutation stands, though a domain so small can be guessed through.

use crate::session::Key;
use aes::Aes256;
use aes::cipher::generic_array::GenericArray;
use aes::cipher::{BlockEncrypt, KeyInit};

/// Longest input: half of it in the largest radix (36) must leave a byte of room in 128 bits.
pub const MAX_LEN: usize = 44;

/// FF1 under one key. Numerals are values below the radix, one a byte, 2 to [`MAX_LEN`] of them.
pub struct Ff1(Aes256);

/// The direction of FF1.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Forwards
    Encrypt,
    /// Backwards
    Decrypt,
}

impl Ff1 {
    /// FF1 under a key drawn for it.
    pub fn new(key: &Key) -> Self {
        let mut draw = key.draw("ff1", &[]);
        let mut bytes = GenericArray::default();
        for chunk in bytes.chunks_exact_mut(8) {
            chunk.copy_from_slice(&draw.next_u64().to_le_bytes());
        }
        Self(Aes256::new(&bytes))
    }

    /// Encrypts in place.
    pub fn encrypt(&self, radix: u8, tweak: &[u8], numerals: &mut [u8]) {
        self.run(Way::Encrypt, u128::from(radix), tweak, numerals);
    }

    /// Decrypts in place.
    pub fn decrypt(&self, radix: u8, tweak: &[u8], numerals: &mut [u8]) {
        self.run(Way::Decrypt, u128::from(radix), tweak, numerals);
    }

    fn run(&self, way: Way, radix: u128, tweak: &[u8], numerals: &mut [u8]) {
        let n = numerals.len();
        let (left, right) = numerals.split_at_mut(n / 2);
        let moduli = [left.len(), right.len()].map(|len| radix.pow(len as u32));
        let mut prefix = vec![1, 2, 1];
        prefix.extend((radix as u32).to_be_bytes().iter().skip(1));
        prefix.extend([10, (n / 2) as u8]);
        prefix.extend((n as u32).to_be_bytes());
        prefix.extend((tweak.len() as u32).to_be_bytes());
        prefix.extend(tweak);
        let [a, b] = self.rounds(way, prefix, moduli, [value(left, radix), value(right, radix)]);
        write(a, radix, left);
        write(b, radix, right);
    }

    /// The rounds of FF1 over pairs of numbers below `moduli`, which may differ.
    pub fn rounds(
        &self,
        way: Way,
        mut prefix: Vec<u8>,
        moduli: [u128; 2],
        [mut a, mut b]: [u128; 2],
    ) -> [u128; 2] {
        let [first, second] = moduli;
        // Bytes that hold the longer half, and bytes drawn for it.
        let width = (128 - (first.max(second) - 1).leading_zeros() as usize).div_ceil(8);
        let drawn = 4 * width.div_ceil(4) + 4;
        let padded = (prefix.len() + 1 + width).next_multiple_of(16);
        prefix.resize(padded - 1 - width, 0);
        // Whole blocks that no round changes are authenticated once.
        let (fixed, open) = prefix.split_at(prefix.len() / 16 * 16);
        let state = self.mac([0; 16], fixed);
        let mut last = open.to_vec();
        for step in 0..10_u8 {
            let round = if way == Way::Encrypt { step } else { 9 - step };
            let modulus = if round % 2 == 0 { first } else { second };
            let input = if way == Way::Encrypt { b } else { a };
            last.truncate(open.len());
            last.push(round);
            last.extend(input.to_be_bytes().iter().skip(16 - width));
            let y = self.remainder(self.mac(state, &last), drawn, modulus);
            (a, b) = match way {
                Way::Encrypt => (b, (a + y) % modulus),
                Way::Decrypt => ((b + modulus - y) % modulus, a),
            };
        }
        [a, b]
    }

    /// The CBC-MAC of whole blocks, from a state.
    fn mac(&self, mut state: [u8; 16], message: &[u8]) -> [u8; 16] {
        for block in message.chunks(16) {
            for (m, b) in state.iter_mut().zip(block) {
                *m ^= b;
            }
            self.0.encrypt_block(GenericArray::from_mut_slice(&mut state));
        }
        state
    }

    /// A MAC stretched to `len` bytes, as a number modulo `modulus`.
    fn remainder(&self, mac: [u8; 16], len: usize, modulus: u128) -> u128 {
        let mut second = (u128::from_be_bytes(mac) ^ 1).to_be_bytes();
        if len > 16 {
            self.0.encrypt_block(GenericArray::from_mut_slice(&mut second));
        }
        mac.iter().chain(&second).take(len).fold(0, |rest, &b| (rest * 256 + u128::from(b)) % modulus)
    }
}

fn value(numerals: &[u8], radix: u128) -> u128 {
    numerals.iter().fold(0, |sum, &n| sum * radix + u128::from(n))
}

fn write(mut value: u128, radix: u128, numerals: &mut [u8]) {
    for numeral in numerals.iter_mut().rev() {
        *numeral = (value % radix) as u8;
        value /= radix;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nist_samples_7_to_9() {
        let key = 0x2B7E_1516_28AE_D2A6_ABF7_1588_09CF_4F3C_u128.to_be_bytes();
        let rest = 0xEF43_59D8_D580_AA4F_7F03_6D6F_04FC_6A94_u128.to_be_bytes();
        let bytes = [key, rest].concat();
        let ff1 = Ff1(Aes256::new(GenericArray::from_slice(&bytes)));
        for (radix, tweak, plain, cipher) in [
            (10, &b""[..], "0123456789", "6657667009"),
            (10, b"9876543210", "0123456789", "1001623463"),
            (36, b"7777pqrs777", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
        ] {
            let numerals =
                |s: &str| -> Vec<u8> { s.chars().map(|c| c.to_digit(36).unwrap() as u8).collect() };
            let mut text = numerals(plain);
            ff1.encrypt(radix, tweak, &mut text);
            assert_eq!(text, numerals(cipher));
            ff1.decrypt(radix, tweak, &mut text);
            assert_eq!(text, numerals(plain));
        }
    }

    #[test]
    fn every_radix_and_length_comes_back() {
        let ff1 = Ff1::new(&Key::new([7; 32]));
        for radix in [5, 10, 21, 26, 36] {
            for len in 2..=MAX_LEN {
                let text: Vec<u8> = (0..len).map(|i| ((i * 7 + 3) % usize::from(radix)) as u8).collect();
                let mut out = text.clone();
                ff1.encrypt(radix, b"t", &mut out);
                assert!(out.iter().all(|&n| n < radix));
                ff1.decrypt(radix, b"t", &mut out);
                assert_eq!(out, text);
            }
        }
    }
}
