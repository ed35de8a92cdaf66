//! The countries of the world with some of their cities.

use super::normal;
use crate::text::sort;
use std::sync::LazyLock;

/// A country.
pub(super) struct Country {
    pub(super) name: &'static str,
    /// Its name, folded.
    pub(super) normal: String,
    pub(super) cities: Vec<&'static str>,
}

/// Countries with some of their cities, a line each.
#[cfg(not(feature = "lite"))]
const FILE: &str = include_str!("../data/world.txt");
#[cfg(feature = "lite")]
const FILE: &str = include_str!("../data/world-lite.txt");

static WORLD: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let mut parts = line.split('|');
        let name = parts.next().unwrap_or("");
        Country { name, normal: normal(name), cities: parts.collect() }
    };
    FILE.lines().map(read).collect()
});

/// The listed cities by folded name, each with its country.
static CITIES: LazyLock<Vec<(String, usize)>> = LazyLock::new(|| {
    let numbered =
        |(i, country): (usize, &'static Country)| country.cities.iter().map(move |c| (normal(c), i));
    let mut cities: Vec<_> = WORLD.iter().enumerate().flat_map(numbered).collect();
    sort(&mut cities);
    cities
});

/// Other names of countries.
const ALIASES: &[(&str, &str)] = &[
    ("burma", "myanmar"),
    ("holland", "the netherlands"),
    ("czech republic", "czechia"),
    ("uae", "united arab emirates"),
    ("persia", "iran"),
    ("congo", "democratic republic of the congo"),
    ("drc", "democratic republic of the congo"),
    ("russian federation", "russia"),
    ("korea", "south korea"),
    ("viet nam", "vietnam"),
    ("uk", "united kingdom"),
    ("u k", "united kingdom"),
    ("gb", "united kingdom"),
    ("great britain", "united kingdom"),
    ("britain", "united kingdom"),
    ("england", "united kingdom"),
    ("scotland", "united kingdom"),
    ("wales", "united kingdom"),
    ("northern ireland", "united kingdom"),
    ("us", "united states"),
    ("u s", "united states"),
    ("usa", "united states"),
    ("u s a", "united states"),
    ("america", "united states"),
    ("united states of america", "united states"),
];

/// The number of listed countries.
pub(super) fn countries() -> usize {
    WORLD.len()
}

/// Country `i`, counted round.
#[allow(clippy::indexing_slicing, reason = "the list is compiled in and not empty")]
pub(super) fn country(i: usize) -> &'static Country {
    &WORLD[i % WORLD.len()]
}

/// The country of this folded name.
pub(super) fn find_country(name: &str) -> Option<usize> {
    let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, full)| full);
    WORLD.iter().position(|country| country.normal == name)
}

/// The first country that lists a city of this folded name.
pub(super) fn find_foreign_city(name: &str) -> Option<usize> {
    let at = CITIES.partition_point(|(city, _)| city.as_str() < name);
    CITIES.get(at).filter(|(city, _)| city == name).map(|(_, country)| *country)
}
