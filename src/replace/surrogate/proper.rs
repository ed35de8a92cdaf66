//! Names for institutions: of saints, cities and people, and coined ones.

use super::names::{NameMap, conflict};
use super::place::{Gazetteer, normal};
use crate::Category;
use crate::text::holds;

const SAINTS: &str = include_str!("data/saints.txt");

/// Invented trade names are one of these...
const STEMS: &[&str] = &[
    "Alder", "Alta", "Amber", "Arc", "Ash", "Avon", "Bell", "Birch", "Brack", "Bram", "Bright", "Brook",
    "Calder", "Carro", "Cedar", "Clear", "Cobble", "Copper", "Cor", "Cove", "Crest", "Dale", "Del", "Dove",
    "Elm", "Ember", "Fallo", "Fen", "Fern", "Glen", "Gold", "Gray", "Hale", "Hart", "Hawk", "Hazel",
    "Heather", "Iron", "Ivy", "Kestrel", "Lark", "Linden", "Marlo", "Meadow", "Mill", "North", "Oak",
    "Orchard", "Pine", "Quill", "Raven", "Ridge", "Rowan", "Silver", "Sparrow", "Stone", "Swan", "Thistle",
    "Thorn", "Tide", "Umber", "Vale", "Wex", "Willow", "Wren", "Yarrow",
];
/// ...and one of these.
const ENDS: &[&str] = &[
    "bridge", "cote", "fen", "field", "line", "march", "mere", "moor", "span", "stead", "thorpe", "vane",
    "well", "wick",
];

/// A name for the words `run` of the name `whole`, of which it shows none.
pub(super) fn proper_name(
    run: &str,
    whole: &str,
    saint: bool,
    category: Category,
    has_kind: bool,
    names: &NameMap<'_>,
    gazetteer: &Gazetteer,
) -> String {
    let norm = normal(run);
    let mut draw = names.key().draw("institution", norm.as_bytes());
    let mut last = String::new();
    for _ in 0..32 {
        last = if saint {
            let saints: Vec<&str> = SAINTS.lines().collect();
            draw.pick(&saints).map_or_else(String::new, |s| (*s).to_owned())
        } else if category == Category::Organization && (!has_kind || draw.below(2) == 0) {
            let (stem, end) = (draw.pick(STEMS), draw.pick(ENDS));
            format!("{}{}", stem.unwrap_or(&""), end.unwrap_or(&""))
        } else if draw.below(2) == 0 {
            let region = draw.below(gazetteer.len());
            draw.pick(gazetteer.cities(region)).map_or("", |c| c.name).to_owned()
        } else {
            names.surname_for("institution", &format!("{norm}{}", draw.next_u64()))
        };
        let shown = normal(&last);
        if !conflict(&norm, &shown) && !shown.split(' ').any(|word| holds(whole, word)) {
            break;
        }
    }
    last
}
