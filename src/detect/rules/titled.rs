//! Patient, Doctor: the name behind a title. What else belongs to the name, and whose it is, the tagger tells.

use super::Rule;
use super::anchors::Anchors;
use super::words::words;
use crate::Entity;
use crate::category::Category::{self, Doctor, Patient};
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, Token, TokenKind};

pub(super) const RULE: Rule = Rule {
    name: "title.name",
    about: "Names behind a title",
    categories: &[Patient, Doctor],
    words: &[&TITLES.prints],
    kinds: 0,
    find,
};

words! {
    /// Titles, whose they mostly are, and whether they are other words as well (`MS` for sclerosis, `MR` for imaging).
    TITLES: (Category, bool) =
        "dr drs prof" => (Doctor, false), "doctor professor" => (Doctor, true),
        "mrs" => (Patient, false), "mr ms miss" => (Patient, true)
}

/// Surnames that go on with a sentence (`the dr will call`).
const GOES_ON: &[&str] = &[
    "will", "may", "can", "said", "call", "do", "to", "so", "in", "an", "see", "and", "on", "at", "as", "or",
    "be", "my", "you", "her", "him", "he", "she", "it", "we", "they", "about", "would", "should", "could",
    "back", "here", "there", "know", "just", "did", "has", "had", "was", "is", "are", "than", "then", "who",
    "when", "if", "for", "no", "not", "any", "all", "out", "with", "from", "what", "how", "too", "now",
    "also", "i", "me", "i've", "i'm", "i'll", "i'd", "it's",
];

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    for (i, token) in anchors {
        let Some((category, ambiguous)) = TITLES.get(token.hash) else { continue };
        let dotted = doc.word(i + 1) == ".";
        let at = if dotted { i + 2 } else { i + 1 };
        let Some(name) = doc.token(at).filter(|t| t.line == token.line && t.kind == TokenKind::Word) else {
            continue;
        };
        let confidence = confidence(doc, token, at, name, dotted, ambiguous);
        if confidence > 0 {
            out.push(Entity::new(
                name.start as usize,
                doc.token(end(doc, at)).map_or(name.end, |t| t.end) as usize,
                category,
                confidence,
                "title.name",
            ));
        }
    }
}

/// How surely token `at` is a name; 0 for not at all.
fn confidence(
    doc: &Document<'_>,
    title: &Token,
    at: usize,
    name: &Token,
    dotted: bool,
    ambiguous: bool,
) -> u8 {
    let mask = lookup(name.hash);
    let listed = mask & (class::LAST_TOP | class::FIRST_TOP | class::FIRST) != 0;
    let word = mask & (class::COMMON_TOP | class::COMMON | class::MEDICAL | class::DRUG) != 0;
    if name.len() < 2 || mask & class::TITLE != 0 || GOES_ON.contains(&doc.lower_word(at)) {
        return 0;
    }
    match (title.case, name.case) {
        (Case::Title, Case::Title | Case::Mixed) if listed || !word => 96,
        (Case::Lower, Case::Title | Case::Mixed) if !word || dotted && listed => 92,
        // `MR ANGIOGRAPHY`, `MS CONTIN`
        (_, Case::Lower | Case::Upper) if !listed && word => 0,
        (_, Case::Lower | Case::Upper) if ambiguous && !dotted => 0,
        (_, Case::Lower | Case::Upper) if listed && dotted => 95,
        (_, Case::Lower | Case::Upper) if !word => 88,
        _ => 0,
    }
}

/// The last token of the word that begins at `at`, over hyphens (`Dr. Lo-Reyes`).
fn end(doc: &Document<'_>, mut at: usize) -> usize {
    let word = |i: usize| doc.token(i).is_some_and(|t| t.kind == TokenKind::Word);
    while doc.word(at + 1) == "-" && doc.glued(at) && doc.glued(at + 1) && word(at + 2) {
        at += 2;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_behind_titles() {
        for (text, want) in [
            ("Dr. Smith called", Some("Smith")),
            ("seen by dr. ward today", Some("ward")),
            ("hello , mr . walker .", Some("walker")),
            ("MRS. ABARA-LOWE WAS SEEN", Some("ABARA-LOWE")),
            ("d/w dr xqzvky re labs", Some("xqzvky")),
            // A sentence goes on.
            ("the dr will call", None),
            ("per dr. and nurse", None),
            ("Hi doctor. I've been dizzy", None),
            // Imaging, sclerosis, morphine.
            ("MR ANGIOGRAPHY of the head", None),
            ("MS Contin 15 mg", None),
            ("ms since 2010", None),
            // A common word in capitals.
            ("Miss Saturday's dose", None),
        ] {
            let out = RULE.finds(text);
            assert_eq!(out.first().map(|e| e.text(text)), want, "{text}");
        }
    }
}
