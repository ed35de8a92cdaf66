//! Names for names: listed ones by a keyed permutation of the list, others by one of all that sound alike.
//!
//! A first name and a surname are each answered alone, wherever they stand. So every form of a person's name, every
//! relative's and every document agrees with no stored state, and two people differ where their names differ: no two
//! listed names get the same (the short forms of one name may), nor do two that no list has and whose sounds
//! can be read (see [`syllables`]). What is left to chance: two others meet once in 2^32 pairs, a listed and an
//! unlisted one where the list draws a stand-in for itself, and names of up to three letters that would show.

mod pools;
mod short;
mod syllables;
#[cfg(test)]
mod tests;

pub(super) use pools::{FRENCH, GERMAN, Names, US};

use crate::lexicon::fold;
use crate::session::{Key, Permutation, Permutations, Session};
use crate::text::{ByName, sort_by_number};
use pools::{Given, Pool};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use syllables::Syllables;

/// Which of a person's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Given,
    Family,
}

/// Names drawn for names under one key.
pub(super) struct NameMap<'k> {
    key: &'k Key,
    permutations: &'k Permutations,
    names: &'static Names,
    keep_origin: bool,
    initials: OnceCell<Vec<char>>,
    drawn: [RefCell<ByName<Rc<str>>>; 2],
    syllables: [OnceCell<Syllables>; 2],
    /// By pool.
    targets: [OnceCell<Arc<Permutation>>; 6],
}

/// About so many names of a list are matched at a time.
const GROUP: usize = 6;

impl<'k> NameMap<'k> {
    pub(super) fn new(session: &'k Session, names: &'static Names, keep_origin: bool) -> Self {
        Self {
            key: session.key(),
            permutations: session.permutations(),
            names,
            keep_origin,
            initials: OnceCell::new(),
            drawn: Default::default(),
            syllables: Default::default(),
            targets: Default::default(),
        }
    }

    pub(super) const fn key(&self) -> &'k Key {
        self.key
    }

    /// The name drawn for a folded name, in lower case.
    pub(super) fn name(&self, kind: Kind, word: &str) -> Rc<str> {
        let [given, family] = &self.drawn;
        let drawn = if kind == Kind::Given { given } else { family };
        if let Some(known) = drawn.borrow().get(word) {
            return known.clone();
        }
        let new: Rc<str> = match kind {
            Kind::Given => self.draw_given(word),
            Kind::Family => self.draw_family(word),
        }
        .into();
        drawn.borrow_mut().insert(word.to_owned(), new.clone());
        new
    }

    /// Another letter for a lone initial. The 26 follow each other in a keyed circle.
    pub(super) fn initial(&self, letter: char) -> char {
        let circle = self.initials.get_or_init(|| {
            let mut draw = self.key.draw("initials", &[]);
            let mut letters: Vec<char> = ('a'..='z').collect();
            sort_by_number(&mut letters, |_| draw.next_u64());
            letters
        });
        let at = circle.iter().position(|&c| c == letter);
        at.and_then(|i| circle.get((i + 1) % circle.len())).copied().unwrap_or('x')
    }

    /// Whether this folded word is a listed first name or surname.
    pub(super) fn is_listed(&self, kind: Kind, word: &str) -> bool {
        let abroad = |find: &dyn Fn(&Names) -> bool| !self.is_us() && find(&US);
        match kind {
            Kind::Given => {
                self.names.find_given(word).is_some() || abroad(&|us| us.find_given(word).is_some())
            }
            Kind::Family => {
                self.names.last().find(word).is_some() || abroad(&|us| us.last().find(word).is_some())
            }
        }
    }

    /// A surname for something that is no person, such as a street, in a domain of its own.
    pub(super) fn surname_for(&self, domain: &str, value: &str) -> String {
        let list = self.names.last();
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

    fn syllables(&self, kind: Kind) -> &Syllables {
        let [given, family] = &self.syllables;
        match kind {
            Kind::Given => given.get_or_init(|| Syllables::new(self.names.given_sounds)),
            Kind::Family => family.get_or_init(|| Syllables::new(self.names.family_sounds)),
        }
    }

    fn is_us(&self) -> bool {
        std::ptr::eq(self.names, &US)
    }

    fn draw_given(&self, word: &str) -> String {
        let listed = self.names.find_given(word).and_then(|g| self.matched(g.pool, g.line, word));
        let from_us = || (!self.is_us()).then(|| US.find_given(word)).flatten();
        listed.or_else(|| from_us().and_then(|g| self.double(g))).unwrap_or_else(|| {
            let listed = |name: &str| self.names.find_given(name).is_some();
            self.syllables(Kind::Given).other(word, "first", self.key, &listed)
        })
    }

    fn draw_family(&self, word: &str) -> String {
        let listed = self.names.last().find(word).and_then(|line| self.matched(Pool::Last, line, word));
        listed.unwrap_or_else(|| {
            let listed = |name: &str| self.names.last().find(name).is_some();
            let syllables = self.syllables(Kind::Family);
            match US.last().find(word).filter(|_| !self.is_us()) {
                Some(line) => syllables.numbered(line, word, self.permutations, self.key, &listed),
                None => syllables.other(word, "last", self.key, &listed),
            }
        })
    }

    /// A double name (`Anne-Sophie`) for a first name that only the census has: one of the sex it has there.
    fn double(&self, Given { pool, line }: Given) -> Option<String> {
        let list = self.names.list(pool.plain());
        if pool == Pool::Either {
            return None;
        }
        // Names with short forms and those without have the same doubles: one comes behind the other.
        let behind = if pool == pool.plain() { 0 } else { US.list(pool.plain()).len() };
        let pairs = list.len() * list.len().checked_sub(1)?;
        let domain = format!("{} double", pool.plain().domain());
        let drawn = self.permutations.get(self.key, &domain, pairs).apply(line + behind);
        let (one, two) = (drawn / (list.len() - 1), drawn % (list.len() - 1));
        let two = if two >= one { two + 1 } else { two };
        Some(format!("{}-{}", list.entry(one)?.drawn(), list.entry(two)?.drawn()))
    }

    /// What is drawn for `word`, which stands in line `i` of a list or is a short form of it; nothing if that
    /// would show `word`.
    fn matched(&self, pool: Pool, i: usize, word: &str) -> Option<String> {
        let list = self.names.list(pool);
        let drawn = list.entry(self.target(pool, i))?;
        let own = list.entry(i)?;
        if own.key != word {
            return short::short_form(&own, &drawn, word);
        }
        (!shows(drawn.drawn(), word)).then(|| drawn.drawn().to_owned())
    }

    /// The line drawn for line `i`.
    fn target(&self, pool: Pool, i: usize) -> usize {
        let list = self.names.list(pool);
        let made = || {
            let domain = format!("{} {}", pool.domain(), list.len());
            self.permutations.get(self.key, &domain, list.len())
        };
        let [.., last] = &self.targets;
        let permutation = self.targets.get(pool as usize).unwrap_or(last).get_or_init(made);
        let origin = |i: usize| list.entry(i).map_or(0, |e| e.mark());
        let wanted = if self.keep_origin { origin(i) } else { 0 };
        let same_origin = |x: usize| !self.keep_origin || origin(x) == wanted;
        let entry = |i: usize| list.entry(i);
        permutation.matched(i, GROUP, &same_origin, &entry, &|name, draw| {
            name.as_ref().zip(draw.as_ref()).is_none_or(|(name, draw)| conflict(name.key, draw.drawn()))
        })
    }
}

/// Whether a draw begins like the name or shows it.
pub(super) fn conflict(name: &str, draw: &str) -> bool {
    name.chars().next() == draw.chars().next() || shows(draw, name)
}

pub(super) fn shows(draw: &str, name: &str) -> bool {
    // Both are short, and the searcher of the library takes longer to be made than this to search.
    let within =
        |a: &[u8], b: &[u8]| b.is_empty() || a.windows(b.len()).any(|w| w.first() == b.first() && w == b);
    within(draw.as_bytes(), name.as_bytes()) || within(name.as_bytes(), draw.as_bytes())
}
