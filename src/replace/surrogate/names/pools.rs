//! The lists that names are drawn from, and where a name stands in them.

use super::super::list::{List, block, hash, list};

/// The names of a locale.
pub(in crate::replace::surrogate) struct Names {
    /// Female and male names with short forms; then female, male and other first names; then surnames.
    lists: [List; 6],
    /// Female and male short forms.
    short: [List; 2],
    /// What [`super::Syllables`] reads.
    pub(super) given_sounds: &'static str,
    pub(super) family_sounds: &'static str,
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
            given_sounds: block(FILE, 8),
            family_sounds: block(FILE, 9),
        }
    }};
}

#[cfg(not(feature = "lite"))]
pub(in crate::replace::surrogate) static US: Names = names!("../data/names-us.txt");
#[cfg(feature = "lite")]
pub(in crate::replace::surrogate) static US: Names = names!("../data/names-us-lite.txt");
pub(in crate::replace::surrogate) static FRENCH: Names = names!("../data/names-fr.txt");
pub(in crate::replace::surrogate) static GERMAN: Names = names!("../data/names-de.txt");

/// A list by its place in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pool {
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

    pub(super) const fn domain(self) -> &'static str {
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
    pub(super) const fn plain(self) -> Self {
        match self {
            Self::FemaleWithShort => Self::Female,
            Self::MaleWithShort => Self::Male,
            other => other,
        }
    }
}

/// A listed first name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given {
    pub(super) pool: Pool,
    /// Its line, or that of the name it is short for.
    pub(super) line: usize,
}

impl Names {
    pub(super) fn list(&self, pool: Pool) -> &List {
        // Six lists and six variants.
        self.lists.get(pool as usize).unwrap_or(self.last())
    }

    pub(super) fn last(&self) -> &List {
        let [.., last] = &self.lists;
        last
    }

    /// Where this first name or short form stands.
    pub(super) fn find_given(&self, word: &str) -> Option<Given> {
        let hash = hash(word);
        let find = |(&pool, list): (&Pool, &List)| Some((pool, list.find_hashed(word, hash)?));
        let formal = Pool::GIVEN.iter().zip(&self.lists).find_map(find);
        let short = || {
            let pools = [Pool::FemaleWithShort, Pool::MaleWithShort];
            pools.into_iter().zip(self.lists.iter().zip(&self.short)).find_map(|(pool, (names, short))| {
                let entry = short.entry(short.find_hashed(word, hash)?)?;
                Some((pool, names.find(entry.drawn())?))
            })
        };
        formal.or_else(short).map(|(pool, line)| Given { pool, line })
    }
}
