//! Codes that are identifiers by their make alone: `SP23-07247`, `UCSF-HLA-22-33071`, `RM00914062`. The words
//! around them say of what.

use super::near::near;
use super::value::{Run, plausible, run_at};
use super::{IDENTIFIERS, Rule};
use crate::text::{Case, Document, TokenKind};
use crate::{Category, Entity};

pub(super) const RULE: Rule = Rule {
    name: "code",
    about: "Long codes of letters and digits without a label: SP23-07247, RM00914062",
    categories: IDENTIFIERS,
    find,
};

/// A label farther off says nothing of a code.
const SURE: u8 = 60;

fn find(doc: &Document<'_>, out: &mut Vec<Entity>) {
    let mut i = 0;
    while let Some(token) = doc.token(i) {
        let starts = match token.kind {
            TokenKind::Word => token.case == Case::Upper && token.len() <= 6,
            TokenKind::Number => true,
            TokenKind::Punct => false,
        };
        if !starts || !(token.spaced || opens(doc, i)) {
            i += 1;
            continue;
        }
        let Some(run) = run_at(doc, i) else {
            i += 1;
            continue;
        };
        let made = make(doc, i, run);
        if made.0 > 0 && plausible(doc, i, run) && closes(doc, run.end) {
            push(doc, i, run, made, out);
        }
        i = run.end.max(i + 1);
    }
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
    if run.lower || run.pointed {
        return (0, "");
    }
    let joints = (i..run.end).filter(|&j| matches!(doc.word(j), "-" | "/")).count();
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
        (false, 1..=6, 5.., 1..) => (80, "code.digits-first"),
        (false, 1..=4, 6.., 0) => (80, "code.digits-letters"),
        (false, 0, 7.., 2..) => (79, "code.digits-joined"),
        (false, 0, 7..=9 | 11.., 1) => (79, "code.digits-pair"),
        (false, 0, 7..=9 | 11.., 0) => (79, "code.digits"),
        _ => (0, ""),
    }
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
        Some((category, _)) if IDENTIFIERS.contains(&category) => category,
        Some(_) => return,
        None if run.joined => Category::IDNum,
        None => Category::MedicalRecord,
    };
    if let Some(span) = doc.span(i..run.end) {
        out.push(Entity::new(span.start, span.end, category, confidence, rule));
    }
}
