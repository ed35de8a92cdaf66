//! Occupations become occupations of the same kind and level.

use super::case::recase;
use super::names::shows;
use crate::session::Key;
use crate::text::{ByName, LetterCase};
use std::sync::OnceLock;

/// The occupations of a language. A line is a kind: occupations that could stand for each other.
pub(super) struct Professions {
    text: &'static str,
    read: OnceLock<Kinds>,
    /// How number and gender show: endings of a form, of the plain form, and of the form again.
    endings: Endings,
}

/// The occupations as they are read when they are first used.
struct Kinds {
    /// Each as it is written and in small letters.
    kinds: Vec<Vec<(&'static str, String)>>,
    /// The first kind that lists an occupation.
    whole: ByName<usize>,
    /// The first kind that lists one with this last word.
    head: ByName<usize>,
}

impl Kinds {
    fn new(text: &'static str) -> Self {
        let named = |p: &'static str| (p, p.small());
        let kinds: Vec<Vec<_>> = text.lines().map(|kind| kind.split(',').map(named).collect()).collect();
        let (mut whole, mut heads) = (ByName::default(), ByName::default());
        for (i, kind) in kinds.iter().enumerate() {
            for (_, lower) in kind {
                whole.get_or_insert(lower.clone(), || i);
                heads.get_or_insert(head(lower).to_owned(), || i);
            }
        }
        Self { kinds, whole, head: heads }
    }
}

type Endings = &'static [(&'static str, &'static str, &'static str)];

const fn professions(text: &'static str, endings: Endings) -> Professions {
    Professions { text, read: OnceLock::new(), endings }
}

/// The first ending that fits is taken off for the plain form, and put on the draw by the last column: the first
/// row whose plain ending the draw has.
pub(super) static ENGLISH: Professions = professions(
    include_str!("data/professions.txt"),
    &[("men", "man", "men"), ("ies", "y", "ies"), ("s", "", "s")],
);
pub(super) static FRENCH: Professions = professions(
    include_str!("data/professions-fr.txt"),
    &[
        ("ière", "ier", "ière"),
        ("ienne", "ien", "ienne"),
        ("trice", "teur", "trice"),
        ("euse", "eur", "euse"),
        ("ante", "ant", "ante"),
        ("ère", "er", "ère"),
    ],
);
pub(super) static GERMAN: Professions =
    professions(include_str!("data/professions-de.txt"), &[("in", "", "in")]);
pub(super) static SPANISH: Professions = professions(
    include_str!("data/professions-es.txt"),
    &[("ora", "or", "ora"), ("ista", "ista", "ista"), ("a", "o", "a")],
);

impl Professions {
    /// Another occupation of the same kind, one that takes the same article.
    pub(super) fn other(&self, text: &str, key: &Key) -> String {
        let name = text.trim().small();
        let (plain, formed, kind) = self.kind_of(&name);
        let mut draw = key.draw("profession", plain.as_bytes());
        let kinds = &self.read().kinds;
        let kind = kind.unwrap_or_else(|| draw.below(kinds.len()));
        let other = |(_, p): &&(&str, String)| !shows(p, &plain) && head(p) != head(&plain);
        let others = kinds.get(kind).into_iter().flatten().filter(other).map(|(p, _)| *p);
        let (alike, unlike): (Vec<&str>, Vec<&str>) = others.partition(|p| takes_an(p) == takes_an(&name));
        let drawn = draw.pick(if alike.is_empty() { &unlike } else { &alike }).copied().unwrap_or("");
        let drawn = if formed { self.formed(drawn) } else { drawn.to_owned() };
        match text.chars().next() {
            Some(first) if first.is_uppercase() && text.chars().any(char::is_lowercase) => {
                recase("Xx", &drawn)
            }
            _ if text.chars().any(char::is_lowercase) => drawn,
            _ => recase(text, &drawn),
        }
    }

    /// The plain form, whether the name is another form, and the kind that lists the plain form or one with its
    /// last word.
    fn kind_of(&self, name: &str) -> (String, bool, Option<usize>) {
        let forms = self
            .endings
            .iter()
            .filter_map(|(form, plain, _)| Some((format!("{}{plain}", name.strip_suffix(form)?), true)));
        for (plain, formed) in std::iter::once((name.to_owned(), false)).chain(forms) {
            let read = self.read();
            let kind = read.whole.get(&plain).or_else(|| read.head.get(head(&plain))).copied();
            if kind.is_some() {
                return (plain, formed, kind);
            }
        }
        (name.to_owned(), false, None)
    }

    fn read(&self) -> &Kinds {
        self.read.get_or_init(|| Kinds::new(self.text))
    }

    fn formed(&self, plain: &str) -> String {
        let stem = |(_, end, form): &(&str, &str, &str)| Some(format!("{}{form}", plain.strip_suffix(end)?));
        self.endings.iter().find_map(stem).unwrap_or_else(|| plain.to_owned())
    }
}

/// The last word, which names the trade.
fn head(p: &str) -> &str {
    p.rsplit(' ').next().unwrap_or("")
}

fn takes_an(p: &str) -> bool {
    p.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'X']) || p.starts_with("HV")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::new([4; 32])
    }

    #[test]
    fn the_kind_the_number_and_the_case_stay() {
        let of = |text: &str| ENGLISH.other(text, &key());
        let kind_of = |p: &str| ENGLISH.text.lines().position(|l| l.split(',').any(|o| o == p));
        for p in ["welder", "school bus driver", "ICU nurse", "engineer"] {
            assert_eq!(kind_of(&of(p)), kind_of(p), "{p}: {}", of(p));
            assert_ne!(of(p), p);
        }
        assert_eq!(of("WELDER"), of("welder").capitals());
        assert!(of("welders").ends_with('s'), "{}", of("welders"));
        assert!(takes_an(&of("engineer")), "{}", of("engineer"));
        assert!(of("xylophone polisher").len() > 2);
    }

    #[test]
    fn gender_stays_where_it_shows() {
        assert!(GERMAN.other("Lehrerin", &key()).ends_with("in"));
        assert!(FRENCH.kind_of("infirmière").2 == FRENCH.kind_of("dentiste").2);
        let baker = SPANISH.other("panadera", &key());
        assert!(baker.ends_with(['a', 'e']), "{baker}");
    }
}
