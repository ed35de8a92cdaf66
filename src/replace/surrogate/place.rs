//! Places: city, county, state, ZIP code and country replaced as one coherent place.
//!
//! A state has its draw wherever it stands, a city has one of that state, and a ZIP code is one of that city. So the
//! parts of an address fit, in any order of documents.

use super::case::recase;
use super::gazetteer::{self, City, Code, Gazetteer};
use super::names::shows;
use super::shape;
use crate::lexicon::fold;
use crate::session::{Key, Permutation};
use crate::{Category, Entity};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// Where an entity is: what is known of it from its neighbours. Names are folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Spot {
    /// A country that is not the locale's own, by its index.
    foreign: Option<usize>,
    region: Option<String>,
    city: Option<String>,
}

/// The places of a document under one key.
pub(super) struct Places<'k> {
    key: &'k Key,
    gazetteer: &'static Gazetteer,
    keeps_regions: bool,
    keeps_countries: bool,
    spots: BTreeMap<usize, Spot>,
    regions: OnceCell<Permutation>,
    countries: OnceCell<Permutation>,
    drawn_regions: RefCell<BTreeMap<String, usize>>,
}

/// What can stand between the parts of an address, in bytes.
const GAP: usize = 40;

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

fn is_part(c: Category) -> bool {
    matches!(
        c,
        Category::Street | Category::City | Category::State | Category::Zip | Category::CountryOrRegion
    )
}

/// Folded, with punctuation as spaces.
pub(super) fn normal(text: &str) -> String {
    let plain: String =
        fold(&text.to_lowercase()).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

impl<'k> Places<'k> {
    /// Reads every place of the document. Regions and countries that the policy keeps keep what lies in them.
    pub(super) fn new(
        text: &str,
        entities: &[Entity],
        key: &'k Key,
        gazetteer: &'static Gazetteer,
        keeps: &dyn Fn(Category) -> bool,
    ) -> Self {
        let mut places = Self {
            key,
            gazetteer,
            keeps_regions: keeps(Category::State),
            keeps_countries: keeps(Category::CountryOrRegion),
            spots: BTreeMap::new(),
            regions: OnceCell::new(),
            countries: OnceCell::new(),
            drawn_regions: RefCell::default(),
        };
        let mut first = 0;
        while first < entities.len() {
            let mut last = first;
            while let Some([a, b]) = entities.get(last..last + 2)
                && is_part(a.category)
                && is_part(b.category)
                && adjoin(text, a, b)
            {
                last += 1;
            }
            places.read_address(text, entities, first, last);
            first = last + 1;
        }
        places.share();
        places
    }

    /// Reads the parts `first..=last`: what follows a city tells where it is, and a code belongs to the city before.
    fn read_address(&mut self, text: &str, entities: &[Entity], first: usize, last: usize) {
        let parts = entities.get(first..=last).unwrap_or(&[]);
        let name = |e: &Entity| normal(e.text(text));
        // From behind, so that each part knows what follows it.
        let mut after = Spot::default();
        for (i, e) in parts.iter().enumerate().rev() {
            match e.category {
                Category::CountryOrRegion => {
                    after = Spot { foreign: self.foreign(e.text(text)), ..Spot::default() };
                }
                Category::State if !is_county(e.text(text)) => after.region = Some(name(e)),
                Category::City => {
                    after.city = Some(name(e));
                    self.spots.insert(first + i, after.clone());
                    after = Spot { city: None, ..after };
                    continue;
                }
                Category::State | Category::Zip => {}
                _ => continue,
            }
            self.spots.insert(first + i, after.clone());
        }
        // From the front: a code, a county or a state after a city is in it.
        let mut city: Option<Spot> = None;
        for (i, e) in parts.iter().enumerate() {
            let Some(spot) = self.spots.get_mut(&(first + i)) else { continue };
            match (e.category, &city) {
                (Category::City, _) => city = Some(spot.clone()),
                (Category::Zip | Category::State, Some(known)) => *spot = known.clone(),
                (Category::Zip, None) => {
                    // A code before its city, as on the Continent; else the state before it is all that is known.
                    let before = i.checked_sub(1).and_then(|b| parts.get(b)).map(&name);
                    let next = parts.get(i + 1).filter(|n| n.category == Category::City).map(&name);
                    *spot = Spot { city: next, region: spot.region.take().or(before), ..spot.clone() };
                }
                _ => {}
            }
        }
    }

    /// A city without a state is in the one that the document names with it elsewhere, or that lists it.
    fn share(&mut self) {
        let mut known: BTreeMap<String, Spot> = BTreeMap::new();
        for spot in self.spots.values().filter(|s| s.region.is_some() || s.foreign.is_some()) {
            if let Some(city) = &spot.city {
                known.entry(city.clone()).or_insert_with(|| spot.clone());
            }
        }
        for spot in self.spots.values_mut().filter(|s| s.region.is_none() && s.foreign.is_none()) {
            let Some(city) = &spot.city else { continue };
            if let Some(same) = known.get(city) {
                *spot = same.clone();
            } else if let Some(i) = self.gazetteer.find_city(&written(city)) {
                spot.region = Some(normal(self.gazetteer.region(i).0));
            } else {
                spot.foreign = gazetteer::find_foreign_city(&written(city));
            }
        }
    }

    /// The listed country of this name, unless it is the locale's own.
    fn foreign(&self, name: &str) -> Option<usize> {
        (!self.is_home(name)).then(|| gazetteer::find_country(&normal(name))).flatten()
    }

    fn is_home(&self, name: &str) -> bool {
        self.gazetteer.country.iter().any(|c| normal(c) == normal(name))
    }

    /// The surrogate of entity `i`, which is a city, state, ZIP code or country.
    pub(super) fn surrogate(&self, text: &str, i: usize, e: &Entity) -> String {
        let original = e.text(text);
        let spot = self.spots.get(&i).cloned().unwrap_or_default();
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
        let permutation = self.regions.get_or_init(|| Permutation::new(self.key, "regions", g.len()));
        let full = |i: usize| g.region(i).0.to_lowercase();
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
        if self.keeps_countries {
            return i;
        }
        let permutation =
            self.countries.get_or_init(|| Permutation::new(self.key, "countries", gazetteer::countries()));
        let name = |i: usize| gazetteer::country(i).0.to_lowercase();
        permutation.matched(i, 12, &|_| true, &name, &|from, to| shows(to, from))
    }

    /// A city of a country for a place of another.
    fn foreign_city(&self, country: usize, place: &str) -> String {
        let (_, listed) = gazetteer::country(country);
        let (_, drawn) = gazetteer::country(self.drawn_country(country));
        let drawn: Vec<&str> = drawn.collect();
        let from = listed.into_iter().position(|c| normal(c) == place);
        let at = self.draw_index("foreign", &country.to_string(), place, from, drawn.len());
        turned(&drawn, at).find(|c| !normal(c).contains(place)).copied().unwrap_or("").to_owned()
    }

    /// The city drawn in a region for one that stood in another.
    fn home_city(&self, spot: &Spot) -> Option<City> {
        let city = spot.city.as_deref()?;
        let region = self.region_of(spot);
        let drawn: Vec<City> = self.gazetteer.cities(region).collect();
        let own = spot.region.as_deref().and_then(|r| self.gazetteer.find_region(r));
        let from = own
            .filter(|o| self.gazetteer.count(*o) == drawn.len())
            .and_then(|o| self.gazetteer.cities(o).position(|c| normal(c.name) == city));
        let at = self.draw_index("cities", spot.region.as_deref().unwrap_or(""), city, from, drawn.len());
        turned(&drawn, at).find(|c| !shows(&normal(c.name), city)).copied()
    }

    /// A listed place keeps apart from the others of its list; an unlisted one goes anywhere.
    fn draw_index(&self, domain: &str, within: &str, place: &str, from: Option<usize>, len: usize) -> usize {
        match from {
            Some(from) => Permutation::new(self.key, &format!("{domain} {within}"), len).apply(from),
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
            let count = self.gazetteer.count(region);
            let at = self.key.draw("county", normal(original).as_bytes()).below(count);
            let cities: Vec<City> = self.gazetteer.cities(region).collect();
            let county = turned(&cities, at)
                .map(|c| if c.county.is_empty() { c.name } else { c.county })
                .find(|c| !normal(original).contains(&normal(c)));
            return format!("{} {kind}", recase(original, county.unwrap_or("")));
        }
        let name = normal(original);
        if let Some(country) = spot.foreign {
            return recase(original, &self.foreign_city(country, &name));
        }
        let (full, short) = self.gazetteer.region(self.region(&name));
        let letters = original.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 3 {
            recase(original, full)
        } else if original.chars().any(char::is_uppercase) {
            short.to_owned()
        } else {
            short.to_lowercase()
        }
    }

    fn zip(&self, spot: &Spot, original: &str) -> String {
        let letters = original.chars().any(char::is_alphabetic);
        let digits: String = original.chars().filter(char::is_ascii_digit).collect();
        let fits = match self.gazetteer.code {
            Code::Whole => !letters && matches!(digits.len(), 5 | 9),
            Code::British | Code::Canadian => letters,
        };
        if !fits || spot.foreign.is_some() {
            return shape(original, "zip", self.key);
        }
        let mut draw = self.key.draw("zip", normal(original).replace(' ', "").as_bytes());
        let region = match &spot.region {
            None if spot.city.is_none() => match self.gazetteer.find_zip(&digits) {
                Some(own) => self.region(&normal(self.gazetteer.region(own).0)),
                None => draw.below(self.gazetteer.len()),
            },
            _ => self.region_of(spot),
        };
        let codes = match self.home_city(spot) {
            Some(city) => city.codes,
            None => {
                let at = draw.below(self.gazetteer.count(region));
                self.gazetteer.cities(region).nth(at).map_or("", |c| c.codes)
            }
        };
        let codes: Vec<&str> = codes.split(' ').collect();
        let code = draw.pick(&codes).copied().unwrap_or("");
        let tail = original.get(original.len().saturating_sub(4)..).unwrap_or("");
        match self.gazetteer.code {
            Code::Whole if digits.len() == 9 => {
                let glue = original.trim_matches(|c: char| c.is_ascii_digit());
                format!("{code}{glue}{}", shape(tail, original, self.key))
            }
            Code::Whole => code.to_owned(),
            form => {
                let glue = if original.contains(' ') { " " } else { "" };
                let digit = char::from(b'1' + draw.below(9) as u8);
                let mut letter = || draw.pick(b"ABEHJLNPRSTWXYZ").copied().map_or('A', char::from);
                let (a, b) = (letter(), letter());
                let last = char::from(b'1' + (b as u8) % 9);
                let inward = if form == Code::British {
                    format!("{digit}{a}{b}")
                } else {
                    format!("{digit}{a}{last}")
                };
                recase(original, &format!("{code}{glue}{inward}"))
            }
        }
    }

    fn country(&self, original: &str) -> String {
        let name = normal(original);
        if self.is_home(original) {
            // A home address stays at home, under another name of the country.
            let other = |c: &&&str| !normal(c).contains(&name);
            return self.gazetteer.country.iter().rev().find(other).map_or("", |c| c).to_owned();
        }
        match gazetteer::find_country(&name) {
            Some(i) => recase(original, gazetteer::country(self.drawn_country(i)).0),
            None => {
                let at = self.key.draw("continent", name.as_bytes()).below(CONTINENTS.len());
                let found = turned(CONTINENTS, at).find(|c| !shows(&normal(c), &name));
                recase(original, found.copied().unwrap_or(""))
            }
        }
    }
}

/// Whether two parts belong to one address: nothing but marks, spaces and labels between them.
fn adjoin(text: &str, a: &Entity, b: &Entity) -> bool {
    let gap = text.get(a.end..b.start).unwrap_or("");
    gap.len() <= GAP && (!gap.contains(char::is_alphabetic) || gap.contains([':', '=', '|', '>']))
}

fn is_county(state: &str) -> bool {
    let name = state.trim_end().to_lowercase();
    [" county", " parish", " borough"].iter().any(|kind| name.ends_with(kind))
}

/// `items` from the one at `at` on, once round.
fn turned<T>(items: &[T], at: usize) -> impl Iterator<Item = &T> {
    items.iter().cycle().skip(at).take(items.len())
}

/// A folded city as lists write it.
fn written(city: &str) -> String {
    recase("Xx", city)
}
