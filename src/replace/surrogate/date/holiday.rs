//! Holidays: when they are, and the one nearest to a day.

use super::Language;
use super::calendar::{civil, day_number, easter, month_length, weekday};
use crate::lexicon::fold;
use Language::{De, En, Es, Fr};
use Rule::{Easter, Fixed, Last, Nth};

/// When a holiday is. Feasts of moon calendars have the middle of their range.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, weekday (Monday is 0), which of them from 1.
    Nth(u32, u32, u32),
    /// Month and weekday: the last.
    Last(u32, u32),
    /// Days after Easter Sunday.
    Easter(i32),
}

/// A holiday.
#[derive(Debug)]
pub struct Holiday {
    language: Language,
    rule: Rule,
    /// How a surrogate names it; empty if none does.
    name: &'static str,
    /// Its names in lower case, folded, without blanks and points.
    known: &'static [&'static str],
}

const fn day(language: Language, rule: Rule, name: &'static str, known: &'static [&'static str]) -> Holiday {
    Holiday { language, rule, name, known }
}

#[rustfmt::skip]
static HOLIDAYS: &[Holiday] = &[
    day(En, Fixed(1, 1), "New Year's Day", &["newyearsday", "newyears", "newyear", "newyearday"]),
    day(En, Nth(1, 0, 3), "Martin Luther King Day", &["martinlutherkingday", "martinlutherkingjrday", "mlkday", "mlk"]),
    day(En, Fixed(2, 2), "Groundhog Day", &["groundhogday"]),
    day(En, Fixed(2, 14), "Valentine's Day", &["valentinesday", "valentines", "valentineday", "stvalentinesday"]),
    day(En, Nth(2, 0, 3), "Presidents' Day", &["presidentsday", "presidentday", "washingtonsbirthday"]),
    day(En, Fixed(3, 17), "St. Patrick's Day", &["stpatricksday", "saintpatricksday", "stpattysday", "stpaddysday"]),
    day(En, Easter(-2), "Good Friday", &["goodfriday"]),
    day(En, Easter(0), "Easter", &["easter", "eastersunday", "easterday"]),
    day(En, Fixed(4, 22), "Earth Day", &["earthday"]),
    day(En, Nth(5, 6, 2), "Mother's Day", &["mothersday"]),
    day(En, Last(5, 0), "Memorial Day", &["memorialday"]),
    day(En, Nth(6, 6, 3), "Father's Day", &["fathersday"]),
    day(En, Fixed(7, 4), "Independence Day", &["independenceday"]),
    day(En, Nth(9, 0, 1), "Labor Day", &["laborday", "labourday"]),
    day(En, Nth(10, 0, 2), "Columbus Day", &["columbusday", "indigenouspeoplesday", "indigenouspeopleday"]),
    day(En, Fixed(10, 31), "Halloween", &["halloween", "hallowseve"]),
    day(En, Fixed(11, 11), "Veterans Day", &["veteransday", "veteranday", "armisticeday", "remembranceday"]),
    day(En, Nth(11, 3, 4), "Thanksgiving", &["thanksgiving", "thanksgivingday", "turkeyday"]),
    day(En, Fixed(12, 24), "Christmas Eve", &["christmaseve", "xmaseve"]),
    day(En, Fixed(12, 25), "Christmas", &["christmas", "christmasday", "xmas", "xmasday"]),
    day(En, Fixed(12, 31), "New Year's Eve", &["newyearseve", "newyeareve", "nye"]),
    day(En, Fixed(6, 19), "", &["juneteenth"]),
    day(En, Nth(11, 4, 4), "", &["blackfriday"]),
    day(En, Easter(-7), "", &["palmsunday"]),
    day(En, Easter(1), "", &["eastermonday"]),
    day(En, Easter(-1), "", &["holysaturday"]),
    day(En, Easter(-3), "", &["maundythursday", "holythursday"]),
    day(En, Easter(7), "", &["orthodoxeaster"]),
    day(En, Easter(-46), "", &["ashwednesday", "lent"]),
    day(En, Easter(-47), "", &["mardigras", "shrovetuesday", "fattuesday"]),
    day(En, Easter(39), "", &["ascensionday"]),
    day(En, Easter(49), "", &["pentecost", "whitsunday"]),
    day(En, Fixed(1, 6), "", &["threekings", "threekingsday", "epiphany"]),
    day(En, Fixed(2, 2), "", &["candlemas"]),
    day(En, Fixed(1, 26), "", &["australiaday"]),
    day(En, Fixed(4, 25), "", &["anzacday"]),
    day(En, Fixed(5, 5), "", &["cincodemayo"]),
    day(En, Fixed(7, 1), "", &["canadaday"]),
    day(En, Fixed(8, 15), "", &["assumption"]),
    day(En, Fixed(11, 1), "", &["allsaints", "allsaintsday", "samhain"]),
    day(En, Fixed(11, 2), "", &["allsouls", "allsoulsday", "dayofthedead"]),
    day(En, Fixed(11, 5), "", &["guyfawkes", "guyfawkesnight", "bonfirenight"]),
    day(En, Fixed(12, 6), "", &["stnicholas", "stnicholasday"]),
    day(En, Fixed(12, 16), "", &["simbanggabi", "posadas"]),
    day(En, Fixed(12, 26), "", &["boxingday", "ststephensday", "kwanzaa"]),
    day(En, Nth(2, 6, 2), "", &["superbowlsunday", "superbowl"]),
    day(En, Nth(2, 0, 3), "", &["familyday"]),
    day(En, Nth(4, 0, 3), "", &["patriotsday"]),
    day(En, Fixed(5, 1), "", &["mayday"]),
    day(En, Last(5, 0), "", &["bankholiday", "victoriaday"]),
    day(En, Nth(10, 6, 2), "", &["whitesunday"]),
    day(En, Fixed(1, 13), "", &["lohri", "pongal", "makarsankranti"]),
    day(En, Fixed(1, 19), "", &["timket"]),
    day(En, Fixed(2, 4), "", &["lunarnewyear", "chinesenewyear", "cny", "tet"]),
    day(En, Fixed(2, 1), "", &["tubshvat", "tubishvat"]),
    day(En, Fixed(3, 14), "", &["holi", "purim"]),
    day(En, Fixed(3, 20), "", &["nowruz", "norooz"]),
    day(En, Fixed(4, 5), "", &["qingming"]),
    day(En, Fixed(4, 13), "", &["songkran", "vishu", "vaisakhi", "pesach", "passover"]),
    day(En, Fixed(8, 20), "", &["vulan", "obon"]),
    day(En, Fixed(9, 11), "", &["ethiopiannewyear", "enkutatash"]),
    day(En, Fixed(9, 20), "", &["roshhashanah", "chuseok", "midautumnfestival"]),
    day(En, Fixed(9, 29), "", &["yomkippur", "sukkot"]),
    day(En, Fixed(10, 29), "", &["diwali", "deepavali"]),
    day(En, Fixed(11, 27), "", &["hmongnewyear"]),
    day(En, Fixed(12, 15), "", &["hanukkah", "chanukah"]),
    day(Fr, Fixed(1, 1), "jour de l'An", &["jourdelan", "nouvelan", "leprimierdelan"]),
    day(Fr, Fixed(1, 6), "Épiphanie", &["epiphanie", "fetedesrois"]),
    day(Fr, Fixed(2, 14), "Saint-Valentin", &["saintvalentin", "stvalentin"]),
    day(Fr, Easter(0), "Pâques", &["paques", "dimanchedepaques"]),
    day(Fr, Fixed(5, 1), "fête du Travail", &["feteduttravail", "fetedutravail"]),
    day(Fr, Easter(39), "Ascension", &["ascension"]),
    day(Fr, Easter(49), "Pentecôte", &["pentecote"]),
    day(Fr, Fixed(6, 24), "Saint-Jean", &["saintjean", "stjean", "saintjeanbaptiste"]),
    day(Fr, Fixed(7, 14), "fête nationale", &["fetenationale"]),
    day(Fr, Fixed(8, 15), "Assomption", &["assomption"]),
    day(Fr, Nth(10, 0, 2), "Action de grâce", &["actiondegrace"]),
    day(Fr, Fixed(11, 1), "Toussaint", &["toussaint"]),
    day(Fr, Fixed(12, 25), "Noël", &["noel", "jourdenoel"]),
    day(Fr, Fixed(12, 31), "Saint-Sylvestre", &["saintsylvestre", "stsylvestre"]),
    day(De, Fixed(1, 1), "Neujahr", &["neujahr", "neujahrstag"]),
    day(De, Fixed(1, 6), "Dreikönig", &["dreikonig", "heiligedreikonige", "dreikonigstag"]),
    day(De, Easter(-48), "Rosenmontag", &["rosenmontag", "karneval", "fasching"]),
    day(De, Easter(-2), "Karfreitag", &["karfreitag"]),
    day(De, Easter(0), "Ostern", &["ostern", "ostersonntag", "ostermontag"]),
    day(De, Nth(5, 6, 2), "Muttertag", &["muttertag"]),
    day(De, Easter(49), "Pfingsten", &["pfingsten", "pfingstsonntag", "pfingstmontag"]),
    day(De, Easter(60), "Fronleichnam", &["fronleichnam"]),
    day(De, Fixed(8, 15), "Mariä Himmelfahrt", &["mariahimmelfahrt"]),
    day(De, Fixed(10, 3), "Tag der Deutschen Einheit", &["tagderdeutscheneinheit"]),
    day(De, Fixed(10, 31), "Reformationstag", &["reformationstag"]),
    day(De, Fixed(11, 1), "Allerheiligen", &["allerheiligen"]),
    day(De, Fixed(12, 6), "Nikolaus", &["nikolaus", "nikolaustag"]),
    day(De, Fixed(12, 24), "Heiligabend", &["heiligabend", "heiligerabend"]),
    day(De, Fixed(12, 25), "Weihnachten", &["weihnachten", "weihnachtstag"]),
    day(De, Fixed(12, 31), "Silvester", &["silvester"]),
    day(Es, Fixed(1, 1), "Año Nuevo", &["anonuevo", "diadeanonuevo"]),
    day(Es, Fixed(1, 6), "Reyes", &["reyes", "diadereyes", "reyesmagos"]),
    day(Es, Fixed(2, 14), "San Valentín", &["sanvalentin", "diadesanvalentin"]),
    day(Es, Easter(-2), "Viernes Santo", &["viernessanto"]),
    day(Es, Easter(0), "Pascua", &["pascua", "domingodepascua", "semanasanta"]),
    day(Es, Fixed(5, 10), "Día de la Madre", &["diadelamadre", "diadelasmadres"]),
    day(Es, Fixed(6, 24), "San Juan", &["sanjuan"]),
    day(Es, Fixed(8, 15), "Asunción", &["asuncion"]),
    day(Es, Fixed(9, 16), "Día de la Independencia", &["diadelaindependencia"]),
    day(Es, Fixed(11, 2), "Día de Muertos", &["diademuertos", "diadelosmuertos"]),
    day(Es, Nth(11, 3, 4), "Día de Acción de Gracias", &["diadeacciondegracias", "acciondegracias"]),
    day(Es, Fixed(12, 24), "Nochebuena", &["nochebuena"]),
    day(Es, Fixed(12, 25), "Navidad", &["navidad"]),
    day(Es, Fixed(12, 31), "Nochevieja", &["nochevieja"]),
];

/// The holiday named by whole words of `text`, the longest name first, and the bytes of its name.
pub fn find(text: &str) -> Option<(&'static Holiday, usize, usize)> {
    // Letters and digits with the byte where each begins; misread letters are read like the letters they look like.
    let mut plain = String::new();
    let mut starts = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        for folded in fold(&c.to_lowercase().collect::<String>()).chars() {
            plain.push(if folded == 'l' || folded == '1' { 'i' } else { folded });
            starts.resize(plain.len(), at);
        }
    }
    let edge = |at: usize| {
        let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !alphanumeric(text.get(..at).and_then(|t| t.chars().next_back()))
            || !alphanumeric(text.get(at..).and_then(|t| t.chars().next()))
    };
    let place = |name: &str| {
        if name.len() > plain.len() {
            return None;
        }
        let name = name.replace('l', "i");
        plain.match_indices(&name).find_map(|(from, _)| {
            let start = *starts.get(from)?;
            let last = *starts.get(from + name.len() - 1)?;
            let end = last + text.get(last..)?.chars().next()?.len_utf8();
            (edge(start) && edge(end)).then_some((start, end))
        })
    };
    let known = HOLIDAYS.iter().flat_map(|h| h.known.iter().map(move |n| (h, *n)));
    let found = known.filter_map(|(h, name)| place(name).map(|(start, end)| (name.len(), h, start, end)));
    found.max_by_key(|f| f.0).map(|(_, h, start, end)| (h, start, end))
}

impl Holiday {
    /// Its day number in a year.
    pub fn in_year(&self, year: i32) -> i32 {
        match self.rule {
            Fixed(month, day) => day_number((year, month, day)),
            Nth(month, wanted, nth) => {
                let first = day_number((year, month, 1));
                first + ((wanted + 7 - weekday(first)) % 7 + 7 * (nth - 1)) as i32
            }
            Last(month, wanted) => {
                let last = day_number((year, month, month_length(year, month)));
                last - ((weekday(last) + 7 - wanted) % 7) as i32
            }
            Easter(days) => easter(year) + days,
        }
    }

    /// The name of the holiday nearest to a day, in this one's language, that does not hold the `original` name.
    pub fn near(&self, day: i32, original: &str) -> &'static str {
        let (year, ..) = civil(day);
        let original = original.to_lowercase();
        let name = |h: &Holiday| {
            let distance = (year - 1..=year + 1).map(|y| (h.in_year(y) - day).abs()).min();
            (distance.unwrap_or(i32::MAX), h.name)
        };
        let others = HOLIDAYS.iter().filter(|h| {
            h.language == self.language
                && !h.name.is_empty()
                && !self.known.iter().any(|n| h.known.contains(n))
                && !h.name.to_lowercase().contains(&original)
        });
        others.map(name).min().map_or("", |n| n.1)
    }
}

/// Some holiday in place of words that name none of the known.
pub fn pick(language: Language, choice: usize) -> &'static str {
    let named = || HOLIDAYS.iter().filter(|h| h.language == language && !h.name.is_empty());
    named().nth(choice % named().count().max(1)).map_or("", |h| h.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_are_found_by_whole_words() {
        for (text, name) in [
            ("Thanksgiving", "Thanksgiving"),
            ("New  Year's  Eve", "New  Year's  Eve"),
            ("Thanksglving", "Thanksglving"),
            ("Tu B'Shvat of 2021", "Tu B'Shvat"),
            ("Friday before Thanksgiving, 2021", "Thanksgiving"),
            ("en Navidad", "Navidad"),
            ("christmas eve", "christmas eve"),
            ("St. Nicholas", "St. Nicholas"),
        ] {
            let (_, start, end) = find(text).unwrap();
            assert_eq!(text.get(start..end), Some(name));
        }
        for text in ["Bluentines", "silent", "March", "", "é"] {
            assert!(find(text).is_none(), "{text}");
        }
    }

    #[test]
    fn days_and_neighbours() {
        let day = |text: &str, year| civil(find(text).unwrap().0.in_year(year));
        assert_eq!(day("Thanksgiving", 2024), (2024, 11, 28));
        assert_eq!(day("Memorial Day", 2024), (2024, 5, 27));
        assert_eq!(day("Labor Day", 2025), (2025, 9, 1));
        assert_eq!(day("Good Friday", 2024), (2024, 3, 29));
        let near = |text: &str, date| find(text).unwrap().0.near(day_number(date), text);
        assert_eq!(near("Christmas", (2024, 1, 2)), "New Year's Day");
        assert_eq!(near("Navidad", (2024, 12, 30)), "Nochevieja");
        assert_eq!(near("Halloween", (2024, 10, 31)), "Veterans Day");
        assert!(!pick(De, 1_000_000).is_empty());
    }
}
