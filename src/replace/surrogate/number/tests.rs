use super::*;
use crate::detect::rules::checksum;
use std::collections::BTreeSet;

fn key() -> Key {
    Key::new([9; 32])
}

fn alike(a: &str, b: &str) -> bool {
    a.chars().count() == b.chars().count()
        && a.chars().zip(b.chars()).all(|(a, b)| {
            a == b
                || a.is_ascii_digit() && b.is_ascii_digit()
                || a.is_ascii_uppercase() && b.is_ascii_uppercase()
                || a.is_ascii_lowercase() && b.is_ascii_lowercase()
        })
}

#[test]
fn shape_is_kept_and_the_value_is_not() {
    for (value, category) in [
        ("4412203", Category::MedicalRecord),
        ("S24-10293", Category::IDNum),
        ("LVK 3873", Category::Vehicle),
        ("0083914477", Category::Account),
        ("c64370", Category::MedicalRecord),
        ("xxxxxx6407", Category::Account),
        ("5569 04XX XXXX 7138", Category::Account),
        ("OCH/18/33861", Category::MedicalRecord),
        ("Sunflower!Teresa8", Category::Unknown),
        ("53B0026746188", Category::BioID),
        ("7", Category::IDNum),
        ("0", Category::IDNum),
        ("0000", Category::IDNum),
        ("A", Category::Unknown),
        ("O4-O5O988724-6", Category::HealthPlan),
    ] {
        let out = number(value, category, &key());
        assert_ne!(out, value);
        assert!(alike(value, &out), "{value} {out}");
        assert_eq!(out, number(value, category, &key()));
    }
    assert!(number("INC4471822", Category::IDNum, &key()).starts_with("INC"));
    let file = number("AKM/jf/5133284", Category::IDNum, &key());
    assert!(
        file.starts_with("AKM/") && !file.contains("jf") && file.as_bytes()[4].is_ascii_lowercase(),
        "{file}"
    );
    assert!(number("0083914477", Category::IDNum, &key()).starts_with("00"));
    assert_ne!(number("---", Category::IDNum, &key()), "---");
}

#[test]
fn other_spacing_and_words_have_the_same_surrogate() {
    let bare = |s: &str| s.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    for (a, b) in [("516-22-0437", "516220437"), ("516 22 0437", "516220437")] {
        let (a, b) =
            (number(a, Category::SocialSecurity, &key()), number(b, Category::SocialSecurity, &key()));
        assert_eq!(bare(&a), bare(&b));
    }
    let digits = number("296083", Category::MedicalRecord, &key());
    let words = number("two nine six oh eight three", Category::MedicalRecord, &key());
    let shape = Shape::read(&words, Reading::Letters);
    assert_eq!(String::from_utf8_lossy(&shape.symbols), digits);
    let card = number("4917 6100 0000 3308", Category::Account, &key());
    assert!(card.ends_with(&number("3308", Category::Account, &key())));
    let ssn = number("219-09-9999", Category::SocialSecurity, &key());
    assert!(ssn.ends_with(&number("9999", Category::SocialSecurity, &key())));
}

/// What a check says of the ASCII symbols of a value.
type Check = fn(&[u8]) -> bool;

#[test]
fn check_characters_stay_right_or_wrong() {
    fn last(scheme: fn(&[u8]) -> Option<u8>, s: &[u8]) -> bool {
        let (check, payload) = s.split_last().unwrap();
        scheme(payload) == Some(*check)
    }
    let luhn: Check = |s| last(checksum::luhn, s);
    let npi: Check = |s| last(checksum::npi, s);
    let nhs: Check = |s| last(checksum::nhs, s);
    let cases: &[(&str, Category, Check, bool, &str)] = &[
        ("4111 1111 1111 1111", Category::Account, luhn, true, "4"),
        ("4111 1111 1111 1112", Category::Account, luhn, false, "4"),
        ("378282246310005", Category::Account, luhn, true, "3"),
        ("1234567893", Category::License, npi, true, "2"),
        ("1234567890", Category::License, npi, false, ""),
        ("943 476 5919", Category::MedicalRecord, nhs, true, "9"),
        ("943 476 5918", Category::MedicalRecord, nhs, false, ""),
        ("046 454 286", Category::SocialSecurity, luhn, true, "0"),
        ("BK9914073", Category::License, |s| checksum::dea(&s[2..8]) == Some(s[8]), false, "B"),
        ("AB1234563", Category::License, |s| checksum::dea(&s[2..8]) == Some(s[8]), true, "A"),
        ("1M8GDM9AXKP042788", Category::Vehicle, |s| checksum::vin(s) == Some(s[8]), true, "1M8"),
        ("1M8GDM9A1KP042788", Category::Vehicle, |s| checksum::vin(s) == Some(s[8]), false, "1M8"),
        ("00614141999996", Category::Device, |s| last(checksum::gs1, s), true, "0"),
        ("S1234567D", Category::SocialSecurity, |s| last(checksum::nric, s), true, "S"),
        ("1234567T", Category::SocialSecurity, |s| last(|p| checksum::pps(p, None), s), true, ""),
        ("ZZZ0016", Category::MedicalRecord, |s| last(checksum::nhi, s), true, "Z"),
        (
            "GB82 WEST 1234 5698 7654 32",
            Category::Account,
            |s| checksum::iban(&s[..2], &s[4..]).as_ref().map(|c| &c[..]) == Some(&s[2..4]),
            true,
            "GB",
        ),
        (
            "GB83 WEST 1234 5698 7654 32",
            Category::Account,
            |s| checksum::iban(&s[..2], &s[4..]).as_ref().map(|c| &c[..]) == Some(&s[2..4]),
            false,
            "GB",
        ),
    ];
    for &(value, category, check, valid, prefix) in cases {
        assert_eq!(check(&Shape::read(value, Reading::Letters).symbols), valid, "{value}");
        for k in 0..20 {
            let out = number(value, category, &Key::new([k; 32]));
            assert_eq!(check(&Shape::read(&out, Reading::Letters).symbols), valid, "{value} {out}");
            assert!(out != value && out.starts_with(prefix), "{value} {out}");
        }
    }
}

#[test]
fn ranges_that_were_never_issued() {
    for value in ["219-09-9999", "078-05-1120", "900-12-3456"] {
        let out = number(value, Category::SocialSecurity, &key());
        assert!(out.starts_with('9') && out != value);
        assert_eq!(out, number(value, Category::IDNum, &key()));
    }
    assert!(number("PX 27 45 02 C", Category::SocialSecurity, &key()).starts_with("QQ "));
    assert!(number("516-22-0437A", Category::HealthPlan, &key()).starts_with('9'));
}

#[test]
fn device_identifiers_go_by_element() {
    let value = "(01)00389701012495(17)240331(10)33109474";
    let out = number(value, Category::Device, &key());
    assert!(alike(value, &out));
    for element in ["(01)0", "(17)24", "(10)"] {
        assert!(out.contains(element), "{out}");
    }
    assert!(!out.contains("240331") && !out.contains("33109474"));
}

#[test]
fn ten_thousand_numbers_do_not_collide() {
    for (count, template, category) in [
        (10_000, "MRN", Category::MedicalRecord),
        (10_000, "219-", Category::SocialSecurity),
        (1000, "S24-", Category::IDNum),
        (1000, "4111 1111 111", Category::Account),
        (1000, "", Category::License),
    ] {
        let mut seen = BTreeSet::new();
        for n in 0..count {
            let value = match category {
                Category::SocialSecurity => format!("{template}{:02}-{:04}", n / 100, 9999 - n),
                _ => format!("{template}{:05}", n * 7),
            };
            let out = number(&value, category, &key());
            assert!(out != value && seen.insert(out), "{value}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_text_panics_or_stays(value in "([0-9]{1,12}|[-/. ():@]|[A-Z]{1,3}|one|oh|forty|dash|double|l|é|٣|\\PC){1,8}") {
        for &category in Category::ALL {
            for out in [number(&value, category, &key()), crate::replace::surrogate::contact::contact(&value, category, &key())] {
                proptest::prop_assert!(out != value, "{} {}", category.name(), value);
            }
        }
        crate::replace::surrogate::age::age(&value);
    }
}
