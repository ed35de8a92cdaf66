//! Post boxes: `P.O. Box 10744`, `HC 61 Box 89`, `Rural Route 2 Box 37`.

use crate::Category::Street;
use crate::Entity;
use crate::detect::rules::scan::{digits, push_tokens, same_line};
use crate::detect::rules::spoken::digit_row;
use crate::text::{Case, Document};

/// Reports the post box whose `Box` is token `i`.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let mut number = i + 1 + usize::from(matches!(doc.word(i + 1), "#" | ":" | "."));
    if matches!(doc.lower_word(number), "no" | "number") {
        number += 1 + usize::from(doc.word(number + 1) == ".");
    }
    if !same_line(doc, i, number) {
        return;
    }
    let mut end = match digits(doc, number) {
        // `Private Bag X3`
        0 if doc.lower_word(i) == "bag"
            && digits(doc, number + 1) > 0
            && doc.token(number).is_some_and(|t| t.len() == 1) =>
        {
            number + 2
        }
        0 => match digit_row(doc, number) {
            Some((2..=6, end)) => end,
            _ => return,
        },
        1..=7 => number + 1,
        _ => return,
    };
    // `Box 12B`, `Box 12-3`
    if doc.glued(end - 1) && doc.token(end).is_some_and(|t| t.case == Case::Upper && t.len() == 1) {
        end += 1;
    }
    let back = |by: usize| i.checked_sub(by).map_or("", |j| doc.lower_word(j));
    let first = match (back(4), back(3), back(2), back(1)) {
        (_, _, _, "po" | "pob" | "p.o") => i - 1,
        ("p", ".", "o", ".") => i - 4,
        (_, "p", "." | "/", "o") => i - 3,
        (_, _, "p", "o") => i - 2,
        (_, "p", "o", ".") => i - 3,
        (_, _, "post", "office") => i - 2,
        (_, _, _, "private") if doc.lower_word(i) == "bag" => i - 1,
        (_, "rural" | "star", "route" | "rt" | "rte", _) if digits(doc, i - 1) > 0 => i - 3,
        (_, _, "hc" | "rr" | "rt" | "rte" | "route" | "rfd" | "psc" | "unit" | "cmr", _)
            if digits(doc, i - 1) > 0 =>
        {
            i - 2
        }
        (_, "hc" | "rr" | "rt" | "route" | "psc", _, ",") if digits(doc, i - 2) > 0 => i - 3,
        _ if digits(doc, number) == 0 && back(1) == "comma" => {
            return push_tokens(doc, out, i..end, Street, 82, "street.box");
        }
        _ => return,
    };
    if same_line(doc, first, i) {
        push_tokens(doc, out, first..end, Street, 96, "street.box");
    }
}
