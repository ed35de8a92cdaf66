//! Real places that belong together: regions (states, counties, départements, Länder) with cities and their codes.

use super::{normal, world, zones};
use crate::text::{LetterCase, place_of, sort};
use std::sync::OnceLock;

/// The places of a country. A block is a region `Name|Abbreviation` and its cities `Name|County|codes`.
pub(in crate::replace::surrogate) struct Gazetteer {
    text: &'static str,
    read: OnceLock<Places>,
    /// Names of the country: abbreviations first, the full name last.
    pub(in crate::replace::surrogate) country: &'static [&'static str],
    /// Three letters or digits before and after the space of a postal code, or all of it.
    pub(in crate::replace::surrogate) code: Code,
}

/// A gazetteer as it is read when it is first used.
struct Places {
    regions: Vec<Region>,
    /// The cities by folded name, each with its region and its place there.
    cities: Vec<(String, usize, usize)>,
    /// Folded names of the country, and which of the world's it is.
    names: Vec<String>,
    home: Option<usize>,
}

/// A state, county, département or Land.
pub(in crate::replace::surrogate) struct Region {
    pub(in crate::replace::surrogate) name: &'static str,
    /// Its abbreviation.
    pub(in crate::replace::surrogate) short: &'static str,
    /// Its name, folded.
    pub(in crate::replace::surrogate) normal: String,
    pub(in crate::replace::surrogate) cities: Vec<City>,
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

const fn gazetteer(text: &'static str, code: Code, country: &'static [&'static str]) -> Gazetteer {
    Gazetteer { text, read: OnceLock::new(), country, code }
}

#[cfg(not(feature = "lite"))]
const US_PLACES: &str = include_str!("../data/places-us.txt");
#[cfg(feature = "lite")]
const US_PLACES: &str = include_str!("../data/places-us-lite.txt");

pub(in crate::replace::surrogate) static US: Gazetteer = gazetteer(
    US_PLACES,
    Code::Whole,
    &["USA", "US", "U.S.", "U.S.A.", "United States of America", "America", "United States"],
);
pub(in crate::replace::surrogate) static GB: Gazetteer = gazetteer(
    include_str!("../data/places-gb.txt"),
    Code::British,
    &["UK", "U.K.", "GB", "Great Britain", "England", "Scotland", "Wales", "Britain", "United Kingdom"],
);
pub(in crate::replace::surrogate) static FRANCE: Gazetteer =
    gazetteer(include_str!("../data/places-fr.txt"), Code::Whole, &["République française", "France"]);
pub(in crate::replace::surrogate) static QUEBEC: Gazetteer =
    gazetteer(include_str!("../data/places-ca.txt"), Code::Canadian, &["CA", "CAN", "Canada"]);
pub(in crate::replace::surrogate) static GERMANY: Gazetteer = gazetteer(
    include_str!("../data/places-de.txt"),
    Code::Whole,
    &["DE", "BRD", "Bundesrepublik Deutschland", "Germany", "Deutschland"],
);

impl Gazetteer {
    /// Whether this is a name of the country.
    pub(in crate::replace::surrogate) fn is_home(&self, name: &str) -> bool {
        let name = normal(name);
        self.read().names.contains(&name)
    }

    /// Whether the country of this number is another one.
    pub(in crate::replace::surrogate) fn is_abroad(&self, country: usize) -> bool {
        self.read().home != Some(country)
    }

    /// The listed country of this name, unless it is this one.
    pub(in crate::replace::surrogate) fn foreign(&self, name: &str) -> Option<usize> {
        (!self.is_home(name)).then(|| world::find_country(&normal(name))).flatten()
    }

    /// The number of regions.
    pub(in crate::replace::surrogate) fn len(&self) -> usize {
        self.read().regions.len()
    }

    /// Region `i`.
    pub(in crate::replace::surrogate) fn region(&self, i: usize) -> Option<&Region> {
        self.read().regions.get(i)
    }

    /// The cities of region `i`.
    pub(in crate::replace::surrogate) fn cities(&self, i: usize) -> &[City] {
        self.region(i).map_or(&[], |r| &r.cities)
    }

    /// The region of this folded name, abbreviation, or beginning of at least three letters (`calif`).
    pub(in crate::replace::surrogate) fn find_region(&self, name: &str) -> Option<usize> {
        let find = |test: &dyn Fn(&Region) -> bool| self.read().regions.iter().position(test);
        let exact = find(&|r| r.normal == name || r.short.eq_ignore_ascii_case(name));
        exact.or_else(|| find(&|r| r.normal.starts_with(name)).filter(|_| name.len() > 2))
    }

    /// The first region that lists a city of this folded name.
    pub(in crate::replace::surrogate) fn find_city(&self, name: &str) -> Option<usize> {
        self.city_from(name, 0).map(|(region, _)| region)
    }

    /// Where region `i` lists a city of this folded name.
    pub(in crate::replace::surrogate) fn city_of(&self, name: &str, i: usize) -> Option<usize> {
        self.city_from(name, i).filter(|(region, _)| *region == i).map(|(_, nth)| nth)
    }

    fn city_from(&self, name: &str, i: usize) -> Option<(usize, usize)> {
        let cities = &self.read().cities;
        let at = cities.partition_point(|(city, region, _)| (city.as_str(), *region) < (name, i));
        cities.get(at).filter(|(city, ..)| city == name).map(|&(_, region, nth)| (region, nth))
    }

    /// The region of a ZIP code of the United States.
    pub(in crate::replace::surrogate) fn find_zip(&self, zip: &str) -> Option<usize> {
        self.find_region(&zones::state(zip)?.small())
    }

    fn read(&self) -> &Places {
        self.read.get_or_init(|| {
            let regions: Vec<Region> = regions(self.text).filter_map(read_region).collect();
            let numbered = |i: usize, region: &Region| {
                let numbered = region.cities.iter().enumerate();
                numbered.map(|(nth, city)| (normal(city.name), i, nth)).collect::<Vec<_>>()
            };
            let mut cities: Vec<_> = regions.iter().enumerate().flat_map(|(i, r)| numbered(i, r)).collect();
            sort(&mut cities);
            let names: Vec<String> = self.country.iter().map(|name| normal(name)).collect();
            let home = names.iter().find_map(|name| world::find_country(name));
            Places { regions, cities, names, home }
        })
    }
}

/// The blocks of a text with blank lines between them.
fn regions(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = place_of(text, "\n\n");
        rest = end.and_then(|end| text.get(end + 2..));
        let block = text.get(..end.unwrap_or(text.len()))?;
        Some(block)
    })
}

fn read_region(block: &'static str) -> Option<Region> {
    let mut lines = block.lines();
    let (name, short) = lines.next()?.split_once('|')?;
    let city = |line: &'static str| {
        let mut parts = line.split('|');
        Some(City { name: parts.next()?, county: parts.next()?, codes: parts.next()? })
    };
    Some(Region { name, short, normal: normal(name), cities: lines.filter_map(city).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_any_of_their_names() {
        assert_eq!(US.len(), 50);
        let state = |i: Option<usize>| i.and_then(|i| US.region(i)).map(|r| r.short);
        assert_eq!(state(US.find_region("virginia")), Some("VA"));
        assert_eq!(state(US.find_region("wv")), Some("WV"));
        assert_eq!(state(US.find_region("calif")), Some("CA"));
        assert_eq!(state(US.find_region("ontario")), None);
        assert_eq!(state(US.find_city("chesapeake")), Some("VA"));
        assert_eq!(state(US.find_city("virginia")), None);
        assert_eq!(state(US.find_zip("23320")), Some("VA"));
        assert_eq!(state(US.find_zip("20001")), None);
        assert_eq!(world::find_foreign_city("lagos").map(|i| world::country(i).name), Some("Nigeria"));
        assert_eq!(world::find_country("burma").map(|i| world::country(i).name), Some("Myanmar"));
        for g in [&US, &GB, &FRANCE, &QUEBEC, &GERMANY] {
            for i in 0..g.len() {
                assert!(g.cities(i).len() >= 4 && g.cities(i).iter().all(|c| !c.codes.is_empty()), "{i}");
            }
        }
    }

    #[test]
    fn codes_belong_to_their_states() {
        for i in 0..US.len() {
            for zip in US.cities(i).iter().flat_map(|c| c.codes.split(' ')) {
                assert_eq!(US.find_zip(zip), Some(i), "{zip}");
            }
        }
    }
}
