//! Telephone, fax and pager numbers of many countries, extensions, and numbers spoken digit by digit.

mod extension;
mod label;
mod run;
mod shape;

use super::anchors::{Anchors, MISREAD, NUMBERS};
use super::checksum;
use super::scan::{push, push_tokens, same_line};
use super::{Rule, near, scan, spoken};
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};
use label::Label;

/// Finds telephone and fax numbers.
pub(super) const RULE: Rule = Rule {
    name: "phone",
    about: "Telephone, fax and pager numbers and extensions, also spoken ones",
    categories: &[Category::Phone, Category::Fax],
    words: &[&spoken::NUMBERS.prints, &extension::CUES.prints],
    kinds: NUMBERS | MISREAD,
    find,
};

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, token) in anchors {
        let start = token.start as usize;
        if start < done {
            continue;
        }
        done = match token.kind {
            TokenKind::Number => number(doc, i, out),
            // `O77OO 9OO l38`, as a scanner read it
            TokenKind::Word if token.len() <= 2 && scan::is_misread(doc, i) => number(doc, i, out),
            TokenKind::Word => spoken_row(doc, i, out).or_else(|| extension::at(doc, i, out)),
            TokenKind::Punct => None,
        }
        .unwrap_or(done);
    }
}

fn number(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let token = doc.token(i)?;
    let text = doc.text().as_bytes();
    if !may_begin(doc, i) {
        return None;
    }
    let prefixed = !token.spaced
        && doc.token_at(i, -1).is_some_and(|t| t.kind == TokenKind::Word && t.len() == 1)
        && label::letter(doc, i).is_some();
    let found = shape::read(text, token.start as usize, prefixed)?;
    let digits =
        text.get(found.start..found.end).unwrap_or(&[]).iter().filter(|b| b.is_ascii_digit()).count();
    if prefixed && (digits < 10 || digits == found.end - found.start) {
        return None;
    }
    // Inside a longer code: `A-612-555-0189`, `2019/612…`.
    let before = found.start.checked_sub(1).and_then(|b| text.get(b));
    let plus = text.get(found.start) == Some(&b'+');
    if !plus
        && matches!(before, Some(b'-' | b'/' | b'_' | b'#' | b'$' | b'.'))
        && doc
            .token_at(i, -2)
            .is_some_and(|t| t.kind != TokenKind::Punct && t.end as usize + 1 == found.start)
    {
        return None;
    }
    let label = label::before(doc, i);
    let letter = label::letter(doc, i);
    let after = doc.token_from(found.end);
    let near =
        |label: Option<(Label, usize)>| label.is_some_and(|(l, between)| l != Label::Other && between <= 2);
    let other = matches!(label, Some((Label::Other, 0..=2)));
    // A valid NHS number is grouped like an American telephone number.
    let nhs = || is_nhs(doc.slice(found.start, found.end));
    // Part of a row of groups: an account.
    let row = !plus
        && i > 0
        && !scan::wide_gap(doc, i - 1)
        && token.spaced
        && scan::digits(doc, i - 1) > 2
        && found.confidence < 90;
    let confidence = match () {
        () if row && !near(label) => 40.min(found.confidence),
        () if near(label) || letter.is_some() && found.confidence >= 40 => found.labelled,
        () if other && found.confidence < 94 => 20.min(found.confidence),
        () if nhs() => 45,
        () => found.confidence,
    };
    let header = !matches!(label, Some((Label::Phone, 0..=1))) && label::is_fax_header(doc, i);
    let fax = header
        || letter == Some(Label::Fax)
        || matches!(label, Some((Label::Fax, _))) && letter.is_none()
        || label::is_fax_behind(doc, after);
    let category = if fax { Category::Fax } else { Category::Phone };
    let misread = token.kind == TokenKind::Word;
    push(out, found.start..found.end, category, confidence - u8::from(misread), "phone");
    let extension = extension::behind(doc, after, out);
    extension.or((confidence >= 50).then_some(found.end))
}

/// Whether a number can begin at token `i`: one or two digits only behind `+` or as `1` and `0…`, and something to
/// go on with behind a short group.
fn may_begin(doc: &Document<'_>, i: usize) -> bool {
    let Some(token) = doc.token(i) else { return false };
    let more =
        || doc.token(i + 1).is_some_and(|t| t.line == token.line && t.kind != TokenKind::Word || !t.spaced);
    let by_length = match token.len() {
        1 => scan::mark(doc, i) == b'1' && more(),
        2 => scan::mark(doc, i) == b'0' && more(),
        3..=5 => more(),
        len => len <= 15,
    };
    let plus = || !token.spaced && doc.lower_at(i, -1) == "+";
    // `8O8`: a letter that scanning made of a digit.
    let misread = || doc.glued(i) && doc.word(i + 1).bytes().all(|b| matches!(b, b'O' | b'o' | b'l' | b'I'));
    by_length || token.kind == TokenKind::Word || plus() || misread()
}

/// Whether these are ten digits in groups by spaces with the NHS's check digit.
fn is_nhs(number: &str) -> bool {
    let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).collect();
    !number.contains(['-', '.', '('])
        && digits.split_last().is_some_and(|(check, payload)| checksum::nhs(payload) == Some(*check))
}

/// A number said digit by digit.
fn spoken_row(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let (count, end) = spoken::digit_row(doc, i)?;
    let span = doc.span(i..end)?;
    if count < 3 {
        return Some(span.end);
    }
    let label = label::before(doc, i);
    // What another label says: a card, a record.
    let other = count > 6
        && near::near(doc, i, end)
            .is_some_and(|(c, sure)| sure >= 80 && !matches!(c, Category::Phone | Category::Fax));
    let near = matches!(label, Some((Label::Phone | Label::Fax | Label::Pager, 0..=3)));
    let confidence = match (count, near, label) {
        // `B P four five …`: a code begins with letters.
        _ if i > 0
            && !scan::wide_gap(doc, i - 1)
            && doc.token(i - 1).is_some_and(|t| t.len() == 1 && t.kind == TokenKind::Word) =>
        {
            0
        }
        _ if other => 0,
        (7..=13, true, _) => 92,
        (3..=6, true, Some((Label::Pager, 0))) => 84,
        (_, _, Some((Label::Other, _))) => 0,
        (10, _, _) => 82,
        (11, _, _) if matches!(doc.lower_word(i), "oh" | "zero" | "o") => 82,
        (7 | 11, _, _) => 50,
        _ => 0,
    };
    let category = if matches!(label, Some((Label::Fax, _))) { Category::Fax } else { Category::Phone };
    if confidence > 0 && same_line(doc, i, end - 1) {
        push_tokens(doc, out, i..end, category, confidence, "phone.spoken");
    }
    Some(span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &[(&str, &str)]) {
        for (text, want) in table {
            let found = RULE.finds(text);
            let sure = found.iter().filter(|e| e.confidence >= 80);
            let got: Vec<_> = sure.map(|e| format!("{} {}", e.category.name(), e.text(text))).collect();
            assert_eq!(got.join("|"), *want, "{text}");
        }
    }

    #[test]
    fn numbers_of_many_countries() {
        check(&[
            ("call (313) 555-0180 or 612-555-0189.", "Phone (313) 555-0180|Phone 612-555-0189"),
            ("1-800-555-0153, 509.555.0183", "Phone 1-800-555-0153|Phone 509.555.0183"),
            ("+44 29 5550 0142 / +19205550144", "Phone +44 29 5550 0142|Phone +19205550144"),
            ("mob 07700 900174, tel 0116 496 0359", "Phone 07700 900174|Phone 0116 496 0359"),
            ("ring 028 9649 6102, 03 7010 4418", "Phone 028 9649 6102|Phone 03 7010 4418"),
            ("Mob: 98555 50144, tel 6555 0140", "Phone 98555 50144|Phone 6555 0140"),
            ("Tel 5035550104, PRN^CP^^^503^5550155", "Phone 5035550104|Phone 503^5550155"),
            ("Cell 8O8.555.Ol47", "Phone 8O8.555.Ol47"), // as a scanner read it
        ]);
    }

    #[test]
    fn fax_by_the_nearest_label() {
        check(&[
            ("P 207-555-0134   F 207-555-0137", "Phone 207-555-0134|Fax 207-555-0137"),
            ("fax for certificate 801-555-0125, phone 801-555-0126", "Fax 801-555-0125|Phone 801-555-0126"),
            ("843-555-0109 (fax)", "Fax 843-555-0109"),
            (
                "fax two one eight five five five zero one four zero",
                "Fax two one eight five five five zero one four zero",
            ),
        ]);
    }

    #[test]
    fn extensions_and_pagers() {
        check(&[
            ("888 555 0166 x21; ext 5 and x4182", "Phone 888 555 0166|Phone 21|Phone 5|Phone 4182"),
            (
                "800-555-0192 x6127, bleep 6252, pager 2-0182",
                "Phone 800-555-0192|Phone 6127|Phone 6252|Phone 2-0182",
            ),
            ("extension 12 mm, x14 days, x 1000 mL, G4 P2012", ""), // lengths, times, parity
        ]);
    }

    #[test]
    fn numbers_that_are_no_telephones() {
        check(&[
            ("NHS no. 387 213 0945, MRN 612-555-0189", ""),
            ("acct 0612-1439, SSN 219-09-9999, 94-2040-1125", ""),
            ("WBC 120-1500, 3.5-5.1, 120/80, 2.16.840.1.113883", ""), // ranges, vitals, object identifiers
            ("call 911 or 988, code 99213-25, Call #2951849", ""), // short codes, procedures, a call's number
            ("B P four five three nine seven two oh", ""),         // a code begins with letters
        ]);
    }

    #[test]
    fn hostile_text_is_read_in_linear_time() {
        for unit in ["555-", "555 ", "0 ", "+1", "five ", "x1", "(", "ext ", "tel 5 "] {
            RULE.finds(&unit.repeat(50_000));
        }
    }
}
