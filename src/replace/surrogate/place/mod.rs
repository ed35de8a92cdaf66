//! Places: city, county, state, ZIP code and country replaced as one coherent place.
//!
//! A state has its draw wherever it stands, a city has one of that state, and a ZIP code is one of that city. So the
//! parts of an address fit, in any order of documents.

mod address;
mod gazetteer;
mod street;
#[cfg(test)]
mod tests;
mod world;
mod zip;
mod zones;

pub(super) use gazetteer::{FRANCE, GB, GERMANY, Gazetteer, QUEBEC, US};
pub(super) use street::street;

use super::case::{folded, recase};
use super::names::shows;
use crate::session::{Key, Permutations, Session};
use crate::text::{ByName, LetterCase, holds};
use crate::{Category, Entity};
use address::Spot;
use gazetteer::City;
use std::cell::RefCell;

/// The places of a document under one key.
pub(super) struct Places<'k> {
    key: &'k Key,
    permutations: &'k Permutations,
    gazetteer: &'static Gazetteer,
    keeps_regions: bool,
    keeps_countries: bool,
    spots: Vec<Option<Spot>>,
    drawn_regions: RefCell<ByName<usize>>,
}

/// Parts of the world that are no country.
const CONTINENTS: &[&str] = &[
    "West Africa",
    "East Africa",
    "Central America",
    "South America",
    "Southeast Asia",
    "Central Asia",
    "Eastern Europe",
    "Northern Europe",
    "the Caribbean",
    "the Middle East",
    "Oceania",
    "the Balkans",
];

/// Folded, with punctuation as spaces.
pub(super) fn normal(text: &str) -> String {
    let folded = folded(text);
    if folded.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return folded;
    }
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

impl<'k> Places<'k> {
    /// Reads every place of the document. Regions and countries that the policy keeps keep what lies in them.
    pub(super) fn new(
        text: &str,
        entities: &[Entity],
        session: &'k Session,
        gazetteer: &'static Gazetteer,
        keeps: &dyn Fn(Category) -> bool,
    ) -> Self {
        Self {
            key: session.key(),
            permutations: session.permutations(),
            gazetteer,
            keeps_regions: keeps(Category::State),
            keeps_countries: keeps(Category::CountryOrRegion),
            spots: address::read(text, entities, gazetteer),
            drawn_regions: RefCell::default(),
        }
    }

    /// The surrogate of entity `i`, which is a city, state, ZIP code or country.
    pub(super) fn surrogate(&self, text: &str, i: usize, e: &Entity) -> String {
        let original = e.text(text);
        let spot = self.spots.get(i).cloned().flatten().unwrap_or_default();
        match e.category {
            Category::City => recase(original, &self.city(&spot, original)),
            Category::State => self.state(&spot, original),
            Category::Zip => self.zip(&spot, original),
            _ => self.country(original),
        }
    }

    /// The index of the region drawn for a region.
    fn region(&self, name: &str) -> usize {
        if let Some(&known) = self.drawn_regions.borrow().get(name) {
            return known;
        }
        let drawn = self.draw_region(name);
        self.drawn_regions.borrow_mut().insert(name.to_owned(), drawn);
        drawn
    }

    fn draw_region(&self, name: &str) -> usize {
        let g = self.gazetteer;
        let Some(listed) = g.find_region(name) else {
            return self.key.draw("region", name.as_bytes()).below(g.len());
        };
        if self.keeps_regions {
            return listed;
        }
        let permutation = self.permutations.get(self.key, &format!("regions {}", g.len()), g.len());
        let full = |i: usize| g.region(i).map_or("", |r| r.normal.as_str());
        permutation.matched(listed, 12, &|_| true, &full, &|from, to| shows(to, from))
    }

    fn region_of(&self, spot: &Spot) -> usize {
        match (&spot.region, &spot.city) {
            (Some(region), _) => self.region(region),
            (None, Some(city)) => self.region(&format!("of {city}")),
            (None, None) => 0,
        }
    }

    fn drawn_country(&self, i: usize) -> usize {
        let abroad = |i: usize| self.gazetteer.is_abroad(i);
        if self.keeps_countries || !abroad(i) {
            return i;
        }
        let permutation = self.permutations.get(self.key, "countries", world::countries());
        let name = |i: usize| world::country(i).normal.as_str();
        permutation.matched(i, 12, &abroad, &name, &|from, to| shows(to, from))
    }

    /// A city of a country for a place of another.
    fn foreign_city(&self, country: usize, place: &str) -> String {
        let from = world::country(country).cities.iter().position(|c| normal(c) == place);
        let drawn = &world::country(self.drawn_country(country)).cities;
        let at = self.draw_index("foreign", &country.to_string(), place, from, drawn.len());
        turned(drawn, at).find(|c| !holds(&normal(c), place)).copied().unwrap_or("").to_owned()
    }

    /// The city drawn in a region for one that stood in another.
    fn home_city(&self, spot: &Spot) -> Option<City> {
        let city = spot.city.as_deref()?;
        let drawn = self.gazetteer.cities(self.region_of(spot));
        let own = spot.region.as_deref().and_then(|r| self.gazetteer.find_region(r));
        let from = own
            .filter(|o| self.gazetteer.cities(*o).len() == drawn.len())
            .and_then(|o| self.gazetteer.city_of(city, o));
        let at = self.draw_index("cities", spot.region.as_deref().unwrap_or(""), city, from, drawn.len());
        turned(drawn, at).find(|c| !shows(&normal(c.name), city)).copied()
    }

    /// A listed place keeps apart from the others of its list; an unlisted one goes anywhere.
    fn draw_index(&self, domain: &str, within: &str, place: &str, from: Option<usize>, len: usize) -> usize {
        match from {
            Some(from) => {
                self.permutations.get(self.key, &format!("{domain} {within} {len}"), len).apply(from)
            }
            None => self.key.draw(domain, place.as_bytes()).below(len),
        }
    }

    fn city(&self, spot: &Spot, original: &str) -> String {
        let home = || self.home_city(spot).map_or("", |c| c.name).to_owned();
        spot.foreign.map_or_else(home, |c| self.foreign_city(c, &normal(original)))
    }

    fn state(&self, spot: &Spot, original: &str) -> String {
        if let Some((_, kind)) = original.trim_end().rsplit_once(' ').filter(|_| is_county(original)) {
            let region = match spot {
                Spot { region: None, city: None, .. } => self.region(&format!("of {}", normal(original))),
                _ => self.region_of(spot),
            };
            let cities = self.gazetteer.cities(region);
            let at = self.key.draw("county", normal(original).as_bytes()).below(cities.len());
            let county = turned(cities, at)
                .map(|c| if c.county.is_empty() { c.name } else { c.county })
                .find(|c| !holds(&normal(original), &normal(c)));
            return format!("{} {kind}", recase(original, county.unwrap_or("")));
        }
        let name = normal(original);
        if let Some(country) = spot.foreign {
            return recase(original, &self.foreign_city(country, &name));
        }
        let drawn = self.gazetteer.region(self.region(&name));
        let (full, short) = drawn.map_or(("", ""), |r| (r.name, r.short));
        // All regions of Québec have its abbreviation.
        if short.small() == name {
            return "Québec".to_owned();
        }
        let letters = original.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 3 {
            recase(original, full)
        } else if original.chars().any(char::is_uppercase) {
            short.to_owned()
        } else {
            short.small()
        }
    }

    fn country(&self, original: &str) -> String {
        let name = normal(original);
        if self.gazetteer.is_home(original) {
            // A home address stays at home, under another name of the country.
            let other = |c: &&&str| !holds(&normal(c), &name);
            return self.gazetteer.country.iter().rev().find(other).map_or("", |c| c).to_owned();
        }
        match world::find_country(&name) {
            Some(i) => {
                // A short name turns up in others: UK in Ukraine.
                let others = (self.drawn_country(i)..world::countries()).chain(0..);
                let mut others = others.take(world::countries());
                let fits =
                    |&i: &usize| self.gazetteer.is_abroad(i) && !shows(&world::country(i).normal, &name);
                let new = others.find(fits).map_or("", |i| world::country(i).name);
                let abbreviated = original.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
                    && original.chars().filter(|c| c.is_alphabetic()).count() < 4;
                if abbreviated { new.to_owned() } else { recase(original, new) }
            }
            None => {
                let at = self.key.draw("continent", name.as_bytes()).below(CONTINENTS.len());
                let found = turned(CONTINENTS, at).find(|c| !shows(&normal(c), &name));
                recase(original, found.copied().unwrap_or(""))
            }
        }
    }
}

/// A part of a state.
pub(crate) fn is_county(state: &str) -> bool {
    let name = state.trim_end();
    let ends = |kind: &str| name.len().checked_sub(kind.len()).and_then(|at| name.get(at..));
    [" county", " parish", " borough"]
        .iter()
        .any(|kind| ends(kind).is_some_and(|e| e.eq_ignore_ascii_case(kind)))
}

/// `items` from the one at `at` on, once round.
fn turned<T>(items: &[T], at: usize) -> impl Iterator<Item = &T> {
    items.iter().cycle().skip(at).take(items.len())
}
