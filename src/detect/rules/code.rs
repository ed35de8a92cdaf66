//! Codes that are identifiers by their make alone: `SP23-07247`, `UCSF-HLA-22-33071`, `RM00914062`. The words
//! around them say of what.

use super::anchors::{Anchors, CAPITALS, LEADS, LONG};
use super::dictated;
use super::measure::{is_telephone, is_vital, plausible};
use super::near::near;
use super::run::{Run, gap, glued_to, is_number, is_x, run_at};
use super::scan::{hash, mark};
use super::table::label_at;
use super::value::value_at;
use super::words::words;
use super::{IDENTIFIERS, Rule};
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, Token, TokenKind};
use crate::{Category, Entity};

pub(super) const RULE: Rule = Rule {
    name: "code",
    about: "Long codes of letters and digits without a label: SP23-07247, RM00914062",
    categories: IDENTIFIERS,
    words: &[&dictated::DIGITS.prints],
    kinds: LONG | CAPITALS | LEADS,
    find,
};

/// Every code has so many characters.
const SHORTEST: usize = 7;
/// How far the name of a classification reaches, in tokens (`snomed.info/sct", "code": "…`).
const SYSTEM: usize = 14;
/// A label farther off says nothing of a code.
const SURE: u8 = 60;

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, token) in anchors {
        if i < done {
            continue;
        }
        if dictated::is_digit(token) && doc.token(i + 1).is_some_and(dictated::is_digit) {
            done = spoken(doc, i, out);
            continue;
        }
        let starts = match token.kind {
            TokenKind::Word => token.len() <= 6 && (token.case == Case::Upper || is_glued_number(doc, i)),
            TokenKind::Number => true,
            TokenKind::Punct => false,
        };
        if !starts || !(token.spaced || opens(doc, i)) || is_short(doc, i, token) {
            continue;
        }
        let Some(run) = run_at(doc, i) else { continue };
        if let Some(end) = grouped(doc, i, run) {
            push(doc, i, Run { end, joined: true, ..run }, (81, "code.grouped"), out);
            done = end;
            continue;
        }
        let made = make(doc, i, run);
        if made.0 > 0 && closes(doc, run.end) && plausible(doc, i, run) && !is_stock(doc, i) {
            push(doc, i, run, made, out);
        }
        done = run.end;
    }
}

/// `ubh194083`: six digits and more glued to a word, which may be in lower case.
fn is_glued_number(doc: &Document<'_>, i: usize) -> bool {
    doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.kind == TokenKind::Number && t.len() >= 6)
}

/// Whether a token, with what is glued to it, is too short for any code, which most are.
fn is_short(doc: &Document<'_>, i: usize, token: &Token) -> bool {
    let number = token.kind == TokenKind::Number;
    let grouped = is_number(doc, i + 1) && (!number || token.len() == 4);
    let long = |t: &Token| (t.end - token.start) as usize >= SHORTEST;
    // A digit in words glued to it is passed over with it, and begins no spoken code.
    let goes_on = || glued_to(doc, i).any(|t| long(t) || dictated::is_digit(t));
    !(grouped || long(token) && number || goes_on())
}

/// Appends the spoken identifier around token `i`; the letters before its digits belong to it (`v j one eight …`).
/// Answers where to read on.
fn spoken(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> usize {
    let letter = |j: usize| doc.token(j).is_some_and(|t| t.len() == 1 && t.kind == TokenKind::Word);
    let first = (i.saturating_sub(4)..i).rev().take_while(|&j| letter(j)).last().unwrap_or(i);
    let Some(end) = dictated::alone_at(doc, first) else {
        return (i..i + 48).find(|&j| !doc.token(j).is_some_and(dictated::is_digit)).unwrap_or(i + 48);
    };
    let run = Run { end, joined: first < i, ..Run::default() };
    push(doc, first, run, (80, "code.spoken"), out);
    end
}

words! {
    /// Words in capitals before numbers that are no codes: money, references, measures.
    OTHERS: () = "pmid usd rs inr php ksh ngn eur gbp aed chf sgd box ndc vl bg vs ref lot isbn" => ()
}

/// The end of a code in spaced groups: `KRI 118820`, `WVP 3812 1769`, `0061 8033 2242`.
fn grouped(doc: &Document<'_>, i: usize, run: Run) -> Option<usize> {
    if run.end != i + 1 || run.lower || gap(doc, i + 1) != Some(1) || !is_number(doc, i + 1) {
        return None;
    }
    let word = doc.token(i)?;
    let prefix = (2..=4).contains(&run.letters)
        && run.digits == 0
        && label_at(doc, i).is_none()
        && !is_vital(word.hash, 0)
        && lookup(word.hash) & (class::STATE_ABBR | class::COMMON_TOP | class::COMMON | class::CREDENTIAL)
            == 0
        && !OTHERS.has(word.hash);
    let fours = run.digits == 4 && doc.token(i + 1).is_some_and(|t| t.len() == 4);
    if !prefix && !fours {
        return None;
    }
    let value =
        value_at(doc, i, Category::IDNum).filter(|v| v.start == i && !v.pointed && closes(doc, v.end))?;
    let telephone = is_telephone(doc, i, value.end) || (i..value.end).any(|j| doc.word(j) == "/");
    let long = if prefix { value.digits >= 6 } else { value.digits >= 9 && value.groups > 1 };
    (long && !telephone && !is_stock(doc, i)).then_some(value.end)
}

fn opens(doc: &Document<'_>, i: usize) -> bool {
    i == 0
        || matches!(
            doc.word(i - 1),
            "(" | "[" | "|" | "," | ";" | "\"" | "'" | ">" | "=" | ":" | "“" | "~" | "{"
        )
}

fn closes(doc: &Document<'_>, end: usize) -> bool {
    doc.token(end).is_none_or(|t| {
        t.spaced || !matches!(doc.word(end), "%" | "@" | ":" | "\\" | "_" | "*" | "+" | "=" | "^")
    })
}

/// How surely the make of a run is that of an identifier, and the rule.
fn make(doc: &Document<'_>, i: usize, run: Run) -> (u8, &'static str) {
    if run.digits < 4 || run.pointed || run.lower && (run.upper || run.joined || !is_glued_number(doc, i)) {
        return (0, "");
    }
    let slashes = (i..run.end).filter(|&j| mark(doc, j) == b'/').count();
    let hyphens = (i..run.end).filter(|&j| matches!(doc.word(j), "-" | "–" | "_")).count();
    let joints = hyphens + slashes;
    let masked = is_x(doc.word(i)) && (joints > 0 || run.letters == 1);
    if slashes > 0 && (joints < 2 || run.digits < 6) || masked || ends_in_date(doc, run) || is_product(doc, i)
    {
        return (0, "");
    }
    let word = doc.token(i).is_some_and(|t| t.kind == TokenKind::Word);
    match (word, run.letters, run.digits, joints) {
        // SP23-07247
        (true, 1..=4, 5.., 1)
            if doc.token(i + 1).is_some_and(|t| t.len() == 2 && t.kind == TokenKind::Number) =>
        {
            (84, "code.accession")
        }
        (true, 1..=12, 5.., 1..) => (82, "code.joined"),
        (true, 1..=14, 4.., 2..) => (82, "code.parts"),
        (true, 1..=4, 6.., 0) => (81, "code.glued"),
        // 99214-25 and 20610-RT are procedures.
        (false, 1..=6, 6.., 1..) if hyphens > 0 => (80, "code.digits-first"),
        (false, 1..=4, 6.., 0) => (80, "code.digits-letters"),
        (false, 0, 7.., 1..) => (number(doc, i, run, hyphens), "code.digits-joined"),
        // Ten digits are mostly a telephone number.
        (false, 0, 7..=9 | 11.., 0) if !is_stamp(doc.word(i)) => (80, "code.digits"),
        (false, 0, 10, 0) => (70, "code.digits"),
        _ => (0, ""),
    }
}

/// How surely hyphenated digits are an identifier: `2013-91044`, `24-130772`, `22-214-0933`. Doses, times and
/// telephone numbers look the same.
fn number(doc: &Document<'_>, i: usize, run: Run, hyphens: usize) -> u8 {
    let len = |at: usize| doc.token(at).map_or(0, |t| t.len());
    let (first, second, third) = (len(i), len(i + 2), len(i + 4));
    if hyphens == 0 || is_telephone(doc, i, run.end) || is_stamp(doc.word(i)) {
        return 50;
    }
    let year = first == 4 && matches!(doc.word(i).get(..2), Some("19" | "20"));
    // 51672-4028-1 is a drug.
    let drug = hyphens == 2 && matches!((first, second, third), (5, 3 | 4, 1 | 2) | (4, 4, 2));
    match hyphens {
        1 if (year || first == 2) && second >= 5 => 82,
        1 if first >= 6 || second >= 8 => 81,
        2.. if run.digits >= 9 && !drug && second > 1 => 81,
        _ => 60,
    }
}

/// `DOI03-11-25`
fn ends_in_date(doc: &Document<'_>, run: Run) -> bool {
    let short =
        |back: usize| run.end.checked_sub(back).and_then(|i| doc.token(i)).is_some_and(|t| t.len() == 2);
    run.letters > 0 && run.digits == 6 && short(1) && short(3) && short(5)
}

/// A date or a time stamp without separators.
fn is_stamp(word: &str) -> bool {
    matches!(word.len(), 8 | 12 | 14)
        && matches!(word.get(..2), Some("19" | "20"))
        && word.get(4..6).is_some_and(|m| ("01"..="12").contains(&m))
}

/// A blood product (`E0366V00`).
fn is_product(doc: &Document<'_>, i: usize) -> bool {
    let len = |by| doc.token(i + by).map(|t| t.len());
    doc.lower_word(i) == "e" && len(1) == Some(4) && doc.lower_word(i + 2) == "v"
}

words! {
    /// Classifications, and numbers of publications; `true` if the word is nothing else.
    SYSTEMS: bool =
        "ndc cpt hcpcs loinc snomed sctid rxnorm rxcui meddra omim orpha pmid isbn" => true,
        "icd mesh doi" => false
}

/// Whether a number at token `i` is the code of a classification that stands right before it.
pub(in crate::detect) fn is_classified(doc: &Document<'_>, i: usize) -> bool {
    let mut before = (1..=3).filter_map(|by| i.checked_sub(by));
    let system = before.find(|&j| !matches!(doc.lower_word(j), ":" | "#" | "code" | "ct"));
    system.is_some_and(|j| SYSTEMS.get(hash(doc, j)) == Some(true))
}

/// Lots, catalogue numbers and the codes of a classification are of things and classes, not of people.
fn is_stock(doc: &Document<'_>, i: usize) -> bool {
    let before =
        (1..=3).map(|by| doc.lower_at(i, -by)).find(|w| !matches!(*w, "#" | ":" | "." | "no" | "number"));
    let stock =
        matches!(before, Some("lot" | "batch" | "model" | "catalog" | "cat" | "item" | "items" | "version"));
    let line = doc.token(i).map(|t| t.line);
    stock
        || (i.saturating_sub(SYSTEM)..i)
            .any(|j| doc.token(j).map(|t| t.line) == line && SYSTEMS.has(hash(doc, j)))
}

fn push(
    doc: &Document<'_>,
    i: usize,
    run: Run,
    (confidence, rule): (u8, &'static str),
    out: &mut Vec<Entity>,
) {
    let near = near(doc, i, run.end).filter(|n| n.1 >= SURE);
    let category = match near {
        Some((Category::Phone | Category::Fax | Category::Zip | Category::IPAddress | Category::Url, _)) => {
            return;
        }
        Some((Category::Date, _)) if run.letters == 0 => return,
        Some((category, _)) if IDENTIFIERS.contains(&category) => category,
        _ => said_inside(doc, i, run).unwrap_or(if run.joined {
            Category::IDNum
        } else {
            Category::MedicalRecord
        }),
    };
    if let Some(span) = doc.span(i..run.end) {
        out.push(Entity::new(span.start, span.end, category, confidence, rule));
    }
}

/// The category that the letters of a code speak of: `DNA-24-003318`, `INC0048171`.
fn said_inside(doc: &Document<'_>, i: usize, run: Run) -> Option<Category> {
    (i..run.end)
        .filter_map(|j| label_at(doc, j).filter(|l| l.end == j + 1))
        .map(|l| l.category)
        .find(|c| IDENTIFIERS.contains(c) && *c != Category::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Category::*;

    fn found(text: &str) -> Vec<(&str, Category)> {
        let out = RULE.finds(text);
        out.iter().filter(|e| e.confidence >= 80).map(|e| (e.text(text), e.category)).collect()
    }

    #[test]
    fn codes_of_classifications_are_known() {
        for (text, at, want) in [
            ("NDC 0093-4150-73", 1, true),
            ("CPT: 99213", 2, true),
            ("SNOMED CT 44054006", 2, true),
            ("CPT Strand 07714", 2, false), // a captain
            ("ICD 07714", 1, false),        // a defibrillator
            ("0093", 0, false),
        ] {
            assert_eq!(is_classified(&Document::new(text), at), want, "{text}");
        }
    }

    #[test]
    fn long_codes_need_no_label() {
        for (text, want) in [
            ("went (SP23-07247) A through C", vec![("SP23-07247", IDNum)]),
            ("saw her, RM00914062, today", vec![("RM00914062", MedicalRecord)]),
            ("pt ubh194083 seen", vec![("ubh194083", MedicalRecord)]),
            ("stored as DNA-24-003318 now", vec![("DNA-24-003318", BioID)]),
            ("Bupa, KRI 118820.", vec![("KRI 118820", HealthPlan)]),
            ("it is v j one eight four two two nine then", vec![("v j one eight four two two nine", IDNum)]),
            ("99214-25 and 20610-RT", vec![]),            // procedures
            ("gabapentin 300/300/300, BP139/74", vec![]), // doses, a pressure
            ("shift 0700-1900", vec![]),                  // times
            ("call 312-555-0138", vec![]),                // a telephone
            ("stained for CD31/D2-40", vec![]),           // antibodies
            ("SNOMED CT 44054006", vec![]),               // a code
            ("lot W0231744 left arm", vec![]),            // a vaccine
            ("unit E0366V00", vec![]),                    // a blood product
            ("DOI03-11-25 and 20240304", vec![]),         // dates
            ("count one two three four five", vec![]),    // a test
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }
}
