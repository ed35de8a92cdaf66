//! Names for names: listed ones by a keyed permutation, so that no two get the same; others blended of listed ones.
//!
//! A first name and a surname are each answered alone, wherever they stand. So every form of a person's name, every
//! relative's and every document agrees with no stored state, and two people differ where their names differ.

use super::list::{Entry, List, block, list};
use crate::lexicon::fold;
use crate::session::{Draw, Key, Permutations, Session};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// The names of a locale.
pub(super) struct Names {
    /// Female and male names with short forms; then female, male and other first names; then surnames.
    lists: [List; 6],
    /// Female and male short forms.
    short: [List; 2],
    /// Ends of surnames, from their last vowels on.
    endings: &'static str,
}

macro_rules! names {
    ($file:literal) => {{
        const FILE: &str = include_str!($file);
        Names {
            lists: [
                list!(FILE, 0),
                list!(FILE, 1),
                list!(FILE, 4),
                list!(FILE, 5),
                list!(FILE, 6),
                list!(FILE, 7),
            ],
            short: [list!(FILE, 2), list!(FILE, 3)],
            endings: block(FILE, 8),
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

/// A list by its place in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pool {
    FemaleWithShort,
    MaleWithShort,
    Female,
    Male,
    Either,
    Last,
}

impl Pool {
    const GIVEN: [Self; 5] =
        [Self::FemaleWithShort, Self::MaleWithShort, Self::Female, Self::Male, Self::Either];

    const fn domain(self) -> &'static str {
        match self {
            Self::FemaleWithShort => "first.female.short",
            Self::MaleWithShort => "first.male.short",
            Self::Female => "first.female",
            Self::Male => "first.male",
            Self::Either => "first.either",
            Self::Last => "last",
        }
    }

    /// Where names of the same sex are, that have no short forms.
    const fn plain(self) -> Self {
        match self {
            Self::FemaleWithShort => Self::Female,
            Self::MaleWithShort => Self::Male,
            other => other,
        }
    }
}

/// A listed first name.
#[derive(Debug, Clone, Copy)]
struct Given {
    pool: Pool,
    /// Its line, or that of the name it is short for.
    line: usize,
    /// Whether the lists are the locale's.
    own: bool,
}

/// Names drawn for names under one key.
pub(super) struct NameMap<'k> {
    key: &'k Key,
    permutations: &'k Permutations,
    names: &'static Names,
    keep_origin: bool,
    initials: OnceCell<Vec<char>>,
    /// Where words stand in the lists of first names, and on which line of the surnames.
    given: RefCell<BTreeMap<String, Option<Given>>>,
    family: RefCell<BTreeMap<String, Option<usize>>>,
    drawn: [RefCell<BTreeMap<String, String>>; 2],
}

/// About so many names of a list are matched at a time.
const GROUP: usize = 6;

/// Ends of short forms where a name has too few of its own.
const SHORT_ENDS: &[&str] = &["y", "ie", "o", "sy", "ers", "ey", "ka"];

impl<'k> NameMap<'k> {
    pub(super) fn new(session: &'k Session, names: &'static Names, keep_origin: bool) -> Self {
        Self {
            key: session.key(),
            permutations: session.permutations(),
            names,
            keep_origin,
            initials: OnceCell::new(),
            given: RefCell::default(),
            family: RefCell::default(),
            drawn: Default::default(),
        }
    }

    pub(super) const fn key(&self) -> &'k Key {
        self.key
    }

    /// The name drawn for a folded name, in lower case.
    pub(super) fn name(&self, kind: Kind, word: &str) -> String {
        let [given, family] = &self.drawn;
        let drawn = if kind == Kind::Given { given } else { family };
        if let Some(known) = drawn.borrow().get(word) {
            return known.clone();
        }
        let new = match kind {
            Kind::Given => self.draw_given(word),
            Kind::Family => self.draw_family(word),
        };
        drawn.borrow_mut().insert(word.to_owned(), new.clone());
        new
    }

    /// Another letter for a lone initial. The 26 follow each other in a keyed circle.
    pub(super) fn initial(&self, letter: char) -> char {
        let circle = self.initials.get_or_init(|| {
            let mut draw = self.key.draw("initials", &[]);
            let mut letters: Vec<char> = ('a'..='z').collect();
            letters.sort_by_cached_key(|_| draw.next_u64());
            letters
        });
        let at = circle.iter().position(|&c| c == letter);
        at.and_then(|i| circle.get((i + 1) % circle.len())).copied().unwrap_or('x')
    }

    /// Whether this folded word is a listed first name or surname.
    pub(super) fn is_listed(&self, kind: Kind, word: &str) -> bool {
        match kind {
            Kind::Given => self.listed_given(word).is_some(),
            Kind::Family => {
                self.listed_family(word).is_some() || !self.is_us() && last(&US).find(word).is_some()
            }
        }
    }

    /// A surname for something that is no person, such as a street, in a domain of its own.
    pub(super) fn surname_for(&self, domain: &str, value: &str) -> String {
        self.pick(Pool::Last, domain, value)
    }

    fn list(&self, pool: Pool) -> &'static List {
        // Six lists and six variants.
        self.names.lists.get(pool as usize).unwrap_or(last(self.names))
    }

    fn is_us(&self) -> bool {
        std::ptr::eq(self.names, &US)
    }

    fn listed_given(&self, word: &str) -> Option<Given> {
        if let Some(known) = self.given.borrow().get(word) {
            return *known;
        }
        let elsewhere = || if self.is_us() { None } else { find_given(&US, word, false) };
        let found = find_given(self.names, word, true).or_else(elsewhere);
        self.given.borrow_mut().insert(word.to_owned(), found);
        found
    }

    fn listed_family(&self, word: &str) -> Option<usize> {
        if let Some(known) = self.family.borrow().get(word) {
            return *known;
        }
        let found = last(self.names).find(word);
        self.family.borrow_mut().insert(word.to_owned(), found);
        found
    }

    fn draw_given(&self, word: &str) -> String {
        let listed = self.listed_given(word);
        let own = listed.filter(|g| g.own);
        if let Some(Given { pool, line, .. }) = own
            && let Some(drawn) = self.matched(pool, line, word)
        {
            return drawn;
        }
        let pool = listed.map_or(Pool::Either, |g| g.pool.plain());
        if self.list(Pool::Either).len() < GROUP {
            // A small list has no beginnings and ends to spare; the surname keeps people apart.
            let female = || self.key.draw("sex", word.as_bytes()).below(2) == 0;
            let pool = match pool {
                Pool::Either if female() => Pool::Female,
                Pool::Either => Pool::Male,
                known => known,
            };
            return self.pick(pool, pool.domain(), word);
        }
        let list = self.list(pool);
        self.blended(pool, word, |draw| {
            let other = list.entry(draw.below(list.len()))?;
            last_vowels(other.drawn()).map(|(_, end)| end.to_owned())
        })
    }

    fn draw_family(&self, word: &str) -> String {
        let listed = self.listed_family(word).and_then(|line| self.matched(Pool::Last, line, word));
        listed.unwrap_or_else(|| {
            let endings: Vec<&str> = self.names.endings.lines().collect();
            self.blended(Pool::Last, word, |draw| draw.pick(&endings).map(|e| (*e).to_owned()))
        })
    }

    /// What is drawn for `word`, which stands in line `i` of a list or is a short form of it; nothing if that
    /// would show `word`.
    fn matched(&self, pool: Pool, i: usize, word: &str) -> Option<String> {
        let list = self.list(pool);
        let drawn = list.entry(self.target(pool, i))?;
        let own = list.entry(i)?;
        if own.key != word {
            return short_form(&own, &drawn, word);
        }
        (!shows(drawn.drawn(), word)).then(|| drawn.drawn().to_owned())
    }

    /// The line drawn for line `i`.
    fn target(&self, pool: Pool, i: usize) -> usize {
        let list = self.list(pool);
        let domain = format!("{} {}", pool.domain(), list.len());
        let permutation = self.permutations.get(self.key, &domain, list.len());
        let origin = |i: usize| list.entry(i).map_or(0, |e| e.mark());
        let wanted = if self.keep_origin { origin(i) } else { 0 };
        let same_origin = |x: usize| !self.keep_origin || origin(x) == wanted;
        let entry = |i: usize| list.entry(i);
        permutation.matched(i, GROUP, &same_origin, &entry, &|name, draw| {
            name.as_ref().zip(draw.as_ref()).is_none_or(|(name, draw)| conflict(&name.key, draw.drawn()))
        })
    }

    /// One of a list by chance.
    fn pick(&self, pool: Pool, domain: &str, value: &str) -> String {
        let list = self.list(pool);
        let mut draw = self.key.draw(domain, value.as_bytes());
        let mut last = String::new();
        for _ in 0..64 {
            let Some(entry) = list.entry(draw.below(list.len())) else { break };
            last = entry.drawn().to_owned();
            if !conflict(value, &fold(&last)) {
                break;
            }
        }
        last
    }

    /// A name that is in no list: the beginning of a listed one with another end.
    fn blended(&self, pool: Pool, word: &str, end: impl Fn(&mut Draw) -> Option<String>) -> String {
        let list = self.list(pool);
        let mut draw = self.key.draw(pool.domain(), word.as_bytes());
        let mut last = String::new();
        for _ in 0..64 {
            let Some(entry) = list.entry(draw.below(list.len())) else { break };
            let Some(end) = end(&mut draw) else { continue };
            let Some((stem, _)) = last_vowels(entry.drawn()).filter(|(stem, _)| stem.len() > 1) else {
                continue;
            };
            last = format!("{stem}{end}");
            let folded = fold(&last);
            if conflict(word, &folded) || !(4..=11).contains(&folded.len()) {
                continue;
            }
            // A listed name begins like the blend up to the seam, so that it can be said.
            let seam = folded.get(..fold(stem).len() + 1).unwrap_or("");
            if list.begins(seam) && list.find(&folded).is_none() {
                break;
            }
        }
        last
    }
}

fn last(names: &'static Names) -> &'static List {
    let [.., last] = &names.lists;
    last
}

fn find_given(names: &'static Names, word: &str, own: bool) -> Option<Given> {
    let formal =
        Pool::GIVEN.iter().zip(&names.lists).find_map(|(&pool, list)| Some((pool, list.find(word)?)));
    let short = || {
        let pools = [Pool::FemaleWithShort, Pool::MaleWithShort];
        pools.into_iter().zip(names.lists.iter().zip(&names.short)).find_map(|(pool, (names, short))| {
            let entry = short.entry(short.find(word)?)?;
            Some((pool, names.find(entry.drawn())?))
        })
    };
    formal.or_else(short).map(|(pool, line)| Given { pool, line, own })
}

/// The short form of a drawn name that answers short form `word` of `own`.
fn short_form(own: &Entry, drawn: &Entry, word: &str) -> Option<String> {
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
    if shows(&short, word) { made(again + 1) } else { Some(short) }
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
