//! Calendar dates, in full or in part, in every written form. One pass finds anchors; each form has its file.

mod after_month;
mod anchors;
mod chain;
mod compact;
mod cues;
mod evidence;
mod holiday;
mod numeric;
mod ordinal;
mod spoken;
mod weekday;
mod written;
mod year;

use super::anchors::{Anchors, MISREAD, NUMBERS};
use super::{Rule, scan};
use crate::text::{Case, Document, TokenKind};
use crate::{Category, Entity};
use anchors::{ANCHORS, Anchor};

/// Finds dates.
pub(super) const RULE: Rule = Rule {
    name: "date",
    about: "Dates in figures and words, weekdays, holidays, years, timestamps without their time",
    categories: &[Category::Date],
    words: &[&ANCHORS.prints],
    kinds: NUMBERS | MISREAD,
    find,
};

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut found = Vec::new();
    let mut done = 0;
    let shouted = is_shouted(doc);
    for (i, token) in anchors {
        let start = token.start as usize;
        match token.kind {
            TokenKind::Number => {
                if start >= done {
                    done = numeric::at(doc, i, &mut found);
                    compact::at(doc, i, &mut found);
                }
                if token.len() == 4 {
                    year::at(doc, i, &mut found);
                } else if token.len() <= 2 {
                    ordinal::at(doc, i, &mut found);
                }
            }
            TokenKind::Word | TokenKind::Punct => {
                if token.len() <= 3 && start >= done && scan::is_misread(doc, i) {
                    done = numeric::at(doc, i, &mut found);
                }
                match ANCHORS.get(token.hash) {
                    None => {}
                    Some(Anchor::Month(month)) => written::at(doc, i, month, &mut found),
                    Some(Anchor::Weekday(form)) => weekday::at(doc, i, form, shouted, &mut found),
                    Some(Anchor::Season) => year::season(doc, i, &mut found),
                    Some(Anchor::Apostrophe) => year::after_apostrophe(doc, i, &mut found),
                    Some(Anchor::Holiday(rests)) => holiday::at(doc, i, rests, &mut found),
                    Some(Anchor::Spoken) => spoken::at(doc, i, &mut found),
                    Some(Anchor::Slash) => spoken::around_slash(doc, i, &mut found),
                }
            }
        }
    }
    scan::keep_longest(&mut found);
    evidence::weigh(doc, &mut found);
    weekday::join(doc, &mut found);
    out.append(&mut found);
}

/// Whether a text is all in capitals, so that they tell nothing; its beginning decides.
fn is_shouted(doc: &Document<'_>) -> bool {
    let (mut upper, mut other) = (0, 0);
    for token in doc.tokens().iter().take(400).filter(|t| t.len() > 2) {
        match token.case {
            Case::Upper => upper += 1,
            Case::Lower | Case::Title | Case::Mixed => other += 1,
            Case::None => {}
        }
    }
    upper > 4 * other
}

#[cfg(test)]
mod tests;
