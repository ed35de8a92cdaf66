//! People across a document: one role for one person, and a name found once is found everywhere.

use super::tagger::kind::name_scores;
use super::tagger::{Evidence, Label, Probabilities};
use crate::lexicon::class;
use crate::text::{Case, TokenKind};
use crate::{Category, Entity};

/// A name counts as known in the document from this confidence on.
const KNOWN: u8 = 60;
/// A common word that is somebody's name needs at least this probability where it stands.
const COMMON_WORD: f32 = 0.25;
/// The same for a listed but rarer word, and for a word in lower case.
const DOUBTFUL: f32 = 0.1;
/// The mean probability of all its mentions that a word needs to be a name known in the document.
const MOSTLY: f32 = 0.35;
/// The same for a word in no list.
const UNLISTED: f32 = 0.03;

/// What keeps one mention from deciding alone whether a person is a doctor.
const DOUBT: f32 = 0.02;
/// Odds from here on count as certain.
const CERTAIN: f32 = 1e6;

/// The words of an entity that can stand for the person: no initials, titles or particles.
fn name_words<'a>(ev: &'a Evidence<'_, '_>, entity: &Entity) -> impl Iterator<Item = usize> + use<'a> {
    ev.doc.tokens_in(entity.start..entity.end).filter(|&i| {
        ev.doc.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.len() > 2)
            && ev.mark_at(i, 0) & (class::TITLE | class::CREDENTIAL | class::KIN) == 0
    })
}

/// The names in `found` wherever else they stand, as far as the tagger does not speak against it; not where a token is
/// `covered` already.
pub fn repeats(
    ev: &Evidence<'_, '_>,
    probabilities: &Probabilities,
    found: &[Entity],
    covered: &[bool],
) -> Vec<Entity> {
    // By the number of a word: whose name it is; how often it stands, and how likely that is PHI in all.
    let mut known = vec![None; ev.doc.words()];
    for e in found.iter().filter(|e| e.category.is_person() && e.confidence >= KNOWN) {
        for i in name_words(ev, e) {
            if let Some(word) = ev.doc.token(i).and_then(|t| known.get_mut(t.word as usize)) {
                *word = Some((e.category, 0.0, 0.0));
            }
        }
    }
    let tokens = || ev.doc.tokens().iter().enumerate();
    for (i, token) in tokens() {
        if let Some(Some((_, sum, count))) = known.get_mut(token.word as usize) {
            (*sum, *count) = (*sum + probabilities.phi(i), *count + 1.0);
        }
    }
    let repeated = tokens().zip(covered).filter(|(_, covered)| !**covered).filter_map(|((i, token), _)| {
        // A word that is mostly no name here (`Gore` in `Gore-Tex`) was hardly one the one time it seemed so.
        let (category, ..) =
            known.get(token.word as usize)?.filter(|(_, sum, count)| *sum >= MOSTLY * count)?;
        let mark = ev.mark_at(i, 0);
        let needed = if mark & class::COMMON_TOP != 0 {
            COMMON_WORD
        } else if token.case == Case::Lower
            || mark & (class::COMMON | class::MEDICAL | class::DRUG | class::EPONYM) != 0
        {
            DOUBTFUL
        } else {
            UNLISTED
        };
        (probabilities.phi(i) >= needed)
            .then(|| Entity::new(token.start as usize, token.end as usize, category, KNOWN, "repeat.name"))
    });
    repeated.collect()
}

/// Gives every mention of a person the role that most of the evidence in the document speaks for.
pub fn settle_roles(ev: &Evidence<'_, '_>, probabilities: &Probabilities, found: &mut [Entity]) {
    let mut odds = vec![1.0_f32; ev.doc.words()];
    for e in found.iter().filter(|e| e.category.is_person()) {
        let here = doctor_odds(ev, probabilities, e);
        for i in name_words(ev, e) {
            if let Some(all) = ev.doc.token(i).and_then(|t| odds.get_mut(t.word as usize)) {
                *all = (*all * here).clamp(1.0 / CERTAIN, CERTAIN);
            }
        }
    }
    for e in found.iter_mut().filter(|e| e.category.is_person()) {
        let of_word = |i: usize| odds.get(ev.doc.token(i)?.word as usize).copied();
        let all: f32 = name_words(ev, e).filter_map(of_word).product();
        if all > 1.0 {
            e.category = Category::Doctor;
        } else if all < 1.0 {
            e.category = Category::Patient;
        }
    }
}

/// How much likelier a mention is a doctor's than a patient's.
fn doctor_odds(ev: &Evidence<'_, '_>, probabilities: &Probabilities, entity: &Entity) -> f32 {
    let range = ev.doc.tokens_in(entity.start..entity.end);
    let sum = |label: Label| {
        let scores = probabilities.range(range.clone());
        scores.filter_map(|s| s.get(label as usize).copied()).sum::<f32>() / range.len() as f32
    };
    let [patient, doctor, ..] = name_scores(ev, range.clone());
    let odds =
        (sum(Label::Doctor) + DOUBT) / (sum(Label::Patient) + DOUBT) * (doctor + DOUBT) / (patient + DOUBT);
    odds.clamp(0.01, 100.0)
}
