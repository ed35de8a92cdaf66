//! What stands between a label and its value: `#`, `no.`, `is`, `:`, `ending in`, leader dots, the state of a
//! licence, the name of an insurer, and further labels.

use super::IDENTIFIERS;
use super::run::{Run, gap, glued_to, run_at};
use super::table::{Label, Strength, label_at};
use super::value::value_at;
use crate::Category;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

/// The most a chain of links can cost; a word costs ten.
const BUDGET: usize = 150;
/// The most words of an insurer's name between its label and the number.
const NAME: usize = 5;

/// What was read between a label and its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// The label that governs in the end.
    pub label: Label,
    /// The first token behind the links.
    pub at: usize,
    /// A sign stood there (`:`, `=`, `#`) or a word that announces a number (`no.`, `id`).
    pub explicit: bool,
    /// It was such a word, or `#`.
    pub numbered: bool,
    /// Only the last digits were promised.
    pub partial: bool,
}

/// Reads the links behind `label`, and the further labels among them: of two the one that says more governs,
/// of equals the later. `None` if something else is announced.
pub(super) fn read(doc: &Document<'_>, label: Label) -> Option<Link> {
    let mut link =
        Link { label, at: label.end, explicit: false, numbered: false, partial: ends_partial(doc, label) };
    let (mut crossed, mut named) = (false, 0);
    let mut budget = BUDGET;
    while let Some(token) = doc.token(link.at) {
        if gap(doc, link.at).is_none() {
            // A label that ends its line governs the next one.
            if crossed || !(link.explicit || doc.starts_line(label.start)) {
                return None;
            }
            crossed = true;
        }
        let (step, cost) = match token.kind {
            TokenKind::Punct => {
                let Some(cost) = punctuation(doc, &mut link, label) else { break };
                (1, cost)
            }
            TokenKind::Number if is_last(doc, link.at) => (1, 10),
            TokenKind::Number => break,
            TokenKind::Word if is_code(doc, link.at) => break,
            TokenKind::Word => match word(doc, &mut link) {
                Next::Step(step) => (step, 10 * step),
                Next::Other => return None,
                Next::Unknown if insurer(doc, &link, named) => {
                    named += 1;
                    (1, 10)
                }
                Next::Unknown => match to_colon(doc, link.at) {
                    Some(colon) if !link.explicit => {
                        link.label.strength = link.label.strength.min(Strength::Medium);
                        (colon - link.at, 30)
                    }
                    _ => break,
                },
            },
        };
        budget = budget.checked_sub(cost)?;
        link.at += step;
    }
    (link.at < doc.tokens().len()).then_some(link)
}

enum Next {
    /// A link of so many tokens.
    Step(usize),
    /// A label of something that is no identifier, or a secret.
    Other,
    Unknown,
}

/// Reads punctuation; answers its cost.
fn punctuation(doc: &Document<'_>, link: &mut Link, label: Label) -> Option<usize> {
    match doc.word(link.at) {
        sign @ (":" | "=" | "#" | "|") => {
            link.explicit = true;
            link.numbered |= sign == "#";
            Some(10)
        }
        "." | "…" | "_" | "·" => Some(1),
        "\"" | "'" | "“" | "”" | "(" | "[" | "<" | ">" | "-" | "–" | "—" | "~" | "?" | "}" | "{" | "^"
        | "`" => Some(5),
        ")" if label.start > 0 && doc.word(label.start - 1) == "(" => Some(10),
        "/" if label_at(doc, link.at + 1).is_some() => Some(10),
        "," if doc.word(link.at + 1) == "\"" || doc.lower_word(link.at + 1) == "no" => Some(10),
        "," if link.label.category == Category::HealthPlan => Some(20),
        _ => None,
    }
}

fn word(doc: &Document<'_>, link: &mut Link) -> Next {
    let word = doc.lower_word(link.at);
    if matches!(word, "no" | "nos" | "nr" | "num" | "number" | "numbers" | "nbr" | "id" | "ids" | "n0") {
        link.explicit = true;
        link.numbered = true;
        return Next::Step(1);
    }
    if matches!((word, doc.lower_at(link.at, 1)), ("eye", "dee") | ("i", "d")) {
        link.explicit = true;
        return Next::Step(2);
    }
    if let Some(next) = label_at(doc, link.at).filter(|&next| !is_prefix(doc, next)) {
        if next.strength == Strength::Near && IDENTIFIERS.contains(&next.category) {
            return Next::Step(next.end - link.at);
        }
        if next.strength == Strength::Near || next.category == Category::Unknown {
            return Next::Other;
        }
        // `VA last4`: the later of two of one kind may say only this.
        link.partial |= ends_partial(doc, next);
        if next.strength >= link.label.strength {
            link.label = next;
        }
        return Next::Step(next.end - link.at);
    }
    if is_link(word) {
        link.partial |= matches!(word, "ending" | "ends" | "ended" | "end" | "last");
        return Next::Step(1);
    }
    let credential = link.label.category == Category::License
        && doc.token(link.at).is_some_and(|t| lookup(t.hash) & class::CREDENTIAL != 0);
    if is_last(doc, link.at) || is_place_of(doc, link) || credential {
        return Next::Step(1);
    }
    Next::Unknown
}

/// Whether the state of the licence or plate stands there. In `PLATE AB 72061` the letters before mere digits
/// are the plate's own.
fn is_place_of(doc: &Document<'_>, link: &Link) -> bool {
    let mere = |r: Run| r.letters == 0 && !r.joined && gap(doc, r.end) != Some(1);
    let own = link.label.category == Category::Vehicle && run_at(doc, link.at + 1).is_some_and(mere);
    takes_state(doc, link.label) && is_state(doc, link.at) && !own
}

#[rustfmt::skip]
fn is_link(word: &str) -> bool {
    matches!(
        word,
            "is" | "was" | "are" | "code" | "ref" | "card" | "ending" | "ends" | "ended" | "end" | "in"
            | "on" | "file" | "reads" | "says" | "the" | "last" | "digits" | "value" | "extension"
            | "text" | "type" | "as" | "of" | "also" | "with" | "under" | "label" | "still" | "now"
            | "only" | "holder" | "shows" | "lists" | "its" | "it's" | "dated" | "given" | "too"
            | "maybe" | "needs" | "scanned"
    )
}

/// Whether a short label in capitals is the beginning of a value (`passport AC 118440`, `claim INV 22-04140`).
fn is_prefix(doc: &Document<'_>, label: Label) -> bool {
    let word = doc.token(label.start).filter(|t| t.case == Case::Upper && t.len() <= 2);
    word.is_some()
        && label.end == label.start + 1
        && label.strength < Strength::Strong
        && gap(doc, label.end) == Some(1)
        && run_at(doc, label.end).is_some_and(|r| r.digits > 1)
}

/// Whether the label promises only the last digits (`card ending`, `last 4`).
fn ends_partial(doc: &Document<'_>, label: Label) -> bool {
    let last = label.end - 1;
    is_last(doc, last)
        || matches!(doc.lower_word(last), "ending" | "ends" | "end")
        || (doc.lower_word(last) == "in" && doc.lower_at(last, -1) == "ending")
}

/// `last 4`, `last four`, `last 6` end at token `i`.
fn is_last(doc: &Document<'_>, i: usize) -> bool {
    let last = |by| matches!(doc.lower_at(i, by), "last" | "last4");
    let count = matches!(doc.lower_word(i), "3" | "4" | "5" | "6" | "8" | "four" | "five" | "six" | "eight");
    (count && last(-1)) || last(0)
}

/// Whether the word at `i` is the beginning of a code: `RX7901`, `CT-24-558945`.
pub(super) fn is_code(doc: &Document<'_>, i: usize) -> bool {
    doc.token(i).is_some_and(|t| t.kind == TokenKind::Word)
        && glued_to(doc, i).any(|t| t.kind == TokenKind::Number)
        && run_at(doc, i).is_some_and(|run| run.digits > 0)
}

/// Plates and driving licences name their state first; a passport's letters are its own.
fn takes_state(doc: &Document<'_>, label: Label) -> bool {
    label.category == Category::Vehicle
        || (label.category == Category::License
            && matches!(
                doc.lower_word(label.start),
                "dl" | "cdl" | "driver" | "drivers" | "license" | "licence"
            ))
}

pub(super) fn is_state(doc: &Document<'_>, i: usize) -> bool {
    doc.token(i).is_some_and(|t| {
        lookup(t.hash) & (class::STATE_ABBR | class::STATE | class::COUNTRY) != 0
            && doc.token(i + 1).is_some_and(|n| n.spaced || doc.word(i + 1) == ":")
    })
}

/// A word of an insurer's name: `Insurance: Midwest Health Plan, 0018376221`.
fn insurer(doc: &Document<'_>, link: &Link, named: usize) -> bool {
    let any_case = matches!(doc.lower_word(link.label.start), "ins" | "insurance" | "payer" | "insurer");
    let capital =
        doc.token(link.at).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper | Case::Mixed));
    link.label.category == Category::HealthPlan
        && link.label.strength <= Strength::Medium
        && named < NAME
        && (capital || any_case)
        && value_at(doc, link.at, Category::HealthPlan).is_none()
}

/// The colon that ends a label of up to three further words: `Units issued: …`.
fn to_colon(doc: &Document<'_>, at: usize) -> Option<usize> {
    let words = (at..at + 3).take_while(|&i| doc.token(i).is_some_and(|t| t.kind == TokenKind::Word)).count();
    let colon = at + words;
    (doc.word(colon) == ":" && doc.token(colon).map(|t| t.line) == doc.token(at).map(|t| t.line))
        .then_some(colon)
}
