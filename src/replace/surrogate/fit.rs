//! Whether a text can be of its category. What can't be gets a stand-in of its own shape: an age that stays as it is,
//! or words that stay beside a telephone number, must be what they pass for.

use super::contact::phone;
use super::number::misread;
use super::words;
use crate::Category as C;
use crate::text::LetterCase;

/// Words that tell an age without a number.
const TELLING: &str = "elderly aged geriatric newborn neonate neonatal infant toddler adolescent adolescence teen teens teenage \
    teenager teenaged twenties thirties forties fourties fifties sixties seventies eighties nineties hundreds \
    quadragenarian quinquagenarian sexagenarian septuagenarian octogenarian nonagenarian centenarian \
    supercentenarian quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire centenaire \
    sesentón sesentona setentón setentona ochentón ochentona octogenario octogenaria nonagenario nonagenaria \
    centenario centenaria";

/// Words that stand beside the number of an age.
const BESIDE_AGE: &str = "a about age almost an and approx approximately around at au aux años ano anos an ans année années \
    b circa d day days de der du early edad ende er et f female half h hour hours hr hrs i im in io ish jahr jahre \
    jahren jährig jährige jähriger jours just late m mai male man mes meses mes mi mid middle mitte mo mois monat \
    monate month months mos mth mths nearly o odd of old olds or over plus s semaine semaines semana semanas some tag \
    tage the to under unter upper w week weeks wk wks wo woche wochen woman y year years yo yob yobf yobm yof yom \
    yowf yowm young yr yrs zum";

/// Number words of languages that a surrogate can be in, beside the English ones.
const NUMBERS: &str = "hundred un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts \
    trente quarante cinquante soixante septante huitante octante nonante cent uno una dos tres cuatro cinco seis siete \
    ocho nueve diez once doce trece catorce quince dieciséis dieciseis diecisiete dieciocho diecinueve veinte veintiún \
    veintiuno veintidós veintidos veintitrés veintitres veinticuatro veinticinco veintiséis veintiseis veintisiete \
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento";

/// The parts that German number words are made of, the longer before the shorter that begin them.
const GERMAN: &str = "eins dreißig dreissig zwanzig vierzig fünfzig sechzig siebzig achtzig neunzig hundert zehn elf zwölf ein zwei \
    drei vier fünf sechs sech sieben sieb acht neun und";

/// Words that stand in or beside a telephone number.
const BESIDE_PHONE: &str = "and apparat area bleep cell code dash dot double durchwahl ext extension extn fax home hundred hunner hyphen \
    mobile no number office oh pager pgr phone plus point poste tel thousand triple work x";

/// Whether `text` can be of the category.
pub(super) fn fits(category: C, text: &str) -> bool {
    let marks = |marks: &[char]| text.matches(marks).count();
    let (letters, digits) = text.chars().fold((0, 0), |(letters, digits), c| {
        (letters + usize::from(c.is_alphabetic()), digits + usize::from(c.is_numeric()))
    });
    let address = || text.contains('@') && !text.trim().contains(char::is_whitespace);
    letters + digits > 0
        && match category {
            C::Age => is_age(text),
            C::Date => is_date(text) && !address(),
            C::Phone | C::Fax => is_phone(text),
            C::IPAddress => marks(&['.', ':', '-']) > 1 && !text.trim().contains(char::is_whitespace),
            C::Url => marks(&['.', ':', '/']) > 0,
            C::City | C::State | C::CountryOrRegion | C::Profession => {
                letters > 0 && letters >= digits && !address()
            }
            C::Patient | C::Doctor | C::Hospital | C::Organization | C::Street | C::LocationOther => {
                !address()
            }
            _ => true,
        }
}

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w == word)
}

/// Runs of letters, runs of digits, and marks one by one.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let kind = |c: char| (c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c), c.is_ascii_digit());
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let first = kind(chars.next()?.1);
        let end =
            chars.find(|(_, c)| kind(*c) != first || first == (false, false)).map_or(rest.len(), |c| c.0);
        let (run, tail) = rest.split_at_checked(end)?;
        rest = tail;
        Some(run)
    })
}

fn is_misread(run: &str) -> bool {
    run.len() <= 2 && run.chars().all(|c| misread(c).is_some())
}

fn is_number_word(word: &str) -> bool {
    let german = || {
        let mut rest = word.strip_suffix("er").unwrap_or(word);
        while let Some(tail) = GERMAN.split_ascii_whitespace().find_map(|part| rest.strip_prefix(part)) {
            rest = tail;
        }
        rest.is_empty() && !word.is_empty() && !word.starts_with("und") && word != "er"
    };
    words::value(word).is_some() || listed(NUMBERS, word) || german()
}

/// Numbers of up to three digits, more only beside a unit, and words that go with them.
fn is_age(text: &str) -> bool {
    let (mut tells, mut unit, mut long, mut numbers) = (false, false, false, 0);
    let (mut digits, mut slash) = (false, false);
    for run in runs(text) {
        let word = run.starts_with(char::is_alphabetic);
        let lower = if word { run.small() } else { String::new() };
        if run.starts_with(|c: char| c.is_ascii_digit()) {
            // Of fractions, months (8/12), weeks and days (3/7), not of dates.
            if slash && !matches!(run, "2" | "3" | "4" | "7" | "12" | "52") {
                return false;
            }
            numbers += 1;
            long |= run.len() > 3;
            tells = true;
        } else if word && (is_number_word(&lower) || listed(TELLING, &lower))
            || matches!(run, "½" | "¼" | "¾")
        {
            tells = true;
        } else if word {
            if !listed(BESIDE_AGE, &lower) && !is_misread(run) {
                return false;
            }
            unit |= !is_misread(run);
        } else if !run.starts_with([
            ' ', '\t', '\n', '\r', '\u{a0}', '-', '–', '‐', '‑', '/', '.', ',', '+', '\'', '’', '~', '<',
            '>', '≥', '≤', '(', ')', '|', '?', '"',
        ]) {
            return false;
        }
        slash = digits && run == "/";
        digits = run.starts_with(|c: char| c.is_ascii_digit());
    }
    tells && numbers < 4 && (!long || unit) && (numbers < 3 || unit || text.contains('/'))
}

/// Digits alone must be a day, a year, or a date run together. Words may be a holiday no list has.
fn is_date(text: &str) -> bool {
    let digits = text.trim();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    match (digits.len(), digits.parse::<u32>()) {
        (1 | 2 | 6 | 8 | 10 | 12 | 14, _) => true,
        (4, Ok(n)) => (1500..2200).contains(&n) || n / 100 <= 31 && n % 100 <= 31,
        _ => false,
    }
}

/// Digits or digit words, and words that go with them, or capitals for the keypad.
fn is_phone(text: &str) -> bool {
    let mut tells = false;
    for run in runs(text) {
        if run.starts_with(char::is_numeric) || is_misread(run) {
            tells = true;
        } else if run.starts_with(char::is_alphabetic) {
            let lower = run.small();
            let digit = words::value(&lower).is_some();
            tells |= digit;
            if !digit && !listed(BESIDE_PHONE, &lower) {
                return phone::keypad(text).is_some();
            }
        }
    }
    tells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_category_can_be() {
        for (category, fitting, unfit) in [
            (
                C::Age,
                "34|9l|6 weeks|94y2m|94 years, 4 months|8/12|2 6/12|88-92|mid-90s|ninety odd|100s|1100 months|½|Elderly|\
                 one hundred and two|quatre-vingt-un ans|neunundachtzig|noventa y dos|achtziger|F/67|<1|45 yo M",
                "plumber|a@b.example|John|John 12|12 Oak Street|4471|555-1234|3/14/62|12-34-56|10.0.0.1|l|und|old|١٢٣",
            ),
            (C::Date, "3|2019|0314|20210304|Eid 2021|Michaelmas|12 of May", "91443|4471|a@b.example|2021030"),
            (
                C::Phone,
                "555-1234|5O5 l2l2|five five five oh one|x4432|ext. 12|1-800-GET-WELL|(415) 555-0173 cell",
                "plumber|12 Oak Street|John 12|a@b.example|٪",
            ),
            (C::Url, "example.org/a|http://x", "plumber|John Smith|4471"),
            (C::IPAddress, "10.0.0.1|fe80::1|A4-91-B1-0E-77-5D", "plumber|4471|10.0|call me: 1.2.3.4"),
            (C::City, "Reno|29 Palms|C0imbatore|Dublin 7|M0", "4471|a@b.example|١٢٣|—"),
            (C::Hospital, "4 West|Hub @ 5th|3N", "a@b.example|…| "),
        ] {
            for text in fitting.split('|') {
                assert!(fits(category, text), "{category:?} {text}");
            }
            for text in unfit.split('|') {
                assert!(!fits(category, text), "{category:?} {text}");
            }
        }
    }
}
