//! Streets: the kind of street, directions and unit words stay; names and numbers change.

use super::normal;
use crate::replace::surrogate::case::recase;
use crate::replace::surrogate::names::NameMap;
use crate::replace::surrogate::organization::split;
use crate::replace::surrogate::shape;

/// Words that say what kind of thing it is, not which.
const KIND: &[&str] = &[
    "alley",
    "allee",
    "aly",
    "apartment",
    "apt",
    "av",
    "ave",
    "avenida",
    "avenue",
    "bend",
    "bldg",
    "blk",
    "block",
    "blvd",
    "boulevard",
    "box",
    "building",
    "calle",
    "camino",
    "carretera",
    "chemin",
    "cir",
    "circle",
    "close",
    "colony",
    "corner",
    "cours",
    "court",
    "cove",
    "cr",
    "creek",
    "crescent",
    "crossing",
    "ct",
    "cul-de-sac",
    "dr",
    "drive",
    "e",
    "east",
    "estate",
    "expressway",
    "expy",
    "ext",
    "fl",
    "flat",
    "floor",
    "freeway",
    "fwy",
    "gardens",
    "gasse",
    "grove",
    "heights",
    "highway",
    "hill",
    "hollow",
    "house",
    "hwy",
    "impasse",
    "jalan",
    "landing",
    "lane",
    "ln",
    "loop",
    "lot",
    "manor",
    "meadows",
    "mews",
    "n",
    "ne",
    "no",
    "north",
    "northeast",
    "northwest",
    "nw",
    "of",
    "p",
    "o",
    "parade",
    "park",
    "parkway",
    "paseo",
    "pass",
    "path",
    "pike",
    "pkwy",
    "pl",
    "place",
    "platz",
    "plaza",
    "plz",
    "po",
    "pt",
    "quai",
    "quay",
    "rd",
    "ridge",
    "rise",
    "rm",
    "road",
    "room",
    "route",
    "row",
    "rr",
    "rt",
    "rte",
    "rue",
    "rural",
    "run",
    "s",
    "se",
    "south",
    "southeast",
    "southwest",
    "spc",
    "sq",
    "square",
    "st",
    "ste",
    "strasse",
    "street",
    "suite",
    "sw",
    "ter",
    "terrace",
    "the",
    "tower",
    "trace",
    "trail",
    "trailer",
    "trl",
    "turnpike",
    "unit",
    "us",
    "via",
    "view",
    "village",
    "vista",
    "w",
    "walk",
    "way",
    "weg",
    "west",
    "wharf",
];

/// Ends of German street names.
const ENDS: &[&str] = &["strasse", "straße", "str", "weg", "platz", "gasse", "allee", "ring", "damm", "ufer"];

/// Another street of the same kind.
pub(in crate::replace::surrogate) fn street(text: &str, names: &NameMap<'_>) -> String {
    let parts = split(text);
    let is_kind = |w: &str| KIND.contains(&normal(w).as_str());
    // The words that name the street: numbers are drawn with them, so that neighbours stay neighbours of nobody.
    let named: Vec<&str> =
        parts.iter().copied().filter(|w| w.starts_with(char::is_alphabetic) && !is_kind(w)).collect();
    let street = normal(&named.join(" "));
    let mut out = String::with_capacity(text.len());
    let mut in_name = false;
    let mut gap = "";
    for part in parts {
        let kind = is_kind(part);
        let name = part.starts_with(char::is_alphabetic) && !kind && part.chars().nth(1).is_some();
        if name && in_name {
            // A name of several words becomes one.
            gap = "";
            continue;
        }
        if part.trim().is_empty() && in_name {
            gap = part;
            continue;
        }
        out.push_str(gap);
        gap = "";
        in_name = name;
        if name {
            out.push_str(&name_for(part, &street, names));
        } else if kind || !part.chars().any(char::is_alphanumeric) {
            out.push_str(part);
        } else {
            out.push_str(&numbered(part, &street, names));
        }
    }
    out.push_str(gap);
    out
}

fn name_for(word: &str, street: &str, names: &NameMap<'_>) -> String {
    let lower = word.to_lowercase();
    let end = ENDS.iter().find(|e| lower.ends_with(**e) && lower.len() > e.len() + 2).copied().unwrap_or("");
    recase(word, &format!("{}{end}", names.surname_for("street", street)))
}

/// Another number of as many digits; `5th` stays an ordinal, a lone letter a letter.
fn numbered(part: &str, street: &str, names: &NameMap<'_>) -> String {
    let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
    let rest = part.get(digits.len()..).unwrap_or("");
    if matches!(rest.to_lowercase().as_str(), "st" | "nd" | "rd" | "th") {
        let own: usize = digits.parse().unwrap_or(0);
        let drawn = names.key().draw("ordinal", part.as_bytes()).below(90) + 4;
        let drawn = if drawn == own { drawn + 1 } else { drawn };
        let end = match (drawn % 10, drawn % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        return format!("{drawn}{}", recase(rest, end).to_lowercase());
    }
    let drawn = shape(part, street, names.key());
    // No house has a number that begins with zero.
    let lead = if part.starts_with('7') { "8" } else { "7" };
    if drawn.starts_with('0') && !part.starts_with('0') { drawn.replacen('0', lead, 1) } else { drawn }
}
