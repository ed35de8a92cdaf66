//! Interchange formats whose positions say what a value is: HL7 v2 segments, X12 segments, CDA ids.

use super::anchors::Anchors;
use super::words::prints;
use super::{IDENTIFIERS, Rule};
use crate::Category::{self, Account, Device, HealthPlan, IDNum, License, MedicalRecord, SocialSecurity};
use crate::Entity;
use crate::lexicon::hash_word;
use crate::text::{Document, TokenKind, holds};

pub(super) const RULE: Rule = Rule {
    name: "segment",
    about: "Fields of HL7 v2, X12 and CDA: PID-3, PV1-19, NM1, REF, id extension",
    categories: IDENTIFIERS,
    words: &[&prints([PIPE, STAR, EXTENSION])],
    kinds: 0,
    find,
};

/// HL7 v2: segment, field, category. The first component of each repetition counts.
#[rustfmt::skip]
const HL7: &[(&str, usize, Category)] = &[
    ("msh", 10, IDNum),
    ("pid", 2, MedicalRecord), ("pid", 3, MedicalRecord), ("pid", 4, MedicalRecord), ("pid", 18, Account),
    ("pid", 19, SocialSecurity), ("pid", 20, License), ("pid", 21, MedicalRecord),
    ("pd1", 4, License),
    ("pv1", 5, IDNum), ("pv1", 7, License), ("pv1", 8, License), ("pv1", 9, License), ("pv1", 17, License),
    ("pv1", 19, IDNum), ("pv1", 50, IDNum),
    ("orc", 2, IDNum), ("orc", 3, IDNum), ("orc", 4, IDNum), ("orc", 12, License),
    ("obr", 2, IDNum), ("obr", 3, IDNum), ("obr", 16, License), ("obx", 16, License), ("obx", 18, Device),
    ("spm", 2, IDNum), ("sch", 1, IDNum), ("sch", 2, IDNum), ("aip", 3, License), ("txa", 12, IDNum),
    ("in1", 2, HealthPlan), ("in1", 3, HealthPlan), ("in1", 8, HealthPlan), ("in1", 36, HealthPlan),
    ("in1", 49, HealthPlan), ("in2", 2, SocialSecurity), ("in2", 6, HealthPlan), ("in2", 8, HealthPlan),
    ("gt1", 12, SocialSecurity), ("gt1", 19, SocialSecurity), ("nk1", 37, SocialSecurity), ("mrg", 1, MedicalRecord),
];

/// The identifier type that a component of a repetition may name.
#[rustfmt::skip]
const TYPES: &[(&str, Category)] = &[
    ("ss", SocialSecurity), ("ssn", SocialSecurity), ("ssa", SocialSecurity), ("ni", SocialSecurity), ("dl", License),
    ("ppn", License), ("npi", License), ("hc", HealthPlan), ("mc", HealthPlan), ("ma", HealthPlan), ("an", Account),
    ("vn", IDNum), ("mr", MedicalRecord), ("pi", MedicalRecord),
];

/// X12: segment, field, the qualifier that the field before must hold (empty for none), category.
#[rustfmt::skip]
const X12: &[(&str, usize, &str, Category)] = &[
    ("nm1", 9, "mi", HealthPlan), ("nm1", 9, "xx", License), ("nm1", 9, "34", SocialSecurity), ("nm1", 9, "46", IDNum),
    ("nm1", 9, "fi", IDNum), ("nm1", 9, "24", IDNum),
    ("ref", 2, "sy", SocialSecurity), ("ref", 2, "1l", HealthPlan), ("ref", 2, "0f", HealthPlan),
    ("ref", 2, "1w", HealthPlan), ("ref", 2, "ig", HealthPlan), ("ref", 2, "ea", MedicalRecord),
    ("ref", 2, "0b", License), ("ref", 2, "g1", IDNum), ("ref", 2, "ei", IDNum), ("ref", 2, "y4", IDNum),
    ("ref", 2, "d9", IDNum), ("ref", 2, "f8", IDNum), ("ref", 2, "9f", IDNum), ("ref", 2, "bb", IDNum), ("ref", 2, "6r", IDNum),
    ("clm", 1, "", Account), ("bht", 3, "", IDNum), ("sbr", 3, "", HealthPlan), ("trn", 2, "", IDNum),
    ("isa", 6, "", IDNum), ("isa", 8, "", IDNum), ("isa", 13, "", IDNum), ("gs", 2, "", IDNum), ("gs", 3, "", IDNum),
];

const PIPE: u32 = hash_word(b"|");
const STAR: u32 = hash_word(b"*");
const EXTENSION: u32 = hash_word(b"extension");

/// Tokens of a segment that are read.
const SEGMENT: usize = 400;

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, _) in anchors {
        let Some(line) = doc.line_of(i).filter(|_| i >= done) else { continue };
        let tokens = line.tokens();
        done = tokens.end;
        let quoted = tokens.clone().take(3).take_while(|&i| doc.word(i) == ">").count();
        if is_segment(doc, tokens.start + quoted, "|") {
            hl7(doc, tokens.start + quoted, tokens.end, out);
            continue;
        }
        for i in tokens.clone() {
            let starts = i == tokens.start || matches!(doc.word(i - 1), "~" | "\"" | ":");
            if starts && is_segment(doc, i, "*") {
                x12(doc, i, tokens.end, out);
            }
        }
        for i in tokens {
            if doc.lower_word(i) == "extension" && doc.word(i + 1) == "=" {
                cda(doc, i, out);
            }
        }
    }
}

/// Where the name of a segment ends: two or three capitals and digits before `delimiter`.
fn segment_end(doc: &Document<'_>, i: usize) -> usize {
    i + 1 + usize::from(doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.kind == TokenKind::Number))
}

fn is_segment(doc: &Document<'_>, i: usize, delimiter: &str) -> bool {
    let end = segment_end(doc, i);
    let name = doc.span(i..end).map_or("", |r| doc.slice(r.start, r.end));
    (2..=3).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && doc.word(end) == delimiter
        && doc.glued(end - 1)
}

fn name(doc: &Document<'_>, i: usize) -> String {
    doc.span(i..segment_end(doc, i)).map_or("", |r| doc.slice(r.start, r.end)).to_ascii_lowercase()
}

/// Reads an HL7 segment: fields between `|`, repetitions between `~`, components between `^`.
fn hl7(doc: &Document<'_>, start: usize, end: usize, out: &mut Vec<Entity>) {
    let name = name(doc, start);
    // The first delimiter of the header segment is a field itself.
    let mut field = usize::from(name == "msh");
    let mut at = segment_end(doc, start);
    let end = end.min(start + SEGMENT);
    while at < end {
        if doc.word(at) == "|" {
            field += 1;
        }
        let first = at + 1;
        at = (first..end).find(|&i| matches!(doc.word(i), "|" | "~")).unwrap_or(end);
        let Some(&(_, _, category)) = HL7.iter().find(|(s, f, _)| *s == name && *f == field) else {
            continue;
        };
        let close = (first..at).find(|&i| doc.word(i) == "^").unwrap_or(at);
        let typed = (close..at).rev().find_map(|i| TYPES.iter().find(|(t, _)| *t == doc.lower_word(i)));
        let category = typed.filter(|_| name == "pid" && field == 3).map_or(category, |t| t.1);
        let names = category != License || doc.word(close) == "^";
        let least = if category == License { 4 } else { 3 };
        if names || field == 20 {
            push(doc, first, close, category, least, out);
        }
    }
}

/// Reads an X12 segment: fields between `*`, up to `~`.
fn x12(doc: &Document<'_>, start: usize, end: usize, out: &mut Vec<Entity>) {
    let name = name(doc, start);
    let (mut field, mut at, mut before) = (0, segment_end(doc, start), String::new());
    let end = end.min(start + SEGMENT);
    while at < end && doc.word(at) != "~" {
        field += 1;
        let first = at + 1;
        at = (first..end).find(|&i| matches!(doc.word(i), "*" | "~")).unwrap_or(end);
        let row = X12.iter().find(|(s, f, q, _)| *s == name && *f == field && (q.is_empty() || *q == before));
        if let Some(&(_, _, _, category)) = row {
            push(doc, first, at, category, 4, out);
        }
        before = doc.span(first..at).map_or("", |r| doc.slice(r.start, r.end)).to_ascii_lowercase();
    }
}

/// `<id extension="…" root="…"/>`: the root or the element around says whose it is.
fn cda(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let first = i + 3;
    let Some(close) = (first..first + 24).find(|&j| matches!(doc.word(j), "\"" | "'" | ">")) else { return };
    let floor = i.saturating_sub(24);
    let open = (floor..i).rev().find(|&j| doc.word(j) == "<").unwrap_or(floor);
    if doc.lower_word(open + 1) != "id" {
        return;
    }
    let tag_end = (close..close + 24).find(|&j| doc.word(j) == ">").unwrap_or(close);
    let span = doc.span(open..tag_end).map_or("", |r| doc.slice(r.start, r.end));
    let category = if holds(span, "113883.4.1\"") {
        SocialSecurity
    } else if holds(span, "113883.4.6\"") {
        License
    } else {
        let around = (i.saturating_sub(60)..open).rev().find_map(|j| match doc.lower_word(j) {
            "patientrole" | "patient" => Some(MedicalRecord),
            "assignedauthor" | "assignedentity" | "assignedperson" => Some(License),
            "encompassingencounter" | "encounter" | "clinicaldocument" => Some(IDNum),
            "subscriber" | "coverage" | "payor" => Some(HealthPlan),
            _ => None,
        });
        around.unwrap_or(IDNum)
    };
    push(doc, first, close, category, 3, out);
}

/// Appends the tokens `first..end` if they hold at least `least` digits.
fn push(
    doc: &Document<'_>,
    first: usize,
    end: usize,
    category: Category,
    least: usize,
    out: &mut Vec<Entity>,
) {
    let digits: usize = (first..end)
        .filter_map(|i| doc.token(i))
        .filter(|t| t.kind == TokenKind::Number)
        .map(|t| t.len())
        .sum();
    if digits >= least
        && let Some(span) = doc.span(first..end).filter(|s| s.len() <= 40)
    {
        out.push(Entity::new(span.start, span.end, category, 94, "segment"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Category)> {
        let out = RULE.finds(text);
        out.iter().map(|e| (e.text(text), e.category)).collect()
    }

    #[test]
    fn positions_say_what_a_value_is() {
        for (text, want) in [
            (
                "PID|1||0048822^^^VH^MR~601-44-8173^^^USA^SS||LEE^ANN||19900101|F|||1 Elm^^X^^85001||9285550116|||M||V847",
                vec![("0048822", MedicalRecord), ("601-44-8173", SocialSecurity), ("V847", Account)],
            ),
            ("MSH|^~\\&|LAB|X|Y|Z|20230602||ORU^R01|MSG00900941|P|2.5.1", vec![("MSG00900941", IDNum)]),
            ("PV1|1|I|ICU^07^A|E|||8936908314^LEE^NIKO", vec![("8936908314", License)]),
            ("OBR|1|5011388-1|23M0602-0080|600-7^X^LN", vec![("5011388-1", IDNum), ("23M0602-0080", IDNum)]),
            ("OBX|1|NM|718-7^HGB^LN||6.1|g/dL|12.0-15.5|LL|||F", vec![]),
            (
                "REF*SY*640338172~REF*ZZ*1~NM1*IL*1*LEE*ANN****MI*ZCS81907442~",
                vec![("640338172", SocialSecurity), ("ZCS81907442", HealthPlan)],
            ),
            ("<patientRole><id extension=\"AKR-302961\" root=\"1.2\"/>", vec![("AKR-302961", MedicalRecord)]),
            ("<code code=\"8648-8\"/>", vec![]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }
}
