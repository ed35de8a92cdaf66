//! The countries of the world with some of their cities.

use crate::replace::surrogate::list::count_lines;

/// Countries with some of their cities, a line each.
const WORLD: &str = include_str!("../data/world.txt");

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
    WORLD.lines().count()
}

/// The name and the cities of country `i`.
pub(super) fn country(i: usize) -> (&'static str, impl Iterator<Item = &'static str> + Clone) {
    let mut parts = WORLD.lines().nth(i).unwrap_or("").split('|');
    (parts.next().unwrap_or(""), parts)
}

/// The country of this folded name.
pub(super) fn find_country(name: &str) -> Option<usize> {
    let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, full)| full);
    WORLD.lines().position(|line| line.split('|').next().is_some_and(|c| c.eq_ignore_ascii_case(name)))
}

/// The country that lists a city of this name, as it is written there.
pub(super) fn find_foreign_city(name: &str) -> Option<usize> {
    let at = WORLD
        .match_indices(&format!("|{name}"))
        .find(|(at, m)| WORLD.get(at + m.len()..).is_some_and(|r| r.starts_with(['|', '\n'])))?
        .0;
    Some(count_lines(WORLD.get(..at)?) - 1)
}
