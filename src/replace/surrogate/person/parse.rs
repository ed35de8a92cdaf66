//! The words of a name, and what each is: `SMITH, JOHN Q., MD`, `Maria del Carmen Ortiz-Vega`, `SMITH^JOHN`.

use super::word::{Role, Word, split};
use crate::Entity;
use crate::replace::surrogate::case::folded;
use crate::replace::surrogate::names::{Kind, NameMap};

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "capt", "captain", "cdr", "cmdr", "col", "colonel", "cpl", "docteur", "doctor", "doktor", "dr", "dra", "frau",
    "herr", "hon", "lieutenant", "lt", "madame", "maj", "miss", "mister", "mlle", "mme", "monsieur", "mr", "mrs", "ms",
    "mx", "nurse", "officer", "prof", "professeur", "professor", "rev", "reverend", "senor", "senora", "senorita",
    "sgt", "sra", "srta",
];

/// Suffixes that are no names.
const SURE_SUFFIXES: &[&str] = &["esq", "ii", "iii", "iv", "jr", "md", "pharmd", "phd", "sr"];

/// Credentials that could be names, if they did not stand in capitals or behind a comma.
#[rustfmt::skip]
const CREDENTIALS: &[&str] = &[
    "aprn", "arnp", "bsn", "cna", "cnm", "cnp", "crna", "dc", "dds", "dmd", "dnp", "do", "dpm", "dpt", "emt", "facc",
    "facs", "fnp", "jd", "lcsw", "lmft", "lmsw", "lpc", "lpn", "lvn", "ma", "mbbs", "mph", "msn", "msw", "np", "od",
    "ot", "otr", "pa", "pac", "psyd", "pt", "rd", "rn", "rph", "rrt", "slp",
];

#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "af", "al", "av", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e",
    "el", "ibn", "la", "las", "le", "los", "of", "san", "st", "ten", "ter", "the", "van", "vom", "von", "y", "zu",
    "zum", "zur",
];

/// Particles that begin a surname more often than they are a first name.
const FIRST_PARTICLES: &[&str] = &["bin", "de", "dos", "du", "el", "ibn", "von"];

/// Particles that stand before another one: `Van der Berg`, `De la Cruz`.
const TWO_PARTICLES: &[&str] = &["de", "van", "von"];

fn among(list: &[&str], word: &str) -> bool {
    // The first letter decides most comparisons.
    let key = |w: &str| w.as_bytes().first().copied();
    list.binary_search_by(|w| key(w).cmp(&key(word)).then_with(|| (*w).cmp(word))).is_ok()
}

/// Whether a title stands right before the entity.
pub(super) fn titled(text: &str, e: &Entity) -> bool {
    let before = text.get(..e.start).unwrap_or("").trim_end_matches([' ', '.', '\u{a0}']);
    let start = before.char_indices().rev().take(12).take_while(|(_, c)| c.is_alphabetic()).last();
    let word = start.and_then(|(i, _)| before.get(i..)).unwrap_or("");
    among(TITLES, &folded(word))
}

/// All capitals or all small letters.
pub(super) fn one_case(word: &str) -> bool {
    word.is_ascii() && (!word.chars().any(char::is_lowercase) || !word.chars().any(char::is_uppercase))
}

/// The words of a name with their roles. `titled`: a title stands before it.
pub(super) fn parse(name: &str, titled: bool, names: &NameMap<'_>) -> Vec<Word> {
    let mut words = split(name);
    let titled = mark_titles(&mut words) || titled;
    let comma = mark_suffixes(name, &mut words);
    mark_particles(name, &mut words, names);
    mark_names(name, &mut words, comma, titled, names);
    hyphenate(name, &mut words);
    words
}

/// Titles before, also before the second of two (`Mr. and Mrs. Lee`); the last word is a name whatever it is.
fn mark_titles(words: &mut [Word]) -> bool {
    let all_but_last = words.len().saturating_sub(1);
    let mut titled = true;
    let mut any = false;
    for word in words.iter_mut().take(all_but_last) {
        titled = among(TITLES, &word.norm) && (titled || matches!(&*word.norm, "mr" | "mrs" | "ms" | "dr"));
        if titled {
            word.role = Role::Keep;
            any = true;
        }
    }
    any
}

/// Suffixes and credentials behind. Returns where the surname ends that stands first: `Smith, John`, `SMITH^JOHN`.
fn mark_suffixes(name: &str, words: &mut [Word]) -> Option<usize> {
    let is_suffix = |w: &str| among(SURE_SUFFIXES, w) || among(CREDENTIALS, w);
    let mut comma = name.find([',', '^']);
    let mut from = usize::MAX;
    if let Some(at) = comma {
        // `Ann Lee, M.D.`: letters with points are one credential.
        let tail: String = name.get(at..).unwrap_or("").chars().filter(|c| *c != '.').collect();
        let tail = split(&tail);
        if !tail.is_empty() && tail.iter().all(|w| is_suffix(&w.norm)) {
            from = at;
            comma = None;
        }
    }
    let mut named = words.iter().filter(|w| w.role != Role::Keep).count();
    let mixed = name.chars().any(char::is_lowercase);
    for word in words.iter_mut().rev() {
        let capitals = name.get(word.start..word.end).is_some_and(|w| w.chars().all(char::is_uppercase));
        let told = among(SURE_SUFFIXES, &word.norm) || mixed && capitals && among(CREDENTIALS, &word.norm);
        if word.start < from && (named < 2 || !told) {
            break;
        }
        word.role = Role::Keep;
        named = named.saturating_sub(1);
    }
    comma
}

/// `van`, `de la`: before a name, and at the beginning only where they are no first name.
fn mark_particles(name: &str, words: &mut [Word], names: &NameMap<'_>) {
    let mut nth = 0;
    for word in words.iter_mut().skip(1).filter(|w| matches!(&*w.norm, "and" | "et" | "und")) {
        word.role = Role::Keep;
    }
    for i in 0..words.len() {
        let next = words.get(i + 1).filter(|w| w.role != Role::Keep).map(|w| among(PARTICLES, &w.norm));
        let Some(word) = words.get_mut(i).filter(|w| w.role != Role::Keep) else { continue };
        nth += 1;
        let (Some(next_is_particle), true) = (next, among(PARTICLES, &word.norm)) else { continue };
        let original = name.get(word.start..word.end).unwrap_or("");
        let small = !original.chars().any(char::is_uppercase);
        let stands_as_one = if nth == 1 {
            // `Della Reese` and `al smith` are first names, `de la Cruz` and `von Trapp` are not.
            let usual = among(FIRST_PARTICLES, &word.norm);
            let first_name = !next_is_particle && names.is_listed(Kind::Given, &word.norm);
            let two = next_is_particle && among(TWO_PARTICLES, &word.norm);
            if small { usual || !first_name } else { two || usual && !first_name }
        } else {
            small || original.chars().nth(1).is_some()
        };
        if stands_as_one {
            word.role = Role::Keep;
        }
    }
}

/// First names and surnames by their order.
fn mark_names(name: &str, words: &mut [Word], comma: Option<usize>, titled: bool, names: &NameMap<'_>) {
    let count = words.iter().filter(|w| w.role != Role::Keep).count();
    let mixed = name.chars().any(char::is_lowercase);
    let mut nth = 0;
    let mut behind_particle = false;
    for word in words {
        if word.role == Role::Keep {
            behind_particle = among(PARTICLES, &word.norm);
            continue;
        }
        nth += 1;
        let only_family =
            || !names.is_listed(Kind::Given, &word.norm) && names.is_listed(Kind::Family, &word.norm);
        let kind = match comma {
            Some(at) if word.start < at => Kind::Family,
            Some(_) => Kind::Given,
            None if nth == count && (count > 1 || titled) || behind_particle => Kind::Family,
            None if nth > 1 && only_family() => Kind::Family,
            None => Kind::Given,
        };
        let original = name.get(word.start..word.end).unwrap_or("");
        let letters = word.norm.chars().count();
        let two_capitals = letters == 2 && mixed && original.chars().all(char::is_uppercase);
        word.role = if !word.norm.chars().any(char::is_alphabetic) {
            Role::Other
        } else if letters == 1 && (count > 1 || comma.is_some()) {
            Role::Initial(kind)
        } else if two_capitals && kind == Kind::Given && !names.is_listed(kind, &word.norm) {
            Role::Initials
        } else if count == 1 && !titled && !behind_particle && comma.is_none() {
            Role::Alone
        } else {
            Role::Name(kind)
        };
        behind_particle = false;
    }
}

/// Names tied by a hyphen are of one kind, that of the last: `Ortiz-Vega`, `Mary-Ann`.
fn hyphenate(name: &str, words: &mut [Word]) {
    for i in (1..words.len()).rev() {
        let Some([a, b]) = words.get_mut(i - 1..=i) else { continue };
        if let (Some("-"), Role::Name(_), Role::Name(kind)) = (name.get(a.end..b.start), a.role, b.role) {
            a.role = Role::Name(kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replace::surrogate::names;
    use crate::session::Session;

    /// One letter a word: `g`iven, `f`amily, `i`nitial, `F`amily initial, `I`nitials, `a`lone, `-` kept, `o`ther.
    fn roles(name: &str) -> String {
        let session = Session::one_way([1; 32]);
        let names = NameMap::new(&session, &names::US, false);
        let letter = |w: &Word| match w.role {
            Role::Keep => '-',
            Role::Name(Kind::Given) => 'g',
            Role::Name(Kind::Family) => 'f',
            Role::Initial(Kind::Given) => 'i',
            Role::Initial(Kind::Family) => 'F',
            Role::Initials => 'I',
            Role::Alone => 'a',
            Role::Other => 'o',
        };
        parse(name, false, &names).iter().map(letter).collect()
    }

    #[test]
    fn lists_are_sorted() {
        for list in [TITLES, SURE_SUFFIXES, CREDENTIALS, PARTICLES, FIRST_PARTICLES, TWO_PARTICLES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn words_have_their_roles() {
        for (name, want) in [
            ("John Smith", "gf"),
            ("SMITH, JOHN Q.", "fgi"),
            ("SMITH^JOHN^Q", "fgi"),
            ("smith, j", "fi"),
            ("J. Smith", "if"),
            ("Kim P.", "gF"),
            ("Dr. Smith", "-f"),
            ("Mr. and Mrs. Smith", "---f"),
            ("John and Mary Smith", "g-gf"),
            ("Prof. Dr. Anna Weber", "--gf"),
            ("Smith", "a"),
            ("JS", "a"),
            ("TJ Smith", "If"),
            ("Maria del Carmen Ortiz-Vega", "g-fff"),
            ("Maria Garcia Lopez", "gff"),
            ("Mary-Ann Smith", "ggf"),
            ("Ludwig van der Berg", "g--f"),
            ("de la Cruz", "--f"),
            ("von Trapp", "-f"),
            ("Van Der Berg", "--f"),
            ("Van Morrison", "gf"),
            ("al smith", "gf"),
            ("Della Reese", "gf"),
            ("John Smith Jr.", "gf-"),
            ("John Smith, MD", "gf-"),
            ("John Smith, M.D., Ph.D.", "gf----"),
            ("Ann Lee RN", "gf-"),
            ("Yo-Yo Ma", "ggf"),
            ("O'Brien's", "a"),
            ("J0hn 5", "go"),
            ("王伟", "a"),
            ("", ""),
            (", ,", ""),
        ] {
            assert_eq!(roles(name), want, "{name}");
        }
    }
}
