use super::super::pools::{FRENCH, GERMAN, US};
use super::*;
use std::collections::BTreeSet;

fn key() -> Key {
    Key::new([8; 32])
}

#[test]
fn what_is_read_is_written_back() {
    for names in [&US, &FRENCH, &GERMAN] {
        let syllables = Syllables::new(names.family_sounds);
        for name in ["hadebord", "va", "merry", "morreno", "bard", "a"] {
            let sounds = syllables.read(name).unwrap();
            let (kinds, numerals): (Vec<Kind>, Vec<u8>) = sounds.into_iter().unzip();
            assert_eq!(syllables.write(&kinds, &numerals), name);
        }
        for name in ["", "王", "szczepanik", "o'b", "Bard", "aaaa"] {
            assert_eq!(syllables.read(name), None);
        }
    }
}

#[test]
fn every_line_of_the_census_has_a_name() {
    for names in [&FRENCH, &GERMAN] {
        let syllables = Syllables::new(names.family_sounds);
        let all: usize = SHORT.map(|kind| syllables.list(kind).len()).iter().product();
        assert!(all >= US.last().len() * SPARE, "{all}");
    }
}

#[test]
fn what_is_easily_said_stays_so() {
    let us = Syllables::new(US.family_sounds);
    for name in ["dokubo", "belema", "zebulonia", "adeyemi"] {
        let new = us.other(name, "test", &key(), &|_| false);
        let consonants = new.split(|c| "aeiouy".contains(c)).skip(1).map(str::len).max();
        assert!(new.ends_with(|c| "aeiouy".contains(c)) && consonants < Some(2), "{name} {new}");
    }
}

#[test]
fn all_names_of_a_shape_change_places() {
    let none = |_: &str| false;
    for sounds in [US.given_sounds, US.family_sounds, GERMAN.family_sounds] {
        let syllables = Syllables::new(sounds);
        let mut seen = BTreeSet::new();
        for a in "bdgkmnprst".chars() {
            for b in ["a", "e", "i", "ou", "y"] {
                for c in ["", "n", "ba", "rdo", "zvix", "ry"] {
                    let name = format!("{a}{b}{c}");
                    let new = syllables.other(&name, "test", &key(), &none);
                    assert!(new != name && seen.insert(new.clone()), "{name} {new}");
                }
            }
        }
    }
    let us = Syllables::new(US.family_sounds);
    let name = us.other("王伟", "test", &key(), &none);
    assert!(name.len() > 6 && name.is_ascii(), "{name}");
    let long = us.other(&"banori".repeat(40), "test", &key(), &none);
    assert!(long.len() > 100);
}
