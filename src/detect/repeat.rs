//! A value found once is found everywhere in the document: ids and phone numbers without their label, the
//! names of hospitals, organisations and places.

use super::tagger::{Evidence, Probabilities};
use crate::lexicon::class;
use crate::text::TokenKind;
use crate::{Category, Entity};
use std::ops::Range;

/// A value is looked for from this confidence on.
const KNOWN: u8 = 60;
/// The least probability of every word of a name that is repeated.
const LEAST: f32 = 0.05;
/// The longest value that is looked for, in tokens.
const LONGEST: usize = 16;

/// The values in `found` wherever else they stand as whole words, unless all is `covered` already.
pub fn repeats(
    ev: &Evidence<'_, '_>,
    probabilities: &Probabilities,
    found: &[Entity],
    covered: &[bool],
) -> Vec<Entity> {
    // By the number of the first word.
    let mut known: Vec<Vec<(Range<usize>, Category)>> = vec![Vec::new(); ev.doc.words()];
    let mut none = true;
    for e in found.iter().filter(|e| e.confidence >= KNOWN && !e.category.is_person()) {
        let range = ev.doc.tokens_in(e.start..e.end);
        if distinct(ev, e.category, &range) {
            let values = ev.doc.token(range.start).and_then(|t| known.get_mut(t.word as usize));
            if let Some(values) = values.filter(|v| v.len() < LONGEST) {
                values.push((range, e.category));
                none = false;
            }
        }
    }
    let mut out = Vec::new();
    if none {
        return out;
    }
    for (i, token) in ev.doc.tokens().iter().enumerate() {
        for (range, category) in known.get(token.word as usize).into_iter().flatten() {
            let end = i + range.len();
            let same = range
                .clone()
                .zip(i..end)
                .all(|(a, b)| ev.doc.token(a).zip(ev.doc.token(b)).is_some_and(|(a, b)| a.word == b.word));
            let inside_word = |at: usize| {
                ev.doc.glued(at)
                    && [at, at + 1]
                        .iter()
                        .all(|&j| ev.doc.token(j).is_some_and(|t| t.kind != TokenKind::Punct))
            };
            let known = || covered.get(i..end).is_some_and(|c| c.iter().all(|c| *c));
            if !same || known() || inside_word(end - 1) || i.checked_sub(1).is_some_and(inside_word) {
                continue;
            }
            let doubted = !has_digit(ev, range) && (i..end).any(|j| probabilities.phi(j) < LEAST);
            if let Some(span) = ev.doc.span(i..end).filter(|_| !doubted) {
                out.push(Entity::new(span.start, span.end, *category, KNOWN, "repeat.value"));
            }
        }
    }
    out
}

fn has_digit(ev: &Evidence<'_, '_>, range: &Range<usize>) -> bool {
    range.clone().any(|i| ev.doc.token(i).is_some_and(|t| t.kind == TokenKind::Number))
}

/// Whether the value can hardly be anything else: five digits and letters with a digit among them, or a name
/// with a word that is no common one.
fn distinct(ev: &Evidence<'_, '_>, category: Category, range: &Range<usize>) -> bool {
    let tokens = || range.clone().filter_map(|i| Some((i, ev.doc.token(i)?)));
    if range.len() > LONGEST {
        return false;
    }
    match category {
        Category::Hospital
        | Category::Organization
        | Category::City
        | Category::LocationOther
        | Category::Username
        | Category::Street => {
            let common = class::COMMON_TOP
                | class::COMMON
                | class::MEDICAL
                | class::DRUG
                | class::EPONYM
                | class::MONTH
                | class::NUMBER;
            let telling = tokens()
                .any(|(i, t)| t.kind == TokenKind::Word && t.len() > 2 && ev.mark_at(i, 0) & common == 0);
            telling || (range.len() > 2 && tokens().filter(|(_, t)| t.kind == TokenKind::Word).count() > 2)
        }
        Category::Age
        | Category::Date
        | Category::Profession
        | Category::State
        | Category::CountryOrRegion
        | Category::Zip
        | Category::Patient
        | Category::Doctor => false,
        _ => {
            let letters: usize =
                tokens().filter(|(_, t)| t.kind != TokenKind::Punct).map(|(_, t)| t.len()).sum();
            letters >= 5 && has_digit(ev, range)
        }
    }
}
