//! What stands where a label promises an identifier: glued runs of letters and digits, groups with single
//! spaces between them, masked numbers, and digits spoken one by one.

use super::dictated;
use crate::Category;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

/// The most groups of a spaced identifier (`(01)…` and IBANs have the most).
const GROUPS: usize = 9;
/// A glued run longer than this is no identifier, in tokens.
const RUN: usize = 40;

/// A possible identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Value {
    /// First token.
    pub start: usize,
    /// After the last token.
    pub end: usize,
    /// Digits in it (spoken ones too).
    pub digits: usize,
    /// ASCII letters in it, spoken words not counted.
    pub letters: usize,
    /// It has upper-case letters and no lower-case ones.
    pub upper: bool,
    /// It has inner hyphens, slashes or underscores.
    pub joined: bool,
    /// It has an inner point.
    pub pointed: bool,
    /// Groups with spaces between.
    pub groups: usize,
    /// A mask (`xxx-xx-`, `****`) stands before it.
    pub masked: bool,
    /// Spoken digits.
    pub spoken: bool,
}

impl Value {
    /// Digits only, in one group.
    pub const fn is_plain(&self) -> bool {
        self.letters == 0 && !self.joined && !self.pointed && self.groups == 1
    }
}

/// A glued run of tokens.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    pub end: usize,
    pub digits: usize,
    pub letters: usize,
    pub lower: bool,
    pub upper: bool,
    pub joined: bool,
    pub pointed: bool,
}

/// The identifier at token `k`, if there is one. `of` is what the label says it is.
pub(super) fn value_at(doc: &Document<'_>, k: usize, of: Category) -> Option<Value> {
    if let Some(value) = dictated::value_at(doc, k) {
        return Some(value);
    }
    let mask = k;
    let (k, masked) = skip_mask(doc, k);
    let first = run_at(doc, k)?;
    if first.digits == 0 {
        return prefixed(doc, k, first, of);
    }
    if masked && first.letters > 0 && of != Category::Account {
        return None;
    }
    if !plausible(doc, k, first) {
        return None;
    }
    // `xxxx6407` is one word, so all of it goes; of `xxx-xx-6407` the digits.
    let glued_mask = masked && k == mask + 1 && doc.token(mask).is_some_and(|t| t.len() > 1);
    let mut value = Value { start: if glued_mask { mask } else { k }, masked, ..Value::default() };
    take(&mut value, first);
    if !masked {
        extend(doc, &mut value, first, of);
    }
    Some(value)
}

/// Letters, one space, then digits: `TBH 446 384 878`, `HO 66-1052`.
fn prefixed(doc: &Document<'_>, k: usize, first: Run, of: Category) -> Option<Value> {
    let word = doc.token(k)?;
    let short = (1..=5).contains(&first.letters) && first.end == k + 1 || first.joined && first.letters <= 8;
    let cased = matches!(word.case, Case::Upper) || (matches!(word.case, Case::Lower) && first.letters <= 3);
    if !short || !cased || gap(doc, first.end) != Some(1) {
        return None;
    }
    let mask = lookup(word.hash);
    let common = if word.case == Case::Upper { class::COMMON_TOP } else { class::COMMON_TOP | class::COMMON };
    let known = mask & (common | class::MONTH) != 0 && first.letters > 1;
    let state = mask & class::STATE_ABBR != 0 && matches!(of, Category::License | Category::Vehicle);
    let single = first.letters == 1
        && (word.case == Case::Lower || matches!(doc.word(k), "I" | "M" | "F" | "X" | "Q"));
    if known || state || single || (of != Category::Device && is_vital(doc.lower_word(k))) {
        return None;
    }
    let next = run_at(doc, first.end)?;
    let starts_with_digit = doc.token(first.end).is_some_and(|t| t.kind == TokenKind::Number);
    if next.digits < 2
        || !(starts_with_digit || next.upper && !next.lower)
        || !plausible(doc, first.end, next)
    {
        return None;
    }
    let mut value = Value { start: k, ..Value::default() };
    take(&mut value, first);
    value.groups = 0; // the prefix belongs to the first group
    take(&mut value, next);
    extend(doc, &mut value, next, of);
    Some(value)
}

/// What a number behind it measures.
fn is_vital(word: &str) -> bool {
    matches!(
        word,
        "sbp"
            | "dbp"
            | "bp"
            | "hr"
            | "rr"
            | "map"
            | "peep"
            | "fio2"
            | "ps"
            | "tv"
            | "vt"
            | "ef"
            | "wt"
            | "ht"
            | "bmi"
            | "asa"
            | "gcs"
            | "alt"
            | "ast"
            | "spo2"
            | "sat"
            | "sats"
            | "hgb"
            | "hb"
            | "wbc"
            | "plt"
            | "inr"
            | "ph"
            | "pt"
            | "ptt"
            | "cr"
            | "bun"
            | "na"
            | "egfr"
            | "ecog"
            | "nyha"
            | "mri"
            | "ct"
            | "exp"
            | "x"
            | "q"
            | "fr"
            | "rm"
            | "bed"
            | "dob"
            | "age"
            | "sex"
            | "cpt"
            | "icd"
            | "ndc"
            | "drg"
            | "loinc"
            | "hcpcs"
            | "snomed"
            | "dx"
            | "rxnorm"
            | "temp"
            | "hba1c"
            | "a1c"
            | "ldl"
            | "hdl"
            | "tsh"
            | "ck"
            | "crp"
            | "esr"
            | "bnp"
            | "lvef"
            | "cvp"
            | "icp"
            | "vte"
            | "avpu"
            | "mews"
            | "tel"
            | "fax"
            | "ext"
            | "pg"
            | "page"
            | "vol"
            | "ver"
            | "rev"
            | "iv"
            | "po"
            | "im"
            | "sq"
            | "pr"
            | "prn"
    )
}

fn take(value: &mut Value, run: Run) {
    let had_lower = value.letters > 0 && !value.upper;
    value.end = run.end;
    value.digits += run.digits;
    value.letters += run.letters;
    value.upper = !had_lower && !run.lower && (run.upper || value.upper);
    value.joined |= run.joined;
    value.pointed |= run.pointed;
    value.groups += 1;
}

/// Takes the spaced groups that follow.
fn extend(doc: &Document<'_>, value: &mut Value, first: Run, of: Category) {
    let singles = single_digits(doc, value, first);
    if singles > 0 {
        return;
    }
    let mut best = *value;
    let mut trial = *value;
    let open = matches!(
        of,
        Category::HealthPlan | Category::Vehicle | Category::Device | Category::License | Category::Account
    );
    let long_first = first.digits + first.letters >= 7;
    for _ in 0..GROUPS {
        if gap(doc, trial.end) != Some(1) {
            break;
        }
        let Some(run) = run_at(doc, trial.end) else { break };
        let size = run.digits + run.letters;
        if run.pointed || size > 7 || !plausible(doc, trial.end, run) {
            break;
        }
        if of == Category::Account && run.digits == 0 && size == 4 && is_x(doc.lower_word(trial.end)) {
            take(&mut trial, run);
            continue;
        }
        if run.digits == 0 {
            if ends_with_letters(doc, &trial, run, of) {
                take(&mut trial, run);
                best = trial;
            }
            break;
        }
        let card_part = of == Category::HealthPlan && size == 2 && run.letters == 0;
        if long_first && !card_part && !(of == Category::Device && run.upper) {
            break;
        }
        let masked_part = of == Category::Account && run.letters == 2;
        if run.letters > 0 && !masked_part && (run.lower || !(open || value.letters > 0)) {
            break;
        }
        if run.joined && !(open || first.digits <= 4) {
            break;
        }
        take(&mut trial, run);
        let total = trial.digits + trial.letters;
        let complete = match size {
            1 => total >= 9 && !long_first,
            2 => total >= 9 || run.letters > 0,
            _ => total >= 6,
        };
        if complete {
            best = trial;
        }
    }
    *value = best;
}

/// `A 2 1 9 5 5 0 4 7 6`: takes five or more single characters; answers how many.
fn single_digits(doc: &Document<'_>, value: &mut Value, first: Run) -> usize {
    if first.digits + first.letters != 1 {
        return 0;
    }
    let mut trial = *value;
    while gap(doc, trial.end) == Some(1) && trial.groups < 24 {
        let Some(run) = run_at(doc, trial.end) else { break };
        if run.digits + run.letters != 1 {
            break;
        }
        take(&mut trial, run);
    }
    if trial.groups < 5 {
        return 0;
    }
    *value = trial;
    trial.groups
}

/// One or two capitals that end an identifier (`4471-902-638 VR`), and not the patient's sex.
fn ends_with_letters(doc: &Document<'_>, value: &Value, run: Run, of: Category) -> bool {
    let kind = matches!(of, Category::HealthPlan | Category::SocialSecurity | Category::Vehicle);
    let word = doc.word(value.end);
    kind && run.letters <= if of == Category::Vehicle { 3 } else { 2 }
        && run.upper
        && !run.lower
        && !run.joined
        && !matches!(word, "M" | "F" | "AM" | "PM" | "Y" | "YO" | "X")
        && (gap(doc, run.end) != Some(1)
            || doc.token(run.end).is_some_and(|t| t.kind == TokenKind::Punct)
            || of == Category::Vehicle)
}

/// Whether a run is not, by its shape or by what follows, a date, a time, a dose or another measure.
pub(super) fn plausible(doc: &Document<'_>, k: usize, run: Run) -> bool {
    !(measured(doc, k, run) || is_date(doc, k, run.end) || is_ordinal(doc, k, run))
}

/// A unit, a per cent sign, a decimal or a clock time follows.
fn measured(doc: &Document<'_>, k: usize, run: Run) -> bool {
    let next = doc.word(run.end);
    let glued = doc.token(run.end).is_some_and(|t| !t.spaced);
    if matches!(next, "%" | "°" | "+" | "<" | ">") && (glued || run.digits <= 3) {
        return true;
    }
    if next == ":"
        && glued
        && doc.token(run.end + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number)
    {
        return true;
    }
    if run.letters > 0 {
        // A dose written in one word.
        let number_first = doc.token(k).is_some_and(|t| t.kind == TokenKind::Number);
        let two = run.end == k + 2 || (run.pointed && run.end == k + 4);
        return number_first
            && two
            && is_unit(doc.lower_word(run.end - 1))
            && run.digits <= 5
            && (run.lower || run.digits <= 3);
    }
    run.digits <= 5 && gap(doc, run.end).is_some_and(|g| g <= 1) && is_unit(doc.lower_word(run.end))
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "mg" | "mcg"
            | "g"
            | "gm"
            | "gram"
            | "grams"
            | "kg"
            | "lb"
            | "lbs"
            | "ml"
            | "l"
            | "cc"
            | "dl"
            | "oz"
            | "mm"
            | "cm"
            | "m"
            | "km"
            | "mi"
            | "miles"
            | "in"
            | "inch"
            | "inches"
            | "ft"
            | "feet"
            | "fr"
            | "unit"
            | "units"
            | "u"
            | "iu"
            | "meq"
            | "mmol"
            | "mol"
            | "umol"
            | "mmhg"
            | "bpm"
            | "hz"
            | "min"
            | "mins"
            | "minute"
            | "minutes"
            | "h"
            | "hr"
            | "hrs"
            | "hour"
            | "hours"
            | "sec"
            | "secs"
            | "d"
            | "day"
            | "days"
            | "wk"
            | "wks"
            | "week"
            | "weeks"
            | "mo"
            | "mos"
            | "month"
            | "months"
            | "y"
            | "yr"
            | "yrs"
            | "year"
            | "years"
            | "yo"
            | "am"
            | "pm"
            | "x"
            | "times"
            | "tab"
            | "tabs"
            | "tablet"
            | "tablets"
            | "cap"
            | "caps"
            | "capsules"
            | "puffs"
            | "drops"
            | "doses"
            | "percent"
            | "pack"
            | "packs"
            | "gauge"
            | "ga"
            | "joules"
            | "j"
            | "kpa"
            | "points"
            | "dollars"
            | "hz."
            | "st"
            | "nd"
            | "rd"
            | "th"
    )
}

/// `1/2/2024`, `2024-02-01`, `12-Feb-2024`, `1999`-like years are left to the caller.
fn is_date(doc: &Document<'_>, k: usize, end: usize) -> bool {
    if end != k + 5 {
        return false;
    }
    let (a, s, b, t, c) = (doc.word(k), doc.word(k + 1), doc.word(k + 2), doc.word(k + 3), doc.word(k + 4));
    if s != t || !matches!(s, "/" | "-" | ".") {
        return false;
    }
    let digits = |w: &str, max: usize| (1..=max).contains(&w.len()) && w.bytes().all(|x| x.is_ascii_digit());
    let year = |w: &str| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && digits(w, 4);
    let month_word = doc.token(k + 2).is_some_and(|m| lookup(m.hash) & class::MONTH != 0);
    let inner = digits(b, 2) || month_word;
    let slashed = s != "-" && digits(a, 2) && digits(b, 2) && c.len() == 2 && digits(c, 2);
    (inner && digits(a, 2) && year(c)) || (inner && year(a) && digits(c, 2)) || slashed
}

fn is_ordinal(doc: &Document<'_>, k: usize, run: Run) -> bool {
    run.end == k + 2 && run.digits <= 2 && matches!(doc.lower_word(k + 1), "st" | "nd" | "rd" | "th" | "x")
        || (run.end == k + 2 && run.digits <= 2 && run.letters == 1 && matches!(doc.lower_word(k), "x" | "q"))
}

/// The bytes between token `k` and the one before it on the same line.
pub(super) fn gap(doc: &Document<'_>, k: usize) -> Option<usize> {
    let (before, token) = (doc.token(k.checked_sub(1)?)?, doc.token(k)?);
    (before.line == token.line).then_some((token.start - before.end) as usize)
}

/// Skips `xxx-xx-`, `XXXX`, `****`, `•••• ` and answers whether something was skipped. A card number in
/// groups (`5569 04XX XXXX 7138`) starts with digits and is no such mask.
fn skip_mask(doc: &Document<'_>, k: usize) -> (usize, bool) {
    let mut at = k;
    let mut masked = false;
    while at < k + 12 {
        let mask = match doc.word(at) {
            "*" | "•" | "·" | "●" => true,
            w if is_x(w) => w.len() > 1 || at > k || is_tail(doc, at),
            "-" if masked => true,
            _ => false,
        };
        if !mask {
            break;
        }
        masked = true;
        at += 1;
    }
    let number = doc.token(at).is_some_and(|t| t.kind == TokenKind::Number);
    let same_line = doc.token(at).map(|t| t.line) == doc.token(k).map(|t| t.line);
    if masked && number && same_line { (at, true) } else { (k, false) }
}

/// Letters that scanning makes of 0 and 1.
fn is_misread(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|b| matches!(b, b'O' | b'l'))
}

/// `x4434`: an x and just four digits.
fn is_tail(doc: &Document<'_>, i: usize) -> bool {
    doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.len() == 4) && !doc.glued(i + 1)
}

fn is_x(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'x' | b'X'))
}

/// The glued run that starts at token `k`: letters and digits, joined by `-`, `/`, `_` or `.`.
pub(super) fn run_at(doc: &Document<'_>, k: usize) -> Option<Run> {
    let first = doc.token(k)?;
    if first.kind == TokenKind::Punct {
        return None;
    }
    let mut run = Run { end: k, ..Run::default() };
    let mut at = k;
    for _ in 0..RUN {
        let Some(token) = doc.token(at).filter(|t| t.line == first.line && (at == k || !t.spaced)) else {
            break;
        };
        match token.kind {
            TokenKind::Number => run.digits += token.len(),
            TokenKind::Word => {
                let word = doc.word(at);
                if !word.bytes().all(|b| b.is_ascii_alphabetic()) {
                    break;
                }
                if run.digits > 0 && is_misread(word)
                    || doc
                        .token(at + 1)
                        .is_some_and(|t| !t.spaced && t.kind == TokenKind::Number && t.len() > 1)
                        && at == k
                        && matches!(word, "O" | "l")
                {
                    run.digits += word.len();
                    at += 1;
                    run.end = at;
                    continue;
                }
                run.letters += word.len();
                run.lower |= word.bytes().any(|b| b.is_ascii_lowercase());
                run.upper |= word.bytes().any(|b| b.is_ascii_uppercase());
            }
            TokenKind::Punct => {
                if !joins(doc, at, run) {
                    break;
                }
                run.joined |= doc.word(at) != ".";
                run.pointed |= doc.word(at) == ".";
                at += 1;
                continue;
            }
        }
        at += 1;
        run.end = at;
    }
    (run.end > k).then_some(run)
}

/// Whether the punctuation at token `at` stands inside an identifier: glued on both sides, and what follows
/// has digits or is short.
fn joins(doc: &Document<'_>, at: usize, run: Run) -> bool {
    let Some(next) = doc.token(at + 1).filter(|t| !t.spaced && t.kind != TokenKind::Punct) else {
        return false;
    };
    let digit = next.kind == TokenKind::Number
        || doc.token(at + 2).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number);
    match doc.word(at) {
        "-" | "–" | "_" | "‑" => digit || next.len() <= 4 || run.digits == 0 || digits_ahead(doc, at + 1),
        "/" => digit || (next.len() <= 3 && (run.digits == 0 || next.case == Case::Upper)),
        "." => digit,
        _ => false,
    }
}

/// Whether the glued tokens from `at` on still hold a digit.
fn digits_ahead(doc: &Document<'_>, at: usize) -> bool {
    (at..at + 8)
        .map_while(|i| doc.token(i).filter(|t| i == at || !t.spaced))
        .any(|t| t.kind == TokenKind::Number)
}
