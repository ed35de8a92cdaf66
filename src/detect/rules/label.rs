//! Labelled identifiers: a phrase of the table, what links it (`#`, `no.`, `is`, `:`, `ending in`), a value.

use super::anchors::Anchors;
use super::bare;
use super::confidence::confidence;
use super::link::{self, Link, is_code};
use super::near::{is_carrier, near};
use super::plate;
use super::run::gap;
use super::scan::mark;
use super::secret;
use super::table::{Label, Strength, TABLE, label_at};
use super::value::{Value, value_at};
use super::words::prints;
use super::{IDENTIFIERS, Rule};
use crate::lexicon::hash_word;
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};

const SIGN: u32 = hash_word(b"#");

/// The most values behind one label (`bag nos. 24-G-8881, 24-G-8882`).
const LIST: usize = 12;
pub(super) const RULE: Rule = Rule {
    name: "label",
    about: "Numbers and codes behind the words that announce them: MRN, policy no., serial, case #, badge",
    categories: IDENTIFIERS,
    words: &[&TABLE.prints, &bare::NUMBERERS.prints, &prints([SIGN])],
    kinds: 0,
    find,
};

/// Appends every labelled identifier.
fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    // The last label that has not got its number yet.
    let mut open: Option<Label> = None;
    let mut next = 0;
    for (i, token) in anchors {
        if i < next {
            continue;
        }
        let found = out.len();
        next = match token.kind {
            TokenKind::Word => match label_at(doc, i).filter(|&l| announces(doc, l)) {
                Some(label) => {
                    let next = follow(doc, label, out);
                    open = Some(label);
                    next
                }
                None if bare::is_numberer(doc, i) => bare::follow(doc, i, open, out),
                None => i + 1,
            },
            TokenKind::Punct if token.hash == SIGN => bare::follow(doc, i, open, out),
            _ => i + 1,
        };
        if out.len() > found {
            open = None;
        }
    }
}

/// Whether a label stands for itself and is not the beginning of a code (`MR-24-0837288`) or the end of a unit
/// (`g/dL`). `MRN8814420` is a label and its number.
fn announces(doc: &Document<'_>, label: Label) -> bool {
    if label.start > 0
        && gap(doc, label.start) == Some(0)
        && doc.word(label.start - 1) == "/"
        && label.end - label.start == 1
    {
        return !matches!(doc.lower_word(label.start), "dl" | "ml" | "u" | "mr");
    }
    match doc.lower_word(label.start) {
        // On the stickers of implants REF is a catalogue number.
        "ref" if (label.end..label.end + 14).any(|i| doc.lower_word(i) == "lot") => return false,
        // The lots of vaccines and drugs are no identifiers, those of implants are.
        "lot" => return (label.start.saturating_sub(12)..label.start).any(|i| is_implant(doc.lower_word(i))),
        _ => {}
    }
    let last = label.end - 1;
    if !is_code(doc, last) {
        return true;
    }
    let digits = doc.token(label.end).filter(|t| t.kind == TokenKind::Number);
    match digits {
        Some(digits) => {
            let least = match (label.strength, label.category) {
                (Strength::Strong, Category::SocialSecurity) => 3,
                (Strength::Strong, _) => 4,
                _ => 6,
            };
            label.strength > Strength::Weak && digits.len() >= least && label.end - label.start == 1
        }
        None => {
            label.strength == Strength::Strong
                && matches!(label.category, Category::MedicalRecord | Category::SocialSecurity)
        }
    }
}

/// Something that stays in the body.
fn is_implant(word: &str) -> bool {
    matches!(
        word,
        "implant"
            | "implants"
            | "stem"
            | "insert"
            | "fem"
            | "femoral"
            | "tib"
            | "tibial"
            | "mesh"
            | "catheter"
            | "stent"
            | "screw"
            | "screws"
            | "plate"
            | "cement"
            | "lens"
            | "iol"
            | "valve"
            | "port"
            | "lead"
            | "graft"
            | "acetabular"
            | "liner"
            | "patella"
            | "prosthesis"
            | "cage"
            | "rod"
            | "shunt"
    )
}

/// Appends the values behind `label`; answers where to read on.
fn follow(doc: &Document<'_>, label: Label, out: &mut Vec<Entity>) -> usize {
    if label.category == Category::Unknown {
        return secret::follow(doc, label, out);
    }
    if label.strength == Strength::Near {
        return label.end;
    }
    if let Some(next) = before_bracket(doc, label, out) {
        return next;
    }
    let Some(mut link) = link::read(doc, label) else { return label.end };
    let mut of = carried(doc, &link).unwrap_or(link.label.category);
    let found = value_at(doc, link.at, of).or_else(|| behind_bracket(doc, link.at, of));
    // A tag with the make of a plate is one.
    if doc.lower_word(label.start) == "tag" && found.is_some_and(|v| plate::is_plate(&v)) {
        of = Category::Vehicle;
        link.label = Label { category: of, strength: Strength::Medium, ..label };
    }
    let confidence = found.map_or(0, |value| confidence(doc, &link, &value));
    let Some(value) = found.filter(|_| confidence > 0) else {
        if of == Category::Vehicle {
            plate::ahead(doc, label, out);
        }
        return label.end;
    };
    push(doc, &value, of, confidence, out);
    list(doc, of, value, confidence, out)
}

pub(super) fn push(
    doc: &Document<'_>,
    value: &Value,
    category: Category,
    confidence: u8,
    out: &mut Vec<Entity>,
) {
    if let Some(span) = doc.span(value.start..value.end) {
        out.push(Entity::new(span.start, span.end, category, confidence, "label"));
    }
}

/// The category of what stands before, if this label only carries a number of any kind (`DNA kit sent, tube …`).
fn carried(doc: &Document<'_>, link: &Link) -> Option<Category> {
    let near = if is_carrier(doc, link.label) { near(doc, link.at, link.at + 1) } else { None };
    near.map(|n| n.0).filter(|c| matches!(c, Category::BioID | Category::Device))
}

/// The value behind a bracket that only explains the label: `Passport (Iceland) A3866805`.
fn behind_bracket(doc: &Document<'_>, at: usize, of: Category) -> Option<Value> {
    let open = (at.saturating_sub(4)..at).find(|&i| mark(doc, i) == b'(')?;
    let close = (open + 1..open + 8).find(|&i| mark(doc, i) == b')')?;
    let mut at = close + 1;
    while matches!(doc.lower_word(at), ":" | "no" | "." | "#" | "number") {
        at += 1;
    }
    gap(doc, at)?;
    value_at(doc, at, of)
}

/// `4471182 (MRN)`: appends the value before the bracket.
fn before_bracket(doc: &Document<'_>, label: Label, out: &mut Vec<Entity>) -> Option<usize> {
    let open = label.start.checked_sub(1).filter(|&i| mark(doc, i) == b'(')?;
    if mark(doc, label.end) != b')' || gap(doc, open).is_none() {
        return None;
    }
    let mut start = open;
    let mut found = None;
    for _ in 0..12 {
        start = start.checked_sub(1)?;
        if let Some(value) = value_at(doc, start, label.category).filter(|v| v.end == open && !v.spoken) {
            found = Some(value);
        }
        if gap(doc, start).is_none_or(|g| g > 1) {
            break;
        }
    }
    let value = found?;
    let link = Link { label, at: start, explicit: true, numbered: true, partial: false };
    let confidence = confidence(doc, &link, &value);
    push(doc, &value, label.category, confidence, out);
    Some(label.end + 1)
}

/// Appends the further values of a list; answers where to read on.
pub(super) fn list(
    doc: &Document<'_>,
    of: Category,
    first: Value,
    confidence: u8,
    out: &mut Vec<Entity>,
) -> usize {
    let mut last = first;
    for _ in 0..LIST {
        let mut at = last.end;
        while matches!(doc.lower_word(at), "," | ";" | "&" | "/" | "and" | "+" | "or" | "then" | "to")
            && gap(doc, at).is_some()
        {
            at += 1;
        }
        let beside = at == last.end && first.letters > 0 && gap(doc, at) == Some(1);
        if (at == last.end && !beside) || gap(doc, at).is_none() || first.spoken {
            break;
        }
        let Some(value) = value_at(doc, at, of) else { break };
        let same = value.letters == first.letters && value.digits.abs_diff(first.digits) <= 1;
        let tail = !beside
            && value.is_plain()
            && !first.is_plain()
            && value.digits >= 4
            && value.digits < first.digits;
        if !(same && value.joined == first.joined && first.digits >= 3 || tail) {
            break;
        }
        push(doc, &value, of, confidence.saturating_sub(3), out);
        last = value;
    }
    last.end
}

/// The labelled identifiers of a text that count as found, with their categories: for the tests of the rules.
#[cfg(test)]
pub(super) fn found(text: &str) -> Vec<(String, Category)> {
    let out = RULE.finds(text);
    out.iter().filter(|e| e.confidence >= 80).map(|e| (e.text(text).to_owned(), e.category)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Category::*;

    #[test]
    fn labels_and_links_lead_to_values() {
        for (text, want, category) in [
            ("MRN: 00-48-213", "00-48-213", MedicalRecord),
            ("MRN#8814420,", "8814420", MedicalRecord),
            ("chart no. is 4471-K", "4471-K", MedicalRecord),
            ("4471182 (MRN)", "4471182", MedicalRecord),
            ("NHS 446 917 2240 (63)", "446 917 2240", MedicalRecord),
            ("SSN ......... 448305433", "448305433", SocialSecurity),
            ("SSN last four 1234", "1234", SocialSecurity),
            ("SSN xxx-xx-7020", "7020", SocialSecurity),
            ("\"mrn\": \"317-82-640\",", "317-82-640", MedicalRecord),
            ("member_id=W2061 00962", "W2061 00962", HealthPlan),
            ("Passport (Iceland) A3866805", "A3866805", License),
            ("CA LIC A 83097", "A 83097", License),
            ("DL: LA 009424603", "009424603", License),
            ("plate TX RJV 7834)", "RJV 7834", Vehicle),
            ("Visa ending 1990,", "1990", Account),
            ("S/N HB400-27148", "HB400-27148", Device),
            ("accession SP-23-17686", "SP-23-17686", IDNum),
            ("job one one four six.", "one one four six", IDNum),
            ("licensed in Virginia (no. 0101-248790)", "0101-248790", License),
            ("{\"type\": \"MR\", \"value\": \"96475456\"}", "96475456", MedicalRecord),
            ("MRN:\n  5529104", "5529104", MedicalRecord),
        ] {
            assert_eq!(found(text), [(want.to_owned(), category)], "{text}");
        }
    }

    #[test]
    fn measures_codes_and_prose_are_no_identifiers() {
        for text in [
            "order 40 mg now",
            "case 3 of 5",
            "serial EKGs x3",
            "group 3 pulmonary hypertension",
            "phase 2 study",
            "visit 3/4/2021",
            "Medicare G0438",
            "unit 4 West",
            "account for 20%",
            "chart reviewed at 14:30",
            "PT 12.5 INR 1.1",
            "report 2019",
            "order 500 mL bolus",
            "PIN site clean",
            "Claim denied 99213",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
