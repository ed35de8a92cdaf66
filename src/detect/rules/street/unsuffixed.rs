//! Streets without a suffix: behind a direction (`on E 75th`) or the label of an address (`Address: 23a Lionel`).

use super::{is_placed, unit};
use crate::Category::Street;
use crate::Entity;
use crate::detect::rules::scan::{self, digits, hash, is_amount, push_tokens, same_line, wide_gap};
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

/// Reports `on E 75th`, `by N Broad`, `1717 NE 42nd`: the direction at token `i` and a name without a suffix.
pub(super) fn directed(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let upper = doc.token(i).is_some_and(|t| t.case == Case::Upper && t.spaced);
    let mut at = i + 1 + usize::from(doc.word(i + 1) == "." && doc.glued(i));
    let ordinal = (1..=3).contains(&digits(doc, at)) && scan::is_ordinal_end(doc, at + 1) && doc.glued(at);
    let named = doc.token(at).is_some_and(|t| t.case == Case::Title && t.len() > 2 && t.spaced);
    if !upper || !(ordinal || named) || !same_line(doc, i, at) {
        return;
    }
    at += usize::from(ordinal);
    let numbered = i > 0
        && same_line(doc, i - 1, i)
        && (2..=5).contains(&digits(doc, i - 1))
        && doc.token(i - 1).is_some_and(|t| t.spaced);
    let next_named = doc.token(at + 1).is_some_and(|t| {
        matches!(t.case, Case::Title | Case::Upper) && t.spaced && same_line(doc, at, at + 1)
    });
    let confidence = match (
        numbered,
        is_placed(doc, i) && matches!(doc.lower_at(i, -1), "on" | "off" | "at" | "by" | "near"),
    ) {
        (true, _) if ordinal || !next_named => 84,
        (false, true) if ordinal || !next_named => 82,
        _ => return,
    };
    let first = if numbered { i - 1 } else { i };
    push_tokens(doc, out, first..unit::behind(doc, at + 1), Street, confidence, "street.directed");
}

/// Reports what follows the label of an address, up to a comma, a gap or the line's end, if it begins with a number:
/// `Address: 23a Lionel`, `lives 2716 Bonniebrook`.
pub(super) fn labelled(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let mut first = i + 1;
    while matches!(doc.lower_word(first), ":" | "." | "at" | "\"" | "same" | "=" | "(") && first < i + 12 {
        first += 1;
    }
    let near = matches!(doc.lower_word(i), "address" | "addr" | "add" | "residence") || !wide_gap(doc, i);
    let month = lookup(hash(doc, first + 1)) & class::MONTH != 0;
    let house = near && !month && (1..=5).contains(&digits(doc, first)) && same_line(doc, i, first);
    let mut end = first + 1;
    while end < first + 6
        && same_line(doc, first, end)
        && doc.token(end).zip(doc.token(end - 1)).is_some_and(|(t, p)| t.start <= p.end + 1)
    {
        let part = doc.token(end).is_some_and(|t| match t.kind {
            TokenKind::Word => {
                matches!(t.case, Case::Title | Case::Upper | Case::Mixed)
                    || end == first + 1 && t.len() == 1
                    || matches!(doc.lower_word(end), "of" | "y" | "na" | "the")
            }
            TokenKind::Number => false,
            TokenKind::Punct => matches!(doc.word(end), "-" | "'" | "’") && doc.glued(end),
        });
        if !part {
            break;
        }
        end += 1;
    }
    let named =
        (first + 1..end).any(|j| doc.token(j).is_some_and(|t| t.kind == TokenKind::Word && t.len() > 2));
    let closed = !same_line(doc, end - 1, end)
        || matches!(doc.word(end), "," | "." | ";" | "\"" | "|")
        || doc.token(end).is_some_and(|t| t.start > doc.token(end - 1).map_or(0, |p| p.end) + 1);
    if house && named && closed && !is_amount(doc, first + 1) {
        push_tokens(doc, out, first..unit::behind(doc, end), Street, 82, "street.labelled");
    }
}
