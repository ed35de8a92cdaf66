//! Numbers behind words that announce a number and say nothing of its kind: `no. 80561`, `ID 44-871`,
//! `#2295710`. A label before them on the line says what it is.

use super::IDENTIFIERS;
use super::confidence::is_measure;
use super::label::{list, push};
use super::measure::is_telephone;
use super::run::gap;
use super::scan::hash;
use super::table::Label;
use super::value::{Value, value_at};
use super::words::words;
use crate::text::Document;
use crate::{Category, Entity};

/// How far a label reaches when other words stand before the number (`licensed in Virginia, no. 0101`), in tokens.
const REACH: usize = 14;

/// How far the label of something else reaches, in tokens.
const OTHERS: usize = 3;

/// The most marks between the word and its number.
const MARKS: usize = 6;

words! {
    /// Such words.
    pub(super) NUMBERERS: () = "no nos number nr num id ids identifier" => ()
}

/// Whether token `i` is such a word.
pub(super) fn is_numberer(doc: &Document<'_>, i: usize) -> bool {
    NUMBERERS.has(hash(doc, i))
}

/// Whether `label` stands near enough before token `i`, on its line.
pub(super) fn reaches(doc: &Document<'_>, label: Label, i: usize) -> bool {
    doc.token(label.start).map(|t| t.line) == doc.token(i).map(|t| t.line)
        && i.checked_sub(label.end).is_some_and(|between| between <= REACH)
}

/// Appends the values behind token `i`; answers where to read on.
pub(super) fn follow(doc: &Document<'_>, i: usize, open: Option<Label>, out: &mut Vec<Entity>) -> usize {
    let mut at = i + 1;
    while at <= i + MARKS
        && matches!(doc.word(at), "." | ":" | "#" | "\"" | "=" | "(")
        && gap(doc, at).is_some()
    {
        at += 1;
    }
    let marked = at > i + 1 || matches!(doc.lower_word(i), "#" | "id" | "nos");
    let label = open.filter(|o| reaches(doc, *o, i));
    // `phone no.` is not ours; a birth date earlier on the line has its number already.
    let other = |l: Label| !IDENTIFIERS.contains(&l.category) || l.category == Category::Unknown;
    let foreign = label.is_some_and(|l| other(l) && i - l.end <= OTHERS);
    let label = label.filter(|l| !other(*l));
    if foreign || gap(doc, at).is_none() || doc.glued(i) && doc.word(i + 1) == "-" {
        return i + 1;
    }
    let category = label.map_or(Category::IDNum, |l| l.category);
    let Some(value) = value_at(doc, at, category) else { return i + 1 };
    // `Dep. Oyelaran #3942`, `image #1516`, `Publix #0871`: too short to tell.
    let short = doc.word(i) == "#" && value.is_plain() && value.digits < 6;
    let confidence = confidence(doc, &value, marked, label.is_some()).min(if short { 70 } else { 100 });
    if confidence == 0 {
        return i + 1;
    }
    // In the head of a form the patient's number.
    let head = doc.lower_word(i) == "id" && doc.starts_line(i);
    let chart = label.is_none() && (head || doc.word(i) == "#" && value.is_plain() && value.digits >= 6);
    let category = if chart { Category::MedicalRecord } else { category };
    push(doc, &value, category, confidence, out);
    list(doc, category, value, confidence, out)
}

fn confidence(doc: &Document<'_>, value: &Value, marked: bool, labelled: bool) -> u8 {
    let telephone = value.letters == 0 && !value.spoken && is_telephone(doc, value.start, value.end);
    if is_measure(doc, value) || telephone {
        return 0;
    }
    if value.spoken {
        return if labelled && value.digits != 10 { 84 } else { 50 };
    }
    let code = value.is_code();
    match value.digits {
        5.. if marked && labelled => 86,
        4.. if marked && labelled => 84,
        3 if marked && labelled && code => 84,
        6.. if marked => 82,
        4.. if marked && code => 80,
        5.. if code && (value.letters > 0 || labelled) => 80,
        3.. => 50,
        _ => 0,
    }
}
