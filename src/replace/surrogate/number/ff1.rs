//! Format-preserving encryption FF1 (NIST SP 800-38G) with AES-128. Written out because the maintained crate
//! (`fpe`) computes lengths in floats and refuses domains below a million, and a four-digit number needs a
//! surrogate too: there the permutation stands, though a domain so small can be guessed through.

use crate::session::Cipher;

/// Longest input: half of it in the largest radix (36) stays below 2^63.
pub const MAX_LEN: usize = 24;

const ROUNDS: u8 = 10;

/// Encrypts two inputs of one form at once, which the cipher does in the time of one. Numerals are values below the
/// radix of their place. Where the radices differ, which FF1 does not know, they are part of the tweak.
pub fn encrypt(cipher: &Cipher, radices: &[u8], tweaks: [&[u8]; 2], inputs: [&mut [u8]; 2]) {
    let half = radices.len() / 2;
    let (left, right) = radices.split_at_checked(half).unwrap_or((radices, &[]));
    let [first, second] = [left, right].map(|part| part.iter().map(|&r| u64::from(r)).product::<u64>());
    // Bytes that hold the longer half; eight are drawn for up to four, and twelve for more.
    let width = (64 - (first.max(second) - 1).leading_zeros() as usize).div_ceil(8);
    let states = prepare(cipher, radices, width, tweaks);

    let [mut a, mut b] = inputs;
    let value = |numerals: &[u8], radices: &[u8]| {
        let places = numerals.iter().zip(radices);
        places.fold(0, |sum, (&n, &r)| sum * u64::from(r) + u64::from(n))
    };
    let mut pairs = [&a, &b].map(|numerals| {
        let (l, r) = numerals.split_at_checked(half).unwrap_or((numerals, &[]));
        [value(l, left), value(r, right)]
    });
    for round in 0..ROUNDS {
        let modulus = if round % 2 == 0 { first } else { second };
        let (high, low) =
            if width < 8 { (0, u64::from(round) << (8 * width)) } else { (u64::from(round), 0) };
        let mut blocks = states;
        for (block, [_, b]) in blocks.iter_mut().zip(pairs) {
            *block ^= u128::from(high) << 64 | u128::from(low ^ b);
        }
        for (word, pair) in cipher.encrypt(blocks).into_iter().zip(&mut pairs) {
            // Most halves are short, and arithmetic of 64 bits is far faster.
            let y = match width {
                ..=4 => (word >> 64) as u64 % modulus,
                _ => ((word >> 32) % u128::from(modulus)) as u64,
            };
            let [a, b] = *pair;
            *pair = [b, if a < modulus - y { a + y } else { a - (modulus - y) }];
        }
    }
    for (numerals, [l, r]) in [&mut a, &mut b].into_iter().zip(pairs) {
        let (one, two) = numerals.split_at_mut(half);
        write(l, left, one);
        write(r, right, two);
    }
}

/// The CBC-MACs of all that no round changes, with the last block left to be encrypted.
fn prepare(cipher: &Cipher, radices: &[u8], width: usize, tweaks: [&[u8]; 2]) -> [u128; 2] {
    let uniform = radices.first().copied().filter(|first| radices.iter().all(|r| r == first));
    let rest = if uniform.is_some() { &[] } else { radices };
    let len = tweaks[0].len() + rest.len();
    let form = [1, 2, 1, 0, 0, uniform.unwrap_or(0), ROUNDS, (radices.len() / 2) as u8];
    let first = u128::from(u64::from_be_bytes(form)) << 64 | (radices.len() as u128) << 32 | len as u128;
    let mut states = [first; 2];
    let mut messages = tweaks.map(|tweak| tweak.iter().chain(rest));
    for _ in 0..(len + 1 + width).div_ceil(16) {
        states = cipher.encrypt(states);
        for (state, message) in states.iter_mut().zip(&mut messages) {
            *state ^=
                (0..16).fold(0, |block, _| block << 8 | u128::from(message.next().copied().unwrap_or(0)));
        }
    }
    states
}

fn write(mut value: u64, radices: &[u8], numerals: &mut [u8]) {
    for (numeral, &radix) in numerals.iter_mut().zip(radices).rev() {
        *numeral = (value % u64::from(radix)) as u8;
        value /= u64::from(radix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nist_samples_1_to_3() {
        let key = 0x2B7E_1516_28AE_D2A6_ABF7_1588_09CF_4F3C;
        for (radix, tweak, plain, cipher) in [
            (10, &b""[..], "0123456789", "2433477484"),
            (10, b"9876543210", "0123456789", "6124200773"),
            (36, b"7777pqrs777", "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
        ] {
            let numerals =
                |s: &str| -> Vec<u8> { s.chars().map(|c| c.to_digit(36).unwrap() as u8).collect() };
            let (mut one, mut two) = (numerals(plain), numerals(plain));
            let radices = vec![radix; plain.len()];
            encrypt(&Cipher::new(key), &radices, [tweak; 2], [&mut one, &mut two]);
            assert_eq!((&one, &two), (&numerals(cipher), &numerals(cipher)));
        }
    }

    #[test]
    fn two_at_once_are_as_each_alone() {
        let cipher = Cipher::new(7);
        for radix in [1, 2, 10, 26, 36] {
            for len in 2..=MAX_LEN {
                let text = |step| (0..len).map(|i| ((i * step + 3) % usize::from(radix)) as u8).collect();
                let of = |one: &str, two: &str, steps: [usize; 2]| {
                    let [mut a, mut b]: [Vec<u8>; 2] = steps.map(text);
                    encrypt(&cipher, &vec![radix; len], [one.as_bytes(), two.as_bytes()], [&mut a, &mut b]);
                    assert!(a.iter().chain(&b).all(|&n| n < radix));
                    [a, b]
                };
                let [a, b] = of("t", "u", [7, 11]);
                assert_eq!([b, a], of("u", "t", [11, 7]));
            }
        }
    }
}
