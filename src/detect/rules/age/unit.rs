//! What stands behind an age: years, months, weeks or days with `old`, and the sex.

use super::sex::sex;
use super::{Candidate, Found};
use crate::detect::rules::scan::{digits, hash, same_line, wide_gap, words_before};
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// A word that says both unit and age: `yo`.
    YearsOld,
    Years,
    /// Months, weeks, days: they belong to the span.
    Shorter,
    /// `m`: months behind years, else the sex.
    Letter,
}

words! {
    UNITS: Unit =
        "yo yof yom yowm yowf yobm yobf y.o" => Unit::YearsOld,
        "year years yr yrs y yrs' years' anos años jahre" => Unit::Years,
        "month months mo mos mth mths week weeks wk wks day days" => Unit::Shorter,
        "m" => Unit::Letter
}

words! {
    /// Words for a person behind an age.
    PERSON: () =
        "man woman boy girl male female gentleman lady infant baby child toddler newborn neonate teen teenager m f \
         wm wf bm bf hm hf wf/f son daughter boy's patient pt gravida primigravida nulliparous male's youth adolescent \
         person adult retired former" => ()
}

words! {
    /// Words that make weeks those of a pregnancy, or a number a catheter or a temperature.
    PREGNANT: () =
        "gestation gestational gest ga ega pregnant pregnancy preg iup iugr wga fetus fetal twins intrauterine cga pma edd aga sga lga \
         gravid antenatal scan usg anatomy" => ()
}

/// Reports the age that candidate `c` is by what stands behind it.
pub(super) fn behind(doc: &Document<'_>, c: Candidate) -> Found {
    // Over the hyphens of `67-year-old`.
    let mut at = c.end;
    let hyphen = matches!(doc.word(at), "-" | "–" | "‐" | "‑");
    at += usize::from(hyphen);
    if !same_line(doc, c.first, at) {
        return None;
    }
    let Some(unit) = UNITS.get(hash(doc, at)) else { return sex(doc, c) };
    match unit {
        Unit::YearsOld => Some((c.first..c.end, 97, "age.years")),
        Unit::Years => years(doc, c, at),
        Unit::Shorter => shorter(doc, c, at),
        Unit::Letter => sex(doc, c),
    }
}

/// Whether a column's gap stands before the tokens `first..end` and behind them.
fn in_column(doc: &Document<'_>, first: usize, end: usize) -> bool {
    first > 0 && same_line(doc, first - 1, first) && wide_gap(doc, first - 1) && wide_gap(doc, end - 1)
}

/// The token after `old` behind the unit at token `at`, if it says `old`.
fn old(doc: &Document<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    while matches!(doc.word(next), "-" | "–" | "/" | "." | "‐" | "‑") && next < at + 3 {
        next += 1;
    }
    if !same_line(doc, at, next) {
        return None;
    }
    match doc.lower_word(next) {
        "old" | "olds" | "o" | "young" => Some(next + 1),
        "of" if doc.lower_word(next + 1) == "age" => Some(next + 2),
        _ => None,
    }
}

fn years(doc: &Document<'_>, c: Candidate, at: usize) -> Found {
    let letter = doc.lower_word(at) == "y";
    // `9 y 5 m`, `4y2m`, `6 years, 4 months`
    let second = at + 1 + usize::from(matches!(doc.word(at + 1), "," | "and"));
    if (1..=2).contains(&digits(doc, second))
        && matches!(UNITS.get(hash(doc, second + 1)), Some(Unit::Shorter | Unit::Letter))
        && same_line(doc, at, second + 1)
        && c.value < 20
    {
        let glued = doc.glued(c.end - 1) && letter;
        let aged = glued || is_person(doc, second + 2) || old(doc, second + 1).is_some();
        return Some((c.first..second + 2, if aged { 92 } else { 66 }, "age.years-months"));
    }
    if old(doc, at).is_some() {
        return Some((c.first..c.end, 97, "age.years"));
    }
    if letter && doc.lower_word(at + 1) == "." && doc.lower_word(at + 2) == "o" {
        return Some((c.first..c.end, 97, "age.years"));
    }
    if is_person(doc, at + 1) || doc.word(at + 1) == "/" && is_person(doc, at + 2) {
        return Some((c.first..c.end, 93, "age.years"));
    }
    // `, 13 y, male`
    if doc.word(at + 1) == "," && is_person(doc, at + 2) {
        return Some((c.first..c.end, 90, "age.years"));
    }
    // `Date of birth: 9 September 2006 (16 years)`
    let bracketed = doc.lower_at(c.first, -1) == "(" && doc.word(at + 1) == ")";
    let born =
        || words_before(doc, c.first, 6).any(|j| matches!(doc.lower_word(j), "dob" | "birth" | "born"));
    if in_column(doc, c.first, at + 1) || bracketed && born() {
        return Some((c.first..c.end, 82, "age.years"));
    }
    let glued =
        doc.glued(c.end - 1) && letter && !matches!(doc.lower_word(at + 1), "ago" | "hx" | "of" | "x");
    (glued && doc.word(at) == "Y" && !doc.glued(at)).then_some((c.first..c.end, 82, "age.years"))
}

fn is_person(doc: &Document<'_>, at: usize) -> bool {
    PERSON.has(hash(doc, at)) && same_line(doc, at.saturating_sub(1), at)
}

fn shorter(doc: &Document<'_>, c: Candidate, at: usize) -> Found {
    let letter = doc.token(at).is_some_and(|t| t.len() == 1);
    let pregnant = || {
        (at + 1..at + 4).any(|j| PREGNANT.has(hash(doc, j)))
            || words_before(doc, c.first, 3).any(|j| PREGNANT.has(hash(doc, j)))
    };
    let old = old(doc, at).filter(|_| !letter).is_some();
    let hyphen = matches!(doc.word(c.end), "-" | "–");
    let next = at + 1 + usize::from(doc.word(at + 1) == "-");
    let person = !letter
        && is_person(doc, next)
        && doc.token(next).is_some_and(|t| t.len() > 1 || t.case == Case::Upper);
    let postpartum = matches!(
        doc.lower_word(next),
        "post" | "postpartum" | "postop" | "history" | "hx" | "course" | "ago" | "s"
    );
    let confidence = match () {
        () if postpartum || pregnant() => return None,
        () if old => 95,
        () if named(doc, c.first) => 84,
        () if in_column(doc, c.first, at + 1)
            && doc.token_at(c.first, -1).is_some_and(|t| t.case == Case::Title) =>
        {
            82
        }
        () if person && (hyphen || doc.lower_word(next) != "male") => 88,
        () => return None,
    };
    Some((c.first..at + 1, confidence, "age.months"))
}

/// Whether a listed first name, or a name and a bracket, stands before token `i`: `Kazio, 3 months`, `Mirjam Rasmussen (11 months`.
fn named(doc: &Document<'_>, i: usize) -> bool {
    let mark = usize::from(i > 0 && matches!(doc.word(i - 1), "(" | "|"));
    let Some(name) = i.checked_sub(1 + mark).filter(|&j| same_line(doc, j, i)).and_then(|j| doc.token(j))
    else {
        return false;
    };
    let bits = lookup(name.hash);
    let listed = bits & (class::FIRST_TOP | class::FIRST | class::LAST_TOP) != 0;
    listed
        && mark > 0
        && bits
            & (class::COMMON_TOP
                | class::COMMON
                | class::EPONYM
                | class::MEDICAL
                | class::DRUG
                | class::MONTH)
            == 0
        && matches!(name.case, Case::Title | Case::Upper)
}
