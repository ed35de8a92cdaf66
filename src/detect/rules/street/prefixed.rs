//! Streets whose kind stands first or inside: `Calle Luna 12`, `12 rue Mouffetard`, `Blk 417 …`, `Hauptstraße 5`.

use super::{is_placed, unit};
use crate::Category::Street;
use crate::Entity;
use crate::detect::rules::scan::{digits, push_tokens, same_line};
use crate::text::{Case, Document, TokenKind};

/// The most words of a name.
const NAME: usize = 5;

fn is_capital(doc: &Document<'_>, i: usize) -> bool {
    doc.token(i).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper | Case::Mixed))
}

/// Reports the street whose kind (`Calle`) is token `i`.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let mut end = i + 1;
    let mut named = 0;
    while named < NAME && same_line(doc, i, end) {
        let particle = matches!(
            doc.lower_word(end),
            "de" | "del"
                | "la"
                | "las"
                | "los"
                | "des"
                | "du"
                | "da"
                | "do"
                | "di"
                | "y"
                | "e"
                | "san"
                | "al"
        );
        let joined = doc.glued(end) && digits(doc, end + 1) > 0;
        if joined || !is_capital(doc, end) && !particle {
            break;
        }
        named += usize::from(!particle);
        end += 1;
    }
    let house_before = i > 0
        && same_line(doc, i - 1, i)
        && (1..=4).contains(&digits(doc, i - 1))
        && doc.token(i - 1).is_some_and(|t| t.spaced);
    let mut first = i;
    if house_before {
        first = unit::before(doc, i - 1);
    }
    let comma = usize::from(doc.word(end) == ",");
    let house_behind = same_line(doc, i, end + comma)
        && (1..=4).contains(&digits(doc, end + comma))
        && named > 0
        && !(doc.glued(end + comma)
            && matches!(doc.word(end + comma + 1), "/" | "-" | "." | ":")
            && doc.glued(end + comma + 1));
    if house_behind && !house_before {
        end += comma + 1;
    }
    if named == 0 || !is_capital(doc, i) && !house_before {
        return;
    }
    if doc.lower_word(i) == "via" && (!house_behind || doc.word(i) != "Via") {
        return;
    }
    let confidence = match () {
        () if house_before || house_behind => 88,
        () if is_placed(doc, i) => 82,
        () => 55,
    };
    let end = unit::behind(doc, end);
    push_tokens(doc, out, first..end, Street, confidence, "street.prefixed");
}

/// Reports `Blk 417 Ang Mo Kio Ave 10 #08-1033`, `Block 11, No. 204`.
pub(super) fn block(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    if !is_capital(doc, i) || !(1..=4).contains(&digits(doc, i + 1)) || !same_line(doc, i, i + 1) {
        return;
    }
    let mut end = i + 2;
    let mut hash = false;
    while end < i + 14 && same_line(doc, i, end) {
        let part = match doc.token(end).map(|t| t.kind) {
            Some(TokenKind::Word) => is_capital(doc, end),
            Some(TokenKind::Number) => true,
            _ => matches!(doc.word(end), "#" | "-") || doc.word(end) == "." && doc.glued(end - 1),
        };
        if !part || doc.token(end).is_some_and(|t| t.start > doc.token(end - 1).map_or(0, |p| p.end) + 1) {
            break;
        }
        hash |= doc.word(end) == "#";
        end += 1;
    }
    let end = unit::behind(doc, end);
    let confidence = if hash {
        92
    } else if end > i + 3 {
        70
    } else {
        30
    };
    push_tokens(doc, out, i..end, Street, confidence, "street.block");
}

/// Reports `Hauptstraße 5`, `Lindenweg 12a`: a kind at the end of the word and a number behind.
pub(super) fn compound(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    if !(1..=3).contains(&digits(doc, i + 1))
        || doc.token(i).is_none_or(|t| t.case != Case::Title || t.len() < 7)
    {
        return;
    }
    const KINDS: [&str; 8] = ["straße", "strasse", "gasse", "weg", "platz", "straat", "gatan", "vägen"];
    let word = doc.lower_word(i);
    if same_line(doc, i, i + 1) && KINDS.iter().any(|k| word.ends_with(k)) {
        let letter =
            doc.glued(i + 1) && doc.token(i + 2).is_some_and(|t| t.len() == 1 && t.kind == TokenKind::Word);
        push_tokens(doc, out, i..i + 2 + usize::from(letter), Street, 88, "street.compound");
    }
}
