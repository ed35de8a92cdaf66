//! User names and parts of addresses: vowels become vowels, consonants consonants, digits digits, so that the
//! surrogate can be said as well as the original.

use crate::replace::surrogate::number::derange;
use crate::session::Key;

const CLASSES: [&[u8]; 3] = [b"aeiou", b"bcdfghjklmnpqrstvwxyz", b"0123456789"];

/// The surrogate of `value`, whatever its letter case; `tweak` picks another.
pub fn surrogate(value: &str, tweak: &[u8], key: &Key) -> String {
    let place = |c: char| {
        // A letter of another script takes some consonant's place; what it was does not show.
        let c = if c.is_alphabetic() && !c.is_ascii() {
            char::from(*CLASSES[1].get(c as usize % 21).unwrap_or(&b'n'))
        } else {
            c.to_ascii_lowercase()
        };
        let find = |class: &&[u8]| class.iter().position(|&b| char::from(b) == c);
        CLASSES.iter().enumerate().find_map(|(i, class)| Some((i, find(class)? as u8)))
    };
    let places: Vec<_> = value.chars().map(|c| (c, place(c))).collect();
    let mut streams = [0, 1, 2].map(|class| {
        let numerals = places.iter().filter_map(|(_, p)| p.filter(|p| p.0 == class).map(|p| p.1));
        numerals.collect::<Vec<u8>>()
    });
    // Each class is permuted under the class before it, so the whole stays without collisions.
    let mut tweak = tweak.to_vec();
    for (stream, class) in streams.iter_mut().zip(CLASSES).rev() {
        let original = stream.clone();
        derange(key, "readable", &vec![class.len() as u8; stream.len()], &tweak, stream, |_| true);
        tweak.extend(original);
        tweak.push(u8::MAX);
    }
    let mut streams = streams.map(Vec::into_iter);
    let mut next = |class: usize| {
        let numeral = streams.get_mut(class)?.next()?;
        CLASSES.get(class)?.get(usize::from(numeral)).map(|&b| char::from(b))
    };
    let write = |(c, place): (char, Option<(usize, u8)>)| match place.and_then(|p| next(p.0)) {
        Some(new) if c.is_uppercase() => new.to_ascii_uppercase(),
        Some(new) => new,
        None => c,
    };
    places.into_iter().map(write).collect()
}
