//! Ages: by their unit (`67-year-old`, `6 weeks old`, `67F`), by the words before (`aged`, `son Ian, 6`, `died at 54`),
//! and decades (`mid-80s`). A duration or a gestational age is none.

mod before;
mod decade;
mod family;
mod named;
mod sex;
mod unit;

use super::anchors::{Anchors, NUMBERS};
use super::scan::{digits, mark, number, push_tokens};
use super::{Rule, spoken};
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};
use std::ops::Range;

/// Finds ages.
pub(super) const RULE: Rule = Rule {
    name: "age",
    about: "Ages in figures and words, also decades and months or weeks",
    categories: &[Category::Age],
    words: &[&spoken::NUMBERS.prints, &decade::TENS.prints],
    kinds: NUMBERS,
    find,
};

/// The oldest person there was died at 122.
const OLDEST: u32 = 122;

/// A number that may be an age.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    first: usize,
    /// The token after it.
    end: usize,
    value: u32,
    /// In words.
    spoken: bool,
}

/// What was found: the tokens it covers, how surely, by which rule.
type Found = Option<(Range<usize>, u8, &'static str)>;

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, token) in anchors {
        if i < done {
            continue;
        }
        let candidate = match token.kind {
            TokenKind::Number if token.len() <= 3 => figures(doc, i),
            TokenKind::Word => match spoken::cardinal(doc, i) {
                Some(found) => Some(Candidate { first: i, end: found.end, value: found.value, spoken: true }),
                None => {
                    if let Some((range, confidence)) = decade::in_words(doc, i) {
                        push_tokens(doc, out, range, Category::Age, confidence, "age.decade");
                    }
                    None
                }
            },
            _ => None,
        };
        let Some(candidate) = candidate.filter(|c| c.value <= OLDEST) else { continue };
        let found = decade::at(doc, candidate)
            .or_else(|| surer(unit::behind(doc, candidate), || before::at(doc, candidate)));
        if let Some((range, confidence, rule)) = found {
            done = range.end;
            push_tokens(doc, out, range, Category::Age, confidence, rule);
        } else {
            done = candidate.end;
        }
    }
}

/// The unit's finding if it is sure, else the surer; months and days that the unit adds stay in the span.
fn surer(unit: Found, before: impl FnOnce() -> Found) -> Found {
    match unit {
        Some((_, 80.., _)) => unit,
        None => before(),
        Some((range, confidence, rule)) => match before() {
            Some((own, more, name)) if more > confidence => {
                Some((range.start..range.end.max(own.end), more, name))
            }
            _ => Some((range, confidence, rule)),
        },
    }
}

/// The number at token `i` if it is whole: no part of a decimal, a ratio, a date, a code.
fn figures(doc: &Document<'_>, i: usize) -> Option<Candidate> {
    let token = doc.token(i)?;
    let value = number(doc, i).filter(|_| mark(doc, i) != b'0' || token.len() == 1)?;
    let glued_before = !token.spaced && i > 0;
    if glued_before {
        let before = mark(doc, i - 1);
        let other = doc.token_at(i, -2);
        let number_before = matches!(before, b'.' | b'/' | b'-' | b',' | b':')
            && digits(doc, i.wrapping_sub(2)) > 0
            && doc.token_at(i, -1).is_some_and(|t| !t.spaced);
        let sign = matches!(before, b'+' | b'_' | b'^' | b'#' | b'<' | b'>' | b'$');
        let stage = || matches!(doc.lower_at(i, -2), "mid" | "early" | "late" | "age" | "aged");
        let coded = before == b'-'
            && other.is_some_and(|t| t.kind == TokenKind::Word)
            && doc.token_at(i, -1).is_some_and(|t| !t.spaced)
            && !stage();
        let letter = doc.token_at(i, -1).is_some_and(|t| t.kind == TokenKind::Word);
        if number_before && !ends_list(doc, i) || sign || letter || coded {
            return None;
        }
    }
    let tied_after = doc.glued(i)
        && doc.glued(i + 1)
        && digits(doc, i + 2) > 0
        && matches!(
            mark(doc, i + 1),
            b'.' | b'/' | b'-' | b':' | b',' | b'+' | b'_' | b'^' | b'#' | b'<' | b'>' | b'$' | b'=' | b'~'
        );
    (!tied_after && !matches!(doc.word(i + 1), "%" | "°")).then_some(Candidate {
        first: i,
        end: i + 1,
        value,
        spoken: false,
    })
}

/// `16-18`, `"…",86,2019`: the second of a range of ages or a field of a list.
fn ends_list(doc: &Document<'_>, i: usize) -> bool {
    i > 0
        && mark(doc, i - 1) == b'-'
        && digits(doc, i.wrapping_sub(2)) <= 2
        && doc.token_at(i, -2).is_some_and(|t| t.spaced)
}

#[cfg(test)]
mod tests;
