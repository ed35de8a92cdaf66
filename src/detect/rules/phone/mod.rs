//! Telephone, fax and pager numbers of many countries, extensions, and numbers spoken digit by digit.

mod extension;
mod label;
mod shape;

use super::checksum;
use super::scan::{push, push_tokens, same_line};
use super::{Rule, spoken};
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};
use label::Label;

/// Finds telephone and fax numbers.
pub(super) const RULE: Rule = Rule {
    name: "phone",
    about: "Telephone, fax and pager numbers and extensions, also spoken ones",
    categories: &[Category::Phone, Category::Fax],
    find,
};

fn find(doc: &Document<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, token) in doc.tokens().iter().enumerate() {
        let start = token.start as usize;
        if start < done {
            continue;
        }
        done = match token.kind {
            TokenKind::Number => number(doc, i, out),
            TokenKind::Word => spoken_row(doc, i, out).or_else(|| extension::at(doc, i, out)),
            TokenKind::Punct => None,
        }
        .unwrap_or(done);
    }
}

fn number(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let token = doc.token(i)?;
    let text = doc.text().as_bytes();
    let found = shape::read(text, number_start(doc, i)?)?;
    // Inside a longer code: `A-612-555-0189`, `2019/612…`.
    let before = found.start.checked_sub(1).and_then(|b| text.get(b));
    let plus = text.get(found.start) == Some(&b'+');
    if !plus && matches!(before, Some(b'-' | b'/' | b'_' | b'#' | b'$' | b'.')) && doc.token_at(i, -2).is_some_and(|t| t.kind != TokenKind::Punct && t.end as usize + 1 == found.start) {
        return None;
    }
    let label = label::before(doc, i);
    let letter = label::letter(doc, i);
    let after = doc.token_from(found.end);
    let near = |label: Option<(Label, usize)>| label.is_some_and(|(l, between)| l != Label::Other && between <= 2);
    let other = matches!(label, Some((Label::Other, 0..=2)));
    // A valid NHS number is grouped like an American telephone number.
    let nhs = doc.word(i).len() == 3 && checksum::nhs(doc.slice(found.start, found.end)) && !doc.slice(found.start, found.end).contains(['-', '.', '(']);
    let confidence = match () {
        () if near(label) || letter.is_some() && found.confidence >= 40 => found.labelled,
        () if other && found.confidence < 94 => 20.min(found.confidence),
        () if nhs => 45,
        () => found.confidence,
    };
    let fax = letter == Some(Label::Fax) || matches!(label, Some((Label::Fax, _))) && letter.is_none() || label::is_fax_behind(doc, after);
    let category = if fax { Category::Fax } else { Category::Phone };
    let misread = token.kind == TokenKind::Word;
    push(out, found.start..found.end, category, confidence - u8::from(misread), "phone");
    extension::behind(doc, after, out);
    (confidence >= 50).then_some(found.end)
}

/// The first byte of the digits at token `i`, if a number can begin there.
fn number_start(doc: &Document<'_>, i: usize) -> Option<usize> {
    let token = doc.token(i)?;
    let digits = token.len();
    // `8O8.555` and `3l3 555`: letters misread for digits are read on from the first digit.
    (digits <= 15).then_some(token.start as usize)
}

/// A number said digit by digit.
fn spoken_row(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let (count, end) = spoken::digit_row(doc, i)?;
    let span = doc.span(i..end)?;
    if count < 4 {
        return Some(span.end);
    }
    let label = label::before(doc, i);
    let near = matches!(label, Some((Label::Phone | Label::Fax | Label::Pager, 0..=3)));
    let confidence = match (count, near, label) {
        (7 | 10 | 11, true, _) => 92,
        (4..=6, true, Some((Label::Pager, _))) => 84,
        (_, _, Some((Label::Other, _))) => 0,
        (10, _, _) => 82,
        (7 | 11, _, _) => 50,
        _ => 0,
    };
    let category = if matches!(label, Some((Label::Fax, _))) { Category::Fax } else { Category::Phone };
    if confidence > 0 && same_line(doc, i, end - 1) {
        push_tokens(doc, out, i..end, category, confidence, "phone.spoken");
    }
    Some(span.end)
}
