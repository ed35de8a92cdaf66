use super::*;
use crate::text::LetterCase;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

fn key() -> Key {
    Key::new([9; 32])
}

fn digits(s: &str) -> String {
    s.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn phones_go_to_fictional_ranges() {
    for (value, shape) in [
        ("406-555-0156", "___-555-01__"),
        ("(503)5550162", "(___)55501__"),
        ("585 987 1709", "___ 555 01__"),
        ("+1 847 519 1196", "+1 ___ 555 01__"),
        ("1-877-555-0180", "1-877-555-01__"),
        ("555-0112", "555-01__"),
        ("5O3 555-0l09", "___ 555-01__"),
        ("97l-555-Ol64", "___-555-01__"),
        ("07700 900125", "07700 900___"),
        ("+44 7911 123456", "+44 7700 900___"),
        ("0116 496 0359", "01__ ___ 0___"),
        ("+44 (0)20 7123 4567", "+44 (0)20 7946 0___"),
        ("028 9649 6102", "028 9649 6___"),
        ("01 42 68 53 00", "01 99 00 __ __"),
        ("0491 570 156", "0491 57_ ___"),
        ("+61 2 9374 4000", "+61 2 ____ ____"),
        ("+49 341 5550 171", "+49 ___ ____ ___"),
        ("+47 555 50 118", "+47 _55 50 1__"),
        ("+91 98490 55147", "+91 ___55 501__"),
        ("0803 555 0041", "0___ 555 01__"),
        ("1-800-GET-WELL", "1-800-555-01__"),
        ("406-555-0156 x123", "___-555-01__ x___"),
        ("406-555-0156 ext. 44", "___-555-01__ ext. __"),
        ("2242", "____"),
        ("118", "___"),
        ("5-2240", "_-____"),
    ] {
        let out = contact(value, Category::Phone, &key());
        assert_ne!(out, value);
        let fits = out.chars().zip(shape.chars()).all(|(o, s)| o == s || s == '_' && o.is_ascii_digit());
        assert!(fits && out.len() == shape.len(), "{value} {out}");
        assert_eq!(out, contact(value, Category::Fax, &key()));
    }
    let spoken = contact("four oh six five five five zero one eight eight", Category::Phone, &key());
    assert!(spoken.contains(" five five five zero one "), "{spoken}");
}

#[test]
fn one_number_in_two_formats_has_one_surrogate() {
    for (a, b) in [
        ("406-555-0156", "+1 (406) 555 0156"),
        ("07700 900125", "+44 7700 900125"),
        ("406.555.0156", "four oh six five five five zero one five six"),
    ] {
        let [a, b] = [a, b].map(|v| contact(v, Category::Phone, &key()));
        let shape = crate::replace::surrogate::number::Shape::read(
            &b,
            crate::replace::surrogate::number::Reading::Digits,
        );
        let b = String::from_utf8(shape.symbols).unwrap();
        assert!(b.ends_with(digits(&a).trim_start_matches('0')), "{a} {b}");
    }
    let full = contact("406-555-0156", Category::Phone, &key());
    assert!(full.ends_with(&contact("555-0156", Category::Phone, &key())));
}

#[test]
fn ten_thousand_fictional_phones_do_not_collide() {
    let areas = (200..900).filter(|a| a / 10 % 10 != 9 && a % 100 != 11);
    let areas = areas.filter(|a| ![800, 833, 844, 855, 866, 877, 888].contains(a)).take(100);
    let mut seen = BTreeSet::new();
    for area in areas {
        for line in 100..200 {
            let value = format!("{area}-555-0{line}");
            let out = contact(&value, Category::Phone, &key());
            assert!(out != value && out.contains("-555-01") && seen.insert(out), "{value}");
        }
    }
    assert_eq!(seen.len(), 10_000);
}

#[test]
fn addresses_reach_nobody() {
    for value in
        ["jsmith12@maumeevalley.org", "A.Jones@x.example", "rec0rds @misericordia - vigan . exarnple"]
    {
        let out = contact(value, Category::Email, &key());
        let (local, host) = out.split_once('@').unwrap();
        assert!(matches!(host, "example.com" | "example.net" | "example.org"), "{out}");
        assert!(local.len() == value.split_once('@').unwrap().0.len() && !value.starts_with(local));
    }
    for (value, start, end) in [
        ("https://www.facebook.com/groups/abc", "https://www.example.com/", ""),
        ("http://10.31.2.5:8080/nvr/0411", "http://", ""),
        ("www.alnoorivf.example.ae/portal", "www.example.", ""),
        ("https://user@host.org:81/x?patient=5877766&v=2", "https://", ""),
        ("s3://swx-audio/harlan/2026", "s3://example.", ""),
    ] {
        let out = contact(value, Category::Url, &key());
        assert!(out.starts_with(start) && out.ends_with(end) && out != value, "{value} {out}");
    }
    let out = contact("https://h.org:81/x?patient=5877766", Category::Url, &key());
    assert!(
        out.starts_with("https://example.org:81/") && out.contains("?patient=") && !out.contains("5877766")
    );
}

#[test]
fn machine_addresses_are_for_documentation() {
    let nets = ["192.0.2.", "198.51.100.", "203.0.113."];
    for value in ["10.44.161.27", "192.0.2.1", "203.0.113.204", "73.98.204.16"] {
        let out = contact(value, Category::IPAddress, &key());
        assert!(out != value && nets.iter().any(|n| out.starts_with(n)) && out.parse::<Ipv4Addr>().is_ok());
    }
    assert!(contact("10.0.0.1:8080", Category::IPAddress, &key()).ends_with(":8080"));
    for value in
        ["2001:db8:40a:7::1c3", "2601:18c:8201:3f0::9b2", "fe80::1", "::1", "2600:1700:8a41:4c0::1f/64"]
    {
        let out = contact(value, Category::IPAddress, &key());
        let address = out.split('/').next().unwrap();
        assert!(
            out != value && out.starts_with("2001:db8:") && address.parse::<Ipv6Addr>().is_ok(),
            "{value} {out}"
        );
    }
    for value in ["00:1E:C0:5A:77:B3", "f8-d1-12-63-9d-50", "1E:83:87:1D:05:CA"] {
        let out = contact(value, Category::IPAddress, &key());
        let second = out.chars().nth(1).unwrap();
        assert!("26AEae".contains(second) && out.len() == value.len() && out != value, "{out}");
        assert_eq!(value.contains('f'), out.chars().any(|c| c.is_ascii_lowercase()));
    }
    let hosts: BTreeSet<String> =
        (1..=254).map(|n| contact(&format!("10.1.1.{n}"), Category::IPAddress, &key())).collect();
    assert_eq!(hosts.len(), 254);
}

#[test]
fn user_names_can_be_said() {
    for value in ["jsmith12", "RNJTHAO2", "@sol-ohara-q", "dr.weiss", "Ünal_7"] {
        let out = contact(value, Category::Username, &key());
        assert!(out != value && out.chars().count() == value.chars().count(), "{out}");
        let vowels = |s: &str| s.small().chars().map(|c| "aeiou".contains(c)).collect::<Vec<_>>();
        assert_eq!(vowels(&out), vowels(value));
    }
    let mut seen = BTreeSet::new();
    for n in 0..10_000 {
        assert!(seen.insert(contact(&format!("jsmith{n}"), Category::Username, &key())));
    }
}
