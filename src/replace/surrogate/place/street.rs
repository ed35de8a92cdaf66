//! Streets: the kind of street, directions and unit words stay; names and numbers change.

use super::normal;
use crate::replace::surrogate::case::recase;
use crate::replace::surrogate::date::suffix_like;
use crate::replace::surrogate::names::NameMap;
use crate::replace::surrogate::organization::split;
use crate::replace::surrogate::{shape, words};
use crate::text::LetterCase;

/// Words that say what kind of thing it is, not which, sorted.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "a", "allee", "alley", "aly", "and", "apartment", "apt", "at", "av", "ave", "avenida", "avenue", "bank",
    "behind", "bend", "bldg", "blk", "block", "blvd", "boulevard", "box", "building", "calle", "camino",
    "carretera", "chemin", "cir", "circle", "close", "colony", "corner", "cottage", "cottages", "county", "cours",
    "court", "cove", "cr", "creek", "cres", "crescent", "crossing", "ct", "cul", "dr", "drive", "e", "east",
    "estate", "expressway", "expy", "ext", "fl", "flat", "floor", "fm", "freeway", "frontage", "fwy", "gardens",
    "gasse", "grove", "half", "hc", "heights", "highway", "hill", "hollow", "house", "hwy", "i", "impasse", "jalan",
    "km", "landing", "lane", "ln", "loop", "lot", "lotissement", "manor", "marg", "meadows", "mews", "mile", "n",
    "nagar", "ne", "near", "no", "north", "northeast", "northwest", "nw", "o", "of", "opp", "opposite", "p",
    "parade", "park", "parkway", "paseo", "pass", "path", "phase", "pike", "pkwy", "pl", "place", "placita",
    "platz", "plaza", "plz", "po", "pt", "quai", "quay", "rd", "ridge", "rise", "rm", "road", "room", "route",
    "row", "rr", "rt", "rte", "rue", "run", "rural", "s", "sac", "se", "sector", "shop", "south", "southeast",
    "southwest", "spc", "sq", "square", "sr", "st", "ste", "str", "strasse", "street", "stub", "suite", "sw", "ter",
    "terrace", "the", "tower", "township", "trace", "trail", "trailer", "trl", "turnpike", "unit", "us", "via",
    "view", "village", "vista", "w", "walk", "ward", "way", "weg", "west", "wharf",
];

/// Ends of German street names.
const ENDS: &[&str] = &["strasse", "straße", "str", "weg", "platz", "gasse", "allee", "ring", "damm", "ufer"];

/// Another street of the same kind.
pub(in crate::replace::surrogate) fn street(text: &str, names: &NameMap<'_>) -> String {
    let parts: Vec<(&str, Part)> = split(text).into_iter().map(|part| (part, kind_of(part))).collect();
    // Numbers are drawn with the words that name the street, so that neighbours stay neighbours of nobody.
    let named: Vec<&str> = parts.iter().filter(|p| p.1 == Part::Name).map(|p| p.0).collect();
    let street = normal(&named.join(" "));
    let mut out = String::with_capacity(text.len());
    // A name of several words becomes one.
    let mut run = String::new();
    for (i, &(part, kind)) in parts.iter().enumerate() {
        match kind {
            Part::Name => {
                run += part;
                let goes_on = matches!(parts.get(i + 1..i + 3), Some([(" " | "-", _), (_, Part::Name)]));
                if !goes_on {
                    out.push_str(&name_for(part, &normal(&run), names));
                    run.clear();
                }
            }
            Part::Kept if run.is_empty() => out.push_str(part),
            Part::Kept => run += part,
            Part::Number => out.push_str(&numbered(part, &street, names)),
        }
    }
    out
}

/// What a word of a street is, or what stands between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Number,
    Kept,
}

fn kind_of(part: &str) -> Part {
    if !part.contains(char::is_alphanumeric) || KINDS.binary_search(&normal(part).as_str()).is_ok() {
        return Part::Kept;
    }
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    // With a digit, it is one misread in a scan if it is a name.
    let plain = letters > 3 || letters > 1 && !part.contains(|c: char| c.is_ascii_digit());
    if plain && part.starts_with(char::is_alphabetic) && spoken(part).is_none() {
        Part::Name
    } else {
        Part::Number
    }
}

fn name_for(word: &str, street: &str, names: &NameMap<'_>) -> String {
    let lower = word.small();
    let end = ENDS.iter().find(|e| lower.ends_with(**e) && lower.len() > e.len() + 2).copied().unwrap_or("");
    recase(word, &format!("{}{end}", names.surname_for("street", street)))
}

/// The value of a number word, and whether it is an ordinal.
fn spoken(word: &str) -> Option<(u32, bool)> {
    let lower = word.small();
    let cardinal = words::value(&lower).map(|n| (n, false));
    cardinal.or_else(|| Some((words::ordinal_value(&lower)?, true)))
}

/// Another number of as many digits; an ordinal stays one, a word a word, a lone letter a letter.
fn numbered(part: &str, street: &str, names: &NameMap<'_>) -> String {
    let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
    let rest = part.get(digits.len()..).unwrap_or("");
    let spoken = spoken(part);
    let suffix = matches!(rest.small().as_str(), "st" | "nd" | "rd" | "th");
    let Some(own) = spoken.map(|s| s.0).or_else(|| digits.parse().ok().filter(|n| suffix && *n < 1000))
    else {
        let drawn = shape(part, street, names.key());
        // No house has a number that begins with zero.
        let lead = if part.starts_with('7') { "8" } else { "7" };
        let zero = drawn.starts_with('0') && !part.starts_with('0');
        return if zero { drawn.replacen('0', lead, 1) } else { drawn };
    };
    let range = match own {
        0..10 => 3..10,
        10..20 if spoken.is_some() => 11..20,
        10..100 => 20..100,
        _ => 100..1000,
    };
    // The tens stand alone: `forty four` has the four behind it.
    let step = if spoken.is_some() && own >= 20 { 10 } else { 1 };
    let count = (range.end - range.start) / step;
    let draw =
        || names.key().draw("street number", format!("{street} {own}").as_bytes()).below(count as usize);
    let drawn = range.start + step * draw() as u32;
    let drawn =
        if drawn == own { range.start + (drawn - range.start + step) % (step * count) } else { drawn };
    match spoken {
        Some((_, true)) => recase(part, &words::ordinal(drawn, " ")),
        Some((_, false)) => recase(part, &words::cardinal(drawn, " ")),
        None => format!("{drawn}{}", suffix_like(rest, drawn)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replace::surrogate::names::US;
    use crate::session::Session;

    /// What the shape of a street is: digits, names as `N`, everything else.
    fn of(text: &str, secret: u8) -> String {
        let session = Session::one_way([secret; 32]);
        street(text, &NameMap::new(&session, &US, false))
    }

    #[test]
    fn kinds_are_sorted() {
        assert!(KINDS.is_sorted());
    }

    #[test]
    fn kinds_numbers_and_directions_stay_what_they_are() {
        for secret in 0..30 {
            for (street, start, end) in [
                ("5 Bayside", "", ""),
                ("One Meadows Pkwy", "", " Meadows Pkwy"),
                ("41 Magnolia St #3", "", ""),
                ("11 NOCTURNE CRES", "", " CRES"),
                ("2947 N. Milwaukee Ave., 2nd fl.", "", " fl."),
                ("forty four balgair terrace", "", " terrace"),
                ("COUNTY ROAD 59", "COUNTY ROAD ", ""),
                ("E 75th", "E ", ""),
                ("PO BOX 2206", "PO BOX ", ""),
                ("I-240", "I-", ""),
                ("Bahnhofstraße 12", "", ""),
                ("14 rue des Lilas", "", ""),
            ] {
                let new = of(street, secret);
                assert!(new.starts_with(start) && new.ends_with(end) && new != street, "{street} {new}");
                let digits = |s: &str| s.bytes().filter(u8::is_ascii_digit).count();
                assert_eq!(digits(street), digits(&new), "{street} {new}");
                let zero = |s: &str| s.split(|c: char| !c.is_ascii_digit()).any(|n| n.starts_with('0'));
                assert!(!zero(&new), "{street} {new}");
            }
            let words: Vec<String> =
                of("forty four balgair terrace", secret).split(' ').map(str::to_owned).collect();
            assert!(
                words.len() == 4 && spoken(&words[0]).is_some() && spoken(&words[1]).is_some(),
                "{words:?}"
            );
            let two = of("Flat 9 Scar Top Court, Lees Lane", secret);
            let (one, other) = two.split_once(" Court, ").unwrap();
            assert!(!one.ends_with(other.trim_end_matches(" Lane")), "{two}");
        }
    }
}
