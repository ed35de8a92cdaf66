//! Names for names: listed ones by a keyed permutation, so that no two get the same; others blended of listed ones.
//!
//! A first name and a surname are each answered alone, wherever they stand. So every form of a person's name, every
//! relative's and every document agrees with no stored state, and two people differ where their names differ.

use super::list::{List, block, list};
use crate::session::{Key, Permutation};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// The names of a locale.
pub(super) struct Names {
    /// Female and male names with short forms.
    families: [List; 2],
    /// Female, male and other first names.
    first: [List; 3],
    last: List,
    /// Ends of surnames, from their last vowels on.
    endings: &'static str,
}

macro_rules! names {
    ($file:literal) => {{
        const FILE: &str = include_str!($file);
        Names {
            families: [list!(FILE, 0), list!(FILE, 1)],
            first: [list!(FILE, 2), list!(FILE, 3), list!(FILE, 4)],
            last: list!(FILE, 5),
            endings: block(FILE, 6),
        }
    }};
}

pub(super) static US: Names = names!("data/names-us.txt");
pub(super) static FRENCH: Names = names!("data/names-fr.txt");
pub(super) static GERMAN: Names = names!("data/names-de.txt");

/// Which of a person's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Given,
    Family,
}

/// Whom a first name is known to belong to; the number is the index of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sex {
    Female = 0,
    Male = 1,
    Either = 2,
}

/// A list under its permutation.
struct Pool {
    list: &'static List,
    domain: &'static str,
    permutation: OnceCell<Permutation>,
}

impl Pool {
    const fn new(list: &'static List, domain: &'static str) -> Self {
        Self { list, domain, permutation: OnceCell::new() }
    }
}

/// Names drawn for names under one key.
pub(super) struct NameMap<'k> {
    key: &'k Key,
    names: &'static Names,
    keep_origin: bool,
    families: [Pool; 2],
    first: [Pool; 3],
    last: Pool,
    drawn: RefCell<BTreeMap<(Kind, String), String>>,
    initials: OnceCell<Vec<char>>,
}

/// Ends of short forms where a name has too few of its own.
const SHORT_ENDS: &[&str] = &["y", "ie", "o", "sy", "ers", "ey", "ka"];

/// At least so many names of a list are matched at a time.
const GROUP: usize = 9;

impl<'k> NameMap<'k> {
    pub(super) fn new(key: &'k Key, names: &'static Names, keep_origin: bool) -> Self {
        let [female, male] = &names.families;
        let [f, m, either] = &names.first;
        Self {
            key,
            names,
            keep_origin,
            families: [Pool::new(female, "families.female"), Pool::new(male, "families.male")],
            first: [
                Pool::new(f, "first.female"),
                Pool::new(m, "first.male"),
                Pool::new(either, "first.either"),
            ],
            last: Pool::new(&names.last, "last"),
            drawn: RefCell::default(),
            initials: OnceCell::new(),
        }
    }

    /// The name drawn for a folded name, in lower case.
    pub(super) fn name(&self, kind: Kind, word: &str) -> String {
        let at = (kind, word.to_owned());
        if let Some(known) = self.drawn.borrow().get(&at) {
            return known.clone();
        }
        let drawn = match kind {
            Kind::Given => self.given(word),
            Kind::Family => self.family(word),
        };
        self.drawn.borrow_mut().insert(at, drawn.clone());
        drawn
    }

    /// Another letter for a lone initial. The 26 follow each other in a keyed circle.
    pub(super) fn initial(&self, letter: char) -> char {
        let circle = self.initials.get_or_init(|| {
            let mut letters: Vec<char> = ('a'..='z').collect();
            letters.sort_by_cached_key(|c| self.key.draw("initial", &[*c as u8]).next_u64());
            letters
        });
        let at = circle.iter().position(|&c| c == letter);
        at.and_then(|i| circle.get((i + 1) % circle.len())).copied().unwrap_or('x')
    }

    /// A surname for something that is no person, such as a street, in a domain of its own.
    pub(super) fn surname_for(&self, domain: &str, value: &str) -> String {
        self.pick(self.last.list, domain, value)
    }

    fn pick(&self, list: &List, domain: &str, value: &str) -> String {
        let mut draw = self.key.draw(domain, value.as_bytes());
        let mut last = String::new();
        for _ in 0..64 {
            let Some(entry) = list.entry(draw.below(list.len())) else { break };
            last = entry.drawn().to_owned();
            if !conflict(value, &crate::lexicon::fold(&last)) {
                break;
            }
        }
        last
    }

    pub(super) const fn key(&self) -> &'k Key {
        self.key
    }

    /// Whether this folded word is a listed first name or surname.
    pub(super) fn is_listed(&self, kind: Kind, word: &str) -> bool {
        match kind {
            Kind::Given => sex_of(self.names, word).is_some() || sex_of(&US, word).is_some(),
            Kind::Family => self.names.last.find(word).is_some() || US.last.find(word).is_some(),
        }
    }

    fn given(&self, word: &str) -> String {
        for pool in &self.families {
            if let Some(short) = pool.list.find(word).and_then(|i| self.short_form(pool, i, word)) {
                return short;
            }
        }
        let listed = self.first.iter().find_map(|pool| Some((pool, pool.list.find(word)?)));
        if let Some(drawn) = listed.and_then(|(pool, i)| self.matched(pool, i, word)) {
            return drawn;
        }
        let [female, male, either] = &self.first;
        match sex_of(&US, word).unwrap_or(Sex::Either) {
            // A small list has no beginnings and ends to spare; the surname keeps people apart.
            sex if either.list.len() < GROUP => {
                let by_word = || self.key.draw("sex", word.as_bytes()).below(2) == 0;
                let pool = if sex == Sex::Female || sex == Sex::Either && by_word() { female } else { male };
                self.pick(pool.list, pool.domain, word)
            }
            sex => {
                let pool = match sex {
                    Sex::Female => female,
                    Sex::Male => male,
                    Sex::Either => either,
                };
                self.blended(pool, word, |draw| {
                    let other = pool.list.entry(draw.below(pool.list.len()))?;
                    last_vowels(other.drawn()).map(|(_, end)| end.to_owned())
                })
            }
        }
    }

    fn family(&self, word: &str) -> String {
        let listed = self.last.list.find(word).and_then(|i| self.matched(&self.last, i, word));
        listed.unwrap_or_else(|| {
            let endings = self.names.endings;
            let count = endings.lines().count();
            self.blended(&self.last, word, |draw| Some(endings.lines().nth(draw.below(count))?.to_owned()))
        })
    }

    /// The form of the drawn name that answers form `word`, if line `i` is a name with short forms or one of those.
    fn short_form(&self, pool: &Pool, i: usize, word: &str) -> Option<String> {
        let entry = pool.list.entry(i)?;
        let (line, formal) = match entry.tail.strip_prefix(' ') {
            Some(formal) => (pool.list.find(formal)?, formal),
            None => (i, entry.key.as_str()),
        };
        let own = pool.list.entry(line)?;
        let drawn = pool.list.entry(self.target(pool, line))?;
        if word == formal {
            return Some(drawn.key);
        }
        let forms = |tail: &'static str| tail.trim_start_matches('=').split(' ');
        let nth = forms(own.tail).position(|f| f.trim_end_matches('-') == word)?;
        let fit: Vec<&str> = forms(drawn.tail).filter(|f| !f.ends_with('-')).collect();
        let stem = last_vowels(&drawn.key).map_or(drawn.key.as_str(), |(stem, _)| stem);
        let short = fit.get(nth % fit.len().max(1)).copied().unwrap_or(stem);
        let again = nth / fit.len().max(1) + usize::from(fit.is_empty());
        let made = |again: usize| {
            let root = short.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
            SHORT_ENDS.get(again.checked_sub(1)?).map(|end| format!("{root}{end}"))
        };
        let short = made(again).unwrap_or_else(|| short.to_owned());
        Some(if shows(&short, word) { made(again + 1).unwrap_or(drawn.key) } else { short })
    }

    /// What is drawn for line `i` of a list, unless that would show `word`.
    fn matched(&self, pool: &Pool, i: usize, word: &str) -> Option<String> {
        let drawn = pool.list.entry(self.target(pool, i))?;
        (!shows(drawn.drawn(), word)).then(|| drawn.drawn().to_owned())
    }

    /// The line drawn for line `i`.
    fn target(&self, pool: &Pool, i: usize) -> usize {
        let list = pool.list;
        let permutation =
            pool.permutation.get_or_init(|| Permutation::new(self.key, pool.domain, list.len()));
        // Names with short forms are permuted among themselves, and names of an origin if that is to be kept.
        let has_classes = self.keep_origin || pool.domain.starts_with("families");
        let class_of = |i: usize| if has_classes { list.entry(i).map_or(0, |e| e.mark()) } else { 0 };
        let key = |i: usize| list.entry(i).map(|e| e.key).unwrap_or_default();
        let drawn = |i: usize| list.entry(i).map(|e| e.drawn().to_owned()).unwrap_or_default();
        let class = class_of(i);
        permutation
            .matched(i, GROUP, &|x| class_of(x) == class, &|name, draw| conflict(&key(name), &drawn(draw)))
    }

    /// A name that is in no list: the beginning of a listed one with another end.
    fn blended(
        &self,
        pool: &Pool,
        word: &str,
        end: impl Fn(&mut crate::session::Draw) -> Option<String>,
    ) -> String {
        let mut draw = self.key.draw(pool.domain, word.as_bytes());
        let mut last = String::new();
        for _ in 0..64 {
            let Some(entry) = pool.list.entry(draw.below(pool.list.len())) else { break };
            let Some(end) = end(&mut draw) else { continue };
            let Some((stem, _)) = last_vowels(entry.drawn()).filter(|(stem, _)| stem.len() > 1) else {
                continue;
            };
            last = format!("{stem}{end}");
            let folded = crate::lexicon::fold(&last);
            // A listed name begins like the blend up to the seam, so that it can be said.
            let seam = folded.get(..crate::lexicon::fold(stem).len() + 1).unwrap_or("");
            let sayable = pool.list.begins(seam) && (4..=11).contains(&folded.len());
            if sayable && pool.list.find(&folded).is_none() && !conflict(word, &folded) {
                break;
            }
        }
        last
    }
}

fn sex_of(names: &Names, word: &str) -> Option<Sex> {
    let [female, male] = &names.families;
    let [f, m, either] = &names.first;
    [(female, Sex::Female), (male, Sex::Male), (f, Sex::Female), (m, Sex::Male), (either, Sex::Either)]
        .into_iter()
        .find_map(|(list, sex)| list.find(word).map(|_| sex))
}

/// A name before and from the last vowels that a consonant follows: `Kirch|ner`, `Lour|des`.
fn last_vowels(name: &str) -> Option<(&str, &str)> {
    let vowel = |c: char| "aeiouyàâäáéèêëíîïóôöúùûü".contains(c);
    let last_consonant = name.rfind(|c| !vowel(c))?;
    let last_vowel = name.get(..last_consonant)?.rfind(vowel)?;
    let before = name.get(..last_vowel)?.rfind(|c| !vowel(c))?;
    let at = before + name.get(before..)?.chars().next()?.len_utf8();
    name.split_at_checked(at)
}

/// Whether a draw begins like the name or shows it.
pub(super) fn conflict(name: &str, draw: &str) -> bool {
    name.chars().next() == draw.chars().next() || shows(draw, name)
}

pub(super) fn shows(draw: &str, name: &str) -> bool {
    draw.contains(name) || name.contains(draw)
}
