//! Names of months, weekdays and seasons, as they are written in the languages of the surrogates.

use super::Language;
use crate::replace::surrogate::case::folded;
use crate::text::sort;
use Language::{De, En, Es, Fr};
use std::sync::LazyLock;

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `January`, `Tuesday`
    Full,
    /// `Jan`, `Tue`
    Short,
    /// `Tues`, `Thurs`
    Long,
    /// `Tu`
    Two,
    /// `T`
    One,
}

/// One list of names in one style.
struct Names<const N: usize> {
    language: Language,
    style: Style,
    names: [&'static str; N],
}

const fn names<const N: usize>(language: Language, style: Style, names: [&'static str; N]) -> Names<N> {
    Names { language, style, names }
}

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which month, weekday or season, from 0.
    pub index: u32,
    /// The list it is from.
    list: usize,
    /// How it is written.
    pub style: Style,
}

#[rustfmt::skip]
static MONTHS: &[Names<12>] = &[
    names(En, Style::Full, ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
    names(En, Style::Short, ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
    names(En, Style::Long, ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]),
    names(Fr, Style::Full, ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
    names(Fr, Style::Short, ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]),
    names(Fr, Style::Short, ["jan", "fév", "mar", "avr", "mai", "jun", "jul", "août", "sep", "oct", "nov", "déc"]),
    names(De, Style::Full, ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]),
    names(De, Style::Short, ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]),
    names(De, Style::Short, ["Jän", "Febr", "Mrz", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"]),
    names(Es, Style::Full, ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
    names(Es, Style::Short, ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]),
    // Other calendars: their months are moved by as many, which keeps order and rough distance.
    names(En, Style::Full, ["Tir", "Yekatit", "Megabit", "Miyazya", "Ginbot", "Sene", "Hamle", "Nehase", "Meskerem", "Tikimt", "Hidar", "Tahsas"]),
    names(En, Style::Full, ["Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani", "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah"]),
    names(En, Style::Full, ["Tevet", "Shevat", "Adar", "Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul", "Tishrei", "Cheshvan", "Kislev"]),
];

#[rustfmt::skip]
static WEEKDAYS: &[Names<7>] = &[
    names(En, Style::Full, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    names(En, Style::Short, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
    names(En, Style::Long, ["Mon", "Tues", "Wed", "Thurs", "Fri", "Sat", "Sun"]),
    names(En, Style::Long, ["Mon", "Tues", "Weds", "Thur", "Fri", "Sat", "Sun"]),
    names(En, Style::Two, ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]),
    names(En, Style::One, ["M", "T", "W", "R", "F", "S", "U"]),
    names(En, Style::Full, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Shabbat", "Sunday"]),
    names(En, Style::Full, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Shabbos", "Sunday"]),
    names(Fr, Style::Full, ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    names(Fr, Style::Short, ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"]),
    names(De, Style::Full, ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]),
    names(De, Style::Two, ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]),
    names(De, Style::Full, ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Sonnabend", "Sonntag"]),
    names(Es, Style::Full, ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
    names(Es, Style::Short, ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]),
];

#[rustfmt::skip]
static SEASONS: &[Names<4>] = &[
    names(En, Style::Full, ["spring", "summer", "fall", "winter"]),
    names(En, Style::Full, ["spring", "summer", "autumn", "winter"]),
    names(En, Style::Full, ["springtime", "summertime", "fall", "wintertime"]),
    names(En, Style::Short, ["Q1", "Q2", "Q3", "Q4"]),
    names(Fr, Style::Full, ["printemps", "été", "automne", "hiver"]),
    names(De, Style::Full, ["Frühling", "Sommer", "Herbst", "Winter"]),
    names(De, Style::Full, ["Frühjahr", "Sommer", "Herbst", "Winter"]),
    names(Es, Style::Full, ["primavera", "verano", "otoño", "invierno"]),
];

/// Names by how they read when folded, each with its list and its place there.
type Table = Vec<(String, usize, u32)>;

static MONTH_TABLE: LazyLock<Table> = LazyLock::new(|| table(MONTHS));
static WEEKDAY_TABLE: LazyLock<Table> = LazyLock::new(|| table(WEEKDAYS));
static SEASON_TABLE: LazyLock<Table> = LazyLock::new(|| table(SEASONS));

fn table<const N: usize>(lists: &[Names<N>]) -> Table {
    let numbered = |(list, l): (usize, &Names<N>)| {
        let names = l.names.iter().zip(0..);
        names.map(|(name, i)| (folded(name), list, i)).collect::<Vec<_>>()
    };
    let mut table: Table = lists.iter().enumerate().flat_map(numbered).collect();
    sort(&mut table);
    table
}

fn find<const N: usize>(lists: &[Names<N>], table: &Table, word: &str, language: Language) -> Option<Found> {
    let word = folded(word);
    let from = table.partition_point(|(name, ..)| *name < word);
    let found = table.iter().skip(from).take_while(|(name, ..)| *name == word);
    let mut found = found.filter_map(|&(_, list, index)| Some((lists.get(list)?, list, index)));
    let first = found.clone().next();
    let (names, list, index) = found.find(|(names, ..)| names.language == language).or(first)?;
    Some(Found { index, list, style: names.style })
}

fn write<const N: usize>(lists: &[Names<N>], like: Found, index: u32) -> &'static str {
    let list = lists.get(like.list);
    list.and_then(|l| l.names.get(index as usize % N)).copied().unwrap_or_default()
}

/// The month of this name, the document's language first.
pub fn month(word: &str, language: Language) -> Option<Found> {
    find(MONTHS, &MONTH_TABLE, word, language)
}

/// Month `index` (from 0) in the manner of `like`. A name such as `May`, which is both full and short, counts as
/// short if the rest of the date is `short`.
pub fn month_like(like: Found, index: u32, short: bool) -> &'static str {
    let next = Found { list: like.list + 1, style: Style::Short, ..like };
    let both = short
        && MONTHS.get(next.list).is_some_and(|l| l.style == Style::Short)
        && write(MONTHS, next, like.index) == write(MONTHS, like, like.index);
    write(MONTHS, if both { next } else { like }, index)
}

/// Whether a month's name is no abbreviation.
pub fn is_full(name: &str) -> bool {
    MONTHS.iter().any(|l| l.style == Style::Full && l.names.contains(&name))
}

/// The weekday of this name.
pub fn weekday(word: &str, language: Language) -> Option<Found> {
    find(WEEKDAYS, &WEEKDAY_TABLE, word, language)
}

/// Weekday `index` (Monday is 0) in the manner of `like`.
pub fn weekday_like(like: Found, index: u32) -> &'static str {
    write(WEEKDAYS, like, index)
}

/// The season of this name.
pub fn season(word: &str, language: Language) -> Option<Found> {
    find(SEASONS, &SEASON_TABLE, word, language)
}

/// Season `index` (spring is 0) in the manner of `like`.
pub fn season_like(like: Found, index: u32) -> &'static str {
    write(SEASONS, like, index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_language_and_style() {
        for (word, language, next) in [
            ("May", En, "June"),
            ("sept", En, "Oct"),
            ("JUL", En, "Aug"),
            ("février", En, "mars"),
            ("fevrier", Fr, "mars"),
            ("mai", Fr, "juin"),
            ("Mai", De, "Juni"),
            ("Dez", De, "Jan"),
            ("ene", Es, "feb"),
            ("Meskerem", En, "Tikimt"),
        ] {
            let found = month(word, language).unwrap();
            assert_eq!(month_like(found, found.index + 1, false), next, "{word}");
        }
        let may = month("May", En).unwrap();
        assert_eq!(month_like(may, 9, true), "Oct");
        assert_eq!(month_like(month("June", En).unwrap(), 9, true), "October");
        for (word, language, next) in
            [("Tues", En, "Wed"), ("mar", Fr, "mer"), ("Sa", De, "So"), ("Shabbat", En, "Sunday")]
        {
            let found = weekday(word, language).unwrap();
            assert_eq!(weekday_like(found, found.index + 1), next, "{word}");
        }
        assert_eq!(season("autumn", En).unwrap().index, 2);
        assert_eq!(month("marches", En), None);
    }
}
