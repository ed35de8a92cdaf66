//! Occupations become occupations of the same kind and level.

use super::case::recase;
use super::names::shows;
use crate::session::Key;

/// The occupations of a language. A line is a kind: occupations that could stand for each other.
pub(super) struct Professions {
    kinds: &'static str,
    /// How number and gender show: endings of a form, of the plain form, and of the form again.
    endings: &'static [(&'static str, &'static str, &'static str)],
}

/// The first ending that fits is taken off for the plain form, and put on the draw by the last column: the first
/// row whose plain ending the draw has.
pub(super) static ENGLISH: Professions = Professions {
    kinds: include_str!("data/professions.txt"),
    endings: &[("men", "man", "men"), ("ies", "y", "ies"), ("s", "", "s")],
};
pub(super) static FRENCH: Professions = Professions {
    kinds: include_str!("data/professions-fr.txt"),
    endings: &[
        ("ière", "ier", "ière"),
        ("ienne", "ien", "ienne"),
        ("trice", "teur", "trice"),
        ("euse", "eur", "euse"),
        ("ante", "ant", "ante"),
        ("ère", "er", "ère"),
    ],
};
pub(super) static GERMAN: Professions =
    Professions { kinds: include_str!("data/professions-de.txt"), endings: &[("in", "", "in")] };
pub(super) static SPANISH: Professions = Professions {
    kinds: include_str!("data/professions-es.txt"),
    endings: &[("ora", "or", "ora"), ("ista", "ista", "ista"), ("a", "o", "a")],
};

impl Professions {
    /// Another occupation of the same kind, one that takes the same article.
    pub(super) fn other(&self, text: &str, key: &Key) -> String {
        let name = text.trim().to_lowercase();
        let (plain, formed, kind) = self.kind_of(&name);
        let mut draw = key.draw("profession", plain.as_bytes());
        let kinds = self.kinds.lines().count();
        let kind = kind.or_else(|| self.kinds.lines().nth(draw.below(kinds))).unwrap_or("");
        let other = |p: &&str| !shows(&p.to_lowercase(), &plain) && !same(head(p), head(&plain));
        let others: Vec<&str> = kind.split(',').filter(other).collect();
        let alike: Vec<&str> = others.iter().copied().filter(|p| takes_an(p) == takes_an(&name)).collect();
        let drawn = draw.pick(if alike.is_empty() { &others } else { &alike }).copied().unwrap_or("");
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
    fn kind_of(&self, name: &str) -> (String, bool, Option<&'static str>) {
        let forms = self
            .endings
            .iter()
            .filter_map(|(form, plain, _)| Some((format!("{}{plain}", name.strip_suffix(form)?), true)));
        let lists = |test: &dyn Fn(&str) -> bool| self.kinds.lines().find(|k| k.split(',').any(test));
        for (plain, formed) in std::iter::once((name.to_owned(), false)).chain(forms) {
            let whole = lists(&|p| same(p, &plain));
            let kind = whole.or_else(|| lists(&|p| same(head(p), head(&plain))));
            if kind.is_some() {
                return (plain, formed, kind);
            }
        }
        (name.to_owned(), false, None)
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

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
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
        let kind_of = |p: &str| ENGLISH.kinds.lines().position(|l| l.split(',').any(|o| o == p));
        for p in ["welder", "school bus driver", "ICU nurse", "engineer"] {
            assert_eq!(kind_of(&of(p)), kind_of(p), "{p}: {}", of(p));
            assert_ne!(of(p), p);
        }
        assert_eq!(of("WELDER"), of("welder").to_uppercase());
        assert!(of("welders").ends_with('s'), "{}", of("welders"));
        assert!(takes_an(&of("engineer")), "{}", of("engineer"));
        assert!(of("xylophone polisher").len() > 2);
    }

    #[test]
    fn gender_stays_where_it_shows() {
        assert!(GERMAN.other("Lehrerin", &key()).ends_with("in"));
        assert!(FRENCH.kind_of("infirmière").2.is_some_and(|kind| kind.contains("dentiste")));
        let baker = SPANISH.other("panadera", &key());
        assert!(baker.ends_with(['a', 'e']), "{baker}");
    }
}
