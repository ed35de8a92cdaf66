//! Numbered roads: `Route 9W`, `US Highway 61`, `County Road 402`, `I-20`, `FM 1960`.

use super::is_placed;
use crate::Category::Street;
use crate::Entity;
use crate::detect::rules::scan::{digits, is_amount, number, push_tokens, same_line};
use crate::detect::rules::spoken::cardinal;
use crate::text::{Case, Document, TokenKind};

/// Whether the number at token `at` ends there, but for one letter (`9W`).
fn number_end(doc: &Document<'_>, at: usize) -> Option<usize> {
    if !(1..=4).contains(&digits(doc, at)) || is_amount(doc, at + 1) {
        return None;
    }
    let letter = doc.glued(at) && doc.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
    if letter && doc.token(at + 1).is_some_and(|t| t.len() > 1) {
        return None;
    }
    let end = at + 1 + usize::from(letter);
    let goes_on = doc.glued(end - 1)
        && matches!(doc.word(end), "/" | "." | "-" | ":" | "%")
        && digits(doc, end + 1) > 0;
    (!goes_on).then_some(end)
}

/// Reports the road named by token `i`: `Highway`, `Route`.
pub(super) fn named(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    let at = i + 1 + usize::from(matches!(doc.word(i + 1), "." | "#"));
    if !same_line(doc, i, at) {
        // A highway named like a street: `Tejon Highway`.
        return alone(doc, i, out);
    }
    let spoken = cardinal(doc, at).map(|c| c.end);
    let Some(end) = number_end(doc, at).or(spoken) else { return alone(doc, i, out) };
    let mut first = i;
    let mut titled = false;
    // `US`, `U.S.`, `State`, `County`, `Old`, `Navajo`, `Farm to Market`
    while let Some(j) = first.checked_sub(1).filter(|&j| same_line(doc, j, i) && i - j < 6) {
        let before = doc.lower_word(j);
        let known = matches!(
            before,
            "us" | "state"
                | "county"
                | "old"
                | "business"
                | "navajo"
                | "bia"
                | "rural"
                | "tribal"
                | "provincial"
        );
        if known {
            titled = true;
        } else if !(matches!(before, "." | "s" | "u") && doc.lower_word(first) != "the") {
            break;
        }
        first = j;
    }
    if matches!(doc.word(first), ".") || doc.lower_word(first) == "s" && !titled {
        first = i;
    }
    if doc.lower_word(end) == "box" {
        return;
    }
    let capital = token.case != Case::Lower;
    let confidence = match () {
        () if titled => 90,
        () if capital && (is_placed(doc, first) || token.len() > 4) => 86,
        () if is_placed(doc, first) => 80,
        () if capital => 70,
        () => 40,
    };
    push_tokens(doc, out, first..end, Street, confidence, "street.highway");
}

/// `on Tejon Highway`
fn alone(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let mut first = i;
    while let Some(j) = first.checked_sub(1).filter(|&j| same_line(doc, j, i) && i - j < 4) {
        if doc.token(j).is_none_or(|t| !matches!(t.case, Case::Title | Case::Upper)) {
            break;
        }
        first = j;
    }
    if first < i && is_placed(doc, first) && doc.token(i).is_some_and(|t| t.case != Case::Lower) {
        push_tokens(doc, out, first..i + 1, Street, 84, "street.highway");
    }
}

/// Reports `US 460`, `I-20`, `FM 1960`, `U.S. 160` where a place is spoken of; alone they are ultrasounds and iodine.
pub(super) fn lettered(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i).filter(|t| t.case == Case::Upper) else { return };
    let mut first = i;
    if doc.word(i) == "S" {
        // `U.S.`
        let abbreviation =
            i > 1 && doc.word(i - 2) == "U" && doc.word(i - 1) == "." && doc.word(i + 1) == ".";
        if !abbreviation {
            return;
        }
        first = i - 2;
    }
    let at = i + 1 + usize::from(matches!(doc.word(i + 1), "-" | "."));
    let Some(end) = number_end(doc, at).filter(|_| same_line(doc, i, at)) else { return };
    let value = number(doc, at).unwrap_or(0);
    let isotope = doc.word(i) == "I" && matches!(value, 123 | 124 | 125 | 131)
        || doc.word(i) == "I" && doc.word(i + 1) != "-";
    if isotope || !token.spaced && first == i {
        return;
    }
    let road = doc.label_of(i).any(|j| matches!(doc.lower_word(j), "road" | "location" | "address"));
    let column = i > 0 && doc.lower_at(i, -1) == "road";
    let placed = is_placed(doc, first);
    let confidence = if placed || road || column {
        84
    } else if doc.word(i) == "FM" || first < i {
        62
    } else {
        30
    };
    push_tokens(doc, out, first..end, Street, confidence, "street.highway");
}
