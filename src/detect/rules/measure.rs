//! What looks like an identifier and is a measure, a date or an ordinal.

use super::run::{Run, gap, is_number};
use super::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document};

/// Whether a run is not, by its shape or by what follows, a date, a time, a dose or another measure.
pub(super) fn plausible(doc: &Document<'_>, k: usize, run: Run) -> bool {
    !(measured(doc, k, run) || is_date(doc, k, run.end) || is_ordinal(doc, k, run))
}

/// A unit, a per cent sign, a decimal or a clock time follows.
fn measured(doc: &Document<'_>, k: usize, run: Run) -> bool {
    let next = doc.word(run.end);
    let glued = run.end > 0 && doc.glued(run.end - 1);
    if matches!(next, "%" | "°" | "+" | "<" | ">") && (glued || run.digits <= 3) {
        return true;
    }
    if next == ":" && glued && doc.glued(run.end) && is_number(doc, run.end + 1) {
        return true;
    }
    if run.letters > 0 {
        // A dose written in one word.
        let two = run.end == k + 2 || (run.pointed && run.end == k + 4);
        let lone = run.letters > 1 || run.lower || run.digits <= 2;
        return two && lone && run.digits <= 5 && is_number(doc, k) && is_unit(doc, run.end - 1);
    }
    // Inches are few; `in` behind a long number is the word.
    let most = if next == "in" { 2 } else { 5 };
    run.digits <= most && gap(doc, run.end).is_some_and(|g| g <= 1) && is_unit(doc, run.end)
}

words! {
    UNITS: () =
        "mg mcg g gm gram grams kg lb lbs ml l cc dl oz mm cm m km mi miles in inch inches ft feet fr \
         unit units u iu meq mmol mol umol mmhg bpm hz min mins minute minutes h hr hrs hour hours \
         sec secs d day days wk wks week weeks mo mos month months y yr yrs year years yo am pm x \
         times tab tabs tablet tablets cap caps capsules puffs drops doses percent pack packs gauge \
         ga joules j kpa points dollars st nd rd th copies cells cfu kcal steps people patients" => ()
}

/// A unit; in title case it is a word (`733 St Kilda Rd`).
fn is_unit(doc: &Document<'_>, i: usize) -> bool {
    doc.token(i).is_some_and(|t| t.case != Case::Title && UNITS.has(t.hash))
}

/// `1/2/2024`, `2024-02-01`, `12-Feb-2024`, `14-IV-2023`, `19MAR2012`, as scanned too (`O3/l1/2O16`).
fn is_date(doc: &Document<'_>, k: usize, end: usize) -> bool {
    let month = |i: usize| doc.token(i).is_some_and(|m| lookup(m.hash) & class::MONTH != 0);
    if end == k + 3 && month(k + 1) {
        return is_digits(doc.word(k), 2) && (is_year(doc.word(k + 2)) || is_digits(doc.word(k + 2), 2));
    }
    if end < k + 5 {
        return false;
    }
    let text = doc.span(k..end).map_or("", |r| doc.slice(r.start, r.end));
    let Some(sign) = text.bytes().find(|b| matches!(b, b'/' | b'-' | b'.')) else { return false };
    let mut parts = text.split(sign as char);
    let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let roman =
        matches!(b, "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX" | "X" | "XI" | "XII");
    let inner = is_digits(b, 2) || roman || end == k + 5 && month(k + 2);
    let slashed = sign != b'-' && is_digits(a, 2) && is_digits(b, 2) && c.len() == 2 && is_digits(c, 2);
    (inner && is_digits(a, 2) && is_year(c)) || (inner && is_year(a) && is_digits(c, 2)) || slashed
}

/// At most `most` digits, or what scanning makes of them.
fn is_digits(word: &str, most: usize) -> bool {
    (1..=most).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'O' | b'l' | b'I'))
}

fn is_year(word: &str) -> bool {
    is_digits(word, 4)
        && matches!(word.as_bytes(), [b'1' | b'l' | b'I', b'9', ..] | [b'2', b'0' | b'O', ..])
        && word.len() == 4
}

/// `3rd`, `2x`, `x3`, `q6`.
fn is_ordinal(doc: &Document<'_>, k: usize, run: Run) -> bool {
    run.end == k + 2
        && run.digits <= 2
        && (matches!(doc.lower_word(k + 1), "st" | "nd" | "rd" | "th" | "x")
            || matches!(doc.lower_word(k), "x" | "q"))
}

words! {
    /// What a number behind it measures or counts, or what introduces another kind of number; `true` if before six
    /// digits and more it is letters of an identifier (`MRN: RM 30-4471`).
    VITALS: bool =
        "rm prn ct mri fr po im exp pt iv rev" => true,
        "sbp dbp bp hr rr map peep ps tv vt ef wt ht bmi asa gcs alt ast sat sats hgb hb \
         wbc plt inr ph ptt cr bun na egfr ecog nyha x q bed dob age sex cpt icd ndc drg loinc hcpcs \
         snomed dx rxnorm temp ldl hdl tsh ck crp esr bnp lvef cvp icp vte avpu mews tel \
         fax ext pg page vol ver sq pr tomm fx call " => false
}

/// Whether a number of so many digits behind the word with this hash is no identifier.
pub(super) fn is_vital(hash: u32, digits: usize) -> bool {
    VITALS.get(hash).is_some_and(|letters| !letters || digits < 6)
}

/// Lengths of the digit groups of a telephone number: 3-3-4, 3-4, 4-7, 5-6 and the like.
pub(super) fn is_telephone(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let mut groups =
        (start..end).filter(|&i| is_number(doc, i)).filter_map(|i| doc.token(i)).map(|t| t.len());
    let shape = [groups.next(), groups.next(), groups.next(), groups.next()];
    matches!(
        shape,
        [Some(3), Some(3), Some(4), None]
            | [Some(1), Some(3), Some(3), Some(4)]
            | [Some(3 | 4), Some(3), Some(3), None]
            | [Some(3), Some(4), Some(4), None]
            | [Some(4), Some(7), None, None]
            | [Some(3), Some(4), None, None]
            | [Some(5), Some(5 | 6), None, None]
            | [Some(4), Some(3), Some(4), None]
    )
}
