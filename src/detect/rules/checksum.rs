//! Check characters of identifiers. Each function takes the ASCII characters before the check character
//! (or around it, where said) without separators and answers the character, or `None` if the payload has a
//! character that does not belong or the scheme leaves the payload without one. Finding compares,
//! replacing computes.

/// The value of an ASCII digit.
fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// The ASCII digit for a value below ten.
fn ascii(value: u32) -> Option<u8> {
    u8::try_from(value).ok().filter(|v| *v < 10).map(|v| v + b'0')
}

/// The sum of digit times weight; `None` if a character is no digit.
fn weighted(payload: &[u8], weights: &[u32]) -> Option<u32> {
    payload.iter().zip(weights).try_fold(0, |sum, (&b, w)| Some(sum + digit(b)? * w))
}

/// Luhn, modulus 10: cards, Canadian SIN, South African ID, IMEI, Australian IHI.
pub fn luhn(payload: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (i, &b) in payload.iter().rev().enumerate() {
        let d = digit(b)?;
        sum += match (i % 2, d) {
            (0, 5..) => 2 * d - 9,
            (0, _) => 2 * d,
            _ => d,
        };
    }
    ascii((10 - sum % 10) % 10)
}

/// US National Provider Identifier: Luhn over the nine digits behind the prefix 80840.
pub fn npi(payload: &[u8]) -> Option<u8> {
    let mut prefixed = *b"80840000000000";
    let (_, tail) = prefixed.split_at_mut_checked(5)?;
    if payload.len() != tail.len() {
        return None;
    }
    tail.copy_from_slice(payload);
    luhn(&prefixed)
}

/// US Drug Enforcement Administration number: the six digits behind its two letters.
pub fn dea(payload: &[u8]) -> Option<u8> {
    if payload.len() != 6 {
        return None;
    }
    ascii(weighted(payload, &[1, 2, 1, 2, 1, 2])? % 10)
}

/// Modulus 11 with falling weights 10 to 2: NHS, CHI and H&C numbers (nine digits). One payload in eleven
/// has no check digit and is never issued.
pub fn nhs(payload: &[u8]) -> Option<u8> {
    if payload.len() != 9 {
        return None;
    }
    ascii((11 - weighted(payload, &[10, 9, 8, 7, 6, 5, 4, 3, 2])? % 11) % 11)
}

/// Verhoeff: Aadhaar (eleven digits).
pub fn verhoeff(payload: &[u8]) -> Option<u8> {
    // The dihedral group of order ten, and the permutation by position.
    let times = |a: u32, b: u32| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    };
    let permute = |v: u32| [1, 5, 7, 6, 2, 8, 3, 0, 9, 4].get(v as usize).copied();
    let mut check = 0;
    for (i, &b) in payload.iter().rev().enumerate() {
        let mut value = digit(b)?;
        for _ in 0..(i + 1) % 8 {
            value = permute(value)?;
        }
        check = times(check, value);
    }
    ascii(if check < 5 { (5 - check) % 5 } else { check })
}

/// The two check digits of an IBAN, from its country and its account part.
pub fn iban(country: &[u8], account: &[u8]) -> Option<[u8; 2]> {
    let mut rest = 0;
    for &b in account.iter().chain(country).chain(b"00") {
        let (value, shift) = match b {
            b'0'..=b'9' => (u32::from(b - b'0'), 10),
            b'A'..=b'Z' => (u32::from(b - b'A') + 10, 100),
            _ => return None,
        };
        rest = (rest * shift + value) % 97;
    }
    let check = 98 - rest;
    Some([ascii(check / 10)?, ascii(check % 10)?])
}

/// The ninth character of a vehicle identification number, from all seventeen (the ninth is ignored).
pub fn vin(vin: &[u8]) -> Option<u8> {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    if vin.len() != WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (&b, weight) in vin.iter().zip(WEIGHTS) {
        let value = match b {
            b'0'..=b'9' => b - b'0',
            b'A'..=b'H' => b - b'A' + 1,
            b'J'..=b'N' => b - b'J' + 1,
            b'P' => 7,
            b'R' => 9,
            b'S'..=b'Z' => b - b'S' + 2,
            _ => return None,
        };
        sum += u32::from(value) * weight;
    }
    if sum % 11 == 10 { Some(b'X') } else { ascii(sum % 11) }
}

/// The last letter of a Singaporean NRIC or FIN, from its first letter and seven digits.
pub fn nric(payload: &[u8]) -> Option<u8> {
    let (&prefix, digits) = payload.split_first()?;
    if digits.len() != 7 {
        return None;
    }
    let (offset, letters) = match prefix {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return None,
    };
    let sum = weighted(digits, &[2, 7, 6, 5, 4, 3, 2])? + offset;
    letters.get((sum % 11) as usize).copied()
}

/// The letter behind the seven digits of an Irish PPS number; `second` is its other letter, if it has one.
pub fn pps(digits: &[u8], second: Option<u8>) -> Option<u8> {
    if digits.len() != 7 {
        return None;
    }
    let extra = match second {
        Some(b @ b'A'..=b'I') => u32::from(b - b'A') + 1,
        None | Some(b'W') => 0,
        Some(_) => return None,
    };
    let sum = weighted(digits, &[8, 7, 6, 5, 4, 3, 2])? + 9 * extra;
    b"WABCDEFGHIJKLMNOPQRSTUV".get((sum % 23) as usize).copied()
}

/// The last digit of a New Zealand NHI number of the old form (three letters, three digits).
pub fn nhi(payload: &[u8]) -> Option<u8> {
    if payload.len() != 6 {
        return None;
    }
    let mut sum = 0;
    for (i, &b) in (0_u32..).zip(payload) {
        let value = match b {
            b'A'..=b'H' if i < 3 => b - b'A' + 1,
            b'J'..=b'N' if i < 3 => b - b'A',
            b'P'..=b'Z' if i < 3 => b - b'A' - 1,
            b'0'..=b'9' if i >= 3 => b - b'0',
            _ => return None,
        };
        sum += u32::from(value) * (7 - i);
    }
    match sum % 11 {
        0 => None,
        rest => ascii((11 - rest) % 10),
    }
}

/// The last digit of a GTIN or another GS1 key, such as the device identifier of a UDI (13 digits).
pub fn gs1(payload: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (i, &b) in payload.iter().rev().enumerate() {
        sum += digit(b)? * if i % 2 == 0 { 3 } else { 1 };
    }
    ascii((10 - sum % 10) % 10)
}

/// The ninth digit of an Australian Medicare card number (eight digits).
pub fn medicare_au(payload: &[u8]) -> Option<u8> {
    if payload.len() != 8 {
        return None;
    }
    ascii(weighted(payload, &[1, 3, 7, 9, 1, 3, 7, 9])? % 10)
}

/// Whether nine digits are an Australian tax file number. It has no check digit of its own.
pub fn is_tfn(digits: &[u8]) -> bool {
    digits.len() == 9 && weighted(digits, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_some_and(|s| s % 11 == 0)
}

/// Whether nine digits can be a US social security or taxpayer number: no area 000 or 666, no zero part.
pub fn is_ssn(digits: &[u8]) -> bool {
    let Some((area, [g, h, serial @ ..])) = digits.split_first_chunk::<3>() else { return false };
    let numeric = digits.iter().all(u8::is_ascii_digit) && serial.len() == 4;
    numeric && area != b"000" && area != b"666" && [*g, *h] != *b"00" && serial != b"0000"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check character stands last.
    fn last(value: &str, scheme: fn(&[u8]) -> Option<u8>) -> bool {
        let (check, payload) = value.as_bytes().split_last().unwrap();
        scheme(payload) == Some(*check)
    }

    #[test]
    fn published_examples_check_and_a_wrong_digit_does_not() {
        for (value, scheme) in [
            ("4111111111111111", luhn as fn(&[u8]) -> Option<u8>),
            ("378282246310005", luhn),
            ("046454286", luhn),        // SIN
            ("8003608166690503", luhn), // IHI
            ("1234567893", npi),
            ("9434765919", nhs),
            ("0101336489", nhs), // CHI
            ("2363", verhoeff),
            ("123451", verhoeff),
            ("S1234567D", nric),
            ("G1234567X", nric),
            ("ZZZ0016", nhi),
            ("00614141999996", gs1),
            ("2123456701", |p| medicare_au(p.get(..8)?).filter(|c| p.get(8) == Some(c)).map(|_| b'1')),
        ] {
            assert!(last(value, scheme), "{value}");
        }
        assert!(!last("4111111111111112", luhn));
        assert!(!last("9434765918", nhs));
        assert!(!last("1234567890", npi));
        assert_eq!(dea(b"123456"), Some(b'3'));
        assert_eq!(iban(b"GB", b"WEST12345698765432"), Some(*b"82"));
        assert_eq!(iban(b"DE", b"370400440532013000"), Some(*b"89"));
        assert_eq!(vin(b"1M8GDM9AXKP042788"), Some(b'X'));
        assert_eq!(vin(b"11111111111111111"), Some(b'1'));
        assert_eq!(vin(b"1M8GDM9AXKPO42788"), None); // O is no VIN letter
        assert_eq!(pps(b"1234567", None), Some(b'T'));
        assert_eq!(pps(b"1234567", Some(b'A')), Some(b'F'));
    }

    #[test]
    fn impossible_numbers_are_none() {
        for ssn in ["000121234", "666121234", "123001234", "123120000", "12312123", "1231212345", "12a121234"]
        {
            assert!(!is_ssn(ssn.as_bytes()), "{ssn}");
        }
        assert!(is_ssn(b"219099999"));
        assert!(is_tfn(b"123456782"));
        assert!(!is_tfn(b"123456789"));
        assert_eq!(luhn(b"12x"), None);
        assert_eq!(iban(b"gb", b"1"), None);
    }
}
