//! Hospitals, organisations and other named places: the words that say what kind it is stay, its name changes, and
//! its abbreviation follows.

use super::case::recase;
use super::gazetteer::Gazetteer;
use super::names::{NameMap, conflict};
use super::place::normal;
use crate::{Category, Entity};
use std::collections::BTreeMap;

/// Words that say what kind of institution or place it is, not which.
const KIND: &[&str] = &[
    "abbey",
    "academy",
    "adult",
    "advanced",
    "agency",
    "air",
    "airport",
    "alliance",
    "ambulance",
    "ambulatory",
    "and",
    "animal",
    "arena",
    "army",
    "assisted",
    "associates",
    "association",
    "at",
    "auto",
    "authority",
    "bakery",
    "bank",
    "baptist",
    "base",
    "bay",
    "beach",
    "behavioral",
    "behavioural",
    "birth",
    "board",
    "bridge",
    "brothers",
    "building",
    "bureau",
    "burn",
    "cafe",
    "camp",
    "campus",
    "cancer",
    "cardiac",
    "cardiology",
    "cardiovascular",
    "care",
    "casino",
    "cathedral",
    "catholic",
    "ccu",
    "cemetery",
    "center",
    "central",
    "centre",
    "chapel",
    "charity",
    "chemical",
    "child",
    "children",
    "childrens",
    "church",
    "city",
    "clinic",
    "clinica",
    "clinique",
    "clinics",
    "club",
    "co",
    "college",
    "commission",
    "community",
    "company",
    "congregation",
    "construction",
    "convalescent",
    "corp",
    "corporation",
    "corrections",
    "correctional",
    "council",
    "county",
    "court",
    "creek",
    "credit",
    "ctr",
    "dam",
    "daycare",
    "de",
    "dental",
    "department",
    "dept",
    "der",
    "dermatology",
    "des",
    "detox",
    "diagnostic",
    "diagnostics",
    "dialysis",
    "diner",
    "disease",
    "district",
    "du",
    "eldercare",
    "electric",
    "elementary",
    "emergency",
    "endoscopy",
    "energy",
    "engineering",
    "ent",
    "episcopal",
    "express",
    "eye",
    "facility",
    "factory",
    "falls",
    "family",
    "farm",
    "farms",
    "federal",
    "federation",
    "fellowship",
    "fertility",
    "fire",
    "for",
    "forest",
    "foundation",
    "foods",
    "fur",
    "gallery",
    "garden",
    "gardens",
    "general",
    "group",
    "guild",
    "gym",
    "hall",
    "harbor",
    "health",
    "healthcare",
    "heart",
    "high",
    "hill",
    "hills",
    "home",
    "homecare",
    "homes",
    "hopital",
    "hospice",
    "hospices",
    "hospital",
    "hospitalier",
    "hospitals",
    "hosp",
    "hotel",
    "house",
    "icu",
    "im",
    "imaging",
    "inc",
    "industries",
    "infirmary",
    "infusion",
    "inn",
    "institute",
    "institution",
    "insurance",
    "internal",
    "international",
    "island",
    "jewish",
    "kidney",
    "klinik",
    "klinikum",
    "kindergarten",
    "krankenhaus",
    "la",
    "lab",
    "laboratories",
    "laboratory",
    "labs",
    "lake",
    "law",
    "le",
    "les",
    "library",
    "limited",
    "living",
    "llc",
    "llp",
    "local",
    "lodge",
    "logistics",
    "ltd",
    "lutheran",
    "main",
    "mall",
    "manor",
    "manufacturing",
    "market",
    "masjid",
    "maternal",
    "maternity",
    "med",
    "medical",
    "medicine",
    "memorial",
    "mental",
    "methodist",
    "middle",
    "military",
    "mill",
    "mills",
    "ministries",
    "mission",
    "monument",
    "mosque",
    "motel",
    "motors",
    "mountain",
    "municipal",
    "museum",
    "national",
    "naval",
    "nephrology",
    "neurology",
    "neuroscience",
    "nhs",
    "nursing",
    "ob",
    "obgyn",
    "obstetrics",
    "occupational",
    "of",
    "office",
    "on",
    "oncology",
    "ophthalmology",
    "oral",
    "orthodontics",
    "orthopaedic",
    "orthopaedics",
    "orthopedic",
    "orthopedics",
    "outpatient",
    "paediatric",
    "paediatrics",
    "pain",
    "palliative",
    "parish",
    "park",
    "partners",
    "pathology",
    "pavilion",
    "pediatric",
    "pediatrics",
    "peds",
    "pharmacy",
    "physical",
    "physicians",
    "pier",
    "plant",
    "plastic",
    "plaza",
    "plc",
    "podiatry",
    "police",
    "polyclinic",
    "pool",
    "port",
    "practice",
    "presbyterian",
    "preschool",
    "primary",
    "prison",
    "program",
    "provincial",
    "psychiatric",
    "psychiatry",
    "psychology",
    "public",
    "pulmonary",
    "radiology",
    "railroad",
    "railway",
    "ranch",
    "recovery",
    "regional",
    "rehab",
    "rehabilitation",
    "reservation",
    "residence",
    "respiratory",
    "restaurant",
    "river",
    "road",
    "salon",
    "school",
    "schools",
    "sciences",
    "secondary",
    "senior",
    "seniors",
    "services",
    "shelter",
    "shop",
    "shore",
    "shores",
    "sisters",
    "skilled",
    "sleep",
    "society",
    "solutions",
    "specialists",
    "specialty",
    "spine",
    "sports",
    "springs",
    "stadium",
    "state",
    "station",
    "steel",
    "store",
    "studio",
    "supply",
    "surgery",
    "surgical",
    "synagogue",
    "system",
    "systems",
    "technologies",
    "temple",
    "terminal",
    "the",
    "theater",
    "theatre",
    "therapy",
    "tower",
    "township",
    "transplant",
    "transport",
    "transit",
    "trauma",
    "treatment",
    "tribal",
    "trucking",
    "trust",
    "union",
    "unit",
    "united",
    "universitaire",
    "universitatsklinikum",
    "university",
    "urgent",
    "urology",
    "utilities",
    "valley",
    "vascular",
    "veterans",
    "veterinary",
    "village",
    "vision",
    "walk",
    "ward",
    "warehouse",
    "wellness",
    "wing",
    "women",
    "womens",
    "wound",
    "youth",
    "zoo",
];

/// Kinds of hospital that distinguish nothing: the fallback name stands for them.
const DIRECTIONS: &[&str] = &["north", "east", "south", "west"];

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

/// The institutions of a document.
pub(super) struct Institutions {
    /// Abbreviations, and the long form (as it stands) each abbreviates.
    long_forms: BTreeMap<String, String>,
}

fn is_institution(c: Category) -> bool {
    matches!(c, Category::Hospital | Category::Organization | Category::LocationOther)
}

impl Institutions {
    pub(super) fn new(text: &str, entities: &[Entity]) -> Self {
        let mut long_forms = BTreeMap::new();
        for e in entities.iter().filter(|e| is_institution(e.category)) {
            let name = e.text(text);
            for short in abbreviations(name) {
                long_forms.entry(short).or_insert_with(|| name.to_owned());
            }
        }
        Self { long_forms }
    }

    /// Another institution of the same kind.
    pub(super) fn surrogate(
        &self,
        name: &str,
        category: Category,
        names: &NameMap<'_>,
        gazetteer: &Gazetteer,
    ) -> String {
        match self.long_forms.get(&name.to_uppercase()).filter(|long| is_abbreviation(name) && *long != name)
        {
            Some(long) => {
                let drawn = rename(long, category, names, gazetteer);
                let short = abbreviations(&drawn).into_iter().find(|s| s != name && s.len() == name.len());
                short.unwrap_or_else(|| letters(name, names))
            }
            None if is_abbreviation(name) => letters(name, names),
            None => rename(name, category, names, gazetteer),
        }
    }
}

/// Two to six capitals.
fn is_abbreviation(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// The initials of a name of several words, with and without the small words.
fn abbreviations(name: &str) -> Vec<String> {
    let words: Vec<String> = normal(name).split(' ').map(str::to_owned).collect();
    let initials = |small: bool| -> String {
        let words = words
            .iter()
            .filter(|w| small || !matches!(w.as_str(), "of" | "the" | "and" | "for" | "at" | "s"));
        words.filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
    };
    let mut found = vec![initials(false), initials(true)];
    found.retain(|s| s.len() > 1);
    found
}

/// Other letters; an `H`, `C` or `U` at the end (hospital, center, university) stays.
fn letters(name: &str, names: &NameMap<'_>) -> String {
    let last = name.len().saturating_sub(1);
    let letter = |(i, c): (usize, char)| {
        if i == last && i > 1 && matches!(c, 'H' | 'C' | 'U') {
            return c;
        }
        names.initial(c.to_ascii_lowercase()).to_ascii_uppercase()
    };
    name.chars().enumerate().map(letter).collect()
}

/// A word or what stands between words.
struct Part<'a> {
    text: &'a str,
    /// Part of the name, not of the kind.
    proper: bool,
}

fn rename(name: &str, category: Category, names: &NameMap<'_>, gazetteer: &Gazetteer) -> String {
    let mut parts = split(name);
    let words = parts.iter().filter(|p| is_word(p.text)).count();
    if !parts.iter().any(|p| p.proper) {
        // Nothing but kind: all words but the last become a name, or the only one.
        let mut nth = 0;
        for part in parts.iter_mut().filter(|p| is_word(p.text)) {
            nth += 1;
            part.proper = nth < words || words == 1;
        }
    }
    let has_kind = parts.iter().any(|p| is_word(p.text) && !p.proper);
    let mut out = String::with_capacity(name.len());
    let mut i = 0;
    let mut saint = false;
    while let Some(part) = parts.get(i) {
        if !part.proper {
            saint = matches!(normal(part.text).as_str(), "st" | "saint" | "ste" | "sainte")
                || saint && !is_word(part.text);
            out.push_str(part.text);
            i += 1;
            continue;
        }
        // The words of the name up to the next word of kind.
        let from = i;
        let mut to = i;
        while let Some(next) = parts.get(i).filter(|p| p.proper || !is_word(p.text)) {
            if next.proper {
                to = i;
            }
            i += 1;
        }
        i = to + 1;
        let run: String = parts.get(from..=to).unwrap_or(&[]).iter().map(|p| p.text).collect();
        out.push_str(&recase(&run, &proper_name(&run, saint, category, has_kind, names, gazetteer)));
        let possessive = run.len() > 2 && (run.ends_with("'s") || run.ends_with("’s"));
        if possessive {
            out.push_str(run.get(run.len() - if run.ends_with("'s") { 2 } else { 4 }..).unwrap_or(""));
        }
        saint = false;
    }
    out
}

fn proper_name(
    run: &str,
    saint: bool,
    category: Category,
    has_kind: bool,
    names: &NameMap<'_>,
    gazetteer: &Gazetteer,
) -> String {
    let norm = normal(run);
    if let Some(i) = DIRECTIONS.iter().position(|d| *d == norm) {
        let turn = names.key().draw("direction", b"").below(3) + 1;
        return DIRECTIONS.iter().cycle().nth(i + turn).map_or_else(String::new, |d| (*d).to_owned());
    }
    if norm.chars().all(|c| c.is_ascii_digit()) || norm.chars().count() == 1 {
        return super::shape::shape(run, category.name(), names.key());
    }
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
            let at = draw.below(gazetteer.count(region));
            gazetteer.cities(region).nth(at).map_or("", |c| c.name).to_owned()
        } else {
            names.pick("institution", &format!("{norm}{}", draw.next_u64()))
        };
        if !conflict(&norm, &normal(&last)) {
            break;
        }
    }
    last
}

fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

fn split(name: &str) -> Vec<Part<'_>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut state = None;
    let mut push = |start: usize, end: usize| {
        let Some(text) = name.get(start..end).filter(|t| !t.is_empty()) else { return };
        let norm = normal(text).replace(' ', "");
        let kind =
            KIND.contains(&norm.as_str()) || matches!(norm.as_str(), "st" | "saint" | "ste" | "sainte");
        parts.push(Part { text, proper: is_word(text) && !kind });
    };
    for (at, c) in name.char_indices() {
        if state.is_some_and(|s| s != inside(c)) {
            push(start, at);
            start = at;
        }
        state = Some(inside(c));
    }
    push(start, name.len());
    parts
}
