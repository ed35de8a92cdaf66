//! What stands where a label promises an identifier: a glued run, groups with single spaces between them, a
//! masked number, or digits spoken one by one.

use super::dictated;
use super::measure::{is_vital, plausible};
use super::run::{Run, gap, is_number, is_x, run_at};
use crate::Category;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

/// The most groups of a spaced identifier.
const GROUPS: usize = 9;
/// The most single characters of a spelled one.
const SINGLES: usize = 24;

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

    /// Letters and digits.
    pub const fn size(&self) -> usize {
        self.digits + self.letters
    }

    /// More than a number: capitals, joints or groups.
    pub const fn is_code(&self) -> bool {
        !self.is_plain() && (self.upper || self.joined || self.groups > 1)
    }

    fn take(&mut self, run: Run) {
        let had_lower = self.letters > 0 && !self.upper;
        self.end = run.end;
        self.digits += run.digits;
        self.letters += run.letters;
        self.upper = !had_lower && !run.lower && (run.upper || self.upper);
        self.joined |= run.joined;
        self.pointed |= run.pointed;
        self.groups += 1;
    }
}

/// The identifier at token `k`, if there is one. `of` is what the label says it is.
pub(super) fn value_at(doc: &Document<'_>, k: usize, of: Category) -> Option<Value> {
    // A word by itself is no identifier and no beginning of one.
    let word = doc.token(k).is_some_and(|t| t.kind == TokenKind::Word && t.len() > 1);
    if word && !doc.glued(k) && !is_number(doc, k + 1) && !dictated::may_start(doc, k) && !is_x(doc.word(k)) {
        return None;
    }
    if let Some(value) = dictated::value_at(doc, k) {
        return Some(value);
    }
    if of == Category::BioID && doc.word(k + 1) == ":" && doc.glued(k) && doc.glued(k + 1) {
        // `vp:8c1e-99aa-2043`
        let inner = value_at(doc, k + 2, of).filter(|v| v.start == k + 2)?;
        return Some(Value { start: k, ..inner });
    }
    let mask = k;
    let (k, masked) = skip_mask(doc, k);
    let first = run_at(doc, k)?;
    if first.digits == 0 {
        return registration(first, k, of).or_else(|| prefixed(doc, k, first, of));
    }
    // `7/20`, `04/2021`
    let half_date = first.joined
        && first.letters == 0
        && doc.word(k + 1) == "/"
        && (first.digits <= 4
            || first.digits <= 6
                && first.end == k + 3
                && matches!(doc.word(k + 2).get(..2), Some("19" | "20")));
    if masked && first.letters > 0 && of != Category::Account || half_date || !plausible(doc, k, first) {
        return None;
    }
    // `xxxx6407` is one word, so all of it goes; of `xxx-xx-6407` the digits.
    let glued_mask = masked && k == mask + 1 && doc.token(mask).is_some_and(|t| t.len() > 1);
    let mut value = Value { start: if glued_mask { mask } else { k }, masked, ..Value::default() };
    value.take(first);
    if !masked {
        extend(doc, &mut value, first, of);
    }
    Some(value)
}

/// The registration of an aircraft can be all letters: `VH-OWX`.
fn registration(run: Run, k: usize, of: Category) -> Option<Value> {
    let mark =
        of == Category::Vehicle && run.joined && run.upper && !run.lower && matches!(run.letters, 5 | 6);
    let mut value = Value { start: k, ..Value::default() };
    value.take(run);
    mark.then_some(value)
}

/// Letters, one space, then digits: `TBH 446 384 878`, `HO 66-1052`.
fn prefixed(doc: &Document<'_>, k: usize, first: Run, of: Category) -> Option<Value> {
    let word = doc.token(k)?;
    let short = (1..=5).contains(&first.letters) && first.end == k + 1
        || first.joined && first.letters <= 8 && doc.word(k + 1) != "/";
    let upper = word.case == Case::Upper;
    let lower = of == Category::HealthPlan && word.case == Case::Lower && first.letters == 3;
    if !short || !(upper || lower) || gap(doc, first.end) != Some(1) {
        return None;
    }
    let next = run_at(doc, first.end)?;
    let mask = lookup(word.hash);
    let common = if upper { class::COMMON_TOP } else { class::COMMON_TOP | class::COMMON };
    let known = mask & (common | class::MONTH) != 0 && first.letters > 1 && !(upper && next.digits >= 5);
    let credential = mask & class::CREDENTIAL != 0 && of == Category::License;
    let sex = matches!(doc.word(k), "I" | "M" | "F" | "X" | "Q") && next.digits < 5;
    let vital = of != Category::Device && is_vital(word.hash, next.digits);
    if known || credential || sex || vital {
        return None;
    }
    if next.digits < 2
        || !(is_number(doc, first.end) || next.upper && !next.lower)
        || !plausible(doc, first.end, next)
    {
        return None;
    }
    let mut value = Value { start: k, ..Value::default() };
    value.take(first);
    value.groups = 0; // the prefix belongs to the first group
    value.take(next);
    extend(doc, &mut value, next, of);
    Some(value)
}

/// Takes the spaced groups that follow.
fn extend(doc: &Document<'_>, value: &mut Value, first: Run, of: Category) {
    if single_digits(doc, value, first) {
        return;
    }
    let mut best = *value;
    let mut trial = *value;
    for _ in 0..GROUPS {
        if of == Category::SocialSecurity && doc.word(trial.end) == "-" && is_number(doc, trial.end + 1) {
            trial.end += 1;
        }
        if gap(doc, trial.end) != Some(1) {
            break;
        }
        let Some(run) = run_at(doc, trial.end) else { break };
        if run.pointed || run.size() > 8 || !plausible(doc, trial.end, run) {
            break;
        }
        if run.digits == 0 {
            let masked = of == Category::Account && run.size() == 4 && is_x(doc.lower_word(trial.end));
            let inner = of == Category::Vehicle
                && run.upper
                && run.letters <= 3
                && is_number(doc, run.end)
                && gap(doc, run.end) == Some(1);
            if ends_with_letters(doc, &trial, run, of) {
                let mut ended = trial;
                ended.take(run);
                best = ended;
            }
            if !masked && !inner {
                break;
            }
            trial.take(run);
            continue;
        }
        if !continues(&trial, first, run, of) {
            break;
        }
        trial.take(run);
        let complete = match run.size() {
            1 => trial.size() >= 9,
            2 => trial.size() >= 9 || trial.groups > 2 && trial.size() >= 8 || run.letters > 0,
            _ => trial.size() >= 6 || of == Category::Vehicle,
        };
        if complete {
            best = trial;
        }
    }
    *value = best;
}

/// Whether a group with digits belongs to the identifier before it.
fn continues(before: &Value, first: Run, run: Run, of: Category) -> bool {
    let open = matches!(
        of,
        Category::HealthPlan | Category::Vehicle | Category::Device | Category::License | Category::Account
    );
    // A long first group is mostly all there is, but insurers add to theirs.
    let long = first.size() >= 7 && before.groups <= 1;
    let adds = match of {
        Category::HealthPlan => first.letters > 0 || run.letters == 0 && run.size() <= 2,
        Category::Device => run.upper,
        _ => false,
    };
    let masked = of == Category::Account && run.letters == 2;
    let lettered = run.letters > 0 && !masked && (run.lower || !(open || before.letters > 0));
    (!long || adds) && !lettered && (!run.joined || open || first.digits <= 4)
}

/// `A 2 1 9 5 5 0 4 7 6`: takes five or more single characters.
fn single_digits(doc: &Document<'_>, value: &mut Value, first: Run) -> bool {
    let mut trial = *value;
    while first.size() == 1 && gap(doc, trial.end) == Some(1) && trial.groups < SINGLES {
        let Some(run) = run_at(doc, trial.end).filter(|r| r.size() == 1) else { break };
        trial.take(run);
    }
    let spelled = trial.groups >= 5;
    if spelled {
        *value = trial;
    }
    spelled
}

/// One or two capitals that end an identifier (`4471-902-638 VR`), and not the patient's sex.
fn ends_with_letters(doc: &Document<'_>, value: &Value, run: Run, of: Category) -> bool {
    let plate = of == Category::Vehicle && value.size() < 6;
    let kind = plate || matches!(of, Category::HealthPlan | Category::SocialSecurity);
    let closing = of != Category::MedicalRecord && value.groups > 1 && run.letters == 1;
    (kind || closing)
        && run.letters <= if plate { 3 } else { 2 }
        && run.upper
        && !run.lower
        && !run.joined
        && !matches!(doc.word(value.end), "M" | "F" | "AM" | "PM" | "Y" | "YO")
        && (plate
            || gap(doc, run.end) != Some(1)
            || doc.token(run.end).is_some_and(|t| t.kind == TokenKind::Punct))
}

/// Skips `xxx-xx-`, `XXXX`, `****`, `•••• ` and answers whether something was skipped. A card number in
/// groups (`5569 04XX XXXX 7138`) starts with digits and is no such mask.
fn skip_mask(doc: &Document<'_>, k: usize) -> (usize, bool) {
    let mut at = k;
    while at < k + 12 {
        let mask = match doc.word(at) {
            "*" | "•" | "·" | "●" => true,
            w if is_x(w) => w.len() > 1 || at > k || is_tail(doc, at),
            "-" => at > k,
            _ => false,
        };
        if !mask {
            break;
        }
        at += 1;
    }
    let same_line = doc.token(at).map(|t| t.line) == doc.token(k).map(|t| t.line);
    if at > k && is_number(doc, at) && same_line { (at, true) } else { (k, false) }
}

/// `x4434`: an x and just four digits.
fn is_tail(doc: &Document<'_>, i: usize) -> bool {
    doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.len() == 4) && !doc.glued(i + 1)
}
