//! Generalisation: less exact, still useful. What can't be made less exact is redacted.

use super::surrogate::is_county;
use crate::Category;
use crate::lexicon::{class, fold, hash_next, hash_word, lookup};
use crate::text::LetterCase;

/// ZIP zones of at most 20,000 people, in the 2000 or the 2010 census: 45 CFR 164.514(b)(2)(i)(B) has them become 000.
const SMALL_ZONES: &[&str] = &[
    "036", "059", "063", "102", "202", "203", "204", "205", "369", "556", "692", "753", "772", "790", "821",
    "823", "830", "831", "878", "879", "884", "890", "893",
];

/// A less exact form of `text`, or `None` if there is none that is safe. `latest_year` is the latest year among
/// the document's dates.
pub(crate) fn generalise(text: &str, category: Category, latest_year: Option<u32>) -> Option<String> {
    match category {
        Category::Date => year(text, latest_year),
        Category::Age => age_band(text),
        Category::Zip => zip3(text),
        Category::State => (is_state(text) && !is_county(text)).then(|| text.to_owned()),
        _ => None,
    }
}

/// Whether a text is a state or province by name or abbreviation, and nothing besides.
fn is_state(text: &str) -> bool {
    let folded = fold(&text.small());
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let first = words.next().map(|w| hash_word(w.as_bytes()));
    let hash = first.map(|first| words.fold(first, |hash, w| hash_next(hash, hash_word(w.as_bytes()))));
    hash.is_some_and(|hash| lookup(hash) & (class::STATE | class::STATE_ABBR) != 0)
}

/// Four digits that read as a year.
pub(crate) fn year_of(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|d| d.len() == 4)
        .filter_map(|d| d.parse().ok())
        .find(|y| (1850..2150).contains(y))
}

/// The year, unless it tells of an age over 89.
fn year(text: &str, latest: Option<u32>) -> Option<String> {
    let year = year_of(text)?;
    (latest.unwrap_or(year).saturating_sub(year) < 90).then(|| year.to_string())
}

/// `67` becomes `60-69`; less than years are none of age 10.
fn age_band(text: &str) -> Option<String> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, unit) = digits.split_at_checked(end)?;
    let age: u32 = number.parse().ok()?;
    let unit = unit.trim_start_matches([' ', '-']).small();
    Some(match age / 10 * 10 {
        _ if unit.starts_with(['w', 'm', 'd']) => "0-9".to_owned(),
        90.. => "90+".to_owned(),
        from => format!("{from}-{}", from + 9),
    })
}

/// `23320-1234` becomes `233**`.
fn zip3(text: &str) -> Option<String> {
    let zone = text.get(..3).filter(|z| z.bytes().all(|b| b.is_ascii_digit()))?;
    let zone = if SMALL_ZONES.contains(&zone) { "000" } else { zone };
    Some(format!("{zone}**"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Category as C;

    #[test]
    fn less_exact_or_nothing() {
        for (text, category, want) in [
            ("03/04/2021", C::Date, Some("2021")),
            ("March 4", C::Date, None),
            ("1/2/1931", C::Date, None), // 90 years before the latest date
            ("67", C::Age, Some("60-69")),
            ("94", C::Age, Some("90+")),
            ("mid-80s", C::Age, Some("80-89")),
            ("18 months", C::Age, Some("0-9")),
            ("elderly", C::Age, None),
            ("Acadia Parish", C::State, None),
            ("23320-1234", C::Zip, Some("233**")),
            ("03601", C::Zip, Some("000**")),
            ("SW1A 1AA", C::Zip, None),
            ("VA", C::State, Some("VA")),
            ("new south wales", C::State, Some("new south wales")),
            ("Cook County", C::State, None),
            ("Ann Lee", C::State, None), // no state: kept, it would leak
            ("Ann Lee", C::Patient, None),
        ] {
            assert_eq!(generalise(text, category, Some(2021)).as_deref(), want, "{text}");
        }
    }
}
