//! From label probabilities to entities.

use super::eponym::names_a_thing;
use super::rules::is_classified;
use super::tagger::kind::{KINDS, NAMES, kind, name_scores};
use super::tagger::{Evidence, Label, Probabilities, Scores};
use crate::lexicon::class;
use crate::text::{Case, TokenKind};
use crate::{Category, Entity, Options};
use std::ops::Range;

/// A token is PHI from this probability on, at strictness 0. The small model needs more to be as right.
const THRESHOLD: f64 = if cfg!(feature = "lite") { 0.42 } else { 0.3 };
/// The share of the threshold that is enough next to a token that is PHI.
const BESIDE: f32 = 0.45;
/// The share that is enough for a common given name before a common surname.
const FULL_NAME: f32 = 0.2;
/// What a person's name counts for beyond its probability.
const NAME_BONUS: f32 = 0.5;
/// The least probability that either model gives a category.
const FLOOR: f32 = 0.01;

/// Runs of tokens that are PHI with the same label, on one line and not parted by a wide gap.
pub fn entities(ev: &Evidence<'_, '_>, probabilities: &Probabilities, options: &Options) -> Vec<Entity> {
    let threshold = (THRESHOLD * (1.0 - 0.9 * options.strictness)) as f32;
    let mut out = Vec::new();
    let mut run: Option<(Label, Range<usize>)> = None;
    for (i, flagged) in flagged(ev, probabilities, threshold).into_iter().enumerate() {
        let label = if flagged { likeliest(&probabilities.get(i)) } else { Label::Other };
        match &mut run {
            Some((of, range)) if (*of == label || full_name(ev, i - 1)) && joins(ev, i) => range.end = i + 1,
            _ => {
                if let Some((of, range)) = run.take() {
                    out.extend(entity(ev, probabilities, of, range));
                }
                run = (label != Label::Other).then_some((label, i..i + 1));
            }
        }
    }
    if let Some((of, range)) = run {
        out.extend(entity(ev, probabilities, of, range));
    }
    out
}

/// The tokens that are PHI by `threshold`, or by less next to one that is: half a name is a leak.
fn flagged(ev: &Evidence<'_, '_>, probabilities: &Probabilities, threshold: f32) -> Vec<bool> {
    // A name missed is worse than a job: its share counts for more.
    let weights: Vec<f32> = (0..probabilities.len())
        .map(|i| {
            let [_, patient, doctor, ..] = probabilities.get(i);
            probabilities.phi(i) + NAME_BONUS * (patient + doctor)
        })
        .collect();
    let phi = |i: usize| weights.get(i).copied().unwrap_or(0.0);
    let mut flagged: Vec<bool> = weights.iter().map(|phi| *phi >= threshold).collect();
    for i in 1..flagged.len() {
        if phi(i - 1).max(phi(i)) >= threshold * FULL_NAME && full_name(ev, i - 1) {
            flagged.get_mut(i - 1..=i).into_iter().for_each(|f| f.fill(true));
        }
        if flagged.get(i - 1) == Some(&true) && phi(i) >= threshold * BESIDE && joins(ev, i) {
            flagged.get_mut(i).into_iter().for_each(|f| *f = true);
        }
    }
    for i in (1..flagged.len()).rev() {
        if flagged.get(i) == Some(&true) && phi(i - 1) >= threshold * BESIDE && joins(ev, i) {
            flagged.get_mut(i - 1).into_iter().for_each(|f| *f = true);
        }
    }
    flagged
}

/// Whether a common given name stands at token `i` and a common surname behind it.
fn full_name(ev: &Evidence<'_, '_>, i: usize) -> bool {
    let is = |i: usize, class: u32| {
        ev.mark_at(i, 0) & class != 0 && ev.doc.token(i).is_some_and(|t| t.case == Case::Title)
    };
    is(i, class::FIRST_TOP) && is(i + 1, class::LAST_TOP) && joins(ev, i + 1)
}

/// The likeliest label but [`Label::Other`].
fn likeliest(scores: &Scores) -> Label {
    let [_, rest @ ..] = scores;
    let best = rest.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(i, _)| i + 1);
    Label::ALL.get(best).copied().unwrap_or(Label::Other)
}

/// Whether token `i` can go on with the entity of the token before it.
fn joins(ev: &Evidence<'_, '_>, i: usize) -> bool {
    let (Some(before), Some(token)) = (ev.doc.token_at(i, -1), ev.doc.token(i)) else { return false };
    let gap = ev.doc.slice(before.end as usize, token.start as usize);
    before.line == token.line && gap.len() < 3 && !gap.contains('\t')
}

fn entity(
    ev: &Evidence<'_, '_>,
    probabilities: &Probabilities,
    label: Label,
    range: Range<usize>,
) -> Option<Entity> {
    let range = trim(ev, label, range);
    if matches!(label, Label::Number | Label::Contact) && is_classified(ev.doc, range.start) {
        return None;
    }
    if matches!(label, Label::Patient | Label::Doctor | Label::Hospital | Label::Organization | Label::City)
        && names_a_thing(ev, &range)
    {
        return None;
    }
    let span = ev.doc.span(range.clone())?;
    let sure: f32 = range.clone().map(|i| probabilities.phi(i)).sum();
    let confidence = (sure / range.len() as f32 * 100.0) as u8;
    let category = name(ev, probabilities, label, &range)
        .or_else(|| label.category())
        .unwrap_or_else(|| category(ev, label, range));
    Some(Entity::new(span.start, span.end, category, confidence, "tagger"))
}

/// The category of a name: that which the chain and the model of whole names think likeliest together.
fn name(
    ev: &Evidence<'_, '_>,
    probabilities: &Probabilities,
    label: Label,
    range: &Range<usize>,
) -> Option<Category> {
    label.category().filter(|c| NAMES.contains(c))?;
    let whole = name_scores(ev, range.clone());
    let likely = NAMES.iter().zip(whole).filter(|(c, _)| **c != Category::Street).map(|(category, whole)| {
        let tokens =
            probabilities.range(range.clone()).filter_map(|s| s.get(Label::of(*category) as usize).copied());
        (*category, (tokens.sum::<f32>() / range.len() as f32 + FLOOR) * (whole + FLOOR))
    });
    likely.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(c, _)| c)
}

/// Without punctuation at the edges, but for the bracket or plus of a telephone number.
fn trim(ev: &Evidence<'_, '_>, label: Label, mut range: Range<usize>) -> Range<usize> {
    let loose = |i: usize| ev.doc.token(i).is_some_and(|t| t.kind == TokenKind::Punct);
    while range.start < range.end && loose(range.end - 1) {
        range.end -= 1;
    }
    let opens = |i: usize| label == Label::Contact && matches!(ev.doc.word(i), "(" | "+");
    let article = |i: usize| label == Label::Profession && matches!(ev.doc.word(i), "a" | "an" | "the");
    while range.start < range.end && (loose(range.start) || article(range.start)) && !opens(range.start) {
        range.start += 1;
    }
    range
}

/// The category of a label that means several.
fn category(ev: &Evidence<'_, '_>, label: Label, range: Range<usize>) -> Category {
    let (contacts, numbers) = KINDS.split_at(5);
    match label {
        Label::Contact => kind(ev, range, contacts).unwrap_or(Category::Phone),
        // Streets have words; postal codes at most short groups of letters.
        Label::Address
            if range
                .clone()
                .all(|i| ev.doc.token(i).is_some_and(|t| t.kind != TokenKind::Word || t.len() < 3)) =>
        {
            Category::Zip
        }
        Label::Address => Category::Street,
        _ => kind(ev, range, numbers).unwrap_or(Category::IDNum),
    }
}
