//! Which parts of an address belong together.

use super::gazetteer::Gazetteer;
use super::{is_county, normal, world};
use crate::text::ByName;
use crate::{Category, Entity};

/// Where an entity is: what is known of it from its neighbours. Names are folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// A country that is not the locale's own, by its index.
    pub(super) foreign: Option<usize>,
    pub(super) region: Option<String>,
    pub(super) city: Option<String>,
}

/// What can stand between the parts of an address, in bytes.
const GAP: usize = 40;

fn is_part(c: Category) -> bool {
    matches!(
        c,
        Category::Street | Category::City | Category::State | Category::Zip | Category::CountryOrRegion
    )
}

/// Where each place of the document is, by the index of its entity.
pub(super) fn read(text: &str, entities: &[Entity], gazetteer: &Gazetteer) -> Vec<Option<Spot>> {
    let mut spots = vec![None; entities.len()];
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
        read_address(text, entities, first..last + 1, gazetteer, &mut spots);
        first = last + 1;
    }
    share(&mut spots, gazetteer);
    spots
}

/// Reads the parts of one address: what follows a city tells where it is, and a code belongs to the city before.
fn read_address(
    text: &str,
    entities: &[Entity],
    range: std::ops::Range<usize>,
    gazetteer: &Gazetteer,
    spots: &mut [Option<Spot>],
) {
    let first = range.start;
    let parts = entities.get(range).unwrap_or(&[]);
    let name = |e: &Entity| normal(e.text(text));
    // From behind, so that each part knows what follows it.
    let mut after = Spot::default();
    let mut set =
        |i: usize, spot: Spot| spots.get_mut(i).into_iter().for_each(|slot| *slot = Some(spot.clone()));
    for (i, e) in parts.iter().enumerate().rev() {
        match e.category {
            Category::CountryOrRegion => {
                after = Spot { foreign: gazetteer.foreign(e.text(text)), ..Spot::default() };
            }
            Category::State if !is_county(e.text(text)) => after.region = Some(name(e)),
            Category::City => {
                after.city = Some(name(e));
                set(first + i, after.clone());
                after = Spot { city: None, ..after };
                continue;
            }
            Category::State | Category::Zip => {}
            _ => continue,
        }
        set(first + i, after.clone());
    }
    // From the front: a code, a county or a state after a city is in it.
    let mut city: Option<Spot> = None;
    for (i, e) in parts.iter().enumerate() {
        let Some(Some(spot)) = spots.get_mut(first + i) else { continue };
        match (e.category, &city) {
            (Category::City, _) => city = Some(spot.clone()),
            (Category::Zip | Category::State, Some(known)) => *spot = known.clone(),
            (Category::Zip, None) => {
                // A code before its city, as on the Continent; else the state before it is all that is known.
                let next = parts.get(i + 1).filter(|n| n.category == Category::City).map(&name);
                let before = i.checked_sub(1).and_then(|b| parts.get(b));
                let state = before.filter(|b| b.category == Category::State).map(&name);
                *spot = Spot { city: next, region: spot.region.take().or(state), ..spot.clone() };
            }
            _ => {}
        }
    }
}

/// A city without a state is in the one that the document names with it elsewhere, or that lists it.
fn share(spots: &mut [Option<Spot>], gazetteer: &Gazetteer) {
    let mut known = ByName::default();
    for spot in spots.iter().flatten().filter(|s| s.region.is_some() || s.foreign.is_some()) {
        if let Some(city) = &spot.city {
            known.get_or_insert(city.clone(), || spot.clone());
        }
    }
    for spot in spots.iter_mut().flatten().filter(|s| s.region.is_none() && s.foreign.is_none()) {
        let Some(city) = &spot.city else { continue };
        let place = known.get_or_insert(city.clone(), || listed(city, gazetteer));
        *spot = place.cloned().unwrap_or_default();
    }
}

/// The place that the lists have for a city.
fn listed(city: &str, gazetteer: &Gazetteer) -> Spot {
    let region = gazetteer.find_city(city).and_then(|i| gazetteer.region(i)).map(|r| r.normal.clone());
    let foreign = match region {
        None => world::find_foreign_city(city).filter(|&c| gazetteer.is_abroad(c)),
        Some(_) => None,
    };
    Spot { foreign, region, city: Some(city.to_owned()) }
}

/// Whether two parts belong to one address: nothing but marks, spaces and labels between them.
fn adjoin(text: &str, a: &Entity, b: &Entity) -> bool {
    let gap = text.get(a.end..b.start).unwrap_or("");
    gap.len() <= GAP && (!gap.contains(char::is_alphabetic) || gap.contains([':', '=', '|', '>']))
}
