//! Real places that belong together: regions (states, counties, départements, Länder) with cities and their codes.

use super::{normal, world, zones};
use crate::lexicon::fold;
use crate::replace::surrogate::list::count_lines;

/// The places of a country. A block is a region `Name|Abbreviation` and its cities `Name|County|codes`.
pub(in crate::replace::surrogate) struct Gazetteer {
    text: &'static str,
    /// The byte offset of every block.
    blocks: &'static [u32],
    /// Names of the country: abbreviations first, the full name last.
    pub(in crate::replace::surrogate) country: &'static [&'static str],
    /// Three letters or digits before and after the space of a postal code, or all of it.
    pub(in crate::replace::surrogate) code: Code,
}

/// How a full postal code is made of a listed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::replace::surrogate) enum Code {
    /// It is whole.
    Whole,
    /// `ME14` and an inward code: a digit and two letters.
    British,
    /// `J1H` and digit, letter, digit.
    Canadian,
}

/// A city of a region.
#[derive(Debug, Clone, Copy)]
pub(in crate::replace::surrogate) struct City {
    pub(in crate::replace::surrogate) name: &'static str,
    pub(in crate::replace::surrogate) county: &'static str,
    pub(in crate::replace::surrogate) codes: &'static str,
}

/// The number of blocks.
const fn count_blocks(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut count = 1;
    while let [_, tail @ ..] = rest {
        if let [b'\n', b'\n', _, ..] = rest {
            count += 1;
        }
        rest = tail;
    }
    count
}

/// Where each block begins.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
const fn block_starts<const N: usize>(text: &str) -> [u32; N] {
    let mut starts = [0; N];
    let bytes = text.as_bytes();
    let (mut at, mut n) = (2, 1);
    while at < bytes.len() {
        if bytes[at - 1] == b'\n' && bytes[at - 2] == b'\n' {
            starts[n] = at as u32;
            n += 1;
        }
        at += 1;
    }
    starts
}

macro_rules! gazetteer {
    ($file:literal, $code:ident, $country:expr) => {{
        const TEXT: &str = include_str!($file);
        static BLOCKS: [u32; count_blocks(TEXT)] = block_starts(TEXT);
        Gazetteer { text: TEXT, blocks: &BLOCKS, country: &$country, code: Code::$code }
    }};
}

pub(in crate::replace::surrogate) static US: Gazetteer = gazetteer!(
    "../data/places-us.txt",
    Whole,
    ["USA", "US", "U.S.", "U.S.A.", "United States of America", "America", "United States"]
);
pub(in crate::replace::surrogate) static GB: Gazetteer = gazetteer!(
    "../data/places-gb.txt",
    British,
    ["UK", "U.K.", "GB", "Great Britain", "England", "Scotland", "Wales", "Britain", "United Kingdom"]
);
pub(in crate::replace::surrogate) static FRANCE: Gazetteer =
    gazetteer!("../data/places-fr.txt", Whole, ["République française", "France"]);
pub(in crate::replace::surrogate) static QUEBEC: Gazetteer =
    gazetteer!("../data/places-ca.txt", Canadian, ["CA", "CAN", "Canada"]);
pub(in crate::replace::surrogate) static GERMANY: Gazetteer = gazetteer!(
    "../data/places-de.txt",
    Whole,
    ["DE", "BRD", "Bundesrepublik Deutschland", "Germany", "Deutschland"]
);

impl Gazetteer {
    /// Whether this is a name of the country.
    pub(in crate::replace::surrogate) fn is_home(&self, name: &str) -> bool {
        let name = normal(name);
        self.country.iter().any(|c| c.eq_ignore_ascii_case(&name) || normal(c) == name)
    }

    /// The listed country of this name, unless it is this one.
    pub(in crate::replace::surrogate) fn foreign(&self, name: &str) -> Option<usize> {
        (!self.is_home(name)).then(|| world::find_country(&normal(name))).flatten()
    }

    /// The number of regions.
    pub(in crate::replace::surrogate) const fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The name and the abbreviation of region `i`.
    pub(in crate::replace::surrogate) fn region(&self, i: usize) -> (&'static str, &'static str) {
        self.block(i).lines().next().and_then(|l| l.split_once('|')).unwrap_or(("", ""))
    }

    /// The cities of region `i`.
    pub(in crate::replace::surrogate) fn cities(&self, i: usize) -> impl Iterator<Item = City> {
        self.block(i).lines().skip(1).filter_map(|line| {
            let mut parts = line.split('|');
            Some(City { name: parts.next()?, county: parts.next()?, codes: parts.next()? })
        })
    }

    /// The number of cities of region `i`.
    pub(in crate::replace::surrogate) fn count(&self, i: usize) -> usize {
        count_lines(self.block(i)).saturating_sub(1)
    }

    /// The region of this folded name, abbreviation, or beginning of at least three letters (`calif`).
    pub(in crate::replace::surrogate) fn find_region(&self, name: &str) -> Option<usize> {
        let same = |listed: &str, name: &str| {
            if listed.is_ascii() {
                listed.eq_ignore_ascii_case(name)
            } else {
                fold(&listed.to_lowercase()) == name
            }
        };
        let exact = (0..self.len()).find(|&i| {
            let (full, short) = self.region(i);
            same(full, name) || same(short, name)
        });
        let begins = |&i: &usize| {
            let full = self.region(i).0;
            name.len() > 2 && full.get(..name.len()).is_some_and(|start| same(start, name))
        };
        exact.or_else(|| (0..self.len()).find(begins))
    }

    /// The region that lists a city of this name, as it is written there.
    pub(in crate::replace::surrogate) fn find_city(&self, name: &str) -> Option<usize> {
        let at = self.text.find(&format!("\n{name}|"))?;
        // A region's own line has the same form.
        let inside = self.text.get(at.checked_sub(1)?..at)? != "\n";
        inside.then(|| self.blocks.partition_point(|&b| b as usize <= at).saturating_sub(1))
    }

    /// The region of a ZIP code of the United States.
    pub(in crate::replace::surrogate) fn find_zip(&self, zip: &str) -> Option<usize> {
        self.find_region(&zones::state(zip)?.to_lowercase())
    }

    fn block(&self, i: usize) -> &'static str {
        let Some(&start) = self.blocks.get(i) else { return "" };
        let end = self.blocks.get(i + 1).map_or(self.text.len(), |&e| e as usize);
        self.text.get(start as usize..end).unwrap_or("").trim_end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_any_of_their_names() {
        assert_eq!(US.len(), 50);
        let state = |i: Option<usize>| i.map(|i| US.region(i).1);
        assert_eq!(state(US.find_region("virginia")), Some("VA"));
        assert_eq!(state(US.find_region("wv")), Some("WV"));
        assert_eq!(state(US.find_region("calif")), Some("CA"));
        assert_eq!(state(US.find_region("ontario")), None);
        assert_eq!(state(US.find_city("Chesapeake")), Some("VA"));
        assert_eq!(state(US.find_city("Virginia")), None);
        assert_eq!(state(US.find_zip("23320")), Some("VA"));
        assert_eq!(state(US.find_zip("20001")), None);
        assert_eq!(world::find_foreign_city("Lagos").map(|i| world::country(i).0), Some("Nigeria"));
        assert_eq!(world::find_country("burma").map(|i| world::country(i).0), Some("Myanmar"));
        for g in [&US, &GB, &FRANCE, &QUEBEC, &GERMANY] {
            for i in 0..g.len() {
                assert!(g.count(i) >= 4 && g.cities(i).all(|c| !c.codes.is_empty()), "{:?}", g.region(i));
            }
        }
    }

    #[test]
    fn codes_belong_to_their_states() {
        for i in 0..US.len() {
            for zip in US.cities(i).flat_map(|c| c.codes.split(' ')) {
                assert_eq!(US.find_zip(zip), Some(i), "{zip}");
            }
        }
    }
}
